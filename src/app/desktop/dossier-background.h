/* dossier-background.h: feeds are asked while no window is open, if reader and desktop agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/desktop/dossier-news.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_BACKGROUND (dossier_background_get_type ())
G_DECLARE_FINAL_TYPE (DossierBackground, dossier_background, DOSSIER, BACKGROUND, GObject)

/**
 * DossierBackground:is-on: (readonly)
 *
 * Whether the program goes on without a window to ask the feeds of the app's own notebook, and
 * starts with the session to do so. Kept in the settings; off until the reader turns it on.
 *
 * DossierBackground:is-asking: (readonly)
 *
 * The desktop is being asked for leave.
 */

/* @application: (unowned), kept running while it is on. */
DossierBackground *dossier_background_new (GApplication *application, DossierNews *news);

/* Begins, where the settings say so: when the program has started, and again after a rest. */
void dossier_background_start (DossierBackground *self);
/* The reader quits: nothing goes on, and nothing keeps the program running, until it is started
 * again. What the reader switched on stays so. */
void     dossier_background_rest (DossierBackground *self);
gboolean dossier_background_is_on (DossierBackground *self);

/**
 * dossier_background_set_on_async:
 *
 * Turning it on asks the desktop through its Background portal, and only its leave makes it so.
 * Turning it off always succeeds. Errors of the other half: %G_IO_ERROR_PERMISSION_DENIED where the
 * desktop or the reader says no, %G_IO_ERROR_NOT_SUPPORTED where there is no such portal.
 */
void dossier_background_set_on_async (DossierBackground  *self,
                                      gboolean            is_on,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean
dossier_background_set_on_finish (DossierBackground *self, GAsyncResult *result, GError **error);

G_END_DECLS
