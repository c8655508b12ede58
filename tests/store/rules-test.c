/* rules-test.c: what tests of rules share: a small notebook whose names are easy to recognise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/store/rules-test.h"

#include "core/recognise/dossier-figures.h"
#include "store/dossier-db-private.h"
#include "store/dossier-rules-work.h"
#include "store/dossier-undo.h"

#include <string.h>

static const char *const bodies[RULES_TEST_N_ARTICLES] = {
  "Anna Berg left Lund with 40 boats. A. Berg said that Skarva would follow. May was cold.",
  "In Lund, A. Berg met Otto Falk. Skarva sent 40 boats in May.",
  "Otto Falk wrote to Annie Berg from Paris. Paris was wet in May.",
  "Skarva has no boats. Anna Berg sold some of them in Paris.",
};

static const struct
{
  const char       *name;
  DossierEntityKind kind;
} names[] = {
  { "Anna Berg", DOSSIER_ENTITY_PERSON },  { "A. Berg", DOSSIER_ENTITY_PERSON },
  { "Annie Berg", DOSSIER_ENTITY_PERSON }, { "Otto Falk", DOSSIER_ENTITY_PERSON },
  { "May", DOSSIER_ENTITY_PERSON },        { "Lund", DOSSIER_ENTITY_PLACE },
  { "Paris", DOSSIER_ENTITY_PLACE },       { "Skarva", DOSSIER_ENTITY_ORGANISATION },
};

static const DossierPlace paris = { 48.86, 2.35, "FR" };

static int
compare_mentions_cb (gconstpointer a, gconstpointer b)
{
  const DossierMention *left = *(const DossierMention *const *) a;
  const DossierMention *right = *(const DossierMention *const *) b;

  return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

GPtrArray *
rules_test_recognise (const DossierDocument *document)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (const char *found = strstr (document->text, names[i].name); found != NULL;
         found = strstr (found + 1, names[i].name))
      {
        gsize           start = (gsize) (found - document->text);
        DossierMention *mention =
            dossier_mention_new (names[i].kind,
                                 (DossierSpan){ start, start + strlen (names[i].name) });

        mention->name = g_strdup (names[i].name);
        mention->confidence = 0.5;
        if (g_str_equal (names[i].name, "Paris"))
          mention->place = g_memdup2 (&paris, sizeof paris);
        g_ptr_array_add (mentions, mention);
      }
  dossier_figures_find (document->text, document->text_length, mentions);
  g_ptr_array_sort (mentions, compare_mentions_cb);

  return mentions;
}

void
rules_test_capture (RulesTest  *self,
                    const char *url,
                    const char *body,
                    gint64     *article_id,
                    gint64     *version_id)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("News", body);
  g_autoptr (GPtrArray) mentions = rules_test_recognise (document);
  DossierVersionOutcome outcome = { 0 };

  store_test_begin (self->db);
  dossier_test_add_version (self->db, url, document, mentions, &outcome);
  store_test_commit (self->db);
  if (article_id != NULL)
    *article_id = outcome.article_id;
  *version_id = outcome.version_id;
}

void
rules_test_open (RulesTest *self)
{
  *self = (RulesTest){ .db = store_test_open_memory () };
  for (guint i = 0; i < RULES_TEST_N_ARTICLES; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://news.example/%u", i);

      rules_test_capture (self, url, bodies[i], &self->article_ids[i], &self->version_ids[i]);
    }
}

void
rules_test_close (RulesTest *self)
{
  store_test_check (self->db);
  dossier_db_close (self->db);
}

GArray *
rules_test_find (RulesTest *self, gint64 version_id, const char *kind, const char *name)
{
  GArray          *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *sql = g_strdup_printf (
      "SELECT mention.id, mention.kind, coalesce (entity.name, mention.name) FROM mention "
      "LEFT JOIN entity ON entity.id = mention.entity_id "
      "WHERE version_id = %" G_GINT64_FORMAT " AND origin <> 'rejected' "
      "ORDER BY start, mention.id",
      version_id);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (dossier_db_get_handle (self->db), sql, -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);

      if (name == NULL ||
          (g_strcmp0 (kind, (const char *) sqlite3_column_text (statement, 1)) == 0 &&
           g_strcmp0 (name, (const char *) sqlite3_column_text (statement, 2)) == 0))
        g_array_append_val (ids, id);
    }
  sqlite3_finalize (statement);

  return ids;
}

gboolean
rules_test_try (RulesTest *self, const DossierCorrection *correction, GError **error)
{
  store_test_begin (self->db);
  if (!dossier_undo_begin (self->db, "correction", error) ||
      !dossier_rules_correct (self->db, correction, error))
    {
      dossier_db_rollback (self->db);
      return FALSE;
    }
  store_test_commit (self->db);
  return TRUE;
}

void
rules_test_correct (RulesTest *self, const char *step, const DossierCorrection *correction)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (self->db);
  g_assert_true (dossier_undo_begin (self->db, step, NULL));
  dossier_rules_correct (self->db, correction, &error);
  g_assert_no_error (error);
  store_test_commit (self->db);
}

void
rules_test_work (RulesTest *self)
{
  gboolean is_left = TRUE;

  while (is_left)
    {
      g_auto (DossierRulesProgress) progress = { 0 };
      g_autoptr (GError) error = NULL;

      store_test_begin (self->db);
      dossier_rules_work (self->db, 0, &progress, &error);
      g_assert_no_error (error);
      store_test_commit (self->db);
      is_left = progress.n_rules > 0;
    }
}

void
rules_test_undo (RulesTest *self)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (self->db);
  dossier_undo_undo (self->db, NULL, &error);
  g_assert_no_error (error);
  store_test_commit (self->db);
}

void
rules_test_redo (RulesTest *self)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (self->db);
  dossier_undo_redo (self->db, NULL, &error);
  g_assert_no_error (error);
  store_test_commit (self->db);
}

char *
rules_test_describe (RulesTest *self, gint64 version_id)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT mention.kind || ':' || coalesce (entity.name, mention.name) || "
      "CASE WHEN mention.origin <> 'recognised' OR mention.rule_id IS NOT NULL THEN '!' "
      "ELSE '' END FROM mention "
      "LEFT JOIN entity ON entity.id = mention.entity_id "
      "WHERE version_id = %" G_GINT64_FORMAT " AND origin <> 'rejected' "
      "ORDER BY start, mention.kind",
      version_id);
  g_autofree char *dump = store_test_dump (self->db, sql);
  g_auto (GStrv) lines = g_strsplit (g_strchomp (dump), "|\n", -1);
  g_autofree char *joined = g_strjoinv (" ", lines);

  if (g_str_has_suffix (joined, "|"))
    joined[strlen (joined) - 1] = '\0';
  return g_steal_pointer (&joined);
}

gint64
rules_test_find_entity (RulesTest *self, const char *kind, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM entity WHERE kind = '%s' AND name = '%s' ORDER BY id",
                       kind,
                       name);

  return store_test_query_int (self->db, sql);
}
