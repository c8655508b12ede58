/* dossier-file-fence.c: leaves a process only the files that its libraries need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kernel is asked by its numbers, since no library is sure to have a name for these calls.
 */
#define _GNU_SOURCE 1
#include "config.h"

#include "extractor/dossier-file-fence.h"

#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The rights over files, by the version of the interface that brought them: a kernel refuses a
 * fence with rights that it does not know. The newest are newer than some headers. */
static const guint64 RIGHTS[] = {
  (G_GUINT64_CONSTANT (1) << 13) - 1, /* executing, reading, writing, making, removing */
  LANDLOCK_ACCESS_FS_REFER,           /* from one folder into another */
  G_GUINT64_CONSTANT (1) << 14,       /* making shorter */
  0,                                  /* of the network only */
  G_GUINT64_CONSTANT (1) << 15,       /* asking devices for what they alone can do */
};

#define READING_A_FILE   LANDLOCK_ACCESS_FS_READ_FILE
#define READING_A_FOLDER (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* Where systems keep what libraries open by themselves. Whatever is missing here is, to the
 * process, not installed. */
static const char *const OPEN_PLACES[] = {
  /* libraries, modules of character sets, picture loaders */
  "/lib",
  "/lib64",
  "/usr/lib",
  "/usr/lib32",
  "/usr/lib64",
  "/usr/local/lib",
  "/app/lib",
  "/etc/ld.so.cache",
  /* kinds of files; fonts and where they are noted, for words in drawings */
  "/usr/share/mime",
  "/usr/share/icu",
  "/usr/share/fonts",
  "/usr/share/fontconfig",
  "/usr/local/share/fonts",
  "/app/share/fonts",
  "/run/host/fonts",
  "/etc/fonts",
  "/var/cache/fontconfig",
};

static void
open_place (int fence, const char *path)
{
  struct landlock_path_beneath_attr place = { 0 };
  struct stat                       status;

  place.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (place.parent_fd < 0)
    return;
  if (fstat (place.parent_fd, &status) == 0)
    {
      place.allowed_access = S_ISDIR (status.st_mode) ? READING_A_FOLDER : READING_A_FILE;
      syscall (SYS_landlock_add_rule, fence, LANDLOCK_RULE_PATH_BENEATH, &place, 0);
    }
  close (place.parent_fd);
}

/* Libraries that were not installed by the system, as a developer's are, bring others with them
 * that lie in the same folder. */
static int
open_place_of_library_cb (struct dl_phdr_info *library, size_t size, void *data)
{
  int             *fence = data;
  g_autofree char *folder = NULL;

  if (library->dlpi_name == NULL || library->dlpi_name[0] != '/')
    return 0;
  folder = g_path_get_dirname (library->dlpi_name);
  open_place (*fence, folder);
  return 0;
}

/* The picture loaders may be named one by one in a file of one's own. */
static void
open_place_of_loaders (int fence)
{
  const char *path = g_getenv ("GDK_PIXBUF_MODULE_FILE");

  if (path != NULL && g_path_is_absolute (path))
    open_place (fence, path);
}

gboolean
dossier_file_fence_raise (void)
{
  struct landlock_ruleset_attr rights = { 0 };
  gboolean                     is_raised;
  long                         version;
  int                          fence;

  version = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  for (long i = 0; i < MIN (version, (long) G_N_ELEMENTS (RIGHTS)); i++)
    rights.handled_access_fs |= RIGHTS[i];
  if (rights.handled_access_fs == 0)
    return FALSE;
  fence = syscall (SYS_landlock_create_ruleset, &rights, sizeof rights.handled_access_fs, 0);
  if (fence < 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (OPEN_PLACES); i++)
    open_place (fence, OPEN_PLACES[i]);
  dl_iterate_phdr (open_place_of_library_cb, &fence);
  open_place_of_loaders (fence);
  is_raised = syscall (SYS_landlock_restrict_self, fence, 0) == 0;
  close (fence);
  return is_raised;
}
