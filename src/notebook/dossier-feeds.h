/* dossier-feeds.h: the feeds that the reader subscribed to, and when they are asked what is new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-feed-item.h"
#include "notebook/dossier-live-list.h"

G_BEGIN_DECLS

/* Feeds that are asked at once; of one host the fetcher asks fewer. */
#define DOSSIER_FEEDS_AT_ONCE 8

#define DOSSIER_TYPE_FEEDS (dossier_feeds_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeeds, dossier_feeds, DOSSIER, FEEDS, DossierLiveList)

/**
 * DossierFeeds:
 *
 * A #GListModel of #DossierFeedItem by name, which follows the notebook; the same feed is always
 * the same object. Properties: "n-new" (uint: entries that wait, of all feeds), "n-refreshing"
 * (uint: feeds that are being asked, or wait for their turn).
 */

/* The feeds of @self; made by the first call. (transfer none) */
DossierFeeds *dossier_notebook_get_feeds (DossierNotebook *self);

/* Whether the notebook has been asked which feeds there are. */
gboolean dossier_feeds_is_loaded (DossierFeeds *self);
guint    dossier_feeds_get_n_new (DossierFeeds *self);
guint    dossier_feeds_get_n_refreshing (DossierFeeds *self);
/* (transfer none) (nullable) */
DossierFeedItem *dossier_feeds_find (DossierFeeds *self, gint64 id);

/* From now on feeds are asked when it is their time, new ones at once; while there is no network,
 * later. */
void dossier_feeds_start (DossierFeeds *self);
/* Asks this one now. Errors are kept with the feed. */
void dossier_feeds_refresh (DossierFeeds *self, DossierFeedItem *item);
/* Asks all now, listed as one job of the notebook, which can be cancelled. */
void dossier_feeds_refresh_all (DossierFeeds *self);
/**
 * dossier_feeds_refresh_async:
 *
 * Asks one and waits for the answer.
 *
 * Finish returns: how many entries are new; -1 with the feed's error, which is kept
 */
void dossier_feeds_refresh_async (DossierFeeds       *self,
                                  gint64              id,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
int  dossier_feeds_refresh_finish (DossierFeeds *self, GAsyncResult *result, GError **error);

/* For tests: Unix time in milliseconds; and looks at once whether a feed's time has come, whatever
 * is said of the network. */
typedef gint64 (*DossierFeedsClock) (gpointer data);
void dossier_feeds_set_clock (DossierFeeds *self, DossierFeedsClock clock, gpointer data);
void dossier_feeds_wake (DossierFeeds *self);

G_END_DECLS
