/* dossier-notebook-private.h: what only this layer sees of an open notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-fetcher.h"
#include "notebook/dossier-extractor.h"
#include "notebook/dossier-job.h"
#include "notebook/dossier-notebook.h"
#include "notebook/dossier-recognisers.h"
#include "notebook/dossier-workers.h"
#include "store/dossier-store.h"

G_BEGIN_DECLS

DossierStore     *dossier_notebook_get_store (DossierNotebook *self);
DossierFetcher   *dossier_notebook_get_fetcher (DossierNotebook *self);
DossierExtractor *dossier_notebook_get_extractor (DossierNotebook *self);
/* For tests: fetches that start later go through @fetcher. */
void                dossier_notebook_set_fetcher (DossierNotebook *self, DossierFetcher *fetcher);
DossierWorkers     *dossier_notebook_get_workers (DossierNotebook *self);
DossierRecognisers *dossier_notebook_get_recognisers (DossierNotebook *self);
/* Article's id → DossierReadingPlace; only for dossier-reading-places. */
GHashTable *dossier_notebook_get_unwritten_places (DossierNotebook *self);
/* Lists the job; it leaves the list by itself when it is done, and stays when it failed. */
void dossier_notebook_add_job (DossierNotebook *self, DossierJob *job);
/* Hands a store job's outcome to the task of a public call, its @user_data (transfer full): the
 * task's value is the job's result, whose data stays with it. */
void dossier_notebook_job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);

G_END_DECLS
