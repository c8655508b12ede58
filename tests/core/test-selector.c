/* test-selector.c: a passage is found again in a text that has changed around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/anchor/dossier-selector.h"

#include <string.h>

typedef enum
{
  WITH_ALL = 0,
  NO_PREFIX = 1 << 0,
  NO_SUFFIX = 1 << 1,
  NO_POSITION = 1 << 2,
  QUOTE_ONLY = NO_PREFIX | NO_SUFFIX | NO_POSITION,
  NO_CONTEXT = NO_PREFIX | NO_SUFFIX,
} Without;

/* The passage stands in "[]" in the text where it was marked and where it is to be found. */
typedef struct
{
  const char         *name;
  const char         *before;
  const char         *after;
  DossierAnchorResult expected;
  Without             without;
} Case;

#define EXACT       DOSSIER_ANCHOR_EXACT
#define APPROXIMATE DOSSIER_ANCHOR_APPROXIMATE
#define ORPHAN      DOSSIER_ANCHOR_ORPHAN

static const Case cases[] = {
  /* nothing changed */
  { "same text", "One [two] three.", "One [two] three.", EXACT, 0 },
  { "same text, at the start", "[One] two three.", "[One] two three.", EXACT, 0 },
  { "same text, at the end", "One two [three.]", "One two [three.]", EXACT, 0 },
  { "same text, all of it", "[One two three.]", "[One two three.]", EXACT, 0 },
  { "same text, one letter", "a b [a] b a", "a b [a] b a", EXACT, 0 },
  { "same text, repeated words", "no no [no] no no", "no no [no] no no", EXACT, 0 },
  { "same text, other scripts", "мир [мир] мир 日本", "мир [мир] мир 日本", EXACT, 0 },
  { "same text, quote only", "The [heron] flew.", "The [heron] flew.", EXACT, QUOTE_ONLY },
  { "same text, position only", "ha ha [ha] ha", "ha ha [ha] ha", EXACT, NO_CONTEXT },
  /* moved */
  { "text put in front", "The [heron] flew.", "At dawn. The [heron] flew.", EXACT, 0 },
  { "text taken from the front", "At dawn. The [heron] flew.", "The [heron] flew.", EXACT, 0 },
  { "text put behind", "The [heron] flew.", "The [heron] flew. It was dusk.", EXACT, 0 },
  { "moved behind another paragraph",
    "[The heron flew.]\nWe slept.",
    "We slept.\n[The heron flew.]",
    EXACT,
    0 },
  { "new word before", "The [grey heron] flew.", "The old [grey heron] flew.", EXACT, 0 },
  { "new word after", "The [grey heron] flew.", "The [grey heron] slowly flew.", EXACT, 0 },
  { "neighbours rewritten, long quote",
    "It said: [the dam will not hold] and fled.",
    "Now: [the dam will not hold]!",
    EXACT,
    0 },
  { "neighbours rewritten, short quote",
    "He said [no] and left.",
    "Casinos are known.",
    ORPHAN,
    0 },
  { "short quote keeps its prefix",
    "He said [no] and left.",
    "Yes, he said [no] then stayed.",
    EXACT,
    0 },
  { "short quote keeps its suffix",
    "He said [no] and left.",
    "She thought [no] and left.",
    EXACT,
    0 },
  { "short quote in place without neighbours", "ab [no] cd", "xy_[no]_zw", EXACT, 0 },
  /* several places with the words */
  { "prefix tells", "red fox, blue [fox]", "new: red fox, blue [fox]", EXACT, 0 },
  { "suffix tells", "[fox] runs, fox sleeps", "now fox sleeps, [fox] runs", EXACT, 0 },
  { "prefix alone tells",
    "red fox, blue [fox]",
    "new: red fox, blue [fox]",
    EXACT,
    NO_SUFFIX | NO_POSITION },
  { "suffix alone tells",
    "[fox] runs, fox sleeps",
    "fox sleeps, [fox] runs",
    EXACT,
    NO_PREFIX | NO_POSITION },
  { "longer agreement wins",
    "a big fox here. a red [fox] here.",
    "one big fox here. a red [fox] here.",
    EXACT,
    NO_POSITION },
  { "a new copy in front",
    "We saw [the fox] at noon.",
    "About the fox. We saw [the fox] at noon.",
    EXACT,
    0 },
  { "a new copy behind",
    "We saw [the fox] at noon.",
    "We saw [the fox] at noon. Poor the fox.",
    EXACT,
    0 },
  { "overlapping copies", "xx ababa[bab] yy", "zz xx ababa[bab] yy", EXACT, 0 },
  { "equal copies, no position", "say ho [ho] ho", "ho ho ho", ORPHAN, QUOTE_ONLY },
  { "equal copies, in place", "ho ho [ho] ho", "HO ho [ho] ho", EXACT, NO_CONTEXT },
  { "equal copies, one much nearer",
    "ho. There is a long stretch of other words between. [ho]",
    "ho. There is a long stretch of different words between. [ho]",
    APPROXIMATE,
    NO_CONTEXT },
  { "equal copies, none much nearer",
    "- [ho]\n- ho\n- ho\n",
    "!\n!\n- ho\n- ho\n- ho\n",
    ORPHAN,
    NO_CONTEXT },
  { "one copy of two is gone", "the fox\nthe [fox]\n", "the [fox]\n", EXACT, 0 },
  /* the words changed their looks */
  { "case", "The [Grey Heron] flew.", "The [grey heron] flew.", APPROXIMATE, 0 },
  { "quotes curled",
    "He said [\"we will go\"] twice.",
    "He said [“we will go”] twice.",
    APPROXIMATE,
    0 },
  { "apostrophe curled",
    "[It's the reader's choice] now.",
    "[It’s the reader’s choice] now.",
    APPROXIMATE,
    0 },
  { "dash", "the [north-south road] is", "the [north–south road] is", APPROXIMATE, 0 },
  { "accent added", "The [cafe de paris] shut.", "The [café de Paris] shut.", APPROXIMATE, 0 },
  { "accent taken apart",
    "The [café] shut early.",
    "The [cafe\xCC\x81] shut early.",
    APPROXIMATE,
    0 },
  { "space became a line break", "We [went home] late.", "We [went\nhome] late.", APPROXIMATE, 0 },
  { "spaces doubled",
    "We [went home then] late.",
    "We [went  home \t then] late.",
    APPROXIMATE,
    0 },
  { "no-break space", "paid [5 million] for it", "paid [5\u00A0million] for it", APPROXIMATE, 0 },
  { "soft hyphen", "the [government said] so", "the [govern\u00ADment said] so", APPROXIMATE, 0 },
  { "ellipsis", "[wait... what] now", "[wait… what] now", APPROXIMATE, 0 },
  { "spaces at the ends", "so[ we went ]home", "so.\n[we went]\nHome", APPROXIMATE, 0 },
  { "ligature", "the [final offer] stands", "the [ﬁnal oﬀer] stands", APPROXIMATE, 0 },
  { "looks and place changed",
    "It's [\"over now\"], they say.",
    "Well. It’s [“over now”], they say.",
    APPROXIMATE,
    0 },
  { "looks changed, context tells",
    "A “fox”, b “[fox’s] den”.",
    "A \"fox's\" b, b \"[fox's] den\".",
    APPROXIMATE,
    0 },
  { "same words elsewhere, passage with other looks",
    "He swore: [\"we will never leave\"], and left.",
    "\"we will never leave\" - He swore: [“we will never leave”], and left.",
    APPROXIMATE,
    0 },
  /* edited */
  { "letter mended",
    "The [committee was told on Sunday] of it.",
    "The [comittee was told on Sunday] of it.",
    APPROXIMATE,
    0 },
  { "word exchanged in a sentence",
    "It rained. [The mayor opened the old bridge on Monday.] All left.",
    "It rained. [The mayor opened the new bridge on Monday.] All left.",
    APPROXIMATE,
    0 },
  { "two sentences equally like it",
    "[The mayor opened the old bridge on Monday.]",
    "The mayor opened the new bridge on Monday. The mayor opened the odd bridge on Monday.",
    ORPHAN,
    0 },
  /* gone */
  { "word replaced", "The [grey heron] flew.", "The white heron flew.", ORPHAN, 0 },
  { "passage deleted", "One. [Two words here.] Three.", "One. Three.", ORPHAN, 0 },
  { "empty text", "The [heron] flew.", "", ORPHAN, 0 },
  { "shorter text than the quote", "[The heron flew away.]", "The heron", ORPHAN, 0 },
  { "quote at the end cut", "The heron [flew away]", "The heron [flew awa]", APPROXIMATE, 0 },
  { "empty quote", "The [] heron flew.", "The heron flew.", ORPHAN, 0 },
  { "quote of spaces", "The [ ] heron flew.", "Theheronflew.", ORPHAN, 0 },
};

/* Takes the brackets out; without any, the span is left alone. */
static char *
read_marked (const char *marked, DossierSpan *span)
{
  g_autofree char *text = g_strdup (marked);
  char            *open = strchr (text, '[');
  char            *close = strchr (text, ']');

  if (open == NULL)
    return g_steal_pointer (&text);
  span->start = open - text;
  span->end = close - text - 1;
  memmove (close, close + 1, strlen (close));
  memmove (open, open + 1, strlen (open));
  return g_steal_pointer (&text);
}

static void
check_case (const Case *test)
{
  DossierSpan         span = { 0, 0 };
  DossierSpan         expected = { 7777, 7777 };
  DossierSpan         found = { 7777, 7777 };
  g_autofree char    *before = read_marked (test->before, &span);
  g_autofree char    *after = read_marked (test->after, &expected);
  DossierAnchorResult result;
  g_autoptr (DossierSelector) selector = dossier_selector_new (before, strlen (before), span);

  g_test_message ("%s", test->name);
  if (test->without & NO_PREFIX)
    g_clear_pointer (&selector->prefix, g_free);
  if (test->without & NO_SUFFIX)
    *selector->suffix = '\0';
  if (test->without & NO_POSITION)
    selector->position = (DossierSpan){ 0, 0 };
  result = dossier_selector_anchor (selector, after, strlen (after), &found);
  g_assert_cmpint (result, ==, test->expected);
  g_assert_cmpuint (found.start, ==, expected.start);
  g_assert_cmpuint (found.end, ==, expected.end);
}

static void
test_passages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i]);
}

static void
test_a_selector_keeps_words_and_neighbours (void)
{
  static const char text[] =
      "ééééééééééééééééééééééééééééééééééééééé début, milieu, fin "
      "日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日日";
  const char *quote = strstr (text, "milieu");
  DossierSpan span = { quote - text, quote - text + 6 };
  g_autoptr (DossierSelector) selector = dossier_selector_new (text, strlen (text), span);

  g_assert_cmpstr (selector->quote, ==, "milieu");
  g_assert_cmpint (g_utf8_strlen (selector->prefix, -1), ==, DOSSIER_SELECTOR_CONTEXT);
  g_assert_cmpint (g_utf8_strlen (selector->suffix, -1), ==, DOSSIER_SELECTOR_CONTEXT);
  g_assert_true (g_utf8_validate (selector->prefix, -1, NULL));
  g_assert_true (g_utf8_validate (selector->suffix, -1, NULL));
  g_assert_true (g_str_has_suffix (selector->prefix, "é début, "));
  g_assert_true (g_str_has_prefix (selector->suffix, ", fin 日"));
  g_assert_cmpuint (selector->position.start, ==, span.start);
  g_assert_cmpuint (selector->position.end, ==, span.end);
}

static void
test_every_passage_of_a_text_is_found_in_it (void)
{
  static const char text[] = "The ferry, the ferry! “The ferry?” — the ferry; ça, the ferry. ½ 😀";

  for (const char *start = text; *start != '\0'; start = g_utf8_next_char (start))
    for (const char *end = g_utf8_next_char (start); *end != '\0'; end = g_utf8_next_char (end))
      {
        DossierSpan span = { start - text, end - text };
        DossierSpan found = { 0, 0 };
        g_autoptr (DossierSelector) selector = dossier_selector_new (text, strlen (text), span);

        g_assert_cmpint (dossier_selector_anchor (selector, text, strlen (text), &found),
                         ==,
                         EXACT);
        g_assert_cmpuint (found.start, ==, span.start);
        g_assert_cmpuint (found.end, ==, span.end);
      }
}

/* A text of a megabyte in which a quote repeats without end, and a quote that nearly matches
 * everywhere; a search that goes back would take hours. */
static void
test_repetitions_take_linear_time (void)
{
  static const struct
  {
    const char *unit;
    gsize       n_quote;
    const char *last;
  } repetitions[] = {
    { "a", 1, "" },         { "a", 500000, "" },  { "a", 500000, "b" }, { "ab", 200000, "" },
    { "ab", 200000, "aa" }, { "é", 100000, "è" }, { "no ", 1, "" },     { "aA", 100000, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (repetitions); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      g_autoptr (GString) quote = g_string_new (NULL);
      DossierSelector     selector = { 0 };
      DossierSpan         span = { 0, 0 };
      DossierAnchorResult result;

      while (text->len < 1024 * 1024)
        g_string_append (text, repetitions[i].unit);
      for (gsize j = 0; j < repetitions[i].n_quote; j++)
        g_string_append (quote, repetitions[i].unit);
      g_string_append (quote, repetitions[i].last);
      selector.quote = quote->str;
      selector.prefix = (char *) "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
      selector.suffix = (char *) "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
      result = dossier_selector_anchor (&selector, text->str, text->len, &span);
      g_assert_cmpint (result, ==, ORPHAN);
    }
}

static void
test_ten_thousand_moved_passages (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new ("A correction was added on top.\n");
  guint n_found = 0;

  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (before, "Line %u of it. ", i);
  g_string_append (after, before->str);
  for (guint i = 0; i < 10000; i += 50)
    {
      g_autofree char *words = g_strdup_printf ("Line %u of it.", i);
      DossierSpan      span = { strstr (before->str, words) - before->str, 0 };
      DossierSpan      found = { 0, 0 };
      g_autoptr (DossierSelector) selector = NULL;

      span.end = span.start + strlen (words);
      selector = dossier_selector_new (before->str, before->len, span);
      n_found += dossier_selector_anchor (selector, after->str, after->len, &found) == EXACT &&
                 found.start == span.start + strlen ("A correction was added on top.\n");
    }
  g_assert_cmpuint (n_found, ==, 200);
}

static char *
make_random_text (GRand *random, int max_pieces)
{
  static const char *const pieces[] = { "a", "b", "é", " ", "ß", "…", "“", "\n", "A", "e\xCC\x81" };
  GString                 *text = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, max_pieces); n > 0; n--)
    g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (text, FALSE);
}

static void
test_any_selector_stays_inside_the_text (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint n_found = 0;

  for (guint round = 0; round < 20000; round++)
    {
      g_autofree char *text = make_random_text (random, 30);
      g_autofree char *quote = make_random_text (random, 4);
      g_autofree char *prefix = make_random_text (random, 4);
      g_autofree char *suffix = make_random_text (random, 4);
      int              start = g_rand_int_range (random, 0, 60);
      int              end = start + g_rand_int_range (random, 0, 5);
      DossierSelector  selector = { quote, prefix, suffix, { start, end } };
      DossierSpan      span = { 0, 0 };

      if (dossier_selector_anchor (&selector, text, strlen (text), &span) == ORPHAN)
        continue;
      n_found++;
      g_assert_cmpuint (span.start, <, span.end);
      g_assert_cmpuint (span.end, <=, strlen (text));
      g_assert_true (g_utf8_validate (text + span.start, span.end - span.start, NULL));
    }
  g_assert_cmpuint (n_found, >, 1000);
}

/* Other programs may keep pages of neighbours. */
static void
test_long_neighbours (void)
{
  static const char text[] = "Something stood here. The council decided on Monday that the seven "
                             "bridges should be closed for repair. And more followed.";
  static char       quote[] =
      "The council decided on Tuesday that the seven bridges should be closed for repair.";
  g_autofree char *filler = g_strnfill (100 * 1000, '.');
  g_autofree char *prefix = g_strconcat (filler, "Something stood here. ", NULL);
  g_autofree char *suffix = g_strconcat (" And more followed.", filler, NULL);
  DossierSelector  near = { quote, prefix + 100 * 1000, NULL, { 0, 0 } };
  DossierSelector  far = { quote, prefix, suffix, { 0, 0 } };
  DossierSpan      near_span = { 0, 0 };
  DossierSpan      far_span = { 0, 0 };

  g_assert_cmpint (dossier_selector_anchor (&near, text, strlen (text), &near_span),
                   ==,
                   APPROXIMATE);
  g_assert_cmpuint (near_span.start, ==, strlen ("Something stood here. "));
  /* Most of these neighbours are gone: whether that is still the passage may be doubted. */
  if (dossier_selector_anchor (&far, text, strlen (text), &far_span) != ORPHAN)
    g_assert_cmpuint (far_span.start, ==, near_span.start);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/selector/passages-are-found-again-or-said-to-be-gone", test_passages);
  g_test_add_func ("/core/selector/a-selector-keeps-words-and-neighbours",
                   test_a_selector_keeps_words_and_neighbours);
  g_test_add_func ("/core/selector/every-passage-of-a-text-is-found-in-it",
                   test_every_passage_of_a_text_is_found_in_it);
  g_test_add_func ("/core/selector/repetitions-take-linear-time",
                   test_repetitions_take_linear_time);
  g_test_add_func ("/core/selector/neighbours-may-be-of-any-length", test_long_neighbours);
  g_test_add_func ("/core/selector/ten-thousand-moved-passages", test_ten_thousand_moved_passages);
  g_test_add_func ("/core/selector/any-selector-stays-inside-the-text",
                   test_any_selector_stays_inside_the_text);

  return g_test_run ();
}
