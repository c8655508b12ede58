/* test-name-extent.c: letters of a name stand for all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-extent.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *typed;
  const char *expected;

  DossierEntityKind kind;
} Case;

static const Case cases[] = {
  { "a-word", "He left ranvik today", "ranv", "ranvik" },
  { "a-name-of-two", "They met Otto Falk today.", "fal", "Otto Falk" },
  { "whole-words-are-what-they-are", "They met Otto Falk today.", "Falk", "Falk" },
  { "from-the-middle", "They met Otto Maria Falk today.", "ari", "Otto Maria Falk" },
  { "over-small-words",
    "The Bank of Skarva gave in.",
    "skar",
    "Bank of Skarva",
    DOSSIER_ENTITY_ORGANISATION },
  { "not-over-an-office", "The Mayor of Skarva gave in.", "skar", "Skarva", DOSSIER_ENTITY_PLACE },
  { "a-head-has-its-tail", "The Gulf of Skarva", "gul", "Gulf of Skarva", DOSSIER_ENTITY_PLACE },
  { "not-a-title", "Then Prime Minister Otto Falk left.", "fal", "Otto Falk" },
  { "a-number-is-its-words", "They sent forty boats.", "fort", "forty", DOSSIER_ENTITY_FIGURE },
  { "small-words-at-the-end-are-none", "Ranvik of all places", "ranv", "Ranvik" },
  { "not-the-sentence's-beginning", "In Ranvik it rains.", "ranv", "Ranvik" },
  { "but-a-name-that-begins-one", "Otto Falk left.", "fal", "Otto Falk" },
  { "initials", "They met A. Berg.", "ber", "A. Berg" },
  { "not-over-a-full-stop", "It lies in Lund. Falk left.", "fal", "Falk" },
  { "not-over-a-comma", "He saw Lund, Ranvik and Paris.", "ranv", "Ranvik" },
  { "not-over-a-line", "Lund\nRanvik", "ranv", "Ranvik" },
  { "with-hyphens", "They met Berg-Olsen.", "olse", "Berg-Olsen" },
  { "two-words-half", "They met Otto Falk today.", "to Fa", "Otto Falk" },
  { "accents", "They met Émile Zolá.", "zol", "Émile Zolá" },
};

static void
test_case (gconstpointer data)
{
  const Case      *test = data;
  g_autofree char *lower = g_ascii_strdown (test->text, -1);
  g_autofree char *typed = g_ascii_strdown (test->typed, -1);
  const char      *at = strstr (lower, typed);
  DossierSpan      span;
  g_autofree char *found = NULL;

  g_assert_nonnull (at);
  span.start = (gsize) (at - lower);
  span.end = span.start + strlen (typed);
  span = dossier_name_extent_find (test->text, strlen (test->text), span, test->kind);
  found = g_strndup (test->text + span.start, span.end - span.start);
  g_assert_cmpstr (found, ==, test->expected);
}

/* Words and names without an end are not gone through to it. */
static void
test_long (void)
{
  const gsize      length = 1 << 20;
  g_autofree char *text = g_malloc0 (length + 1);
  DossierSpan      span = { length / 2 + 1, length / 2 + 2 };

  for (gsize i = 0; i < length; i++)
    text[i] = "Ab "[i % 3];
  for (gsize i = 0; i < 3; i++, span.start++, span.end++)
    g_assert_cmpuint (dossier_name_extent_find (text, length, span, DOSSIER_ENTITY_PERSON).end,
                      <,
                      length / 2 + 100);
  memset (text, 'A', length);
  g_assert_cmpuint (dossier_name_extent_find (text, length, span, DOSSIER_ENTITY_PERSON).end,
                    <,
                    length / 2 + 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/core/name-extent/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/core/name-extent/long-ones-are-not-gone-through", test_long);
  return g_test_run ();
}
