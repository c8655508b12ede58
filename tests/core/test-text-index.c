/* test-text-index.c: byte offsets and code points of one text are converted both ways.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-text-index.h"

#include <string.h>

static void
check_every_character (const char *text, gsize length)
{
  g_autoptr (DossierTextIndex) index = dossier_text_index_new (text, length);
  gsize code_point = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      g_assert_cmpuint (dossier_text_index_to_code_point (index, p - text), ==, code_point);
      g_assert_cmpuint (dossier_text_index_to_byte (index, code_point), ==, p - text);
      code_point++;
    }
  g_assert_cmpuint (dossier_text_index_get_n_code_points (index), ==, code_point);
  g_assert_cmpuint (dossier_text_index_to_code_point (index, length), ==, code_point);
  g_assert_cmpuint (dossier_text_index_to_byte (index, code_point), ==, length);
  g_assert_cmpuint (dossier_text_index_to_code_point (index, G_MAXSIZE), ==, code_point);
  g_assert_cmpuint (dossier_text_index_to_byte (index, G_MAXSIZE), ==, length);
}

static void
test_short_texts (void)
{
  static const char *const texts[] = {
    "", "a", "é", "naïve café", "日本語のテキスト", "a😀b", "Привет, мир", "\xEF\xBF\xBC"
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    check_every_character (texts[i], strlen (texts[i]));
}

static void
test_long_texts (void)
{
  static const char *const units[] = { "a", "é", "日", "😀", "aé日😀", "plain words, then é " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize size = 250; size < 1100; size += 1)
      {
        g_autoptr (GString) text = g_string_new (NULL);

        while (text->len < size)
          g_string_append (text, units[i]);
        if (size % 50 == 0 || (text->len % 256) < 4)
          check_every_character (text->str, text->len);
      }
}

static void
test_a_text_need_not_be_terminated (void)
{
  static const char bytes[] = { 'a', (char) 0xC3, (char) 0xA9, 'b' };

  check_every_character (bytes, sizeof bytes);
}

static void
test_nul_bytes_count (void)
{
  g_autoptr (DossierTextIndex) index = dossier_text_index_new ("a\0é", 4);

  g_assert_cmpuint (dossier_text_index_get_n_code_points (index), ==, 3);
  g_assert_cmpuint (dossier_text_index_to_byte (index, 2), ==, 2);
}

static void
test_conversion_does_not_slow_down_with_length (void)
{
  const gsize      n = 4 * 1024 * 1024;
  g_autofree char *text = g_malloc (2 * n);
  g_autoptr (DossierTextIndex) index = NULL;

  for (gsize i = 0; i < n; i++)
    memcpy (text + 2 * i, "é", 2);
  index = dossier_text_index_new (text, 2 * n);
  /* Two hundred thousand conversions that each read the text from its start would take hours. */
  for (gsize i = 0; i < n; i += 21)
    {
      g_assert_cmpuint (dossier_text_index_to_byte (index, i), ==, 2 * i);
      g_assert_cmpuint (dossier_text_index_to_code_point (index, 2 * i), ==, i);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/text-index/short-texts-convert-both-ways", test_short_texts);
  g_test_add_func ("/core/text-index/long-texts-convert-both-ways", test_long_texts);
  g_test_add_func ("/core/text-index/a-text-need-not-be-terminated",
                   test_a_text_need_not_be_terminated);
  g_test_add_func ("/core/text-index/nul-bytes-count", test_nul_bytes_count);
  g_test_add_func ("/core/text-index/conversion-does-not-slow-down-with-length",
                   test_conversion_does_not_slow_down_with_length);

  return g_test_run ();
}
