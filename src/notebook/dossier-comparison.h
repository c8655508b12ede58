/* dossier-comparison.h: two versions of an article side by side: what changed, and what became of
 * the annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/anchor/dossier-selector.h"
#include "core/compare/dossier-version-diff.h"
#include "core/extract/dossier-document.h"
#include "notebook/dossier-annotation-item.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMPARISON (dossier_comparison_get_type ())
G_DECLARE_FINAL_TYPE (DossierComparison, dossier_comparison, DOSSIER, COMPARISON, GObject)

/**
 * DossierComparedVersion: one of the article's versions.
 * @fetched: Unix time in milliseconds
 */
typedef struct
{
  guint  number;
  gint64 fetched;
} DossierComparedVersion;

/**
 * DossierCarriedNote: an annotation that the old version has.
 * @item: as it stands in the new version
 * @old_span: where it stands in the old one
 * @anchor: how it was found in the new one; DOSSIER_ANCHOR_ORPHAN: not at all
 */
typedef struct
{
  DossierAnnotationItem *item;
  DossierSpan            old_span;
  DossierAnchorResult    anchor;
} DossierCarriedNote;

#define DOSSIER_N_ANCHORS 3

/**
 * dossier_comparison_open_async:
 * @old_number: 0 for the one before the new one
 * @new_number: 0 for the current one
 *
 * Reads both and compares them off the main thread. An old number that is higher than the new one
 * compares backwards. Errors: DOSSIER_STORE_ERROR_NOT_FOUND, …
 */
void               dossier_comparison_open_async (DossierNotebook    *notebook,
                                                  gint64              article_id,
                                                  guint               old_number,
                                                  guint               new_number,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);
DossierComparison *dossier_comparison_open_finish (GAsyncResult *result, GError **error);

gint64 dossier_comparison_get_article_id (DossierComparison *self);
guint  dossier_comparison_get_old_number (DossierComparison *self);
guint  dossier_comparison_get_new_number (DossierComparison *self);
/* (element-type DossierComparedVersion) (transfer none): all there are, the first one first. */
const GArray          *dossier_comparison_get_versions (DossierComparison *self);
const DossierDocument *dossier_comparison_get_old_document (DossierComparison *self);
const DossierDocument *dossier_comparison_get_new_document (DossierComparison *self);
/* (transfer none) */
const DossierVersionDiff *dossier_comparison_get_diff (DossierComparison *self);
/* (element-type DossierCarriedNote) (transfer none): by their places in the old version. */
const GArray *dossier_comparison_get_notes (DossierComparison *self);
/* How many of them were found so. */
guint dossier_comparison_count_notes (DossierComparison *self, DossierAnchorResult anchor);

G_END_DECLS
