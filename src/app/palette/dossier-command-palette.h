/* dossier-command-palette.h: everything that can be done now, found by typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_COMMAND_PALETTE (dossier_command_palette_get_type ())
G_DECLARE_FINAL_TYPE (DossierCommandPalette,
                      dossier_command_palette,
                      DOSSIER,
                      COMMAND_PALETTE,
                      AdwWindow)

/* @page: (nullable): what @parent shows; see dossier_commands_find(). */
GtkWidget *dossier_command_palette_new (GtkWindow *parent, GtkWidget *page);

/* What is listed now. (transfer none) (element-type DossierCommand) */
GListModel *dossier_command_palette_get_commands (DossierCommandPalette *self);

G_END_DECLS
