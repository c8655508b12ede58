/* dossier-tagger-features.h: what the tagger looks at for each word; the same code trains and
 * reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tagger-article.h"

G_BEGIN_DECLS

/* Part of the model's format: a change to any feature is a new revision. */
#define DOSSIER_FEATURES_REVISION 2

#define DOSSIER_MAX_FEATURES 112

/* A feature is a hash. Its low bits are the bucket in which its weights lie; the next tell it from
 * most others of the same bucket. */
#define DOSSIER_FEATURE_BITS      22
#define DOSSIER_N_FEATURE_BUCKETS (1u << DOSSIER_FEATURE_BITS)

static inline guint32
dossier_feature_get_bucket (guint32 feature)
{
  return feature & (DOSSIER_N_FEATURE_BUCKETS - 1);
}

static inline guint8
dossier_feature_get_check (guint32 feature)
{
  return (guint8) (feature >> DOSSIER_FEATURE_BITS);
}

/* The first reading, and the second, which also sees what the first made of the text. */
#define DOSSIER_N_READINGS 2

/**
 * dossier_tagger_features_fill:
 * @index: of the word in the sentence
 * @reading: 0 or 1
 * @features: (out caller-allocates): room for DOSSIER_MAX_FEATURES
 *
 * Returns: how many were filled in
 */
guint dossier_tagger_features_fill (const DossierTaggerArticle  *article,
                                    const DossierTaggerSentence *sentence,
                                    guint                        index,
                                    guint                        reading,
                                    guint32                     *features);

/**
 * dossier_tagger_features_add_second:
 * @n_features: how many a first reading filled in, or would have
 * @features: room for DOSSIER_MAX_FEATURES
 *
 * Fills in what the second reading sees more, behind the first @n_features.
 *
 * Returns: how many there are then
 */
guint dossier_tagger_features_add_second (const DossierTaggerArticle  *article,
                                          const DossierTaggerSentence *sentence,
                                          guint                        index,
                                          guint                        n_features,
                                          guint32                     *features);

G_END_DECLS
