/* dossier-sequence-diff.c: what two sequences have in common, in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/compare/dossier-sequence-diff.h"

#include <string.h>

/* Cells of the largest table that is worked out for a longest common subsequence. */
#define MAX_CELLS (1 << 20)

/* A part of both sequences that is still to be compared. */
typedef struct
{
  guint old_start;
  guint old_end;
  guint new_start;
  guint new_end;
} Gap;

typedef struct
{
  const guint32 *old;
  const guint32 *new;
  GArray *common; /* DossierCommon, in any order until the end */
} Diff;

static void
add_common (Diff *self, guint old, guint new)
{
  DossierCommon common = { old, new };

  g_array_append_val (self->common, common);
}

/* Takes what both begin and end with off the gap. */
static void
trim (Diff *self, Gap *gap)
{
  while (gap->old_start < gap->old_end && gap->new_start < gap->new_end &&
         self->old[gap->old_start] == self->new[gap->new_start])
    add_common (self, gap->old_start++, gap->new_start++);
  while (gap->old_start < gap->old_end && gap->new_start < gap->new_end &&
         self->old[gap->old_end - 1] == self->new[gap->new_end - 1])
    add_common (self, --gap->old_end, --gap->new_end);
}

/* How often a number stands in each part of the gap, and where last. */
typedef struct
{
  guint n_old;
  guint n_new;
  guint old;
  guint new;
} Place;

/* (element-type DossierCommon): what stands once in both, by its place in the new sequence. */
static GArray *
list_unique (const Diff *self, const Gap *gap)
{
  GArray *unique = g_array_new (FALSE, FALSE, sizeof (DossierCommon));
  g_autoptr (GHashTable) places = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = gap->old_start; i < gap->old_end; i++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (self->old[i]));

      if (place == NULL)
        {
          place = g_new0 (Place, 1);
          g_hash_table_insert (places, GUINT_TO_POINTER (self->old[i]), place);
        }
      place->n_old++;
      place->old = i;
    }
  for (guint i = gap->new_start; i < gap->new_end; i++)
    {
      Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (self->new[i]));

      if (place != NULL)
        place->n_new++;
    }
  for (guint i = gap->new_start; i < gap->new_end; i++)
    {
      const Place *place = g_hash_table_lookup (places, GUINT_TO_POINTER (self->new[i]));

      if (place != NULL && place->n_old == 1 && place->n_new == 1)
        {
          DossierCommon common = { place->old, i };

          g_array_append_val (unique, common);
        }
    }
  return unique;
}

/* The longest run of these that rises in the old sequence too. Fredman, "On computing the length of
 * longest increasing subsequences" (1975): the ends of the best runs of each length, searched by
 * halves. */
static GArray *
keep_rising (const GArray *unique)
{
  GArray           *rising = g_array_new (FALSE, FALSE, sizeof (DossierCommon));
  g_autofree guint *ends = g_new (guint, unique->len + 1);
  g_autofree guint *before = g_new (guint, unique->len + 1);
  guint             longest = 0;

  for (guint i = 0; i < unique->len; i++)
    {
      guint old = g_array_index (unique, DossierCommon, i).old;
      guint low = 0;
      guint high = longest;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (g_array_index (unique, DossierCommon, ends[middle]).old < old)
            low = middle + 1;
          else
            high = middle;
        }
      before[i] = low > 0 ? ends[low - 1] : G_MAXUINT;
      ends[low] = i;
      longest = MAX (longest, low + 1);
    }
  if (longest == 0)
    return rising;
  g_array_set_size (rising, longest);
  for (guint i = ends[longest - 1], n = longest; n > 0; i = before[i], n--)
    g_array_index (rising, DossierCommon, n - 1) = g_array_index (unique, DossierCommon, i);
  return rising;
}

/* The longest common subsequence of a small gap, by the table of Wagner and Fischer (1974). */
static void
fill_small (Diff *self, const Gap *gap)
{
  guint               n_old = gap->old_end - gap->old_start;
  guint               n_new = gap->new_end - gap->new_start;
  gsize               width = (gsize) n_new + 1;
  g_autofree guint16 *table = NULL;

  if (n_old == 0 || n_new == 0 || (gsize) (n_old + 1) * width > MAX_CELLS)
    return;
  table = g_new0 (guint16, (gsize) (n_old + 1) * width);
  for (guint i = n_old; i-- > 0;)
    for (guint j = n_new; j-- > 0;)
      table[i * width + j] = self->old[gap->old_start + i] == self->new[gap->new_start + j]
                                 ? table[(i + 1) * width + j + 1] + 1
                                 : MAX (table[(i + 1) * width + j], table[i * width + j + 1]);
  for (guint i = 0, j = 0; i < n_old && j < n_new;)
    {
      if (self->old[gap->old_start + i] == self->new[gap->new_start + j])
        {
          add_common (self, gap->old_start + i, gap->new_start + j);
          i++;
          j++;
        }
      else if (table[(i + 1) * width + j] >= table[i * width + j + 1])
        i++;
      else
        j++;
    }
}

static int
compare_common (gconstpointer a, gconstpointer b)
{
  const DossierCommon *left = a;
  const DossierCommon *right = b;

  return left->new < right->new ? -1 : left->new > right->new;
}

GArray *
dossier_sequence_diff (const guint32 *old, guint n_old, const guint32 *new, guint n_new)
{
  Diff self = { old, new, g_array_new (FALSE, FALSE, sizeof (DossierCommon)) };
  Gap  whole = { 0, n_old, 0, n_new };
  g_autoptr (GArray) unique = NULL;
  g_autoptr (GArray) fixed = NULL;

  trim (&self, &whole);
  unique = list_unique (&self, &whole);
  fixed = keep_rising (unique);
  for (guint i = 0; i <= fixed->len; i++)
    {
      const DossierCommon *before = i > 0 ? &g_array_index (fixed, DossierCommon, i - 1) : NULL;
      const DossierCommon *after = i < fixed->len ? &g_array_index (fixed, DossierCommon, i) : NULL;
      Gap                  gap = {
                         before != NULL ? before->old + 1 : whole.old_start,
        after != NULL ? after->old : whole.old_end,
        before != NULL ? before->new + 1 : whole.new_start,
        after != NULL ? after->new : whole.new_end,
      };

      trim (&self, &gap);
      fill_small (&self, &gap);
      if (after != NULL)
        add_common (&self, after->old, after->new);
    }
  g_array_sort (self.common, compare_common);
  return self.common;
}
