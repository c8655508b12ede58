/* dossier-recogniser.h: finds people, places, organisations, figures and dates; the seam that every
 * recogniser stands behind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

typedef struct _DossierRecogniser DossierRecogniser;

/* Raise by two when the same text would be recognised differently: the notebook stores it with each
 * version and knows which ones to read again. One more stands for a refined reading. */
#define DOSSIER_RECOGNISER_REVISION 6

/**
 * dossier_recogniser_new:
 * @model: (nullable): contents of names.model
 * @gazetteer: (nullable): contents of places.gazetteer
 * @error: DOSSIER_CORE_ERROR_BAD_DATA
 *
 * Without a model no people and organisations are found, without a gazetteer no places; figures
 * and dates are always found.
 *
 * Returns: (transfer full) (nullable): immutable after this, usable from many threads at once
 */
DossierRecogniser *dossier_recogniser_new (GBytes *model, GBytes *gazetteer, GError **error);

/**
 * dossier_recogniser_new_refined:
 * @quick: with a model of names
 * @encoder: contents of names.encoder; kept
 * @error: DOSSIER_CORE_ERROR_BAD_DATA
 *
 * Finds the same and more of the names, at a small part of the speed: for what runs in the
 * background after @quick.
 *
 * Returns: (transfer full) (nullable): immutable after this, usable from many threads at once
 */
DossierRecogniser *
dossier_recogniser_new_refined (DossierRecogniser *quick, GBytes *encoder, GError **error);

/* What is stored with mentions that it found: DOSSIER_RECOGNISER_REVISION, or one more. */
guint dossier_recogniser_get_revision (const DossierRecogniser *self);

DossierRecogniser *dossier_recogniser_ref (DossierRecogniser *self);
void               dossier_recogniser_unref (DossierRecogniser *self);

/**
 * dossier_recogniser_run:
 * @text: (array length=length): valid UTF-8, blocks joined by newlines
 * @length: bytes
 * @published: (nullable): ISO 8601; what "on Friday" is resolved against
 *
 * Linear in the length; never fails: odd text has fewer mentions. Mentions of the same kind
 * never overlap; a name may stand inside a figure's counted noun phrase.
 *
 * Returns: (transfer full) (element-type DossierMention): by start, then by end
 */
GPtrArray *dossier_recogniser_run (const DossierRecogniser *self,
                                   const char              *text,
                                   gsize                    length,
                                   const char              *published);

/**
 * dossier_recogniser_run_in_language:
 * @language: (nullable): BCP 47, as the page declares it
 *
 * As dossier_recogniser_run(), with numbers as the language prints them: "1.200".
 *
 * Returns: (transfer full) (element-type DossierMention): by start, then by end
 */
GPtrArray *dossier_recogniser_run_in_language (const DossierRecogniser *self,
                                               const char              *text,
                                               gsize                    length,
                                               const char              *published,
                                               const char              *language);

/* All places of the world of that name, see dossier_gazetteer_lookup (); none without a gazetteer.
 */
guint dossier_recogniser_list_places (const DossierRecogniser *self,
                                      const char              *name,
                                      DossierGazetteerEntry   *entries,
                                      guint                    n_entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecogniser, dossier_recogniser_unref)

G_END_DECLS
