/* dossier-name-dialog.h: asks for a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NAME_DIALOG (dossier_name_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierNameDialog, dossier_name_dialog, DOSSIER, NAME_DIALOG, AdwWindow)

/**
 * DossierNameDialog:
 *
 * Signals: "name-typed" (string): at every change, for a hint; "named" (string), after which the
 * dialog closes. A name that is empty, or the one that was there, cannot be given.
 */
GtkWidget *dossier_name_dialog_new (GtkWindow *parent, const char *title, const char *button);
/* What stands in the field at first, all of it selected. @old (nullable): the name that is no
 * answer. */
void dossier_name_dialog_set_name (DossierNameDialog *self, const char *name, const char *old);
/* @remark (nullable): what follows from the name, below the field. */
void dossier_name_dialog_set_remark (DossierNameDialog *self, const char *remark);
/* Offers to say so; whether it is said. */
void     dossier_name_dialog_set_here_only (DossierNameDialog *self, gboolean is_here_only);
gboolean dossier_name_dialog_is_here_only (DossierNameDialog *self);

G_END_DECLS
