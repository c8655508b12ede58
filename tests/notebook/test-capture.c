/* test-capture.c: from an address, a file or bytes to a committed version, and every way in which
 * it cannot be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-error-text.h"
#include "tests/support/dossier-test-server.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE(extra)                                                                                \
  "<!DOCTYPE html><html lang='en'><head><title>Bridge at Vellinge reopens | Coast Echo</title>"    \
  "<meta property='article:published_time' content='2026-03-04T08:15:00Z'>"                        \
  "<meta name='author' content='Marit Solheim'></head><body><nav><a href='/'>Home</a></nav>"       \
  "<article><h1>Bridge at Vellinge reopens</h1>"                                                   \
  "<p>The bridge over the Skarva opened to traffic on Wednesday after seven months of repairs "    \
  "that cost 12 million crowns, the town council said.</p>"                                        \
  "<figure><img src='/bridge.png' alt='The bridge'><figcaption>The first lorry.</figcaption>"      \
  "</figure><p>Mayor Helge Brandt cut a ribbon before about 300 people. “We have waited long "   \
  "enough,” Brandt said, and walked across with the oldest inhabitant of the street.</p>" extra    \
  "</article><footer>All rights reserved</footer></body></html>"

/* A picture of one pixel. */
#define PIXEL                                                                                      \
  "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx"   \
  "\xda"                                                                                           \
  "c\xfc\xcf\xc0P\x0f\0\x04\x85\x01\x80\x84\xa9\x8c!\0\0\0\0IEND\xae"                              \
  "B`\x82"

static void
test_a_page_becomes_an_article (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *url = dossier_test_server_dup_url (server, "/bridge?utm_source=x");
  g_autofree char *canonical = dossier_test_server_dup_url (server, "/bridge");
  g_autofree char *image = dossier_test_server_dup_url (server, "/bridge.png");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;
  const DossierDocument *document;

  dossier_test_server_add_page (server, "/bridge", PAGE (""));
  dossier_test_server_add_page (server, "/bridge?utm_source=x", PAGE (""));
  dossier_test_server_add_answer (server,
                                  "/bridge.png",
                                  &(DossierTestAnswer){ .content_type = "image/png",
                                                        .body = PIXEL,
                                                        .length = sizeof PIXEL - 1 });
  captured = notebook_test_capture (notebook, url, &error);
  g_assert_no_error (error);
  g_assert_true (captured->is_new_article);
  g_assert_cmpstr (captured->title, ==, "Bridge at Vellinge reopens");
  g_assert_cmpstr (captured->url, ==, canonical);

  reading = notebook_test_read (notebook, captured->article_id, 0);
  document = dossier_reading_get_document (reading);
  g_assert_cmpstr (document->byline, ==, "Marit Solheim");
  g_assert_true (g_str_has_prefix (document->published, "2026-03-04"));
  g_assert_null (strstr (document->text, "All rights reserved"));
  g_assert_nonnull (dossier_reading_get_image (reading, image));
  g_assert_cmpuint (g_bytes_get_size (dossier_reading_get_image (reading, image)),
                    ==,
                    sizeof PIXEL - 1);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_notebook_get_jobs (notebook)), ==, 0);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

/* All that a browser would ask for or run, beside the article and its picture. */
#define COMPANY                                                                                    \
  "<link rel='stylesheet' href='/style.css'><link rel='icon' href='/favicon.ico'>"                 \
  "<link rel='preload' as='image' href='/preloaded.png'><link rel='prefetch' href='/next'>"        \
  "<link rel='dns-prefetch' href='/dns'><link rel='amphtml' href='/amp'>"                          \
  "<link rel='manifest' href='/manifest.json'>"                                                    \
  "<script src='/script.js'></script><script>document.body.textContent = 'Changed'</script>"       \
  "<style>@import '/imported.css'; p { background: url(/background.png) }</style>"                 \
  "<iframe src='/frame'></iframe><object data='/object'></object><embed src='/embed'>"             \
  "<video src='/video.mp4' poster='/poster.png'></video><audio src='/audio.mp3'></audio>"          \
  "<a href='/elsewhere' ping='/ping'>Elsewhere</a><form action='/form'></form>"                    \
  "<img src='/pixel.gif' width='1' height='1'>"                                                    \
  "<meta http-equiv='refresh' content='600;url=/again'>"

static void
test_nothing_else_is_asked_for (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *url = dossier_test_server_dup_url (server, "/bridge");
  g_autofree char *image = dossier_test_server_dup_url (server, "/bridge.png");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;

  dossier_test_server_add_page (server, "/bridge", PAGE (COMPANY));
  dossier_test_server_add_answer (server,
                                  "/bridge.png",
                                  &(DossierTestAnswer){ .content_type = "image/png",
                                                        .body = PIXEL,
                                                        .length = sizeof PIXEL - 1 });
  captured = notebook_test_capture (notebook, url, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_test_server_count_requests (server, "/bridge"), ==, 1);
  g_assert_cmpuint (dossier_test_server_count_requests (server, "/bridge.png"), ==, 1);
  g_assert_cmpuint (dossier_test_server_count_requests (server, NULL), ==, 2);

  /* What is read later comes from the notebook alone. */
  reading = notebook_test_read (notebook, captured->article_id, 0);
  g_assert_nonnull (dossier_reading_get_image (reading, image));
  g_assert_null (strstr (dossier_reading_get_document (reading)->text, "Changed"));
  g_assert_cmpuint (dossier_test_server_count_requests (server, NULL), ==, 2);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_the_same_address_again_is_a_version_or_nothing (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *url = dossier_test_server_dup_url (server, "/bridge");
  g_autoptr (DossierCaptured) first = NULL;
  g_autoptr (DossierCaptured) same = NULL;
  g_autoptr (DossierCaptured) changed = NULL;
  g_autoptr (DossierReading) old = NULL;
  g_autoptr (DossierReading) new = NULL;
  g_autoptr (DossierAnnotationItem) kept = NULL;
  g_autoptr (DossierAnnotationItem) orphan = NULL;

  dossier_test_server_add_page (server, "/bridge", PAGE ("<p>A band played until dusk.</p>"));
  first = notebook_test_capture (notebook, url, NULL);
  g_assert_nonnull (first);
  same = notebook_test_capture (notebook, url, NULL);
  g_assert_false (same->is_new_version);
  g_assert_cmpint (same->version_id, ==, first->version_id);

  old = notebook_test_read (notebook, first->article_id, 0);
  notebook_test_annotate (old, "We have waited long enough", DOSSIER_HIGHLIGHT_GREEN, "Use this.");
  notebook_test_annotate (old, "A band played until dusk.", DOSSIER_HIGHLIGHT_BLUE, NULL);
  dossier_test_server_add_page (server,
                                "/bridge",
                                PAGE ("<p>The toll stays at 20 crowns until summer.</p>"));
  changed = notebook_test_capture (notebook, url, NULL);
  g_assert_false (changed->is_new_article);
  g_assert_true (changed->is_new_version);
  g_assert_cmpuint (changed->version, ==, 2);
  g_assert_cmpint (changed->article_id, ==, first->article_id);

  new = notebook_test_read (notebook, first->article_id, 0);
  g_assert_nonnull (strstr (dossier_reading_get_document (new)->text, "toll stays"));
  kept = g_list_model_get_item (dossier_reading_get_annotations (new), 0);
  orphan = g_list_model_get_item (dossier_reading_get_annotations (new), 1);
  g_assert_cmpstr (dossier_annotation_item_get_quote (kept), ==, "We have waited long enough");
  g_assert_false (dossier_annotation_item_is_orphan (kept));
  g_assert_true (dossier_annotation_item_is_orphan (orphan));
  g_assert_cmpstr (dossier_annotation_item_get_quote (orphan), ==, "A band played until dusk.");
  notebook_test_wait_until (dossier_reading_get_n_versions (old) == 2);

  g_clear_object (&old);
  g_clear_object (&new);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_a_text_file_may_open_with_a_date (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autofree char *file = g_strconcat (path, ".txt", NULL);
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (file,
                                      " date 2026-02-11 Ice closes the lake ferry\n\n"
                                      "The ferry on Lake Mirow stopped on Tuesday evening.\n\n"
                                      "At least 40 cars turned back.\n",
                                      -1,
                                      NULL));
  captured = notebook_test_capture (notebook, file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (captured->title, ==, "Ice closes the lake ferry");
  reading = notebook_test_read (notebook, captured->article_id, 0);
  g_assert_cmpstr (dossier_reading_get_document (reading)->published, ==, "2026-02-11");
  g_assert_cmpstr (dossier_reading_get_document (reading)->lead,
                   ==,
                   "The ferry on Lake Mirow stopped on Tuesday evening.");
  g_assert_cmpuint (
      g_list_model_get_n_items (dossier_reading_get_entities (reading, DOSSIER_ENTITY_FIGURE)),
      ==,
      1);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_bytes_are_known_by_what_they_are (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  const char      *text = "Snow on the pass\n\nThe road over the Furka is closed.\n";
  g_autoptr (DossierCaptured) first = notebook_test_capture_text (notebook, NULL, text);
  g_autoptr (DossierCaptured) second = notebook_test_capture_text (notebook, NULL, text);

  g_assert_true (g_str_has_prefix (first->url, "dossier:text/"));
  g_assert_cmpint (first->article_id, ==, second->article_id);
  g_assert_false (second->is_new_version);

  notebook_test_close (notebook);
  notebook_test_remove (path);
}

/* "Page not found" and its like are the same everywhere. */
static void
test_a_short_text_is_no_duplicate (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  const char      *text = "Snow on the pass\n\nThe road over the Furka is closed.\n";
  g_autoptr (DossierCaptured) first = NULL;
  g_autoptr (DossierCaptured) second = NULL;

  first = notebook_test_capture_text (notebook, "https://one.example/snow", text);
  second = notebook_test_capture_text (notebook, "https://two.example/snow", text);
  g_assert_true (second->is_new_article);
  g_assert_false (second->is_duplicate);
  g_assert_cmpint (first->article_id, !=, second->article_id);

  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_a_text_has_one_article (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  const char      *text =
      "Snow on the pass\n\nThe road over the Furka is closed from Thursday evening, the cantonal "
      "road office said. “It always comes a day earlier than last year,” said Urs Imhof, who "
      "drives the plough on the northern side and keeps a list.\n";
  g_autofree char *shouted = g_utf8_strup (text, -1);
  g_autoptr (DossierCaptured) first = NULL;
  g_autoptr (DossierCaptured) same = NULL;
  g_autoptr (DossierCaptured) twin = NULL;
  g_autoptr (DossierReading) reading = NULL;

  first = notebook_test_capture_text (notebook, "https://one.example/snow", text);
  same = notebook_test_capture_text (notebook, "https://one.example/snow", text);
  g_assert_true (same->is_unchanged);
  g_assert_false (same->is_duplicate);
  twin = notebook_test_capture_text (notebook, "https://two.example/snow", shouted);
  g_assert_true (twin->is_duplicate);
  g_assert_false (twin->is_new_article);
  g_assert_false (twin->is_new_version);
  g_assert_cmpint (twin->article_id, ==, first->article_id);
  g_assert_cmpstr (twin->url, ==, first->url);
  g_assert_cmpstr (twin->title, ==, "Snow on the pass");
  reading = notebook_test_read (notebook, first->article_id, 0);
  g_assert_cmpuint (dossier_reading_get_n_versions (reading), ==, 1);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

/* Everything that a person may hand us by mistake. */
static const struct
{
  const char *input; /* "/…" of the server, or as typed */
  const char *content_type;
  const char *body;
  guint       status;
  GQuark (*domain) (void);
  int code;
} bad_inputs[] = {
  { "", NULL, NULL, 0, dossier_core_error_quark, DOSSIER_CORE_ERROR_BAD_ADDRESS },
  { "not an address at all", NULL, NULL, 0, g_io_error_quark, G_IO_ERROR_NOT_FOUND },
  { "mailto:somebody@paper.example",
    NULL,
    NULL,
    0,
    dossier_core_error_quark,
    DOSSIER_CORE_ERROR_BAD_ADDRESS },
  { "/no/such/file.html", NULL, NULL, 0, g_io_error_quark, G_IO_ERROR_NOT_FOUND },
  { "/", NULL, NULL, 0, g_io_error_quark, G_IO_ERROR_IS_DIRECTORY },
  { "http://127.0.0.1:1/", NULL, NULL, 0, g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED },
  { "server:/gone",
    "text/html",
    "<p>Not here</p>",
    404,
    dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_NOT_FOUND },
  { "server:/report.pdf",
    "application/pdf",
    "%PDF-1.7 …",
    200,
    dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_WRONG_TYPE },
  { "server:/photo",
    "image/jpeg",
    "\xff\xd8\xff\xe0 JFIF",
    200,
    dossier_fetch_error_quark,
    DOSSIER_FETCH_ERROR_WRONG_TYPE },
  { "server:/lie.html", "text/html", "%PDF-1.7\n1 0 obj", 200, NULL, 0 },
  { "server:/blank",
    "text/html",
    "<html><body>  </body></html>",
    200,
    dossier_core_error_quark,
    -1 },
};

static void
test_bad_input_is_told_and_nothing_is_lost (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autoptr (DossierArticleList) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad_inputs); i++)
    {
      g_autoptr (DossierCaptured) captured = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *input = g_strdup (bad_inputs[i].input);
      DossierErrorText text;

      if (g_str_has_prefix (input, "server:"))
        {
          const char *page = bad_inputs[i].input + strlen ("server:");

          dossier_test_server_add_answer (
              server,
              page,
              &(DossierTestAnswer){ .status = bad_inputs[i].status,
                                    .content_type = bad_inputs[i].content_type,
                                    .body = bad_inputs[i].body });
          g_free (input);
          input = dossier_test_server_dup_url (server, page);
        }
      captured = notebook_test_capture (notebook, input, &error);
      g_test_message ("%s: %s", input, error != NULL ? error->message : "no error");
      g_assert_null (captured);
      g_assert_nonnull (error);
      if (bad_inputs[i].domain != NULL)
        g_assert_cmpuint (error->domain, ==, bad_inputs[i].domain ());
      if (bad_inputs[i].domain != NULL && bad_inputs[i].code >= 0)
        g_assert_cmpint (error->code, ==, bad_inputs[i].code);
      text = dossier_error_text (error);
      g_assert_cmpstr (text.title, !=, "");
      g_assert_nonnull (strstr (text.advice, "Nothing was"));
    }

  list = dossier_article_list_new (notebook);
  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_notebook_get_jobs (notebook)),
                    ==,
                    G_N_ELEMENTS (bad_inputs));
  while (g_list_model_get_n_items (dossier_notebook_get_jobs (notebook)) > 0)
    {
      g_autoptr (DossierJob) job = g_list_model_get_item (dossier_notebook_get_jobs (notebook), 0);

      g_assert_cmpint (dossier_job_get_state (job), ==, DOSSIER_JOB_FAILED);
      dossier_notebook_dismiss_job (notebook, job);
    }

  g_clear_object (&list);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

/* They may come by "Open with", and pass for text. */
static void
test_feeds_are_no_articles (void)
{
  static const struct
  {
    const char *content;
    gboolean    is_article;
  } files[] = {
    { "<?xml version='1.0'?>\n<opml version='2.0'><body><outline text='A' "
      "xmlUrl='https://a.example/'/>"
      "</body></opml>",
      FALSE },
    { "\xef\xbb\xbf<!-- of a site --><rss version='2.0'><channel><title>A</title></channel></rss>",
      FALSE },
    { "<?xml version='1.0'?><!DOCTYPE feed>\n<feed\nxmlns='http://www.w3.org/2005/Atom'></feed>",
      FALSE },
    { "<urlset></urlset>", FALSE },
    { "<!-- never ended", TRUE },
    { "<feedback> on the plan\n\nThe council has read the letters of all who wrote.\n", TRUE },
    { "Snow on the pass\n\nThe road over the Furka is closed.\n", TRUE },
  };
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autofree char *input = g_strconcat (path, ".list", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierCaptured) captured = NULL;

      g_assert_true (g_file_set_contents (input, files[i].content, -1, NULL));
      captured = notebook_test_capture (notebook, input, &error);
      if (files[i].is_article)
        g_assert_no_error (error);
      else
        g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED);
    }
  g_assert_cmpint (g_remove (input), ==, 0);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_too_large_a_file_is_not_read (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autofree char *file = g_strconcat (path, ".html", NULL);
  g_autofree char *contents = g_malloc (50 * 1000 * 1000);
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (GError) error = NULL;

  memset (contents, 'x', 50 * 1000 * 1000);
  g_assert_true (g_file_set_contents (file, contents, 50 * 1000 * 1000, NULL));
  captured = notebook_test_capture (notebook, file, &error);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE);

  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_cancelling_leaves_no_trace (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char *url = dossier_test_server_dup_url (server, "/slow");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_answer (
      server,
      "/slow",
      &(DossierTestAnswer){ .content_type = "text/html", .body = PAGE (""), .is_held = TRUE });
  dossier_capture_input_async (notebook, url, cancellable, notebook_test_finished_cb, &result);
  dossier_test_server_wait_for_requests (server, 1);
  g_cancellable_cancel (cancellable);
  notebook_test_wait_until (result != NULL);
  captured = dossier_capture_finish (notebook, result, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_notebook_get_jobs (notebook)), ==, 0);

  g_clear_object (&result);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_many_at_once_all_arrive (void)
{
  enum
  {
    N_ARTICLES = 40
  };
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  GAsyncResult *results[N_ARTICLES] = { NULL };

  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autofree char *page = g_strdup_printf ("/story-%u", i);
      g_autofree char *url = dossier_test_server_dup_url (server, page);
      g_autofree char *html = g_strdup_printf (
          "<article><h1>Story number %u</h1><p>The committee met for the %uth time and decided to "
          "meet again, which surprised nobody in the room or outside of it.</p><p>Its chair, Ona "
          "Petraitis, said that %u letters had arrived and that each would be answered.</p>"
          "</article>",
          i,
          i + 4,
          i + 100);

      dossier_test_server_add_page (server, page, html);
      dossier_capture_input_async (notebook, url, NULL, notebook_test_finished_cb, &results[i]);
    }
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (DossierCaptured) captured = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *title = g_strdup_printf ("Story number %u", i);

      notebook_test_wait_until (results[i] != NULL);
      captured = dossier_capture_finish (notebook, results[i], &error);
      g_assert_no_error (error);
      g_assert_true (captured->is_new_article);
      g_assert_cmpstr (captured->title, ==, title);
      g_clear_object (&results[i]);
    }

  notebook_test_close (notebook);
  notebook_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/capture/a-page-becomes-an-article", test_a_page_becomes_an_article);
  g_test_add_func ("/notebook/capture/nothing-else-is-asked-for-or-run",
                   test_nothing_else_is_asked_for);
  g_test_add_func ("/notebook/capture/the-same-address-again-is-a-version-or-nothing",
                   test_the_same_address_again_is_a_version_or_nothing);
  g_test_add_func ("/notebook/capture/a-text-file-may-open-with-a-date",
                   test_a_text_file_may_open_with_a_date);
  g_test_add_func ("/notebook/capture/bytes-are-known-by-what-they-are",
                   test_bytes_are_known_by_what_they_are);
  g_test_add_func ("/notebook/capture/a-short-text-is-no-duplicate",
                   test_a_short_text_is_no_duplicate);
  g_test_add_func ("/notebook/capture/a-text-has-one-article", test_a_text_has_one_article);
  g_test_add_func ("/notebook/capture/bad-input-is-told-and-nothing-is-lost",
                   test_bad_input_is_told_and_nothing_is_lost);
  g_test_add_func ("/notebook/capture/feeds-are-no-articles", test_feeds_are_no_articles);
  g_test_add_func ("/notebook/capture/too-large-a-file-is-not-read",
                   test_too_large_a_file_is_not_read);
  g_test_add_func ("/notebook/capture/cancelling-leaves-no-trace", test_cancelling_leaves_no_trace);
  g_test_add_func ("/notebook/capture/many-at-once-all-arrive", test_many_at_once_all_arrive);
  return g_test_run ();
}
