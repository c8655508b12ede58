/* train-learner.h: learns the weights of one reading of the tagger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tagger-model.h"
#include "train-corpus.h"

G_BEGIN_DECLS

/**
 * TrainWeights:
 * @row_of: of each bucket, its row plus one; 0 for one whose feature is too rare
 * @checks: of each bucket, the check of the feature that has it
 * @weights: by row and label
 * @transitions: the last row is the start
 */
typedef struct
{
  guint32 *row_of;
  guint8  *checks;
  guint32  n_rows;
  float (*weights)[DOSSIER_LABEL_ROW];
  float transitions[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW];
} TrainWeights;

/**
 * TrainOptions:
 * @n_epochs: times that every sentence is seen
 * @n_free_epochs: after these, weights nearer to zero than @min_weight are zero for good, and the
 *   others learn to do without them
 * @rate: of AdaGrad, whose sums start at one
 * @min_count: a feature seen less often is left out
 * @fold: documents whose group leaves this remainder are left out
 * @n_folds: 0 to leave out none
 * @name: what to print before progress
 */
typedef struct
{
  guint       n_epochs;
  guint       n_free_epochs;
  float       rate;
  float       min_weight;
  guint       min_count;
  guint       fold;
  guint       n_folds;
  const char *name;
} TrainOptions;

/**
 * train_learn:
 *
 * Maximises the likelihood of what @documents allow, one sentence after the other in an order that
 * is the same at every run (AdaGrad: Duchi, Hazan and Singer 2011).
 */
TrainWeights *train_learn (const GPtrArray *documents, guint reading, const TrainOptions *options);
void          train_weights_free (TrainWeights *self);

/* Lays the first reading's answers into the article, as the second reading sees them. */
void train_read_first (const TrainWeights *weights, DossierTaggerArticle *article);

G_END_DECLS
