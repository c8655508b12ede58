/* dossier-feed-rows.h: the table of feeds that the reader subscribed to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/feed/dossier-feed.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierFeedRow:
 * @title: (nullable): the feed's own
 * @name: (nullable): what the reader calls it
 * @folder: (nullable): names of folders joined by "/"
 * @site_url: (nullable)
 * @etag: (nullable): for the next request
 * @last_modified: (nullable): for the next request
 * @fetched: Unix milliseconds of the last refresh that went well; 0 for none
 * @interval_seconds: 0 for only by hand
 * @next_refresh: Unix milliseconds; 0 for at once
 * @error: (nullable): of the last refresh
 * @n_failures: in a row
 * @is_stopped: has ended; asked by hand only
 * @n_new: entries that wait for the reader
 */
typedef struct
{
  gint64          id;
  char           *url;
  DossierFeedKind kind;
  char           *title;
  char           *name;
  char           *folder;
  char           *site_url;
  char           *etag;
  char           *last_modified;
  gint64          fetched;
  gint64          added;
  gboolean        is_automatic;
  guint           interval_seconds;
  gint64          next_refresh;
  guint           ttl_seconds;
  guint32         skip_hours;
  guint8          skip_days;
  GError         *error;
  guint           n_failures;
  gboolean        is_stopped;
  guint           n_new;
} DossierFeedRow;

void dossier_feed_row_free (DossierFeedRow *self);

/* @rows (element-type DossierFeedRow): by name. */
gboolean dossier_feed_rows_list (DossierDb *db, GPtrArray *rows, GError **error);
/* @row (out) (nullable): NULL when there is none. */
gboolean dossier_feed_rows_get (DossierDb *db, gint64 id, DossierFeedRow **row, GError **error);

/**
 * DossierFeedSubscription:
 * @url: of the feed
 * @title: (nullable): its own
 * @site_url: (nullable)
 * @name: (nullable): what the reader calls it
 * @folder: (nullable)
 */
typedef struct
{
  const char     *url;
  DossierFeedKind kind;
  const char     *title;
  const char     *site_url;
  const char     *name;
  const char     *folder;
  gboolean        is_automatic;
  guint           interval_seconds;
} DossierFeedSubscription;

/**
 * dossier_feed_rows_subscribe:
 * @is_new: (out): FALSE when the reader had subscribed to it already; nothing is changed then
 *
 * A feed that was unsubscribed from comes back with its entries, and with what is asked for now.
 * Its name and folder stay where @subscription has none. Recorded for undo.
 */
gboolean dossier_feed_rows_subscribe (DossierDb                     *db,
                                      const DossierFeedSubscription *subscription,
                                      gint64                        *id,
                                      gboolean                      *is_new,
                                      GError                       **error);
/* Recorded for undo. */
gboolean dossier_feed_rows_unsubscribe (DossierDb *db, gint64 id, GError **error);
/* Writes name, folder, is_automatic, interval_seconds and next_refresh of @row; all but the last
 * are recorded for undo. */
gboolean dossier_feed_rows_change (DossierDb *db, const DossierFeedRow *row, GError **error);

/* A refresh that went well: kind, title, site_url, etag, last_modified, fetched, pace and
 * next_refresh of @row, and is_stopped; no error any more. */
gboolean dossier_feed_rows_set_fetched (DossierDb *db, const DossierFeedRow *row, GError **error);
/* One that did not: @problem, and next_refresh and is_stopped of @row. */
gboolean dossier_feed_rows_set_trouble (DossierDb            *db,
                                        const DossierFeedRow *row,
                                        const GError         *problem,
                                        GError              **error);
/* The feed has moved for good; stays where it is when another one is there. */
gboolean dossier_feed_rows_set_url (DossierDb *db, gint64 id, const char *url, GError **error);

/* Those unsubscribed from before @before that no undo brings back. */
gboolean dossier_feed_rows_purge (DossierDb *db, gint64 before, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedRow, dossier_feed_row_free)

G_END_DECLS
