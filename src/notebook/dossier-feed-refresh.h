/* dossier-feed-refresh.h: asks one feed what is new and keeps the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this layer.
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* Sitemaps that are fetched of an index: those of news, else the latest. */
#define DOSSIER_FEED_REFRESH_MAX_SITEMAPS 3

/**
 * dossier_feed_refresh_async:
 * @now: Unix milliseconds, by which the next refresh is chosen
 *
 * The request is conditional. What went wrong is kept with the feed, and so is when to ask again.
 * New entries of a feed that captures by itself go to the capture queue, but for those that were
 * there when the reader subscribed. Nothing is kept when it is cancelled.
 */
void dossier_feed_refresh_async (DossierNotebook    *notebook,
                                 gint64              feed_id,
                                 gint64              now,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* How many entries are new; -1 with the feed's error, which is kept already, or the notebook's. */
int dossier_feed_refresh_finish (GAsyncResult *result, GError **error);

G_END_DECLS
