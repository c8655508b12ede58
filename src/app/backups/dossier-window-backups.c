/* dossier-window-backups.c: the window's daily backup, and the way back to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/backups/dossier-backups-dialog.h"
#include "app/backups/dossier-recover-dialog.h"
#include "app/dossier-report.h"
#include "notebook/dossier-backups.h"
#include "notebook/dossier-recovery.h"

#include <glib/gi18n.h>

/* After the start, when nobody waits for the disk; then each hour, for windows that stay open. */
#define FIRST_SECONDS 60
#define NEXT_SECONDS  (60 * 60)

/* --- Each day --- */

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_backups_make_finish (DOSSIER_NOTEBOOK (source), result, NULL, &error) ||
      self->notebook == NULL)
    return;
  dossier_report_error (GTK_WIDGET (self), error);
}

static gboolean
make_cb (gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  if (dossier_notebook_is_damaged (self->notebook))
    {
      self->backup_source = 0;
      return G_SOURCE_REMOVE;
    }
  dossier_backups_make_async (self->notebook, TRUE, NULL, made_cb, g_object_ref (self));
  self->backup_source = g_timeout_add_seconds (NEXT_SECONDS, make_cb, self);
  return G_SOURCE_REMOVE;
}

void
dossier_window_schedule_backups (DossierWindow *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
  if (self->notebook != NULL && !dossier_notebook_is_damaged (self->notebook))
    self->backup_source = g_timeout_add_seconds (FIRST_SECONDS, make_cb, self);
}

/* --- The way back --- */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = dossier_backups_restore_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  /* The window was closed, or shows another notebook by now. */
  if (self->stack == NULL || self->notebook != NULL)
    return;
  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (aside != NULL)
    {
      name = g_path_get_basename (aside);
      /* Translators: %s is the name of a file. */
      text =
          g_strdup_printf (_ ("The backup is open. What was there before is kept as “%s”."), name);
      dossier_report_toast (GTK_WIDGET (self), text);
    }
  dossier_window_return_to_notebook (self);
}

static void
chosen_cb (DossierBackupsDialog *dialog, const char *backup, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  dossier_window_leave_notebook (self);
  dossier_backups_restore_async (backup, self->path, NULL, restored_cb, g_object_ref (self));
}

void
dossier_window_show_backups_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *dialog;

  if (self->path == NULL)
    return;
  dialog = dossier_backups_dialog_new (GTK_WINDOW (self), self->notebook, self->path);
  g_signal_connect_object (dialog, "chosen", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- Damage --- */

/* Whatever would write. A file that may break further is left as it is. */
static const char *const WRITING[] = {
  "win.add",
  "win.capture",
  "win.paste",
  "win.show-captures",
  "win.subscribe",
  "win.refresh",
  "win.refresh-feeds",
  "win.import",
  "win.import-feeds",
  "win.rename-colours",
  "win.undo",
  "win.redo",
  "articles.delete",
  "articles.refresh",
  "articles.set-starred",
  "articles.tag",
  "articles.toggle-archive",
  "articles.toggle-read",
  "articles.toggle-star",
  "library.refresh-shelf",
  "library.save-search",
  "reader.archive",
  "reader.highlight",
  "reader.highlight-again",
  "reader.note",
  "reader.reattach",
  "reader.refresh",
  "reader.star",
  "reader.tag",
  "card.colour",
  "card.delete",
  "card.edit",
  "card.save",
  "entities.alias",
  "entities.confirm",
  "entities.locate",
  "entities.merge",
  "entities.reject",
  "entities.rename",
  "entities.retype",
  "entities.split",
  NULL,
};

static void
set_writing_enabled (GtkWidget *widget, gboolean is_enabled)
{
  GtkWidgetClass     *klass = GTK_WIDGET_GET_CLASS (widget);
  GType               owner;
  const char         *name = NULL;
  const GVariantType *parameter = NULL;
  const char         *property = NULL;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &parameter, &property);
       i++)
    if (property == NULL && g_strv_contains (WRITING, name))
      gtk_widget_action_set_enabled (widget, name, is_enabled);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    set_writing_enabled (child, is_enabled);
}

void
dossier_window_show_damage (DossierWindow *self)
{
  gboolean is_damaged = self->notebook != NULL && dossier_notebook_is_damaged (self->notebook);

  if (is_damaged)
    dossier_damage_bar_show (self->damage_bar);
  else
    dossier_damage_bar_hide (self->damage_bar);
  if (is_damaged || self->is_damage_shown)
    set_writing_enabled (GTK_WIDGET (self), !is_damaged);
  self->is_damage_shown = is_damaged;
}

static void
recovered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRecoverDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecovered) recovered = dossier_recovery_run_finish (result, &error);
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  dossier_recover_dialog_tell (dialog, recovered, error);
  if (window != NULL && DOSSIER_WINDOW (window)->stack != NULL)
    dossier_window_return_to_notebook (DOSSIER_WINDOW (window));
}

static void
recovery_wanted_cb (DossierRecoverDialog *dialog, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  dossier_window_leave_notebook (self);
  dossier_recovery_run_async (self->path, NULL, NULL, recovered_cb, g_object_ref (dialog));
}

void
dossier_window_recover_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *dialog;

  if (self->path == NULL)
    return;
  dialog = dossier_recover_dialog_new (GTK_WINDOW (self));
  g_signal_connect_object (dialog, "wanted", G_CALLBACK (recovery_wanted_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
