/* dossier-application-desktop.h: what the program is to the desktop beside its windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/desktop/dossier-background.h"
#include "app/dossier-application.h"
#include "app/dossier-window.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_APPLICATION_DESKTOP (dossier_application_desktop_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplicationDesktop,
                      dossier_application_desktop,
                      DOSSIER,
                      APPLICATION_DESKTOP,
                      GObject)

/**
 * DossierApplicationDesktop:
 *
 * Search provider, notifications and background of one application, and the actions by which the
 * desktop asks for something. Each of those brings a window forward, makes one where there is none,
 * and waits for its notebook:
 *   app.new-window, app.new-capture, app.show-captures, app.show-feeds
 *   app.open-article (x), app.show-entity (ixs), app.search (s)
 * and a switch, for the preferences:
 *   app.background-feeds (state b)      see DossierBackground; what fails is reported in a window
 */
DossierApplicationDesktop *dossier_application_desktop_new (DossierApplication *application);

/* At the program's start. */
void dossier_application_desktop_start (DossierApplicationDesktop *self);
/* As in GApplication's vfuncs of the same name. */
gboolean dossier_application_desktop_register (DossierApplicationDesktop *self,
                                               GDBusConnection           *connection,
                                               const char                *object_path,
                                               GError                   **error);
void     dossier_application_desktop_unregister (DossierApplicationDesktop *self);
/* At its end: nothing is left that goes on without a window. */
void dossier_application_desktop_rest (DossierApplicationDesktop *self);
/* A new window of the program: its notebook's captures are told of, and what rested goes on. */
void dossier_application_desktop_watch (DossierApplicationDesktop *self, DossierWindow *window);

/**
 * dossier_application_desktop_quit_running:
 *
 * For a program that was started to end the one that runs, in a window or in the background. Waits
 * for its answer; that none runs is no error.
 */
gboolean dossier_application_desktop_quit_running (GError **error);

G_END_DECLS
