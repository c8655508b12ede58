/* test-import.c: what other programs wrote comes in whole, once, and can be taken back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-annotation-item.h"
#include "notebook/dossier-article-list.h"
#include "notebook/export/dossier-export.h"
#include "notebook/import/dossier-import.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

#define PAGE                                                                                       \
  "<html><head><title>The lake froze over</title></head><body><article>"                           \
  "<h1>The lake froze over</h1>"                                                                   \
  "<p>The lake near Rauma froze over on Monday, and %s people walked across it before noon, the "  \
  "police said in a statement.</p>"                                                                \
  "<p>It had not happened for nineteen years, according to the records of the town, which go "     \
  "back to 1902.</p>"                                                                              \
  "<p>“We have never seen so many skaters,” said Anna Virtanen, who keeps the kiosk.</p>"      \
  "</article></body></html>"

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
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

static DossierImportReport *
import_bytes (Fixture *fixture, const char *name, GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (g_file_set_contents (path,
                                      g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes),
                                      NULL));
  dossier_import_async (fixture->notebook, file, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_import_finish (fixture->notebook, result, error);
}

static DossierImportReport *
import_text (Fixture *fixture, const char *name, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DossierImportReport *report = import_bytes (fixture, name, bytes, &error);

  g_assert_no_error (error);
  return report;
}

static guint
count_articles (Fixture *fixture, DossierShelf shelf)
{
  g_autoptr (DossierArticleList) list = dossier_article_list_new (fixture->notebook);

  dossier_article_list_set_shelf (list, shelf);
  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static void
undo (Fixture *fixture,
      void (*begin) (DossierNotebook *, GCancellable *, GAsyncReadyCallback, gpointer))
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  begin (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "import");
}

/* What each format of a small file becomes; the numbers of the report. */
typedef struct
{
  const char *name;
  const char *text;
  const char *format;
  guint       n_new;
  guint       n_waiting;
  guint       n_exact;
  guint       n_approximate;
  guint       n_orphans;
  guint       n_feeds;
  guint       n_problems;
  gboolean    is_strict; /* cut off anywhere it makes no sense */
} Case;

static const Case cases[] = {
  { "pocket.csv",
    "title,url,time_added,tags,status\n"
    "Geese,https://pond.example/a,1700000000,birds|water,unread\n"
    "https://pond.example/b,https://pond.example/b,1700000001,,unread\n"
    "Mail,mailto:me@pond.example,1700000002,,unread\n",
    "Pocket",
    .n_new = 2,
    .n_waiting = 2,
    .n_problems = 1 },
  { "instapaper.csv",
    "URL,Title,Selection,Folder,Timestamp,Tags\n"
    "https://pond.example/a,Geese,\"Three hundred geese came down\",Starred,1700000000,[]\n",
    "Instapaper",
    .n_new = 1,
    .n_waiting = 1,
    .n_exact = 1 },
  { "readwise.csv",
    "Highlight,Book Title,Book Author,Note,Color,Tags,Highlighted at\n"
    "\"Three hundred geese came down.\",Geese,Ann Ray,why?,orange,birds,2024-01-02 03:04:05\n"
    "\"Later they left for the south.\",Geese,Ann Ray,,mauve,,2024-01-02 03:04:06\n",
    "Readwise",
    .n_new = 1,
    .n_exact = 2,
    .n_problems = 1 },
  { "bookmarks.html",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>Birds</H3><DL><p>\n"
    "<DT><A HREF=\"https://pond.example/a\" ADD_DATE=\"1700000000\">Geese</A>\n</DL><p></DL>",
    "bookmarks",
    .n_new = 1,
    .n_waiting = 1 },
  { "omnivore.json",
    "[{\"title\":\"Geese\",\"url\":\"https://pond.example/a\",\"savedAt\":\"2024-01-02T03:04:05Z\","
    "\"state\":\"Archived\",\"labels\":[\"birds\"]}]",
    "Omnivore",
    .n_new = 1,
    .n_waiting = 1,
    .is_strict = TRUE },
  { "wallabag.json",
    "[{\"url\":\"https://pond.example/a\",\"title\":\"Geese & swans\",\"is_archived\":1,"
    "\"is_starred\":0,\"tags\":[\"birds\"],\"created_at\":\"2024-01-02T03:04:05+0000\","
    "\"published_by\":[\"Ann Ray\"],\"content\":\"<p>Three hundred geese came down on the pond on "
    "Monday, and the town came to see them, said the keeper of the pond.</p><p>Later in the week "
    "they left for the south, as they do each year, and the pond was still again.</p>\","
    "\"annotations\":[{\"quote\":\"the pond was still again\",\"text\":\"sad\"}]}]",
    "wallabag",
    .n_new = 1,
    .n_exact = 1,
    .is_strict = TRUE },
  { "feeds.opml",
    "<?xml version=\"1.0\"?><opml version=\"2.0\"><body>"
    "<outline type=\"rss\" text=\"Pond\" xmlUrl=\"https://pond.example/feed\"/></body></opml>",
    "OPML",
    .n_feeds = 1,
    .is_strict = TRUE },
  { "annotation.jsonld",
    "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"Annotation\","
    "\"body\":\"So many?\",\"target\":{\"source\":\"https://pond.example/a\",\"selector\":"
    "{\"type\":\"TextQuoteSelector\",\"exact\":\"Three hundred geese\"}}}",
    "Web Annotation",
    .n_new = 1,
    .n_waiting = 1,
    .n_exact = 1,
    .is_strict = TRUE },
  { "hypothesis.json",
    "{\"rows\":[{\"id\":\"x1\",\"uri\":\"https://pond.example/a\",\"text\":\"A note on the page\","
    "\"tags\":[],\"target\":[{\"source\":\"https://pond.example/a\"}]}]}",
    "Hypothesis",
    .n_new = 1,
    .n_waiting = 1,
    .n_approximate = 1,
    .is_strict = TRUE },
};

static void
test_a_format (Fixture *fixture, gconstpointer data)
{
  const Case *sample = data;
  g_autoptr (DossierImportReport) report = import_text (fixture, sample->name, sample->text);
  g_autoptr (DossierImportReport) again = NULL;

  g_assert_cmpstr (report->format, ==, sample->format);
  g_assert_cmpuint (report->n_new, ==, sample->n_new);
  g_assert_cmpuint (report->n_waiting, ==, sample->n_waiting);
  g_assert_cmpuint (report->n_exact, ==, sample->n_exact);
  g_assert_cmpuint (report->n_approximate, ==, sample->n_approximate);
  g_assert_cmpuint (report->n_orphans, ==, sample->n_orphans);
  g_assert_cmpuint (report->n_feeds, ==, sample->n_feeds);
  g_assert_cmpuint (report->problems->len, ==, sample->n_problems);
  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, sample->n_new);

  again = import_text (fixture, sample->name, sample->text);
  g_assert_cmpuint (again->n_new, ==, 0);
  g_assert_cmpuint (again->n_feeds, ==, 0);
  g_assert_cmpuint (again->n_exact + again->n_approximate + again->n_orphans, ==, 0);
  g_assert_cmpuint (again->n_same, ==, sample->n_exact + sample->n_approximate + sample->n_orphans);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  const Case *sample = &cases[2];
  g_autoptr (DossierImportReport) report = import_text (fixture, sample->name, sample->text);
  g_autoptr (DossierReading) reading = NULL;

  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, 1);
  undo (fixture, dossier_notebook_undo_async);
  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, 0);
  undo (fixture, dossier_notebook_redo_async);
  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, 1);
  reading = notebook_test_read (fixture->notebook, 1, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_reading_get_annotations (reading)), ==, 2);
}

static void
append_record (GByteArray *archive, const char *date, const char *count)
{
  g_autofree char *page = g_strdup_printf (PAGE, count);
  g_autofree char *answer =
      g_strdup_printf ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n%s", page);
  g_autofree char *record = g_strdup_printf (
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://lake.example/news\r\n"
      "WARC-Date: %s\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s\r\n\r\n",
      date,
      strlen (answer),
      answer);

  g_byte_array_append (archive, (const guint8 *) record, (guint) strlen (record));
}

static void
append_packed (GByteArray *archive, GByteArray *record)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autofree guint8 *buffer = g_malloc (65536);
  gsize              n_read = 0;
  gsize              n_written = 0;

  g_assert_cmpint (g_converter_convert (converter,
                                        record->data,
                                        record->len,
                                        buffer,
                                        65536,
                                        G_CONVERTER_INPUT_AT_END,
                                        &n_read,
                                        &n_written,
                                        NULL),
                   ==,
                   G_CONVERTER_FINISHED);
  g_byte_array_append (archive, buffer, (guint) n_written);
}

static void
assert_lake (Fixture *fixture, GBytes *bytes, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierImportReport) report = import_bytes (fixture, name, bytes, &error);
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (DossierReading) first = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (report->n_new, ==, 1);
  g_assert_cmpuint (report->n_versions, ==, 1);
  reading = notebook_test_read (fixture->notebook, 1, 0);
  first = notebook_test_read (fixture->notebook, 1, 1);
  g_assert_nonnull (strstr (dossier_reading_get_document (reading)->text, "60 people"));
  g_assert_nonnull (strstr (dossier_reading_get_document (first)->text, "40 people"));
}

static void
test_warc (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  append_record (archive, "2024-02-01T10:00:00Z", "60");
  append_record (archive, "2024-01-01T10:00:00Z", "40");
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&archive));
  assert_lake (fixture, bytes, "lake.warc");
}

static void
test_packed_warc (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *date;
    const char *count;
  } records[] = { { "2024-02-01T10:00:00Z", "60" }, { "2024-01-01T10:00:00Z", "40" } };
  g_autoptr (GByteArray) archive = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      g_autoptr (GByteArray) record = g_byte_array_new ();

      append_record (record, records[i].date, records[i].count);
      append_packed (archive, record);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&archive));
  assert_lake (fixture, bytes, "lake.warc.gz");
}

static void
test_saved_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = g_strdup_printf ("<!-- saved from url=(0024)https://lake.example/news -->"
                                           "\n" PAGE,
                                           "40");
  g_autoptr (DossierImportReport) report = import_text (fixture, "lake.html", page);
  g_autoptr (DossierImportReport) notes = NULL;

  g_assert_cmpuint (report->n_new, ==, 1);
  notes = import_text (
      fixture,
      "notes.json",
      "{\"rows\":["
      "{\"id\":\"a\",\"uri\":\"https://lake.example/news\",\"text\":\"\",\"target\":[{\"selector\":"
      "[{\"type\":\"TextQuoteSelector\",\"exact\":\"40 people walked across it\"}]}]},"
      "{\"id\":\"b\",\"uri\":\"https://lake.example/news\",\"text\":\"\",\"target\":[{\"selector\":"
      "[{\"type\":\"TextQuoteSelector\",\"exact\":\"It had not hapened for nineteen years\"}]}]},"
      "{\"id\":\"c\",\"uri\":\"https://lake.example/news\",\"text\":\"\",\"target\":[{\"selector\":"
      "[{\"type\":\"TextQuoteSelector\",\"exact\":\"A sentence that was taken out later\"}]}]}"
      "]}");
  g_assert_cmpuint (notes->n_known, ==, 1);
  g_assert_cmpuint (notes->n_exact, ==, 1);
  g_assert_cmpuint (notes->n_approximate, ==, 1);
  g_assert_cmpuint (notes->n_orphans, ==, 1);
}

static void
test_the_page_comes_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *page = g_strdup_printf ("<!-- saved from url=(0024)https://lake.example/news -->"
                                           "\n" PAGE,
                                           "40");
  g_autoptr (DossierImportReport) notes = import_text (
      fixture,
      "notes.csv",
      "url,title,selection,folder,timestamp,tags\n"
      "https://lake.example/news,Lake,We have never seen so many skaters,Unread,1700000000,[]\n");
  g_autoptr (DossierImportReport) report = import_text (fixture, "lake.html", page);
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (DossierAnnotationItem) item = NULL;

  g_assert_cmpuint (notes->n_exact, ==, 1);
  g_assert_cmpuint (report->n_versions, ==, 1);
  reading = notebook_test_read (fixture->notebook, 1, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_reading_get_annotations (reading)), ==, 1);
  item = g_list_model_get_item (dossier_reading_get_annotations (reading), 0);
  g_assert_false (dossier_annotation_item_is_orphan (item));
}

/* The latest page comes first; the one that is older than it takes its place before it. */
static void
test_an_older_page_goes_before (Fixture *fixture, gconstpointer data)
{
  static const char *const dates[] = { "2024-02-01T10:00:00Z", "2024-01-01T10:00:00Z" };
  static const char *const counts[] = { "60", "40" };
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (DossierReading) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autoptr (GByteArray) archive = g_byte_array_new ();
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (DossierImportReport) report = NULL;

      append_record (archive, dates[i], counts[i]);
      bytes = g_byte_array_free_to_bytes (g_steal_pointer (&archive));
      report = import_bytes (fixture, "lake.warc", bytes, NULL);
      g_assert_cmpuint (report->n_new, ==, 1 - i);
      g_assert_cmpuint (report->n_versions, ==, i);
      g_assert_cmpuint (report->problems->len, ==, 0);
    }
  reading = notebook_test_read (fixture->notebook, 1, 0);
  first = notebook_test_read (fixture->notebook, 1, 1);
  g_assert_cmpuint (dossier_reading_get_number (reading), ==, 2);
  g_assert_nonnull (strstr (dossier_reading_get_document (reading)->text, "60 people"));
  g_assert_nonnull (strstr (dossier_reading_get_document (first)->text, "40 people"));
}

/* The address of the list leads to another one; what was noted goes along. */
static void
test_an_address_that_leads_elsewhere (Fixture *fixture, gconstpointer data)
{
  DossierTestServer *server = dossier_test_server_new ();
  g_autofree char   *page = g_strdup_printf (PAGE, "40");
  g_autofree char   *from = dossier_test_server_dup_url (server, "/old");
  g_autofree char   *to = dossier_test_server_dup_url (server, "/new");
  g_autofree char   *table =
      g_strdup_printf ("url,title,selection,folder,timestamp,tags\n"
                       "%s,Lake,We have never seen so many,Unread,1700000000,\n",
                       from);
  g_autoptr (DossierImportReport) report = import_text (fixture, "lake.csv", table);
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (DossierAnnotationItem) item = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (report->n_new, ==, 1);
  dossier_test_server_add_page (server, "/new", page);
  dossier_test_server_add_redirect (server, "/old", to);
  captured = notebook_test_capture (fixture->notebook, from, &error);
  g_assert_no_error (error);
  g_assert_cmpint (captured->article_id, ==, 1);
  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, 1);
  reading = notebook_test_read (fixture->notebook, 1, 0);
  g_assert_cmpuint (dossier_reading_get_number (reading), ==, 2);
  item = g_list_model_get_item (dossier_reading_get_annotations (reading), 0);
  g_assert_false (dossier_annotation_item_is_orphan (item));
  dossier_test_server_free (server);
}

/* --- files that are broken --- */

/* A broken file is told by its name and a place, and leaves nothing. */
static void
assert_refused (Fixture    *fixture,
                const char *name,
                const char *data,
                gsize       length,
                const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (import_bytes (fixture, name, bytes, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, name));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpuint (count_articles (fixture, DOSSIER_SHELF_EVERYTHING), ==, 0);
  g_assert_null (dossier_notebook_get_undo_name (fixture->notebook));
}

static const struct
{
  const char *name;
  const char *text;
  const char *words;
} bad_files[] = {
  { "broken.json", "{\"rows\":[\n  {\"uri\": 3,, }\n]}", "line 2" },
  { "unknown.json", "{\"dear\":\"diary\"}", "no program that is known" },
  { "rows.json", "{\"rows\":5}", "no program that is known" },
  { "number.json", "[1,2]", "no program that is known" },
  { "empty.csv", "  \n", "empty" },
  { "unknown.csv", "a,b\n1,2\n", "no column of addresses" },
  { "quote.csv", "url,title\nhttps://a.example/,ok\nhttps://b.example/,\"open\n", "line 3" },
  { "text.csv", "url,title\n\xff\xfe\xff\x80", "line 2" },
  { "text.md", "---\ntitle: \"A\"\n---\n\xe4\n", "line 4" },
  { "bundle.dossier-bundle", "SQLite format 3", "" },
};

static void
test_bad_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      gboolean is_bundle = g_str_has_suffix (bad_files[i].name, "bundle");

      assert_refused (fixture,
                      bad_files[i].name,
                      bad_files[i].text,
                      strlen (bad_files[i].text) + (is_bundle ? 1 : 0),
                      bad_files[i].words);
    }
  assert_refused (fixture, "cut.warc.gz", "\x1f\x8b\x08\x00\x12", 5, "byte");
}

/* Each format of a strict grammar, cut off in the middle; each of text, with a byte that is none.
 */
static void
test_cut_files (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            length = strlen (cases[i].text);
      g_autofree char *wrong = g_strdup (cases[i].text);

      if (cases[i].is_strict)
        assert_refused (fixture, cases[i].name, cases[i].text, length / 2, "line");
      wrong[length - 3] = '\xff';
      /* A page may be of any encoding. */
      if (wrong[0] != '<')
        assert_refused (fixture, cases[i].name, wrong, length, "byte");
    }
}

static GBytes *
write_bundle (DossierNotebook *notebook)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;

  dossier_export_async (notebook,
                        DOSSIER_EXPORT_BUNDLE,
                        NULL,
                        memory,
                        NULL,
                        notebook_test_finished_cb,
                        &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_export_finish (notebook, result, NULL));
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_damaged_bundles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *other = notebook_test_open (path);
  g_autoptr (DossierCaptured) captured =
      notebook_test_capture_text (other, "https://lake.example/", "Ice\n\nIt froze over.\n");
  g_autoptr (GBytes) bundle = write_bundle (other);
  gsize            length = 0;
  const char      *bytes = g_bytes_get_data (bundle, &length);
  g_autofree char *wrong = g_memdup2 (bytes, length);

  /* Not one page of the tables' is left as it was. */
  memset (wrong + 4096, 0x5a, length - 4096);
  assert_refused (fixture, "cut.dossier-bundle", bytes, length / 2, "bundle");
  assert_refused (fixture, "wrong.dossier-bundle", wrong, length, "bundle");
  notebook_test_close (other);
  notebook_test_remove (path);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/notebook/import/%s-comes-in-once", cases[i].name);

      g_test_add (path, Fixture, &cases[i], set_up, test_a_format, tear_down);
    }
  ADD ("/notebook/import/all-of-a-file-is-one-step-that-can-be-undone", test_undo);
  ADD ("/notebook/import/each-response-is-a-version-in-the-order-of-time", test_warc);
  ADD ("/notebook/import/an-archive-packed-record-by-record-is-read", test_packed_warc);
  ADD ("/notebook/import/notes-are-placed-by-their-words-or-kept", test_saved_page);
  ADD ("/notebook/import/notes-move-to-the-page-when-it-comes", test_the_page_comes_later);
  ADD ("/notebook/import/an-older-page-goes-before-what-is-here", test_an_older_page_goes_before);
  ADD ("/notebook/import/an-address-that-leads-elsewhere-keeps-its-notes",
       test_an_address_that_leads_elsewhere);
  ADD ("/notebook/import/a-bad-file-is-told-and-changes-nothing", test_bad_files);
  ADD ("/notebook/import/a-cut-file-is-told-and-changes-nothing", test_cut_files);
  ADD ("/notebook/import/a-damaged-bundle-is-told-and-changes-nothing", test_damaged_bundles);
  return g_test_run ();
}
