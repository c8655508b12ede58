/* dossier-confirm-dialog.h: asks before many addresses, or those of a text, are captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CONFIRM_DIALOG (dossier_confirm_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierConfirmDialog,
                      dossier_confirm_dialog,
                      DOSSIER,
                      CONFIRM_DIALOG,
                      AdwWindow)

/**
 * DossierConfirmDialog::addresses-chosen:
 *
 * The reader wants the addresses to be captured.
 *
 * DossierConfirmDialog::text-chosen:
 *
 * The reader wants the text that they stand in as an article.
 *
 * The dialog closes after either.
 */

/* A link from another program that asks for several pages. */
GtkWidget *dossier_confirm_dialog_new_for_link (GtkWindow *parent, const char *const *addresses);
/* A text that could be an article with links, or a list with remarks. */
GtkWidget *dossier_confirm_dialog_new_for_text (GtkWindow *parent, const char *const *addresses);

G_END_DECLS
