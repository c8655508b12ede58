/* dossier-encoder.h: a small network that reads every word in the light of all around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-encoder-file.h"
#include "core/recognise/dossier-tagger-article.h"

G_BEGIN_DECLS

typedef struct _DossierEncoder DossierEncoder;

/**
 * dossier_encoder_new:
 * @bytes: contents of names.encoder; kept, so best a file mapped into memory
 * @error: DOSSIER_CORE_ERROR_BAD_DATA for anything but an undamaged encoder of this version
 *
 * Returns: (transfer full) (nullable): immutable after this, usable from many threads at once
 */
DossierEncoder *dossier_encoder_new (GBytes *bytes, GError **error);
void            dossier_encoder_free (DossierEncoder *self);

/**
 * dossier_encoder_run:
 * @article: the words
 *
 * A transformer (Vaswani and others 2017) reads some sentences at once. Linear in the length, some
 * hundred times slower than the tagger; of very long texts only the beginning is read.
 *
 * Returns: (transfer full): a row of DOSSIER_N_ENCODER_LABELS for each token: the logarithms of the
 *   label's probabilities
 */
float *dossier_encoder_run (const DossierEncoder *self, const DossierTaggerArticle *article);

/* What the row of a token says about a label of the tagger. */
static inline float
dossier_encoder_get_score (const float *row, guint label)
{
  DossierLabel part = dossier_label_get_part (label);

  if (part == DOSSIER_LABEL_OUTSIDE)
    return row[0];
  return row[1 + 2 * dossier_label_get_kind (label) +
             (part == DOSSIER_LABEL_INNER || part == DOSSIER_LABEL_LAST)];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEncoder, dossier_encoder_free)

G_END_DECLS
