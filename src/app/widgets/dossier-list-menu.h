/* dossier-list-menu.h: the menu of one row of a list, under the pointer or where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_list_menu_pop_up:
 * @menu: (inout): the menu shown before (nullable), which goes; then the new one, a child of @list
 * @label: what assistive technology calls it
 * @at: (nullable): where, in the list's coordinates
 */
void dossier_list_menu_pop_up (GtkWidget         **menu,
                               GtkWidget          *list,
                               GMenuModel         *model,
                               const char         *label,
                               const GdkRectangle *at);
/* Where in the list the keyboard is; FALSE when it is elsewhere. */
gboolean dossier_list_menu_find_focus (GtkWidget *list, GdkRectangle *at);

G_END_DECLS
