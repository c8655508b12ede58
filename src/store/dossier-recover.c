/* dossier-recover.c: makes a whole notebook of what can still be read of a damaged one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-recover.h"

#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-migration.h"
#include "store/dossier-recover-mend.h"
#include "store/dossier-recover-rows.h"
#include "store/dossier-salvage.h"
#include "store/dossier-sql-functions.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define HEADER_SIZE 100

/* Where the first page says what the file is. */
#define AT_USER_VERSION   60
#define AT_APPLICATION_ID 68

/* More sentences than anybody reads. */
#define MAX_PROBLEMS 200

static const char *const suffixes[] = { "", "-wal", "-shm", "-journal" };

DossierRecovery *
dossier_recovery_new (void)
{
  DossierRecovery *self = g_new0 (DossierRecovery, 1);

  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_recovery_free (DossierRecovery *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/* --- A copy to work on --- */

static void
remove_files (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);

  return g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, error);
}

static gboolean
copy_files (const char *damaged, const char *copy, GError **error)
{
  g_autofree char *log = g_strconcat (damaged, "-wal", NULL);
  g_autofree char *copied_log = g_strconcat (copy, "-wal", NULL);

  return copy_file (damaged, copy, error) &&
         (g_access (log, F_OK) != 0 || copy_file (log, copied_log, error));
}

static void
put_32 (guint8 *bytes, guint32 value)
{
  value = GUINT32_TO_BE (value);
  memcpy (bytes, &value, sizeof value);
}

static guint32
get_32 (const guint8 *bytes)
{
  guint32 value = 0;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/* As SQLite wants it; a notebook may have been left with a log or without. */
static gboolean
is_header (const guint8 *header)
{
  return memcmp (header, "SQLite format 3", 16) == 0 && header[16] == 0x10 && header[17] == 0 &&
         header[18] <= 2 && header[19] <= 2 && header[21] == 64 && header[22] == 32 &&
         header[23] == 32;
}

/* The first bytes of every notebook of ours are nearly the same: where they are lost, SQLite can be
 * told what it needs to know to bring the log into the file. */
static void
make_header (guint8 *header, gint64 size)
{
  static const guint8 usual[] = { 'S', 'Q', 'L', 'i', 't',  'e', ' ', 'f', 'o', 'r', 'm', 'a',
                                  't', ' ', '3', 0,   0x10, 0,   2,   2,   0,   64,  32,  32 };
  guint32             version = get_32 (header + AT_USER_VERSION);
  gboolean is_version_left = get_32 (header + AT_APPLICATION_ID) == DOSSIER_DB_APPLICATION_ID &&
                             version >= 1 && version <= dossier_migration_get_n_scripts ();

  memset (header, 0, HEADER_SIZE);
  memcpy (header, usual, sizeof usual);
  put_32 (header + 24, 1);
  put_32 (header + 28, (guint32) (size / 4096));
  put_32 (header + 40, 1);
  put_32 (header + 44, 4);
  put_32 (header + 56, 1);
  put_32 (header + AT_USER_VERSION, is_version_left ? version : dossier_migration_get_n_scripts ());
  put_32 (header + AT_APPLICATION_ID, DOSSIER_DB_APPLICATION_ID);
  put_32 (header + 92, 1);
}

static void
mend_header (const char *path)
{
  guint8   header[HEADER_SIZE] = { 0 };
  GStatBuf status;
  FILE    *file = g_fopen (path, "r+b");

  if (file == NULL)
    return;
  if (fread (header, 1, sizeof header, file) == sizeof header && !is_header (header) &&
      g_stat (path, &status) == 0 && fseek (file, 0, SEEK_SET) == 0)
    {
      make_header (header, status.st_size);
      fwrite (header, 1, sizeof header, file);
    }
  fclose (file);
}

/* What was written last is in the log; what of it is damaged, SQLite leaves out. */
static void
bring_in_log (const char *path)
{
  sqlite3 *handle = NULL;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_exec (handle, "PRAGMA wal_checkpoint (TRUNCATE)", NULL, NULL, NULL);
  sqlite3_close (handle);
}

static DossierSalvage *
open_copy (const char *damaged, const char *copy, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!copy_files (damaged, copy, error))
    return NULL;
  bring_in_log (copy);
  mend_header (copy);
  bring_in_log (copy);
  file = g_mapped_file_new (copy, FALSE, error);
  if (file == NULL)
    return NULL;
  bytes = g_mapped_file_get_bytes (file);
  return dossier_salvage_new (bytes);
}

/* --- The new notebook --- */

static gboolean
check_schema (DossierSalvage *salvage, guint *version, GError **error)
{
  *version = dossier_salvage_get_header (salvage, AT_USER_VERSION);
  if (dossier_salvage_get_header (salvage, AT_APPLICATION_ID) != DOSSIER_DB_APPLICATION_ID ||
      *version == 0)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK,
                           "the file is not a notebook");
      return FALSE;
    }
  if (*version <= dossier_migration_get_n_scripts ())
    return TRUE;
  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_TOO_NEW,
               "the notebook was written by a newer Dossier (schema %u)",
               *version);
  return FALSE;
}

static gboolean
execute (sqlite3 *handle, const char *sql, GError **error)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  dossier_sqlite_error_set (error, handle);
  return FALSE;
}

static gboolean
fill (DossierSalvage *salvage, sqlite3 *handle, DossierRecovery *outcome, GError **error)
{
  guint n_rows = 0;
  guint n_bad = 0;

  sqlite3_db_config (handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  if (!execute (handle, "PRAGMA foreign_keys = OFF; BEGIN", error) ||
      !dossier_recover_rows_copy (salvage, handle, &n_rows, &n_bad, error))
    return FALSE;
  if (n_rows == 0)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CORRUPT,
                           "nothing in the file can be read");
      return FALSE;
    }
  outcome->n_pages = dossier_salvage_get_n_bad_pages (salvage);
  if (n_bad > 0)
    g_ptr_array_add (outcome->problems,
                     g_strdup_printf (ngettext ("%u entry of the file could not be read.",
                                                "%u entries of the file could not be read.",
                                                n_bad),
                                      n_bad));
  return dossier_recover_mend (handle, outcome->problems, error) &&
         execute (handle, "COMMIT", error);
}

static gboolean
write_rows (DossierSalvage *salvage, const char *path, DossierRecovery *outcome, GError **error)
{
  g_auto (GStrv) scripts = dossier_migration_dup_scripts ();
  sqlite3 *handle = NULL;
  guint    version = 0;
  gboolean ok = FALSE;
  int      result = SQLITE_OK;

  if (!check_schema (salvage, &version, error))
    return FALSE;
  result = sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);
  if (result != SQLITE_OK)
    dossier_sqlite_error_set_code (error, result, sqlite3_system_errno (handle), NULL);
  ok = result == SQLITE_OK && dossier_sql_functions_add (handle, error) &&
       dossier_migration_run (handle, NULL, (const char *const *) scripts, version, error) &&
       fill (salvage, handle, outcome, error);
  sqlite3_close (handle);
  return ok;
}

/* Whatever follows from other rows when an article is shown follows by showing it. */
static const char *const shown_again[] = {
  "CREATE TEMP TABLE recovered_article AS SELECT id FROM article WHERE deleted IS NULL",
  "UPDATE article SET deleted = 0 WHERE id IN (SELECT id FROM recovered_article)",
  "UPDATE article SET deleted = NULL WHERE id IN (SELECT id FROM recovered_article)",
  "DROP TABLE recovered_article",
};

static gboolean
show_again (DossierDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown_again); i++)
    if (!dossier_db_execute (db, shown_again[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
count (DossierDb *db, const char *sql, guint *n, GError **error)
{
  gint64 value = 0;

  if (!dossier_db_query_int (db, sql, &value, error))
    return FALSE;
  *n = (guint) value;
  return TRUE;
}

/* Brings it up to date, and makes sure that it is whole. */
static gboolean
finish (const char *path, DossierRecovery *outcome, GError **error)
{
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);

  return db != NULL && dossier_db_begin (db, error) && show_again (db, error) &&
         dossier_maintenance_check (db, outcome->problems, error) &&
         count (db,
                "SELECT count (*) FROM article WHERE deleted IS NULL",
                &outcome->n_articles,
                error) &&
         count (db,
                "SELECT count (*) FROM version WHERE source_url IS NOT 'dossier:kept'",
                &outcome->n_versions,
                error) &&
         count (db, "SELECT count (*) FROM annotation", &outcome->n_annotations, error) &&
         dossier_db_commit (db, error);
}

/* The copies that bringing it up to date left beside it. */
static void
remove_migration_copies (const char *path)
{
  for (guint i = 1; i < dossier_migration_get_n_scripts (); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s.schema-%u.backup", path, i);

      g_unlink (copy);
    }
}

static void
shorten (GPtrArray *problems)
{
  guint n_more = problems->len > MAX_PROBLEMS ? problems->len - MAX_PROBLEMS : 0;

  if (n_more == 0)
    return;
  g_ptr_array_set_size (problems, MAX_PROBLEMS);
  g_ptr_array_add (problems,
                   g_strdup_printf (ngettext ("And %u more.", "And %u more.", n_more), n_more));
}

DossierRecovery *
dossier_recover (const char *damaged, const char *path, GError **error)
{
  g_autoptr (DossierRecovery) outcome = dossier_recovery_new ();
  g_autoptr (DossierSalvage) salvage = NULL;
  g_autofree char *copy = NULL;
  gboolean         ok = FALSE;

  g_return_val_if_fail (damaged != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (g_access (path, F_OK) == 0)
    {
      g_set_error (error,
                   DOSSIER_STORE_ERROR,
                   DOSSIER_STORE_ERROR_OPEN,
                   "recovering %s: there is a file %s already",
                   damaged,
                   path);
      return NULL;
    }
  copy = g_strconcat (path, ".damaged", NULL);
  salvage = open_copy (damaged, copy, error);
  ok = salvage != NULL && write_rows (salvage, path, outcome, error) &&
       finish (path, outcome, error);
  g_clear_pointer (&salvage, dossier_salvage_free);
  remove_files (copy);
  remove_migration_copies (path);
  if (!dossier_store_doing (ok, error, "recovering %s", damaged))
    {
      remove_files (path);
      return NULL;
    }
  shorten (outcome->problems);
  return g_steal_pointer (&outcome);
}
