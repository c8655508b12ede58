/* dossier-file-swap.c: puts a file in the place of a notebook, which is kept beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-file-swap.h"

#include "store/dossier-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static gboolean
rename_file (const char *from, const char *to, GError **error)
{
  int saved_errno;

  if (g_rename (from, to) == 0)
    return TRUE;
  saved_errno = errno;
  g_set_error (error,
               G_IO_ERROR,
               g_io_error_from_errno (saved_errno),
               "moving %s to %s: %s",
               from,
               to,
               g_strerror (saved_errno));
  return FALSE;
}

/* The log belongs to the file: the one without the other would lose what was written last. */
static const char *const FILE_SUFFIXES[] = { "-wal", "-shm", "" };

/* A name that nothing has. */
static char *
find_aside (const char *path, const char *word)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%dT%H-%M-%S");
  char            *aside = g_strdup_printf ("%s.%s-%s", path, word, moment);

  for (guint i = 2; g_access (aside, F_OK) == 0; i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.%s-%s-%u", path, word, moment, i);
    }
  return aside;
}

static gboolean
move_aside (const char *path, const char *aside, GError **error)
{
  if (g_access (path, F_OK) != 0)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (FILE_SUFFIXES); i++)
    {
      g_autofree char *from = g_strconcat (path, FILE_SUFFIXES[i], NULL);
      g_autofree char *to = g_strconcat (aside, FILE_SUFFIXES[i], NULL);

      if (g_access (from, F_OK) == 0 && !rename_file (from, to, error))
        return FALSE;
    }
  return TRUE;
}

/* What was moved, all or in part, back to where nothing has taken its place. */
static void
move_back (const char *path, const char *aside)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FILE_SUFFIXES); i++)
    {
      g_autofree char *from = g_strconcat (aside, FILE_SUFFIXES[i], NULL);
      g_autofree char *to = g_strconcat (path, FILE_SUFFIXES[i], NULL);

      if (g_access (from, F_OK) == 0 && g_access (to, F_OK) != 0)
        g_rename (from, to);
    }
}

/* What was renamed is there after a loss of power only when the folder is on the disk. */
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

gboolean
dossier_file_swap (const char *fresh,
                   const char *path,
                   const char *word,
                   char      **aside,
                   GError    **error)
{
  g_autofree char *kept = find_aside (path, word);
  gboolean         was_there = g_access (path, F_OK) == 0;

  *aside = NULL;
  if (!move_aside (path, kept, error) || !rename_file (fresh, path, error))
    {
      if (was_there)
        move_back (path, kept);
      return FALSE;
    }
  sync_folder (path);
  if (was_there)
    *aside = g_steal_pointer (&kept);
  return TRUE;
}

void
dossier_file_swap_remove (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FILE_SUFFIXES); i++)
    {
      g_autofree char *file = g_strconcat (path, FILE_SUFFIXES[i], NULL);

      g_unlink (file);
    }
}
