/* dossier-width-watch.h: tells a widget how wide its window is, so that panes make room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DossierWidthFunc) (GtkWidget *widget, int width);

/**
 * dossier_width_watch:
 * @widget: inside a window, realized or not yet
 * @changed: called with the width of the window's surface in pixels, whenever it changes
 *
 * Lasts as long as @widget. Comes from notify::width of the surface, that is before the layout of
 * the new size, so that hiding a pane needs no second one.
 */
void dossier_width_watch (GtkWidget *widget, DossierWidthFunc changed);

G_END_DECLS
