/* test-round-trip.c: what goes out in a format that can hold it comes back equal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/export/dossier-export.h"
#include "notebook/import/dossier-import.h"
#include "store/dossier-colour-names.h"
#include "store/dossier-db-private.h"
#include "store/dossier-images.h"
#include "store/dossier-rules-tag.h"
#include "store/dossier-rules-work.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"

#include <glib/gstdio.h>
#include <string.h>

#define URL_A "https://paper.example/a"
#define URL_B "https://paper.example/b"

static const char page_a[] =
    "First\n\nThe café at the pier sold 90 waffles & “tea” <hot> to Ann Ray in Rauma.\n\n"
    "Nobody saw the ferry leave; the café closed at noon.\n";
static const char page_b[] = "Second\n\nA dozen swans came back to Rauma. It rained all day.\n";

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
} Side;

typedef struct
{
  Side here;
  Side there;
} Fixture;

static void
open_side (Side *side)
{
  side->path = notebook_test_dup_path ();
  side->notebook = notebook_test_open (side->path);
}

static void
close_side (Side *side)
{
  notebook_test_close (side->notebook);
  notebook_test_remove (side->path);
  g_free (side->path);
}

static void
capture_pages (Side *side)
{
  g_autoptr (DossierCaptured) b = notebook_test_capture_text (side->notebook, URL_B, page_b);
  g_autoptr (DossierCaptured) a = notebook_test_capture_text (side->notebook, URL_A, page_a);

  g_assert_cmpint (a->article_id, ==, b->article_id + 1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierReading) a = NULL;
  g_autoptr (DossierReading) b = NULL;

  open_side (&fixture->here);
  open_side (&fixture->there);
  capture_pages (&fixture->here);
  b = notebook_test_read (fixture->here.notebook, 1, 0);
  a = notebook_test_read (fixture->here.notebook, 2, 0);
  notebook_test_annotate (a, "at the pier", DOSSIER_HIGHLIGHT_GREEN, "Which “pier” & <when>?");
  notebook_test_annotate (a, "café closed", DOSSIER_HIGHLIGHT_PINK, NULL);
  notebook_test_annotate (b, "dozen swans", DOSSIER_HIGHLIGHT_PURPLE, "Two\n\nparagraphs");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_side (&fixture->here);
  close_side (&fixture->there);
}

static GBytes *
write_out (DossierNotebook *notebook, DossierExportFormat format)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_export_async (notebook, format, NULL, memory, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  dossier_export_finish (notebook, result, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static DossierImportReport *
read_in (Side *side, DossierExportFormat format, GBytes *bytes)
{
  g_autofree char *folder = g_path_get_dirname (side->path);
  g_autofree char *name = g_strdup_printf ("out.%s", dossier_export_format_get_suffix (format));
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierImportReport *report;

  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      NULL));
  dossier_import_async (side->notebook, file, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  report = dossier_import_finish (side->notebook, result, &error);
  g_assert_no_error (error);
  return report;
}

/* Everything: the file alone makes a notebook that exports the same. */
static void
test_whole (Fixture *fixture, gconstpointer data)
{
  DossierExportFormat format = (DossierExportFormat) GPOINTER_TO_INT (data);
  g_autoptr (GBytes) file = write_out (fixture->here.notebook, format);
  g_autoptr (DossierImportReport) report = read_in (&fixture->there, format, file);
  g_autoptr (GBytes) expected = write_out (fixture->here.notebook, DOSSIER_EXPORT_JSON);
  g_autoptr (GBytes) found = write_out (fixture->there.notebook, DOSSIER_EXPORT_JSON);

  g_assert_cmpuint (report->n_new, ==, 2);
  g_assert_cmpuint (report->n_exact, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpmem (g_bytes_get_data (expected, NULL),
                   g_bytes_get_size (expected),
                   g_bytes_get_data (found, NULL),
                   g_bytes_get_size (found));
}

/* One point, in the format that needs the fewest bytes. */
static const guint8 dot[] = { 'G',  'I',  'F',  '8',  '9',  'a',  0x01, 0x00, 0x01, 0x00, 0x80,
                              0x00, 0x00, 0x00, 0x00, 0x00, 0xff, 0xff, 0xff, 0x21, 0xf9, 0x04,
                              0x01, 0x00, 0x00, 0x00, 0x00, 0x2c, 0x00, 0x00, 0x00, 0x00, 0x01,
                              0x00, 0x01, 0x00, 0x00, 0x02, 0x02, 0x44, 0x01, 0x00, 0x3b };

static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";

/* What is in a file that somebody else made need not have come by a capture. */
static void
add_pictures (Side *side)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (side->path, DOSSIER_DB_READ_WRITE, &error);
  DossierImage images[] = {
    { .url = (char *) "https://a.example/dot", .bytes = g_bytes_new_static (dot, sizeof dot) },
    { .url = (char *) "https://a.example/bad", .bytes = g_bytes_new_static ("\x89PNG", 4) },
    { .url = (char *) "https://a.example/svg",
      .bytes = g_bytes_new_static (drawing, strlen (drawing)) },
  };

  g_assert_no_error (error);
  g_assert_true (dossier_db_begin (db, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (images); i++)
    {
      dossier_images_add (db, 1, &images[i], &error);
      g_assert_no_error (error);
      g_bytes_unref (images[i].bytes);
    }
  g_assert_true (dossier_db_commit (db, &error));
}

static void
test_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DossierImportReport) report = NULL;
  g_autoptr (DossierDb) db = NULL;
  g_autoptr (GPtrArray) images =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  g_autoptr (GError) error = NULL;

  add_pictures (&fixture->here);
  file = write_out (fixture->here.notebook, DOSSIER_EXPORT_BUNDLE);
  report = read_in (&fixture->there, DOSSIER_EXPORT_BUNDLE, file);
  g_assert_cmpuint (report->problems->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (report->problems, 0),
                   ==,
                   "2 pictures could not be decoded and were left out.");

  db = dossier_db_open (fixture->there.path, DOSSIER_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (dossier_images_list (db, 1, images, &error));
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpstr (((DossierImage *) g_ptr_array_index (images, 0))->url,
                   ==,
                   "https://a.example/dot");
}

/* Notes only: a notebook that has the pages gets them at their places, and exports the same. */
static void
test_notes (Fixture *fixture, gconstpointer data)
{
  DossierExportFormat format = (DossierExportFormat) GPOINTER_TO_INT (data);
  g_autoptr (GBytes) file = write_out (fixture->here.notebook, format);
  g_autoptr (GBytes) expected = write_out (fixture->here.notebook, DOSSIER_EXPORT_CSV_ANNOTATIONS);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (DossierImportReport) report = NULL;
  g_autoptr (DossierImportReport) again = NULL;

  capture_pages (&fixture->there);
  report = read_in (&fixture->there, format, file);
  g_assert_cmpuint (report->n_new, ==, 0);
  g_assert_cmpuint (report->n_known, ==, 2);
  g_assert_cmpuint (report->n_exact, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 0);
  found = write_out (fixture->there.notebook, DOSSIER_EXPORT_CSV_ANNOTATIONS);
  g_assert_cmpstr (g_bytes_get_data (expected, NULL), ==, g_bytes_get_data (found, NULL));

  again = read_in (&fixture->here, format, file);
  g_assert_cmpuint (again->n_same, ==, 3);
}

static void
test_page_is_alone (Fixture *fixture, gconstpointer data)
{
  static const char *const forbidden[] = { "<script", "src=\"http", "<link", "@import", "url(" };
  g_autoptr (GBytes) file = write_out (fixture->here.notebook, DOSSIER_EXPORT_HTML);
  g_autofree char *text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));

  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (strstr (text, forbidden[i]));
  g_assert_nonnull (strstr (text, "default-src 'none'"));
  g_assert_nonnull (strstr (text, "prefers-color-scheme:dark"));
  g_assert_nonnull (strstr (text, "&lt;hot&gt;"));
  g_assert_nonnull (strstr (text, "Which “pier” &amp; &lt;when&gt;?"));
  g_assert_nonnull (strstr (text, ">café closed</mark>"));
  g_assert_nonnull (strstr (text, "<td>90 waffles</td><td>90</td>"));
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-test-XXXXXX", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  static const char *const names[] = { "First-2.md", "Second-1.md" };

  dossier_export_folder_async (fixture->here.notebook,
                               DOSSIER_EXPORT_MARKDOWN,
                               NULL,
                               file,
                               NULL,
                               notebook_test_finished_cb,
                               &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_export_finish (fixture->here.notebook, result, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      g_assert_true (g_str_has_prefix (text, "---\ntitle: "));
      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* --- all that a reader makes --- */

static const char nested[] =
    "<html><head><title>Pier list</title></head><body><article><h1>Pier list</h1>"
    "<p>The harbour master of Rauma, Ann Ray, wrote down what the pier needs before spring.</p>"
    "<ul><li>Planks, of which <ol><li>twelve are rotten</li><li>three are gone<ul><li>since the "
    "storm in May</li></ul></li></ol></li><li>Lamps, said the keeper of the Kelp Hall</li></ul>"
    "<p>The Kelp Hall will pay for the lamps, and the town for 90 planks, said Ann Ray.</p>"
    "</article></body></html>";

static DossierDb *
open_db (const Side *side)
{
  g_autoptr (GError) error = NULL;
  DossierDb *db = dossier_db_open (side->path, DOSSIER_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  return db;
}

static void
tag_words (DossierDb *db, gint64 version_id, DossierSpan span)
{
  DossierTagging tagging = {
    .version_id = version_id,
    .span = span,
    .kind = DOSSIER_ENTITY_ORGANISATION,
    .scope = DOSSIER_RULE_EVERYWHERE,
  };
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_undo_begin (db, "tag", NULL));
  dossier_rules_tag (db, &tagging, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
rename_colours (const Side *side)
{
  DossierDb *db = open_db (side);

  g_assert_true (dossier_db_begin (db, NULL));
  g_assert_true (dossier_colour_names_set (db, DOSSIER_COLOUR_GREEN, "who: & what", NULL));
  g_assert_true (dossier_colour_names_set (db, DOSSIER_COLOUR_PINK, "doubts · #1", NULL));
  g_assert_true (dossier_db_commit (db, NULL));
  dossier_db_close (db);
}

/* A page with lists in lists; colours with names of their own; names by a rule; tags. */
static void
make_much (Fixture *fixture)
{
  Side            *here = &fixture->here;
  g_autofree char *folder = g_path_get_dirname (here->path);
  g_autofree char *file = g_build_filename (folder, "pier.html", NULL);
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  DossierDb *db = NULL;

  g_assert_true (g_file_set_contents (file, nested, -1, NULL));
  captured = notebook_test_capture (here->notebook, file, &error);
  g_assert_no_error (error);
  reading = notebook_test_read (here->notebook, captured->article_id, 0);
  notebook_test_annotate (reading, "three are gone", DOSSIER_HIGHLIGHT_PINK, "> and who\n\nKnows");
  notebook_test_annotate (reading, "Planks, of which", DOSSIER_HIGHLIGHT_GREEN, NULL);
  db = open_db (here);
  g_assert_true (dossier_db_begin (db, NULL));
  tag_words (db,
             dossier_reading_get_version_id (reading),
             notebook_test_find (reading, "Kelp Hall"));
  g_assert_true (dossier_tags_add_article (db, captured->article_id, "pier, #1", &error));
  g_assert_true (dossier_db_commit (db, NULL));
  dossier_db_close (db);
  rename_colours (here);
}

/* What stands in the notebook, without the numbers of its rows. */
static const char *const dumps[] = {
  "SELECT article.url, article.title, article.byline, article.published, tag.name FROM article "
  "LEFT JOIN article_tag ON article_tag.article_id = article.id "
  "LEFT JOIN tag ON tag.id = article_tag.tag_id ORDER BY 1, 5",
  "SELECT number, fetched, source_url, layout, text FROM version ORDER BY text",
  "SELECT uuid, quote, prefix, suffix, colour, note, created, modified FROM annotation ORDER BY 1",
  "SELECT annotation.uuid, anchor, placement.start, placement.\"end\" FROM placement "
  "JOIN annotation ON annotation.id = placement.annotation_id ORDER BY 1",
  "SELECT version.text, mention.start, mention.\"end\", mention.kind, mention.origin, raw_origin, "
  "is_ruled, "
  "entity.name, rule.words FROM mention JOIN version ON version.id = mention.version_id "
  "LEFT JOIN entity ON entity.id = mention.entity_id LEFT JOIN rule ON rule.id = rule_id ORDER BY "
  "1, 2, 4",
  "SELECT folded, words, rule.kind, action, gesture, entity.name, rule.created FROM rule "
  "LEFT JOIN entity ON entity.id = entity_id ORDER BY 1",
};

static char *
dump (const Side *side, const char *sql)
{
  DossierDb    *db = open_db (side);
  GString      *text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        g_string_append_printf (text, "%s|", (const char *) sqlite3_column_text (statement, i));
      g_string_append_c (text, '\n');
    }
  sqlite3_finalize (statement);
  dossier_db_close (db);
  return g_string_free (text, FALSE);
}

/* A page for reading holds all that hangs on its articles. */
static void
test_much_as_a_page (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (DossierImportReport) report = NULL;
  g_autofree char *text = NULL;

  make_much (fixture);
  file = write_out (fixture->here.notebook, DOSSIER_EXPORT_HTML);
  text = g_strndup (g_bytes_get_data (file, NULL), g_bytes_get_size (file));
  g_assert_nonnull (strstr (text, "who: &amp; what"));
  report = read_in (&fixture->there, DOSSIER_EXPORT_HTML, file);
  g_assert_cmpuint (report->n_new, ==, 3);
  g_assert_cmpuint (report->problems->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (dumps); i++)
    {
      g_autofree char *expected = dump (&fixture->here, dumps[i]);
      g_autofree char *found = dump (&fixture->there, dumps[i]);

      g_assert_cmpuint (strlen (expected), >, 0);
      g_assert_cmpstr (found, ==, expected);
    }
}

/* Markdown has the words, the notes, and where they are from: an empty notebook that read it
 * writes the same. */
static void
test_much_as_markdown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (GBytes) found = NULL;
  g_autoptr (DossierImportReport) report = NULL;

  make_much (fixture);
  file = write_out (fixture->here.notebook, DOSSIER_EXPORT_MARKDOWN);
  report = read_in (&fixture->there, DOSSIER_EXPORT_MARKDOWN, file);
  g_assert_cmpuint (report->n_new, ==, 3);
  g_assert_cmpuint (report->n_exact, ==, 5);
  g_assert_cmpuint (report->problems->len, ==, 0);
  rename_colours (&fixture->there);
  found = write_out (fixture->there.notebook, DOSSIER_EXPORT_MARKDOWN);
  g_assert_cmpstr (g_bytes_get_data (found, NULL), ==, g_bytes_get_data (file, NULL));
}

static const DossierExportFormat whole[] = { DOSSIER_EXPORT_BUNDLE,
                                             DOSSIER_EXPORT_HTML,
                                             DOSSIER_EXPORT_JSON };
static const DossierExportFormat notes[] = { DOSSIER_EXPORT_WEB_ANNOTATION,
                                             DOSSIER_EXPORT_HYPOTHESIS,
                                             DOSSIER_EXPORT_CSV_ANNOTATIONS };

static void
add (const char *pattern, DossierExportFormat format, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/notebook/round-trip/",
                                       dossier_export_format_to_string (format),
                                       pattern,
                                       NULL);

  g_test_add (path, Fixture, GINT_TO_POINTER (format), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    add ("-makes-an-equal-notebook", whole[i], test_whole);
  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    add ("-brings-the-notes-back", notes[i], test_notes);
  add ("-needs-nothing-from-outside", DOSSIER_EXPORT_HTML, test_page_is_alone);
  add ("-holds-all-that-a-reader-makes", DOSSIER_EXPORT_HTML, test_much_as_a_page);
  add ("-has-the-words-and-the-notes", DOSSIER_EXPORT_MARKDOWN, test_much_as_markdown);
  add ("-goes-into-a-folder-file-by-file", DOSSIER_EXPORT_MARKDOWN, test_folder);
  g_test_add ("/notebook/round-trip/what-is-no-picture-stays-outside",
              Fixture,
              NULL,
              set_up,
              test_pictures,
              tear_down);

  return g_test_run ();
}
