/* test-feed-links.c: the feeds of a site are found, lists of feeds read and written, times chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-links.h"
#include "core/feed/dossier-feed-schedule.h"
#include "core/feed/dossier-opml.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* "title <url>, …" */
static char *
join_addresses (const GPtrArray *addresses)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < addresses->len; i++)
    {
      const DossierFeedAddress *address = addresses->pdata[i];

      g_string_append_printf (out,
                              "%s%s <%s>",
                              i > 0 ? ", " : "",
                              address->title != NULL ? address->title : "-",
                              address->url);
    }
  return g_string_free (out, FALSE);
}

static void
test_a_page_names_its_feeds (void)
{
  static const struct
  {
    const char *html;
    const char *expected;
  } cases[] = {
    { "<link rel='alternate' type='application/rss+xml' title='News &amp; more' href='/feed/'>",
      "News & more <https://a.example/feed/>" },
    { "<LINK REL=\"ALTERNATE\" TYPE=\"Application/Atom+XML; charset=utf-8\" HREF='atom.xml'>",
      "- <https://a.example/section/atom.xml>" },
    { "<link rel='feed' href='x'><link rel='alternate' hreflang='de' href='/de'>",
      "- <https://a.example/section/x>" },
    { "<base href='https://cdn.example/b/'><link rel='alternate' type='application/feed+json' "
      "href='f.json'>",
      "- <https://cdn.example/b/f.json>" },
    { "<link rel='alternate' type='application/rss+xml' href='/feed'>"
      "<link rel='alternate' type='application/rss+xml' href='/feed#top'>",
      "- <https://a.example/feed>" },
    { "<body><p>Subscribe: <a href='https://a.example/news.rss'>All <b>news</b></a>, "
      "<a href='/about'>about</a>, <a href='/blog/feed/?x=1'>blog</a>",
      "All news <https://a.example/news.rss>, blog <https://a.example/blog/feed/?x=1>" },
    { "<link rel='alternate' type='application/rss+xml' href='javascript:x'>"
      "<link rel='alternate' type='application/rss+xml' href='file:///etc/passwd'>"
      "<link rel='alternate' type='application/rss+xml'>",
      "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) addresses =
          dossier_feed_links_of_page (cases[i].html,
                                      strlen (cases[i].html),
                                      "text/html",
                                      "https://a.example/section/page.html");
      g_autofree char *joined = join_addresses (addresses);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
test_robots_name_sitemaps_of_news_first (void)
{
  const char *text = "User-agent: *\r\nDisallow: /x\r\nSitemap: https://a.example/sitemap.xml\r\n"
                     "sitemap:/News-sitemap.xml\nSitemap:\n";
  g_autoptr (GPtrArray) addresses =
      dossier_feed_links_of_robots (text, strlen (text), "https://a.example/robots.txt");
  g_autofree char *joined = join_addresses (addresses);

  g_assert_cmpstr (joined,
                   ==,
                   "- <https://a.example/News-sitemap.xml>, - <https://a.example/sitemap.xml>");
}

static void
test_common_addresses_are_guessed (void)
{
  g_autoptr (GPtrArray) front = dossier_feed_links_guess ("https://a.example/");
  g_autoptr (GPtrArray) section = dossier_feed_links_guess ("https://a.example/blog/");
  g_autoptr (GPtrArray) sitemaps =
      dossier_feed_links_guess_sitemaps ("https://a.example/x/y.html?z");
  g_autofree char *robots = dossier_feed_links_dup_robots ("https://a.example:8080/x/y?z");

  g_assert_cmpstr (front->pdata[0], ==, "https://a.example/feed");
  g_assert_cmpuint (front->len, ==, 7);
  g_assert_cmpstr (section->pdata[0], ==, "https://a.example/blog/feed");
  g_assert_cmpuint (section->len, ==, 9);
  g_assert_cmpstr (sitemaps->pdata[0], ==, "https://a.example/sitemap_news.xml");
  g_assert_cmpstr (robots, ==, "https://a.example:8080/robots.txt");
}

static void
test_lists_of_feeds_are_read (void)
{
  static const char text[] =
      "\n<?xml version='1.0'?><opml version='1.0'><head><title>Mine & yours</title></head><body>"
      "<outline text='News'><outline text='Local'>"
      "<outline type='rss' text='Harbour' title='Harbour &amp; Ferry' "
      "xmlUrl='https://a.example/feed' htmlUrl='https://a.example/'/>"
      "</outline><outline text='B' xmlurl='feed://b.example/rss'/></outline>"
      "<outline xmlUrl='https://a.example/feed'/><outline xmlUrl='ftp://c.example/'/>"
      "<outline xmlUrl='feed:https://d.example/x'></outline></body>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outlines = dossier_opml_read (text, strlen (text), &error);
  const DossierOutline *first;

  g_assert_no_error (error);
  g_assert_cmpuint (outlines->len, ==, 3);
  first = outlines->pdata[0];
  g_assert_cmpstr (first->url, ==, "https://a.example/feed");
  g_assert_cmpstr (first->title, ==, "Harbour & Ferry");
  g_assert_cmpstr (first->site_url, ==, "https://a.example/");
  g_assert_cmpstr (first->folder, ==, "News/Local");
  g_assert_cmpstr (((DossierOutline *) outlines->pdata[1])->url, ==, "http://b.example/rss");
  g_assert_cmpstr (((DossierOutline *) outlines->pdata[1])->folder, ==, "News");
  g_assert_cmpstr (((DossierOutline *) outlines->pdata[2])->url, ==, "https://d.example/x");
  g_assert_null (((DossierOutline *) outlines->pdata[2])->folder);
}

static void
test_what_is_no_list_says_so (void)
{
  static const char *const cases[] = { "", "words", "<rss/>", "<html><body>" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_opml_read (cases[i], strlen (cases[i]), &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED);
    }
}

static DossierOutline *
make_outline (const char *url, const char *title, const char *folder)
{
  DossierOutline *outline = dossier_outline_new (url);

  outline->title = g_strdup (title);
  outline->folder = g_strdup (folder);
  return outline;
}

static void
test_a_list_that_was_written_is_read_back (void)
{
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *xml = NULL;

  g_ptr_array_add (outlines, make_outline ("https://a.example/?x=1&y=2", "A <&> \"b\"", NULL));
  g_ptr_array_add (outlines, make_outline ("https://b.example/", "B", "News/Local"));
  g_ptr_array_add (outlines, make_outline ("https://c.example/", NULL, "News"));
  g_ptr_array_add (outlines, make_outline ("https://d.example/", "D", "News/Local"));
  xml = dossier_opml_write ("Feeds & more", outlines);
  g_assert_nonnull (strstr (xml, "<title>Feeds &amp; more</title>"));
  back = dossier_opml_read (xml, strlen (xml), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, 4);
  g_assert_cmpstr (((DossierOutline *) back->pdata[0])->title, ==, "A <&> \"b\"");
  g_assert_cmpstr (((DossierOutline *) back->pdata[0])->url, ==, "https://a.example/?x=1&y=2");
  g_assert_cmpstr (((DossierOutline *) back->pdata[1])->url, ==, "https://c.example/");
  g_assert_cmpstr (((DossierOutline *) back->pdata[1])->folder, ==, "News");
  g_assert_cmpstr (((DossierOutline *) back->pdata[2])->url, ==, "https://b.example/");
  g_assert_cmpstr (((DossierOutline *) back->pdata[3])->folder, ==, "News/Local");
}

#define HOUR 3600

static void
test_the_next_refresh_is_chosen (void)
{
  /* Saturday, 2025-12-06, 12:00 UTC. */
  const gint64 noon = 1765022400;
  const struct
  {
    DossierFeedTiming timing;
    gint64            seconds; /* from noon */
  } cases[] = {
    { { .interval_seconds = HOUR }, HOUR },
    { { .interval_seconds = 1 }, DOSSIER_FEED_MIN_INTERVAL },
    { { .interval_seconds = G_MAXUINT }, DOSSIER_FEED_MAX_INTERVAL },
    { { .interval_seconds = HOUR, .ttl_seconds = 60 }, HOUR },
    { { .interval_seconds = HOUR, .ttl_seconds = 6 * HOUR }, 6 * HOUR },
    { { .interval_seconds = HOUR, .ttl_seconds = 90 * 24 * HOUR }, DOSSIER_FEED_MAX_TTL },
    { { .interval_seconds = HOUR, .n_failures = 1 }, 2 * HOUR },
    { { .interval_seconds = HOUR, .n_failures = 3 }, 8 * HOUR },
    { { .interval_seconds = HOUR, .n_failures = 1000 }, DOSSIER_FEED_MAX_BACK_OFF },
    { { .interval_seconds = 7 * 24 * HOUR, .n_failures = 5 }, 7 * 24 * HOUR },
    { { .interval_seconds = 0 }, HOUR },
    { { .interval_seconds = HOUR, .skip_hours = 1 << 13 }, 2 * HOUR },
    { { .interval_seconds = HOUR, .skip_hours = 0xffffff & ~1u }, 12 * HOUR },
    { { .interval_seconds = HOUR, .skip_hours = 0xffffffff }, HOUR },
    { { .interval_seconds = HOUR, .skip_days = 1 << 5 }, 12 * HOUR },
    { { .interval_seconds = HOUR, .skip_days = 1 << 6 }, HOUR },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierFeedTiming timing = cases[i].timing;

      timing.now = noon * 1000;
      g_test_message ("case %d", (int) i);
      g_assert_cmpint (dossier_feed_schedule_next (&timing) / 1000 - noon, ==, cases[i].seconds);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/feed-links/a-page-names-its-feeds", test_a_page_names_its_feeds);
  g_test_add_func ("/core/feed-links/robots-name-sitemaps-of-news-first",
                   test_robots_name_sitemaps_of_news_first);
  g_test_add_func ("/core/feed-links/common-addresses-are-guessed",
                   test_common_addresses_are_guessed);
  g_test_add_func ("/core/opml/lists-of-feeds-are-read", test_lists_of_feeds_are_read);
  g_test_add_func ("/core/opml/what-is-no-list-says-so", test_what_is_no_list_says_so);
  g_test_add_func ("/core/opml/a-list-that-was-written-is-read-back",
                   test_a_list_that_was_written_is_read_back);
  g_test_add_func ("/core/feed-schedule/the-next-refresh-is-chosen",
                   test_the_next_refresh_is_chosen);
  return g_test_run ();
}
