/* test-claim-rows.c: who said what is kept with a version, and follows what the reader puts right.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-claim-rows.h"
#include "store/dossier-entities.h"
#include "store/dossier-mentions.h"
#include "tests/store/store-test.h"

#define URL "https://news.example/ferry"
#define BODY                                                                                       \
  "Some 30 boats lay in the harbour.\n"                                                            \
  "The ferry cost 40 euros, said Mira Holt. The crew said that 3 ropes had been cut."

typedef struct
{
  DossierDb            *db;
  DossierDocument      *document;
  DossierVersionOutcome outcome;
} Fixture;

static DossierMention *
make (const DossierDocument *document, DossierEntityKind kind, const char *words)
{
  DossierMention *mention = dossier_mention_new (kind, dossier_test_find (document, words));

  mention->name = g_strdup (words);
  if (kind == DOSSIER_ENTITY_FIGURE)
    mention->figure = dossier_figure_new ();

  return mention;
}

static GPtrArray *
recognise (const DossierDocument *document)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_FIGURE, "30 boats"));
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_FIGURE, "40 euros"));
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_PERSON, "Mira Holt"));
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_FIGURE, "3 ropes"));

  return mentions;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mentions = NULL;

  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  fixture->document = dossier_test_document_new ("Ferry", BODY);
  mentions = recognise (fixture->document);
  dossier_test_add_version (fixture->db, URL, fixture->document, mentions, &fixture->outcome);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_commit (fixture->db);
  store_test_check (fixture->db);
  dossier_document_free (fixture->document);
  dossier_db_close (fixture->db);
}

/* "speaker (name), cue: content" of each claim, a line each. */
static char *
list_claims (Fixture *fixture)
{
  g_autoptr (GPtrArray) claims =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_free);
  GString *list = g_string_new (NULL);

  g_assert_true (dossier_claim_rows_list (fixture->db, fixture->outcome.version_id, claims, NULL));
  for (guint i = 0; i < claims->len; i++)
    {
      const DossierClaim *claim = g_ptr_array_index (claims, i);

      g_string_append_printf (list,
                              "%s (%s), %s: %.*s\n",
                              claim->source->words,
                              claim->source->name != NULL ? claim->source->name : "-",
                              claim->source->cue_words,
                              (int) (claim->content.end - claim->content.start),
                              fixture->document->text + claim->content.start);
    }
  return g_string_free (list, FALSE);
}

static char *
list_figures (Fixture *fixture, gboolean is_unsourced)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_row_free);
  DossierFigureQuery query = { NULL, is_unsourced, 0 };
  GString           *list = g_string_new (NULL);

  g_assert_true (dossier_mentions_list_figures (fixture->db, &query, rows, NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierMention *mention = ((DossierFigureRow *) rows->pdata[i])->mention;

      g_string_append_printf (list,
                              "%s: %s\n",
                              mention->name,
                              mention->source != NULL ? dossier_source_get_title (mention->source)
                                                      : "-");
    }
  return g_string_free (list, FALSE);
}

static void
test_claims_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claims = list_claims (fixture);

  g_assert_cmpstr (claims,
                   ==,
                   "Mira Holt (Mira Holt), said: The ferry cost 40 euros\n"
                   "The crew (-), said: 3 ropes had been cut\n");
}

static void
test_a_figure_has_its_source (Fixture *fixture, gconstpointer data)
{
  g_autofree char *figures = list_figures (fixture, FALSE);

  g_assert_cmpstr (figures, ==, "30 boats: -\n40 euros: Mira Holt\n3 ropes: The crew\n");
}

static void
test_figures_without_a_source_are_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *figures = list_figures (fixture, TRUE);

  g_assert_cmpstr (figures, ==, "30 boats: -\n");
}

static void
test_a_mention_has_its_source (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  const DossierSource *source = NULL;

  g_assert_true (dossier_mentions_list (fixture->db, fixture->outcome.version_id, mentions, NULL));
  g_assert_cmpuint (mentions->len, ==, 4);
  source = ((DossierStoredMention *) mentions->pdata[1])->mention->source;
  g_assert_nonnull (source);
  g_assert_cmpstr (source->words, ==, "Mira Holt");
  g_assert_cmpstr (source->cue_words, ==, "said");
  g_assert_cmpuint (source->speaker.start,
                    ==,
                    dossier_test_find (fixture->document, "Mira Holt").start);
  g_assert_cmpuint (source->cue.start, ==, dossier_test_find (fixture->document, "said").start);
  g_assert_null (((DossierStoredMention *) mentions->pdata[2])->mention->source);
}

/* A name that is none leaves the words that stood there. */
static void
test_a_rejected_speaker_is_only_described (Fixture *fixture, gconstpointer data)
{
  g_autofree char *claims = NULL;

  store_test_execute (fixture->db, "UPDATE mention SET origin = 'rejected' WHERE kind = 'person'");
  claims = list_claims (fixture);
  g_assert_cmpstr (claims,
                   ==,
                   "Mira Holt (-), said: The ferry cost 40 euros\n"
                   "The crew (-), said: 3 ropes had been cut\n");
}

static void
test_reading_again_replaces_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) again = recognise (fixture->document);
  g_autofree char *before = list_claims (fixture);
  g_autofree char *after = NULL;

  g_assert_true (
      dossier_mentions_replace (fixture->db, fixture->outcome.version_id, again, 99, NULL));
  after = list_claims (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (store_test_query_int (fixture->db, "SELECT count (*) FROM claim"), ==, 2);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "claims-are-kept", test_claims_are_kept },
    { "a-figure-has-its-source", test_a_figure_has_its_source },
    { "figures-without-a-source-are-found", test_figures_without_a_source_are_found },
    { "a-mention-has-its-source", test_a_mention_has_its_source },
    { "a-rejected-speaker-is-only-described", test_a_rejected_speaker_is_only_described },
    { "reading-again-replaces-them", test_reading_again_replaces_them },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/claim-rows/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].run, tear_down);
    }

  return g_test_run ();
}
