/* dossier-library-page-search.c: the search field of the library: its words, its order, keeping it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-library-page-private.h"

#include "app/dossier-report.h"
#include "notebook/dossier-search-actions.h"

#include <adwaita.h>

const char *
dossier_library_page_get_words (DossierLibraryPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_saved (DossierLibraryPage *self, const char *words)
{
  guint n = self->searches == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->searches));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->searches), i);

      if (g_str_equal (dossier_index_item_get_words (item), words))
        return TRUE;
    }
  return FALSE;
}

void
dossier_library_page_update_search_tools (DossierLibraryPage *self)
{
  g_autofree char *words = g_strstrip (g_strdup (dossier_library_page_get_words (self)));

  gtk_widget_set_visible (self->search_tools, *words != '\0');
  gtk_widget_set_visible (self->save_button, *words != '\0' && !is_saved (self, words));
}

static void
searches_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  dossier_library_page_update_search_tools (DOSSIER_LIBRARY_PAGE (user_data));
}

void
dossier_library_page_follow_searches (DossierLibraryPage *self)
{
  g_signal_connect (self->searches, "items-changed", G_CALLBACK (searches_changed_cb), self);
}

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  dossier_library_page_ask (DOSSIER_LIBRARY_PAGE (user_data));
}

static void
search_stopped_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dossier_library_page_focus_list (self);
}

static void
search_activated_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);
  g_autoptr (DossierArticleItem) first = NULL;

  if (self->articles != NULL && *dossier_library_page_get_words (self) != '\0')
    first = g_list_model_get_item (G_LIST_MODEL (self->articles), 0);
  if (first != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.open-article",
                                "x",
                                dossier_article_item_get_id (first));
}

static void
clear_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
order_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);

  if (self->articles != NULL)
    dossier_article_list_set_best_first (self->articles, gtk_toggle_button_get_active (button));
}

static void
search_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
save_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);
  g_autofree char    *words = g_strstrip (g_strdup (dossier_library_page_get_words (self)));

  if (self->notebook != NULL && *words != '\0')
    dossier_notebook_save_search_async (self->notebook,
                                        words,
                                        words,
                                        NULL,
                                        search_saved_cb,
                                        g_object_ref (self));
}

static void
show_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), g_variant_get_string (parameter, NULL));
  dossier_library_page_show_shelf (self, DOSSIER_SHELF_ALL);
}

void
dossier_library_page_bind_search (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "library.show-search", "s", show_search_cb },
    { "library.save-search", NULL, save_search_cb },
    { "library.clear-search", NULL, clear_search_cb },
  };

  gtk_widget_class_bind_template_callback (widget_class, order_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
}

void
dossier_library_page_start_search (DossierLibraryPage *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  dossier_library_page_leave_sidebar (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
dossier_library_page_search_for (DossierLibraryPage *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));
  g_return_if_fail (words != NULL);

  dossier_library_page_start_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}
