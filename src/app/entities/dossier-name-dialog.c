/* dossier-name-dialog.c: asks for a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-name-dialog.h"

#include "app/dossier-style.h"

struct _DossierNameDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkButton *button;
  GtkEntry  *entry;
  GtkLabel  *remark;
  GtkWidget *scope;
  GtkSwitch *here_only;

  /* owned */
  char *old;
};

G_DEFINE_FINAL_TYPE (DossierNameDialog, dossier_name_dialog, ADW_TYPE_WINDOW)

enum
{
  NAME_TYPED,
  NAMED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_name (DossierNameDialog *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
tell_typed (DossierNameDialog *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->button),
                            *name != '\0' && g_strcmp0 (name, self->old) != 0);
  g_signal_emit (self, signals[NAME_TYPED], 0, name);
}

static void
typed_cb (GtkEditable *editable, DossierNameDialog *self)
{
  tell_typed (self);
}

static void
scope_changed_cb (GObject *object, GParamSpec *pspec, DossierNameDialog *self)
{
  tell_typed (self);
}

static void
give_name (DossierNameDialog *self)
{
  g_autofree char *name = dup_name (self);

  g_signal_emit (self, signals[NAMED], 0, name);
  gtk_window_close (GTK_WINDOW (self));
}

static void
clicked_cb (GtkButton *button, DossierNameDialog *self)
{
  give_name (self);
}

/* At once: a default button waits for a quarter of a second, in which the next key is typed. */
static void
entered_cb (GtkEntry *entry, DossierNameDialog *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->button)))
    give_name (self);
}

static void
dossier_name_dialog_finalize (GObject *object)
{
  g_free (DOSSIER_NAME_DIALOG (object)->old);
  G_OBJECT_CLASS (dossier_name_dialog_parent_class)->finalize (object);
}

static void
dossier_name_dialog_class_init (DossierNameDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_name_dialog_finalize;
  signals[NAME_TYPED] = g_signal_new ("name-typed",
                                      type,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_STRING);
  signals[NAMED] = g_signal_new ("named",
                                 type,
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-name-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNameDialog, button);
  gtk_widget_class_bind_template_child (widget_class, DossierNameDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierNameDialog, remark);
  gtk_widget_class_bind_template_child (widget_class, DossierNameDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, DossierNameDialog, here_only);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, scope_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
}

static void
dossier_name_dialog_init (DossierNameDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Not the first button of the header, where letters are lost and Enter means no. */
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

GtkWidget *
dossier_name_dialog_new (GtkWindow *parent, const char *title, const char *button)
{
  DossierNameDialog *self =
      g_object_new (DOSSIER_TYPE_NAME_DIALOG, "transient-for", parent, "title", title, NULL);

  gtk_button_set_label (self->button, button);
  tell_typed (self);
  return GTK_WIDGET (self);
}

void
dossier_name_dialog_set_name (DossierNameDialog *self, const char *name, const char *old)
{
  g_return_if_fail (DOSSIER_IS_NAME_DIALOG (self));
  g_return_if_fail (name != NULL);

  g_free (self->old);
  self->old = g_strdup (old);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), name);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
  tell_typed (self);
}

void
dossier_name_dialog_set_remark (DossierNameDialog *self, const char *remark)
{
  g_return_if_fail (DOSSIER_IS_NAME_DIALOG (self));
  gtk_label_set_text (self->remark, remark != NULL ? remark : "");
  gtk_widget_set_visible (GTK_WIDGET (self->remark), remark != NULL);
}

void
dossier_name_dialog_set_here_only (DossierNameDialog *self, gboolean is_here_only)
{
  g_return_if_fail (DOSSIER_IS_NAME_DIALOG (self));
  gtk_widget_set_visible (self->scope, TRUE);
  gtk_switch_set_active (self->here_only, is_here_only);
}

gboolean
dossier_name_dialog_is_here_only (DossierNameDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_NAME_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->here_only);
}
