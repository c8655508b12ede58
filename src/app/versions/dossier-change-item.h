/* dossier-change-item.h: one line of the list of what changed between two versions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-comparison.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHANGE_ITEM (dossier_change_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierChangeItem, dossier_change_item, DOSSIER, CHANGE_ITEM, GObject)

/* Whether it heads the lines below it, instead of telling of a change. */
gboolean    dossier_change_item_is_heading (DossierChangeItem *self);
const char *dossier_change_item_get_title (DossierChangeItem *self);
/* What happened, in a word or a few; "" for headings. */
const char     *dossier_change_item_get_detail (DossierChangeItem *self);
DossierDiffKind dossier_change_item_get_kind (DossierChangeItem *self);
/* Where to find it; returns whether that is a passage of the new text, else of the old one. */
gboolean dossier_change_item_get_place (DossierChangeItem *self, DossierSpan *span);

/* (transfer full) (element-type DossierChangeItem): figures, names, annotations, passages, each
 * under its heading. */
GListModel *dossier_change_item_list (DossierComparison *comparison);

G_END_DECLS
