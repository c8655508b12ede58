/* dossier-notice.c: a bar that says what went wrong and what to try, until it is put away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-notice.h"

#include "app/dossier-style.h"
#include "app/widgets/dossier-fold.h"

struct _DossierNotice
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkLabel    *title;
  GtkLabel    *advice;
};

G_DEFINE_FINAL_TYPE (DossierNotice, dossier_notice, GTK_TYPE_WIDGET)

static void
close_clicked_cb (GtkButton *button, gpointer user_data)
{
  dossier_notice_hide (DOSSIER_NOTICE (user_data));
}

static void
dossier_notice_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_notice_parent_class)->dispose (object);
}

static void
dossier_notice_class_init (DossierNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_notice_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierNotice, box);
  gtk_widget_class_bind_template_child (widget_class, DossierNotice, title);
  gtk_widget_class_bind_template_child (widget_class, DossierNotice, advice);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
dossier_notice_init (DossierNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->revealer);
}

GtkWidget *
dossier_notice_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTICE, NULL);
}

void
dossier_notice_show (DossierNotice *self, const char *title, const char *advice)
{
  g_return_if_fail (DOSSIER_IS_NOTICE (self));

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->advice, advice);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), *advice != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  advice,
                                  -1);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
dossier_notice_hide (DossierNotice *self)
{
  g_return_if_fail (DOSSIER_IS_NOTICE (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

gboolean
dossier_notice_is_shown (DossierNotice *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTICE (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

const char *
dossier_notice_get_title (DossierNotice *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTICE (self), NULL);

  return gtk_label_get_text (self->title);
}
