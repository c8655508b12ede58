/* test-text-diff.c: what changed between two texts is told as a reader would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/compare/dossier-sequence-diff.h"
#include "core/compare/dossier-text-diff.h"

#include <string.h>

/* The difference in a short form: "=" the same, "+" added, "-" removed, ">" moved, and a changed
 * sentence with the words that went and came: "~[-11][+14]". */
static char *
dup_difference (const char *old_text, const char *new_text)
{
  static const char signs[] = { '=', '~', '+', '-', '>' };
  g_autoptr (GArray) parts =
      dossier_text_diff (old_text, strlen (old_text), new_text, strlen (new_text));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);

      g_string_append_c (text, signs[part->kind]);
      for (guint j = 0; part->words != NULL && j < part->words->len; j++)
        {
          const DossierDiffWords *words = &g_array_index (part->words, DossierDiffWords, j);
          const char             *source = words->is_new ? new_text : old_text;

          g_string_append_printf (text,
                                  "[%c%.*s]",
                                  words->is_new ? '+' : '-',
                                  (int) (words->span.end - words->span.start),
                                  source + words->span.start);
        }
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *old;
  const char *new;
  const char *expected;
} Case;

static void
test_differences (void)
{
  static const Case cases[] = {
    { "nothing", "", "", "" },
    { "the same", "One swan came. Two left.", "One swan came. Two left.", "==" },
    { "other letters only", "“It’s over”, he said.", "\"It's over\", he said.", "=" },
    { "all new", "", "One swan came. Two left.", "++" },
    { "all gone", "One swan came. Two left.", "", "--" },
    { "a figure", "Dead: 11 people fell ill.", "Dead: 14 people fell ill.", "~[-11][+14]" },
    { "a figure with marks",
      "They lost $3,400 on Monday.",
      "They lost $3,900 on Monday.",
      "~[-3,400][+3,900]" },
    { "words added", "The old bridge fell.", "The old stone bridge fell.", "~[+stone]" },
    { "words taken", "The old stone bridge fell.", "The old bridge fell.", "~[-stone]" },
    { "a sentence between",
      "One swan came. Two left.",
      "One swan came. It was wet and loud. Two left.",
      "=+=" },
    { "a sentence out",
      "One swan came. It was wet and loud. Two left.",
      "One swan came. Two left.",
      "=-=" },
    { "a sentence replaced",
      "One swan came. It was wet and loud. Two left.",
      "One swan came. Nobody else saw them. Two left.",
      "=-+=" },
    { "a sentence moved",
      "One swan came. Two left. Three more slept.",
      "Three more slept. One swan came. Two left.",
      ">==" },
    { "paragraphs changed places",
      "A swan came.\nB left the pond.\nC slept there.",
      "C slept there.\nA swan came.\nB left the pond.",
      ">==" },
    { "an apostrophe of print joins, as a typed one does",
      "They say it’s closed for good now.",
      "They say it’ll closed for good now.",
      "~[-it’s][+it’ll]" },
    { "a time of day is one word",
      "The gates open at 14:30 on Sunday.",
      "The gates open at 15:30 on Sunday.",
      "~[-14:30][+15:30]" },
    { "the more alike of two",
      "Rain fell on the old harbour all night. Rain fell on the new harbour for an hour.",
      "Rain fell on the new harbour for a whole hour.",
      "-~[-an][+a whole]" },
    { "an early likeness does not shut out later ones",
      "A cat sat by the red door. B dogs ran over the green hill. C cows ate all of the grass.",
      "C cows ate most of the grass. B dogs ran over the green hills. C cows ate some of the "
      "grass.",
      "-+~[-hill][+hills]~[-all][+some]" },
    { "a script without spaces", "東京で雨が降った。", "東京で雪が降った。", "~[-雨][+雪]" },
    { "two changed in order",
      "Five swans came to the pond. Six geese left the lake.",
      "Nine swans came to the pond. Two geese left the lake.",
      "~[-Five][+Nine]~[-Six][+Two]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *difference = dup_difference (cases[i].old, cases[i].new);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (difference, ==, cases[i].expected);
    }
}

/* Every sentence of both texts is told once, whatever they are. */
static void
test_nothing_is_left_out (void)
{
  static const char *const sentences[] = { "One swan came. ",
                                           "Two left. ",
                                           "Three slept.\n",
                                           "It rained all day. " };
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);

  for (guint round = 0; round < 300; round++)
    {
      g_autoptr (GString) old = g_string_new (NULL);
      g_autoptr (GString) new = g_string_new (NULL);
      GString *texts[] = { old, new };
      gsize    covered[2] = { 0, 0 };
      g_autoptr (GArray) parts = NULL;

      for (guint side = 0; side < 2; side++)
        for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
          g_string_append (texts[side],
                           sentences[g_rand_int_range (rand, 0, G_N_ELEMENTS (sentences))]);
      parts = dossier_text_diff (texts[0]->str, texts[0]->len, texts[1]->str, texts[1]->len);
      for (guint i = 0; i < parts->len; i++)
        {
          const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);

          covered[0] += part->old.end - part->old.start;
          covered[1] += part->new.end - part->new.start;
        }
      for (guint side = 0; side < 2; side++)
        {
          gsize n_spaces = 0;

          for (const char *p = texts[side]->str; *p != '\0'; p++)
            n_spaces +=
                (*p == ' ' || *p == '\n') && p[1] != '\0' && p > texts[side]->str && p[-1] == '.';
          if (texts[side]->len > 0)
            n_spaces++;
          g_assert_cmpuint (covered[side] + n_spaces, ==, texts[side]->len);
        }
    }
}

/* A thousand sentences next to each other, a word changed in each, two in front and one gone. */
static void
test_many_changed_at_once (void)
{
  g_autoptr (GString) old = g_string_new ("Nothing stays the way it is here. ");
  g_autoptr (GString) new = g_string_new ("Hello to all of you. This comes first today. ");
  g_autoptr (GArray) parts = NULL;
  guint counts[DOSSIER_DIFF_MOVED + 1] = { 0 };

  for (guint i = 0; i < 1000; i++)
    {
      g_string_append_printf (old, "Item %u of list %u was sold for %u crowns. ", i, i * 3, i + 9);
      g_string_append_printf (new, "Item %u of list %u was sold for %u pounds. ", i, i * 3, i + 9);
    }
  parts = dossier_text_diff (old->str, old->len, new->str, new->len);
  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);

      counts[part->kind]++;
      if (part->kind == DOSSIER_DIFF_CHANGED)
        g_assert_cmpuint (part->words->len, ==, 2);
    }
  g_assert_cmpuint (counts[DOSSIER_DIFF_CHANGED], ==, 1000);
  g_assert_cmpuint (counts[DOSSIER_DIFF_ADDED], ==, 2);
  g_assert_cmpuint (counts[DOSSIER_DIFF_REMOVED], ==, 1);
}

/* Where the words of one text would stand in the other. */
static void
test_places_of_words (void)
{
  static const char old[] = "The old stone bridge fell.";
  static const char new[] = "The bridge fell on Monday.";
  g_autoptr (GArray) parts = dossier_text_diff (old, strlen (old), new, strlen (new));
  const DossierDiffPart  *part = &g_array_index (parts, DossierDiffPart, 0);
  const DossierDiffWords *gone;
  const DossierDiffWords *came;

  g_assert_cmpuint (parts->len, ==, 1);
  g_assert_cmpint (part->kind, ==, DOSSIER_DIFF_CHANGED);
  g_assert_cmpuint (part->words->len, ==, 2);
  gone = &g_array_index (part->words, DossierDiffWords, 0);
  came = &g_array_index (part->words, DossierDiffWords, 1);
  g_assert_false (gone->is_new);
  g_assert_cmpuint (gone->at, ==, strlen ("The"));
  g_assert_true (came->is_new);
  g_assert_cmpuint (came->at, ==, strlen ("The old stone bridge fell"));
}

/* Texts in which everything repeats, or nothing is the same. */
static void
test_long_texts (void)
{
  g_autoptr (GString) repeated = g_string_new (NULL);
  g_autoptr (GString) other = g_string_new (NULL);
  g_autoptr (GArray) parts = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_string_append (repeated, "No more was said. ");
      g_string_append_printf (other, "Line %u of swans %u. ", i, i * 7);
    }
  parts = dossier_text_diff (repeated->str, repeated->len, other->str, other->len);
  g_assert_cmpuint (parts->len, ==, 40000);
  g_clear_pointer (&parts, g_array_unref);
  parts = dossier_text_diff (repeated->str, repeated->len, repeated->str, repeated->len - 18);
  g_assert_cmpuint (parts->len, ==, 20000);
}

static void
test_sequences (void)
{
  static const guint32 old[] = { 1, 2, 3, 3, 4, 5, 9 };
  static const guint32 new[] = { 1, 3, 3, 5, 4, 9 };
  g_autoptr (GArray) common =
      dossier_sequence_diff (old, G_N_ELEMENTS (old), new, G_N_ELEMENTS (new));

  g_assert_cmpuint (common->len, ==, 5);
  for (guint i = 0; i < common->len; i++)
    {
      DossierCommon pair = g_array_index (common, DossierCommon, i);

      g_assert_cmpuint (old[pair.old], ==, new[pair.new]);
      if (i > 0)
        g_assert_cmpuint (pair.old, >, g_array_index (common, DossierCommon, i - 1).old);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/compare/sentences-and-words", test_differences);
  g_test_add_func ("/core/compare/every-sentence-is-told-once", test_nothing_is_left_out);
  g_test_add_func ("/core/compare/many-changed-at-once", test_many_changed_at_once);
  g_test_add_func ("/core/compare/words-know-their-place-in-the-other-text", test_places_of_words);
  g_test_add_func ("/core/compare/long-texts-end", test_long_texts);
  g_test_add_func ("/core/compare/sequences-rise-in-both", test_sequences);
  return g_test_run ();
}
