/* dossier-decided.c: which proposals contradict what a person decided about a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-decided.h"

/* Names exclude one another; a name may stand inside a figure. */
typedef enum
{
  LAYER_NAMES,
  LAYER_FIGURES,
  LAYER_DATES,
  N_LAYERS,
} Layer;

static const Layer layers[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = LAYER_NAMES,       [DOSSIER_ENTITY_PLACE] = LAYER_NAMES,
  [DOSSIER_ENTITY_ORGANISATION] = LAYER_NAMES, [DOSSIER_ENTITY_FIGURE] = LAYER_FIGURES,
  [DOSSIER_ENTITY_DATE] = LAYER_DATES,
};

/* @furthest: the largest end of this span and all before it */
typedef struct
{
  DossierSpan span;
  gsize       furthest;
} Taken;

struct _DossierDecided
{
  GArray     *taken[N_LAYERS]; /* of Taken, by start */
  GHashTable *rejected;        /* set of DossierMention, borrowed */
};

static guint
hash_mention_cb (gconstpointer data)
{
  const DossierMention *mention = data;

  return (guint) (mention->span.start * 31 + mention->span.end * 7 + mention->kind);
}

static gboolean
equal_mentions_cb (gconstpointer a, gconstpointer b)
{
  const DossierMention *left = a;
  const DossierMention *right = b;

  return left->kind == right->kind && left->span.start == right->span.start &&
         left->span.end == right->span.end;
}

static int
compare_starts_cb (gconstpointer a, gconstpointer b)
{
  const Taken *left = a;
  const Taken *right = b;

  return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

static void
note_furthest (GArray *taken)
{
  gsize furthest = 0;

  g_array_sort (taken, compare_starts_cb);
  for (guint i = 0; i < taken->len; i++)
    {
      Taken *entry = &g_array_index (taken, Taken, i);

      furthest = MAX (furthest, entry->span.end);
      entry->furthest = furthest;
    }
}

DossierDecided *
dossier_decided_new (GPtrArray *mentions)
{
  DossierDecided *self = g_new0 (DossierDecided, 1);

  self->rejected = g_hash_table_new (hash_mention_cb, equal_mentions_cb);
  for (guint layer = 0; layer < N_LAYERS; layer++)
    self->taken[layer] = g_array_new (FALSE, TRUE, sizeof (Taken));

  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (mentions, i);
      Taken                       taken = { stored->mention->span, 0 };

      if (stored->origin == DOSSIER_ORIGIN_REJECTED)
        g_hash_table_add (self->rejected, stored->mention);
      else
        g_array_append_val (self->taken[layers[stored->mention->kind]], taken);
    }
  for (guint layer = 0; layer < N_LAYERS; layer++)
    note_furthest (self->taken[layer]);

  return self;
}

void
dossier_decided_free (DossierDecided *self)
{
  if (self == NULL)
    return;

  for (guint layer = 0; layer < N_LAYERS; layer++)
    g_array_unref (self->taken[layer]);
  g_hash_table_unref (self->rejected);
  g_free (self);
}

gboolean
dossier_decided_contradicts (const DossierDecided *self, const DossierMention *proposal)
{
  const GArray *taken = self->taken[layers[proposal->kind]];
  guint         low = 0;
  guint         high = taken->len;

  if (g_hash_table_contains (self->rejected, proposal))
    return TRUE;

  /* The spans that start before the proposal ends: one of them overlaps it if any ends late. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (taken, Taken, middle).span.start < proposal->span.end)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 && g_array_index (taken, Taken, low - 1).furthest > proposal->span.start;
}
