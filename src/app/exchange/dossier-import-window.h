/* dossier-import-window.h: tells what became of the files that were imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/import/dossier-import.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_IMPORT_WINDOW (dossier_import_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierImportWindow, dossier_import_window, DOSSIER, IMPORT_WINDOW, AdwWindow)

GtkWidget *dossier_import_window_new (GtkWindow *parent);
/* Adds what is to be said of one file. */
void dossier_import_window_add_report (DossierImportWindow       *self,
                                       const char                *name,
                                       const DossierImportReport *report);
/* Of one that could not be imported. */
void
dossier_import_window_add_error (DossierImportWindow *self, const char *name, const GError *error);

G_END_DECLS
