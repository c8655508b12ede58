/* dossier-coverage.c: which characters a set of ranges covers, and what changed between two sets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-coverage.h"

static void
append_range (GArray *ranges, guint start, guint end)
{
  DossierRange *last =
      ranges->len > 0 ? &g_array_index (ranges, DossierRange, ranges->len - 1) : NULL;
  DossierRange range = { start, end };

  if (start >= end)
    return;
  if (last != NULL && last->end >= start)
    last->end = MAX (last->end, end);
  else
    g_array_append_val (ranges, range);
}

GArray *
dossier_coverage_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (DossierRange));
}

static int
compare_ranges (gconstpointer a, gconstpointer b)
{
  const DossierRange *left = a;
  const DossierRange *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return left->end < right->end ? -1 : left->end > right->end;
}

void
dossier_coverage_sort (GArray *ranges)
{
  g_array_sort (ranges, compare_ranges);
}

GArray *
dossier_coverage_unite (const GArray *ranges)
{
  GArray *united = dossier_coverage_new ();

  for (guint i = 0; i < ranges->len; i++)
    {
      const DossierRange *range = &g_array_index (ranges, DossierRange, i);

      append_range (united, range->start, range->end);
    }
  return united;
}

GArray *
dossier_coverage_find_overlaps (const GArray *ranges)
{
  GArray *overlaps = dossier_coverage_new ();
  guint   reach = 0;

  /* With starts in order, a character is covered twice exactly when a range begins before the
   * furthest end of those before it. */
  for (guint i = 0; i < ranges->len; i++)
    {
      const DossierRange *range = &g_array_index (ranges, DossierRange, i);

      append_range (overlaps, range->start, MIN (range->end, reach));
      reach = MAX (reach, range->end);
    }
  return overlaps;
}

/* Appends what @ranges cover and @others do not. */
static void
subtract (const GArray *ranges, const GArray *others, GArray *rest)
{
  guint j = 0;

  for (guint i = 0; i < ranges->len; i++)
    {
      DossierRange range = g_array_index (ranges, DossierRange, i);

      while (j < others->len && g_array_index (others, DossierRange, j).end <= range.start)
        j++;
      for (guint k = j; k < others->len && range.start < range.end; k++)
        {
          const DossierRange *other = &g_array_index (others, DossierRange, k);

          if (other->start >= range.end)
            break;
          append_range (rest, range.start, MIN (other->start, range.end));
          range.start = MAX (range.start, other->end);
          j = k;
        }
      append_range (rest, range.start, range.end);
    }
}

void
dossier_coverage_compare (const GArray *before, const GArray *after, GArray *added, GArray *removed)
{
  subtract (after, before, added);
  subtract (before, after, removed);
}
