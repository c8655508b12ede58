/* dossier-articles-view.c: the library's list of articles and what one does with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-articles-view.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/library/dossier-article-menu.h"
#include "app/library/dossier-article-row.h"
#include "app/widgets/dossier-list-menu.h"

#include <glib/gi18n.h>

struct _DossierArticlesView
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget          *scroller;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  DossierNotebook *notebook;
  GListModel      *articles;
  GCancellable    *cancellable;
  GtkWidget       *menu;
};

G_DEFINE_FINAL_TYPE (DossierArticlesView, dossier_articles_view, GTK_TYPE_WIDGET)

static DossierArticleItem *
get_selected (DossierArticlesView *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
open_article (GtkWidget *widget, DossierArticleItem *item)
{
  if (item != NULL)
    gtk_widget_activate_action (widget,
                                "win.open-article",
                                "x",
                                dossier_article_item_get_id (item));
}

static void
report_result (GObject *source, GAsyncResult *result, GtkWidget *self, const char *news)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
  else if (news != NULL)
    gtk_widget_activate_action (self, "win.toast-undo", "s", news);
}

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  report_result (source, result, self, NULL);
}

static void
archived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  report_result (source, result, self, _ ("Archived"));
}

static void
unarchived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  report_result (source, result, self, _ ("Taken out of the archive"));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;

  report_result (source, result, self, _ ("Article deleted"));
}

static void
set_starred_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  gint64               id;
  gboolean             is_starred;

  g_variant_get (parameter, "(xb)", &id, &is_starred);
  if (self->notebook != NULL)
    dossier_notebook_set_flags_async (self->notebook,
                                      id,
                                      DOSSIER_FLAG_STARRED,
                                      is_starred ? DOSSIER_FLAG_STARRED : 0,
                                      self->cancellable,
                                      marked_cb,
                                      g_object_ref (self));
}

/* Turns a flag of the selected article over. */
static void
toggle_flag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char        *action;
    DossierArticleFlag flag;
    gboolean (*is_set) (DossierArticleItem *item);
    GAsyncReadyCallback set_cb, cleared_cb;
  } flags[] = {
    { "articles.toggle-star",
      DOSSIER_FLAG_STARRED,
      dossier_article_item_is_starred,
      marked_cb,
      marked_cb },
    { "articles.toggle-archive",
      DOSSIER_FLAG_ARCHIVED,
      dossier_article_item_is_archived,
      archived_cb,
      unarchived_cb },
    { "articles.toggle-read",
      DOSSIER_FLAG_READ,
      dossier_article_item_is_read,
      marked_cb,
      marked_cb },
  };
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  DossierArticleItem  *item = get_selected (self);

  for (gsize i = 0; i < G_N_ELEMENTS (flags) && item != NULL; i++)
    if (g_str_equal (flags[i].action, action))
      {
        gboolean is_set = flags[i].is_set (item);

        dossier_notebook_set_flags_async (self->notebook,
                                          dossier_article_item_get_id (item),
                                          flags[i].flag,
                                          is_set ? 0 : flags[i].flag,
                                          self->cancellable,
                                          is_set ? flags[i].cleared_cb : flags[i].set_cb,
                                          g_object_ref (self));
      }
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);

  open_article (widget, get_selected (self));
}

static void
copy_address_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticleItem *item = get_selected (DOSSIER_ARTICLES_VIEW (widget));
  const char         *url = item == NULL ? NULL : dossier_article_item_get_url (item);

  if (url == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), url);
  dossier_report_toast (widget, _ ("Address copied"));
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticleItem *item = get_selected (DOSSIER_ARTICLES_VIEW (widget));
  gint64              id;

  if (item == NULL)
    {
      dossier_report_toast (widget, _ ("Choose an article first"));
      return;
    }
  id = dossier_article_item_get_id (item);
  gtk_widget_activate_action_variant (
      widget,
      "win.refresh",
      g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, &id, 1, sizeof id));
}

static void
show_changes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticleItem *item = get_selected (DOSSIER_ARTICLES_VIEW (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget,
                                "win.show-changes",
                                "x",
                                dossier_article_item_get_id (item));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  DossierArticleItem  *item = get_selected (self);
  guint                at = gtk_single_selection_get_selected (self->selection);
  guint                n;

  if (item == NULL)
    return;
  dossier_notebook_delete_async (self->notebook,
                                 dossier_article_item_get_id (item),
                                 self->cancellable,
                                 deleted_cb,
                                 g_object_ref (self));
  /* The keyboard stays in the list: on the one below, at the end on the one above. */
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (n > 1)
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.select-item",
                                "(ubb)",
                                at + 1 < n ? at + 1 : at - 1,
                                FALSE,
                                FALSE);
}

/* @at: (nullable): where the pointer is, in the list's coordinates; without it, at the row. */
static void
pop_up_menu (DossierArticlesView *self, const GdkRectangle *at)
{
  DossierArticleItem *item = get_selected (self);
  g_autoptr (GMenuModel) model = NULL;

  if (item == NULL)
    return;
  model = dossier_article_menu_new (item);
  dossier_list_menu_pop_up (&self->menu, GTK_WIDGET (self->list), model, _ ("Article menu"), at);
}

static void
show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
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
    open_article (row, gtk_list_item_get_item (list_item));
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

  open_article (GTK_WIDGET (self), item);
}

/* --- The object --- */

static void
dossier_articles_view_dispose (GObject *object)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->articles);
  g_clear_object (&self->notebook);
  g_clear_object (&self->cancellable);
  G_OBJECT_CLASS (dossier_articles_view_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "articles.open", NULL, open_cb },
    { "articles.delete", NULL, delete_cb },
    { "articles.copy-address", NULL, copy_address_cb },
    { "articles.refresh", NULL, refresh_cb },
    { "articles.show-changes", NULL, show_changes_cb },
    { "articles.set-starred", "(xb)", set_starred_cb },
    { "articles.toggle-star", NULL, toggle_flag_cb },
    { "articles.toggle-archive", NULL, toggle_flag_cb },
    { "articles.toggle-read", NULL, toggle_flag_cb },
    { "articles.show-menu", NULL, show_menu_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
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
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, list);
  gtk_widget_class_bind_template_child (widget_class, DossierArticlesView, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  install_actions (widget_class);
}

static void
dossier_articles_view_init (DossierArticlesView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
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
  gtk_single_selection_set_model (self->selection, self->articles);
}

void
dossier_articles_view_focus (DossierArticlesView *self)
{
  g_return_if_fail (DOSSIER_IS_ARTICLES_VIEW (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    return;
  if (get_selected (self) == NULL)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.scroll-to-item",
                              "u",
                              gtk_single_selection_get_selected (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}
