/* crash-facts.c: small questions to a notebook's file, by which tests know what must be in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "crash-facts.h"

#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-undo.h"

#include <string.h>

/* Each asks for one text; ?1 is the key's argument. */
static const struct
{
  const char *name;
  const char *sql;
} probes[] = {
  { "article",
    "SELECT CASE WHEN deleted IS NULL THEN 'shown' ELSE 'hidden' END FROM article WHERE url = ?1" },
  { "text", "SELECT text_sha256 FROM version WHERE id = CAST (?1 AS INTEGER)" },
  { "note", "SELECT count (*) FROM annotation WHERE note = ?1" },
  { "rule", "SELECT 'there' FROM rule WHERE id = CAST (?1 AS INTEGER)" },
  { "asked",
    "SELECT 'there' WHERE EXISTS (SELECT 1 FROM capture WHERE url = ?1) "
    "OR EXISTS (SELECT 1 FROM article WHERE url = ?1)" },
  { "mention",
    "SELECT 'of ' || coalesce (entity_id, 0) FROM mention "
    "WHERE kind = 'person' AND version_id = CAST (substr (?1, 1, instr (?1, ':') - 1) AS INTEGER) "
    "AND start = CAST (substr (?1, instr (?1, ':') + 1) AS INTEGER)" },
  { "versions", "SELECT n_versions FROM article WHERE url = ?1" },
  { "starred", "SELECT is_starred FROM article WHERE id = CAST (?1 AS INTEGER)" },
};

/* What undo changes, without what it leaves to be counted anew in the background. */
static const char *const dumps[] = {
  "SELECT id, url, n_annotations, is_starred, is_archived, deleted FROM article ORDER BY id",
  "SELECT id, uuid, version_id, start, \"end\", quote, colour, note FROM annotation ORDER BY id",
  "SELECT annotation_id, tag_id FROM annotation_tag ORDER BY 1, 2",
  "SELECT article_id, tag_id FROM article_tag ORDER BY 1, 2",
  "SELECT id, folded, kind, action, entity_id, article_id FROM rule ORDER BY id",
  "SELECT id, kind, name FROM entity ORDER BY id",
  "SELECT id, entity_id, name FROM entity_alias ORDER BY id",
  "SELECT id, name, is_undone FROM undo ORDER BY id",
};

static char *
query_text (DossierDb *db, const char *sql, const char *argument)
{
  sqlite3_stmt *statement = NULL;
  char         *text = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  sqlite3_bind_text (statement, 1, argument, -1, SQLITE_TRANSIENT);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  return text != NULL ? text : g_strdup ("absent");
}

char *
crash_facts_probe (DossierDb *db, const char *key)
{
  const char *space = strchr (key, ' ');

  g_assert_nonnull (space);
  for (gsize i = 0; i < G_N_ELEMENTS (probes); i++)
    if (strlen (probes[i].name) == (gsize) (space - key) &&
        strncmp (probes[i].name, key, (gsize) (space - key)) == 0)
      return query_text (db, probes[i].sql, space + 1);
  g_error ("no such question: %s", key);
}

static void
dump_rows (DossierDb *db, const char *sql, GString *dump)
{
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (dump, "%s|", text != NULL ? text : "NULL");
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
}

char *
crash_facts_dump (DossierDb *db)
{
  GString *dump = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (dumps); i++)
    dump_rows (db, dumps[i], dump);
  return g_string_free (dump, FALSE);
}

/* How many steps it went; -1 with an error. */
static int
go_through (DossierDb *db,
            gboolean (*go) (DossierDb *, char **, GError **),
            int      limit,
            GError **error)
{
  int n_steps = 0;

  while (n_steps < limit)
    {
      g_autofree char *name = NULL;

      if (!go (db, &name, error))
        return -1;
      if (name == NULL)
        break;
      n_steps++;
    }
  return n_steps;
}

static void
replay (DossierDb *db, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = crash_facts_dump (db);
  g_autofree char *after = NULL;
  int              n_undone = go_through (db, dossier_undo_undo, G_MAXINT, &error);

  if (n_undone >= 0)
    go_through (db, dossier_undo_redo, n_undone, &error);
  if (error != NULL)
    {
      g_ptr_array_add (problems, g_strdup_printf ("The undo log: %s.", error->message));
      return;
    }
  after = crash_facts_dump (db);
  if (strcmp (before, after) != 0)
    g_ptr_array_add (problems,
                     g_strdup_printf ("Going back %d steps and forth again gives other rows:\n"
                                      "%s--- instead of\n%s",
                                      n_undone,
                                      after,
                                      before));
}

void
crash_facts_check (DossierDb *db, GPtrArray *problems)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_db_begin (db, &error) || !dossier_maintenance_check (db, problems, &error))
    {
      g_ptr_array_add (problems, g_strdup (error->message));
      return;
    }
  replay (db, problems);
  dossier_db_rollback (db);
}
