/* dossier-line-model.h: the trees that tell an article's lines from furniture, as trained.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierLineSplit:
 * @feature: index into a row
 * @threshold: rows with at most this go on at @below, others at @above
 * @below: index of a split, counted from the tree's first, or the complement of a leaf's
 * @above: the same
 */
typedef struct
{
  guint8 feature;
  gint16 threshold;
  gint8  below;
  gint8  above;
} DossierLineSplit;

/**
 * DossierLineForest:
 * @n_trees: how many, each of @n_splits splits and one leaf more
 * @splits: (array): of all trees, one after the other
 * @leaves: (array): what a row that ends in a leaf gets, in 1/4096 of a logit
 */
typedef struct
{
  guint                   n_trees;
  guint                   n_splits;
  const DossierLineSplit *splits;
  const gint16           *leaves;
} DossierLineForest;

/* What both give is added up. */
extern const DossierLineForest dossier_line_forest_a;
extern const DossierLineForest dossier_line_forest_b;

G_END_DECLS
