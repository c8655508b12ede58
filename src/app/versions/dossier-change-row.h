/* dossier-change-row.h: shows one line of the list of what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/versions/dossier-change-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHANGE_ROW (dossier_change_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierChangeRow, dossier_change_row, DOSSIER, CHANGE_ROW, GtkWidget)

GtkWidget *dossier_change_row_new (void);
void       dossier_change_row_set_item (DossierChangeRow *self, DossierChangeItem *item);

G_END_DECLS
