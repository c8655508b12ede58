/* dossier-line-judge.h: how likely each line of a page belongs to its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-features.h"

G_BEGIN_DECLS

/* A probability of one. */
#define DOSSIER_LINE_CERTAIN 1000

/**
 * dossier_line_judge:
 *
 * Asks a forest of boosted decision trees, made by tools/extract; counts only, no rounding that
 * differs between machines before the last step.
 *
 * Returns: (transfer full) (array length=n_rows): a probability for each row, in 1/1000
 */
guint16 *dossier_line_judge (const DossierLineTable *table);

G_END_DECLS
