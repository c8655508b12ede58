/* dossier-feed-entry-list.h: what feeds announced, as a list model, the latest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-feed-entry-item.h"
#include "notebook/dossier-live-list.h"

G_BEGIN_DECLS

/* Entries that are listed at most. */
#define DOSSIER_FEED_ENTRY_LIST_MAX 5000

#define DOSSIER_TYPE_FEED_ENTRY_LIST (dossier_feed_entry_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedEntryList,
                      dossier_feed_entry_list,
                      DOSSIER,
                      FEED_ENTRY_LIST,
                      DossierLiveList)

/* A #GListModel of #DossierFeedEntryItem that follows the notebook; the same entry is always the
 * same object. Properties: "feed-id" (int64: 0 for the new ones of all feeds), "only-new" (of one
 * feed: without what is captured or dismissed), "is-loaded". */
DossierFeedEntryList *dossier_feed_entry_list_new (DossierNotebook *notebook);
/* Nothing is listed before this was called. */
void     dossier_feed_entry_list_set_feed (DossierFeedEntryList *self, gint64 feed_id);
gint64   dossier_feed_entry_list_get_feed (DossierFeedEntryList *self);
void     dossier_feed_entry_list_set_only_new (DossierFeedEntryList *self, gboolean only_new);
gboolean dossier_feed_entry_list_get_only_new (DossierFeedEntryList *self);
/* Whether it shows what the notebook has. */
gboolean dossier_feed_entry_list_is_loaded (DossierFeedEntryList *self);

G_END_DECLS
