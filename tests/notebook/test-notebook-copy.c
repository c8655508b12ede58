/* test-notebook-copy.c: a notebook in another folder.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-notebook-copy.h"

#include <glib/gstdio.h>

typedef struct
{
  char            *path;
  char            *folder;
  DossierNotebook *notebook;
  gint64           article_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (GError) error = NULL;

  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  captured =
      notebook_test_capture_text (fixture->notebook, "file:///a.txt", "Swans\n\nThey came back.\n");
  fixture->article_id = captured->article_id;
  fixture->folder = g_dir_make_tmp ("dossier-copy-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *copy = g_build_filename (fixture->folder, name, NULL);

  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_unlink (copy);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static char *
copy_to (Fixture *fixture, const char *uri, GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (uri);
  g_autoptr (GAsyncResult) result = NULL;

  dossier_notebook_copy_async (fixture->notebook, folder, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_notebook_copy_finish (fixture->notebook, result, error);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = copy_to (fixture, fixture->folder, &error);
  DossierNotebook *copy;
  g_autoptr (DossierReading) reading = NULL;

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, fixture->folder));
  copy = notebook_test_open (path);
  reading = notebook_test_read (copy, fixture->article_id, 0);
  g_assert_cmpstr (dossier_reading_get_document (reading)->text, ==, "Swans\nThey came back.");
  g_clear_object (&reading);
  notebook_test_close (copy);
}

static void
test_taken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *taken = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  g_assert_null (copy_to (fixture, fixture->folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_true (g_file_get_contents (taken, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "mine");
}

static void
test_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (copy_to (fixture, "https://news.example/folder", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/notebook/notebook-copy/a-copy-is-whole",
              Fixture,
              NULL,
              set_up,
              test_whole,
              tear_down);
  g_test_add ("/notebook/notebook-copy/nothing-is-written-over",
              Fixture,
              NULL,
              set_up,
              test_taken,
              tear_down);
  g_test_add ("/notebook/notebook-copy/the-folder-is-on-this-computer",
              Fixture,
              NULL,
              set_up,
              test_elsewhere,
              tear_down);

  return g_test_run ();
}
