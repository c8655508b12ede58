/* test-sandbox.c: what the process that reads hostile bytes can no longer do, tried out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "extractor/dossier-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <iconv.h>
#include <linux/landlock.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_MEMORY (1024UL * 1024 * 1024)
#define SECRET     "kept"

/* Each tries something on the file at @path, and tells whether it was let. */

static gboolean
remove_file (const char *path)
{
  return unlink (path) == 0;
}

static gboolean
remove_file_by_folder (const char *path)
{
  return unlinkat (AT_FDCWD, path, 0) == 0;
}

static gboolean
empty_file (const char *path)
{
  return truncate (path, 0) == 0;
}

static gboolean
empty_file_by_opening (const char *path)
{
  return open (path, O_WRONLY | O_TRUNC | O_CLOEXEC) >= 0;
}

static gboolean
empty_file_while_reading (const char *path)
{
  return open (path, O_RDONLY | O_TRUNC | O_CLOEXEC) >= 0;
}

static gboolean
rename_file (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-renamed", NULL);

  return rename (path, other) == 0;
}

static gboolean
link_file (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-linked", NULL);

  return link (path, other) == 0;
}

static gboolean
make_folder (const char *path)
{
  g_autofree char *folder = g_strconcat (path, "-folder", NULL);

  return mkdir (folder, 0700) == 0;
}

static gboolean
change_mode (const char *path)
{
  return chmod (path, 0) == 0;
}

static gboolean
signal_parent (const char *path)
{
  return syscall (SYS_tgkill, getppid (), getppid (), 0) == 0;
}

static gboolean
queue_signal_to_parent (const char *path)
{
  siginfo_t info;

  memset (&info, 0, sizeof info);
  info.si_code = SI_QUEUE;
  return syscall (SYS_rt_sigqueueinfo, getppid (), 0, &info) == 0;
}

static gboolean
open_socket (const char *path)
{
  return syscall (SYS_socket, 1, 1, 0) >= 0;
}

/* Anything but a refusal would lead past all other refusals. */
static gboolean
queue_system_calls (const char *path)
{
  return syscall (SYS_io_uring_setup, 0, NULL) == 0 || errno != EPERM;
}

static gboolean
type_for_reader (const char *path)
{
  return ioctl (STDERR_FILENO, TIOCSTI, "x") == 0 || errno != EPERM;
}

static gboolean
stay_in_session (const char *path)
{
  return getsid (0) != getpid ();
}

/* The folder is the reader's, as the notebook's own is. */
static gboolean
read_file (const char *path)
{
  return open (path, O_RDONLY | O_CLOEXEC) >= 0;
}

static gboolean
read_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) >= 0;
}

/* What a process says of itself tells where its reader's files are. */
static gboolean
read_own_surroundings (const char *path)
{
  return open ("/proc/self/environ", O_RDONLY | O_CLOEXEC) >= 0;
}

static const struct
{
  const char *name;
  gboolean    needs_fence;
  gboolean (*is_let) (const char *path);
  DossierSandboxKind kind;
} attempts[] = {
  { "remove-a-file", FALSE, remove_file },
  { "remove-a-file-by-its-folder", FALSE, remove_file_by_folder },
  { "empty-a-file", FALSE, empty_file },
  { "empty-a-file-by-opening-it", FALSE, empty_file_by_opening },
  { "empty-a-file-while-reading-it", FALSE, empty_file_while_reading },
  { "read-a-file", TRUE, read_file },
  { "read-a-file-when-drawing", TRUE, read_file, DOSSIER_SANDBOX_THREADS },
  { "read-a-folder", TRUE, read_folder },
  { "read-what-surrounds-it", TRUE, read_own_surroundings },
  { "rename-a-file", FALSE, rename_file },
  { "link-a-file", FALSE, link_file },
  { "make-a-folder", FALSE, make_folder },
  { "change-who-may-read-a-file", FALSE, change_mode },
  { "signal-another-process", FALSE, signal_parent },
  { "queue-a-signal-to-another-process", FALSE, queue_signal_to_parent },
  { "open-a-socket", FALSE, open_socket },
  { "have-the-kernel-do-it-by-a-queue", FALSE, queue_system_calls },
  { "type-into-the-terminal", FALSE, type_for_reader },
  { "stay-with-the-terminal", FALSE, stay_in_session },
};

static gboolean
has_fences (void)
{
  return syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

/* Its exit status tells: nothing that runs at an ordinary exit is let any more. */
static void
try_in_sandbox (guint i)
{
  const char *path = g_getenv ("DOSSIER_TEST_FILE");

  dossier_sandbox_enter (attempts[i].kind, MAX_MEMORY);
  _exit (attempts[i].is_let (path) ? 1 : 0);
}

static void
test_attempt (gconstpointer data)
{
  guint            i = GPOINTER_TO_UINT (data);
  g_autofree char *contents = NULL;
  g_autofree char *path = NULL;
  int              descriptor;

  if (g_test_subprocess ())
    {
      try_in_sandbox (i);
      return;
    }
#if !defined(__x86_64__) && !defined(__aarch64__)
  g_test_skip ("system calls are not filtered on this architecture");
  return;
#endif
  if (attempts[i].needs_fence && !has_fences ())
    {
      g_test_skip ("this kernel has no Landlock");
      return;
    }
  descriptor = g_file_open_tmp ("dossier-sandbox-XXXXXX", &path, NULL);
  g_assert_cmpint (descriptor, >=, 0);
  close (descriptor);
  g_assert_true (g_file_set_contents (path, SECRET, -1, NULL));
  g_setenv ("DOSSIER_TEST_FILE", path, TRUE);

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, SECRET);
  g_unlink (path);
}

/* What is left has to be enough for libraries that open modules of their own, as character sets
 * are, and for abort (). */
static void
test_reading_is_let (void)
{
  if (g_test_subprocess ())
    {
      iconv_t conversion;

      dossier_sandbox_enter (DOSSIER_SANDBOX_CLOSED, MAX_MEMORY);
      conversion = iconv_open ("UTF-8", "SHIFT_JIS");
      if (conversion == (iconv_t) -1 || iconv_close (conversion) != 0)
        _exit (1);
      _exit (syscall (SYS_tgkill, getpid (), getpid (), 0) == 0 ? 0 : 2);
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (attempts); i++)
    {
      g_autofree char *path =
          g_strconcat ("/notebook/sandbox/does-not-let-it-", attempts[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_attempt);
    }
  g_test_add_func ("/notebook/sandbox/lets-it-load-character-sets-and-end-itself",
                   test_reading_is_let);

  return g_test_run ();
}
