/* dossier-export-dialog.h: asks which articles are written, in which format, into how many files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/export/dossier-export.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_EXPORT_DIALOG (dossier_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, DOSSIER, EXPORT_DIALOG, AdwWindow)

typedef enum
{
  DOSSIER_EXPORT_EVERYTHING,
  DOSSIER_EXPORT_LIST,      /* what the library shows */
  DOSSIER_EXPORT_ARTICLE,   /* the one that is open */
  DOSSIER_EXPORT_SELECTION, /* those that are selected in the library */
} DossierExportScope;

/**
 * DossierExportDialog::chosen:
 *
 * The reader has decided; the dialog closes after it.
 */

/* @proposed: of ARTICLE and SELECTION only that is offered, and proposed; neither unless it is. */
GtkWidget          *dossier_export_dialog_new (GtkWindow *parent, DossierExportScope proposed);
DossierExportFormat dossier_export_dialog_get_format (DossierExportDialog *self);
DossierExportScope  dossier_export_dialog_get_scope (DossierExportDialog *self);
/* Whether each article gets a file of its own. */
gboolean dossier_export_dialog_wants_folder (DossierExportDialog *self);

G_END_DECLS
