/* dossier-bundle.c: copies articles with all that belongs to them from one notebook to another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-bundle.h"

#include "store/dossier-bundle-private.h"
#include "store/dossier-undo.h"

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

/* "[1,2,3]" (transfer full) */
static char *
dup_ids (GArray *ids)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text,
                            "%s%" G_GINT64_FORMAT,
                            i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (text, ']');
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
copy_out (DossierDb *db, DossierDb *bundle, const char *ids, GError **error)
{
  DossierBundleOutcome outcome = { 0 };
  g_autoptr (DossierBundleCopy) copy = NULL;

  if (!dossier_db_begin (bundle, error))
    return FALSE;
  copy = dossier_bundle_copy_new (db, bundle, ids, &outcome, error);
  if (copy == NULL || !dossier_bundle_copy_rows (copy, error) ||
      !dossier_bundle_copy_step (copy, error))
    {
      dossier_db_rollback (bundle);
      return FALSE;
    }
  return dossier_db_commit (bundle, error);
}

static gboolean
write_bundle (DossierDb *db, GArray *ids, const char *path, GError **error)
{
  g_autofree char *json = ids != NULL ? dup_ids (ids) : NULL;
  g_autoptr (DossierDb) bundle = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);

  /* One file, with nothing beside it; what rules left to do is done here already. */
  return bundle != NULL && copy_out (db, bundle, json, error) &&
         dossier_db_execute (bundle, "DELETE FROM rule_work", error) &&
         dossier_db_execute (bundle, "PRAGMA journal_mode = DELETE", error);
}

gboolean
dossier_bundle_write (DossierDb *db, GArray *ids, const char *path, GError **error)
{
  g_return_val_if_fail (db != NULL && path != NULL, FALSE);

  return dossier_store_doing (write_bundle (db, ids, path, error), error, "writing a bundle");
}

static char *
dup_schema (DossierDb *db, GError **error)
{
  g_autoptr (OwnedStatement) select =
      dossier_bundle_prepare (db,
                              "SELECT type, name, sql FROM sqlite_master "
                              "WHERE sql IS NOT NULL ORDER BY name",
                              error);
  g_autoptr (GString) text = g_string_new (NULL);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return NULL;
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    g_string_append_printf (text,
                            "%s %s: %s\n",
                            dossier_statement_get_text (select, 0),
                            dossier_statement_get_text (select, 1),
                            dossier_statement_get_text (select, 2));
  return step == DOSSIER_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* A view or trigger of somebody's own could make of our questions what it likes. */
static gboolean
check_schema (DossierDb *bundle, GError **error)
{
  g_autoptr (DossierDb) fresh = dossier_db_open (":memory:", DOSSIER_DB_READ_WRITE, error);
  g_autofree char *expected = fresh != NULL ? dup_schema (fresh, error) : NULL;
  g_autofree char *found = expected != NULL ? dup_schema (bundle, error) : NULL;

  if (found == NULL)
    return FALSE;
  if (g_str_equal (found, expected))
    return TRUE;
  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_CORRUPT,
                       "the bundle's tables are not those of a notebook");
  return FALSE;
}

static gboolean
check_pages (DossierDb *bundle, GError **error)
{
  g_autoptr (OwnedStatement) check = dossier_bundle_prepare (bundle, "PRAGMA quick_check", error);

  if (check == NULL || dossier_statement_step (check, error) != DOSSIER_STEP_ROW)
    return FALSE;
  if (g_strcmp0 (dossier_statement_get_text (check, 0), "ok") == 0)
    return TRUE;
  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CORRUPT,
               "the bundle is damaged: %s",
               dossier_statement_get_text (check, 0));
  return FALSE;
}

static gboolean
read_bundle (DossierDb            *db,
             const char           *path,
             const char           *step,
             DossierBundleOutcome *outcome,
             GError              **error)
{
  g_autoptr (DossierDb) bundle = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);
  g_autoptr (DossierBundleCopy) copy = NULL;

  if (bundle == NULL || !check_pages (bundle, error) || !check_schema (bundle, error))
    return FALSE;
  sqlite3_db_config (dossier_db_get_handle (bundle), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  copy = dossier_bundle_copy_new (bundle, db, NULL, outcome, error);
  if (copy == NULL || !dossier_bundle_copy_rows (copy, error) ||
      (step != NULL && !dossier_undo_begin (db, step, error)) ||
      !dossier_bundle_copy_step (copy, error))
    return FALSE;
  dossier_db_note (db, DOSSIER_CHANGE_EVERYTHING, 0);
  return dossier_bundle_merge (copy, error) && dossier_bundle_add_decisions (copy, error);
}

gboolean
dossier_bundle_read (DossierDb            *db,
                     const char           *path,
                     const char           *step,
                     DossierBundleOutcome *outcome,
                     GError              **error)
{
  g_return_val_if_fail (db != NULL && path != NULL, FALSE);
  g_return_val_if_fail (outcome != NULL && outcome->problems != NULL, FALSE);

  return dossier_store_doing (read_bundle (db, path, step, outcome, error),
                              error,
                              "reading a bundle");
}

/* The ids of pictures that are none. */
static GArray *
find_bad_pictures (DossierDb                *bundle,
                   DossierBundlePictureCheck check,
                   gpointer                  data,
                   GError                  **error)
{
  g_autoptr (OwnedStatement) select =
      dossier_bundle_prepare (bundle, "SELECT id, bytes FROM image", error);
  g_autoptr (GArray) bad = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return NULL;
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (select, 0);
      g_autoptr (GBytes) bytes = dossier_statement_dup_bytes (select, 1);

      if (!check (bytes, data))
        g_array_append_val (bad, id);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&bad) : NULL;
}

static gboolean
sift_pictures (const char               *path,
               DossierBundlePictureCheck check,
               gpointer                  data,
               guint                    *n_removed,
               GError                  **error)
{
  g_autoptr (DossierDb) bundle = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);
  g_autoptr (GArray) bad = NULL;
  g_autofree char *ids = NULL;
  g_autofree char *text = NULL;

  if (bundle == NULL || !check_pages (bundle, error) || !check_schema (bundle, error))
    return FALSE;
  sqlite3_db_config (dossier_db_get_handle (bundle), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  bad = find_bad_pictures (bundle, check, data, error);
  if (bad == NULL)
    return FALSE;
  *n_removed = bad->len;
  ids = dup_ids (bad);
  /* Numbers of ours, no words of the bundle's. */
  text =
      g_strdup_printf ("DELETE FROM image WHERE id IN (SELECT value FROM json_each ('%s'))", ids);
  return dossier_db_execute (bundle, text, error) &&
         dossier_db_execute (bundle, "PRAGMA journal_mode = DELETE", error);
}

gboolean
dossier_bundle_sift_pictures (const char               *path,
                              DossierBundlePictureCheck check,
                              gpointer                  data,
                              guint                    *n_removed,
                              GError                  **error)
{
  g_return_val_if_fail (path != NULL && check != NULL, FALSE);
  g_return_val_if_fail (n_removed != NULL, FALSE);

  return dossier_store_doing (sift_pictures (path, check, data, n_removed, error),
                              error,
                              "looking at the pictures of a bundle");
}
