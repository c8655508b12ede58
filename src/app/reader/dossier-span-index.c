/* dossier-span-index.c: tells which of many spans cover an offset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-span-index.h"

/* @reach: the furthest end in the part of the array whose middle this entry is. */
typedef struct
{
  DossierSpan span;
  guint       position;
  gsize       reach;
} Entry;

struct _DossierSpanIndex
{
  Entry *entries;
  guint  n_entries;
};

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a;
  const Entry *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  if (left->span.end != right->span.end)
    return left->span.end > right->span.end ? -1 : 1;
  return left->position < right->position ? -1 : left->position > right->position;
}

static gsize
set_reach (Entry *entries, guint from, guint to)
{
  guint middle = from + (to - from) / 2;
  gsize reach;

  if (from == to)
    return 0;
  reach = MAX (set_reach (entries, from, middle), set_reach (entries, middle + 1, to));
  entries[middle].reach = MAX (entries[middle].span.end, reach);
  return entries[middle].reach;
}

DossierSpanIndex *
dossier_span_index_new (const GArray *spans)
{
  DossierSpanIndex *self = g_new0 (DossierSpanIndex, 1);
  GArray           *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), spans->len);

  for (guint i = 0; i < spans->len; i++)
    {
      Entry entry = { .span = g_array_index (spans, DossierSpan, i), .position = i };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  self->n_entries = entries->len;
  self->entries = (gpointer) g_array_free (entries, FALSE);
  set_reach (self->entries, 0, self->n_entries);
  return self;
}

void
dossier_span_index_free (DossierSpanIndex *self)
{
  if (self == NULL)
    return;
  g_free (self->entries);
  g_free (self);
}

static void
find_in (const DossierSpanIndex *self, guint from, guint to, DossierSpan range, GArray *found)
{
  guint        middle = from + (to - from) / 2;
  const Entry *entry = &self->entries[middle];

  if (from == to || entry->reach <= range.start)
    return;
  find_in (self, from, middle, range, found);
  if (entry->span.start >= range.end)
    return;
  if (entry->span.end > range.start)
    g_array_append_val (found, entry->position);
  find_in (self, middle + 1, to, range, found);
}

void
dossier_span_index_find (const DossierSpanIndex *self, DossierSpan range, GArray *found)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (found != NULL);

  if (range.end == range.start)
    range.end++;
  find_in (self, 0, self->n_entries, range, found);
}

static void
find_shortest (const DossierSpanIndex *self,
               guint                   from,
               guint                   to,
               gsize                   offset,
               const Entry           **shortest)
{
  guint        middle = from + (to - from) / 2;
  const Entry *entry = &self->entries[middle];

  if (from == to || entry->reach <= offset)
    return;
  find_shortest (self, from, middle, offset, shortest);
  if (entry->span.start > offset)
    return;
  if (entry->span.end > offset &&
      (*shortest == NULL ||
       entry->span.end - entry->span.start < (*shortest)->span.end - (*shortest)->span.start))
    *shortest = entry;
  find_shortest (self, middle + 1, to, offset, shortest);
}

gboolean
dossier_span_index_find_innermost (const DossierSpanIndex *self, gsize offset, guint *position)
{
  const Entry *shortest = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  find_shortest (self, 0, self->n_entries, offset, &shortest);
  if (shortest == NULL)
    return FALSE;
  *position = shortest->position;
  return TRUE;
}
