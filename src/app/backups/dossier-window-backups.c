/* dossier-window-backups.c: the window's daily backup, and the way back to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/backups/dossier-backups-dialog.h"
#include "app/dossier-report.h"
#include "notebook/dossier-backups.h"

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

  dossier_backups_make_async (self->notebook, TRUE, NULL, made_cb, g_object_ref (self));
  self->backup_source = g_timeout_add_seconds (NEXT_SECONDS, make_cb, self);
  return G_SOURCE_REMOVE;
}

void
dossier_window_schedule_backups (DossierWindow *self)
{
  g_clear_handle_id (&self->backup_source, g_source_remove);
  if (self->notebook != NULL)
    self->backup_source = g_timeout_add_seconds (FIRST_SECONDS, make_cb, self);
}

/* --- The way back --- */

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *aside = dossier_backups_restore_finish (result, &error);
  g_autofree char *path = g_strdup (self->path);
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
  dossier_window_open_notebook (self, path);
}

static void
chosen_cb (DossierBackupsDialog *dialog, const char *backup, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  dossier_window_set_notebook (self, NULL);
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
