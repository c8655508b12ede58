/* test-url-finder.c: addresses are found in lists, mails and tables, without what stands around.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-url-finder.h"

#include <string.h>
#include <time.h>

#define ALL G_MAXSIZE

static void
assert_finds (const char *text, const char *expected)
{
  g_auto (DossierUrlFinds) finds = { 0 };
  g_autofree char *joined = NULL;

  dossier_url_finder_find (text, strlen (text), ALL, &finds);
  joined = g_strjoinv (" ", finds.urls);
  g_assert_cmpstr (joined, ==, expected);
  g_assert_cmpuint (finds.n_urls, ==, g_strv_length (finds.urls));
}

static void
test_addresses (void)
{
  static const struct
  {
    const char *text;
    const char *urls;
  } cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { "See https://example.org/a.", "https://example.org/a" },
    { "(https://example.org/a)", "https://example.org/a" },
    { "https://example.org/Bern_(Stadt)", "https://example.org/Bern_(Stadt)" },
    { "(see https://example.org/Bern_(Stadt))", "https://example.org/Bern_(Stadt)" },
    { "[The ferry](https://example.org/a), and [more](https://example.org/b).",
      "https://example.org/a https://example.org/b" },
    { "<a href=\"https://example.org/a\">x</a>", "https://example.org/a" },
    { "<https://example.org/a>", "https://example.org/a" },
    { "“https://example.org/a”, she wrote", "https://example.org/a" },
    { "«https://example.org/a»", "https://example.org/a" },
    { "1. Ferry – https://example.org/a\n2. Bell – https://example.org/b\n",
      "https://example.org/a https://example.org/b" },
    { "Ferry;https://example.org/a;2026\nBell;https://example.org/b;2026",
      "https://example.org/a;2026 https://example.org/b;2026" },
    { "https://example.org/a,https://example.org/b",
      "https://example.org/a https://example.org/b" },
    { "https://archive.example/2020/https://example.org/a",
      "https://archive.example/2020/https://example.org/a" },
    { "www.example.org/a and WWW.EXAMPLE.ORG",
      "https://www.example.org/a https://www.example.org/" },
    { "https://example.org/a https://example.org/a", "https://example.org/a" },
    { "HTTP://example.org/a", "http://example.org/a" },
    { "xhttps://example.org/a", "" },
    { "ftp://example.org/a, mailto:a@example.org, awww.example.org", "" },
    { "https:// www. http://", "" },
    { "Nothing here.", "" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_finds (cases[i].text, cases[i].urls);
}

static void
test_others_are_counted (void)
{
  g_auto (DossierUrlFinds) finds = { 0 };
  const char *text = "Fähre: https://example.org/a, and so on";

  dossier_url_finder_find (text, strlen (text), ALL, &finds);
  g_assert_cmpuint (finds.n_others, ==, strlen ("Fahre:,andsoon"));
}

static void
test_no_more_than_wanted (void)
{
  g_auto (DossierUrlFinds) finds = { 0 };
  const char *text = "https://a.example/ https://b.example/ https://c.example/";

  dossier_url_finder_find (text, strlen (text), 2, &finds);
  g_assert_cmpuint (finds.n_urls, ==, 2);
}

/* Each of these once took, or would take, time in the square of its length. */
static void
test_pathological (void)
{
  static const char *const pieces[] = {
    "https://", "www.", ")", "https://a.example/)", "https://a.example/(((((((((",
    ",http",    "(",    ".", "\xe2\x80\x9c",        "https://a.example/a,",
    "http://[",
  };
  const gsize length = 1000 * 1000;

  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (GString) text = g_string_new ("https://a.example/");
      g_auto (DossierUrlFinds) finds = { 0 };
      clock_t started;

      while (text->len < length)
        g_string_append (text, pieces[i]);
      started = clock ();
      dossier_url_finder_find (text->str, text->len, ALL, &finds);
      g_assert_cmpint (clock () - started, <, 10 * CLOCKS_PER_SEC);
      g_assert_cmpuint (finds.n_urls, <, 10);
    }
}

static void
test_odd_bytes (void)
{
  const char text[] = "https://example.org/\xff\xfe \0 https://example.org/b";
  g_auto (DossierUrlFinds) finds = { 0 };

  dossier_url_finder_find (text, sizeof text - 1, ALL, &finds);
  g_assert_cmpuint (finds.n_urls, >=, 1);
  g_assert_cmpstr (finds.urls[finds.n_urls - 1], ==, "https://example.org/b");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/url-finder/addresses-without-what-stands-around", test_addresses);
  g_test_add_func ("/core/url-finder/other-words-are-counted", test_others_are_counted);
  g_test_add_func ("/core/url-finder/no-more-than-wanted", test_no_more_than_wanted);
  g_test_add_func ("/core/url-finder/pathological-texts-take-linear-time", test_pathological);
  g_test_add_func ("/core/url-finder/odd-bytes-are-passed-over", test_odd_bytes);
  return g_test_run ();
}
