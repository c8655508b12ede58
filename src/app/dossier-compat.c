/* dossier-compat.c: the only file that may look at GTK or libadwaita versions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

/* Everywhere else the build pins both ends of the API to 4.8 and 1.2; this file alone may use what
 * the headers at hand offer. */
#undef GDK_VERSION_MIN_REQUIRED
#undef GDK_VERSION_MAX_ALLOWED
#undef ADW_VERSION_MIN_REQUIRED
#undef ADW_VERSION_MAX_ALLOWED

#include "app/dossier-compat.h"

#define HAVE_FILE_DIALOG  GTK_CHECK_VERSION (4, 10, 0)
#define HAVE_WIDGET_COLOR GTK_CHECK_VERSION (4, 10, 0)
#define HAVE_ANNOUNCE     GTK_CHECK_VERSION (4, 14, 0)
#define HAVE_ABOUT_DIALOG ADW_CHECK_VERSION (1, 5, 0)

void
dossier_compat_present_about (GtkWidget *parent, const DossierAboutInfo *info)
{
#if HAVE_ABOUT_DIALOG
  GObject *about = G_OBJECT (adw_about_dialog_new ());
#else
  GObject *about = G_OBJECT (adw_about_window_new ());
#endif

  g_object_set (about,
                "application-name",
                info->app_name,
                "application-icon",
                info->app_id,
                "version",
                info->version,
                "comments",
                info->comments,
                "copyright",
                info->copyright,
                "developers",
                info->developers,
                "license-type",
                info->license,
                NULL);

#if HAVE_ABOUT_DIALOG
  adw_dialog_present (ADW_DIALOG (about), parent);
#else
  gtk_window_set_transient_for (GTK_WINDOW (about), GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_modal (GTK_WINDOW (about), TRUE);
  gtk_window_present (GTK_WINDOW (about));
#endif
}

#if HAVE_ANNOUNCE
/* The accessibility of GTK's own tests has no announcements, and before GTK 4.20 it crashes when it
 * is asked for one. */
static gboolean
can_announce (GtkWidget *widget)
{
  g_autoptr (GtkATContext) context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));

  return context != NULL && !g_str_equal (G_OBJECT_TYPE_NAME (context), "GtkTestATContext");
}
#endif

void
dossier_compat_announce (GtkWidget *widget, const char *words)
{
#if HAVE_ANNOUNCE
  if (can_announce (widget))
    gtk_accessible_announce (GTK_ACCESSIBLE (widget),
                             words,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words,
                                  -1);
#endif
}

void
dossier_compat_get_color (GtkWidget *widget, GdkRGBA *color)
{
#if HAVE_WIDGET_COLOR
  gtk_widget_get_color (widget, color);
#else
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
#endif
}

#if HAVE_FILE_DIALOG

static void
file_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GtkFileDialog *dialog = GTK_FILE_DIALOG (source);
  gpointer       tag = g_task_get_source_tag (task);
  gpointer       file = NULL;

  if (tag == dossier_compat_save_async)
    file = gtk_file_dialog_save_finish (dialog, result, &error);
  else if (tag == dossier_compat_open_many_async)
    file = gtk_file_dialog_open_multiple_finish (dialog, result, &error);
  else if (tag == dossier_compat_open_folder_async)
    file = gtk_file_dialog_select_folder_finish (dialog, result, &error);
  else
    file = gtk_file_dialog_open_finish (dialog, result, &error);

  /* Dismissing reads as G_IO_ERROR_CANCELLED on every GTK, so callers test one code. */
  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", error->message);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
ask_for_file (GTask *task, GtkWindow *parent, const DossierFileQuestion *question)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  GCancellable *cancellable = g_task_get_cancellable (task);
  gpointer      tag = g_task_get_source_tag (task);

  gtk_file_dialog_set_title (dialog, question->title);
  if (question->accept_label != NULL)
    gtk_file_dialog_set_accept_label (dialog, question->accept_label);
  gtk_file_dialog_set_filters (dialog, question->filters);
  if (question->name != NULL)
    gtk_file_dialog_set_initial_name (dialog, question->name);
  if (tag == dossier_compat_save_async)
    gtk_file_dialog_save (dialog, parent, cancellable, file_chosen_cb, task);
  else if (tag == dossier_compat_open_many_async)
    gtk_file_dialog_open_multiple (dialog, parent, cancellable, file_chosen_cb, task);
  else if (tag == dossier_compat_open_folder_async)
    gtk_file_dialog_select_folder (dialog, parent, cancellable, file_chosen_cb, task);
  else
    gtk_file_dialog_open (dialog, parent, cancellable, file_chosen_cb, task);
}

#else

static void
chooser_response_cb (GtkNativeDialog *native, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT &&
      g_task_get_source_tag (task) == dossier_compat_open_many_async)
    g_task_return_pointer (task,
                           gtk_file_chooser_get_files (GTK_FILE_CHOOSER (native)),
                           g_object_unref);
  else if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task,
                           gtk_file_chooser_get_file (GTK_FILE_CHOOSER (native)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
}

static void
ask_for_file (GTask *task, GtkWindow *parent, const DossierFileQuestion *question)
{
  gpointer tag = g_task_get_source_tag (task);
  GtkFileChooserAction action = tag == dossier_compat_save_async ? GTK_FILE_CHOOSER_ACTION_SAVE
                                : tag == dossier_compat_open_folder_async
                                    ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                    : GTK_FILE_CHOOSER_ACTION_OPEN;
  GtkFileChooserNative *native =
      gtk_file_chooser_native_new (question->title, parent, action, question->accept_label, NULL);
  guint n_filters = question->filters == NULL ? 0 : g_list_model_get_n_items (question->filters);

  for (guint i = 0; i < n_filters; i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (question->filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (native), filter);
    }
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (native),
                                        tag == dossier_compat_open_many_async);
  if (question->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), question->name);
  g_task_set_task_data (task, native, g_object_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  g_signal_connect (native, "response", G_CALLBACK (chooser_response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

#endif

void
dossier_compat_open_async (GtkWindow                 *parent,
                           const DossierFileQuestion *question,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_compat_open_async);
  ask_for_file (task, parent, question);
}

GFile *
dossier_compat_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_compat_save_async (GtkWindow                 *parent,
                           const DossierFileQuestion *question,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_compat_save_async);
  ask_for_file (task, parent, question);
}

GFile *
dossier_compat_save_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_compat_open_many_async (GtkWindow                 *parent,
                                const DossierFileQuestion *question,
                                GCancellable              *cancellable,
                                GAsyncReadyCallback        callback,
                                gpointer                   user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_compat_open_many_async);
  ask_for_file (task, parent, question);
}

GListModel *
dossier_compat_open_many_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_compat_open_folder_async (GtkWindow                 *parent,
                                  const DossierFileQuestion *question,
                                  GCancellable              *cancellable,
                                  GAsyncReadyCallback        callback,
                                  gpointer                   user_data)
{
  GTask *task = g_task_new (parent, cancellable, callback, user_data);

  g_task_set_source_tag (task, dossier_compat_open_folder_async);
  ask_for_file (task, parent, question);
}

GFile *
dossier_compat_open_folder_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
