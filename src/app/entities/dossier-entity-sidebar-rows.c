/* dossier-entity-sidebar-rows.c: the entity sidebar's rows, clicked, pointed at, asked for a menu.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-sidebar-private.h"

void
dossier_entity_sidebar_show_current (DossierEntitySidebar *self,
                                     DossierEntityItem    *item,
                                     int                   current)
{
  DossierEntityRow *row = item != NULL ? g_hash_table_lookup (self->rows, item) : NULL;

  if (row != NULL)
    dossier_entity_row_set_current (row, current);
}

static void
row_clicked_cb (DossierEntityRow *row, DossierEntitySidebar *self)
{
  GObject *item = dossier_entity_row_get_item (row);

  if (!DOSSIER_IS_ENTITY_ITEM (item))
    return;
  if (item == (GObject *) self->chosen)
    dossier_entity_sidebar_step (self, 1);
  else
    dossier_entity_sidebar_choose (self, DOSSIER_ENTITY_ITEM (item));
}

static void
row_pointed_cb (DossierEntityRow *row, gboolean has_come, DossierEntitySidebar *self)
{
  GObject           *item = dossier_entity_row_get_item (row);
  DossierEntityItem *pointed;

  if (!has_come && self->pointed != (DossierEntityItem *) item)
    return;
  pointed = has_come && DOSSIER_IS_ENTITY_ITEM (item) ? DOSSIER_ENTITY_ITEM (item) : NULL;
  if (g_set_object (&self->pointed, pointed))
    dossier_entity_sidebar_tell_marked (self);
}

static void
row_menu_cb (DossierEntityRow *row, double x, double y, DossierEntitySidebar *self)
{
  GObject         *item = dossier_entity_row_get_item (row);
  graphene_point_t point;

  if (!DOSSIER_IS_ENTITY_ITEM (item) || !gtk_widget_compute_point (GTK_WIDGET (row),
                                                                   GTK_WIDGET (self),
                                                                   &GRAPHENE_POINT_INIT (x, y),
                                                                   &point))
    return;
  if (item != (GObject *) self->chosen)
    dossier_entity_sidebar_choose (self, DOSSIER_ENTITY_ITEM (item));
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntitySidebar *self)
{
  GtkWidget *row = dossier_entity_row_new ();

  g_signal_connect (row, "clicked", G_CALLBACK (row_clicked_cb), self);
  g_signal_connect (row, "pointed", G_CALLBACK (row_pointed_cb), self);
  g_signal_connect (row, "menu-requested", G_CALLBACK (row_menu_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntitySidebar *self)
{
  DossierEntityRow *row = DOSSIER_ENTITY_ROW (gtk_list_item_get_child (list_item));
  GObject          *item = gtk_list_item_get_item (list_item);
  g_autofree char  *description = NULL;

  dossier_entity_row_set_item (row, item);
  dossier_entity_row_set_current (row, item == (GObject *) self->chosen ? self->current : -1);
  g_hash_table_insert (self->rows, item, row);
  gtk_list_item_set_selectable (list_item, DOSSIER_IS_ENTITY_ITEM (item));
  gtk_list_item_set_activatable (list_item, DOSSIER_IS_ENTITY_ITEM (item));
  description = dossier_entity_row_dup_description (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               DossierEntitySidebar     *self)
{
  DossierEntityRow *row = DOSSIER_ENTITY_ROW (gtk_list_item_get_child (list_item));

  if (self->rows != NULL)
    g_hash_table_remove (self->rows, gtk_list_item_get_item (list_item));
  if (row != NULL)
    dossier_entity_row_set_item (row, NULL);
}

void
dossier_entity_sidebar_make_rows (DossierEntitySidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new (NULL, NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}
