/* dossier-feed-item.h: one feed that the reader subscribed to, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_ITEM (dossier_feed_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedItem, dossier_feed_item, DOSSIER, FEED_ITEM, GObject)

/* Properties: "id" (int64), "title" (what the reader knows it by), "url", "site-url", "folder",
 * "is-automatic", "interval" (uint: seconds between two refreshes, 0 for only by hand), "n-new"
 * (uint: entries that wait), "fetched" (Unix ms of the last refresh that went well, 0 for none),
 * "next-refresh" (Unix ms), "is-stopped" (the feed has ended), "error-message" (of the last
 * refresh; NULL when it went well), "is-refreshing". */
gint64      dossier_feed_item_get_id (DossierFeedItem *self);
const char *dossier_feed_item_get_title (DossierFeedItem *self);
/* (nullable): the name that the reader gave it. */
const char *dossier_feed_item_get_name (DossierFeedItem *self);
/* (nullable): what it calls itself. */
const char   *dossier_feed_item_get_own_title (DossierFeedItem *self);
const char   *dossier_feed_item_get_url (DossierFeedItem *self);
const char   *dossier_feed_item_get_site_url (DossierFeedItem *self);
const char   *dossier_feed_item_get_folder (DossierFeedItem *self);
gboolean      dossier_feed_item_is_automatic (DossierFeedItem *self);
guint         dossier_feed_item_get_interval (DossierFeedItem *self);
guint         dossier_feed_item_get_n_new (DossierFeedItem *self);
gint64        dossier_feed_item_get_fetched (DossierFeedItem *self);
gint64        dossier_feed_item_get_next_refresh (DossierFeedItem *self);
gboolean      dossier_feed_item_is_stopped (DossierFeedItem *self);
gboolean      dossier_feed_item_is_refreshing (DossierFeedItem *self);
const GError *dossier_feed_item_get_error (DossierFeedItem *self);

G_END_DECLS
