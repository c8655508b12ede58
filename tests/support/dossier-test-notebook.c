/* dossier-test-notebook.c: documents, versions and whole notebooks for tests and benches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-notebook.h"

#include "core/recognise/dossier-recogniser.h"
#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"

#include <math.h>
#include <string.h>

#define N_WORDS          12000
#define N_PEOPLE         2000
#define N_PLACES         400
#define N_ORGANISATIONS  300
#define N_PARAGRAPHS     4
#define N_SENTENCES      3
#define N_SENTENCE_WORDS 11

static void
add_block (DossierDocument *document, DossierBlockKind kind, gsize start, gsize end)
{
  DossierBlock block = { .kind = kind, .span = { start, end } };

  g_array_append_val (document->blocks, block);
}

/* Takes @text, whose first line is the title. */
static DossierDocument *
take_text (char *text, gsize length)
{
  DossierDocument *document = dossier_document_new ();
  gsize            start = 0;

  g_free (document->text);
  document->text = text;
  document->text_length = length;
  while (start < length || start == 0)
    {
      const char *newline = memchr (text + start, '\n', length - start);
      gsize       end = newline != NULL ? (gsize) (newline - text) : length;

      add_block (document, start == 0 ? DOSSIER_BLOCK_TITLE : DOSSIER_BLOCK_PARAGRAPH, start, end);
      start = end + 1;
    }
  g_free (document->title);
  document->title = g_strndup (text, g_array_index (document->blocks, DossierBlock, 0).span.end);

  return document;
}

DossierDocument *
dossier_test_document_new (const char *title, const char *body)
{
  char *text = body != NULL ? g_strconcat (title, "\n", body, NULL) : g_strdup (title);

  return take_text (text, strlen (text));
}

void
dossier_test_add_version (DossierDb             *db,
                          const char            *url,
                          const DossierDocument *document,
                          GPtrArray             *mentions,
                          DossierVersionOutcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, document->text_length);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, &error);
  DossierVersionOutcome ignored = { 0 };
  DossierVersionInput   input = {
      .url = url,
      .source_url = url,
      .document = document,
      .raw = raw,
      .fetched = 1700000000000,
      .mentions = mentions,
      .recogniser_revision = DOSSIER_RECOGNISER_REVISION,
  };

  g_assert_no_error (error);
  dossier_versions_add (db, &input, outcome != NULL ? outcome : &ignored, &error);
  g_assert_no_error (error);
}

DossierSpan
dossier_test_find (const DossierDocument *document, const char *words)
{
  const char *found = strstr (document->text, words);

  g_assert_nonnull (found);

  return (DossierSpan){ (gsize) (found - document->text),
                        (gsize) (found - document->text) + strlen (words) };
}

/* Whole notebooks ---------------------------------------------------------------------------------
 */

typedef struct
{
  GRand     *random;
  GPtrArray *words; /* the most common first */
  GPtrArray *people;
  GPtrArray *places;
  GPtrArray *organisations;
} Generator;

typedef struct
{
  GString   *text;
  GPtrArray *mentions;
} Draft;

static char *
make_word (GRand *random, guint n_syllables)
{
  static const char *const onsets[] = { "b", "d",  "f",  "g",  "k",  "l",  "m",  "n",
                                        "p", "r",  "s",  "t",  "v",  "st", "br", "gr",
                                        "h", "pl", "tr", "sh", "ch", "th", "w",  "j" };
  static const char *const nuclei[] = { "a", "e", "i", "o", "u", "ea", "ou", "é" };
  static const char *const codas[] = { "", "", "n", "r", "s", "l", "nd", "rt" };
  GString                 *word = g_string_new (NULL);

  for (guint i = 0; i < n_syllables; i++)
    g_string_append_printf (word,
                            "%s%s%s",
                            onsets[g_rand_int_range (random, 0, G_N_ELEMENTS (onsets))],
                            nuclei[g_rand_int_range (random, 0, G_N_ELEMENTS (nuclei))],
                            codas[g_rand_int_range (random, 0, G_N_ELEMENTS (codas))]);

  return g_string_free (word, FALSE);
}

static char *
make_name (GRand *random, guint n_words)
{
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      g_autofree char *word = make_word (random, 2);

      g_string_append_printf (name, "%s%c%s", i > 0 ? " " : "", g_ascii_toupper (*word), word + 1);
    }

  return g_string_free (name, FALSE);
}

static GPtrArray *
make_names (GRand *random, guint n_names, guint n_words, const char *suffix)
{
  GPtrArray *names = g_ptr_array_new_full (n_names, g_free);

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *name = make_name (random, n_words);

      g_ptr_array_add (names, g_strconcat (name, suffix, NULL));
    }

  return names;
}

static GPtrArray *
make_words (GRand *random)
{
  GPtrArray *words = g_ptr_array_new_full (N_WORDS, g_free);

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (words, make_word (random, i < 200 ? 1 : 2 + i % 2));

  return words;
}

/* The n-th most common of a language's words is about n times as rare as the first (Zipf's law);
 * so its rank is spread evenly on a logarithmic scale. */
static const char *
pick (GRand *random, GPtrArray *list)
{
  double rank = pow ((double) list->len, g_rand_double (random));

  return g_ptr_array_index (list, MIN ((guint) rank, list->len) - 1);
}

static void
append_mention (Draft *draft, DossierEntityKind kind, const char *name)
{
  DossierSpan     span = { draft->text->len, draft->text->len + strlen (name) };
  DossierMention *mention = dossier_mention_new (kind, span);

  mention->name = g_strdup (name);
  mention->confidence = 0.9;
  if (kind == DOSSIER_ENTITY_PLACE)
    {
      guint hash = g_str_hash (name);

      mention->place = g_new0 (DossierPlace, 1);
      mention->place->latitude = (double) (hash % 12000) / 100.0 - 60.0;
      mention->place->longitude = (double) (hash / 12000 % 36000) / 100.0 - 180.0;
    }
  g_string_append (draft->text, name);
  g_ptr_array_add (draft->mentions, mention);
}

static void
append_figure (Draft *draft, Generator *generator)
{
  const char      *counted = pick (generator->random, generator->words);
  int              value = g_rand_int_range (generator->random, 2, 5000);
  g_autofree char *printed = g_strdup_printf ("%d %s", value, counted);
  DossierMention  *mention = NULL;

  append_mention (draft, DOSSIER_ENTITY_FIGURE, printed);
  mention = g_ptr_array_index (draft->mentions, draft->mentions->len - 1);
  mention->figure = dossier_figure_new ();
  mention->figure->value = mention->figure->low = mention->figure->high = value;
  mention->figure->counted = g_strdup (counted);
}

static void
append_sentence (Draft *draft, Generator *generator, guint n_th)
{
  GRand *random = generator->random;

  switch (n_th % 9)
    {
    case 0:
    case 4:
      append_mention (draft, DOSSIER_ENTITY_PERSON, pick (random, generator->people));
      break;
    case 2:
      append_mention (draft, DOSSIER_ENTITY_PLACE, pick (random, generator->places));
      break;
    case 5:
      append_mention (draft, DOSSIER_ENTITY_ORGANISATION, pick (random, generator->organisations));
      break;
    case 7:
      append_figure (draft, generator);
      break;
    default:
      g_string_append (draft->text, "Then");
      break;
    }
  for (guint i = 0; i < N_SENTENCE_WORDS; i++)
    {
      g_string_append_c (draft->text, ' ');
      g_string_append (draft->text, pick (random, generator->words));
    }
  g_string_append_c (draft->text, '.');
}

/* The first hundred characters of the body. */
static char *
make_lead (const DossierDocument *document)
{
  const char *body = document->text + dossier_document_get_body_start (document);

  return g_utf8_substring (body, 0, MIN (100, g_utf8_strlen (body, -1)));
}

static DossierDocument *
make_document (Generator *generator, guint number, GPtrArray *mentions)
{
  Draft            draft = { g_string_new (NULL), mentions };
  DossierDocument *document = NULL;
  gsize            length = 0;

  g_string_append_printf (draft.text,
                          "%s %s %s %u",
                          pick (generator->random, generator->words),
                          pick (generator->random, generator->words),
                          pick (generator->random, generator->words),
                          number);
  draft.text->str[0] = g_ascii_toupper (draft.text->str[0]);
  for (guint i = 0; i < N_PARAGRAPHS * N_SENTENCES; i++)
    {
      g_string_append_c (draft.text, i % N_SENTENCES == 0 ? '\n' : ' ');
      append_sentence (&draft, generator, i);
    }

  length = draft.text->len;
  document = take_text (g_string_free (draft.text, FALSE), length);
  document->site = g_strdup_printf ("%s.example", (char *) generator->places->pdata[number % 40]);
  document->byline = g_strdup (pick (generator->random, generator->people));
  document->published = g_strdup_printf ("2025-%02u-%02u", number / 28 % 12 + 1, number % 28 + 1);
  document->language = g_strdup ("en");
  document->lead = make_lead (document);

  return document;
}

static gboolean
mark_article (DossierDb                   *db,
              const DossierDocument       *document,
              const DossierVersionOutcome *outcome,
              guint                        number,
              GError                     **error)
{
  DossierArticleFlags flags = 0;

  if (number % 10 == 3)
    flags |= DOSSIER_ARTICLE_READ;
  if (number % 50 == 7)
    flags |= DOSSIER_ARTICLE_STARRED;
  if (number % 50 == 9)
    flags |= DOSSIER_ARTICLE_ARCHIVED;
  if (flags != 0 && !dossier_articles_set_flags (db, outcome->article_id, flags, flags, error))
    return FALSE;

  if (number % 20 == 11)
    {
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, 2);

      annotation->note = g_strdup_printf ("Check number %u again", number);
      annotation->colour = (DossierColour) (number / 20 % DOSSIER_N_COLOURS);
      return dossier_annotations_add (db, outcome->version_id, block->span, annotation, error);
    }

  return TRUE;
}

static gboolean
add_article (DossierDb *db, Generator *generator, guint number, GError **error)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (DossierDocument) document = make_document (generator, number, mentions);
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, document->text_length);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, error);
  g_autofree char      *url = g_strdup_printf ("https://news.example/article/%u", number);
  DossierVersionOutcome outcome = { 0 };
  DossierVersionInput   input = {
      .url = url,
      .source_url = url,
      .document = document,
      .raw = raw,
      .fetched = 1700000000000 + (gint64) number * 60000,
      .mentions = mentions,
      .recogniser_revision = DOSSIER_RECOGNISER_REVISION,
  };

  return raw != NULL && dossier_versions_add (db, &input, &outcome, error) &&
         mark_article (db, document, &outcome, number, error);
}

/* The index gathers more before it writes, and the cache holds the top of every table: twice as
 * fast with a hundred thousand articles. */
static gboolean
prepare_to_fill (DossierDb *db, GError **error)
{
  return dossier_db_execute (db,
                             "PRAGMA cache_size = -262144;"
                             "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864);"
                             "INSERT INTO search_figure (search_figure, rank) "
                             "VALUES ('hashsize', 16777216)",
                             error);
}

static gboolean
end_filling (DossierDb *db, GError **error)
{
  return dossier_db_execute (db,
                             "PRAGMA cache_size = -16000;"
                             "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576);"
                             "INSERT INTO search_figure (search_figure, rank) "
                             "VALUES ('hashsize', 1048576)",
                             error);
}

gboolean
dossier_test_notebook_fill (DossierDb *db, guint n_articles, guint32 seed, GError **error)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) words = make_words (random);
  g_autoptr (GPtrArray) people = make_names (random, N_PEOPLE, 2, "");
  g_autoptr (GPtrArray) places = make_names (random, N_PLACES, 1, "ville");
  g_autoptr (GPtrArray) organisations = make_names (random, N_ORGANISATIONS, 2, " Union");
  Generator generator = { random, words, people, places, organisations };

  if (!prepare_to_fill (db, error) || !dossier_db_begin (db, error))
    return FALSE;

  for (guint i = 0; i < n_articles; i++)
    if (!add_article (db, &generator, i + 1, error))
      {
        dossier_db_rollback (db);
        return FALSE;
      }

  return dossier_db_commit (db, error) && end_filling (db, error);
}
