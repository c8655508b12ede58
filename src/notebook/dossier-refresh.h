/* dossier-refresh.h: asks the web for the present state of articles, through the capture queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture-queue.h"

G_BEGIN_DECLS

/**
 * DossierRefreshAddress: an article, and where to ask for it.
 */
typedef struct
{
  gint64 article_id;
  char  *url;
} DossierRefreshAddress;

void dossier_refresh_address_free (DossierRefreshAddress *self);

/**
 * dossier_refresh_list_async:
 * @ids: (element-type gint64) (nullable): of articles; NULL for all of the notebook
 *
 * Which articles can be asked for: pasted texts have no address. An id that is not in the notebook
 * is DOSSIER_STORE_ERROR_NOT_FOUND.
 */
void dossier_refresh_list_async (DossierNotebook    *notebook,
                                 const GArray       *ids,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* (transfer full) (element-type DossierRefreshAddress) */
GPtrArray *
dossier_refresh_list_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

#define DOSSIER_TYPE_REFRESH (dossier_refresh_get_type ())
G_DECLARE_FINAL_TYPE (DossierRefresh, dossier_refresh, DOSSIER, REFRESH, GObject)

/**
 * DossierRefresh::ended:
 * @error: (nullable): why nothing could be asked for
 *
 * All that was wanted has an answer, or waits for a later time, or was stopped. Comes once.
 */

/**
 * DossierRefreshResult:
 * @n_articles: how many were wanted
 * @n_changed: have a new version now
 * @n_same: are as they were
 * @n_failed: could not be had; the capture queue says why
 * @n_later: could not be had now and are tried again later
 * @n_stopped: were taken from the queue before their turn
 * @n_skipped: have no address
 * @changed_id: the article that changed last; 0 for none
 */
typedef struct
{
  guint  n_articles;
  guint  n_changed;
  guint  n_same;
  guint  n_failed;
  guint  n_later;
  guint  n_stopped;
  guint  n_skipped;
  gint64 changed_id;
} DossierRefreshResult;

/* Begins at once. @ids as above. It ends with its last reference; what waits in the queue then goes
 * on by itself. Progress, pausing and stopping are the queue's. */
DossierRefresh *dossier_refresh_new (DossierNotebook *notebook, const GArray *ids);
/* How far it is. */
const DossierRefreshResult *dossier_refresh_get_result (DossierRefresh *self);
/* Whether a row of the capture queue is there for this. */
gboolean dossier_refresh_has_capture (DossierRefresh *self, gint64 capture_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRefreshAddress, dossier_refresh_address_free)

G_END_DECLS
