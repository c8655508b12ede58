/* dossier-articles-view.c: the library's list of articles and what one does with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-articles-view-private.h"

#include "app/dossier-style.h"
#include "app/library/dossier-article-menu.h"
#include "app/library/dossier-article-row.h"
#include "app/widgets/dossier-fold.h"
#include "app/widgets/dossier-list-menu.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierArticlesView, dossier_articles_view, GTK_TYPE_WIDGET)

/* --- Which are selected --- */

static guint
count_selected (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return (guint) gtk_bitset_get_size (selected);
}

DossierArticleItem *
dossier_articles_view_ref_selected (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (gtk_bitset_get_size (selected) != 1)
    return NULL;
  return g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
}

/* The bar says how many, and what can be done with all of them. */
static void
selection_changed_cb (GtkSelectionModel *model, guint at, guint n, gpointer user_data)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (user_data);
  guint                n_selected = count_selected (self);
  g_autofree char     *text = NULL;

  gtk_revealer_set_reveal_child (GTK_REVEALER (self->bar), n_selected > 1);
  if (n_selected < 2)
    return;
  text = g_strdup_printf (ngettext ("%u selected", "%u selected", n_selected), n_selected);
  gtk_label_set_text (self->n_selected, text);
}

/* --- What is shown --- */

static gboolean
has_keys (DossierArticlesView *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

/* What comes is the answer to another question than before. */
static gboolean
is_answer (DossierArticlesView *self)
{
  return self->articles != NULL &&
         dossier_windowed_list_is_loading (DOSSIER_WINDOWED_LIST (self->articles));
}

/* Not of rows at which somebody looks further down, nor where the keys are. */
static gboolean
may_hold_back (gpointer data)
{
  DossierArticlesView *self = data;
  GtkAdjustment       *scroll = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));

  if (has_keys (self))
    return FALSE;
  return is_answer (self) || scroll == NULL || gtk_adjustment_get_value (scroll) < 1;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (user_data);

  dossier_gradual_list_go_on (self->shown);
  if (dossier_gradual_list_is_partial (self->shown))
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
items_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (user_data);

  /* What is selected can also leave the list. */
  if (removed > 0)
    selection_changed_cb (GTK_SELECTION_MODEL (self->selection), 0, 0, self);
  /* The list would keep in sight what was there before, and hide better answers above it. */
  if (is_answer (self) && !has_keys (self) && g_list_model_get_n_items (model) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
  if (self->tick == 0 && dossier_gradual_list_is_partial (self->shown))
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self->list), tick_cb, self, NULL);
}

/* --- The menu --- */

/* @at: (nullable): where the pointer is, in the list's coordinates; without it, at the row. */
static void
pop_up_menu (DossierArticlesView *self, const GdkRectangle *at)
{
  g_autoptr (DossierArticleItem) item = dossier_articles_view_ref_selected (self);
  g_autoptr (GMenuModel) model = NULL;

  if (count_selected (self) == 0)
    return;
  model = item != NULL ? dossier_article_menu_new (item) : dossier_article_menu_new_for_several ();
  dossier_list_menu_pop_up (&self->menu, GTK_WIDGET (self->list), model, _ ("Article menu"), at);
}

void
dossier_articles_view_show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  GdkRectangle         at;
  gboolean             has_focus = dossier_list_menu_find_focus (GTK_WIDGET (self->list), &at);

  pop_up_menu (self, has_focus ? &at : NULL);
}

/* --- Rows --- */

static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem    *list_item = user_data;
  GtkWidget      *row = gtk_list_item_get_child (list_item);
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (n_press == 1 && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) &&
      gtk_widget_contains (row, x, y))
    dossier_articles_view_open (row, gtk_list_item_get_item (list_item));
}

static void
row_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem         *list_item = user_data;
  GtkWidget           *row = gtk_list_item_get_child (list_item);
  DossierArticlesView *self =
      DOSSIER_ARTICLES_VIEW (gtk_widget_get_ancestor (row, DOSSIER_TYPE_ARTICLES_VIEW));
  graphene_point_t point;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  /* On one of several that are selected, the menu is for all of them. */
  if (!gtk_list_item_get_selected (list_item))
    gtk_widget_activate_action (row,
                                "list.select-item",
                                "(ubb)",
                                gtk_list_item_get_position (list_item),
                                FALSE,
                                FALSE);
  if (gtk_widget_compute_point (row, GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT (x, y), &point))
    pop_up_menu (self, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
}

static void
add_click (GtkListItem *list_item, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, signal, callback, list_item);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (click));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, dossier_article_row_new ());
  add_click (list_item, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (row_clicked_cb));
  add_click (list_item, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (row_menu_cb));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_article_row_set_item (DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item)),
                                gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_article_row_set_item (DOSSIER_ARTICLE_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (user_data);
  g_autoptr (DossierArticleItem) item =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  dossier_articles_view_open (GTK_WIDGET (self), item);
}

/* --- The object --- */

static void
dossier_articles_view_dispose (GObject *object)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self->list), self->tick);
  self->tick = 0;
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->shown);
  g_clear_object (&self->articles);
  g_clear_object (&self->notebook);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dossier_articles_view_parent_class)->dispose (object);
}

static void
dossier_articles_view_class_init (DossierArticlesViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_articles_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-articles-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, box);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, list);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, selection);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, n_selected);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, items_changed_cb);
  dossier_articles_view_install_actions (widget_class);
}

static void
dossier_articles_view_init (DossierArticlesView *self)
{
  self->cancellable = g_cancellable_new ();
  self->shown = dossier_gradual_list_new (may_hold_back, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  dossier_fold_bind (GTK_REVEALER (self->bar));
}

/* By the list, which remembers from where Shift goes on. */
static void
select_one (DossierArticlesView *self, guint at)
{
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.select-item",
                              "(ubb)",
                              at,
                              FALSE,
                              FALSE);
}

GtkWidget *
dossier_articles_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_ARTICLES_VIEW, NULL);
}

void
dossier_articles_view_set (DossierArticlesView *self,
                           DossierNotebook     *notebook,
                           DossierArticleList  *articles)
{
  g_return_if_fail (DOSSIER_IS_ARTICLES_VIEW (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (articles == NULL || DOSSIER_IS_ARTICLE_LIST (articles));

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_set_object (&self->notebook, notebook);
  g_set_object (&self->articles, G_LIST_MODEL (articles));
  dossier_gradual_list_set_model (self->shown, self->articles);
  selection_changed_cb (GTK_SELECTION_MODEL (self->selection), 0, 0, self);
}

GArray *
dossier_articles_view_copy_selected (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GArray) all = NULL;
  GArray       *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint         at = 0;

  g_return_val_if_fail (DOSSIER_IS_ARTICLES_VIEW (self), ids);

  if (self->articles == NULL)
    return ids;
  all = dossier_article_list_copy_ids (DOSSIER_ARTICLE_LIST (self->articles));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  for (gboolean is_there = gtk_bitset_iter_init_first (&iter, selected, &at);
       is_there && at < all->len;
       is_there = gtk_bitset_iter_next (&iter, &at))
    g_array_append_val (ids, g_array_index (all, gint64, at));
  return ids;
}

gboolean
dossier_articles_view_unselect (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected = NULL;

  g_return_val_if_fail (DOSSIER_IS_ARTICLES_VIEW (self), FALSE);

  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (selected) < 2)
    return FALSE;
  select_one (self, gtk_bitset_get_minimum (selected));
  return TRUE;
}

/* (nullable): of what is shown. */
static GtkWidget *
find_row (DossierArticlesView *self, DossierArticleItem *item)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->list)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *row = gtk_widget_get_first_child (child);

      if (DOSSIER_IS_ARTICLE_ROW (row) &&
          dossier_article_row_get_item (DOSSIER_ARTICLE_ROW (row)) == item)
        return child;
    }
  return NULL;
}

void
dossier_articles_view_focus (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (DossierArticleItem) item = NULL;
  GtkWidget *row = NULL;

  g_return_if_fail (DOSSIER_IS_ARTICLES_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (count_selected (self) == 0)
    select_one (self, 0);
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.scroll-to-item",
                              "u",
                              gtk_bitset_get_minimum (selected));
  /* The list itself would give the keys to where they were last, or to what was there first. */
  item = g_list_model_get_item (G_LIST_MODEL (self->selection), gtk_bitset_get_minimum (selected));
  row = find_row (self, item);
  gtk_widget_grab_focus (row != NULL ? row : GTK_WIDGET (self->list));
}
