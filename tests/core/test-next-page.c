/* test-next-page.c: which addresses are the next page of an article, and which only look so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-next-page.h"

#include <string.h>

#define SITE "https://news.example.org"

static const struct
{
  const char *url;
  const char *next;
  gboolean    follows;
} CASES[] = {
  { SITE "/2024/the-long-road", SITE "/2024/the-long-road/2", TRUE },
  { SITE "/2024/the-long-road/", SITE "/2024/the-long-road/2/", TRUE },
  { SITE "/2024/the-long-road/2/", SITE "/2024/the-long-road/3/", TRUE },
  { SITE "/2024/the-long-road/page/9", SITE "/2024/the-long-road/page/10", TRUE },
  { SITE "/the-long-road.html", SITE "/the-long-road-2.html", TRUE },
  { SITE "/the-long-road_p2.htm", SITE "/the-long-road_p3.htm", TRUE },
  { SITE "/the-long-road-seite-2", SITE "/the-long-road-seite-3", TRUE },
  { SITE "/the-long-road", SITE "/the-long-road?page=2", TRUE },
  { SITE "/the-long-road?page=2&a=b", SITE "/the-long-road?a=b&page=3", TRUE },
  { SITE "/story?id=4711", SITE "/story?id=4711&page=2", TRUE },
  { "http://news.example.org/the-long-road", SITE "/the-long-road/2", TRUE },
  { "https://www.news.example.org/the-long-road", SITE "/the-long-road/2", TRUE },
  /* A story whose name ends in a number has pages too. */
  { SITE "/catch-22", SITE "/catch-22/2", TRUE },

  { SITE "/the-long-road", SITE "/the-long-road/3", FALSE },
  { SITE "/the-long-road/3", SITE "/the-long-road/2", FALSE },
  { SITE "/the-long-road", SITE "/the-long-road", FALSE },
  { SITE "/the-long-road", SITE "/the-short-road/2", FALSE },
  { SITE "/the-long-road", SITE "/another-story", FALSE },
  { SITE "/the-long-road", "https://other.example.org/the-long-road/2", FALSE },
  { SITE "/the-long-road?page=2", SITE "/the-long-road?page=4", FALSE },
  { SITE "/the-long-road?a=b", SITE "/the-long-road?page=2", FALSE },
  { SITE "/the-long-road", SITE "/the-long-road?start=2", FALSE },
  { SITE "/the-long-road", SITE "/the-long-road/2024", FALSE },
  /* Lists go on over pages as well. */
  { SITE "/", SITE "/page/2", FALSE },
  { SITE "/politics", SITE "/politics/2", FALSE },
  { SITE "/politics/", SITE "/politics/page/2/", FALSE },
  { SITE "/politics", SITE "/politics?page=2", FALSE },
  { "", SITE "/the-long-road/2", FALSE },
  { SITE "/the-long-road", "", FALSE },
  { SITE "/the-long-road", SITE "/the-long-road/99999999999999999999", FALSE },
};

static void
test_addresses (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_test_message ("%s → %s", CASES[i].url, CASES[i].next);
      g_assert_true (dossier_next_page_follows (CASES[i].url, CASES[i].next) == CASES[i].follows);
    }
}

static const struct
{
  const char *html;
  const char *next;
} PAGES[] = {
  { "<a href='/a/the-road/2'>2</a>", SITE "/a/the-road/2" },
  { "<a href='/a/the-road/2#top'>Next page</a>", SITE "/a/the-road/2" },
  { "<a href='?page=2' rel='nofollow next'><img src='arrow.png'></a>", SITE "/a/the-road?page=2" },
  { "<a href='/a/the-road/2'>Nächste Seite ›</a>", SITE "/a/the-road/2" },
  { "<a href='/a/the-road/2' aria-label='Next'><svg></svg></a>", SITE "/a/the-road/2" },
  { "<a href='/a/the-road/3'>3</a><a href='/a/the-road/2'>2</a>", SITE "/a/the-road/2" },
  { "<a href='/a/other-story' rel='next'>Next: another story</a>", NULL },
  { "<a href='/a/the-road/2'>as we said on the page behind this one</a>", NULL },
  { "<a href='/a/the-road/comment-page-2'>2</a>", NULL },
  { "<a href='/a/the-road?page=2#comments'>2</a>", NULL },
  { "<a>2</a><a href=''>2</a>", NULL },
  { "", NULL },
};

static char *
find_next (const char *html, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtmlTree) tree = dossier_html_tree_parse (html, strlen (html), &error);
  g_autoptr (DossierPage) page = NULL;

  g_assert_no_error (error);
  page = dossier_page_new (tree, url);
  return dossier_next_page_find (page, url);
}

static void
test_pages (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PAGES); i++)
    {
      g_autofree char *html =
          g_strconcat ("<title>The road</title><p>It was closed.</p>", PAGES[i].html, NULL);
      g_autofree char *next = find_next (html, SITE "/a/the-road");

      g_test_message ("%s", PAGES[i].html);
      g_assert_cmpstr (next, ==, PAGES[i].next);
    }
}

static void
test_link_element (void)
{
  static const char HTML[] = "<head><title>The road</title>"
                             "<link rel=next href='https://news.example.org/a/the-road/4'></head>";
  g_autofree char  *third = find_next (HTML, SITE "/a/the-road/3");
  g_autofree char  *elsewhere = find_next (HTML, SITE "/a/the-river");
  g_autofree char  *nowhere = find_next (HTML, NULL);

  g_assert_cmpstr (third, ==, SITE "/a/the-road/4");
  g_assert_null (elsewhere);
  g_assert_null (nowhere);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/next-page/an-address-follows-when-its-number-is-one-more",
                   test_addresses);
  g_test_add_func ("/core/next-page/a-link-must-say-so-and-lead-there", test_pages);
  g_test_add_func ("/core/next-page/a-link-element-is-believed-like-a-link", test_link_element);
  return g_test_run ();
}
