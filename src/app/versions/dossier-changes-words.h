/* dossier-changes-words.h: what a comparison of two versions says in a reader's words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-comparison.h"

G_BEGIN_DECLS

/* "2 passages changed, 1 added"; "Nothing has changed". (transfer full) */
char *dossier_changes_words_dup_passages (DossierComparison *comparison);
/* The same with the first figures that changed and with what became of the annotations:
 * "2 passages changed · 11 → 14 people · 1 note has lost its passage". (transfer full) */
char *dossier_changes_words_dup_summary (DossierComparison *comparison);
/* "11 → 14 people", "14 people". (transfer full) */
char *dossier_changes_words_dup_figure (const DossierFigureChange *change);
/* "Changed", "New", "Gone", "Moved". */
const char *dossier_changes_words_get_kind (DossierDiffKind kind);
/* What became of an annotation. */
const char *dossier_changes_words_get_anchor (DossierAnchorResult anchor);

G_END_DECLS
