/* dossier-backups-dialog.h: the copies of a notebook: makes one, goes back to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_BACKUPS_DIALOG (dossier_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierBackupsDialog,
                      dossier_backups_dialog,
                      DOSSIER,
                      BACKUPS_DIALOG,
                      AdwWindow)

/**
 * DossierBackupsDialog::chosen:
 * @path: of the backup that is to take the notebook's place; the reader was asked twice
 */

/* @notebook: (nullable): none while it cannot be opened; then no backup can be made
 * @path: of the notebook */
GtkWidget *
dossier_backups_dialog_new (GtkWindow *parent, DossierNotebook *notebook, const char *path);

G_END_DECLS
