/* dossier-colours-dialog.h: asks what the five colours are to be called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-highlight-names.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_COLOURS_DIALOG (dossier_colours_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierColoursDialog,
                      dossier_colours_dialog,
                      DOSSIER,
                      COLOURS_DIALOG,
                      AdwWindow)

/* A name is kept when its row is left or Enter is pressed; an empty one gives the colour its own
 * name back. */
GtkWidget *dossier_colours_dialog_new (GtkWindow *parent, DossierNotebook *notebook);

G_END_DECLS
