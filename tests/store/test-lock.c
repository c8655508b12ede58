/* test-lock.c: one holder at a time, and a holder that crashed keeps nobody waiting.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-lock.h"
#include "store/dossier-store-error.h"
#include "tests/store/store-test.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "notebook.dossier-queue", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static DossierLock *
take (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  DossierLock *lock = dossier_lock_try (fixture->path, &error);

  g_assert_no_error (error);
  return lock;
}

static void
test_one_holder (Fixture *fixture, gconstpointer data)
{
  DossierLock *first = take (fixture);

  g_assert_nonnull (first);
  g_assert_null (take (fixture));
  dossier_lock_free (first);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  first = take (fixture);
  g_assert_nonnull (first);
  dossier_lock_free (first);
}

static void
test_a_killed_holder (Fixture *fixture, gconstpointer data)
{
  int   ready[2];
  char  byte;
  int   status;
  pid_t child;
  g_autoptr (DossierLock) lock = NULL;

  g_assert_cmpint (pipe (ready), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (dossier_lock_try (fixture->path, NULL) != NULL)
        (void) !write (ready[1], "x", 1);
      for (;;)
        pause ();
    }
  g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
  g_assert_null (take (fixture));

  kill (child, SIGKILL);
  waitpid (child, &status, 0);
  lock = take (fixture);
  g_assert_nonnull (lock);
  close (ready[0]);
  close (ready[1]);
}

static void
test_no_place (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "no", "such", "folder", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_lock_try (path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OPEN);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/lock/has-one-holder", test_one_holder);
  add ("/store/lock/ends-with-its-holder", test_a_killed_holder);
  add ("/store/lock/without-a-place-there-is-none", test_no_place);
  return g_test_run ();
}
