/* dossier-job-row.h: one capture or other long work: how far it is, or why it failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-job.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_JOB_ROW (dossier_job_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierJobRow, dossier_job_row, DOSSIER, JOB_ROW, GtkListBoxRow)

/* Signals: "retry" and "dismiss", when the reader asks for them. Cancelling it does itself. */
GtkWidget  *dossier_job_row_new (DossierJob *job);
DossierJob *dossier_job_row_get_job (DossierJobRow *self);

G_END_DECLS
