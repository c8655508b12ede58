/* dossier-feed-shelf.c: the feeds in the library's sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-shelf.h"

#include "app/dossier-style.h"
#include "app/feeds/dossier-feed-line.h"
#include "notebook/dossier-feeds.h"

#define NO_FEED -1

struct _DossierFeedShelf
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget  *box;
  GtkListBox *list;

  /* owned */
  DossierFeeds *feeds; /* (nullable) */

  gint64   chosen;
  gboolean is_quiet; /* while the program and not the reader changes the selection */
};

G_DEFINE_FINAL_TYPE (DossierFeedShelf, dossier_feed_shelf, GTK_TYPE_WIDGET)

static gboolean
has_line_for_all (DossierFeedShelf *self)
{
  return self->feeds != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->feeds)) > 1;
}

static void
select_chosen (DossierFeedShelf *self)
{
  GtkListBoxRow *row = NULL;

  self->is_quiet = TRUE;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (self->chosen != NO_FEED &&
        dossier_feed_line_get_id (DOSSIER_FEED_LINE (row)) == self->chosen)
      break;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else
    gtk_list_box_unselect_all (self->list);
  self->is_quiet = FALSE;
}

/* Dozens at most, and they change seldom, so that all are made anew; rows of the same feeds show
 * the same items. */
static void
fill (DossierFeedShelf *self)
{
  GtkWidget *child;
  guint      n = self->feeds != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->feeds)) : 0;

  self->is_quiet = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (has_line_for_all (self))
    gtk_list_box_append (self->list, dossier_feed_line_new_for_all (self->feeds));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierFeedItem) item = g_list_model_get_item (G_LIST_MODEL (self->feeds), i);

      gtk_list_box_append (self->list, dossier_feed_line_new (item));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  select_chosen (self);
}

static void
feeds_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  fill (DOSSIER_FEED_SHELF (user_data));
}

static void
choose (DossierFeedShelf *self, GtkListBoxRow *row)
{
  if (row == NULL || self->is_quiet)
    return;
  self->chosen = dossier_feed_line_get_id (DOSSIER_FEED_LINE (row));
  gtk_widget_activate_action (GTK_WIDGET (self), "library.show-feed", "x", self->chosen);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose (DOSSIER_FEED_SHELF (user_data), row);
}

/* Again on the row that is selected already: in a narrow window that leads to its entries. */
static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  choose (DOSSIER_FEED_SHELF (user_data), row);
}

static void
dossier_feed_shelf_dispose (GObject *object)
{
  DossierFeedShelf *self = DOSSIER_FEED_SHELF (object);

  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_object (&self->feeds);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_feed_shelf_parent_class)->dispose (object);
}

static void
dossier_feed_shelf_class_init (DossierFeedShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_feed_shelf_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-feed-shelf.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedShelf, box);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedShelf, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dossier_feed_shelf_init (DossierFeedShelf *self)
{
  self->chosen = NO_FEED;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

GtkWidget *
dossier_feed_shelf_new (void)
{
  return g_object_new (DOSSIER_TYPE_FEED_SHELF, NULL);
}

void
dossier_feed_shelf_set_notebook (DossierFeedShelf *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_FEED_SHELF (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_object (&self->feeds);
  if (notebook != NULL)
    self->feeds = g_object_ref (dossier_notebook_get_feeds (notebook));
  if (self->feeds != NULL)
    g_signal_connect (self->feeds, "items-changed", G_CALLBACK (feeds_changed_cb), self);
  self->chosen = NO_FEED;
  fill (self);
}

void
dossier_feed_shelf_mark (DossierFeedShelf *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_FEED_SHELF (self));

  self->chosen = feed_id;
  select_chosen (self);
}
