/* dossier-subscribe-dialog.h: asks for a site, shows its feeds, and subscribes to those chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_SUBSCRIBE_DIALOG (dossier_subscribe_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierSubscribeDialog,
                      dossier_subscribe_dialog,
                      DOSSIER,
                      SUBSCRIBE_DIALOG,
                      AdwWindow)

/**
 * DossierSubscribeDialog::subscribed:
 * @feed_id: (type gint64): the first of the feeds
 *
 * They are in the notebook and are being asked for news. The dialog closes after it.
 */
GtkWidget *dossier_subscribe_dialog_new (GtkWindow *parent, DossierNotebook *notebook);
/* As if @text had been typed; replaces what was there. */
void dossier_subscribe_dialog_set_input (DossierSubscribeDialog *self, const char *text);

G_END_DECLS
