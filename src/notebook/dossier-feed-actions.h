/* dossier-feed-actions.h: what a person does with feeds and their entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* Seconds between two refreshes, unless the reader says otherwise. */
#define DOSSIER_FEED_DEFAULT_INTERVAL 3600

/**
 * DossierFeedOptions:
 * @url: of the feed; an http or https address
 * @title: (nullable): what it calls itself, as far as known
 * @site_url: (nullable)
 * @name: (nullable): what the reader calls it
 * @folder: (nullable): names of folders joined by "/"
 * @is_automatic: whether new entries are captured without being asked
 * @interval: seconds between two refreshes; 0 for only by hand
 */
typedef struct
{
  const char *url;
  const char *title;
  const char *site_url;
  const char *name;
  const char *folder;
  gboolean    is_automatic;
  guint       interval;
} DossierFeedOptions;

/**
 * dossier_feed_subscribe_async:
 * @options: (array length=n_options): of each feed
 *
 * One step that can be undone. Feeds that the reader has subscribed to already stay as they are.
 * What they announce is asked for at once where dossier_feeds_start() was called, else with
 * dossier_feeds_refresh().
 */
void dossier_feed_subscribe_async (DossierNotebook          *notebook,
                                   const DossierFeedOptions *options,
                                   gsize                     n_options,
                                   GCancellable             *cancellable,
                                   GAsyncReadyCallback       callback,
                                   gpointer                  user_data);
/* @n_new (out) (optional): how many were not subscribed to before.
 * (transfer full) (nullable) (element-type gint64): the feeds' ids in the order of the options. */
GArray *dossier_feed_subscribe_finish (DossierNotebook *notebook,
                                       GAsyncResult    *result,
                                       guint           *n_new,
                                       GError         **error);
/* One step that can be undone. */
void dossier_feed_unsubscribe_async (DossierNotebook    *notebook,
                                     gint64              feed_id,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Name, whether automatic, and interval of @options are kept; url, title and site_url are not
 * looked at. An empty name is none. One step that can be undone. */
void dossier_feed_change_async (DossierNotebook          *notebook,
                                gint64                    feed_id,
                                const DossierFeedOptions *options,
                                GCancellable             *cancellable,
                                GAsyncReadyCallback       callback,
                                gpointer                  user_data);

typedef enum
{
  DOSSIER_ENTRIES_CAPTURE, /* puts them into the capture queue */
  DOSSIER_ENTRIES_DISMISS, /* can be undone */
  DOSSIER_ENTRIES_RESTORE, /* puts back what was dismissed; can be undone */
} DossierEntriesAct;

void dossier_feed_entries_act_async (DossierNotebook    *notebook,
                                     DossierEntriesAct   act,
                                     const gint64       *ids,
                                     gsize               n_ids,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Of unsubscribe, change and entries_act. */
gboolean dossier_feed_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

/**
 * dossier_feed_import_opml_async:
 * @bytes: a list of feeds as other programs write it
 *
 * Subscribes to all, as one step that can be undone; finish with dossier_feed_subscribe_finish().
 */
void dossier_feed_import_opml_async (DossierNotebook    *notebook,
                                     GBytes             *bytes,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* Finish returns the text of such a list. */
void dossier_feed_export_opml_async (DossierNotebook    *notebook,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
char *
dossier_feed_export_opml_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
