/* test-backups.c: packed copies of a notebook, and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-backups.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  dossier_captured_free (notebook_test_capture_text (fixture->notebook,
                                                     "file:///a.txt",
                                                     "Swans\n\nThey came back.\n"));
}

static void
remove_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = dossier_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char     *folder = g_path_get_dirname (backup->path);

      g_unlink (backup->path);
      g_rmdir (folder);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->notebook != NULL)
    notebook_test_close (fixture->notebook);
  remove_backups (fixture->path);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

/* (nullable): the path of what was made */
static char *
make (Fixture *fixture, gboolean is_daily)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char *path = NULL;

  dossier_backups_make_async (fixture->notebook,
                              is_daily,
                              NULL,
                              notebook_test_finished_cb,
                              &result);
  notebook_test_wait_until (result != NULL);
  dossier_backups_make_finish (fixture->notebook, result, &path, &error);
  g_assert_no_error (error);
  return path;
}

static guint
count_articles (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) articles = NULL;

  dossier_article_list_fetch_async (fixture->notebook,
                                    DOSSIER_SHELF_EVERYTHING,
                                    NULL,
                                    0,
                                    NULL,
                                    notebook_test_finished_cb,
                                    &result);
  notebook_test_wait_until (result != NULL);
  articles = dossier_article_list_fetch_finish (fixture->notebook, result, NULL);
  g_assert_nonnull (articles);
  return articles->len;
}

/* Makes a file look older than it is. */
static void
age (const char *path, int n_days)
{
  time_t         moment = (time_t) (g_get_real_time () / G_USEC_PER_SEC) - n_days * 24 * 60 * 60;
  struct utimbuf times = { moment, moment };

  g_assert_cmpint (utime (path, &times), ==, 0);
}

static void
close_notebook (Fixture *fixture)
{
  notebook_test_close (g_steal_pointer (&fixture->notebook));
}

static char *
restore (Fixture *fixture, const char *backup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_backups_restore_async (backup, fixture->path, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_backups_restore_finish (result, error);
}

static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = make (fixture, TRUE);
  g_autofree char *again = make (fixture, TRUE);
  g_autofree char *unchanged = NULL;
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);

  g_assert_nonnull (first);
  g_assert_null (again);

  /* A day later, but nothing was written since. */
  age (first, 2);
  age (fixture->path, 3);
  age (log, 3);
  unchanged = make (fixture, TRUE);
  g_assert_null (unchanged);

  dossier_captured_free (
      notebook_test_capture_text (fixture->notebook, "file:///b.txt", "Geese\n\nSo did they.\n"));
  again = make (fixture, TRUE);
  g_assert_nonnull (again);
}

static void
test_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *asked = make (fixture, FALSE);
  g_autoptr (GPtrArray) backups = NULL;
  guint n_daily = 0;

  age (asked, 30);
  for (int i = 0; i < DOSSIER_BACKUPS_KEPT + 2; i++)
    {
      g_autofree char *folder = g_path_get_dirname (asked);
      g_autofree char *name = g_strdup_printf ("2026-01-0%dT10-00-00.daily.dossier.gz", i + 1);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, "old", -1, NULL));
      age (path, 20 - i);
    }
  g_free (make (fixture, TRUE));

  backups = dossier_backups_list (fixture->path);
  for (guint i = 0; i < backups->len; i++)
    n_daily += ((DossierBackup *) g_ptr_array_index (backups, i))->is_daily;
  g_assert_cmpuint (n_daily, ==, DOSSIER_BACKUPS_KEPT);
  g_assert_cmpuint (backups->len, ==, DOSSIER_BACKUPS_KEPT + 1);
  g_assert_true (g_file_test (asked, G_FILE_TEST_EXISTS));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make (fixture, FALSE);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  dossier_captured_free (
      notebook_test_capture_text (fixture->notebook, "file:///b.txt", "Geese\n\nSo did they.\n"));
  g_assert_cmpuint (count_articles (fixture), ==, 2);
  close_notebook (fixture);

  aside = restore (fixture, backup, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
  fixture->notebook = notebook_test_open (fixture->path);
  g_assert_cmpuint (count_articles (fixture), ==, 1);

  /* What was there before is whole as well. */
  close_notebook (fixture);
  g_assert_cmpint (g_rename (aside, fixture->path), ==, 0);
  fixture->notebook = notebook_test_open (fixture->path);
  g_assert_cmpuint (count_articles (fixture), ==, 2);
}

static void
test_bad_backup (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "no backup", "\037\213\010" };
  g_autofree char         *backup = make (fixture, FALSE);

  close_notebook (fixture);
  for (gsize i = 0; i <= G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *aside = NULL;
      g_autofree char *left = g_strconcat (fixture->path, ".restoring", NULL);

      /* At last a whole one that was cut off. */
      if (i < G_N_ELEMENTS (contents))
        g_assert_true (g_file_set_contents (backup, contents[i], -1, NULL));
      else
        {
          g_autofree char *whole = NULL;
          g_autofree char *bytes = NULL;
          gsize            length = 0;

          fixture->notebook = notebook_test_open (fixture->path);
          whole = make (fixture, FALSE);
          close_notebook (fixture);
          g_assert_true (g_file_get_contents (whole, &bytes, &length, NULL));
          g_assert_true (g_file_set_contents (backup, bytes, (gssize) length / 2, NULL));
        }
      aside = restore (fixture, backup, &error);
      g_assert_nonnull (error);
      g_assert_null (aside);
      g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
    }

  fixture->notebook = notebook_test_open (fixture->path);
  g_assert_cmpuint (count_articles (fixture), ==, 1);
}

static void
test_no_notebook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make (fixture, FALSE);
  g_autofree char *aside = NULL;
  g_autoptr (GError) error = NULL;

  close_notebook (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  aside = restore (fixture, backup, &error);
  g_assert_no_error (error);
  g_assert_null (aside);
  fixture->notebook = notebook_test_open (fixture->path);
  g_assert_cmpuint (count_articles (fixture), ==, 1);
}

/* The notebook lies somewhere else; its copies are listed there, and nothing covers others. */
static void
test_follow (Fixture *fixture, gconstpointer data)
{
  g_autofree char *backup = make (fixture, FALSE);
  g_autofree char *moved = g_strconcat (fixture->path, "-moved", NULL);
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  dossier_backups_follow (fixture->path, moved);
  before = dossier_backups_list (fixture->path);
  after = dossier_backups_list (moved);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (after->len, ==, 1);

  g_free (make (fixture, FALSE));
  dossier_backups_follow (fixture->path, moved);
  g_clear_pointer (&before, g_ptr_array_unref);
  g_clear_pointer (&after, g_ptr_array_unref);
  before = dossier_backups_list (fixture->path);
  after = dossier_backups_list (moved);
  g_assert_cmpuint (before->len, ==, 1);
  g_assert_cmpuint (after->len, ==, 1);
  remove_backups (moved);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test)                                                                            \
  g_test_add ("/notebook/backups/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("one-a-day-when-something-changed", test_daily);
  ADD ("seven-days-are-kept-and-what-was-asked-for", test_kept);
  ADD ("a-backup-takes-the-notebooks-place", test_restore);
  ADD ("a-bad-backup-changes-nothing", test_bad_backup);
  ADD ("a-lost-notebook-comes-back", test_no_notebook);
  ADD ("backups-go-with-a-notebook-that-moves", test_follow);

  return g_test_run ();
}
