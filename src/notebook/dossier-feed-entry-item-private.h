/* dossier-feed-entry-item-private.h: how the list of a feed's entries fills its items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-feed-entry-item.h"
#include "store/dossier-feed-entry-rows.h"

G_BEGIN_DECLS

/* Takes @row. */
DossierFeedEntryItem *dossier_feed_entry_item_new (DossierFeedEntryRow *row);
/* Takes @row, of the same entry; notifies of what changed. */
void dossier_feed_entry_item_load (DossierFeedEntryItem *self, DossierFeedEntryRow *row);

G_END_DECLS
