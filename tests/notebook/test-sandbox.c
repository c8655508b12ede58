/* test-sandbox.c: what the process that reads hostile bytes can no longer do, tried out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "extractor/dossier-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
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

static const struct
{
  const char *name;
  gboolean (*is_let) (const char *path);
} attempts[] = {
  { "remove-a-file", remove_file },
  { "remove-a-file-by-its-folder", remove_file_by_folder },
  { "empty-a-file", empty_file },
  { "empty-a-file-by-opening-it", empty_file_by_opening },
  { "empty-a-file-while-reading-it", empty_file_while_reading },
  { "rename-a-file", rename_file },
  { "link-a-file", link_file },
  { "make-a-folder", make_folder },
  { "change-who-may-read-a-file", change_mode },
  { "signal-another-process", signal_parent },
  { "queue-a-signal-to-another-process", queue_signal_to_parent },
  { "open-a-socket", open_socket },
  { "have-the-kernel-do-it-by-a-queue", queue_system_calls },
  { "type-into-the-terminal", type_for_reader },
  { "stay-with-the-terminal", stay_in_session },
};

/* Its exit status tells: nothing that runs at an ordinary exit is let any more. */
static void
try_in_sandbox (guint i)
{
  const char *path = g_getenv ("DOSSIER_TEST_FILE");

  dossier_sandbox_enter (DOSSIER_SANDBOX_CLOSED, MAX_MEMORY);
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

/* What is left has to be enough for a library that opens a file of its own, and for abort (). */
static void
test_reading_is_let (void)
{
  if (g_test_subprocess ())
    {
      char byte;
      int  descriptor;

      dossier_sandbox_enter (DOSSIER_SANDBOX_CLOSED, MAX_MEMORY);
      descriptor = open ("/proc/self/stat", O_RDONLY | O_CLOEXEC);
      if (descriptor < 0 || read (descriptor, &byte, 1) != 1 || close (descriptor) != 0)
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
  g_test_add_func ("/notebook/sandbox/lets-it-read-and-end-itself", test_reading_is_let);

  return g_test_run ();
}
