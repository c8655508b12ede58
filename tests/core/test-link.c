/* test-link.c: what a link from outside may ask for, and that it is nothing else than pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-link.h"

static void
test_pages (void)
{
  static const struct
  {
    const char *link;
    const char *addresses;
  } cases[] = {
    { "dossier:add?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
    { "dossier:add?url=https://example.org/a", "https://example.org/a" },
    { "DOSSIER:ADD?url=HTTPS%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
    { "dossier://add?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
    { "dossier://add/?url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
    { "dossier:add?from=menu&url=https%3A%2F%2Fexample.org%2Fa", "https://example.org/a" },
    { "dossier:add?url=https%3A%2F%2Fexample.org%2Fa%3Fq%3D1%26r%3D%2525%23top",
      "https://example.org/a?q=1&r=%25#top" },
    { "dossier:add?url=https%3A%2F%2Fexample.org%2F%3Fq%3Da%2Bb", "https://example.org/?q=a+b" },
    { "dossier:add?url=https://example.org/?q=a+b", "https://example.org/?q=a+b" },
    { "dossier:add?url=https%3A%2F%2Fexample.org%2Fa&url=http%3A%2F%2Fexample.org%2Fb",
      "https://example.org/a http://example.org/b" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) addresses = dossier_link_parse (cases[i].link, &error);
      g_autofree char *joined = NULL;

      g_assert_no_error (error);
      joined = g_strjoinv (" ", addresses);
      g_assert_cmpstr (joined, ==, cases[i].addresses);
      g_assert_true (dossier_link_is_link (cases[i].link));
    }
}

static void
test_nothing_else (void)
{
  static const char *const links[] = {
    "dossier:",
    "dossier:add",
    "dossier:add?",
    "dossier:add?url=",
    "dossier:add?uri=https%3A%2F%2Fexample.org%2Fa",
    "dossier:address?url=https%3A%2F%2Fexample.org%2Fa",
    "dossier:delete?url=https%3A%2F%2Fexample.org%2Fa",
    "dossier:welcome",
    "dossier:text/00ff",
    "dossier:add?url=file%3A%2F%2F%2Fetc%2Fpasswd",
    "dossier:add?url=%2Fetc%2Fpasswd",
    "dossier:add?url=javascript%3Aalert(1)",
    "dossier:add?url=dossier%3Awelcome",
    "dossier:add?url=example.org%2Fa",
    "dossier:add?url=ftp%3A%2F%2Fexample.org%2Fa",
    "dossier:add?url=https%3A%2F%2F",
    "dossier:add?url=https%3A%2F%2Freader%3Asecret%40example.org%2F",
    "dossier:add?url=https%3A%2F%2Fexample.org%2Fa&url=file%3A%2F%2F%2Fetc%2Fpasswd",
    "dossier:add?url=https%3A%2F%2Fexample.org%2F%ZZ",
    "dossier:add?url=https%3A%2F%2Fexample.org%2F%00",
    "dossier:add?url=https%3A%2F%2Fexample.org%2F%ff",
    "https://example.org/add?url=https%3A%2F%2Fexample.org%2Fa",
    "",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (GError) error = NULL;
      g_auto (GStrv) addresses = dossier_link_parse (links[i], &error);

      if (addresses != NULL)
        g_error ("%s was taken for %s", links[i], addresses[0]);
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_LINK);
      g_assert_cmpstr (error->message, !=, "");
    }
}

static void
test_too_many (void)
{
  g_autoptr (GString) link = g_string_new ("dossier:add?");
  g_auto (GStrv) all = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < DOSSIER_LINK_MAX_ADDRESSES; i++)
    g_string_append_printf (link, "url=https://example.org/%u&", i);
  all = dossier_link_parse (link->str, NULL);
  g_assert_cmpuint (g_strv_length (all), ==, DOSSIER_LINK_MAX_ADDRESSES);

  g_string_append (link, "url=https://example.org/more");
  g_assert_null (dossier_link_parse (link->str, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_LINK);
}

static void
test_too_long (void)
{
  g_autoptr (GString) link = g_string_new ("dossier:add?url=https://example.org/a&x=");
  g_auto (GStrv) addresses = dossier_link_parse (link->str, NULL);

  g_assert_nonnull (addresses);
  while (link->len <= DOSSIER_LINK_MAX_LENGTH)
    g_string_append (link, "xxxxxxxxxxxxxxxx");
  g_assert_null (dossier_link_parse (link->str, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/link/pages-are-asked-for", test_pages);
  g_test_add_func ("/core/link/nothing-but-pages-can-be-asked-for", test_nothing_else);
  g_test_add_func ("/core/link/the-number-of-pages-is-limited", test_too_many);
  g_test_add_func ("/core/link/a-very-long-link-is-not-looked-at", test_too_long);
  return g_test_run ();
}
