/* test-decided.c: proposals of a recogniser against decisions of a person.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-decided.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/decided/a-proposal-gives-way-to-a-decision", test_decided);
  g_test_add_func ("/store/decided/without-decisions-all-may-be-proposed", test_nothing_decided);

  return g_test_run ();
}
