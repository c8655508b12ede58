/* dossier-width-watch.h: tells a widget how wide its window is, so that panes make room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef void (*DossierWidthFunc) (GtkWidget *widget, int width);

/**
 * dossier_width_watch:
 * @widget: inside a window, realized or not yet
 * @changed: called with the width of the window's surface whenever it changes, in pixels of text
 *   at its usual size: what larger text leaves of the room counts
 *
 * Lasts as long as @widget. Comes from notify::width of the surface, that is before the layout of
 * the new size, so that hiding a pane needs no second one.
 */
void dossier_width_watch (GtkWidget *widget, DossierWidthFunc changed);

/* Of the window's own buttons a narrow header has only the one that closes, on its side. */
void dossier_width_watch_fit_header (AdwHeaderBar *header, gboolean is_narrow);

G_END_DECLS
