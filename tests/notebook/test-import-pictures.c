/* test-import-pictures.c: what an article of an imported archive shows comes in with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/import/dossier-import.h"
#include "store/dossier-images.h"

#include <string.h>

/* One point, in the format that needs the fewest bytes. */
static const char dot[] =
    "GIF89a\001\000\001\000\200\000\000\000\000\000\377\377\377!\371\004\001\000"
    "\000\000\000,\000\000\000\000\001\000\001\000\000\002\002D\001\000;";

static const char page[] =
    "<html><head><title>The lake froze over</title></head><body><article>"
    "<h1>The lake froze over</h1>"
    "<p>The lake near Rauma froze over on Monday, and 40 people walked across it before noon, the "
    "police said in a statement.</p>"
    "<figure><img src=\"/dot.gif\" width=\"640\" height=\"400\">"
    "<figcaption>The lake from above, on Monday, with its skaters.</figcaption></figure>"
    "<p>It had not happened for nineteen years, according to the records of the town, which go "
    "back to 1902.</p>"
    "<p>“We have never seen so many skaters,” said Anna Virtanen, who keeps the kiosk.</p>"
    "</article></body></html>";

static void
append_answer (GByteArray *archive, const char *path, const char *type, const char *body, gsize n)
{
  g_autofree char *head = g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: %s\r\n\r\n", type);
  g_autofree char *record = g_strdup_printf (
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lake.example/%s\r\n"
      "WARC-Date: 2024-02-01T10:00:00Z\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
      path,
      strlen (head) + n,
      head);

  g_byte_array_append (archive, (const guint8 *) record, (guint) strlen (record));
  g_byte_array_append (archive, (const guint8 *) body, (guint) n);
  g_byte_array_append (archive, (const guint8 *) "\r\n\r\n", 4);
}

/* Imports the archive into the notebook at @path, from a file beside it. */
static DossierImportReport *
import_archive (const char *path, GByteArray *archive)
{
  DossierNotebook *notebook = notebook_test_open (path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_build_filename (folder, "lake.warc", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (name);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierImportReport *report = NULL;

  g_assert_true (
      g_file_set_contents (name, (const char *) archive->data, (gssize) archive->len, NULL));
  dossier_import_async (notebook, file, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  report = dossier_import_finish (notebook, result, &error);
  g_assert_no_error (error);
  /* It keeps the notebook alive. */
  g_clear_object (&result);
  notebook_test_close (notebook);
  return report;
}

static GPtrArray *
list_images (const char *path)
{
  GPtrArray *images = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_ONLY, NULL);

  g_assert_true (dossier_images_list (db, 1, images, NULL));
  return images;
}

/* What the article shows is kept, what is none or shown by none is told. */
static void
test_warc_pictures (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (DossierImportReport) report = NULL;
  g_autoptr (GPtrArray) images = NULL;

  append_answer (archive, "dot.gif", "image/gif", dot, sizeof dot - 1);
  append_answer (archive, "logo.gif", "image/gif", dot, sizeof dot - 1);
  append_answer (archive, "news", "text/html", page, sizeof page - 1);
  report = import_archive (path, archive);
  g_assert_cmpuint (report->n_new, ==, 1);
  images = list_images (path);
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpstr (((DossierImage *) g_ptr_array_index (images, 0))->url,
                   ==,
                   "https://lake.example/dot.gif");
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->problems, 0),
                   ==,
                   "1 picture in the file is shown by no article and was left out.");
  notebook_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/import/pictures-of-an-archive-come-with-their-article",
                   test_warc_pictures);
  return g_test_run ();
}
