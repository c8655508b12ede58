/* dossier-lock.c: lets one program at a time do something with a notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-lock.h"

#include "store/dossier-store-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* How often the file may be removed by its last holder between our opening and locking it. */
#define MAX_TRIES 8

struct _DossierLock
{
  char *path;
  int   descriptor;
};

/* The last holder removes the file, so what was locked may be a file that nobody finds any more. */
static gboolean
is_still_there (int descriptor, const char *path)
{
  struct stat ours, theirs;

  return fstat (descriptor, &ours) == 0 && stat (path, &theirs) == 0 &&
         ours.st_dev == theirs.st_dev && ours.st_ino == theirs.st_ino;
}

static DossierLock *
wrap (const char *path, int descriptor)
{
  DossierLock *self = g_new (DossierLock, 1);

  self->path = g_strdup (path);
  self->descriptor = descriptor;
  return self;
}

DossierLock *
dossier_lock_try (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  for (guint i = 0; i < MAX_TRIES; i++)
    {
      int descriptor = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

      if (descriptor < 0)
        {
          int saved_errno = errno;

          g_set_error (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_OPEN,
                       "the file %s cannot be made (%s)",
                       path,
                       g_strerror (saved_errno));
          return NULL;
        }
      if (flock (descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          close (descriptor);
          return NULL;
        }
      if (is_still_there (descriptor, path))
        return wrap (path, descriptor);
      close (descriptor);
    }

  return NULL;
}

void
dossier_lock_free (DossierLock *self)
{
  if (self == NULL)
    return;

  /* While it is held: afterwards it may be another's. */
  g_unlink (self->path);
  close (self->descriptor);
  g_free (self->path);
  g_free (self);
}
