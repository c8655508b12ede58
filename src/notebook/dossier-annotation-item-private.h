/* dossier-annotation-item-private.h: how a reading makes the items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-annotation-item.h"
#include "store/dossier-annotations.h"

G_BEGIN_DECLS

/* Takes the record. */
DossierAnnotationItem *dossier_annotation_item_new (DossierAnnotation *record);
/* Whether the item shows just what @record says. */
gboolean
dossier_annotation_item_shows (DossierAnnotationItem *self, const DossierAnnotation *record);

G_END_DECLS
