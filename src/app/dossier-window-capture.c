/* dossier-window-capture.c: what the window captures, and how it tells of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-report.h"
#include "app/library/dossier-add-dialog.h"
#include "notebook/dossier-capture.h"

#include <glib/gi18n.h>

static void
show_captured (DossierWindow *self, const DossierCaptured *captured)
{
  const char      *format = captured->is_new_article   ? _ ("Captured “%s”")
                            : captured->is_new_version ? _ ("A new version of “%s”")
                                                       : _ ("Nothing new in “%s”");
  const char      *title = *captured->title == '\0' ? _ ("Untitled") : captured->title;
  g_autofree char *text = g_strdup_printf (format, title);
  AdwToast        *toast = dossier_window_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_name (toast, "win.open-article");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (captured->article_id));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
captured_cb (DossierIntake *intake, gpointer captured, gpointer user_data)
{
  show_captured (DOSSIER_WINDOW (user_data), captured);
}

static void
captured_many_cb (DossierIntake *intake, guint n_articles, gpointer user_data)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Captured %u article", "Captured %u articles", n_articles),
                       n_articles);

  dossier_report_toast (GTK_WIDGET (user_data), text);
}

static void
open_captured_cb (DossierIntake *intake, gint64 article_id, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-article", "x", article_id);
}

static void
capture_failed_cb (DossierIntake *intake, gpointer error, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  /* Its job says so already, with a way to try again. */
  if (!dossier_jobs_bar_shows_error (self->jobs_bar, error))
    dossier_report_error (GTK_WIDGET (self), error);
}

void
dossier_window_capture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_intake_add (DOSSIER_WINDOW (widget)->intake, g_variant_get_string (parameter, NULL));
}

static void
capture_text (DossierWindow *self, const char *text)
{
  if (!dossier_intake_add_text (self->intake, text))
    dossier_report_toast (GTK_WIDGET (self), _ ("That is no address, file or article"));
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  const GValue    *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *text = value == NULL ? NULL : dossier_drop_area_dup_text (value);

  if (text != NULL)
    capture_text (self, text);
  else
    dossier_report_toast (GTK_WIDGET (self), _ ("The clipboard holds no address, file or text"));
}

void
dossier_window_paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard      *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean           has_files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) ||
                       gdk_content_formats_contain_mime_type (formats, "text/uri-list");

  gdk_clipboard_read_value_async (clipboard,
                                  has_files ? GDK_TYPE_FILE_LIST : G_TYPE_STRING,
                                  G_PRIORITY_DEFAULT,
                                  NULL,
                                  clipboard_read_cb,
                                  g_object_ref (widget));
}

static void
submitted_cb (DossierAddDialog *dialog, const char *input, gpointer user_data)
{
  dossier_intake_add (DOSSIER_WINDOW (user_data)->intake, input);
}

void
dossier_window_add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *dialog = dossier_add_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "submitted", G_CALLBACK (submitted_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
dossier_window_drop (DossierWindow *self, const char *text)
{
  capture_text (self, text);
}

void
dossier_window_retry_job (DossierWindow *self, DossierJob *job)
{
  dossier_intake_retry (self->intake, job);
}

void
dossier_window_capture_init (DossierWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } handlers[] = {
    { "captured", G_CALLBACK (captured_cb) },
    { "captured-many", G_CALLBACK (captured_many_cb) },
    { "open", G_CALLBACK (open_captured_cb) },
    { "failed", G_CALLBACK (capture_failed_cb) },
  };

  self->intake = dossier_intake_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->intake, handlers[i].signal, handlers[i].callback, self, 0);
}

void
dossier_window_capture_and_open (DossierWindow *self, const char *const *inputs)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  dossier_intake_add_to_open (self->intake, inputs);
}
