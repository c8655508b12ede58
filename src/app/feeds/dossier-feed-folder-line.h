/* dossier-feed-folder-line.h: a folder of feeds in the sidebar, which opens and closes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_FOLDER_LINE (dossier_feed_folder_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedFolderLine,
                      dossier_feed_folder_line,
                      DOSSIER,
                      FEED_FOLDER_LINE,
                      GtkListBoxRow)

/**
 * DossierFeedFolderLine::toggled:
 *
 * The reader has opened or closed it, by activating it or by the keys for left and right.
 */

/* @folder: names of folders joined by "/", as feeds know them. It is open. */
GtkWidget  *dossier_feed_folder_line_new (const char *folder);
const char *dossier_feed_folder_line_get_folder (DossierFeedFolderLine *self);
gboolean    dossier_feed_folder_line_is_open (DossierFeedFolderLine *self);
/* Without telling. */
void dossier_feed_folder_line_set_open (DossierFeedFolderLine *self, gboolean is_open);
/* Entries that wait in all its feeds; said while it is closed. */
void dossier_feed_folder_line_set_n_new (DossierFeedFolderLine *self, guint n_new);
/* What activating it does. */
void dossier_feed_folder_line_toggle (DossierFeedFolderLine *self);

G_END_DECLS
