/* test-reader-parts.c: what the reading room is made of, without a window: ranges, spans, places of
 * cards, markup of notes, keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/annotations/dossier-card-layout.h"
#include "app/annotations/dossier-note-markup.h"
#include "app/reader/dossier-coverage.h"
#include "app/reader/dossier-reader-shortcuts.h"
#include "app/reader/dossier-span-index.h"

#include <string.h>

/* "2-5 7-9" as ranges, and back. */
static GArray *
parse_ranges (const char *words)
{
  GArray *ranges = dossier_coverage_new ();
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      DossierRange range;

      if (sscanf (parts[i], "%u-%u", &range.start, &range.end) == 2)
        g_array_append_val (ranges, range);
    }
  return ranges;
}

static char *
format_ranges (const GArray *ranges)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < ranges->len; i++)
    {
      const DossierRange *range = &g_array_index (ranges, DossierRange, i);

      g_string_append_printf (words, "%s%u-%u", i > 0 ? " " : "", range->start, range->end);
    }
  return g_string_free (words, FALSE);
}

static void
check_ranges (const GArray *ranges, const char *expected)
{
  g_autofree char *words = format_ranges (ranges);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_unite (void)
{
  static const struct
  {
    const char *ranges;
    const char *united;
    const char *overlaps;
  } CASES[] = {
    { "", "", "" },
    { "3-3", "", "" },
    { "1-4 6-9", "1-4 6-9", "" },
    { "1-4 4-9", "1-9", "" },
    { "1-6 4-9", "1-9", "4-6" },
    { "1-9 2-4 6-7", "1-9", "2-4 6-7" },
    { "1-9 1-9 1-9", "1-9", "1-9" },
    { "0-5 3-8 4-10 12-13", "0-10 12-13", "3-8" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GArray) ranges = parse_ranges (CASES[i].ranges);
      g_autoptr (GArray) united = dossier_coverage_unite (ranges);
      g_autoptr (GArray) overlaps = dossier_coverage_find_overlaps (ranges);

      check_ranges (united, CASES[i].united);
      check_ranges (overlaps, CASES[i].overlaps);
    }
}

static void
test_compare (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *added;
    const char *removed;
  } CASES[] = {
    { "", "", "", "" },
    { "", "2-5", "2-5", "" },
    { "2-5", "", "", "2-5" },
    { "2-5 8-9", "2-5 8-9", "", "" },
    { "2-9", "4-6", "", "2-4 6-9" },
    { "4-6", "2-9", "2-4 6-9", "" },
    { "1-4 6-9 12-15", "3-7 13-14", "4-6", "1-3 7-9 12-13 14-15" },
    { "0-2 4-6 8-10", "1-9", "2-4 6-8", "0-1 9-10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GArray) before = parse_ranges (CASES[i].before);
      g_autoptr (GArray) after = parse_ranges (CASES[i].after);
      g_autoptr (GArray) added = dossier_coverage_new ();
      g_autoptr (GArray) removed = dossier_coverage_new ();

      dossier_coverage_compare (before, after, added, removed);
      check_ranges (added, CASES[i].added);
      check_ranges (removed, CASES[i].removed);
    }
}

/* Applying the difference to what was there gives what is wanted, for any two sets. */
static void
test_compare_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      gboolean is_before[64] = { FALSE };
      gboolean is_after[64] = { FALSE };
      g_autoptr (GArray) first = dossier_coverage_new ();
      g_autoptr (GArray) second = dossier_coverage_new ();
      g_autoptr (GArray) added = dossier_coverage_new ();
      g_autoptr (GArray) removed = dossier_coverage_new ();
      g_autoptr (GArray) before = NULL;
      g_autoptr (GArray) after = NULL;

      for (guint i = 0; i < 12; i++)
        {
          guint        length = g_test_rand_int_range (0, 9);
          DossierRange range;

          range.start = g_test_rand_int_range (0, 55);
          range.end = range.start + length;
          g_array_append_vals (i % 2 == 0 ? first : second, &range, 1);
          for (guint c = range.start; c < range.end; c++)
            (i % 2 == 0 ? is_before : is_after)[c] = TRUE;
        }
      dossier_coverage_sort (first);
      dossier_coverage_sort (second);
      before = dossier_coverage_unite (first);
      after = dossier_coverage_unite (second);
      dossier_coverage_compare (before, after, added, removed);
      for (guint i = 0; i < added->len; i++)
        for (guint c = g_array_index (added, DossierRange, i).start;
             c < g_array_index (added, DossierRange, i).end;
             c++)
          {
            g_assert_false (is_before[c]);
            is_before[c] = TRUE;
          }
      for (guint i = 0; i < removed->len; i++)
        for (guint c = g_array_index (removed, DossierRange, i).start;
             c < g_array_index (removed, DossierRange, i).end;
             c++)
          is_before[c] = FALSE;
      g_assert_cmpmem (is_before, sizeof is_before, is_after, sizeof is_after);
    }
}

static void
test_spans_at (void)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  g_autoptr (DossierSpanIndex) index = NULL;
  g_autoptr (DossierSpanIndex) empty = dossier_span_index_new (none);
  DossierSpan all[] = { { 10, 20 }, { 12, 14 }, { 0, 100 }, { 20, 30 }, { 13, 13 } };
  guint       position;

  g_array_append_vals (spans, all, G_N_ELEMENTS (all));
  index = dossier_span_index_new (spans);
  g_assert_false (dossier_span_index_find_innermost (empty, 0, &position));
  g_assert_false (dossier_span_index_find_innermost (index, 100, &position));
  g_assert_true (dossier_span_index_find_innermost (index, 13, &position));
  g_assert_cmpuint (position, ==, 1);
  g_assert_true (dossier_span_index_find_innermost (index, 19, &position));
  g_assert_cmpuint (position, ==, 0);
  g_assert_true (dossier_span_index_find_innermost (index, 20, &position));
  g_assert_cmpuint (position, ==, 3);
  g_assert_true (dossier_span_index_find_innermost (index, 99, &position));
  g_assert_cmpuint (position, ==, 2);
}

static void
test_spans_random (void)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  g_autoptr (DossierSpanIndex) index = NULL;

  for (guint i = 0; i < 400; i++)
    {
      DossierSpan span;

      span.start = g_test_rand_int_range (0, 2000);
      span.end = span.start + g_test_rand_int_range (1, i % 40 == 0 ? 900 : 30);
      g_array_append_val (spans, span);
    }
  index = dossier_span_index_new (spans);
  for (gsize from = 0; from < 2100; from += 7)
    {
      DossierSpan range = { from, from + from % 60 + 1 };
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
      guint n_expected = 0;

      dossier_span_index_find (index, range, found);
      for (guint i = 0; i < spans->len; i++)
        {
          DossierSpan span = g_array_index (spans, DossierSpan, i);

          n_expected += span.start < range.end && span.end > range.start;
        }
      g_assert_cmpuint (found->len, ==, n_expected);
      for (guint i = 0; i < found->len; i++)
        {
          DossierSpan span = g_array_index (spans, DossierSpan, g_array_index (found, guint, i));

          g_assert_true (span.start < range.end && span.end > range.start);
        }
    }
}

static void
test_cards_alone (void)
{
  DossierCardSlot slots[] = { { 100, 50, 1, 0 }, { 300, 80, 1, 0 }, { 500, 20, 1, 0 } };

  dossier_card_layout (slots, G_N_ELEMENTS (slots), 8, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (slots); i++)
    g_assert_cmpfloat (slots[i].y, ==, slots[i].anchor);
}

/* Two cards that want the same place share the way: each moves by half. */
static void
test_cards_share (void)
{
  DossierCardSlot slots[] = { { 200, 40, 1, 0 }, { 200, 40, 1, 0 } };

  dossier_card_layout (slots, G_N_ELEMENTS (slots), 10, 0);
  g_assert_cmpfloat (slots[0].y, ==, 175);
  g_assert_cmpfloat (slots[1].y, ==, 225);
}

static void
test_cards_selected (void)
{
  DossierCardSlot slots[] = { { 200, 40, 1, 0 },
                              { 205, 40, 10000, 0 },
                              { 210, 40, 1, 0 },
                              { 700, 40, 1, 0 } };

  dossier_card_layout (slots, G_N_ELEMENTS (slots), 10, 0);
  g_assert_cmpfloat_with_epsilon (slots[1].y, 205, 0.1);
  g_assert_cmpfloat_with_epsilon (slots[0].y, 155, 0.1);
  g_assert_cmpfloat_with_epsilon (slots[2].y, 255, 0.1);
  g_assert_cmpfloat (slots[3].y, ==, 700);
}

static void
test_cards_random (void)
{
  for (guint round = 0; round < 200; round++)
    {
      DossierCardSlot slots[40];

      for (guint i = 0; i < G_N_ELEMENTS (slots); i++)
        slots[i] = (DossierCardSlot){ g_test_rand_int_range (0, 900),
                                      g_test_rand_int_range (10, 120),
                                      1,
                                      0 };
      dossier_card_layout (slots, G_N_ELEMENTS (slots), 8, -50);
      g_assert_cmpfloat (slots[0].y, >=, -50);
      for (guint i = 1; i < G_N_ELEMENTS (slots); i++)
        g_assert_cmpfloat (slots[i].y, >=, slots[i - 1].y + slots[i - 1].height + 8 - 1e-6);
    }
}

static const struct
{
  const char *note;
  const char *markup;
} NOTES[] = {
  { "", "" },
  { "plain & <simple>", "plain &amp; &lt;simple&gt;" },
  { "a *word* here", "a <i>word</i> here" },
  { "a _word_ here", "a <i>word</i> here" },
  { "**very** sure", "<b>very</b> sure" },
  { "**very *very* sure**", "<b>very <i>very</i> sure</b>" },
  { "not 3 * 4 * 5", "not 3 * 4 * 5" },
  { "snake_case_name", "snake_case_name" },
  { "open *only", "open *only" },
  { "`a < *b*`", "<tt>a &lt; *b*</tt>" },
  { "~~gone~~", "<s>gone</s>" },
  { "# Head", "<b>Head</b>" },
  { "#tag", "#tag" },
  { "- one\n- two", "•\xc2\xa0one\n•\xc2\xa0two" },
  { "see [the list](https://example.org/a?b&c)",
    "see <a href=\"https://example.org/a?b&amp;c\">the list</a>" },
  { "[no](javascript:alert)", "[no](javascript:alert)" },
  { "*a **b* c**", "<i>a <b>b* c</b></i>" },
};

static void
test_markup (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (NOTES); i++)
    {
      g_autofree char *markup = dossier_note_markup (NOTES[i].note);

      g_assert_cmpstr (markup, ==, NOTES[i].markup);
    }
}

/* Whatever is typed, a label must be able to show it. Links are the label's own, not Pango's. */
static void
test_markup_random (void)
{
  static const char *const PIECES[] = {
    "*",  "**", "_", "__", "`", "~~", "[", "](https://x)", "# ",
    "- ", "\n", " ", "a",  "é", "<",  "&", "word",         "\""
  };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (GString) note = g_string_new (NULL);
      g_autofree char *markup = NULL;
      g_autofree char *wrapped = NULL;
      g_autoptr (GError) error = NULL;
      GMarkupParser        parser = { NULL };
      GMarkupParseContext *context = g_markup_parse_context_new (&parser, 0, NULL, NULL);

      for (guint i = 0; i < 14; i++)
        g_string_append (note, PIECES[g_test_rand_int_range (0, G_N_ELEMENTS (PIECES))]);
      markup = dossier_note_markup (note->str);
      wrapped = g_strdup_printf ("<markup>%s</markup>", markup);
      g_markup_parse_context_parse (context, wrapped, -1, &error);
      g_assert_no_error (error);
      g_markup_parse_context_end_parse (context, &error);
      g_assert_no_error (error);
      g_markup_parse_context_free (context);
    }
}

static void
test_markup_long (void)
{
  static const char *const PIECES[] = { "*a ", "[", "_", "**x", "`", "[a](" };

  for (gsize i = 0; i < G_N_ELEMENTS (PIECES); i++)
    {
      g_autoptr (GString) note = g_string_new (NULL);
      g_autofree char *markup = NULL;
      gint64           start = g_get_monotonic_time ();

      while (note->len < 100000)
        g_string_append (note, PIECES[i]);
      markup = dossier_note_markup (note->str);
      g_assert_cmpuint (strlen (markup), >=, note->len);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
    }
}

static void
test_keys (void)
{
  gsize                        n;
  const DossierReaderShortcut *keys = dossier_reader_shortcuts_get (&n);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (n, >, 20);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (keys[i].trigger);

      g_assert_nonnull (trigger);
      g_assert_true (g_action_parse_detailed_name (keys[i].action, &name, &target, &error));
      g_assert_no_error (error);
      g_assert_nonnull (keys[i].title);
      g_assert_true (g_hash_table_add (seen, (gpointer) keys[i].trigger));
    }
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/coverage/ranges-are-united-and-overlaps-found", test_unite);
  g_test_add_func ("/reader/coverage/only-the-difference-is-reported", test_compare);
  g_test_add_func ("/reader/coverage/the-difference-leads-from-one-to-the-other",
                   test_compare_random);
  g_test_add_func ("/reader/span-index/the-innermost-span-is-found", test_spans_at);
  g_test_add_func ("/reader/span-index/finds-what-a-search-of-all-finds", test_spans_random);
  g_test_add_func ("/reader/cards/a-card-alone-stands-at-its-passage", test_cards_alone);
  g_test_add_func ("/reader/cards/two-at-one-place-share-the-way", test_cards_share);
  g_test_add_func ("/reader/cards/the-selected-one-stays-at-its-passage", test_cards_selected);
  g_test_add_func ("/reader/cards/none-covers-another-or-leaves-the-order", test_cards_random);
  g_test_add_func ("/reader/notes/markdown-is-shown", test_markup);
  g_test_add_func ("/reader/notes/any-text-gives-valid-markup", test_markup_random);
  g_test_add_func ("/reader/notes/time-grows-with-the-length-only", test_markup_long);
  g_test_add_func ("/reader/keys/every-key-is-one-action", test_keys);
  return g_test_run ();
}
