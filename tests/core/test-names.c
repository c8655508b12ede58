/* test-names.c: names are found with the edges that a reader would mark, and joined in an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-edges.h"
#include "core/recognise/dossier-name-known.h"
#include "core/recognise/dossier-name-repairs.h"
#include "core/recognise/dossier-names.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

static DossierTagger    *tagger;
static DossierGazetteer *gazetteer;

static GBytes *
load_bytes (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), name, NULL);
  char            *data;
  gsize            size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static void
load_data (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) model = load_bytes ("names.model");
  g_autoptr (GBytes) places = load_bytes ("places.gazetteer");

  tagger = dossier_tagger_new (model, &error);
  g_assert_no_error (error);
  gazetteer = dossier_gazetteer_new (places, &error);
  g_assert_no_error (error);
}

static GPtrArray *
new_mentions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
}

static const DossierMention *
get_mention (const GPtrArray *mentions, guint index)
{
  return g_ptr_array_index (mentions, index);
}

static char
get_letter (DossierEntityKind kind)
{
  return kind == DOSSIER_ENTITY_PERSON ? 'p' : kind == DOSSIER_ENTITY_PLACE ? 'l' : 'o';
}

/* "p Ann Moe | l Oslo", the words as printed. */
static char *
describe (const GPtrArray *mentions, const char *text)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = get_mention (mentions, i);

      g_string_append_printf (description,
                              "%s%c %.*s",
                              i == 0 ? "" : " | ",
                              get_letter (mention->kind),
                              (int) (mention->span.end - mention->span.start),
                              text + mention->span.start);
    }
  return g_string_free (description, FALSE);
}

static char *
find_names (const DossierTagger *with, const char *text)
{
  g_autoptr (GPtrArray) mentions = new_mentions ();

  dossier_names_find (with, gazetteer, text, strlen (text), mentions);
  return describe (mentions, text);
}

static void
test_edges_are_as_a_reader_marks_them (void)
{
  static const struct
  {
    const char       *text; /* the name stands behind what is left out of it by "|" */
    DossierEntityKind kind;
    const char       *name;
  } cases[] = {
    { "Minister of |Transport Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Minister of Trade and |Industry Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Minister of |Internal Affairs Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Minister of |Foreign Affairs and Trade Brandt", DOSSIER_ENTITY_PERSON, "Brandt" },
    { "Secretary of |Health and Human Services Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Minister of |Internal Affairs Otto Brandt", DOSSIER_ENTITY_ORGANISATION, "Otto Brandt" },
    { "Bureau of |Internal Affairs Otto Brandt",
      DOSSIER_ENTITY_ORGANISATION,
      "Internal Affairs Otto Brandt" },
    { "Minister of |Sports Brandt", DOSSIER_ENTITY_PERSON, "Sports Brandt" },
    { "said |Transport Otto Brandt", DOSSIER_ENTITY_PERSON, "Transport Otto Brandt" },
    { "Bishop of |Security Brandt", DOSSIER_ENTITY_PERSON, "Security Brandt" },
    { "Mr Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Vice-President Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "former Prime Minister Otto Brandt", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "the Rev. Otto Brandt’s", DOSSIER_ENTITY_PERSON, "Otto Brandt" },
    { "Auntie Olga Brandt", DOSSIER_ENTITY_PERSON, "Olga Brandt" },
    { "King-Brandt", DOSSIER_ENTITY_PERSON, "King-Brandt" },
    { "Otto Brandt Jr.", DOSSIER_ENTITY_PERSON, "Otto Brandt Jr." },
    { "Brandt's", DOSSIER_ENTITY_PERSON, "Brandt" },
    { "“Brandt,”", DOSSIER_ENTITY_PERSON, "Brandt" },
    { "Mr", DOSSIER_ENTITY_PERSON, NULL },
    { "the Azores", DOSSIER_ENTITY_PLACE, "Azores" },
    { "The Hague", DOSSIER_ENTITY_PLACE, "The Hague" },
    { "eastern Peru", DOSSIER_ENTITY_PLACE, "Peru" },
    { "Eastern Peru", DOSSIER_ENTITY_PLACE, "Peru" },
    { "Northern Ireland", DOSSIER_ENTITY_PLACE, "Northern Ireland" },
    { "South Africa", DOSSIER_ENTITY_PLACE, "South Africa" },
    { "Peruvian", DOSSIER_ENTITY_PLACE, NULL },
    { "Monday", DOSSIER_ENTITY_PLACE, NULL },
    { "the Bureau of Mines (BM", DOSSIER_ENTITY_ORGANISATION, "Bureau of Mines" },
    { "Bureau (Mines)", DOSSIER_ENTITY_ORGANISATION, "Bureau (Mines)" },
    { "...", DOSSIER_ENTITY_ORGANISATION, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i].text, "|", 2);
      g_autofree char *text = g_strjoinv ("", parts);
      gsize            start = parts[1] != NULL ? strlen (parts[0]) : 0;
      g_autoptr (DossierMention) mention =
          dossier_mention_new (cases[i].kind, (DossierSpan){ start, strlen (text) });
      gboolean         is_name = dossier_name_edges_trim (gazetteer, text, mention);
      g_autofree char *name =
          is_name ? g_strndup (text + mention->span.start, mention->span.end - mention->span.start)
                  : NULL;

      g_assert_cmpstr (name, ==, cases[i].name);
    }
}

/* Names given as "p Ann Moe | l Oslo", found one after the other in the text. */
static GPtrArray *
place_names (const char *text, const char *names)
{
  GPtrArray *mentions = new_mentions ();
  g_auto (GStrv) parts = g_strsplit (names, " | ", -1);
  const char *rest = text;

  for (guint i = 0; parts[i] != NULL && parts[i][0] != '\0'; i++)
    {
      const char       *found = strstr (rest, parts[i] + 2);
      DossierEntityKind kind = parts[i][0] == 'p'   ? DOSSIER_ENTITY_PERSON
                               : parts[i][0] == 'l' ? DOSSIER_ENTITY_PLACE
                                                    : DOSSIER_ENTITY_ORGANISATION;
      DossierSpan       span;

      g_assert_nonnull (found);
      span.start = (gsize) (found - text);
      span.end = span.start + strlen (parts[i] + 2);
      g_ptr_array_add (mentions, dossier_mention_new (kind, span));
      rest = text + span.end;
    }
  return mentions;
}

static void
test_repairs_use_the_rest_of_the_text (void)
{
  static const struct
  {
    const char *text;
    const char *before;
    const char *after;
  } cases[] = {
    { "Salim bin Omar spoke.", "p Salim | p Omar", "p Salim bin Omar" },
    { "Anna van der Hoek spoke.", "p Anna | p Hoek", "p Anna van der Hoek" },
    { "Salim and Omar spoke.", "p Salim | p Omar", "p Salim | p Omar" },
    { "Salim Omar spoke.", "p Salim | p Omar", "p Salim Omar" },
    { "Salim, Omar spoke in Salim Oslo.",
      "p Salim | p Omar | p Salim | l Oslo",
      "p Salim | p Omar | p Salim | l Oslo" },
    { "Min Ho-jun spoke.", "p Min Ho", "p Min Ho-jun" },
    { "Prayan Chan-o-cha spoke.", "p Prayan Chan", "p Prayan Chan-o-cha" },
    { "Omar Al-Badr spoke.", "p Omar Al | p Badr", "p Omar Al-Badr" },
    { "The Bureau of Mines (BM) met. The BM knows.",
      "o Bureau of Mines",
      "o Bureau of Mines | o BM | o BM" },
    { "Lumo Foods grew. He left Lumo Foods.", "o Lumo Foods", "o Lumo Foods | o Lumo Foods" },
    { "the Otto Brandt-led group", "p Otto Brandt", "p Otto Brandt" },
    { "The Minister spoke.", "p Minister", "" },
    { "Ann Minister spoke. Minister left.",
      "p Ann Minister | p Minister",
      "p Ann Minister | p Minister" },
    { "Otto Brandt spoke then. Then Brandt left.", "p Otto Brandt", "p Otto Brandt | p Brandt" },
    { "Otto Brandt spoke at Brandt Hall.", "p Otto Brandt", "p Otto Brandt" },
    { "Otto Stone threw a stone. Stone it was.", "p Otto Stone", "p Otto Stone" },
    { "Otto Brandt sold Brandt to Oslo.", "p Otto Brandt | o Brandt", "p Otto Brandt | o Brandt" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions = place_names (cases[i].text, cases[i].before);
      g_autoptr (GArray) tokens = dossier_tagger_tokens_new (cases[i].text, strlen (cases[i].text));
      g_autofree char *after = NULL;

      dossier_name_repairs_run (cases[i].text, tokens, mentions);
      after = describe (mentions, cases[i].text);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_known_organisations_are_added (void)
{
  static const struct
  {
    const char *text;
    const char *before;
    const char *after;
  } cases[] = {
    { "The Oslo UN talks, a Nato-led force and WHO, too.",
      "l Oslo",
      "l Oslo | o UN | o Nato | o WHO" },
    { "The UN Women office, an anti-UN march and a who.", "o UN Women", "o UN Women" },
    { "Microsoft Office is old. Hamas agreed.", "", "o Hamas" },
    { "It left the UN. Oslo stayed.", "", "o UN" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions = place_names (cases[i].text, cases[i].before);
      g_autoptr (GArray) tokens = dossier_tagger_tokens_new (cases[i].text, strlen (cases[i].text));
      g_autofree char *after = NULL;

      dossier_name_known_add (cases[i].text, tokens, mentions);
      after = describe (mentions, cases[i].text);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_titles_and_possessives_stand_outside (void)
{
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "Prime Minister Helen Carter met farmers in northern Spain on Friday.",
      "p Helen Carter | l Spain" },
    { "Police in Lagos arrested Samuel Baker's brother, officials said.",
      "l Lagos | p Samuel Baker" },
    { "French and Kenyan officials flew to Nairobi.", "l Nairobi" },
    { "She lives in Austin, Texas.", "l Austin | l Texas" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = find_names (tagger, cases[i].text);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

static void
test_mentions_of_one_person_share_the_fullest_name (void)
{
  const char *text = "President Helen Carter arrived in Madrid on Monday with her husband.\n"
                     "Carter said that she would meet Prime Minister David Wilson.\n"
                     "“We will talk,” Wilson told reporters, and thanked Mrs Carter.";
  g_autoptr (GPtrArray) mentions = new_mentions ();
  guint n_carter = 0;
  guint n_wilson = 0;

  dossier_names_find (tagger, gazetteer, text, strlen (text), mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      n_carter += strcmp (get_mention (mentions, i)->name, "Helen Carter") == 0;
      n_wilson += strcmp (get_mention (mentions, i)->name, "David Wilson") == 0;
    }
  g_assert_cmpuint (n_carter, ==, 3);
  g_assert_cmpuint (n_wilson, ==, 2);
}

static void
test_only_places_are_found_without_a_model (void)
{
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "Helen Carter flew from Madrid to New York and Peru.", "l Madrid | l New York | l Peru" },
    { "Paris Carter is no town.", "" },
    { "Nice work, he said; the work was nice.", "" },
    { "The French and the Kenyans met.", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *names = find_names (NULL, cases[i].text);

      g_assert_cmpstr (names, ==, cases[i].names);
    }
}

static void
test_nothing_is_found_without_data (void)
{
  const char *text = "Helen Carter flew to Madrid.";
  g_autoptr (GPtrArray) mentions = new_mentions ();

  dossier_names_find (NULL, NULL, text, strlen (text), mentions);
  g_assert_cmpuint (mentions->len, ==, 0);
}

static void
test_odd_bytes_do_no_harm (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);
  static const char *const pieces[] = { "Helen ",   "Carter", " bin ", "-",  "’s",
                                        "\xe2\x80", "(",      ")",     "\n", "Madrid",
                                        "\xff",     "Mr. ",   "U.S.",  ", ", "\xc3" };

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) mentions = new_mentions ();
      gsize last_end = 0;

      for (int n = g_rand_int_range (rand, 0, 30); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, (gint32) G_N_ELEMENTS (pieces))]);
      /* A copy of exactly this size, so that a tool sees every byte read past it. */
      g_autofree char *copy = g_memdup2 (text->str, MAX (text->len, 1));

      dossier_names_find (tagger, gazetteer, copy, text->len, mentions);
      for (guint i = 0; i < mentions->len; i++)
        {
          const DossierMention *mention = get_mention (mentions, i);

          g_assert_cmpuint (mention->span.start, >=, last_end);
          g_assert_cmpuint (mention->span.end, >, mention->span.start);
          g_assert_cmpuint (mention->span.end, <=, text->len);
          g_assert_nonnull (mention->name);
          last_end = mention->span.end;
        }
    }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  load_data ();
  g_test_add_func ("/core/names/edges-are-as-a-reader-marks-them",
                   test_edges_are_as_a_reader_marks_them);
  g_test_add_func ("/core/names/repairs-use-the-rest-of-the-text",
                   test_repairs_use_the_rest_of_the_text);
  g_test_add_func ("/core/names/organisations-that-everybody-knows-are-found",
                   test_known_organisations_are_added);
  g_test_add_func ("/core/names/titles-and-possessives-stand-outside",
                   test_titles_and_possessives_stand_outside);
  g_test_add_func ("/core/names/mentions-of-one-person-share-the-fullest-name",
                   test_mentions_of_one_person_share_the_fullest_name);
  g_test_add_func ("/core/names/only-places-are-found-without-a-model",
                   test_only_places_are_found_without_a_model);
  g_test_add_func ("/core/names/nothing-is-found-without-data", test_nothing_is_found_without_data);
  g_test_add_func ("/core/names/odd-bytes-do-no-harm", test_odd_bytes_do_no_harm);
  result = g_test_run ();
  dossier_tagger_free (tagger);
  dossier_gazetteer_free (gazetteer);
  return result;
}
