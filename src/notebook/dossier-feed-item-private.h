/* dossier-feed-item-private.h: how the list of feeds fills its items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-feed-item.h"
#include "store/dossier-feed-rows.h"

G_BEGIN_DECLS

/* Takes @row. */
DossierFeedItem *dossier_feed_item_new (DossierFeedRow *row);
/* Takes @row, of the same feed; notifies of what changed. */
void                  dossier_feed_item_load (DossierFeedItem *self, DossierFeedRow *row);
const DossierFeedRow *dossier_feed_item_get_row (DossierFeedItem *self);
void dossier_feed_item_set_refreshing (DossierFeedItem *self, gboolean is_refreshing);
/* It is not asked by itself before @until, Unix milliseconds, whatever the notebook says: when the
 * answer could not be written there, it would be asked again at once. */
void dossier_feed_item_rest (DossierFeedItem *self, gint64 until);
/* Whether it was never asked. */
gboolean dossier_feed_item_is_fresh (DossierFeedItem *self, gint64 now);
/* When it is to be asked by itself; G_MAXINT64 for never. */
gint64 dossier_feed_item_get_due (DossierFeedItem *self);

G_END_DECLS
