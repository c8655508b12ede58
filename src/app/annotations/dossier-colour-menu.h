/* dossier-colour-menu.h: the five colours by name, to choose one of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-highlight-names.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_colour_menu_new:
 * @action: gets the colour as a string ("yellow")
 *
 * A button for each colour, and one that asks for other names (win.rename-colours).
 */
GtkWidget *dossier_colour_menu_new (const char *action);
/* Shows what the colours are called in the notebook now. */
void dossier_colour_menu_update (GtkWidget *menu, DossierNotebook *notebook);

G_END_DECLS
