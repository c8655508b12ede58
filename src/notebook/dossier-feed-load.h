/* dossier-feed-load.h: fetches an address and reads what is there as a feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this layer.
 */
#pragma once

#include "core/feed/dossier-feed.h"
#include "net/dossier-fetched.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierFeedLoaded:
 * @feed: (nullable): NULL when nothing has changed, and when it is no feed
 * @problem: (nullable): why it is no feed
 */
typedef struct
{
  DossierFetched *fetched;
  DossierFeed    *feed;
  GError         *problem;
} DossierFeedLoaded;

void dossier_feed_loaded_free (DossierFeedLoaded *self);

/**
 * dossier_feed_load_async:
 * @etag: (nullable): of an earlier answer; with it or @last_modified the request is conditional
 * @last_modified: (nullable)
 *
 * Parsing is done on a worker.
 */
void dossier_feed_load_async (DossierNotebook    *notebook,
                              const char         *url,
                              const char         *etag,
                              const char         *last_modified,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data);
/* (transfer full) (nullable): NULL with an error when it could not be fetched. */
DossierFeedLoaded *dossier_feed_load_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedLoaded, dossier_feed_loaded_free)

G_END_DECLS
