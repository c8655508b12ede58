/* dossier-tagger.h: a trained model that marks the names in a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-encoder.h"

G_BEGIN_DECLS

typedef struct _DossierTagger DossierTagger;

/**
 * DossierTaggedName:
 * @span: its bytes of the text, as the model sees it: whole words
 * @kind: person, place or organisation
 * @confidence: the least sure of its words, 0 to 1, by the model's marginal probabilities
 */
typedef struct
{
  DossierSpan       span;
  DossierEntityKind kind;
  double            confidence;
} DossierTaggedName;

/**
 * dossier_tagger_new:
 * @bytes: contents of names.model; read once, not kept
 * @error: DOSSIER_CORE_ERROR_BAD_DATA for anything but an undamaged model of this version
 *
 * Returns: (transfer full) (nullable): immutable after this, usable from many threads at once
 */
DossierTagger *dossier_tagger_new (GBytes *bytes, GError **error);

/**
 * dossier_tagger_new_refined:
 * @quick: must outlive it
 * @encoder: must outlive it; what it says of a word is added to what @quick says
 *
 * Returns: (transfer full): better, and about three hundred times slower
 */
DossierTagger      *
dossier_tagger_new_refined (const DossierTagger *quick, const DossierEncoder *encoder);
void dossier_tagger_free (DossierTagger *self);

/**
 * dossier_tagger_run:
 * @gazetteer: (nullable): what the model knows of places by name; the one it was trained with
 * @text: (array length=length): valid UTF-8
 * @length: bytes; what lies past 4 GiB is not read
 *
 * Reads the text twice: each word by its neighbours and by what the same word looks like elsewhere
 * in the text, then again knowing what the first reading made of that word everywhere. Linear in
 * the length, nothing is allocated for a word.
 *
 * Returns: (transfer full) (element-type DossierTaggedName): by start, without overlaps
 */
GArray *dossier_tagger_run (const DossierTagger    *self,
                            const DossierGazetteer *gazetteer,
                            const char             *text,
                            gsize                   length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTagger, dossier_tagger_free)

G_END_DECLS
