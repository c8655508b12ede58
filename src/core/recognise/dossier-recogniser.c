/* dossier-recogniser.c: finds people, places, organisations, figures and dates; the seam that every
 * recogniser stands behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-recogniser.h"
#include "core/recognise/dossier-dates.h"
#include "core/recognise/dossier-figures-currency.h"
#include "core/recognise/dossier-figures.h"
#include "core/recognise/dossier-names.h"
#include "core/recognise/dossier-places.h"

#include <string.h>

/**
 * @quick: (nullable): that this one refines: its @gazetteer is borrowed
 * @encoder: (nullable): with @quick
 */
struct _DossierRecogniser
{
  gatomicrefcount    n_references;
  DossierTagger     *tagger;
  DossierGazetteer  *gazetteer;
  DossierRecogniser *quick;
  DossierEncoder    *encoder;
};

DossierRecogniser *
dossier_recogniser_new (GBytes *model, GBytes *gazetteer, GError **error)
{
  g_autoptr (DossierRecogniser) self = g_new0 (DossierRecogniser, 1);

  g_atomic_ref_count_init (&self->n_references);
  if (model != NULL && (self->tagger = dossier_tagger_new (model, error)) == NULL)
    return NULL;
  if (gazetteer != NULL && (self->gazetteer = dossier_gazetteer_new (gazetteer, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

DossierRecogniser *
dossier_recogniser_new_refined (DossierRecogniser *quick, GBytes *encoder, GError **error)
{
  g_autoptr (DossierRecogniser) self = NULL;

  g_return_val_if_fail (quick != NULL && quick->tagger != NULL, NULL);
  g_return_val_if_fail (encoder != NULL, NULL);

  self = g_new0 (DossierRecogniser, 1);
  g_atomic_ref_count_init (&self->n_references);
  self->quick = dossier_recogniser_ref (quick);
  self->gazetteer = quick->gazetteer;
  self->encoder = dossier_encoder_new (encoder, error);
  if (self->encoder == NULL)
    return NULL;
  self->tagger = dossier_tagger_new_refined (quick->tagger, self->encoder);
  return g_steal_pointer (&self);
}

guint
dossier_recogniser_get_revision (const DossierRecogniser *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return DOSSIER_RECOGNISER_REVISION + (self->encoder != NULL ? 1 : 0);
}

DossierRecogniser *
dossier_recogniser_ref (DossierRecogniser *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->n_references);
  return self;
}

void
dossier_recogniser_unref (DossierRecogniser *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_references))
    return;
  dossier_tagger_free (self->tagger);
  dossier_encoder_free (self->encoder);
  if (self->quick == NULL)
    dossier_gazetteer_free (self->gazetteer);
  g_clear_pointer (&self->quick, dossier_recogniser_unref);
  g_free (self);
}

/* By start, then by end, then by kind, so that the order never depends on how they were found. */
static int
compare_mentions (gconstpointer first, gconstpointer second)
{
  const DossierMention *a = *(DossierMention *const *) first;
  const DossierMention *b = *(DossierMention *const *) second;

  if (a->span.start != b->span.start)
    return a->span.start < b->span.start ? -1 : 1;
  if (a->span.end != b->span.end)
    return a->span.end < b->span.end ? -1 : 1;
  return (int) a->kind - (int) b->kind;
}

static GPtrArray *
new_mentions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
}

static DossierMention *
get_mention (const GPtrArray *mentions, guint index)
{
  return g_ptr_array_index (mentions, index);
}

/* Moves all of @from behind what is in @mentions. */
static void
take_mentions (GPtrArray *mentions, GPtrArray *from)
{
  g_ptr_array_set_free_func (from, NULL);
  for (guint i = 0; i < from->len; i++)
    g_ptr_array_add (mentions, get_mention (from, i));
}

/* Moves the names but for those in dates: "May 2021" names nobody. Both are by start. */
static void
take_names (GPtrArray *mentions, GPtrArray *names, const GPtrArray *dates)
{
  guint next = 0;

  g_ptr_array_set_free_func (names, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      DossierMention *name = get_mention (names, i);

      while (next < dates->len && get_mention (dates, next)->span.end <= name->span.start)
        next++;
      if (next < dates->len && get_mention (dates, next)->span.start <= name->span.start &&
          name->span.end <= get_mention (dates, next)->span.end)
        dossier_mention_free (name);
      else
        g_ptr_array_add (mentions, name);
    }
}

GPtrArray *
dossier_recogniser_run (const DossierRecogniser *self,
                        const char              *text,
                        gsize                    length,
                        const char              *published)
{
  return dossier_recogniser_run_in_language (self, text, length, published, NULL);
}

GPtrArray *
dossier_recogniser_run_in_language (const DossierRecogniser *self,
                                    const char              *text,
                                    gsize                    length,
                                    const char              *published,
                                    const char              *language)
{
  g_autoptr (GPtrArray) names = new_mentions ();
  g_autoptr (GPtrArray) figures = new_mentions ();
  g_autoptr (GPtrArray) dates = new_mentions ();
  GPtrArray *mentions = new_mentions ();

  g_return_val_if_fail (self != NULL, mentions);
  g_return_val_if_fail (text != NULL || length == 0, mentions);

  dossier_names_find (self->tagger, self->gazetteer, text, length, names);
  if (self->gazetteer != NULL)
    dossier_places_resolve (self->gazetteer, text, length, names);
  dossier_figures_find_in_language (text, length, language, figures);
  dossier_figures_settle_currency (text, length, names, figures);
  dossier_dates_find (text, length, published, dates);
  take_names (mentions, names, dates);
  take_mentions (mentions, figures);
  take_mentions (mentions, dates);
  g_ptr_array_sort (mentions, compare_mentions);
  return mentions;
}

guint
dossier_recogniser_list_places (const DossierRecogniser *self,
                                const char              *name,
                                DossierGazetteerEntry   *entries,
                                guint                    n_entries)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (name != NULL, 0);

  if (self->gazetteer == NULL)
    return 0;
  return dossier_gazetteer_lookup (self->gazetteer, name, strlen (name), entries, n_entries);
}
