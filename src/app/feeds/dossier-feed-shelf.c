/* dossier-feed-shelf.c: the feeds in the library's sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-shelf.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/feeds/dossier-feed-folder-line.h"
#include "app/feeds/dossier-feed-line.h"
#include "notebook/dossier-feeds.h"

#include <string.h>

#define NO_FEED -1

/* Folders that are remembered as closed, of all notebooks together. */
#define MAX_CLOSED 500

struct _DossierFeedShelf
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget  *box;
  GtkListBox *list;

  /* owned */
  DossierFeeds *feeds;    /* (nullable) */
  GPtrArray    *items;    /* as shown, those of a folder together */
  GHashTable   *closed;   /* folders */
  GSettings    *settings; /* (nullable) */

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
    if (self->chosen != NO_FEED && DOSSIER_IS_FEED_LINE (row) &&
        dossier_feed_line_get_id (DOSSIER_FEED_LINE (row)) == self->chosen)
      break;
  if (row != NULL)
    gtk_list_box_select_row (self->list, row);
  else
    gtk_list_box_unselect_all (self->list);
  self->is_quiet = FALSE;
}

/* Folders -------------------------------------------------------------------------------------- */

/* Feeds without a folder come first, as they always did, then the folders by their names. */
static int
compare_folders_cb (gconstpointer a, gconstpointer b)
{
  const char      *one = dossier_feed_item_get_folder (*(DossierFeedItem *const *) a);
  const char      *other = dossier_feed_item_get_folder (*(DossierFeedItem *const *) b);
  g_autofree char *one_key = NULL;
  g_autofree char *other_key = NULL;

  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  one_key = g_utf8_collate_key (one, -1);
  other_key = g_utf8_collate_key (other, -1);
  return strcmp (one_key, other_key);
}

static void
recall_closed (DossierFeedShelf *self)
{
  g_auto (GStrv) folders = NULL;

  if (self->settings != NULL)
    folders = g_settings_get_strv (self->settings, DOSSIER_SETTING_CLOSED_FOLDERS);
  for (guint i = 0; folders != NULL && folders[i] != NULL; i++)
    g_hash_table_add (self->closed, g_strdup (folders[i]));
}

/* By their names and not by notebook: a folder that is gone may come again. */
static void
remember_closed (DossierFeedShelf *self)
{
  g_autofree gpointer *folders = g_hash_table_get_keys_as_array (self->closed, NULL);

  if (self->settings != NULL && g_hash_table_size (self->closed) <= MAX_CLOSED)
    g_settings_set_strv (self->settings,
                         DOSSIER_SETTING_CLOSED_FOLDERS,
                         (const char *const *) folders);
}

/* The lines of one folder follow its own. */
static void
show_folder (DossierFeedShelf *self, DossierFeedFolderLine *folder)
{
  int            i = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (folder)) + 1;
  GtkListBoxRow *row;

  for (; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      if (DOSSIER_IS_FEED_FOLDER_LINE (row))
        return;
      gtk_widget_set_visible (GTK_WIDGET (row), dossier_feed_folder_line_is_open (folder));
    }
}

static void
count_folder (DossierFeedShelf *self, DossierFeedFolderLine *line)
{
  const char *folder = dossier_feed_folder_line_get_folder (line);
  guint       n_new = 0;

  for (guint i = 0; i < self->items->len; i++)
    if (g_strcmp0 (dossier_feed_item_get_folder (self->items->pdata[i]), folder) == 0)
      n_new += dossier_feed_item_get_n_new (self->items->pdata[i]);
  dossier_feed_folder_line_set_n_new (line, n_new);
}

static void
count_folders (DossierFeedShelf *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (DOSSIER_IS_FEED_FOLDER_LINE (row))
      count_folder (self, DOSSIER_FEED_FOLDER_LINE (row));
}

static void
folder_toggled_cb (DossierFeedFolderLine *line, gpointer user_data)
{
  DossierFeedShelf *self = DOSSIER_FEED_SHELF (user_data);
  const char       *folder = dossier_feed_folder_line_get_folder (line);

  if (dossier_feed_folder_line_is_open (line))
    g_hash_table_remove (self->closed, folder);
  else
    g_hash_table_add (self->closed, g_strdup (folder));
  remember_closed (self);
  show_folder (self, line);
}

static void
append_folder (DossierFeedShelf *self, const char *folder)
{
  GtkWidget *line = dossier_feed_folder_line_new (folder);

  dossier_feed_folder_line_set_open (DOSSIER_FEED_FOLDER_LINE (line),
                                     !g_hash_table_contains (self->closed, folder));
  g_signal_connect_object (line, "toggled", G_CALLBACK (folder_toggled_cb), self, 0);
  gtk_list_box_append (self->list, line);
}

/* The lines --------------------------------------------------------------------------------------
 */

static void fill (DossierFeedShelf *self);

static void
item_changed_cb (DossierFeedItem *item, GParamSpec *pspec, gpointer user_data)
{
  DossierFeedShelf *self = DOSSIER_FEED_SHELF (user_data);

  if (g_str_equal (pspec->name, "folder"))
    fill (self);
  else if (g_str_equal (pspec->name, "n-new"))
    count_folders (self);
}

static void
forget_items (DossierFeedShelf *self)
{
  for (guint i = 0; i < self->items->len; i++)
    g_signal_handlers_disconnect_by_data (self->items->pdata[i], self);
  g_ptr_array_set_size (self->items, 0);
}

static void
take_items (DossierFeedShelf *self)
{
  guint n = self->feeds != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->feeds)) : 0;

  forget_items (self);
  for (guint i = 0; i < n; i++)
    {
      DossierFeedItem *item = g_list_model_get_item (G_LIST_MODEL (self->feeds), i);

      g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
      g_ptr_array_add (self->items, item);
    }
  /* Stable: those of a folder stay in the order of their names. */
  g_ptr_array_sort (self->items, compare_folders_cb);
}

static void
append_feed (DossierFeedShelf *self, DossierFeedItem *item)
{
  GtkWidget  *line = dossier_feed_line_new (item);
  const char *folder = dossier_feed_item_get_folder (item);

  if (folder != NULL)
    gtk_widget_add_css_class (line, "in-folder");
  gtk_widget_set_visible (line, folder == NULL || !g_hash_table_contains (self->closed, folder));
  gtk_list_box_append (self->list, line);
}

/* Dozens at most, and they change seldom, so that all are made anew; rows of the same feeds show
 * the same items. */
static void
fill (DossierFeedShelf *self)
{
  const char *folder = NULL;
  GtkWidget  *child;

  self->is_quiet = TRUE;
  take_items (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  if (has_line_for_all (self))
    gtk_list_box_append (self->list, dossier_feed_line_new_for_all (self->feeds));
  for (guint i = 0; i < self->items->len; i++)
    {
      const char *next = dossier_feed_item_get_folder (self->items->pdata[i]);

      if (g_strcmp0 (next, folder) != 0)
        append_folder (self, next);
      folder = next;
      append_feed (self, self->items->pdata[i]);
    }
  count_folders (self);
  gtk_widget_set_visible (GTK_WIDGET (self->list), self->items->len > 0);
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
  if (DOSSIER_IS_FEED_FOLDER_LINE (row))
    dossier_feed_folder_line_toggle (DOSSIER_FEED_FOLDER_LINE (row));
  else
    choose (DOSSIER_FEED_SHELF (user_data), row);
}

static void
dossier_feed_shelf_dispose (GObject *object)
{
  DossierFeedShelf *self = DOSSIER_FEED_SHELF (object);

  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_object (&self->feeds);
  forget_items (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_feed_shelf_parent_class)->dispose (object);
}

static void
dossier_feed_shelf_finalize (GObject *object)
{
  DossierFeedShelf *self = DOSSIER_FEED_SHELF (object);

  g_ptr_array_unref (self->items);
  g_hash_table_unref (self->closed);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_feed_shelf_parent_class)->finalize (object);
}

static void
dossier_feed_shelf_class_init (DossierFeedShelfClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_feed_shelf_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_feed_shelf_finalize;
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
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->settings = dossier_settings_new ();
  recall_closed (self);
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
