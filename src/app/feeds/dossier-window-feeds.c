/* dossier-window-feeds.c: what the window does with feeds: subscribing, asking, lists of feeds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/feeds/dossier-subscribe-dialog.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feeds.h"

#include <glib/gi18n.h>
#include <string.h>

/* Lists of feeds that are larger are none. */
#define MAX_LIST_BYTES (16 * 1024 * 1024)

static void
subscribed_cb (DossierSubscribeDialog *dialog, gint64 feed_id, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  dossier_library_page_show_feed (self->library, feed_id);
}

void
dossier_window_subscribe_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *dialog;

  if (self->notebook == NULL)
    return;
  dialog = dossier_subscribe_dialog_new (GTK_WINDOW (self), self->notebook);
  g_signal_connect_object (dialog, "subscribed", G_CALLBACK (subscribed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dossier_window_refresh_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    dossier_feeds_refresh_all (dossier_notebook_get_feeds (self->notebook));
}

static GListModel *
create_filters (void)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) lists = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (lists, _ ("Lists of Feeds (OPML)"));
  gtk_file_filter_add_mime_type (lists, "text/x-opml+xml");
  gtk_file_filter_add_suffix (lists, "opml");
  gtk_file_filter_add_suffix (lists, "xml");
  gtk_file_filter_set_name (all, _ ("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  g_list_store_append (filters, lists);
  g_list_store_append (filters, all);
  return G_LIST_MODEL (filters);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  DossierNotebook *notebook = DOSSIER_NOTEBOOK (source);
  g_autoptr (GError) error = NULL;
  guint            n_new = 0;
  g_autofree char *news = NULL;
  g_autoptr (GArray) ids = dossier_feed_subscribe_finish (notebook, result, &n_new, &error);

  if (ids == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (n_new == 0)
    {
      dossier_report_toast (GTK_WIDGET (self), _ ("There is no new feed in this list"));
      return;
    }
  news =
      g_strdup_printf (ngettext ("Subscribed to %u feed", "Subscribed to %u feeds", n_new), n_new);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", news);
}

static void
list_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (bytes != NULL && g_bytes_get_size (bytes) > MAX_LIST_BYTES)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "the list is too large");
  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (self->notebook != NULL)
    dossier_feed_import_opml_async (self->notebook, bytes, NULL, imported_cb, g_object_ref (self));
}

static void
list_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_compat_open_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, NULL, list_read_cb, g_object_ref (self));
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

void
dossier_window_import_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GListModel) filters = create_filters ();
  DossierFileQuestion question = {
    .title = _ ("Import Feeds"),
    .accept_label = _ ("_Import"),
    .filters = filters,
  };

  dossier_compat_open_async (GTK_WINDOW (widget),
                             &question,
                             NULL,
                             list_chosen_cb,
                             g_object_ref (widget));
}

/* One export: from the file that was chosen to the text in it. */
typedef struct
{
  DossierWindow *window;
  GFile         *file;
  char          *text;
} Export;

static void
free_export (Export *export)
{
  g_object_unref (export->window);
  g_object_unref (export->file);
  g_free (export->text);
  g_free (export);
}

static void
list_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    dossier_report_error (GTK_WIDGET (export->window), error);
  else
    dossier_report_toast (GTK_WIDGET (export->window), _ ("Feeds exported"));
  free_export (export);
}

static void
list_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Export *export = user_data;
  g_autoptr (GError) error = NULL;

  export->text = dossier_feed_export_opml_finish (DOSSIER_NOTEBOOK (source), result, &error);
  if (export->text == NULL)
    {
      dossier_report_error (GTK_WIDGET (export->window), error);
      free_export (export);
      return;
    }
  g_file_replace_contents_async (export->file,
                                 export->text,
                                 strlen (export->text),
                                 NULL,
                                 FALSE,
                                 G_FILE_CREATE_NONE,
                                 NULL,
                                 list_written_cb,
                                 export);
}

static void
place_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GFile *file = dossier_compat_save_finish (result, &error);
  Export *export;

  if (file == NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  if (file == NULL || self->notebook == NULL)
    {
      g_clear_object (&file);
      return;
    }
  export = g_new0 (Export, 1);
  export->window = g_object_ref (self);
  export->file = file;
  dossier_feed_export_opml_async (self->notebook, NULL, list_made_cb, export);
}

void
dossier_window_export_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GListModel) filters = create_filters ();
  DossierFileQuestion question = {
    .title = _ ("Export Feeds"),
    .accept_label = _ ("_Export"),
    .filters = filters,
    /* Translators: a file name. */
    .name = _ ("Feeds.opml"),
  };

  dossier_compat_save_async (GTK_WINDOW (widget),
                             &question,
                             NULL,
                             place_chosen_cb,
                             g_object_ref (widget));
}
