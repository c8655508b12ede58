/* dossier-window-notebook.c: opens and closes the window's notebook; undo and redo in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/desktop/dossier-shared-notebook.h"
#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-error-text.h"
#include "notebook/dossier-feeds.h"
#include "notebook/dossier-recovery.h"
#include "notebook/dossier-rereading.h"
#include "notebook/dossier-rule-work.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* A file of this size is read through in a fraction of a second; larger ones are when the day's
 * backup is made. */
#define SMALL_BYTES (64 * 1024 * 1024)

static gboolean
is_small (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size <= SMALL_BYTES;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_notebook_undo_finish (DOSSIER_NOTEBOOK (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (name == NULL)
    return;
  /* Translators: %s is what was undone or done again: "highlight". */
  text = g_strdup_printf (_ ("Undone: %s"), name);
  dossier_report_toast (GTK_WIDGET (self), text);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_notebook_undo_finish (DOSSIER_NOTEBOOK (source), result, &error);

  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
}

void
dossier_window_undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    dossier_notebook_undo_async (self->notebook, NULL, undone_cb, g_object_ref (self));
}

void
dossier_window_redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    dossier_notebook_redo_async (self->notebook, NULL, redone_cb, g_object_ref (self));
}

static void
undo_names_changed_cb (DossierNotebook *notebook, GParamSpec *pspec, gpointer user_data)
{
  gtk_widget_action_set_enabled (user_data,
                                 "win.undo",
                                 dossier_notebook_get_undo_name (notebook) != NULL);
  gtk_widget_action_set_enabled (user_data,
                                 "win.redo",
                                 dossier_notebook_get_redo_name (notebook) != NULL);
}

static void
damage_found_cb (DossierNotebook *notebook, GParamSpec *pspec, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  dossier_intake_set_notebook (self->intake, NULL);
  dossier_capture_bar_set_queue (self->capture_bar, NULL);
  dossier_window_schedule_backups (self);
  dossier_window_show_damage (self);
}

/* What goes on by itself while a notebook is open. */
static void
start_work (DossierNotebook *notebook)
{
  dossier_feeds_start (dossier_notebook_get_feeds (notebook));
  /* From here on it applies rules, those too that the last program left. */
  dossier_notebook_get_rule_work (notebook);
  if (is_small (dossier_notebook_get_path (notebook)))
    dossier_notebook_look_for_damage (notebook);
}

void
dossier_window_set_notebook (DossierWindow *self, DossierNotebook *notebook)
{
  static const char *const actions[] = {
    "win.add",           "win.capture",      "win.paste",        "win.show-captures",
    "win.show-rules",    "win.search",       "win.open-article", "win.subscribe",
    "win.refresh-feeds", "win.import-feeds", "win.export-feeds", "win.import",
    "win.export"
  };
  g_autoptr (DossierNotebook) before = g_steal_pointer (&self->notebook);
  gboolean is_writable = notebook != NULL && !dossier_notebook_is_damaged (notebook);

  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, self);
  if (self->reader != NULL)
    g_object_set (self->reader, "reading", NULL, NULL);
  g_set_object (&self->notebook, notebook);
  dossier_jobs_bar_set_notebook (self->jobs_bar, notebook);
  dossier_capture_bar_set_queue (self->capture_bar,
                                 is_writable ? dossier_notebook_get_capture_queue (notebook)
                                             : NULL);
  dossier_library_page_set_notebook (self->library, notebook);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], notebook != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", FALSE);

  if (notebook != NULL)
    {
      if (is_writable)
        start_work (notebook);
      g_signal_connect_object (notebook,
                               "notify::is-damaged",
                               G_CALLBACK (damage_found_cb),
                               self,
                               0);
      g_signal_connect_object (notebook,
                               "notify::undo-name",
                               G_CALLBACK (undo_names_changed_cb),
                               self,
                               0);
      g_signal_connect_object (notebook,
                               "notify::redo-name",
                               G_CALLBACK (undo_names_changed_cb),
                               self,
                               0);
      undo_names_changed_cb (notebook, NULL, self);
    }
  dossier_window_schedule_backups (self);
  if (before != NULL)
    {
      dossier_intake_set_notebook (self->intake, NULL);
      dossier_shared_notebook_close (before);
    }
  dossier_window_show_damage (self);
  g_object_notify (G_OBJECT (self), "notebook");
  /* After the settings have told it how closely to read. */
  if (notebook != NULL)
    dossier_notebook_get_rereading (notebook);
  if (!is_writable)
    return;
  dossier_window_open_wanted_passage (self);
  dossier_window_import_wanted (self);
}

static void
show_trouble (DossierWindow *self, const GError *error)
{
  gboolean         is_damaged = dossier_recovery_is_worth_trying (error);
  DossierErrorText text = dossier_error_text (error);
  g_autofree char *path = g_markup_escape_text (self->path, -1);
  g_autofree char *advice = g_markup_escape_text (text.advice, -1);
  g_autofree char *description = g_strdup_printf ("%s\n\n<small>%s</small>", advice, path);

  g_info ("%s", error->message);
  adw_status_page_set_title (self->trouble, text.title);
  adw_status_page_set_description (self->trouble, description);
  gtk_widget_set_visible (self->recover_button, is_damaged);
  /* One way out is suggested: what is damaged will hardly be whole the next time. */
  if (is_damaged)
    gtk_widget_remove_css_class (self->retry_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->retry_button, "suggested-action");
  gtk_stack_set_visible_child_name (self->stack, PAGE_TROUBLE);
}

static void
warn_about_recogniser (DossierWindow *self)
{
  const GError *error = dossier_notebook_get_recogniser_error (self->notebook);

  if (error == NULL)
    return;
  g_info ("%s", error->message);
  dossier_notice_show (self->notice,
                       _ ("Names Are Not Recognised"),
                       _ ("A file that comes with Dossier is missing or damaged. Your notebook is "
                          "safe and everything else works. Install Dossier again."));
}

static void
notebook_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNotebook) notebook = dossier_shared_notebook_open_finish (result, &error);

  if (notebook == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error);
      return;
    }
  dossier_window_set_notebook (self, notebook);
  dossier_window_show_library (self);
  warn_about_recogniser (self);
  if (!dossier_notebook_is_damaged (notebook))
    dossier_intake_set_notebook (self->intake, notebook);
}

static void
notebook_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_compat_open_finish (result, &error);

  if (file != NULL && g_file_peek_path (file) != NULL)
    {
      dossier_usual_notebook_forget_missing ();
      dossier_window_open_notebook (self, g_file_peek_path (file));
    }
  else if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
}

void
dossier_window_open_notebook_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) notebooks = gtk_file_filter_new ();
  DossierFileQuestion question = {
    .title = _ ("Open Another Notebook"),
    .accept_label = _ ("_Open"),
    .filters = G_LIST_MODEL (filters),
  };

  gtk_file_filter_set_name (notebooks, _ ("Notebooks"));
  gtk_file_filter_add_suffix (notebooks, "dossier");
  g_list_store_append (filters, notebooks);
  dossier_compat_open_async (GTK_WINDOW (widget),
                             &question,
                             NULL,
                             notebook_chosen_cb,
                             g_object_ref (widget));
}

void
dossier_window_retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow   *self = DOSSIER_WINDOW (widget);
  g_autofree char *path = g_strdup (self->path);

  if (path != NULL)
    dossier_window_open_notebook (self, path);
}

void
dossier_window_open_notebook (DossierWindow *self, const char *path)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_cancellable_cancel (self->opening);
  g_object_unref (self->opening);
  self->opening = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->notebook != NULL)
    dossier_window_set_notebook (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, PAGE_LIBRARY);
  dossier_shared_notebook_open_async (path, self->opening, notebook_opened_cb, g_object_ref (self));
}
