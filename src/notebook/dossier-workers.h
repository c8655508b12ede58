/* dossier-workers.h: the threads that extract and recognise: pure functions over bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierWorkers DossierWorkers;

/* As many threads as cores but one, at least one, so that the window keeps a core for itself. */
DossierWorkers *dossier_workers_new (void);
/* Waits for what runs; what has not begun still runs. */
void dossier_workers_free (DossierWorkers *self);

/**
 * dossier_workers_run:
 * @task: (transfer none): its task data is @work's argument; returned by @work, exactly once
 * @work: runs on a worker; a task that was cancelled before its turn is returned as cancelled
 * instead
 */
void dossier_workers_run (DossierWorkers *self, GTask *task, GTaskThreadFunc work);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierWorkers, dossier_workers_free)

G_END_DECLS
