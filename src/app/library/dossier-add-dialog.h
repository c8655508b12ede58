/* dossier-add-dialog.h: asks for the address or file of an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ADD_DIALOG (dossier_add_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierAddDialog, dossier_add_dialog, DOSSIER, ADD_DIALOG, AdwWindow)

/**
 * DossierAddDialog::submitted:
 * @input: an address, the absolute path of a file that exists, or a text with addresses in it
 *
 * The dialog closes after it. Nonsense is refused beside the field, before.
 */
GtkWidget *dossier_add_dialog_new (GtkWindow *parent);
/* As if @text had been typed; replaces what was there. */
void dossier_add_dialog_set_input (DossierAddDialog *self, const char *text);

G_END_DECLS
