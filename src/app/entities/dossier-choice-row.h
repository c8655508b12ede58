/* dossier-choice-row.h: one line of a correction's dialog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/entities/dossier-choice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHOICE_ROW (dossier_choice_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierChoiceRow, dossier_choice_row, DOSSIER, CHOICE_ROW, GtkWidget)

GtkWidget *dossier_choice_row_new (void);
void       dossier_choice_row_set_choice (DossierChoiceRow *self, DossierChoice *choice);

G_END_DECLS
