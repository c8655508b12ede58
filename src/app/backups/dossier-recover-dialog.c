/* dossier-recover-dialog.c: asks before a damaged notebook is recovered, and tells what was saved.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/backups/dossier-recover-dialog.h"

#include "app/dossier-style.h"
#include "notebook/dossier-error-text.h"

#include <glib/gi18n.h>

struct _DossierRecoverDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack      *stack;
  AdwStatusPage *done;
  GtkWidget     *losses;
  GtkListBox    *list;

  gboolean is_busy;
};

G_DEFINE_FINAL_TYPE (DossierRecoverDialog, dossier_recover_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
recover_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierRecoverDialog *self = DOSSIER_RECOVER_DIALOG (user_data);

  self->is_busy = TRUE;
  gtk_stack_set_visible_child_name (self->stack, "busy");
  g_signal_emit (self, signals[SIGNAL_WANTED], 0);
}

static gboolean
dossier_recover_dialog_close_request (GtkWindow *window)
{
  if (DOSSIER_RECOVER_DIALOG (window)->is_busy)
    return TRUE;
  return GTK_WINDOW_CLASS (dossier_recover_dialog_parent_class)->close_request (window);
}

static GtkWidget *
create_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  return label;
}

static void
tell_saved (DossierRecoverDialog *self, const DossierRecovered *recovered)
{
  g_autofree char *summary = dossier_recovered_dup_summary (recovered);
  g_autofree char *name =
      recovered->aside != NULL ? g_path_get_basename (recovered->aside) : g_strdup ("");
  /* Translators: %s is the name of a file. */
  g_autofree char *kept =
      g_strdup_printf (_ ("The damaged notebook is kept beside it as “%s”."), name);
  g_autofree char *text = g_strdup_printf ("%s\n%s", summary, kept);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_title (self->done,
                             recovered->problems[0] == NULL ? _ ("The Notebook Is Whole Again")
                                                            : _ ("What Could Be Read Is Saved"));
  adw_status_page_set_description (self->done, markup);
  gtk_widget_set_visible (self->losses, recovered->problems[0] != NULL);
  for (gsize i = 0; recovered->problems[i] != NULL; i++)
    gtk_list_box_append (self->list, create_line (recovered->problems[i]));
}

static void
tell_trouble (DossierRecoverDialog *self, const GError *error)
{
  DossierErrorText text = dossier_error_text (error);
  g_autofree char *markup = g_markup_escape_text (
      _ ("Nothing could be recovered; the file was not changed. Restore a backup."),
      -1);

  g_info ("%s", error->message);
  adw_status_page_set_title (self->done, text.title);
  adw_status_page_set_description (self->done, markup);
  adw_status_page_set_icon_name (self->done, "dialog-warning-symbolic");
  gtk_widget_set_visible (self->losses, FALSE);
}

static void
dossier_recover_dialog_class_init (DossierRecoverDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GTK_WINDOW_CLASS (klass)->close_request = dossier_recover_dialog_close_request;
  signals[SIGNAL_WANTED] = g_signal_new ("wanted",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-recover-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierRecoverDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierRecoverDialog, done);
  gtk_widget_class_bind_template_child (widget_class, DossierRecoverDialog, losses);
  gtk_widget_class_bind_template_child (widget_class, DossierRecoverDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, recover_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_recover_dialog_init (DossierRecoverDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_recover_dialog_new (GtkWindow *parent)
{
  return g_object_new (DOSSIER_TYPE_RECOVER_DIALOG, "transient-for", parent, NULL);
}

void
dossier_recover_dialog_tell (DossierRecoverDialog   *self,
                             const DossierRecovered *recovered,
                             const GError           *error)
{
  g_return_if_fail (DOSSIER_IS_RECOVER_DIALOG (self));

  self->is_busy = FALSE;
  if (recovered != NULL)
    tell_saved (self, recovered);
  else
    tell_trouble (self, error);
  gtk_stack_set_visible_child_name (self->stack, "done");
}
