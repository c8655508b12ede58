/* dossier-shortcuts-window.h: every key the app knows, in one window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SHORTCUTS_WINDOW (dossier_shortcuts_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierShortcutsWindow,
                      dossier_shortcuts_window,
                      DOSSIER,
                      SHORTCUTS_WINDOW,
                      AdwWindow)

GtkWidget *dossier_shortcuts_window_new (GtkWindow *parent);

G_END_DECLS
