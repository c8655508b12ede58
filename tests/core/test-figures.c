/* test-figures.c: figures are found as people would note them down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-counted.h"
#include "core/recognise/dossier-figures.h"

#include <math.h>
#include <string.h>
#include <time.h>

#define MAX_FIELDS 6

static GPtrArray *
find_figures (const char *text)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_figures_find (text, strlen (text), mentions);
  return mentions;
}

static char *
format_number (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_dtostr (buffer, sizeof buffer, value));
}

/* "8", "10..12", "12..": as in the files. */
static char *
format_value (const DossierFigure *figure)
{
  g_autofree char *value = format_number (figure->value);
  g_autofree char *low = isnan (figure->low) ? g_strdup ("") : format_number (figure->low);
  g_autofree char *high = isnan (figure->high) ? g_strdup ("") : format_number (figure->high);

  if (!isnan (figure->value))
    return g_steal_pointer (&value);

  return g_strconcat (low, "..", high, NULL);
}

static char *
format_also (const DossierFigure *figure)
{
  GString *also = g_string_new (NULL);

  for (guint i = 0; figure->also != NULL && i < figure->also->len; i++)
    {
      const DossierQuantity *quantity = &g_array_index (figure->also, DossierQuantity, i);
      g_autofree char       *value = format_number (quantity->value);

      g_string_append_printf (also, "%s%s %s", i > 0 ? ", " : "", value, quantity->unit);
    }

  return g_string_free (also, FALSE);
}

static char *
format_figure (const DossierMention *mention)
{
  const DossierFigure *figure = mention->figure;
  g_autofree char     *value = format_value (figure);
  g_autofree char     *also = format_also (figure);

  return g_strjoin (" | ",
                    mention->name,
                    value,
                    figure->unit,
                    figure->counted != NULL ? figure->counted : "",
                    dossier_hedge_to_string (figure->hedge),
                    also,
                    NULL);
}

/* One line of a file in the form that format_figure() makes: fields trimmed, numbers rewritten. */
static char *
normalize_line (const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "|", MAX_FIELDS);
  guint n_fields = g_strv_length (fields);
  char *number = NULL;
  char *end = NULL;
  char *result = NULL;

  for (guint i = 0; i < n_fields; i++)
    g_strstrip (fields[i]);
  g_assert_cmpuint (n_fields, >=, 5);

  number = fields[1];
  if (strstr (number, "..") == NULL)
    {
      double value = g_ascii_strtod (number, &end);

      g_assert_cmpstr (end, ==, "");
      fields[1] = format_number (value);
      g_free (number);
    }
  else
    {
      g_auto (GStrv) ends = g_strsplit (number, "..", 2);
      g_autofree char *low = format_number (g_ascii_strtod (ends[0], NULL));
      g_autofree char *high =
          ends[1][0] != '\0' ? format_number (g_ascii_strtod (ends[1], NULL)) : g_strdup ("");

      fields[1] = g_strconcat (low, "..", high, NULL);
      g_free (number);
    }

  result = g_strjoin (" | ",
                      fields[0],
                      fields[1],
                      fields[2],
                      fields[3],
                      fields[4],
                      n_fields > 5 ? fields[5] : "",
                      NULL);
  return result;
}

static void
check_text (const char *text, const char *expected)
{
  g_autoptr (GPtrArray) mentions = find_figures (text);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);
      g_autofree char      *line = format_figure (mention);

      g_assert_cmpint (mention->kind, ==, DOSSIER_ENTITY_FIGURE);
      g_assert_cmpuint (mention->span.end, <=, strlen (text));
      g_assert_true (strncmp (text + mention->span.start,
                              mention->name,
                              mention->span.end - mention->span.start) == 0);
      g_string_append_printf (found, "%s\n", line);
    }

  if (strcmp (found->str, expected) != 0)
    {
      g_test_fail ();
      g_test_message ("%s\nexpected:\n%sfound:\n%s", text, expected, found->str);
    }
}

/* Every text of a file has just the figures that the file lists. */
static void
test_file (gconstpointer user_data)
{
  g_autofree char *path =
      g_test_build_filename (G_TEST_DIST, "core", "figures", (const char *) user_data, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  guint n_texts = 0;

  g_file_get_contents (path, &contents, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], "> "))
        {
          if (text != NULL)
            check_text (text, expected->str);
          g_free (text);
          text = g_strdup (lines[i] + 2);
          g_string_truncate (expected, 0);
          n_texts++;
        }
      else if (lines[i][0] != '\0' && lines[i][0] != '#')
        {
          g_autofree char *line = normalize_line (lines[i]);

          g_string_append_printf (expected, "%s\n", line);
        }
    }
  g_assert_nonnull (text);
  check_text (text, expected->str);
  g_assert_cmpuint (n_texts, >, 10);
}

/* A second rendering that cannot be the same quantity is kept, with little confidence. */
static void
test_disagreement (void)
{
  g_autoptr (GPtrArray) same = find_figures ("a hill of 500 metres (1,640 ft)");
  g_autoptr (GPtrArray) other = find_figures ("a hill of 500 metres (2,900 ft)");
  const DossierMention *right = NULL;
  const DossierMention *wrong = NULL;

  g_assert_cmpuint (same->len, ==, 1);
  g_assert_cmpuint (other->len, ==, 1);
  right = g_ptr_array_index (same, 0);
  wrong = g_ptr_array_index (other, 0);
  g_assert_cmpuint (wrong->figure->also->len, ==, 1);
  g_assert_cmpfloat (wrong->confidence, <, 0.6);
  g_assert_cmpfloat (right->confidence, >, 0.9);
}

static void
test_lines_are_apart (void)
{
  g_autoptr (GPtrArray) mentions = find_figures ("a crowd of 40\nboats came\n");
  const DossierMention *mention = NULL;

  g_assert_cmpuint (mentions->len, ==, 1);
  mention = g_ptr_array_index (mentions, 0);
  g_assert_cmpstr (mention->name, ==, "40");
  g_assert_null (mention->figure->counted);
}

static void
test_spans_are_bytes (void)
{
  const char *text = "Löscher fanden zwölf – 12 Größen – and 3 Bäume near Łódź.";
  g_autoptr (GPtrArray) mentions = find_figures (text);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      g_assert_true (g_utf8_validate (mention->name, -1, NULL));
      g_assert_true (g_utf8_validate (text + mention->span.start,
                                      (gssize) (mention->span.end - mention->span.start),
                                      NULL));
    }
  g_assert_cmpuint (mentions->len, ==, 2);
}

/* Bytes that are no UTF-8, cut characters, an array without a NUL at its end. */
static void
test_odd_bytes (void)
{
  static const char bytes[] = { '1',         '2', ' ', (char) 0xff, (char) 0xe2,
                                (char) 0x80, ' ', '5', ' ',         (char) 0xc3,
                                '\0',        '$', '3', (char) 0xe2 };
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_figures_find (bytes, sizeof bytes, mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      g_assert_cmpuint (mention->span.start, <, mention->span.end);
      g_assert_cmpuint (mention->span.end, <=, sizeof bytes);
    }
  dossier_figures_find (NULL, 0, mentions);
  dossier_figures_find ("1", 1, mentions);
  g_assert_cmpuint (mentions->len, >, 0);
}

/* A long text tells by the rest of it of what scale its degrees are. */
static void
test_degrees (void)
{
  static const char *const units[] = { "celsius", "degree", "celsius", "degree" };
  g_autoptr (GPtrArray) mentions =
      find_figures ("The pass lay under snow on Monday and the mayor of the upper village asked "
                    "drivers to stay at home until the plough had come back from the other side. "
                    "It was 12 degrees in the valley, where farmers let the sheep out, and a wall "
                    "tilted by 4 degrees in the thaw. By night it was minus 9. The road makes "
                    "a turn of 180 degrees above the church, which no lorry had dared.");
  g_autoptr (GPtrArray) warm = find_figures (
      "The heat held again on Monday, and the mayor of the lower village asked people to "
      "stay at home until the wind had come round from the other side of the bay. "
      "It was 109 degrees at noon, and 52 degrees Fahrenheit up on the pass, where "
      "herders let the sheep out late and sat in the shade of the long wall all day.");
  g_autoptr (GPtrArray) line = find_figures ("set the oven to 200 degrees");

  g_assert_cmpuint (mentions->len, ==, G_N_ELEMENTS (units));
  for (guint i = 0; i < mentions->len; i++)
    g_assert_cmpstr (((DossierMention *) g_ptr_array_index (mentions, i))->figure->unit,
                     ==,
                     units[i]);
  g_assert_cmpuint (warm->len, ==, 2);
  g_assert_cmpstr (((DossierMention *) g_ptr_array_index (warm, 0))->figure->unit,
                   ==,
                   "fahrenheit");
  g_assert_cmpuint (line->len, ==, 1);
  g_assert_cmpstr (((DossierMention *) g_ptr_array_index (line, 0))->figure->unit, ==, "degree");
}

static double
measure (const char *pattern, gsize n_bytes)
{
  g_autoptr (GString) text = g_string_sized_new (n_bytes + 64);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  double  best = G_MAXDOUBLE;
  clock_t start = 0;

  while (text->len < n_bytes)
    g_string_append (text, pattern);
  /* The better of two; processor time, since other programs run as well. */
  for (int i = 0; i < 2; i++)
    {
      g_ptr_array_set_size (mentions, 0);
      start = clock ();
      dossier_figures_find (text->str, text->len, mentions);
      best = MIN (best, (double) (clock () - start) / CLOCKS_PER_SEC);
    }

  return best;
}

/* Four times the text takes about four times as long; what is quadratic takes sixteen. */
static void
test_linear_time (void)
{
  static const char *const patterns[] = {
    "1 ",
    "1,",
    "1.",
    "1,1,",
    "one hundred ",
    "hundred ",
    "one ",
    "a ",
    "thousand million ",
    "$",
    "$1",
    "1 1/2 ",
    "1-",
    "1–2",
    "(1 km ",
    "5 km (",
    "10 to ",
    "one in ",
    "tens of ",
    "thousands of ",
    "point one ",
    "and a half ",
    "@a",
    "a.b",
    "1:1",
    "'s ",
    "red ",
    "red-",
    "5 red and ",
    "5 world's ",
    "Friday ",
    "last ",
    "+1-222 ",
    "at least ",
    "half of ",
    "\u00a01",
    "1\u2019000",
    "5 m per ",
    "first ",
    "x10^",
    "1/",
    "twenty-",
    "between 1 and ",
    "up to the ",
    "million",
    "no. 5 ",
    "5 of them ",
    "boats 5 of them ",
    "had 5, ",
    "5 people. 6 died. ",
    "Sanda 5, ",
    "1:02:03 ",
    "Voters 5: ",
    "Births fell to 5 ",
    "12 degrees ",
    "5% 6 points ",
    "one, ",
    "5 and 5 and ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      double small = measure (patterns[i], 25 * 1000);
      double large = measure (patterns[i], 100 * 1000);

      g_test_message ("%s: %.4f s, %.4f s", patterns[i], small, large);
      g_assert_cmpfloat (large, <, 10 * small + 0.02);
    }
}

static void
test_ten_megabytes (void)
{
  static const char line[] = "The storm cut power to 12,400 homes in three towns, and at least "
                             "seven people were hurt as trees fell on 19 cars and two buses on "
                             "Friday, while repairs worth $3.2 million may take a month. ";
  g_autoptr (GString) text = g_string_sized_new (11 * 1000 * 1000);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  gsize n_lines = 0;

  for (; text->len < 10 * 1000 * 1000; n_lines++)
    g_string_append (text, line);
  dossier_figures_find (text->str, text->len, mentions);

  /* All but what a cut between two pieces may cost. */
  g_assert_cmpuint (mentions->len, >=, 6 * n_lines - 40);
  g_assert_cmpuint (mentions->len, <=, 6 * n_lines + 40);
}

/* "1.200" and "1,5" are what the language of the text makes of them. */
static void
test_decimal_comma (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    double      value;
    const char *unit;
  } cases[] = {
    { "de", "Das Dach kostet 1.200 Euro.", 1200, "EUR" },
    { "de-AT", "Der Weg ist 1,5 km lang.", 1.5, "kilometer" },
    { "DE_de", "Sie gab 3,4 Mrd. Euro aus.", 3.4e9, "EUR" },
    { "de", "Im Fonds liegen 1,25 Millionen Euro.", 1.25e6, "EUR" },
    { "de-CH", "Das Dach kostet 1.5 Euro.", 1.5, "EUR" },
    { "fr", "Il pèse 1 200,5 kg.", 1200.5, "kilogram" },
    { "fr", "Le chantier vaut 3 milliards €.", 3e9, "EUR" },
    { "es", "La torre mide 12,375 km.", 12.375, "kilometer" },
    { "es-MX", "La torre mide 1,200 km.", 1200, "kilometer" },
    { "it", "Il conto è di 1.250.000,75 €.", 1250000.75, "EUR" },
    { "nl", "Het huis kost 2.750 euro.", 2750, "EUR" },
    { "pt-BR", "A obra custa 4,5 bilhões €.", 4.5e9, "EUR" },
    { "en", "The sack weighs 1.200 kg.", 1.2, "kilogram" },
    { "en", "The herd weighs 1,200 kg.", 1200, "kilogram" },
    { "ja", "1,200 kg", 1200, "kilogram" },
    { "?", "1.200 kg", 1.2, "kilogram" },
    { NULL, "1.200 kg", 1.2, "kilogram" },
    /* Words speak against a page that says it is English, and where none says anything. */
    { "en",
      "Der Rat hat mit den Stimmen der Opposition und nach dem Streit um das Bad für die Stadt "
      "beschlossen: 1.200 Euro.",
      1200,
      "EUR" },
    { NULL,
      "Les élus de la ville et les habitants ont voté pour une salle dans le parc, sur une "
      "terrasse "
      "et pour 1.200 euros.",
      1200,
      "EUR" },
    { NULL,
      "The mayor of Le Mans and the people of La Rochelle met in the town of Les Baux and talked "
      "of 1.200 kg.",
      1.2,
      "kilogram" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      const DossierFigure *figure = NULL;

      g_test_message ("%s", cases[i].text);
      dossier_figures_find_in_language (cases[i].text,
                                        strlen (cases[i].text),
                                        cases[i].language,
                                        mentions);
      g_assert_cmpuint (mentions->len, ==, 1);
      figure = ((const DossierMention *) mentions->pdata[0])->figure;
      g_assert_cmpfloat (figure->value, ==, cases[i].value);
      g_assert_cmpstr (figure->unit, ==, cases[i].unit);
    }
}

/* A price that leaves its currency out is in the one that the text named last. */
static void
test_prices (void)
{
  static const struct
  {
    const char *end;
    const char *unit;
  } cases[] = {
    { "Last year a bag cost only 40.", "EUR" },
    { "The other mill pays them 35 a bag.", "EUR" },
    { "A bag was sold at 52.", "EUR" },
    { "He stood at 52.", "" },
    { "Last year a bag cost 40 hungry men.", "" },
    { "She paid for two of them.", "" },
    { "The other mill has 35, for the winter.", "" },
  };
  static const char start[] =
      "The mill at the bridge takes 45 euros a bag. It stands where the river is widest, below the "
      "old weir, and in dry summers it does not turn before the evening, when the lock above it "
      "is opened for the barges that wait there since the morning with sand and grain from the "
      "hills. From the road one sees the wheel and the white wall, and a boat on the bank.\n";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (start, cases[i].end, NULL);
      g_autoptr (GPtrArray) mentions = find_figures (text);

      g_test_message ("%s", cases[i].end);
      g_assert_cmpuint (mentions->len, ==, 2);
      g_assert_cmpstr (((const DossierMention *) mentions->pdata[1])->figure->unit,
                       ==,
                       cases[i].unit);
    }
}

/* What no rule tells: the noun stands in another paragraph, and the number alone. */
static void
test_learned_nouns (void)
{
  static const struct
  {
    const char *text;
    const char *counted;
  } cases[] = {
    { "The party won 31 seats. Its rival took 12.\nIn the north the Greens had 25.", "seats" },
    { "The strike has closed 40 mines.\nA blast at one of them, killing 11.", NULL },
    { "Ann counted 12 boats.\n\n15", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions = find_figures (cases[i].text);
      const DossierMention *last = mentions->pdata[mentions->len - 1];

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (last->figure->counted, ==, cases[i].counted);
    }
}

static void
check_candidates_cb (const DossierReading          *reading,
                     const DossierCountedCandidate *candidates,
                     int                            n_candidates,
                     gpointer                       data)
{
  int *n_choices = data;
  int  n_nothing = 0;

  g_assert_cmpint (n_candidates, <=, DOSSIER_COUNTED_MAX_CANDIDATES);
  for (int i = 0; i < n_candidates; i++)
    {
      n_nothing += candidates[i].sources == DOSSIER_COUNTED_NOTHING ? 1 : 0;
      g_assert_cmpint (candidates[i].n_features, >, 0);
      g_assert_cmpint (candidates[i].n_features, <, DOSSIER_COUNTED_MAX_FEATURES);
      for (int f = 0; f < candidates[i].n_features; f++)
        g_assert_cmpuint (candidates[i].features[f], <, DOSSIER_COUNTED_N_WEIGHTS);
    }
  g_assert_cmpint (n_nothing, ==, 1);
  (*n_choices)++;
}

/* No candidate is lost for want of room, and the table was learned. */
static void
test_learned_weights (void)
{
  static const char text[] =
      "Two sheep, three goats, four hens, five ducks, six geese, seven cows and eight pigs were "
      "sold to farmers, dealers, butchers, schools, hotels and camps; 12 went to towns, ports and "
      "islands.\nTen goats remain, with nine hens. Eleven died.\nOf the birds 14 are white.";
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  int            n_choices = 0;
  int            n_weights = 0;
  DossierCounted counted = { .observer = check_candidates_cb, .observer_data = &n_choices };

  dossier_figures_find_observed (text, strlen (text), NULL, &counted, mentions);
  g_assert_cmpint (n_choices, >=, 2);
  for (gsize i = 0; i < DOSSIER_COUNTED_N_WEIGHTS; i++)
    n_weights += dossier_counted_weights[i] != 0 ? 1 : 0;
  g_assert_cmpint (n_weights, >, 500);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/core/figures/what-is-counted-is-found", "counts.txt", test_file);
  g_test_add_data_func ("/core/figures/money-has-its-currency", "money.txt", test_file);
  g_test_add_data_func ("/core/figures/measures-have-their-unit", "measures.txt", test_file);
  g_test_add_data_func ("/core/figures/hedges-and-ranges-have-bounds", "bounds.txt", test_file);
  g_test_add_data_func ("/core/figures/ages-are-told-from-counts", "ages.txt", test_file);
  g_test_add_data_func ("/core/figures/what-is-left-out-comes-from-before",
                        "context.txt",
                        test_file);
  g_test_add_data_func ("/core/figures/names-and-times-are-no-figures",
                        "not-figures.txt",
                        test_file);
  g_test_add_data_func ("/core/figures/headlines-have-figures", "headlines.txt", test_file);
  g_test_add_func ("/core/figures/renderings-that-disagree-are-doubted", test_disagreement);
  g_test_add_func ("/core/figures/degrees-are-of-the-scale-of-their-text", test_degrees);
  g_test_add_func ("/core/figures/a-decimal-comma-is-the-language-s", test_decimal_comma);
  g_test_add_func ("/core/figures/prices-have-the-currency-named-before", test_prices);
  g_test_add_func ("/core/figures/a-figure-ends-with-its-line", test_lines_are_apart);
  g_test_add_func ("/core/figures/spans-fall-on-characters", test_spans_are_bytes);
  g_test_add_func ("/core/figures/odd-bytes-do-no-harm", test_odd_bytes);
  g_test_add_func ("/core/figures/time-grows-with-the-length", test_linear_time);
  g_test_add_func ("/core/figures/a-noun-is-found-in-another-paragraph", test_learned_nouns);
  g_test_add_func ("/core/figures/the-weights-of-nouns-are-well-formed", test_learned_weights);
  g_test_add_func ("/core/figures/ten-megabytes-are-read", test_ten_megabytes);

  return g_test_run ();
}
