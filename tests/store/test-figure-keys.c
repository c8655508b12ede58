/* test-figure-keys.c: by which words a figure is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-figure-keys.h"

#include <glib.h>
#include <string.h>

static void
test_keys (void)
{
  static const struct
  {
    const char *figure;
    const char *keys;
  } cases[] = {
    { "", "[\"\"]" },
    { "\n", "[\"\"]" },
    { "USD\n", "[\"\",\"=usd\"]" },
    { "square-kilometer", "[\"\",\"=square kilometer\"]" },
    { "\nDrones", "[\"\",\"drones\"]" },
    { "percent\nof  Café-owners",
      "[\"\",\"=percent\",\"of cafe owners\",\"cafe owners\",\"owners\"]" },
    { "\n\"]}\\ , a\nb", "[\"\",\"a b\",\"b\"]" },
    { "\n\xe2\x80\xa6", "[\"\"]" },
    { "\na b c d e f g h i j",
      "[\"\",\"a b c d e f g h\",\"b c d e f g h\",\"c d e f g h\",\"d e f g h\",\"e f g h\","
      "\"f g h\",\"g h\",\"h\"]" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *keys =
          dossier_figure_keys_dup_json (cases[i].figure, strlen (cases[i].figure));

      g_assert_cmpstr (keys, ==, cases[i].keys);
    }
}

static void
test_many_words (void)
{
  g_autofree char *words = g_strnfill (2000000, ' ');
  g_autofree char *key = NULL;

  for (gsize i = 0; i < 2000000; i += 2)
    words[i] = 'x';
  key = dossier_figure_keys_fold (words, 2000000);
  g_assert_cmpstr (key, ==, "x x x x x x x x");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/figure-keys/a-figure-is-found-from-each-word-on", test_keys);
  g_test_add_func ("/store/figure-keys/a-noun-of-a-million-words-has-eight", test_many_words);
  return g_test_run ();
}
