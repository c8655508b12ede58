/* dossier-feed-shelf.h: the feeds in the library's sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_SHELF (dossier_feed_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedShelf, dossier_feed_shelf, DOSSIER, FEED_SHELF, GtkWidget)

/* A line for the new entries of all feeds, when there are several, then one for each feed,
 * those of a folder under its name. What the reader chooses goes out as "library.show-feed" (x), 0
 * for all. */
GtkWidget *dossier_feed_shelf_new (void);
/* @notebook: (nullable) */
void dossier_feed_shelf_set_notebook (DossierFeedShelf *self, DossierNotebook *notebook);
/* Shows, without telling, which feed is chosen; 0 for all, -1 for none. */
void dossier_feed_shelf_mark (DossierFeedShelf *self, gint64 feed_id);

G_END_DECLS
