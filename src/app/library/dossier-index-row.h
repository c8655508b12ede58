/* dossier-index-row.h: a name and in how many articles it is: a tag, a person, a place …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-index.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDEX_ROW (dossier_index_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndexRow, dossier_index_row, DOSSIER, INDEX_ROW, GtkWidget)

GtkWidget *dossier_index_row_new (void);
/* @item: (nullable): what to show and follow. The parent, a list's row, is named by it. */
void dossier_index_row_set_item (DossierIndexRow *self, DossierIndexItem *item);

/* @icon_name: (nullable): before the name */
void dossier_index_row_set_icon_name (DossierIndexRow *self, const char *icon_name);

G_END_DECLS
