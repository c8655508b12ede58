/* dossier-feed-dialog.h: the properties of a feed: its name, when it is asked, what is captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-feed-item.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FEED_DIALOG (dossier_feed_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierFeedDialog, dossier_feed_dialog, DOSSIER, FEED_DIALOG, AdwWindow)

/* @parent: (nullable). What is changed is kept with "Save", as one step that can be undone. */
GtkWidget *
dossier_feed_dialog_new (GtkWindow *parent, DossierNotebook *notebook, DossierFeedItem *item);

/**
 * dossier_feed_intervals_get_model:
 *
 * Returns: (transfer full): "Every 15 minutes", …, for a drop-down
 */
GListModel *dossier_feed_intervals_get_model (void);
/* Seconds of a line of the model; 0 for only by hand. */
guint dossier_feed_intervals_get_seconds (guint position);
/* The line that fits best. */
guint dossier_feed_intervals_find (guint seconds);

G_END_DECLS
