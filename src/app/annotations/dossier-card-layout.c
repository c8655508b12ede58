/* dossier-card-layout.c: finds places for cards near their passages, none on top of another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-card-layout.h"

/* Cards that touch each other and move as one. */
typedef struct
{
  double sum; /* of weight times wish */
  double weight;
  gsize  n_slots;
} Pool;

static double
get_mean (const Pool *pool)
{
  return pool->sum / pool->weight;
}

void
dossier_card_layout (DossierCardSlot *slots, gsize n_slots, double gap, double top)
{
  g_autofree Pool *pools = g_new (Pool, n_slots + 1);
  gsize            n_pools = 0;
  gsize            i = 0;
  double           above = 0;

  /* With the heights above taken off, "one below the other" is "not before the other". */
  for (gsize k = 0; k < n_slots; k++)
    {
      pools[n_pools++] = (Pool){ slots[k].weight * (slots[k].anchor - above), slots[k].weight, 1 };
      above += slots[k].height + gap;
      while (n_pools > 1 && get_mean (&pools[n_pools - 2]) > get_mean (&pools[n_pools - 1]))
        {
          pools[n_pools - 2].sum += pools[n_pools - 1].sum;
          pools[n_pools - 2].weight += pools[n_pools - 1].weight;
          pools[n_pools - 2].n_slots += pools[n_pools - 1].n_slots;
          n_pools--;
        }
    }

  above = 0;
  for (gsize p = 0; p < n_pools; p++)
    for (gsize k = 0; k < pools[p].n_slots; k++, i++)
      {
        slots[i].y = MAX (get_mean (&pools[p]), top) + above;
        above += slots[i].height + gap;
      }
}
