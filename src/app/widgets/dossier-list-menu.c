/* dossier-list-menu.c: the menu of one row of a list, under the pointer or where the keyboard is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-list-menu.h"

void
dossier_list_menu_pop_up (GtkWidget         **menu,
                          GtkWidget          *list,
                          GMenuModel         *model,
                          const char         *label,
                          const GdkRectangle *at)
{
  g_clear_pointer (menu, gtk_widget_unparent);
  *menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (*menu, list);
  gtk_popover_set_has_arrow (GTK_POPOVER (*menu), FALSE);
  gtk_widget_set_halign (*menu, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*menu), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (*menu), at);
  gtk_popover_popup (GTK_POPOVER (*menu));
}

gboolean
dossier_list_menu_find_focus (GtkWidget *list, GdkRectangle *at)
{
  GtkWidget      *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  graphene_rect_t bounds;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, list) ||
      !gtk_widget_compute_bounds (focus, list, &bounds))
    return FALSE;
  *at = (GdkRectangle){ (int) (bounds.origin.x + bounds.size.width / 3),
                        (int) (bounds.origin.y + bounds.size.height / 2),
                        1,
                        1 };
  return TRUE;
}
