/* dossier-preferences-window.h: what the reader can set, on five pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_PREFERENCES_WINDOW (dossier_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierPreferencesWindow,
                      dossier_preferences_window,
                      DOSSIER,
                      PREFERENCES_WINDOW,
                      AdwWindow)

/* Whatever is set holds at once, in all windows, and the next time. @notebook is (nullable). */
GtkWidget *dossier_preferences_window_new (GtkWindow *parent, DossierNotebook *notebook);

G_END_DECLS
