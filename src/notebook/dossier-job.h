/* dossier-job.h: long work as a person sees it: what, how far, how it ended, and a way to stop it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_JOB_RUNNING,
  DOSSIER_JOB_DONE,
  DOSSIER_JOB_FAILED,
} DossierJobState;

#define DOSSIER_TYPE_JOB (dossier_job_get_type ())
G_DECLARE_FINAL_TYPE (DossierJob, dossier_job, DOSSIER, JOB, GObject)

/* Properties: "title" (string), "state" (int), "fraction" (double, -1 when unknown),
 * "error-message" (string). */
DossierJob     *dossier_job_new (const char *title);
const char     *dossier_job_get_title (DossierJob *self);
DossierJobState dossier_job_get_state (DossierJob *self);
double          dossier_job_get_fraction (DossierJob *self);
const GError   *dossier_job_get_error (DossierJob *self);
/* Cancelled by whoever shows the job. (transfer none) */
GCancellable *dossier_job_get_cancellable (DossierJob *self);
void          dossier_job_set_fraction (DossierJob *self, double fraction);
/* Ends it: with @error (copied) as failed, without as done. */
void dossier_job_end (DossierJob *self, const GError *error);

G_END_DECLS
