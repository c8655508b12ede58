/* dossier-jobs-bar.h: a quiet bar at the foot of the window about captures under way or failed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-job.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_JOBS_BAR (dossier_jobs_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierJobsBar, dossier_jobs_bar, DOSSIER, JOBS_BAR, GtkWidget)

/* Signal "retry" (DossierJob): the reader wants a failed one done again; it has left the bar. */
GtkWidget *dossier_jobs_bar_new (void);
/* @notebook: (nullable): whose jobs to show */
void dossier_jobs_bar_set_notebook (DossierJobsBar *self, DossierNotebook *notebook);
/* Whether a job that failed with this very message is on show. */
gboolean dossier_jobs_bar_shows_error (DossierJobsBar *self, const GError *error);

G_END_DECLS
