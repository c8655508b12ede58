/* test-text-hash.c: texts that say the same have the same hash, others have not, short ones none.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-text-hash.h"

#include <string.h>

#define STORY                                                                                         \
  "The ferry to Osmussaar will not sail this winter, the harbour master said. “The pier has lost "  \
  "eleven of its planks,” said Märt Tamm, who has looked after it since 1988.\nThe islanders, of " \
  "whom there are seven, have laid in flour, candles and a new chess board.\n"

static char *
hash (const char *text)
{
  return dossier_text_hash (text, strlen (text));
}

static void
test_the_same_words (void)
{
  static const char *const others[] = {
    STORY,
    "  " STORY "\n\n",
    /* Plain quotes, no diacritics, other breaks, a picture in between. */
    "The ferry to Osmussaar will not sail this winter, the Harbour Master said. \"The pier has "
    "lost eleven of its planks,\" said Mart Tamm, who has looked after it since 1988.\n\xef\xbf\xbc"
    "\nThe islanders, of whom there are seven, have laid in flour, candles and a new\nchess board.",
  };
  g_autofree char *expected = hash (STORY);

  g_assert_cmpuint (strlen (expected), ==, 64);
  for (gsize i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *other = hash (others[i]);

      g_assert_cmpstr (other, ==, expected);
    }
}

static void
test_other_words (void)
{
  g_autofree char *one = hash (STORY);
  g_autofree char *other = hash (STORY "It has no bishops.");

  g_assert_cmpstr (one, !=, other);
}

static void
test_short_texts (void)
{
  g_autofree char *bare = g_strnfill (DOSSIER_TEXT_HASH_MIN_LENGTH - 1, 'x');
  g_autofree char *padded = g_strconcat (bare, "                 ", NULL);
  g_autofree char *enough = g_strconcat (bare, "x", NULL);
  g_autofree char *pictures = g_strdup ("\xef\xbf\xbc\n\xef\xbf\xbc");
  g_autofree char *of_enough = hash (enough);

  g_assert_null (hash (bare));
  g_assert_null (hash (padded));
  g_assert_null (hash (pictures));
  g_assert_null (hash (""));
  g_assert_null (dossier_text_hash (NULL, 0));
  g_assert_nonnull (of_enough);
}

static void
test_characters_are_counted (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_TEXT_HASH_MIN_LENGTH / 2; i++)
    g_string_append (text, "ж");
  g_assert_null (hash (text->str));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/text-hash/the-same-words-have-the-same-hash", test_the_same_words);
  g_test_add_func ("/core/text-hash/other-words-have-another-one", test_other_words);
  g_test_add_func ("/core/text-hash/a-short-text-has-none", test_short_texts);
  g_test_add_func ("/core/text-hash/characters-are-counted-not-bytes", test_characters_are_counted);
  return g_test_run ();
}
