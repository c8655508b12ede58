/* dossier-notebook-private.h: what only this layer sees of an open notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-fetcher.h"
#include "notebook/dossier-job.h"
#include "notebook/dossier-notebook.h"
#include "notebook/dossier-workers.h"
#include "store/dossier-store.h"

G_BEGIN_DECLS

DossierStore   *dossier_notebook_get_store (DossierNotebook *self);
DossierFetcher *dossier_notebook_get_fetcher (DossierNotebook *self);
DossierWorkers *dossier_notebook_get_workers (DossierNotebook *self);
/* Lists the job; it leaves the list by itself when it is done, and stays when it failed. */
void dossier_notebook_add_job (DossierNotebook *self, DossierJob *job);

G_END_DECLS
