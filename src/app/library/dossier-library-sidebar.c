/* dossier-library-sidebar.c: where articles come from: shelves, feeds, indexes and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-library-sidebar.h"

#include "app/dossier-style.h"
#include "app/feeds/dossier-feed-shelf.h"
#include "app/library/dossier-index-pane.h"
#include "app/library/dossier-index-row.h"
#include "app/library/dossier-search-shelf.h"

#include <glib/gi18n.h>

struct _DossierLibrarySidebar
{
  GtkWidget parent_instance;

  /* template children */
  GtkStack           *stack;
  GtkListBox         *shelves;
  DossierFeedShelf   *feeds;
  GtkListBox         *indexes;
  GtkWidget          *tags_box;
  GtkListBox         *tags;
  DossierSearchShelf *searches;
  DossierIndexPane   *pane;

  /* owned */
  DossierNotebook *notebook;
  DossierIndex    *tag_index;
  DossierIndexKind shown_kind;
  /* Set while the program and not the reader changes a selection. */
  gboolean is_quiet;
};

G_DEFINE_FINAL_TYPE (DossierLibrarySidebar, dossier_library_sidebar, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *icon;
} shelves[] = {
  [DOSSIER_SHELF_ALL] = { N_ ("All Articles"), "dossier-articles-symbolic" },
  [DOSSIER_SHELF_UNREAD] = { N_ ("Unread"), "dossier-unread-symbolic" },
  [DOSSIER_SHELF_STARRED] = { N_ ("Starred"), "starred-symbolic" },
  [DOSSIER_SHELF_ARCHIVE] = { N_ ("Archive"), "dossier-archive-symbolic" },
};

static const DossierIndexKind index_kinds[] = {
  DOSSIER_INDEX_PEOPLE,
  DOSSIER_INDEX_PLACES,
  DOSSIER_INDEX_ORGANISATIONS,
};

/* Below the shelves stands what was marked in all articles. */
#define NOTES_ROW ((int) G_N_ELEMENTS (shelves))

#define ITEM_KEY "dossier-index-item"

static GtkWidget *
create_row_box (GtkWidget *mark, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
append_row (GtkListBox *list, GtkWidget *child, const char *name)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (list, row);
}

static void
fill_shelves (DossierLibrarySidebar *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shelves); i++)
    append_row (
        self->shelves,
        create_row_box (gtk_image_new_from_icon_name (shelves[i].icon), _ (shelves[i].title)),
        _ (shelves[i].title));
  append_row (
      self->shelves,
      create_row_box (gtk_image_new_from_icon_name ("dossier-note-symbolic"), _ ("Annotations")),
      _ ("Annotations"));
}

static GtkWidget *
create_dot (const char *css_class)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (dot, "kind-dot");
  gtk_widget_add_css_class (dot, css_class);
  return dot;
}

static void
fill_indexes (DossierLibrarySidebar *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (index_kinds); i++)
    {
      const char *title = dossier_index_kind_get_title (index_kinds[i]);
      GtkWidget  *box =
          create_row_box (create_dot (dossier_index_kind_get_css_class (index_kinds[i])), title);
      GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

      gtk_widget_add_css_class (arrow, "dim-label");
      gtk_box_append (GTK_BOX (box), arrow);
      append_row (self->indexes, box, title);
    }
}

static void
shelf_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DossierLibrarySidebar *self = DOSSIER_LIBRARY_SIDEBAR (user_data);

  if (row == NULL || self->is_quiet)
    return;
  if (gtk_list_box_row_get_index (row) == NOTES_ROW)
    gtk_widget_activate_action (GTK_WIDGET (self), "library.show-notes", NULL);
  else
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "library.show-shelf",
                                "i",
                                gtk_list_box_row_get_index (row));
}

/* Again on the row that is selected already: in a narrow window that leads to its articles. */
static void
shelf_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  shelf_selected_cb (list, row, user_data);
}

static void
index_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  dossier_library_sidebar_show_index (DOSSIER_LIBRARY_SIDEBAR (user_data),
                                      index_kinds[gtk_list_box_row_get_index (row)]);
}

static void
tag_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  DossierLibrarySidebar *self = DOSSIER_LIBRARY_SIDEBAR (user_data);
  DossierIndexItem      *item = row == NULL ? NULL : g_object_get_data (G_OBJECT (row), ITEM_KEY);

  if (item != NULL && !self->is_quiet)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "library.show-tag",
                                "(xs)",
                                dossier_index_item_get_id (item),
                                dossier_index_item_get_name (item));
}

static GtkWidget *
create_tag_row (gpointer item, gpointer user_data)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = dossier_index_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  dossier_index_row_set_icon_name (DOSSIER_INDEX_ROW (child), "dossier-tag-symbolic");
  dossier_index_row_set_item (DOSSIER_INDEX_ROW (child), item);
  g_object_set_data_full (G_OBJECT (row), ITEM_KEY, g_object_ref (item), g_object_unref);
  return row;
}

static void
tags_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  gtk_widget_set_visible (DOSSIER_LIBRARY_SIDEBAR (user_data)->tags_box,
                          g_list_model_get_n_items (model) > 0);
}

static void
show_home_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibrarySidebar *self = DOSSIER_LIBRARY_SIDEBAR (widget);

  gtk_stack_set_visible_child_name (self->stack, "home");
  for (gsize i = 0; i < G_N_ELEMENTS (index_kinds); i++)
    if (index_kinds[i] == self->shown_kind)
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->indexes, (int) i)));
}

static void
dossier_library_sidebar_dispose (GObject *object)
{
  DossierLibrarySidebar *self = DOSSIER_LIBRARY_SIDEBAR (object);
  GtkWidget             *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (self->tag_index != NULL)
    g_signal_handlers_disconnect_by_data (self->tag_index, self);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->tag_index);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_library_sidebar_parent_class)->dispose (object);
}

static void
dossier_library_sidebar_class_init (DossierLibrarySidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_library_sidebar_dispose;
  g_type_ensure (DOSSIER_TYPE_FEED_SHELF);
  g_type_ensure (DOSSIER_TYPE_INDEX_PANE);
  g_type_ensure (DOSSIER_TYPE_SEARCH_SHELF);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-library-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, shelves);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, feeds);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, indexes);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, tags_box);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, tags);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, searches);
  gtk_widget_class_bind_template_child (widget_class, DossierLibrarySidebar, pane);
  gtk_widget_class_bind_template_callback (widget_class, shelf_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, shelf_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, index_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, tag_selected_cb);
  gtk_widget_class_install_action (widget_class, "sidebar.show-home", NULL, show_home_cb);
}

static void
dossier_library_sidebar_init (DossierLibrarySidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_shelves (self);
  fill_indexes (self);
  dossier_library_sidebar_mark_shelf (self, DOSSIER_SHELF_ALL);
}

GtkWidget *
dossier_library_sidebar_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIBRARY_SIDEBAR, NULL);
}

void
dossier_library_sidebar_set_notebook (DossierLibrarySidebar *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (!g_set_object (&self->notebook, notebook))
    return;
  if (self->tag_index != NULL)
    g_signal_handlers_disconnect_by_data (self->tag_index, self);
  g_clear_object (&self->tag_index);
  if (notebook != NULL)
    {
      self->tag_index = dossier_index_new (notebook, DOSSIER_INDEX_TAGS);
      g_signal_connect (self->tag_index, "items-changed", G_CALLBACK (tags_changed_cb), self);
    }
  gtk_list_box_bind_model (self->tags, G_LIST_MODEL (self->tag_index), create_tag_row, self, NULL);
  gtk_widget_set_visible (self->tags_box, FALSE);
  dossier_feed_shelf_set_notebook (self->feeds, notebook);
  dossier_search_shelf_set_notebook (self->searches, notebook);
  dossier_index_pane_set (self->pane, NULL, DOSSIER_INDEX_PEOPLE);
  gtk_stack_set_visible_child_name (self->stack, "home");
}

static void
unselect_all (DossierLibrarySidebar *self, GtkListBox *but)
{
  if (self->shelves != but)
    gtk_list_box_unselect_all (self->shelves);
  if (self->tags != but)
    gtk_list_box_unselect_all (self->tags);
  dossier_feed_shelf_mark (self->feeds, -1);
}

static void
mark_row (DossierLibrarySidebar *self, int index)
{
  self->is_quiet = TRUE;
  unselect_all (self, self->shelves);
  dossier_index_pane_unselect (self->pane);
  gtk_list_box_select_row (self->shelves, gtk_list_box_get_row_at_index (self->shelves, index));
  self->is_quiet = FALSE;
}

void
dossier_library_sidebar_mark_shelf (DossierLibrarySidebar *self, DossierShelf shelf)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));
  mark_row (self, (int) shelf);
}

void
dossier_library_sidebar_mark_notes (DossierLibrarySidebar *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));
  mark_row (self, NOTES_ROW);
}

void
dossier_library_sidebar_mark_tag (DossierLibrarySidebar *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));

  self->is_quiet = TRUE;
  unselect_all (self, self->tags);
  dossier_index_pane_unselect (self->pane);
  self->is_quiet = FALSE;
}

void
dossier_library_sidebar_mark_entity (DossierLibrarySidebar *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));

  self->is_quiet = TRUE;
  unselect_all (self, NULL);
  self->is_quiet = FALSE;
}

void
dossier_library_sidebar_mark_feed (DossierLibrarySidebar *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));

  self->is_quiet = TRUE;
  unselect_all (self, NULL);
  dossier_index_pane_unselect (self->pane);
  dossier_feed_shelf_mark (self->feeds, feed_id);
  self->is_quiet = FALSE;
}

void
dossier_library_sidebar_show_index (DossierLibrarySidebar *self, DossierIndexKind kind)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_SIDEBAR (self));

  self->shown_kind = kind;
  dossier_index_pane_set (self->pane, self->notebook, kind);
  gtk_stack_set_visible_child_name (self->stack, "index");
  dossier_index_pane_focus (self->pane);
}

const char *
dossier_shelf_get_title (DossierShelf shelf)
{
  return _ (shelves[shelf < G_N_ELEMENTS (shelves) ? shelf : DOSSIER_SHELF_ALL].title);
}
