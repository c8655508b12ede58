/* dossier-entity-selection.h: which rows of the entity sidebar are selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-entity-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where the item is; GTK_INVALID_LIST_POSITION when it is not there. @item (nullable). */
guint dossier_entity_selection_find (GtkSelectionModel *model, gpointer item);
/* What is selected but for headings, @first (nullable) before all others. (transfer full)
 * (element-type DossierEntityItem) */
GPtrArray *dossier_entity_selection_list (GtkSelectionModel *model, DossierEntityItem *first);
/* The nearest one below @item that is not selected, else above: there the reader goes on when what
 * is selected leaves its place. (transfer none) (nullable) */
DossierEntityItem *
dossier_entity_selection_find_next (GtkSelectionModel *model, DossierEntityItem *item);
/* The next one below @item (nullable) that the recogniser is unsure of, from the top again after
 * the last; @item itself when it is the only one. (transfer none) (nullable) */
DossierEntityItem *
dossier_entity_selection_find_unsure (GtkSelectionModel *model, DossierEntityItem *item);

G_END_DECLS
