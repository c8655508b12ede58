/* dossier-backups-dialog.c: the copies of a notebook: makes one, goes back to one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/backups/dossier-backups-dialog.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-time-text.h"
#include "notebook/dossier-backups.h"

#include <glib/gi18n.h>

#define BACKUP_KEY "dossier-backup"

struct _DossierBackupsDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkWidget  *make_button;
  GtkStack   *stack;
  GtkListBox *list;

  /* owned */
  DossierNotebook *notebook;
  char            *path;

  /* weak */
  GtkWidget *parent;
};

G_DEFINE_FINAL_TYPE (DossierBackupsDialog, dossier_backups_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The first click asks, the second does: what is there now is moved aside, not lost. */
static void
restore_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (user_data);

  if (!gtk_widget_has_css_class (GTK_WIDGET (button), "destructive-action"))
    {
      gtk_widget_add_css_class (GTK_WIDGET (button), "destructive-action");
      gtk_button_set_label (button, _ ("Replace the Notebook"));
      return;
    }
  g_signal_emit (self,
                 signals[SIGNAL_CHOSEN],
                 0,
                 (const char *) g_object_get_data (G_OBJECT (button), BACKUP_KEY));
  gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
create_row (DossierBackupsDialog *self, const DossierBackup *backup)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Restore…"));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = dossier_time_text_dup_moment (backup->made, now);
  g_autofree char *size = g_format_size ((guint64) backup->size);
  g_autofree char *subtitle =
      backup->is_daily ? g_strdup (size) : g_strdup_printf (_ ("%s · made by you"), size);
  g_autofree char *name = g_strdup_printf (_ ("Restore the backup of %s"), moment);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), moment);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), BACKUP_KEY, g_strdup (backup->path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (restore_clicked_cb), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
fill (DossierBackupsDialog *self)
{
  g_autoptr (GPtrArray) backups = dossier_backups_list (self->path);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < backups->len; i++)
    gtk_list_box_append (self->list, create_row (self, g_ptr_array_index (backups, i)));
  gtk_stack_set_visible_child_name (self->stack, backups->len > 0 ? "list" : "nothing");
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierBackupsDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  /* The window tells what went wrong even when the dialog was closed meanwhile. */
  if (!dossier_backups_make_finish (DOSSIER_NOTEBOOK (source), result, NULL, &error) &&
      self->parent != NULL)
    dossier_report_error (self->parent, error);
  if (self->path == NULL)
    return;
  gtk_widget_set_sensitive (self->make_button, TRUE);
  if (error == NULL)
    fill (self);
}

static void
make_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (user_data);

  gtk_widget_set_sensitive (self->make_button, FALSE);
  dossier_backups_make_async (self->notebook, FALSE, NULL, made_cb, g_object_ref (self));
}

static void
dossier_backups_dialog_dispose (GObject *object)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (object);

  g_clear_object (&self->notebook);
  g_clear_pointer (&self->path, g_free);
  G_OBJECT_CLASS (dossier_backups_dialog_parent_class)->dispose (object);
}

static void
dossier_backups_dialog_finalize (GObject *object)
{
  DossierBackupsDialog *self = DOSSIER_BACKUPS_DIALOG (object);

  g_clear_weak_pointer (&self->parent);
  G_OBJECT_CLASS (dossier_backups_dialog_parent_class)->finalize (object);
}

static void
dossier_backups_dialog_class_init (DossierBackupsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_backups_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_backups_dialog_finalize;
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-backups-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsDialog, make_button);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierBackupsDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, make_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_backups_dialog_init (DossierBackupsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_backups_dialog_new (GtkWindow *parent, DossierNotebook *notebook, const char *path)
{
  DossierBackupsDialog *self;

  g_return_val_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (DOSSIER_TYPE_BACKUPS_DIALOG, "transient-for", parent, NULL);
  g_set_object (&self->notebook, notebook);
  g_set_weak_pointer (&self->parent, GTK_WIDGET (parent));
  self->path = g_strdup (path);
  gtk_widget_set_visible (self->make_button, notebook != NULL);
  fill (self);
  return GTK_WIDGET (self);
}
