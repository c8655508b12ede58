/* dossier-feed-entry-item.h: one article that a feed announced, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ENTRY_NEW,
  DOSSIER_ENTRY_WAITING, /* to be captured */
  DOSSIER_ENTRY_FAILED,
  DOSSIER_ENTRY_CAPTURED,
  DOSSIER_ENTRY_DISMISSED,
} DossierEntryState;

#define DOSSIER_TYPE_FEED_ENTRY_ITEM (dossier_feed_entry_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedEntryItem,
                      dossier_feed_entry_item,
                      DOSSIER,
                      FEED_ENTRY_ITEM,
                      GObject)

/* Properties: "id" (int64), "title", "summary", "byline", "feed" (its name), "url", "published"
 * (ISO 8601), "moment" (Unix ms: when it was published, else found), "state" (int), "article-id"
 * (int64, 0 for none), "problem" (why it could not be captured). */
gint64            dossier_feed_entry_item_get_id (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_title (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_summary (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_byline (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_feed (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_url (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_published (DossierFeedEntryItem *self);
gint64            dossier_feed_entry_item_get_moment (DossierFeedEntryItem *self);
DossierEntryState dossier_feed_entry_item_get_state (DossierFeedEntryItem *self);
gint64            dossier_feed_entry_item_get_article_id (DossierFeedEntryItem *self);
const char       *dossier_feed_entry_item_get_problem (DossierFeedEntryItem *self);

G_END_DECLS
