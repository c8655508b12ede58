/* dossier-undo-menu.h: the menu items "Undo …" and "Redo …", named by what they would do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* Keeps @section, of a menu, filled with both items, as long as both live. @notebook (nullable)
 * replaces the one followed before. The actions are win.undo and win.redo. */
void dossier_undo_menu_follow (GMenu *section, DossierNotebook *notebook);

G_END_DECLS
