/* dossier-feed-entry-line.h: one article that a feed announced, in a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-feed-entry-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_ENTRY_LINE (dossier_feed_entry_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedEntryLine,
                      dossier_feed_entry_line,
                      DOSSIER,
                      FEED_ENTRY_LINE,
                      GtkWidget)

/* Its buttons activate "entries.capture-one" (x) and "entries.dismiss-one" (x). */
GtkWidget *dossier_feed_entry_line_new (void);
/* Whether it names the feed, as it must where there are several. */
void dossier_feed_entry_line_set_shows_feed (DossierFeedEntryLine *self, gboolean shows_feed);
/* @item: (nullable) */
void dossier_feed_entry_line_set_item (DossierFeedEntryLine *self, DossierFeedEntryItem *item);

G_END_DECLS
