/* dossier-articles-view-actions.c: what one does with the selected articles of the library.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-articles-view-private.h"

#include "app/dossier-report.h"
#include "app/entities/dossier-name-dialog.h"
#include "notebook/dossier-bulk-actions.h"

#include <glib/gi18n.h>

void
dossier_articles_view_open (GtkWidget *widget, DossierArticleItem *item)
{
  if (item != NULL)
    gtk_widget_activate_action (widget,
                                "win.open-article",
                                "x",
                                dossier_article_item_get_id (item));
}

/* (transfer full) (nullable): NULL when nothing is selected, which is told. */
static GArray *
take_selected (DossierArticlesView *self)
{
  g_autoptr (GArray) ids = dossier_articles_view_copy_selected (self);

  if (ids->len > 0 && self->notebook != NULL)
    return g_steal_pointer (&ids);
  dossier_report_toast (GTK_WIDGET (self), _ ("Choose an article first"));
  return NULL;
}

/* --- What is under way: who asked, and about how many --- */

typedef struct
{
  DossierArticlesView *view;
  guint                n;
  DossierArticleFlag   flag;
  char                *tag;
} Deed;

static Deed *
new_deed (DossierArticlesView *view, guint n)
{
  Deed *self = g_new0 (Deed, 1);

  self->view = g_object_ref (view);
  self->n = n;
  return self;
}

static void
free_deed (Deed *self)
{
  g_object_unref (self->view);
  g_free (self->tag);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deed, free_deed)

/* @news: (transfer full) (nullable): with a button that takes it back */
static void
tell (Deed *self, const GError *error, char *news)
{
  g_autofree char *owned = news;

  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self->view), error);
  else if (news != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "win.toast-undo", "s", news);
}

/* --- Marks --- */

static void
marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
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

/* A mark on one article is seen in its row; where the row goes away, and of several, it is told.
 * (transfer full) (nullable) */
static char *
dup_toggled_news (const Deed *self, gboolean is_set)
{
  guint n = self->n;

  if (self->flag == DOSSIER_FLAG_ARCHIVED && n == 1)
    return g_strdup (is_set ? _ ("Archived") : _ ("Taken out of the archive"));
  if (n == 1)
    return NULL;
  switch (self->flag)
    {
    case DOSSIER_FLAG_ARCHIVED:
      return is_set
                 ? g_strdup_printf (ngettext ("%u article archived", "%u articles archived", n), n)
                 : g_strdup_printf (ngettext ("%u article taken out of the archive",
                                              "%u articles taken out of the archive",
                                              n),
                                    n);
    case DOSSIER_FLAG_STARRED:
      return is_set ? g_strdup_printf (ngettext ("%u article starred", "%u articles starred", n), n)
                    : g_strdup_printf (ngettext ("Star removed from %u article",
                                                 "Stars removed from %u articles",
                                                 n),
                                       n);
    case DOSSIER_FLAG_READ:
    default:
      return is_set
                 ? g_strdup_printf (
                       ngettext ("%u article marked as read", "%u articles marked as read", n),
                       n)
                 : g_strdup_printf (
                       ngettext ("%u article marked as unread", "%u articles marked as unread", n),
                       n);
    }
}

static void
toggled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_set = FALSE;

  dossier_notebook_toggle_flag_finish (DOSSIER_NOTEBOOK (source), result, &is_set, &error);
  tell (deed, error, error != NULL ? NULL : dup_toggled_news (deed, is_set));
}

/* Turns a flag of what is selected over. */
static void
toggle_flag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const struct
  {
    const char        *action;
    DossierArticleFlag flag;
  } flags[] = {
    { "articles.toggle-star", DOSSIER_FLAG_STARRED },
    { "articles.toggle-archive", DOSSIER_FLAG_ARCHIVED },
    { "articles.toggle-read", DOSSIER_FLAG_READ },
  };
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  g_autoptr (GArray) ids = take_selected (self);

  for (gsize i = 0; i < G_N_ELEMENTS (flags) && ids != NULL; i++)
    if (g_str_equal (flags[i].action, action))
      {
        Deed *deed = new_deed (self, ids->len);

        deed->flag = flags[i].flag;
        dossier_notebook_toggle_flag_async (self->notebook,
                                            ids,
                                            flags[i].flag,
                                            self->cancellable,
                                            toggled_cb,
                                            deed);
      }
}

/* --- Tags --- */

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error);
  tell (deed,
        error,
        g_strdup_printf (ngettext ("%u article tagged “%s”", "%u articles tagged “%s”", deed->n),
                         deed->n,
                         deed->tag));
}

static void
tag_named_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (user_data);
  g_autoptr (GArray) ids = take_selected (self);
  Deed *deed;

  if (ids == NULL)
    return;
  deed = new_deed (self, ids->len);
  deed->tag = g_strdup (name);
  dossier_notebook_tag_all_async (self->notebook, ids, name, self->cancellable, tagged_cb, deed);
}

static void
tag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) ids = take_selected (DOSSIER_ARTICLES_VIEW (widget));
  g_autofree char *title = NULL;
  GtkWidget       *dialog;

  if (ids == NULL)
    return;
  title = g_strdup_printf (ngettext ("Tag %u Article", "Tag %u Articles", ids->len), ids->len);
  dialog = dossier_name_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), title, _ ("_Tag"));
  g_signal_connect_object (dialog, "named", G_CALLBACK (tag_named_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- The rest --- */

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (DossierArticleItem) item =
      dossier_articles_view_ref_selected (DOSSIER_ARTICLES_VIEW (widget));

  dossier_articles_view_open (widget, item);
}

/* One address a line. */
static void
copy_address_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint         at = 0;

  for (gboolean is_there = gtk_bitset_iter_init_first (&iter, selected, &at); is_there;
       is_there = gtk_bitset_iter_next (&iter, &at))
    {
      g_autoptr (DossierArticleItem) item =
          g_list_model_get_item (G_LIST_MODEL (self->selection), at);
      const char *url = item != NULL ? dossier_article_item_get_url (item) : NULL;

      if (url != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", url);
    }
  if (text->len == 0)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text->str);
  dossier_report_toast (widget,
                        gtk_bitset_get_size (selected) == 1 ? _ ("Address copied")
                                                            : _ ("Addresses copied"));
}

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GArray) ids = take_selected (DOSSIER_ARTICLES_VIEW (widget));

  if (ids != NULL)
    gtk_widget_activate_action_variant (
        widget,
        "win.refresh",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
show_changes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (DossierArticleItem) item =
      dossier_articles_view_ref_selected (DOSSIER_ARTICLES_VIEW (widget));

  if (item != NULL)
    gtk_widget_activate_action (widget,
                                "win.show-changes",
                                "x",
                                dossier_article_item_get_id (item));
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Deed) deed = user_data;
  g_autoptr (GError) error = NULL;

  dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error);
  tell (deed,
        error,
        deed->n == 1
            ? g_strdup (_ ("Article deleted"))
            : g_strdup_printf (ngettext ("%u article deleted", "%u articles deleted", deed->n),
                               deed->n));
}

/* The keyboard stays in the list: on the one below what goes, at the end on the one above. */
static void
leave_selected (DossierArticlesView *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint first = gtk_bitset_get_minimum (selected);
  guint last = gtk_bitset_get_maximum (selected);
  guint next = last + 1 < n ? last + 1 : first - 1;

  if (gtk_bitset_get_size (selected) < n && (last + 1 < n || first > 0))
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.select-item",
                                "(ubb)",
                                next,
                                FALSE,
                                FALSE);
  else
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
}

static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);
  g_autoptr (GArray) ids = take_selected (self);

  if (ids == NULL)
    return;
  dossier_notebook_delete_all_async (self->notebook,
                                     ids,
                                     self->cancellable,
                                     deleted_cb,
                                     new_deed (self, ids->len));
  leave_selected (self);
}

static void
select_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);

  dossier_gradual_list_finish (self->shown);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
unselect_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierArticlesView *self = DOSSIER_ARTICLES_VIEW (widget);

  dossier_articles_view_unselect (self);
  dossier_articles_view_focus (self);
}

void
dossier_articles_view_install_actions (GtkWidgetClass *widget_class)
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
    { "articles.tag", NULL, tag_cb },
    { "articles.show-changes", NULL, show_changes_cb },
    { "articles.set-starred", "(xb)", set_starred_cb },
    { "articles.toggle-star", NULL, toggle_flag_cb },
    { "articles.toggle-archive", NULL, toggle_flag_cb },
    { "articles.toggle-read", NULL, toggle_flag_cb },
    { "articles.select-all", NULL, select_all_cb },
    { "articles.unselect", NULL, unselect_cb },
    { "articles.show-menu", NULL, dossier_articles_view_show_menu_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
}
