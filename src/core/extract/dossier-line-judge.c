/* dossier-line-judge.c: walks each row down every tree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-judge.h"
#include "core/extract/dossier-line-model.h"

#include <math.h>

/* Leaves count in this part of a logit. */
#define LEAF_UNIT (1 / 4096.0)

static int
add_leaves (const DossierLineForest *forest, const gint16 *row)
{
  int sum = 0;

  for (guint tree = 0; tree < forest->n_trees; tree++)
    {
      const DossierLineSplit *splits = forest->splits + tree * forest->n_splits;
      const gint16           *leaves = forest->leaves + tree * (forest->n_splits + 1);
      int                     at = 0;

      while (at >= 0)
        at = row[splits[at].feature] <= splits[at].threshold ? splits[at].below : splits[at].above;
      sum += leaves[~at];
    }
  return sum;
}

static guint16
judge_row (const gint16 *row)
{
  int sum = add_leaves (&dossier_line_forest_a, row) + add_leaves (&dossier_line_forest_b, row);

  return lrint (DOSSIER_LINE_CERTAIN / (1 + exp (-sum * LEAF_UNIT)));
}

guint16 *
dossier_line_judge (const DossierLineTable *table)
{
  guint16 *judged = g_new0 (guint16, table->n_rows);

  for (guint i = 0; i < table->n_rows; i++)
    judged[i] = judge_row (table->rows[i]);
  return judged;
}
