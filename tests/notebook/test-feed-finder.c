/* test-feed-finder.c: the feeds of a site are found from any of its addresses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feeds-test.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "notebook/dossier-feed-finder.h"

#include <string.h>

#define add_test(name, function)                                                                   \
  g_test_add ("/notebook/feed-finder/" name,                                                       \
              FeedsTest,                                                                           \
              NULL,                                                                                \
              feeds_test_set_up,                                                                   \
              function,                                                                            \
              feeds_test_tear_down)

static GPtrArray *
find (FeedsTest *fixture, const char *path, GError **error)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, path);
  g_autoptr (GAsyncResult) result = NULL;

  dossier_feed_finder_find_async (fixture->notebook, url, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_feed_finder_find_finish (result, error);
}

static void
test_a_feeds_own_address_is_found (FeedsTest *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/feed");
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  const DossierFeedFound *first;

  feeds_test_serve_articles (fixture, NULL, 1, 3);
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
test_a_page_leads_to_its_feeds (FeedsTest *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_page (
      fixture->server,
      "/page",
      "<link rel=alternate type=application/rss+xml href=/feed title='All'>"
      "<link rel=alternate type=application/rss+xml href=/missing title='Missing'>"
      "<link rel=alternate type=application/atom+xml href=/atom title='Comments'><p>Words</p>");
  feeds_test_serve_articles (fixture, NULL, 1, 3);
  feeds_test_serve (fixture, "/atom", NULL, "<feed xmlns='http://www.w3.org/2005/Atom'/>");
  found = find (fixture, "/page", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
  g_assert_cmpstr (((DossierFeedFound *) found->pdata[0])->title, ==, "Harbour News");
  g_assert_cmpstr (((DossierFeedFound *) found->pdata[1])->title, ==, "Comments");
}

static void
test_a_feed_is_found_where_feeds_often_are (FeedsTest *fixture, gconstpointer data)
{
  g_autofree char *rss = feeds_test_dup_rss (fixture, 1, 2);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;

  dossier_test_server_add_page (fixture->server, "/section/page", "<p>Words</p>");
  feeds_test_serve (fixture, "/rss.xml", NULL, rss);
  feeds_test_serve (fixture, "/index.xml", NULL, rss);
  found = find (fixture, "/section/page", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_str_has_suffix (((DossierFeedFound *) found->pdata[0])->url, "/rss.xml"));
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/index.xml"), ==, 0);
}

static void
test_sitemaps_stand_in_for_a_feed (FeedsTest *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GPtrArray) guessed = NULL;
  g_autoptr (GError) error = NULL;
  DossierTestAnswer robots = { .content_type = "text/plain",
                               .body = "User-agent: *\nSitemap: /sitemap.xml\n" };
  DossierTestAnswer no_robots = { .content_type = "text/plain", .body = "User-agent: *\n" };

  dossier_test_server_add_page (fixture->server, "/", "<p>Words</p>");
  dossier_test_server_add_answer (fixture->server, "/robots.txt", &robots);
  feeds_test_serve (fixture,
                    "/sitemap.xml",
                    NULL,
                    "<urlset><url><loc>https://a.example/</loc></url></urlset>");
  listed = find (fixture, "/", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 1);
  g_assert_true (((DossierFeedFound *) listed->pdata[0])->is_sitemap);

  dossier_test_server_add_answer (fixture->server, "/robots.txt", &no_robots);
  feeds_test_serve (fixture, "/news-sitemap.xml", NULL, "<urlset></urlset>");
  guessed = find (fixture, "/", &error);
  g_assert_no_error (error);
  g_assert_true (
      g_str_has_suffix (((DossierFeedFound *) guessed->pdata[0])->url, "/news-sitemap.xml"));
}

static void
test_nothing_found_says_so (FeedsTest *fixture, gconstpointer data)
{
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) missing = NULL;

  dossier_test_server_add_page (fixture->server, "/", "<p>Words</p>");
  g_assert_null (find (fixture, "/", &none));
  g_assert_error (none, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_FOUND);
  g_assert_null (find (fixture, "/missing", &missing));
  g_assert_error (missing, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("a-feeds-own-address-is-found", test_a_feeds_own_address_is_found);
  add_test ("a-page-leads-to-its-feeds", test_a_page_leads_to_its_feeds);
  add_test ("a-feed-is-found-where-feeds-often-are", test_a_feed_is_found_where_feeds_often_are);
  add_test ("sitemaps-stand-in-for-a-feed", test_sitemaps_stand_in_for_a_feed);
  add_test ("nothing-found-says-so", test_nothing_found_says_so);
  return g_test_run ();
}
