/* dossier-change-set.c: what one transaction changed, for those who show it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-change-set.h"

G_DEFINE_BOXED_TYPE (DossierChangeSet,
                     dossier_change_set,
                     dossier_change_set_copy,
                     dossier_change_set_free)

DossierChangeSet *
dossier_change_set_new (void)
{
  DossierChangeSet *self = g_new0 (DossierChangeSet, 1);

  self->article_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return self;
}

DossierChangeSet *
dossier_change_set_copy (const DossierChangeSet *self)
{
  DossierChangeSet *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = dossier_change_set_new ();
  dossier_change_set_merge (copy, self);

  return copy;
}

void
dossier_change_set_free (DossierChangeSet *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->article_ids);
  g_free (self);
}

/* Where @article_id stands among the ids, or would stand: they are kept in order. */
static guint
find_place (const DossierChangeSet *self, gint64 article_id)
{
  guint low = 0;
  guint high = self->article_ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->article_ids, gint64, middle) < article_id)
        low = middle + 1;
      else
        high = middle;
    }

  return low;
}

/* @article_id may be 0 for a change that belongs to no article. */
void
dossier_change_set_add (DossierChangeSet *self, DossierChangeFlags flags, gint64 article_id)
{
  guint place = 0;

  g_return_if_fail (self != NULL);

  self->flags |= flags;
  if (article_id == 0 || dossier_change_set_has_article (self, article_id))
    return;

  place = find_place (self, article_id);
  g_array_insert_val (self->article_ids, place, article_id);
}

void
dossier_change_set_merge (DossierChangeSet *self, const DossierChangeSet *other)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (other != NULL);

  self->flags |= other->flags;
  self->generation = MAX (self->generation, other->generation);
  for (guint i = 0; i < other->article_ids->len; i++)
    dossier_change_set_add (self, 0, g_array_index (other->article_ids, gint64, i));
}

gboolean
dossier_change_set_has_article (const DossierChangeSet *self, gint64 article_id)
{
  guint place = 0;

  g_return_val_if_fail (self != NULL, FALSE);

  place = find_place (self, article_id);

  return place < self->article_ids->len &&
         g_array_index (self->article_ids, gint64, place) == article_id;
}
