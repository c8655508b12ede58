/* test-decided.c: proposals against decisions, and passages from one text to the next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-carry.h"
#include "store/dossier-decided.h"

#include <string.h>

static DossierStoredMention *
decide (DossierOrigin origin, DossierEntityKind kind, gsize start, gsize end)
{
  DossierStoredMention *stored = g_new0 (DossierStoredMention, 1);

  stored->origin = origin;
  stored->mention = dossier_mention_new (kind, (DossierSpan){ start, end });

  return stored;
}

static const struct
{
  DossierEntityKind kind;
  gsize             start;
  gsize             end;
  gboolean          contradicts;
} proposals[] = {
  { DOSSIER_ENTITY_PERSON, 0, 10, FALSE },
  { DOSSIER_ENTITY_PERSON, 0, 11, TRUE },
  { DOSSIER_ENTITY_PLACE, 15, 18, TRUE },
  { DOSSIER_ENTITY_ORGANISATION, 90, 95, TRUE }, /* within the long one that starts before */
  { DOSSIER_ENTITY_PERSON, 100, 110, FALSE },
  { DOSSIER_ENTITY_FIGURE, 10, 20, FALSE },
  { DOSSIER_ENTITY_FIGURE, 205, 206, TRUE },
  { DOSSIER_ENTITY_DATE, 205, 206, FALSE },
  { DOSSIER_ENTITY_PERSON, 300, 310, TRUE }, /* rejected */
  { DOSSIER_ENTITY_PERSON, 300, 309, FALSE },
  { DOSSIER_ENTITY_PLACE, 300, 310, FALSE },
};

static void
test_decided (void)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  g_autoptr (DossierDecided) decided = NULL;

  g_ptr_array_add (mentions, decide (DOSSIER_ORIGIN_MADE, DOSSIER_ENTITY_PERSON, 30, 40));
  g_ptr_array_add (mentions, decide (DOSSIER_ORIGIN_CONFIRMED, DOSSIER_ENTITY_PLACE, 10, 20));
  g_ptr_array_add (mentions, decide (DOSSIER_ORIGIN_MADE, DOSSIER_ENTITY_PLACE, 25, 100));
  g_ptr_array_add (mentions, decide (DOSSIER_ORIGIN_CONFIRMED, DOSSIER_ENTITY_FIGURE, 200, 210));
  g_ptr_array_add (mentions, decide (DOSSIER_ORIGIN_REJECTED, DOSSIER_ENTITY_PERSON, 300, 310));
  decided = dossier_decided_new (mentions);

  for (gsize i = 0; i < G_N_ELEMENTS (proposals); i++)
    {
      g_autoptr (DossierMention) proposal =
          dossier_mention_new (proposals[i].kind,
                               (DossierSpan){ proposals[i].start, proposals[i].end });

      g_assert_cmpint (dossier_decided_contradicts (decided, proposal),
                       ==,
                       proposals[i].contradicts);
    }
}

static void
test_nothing_decided (void)
{
  g_autoptr (DossierDecided) decided = dossier_decided_new (NULL);
  g_autoptr (DossierMention) proposal =
      dossier_mention_new (DOSSIER_ENTITY_PERSON, (DossierSpan){ 0, 1 });

  g_assert_false (dossier_decided_contradicts (decided, proposal));
}

static void
test_same_parts (void)
{
  const char  *old_text = "Same start. été Old middle. Same end.";
  const char  *new_text = "Same start. âté A new and longer middle. Same end.";
  DossierCarry carry = { 0 };
  DossierSpan  span = { 0, 0 };
  gsize        old_end = strlen ("Same start. été Old middle. ");
  gsize        new_end = strlen ("Same start. âté A new and longer middle. ");

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
  dossier_carry_init (&carry, "", 0, "abc", 3);
  g_assert_cmpuint (carry.n_same_start + carry.n_same_end, ==, 0);
  dossier_carry_init (&carry, "abc", 3, "", 0);
  g_assert_cmpint (dossier_carry_span (&carry, (DossierSpan){ 0, 2 }, &span),
                   ==,
                   DOSSIER_ANCHOR_ORPHAN);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/decided/a-proposal-gives-way-to-a-decision", test_decided);
  g_test_add_func ("/store/decided/without-decisions-all-may-be-proposed", test_nothing_decided);
  g_test_add_func ("/store/carry/what-did-not-change-is-found-at-once", test_same_parts);
  g_test_add_func ("/store/carry/texts-that-grow-or-shrink-are-no-trap", test_texts_that_grow);

  return g_test_run ();
}
