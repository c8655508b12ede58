/* dossier-application.h: the program: one instance, its windows, the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dossier-window.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_APPLICATION (dossier_application_get_type ())
G_DECLARE_FINAL_TYPE (DossierApplication, dossier_application, DOSSIER, APPLICATION, AdwApplication)

/* @flags: besides those that it always has; tests pass G_APPLICATION_NON_UNIQUE. */
DossierApplication *dossier_application_new (GApplicationFlags flags);

/* (transfer none): the window that was used last, or a new one on the usual notebook. */
DossierWindow *dossier_application_present_window (DossierApplication *self);

G_END_DECLS
