/* dossier-backups.c: packed copies of a notebook, one a day, and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-backups.h"

#include "notebook/dossier-file-swap.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define DAILY_SUFFIX ".daily.dossier.gz"
#define ASKED_SUFFIX ".dossier.gz"
#define COPY_PREFIX  "copy-"

/* Someone who starts work an hour earlier than yesterday gets a copy too. */
#define DAY_MS (G_GINT64_CONSTANT (20) * 60 * 60 * 1000)

/* A text packs to a third at any level; the lowest takes a fifth of the time. */
#define PACK_LEVEL 1

void
dossier_backup_free (DossierBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self);
}

/* Notebooks of one name in two folders have each their own. */
static char *
dup_folder (const char *notebook_path)
{
  g_autoptr (GFile) file = g_file_new_for_path (notebook_path);
  g_autofree char *full = g_file_get_path (file);
  g_autofree char *name = g_path_get_basename (full);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, full, -1);
  g_autofree char *folder = NULL;

  hash[8] = '\0';
  folder = g_strdup_printf ("%s-%s", name, hash);
  return g_build_filename (g_get_user_data_dir (), "dossier", "backups", folder, NULL);
}

static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const DossierBackup *one = *(DossierBackup *const *) a;
  const DossierBackup *other = *(DossierBackup *const *) b;

  if (one->made != other->made)
    return one->made < other->made ? 1 : -1;
  return -strcmp (one->path, other->path);
}

GPtrArray *
dossier_backups_list (const char *notebook_path)
{
  GPtrArray       *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_backup_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (notebook_path != NULL, backups);

  folder = dup_folder (notebook_path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf         status;
      DossierBackup   *backup;

      if (!g_str_has_suffix (name, ASKED_SUFFIX) || g_stat (path, &status) != 0)
        continue;
      backup = g_new0 (DossierBackup, 1);
      backup->path = g_steal_pointer (&path);
      backup->made = (gint64) status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / 1000000;
      backup->size = status.st_size;
      backup->is_daily = g_str_has_suffix (name, DAILY_SUFFIX);
      g_ptr_array_add (backups, backup);
    }
  g_ptr_array_sort (backups, compare_ages);
  return backups;
}

void
dossier_backups_follow (const char *from, const char *to)
{
  g_autofree char *old_folder = NULL;
  g_autofree char *new_folder = NULL;

  g_return_if_fail (from != NULL);
  g_return_if_fail (to != NULL);

  old_folder = dup_folder (from);
  new_folder = dup_folder (to);
  /* Fails where the new one has something in it; an empty one gives way. */
  if (g_file_test (old_folder, G_FILE_TEST_IS_DIR) && g_rename (old_folder, new_folder) != 0)
    g_info ("moving the backups to %s: %s", new_folder, g_strerror (errno));
}

/* --- Making --- */

typedef struct
{
  char    *notebook_path;
  char    *folder;
  gboolean is_daily;
  char    *copy; /* as SQLite wrote it, gone when packed */
  char    *path; /* of the packed copy; NULL while there is none */
} Making;

static void
free_making (gpointer data)
{
  Making *making = data;

  if (making->copy != NULL)
    g_unlink (making->copy);
  g_free (making->notebook_path);
  g_free (making->folder);
  g_free (making->copy);
  g_free (making->path);
  g_free (making);
}

static gint64
get_changed (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0
             ? (gint64) status.st_mtim.tv_sec * 1000 + status.st_mtim.tv_nsec / 1000000
             : 0;
}

static gboolean
is_due (const Making *making)
{
  g_autoptr (GPtrArray) backups = dossier_backups_list (making->notebook_path);
  const DossierBackup *last = backups->len > 0 ? g_ptr_array_index (backups, 0) : NULL;
  g_autofree char     *log = g_strconcat (making->notebook_path, "-wal", NULL);

  if (!making->is_daily || last == NULL)
    return TRUE;
  return last->made + DAY_MS < g_get_real_time () / 1000 &&
         MAX (get_changed (making->notebook_path), get_changed (log)) > last->made;
}

/* What a program that was killed while it made a backup has left: "copy-PROCESS-NUMBER", with
 * whatever was added to that name. A process of that number may be another one by now, so only what
 * has not been written to for a day goes. */
static void
remove_leftovers (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, COPY_PREFIX) &&
          get_changed (path) + DAY_MS < g_get_real_time () / 1000)
        g_unlink (path);
    }
}

/* The oldest of the days go; what the reader asked for stays. */
static void
prune (const char *notebook_path)
{
  g_autoptr (GPtrArray) backups = dossier_backups_list (notebook_path);
  guint n_daily = 0;

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);

      if (backup->is_daily && ++n_daily > DOSSIER_BACKUPS_KEPT)
        g_unlink (backup->path);
    }
}

/* On disk before it counts: a copy that is half there is worse than none. */
static gboolean
sync_file (const char *path, GError **error)
{
  int      fd = g_open (path, O_RDONLY, 0);
  gboolean is_ok = fd >= 0 && fsync (fd) == 0;
  int      saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (!is_ok)
    g_set_error (error,
                 G_IO_ERROR,
                 g_io_error_from_errno (saved_errno),
                 "writing %s to disk: %s",
                 path,
                 g_strerror (saved_errno));
  return is_ok;
}

/* Copies a file through a converter into a new one. */
static gboolean
convert (const char   *from,
         const char   *to,
         GConverter   *converter,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GFileInputStream) input = g_file_read (source, cancellable, error);
  g_autoptr (GFileOutputStream) output = NULL;
  g_autoptr (GOutputStream) through = NULL;

  if (input == NULL)
    return FALSE;
  output = g_file_replace (target,
                           NULL,
                           FALSE,
                           G_FILE_CREATE_PRIVATE | G_FILE_CREATE_REPLACE_DESTINATION,
                           cancellable,
                           error);
  if (output == NULL)
    return FALSE;
  through = g_converter_output_stream_new (G_OUTPUT_STREAM (output), converter);
  return g_output_stream_splice (through,
                                 G_INPUT_STREAM (input),
                                 G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE |
                                     G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                 cancellable,
                                 error) >= 0 &&
         sync_file (to, error);
}

/* Copies of a damaged notebook would push out those from before the damage. */
static gboolean
check_copy (const char *path, GError **error)
{
  gboolean is_whole = FALSE;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_ONLY, error);

  if (db == NULL || !dossier_maintenance_look (db, &is_whole, error))
    return FALSE;
  if (!is_whole)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_CORRUPT,
                         "the notebook is damaged; no backup was made, and those from before are "
                         "kept");
  return is_whole;
}

static void
pack_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, PACK_LEVEL);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
  g_autofree char *name =
      g_strconcat (moment, making->is_daily ? DAILY_SUFFIX : ASKED_SUFFIX, NULL);
  g_autofree char *part = g_strconcat (making->copy, ".gz", NULL);
  GError          *error = NULL;

  making->path = g_build_filename (making->folder, name, NULL);
  if (!check_copy (making->copy, &error) ||
      !convert (making->copy, part, G_CONVERTER (compressor), cancellable, &error) ||
      g_rename (part, making->path) != 0)
    {
      if (error == NULL)
        error = g_error_new (G_IO_ERROR, g_io_error_from_errno (errno), "naming %s", making->path);
      g_unlink (part);
      g_prefix_error (&error, "packing the backup: ");
      g_clear_pointer (&making->path, g_free);
      g_task_return_error (task, error);
      return;
    }
  prune (making->notebook_path);
  remove_leftovers (making->folder);
  g_task_return_boolean (task, TRUE);
}

/* On a reader's thread. */
static gboolean
copy_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  static int n_copies = 0; /* the day's and the reader's may be made side by side */
  Making    *making = data;

  if (!is_due (making))
    return TRUE;
  if (g_mkdir_with_parents (making->folder, 0700) != 0)
    {
      int saved_errno = errno;

      g_set_error (error,
                   G_IO_ERROR,
                   g_io_error_from_errno (saved_errno),
                   "making the folder %s: %s",
                   making->folder,
                   g_strerror (saved_errno));
      return FALSE;
    }
  making->copy = g_strdup_printf ("%s%c" COPY_PREFIX "%d-%d",
                                  making->folder,
                                  G_DIR_SEPARATOR,
                                  (int) getpid (),
                                  g_atomic_int_add (&n_copies, 1));
  return dossier_maintenance_backup (db, making->copy, error);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (making->copy == NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_run_in_thread (task, pack_in_thread);
}

void
dossier_backups_make_async (DossierNotebook    *notebook,
                            gboolean            is_daily,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Making *making;
  GTask  *task;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  making = g_new0 (Making, 1);
  making->notebook_path = g_strdup (dossier_notebook_get_path (notebook));
  making->folder = dup_folder (making->notebook_path);
  making->is_daily = is_daily;
  task = g_task_new (notebook, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_backups_make_async);
  g_task_set_task_data (task, making, free_making);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            copy_job,
                            making,
                            NULL,
                            cancellable,
                            copied_cb,
                            task);
}

gboolean
dossier_backups_make_finish (DossierNotebook *notebook,
                             GAsyncResult    *result,
                             char           **path,
                             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  Making *making;

  g_return_val_if_fail (g_task_is_valid (result, notebook), FALSE);

  making = g_task_get_task_data (G_TASK (result));
  if (!g_task_propagate_boolean (G_TASK (result), &failure))
    {
      /* The copy is what the notebook is. */
      if (g_error_matches (failure, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT))
        dossier_notebook_look_for_damage (notebook);
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (path != NULL)
    *path = g_strdup (making->path);
  return TRUE;
}

/* --- The way back --- */

typedef struct
{
  char *backup;
  char *notebook_path;
} Restoring;

static void
free_restoring (gpointer data)
{
  Restoring *restoring = data;

  g_free (restoring->backup);
  g_free (restoring->notebook_path);
  g_free (restoring);
}

static gboolean
check_whole (const char *path, GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  DossierDb *db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);
  gboolean   is_ok = db != NULL && dossier_maintenance_check (db, problems, error);

  dossier_db_close (db);
  if (is_ok && problems->len > 0)
    {
      g_set_error (error,
                   DOSSIER_STORE_ERROR,
                   DOSSIER_STORE_ERROR_CORRUPT,
                   "the backup is damaged: %s",
                   (char *) g_ptr_array_index (problems, 0));
      is_ok = FALSE;
    }
  return is_ok;
}

/* With what opening it made: its log, and copies of it where it was of an older schema. */
static void
remove_restored (const char *path)
{
  dossier_file_swap_remove (path);
  for (guint i = 1; i < dossier_db_get_schema_version (); i++)
    {
      g_autofree char *copy = g_strdup_printf ("%s.schema-%u.backup", path, i);

      g_unlink (copy);
    }
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Restoring *restoring = data;
  g_autoptr (GZlibDecompressor) decompressor =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autofree char *unpacked = g_strconcat (restoring->notebook_path, ".restoring", NULL);
  g_autofree char *aside = NULL;
  GError          *error = NULL;

  /* One that a crash left here must not lend its log to this one. */
  remove_restored (unpacked);
  if (!convert (restoring->backup, unpacked, G_CONVERTER (decompressor), cancellable, &error) ||
      !check_whole (unpacked, &error) ||
      !dossier_file_swap (unpacked, restoring->notebook_path, "before", &aside, &error))
    {
      remove_restored (unpacked);
      g_prefix_error (&error, "restoring the backup: ");
      g_task_return_error (task, error);
      return;
    }
  remove_restored (unpacked);
  g_task_return_pointer (task, g_steal_pointer (&aside), g_free);
}

void
dossier_backups_restore_async (const char         *backup,
                               const char         *notebook_path,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Restoring *restoring;

  g_return_if_fail (backup != NULL);
  g_return_if_fail (notebook_path != NULL);

  restoring = g_new0 (Restoring, 1);
  restoring->backup = g_strdup (backup);
  restoring->notebook_path = g_strdup (notebook_path);
  g_task_set_task_data (task, restoring, free_restoring);
  g_task_run_in_thread (task, restore_in_thread);
}

char *
dossier_backups_restore_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
