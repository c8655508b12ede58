/* dossier-reindex.h: recognises again what an older recogniser read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* Called after each text, on the main thread. */
typedef void (*DossierReindexProgress) (guint n_read, guint n_stale, gpointer user_data);

/**
 * dossier_reindex_async:
 * @progress: (nullable) (scope async): with @user_data
 *
 * Reads the texts of all versions whose recogniser was an older one, or which were read quickly
 * only while a closer reading can be had, the latest articles first, one after the other: each is a
 * short transaction of its own, so that whatever else is written comes in between. Names, figures,
 * dates and who said what are found anew; what a person confirmed, made or rejected stays, and
 * rules apply. It is no step of the undo log. Broken off at any point, it goes on there the next
 * time. Where it takes long it is shown as a job.
 */
void dossier_reindex_async (DossierNotebook       *notebook,
                            DossierReindexProgress progress,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data);
/* @n_read: (out) (optional): how many texts were read again, also when it fails */
gboolean dossier_reindex_finish (DossierNotebook *notebook,
                                 GAsyncResult    *result,
                                 guint           *n_read,
                                 GError         **error);

G_END_DECLS
