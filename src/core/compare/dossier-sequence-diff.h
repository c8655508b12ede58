/* dossier-sequence-diff.h: what two sequences have in common, in order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Elements @old and @new are the same. */
typedef struct
{
  guint old;
  guint new;
} DossierCommon;

/**
 * dossier_sequence_diff:
 * @old: (array length=n_old): elements as numbers; equal elements have equal numbers
 * @new: (array length=n_new): likewise
 *
 * Elements that stand once in both are the fixed points (Cohen's patience diff: the longest rising
 * run of them); between two fixed points the longest common subsequence where that is small enough
 * to work out, else only what both begin and end with. So it takes little more than linear time
 * whatever it is given, and mistakes repeated elements, such as empty lines, for nothing.
 *
 * Returns: (transfer full) (element-type DossierCommon): pairs, rising in both
 */
GArray *dossier_sequence_diff (const guint32 *old, guint n_old, const guint32 *new, guint n_new);

G_END_DECLS
