/* test-passage-link.c: links to passages come back as they went, and odd ones are refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-passage-link.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

static void
test_round_trip (void)
{
  const char      *text = "One ä & two? 50% #three\nfour";
  DossierSpan      span = { 4, 23 };
  g_autofree char *uri = dossier_passage_link_format (7, 2, text, span);
  g_autofree char *quote = g_strndup (text + 4, 19);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPassageLink) link = dossier_passage_link_parse (uri, &error);

  g_assert_no_error (error);
  g_assert_true (dossier_passage_link_is_link (uri));
  g_assert_cmpint (link->article_id, ==, 7);
  g_assert_cmpuint (link->number, ==, 2);
  g_assert_cmpuint (link->span.start, ==, 4);
  g_assert_cmpuint (link->span.end, ==, 23);
  g_assert_cmpstr (link->quote, ==, quote);
  g_assert_null (strchr (uri, ' '));
}

/* A long passage is known by how it begins; no character is cut in two. */
static void
test_long (void)
{
  g_autoptr (GString) text = g_string_new ("x");
  g_autofree char *uri = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierPassageLink) link = NULL;

  for (guint i = 0; i < 500; i++)
    g_string_append (text, "ä");
  uri = dossier_passage_link_format (1, 1, text->str, (DossierSpan){ 0, text->len });
  link = dossier_passage_link_parse (uri, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (strlen (link->quote), ==, DOSSIER_PASSAGE_LINK_QUOTE - 1);
  g_assert_true (g_utf8_validate (link->quote, -1, NULL));
  g_assert_true (g_str_has_prefix (text->str, link->quote));
  g_assert_cmpuint (link->span.end, ==, text->len);
}

static void
test_refused (void)
{
  static const char *const WRONG[] = {
    "",
    "dossier:",
    "dossier:add?url=https%3A%2F%2Fexample.org",
    "dossier:passage",
    "dossier:passage?",
    "dossier:passage?article=1&version=1&start=0&end=5",
    "dossier:passage?article=1&version=1&start=0&end=5&quote=",
    "dossier:passage?article=0&version=1&start=0&end=5&quote=a",
    "dossier:passage?article=-1&version=1&start=0&end=5&quote=a",
    "dossier:passage?article=99999999999999999999&start=0&end=5&quote=a",
    "dossier:passage?article=1&start=5&end=5&quote=a",
    "dossier:passage?article=1&start=0&end=5000000000&quote=a",
    "dossier:passage?article=1&start=0&end=5&quote=%ff",
    "dossier:passage?article=1&start=0&end=5&quote=%zz",
    "https://example.org/passage?article=1&start=0&end=5&quote=a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (WRONG); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", WRONG[i]);
      g_assert_null (dossier_passage_link_parse (WRONG[i], &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_REQUEST);
    }
  g_assert_false (dossier_passage_link_is_link (WRONG[2]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/passage-link/a-link-comes-back-as-it-went", test_round_trip);
  g_test_add_func ("/core/passage-link/a-long-passage-is-known-by-its-beginning", test_long);
  g_test_add_func ("/core/passage-link/what-is-damaged-is-refused", test_refused);
  return g_test_run ();
}
