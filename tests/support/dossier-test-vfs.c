/* dossier-test-vfs.c: a disk between SQLite and the real one that fails when a test says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes reach the real files at once, as they would reach the system's cache. For power loss the
 * shim keeps what each file was when it was last synced, and what was done to it since: any part of
 * that, sector by sector and in any order, may be on the disk afterwards.
 */
#include "config.h"

#include "tests/support/dossier-test-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define NAME "dossier-test"

/* What a disk writes whole or not at all. */
#define SECTOR 512

/* One change that was not synced yet; @bytes NULL for a new length, which is @offset. */
typedef struct
{
  gint64  offset;
  GBytes *bytes;
} Change;

/* A file as the disk would have it. */
typedef struct
{
  char       *path;
  GByteArray *synced;
  GPtrArray  *changes;
  gboolean    is_there;  /* its name is on the disk */
  gboolean    is_doomed; /* its name was removed, which was not synced */
} DiskFile;

typedef struct
{
  sqlite3_file  base;
  DiskFile     *disk; /* (nullable) */
  sqlite3_file *real; /* behind this struct */
} File;

static sqlite3_vfs         shim;
static sqlite3_vfs        *real;
static GMutex              mutex; /* over what follows */
static DossierTestVfsFault fault;
static char               *watched;
static GPtrArray          *disk;
static guint               n_calls;
static gboolean            is_met;

/* --- The fault --- */

/* SQLITE_OK, or what the call is to return. */
static int
count_call (DossierTestVfsCalls call, gboolean *is_now)
{
  int code = SQLITE_OK;

  g_mutex_lock (&mutex);
  *is_now = FALSE;
  if (is_met && fault.is_power_loss)
    code = SQLITE_IOERR;
  else if ((fault.calls & call) != 0)
    {
      n_calls++;
      *is_now = n_calls == fault.nth;
      is_met |= *is_now;
      if (*is_now || (is_met && fault.is_lasting))
        code = fault.is_power_loss ? SQLITE_IOERR : fault.code;
    }
  g_mutex_unlock (&mutex);
  return code;
}

/* --- What the disk has --- */

static void
free_change_cb (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static void
free_disk_file_cb (gpointer data)
{
  DiskFile *file = data;

  g_free (file->path);
  g_byte_array_unref (file->synced);
  g_ptr_array_unref (file->changes);
  g_free (file);
}

static void
read_whole (DiskFile *file)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;

  g_byte_array_set_size (file->synced, 0);
  if (g_file_get_contents (file->path, &bytes, &length, NULL))
    g_byte_array_append (file->synced, (const guint8 *) bytes, (guint) length);
}

static gboolean
is_watched (const char *path)
{
  return fault.is_power_loss && g_str_has_prefix (path, watched) &&
         (strcmp (path + strlen (watched), "") == 0 ||
          strcmp (path + strlen (watched), "-wal") == 0 ||
          strcmp (path + strlen (watched), "-journal") == 0);
}

static DiskFile *
find_disk_file (const char *path)
{
  for (guint i = 0; i < disk->len; i++)
    {
      DiskFile *file = g_ptr_array_index (disk, i);

      if (strcmp (file->path, path) == 0)
        return file;
    }
  return NULL;
}

/* Before it is opened. (nullable) */
static DiskFile *
watch (const char *path)
{
  DiskFile *file = NULL;

  if (path == NULL || !is_watched (path))
    return NULL;
  g_mutex_lock (&mutex);
  file = find_disk_file (path);
  if (file == NULL)
    {
      file = g_new0 (DiskFile, 1);
      file->path = g_strdup (path);
      file->synced = g_byte_array_new ();
      file->changes = g_ptr_array_new_with_free_func (free_change_cb);
      file->is_there = g_access (path, 0) == 0;
      read_whole (file);
      g_ptr_array_add (disk, file);
    }
  file->is_doomed = FALSE;
  g_mutex_unlock (&mutex);
  return file;
}

static void
note_change (DiskFile *file, gint64 offset, const void *bytes, int length)
{
  Change *change = NULL;

  if (file == NULL)
    return;
  change = g_new0 (Change, 1);
  change->offset = offset;
  change->bytes = bytes != NULL ? g_bytes_new (bytes, (gsize) length) : NULL;
  g_mutex_lock (&mutex);
  g_ptr_array_add (file->changes, change);
  g_mutex_unlock (&mutex);
}

static void
set_length (GByteArray *contents, guint length)
{
  guint before = contents->len;

  g_byte_array_set_size (contents, length);
  if (length > before)
    memset (contents->data + before, 0, length - before);
}

static void
put (GByteArray *contents, gint64 offset, const guint8 *bytes, gsize length)
{
  if (contents->len < offset + length)
    set_length (contents, (guint) (offset + length));
  memcpy (contents->data + offset, bytes, length);
}

/* SQLite syncs the folder with the first sync of a log or journal that it has made, which makes
 * names that were given or removed before as lasting. */
static void
sync_folder (void)
{
  for (guint i = disk->len; i > 0; i--)
    {
      DiskFile *file = g_ptr_array_index (disk, i - 1);

      if (file->is_doomed)
        g_ptr_array_remove_index (disk, i - 1);
      else
        file->is_there = TRUE;
    }
}

/* All that was done until now is on the disk. */
static void
sync_disk_file (DiskFile *file)
{
  if (file == NULL)
    return;
  g_mutex_lock (&mutex);
  if (!file->is_there && strcmp (file->path, watched) != 0)
    sync_folder ();
  for (guint i = 0; i < file->changes->len; i++)
    {
      const Change *change = g_ptr_array_index (file->changes, i);
      gsize         length = 0;
      const guint8 *bytes =
          change->bytes != NULL ? g_bytes_get_data (change->bytes, &length) : NULL;

      if (bytes != NULL)
        put (file->synced, change->offset, bytes, length);
      else
        set_length (file->synced, (guint) change->offset);
    }
  g_ptr_array_set_size (file->changes, 0);
  file->is_there = TRUE;
  g_mutex_unlock (&mutex);
}

static void
lose_some (GByteArray *contents, const Change *change, GRand *random)
{
  gsize         length = 0;
  const guint8 *bytes = NULL;

  if (change->bytes == NULL)
    {
      if (g_rand_boolean (random))
        set_length (contents, (guint) change->offset);
      return;
    }
  bytes = g_bytes_get_data (change->bytes, &length);
  /* Whole, not at all, or in part. */
  switch (g_rand_int_range (random, 0, 3))
    {
    case 0:
      put (contents, change->offset, bytes, length);
      break;
    case 1:
      break;
    default:
      for (gsize start = 0; start < length; start += SECTOR)
        if (g_rand_boolean (random))
          put (contents,
               change->offset + (gint64) start,
               bytes + start,
               MIN (SECTOR, length - start));
    }
}

static void
write_what_is_left (DiskFile *file, GRand *random)
{
  g_autoptr (GError) error = NULL;

  if ((file->is_doomed && g_rand_boolean (random)) || (!file->is_there && g_rand_boolean (random)))
    {
      g_unlink (file->path);
      return;
    }
  for (guint i = 0; i < file->changes->len; i++)
    lose_some (file->synced, g_ptr_array_index (file->changes, i), random);
  g_file_set_contents_full (file->path,
                            (const char *) file->synced->data,
                            file->synced->len,
                            G_FILE_SET_CONTENTS_NONE,
                            0600,
                            &error);
  g_assert_no_error (error);
}

static void
lose_power (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (fault.seed);
  g_autofree char *shared = g_strconcat (watched, "-shm", NULL);

  for (guint i = 0; i < disk->len; i++)
    write_what_is_left (g_ptr_array_index (disk, i), random);
  g_unlink (shared);
}

/* --- Files --- */

static int
close_file (sqlite3_file *base)
{
  File *self = (File *) base;

  return self->real->pMethods->xClose (self->real);
}

static int
read_file (sqlite3_file *base, void *bytes, int length, sqlite3_int64 offset)
{
  File    *self = (File *) base;
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_READ, &is_now);

  return code != SQLITE_OK ? code : self->real->pMethods->xRead (self->real, bytes, length, offset);
}

static int
write_file (sqlite3_file *base, const void *bytes, int length, sqlite3_int64 offset)
{
  File    *self = (File *) base;
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_WRITE, &is_now);

  if (code == SQLITE_OK)
    note_change (self->disk, offset, bytes, length);
  else if (is_now && (fault.is_short || fault.is_power_loss) && length > 1)
    {
      note_change (self->disk, offset, bytes, length / 2);
      self->real->pMethods->xWrite (self->real, bytes, length / 2, offset);
    }
  return code != SQLITE_OK ? code
                           : self->real->pMethods->xWrite (self->real, bytes, length, offset);
}

static int
truncate_file (sqlite3_file *base, sqlite3_int64 length)
{
  File    *self = (File *) base;
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_TRUNCATE, &is_now);

  if (code != SQLITE_OK)
    return code;
  note_change (self->disk, length, NULL, 0);
  return self->real->pMethods->xTruncate (self->real, length);
}

static int
sync_file (sqlite3_file *base, int flags)
{
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_SYNC, &is_now);

  if (code == SQLITE_OK)
    sync_disk_file (((File *) base)->disk);
  return code;
}

static int
get_file_size (sqlite3_file *base, sqlite3_int64 *size)
{
  File *self = (File *) base;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
lock_file (sqlite3_file *base, int lock)
{
  File *self = (File *) base;

  return self->real->pMethods->xLock (self->real, lock);
}

static int
unlock_file (sqlite3_file *base, int lock)
{
  File *self = (File *) base;

  return self->real->pMethods->xUnlock (self->real, lock);
}

static int
check_reserved_lock (sqlite3_file *base, int *is_reserved)
{
  File *self = (File *) base;

  return self->real->pMethods->xCheckReservedLock (self->real, is_reserved);
}

static int
control_file (sqlite3_file *base, int operation, void *argument)
{
  File *self = (File *) base;

  return self->real->pMethods->xFileControl (self->real, operation, argument);
}

static int
get_sector_size (sqlite3_file *base)
{
  File *self = (File *) base;

  return self->real->pMethods->xSectorSize (self->real);
}

static int
get_characteristics (sqlite3_file *base)
{
  File *self = (File *) base;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static int
map_shared (sqlite3_file *base, int region, int size, int is_extended, void volatile **memory)
{
  File    *self = (File *) base;
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_SHARE, &is_now);

  if (code == SQLITE_OK)
    return self->real->pMethods->xShmMap (self->real, region, size, is_extended, memory);
  *memory = NULL;
  return code;
}

static int
lock_shared (sqlite3_file *base, int offset, int n, int flags)
{
  File *self = (File *) base;

  return self->real->pMethods->xShmLock (self->real, offset, n, flags);
}

static void
fence_shared (sqlite3_file *base)
{
  File *self = (File *) base;

  self->real->pMethods->xShmBarrier (self->real);
}

static int
unmap_shared (sqlite3_file *base, int is_deleted)
{
  File *self = (File *) base;

  return self->real->pMethods->xShmUnmap (self->real, is_deleted);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = close_file,
  .xRead = read_file,
  .xWrite = write_file,
  .xTruncate = truncate_file,
  .xSync = sync_file,
  .xFileSize = get_file_size,
  .xLock = lock_file,
  .xUnlock = unlock_file,
  .xCheckReservedLock = check_reserved_lock,
  .xFileControl = control_file,
  .xSectorSize = get_sector_size,
  .xDeviceCharacteristics = get_characteristics,
  .xShmMap = map_shared,
  .xShmLock = lock_shared,
  .xShmBarrier = fence_shared,
  .xShmUnmap = unmap_shared,
};

/* --- The disk --- */

static int
open_file (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out_flags)
{
  File    *self = (File *) base;
  gboolean is_now = FALSE;
  int      code = count_call (DOSSIER_TEST_VFS_OPEN, &is_now);

  /* Where opening fails there is nothing to close. */
  self->base.pMethods = NULL;
  if (code != SQLITE_OK)
    return code;
  self->real = (sqlite3_file *) (self + 1);
  self->disk = watch (path);
  code = real->xOpen (real, path, self->real, flags, out_flags);
  if (code == SQLITE_OK)
    self->base.pMethods = &methods;
  return code;
}

static int
delete_file (sqlite3_vfs *vfs, const char *path, int is_synced)
{
  gboolean  is_now = FALSE;
  int       code = count_call (DOSSIER_TEST_VFS_DELETE, &is_now);
  DiskFile *file = NULL;

  if (code != SQLITE_OK)
    return code;
  g_mutex_lock (&mutex);
  file = find_disk_file (path);
  if (file != NULL && is_synced)
    g_ptr_array_remove (disk, file);
  else if (file != NULL)
    file->is_doomed = TRUE;
  g_mutex_unlock (&mutex);
  return real->xDelete (real, path, 0);
}

static int
access_file (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  return real->xAccess (real, path, flags, result);
}

static int
complete_path (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  return real->xFullPathname (real, path, size, full);
}

static int
make_random (sqlite3_vfs *vfs, int size, char *bytes)
{
  return real->xRandomness (real, size, bytes);
}

static int
sleep_for (sqlite3_vfs *vfs, int microseconds)
{
  return real->xSleep (real, microseconds);
}

static int
tell_day (sqlite3_vfs *vfs, double *day)
{
  return real->xCurrentTime (real, day);
}

static int
tell_milliseconds (sqlite3_vfs *vfs, sqlite3_int64 *milliseconds)
{
  return real->xCurrentTimeInt64 (real, milliseconds);
}

static int
get_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return real->xGetLastError (real, size, text);
}

static void
set_up_shim (void)
{
  real = sqlite3_vfs_find (NULL);
  g_assert_nonnull (real);
  shim = (sqlite3_vfs){
    .iVersion = 2,
    .szOsFile = (int) sizeof (File) + real->szOsFile,
    .mxPathname = real->mxPathname,
    .zName = NAME,
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = access_file,
    .xFullPathname = complete_path,
    .xRandomness = make_random,
    .xSleep = sleep_for,
    .xCurrentTime = tell_day,
    .xGetLastError = get_last_error,
    .xCurrentTimeInt64 = tell_milliseconds,
  };
}

void
dossier_test_vfs_begin (const char *path, const DossierTestVfsFault *wanted)
{
  g_assert_null (watched);

  if (real == NULL)
    set_up_shim ();
  fault = *wanted;
  watched = g_strdup (path);
  disk = g_ptr_array_new_with_free_func (free_disk_file_cb);
  n_calls = 0;
  is_met = FALSE;
  g_assert_cmpint (sqlite3_vfs_register (&shim, 1), ==, SQLITE_OK);
}

void
dossier_test_vfs_end (void)
{
  g_assert_nonnull (watched);

  g_assert_cmpint (sqlite3_vfs_register (real, 1), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_unregister (&shim), ==, SQLITE_OK);
  if (is_met && fault.is_power_loss)
    lose_power ();
  g_clear_pointer (&disk, g_ptr_array_unref);
  g_clear_pointer (&watched, g_free);
}

guint
dossier_test_vfs_get_n_calls (void)
{
  return n_calls;
}

gboolean
dossier_test_vfs_was_met (void)
{
  return is_met;
}
