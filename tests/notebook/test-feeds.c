/* test-feeds.c: feeds are subscribed to, asked in time, and what they announce is captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feeds-test.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "notebook/dossier-capture-queue.h"

#include <string.h>

#define add_test(name, function)                                                                   \
  g_test_add ("/notebook/feeds/" name,                                                             \
              FeedsTest,                                                                           \
              NULL,                                                                                \
              feeds_test_set_up,                                                                   \
              function,                                                                            \
              feeds_test_tear_down)

static void
test_a_refresh_finds_what_is_new (FeedsTest *fixture, gconstpointer data)
{
  gint64           id;
  DossierFeedItem *item;
  g_autoptr (GListModel) entries = NULL;
  g_autoptr (NotebookTestShadow) shadow = NULL;
  g_autofree char *sent = NULL;

  feeds_test_serve_articles (fixture, "ETag: \"one\"", 1, 3);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 3);
  item = dossier_feeds_find (fixture->feeds, id);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 3);
  g_assert_cmpstr (dossier_feed_item_get_title (item), ==, "Harbour News");
  g_assert_cmpint (dossier_feed_item_get_fetched (item), ==, fixture->now);
  g_assert_cmpint (dossier_feed_item_get_next_refresh (item), ==, fixture->now + 3600 * 1000);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 3);
  entries = feeds_test_list_entries (fixture, id, TRUE);
  shadow = notebook_test_shadow_new (entries);
  g_assert_cmpuint (g_list_model_get_n_items (entries), ==, 3);

  feeds_test_serve_articles (fixture, "ETag: \"two\"", 1, 5);
  fixture->now += 1000;
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 2);
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
test_an_unchanged_feed_costs_nothing (FeedsTest *fixture, gconstpointer data)
{
  DossierTestAnswer unchanged = { .status = 304, .headers = "ETag: \"one\"" };
  gint64            id;

  feeds_test_serve_articles (fixture, "ETag: \"one\"\nCache-Control: max-age=7200", 1, 3);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 3);
  notebook_test_wait_until (
      dossier_feed_item_get_next_refresh (dossier_feeds_find (fixture->feeds, id)) ==
      fixture->now + 7200 * 1000);
  dossier_test_server_add_answer (fixture->server, "/feed", &unchanged);
  fixture->now += 3600 * 1000;
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 0);
  notebook_test_wait_until (
      dossier_feed_item_get_fetched (dossier_feeds_find (fixture->feeds, id)) == fixture->now);
  g_assert_cmpuint (dossier_feed_item_get_n_new (dossier_feeds_find (fixture->feeds, id)), ==, 3);
}

static void
test_errors_stay_with_their_feed (FeedsTest *fixture, gconstpointer data)
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
  gint64           id = feeds_test_subscribe (fixture, "/feed", FALSE);
  DossierFeedItem *item = dossier_feeds_find (fixture->feeds, id);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierTestAnswer answer = { .status = cases[i].status,
                                   .content_type = "text/html",
                                   .body = cases[i].body };
      g_autoptr (GError) error = NULL;

      dossier_test_server_add_answer (fixture->server, "/feed", &answer);
      g_assert_cmpint (feeds_test_refresh (fixture, id, &error), ==, -1);
      g_assert_error (error, cases[i].domain (), cases[i].code);
      /* Twice as long after each failure. */
      notebook_test_wait_until (dossier_feed_item_get_next_refresh (item) ==
                                fixture->now + (3600 * 1000 << (i + 1)));
      g_assert_error (dossier_feed_item_get_error (item), cases[i].domain (), cases[i].code);
    }

  feeds_test_serve_articles (fixture, NULL, 1, 1);
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 1);
  notebook_test_wait_until (dossier_feed_item_get_error (item) == NULL);
}

static void
test_a_feed_that_is_gone_is_left_alone (FeedsTest *fixture, gconstpointer data)
{
  DossierTestAnswer gone = { .status = 410, .body = "x" };
  gint64            id = feeds_test_subscribe (fixture, "/feed", FALSE);
  DossierFeedItem  *item = dossier_feeds_find (fixture->feeds, id);
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_answer (fixture->server, "/feed", &gone);
  feeds_test_refresh (fixture, id, &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_GONE);
  notebook_test_wait_until (dossier_feed_item_is_stopped (item));

  fixture->now += 90 * G_GINT64_CONSTANT (86400000);
  dossier_feeds_start (fixture->feeds);
  dossier_feeds_wake (fixture->feeds);
  g_assert_cmpuint (dossier_feeds_get_n_refreshing (fixture->feeds), ==, 0);

  /* By hand it may still come back. */
  feeds_test_serve_articles (fixture, NULL, 1, 1);
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 1);
  notebook_test_wait_until (!dossier_feed_item_is_stopped (item));
}

static void
test_a_feed_that_moved_for_good_is_followed (FeedsTest *fixture, gconstpointer data)
{
  g_autofree char  *rss = feeds_test_dup_rss (fixture, 1, 1);
  g_autofree char  *new_url = dossier_test_server_dup_url (fixture->server, "/new");
  g_autofree char  *old_url = dossier_test_server_dup_url (fixture->server, "/for-now");
  g_autofree char  *location = g_strconcat ("Location: ", new_url, NULL);
  DossierTestAnswer for_good = { .status = 301, .headers = location, .body = "x" };
  DossierTestAnswer for_now = { .status = 302, .headers = location, .body = "x" };
  gint64            moved;
  gint64            stayed;

  feeds_test_serve (fixture, "/new", NULL, rss);
  dossier_test_server_add_answer (fixture->server, "/old", &for_good);
  dossier_test_server_add_answer (fixture->server, "/for-now", &for_now);
  stayed = feeds_test_subscribe (fixture, "/for-now", FALSE);
  feeds_test_refresh_well (fixture, stayed);
  moved = feeds_test_subscribe (fixture, "/old", FALSE);
  feeds_test_refresh_well (fixture, moved);
  notebook_test_wait_until (
      g_strcmp0 (dossier_feed_item_get_url (dossier_feeds_find (fixture->feeds, moved)), new_url) ==
      0);
  g_assert_cmpstr (dossier_feed_item_get_url (dossier_feeds_find (fixture->feeds, stayed)),
                   ==,
                   old_url);
}

static void
test_feeds_are_asked_when_it_is_their_time (FeedsTest *fixture, gconstpointer data)
{
  gint64           id;
  gint64           by_hand;
  DossierFeedItem *item;

  feeds_test_serve_articles (fixture, NULL, 1, 1);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
  item = dossier_feeds_find (fixture->feeds, id);
  feeds_test_refresh_well (fixture, id);
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

  feeds_test_undo (fixture);
  notebook_test_wait_until (dossier_feed_item_get_interval (item) == 3600);
  g_assert_cmpstr (dossier_feed_item_get_title (item), ==, "Harbour News");
}

static void
test_asking_all_is_one_job (FeedsTest *fixture, gconstpointer data)
{
  GListModel *jobs = dossier_notebook_get_jobs (fixture->notebook);

  feeds_test_serve_articles (fixture, NULL, 1, 2);
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *path = g_strdup_printf ("/feed-%d", i);
      g_autofree char *rss = feeds_test_dup_rss (fixture, i, i);

      feeds_test_serve (fixture, path, NULL, rss);
      feeds_test_subscribe (fixture, path, FALSE);
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
test_asking_all_can_be_cancelled (FeedsTest *fixture, gconstpointer data)
{
  DossierTestAnswer held = { .content_type = "text/xml", .body = "<rss/>", .is_held = TRUE };
  GListModel       *jobs = dossier_notebook_get_jobs (fixture->notebook);
  g_autoptr (DossierJob) job = NULL;
  gint64           id;
  DossierFeedItem *item;

  dossier_test_server_add_answer (fixture->server, "/feed", &held);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
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
test_entries_are_captured_and_dismissed (FeedsTest *fixture, gconstpointer data)
{
  gint64           id;
  DossierFeedItem *item;
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) news = NULL;
  g_autoptr (NotebookTestShadow) shadow = NULL;

  feeds_test_serve_articles (fixture, NULL, 1, 3);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
  item = dossier_feeds_find (fixture->feeds, id);
  feeds_test_refresh_well (fixture, id);
  all = feeds_test_list_entries (fixture, id, FALSE);
  news = feeds_test_list_entries (fixture, 0, TRUE);
  shadow = notebook_test_shadow_new (news);
  g_assert_cmpuint (g_list_model_get_n_items (news), ==, 3);

  feeds_test_act (fixture, DOSSIER_ENTRIES_CAPTURE, feeds_test_get_entry_id (all, 0));
  notebook_test_wait_until (feeds_test_get_entry_state (all, 0) == DOSSIER_ENTRY_CAPTURED);
  notebook_test_wait_until (g_list_model_get_n_items (news) == 2);
  feeds_test_act (fixture, DOSSIER_ENTRIES_DISMISS, feeds_test_get_entry_id (all, 1));
  notebook_test_wait_until (feeds_test_get_entry_state (all, 1) == DOSSIER_ENTRY_DISMISSED);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 1);
  feeds_test_undo (fixture);
  notebook_test_wait_until (feeds_test_get_entry_state (all, 1) == DOSSIER_ENTRY_NEW);
  notebook_test_wait_until (dossier_feed_item_get_n_new (item) == 2);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 3);
  notebook_test_wait_until (g_list_model_get_n_items (news) == 2);
  notebook_test_shadow_check (shadow);
}

static void
test_an_automatic_feed_captures_what_comes_later (FeedsTest *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (GListModel) entries = NULL;

  feeds_test_serve_articles (fixture, NULL, 1, 2);
  id = feeds_test_subscribe (fixture, "/feed", TRUE);
  feeds_test_refresh_well (fixture, id);
  entries = feeds_test_list_entries (fixture, id, FALSE);
  g_assert_cmpint (feeds_test_get_entry_state (entries, 0), ==, DOSSIER_ENTRY_NEW);
  g_assert_cmpint (feeds_test_get_entry_state (entries, 1), ==, DOSSIER_ENTRY_NEW);

  feeds_test_serve_articles (fixture, NULL, 1, 4);
  fixture->now += 1000;
  feeds_test_refresh_well (fixture, id);
  notebook_test_wait_until (g_list_model_get_n_items (entries) == 4);
  notebook_test_wait_until (feeds_test_get_entry_state (entries, 0) == DOSSIER_ENTRY_CAPTURED);
  notebook_test_wait_until (feeds_test_get_entry_state (entries, 1) == DOSSIER_ENTRY_CAPTURED);
  g_assert_cmpint (feeds_test_get_entry_state (entries, 2), ==, DOSSIER_ENTRY_NEW);
}

static void
test_unsubscribing_can_be_undone (FeedsTest *fixture, gconstpointer data)
{
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (fixture->feeds));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  feeds_test_serve_articles (fixture, NULL, 1, 2);
  id = feeds_test_subscribe (fixture, "/feed", FALSE);
  feeds_test_refresh_well (fixture, id);
  dossier_feed_unsubscribe_async (fixture->notebook, id, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  dossier_feed_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, id) == NULL);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 0);
  feeds_test_undo (fixture);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, id) != NULL);
  g_assert_cmpuint (dossier_feeds_get_n_new (fixture->feeds), ==, 2);
  notebook_test_shadow_check (shadow);
}

static void
test_an_index_leads_to_its_sitemaps (FeedsTest *fixture, gconstpointer data)
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

  feeds_test_serve (fixture, "/sitemap.xml", "ETag: \"x\"", index);
  feeds_test_serve (fixture, "/news.xml", NULL, news);
  feeds_test_serve (fixture, "/pages.xml", NULL, "<urlset></urlset>");
  id = feeds_test_subscribe (fixture, "/sitemap.xml", FALSE);
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 1);
  entries = feeds_test_list_entries (fixture, id, TRUE);
  entry = g_list_model_get_item (entries, 0);
  g_assert_cmpstr (dossier_feed_entry_item_get_title (entry), ==, "A ship came in");

  /* An index does not change when its sitemaps do, so it is read again. */
  g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/news.xml"), ==, 2);
  g_assert_null (
      dossier_test_server_dup_request_header (fixture->server, "/sitemap.xml", "If-None-Match"));
}

/* The reader has subscribed anew: that is to ask anew. */
static void
test_subscribing_starts_what_is_gone (FeedsTest *fixture, gconstpointer data)
{
  DossierTestAnswer gone = { .status = 410, .body = "x" };
  gint64            id = feeds_test_subscribe (fixture, "/feed", FALSE);
  DossierFeedItem  *item = dossier_feeds_find (fixture->feeds, id);

  dossier_test_server_add_answer (fixture->server, "/feed", &gone);
  feeds_test_refresh (fixture, id, NULL);
  notebook_test_wait_until (dossier_feed_item_is_stopped (item));
  g_assert_cmpint (feeds_test_subscribe (fixture, "/feed", FALSE), ==, id);
  notebook_test_wait_until (!dossier_feed_item_is_stopped (item));
  g_assert_null (dossier_feed_item_get_error (item));

  feeds_test_serve_articles (fixture, NULL, 1, 2);
  fixture->now += 3600 * G_GINT64_CONSTANT (1000);
  dossier_feeds_start (fixture->feeds);
  dossier_feeds_wake (fixture->feeds);
  notebook_test_wait_until (dossier_feeds_get_n_new (fixture->feeds) == 2);
}

/* What could be read is there; what could not is told; nothing is asked for out of turn. */
static void
test_a_broken_sitemap_spoils_no_index (FeedsTest *fixture, gconstpointer data)
{
  static const char *const broken[] = { "/gone.xml", "/nonsense.xml" };
  g_autofree char *article_url = dossier_test_server_dup_url (fixture->server, "/a-ship-came-in");
  g_autofree char *good =
      g_strdup_printf ("<urlset><url><loc>%s</loc></url></urlset>", article_url);

  feeds_test_serve (fixture, "/good.xml", NULL, good);
  feeds_test_serve (fixture, "/nonsense.xml", NULL, "Nothing to see here");
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strdup_printf ("/index-%u.xml", i);
      g_autofree char *broken_url = dossier_test_server_dup_url (fixture->server, broken[i]);
      g_autofree char *good_url = dossier_test_server_dup_url (fixture->server, "/good.xml");
      g_autofree char *index = g_strdup_printf ("<sitemapindex><sitemap><loc>%s</loc></sitemap>"
                                                "<sitemap><loc>%s</loc></sitemap></sitemapindex>",
                                                broken_url,
                                                good_url);
      DossierFeedItem *item;
      gint64           id;

      feeds_test_serve (fixture, path, NULL, index);
      id = feeds_test_subscribe (fixture, path, FALSE);
      item = dossier_feeds_find (fixture->feeds, id);
      g_assert_cmpint (feeds_test_refresh_well (fixture, id), ==, 1);
      notebook_test_wait_until (dossier_feed_item_get_error (item) != NULL);
      g_assert_nonnull (strstr (dossier_feed_item_get_error (item)->message, broken_url));
      g_assert_cmpuint (dossier_feed_item_get_n_new (item), ==, 1);
      g_assert_cmpint (dossier_feed_item_get_next_refresh (item), >, fixture->now);
      g_assert_false (dossier_feed_item_is_stopped (item));
    }
}

static void
test_an_index_without_a_good_sitemap_fails (FeedsTest *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/missing.xml");
  g_autofree char *index =
      g_strdup_printf ("<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>", url);
  g_autoptr (GError) error = NULL;
  gint64 id;

  feeds_test_serve (fixture, "/index.xml", NULL, index);
  id = feeds_test_subscribe (fixture, "/index.xml", FALSE);
  feeds_test_refresh (fixture, id, &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_NOT_FOUND);
}

/* Lists of feeds ---------------------------------------------------------------------------------
 */

static void
test_lists_of_feeds_go_in_and_out (FeedsTest *fixture, gconstpointer data)
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

  feeds_test_undo (fixture);
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
  add_test ("lists-of-feeds-go-in-and-out", test_lists_of_feeds_go_in_and_out);
  add_test ("subscribing-starts-what-is-gone", test_subscribing_starts_what_is_gone);
  add_test ("a-broken-sitemap-spoils-no-index", test_a_broken_sitemap_spoils_no_index);
  add_test ("an-index-without-a-good-sitemap-fails", test_an_index_without_a_good_sitemap_fails);
  return g_test_run ();
}
