/* dossier-feed-page.h: what a feed announced, or all of them, and what one does with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_PAGE (dossier_feed_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedPage, dossier_feed_page, DOSSIER, FEED_PAGE, GtkWidget)

/* Actions for the selected entry:
 *   entries.capture, which opens what is captured already, entries.dismiss, entries.restore,
 *   entries.open-outside, entries.copy-address, entries.show-menu
 * for any:
 *   entries.capture-one (x), entries.dismiss-one (x)
 * and for the feed:
 *   feed.capture-all, feed.dismiss-all, feed.refresh, feed.visit-site, feed.edit,
 *   feed.unsubscribe, feed.show-all, which turns its property "shows-earlier" (boolean) over
 * The feed that is no longer there goes out as "library.show-all". */
GtkWidget *dossier_feed_page_new (void);
/* @notebook: (nullable) */
void dossier_feed_page_set_notebook (DossierFeedPage *self, DossierNotebook *notebook);
/* 0 for the new entries of all feeds. */
void dossier_feed_page_show_feed (DossierFeedPage *self, gint64 feed_id);
/* Puts the keyboard on the selected entry, else on the first. */
void dossier_feed_page_focus (DossierFeedPage *self);

G_END_DECLS
