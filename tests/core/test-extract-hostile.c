/* test-extract-hostile.c: pages made to be slow or big; their time must grow with their size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/extract/dossier-html-guard.h"
#include "core/text/dossier-core-error.h"

#include <malloc.h>
#include <string.h>
#include <time.h>

#define TEXT                                                                                       \
  "<html><head><title>T</title></head><body><p>Anna stood at the gate in the rain and waited for " \
  "the ferry, which did not come.</p><p>Nobody on the other bank had seen it either, so they all " \
  "walked home again.</p>"

/* Sizes whose times are compared, in bytes of the repeated part: two doublings. */
#define SMALL_BYTES (256 * 1024)
#define LARGE_BYTES (4 * SMALL_BYTES)
/* Each doubling may take three times the time: linear with room for a busy machine and caches;
 * quadratic growth is 4 each. */
#define MAX_GROWTH (3.0 * 3.0)
/* Shorter times are not worth comparing. */
#define MIN_MEASURED_US 50000

/* %d becomes a number that differs each time. Some of these cost a parser without a guard minutes
 * at a hundredth of the size. */
static const char *const UNITS[] = {
  "<b><p>",
  "<b id=%d><p>x",
  "<div>",
  "<x-y>",
  "<a href=%d><p>x",
  "<font color=%d>x",
  "<html a%d=1><body b%d=1>",
  "<table>",
  "<table><td>",
  "<table><a>x",
  "<td><b><i><u><p>",
  "<ul><li>",
  "<li><div>",
  "<dl><dt>",
  "<blockquote>x",
  "<figure><img src=%d.jpg>",
  "<figure><div itemprop=url content=%d>",
  "<sup><a href=#n>1</a></sup>x",
  "<sup><a href=#n%d>1</a></sup><p id=n%d>x.",
  "<ul><li><a href=https://a%d.example.org/>x</a></ul>",
  "<blockquote class=twitter-tweet><p>x",
  "<div class=a><p>This line is long enough to be looked for among the others once more.</p></div>",
  "<span class=tooltip>x<span class=tooltip>y</span></span>",
  "<table><tr><th>a<th>b<tr><td>c<td>d<tr><td>e<td>%d</table><p>x",
  "<p>1. x<p>2. y<br>3. z",
  "<table><tr><td rowspan=%d colspan=9>x",
  "<tr><td rowspan=99>x<td>y",
  "<img src=%d.jpg><noscript><img src=%d.png></noscript>",
  "<svg>",
  "<svg><p>",
  "<math><mi>",
  "<select><option>x",
  "<!--",
  "<script><!--<script>",
  "<",
  "</p>",
  "<p>x</b></i></a>",
  "<a href=%d><div><a href=%d>x</div>",
  "<b><i></b></i>x",
  "<!-- x -->",
  "<!-->",
  "&#%d;",
  "&notit;",
  "words and more words, ",
  "word",
  "<div class='a%d b%d c%d'>x</div>",
  "<p id=%d>One line.",
  "<form><p>x",
  "</form>x",
  "<tr><td><table>x",
  "<nobr>x",
  "<button><p>x",
  "<br>",
  "&amp;",
  "<h1>x</h1>",
  "<time>x</time>",
  "<div class=byline>by x ",
  "<div class=caption>x",
  "<div class=related><p>x",
  "<em><strong><code>x",
  "<template>",
  "<object><b>",
  "<ruby><rt>",
  "<script type='application/ld+json'>[{\"a\":",
  "<p>Read more: x",
  "<h2>Related</h2>",
  " ",
  "\xc2\xa0",
  "\xe2\x80\x8b",
};

static GString *
repeat (const char *unit, gsize size)
{
  GString *page = g_string_new (TEXT);
  g_auto (GStrv) parts = g_strsplit (unit, "%d", -1);

  for (guint n = 0; page->len < size; n++)
    {
      g_string_append (page, parts[0]);
      for (guint i = 1; parts[i] != NULL; i++)
        g_string_append_printf (page, "%u%s", n, parts[i]);
    }
  return page;
}

/* Of this thread's work, whatever else the machine does. */
static gint64
get_processor_us (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Microseconds that a page takes; it must become a document or be refused for its size. */
static gint64
time_page (const char *html, gsize length)
{
  gint64 start = get_processor_us ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document =
      dossier_extract_html (html, length, "https://news.example.org/a", &error);

  if (document == NULL)
    g_assert_true (g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE) ||
                   g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NO_ARTICLE));
  else
    g_assert_true (g_utf8_validate (document->text, document->text_length, NULL));
  return get_processor_us () - start;
}

static void
test_growth (gconstpointer data)
{
  const char *unit = data;
  double      best_growth = G_MAXDOUBLE;

  /* The best of some, as other programs use the caches meanwhile. */
  for (guint attempt = 0; attempt < 4 && best_growth > MAX_GROWTH; attempt++)
    {
      g_autoptr (GString) small = repeat (unit, SMALL_BYTES);
      g_autoptr (GString) large = repeat (unit, LARGE_BYTES);
      gint64 small_time = time_page (small->str, small->len);
      gint64 large_time = time_page (large->str, large->len);

      if (large_time < MIN_MEASURED_US)
        return;
      best_growth = MIN (best_growth, (double) large_time / MAX (1, small_time));
    }
  g_assert_cmpfloat (best_growth, <=, MAX_GROWTH);
}

static void
test_many_attributes (void)
{
  g_autoptr (GString) page = g_string_new (TEXT "<p ");
  gint64 time;

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (page, "a%u=%u ", i, i);
  g_string_append (page, ">x");
  time = time_page (page->str, page->len);
  g_assert_cmpint (time, <, 5 * G_USEC_PER_SEC);
}

/* What the guard leaves of a page; limits apart it must not change what a parser sees. */
static const struct
{
  const char *html;
  const char *guarded;
} GUARDED[] = {
  { "<p>a<!-- b -->c</p>", "<p>ac</p>" },
  { "a<!-->b<!--->c<!-- -- -->d<!-- --!>e", "abcde" },
  { "a<!-- b", "a" },
  { "<script>if (a < b) '</p>'</script>x", "x" },
  { "<script><!--<script></script>--></script>x", "x" },
  { "<script type=\"application/LD+json\">{}</script>x",
    "<script type=\"application/LD+json\">{}</script>x" },
  { "<style>p > a { }</style>x", "x" },
  { "<title>a <b> c</title>x", "<title>a <b> c</title>x" },
  { "<textarea><p>a</textarea>x", "x" },
  { "a<svg><path d='M0>1'/><title>t</title></svg>b", "ab" },
  { "a<svg><g><p>b</p>", "a<p>b</p>" },
  { "<p onclick='a>b' class=\"c>d\" ONLOAD=e>x", "<p class=\"c>d\">x" },
  { "a < b <3 </ c", "a < b <3 </ c" },
  { "<p title='a", "" },
  { "<!DOCTYPE html><?php x ?>y", "<!DOCTYPE html>y" },
  { "<head><noscript><link></noscript></head><noscript>x", "<head><link></head><noscript>x" },
  { "x<noscript><link></noscript>", "x<noscript><link></noscript>" },
  { "<form>x</form>", "<form>x<!----></form>" },
};

static void
test_guard (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (GUARDED); i++)
    {
      gsize            length = 0;
      g_autofree char *guarded =
          dossier_html_guard (GUARDED[i].html, strlen (GUARDED[i].html), &length);

      g_assert_cmpstr (guarded, ==, GUARDED[i].guarded);
      g_assert_cmpuint (length, ==, strlen (guarded));
    }
}

/* Tags past the depth limit go, with their end tags; text and the way back up stay. */
static void
test_guard_depth (void)
{
  GString         *page = g_string_new (NULL);
  g_autofree char *html = NULL;
  g_autofree char *guarded = NULL;
  gsize            length = 0;
  guint            n_open = 0;
  guint            n_close = 0;

  for (guint i = 0; i < 2 * DOSSIER_HTML_MAX_DEPTH; i++)
    g_string_append (page, "<div>");
  g_string_append (page, "deep");
  for (guint i = 0; i < 2 * DOSSIER_HTML_MAX_DEPTH; i++)
    g_string_append (page, "</div>");
  html = g_string_free (page, FALSE);
  guarded = dossier_html_guard (html, strlen (html), &length);
  for (const char *p = guarded; (p = strchr (p, '<')) != NULL; p++)
    {
      n_open += p[1] == 'd';
      n_close += p[1] == '/';
    }
  g_assert_cmpuint (n_open, ==, DOSSIER_HTML_MAX_DEPTH);
  g_assert_cmpuint (n_close, ==, DOSSIER_HTML_MAX_DEPTH);
  g_assert_nonnull (strstr (guarded, "deep"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Memory that goes back to the kernel comes again as empty pages, and their cost grows by steps:
   * what is measured is our work. */
  mallopt (M_MMAP_THRESHOLD, G_MAXINT);
  mallopt (M_TRIM_THRESHOLD, G_MAXINT);
  g_test_add_func ("/core/extract-hostile/the-guard-takes-out-what-no-article-needs", test_guard);
  g_test_add_func ("/core/extract-hostile/the-guard-bounds-depth", test_guard_depth);
  g_test_add_func ("/core/extract-hostile/many-attributes-are-quick", test_many_attributes);
  for (guint i = 0; i < G_N_ELEMENTS (UNITS); i++)
    {
      g_autofree char *path = g_strdup_printf ("/core/extract-hostile/time-grows-with-size/%u", i);

      g_test_add_data_func (path, UNITS[i], test_growth);
    }
  return g_test_run ();
}
