/* test-carry.c: passages from one text to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-carry.h"

#include <string.h>

static void
test_same_parts (void)
{
  const char *old_text = "Same start. été Old middle. Same end.";
  const char *new_text = "Same start. âté A new and longer middle. Same end.";
  g_auto (DossierCarry) carry = { 0 };
  DossierSpan span = { 0, 0 };
  gsize       old_end = strlen ("Same start. été Old middle. ");
  gsize       new_end = strlen ("Same start. âté A new and longer middle. ");

  dossier_carry_init (&carry, old_text, strlen (old_text), new_text, strlen (new_text));
  g_assert_cmpint (dossier_carry_span (&carry, (DossierSpan){ 5, 10 }, &span),
                   ==,
                   DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (span.start, ==, 5);
  g_assert_cmpuint (span.end, ==, 10);
  g_assert_cmpint (dossier_carry_span (&carry, (DossierSpan){ old_end, strlen (old_text) }, &span),
                   ==,
                   DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (span.start, ==, new_end);
  g_assert_cmpuint (span.end, ==, strlen (new_text));
}

static void
test_texts_that_grow (void)
{
  DossierCarry carry = { 0 };
  DossierSpan  span = { 0, 0 };

  /* Start and end must not claim the same bytes. */
  dossier_carry_init (&carry, "aaaa", 4, "aaaaaa", 6);
  g_assert_cmpuint (carry.n_same_start + carry.n_same_end, <=, 4);
  dossier_carry_clear (&carry);
  dossier_carry_init (&carry, "", 0, "abc", 3);
  g_assert_cmpuint (carry.n_same_start + carry.n_same_end, ==, 0);
  dossier_carry_clear (&carry);
  dossier_carry_init (&carry, "abc", 3, "", 0);
  g_assert_cmpint (dossier_carry_span (&carry, (DossierSpan){ 0, 2 }, &span),
                   ==,
                   DOSSIER_ANCHOR_ORPHAN);
  dossier_carry_clear (&carry);
}

/* "653 drones" is not "655 drones", however like it looks; a highlight of the sentence is. */
static void
test_edited_words (void)
{
  const char *old_text = "Title\nThe air force said it shot down 653 drones over the coast.";
  const char *new_text = "New\nThe air force says it shot down 655 drones over the coast.";
  g_auto (DossierCarry) carry = { 0 };
  DossierSpan figure = { strstr (old_text, "653") - old_text,
                         strstr (old_text, " over") - old_text };
  DossierSpan sentence = { strlen ("Title\n"), strlen (old_text) };
  DossierSpan span = { 0, 0 };
  g_autoptr (DossierSelector) selector =
      dossier_selector_new (old_text, strlen (old_text), sentence);

  dossier_carry_init (&carry, old_text, strlen (old_text), new_text, strlen (new_text));
  g_assert_cmpint (dossier_carry_span (&carry, figure, &span), ==, DOSSIER_ANCHOR_ORPHAN);
  g_assert_cmpint (dossier_carry_selector (&carry, sentence, selector, &span),
                   ==,
                   DOSSIER_ANCHOR_APPROXIMATE);
  g_assert_cmpuint (span.start, ==, strlen ("New\n"));
  g_assert_cmpuint (span.end, ==, strlen (new_text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/carry/what-did-not-change-is-found-at-once", test_same_parts);
  g_test_add_func ("/store/carry/texts-that-grow-or-shrink-are-no-trap", test_texts_that_grow);
  g_test_add_func ("/store/carry/edited-words-are-the-passage-but-not-the-figure",
                   test_edited_words);

  return g_test_run ();
}
