/* test-feed.c: feeds and sitemaps of every form are read, broken ones as well as they can be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed.h"
#include "core/text/dossier-core-error.h"

#include <string.h>
#include <time.h>

#define FEED_URL "https://news.example/feed/"

static DossierFeed *
parse (const char *data, gsize length, GError **error)
{
  DossierFeedInput input = { .data = data, .length = length, .url = FEED_URL };

  return dossier_feed_parse (&input, error);
}

static DossierFeed *
parse_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierFeed *feed = parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return feed;
}

static void
print_line (GString *out, const char *name, const char *value)
{
  if (value != NULL)
    g_string_append_printf (out, "%s: %s\n", name, value);
}

/* What a feed says, in lines. */
static char *
print_feed (const DossierFeed *feed)
{
  static const char *const kinds[] = { "feed", "sitemap", "sitemap-index" };
  GString                 *out = g_string_new (NULL);

  print_line (out, "kind", kinds[feed->kind]);
  print_line (out, "title", feed->title);
  print_line (out, "site", feed->site_url);
  if (feed->ttl_seconds > 0)
    g_string_append_printf (out, "ttl: %u\n", feed->ttl_seconds);
  if (feed->skip_hours > 0 || feed->skip_days > 0)
    g_string_append_printf (out, "skip: %x %x\n", feed->skip_hours, feed->skip_days);
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const DossierFeedEntry *entry = feed->entries->pdata[i];

      g_string_append_c (out, '\n');
      print_line (out, "identifier", entry->identifier);
      print_line (out, "url", entry->url);
      print_line (out, "title", entry->title);
      print_line (out, "byline", entry->byline);
      print_line (out, "published", entry->published);
      print_line (out, "summary", entry->summary);
    }
  return g_string_free (out, FALSE);
}

/* "feeds/NAME.xml" or .json, and what it says in "feeds/NAME.txt". */
static void
test_file (gconstpointer data)
{
  const char      *name = data;
  g_autofree char *stem = g_strndup (name, strrchr (name, '.') - name);
  g_autofree char *expected_name = g_strconcat (stem, ".txt", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "core", "feeds", name, NULL);
  g_autofree char *expected_path =
      g_test_build_filename (G_TEST_DIST, "core", "feeds", expected_name, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *printed = NULL;
  g_autoptr (DossierFeed) feed = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  feed = parse (bytes, length, &error);
  g_assert_no_error (error);
  printed = print_feed (feed);
  g_file_get_contents (expected_path, &expected, NULL, &error);
  if (g_strcmp0 (printed, expected) != 0)
    g_test_message ("%s says:\n%s", name, printed);
  g_assert_no_error (error);
  g_assert_cmpstr (printed, ==, expected);
}

static void
test_what_is_no_feed_says_so (void)
{
  static const struct
  {
    const char *data;
    int         code;
  } cases[] = {
    { "", DOSSIER_CORE_ERROR_EMPTY },
    { " \n\t ", DOSSIER_CORE_ERROR_EMPTY },
    { "<!DOCTYPE html><html><head><title>A page</title></head><body></body></html>",
      DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "just words", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "<", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "<!--", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "<!DOCTYPE rss [", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "<svg xmlns='http://www.w3.org/2000/svg'/>", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "{}", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "{\"items\":[]}", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "{\"version\":\"https://jsonfeed.org/version/1\"}", DOSSIER_CORE_ERROR_UNSUPPORTED },
    { "%PDF-1.7\n", DOSSIER_CORE_ERROR_NOT_TEXT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].data);
      g_assert_null (parse (cases[i].data, strlen (cases[i].data), &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, cases[i].code);
    }
}

static void
test_an_empty_feed_is_a_feed (void)
{
  g_autoptr (DossierFeed) rss = parse_text ("<rss><channel><title>Quiet</title></channel></rss>");
  g_autoptr (DossierFeed) atom = parse_text ("<feed xmlns='http://www.w3.org/2005/Atom'/>");
  g_autoptr (DossierFeed) json =
      parse_text ("{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[],\"expired\":true}");

  g_assert_cmpuint (rss->entries->len, ==, 0);
  g_assert_cmpstr (rss->title, ==, "Quiet");
  g_assert_false (rss->is_gone);
  g_assert_cmpuint (atom->entries->len, ==, 0);
  g_assert_cmpuint (json->entries->len, ==, 0);
  g_assert_true (json->is_gone);
}

static void
test_entries_over_the_limit_are_counted (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel>");
  g_autoptr (DossierFeed) feed = NULL;
  const DossierFeedEntry *last;

  for (int i = 0; i < DOSSIER_FEED_MAX_ENTRIES + 7; i++)
    g_string_append_printf (text, "<item><link>https://news.example/%d</link></item>", i);
  feed = parse_text (text->str);
  g_assert_cmpuint (feed->entries->len, ==, DOSSIER_FEED_MAX_ENTRIES);
  g_assert_cmpuint (feed->n_left_out, ==, 7);
  last = feed->entries->pdata[DOSSIER_FEED_MAX_ENTRIES - 1];
  g_assert_cmpstr (last->url, ==, "https://news.example/4999");
}

static void
test_long_texts_are_cut (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel><item><link>https://a.example/</link>");
  g_autoptr (DossierFeed) feed = NULL;
  const DossierFeedEntry *entry;

  g_string_append (text, "<title>");
  for (int i = 0; i < 50000; i++)
    g_string_append (text, "wörter ");
  g_string_append (text, "</title><guid>");
  for (int i = 0; i < 50000; i++)
    g_string_append (text, "x");
  g_string_append (text, "</guid></item></channel></rss>");
  feed = parse_text (text->str);
  entry = feed->entries->pdata[0];
  g_assert_cmpint (g_utf8_strlen (entry->title, -1), <=, 300);
  g_assert_true (g_str_has_suffix (entry->title, "wörter…"));
  g_assert_cmpuint (strlen (entry->identifier), ==, 64);
}

/* Each of these once took some parser quadratic time, or its stack. */
static void
test_time_is_linear_in_hostile_feeds (void)
{
  static const struct
  {
    const char *before;
    const char *repeated;
  } cases[] = {
    { "<rss><channel>", "<item>" },
    { "<rss><channel><item><description>", "<b>" },
    { "<rss><channel><item><description>", "<![CDATA[" },
    { "<rss><channel><item>", "<!--" },
    { "<rss><channel><item>", "<title>x</titel>" },
    { "<rss><channel><item>", "<a b=\"" },
    { "<rss><channel><item>", "<a b='" },
    { "<rss><channel><item ", "a=b " },
    { "<rss><channel><item ", "a" },
    { "<rss><channel><title>", "&amp;" },
    { "<rss><channel><title>", "&" },
    { "<rss><channel><title>", "&#" },
    { "<rss><channel>", "</x>" },
    { "<rss><channel>", "<!" },
    { "<rss><channel>", "<?" },
    { "<rss><channel>", "<!DOCTYPE [" },
    { "<feed><entry><summary type='xhtml'>", "<p>&lt;" },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":", "[" },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":", "{\"a\":" },
    { "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"id\":\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (cases[i].before);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFeed) feed = NULL;
      clock_t start = clock ();

      while (text->len < 2 * 1000 * 1000)
        g_string_append (text, cases[i].repeated);
      feed = parse (text->str, text->len, &error);
      g_assert_true ((feed == NULL) == (error != NULL));
      g_test_message ("%s: %ld ms",
                      cases[i].repeated,
                      (long) ((clock () - start) * 1000 / CLOCKS_PER_SEC));
      g_assert_cmpint (clock () - start, <, 20 * CLOCKS_PER_SEC);
    }
}

static void
test_elements_may_be_deeper_than_the_limit (void)
{
  g_autoptr (GString) text = g_string_new ("<rss><channel><item><link>https://a.example/</link>"
                                           "<description>");
  g_autoptr (DossierFeed) feed = NULL;
  const DossierFeedEntry *entry;

  for (int i = 0; i < 1000; i++)
    g_string_append (text, "<div>");
  g_string_append (text, "deep");
  for (int i = 0; i < 1000; i++)
    g_string_append (text, "</div>");
  g_string_append (text, "</description><title>After it</title></item></channel></rss>");
  feed = parse_text (text->str);
  entry = feed->entries->pdata[0];
  g_assert_cmpstr (entry->summary, ==, "deep");
  g_assert_cmpstr (entry->title, ==, "After it");
}

/* What cannot be read says nothing, and leaves what was said before. */
static void
test_a_bad_time_to_live_changes_nothing (void)
{
  static const char data[] = "<rss><channel><ttl>60</ttl><ttl>soon</ttl><ttl/></channel></rss>";
  g_autoptr (DossierFeed) feed = parse (data, sizeof data - 1, NULL);

  g_assert_nonnull (feed);
  g_assert_cmpuint (feed->ttl_seconds, ==, 3600);
}

int
main (int argc, char **argv)
{
  static const char *const files[] = {
    "atom-0.3.xml",       "atom-1.0.xml",     "billion-laughs.xml", "broken-surface.xml",
    "feedburner.xml",     "json-feed.json",   "rss-0.90.xml",       "rss-0.91.xml",
    "rss-1.0.xml",        "rss-2.0.xml",      "same-guids.xml",     "shift-jis.xml",
    "sitemap-index.xml",  "sitemap-news.xml", "utf-16.xml",         "windows-1251.xml",
    "wrong-encoding.xml",
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/core/feed/reads/", files[i], NULL);

      g_test_add_data_func (path, files[i], test_file);
    }
  g_test_add_func ("/core/feed/what-is-no-feed-says-so", test_what_is_no_feed_says_so);
  g_test_add_func ("/core/feed/an-empty-feed-is-a-feed", test_an_empty_feed_is_a_feed);
  g_test_add_func ("/core/feed/entries-over-the-limit-are-counted",
                   test_entries_over_the_limit_are_counted);
  g_test_add_func ("/core/feed/long-texts-are-cut", test_long_texts_are_cut);
  g_test_add_func ("/core/feed/time-is-linear-in-hostile-feeds",
                   test_time_is_linear_in_hostile_feeds);
  g_test_add_func ("/core/feed/a-bad-time-to-live-changes-nothing",
                   test_a_bad_time_to_live_changes_nothing);
  g_test_add_func ("/core/feed/elements-may-be-deeper-than-the-limit",
                   test_elements_may_be_deeper_than_the_limit);
  return g_test_run ();
}
