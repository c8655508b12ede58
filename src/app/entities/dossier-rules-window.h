/* dossier-rules-window.h: all corrections that are remembered, to be looked through and withdrawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_RULES_WINDOW (dossier_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierRulesWindow, dossier_rules_window, DOSSIER, RULES_WINDOW, AdwWindow)

/**
 * DossierRulesWindow:
 *
 * Signals: "open-article" (int64 id); "undo", "redo": the reader pressed the key, or the button of
 * the news; "failed" (GError).
 */
GtkWidget *dossier_rules_window_new (GtkWindow *parent, DossierNotebook *notebook);

G_END_DECLS
