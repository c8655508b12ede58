/* test-feeds.c: feeds are found, subscribed to, asked in time, and what they announce is captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feed-entry-list.h"
#include "notebook/dossier-feed-finder.h"
#include "notebook/dossier-feeds.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

typedef struct
{
  char              *path;
  DossierNotebook   *notebook;
  DossierTestServer *server;
  DossierFeeds      *feeds;
  gint64             now;
} Fixture;

static gint64
read_clock_cb (gpointer data)
{
  return ((Fixture *) data)->now;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->server = dossier_test_server_new ();
  fixture->feeds = dossier_notebook_get_feeds (fixture->notebook);
  fixture->now = g_get_real_time () / 1000;
  dossier_feeds_set_clock (fixture->feeds, read_clock_cb, fixture);
  notebook_test_wait_until (dossier_feeds_is_loaded (fixture->feeds));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  dossier_test_server_free (fixture->server);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/notebook/feeds/" name, Fixture, NULL, set_up, function, tear_down)

/* A feed with articles FIRST to LAST of the server, the last one first. */
static char *
make_rss (Fixture *fixture, int first, int last)
{
  GString *rss = g_string_new ("<rss version='2.0'><channel><title>Harbour News</title>");

  for (int i = last; i >= first; i--)
    {
      g_autofree char *path = g_strdup_printf ("/article-%d", i);
      g_autofree char *url = dossier_test_server_dup_url (fixture->server, path);
      g_autofree char *html = g_strdup_printf (
          "<title>Article %d</title><article><h1>Article %d</h1><p>The ferry %d left the harbour "
          "at noon with some three hundred people on board, and nobody knew when it would come "
          "back.</p><p>The captain, who has crossed the bay for thirty years, said that number %d "
          "had been her calmest crossing of the season so far.</p></article>",
          i,
          i,
          i,
          i);

      dossier_test_server_add_page (fixture->server, path, html);
      g_string_append_printf (rss, "<item><title>Article %d</title><link>%s</link></item>", i, url);
    }
  g_string_append (rss, "</channel></rss>");
  return g_string_free (rss, FALSE);
}

static void
serve (Fixture *fixture, const char *path, const char *headers, const char *body)
{
  DossierTestAnswer answer = { .content_type = "application/rss+xml",
                               .headers = headers,
                               .body = body };

  dossier_test_server_add_answer (fixture->server, path, &answer);
}

static void
serve_articles (Fixture *fixture, const char *headers, int first, int last)
{
  g_autofree char *rss = make_rss (fixture, first, last);

  serve (fixture, "/feed", headers, rss);
}

static gint64
subscribe (Fixture *fixture, const char *path, gboolean is_automatic)
{
  g_autofree char   *url = dossier_test_server_dup_url (fixture->server, path);
  DossierFeedOptions options = { .url = url,
                                 .is_automatic = is_automatic,
                                 .interval = DOSSIER_FEED_DEFAULT_INTERVAL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  dossier_feed_subscribe_async (fixture->notebook,
                                &options,
                                1,
                                NULL,
                                notebook_test_finished_cb,
                                &result);
  notebook_test_wait_until (result != NULL);
  ids = dossier_feed_subscribe_finish (fixture->notebook, result, NULL, &error);
  g_assert_no_error (error);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, g_array_index (ids, gint64, 0)) !=
                            NULL);
  return g_array_index (ids, gint64, 0);
}

static int
refresh (Fixture *fixture, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_feeds_refresh_async (fixture->feeds, id, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_feeds_refresh_finish (fixture->feeds, result, error);
}

static int
refresh_well (Fixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  int n_new = refresh (fixture, id, &error);

  g_assert_no_error (error);
  return n_new;
}

static GListModel *
list_entries (Fixture *fixture, gint64 id, gboolean only_new)
{
  DossierFeedEntryList *list = dossier_feed_entry_list_new (fixture->notebook);

  dossier_feed_entry_list_set_only_new (list, only_new);
  dossier_feed_entry_list_set_feed (list, id);
  notebook_test_wait_until (dossier_feed_entry_list_is_loaded (list));
  return G_LIST_MODEL (list);
}

static gint64
get_entry_id (GListModel *entries, guint position)
{
  g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (entries, position);

  return dossier_feed_entry_item_get_id (entry);
}

static DossierEntryState
get_entry_state (GListModel *entries, guint position)
{
  g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (entries, position);

  return dossier_feed_entry_item_get_state (entry);
}

static void
act (Fixture *fixture, DossierEntriesAct what, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_feed_entries_act_async (fixture->notebook,
                                  what,
                                  &id,
                                  1,
                                  NULL,
                                  notebook_test_finished_cb,
                                  &result);
  notebook_test_wait_until (result != NULL);
  dossier_feed_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_undo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static void
test_a_refresh_finds_what_is_new (Fixture *fixture, gconstpointer data)
{
  gint64           id;
  DossierFeedItem *item;
  g_autoptr (GListModel) entries = NULL;
  g_autoptr (NotebookTestShadow) shadow = NULL;
  g_autofree char *sent = NULL;

  serve_articles (fixture, "ETag: \"one\"", 1, 3);
  id = subscribe (fixture, "/feed", FALSE);
  g_assert_cmpint (refresh_well (fixture, id), ==, 3);
  item = dossier_feeds_find (fixture->feeds, id);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 3);
  g_assert_cmpstr (dossier_feed_item_get_title (item), ==, "Harbour News");
  g_assert_cmpint (dossier_feed_item_get_fetched (item), ==, fixture->now);
  g_assert_cmpint (dossier_feed_item_get_next_refresh (item), ==, fixture->now + 3600 * 1000);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 3);
  entries = list_entries (fixture, id, TRUE);
  shadow = notebook_test_shadow_new (entries);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 3);

  serve_articles (fixture, "ETag: \"two\"", 1, 5);
  fixture->now += 1000;
  g_assert_cmpint (refresh_well (fixture, id), ==, 2);
  sent = dossier_test_server_dup_request_header (fixture->server, "/feed", "If-None-Match");
  g_assert_cmpstr (sent, ==, "\"one\"");
  notebook_test_wait_until (g_list_model_get_n_items (entries) == 5);
  notebook_test_shadow_check (shadow);
  {
    g_autoptr (DossierFeedEntryItem) first = g_list_model_get_item (entries, 0);

    g_assert_cmpstr (dossier_feed_entry_item_get_title (first), ==, "Article 5");
    g_assert_cmpstr (dossier_feed_entry_item_get_feed (first), ==, "Harbour News");
  }
}

static void
test_an_unchanged_feed_costs_nothing (Fixture *fixture, gconstpointer data)
{
  DossierTestAnswer unchanged = { .status = 304, .headers = "ETag: \"one\"" };
  gint64            id;

  serve_articles (fixture, "ETag: \"one\"\nCache-Control: max-age=7200", 1, 3);
  id = subscribe (fixture, "/feed", FALSE);
  g_assert_cmpint (refresh_well (fixture, id), ==, 3);
  notebook_test_wait_until (
      dossier_feed_item_get_next_refresh (dossier_feeds_find (fixture->feeds, id)) ==
      fixture->now + 7200 * 1000);
  dossier_test_server_add_answer (fixture->server, "/feed", &unchanged);
  fixture->now += 3600 * 1000;
  g_assert_cmpint (refresh_well (fixture, id), ==, 0);
  notebook_test_wait_until (
      dossier_feed_item_get_fetched (dossier_feeds_find (fixture->feeds, id)) == fixture->now);
  g_assert_cmpuint (dossier_feed_item_get_n_new (dossier_feeds_find (fixture->feeds, id)), ==, 3);
}

static void
test_errors_stay_with_their_feed (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *body;
    GQuark (*domain) (void);
    int code;
  } cases[] = {
    { 404, "x", dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_NOT_FOUND },
    { 403, "x", dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_FORBIDDEN },
    { 200,
      "<!DOCTYPE html><title>A page</title>",
      dossier_core_error_quark,
      DOSSIER_CORE_ERROR_UNSUPPORTED },
  };
  gint64           id = subscribe (fixture, "/feed", FALSE);
  DossierFeedItem *item = dossier_feeds_find (fixture->feeds, id);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierTestAnswer answer = { .status = cases[i].status,
                                   .content_type = "text/html",
                                   .body = cases[i].body };
      g_autoptr (GError) error = NULL;

      dossier_test_server_add_answer (fixture->server, "/feed", &answer);
      g_assert_cmpint (refresh (fixture, id, &error), ==, -1);
      g_assert_error (error, cases[i].domain (), cases[i].code);
      /* Twice as long after each failure. */
      notebook_test_wait_until (dossier_feed_item_get_next_refresh (item) ==
                                fixture->now + (3600 * 1000 << (i + 1)));
      g_assert_error (dossier_feed_item_get_error (item), cases[i].domain (), cases[i].code);
    }

  serve_articles (fixture, NULL, 1, 1);
  g_assert_cmpint (refresh_well (fixture, id), ==, 1);
  notebook_test_wait_until (dossier_feed_item_get_error (item) == NULL);
}

static void
test_a_feed_that_is_gone_is_left_alone (Fixture *fixture, gconstpointer data)
{
  DossierTestAnswer gone = { .status = 410, .body = "x" };
  gint64            id = subscribe (fixture, "/feed", FALSE);
  DossierFeedItem  *item = dossier_feeds_find (fixture->feeds, id);
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_answer (fixture->server, "/feed", &gone);
  refresh (fixture, id, &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_GONE);
  notebook_test_wait_until (dossier_feed_item_is_stopped (item));

  fixture->now += 90 * G_GINT64_CONSTANT (86400000);
  dossier_feeds_start (fixture->feeds);
  dossier_feeds_wake (fixture->feeds);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);

  /* By hand it may still come back. */
  serve_articles (fixture, NULL, 1, 1);
  g_assert_cmpint (refresh_well (fixture, id), ==, 1);
  notebook_test_wait_until (!dossier_feed_item_is_stopped (item));
}

static void
test_a_feed_that_moved_for_good_is_followed (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *rss = make_rss (fixture, 1, 1);
  g_autofree char  *new_url = dossier_test_server_dup_url (fixture->server, "/new");
  g_autofree char  *old_url = dossier_test_server_dup_url (fixture->server, "/for-now");
  g_autofree char  *location = g_strconcat ("Location: ", new_url, NULL);
  DossierTestAnswer for_good = { .status = 301, .headers = location, .body = "x" };
  DossierTestAnswer for_now = { .status = 302, .headers = location, .body = "x" };
  gint64            moved;
  gint64            stayed;

  serve (fixture, "/new", NULL, rss);
  dossier_test_server_add_answer (fixture->server, "/old", &for_good);
  dossier_test_server_add_answer (fixture->server, "/for-now", &for_now);
  stayed = subscribe (fixture, "/for-now", FALSE);
  refresh_well (fixture, stayed);
  moved = subscribe (fixture, "/old", FALSE);
  refresh_well (fixture, moved);
  notebook_test_wait_until (
      g_strcmp0 (dossier_feed_item_get_url (dossier_feeds_find (fixture->feeds, moved)), new_url) ==
      0);
  g_assert_cmpstr (dossier_feed_item_get_url (dossier_feeds_find (fixture->feeds, stayed)),
                   ==,
                   old_url);
}

static void
test_feeds_are_asked_when_it_is_their_time (Fixture *fixture, gconstpointer data)
{
  gint64           id;
  gint64           by_hand;
  DossierFeedItem *item;

  serve_articles (fixture, NULL, 1, 1);
  id = subscribe (fixture, "/feed", FALSE);
  item = dossier_feeds_find (fixture->feeds, id);
  refresh_well (fixture, id);
  notebook_test_wait_until (dossier_feed_item_get_next_refresh (item) > fixture->now);

  dossier_feeds_start (fixture->feeds);
  dossier_feeds_wake (fixture->feeds);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/feed"), ==, 1);

  fixture->now += 3601 * 1000;
  dossier_feeds_wake (fixture->feeds);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 1);
  g_assert_true (dossier_feed_item_is_refreshing (item));
  notebook_test_wait_until (!dossier_feed_item_is_refreshing (item));
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/feed"), ==, 2);
  by_hand = id;
  {
    DossierFeedOptions options = { .name = "By hand", .interval = 0 };
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    dossier_feed_change_async (fixture->notebook,
                               by_hand,
                               &options,
                               NULL,
                               notebook_test_finished_cb,
                               &result);
    notebook_test_wait_until (result != NULL);
    dossier_feed_finish (fixture->notebook, result, &error);
    g_assert_no_error (error);
  }
  notebook_test_wait_until (dossier_feed_item_get_interval (item) == 0);
  g_assert_cmpstr (dossier_feed_item_get_title (item), ==, "By hand");
  fixture->now += 30 * G_GINT64_CONSTANT (86400000);
  dossier_feeds_wake (fixture->feeds);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);

  undo (fixture);
  notebook_test_wait_until (dossier_feed_item_get_interval (item) == 3600);
  g_assert_cmpstr (dossier_feed_item_get_title (item), ==, "Harbour News");
}

static void
test_asking_all_is_one_job (Fixture *fixture, gconstpointer data)
{
  GListModel *jobs = dossier_notebook_get_jobs (fixture->notebook);

  serve_articles (fixture, NULL, 1, 2);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%d", i);
      g_autofree char *rss = make_rss (fixture, i, i);

      serve (fixture, path, NULL, rss);
      subscribe (fixture, path, FALSE);
    }
  dossier_feeds_refresh_all (fixture->feeds);
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 1);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 12);
  dossier_feeds_refresh_all (fixture->feeds);
  g_assert_cmpuint (g_list_model_get_n_items (jobs), ==, 1);
  notebook_test_wait_until (g_list_model_get_n_items (jobs) == 0);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);
  notebook_test_wait_until (dossier_feeds_get_n_new (fixture->feeds) == 12);
}

static void
test_asking_all_can_be_cancelled (Fixture *fixture, gconstpointer data)
{
  DossierTestAnswer held = { .content_type = "text/xml", .body = "<rss/>", .is_held = TRUE };
  GListModel       *jobs = dossier_notebook_get_jobs (fixture->notebook);
  g_autoptr (DossierJob) job = NULL;
  gint64           id;
  DossierFeedItem *item;

  dossier_test_server_add_answer (fixture->server, "/feed", &held);
  id = subscribe (fixture, "/feed", FALSE);
  item = dossier_feeds_find (fixture->feeds, id);
  dossier_feeds_refresh_all (fixture->feeds);
  dossier_test_server_wait_for_requests (fixture->server, 1);
  job = g_list_model_get_item (jobs, 0);
  g_cancellable_cancel (dossier_job_get_cancellable (job));
  notebook_test_wait_until (!dossier_feed_item_is_refreshing (item));
  notebook_test_wait_until (g_list_model_get_n_items (jobs) == 0);
  g_assert_null (dossier_feed_item_get_error (item));
  g_assert_cmpint (dossier_feed_item_get_next_refresh (item), ==, 0);
}

static void
test_entries_are_captured_and_dismissed (Fixture *fixture, gconstpointer data)
{
  gint64           id;
  DossierFeedItem *item;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) news = NULL;
  g_autoptr (NotebookTestShadow) shadow = NULL;

  serve_articles (fixture, NULL, 1, 3);
  id = subscribe (fixture, "/feed", FALSE);
  item = dossier_feeds_find (fixture->feeds, id);
  refresh_well (fixture, id);
  all = list_entries (fixture, id, FALSE);
  news = list_entries (fixture, 0, TRUE);
  shadow = notebook_test_shadow_new (news);
  g_assert_cmpuint (g_list_model_get_n_items (news), ==, 3);

  act (fixture, DOSSIER_ENTRIES_CAPTURE, get_entry_id (all, 0));
  notebook_test_wait_until (get_entry_state (all, 0) == DOSSIER_ENTRY_CAPTURED);
  notebook_test_wait_until (g_list_model_get_n_items (news) == 2);
  act (fixture, DOSSIER_ENTRIES_DISMISS, get_entry_id (all, 1));
  notebook_test_wait_until (get_entry_state (all, 1) == DOSSIER_ENTRY_DISMISSED);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 1);
  undo (fixture);
  notebook_test_wait_until (get_entry_state (all, 1) == DOSSIER_ENTRY_NEW);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 2);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 3);
  notebook_test_wait_until (g_list_model_get_n_items (news) == 2);
  notebook_test_shadow_check (shadow);
}

static void
test_an_automatic_feed_captures_what_comes_later (Fixture *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (GListModel) entries = NULL;

  serve_articles (fixture, NULL, 1, 2);
  id = subscribe (fixture, "/feed", TRUE);
  refresh_well (fixture, id);
  entries = list_entries (fixture, id, FALSE);
  g_assert_cmpint (get_entry_state (entries, 0), ==, DOSSIER_ENTRY_NEW);
  g_assert_cmpint (get_entry_state (entries, 1), ==, DOSSIER_ENTRY_NEW);

  serve_articles (fixture, NULL, 1, 4);
  fixture->now += 1000;
  refresh_well (fixture, id);
  notebook_test_wait_until (g_list_model_get_n_items (entries) == 4);
  notebook_test_wait_until (get_entry_state (entries, 0) == DOSSIER_ENTRY_CAPTURED);
  notebook_test_wait_until (get_entry_state (entries, 1) == DOSSIER_ENTRY_CAPTURED);
  g_assert_cmpint (get_entry_state (entries, 2), ==, DOSSIER_ENTRY_NEW);
}

static void
test_unsubscribing_can_be_undone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (fixture->feeds));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  serve_articles (fixture, NULL, 1, 2);
  id = subscribe (fixture, "/feed", FALSE);
  refresh_well (fixture, id);
  dossier_feed_unsubscribe_async (fixture->notebook, id, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  dossier_feed_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, id) == NULL);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 0);
  undo (fixture);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, id) != NULL);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 2);
  notebook_test_shadow_check (shadow);
}

static void
test_an_index_leads_to_its_sitemaps (Fixture *fixture, gconstpointer data)
{
  g_autofree char *news_url = dossier_test_server_dup_url (fixture->server, "/news.xml");
  g_autofree char *pages_url = dossier_test_server_dup_url (fixture->server, "/pages.xml");
  g_autofree char *article_url = dossier_test_server_dup_url (fixture->server, "/a-ship-came-in");
  g_autofree char *index =
      g_strdup_printf ("<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
                       "<sitemap><loc>%s</loc></sitemap><sitemap><loc>%s</loc></sitemap>"
                       "</sitemapindex>",
                       pages_url,
                       news_url);
  g_autofree char *news =
      g_strdup_printf ("<urlset><url><loc>%s</loc></url></urlset>", article_url);
  gint64 id;
  g_autoptr (GListModel) entries = NULL;
  g_autoptr (DossierFeedEntryItem) entry = NULL;

  serve (fixture, "/sitemap.xml", "ETag: \"x\"", index);
  serve (fixture, "/news.xml", NULL, news);
  serve (fixture, "/pages.xml", NULL, "<urlset></urlset>");
  id = subscribe (fixture, "/sitemap.xml", FALSE);
  g_assert_cmpint (refresh_well (fixture, id), ==, 1);
  entries = list_entries (fixture, id, TRUE);
  entry = g_list_model_get_item (entries, 0);
  g_assert_cmpstr (dossier_feed_entry_item_get_title (entry), ==, "A ship came in");

  /* An index does not change when its sitemaps do, so it is read again. */
  g_assert_cmpint (refresh_well (fixture, id), ==, 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/news.xml"), ==, 2);
  g_assert_null (
      dossier_test_server_dup_request_header (fixture->server, "/sitemap.xml", "If-None-Match"));
}

/* Finding ----------------------------------------------------------------------------------------
 */

static GPtrArray *
find (Fixture *fixture, const char *path, GError **error)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, path);
  g_autoptr (GAsyncResult) result = NULL;

  dossier_feed_finder_find_async (fixture->notebook, url, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_feed_finder_find_finish (result, error);
}

static void
test_a_feeds_own_address_is_found (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/feed");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const DossierFeedFound *first;

  serve_articles (fixture, NULL, 1, 3);
  found = find (fixture, "/feed", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  first = found->pdata[0];
  g_assert_cmpstr (first->url, ==, url);
  g_assert_cmpstr (first->title, ==, "Harbour News");
  g_assert_cmpstr (first->latest, ==, "Article 3");
  g_assert_cmpuint (first->n_entries, ==, 3);
  g_assert_false (first->is_sitemap);
}

static void
test_a_page_leads_to_its_feeds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_page (
      fixture->server,
      "/page",
      "<link rel=alternate type=application/rss+xml href=/feed title='All'>"
      "<link rel=alternate type=application/rss+xml href=/missing title='Missing'>"
      "<link rel=alternate type=application/atom+xml href=/atom title='Comments'><p>Words</p>");
  serve_articles (fixture, NULL, 1, 3);
  serve (fixture, "/atom", NULL, "<feed xmlns='http://www.w3.org/2005/Atom'/>");
  found = find (fixture, "/page", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((DossierFeedFound *) found->pdata[0])->title, ==, "Harbour News");
  g_assert_cmpstr (((DossierFeedFound *) found->pdata[1])->title, ==, "Comments");
}

static void
test_a_feed_is_found_where_feeds_often_are (Fixture *fixture, gconstpointer data)
{
  g_autofree char *rss = make_rss (fixture, 1, 2);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_page (fixture->server, "/section/page", "<p>Words</p>");
  serve (fixture, "/rss.xml", NULL, rss);
  serve (fixture, "/index.xml", NULL, rss);
  found = find (fixture, "/section/page", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_str_has_suffix (((DossierFeedFound *) found->pdata[0])->url, "/rss.xml"));
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/index.xml"), ==, 0);
}

static void
test_sitemaps_stand_in_for_a_feed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) guessed = NULL;
  g_autoptr (GError) error = NULL;
  DossierTestAnswer robots = { .content_type = "text/plain",
                               .body = "User-agent: *\nSitemap: /sitemap.xml\n" };
  DossierTestAnswer no_robots = { .content_type = "text/plain", .body = "User-agent: *\n" };

  dossier_test_server_add_page (fixture->server, "/", "<p>Words</p>");
  dossier_test_server_add_answer (fixture->server, "/robots.txt", &robots);
  serve (fixture,
         "/sitemap.xml",
         NULL,
         "<urlset><url><loc>https://a.example/</loc></url></urlset>");
  listed = find (fixture, "/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_true (((DossierFeedFound *) listed->pdata[0])->is_sitemap);

  dossier_test_server_add_answer (fixture->server, "/robots.txt", &no_robots);
  serve (fixture, "/news-sitemap.xml", NULL, "<urlset></urlset>");
  guessed = find (fixture, "/", &error);
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_suffix (((DossierFeedFound *) guessed->pdata[0])->url, "/news-sitemap.xml"));
}

static void
test_nothing_found_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) missing = NULL;

  dossier_test_server_add_page (fixture->server, "/", "<p>Words</p>");
  g_assert_null (find (fixture, "/", &none));
  g_assert_error (none, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_FOUND);
  g_assert_null (find (fixture, "/missing", &missing));
  g_assert_error (missing, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_NOT_FOUND);
}

/* Lists of feeds ---------------------------------------------------------------------------------
 */

static void
test_lists_of_feeds_go_in_and_out (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "<opml version='2.0'><body><outline text='Water'>"
                             "<outline text='Ships' xmlUrl='https://ships.example/feed'/>"
                             "</outline><outline text='Birds' xmlUrl='https://birds.example/rss'/>"
                             "</body></opml>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GAsyncResult) imported = NULL;
  g_autoptr (GAsyncResult) exported = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  guint            n_new = 0;

  dossier_feed_import_opml_async (fixture->notebook,
                                  bytes,
                                  NULL,
                                  notebook_test_finished_cb,
                                  &imported);
  notebook_test_wait_until (imported != NULL);
  ids = dossier_feed_subscribe_finish (fixture->notebook, imported, &n_new, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_new, ==, 2);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->feeds)) == 2);

  dossier_feed_export_opml_async (fixture->notebook, NULL, notebook_test_finished_cb, &exported);
  notebook_test_wait_until (exported != NULL);
  out = dossier_feed_export_opml_finish (fixture->notebook, exported, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (out, "<outline text=\"Water\">"));
  g_assert_nonnull (strstr (out, "xmlUrl=\"https://ships.example/feed\""));
  g_assert_nonnull (strstr (out, "title=\"Birds\""));

  undo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->feeds)) == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("a-refresh-finds-what-is-new", test_a_refresh_finds_what_is_new);
  add_test ("an-unchanged-feed-costs-nothing", test_an_unchanged_feed_costs_nothing);
  add_test ("errors-stay-with-their-feed", test_errors_stay_with_their_feed);
  add_test ("a-feed-that-is-gone-is-left-alone", test_a_feed_that_is_gone_is_left_alone);
  add_test ("a-feed-that-moved-for-good-is-followed", test_a_feed_that_moved_for_good_is_followed);
  add_test ("feeds-are-asked-when-it-is-their-time", test_feeds_are_asked_when_it_is_their_time);
  add_test ("asking-all-is-one-job", test_asking_all_is_one_job);
  add_test ("asking-all-can-be-cancelled", test_asking_all_can_be_cancelled);
  add_test ("entries-are-captured-and-dismissed", test_entries_are_captured_and_dismissed);
  add_test ("an-automatic-feed-captures-what-comes-later",
            test_an_automatic_feed_captures_what_comes_later);
  add_test ("unsubscribing-can-be-undone", test_unsubscribing_can_be_undone);
  add_test ("an-index-leads-to-its-sitemaps", test_an_index_leads_to_its_sitemaps);
  add_test ("a-feeds-own-address-is-found", test_a_feeds_own_address_is_found);
  add_test ("a-page-leads-to-its-feeds", test_a_page_leads_to_its_feeds);
  add_test ("a-feed-is-found-where-feeds-often-are", test_a_feed_is_found_where_feeds_often_are);
  add_test ("sitemaps-stand-in-for-a-feed", test_sitemaps_stand_in_for_a_feed);
  add_test ("nothing-found-says-so", test_nothing_found_says_so);
  add_test ("lists-of-feeds-go-in-and-out", test_lists_of_feeds_go_in_and_out);
  return g_test_run ();
}
