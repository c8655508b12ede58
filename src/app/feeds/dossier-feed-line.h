/* dossier-feed-line.h: a feed in the sidebar: its name, how many entries wait, and how it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-feeds.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_LINE (dossier_feed_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedLine, dossier_feed_line, DOSSIER, FEED_LINE, GtkListBoxRow)

GtkWidget *dossier_feed_line_new (DossierFeedItem *item);
/* For the new entries of all of them. */
GtkWidget *dossier_feed_line_new_for_all (DossierFeeds *feeds);
/* 0 for all. */
gint64 dossier_feed_line_get_id (DossierFeedLine *self);

G_END_DECLS
