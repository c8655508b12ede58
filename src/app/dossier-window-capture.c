/* dossier-window-capture.c: what the window captures, and how it tells of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/capture/dossier-captures-window.h"
#include "app/capture/dossier-confirm-dialog.h"
#include "app/dossier-report.h"
#include "app/library/dossier-add-dialog.h"
#include "core/text/dossier-link.h"
#include "core/text/dossier-passage-link.h"
#include "notebook/dossier-capture.h"

#include <glib/gi18n.h>

static const char *
choose_format (const DossierCaptured *captured)
{
  if (captured->is_duplicate)
    return _ ("Already in the notebook as “%s”");
  if (captured->is_new_article)
    return _ ("Captured “%s”");
  return captured->is_new_version ? _ ("A new version of “%s”") : _ ("Nothing new in “%s”");
}

static void
show_captured (DossierWindow *self, const DossierCaptured *captured)
{
  gboolean         has_title = captured->title != NULL && *captured->title != '\0';
  const char      *title = has_title ? captured->title : _ ("Untitled");
  g_autofree char *text = g_strdup_printf (choose_format (captured), title);
  AdwToast        *toast = dossier_window_toast_new (text);

  adw_toast_set_button_label (toast, _ ("_Open"));
  adw_toast_set_action_name (toast, "win.open-article");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (captured->article_id));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
captured_cb (DossierIntake *intake, gpointer captured, gpointer user_data)
{
  if (dossier_window_is_foremost (DOSSIER_WINDOW (user_data)))
    show_captured (DOSSIER_WINDOW (user_data), captured);
}

static void
captured_many_cb (DossierIntake *intake, guint n_articles, gpointer user_data)
{
  g_autofree char *text =
      g_strdup_printf (ngettext ("Captured %u article", "Captured %u articles", n_articles),
                       n_articles);

  if (dossier_window_is_foremost (DOSSIER_WINDOW (user_data)))
    dossier_report_toast (GTK_WIDGET (user_data), text);
}

static void
resumed_cb (DossierIntake *intake, guint n_articles, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u capture from the last time goes on",
                                                     "%u captures from the last time go on",
                                                     n_articles),
                                           n_articles);

  if (dossier_window_is_foremost (DOSSIER_WINDOW (user_data)))
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

static void
take_addresses (DossierWindow *self, const char *const *addresses)
{
  g_auto (GStrv) pages = dossier_window_import_inputs (self, addresses);

  dossier_intake_add_all (self->intake, (const char *const *) pages);
}

void
dossier_window_capture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *const addresses[] = { g_variant_get_string (parameter, NULL), NULL };

  take_addresses (DOSSIER_WINDOW (widget), addresses);
}

/* Addresses, and the text they were found in, until the reader has decided. */
typedef struct
{
  DossierIntake *intake;
  char         **addresses;
  char          *text; /* (nullable) */
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->intake);
  g_strfreev (question->addresses);
  g_free (question->text);
  g_free (question);
}

static void
addresses_chosen_cb (DossierConfirmDialog *dialog, gpointer user_data)
{
  Question *question = user_data;

  dossier_intake_add_all (question->intake, (const char *const *) question->addresses);
}

static void
text_chosen_cb (DossierConfirmDialog *dialog, gpointer user_data)
{
  Question *question = user_data;

  dossier_intake_add_prose (question->intake, question->text);
}

/* Takes the addresses. */
static void
ask (DossierWindow *self, GtkWidget *dialog, char **addresses, const char *text)
{
  Question *question = g_new0 (Question, 1);

  question->intake = g_object_ref (self->intake);
  question->addresses = addresses;
  question->text = g_strdup (text);
  g_signal_connect (dialog, "text-chosen", G_CALLBACK (text_chosen_cb), question);
  g_signal_connect_data (dialog,
                         "addresses-chosen",
                         G_CALLBACK (addresses_chosen_cb),
                         question,
                         free_question,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
capture_text (DossierWindow *self, const char *text)
{
  g_auto (GStrv) inputs = NULL;
  GtkWidget *dialog;

  switch (dossier_intake_read (text, &inputs))
    {
    case DOSSIER_INTAKE_ADDRESSES:
      take_addresses (self, (const char *const *) inputs);
      break;
    case DOSSIER_INTAKE_PROSE:
      dossier_intake_add_prose (self->intake, text);
      break;
    case DOSSIER_INTAKE_EITHER:
      dialog =
          dossier_confirm_dialog_new_for_text (GTK_WINDOW (self), (const char *const *) inputs);
      ask (self, dialog, g_steal_pointer (&inputs), text);
      break;
    case DOSSIER_INTAKE_NOTHING:
    default:
      dossier_report_toast (GTK_WIDGET (self), _ ("That is no address, file or article"));
    }
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
  capture_text (DOSSIER_WINDOW (user_data), input);
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
    { "resumed", G_CALLBACK (resumed_cb) },
    { "open", G_CALLBACK (open_captured_cb) },
    { "failed", G_CALLBACK (capture_failed_cb) },
  };

  self->intake = dossier_intake_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->intake, handlers[i].signal, handlers[i].callback, self, 0);
}

static void
open_chosen_cb (DossierCapturesWindow *captures, gint64 article_id, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-article", "x", article_id);
}

static void
undo_asked_cb (DossierCapturesWindow *captures, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.undo", NULL);
}

void
dossier_window_show_captures_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *captures;

  if (self->notebook == NULL)
    return;
  captures = dossier_captures_window_new (GTK_WINDOW (self),
                                          dossier_notebook_get_capture_queue (self->notebook));
  g_signal_connect_object (captures, "open-article", G_CALLBACK (open_chosen_cb), self, 0);
  g_signal_connect_object (captures, "undo", G_CALLBACK (undo_asked_cb), self, 0);
  gtk_window_present (GTK_WINDOW (captures));
}

void
dossier_window_follow_link (DossierWindow *self, const char *link)
{
  g_auto (GStrv) addresses = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (link != NULL);

  if (dossier_passage_link_is_link (link))
    {
      dossier_window_open_passage (self, link);
      return;
    }
  addresses = dossier_link_parse (link, &error);
  if (addresses == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (addresses[1] == NULL)
    {
      dossier_intake_add_all (self->intake, (const char *const *) addresses);
      return;
    }
  dialog = dossier_confirm_dialog_new_for_link (GTK_WINDOW (self), (const char *const *) addresses);
  ask (self, dialog, g_steal_pointer (&addresses), NULL);
}

void
dossier_window_take (DossierWindow *self, const char *const *inputs)
{
  g_auto (GStrv) others = NULL;
  g_autoptr (GPtrArray) pages = g_ptr_array_new ();

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (inputs != NULL);

  others = dossier_window_import_inputs (self, inputs);
  for (guint i = 0; others[i] != NULL; i++)
    if (dossier_link_is_link (others[i]))
      dossier_window_follow_link (self, others[i]);
    else
      g_ptr_array_add (pages, others[i]);
  g_ptr_array_add (pages, NULL);
  dossier_intake_add_to_open (self->intake, (const char *const *) pages->pdata);
}
