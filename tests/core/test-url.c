/* test-url.c: pasted addresses are completed or refused, and known by one canonical form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"

#include <string.h>

typedef struct
{
  const char *input;
  const char *expected;
} Pair;

static void
test_input_is_completed (void)
{
  static const Pair cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { "http://example.org", "http://example.org/" },
    { "example.org/a", "https://example.org/a" },
    { "example.org", "https://example.org/" },
    { "example.org:8443/a?b=c", "https://example.org:8443/a?b=c" },
    { "example.org?q=1", "https://example.org/?q=1" },
    { "localhost:8080/x", "https://localhost:8080/x" },
    { "localhost", "https://localhost/" },
    { "localhost/x", "https://localhost/x" },
    { "http://localhost:8080", "http://localhost:8080/" },
    { "127.0.0.1/a", "https://127.0.0.1/a" },
    { "http://[::1]:9000/a", "http://[::1]:9000/a" },
    { "//example.org/a", "https://example.org/a" },
    { "  https://example.org/a \n", "https://example.org/a" },
    { "<https://example.org/a>", "https://example.org/a" },
    { "\"https://example.org/a\"", "https://example.org/a" },
    { "( https://example.org/a )", "https://example.org/a" },
    { "HTTPS://Example.ORG/A", "https://example.org/A" },
    { "https://example.org./a", "https://example.org/a" },
    { "https://example.org:443/a", "https://example.org/a" },
    { "http://example.org:80/a", "http://example.org/a" },
    { "http://example.org:443/a", "http://example.org:443/a" },
    { "https://example.org/a/../b/./c", "https://example.org/b/c" },
    { "https://example.org/two words", "https://example.org/two%20words" },
    { "https://example.org/straße", "https://example.org/stra%C3%9Fe" },
    { "https://example.org/a%2Fb", "https://example.org/a%2Fb" },
    { "https://example.org/100%", "https://example.org/100%" },
    { "https://example.org/a?x=1#part", "https://example.org/a?x=1#part" },
    { "https://bücher.example/a", "https://xn--bcher-kva.example/a" },
    { "bücher.example", "https://xn--bcher-kva.example/" },
    { "https://пример.example/", "https://xn--e1afmkfd.example/" },
    { "https://my_host.example.org/", "https://my_host.example.org/" },
    { "https://example.org/a@b", "https://example.org/a@b" },
    { "file:///home/reader/page.html", "file:///home/reader/page.html" },
    { "file://localhost/page.html", "file:///page.html" },
    { "file:///home/reader/my page.html", "file:///home/reader/my%20page.html" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = dossier_url_parse_input (cases[i].input, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (url, ==, cases[i].expected);
    }
}

static void
test_other_input_is_refused (void)
{
  static const Pair cases[] = {
    { "", "the address is empty" },
    { " \t\n ", "the address is empty" },
    { "<>", "the address is empty" },
    { "hello", "“hello” is not an address" },
    { "two words", "“two words” is not an address" },
    { "what is example.org", "“what is example.org” is not an address" },
    { "/home/reader/page.html", "“/home/reader/page.html” is not an address" },
    { "3.5", "“3.5” has no valid host" },
    { "ftp://example.org/a", "“ftp” addresses cannot be captured, only http, https and file" },
    { "javascript:alert(1)",
      "“javascript” addresses cannot be captured, only http, https and file" },
    { "data:text/html,hi", "“data” addresses cannot be captured, only http, https and file" },
    { "mailto:reader@example.org",
      "“mailto” addresses cannot be captured, only http, https and file" },
    { "about:blank", "“about” addresses cannot be captured, only http, https and file" },
    { "https://reader@example.org/", "addresses with a user name or password are not accepted" },
    { "https://reader:secret@example.org/",
      "addresses with a user name or password are not accepted" },
    { "https://news.example@example.org/",
      "addresses with a user name or password are not accepted" },
    { "reader@example.org", "addresses with a user name or password are not accepted" },
    { "https://", "“https://” has no valid host" },
    { "https:///path", "“https:///path” has no valid host" },
    { "https://exa mple.org/", "“https://exa mple.org/” has no valid host" },
    { "https://example..org/", "“https://example..org/” has no valid host" },
    { "https://-example.org/", "“https://-example.org/” has no valid host" },
    { "https://example.org:0/", "“https://example.org:0/” has no valid host" },
    { "https://example.org:99999/", "“https://example.org:99999/” is not an address" },
    { "https://[::1/", "“https://[::1/” is not an address" },
    { "https://a%00b.org/", "“https://a%00b.org/” is not an address" },
    { "file://server/share/page.html", "the file is on another computer, “server”" },
    { "file:///", "the address names no file" },
    { "https://example.org/a\nhttps://example.org/b", "an address is one line of text" },
    { "https://example.org/\xFF", "the address is not valid text" },
    { "éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé and more",
      "“éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé a…” is not "
      "an "
      "address" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = dossier_url_parse_input (cases[i].input, &error);

      g_assert_cmpstr (url, ==, NULL);
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_ADDRESS);
      g_assert_cmpstr (error->message, ==, cases[i].expected);
    }
}

static void
test_too_long_input_is_refused (void)
{
  g_autofree char *tail = g_strnfill (DOSSIER_URL_MAX_LENGTH, 'a');
  g_autofree char *input = g_strconcat ("https://example.org/", tail, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_url_parse_input (input, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_ADDRESS);
}

static void
test_canonical_forms (void)
{
  static const Pair cases[] = {
    { "HTTP://Example.ORG:80/A?b=1#c", "http://example.org/A?b=1" },
    { "https://example.org", "https://example.org/" },
    { "https://example.org/a?", "https://example.org/a" },
    { "https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a" },
    { "https://example.org/a?id=7&utm_source=x&page=2", "https://example.org/a?id=7&page=2" },
    { "https://example.org/a?b=2&a=1", "https://example.org/a?b=2&a=1" },
    { "https://example.org/a?fbclid=abc#top", "https://example.org/a" },
    { "https://example.org/a?FBCLID=abc&x", "https://example.org/a?x" },
    { "https://example.org/a?gclid&x=1", "https://example.org/a?x=1" },
    { "https://example.org/a?x=1&&y=2&", "https://example.org/a?x=1&y=2" },
    { "https://example.org/a?at_medium=social&at_campaign_type=owned", "https://example.org/a" },
    { "https://example.org/a?mc_cid=1&mc_eid=2&ref=home", "https://example.org/a?ref=home" },
    { "https://example.org/a?utm=1", "https://example.org/a?utm=1" },
    { "https://example.org/a?cmpident=1", "https://example.org/a?cmpident=1" },
    { "https://example.org/a?x=utm_source", "https://example.org/a?x=utm_source" },
    { "https://example.org/a/./b/../c", "https://example.org/a/c" },
    { "https://example.org/%e2%82%ac", "https://example.org/%E2%82%AC" },
    { "https://BÜCHER.example/", "https://xn--bcher-kva.example/" },
    { "https://example.org./a", "https://example.org/a" },
    { "https://example.org/a/", "https://example.org/a/" },
    { "file:///page.html#part", "file:///page.html" },
    { "not an address", "not an address" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dossier_url_canonicalize (cases[i].input);
      g_autofree char *again = dossier_url_canonicalize (url);

      g_assert_cmpstr (url, ==, cases[i].expected);
      g_assert_cmpstr (again, ==, url);
    }
}

static void
test_references_are_resolved (void)
{
  static const struct
  {
    const char *base;
    const char *reference;
    const char *expected;
  } cases[] = {
    { "https://example.org/a/b", "https://w;base64,i?a", NULL },
    { "https://d;x", "c", NULL },
    { "https://example.org/a/b", "c", "https://example.org/a/c" },
    { "https://example.org/a/b", "/c", "https://example.org/c" },
    { "https://example.org/a/b", "../c?d=1#e", "https://example.org/c?d=1#e" },
    { "https://example.org/a/b", "//other.example/c", "https://other.example/c" },
    { "https://example.org/a/b", "http://other.example", "http://other.example/" },
    { "https://example.org/a/b", "#part", "https://example.org/a/b#part" },
    { "https://example.org/a/b", "?page=2", "https://example.org/a/b?page=2" },
    { "https://example.org/a/b", " c\n", "https://example.org/a/c" },
    { "https://example.org/a/b", "c\n  d", "https://example.org/a/c%20%20d" },
    { "https://example.org/a/b", "größe.png", "https://example.org/a/gr%C3%B6%C3%9Fe.png" },
    { "https://example.org/a/b", "../../../../c", "https://example.org/c" },
    { "https://example.org/a/b", "", NULL },
    { "https://example.org/a/b", "  ", NULL },
    { "https://example.org/a/b", "javascript:void(0)", NULL },
    { "https://example.org/a/b", "mailto:a@example.org", NULL },
    { "https://example.org/a/b", "file:///etc/passwd", NULL },
    { "https://example.org/a/b", "https://user@example.org/", NULL },
    { "https://example.org/a/b", "http://", NULL },
    { "https://example.org/a/b", NULL, NULL },
    { "https://example.org/a/b", "data:image/png;base64,AAAA", "data:image/png;base64,AAAA" },
    { "file:///pages/a.html", "b.png", "file:///pages/b.png" },
    { "file:///pages/a.html", "https://example.org/b", "https://example.org/b" },
    { NULL, "https://example.org/b", "https://example.org/b" },
    { NULL, "b.html", NULL },
    { "", "b.html", NULL },
    { "no address", "https://example.org/b", "https://example.org/b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = dossier_url_resolve (cases[i].base, cases[i].reference);

      g_assert_cmpstr (url, ==, cases[i].expected);
    }
}

static void
test_sites (void)
{
  static const Pair cases[] = {
    { "https://news.example.org/a", "news.example.org" },
    { "https://www.Example.org/a", "example.org" },
    { "https://www.org/", "www.org" },
    { "http://example.org:8080/", "example.org" },
    { "https://xn--bcher-kva.example/", "bücher.example" },
    { "https://127.0.0.1/", "127.0.0.1" },
    { "file:///page.html", NULL },
    { "no address", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *site = dossier_url_dup_site (cases[i].input);

      g_assert_cmpstr (site, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/url/input-is-completed", test_input_is_completed);
  g_test_add_func ("/core/url/other-input-is-refused", test_other_input_is_refused);
  g_test_add_func ("/core/url/too-long-input-is-refused", test_too_long_input_is_refused);
  g_test_add_func ("/core/url/tracking-and-fragments-are-dropped", test_canonical_forms);
  g_test_add_func ("/core/url/references-are-resolved-as-on-a-page", test_references_are_resolved);
  g_test_add_func ("/core/url/a-site-is-a-host-without-www", test_sites);

  return g_test_run ();
}
