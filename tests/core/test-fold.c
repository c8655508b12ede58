/* test-fold.c: folding leaves out case, accents and typography, and maps back to the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-fold.h"

#include <string.h>

static void
test_strings_fold (void)
{
  static const struct
  {
    const char *text;
    const char *folded;
  } cases[] = {
    { "", "" },
    { "Plain Words", "plain words" },
    { "Łódź", "lodz" },
    { "São Tomé", "sao tome" },
    { "Sa\xCC\x83o", "sao" },
    { "STRASSE straße", "strasse strasse" },
    { "Ærø, Œuvre, Đà Nẵng", "aero, oeuvre, da nang" },
    { "İstanbul ıssız", "istanbul issiz" },
    { "ΟΔΟΣ οδός", "οδοσ οδοσ" },
    { "Київ Ёлка", "киів елка" },
    { "“double” „low“ «angle»", "\"double\" \"low\" \"angle\"" },
    { "‘single’ reader’s ‹angle› `grave`", "'single' reader's 'angle' 'grave'" },
    { "en–dash em—dash minus−sign non‑breaking", "en-dash em-dash minus-sign non-breaking" },
    { "wait…", "wait..." },
    { "a\u00A0b\u2009c\u3000d", "a b c d" },
    { "a  \t\n  b", "a b" },
    { " edge ", " edge " },
    { "soft\u00ADhyphen zero\u200Bwidth", "softhyphen zerowidth" },
    { "\uFEFFmark", "mark" },
    { "ﬁnal eﬀect", "final effect" },
    { "ＦＵＬＬ　ｗｉｄｔｈ１２", "full width12" },
    { "がぎ", "か\xE3\x82\x99き\xE3\x82\x99" },
    { "서울", "서울" },
    { "हिन्दी", "हिन्दी" },
    { "שָׁלוֹם", "שלום" },
    { "مُحَمَّد", "محمد" },
    { "😀 ok", "😀 ok" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = dossier_fold_string (cases[i].text, strlen (cases[i].text));
      g_autofree char *again = dossier_fold_string (folded, strlen (folded));
      char             buffer[256];
      gsize            n;

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpstr (again, ==, folded);
      n = dossier_fold_into (cases[i].text, strlen (cases[i].text), buffer, sizeof buffer);
      g_assert_cmpuint (n, ==, strlen (folded));
      g_assert_cmpstr (buffer, ==, folded);
    }
}

static void
test_a_buffer_too_small_is_not_filled_by_halves (void)
{
  char buffer[8];

  g_assert_cmpuint (dossier_fold_into ("Exactly", 7, buffer, sizeof buffer), ==, 7);
  g_assert_cmpstr (buffer, ==, "exactly");
  g_assert_cmpuint (dossier_fold_into ("Too long", 8, buffer, sizeof buffer), ==, 0);
  g_assert_cmpuint (dossier_fold_into ("a", 1, buffer, 0), ==, 0);
}

static void
test_spans_map_back (void)
{
  static const struct
  {
    const char *text;
    const char *find; /* in the folded text, its first occurrence */
    const char *original;
  } cases[] = {
    { "The Café de Paris", "cafe", "Café" },
    { "The Cafe\xCC\x81 de Paris", "cafe", "Cafe\xCC\x81" },
    { "The Cafe\xCC\x81 de Paris", "de", "de" },
    { "one  \n two", "two", "two" },
    { "one  \n two", "one two", "one  \n two" },
    { "Große Straße 7", "strasse", "Straße" },
    { "Große Straße 7", "stras", "Straß" },
    { "Große Straße 7", "se 7", "ße 7" },
    { "Große Straße 7", " 7", " 7" },
    { "he said “no” twice", "\"no\"", "“no”" },
    { "ПРИВЕТ, мир", "мир", "мир" },
    { "ПРИВЕТ, мир", "вет", "ВЕТ" },
    { "soft\u00ADhyphen", "softhyphen", "soft\u00ADhyphen" },
    { "wait… go", "..", "…" },
    { "wait… go", "go", "go" },
    { "x日本x", "日本", "日本" },
    { "\uFEFFfirst", "first", "first" },
    { "last e\xCC\x81", "e", "e\xCC\x81" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFold) fold = dossier_fold_new (cases[i].text, strlen (cases[i].text));
      g_autofree char *original = NULL;
      gsize            length;
      const char      *folded = dossier_fold_get_text (fold, &length);
      const char      *found = strstr (folded, cases[i].find);
      DossierSpan      span;

      g_assert_nonnull (found);
      g_assert_cmpuint (strlen (folded), ==, length);
      span.start = found - folded;
      span.end = span.start + strlen (cases[i].find);
      span = dossier_fold_map_back (fold, span);
      original = g_strndup (cases[i].text + span.start, span.end - span.start);
      g_assert_cmpstr (original, ==, cases[i].original);
    }
}

static void
test_the_whole_maps_to_the_whole (void)
{
  static const char *const texts[] = { "", "abc", "É", "ÉÉÉ ﬁ…", " a  b ", "日本語", "e\xCC\x81" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gsize size = strlen (texts[i]);
      g_autoptr (DossierFold) fold = dossier_fold_new (texts[i], size);
      DossierSpan span = { 0, 0 };

      dossier_fold_get_text (fold, &span.end);
      span = dossier_fold_map_back (fold, span);
      g_assert_cmpuint (span.start, ==, 0);
      g_assert_cmpuint (span.end, ==, size);
    }
}

static void
test_odd_bytes_do_no_harm (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 2000; round++)
    {
      char        bytes[40];
      gsize       size = g_rand_int_range (random, 0, sizeof bytes);
      DossierSpan span = { 0, 0 };
      g_autoptr (DossierFold) fold = NULL;

      for (gsize i = 0; i < size; i++)
        bytes[i] = (char) g_rand_int_range (random, 0, 256);
      fold = dossier_fold_new (bytes, size);
      dossier_fold_get_text (fold, &span.end);
      span = dossier_fold_map_back (fold, span);
      g_assert_cmpuint (span.start, <=, span.end);
      g_assert_cmpuint (span.end, <=, size);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/fold/case-accents-and-typography-are-left-out", test_strings_fold);
  g_test_add_func ("/core/fold/a-buffer-too-small-is-not-filled-by-halves",
                   test_a_buffer_too_small_is_not_filled_by_halves);
  g_test_add_func ("/core/fold/spans-map-back-to-whole-characters", test_spans_map_back);
  g_test_add_func ("/core/fold/the-whole-maps-to-the-whole", test_the_whole_maps_to_the_whole);
  g_test_add_func ("/core/fold/odd-bytes-do-no-harm", test_odd_bytes_do_no_harm);

  return g_test_run ();
}
