/* test-capture-pages.c: an article that goes on over several pages is captured whole.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-capture-pages.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-versions.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

typedef struct
{
  char              *path;
  DossierNotebook   *notebook;
  DossierTestServer *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = notebook_test_dup_path ();
  self->notebook = notebook_test_open (self->path);
  self->server = dossier_test_server_new ();
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  notebook_test_close (self->notebook);
  dossier_test_server_free (self->server);
  notebook_test_remove (self->path);
  g_free (self->path);
}

/* A page of the article with text of its own, and a link to the next (nullable). */
static void
add_page (Fixture *self, guint number, const char *next)
{
  g_autofree char *path =
      number > 1 ? g_strdup_printf ("/the-long-road/%u", number) : g_strdup ("/the-long-road");
  g_autofree char *link =
      next != NULL
          ? g_strdup_printf ("<p class='pagination'><a rel='next' href='%s'>Next page</a></p>",
                             next)
          : g_strdup ("");
  g_autofree char *html = g_strdup_printf (
      "<!DOCTYPE html><html lang='en'><head><title>The long road</title></head><body><article>"
      "<h1>The long road</h1><p>On day %u they left the inn before it was light, because the road "
      "was said to be better in the morning, and walked for %u hours.</p><p>In the evening of day "
      "%u they counted what was left of the bread, and decided that %u loaves had to be enough, "
      "which the innkeeper did not believe.</p></article>%s</body></html>",
      number,
      number + 3,
      number,
      number + 1,
      link);

  dossier_test_server_add_page (self->server, path, html);
}

static DossierCaptured *
capture (Fixture *self)
{
  g_autofree char *url = dossier_test_server_dup_url (self->server, "/the-long-road");
  g_autoptr (GError) error = NULL;
  DossierCaptured *captured = notebook_test_capture (self->notebook, url, &error);

  g_assert_no_error (error);
  g_assert_nonnull (captured);
  return captured;
}

static guint
count (const char *text, const char *words)
{
  guint n = 0;

  for (const char *p = strstr (text, words); p != NULL; p = strstr (p + 1, words))
    n++;
  return n;
}

static char *
dup_text (Fixture *self, const DossierCaptured *captured)
{
  g_autoptr (DossierReading) reading = notebook_test_read (self->notebook, captured->article_id, 0);

  return g_strdup (dossier_reading_get_document (reading)->text);
}

/* What was received of the second page and those after it, as the store has it. */
typedef struct
{
  gint64     version_id;
  GPtrArray *pages;
} Received;

static gboolean
list_pages (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Received *received = data;

  return dossier_versions_list_pages (db, received->version_id, received->pages, error);
}

static void
assert_received (Fixture *self, const DossierCaptured *captured, guint n_pages)
{
  g_autoptr (GPtrArray) pages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_raw_page_free);
  Received received = { captured->version_id, pages };
  g_autoptr (GAsyncResult) result = NULL;

  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            list_pages,
                            &received,
                            NULL,
                            NULL,
                            notebook_test_finished_cb,
                            &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_store_finish (dossier_notebook_get_store (self->notebook), result, NULL));
  g_assert_cmpuint (pages->len, ==, n_pages);
  for (guint i = 0; i < n_pages; i++)
    {
      const DossierRawPage *page = g_ptr_array_index (pages, i);
      g_autoptr (GBytes) bytes = dossier_raw_unpack (page->raw, NULL);
      g_autofree char *words = g_strdup_printf ("On day %u they left", i + 2);

      g_assert_nonnull (bytes);
      g_assert_nonnull (
          g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), words));
      g_assert_true (g_str_has_suffix (page->url, i == 0 ? "/2" : "/3"));
    }
}

static void
test_three_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *text = NULL;

  add_page (self, 1, "/the-long-road/2");
  add_page (self, 2, "/the-long-road/3");
  add_page (self, 3, NULL);
  captured = capture (self);
  g_assert_null (captured->missing_url);
  g_assert_cmpstr (captured->title, ==, "The long road");
  text = dup_text (self, captured);
  g_assert_cmpuint (count (text, "The long road"), ==, 1);
  g_assert_cmpuint (count (text, "they left the inn"), ==, 3);
  g_assert_true (strstr (text, "evening of day 1") < strstr (text, "On day 2"));
  g_assert_true (strstr (text, "evening of day 2") < strstr (text, "On day 3"));
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, "/the-long-road"), ==, 1);
  assert_received (self, captured, 2);
}

/* The third page says that the second is next; the second, asked for again, is not fetched. */
static void
test_loop (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *text = NULL;

  add_page (self, 1, "/the-long-road/2");
  add_page (self, 2, "/the-long-road/3");
  dossier_test_server_add_redirect (self->server, "/the-long-road/3", "/the-long-road");
  captured = capture (self);
  g_assert_null (captured->missing_url);
  text = dup_text (self, captured);
  g_assert_cmpuint (count (text, "they left the inn"), ==, 2);
}

/* Every page number answers with the first page's text. */
static void
test_repeat (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *text = NULL;

  add_page (self, 1, "/the-long-road/2");
  dossier_test_server_add_page (
      self->server,
      "/the-long-road/2",
      "<!DOCTYPE html><html lang='en'><head><title>The long road</title></head><body><article>"
      "<h1>The long road</h1><p>On day 1 they left the inn before it was light, because the road "
      "was said to be better in the morning, and walked for 4 hours.</p><p>In the evening of day "
      "1 they counted what was left of the bread, and decided that 2 loaves had to be enough, "
      "which the innkeeper did not believe.</p><a href='/the-long-road/3'>3</a></article></body>"
      "</html>");
  captured = capture (self);
  g_assert_null (captured->missing_url);
  text = dup_text (self, captured);
  g_assert_cmpuint (count (text, "they left the inn"), ==, 1);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, "/the-long-road/3"), ==, 0);
}

static void
test_missing (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *missing = dossier_test_server_dup_url (self->server, "/the-long-road/3");
  g_autofree char *text = NULL;

  add_page (self, 1, "/the-long-road/2");
  add_page (self, 2, "/the-long-road/3");
  captured = capture (self);
  g_assert_cmpstr (captured->missing_url, ==, missing);
  text = dup_text (self, captured);
  g_assert_cmpuint (count (text, "they left the inn"), ==, 2);
}

static void
test_limit (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;
  g_autofree char *beyond = g_strdup_printf ("/the-long-road/%d", DOSSIER_CAPTURE_MAX_PAGES + 1);
  g_autofree char *missing = dossier_test_server_dup_url (self->server, beyond);
  g_autofree char *text = NULL;

  for (guint i = 1; i <= DOSSIER_CAPTURE_MAX_PAGES + 2; i++)
    {
      g_autofree char *next = g_strdup_printf ("/the-long-road/%u", i + 1);

      add_page (self, i, next);
    }
  captured = capture (self);
  g_assert_cmpstr (captured->missing_url, ==, missing);
  text = dup_text (self, captured);
  g_assert_cmpuint (count (text, "they left the inn"), ==, DOSSIER_CAPTURE_MAX_PAGES);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, beyond), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/notebook/capture-pages/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("three-pages-become-one-article", test_three_pages);
  ADD ("a-page-that-leads-back-ends-it", test_loop);
  ADD ("a-page-that-repeats-ends-it", test_repeat);
  ADD ("a-missing-page-is-told-and-the-rest-kept", test_missing);
  ADD ("more-pages-than-the-limit-are-left", test_limit);
  return g_test_run ();
}
