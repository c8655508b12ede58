/* dossier-db.c: one SQLite connection with the notebook's statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-db-private.h"

#include "store/dossier-fresh.h"
#include "store/dossier-migration.h"
#include "store/dossier-purge.h"
#include "store/dossier-sql-functions.h"
#include "store/dossier-undo-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* Virtual-machine steps between two looks at the cancellable: some tens of microseconds. */
#define STEPS_BETWEEN_LOOKS 1000

struct _DossierDb
{
  sqlite3          *handle;
  char             *path;
  DossierDbMode     mode;
  DossierStatement *statements[DOSSIER_N_SQL];
  DossierChangeSet *changes;     /* (nullable): since begin */
  DossierUndoLog   *undo_log;    /* of the writer */
  gint64            undo_step;   /* 0 for none */
  GCancellable     *cancellable; /* (nullable) */
  GThread          *owner;       /* (nullable): atomic */
};

static const char *const writer_settings = "PRAGMA journal_mode = WAL;"
                                           "PRAGMA synchronous = FULL;"
                                           "PRAGMA foreign_keys = ON;"
                                           "PRAGMA temp_store = MEMORY;"
                                           "PRAGMA cache_size = -16000;";

static const char *const reader_settings = "PRAGMA query_only = ON;"
                                           "PRAGMA temp_store = MEMORY;"
                                           "PRAGMA cache_size = -16000;";

static void
assert_thread (DossierDb *self)
{
  GThread *thread = g_thread_self ();

  if (g_atomic_pointer_get (&self->owner) == thread)
    return;

  g_assert (g_atomic_pointer_compare_and_exchange (&self->owner, NULL, thread));
}

static int
look_at_cancellable_cb (gpointer data)
{
  DossierDb *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
is_memory (const char *path)
{
  return strcmp (path, ":memory:") == 0;
}

static gboolean
make_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int              saved_errno = 0;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  saved_errno = errno;
  g_set_error (error,
               DOSSIER_STORE_ERROR,
               saved_errno == EACCES || saved_errno == EROFS ? DOSSIER_STORE_ERROR_READ_ONLY
                                                             : DOSSIER_STORE_ERROR_OPEN,
               "its folder cannot be made (%s)",
               g_strerror (saved_errno));
  return FALSE;
}

static gboolean
check_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_access (folder, W_OK) == 0)
    return TRUE;

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_READ_ONLY,
                       "its folder cannot be written; nothing was touched");
  return FALSE;
}

/* SQLite would open what it cannot write for reading only, and would fail at the first word. */
static gboolean
check_file (DossierDb *self, GError **error)
{
  if (sqlite3_db_readonly (self->handle, "main") != 1)
    return TRUE;

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_READ_ONLY,
                       "the file cannot be written; nothing was touched");
  return FALSE;
}

static gboolean
open_handle (DossierDb *self, GError **error)
{
  static const int flags[] = {
    [DOSSIER_DB_READ_WRITE] = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
    [DOSSIER_DB_READ_ONLY] = SQLITE_OPEN_READONLY,
  };
  int result = 0;

  if (self->mode == DOSSIER_DB_READ_WRITE && !is_memory (self->path) &&
      (!make_folder (self->path, error) || !check_folder (self->path, error)))
    return FALSE;

  result = sqlite3_open_v2 (self->path,
                            &self->handle,
                            flags[self->mode] | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                            NULL);
  if (result == SQLITE_OK)
    return self->mode == DOSSIER_DB_READ_ONLY || check_file (self, error);

  dossier_sqlite_error_set_code (error,
                                 result,
                                 self->handle != NULL ? sqlite3_system_errno (self->handle) : 0,
                                 NULL);
  return FALSE;
}

/* Somebody's write-ahead log that was not yet brought into its database. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf         status = { 0 };

  return g_stat (log, &status) == 0 && status.st_size > 0;
}

/* Until we know that the file is ours, closing must not bring a log into it. */
static gboolean
inspect (DossierDb *self, GError **error)
{
  guint version = 0;

  sqlite3_busy_timeout (self->handle, DOSSIER_DB_BUSY_TIMEOUT_MS);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log (self->path), NULL);
  if (!dossier_migration_inspect (self->handle,
                                  dossier_migration_get_n_scripts (),
                                  &version,
                                  error))
    return FALSE;
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  if (self->mode == DOSSIER_DB_READ_WRITE || version == dossier_migration_get_n_scripts ())
    return TRUE;

  g_set_error_literal (
      error,
      DOSSIER_STORE_ERROR,
      DOSSIER_STORE_ERROR_OPEN,
      "the notebook is from an older Dossier and must first be opened for writing");
  return FALSE;
}

static gboolean
bring_up_to_date (DossierDb *self, GError **error)
{
  g_auto (GStrv) scripts = NULL;

  if (is_memory (self->path) && dossier_fresh_copy (self->handle))
    return TRUE;
  scripts = dossier_migration_dup_scripts ();
  if (!dossier_migration_run (self->handle,
                              self->path,
                              (const char *const *) scripts,
                              g_strv_length (scripts),
                              error))
    return FALSE;
  if (is_memory (self->path))
    dossier_fresh_keep (self->handle);
  return TRUE;
}

static gboolean
set_up_writer (DossierDb *self, GError **error)
{
  if (!dossier_db_execute (self, writer_settings, error) || !bring_up_to_date (self, error) ||
      !dossier_undo_log_start (self->undo_log, error))
    return FALSE;

  /* Housekeeping: what stands in its way (a full disk, another writer) will be told by the next
   * thing that the reader asks for, and opening to read must work. */
  dossier_purge (self, dossier_db_now () - DOSSIER_PURGE_AGE_MS, NULL);
  return TRUE;
}

static gboolean
set_up (DossierDb *self, GError **error)
{
  if (!open_handle (self, error) || !inspect (self, error) ||
      !dossier_sql_functions_add (self->handle, error))
    return FALSE;

  sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, look_at_cancellable_cb, self);
  if (self->mode == DOSSIER_DB_READ_ONLY)
    return dossier_db_execute (self, reader_settings, error);

  self->undo_log = dossier_undo_log_new (self);
  return set_up_writer (self, error);
}

DossierDb *
dossier_db_open (const char *path, DossierDbMode mode, GError **error)
{
  g_autoptr (DossierDb) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (mode == DOSSIER_DB_READ_WRITE || !is_memory (path), NULL);

  self = g_new0 (DossierDb, 1);
  self->path = g_strdup (path);
  self->mode = mode;
  self->owner = g_thread_self ();
  if (!dossier_store_doing (set_up (self, error), error, "opening the notebook %s", path))
    return NULL;

  return g_steal_pointer (&self);
}

void
dossier_db_close (DossierDb *self)
{
  if (self == NULL)
    return;

  assert_thread (self);
  if (self->handle != NULL && !sqlite3_get_autocommit (self->handle))
    dossier_db_execute (self, "ROLLBACK", NULL);
  g_clear_pointer (&self->undo_log, dossier_undo_log_free);
  for (guint i = 0; i < DOSSIER_N_SQL; i++)
    sqlite3_finalize (self->statements[i]);
  sqlite3_close (self->handle);
  g_clear_pointer (&self->changes, dossier_change_set_free);
  g_clear_object (&self->cancellable);
  g_free (self->path);
  g_free (self);
}

sqlite3 *
dossier_db_get_handle (DossierDb *self)
{
  assert_thread (self);

  return self->handle;
}

gboolean
dossier_db_is_read_only (DossierDb *self)
{
  return self->mode == DOSSIER_DB_READ_ONLY;
}

DossierUndoLog *
dossier_db_get_undo_log (DossierDb *self)
{
  return self->undo_log;
}

DossierStatement *
dossier_db_acquire (DossierDb *self, DossierSql sql, GError **error)
{
  DossierStatement **statement = &self->statements[sql];

  assert_thread (self);
  if (*statement == NULL && sqlite3_prepare_v3 (self->handle,
                                                dossier_sql_get_text (sql),
                                                -1,
                                                SQLITE_PREPARE_PERSISTENT,
                                                statement,
                                                NULL) != SQLITE_OK)
    {
      dossier_sqlite_error_set (error, self->handle);
      return NULL;
    }
  g_assert (!sqlite3_stmt_busy (*statement));

  return *statement;
}

DossierStatement *
dossier_db_prepare (DossierDb *self, DossierSql sql, GError **error)
{
  DossierStatement *statement = NULL;

  assert_thread (self);
  if (sqlite3_prepare_v2 (self->handle, dossier_sql_get_text (sql), -1, &statement, NULL) ==
      SQLITE_OK)
    return statement;

  dossier_sqlite_error_set (error, self->handle);
  return NULL;
}

gboolean
dossier_db_run (DossierDb *self, DossierSql sql, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (self, sql, error);

  return statement != NULL && dossier_statement_run (statement, error);
}

gboolean
dossier_db_execute (DossierDb *self, const char *text, GError **error)
{
  assert_thread (self);
  if (sqlite3_exec (self->handle, text, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  dossier_sqlite_error_set (error, self->handle);
  return FALSE;
}

gboolean
dossier_db_query_int (DossierDb *self, const char *text, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = 0;

  assert_thread (self);
  result = sqlite3_prepare_v2 (self->handle, text, -1, &statement, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  else
    dossier_sqlite_error_set (error, self->handle);
  sqlite3_finalize (statement);

  return result == SQLITE_ROW;
}

gboolean
dossier_db_begin (DossierDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  g_clear_pointer (&self->changes, dossier_change_set_free);
  self->undo_step = 0;

  return dossier_store_doing (dossier_db_run (self, DOSSIER_SQL_BEGIN_IMMEDIATE, error),
                              error,
                              "beginning to write");
}

gboolean
dossier_db_commit (DossierDb *self, GError **error)
{
  gboolean ok = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  ok = dossier_undo_log_close_step (self->undo_log, error) &&
       dossier_db_run (self, DOSSIER_SQL_COMMIT, error);
  if (!ok)
    dossier_db_rollback (self);

  return dossier_store_doing (ok, error, "saving");
}

void
dossier_db_rollback (DossierDb *self)
{
  g_return_if_fail (self != NULL);

  /* Some errors (a full disk) roll back by themselves. */
  if (!sqlite3_get_autocommit (self->handle))
    dossier_db_run (self, DOSSIER_SQL_ROLLBACK, NULL);
  self->undo_step = 0;
  g_clear_pointer (&self->changes, dossier_change_set_free);
}

gboolean
dossier_db_begin_read (DossierDb *self, GError **error)
{
  return dossier_db_run (self, DOSSIER_SQL_BEGIN, error);
}

void
dossier_db_end_read (DossierDb *self)
{
  if (!sqlite3_get_autocommit (self->handle))
    dossier_db_run (self, DOSSIER_SQL_ROLLBACK, NULL);
}

DossierChangeSet *
dossier_db_steal_changes (DossierDb *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_steal_pointer (&self->changes);
}

void
dossier_db_note (DossierDb *self, DossierChangeFlags flags, gint64 article_id)
{
  if (self->changes == NULL)
    self->changes = dossier_change_set_new ();
  dossier_change_set_add (self->changes, flags, article_id);
}

void
dossier_db_set_cancellable (DossierDb *self, GCancellable *cancellable)
{
  g_return_if_fail (self != NULL);

  g_set_object (&self->cancellable, cancellable);
}

void
dossier_db_hand_over (DossierDb *self)
{
  assert_thread (self);
  g_atomic_pointer_set (&self->owner, NULL);
}

gint64
dossier_db_get_undo_step (DossierDb *self)
{
  return self->undo_step;
}

void
dossier_db_set_undo_step (DossierDb *self, gint64 step)
{
  self->undo_step = step;
}

gint64
dossier_db_now (void)
{
  return g_get_real_time () / 1000;
}

guint
dossier_db_get_schema_version (void)
{
  return dossier_migration_get_n_scripts ();
}
