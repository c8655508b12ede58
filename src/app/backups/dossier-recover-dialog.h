/* dossier-recover-dialog.h: asks before a damaged notebook is recovered, and tells what was saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-recovery.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_RECOVER_DIALOG (dossier_recover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierRecoverDialog,
                      dossier_recover_dialog,
                      DOSSIER,
                      RECOVER_DIALOG,
                      AdwWindow)

/**
 * DossierRecoverDialog::wanted:
 *
 * The reader wants it: from now on the dialog shows that it is being done, and cannot be closed
 * until dossier_recover_dialog_tell ().
 */

GtkWidget *dossier_recover_dialog_new (GtkWindow *parent);
/* @recovered: (nullable): NULL when it failed because of @error */
void dossier_recover_dialog_tell (DossierRecoverDialog   *self,
                                  const DossierRecovered *recovered,
                                  const GError           *error);

G_END_DECLS
