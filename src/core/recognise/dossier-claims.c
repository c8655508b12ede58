/* dossier-claims.c: finds who said what: the speaker of each figure, statement and quotation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims.h"

#include "core/recognise/dossier-claims-reader.h"

void
dossier_claim_free (DossierClaim *self)
{
  if (self == NULL)
    return;

  dossier_source_free (self->source);
  g_free (self);
}

static int
compare_claims (gconstpointer first, gconstpointer second)
{
  const DossierClaim *a = *(DossierClaim *const *) first;
  const DossierClaim *b = *(DossierClaim *const *) second;

  if (a->content.start != b->content.start)
    return a->content.start < b->content.start ? -1 : 1;
  return a->content.end < b->content.end ? -1 : a->content.end > b->content.end;
}

/* By start; of two that overlap the first stays. */
static void
part_claims (GPtrArray *claims)
{
  guint n = 0;

  g_ptr_array_sort (claims, compare_claims);
  g_ptr_array_set_free_func (claims, NULL);
  for (guint i = 0; i < claims->len; i++)
    {
      DossierClaim *claim = g_ptr_array_index (claims, i);
      DossierClaim *before = n > 0 ? g_ptr_array_index (claims, n - 1) : NULL;

      if (before != NULL && claim->content.start < before->content.end)
        dossier_claim_free (claim);
      else
        claims->pdata[n++] = claim;
    }
  g_ptr_array_set_size (claims, (int) n);
  g_ptr_array_set_free_func (claims, (GDestroyNotify) dossier_claim_free);
}

/* A figure in a claim was given by who made it. */
static void
give_sources (GPtrArray *mentions, const GPtrArray *claims)
{
  guint next = 0;

  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention     *mention = g_ptr_array_index (mentions, i);
      const DossierClaim *claim = NULL;

      while (next < claims->len &&
             ((DossierClaim *) g_ptr_array_index (claims, next))->content.end <=
                 mention->span.start)
        next++;
      g_clear_pointer (&mention->source, dossier_source_free);
      if (next == claims->len || mention->kind != DOSSIER_ENTITY_FIGURE)
        continue;
      claim = g_ptr_array_index (claims, next);
      if (claim->content.start <= mention->span.start && mention->span.end <= claim->content.end)
        mention->source = dossier_source_copy (claim->source);
    }
}

static int
compare_mentions (gconstpointer first, gconstpointer second)
{
  const DossierMention *a = *(DossierMention *const *) first;
  const DossierMention *b = *(DossierMention *const *) second;

  return a->span.start < b->span.start ? -1 : a->span.start > b->span.start;
}

/* Others than the recogniser need not keep them in order. (transfer full) */
static GPtrArray *
sort_mentions (GPtrArray *mentions)
{
  GPtrArray *sorted = g_ptr_array_sized_new (mentions->len);

  for (guint i = 0; i < mentions->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (mentions, i));
  g_ptr_array_sort (sorted, compare_mentions);
  return sorted;
}

GPtrArray *
dossier_claims_find (const char *text, gsize length, GPtrArray *mentions)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_claim_free);
  g_autoptr (GPtrArray) sorted = NULL;

  g_return_val_if_fail (text != NULL || length == 0, claims);
  g_return_val_if_fail (mentions != NULL, claims);

  sorted = sort_mentions (mentions);
  dossier_claims_read (text, length, sorted, claims);
  part_claims (claims);
  give_sources (sorted, claims);
  return claims;
}
