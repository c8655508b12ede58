/* dossier-search-shelf.c: the saved searches in the library's sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-search-shelf.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/library/dossier-index-row.h"
#include "app/widgets/dossier-list-menu.h"
#include "notebook/dossier-index.h"
#include "notebook/dossier-search-actions.h"

#include <glib/gi18n.h>

#define ITEM_KEY "dossier-index-item"

struct _DossierSearchShelf
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget  *box;
  GtkListBox *list;
  GMenuModel *menu_model;

  /* owned */
  DossierNotebook *notebook;
  DossierIndex    *index;

  /* children of the list, made when asked for */
  GtkWidget *menu;
  GtkWidget *name_popover;

  gint64 chosen; /* the search that the menu or the name is of */
};

G_DEFINE_FINAL_TYPE (DossierSearchShelf, dossier_search_shelf, GTK_TYPE_WIDGET)

static DossierIndexItem *
get_item (GtkListBoxRow *row)
{
  return row == NULL ? NULL : g_object_get_data (G_OBJECT (row), ITEM_KEY);
}

static GtkWidget *
create_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = dossier_index_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  dossier_index_row_set_icon_name (DOSSIER_INDEX_ROW (child), "system-search-symbolic");
  dossier_index_row_set_item (DOSSIER_INDEX_ROW (child), item);
  gtk_widget_set_tooltip_text (row, dossier_index_item_get_words (item));
  g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);
  return row;
}

static void
searches_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  gtk_widget_set_visible (GTK_WIDGET (user_data), g_list_model_get_n_items (model) > 0);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data),
                              "library.show-search",
                              "s",
                              dossier_index_item_get_words (get_item (row)));
}

/* --- Renaming and removing --- */

static GtkListBoxRow *
find_row (DossierSearchShelf *self, gint64 id)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (dossier_index_item_get_id (get_item (row)) == id)
      return row;
  return NULL;
}

/* The row that has the focus, unless a menu chose one. */
static GtkListBoxRow *
find_chosen (DossierSearchShelf *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus != NULL && GTK_IS_LIST_BOX_ROW (focus) &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    self->chosen = dossier_index_item_get_id (get_item (GTK_LIST_BOX_ROW (focus)));
  return find_row (self, self->chosen);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
}

static void
remove_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSearchShelf *self = DOSSIER_SEARCH_SHELF (widget);

  if (find_chosen (self) != NULL)
    dossier_notebook_remove_search_async (self->notebook,
                                          self->chosen,
                                          NULL,
                                          changed_cb,
                                          g_object_ref (self));
}

static void
name_given_cb (GtkEntry *entry, gpointer user_data)
{
  DossierSearchShelf *self = DOSSIER_SEARCH_SHELF (user_data);
  g_autofree char    *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));

  g_strstrip (name);
  gtk_popover_popdown (GTK_POPOVER (self->name_popover));
  if (*name != '\0' && self->notebook != NULL)
    dossier_notebook_rename_search_async (self->notebook,
                                          self->chosen,
                                          name,
                                          NULL,
                                          changed_cb,
                                          g_object_ref (self));
}

static void
rename_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSearchShelf *self = DOSSIER_SEARCH_SHELF (widget);
  GtkListBoxRow      *row = find_chosen (self);
  GtkWidget          *entry;
  graphene_rect_t     bounds;

  if (row == NULL ||
      !gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    return;
  g_clear_pointer (&self->name_popover, gtk_widget_unparent);
  entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (entry), dossier_index_item_get_name (get_item (row)));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 24);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name of the search"),
                                  -1);
  g_signal_connect_object (entry, "activate", G_CALLBACK (name_given_cb), self, 0);
  self->name_popover = gtk_popover_new ();
  gtk_popover_set_child (GTK_POPOVER (self->name_popover), entry);
  gtk_widget_set_parent (self->name_popover, GTK_WIDGET (self->list));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->name_popover),
                               &(GdkRectangle){ (int) bounds.origin.x,
                                                (int) bounds.origin.y,
                                                (int) bounds.size.width,
                                                (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->name_popover));
  gtk_widget_grab_focus (entry);
}

static void
pop_up_menu (DossierSearchShelf *self, const GdkRectangle *at)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->list, at->y);

  if (row == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (row));
  self->chosen = dossier_index_item_get_id (get_item (row));
  dossier_list_menu_pop_up (&self->menu,
                            GTK_WIDGET (self->list),
                            self->menu_model,
                            _ ("What to do with the search"),
                            at);
}

static void
pressed_cb (GtkGestureClick *click, int n, double x, double y, gpointer user_data)
{
  pop_up_menu (DOSSIER_SEARCH_SHELF (user_data), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierSearchShelf *self = DOSSIER_SEARCH_SHELF (widget);
  GdkRectangle        at;

  if (dossier_list_menu_find_focus (GTK_WIDGET (self->list), &at))
    pop_up_menu (self, &at);
}

/* --- The object --- */

static void
forget_notebook (DossierSearchShelf *self)
{
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_clear_object (&self->index);
  g_clear_object (&self->notebook);
}

static void
dossier_search_shelf_dispose (GObject *object)
{
  DossierSearchShelf *self = DOSSIER_SEARCH_SHELF (object);

  forget_notebook (self);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->name_popover, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_search_shelf_parent_class)->dispose (object);
}

static void
dossier_search_shelf_class_init (DossierSearchShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_search_shelf_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-search-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSearchShelf, box);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchShelf, list);
  gtk_widget_class_bind_template_child (widget_class, DossierSearchShelf, menu_model);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_install_action (widget_class, "searches.show-menu", NULL, show_menu_cb);
  gtk_widget_class_install_action (widget_class, "searches.rename", NULL, rename_cb);
  gtk_widget_class_install_action (widget_class, "searches.remove", NULL, remove_cb);
}

static void
dossier_search_shelf_init (DossierSearchShelf *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_search_shelf_new (void)
{
  return g_object_new (DOSSIER_TYPE_SEARCH_SHELF, NULL);
}

void
dossier_search_shelf_set_notebook (DossierSearchShelf *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_SEARCH_SHELF (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (notebook == self->notebook)
    return;
  forget_notebook (self);
  if (notebook != NULL)
    {
      self->notebook = g_object_ref (notebook);
      self->index = dossier_index_new (notebook, DOSSIER_INDEX_SAVED_SEARCHES);
      g_signal_connect (self->index, "items-changed", G_CALLBACK (searches_changed_cb), self);
    }
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->index), create_row, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
