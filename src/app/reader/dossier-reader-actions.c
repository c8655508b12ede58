/* dossier-reader-actions.c: what a reader does but for marking and moving: finding, sizes, shelves.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-report.h"

#include <glib/gi18n-lib.h>

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  dossier_reader_panes_show_article (self);
  dossier_find_bar_open (self->find_bar);
}

static void
find_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (!dossier_find_bar_is_open (self->find_bar))
    dossier_find_bar_open (self->find_bar);
  else
    dossier_find_bar_step (self->find_bar, g_str_equal (name, "reader.find-next") ? 1 : -1);
}

static void
zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    int         direction;
  } DIRECTIONS[] = {
    { "reader.zoom-in", 1 },
    { "reader.zoom-out", -1 },
    { "reader.zoom-normal", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (DIRECTIONS); i++)
    if (g_str_equal (name, DIRECTIONS[i].name))
      dossier_article_view_change_zoom (DOSSIER_READER_PAGE (widget)->view,
                                        DIRECTIONS[i].direction);
}

static void
show_look_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (DOSSIER_READER_PAGE (widget)->look_button);
}

static void
filter_entities_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  dossier_reader_panes_set_entities_shown (self, TRUE);
  dossier_entity_sidebar_focus_filter (self->sidebar);
}

static void
focus_article_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  dossier_reader_panes_show_article (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

void
dossier_reader_actions_show_tools (DossierReaderPage *self)
{
  DossierSpan      span;
  GdkRectangle     area;
  graphene_point_t corner;

  if (!dossier_article_view_get_selection (self->view, &span) &&
      !dossier_article_view_get_sentence (self->view, &span))
    return;
  dossier_article_view_get_area (self->view, span, &area);
  if (!gtk_widget_compute_point (GTK_WIDGET (self->view),
                                 GTK_WIDGET (self->overlay),
                                 &GRAPHENE_POINT_INIT (area.x, area.y),
                                 &corner))
    return;
  area.x = corner.x;
  area.y = corner.y;
  dossier_selection_bar_show_at (self->selection_bar, &area);
}

static void
show_tools_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  dossier_reader_actions_show_tools (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->selection_bar)))
    gtk_widget_child_focus (GTK_WIDGET (self->selection_bar), GTK_DIR_TAB_FORWARD);
}

/* The last thing that was taken up is let go first; in the end, the article itself. */
static void
dismiss_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  DossierSpan        span;

  if (dossier_article_view_cancel_drag (self->view))
    return;
  if (gtk_widget_get_visible (GTK_WIDGET (self->selection_bar)) ||
      dossier_article_view_get_selection (self->view, &span))
    {
      dossier_selection_bar_hide (self->selection_bar);
      dossier_article_view_clear_selection (self->view);
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
    }
  else if (dossier_annotation_pane_get_selected (self->pane) != 0)
    dossier_annotation_pane_select (self->pane, 0);
  else if (dossier_find_bar_is_open (self->find_bar))
    dossier_find_bar_close (self->find_bar);
  else if (dossier_entity_sidebar_get_chosen (self->sidebar) != NULL)
    dossier_entity_sidebar_choose (self->sidebar, NULL);
  else
    gtk_widget_activate_action (widget, "win.show-library", NULL);
}

static void
source_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    dossier_report_toast (GTK_WIDGET (self), _ ("No program could be found to open this page."));
}

static void
open_source_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  const char        *url;
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (self->reading == NULL)
    return;
  url = dossier_reading_get_document (self->reading)->url;
  if (url == NULL)
    url = dossier_reading_get_source_url (self->reading);
  if (url == NULL)
    {
      dossier_report_toast (widget, _ ("This article has no address."));
      return;
    }
  context = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_app_info_launch_default_for_uri_async (url,
                                           G_APP_LAUNCH_CONTEXT (context),
                                           NULL,
                                           source_opened_cb,
                                           g_object_ref (self));
}

static void
flagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
toggle_flag (DossierReaderPage *self,
             DossierArticleFlag flag,
             gboolean           is_set,
             const char        *set_news,
             const char        *unset_news)
{
  dossier_notebook_set_flags_async (dossier_reading_get_notebook (self->reading),
                                    dossier_reading_get_article_id (self->reading),
                                    flag,
                                    is_set ? 0 : flag,
                                    NULL,
                                    flagged_cb,
                                    g_object_ref (self));
  dossier_report_toast (GTK_WIDGET (self), is_set ? unset_news : set_news);
}

static void
star_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (self->reading != NULL)
    toggle_flag (self,
                 DOSSIER_FLAG_STARRED,
                 dossier_article_item_is_starred (dossier_reading_get_article (self->reading)),
                 _ ("Starred"),
                 _ ("No longer starred"));
}

static void
archive_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (self->reading != NULL)
    toggle_flag (self,
                 DOSSIER_FLAG_ARCHIVED,
                 dossier_article_item_is_archived (dossier_reading_get_article (self->reading)),
                 _ ("Moved to the archive"),
                 _ ("Taken out of the archive"));
}

static void
newest_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);

  if (reading != NULL)
    dossier_reader_page_set_reading (self, reading);
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
open_newest_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  if (self->reading == NULL)
    return;
  dossier_reader_position_keep (self);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  dossier_reading_open_async (dossier_reading_get_notebook (self->reading),
                              dossier_reading_get_article_id (self->reading),
                              0,
                              self->opening,
                              newest_opened_cb,
                              g_object_ref (self));
}

void
dossier_reader_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
  } ACTIONS[] = {
    { "reader.find", find_action },
    { "reader.find-next", find_step_action },
    { "reader.find-previous", find_step_action },
    { "reader.zoom-in", zoom_action },
    { "reader.zoom-out", zoom_action },
    { "reader.zoom-normal", zoom_action },
    { "reader.show-look", show_look_action },
    { "reader.filter-entities", filter_entities_action },
    { "reader.focus-article", focus_article_action },
    { "reader.show-tools", show_tools_action },
    { "reader.dismiss", dismiss_action },
    { "reader.open-source", open_source_action },
    { "reader.star", star_action },
    { "reader.archive", archive_action },
    { "reader.open-newest", open_newest_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ACTIONS[i].name, NULL, ACTIONS[i].activate);
}
