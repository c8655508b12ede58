/* dossier-migration.c: brings a notebook's schema to what this program writes, step by step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-migration.h"

#include "store/dossier-db.h"
#include "store/dossier-sql-functions.h"
#include "store/dossier-sqlite-error.h"
#include "store/dossier-store-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define SCHEMA_PREFIX "/io/github/dossier_notebook/Dossier/schema/"

static const char *const script_names[] = {
  "0001-first.sql",
  "0002-capturing.sql",
  "0003-correcting.sql",
  "0004-reading-on.sql",
};

static gboolean
execute (sqlite3 *handle, const char *text, GError **error)
{
  if (sqlite3_exec (handle, text, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  dossier_sqlite_error_set (error, handle);
  return FALSE;
}

/* The first column of the first row; 0 when there is none. */
static gboolean
query_int (sqlite3 *handle, const char *text, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v2 (handle, text, -1, &statement, NULL);

  *value = 0;
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    dossier_sqlite_error_set (error, handle);
  sqlite3_finalize (statement);

  return result == SQLITE_ROW || result == SQLITE_DONE;
}

gboolean
dossier_migration_inspect (sqlite3 *handle, guint n_known, guint *version, GError **error)
{
  gint64 application_id = 0;
  gint64 user_version = 0;
  gint64 n_objects = 0;

  g_return_val_if_fail (handle != NULL, FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  if (!query_int (handle, "PRAGMA application_id", &application_id, error) ||
      !query_int (handle, "PRAGMA user_version", &user_version, error) ||
      !query_int (handle, "SELECT count (*) FROM sqlite_schema", &n_objects, error))
    return FALSE;

  *version = 0;
  if (application_id == 0 && user_version == 0 && n_objects == 0)
    return TRUE;

  if (application_id != DOSSIER_DB_APPLICATION_ID || user_version < 1)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK,
                           "the file is a database, but of another program");
      return FALSE;
    }
  if (user_version > n_known)
    {
      g_set_error (error,
                   DOSSIER_STORE_ERROR,
                   DOSSIER_STORE_ERROR_TOO_NEW,
                   "the notebook was written by a newer Dossier (schema %d, known up to %u); "
                   "nothing was touched",
                   (int) user_version,
                   n_known);
      return FALSE;
    }

  *version = (guint) user_version;
  return TRUE;
}

/* A renamed file is there after a crash only when its folder is on disk. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

static gboolean
copy_pages (sqlite3 *source, const char *path, GError **error)
{
  sqlite3        *target = NULL;
  sqlite3_backup *backup = NULL;
  int             result = SQLITE_OK;
  gboolean        ok = FALSE;

  result = sqlite3_open_v2 (path,
                            &target,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                            NULL);
  if (result == SQLITE_OK)
    backup = sqlite3_backup_init (target, "main", source, "main");
  if (backup != NULL)
    {
      /* In one step, so that no other write comes between. */
      sqlite3_backup_step (backup, -1);
      result = sqlite3_backup_finish (backup);
    }

  /* The copy is one file, readable from a medium that cannot be written. */
  ok = backup != NULL && result == SQLITE_OK &&
       sqlite3_exec (target, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL) == SQLITE_OK;
  if (!ok)
    dossier_sqlite_error_set_code (error,
                                   result != SQLITE_OK ? result : sqlite3_extended_errcode (target),
                                   target != NULL ? sqlite3_system_errno (target) : 0,
                                   target != NULL ? sqlite3_errmsg (target) : NULL);
  sqlite3_close (target);

  return ok;
}

gboolean
dossier_migration_copy (sqlite3 *handle, const char *path, GError **error)
{
  g_autofree char *unfinished = NULL;
  g_autofree char *suffix = g_uuid_string_random ();

  g_return_val_if_fail (handle != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  unfinished = g_strdup_printf ("%s.%.8s.part", path, suffix);
  if (!copy_pages (handle, unfinished, error))
    {
      g_unlink (unfinished);
      return FALSE;
    }
  if (g_rename (unfinished, path) != 0)
    {
      int saved_errno = errno;

      g_set_error (error,
                   DOSSIER_STORE_ERROR,
                   DOSSIER_STORE_ERROR_OPEN,
                   "the copy cannot be put in its place (%s)",
                   g_strerror (saved_errno));
      g_unlink (unfinished);
      return FALSE;
    }

  sync_folder (path);
  return TRUE;
}

static gboolean
copy_before (sqlite3 *handle, const char *path, guint version, GError **error)
{
  g_autofree char *copy = NULL;

  if (version == 0 || path == NULL || strcmp (path, ":memory:") == 0)
    return TRUE;

  copy = g_strdup_printf ("%s.schema-%u.backup", path, version);
  return dossier_store_doing (dossier_migration_copy (handle, copy, error),
                              error,
                              "copying the notebook before bringing it up to date");
}

static gboolean
run_step (sqlite3 *handle, const char *script, guint version, GError **error)
{
  g_autofree char *mark = NULL;
  gint64           n_problems = 0;

  mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                          DOSSIER_DB_APPLICATION_ID,
                          version);
  if (!execute (handle, script, error) || !execute (handle, mark, error) ||
      !query_int (handle, "SELECT count (*) FROM pragma_foreign_key_check", &n_problems, error))
    return FALSE;
  if (n_problems == 0)
    return TRUE;

  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CORRUPT,
               "%d rows refer to rows that are missing",
               (int) n_problems);
  return FALSE;
}

static gboolean
run_steps (sqlite3 *handle, const char *const *scripts, guint n_scripts, GError **error)
{
  guint version = 0;

  /* Another process may have done it since we looked. */
  if (!dossier_migration_inspect (handle, n_scripts, &version, error))
    return FALSE;

  for (; version < n_scripts; version++)
    if (!dossier_store_doing (run_step (handle, scripts[version], version + 1, error),
                              error,
                              "bringing the notebook to schema %u",
                              version + 1))
      return FALSE;

  return execute (handle, "COMMIT", error);
}

gboolean
dossier_migration_run (sqlite3           *handle,
                       const char        *path,
                       const char *const *scripts,
                       guint              n_scripts,
                       GError           **error)
{
  guint    version = 0;
  gboolean ok = FALSE;

  g_return_val_if_fail (handle != NULL, FALSE);
  g_return_val_if_fail (scripts != NULL, FALSE);

  if (!dossier_migration_inspect (handle, n_scripts, &version, error))
    return FALSE;
  if (version == n_scripts)
    return TRUE;

  /* Inside a transaction this pragma does nothing, so it comes first. */
  if (!dossier_sql_functions_add (handle, error) || !copy_before (handle, path, version, error) ||
      !execute (handle, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return FALSE;

  ok = run_steps (handle, scripts, n_scripts, error);
  if (!ok && !sqlite3_get_autocommit (handle))
    execute (handle, "ROLLBACK", NULL);

  return execute (handle, "PRAGMA foreign_keys = ON", ok ? error : NULL) && ok;
}

char **
dossier_migration_dup_scripts (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (script_names); i++)
    {
      g_autofree char *name = g_strconcat (SCHEMA_PREFIX, script_names[i], NULL);
      g_autoptr (GBytes) script = NULL;

      /* Asked of its own object, which a linker would leave out of a static library otherwise. */
      script = g_resource_lookup_data (dossier_store_get_resource (), name, 0, NULL);
      g_assert (script != NULL);
      /* Resources end with a NUL of their own. */
      g_strv_builder_add (builder, g_bytes_get_data (script, NULL));
    }

  return g_strv_builder_end (builder);
}

guint
dossier_migration_get_n_scripts (void)
{
  return G_N_ELEMENTS (script_names);
}
