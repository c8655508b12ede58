/* dossier-damage-bar.c: says that the notebook is damaged, and offers the ways out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/backups/dossier-damage-bar.h"

#include "app/annotations/dossier-wrap-layout.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-fold.h"

struct _DossierDamageBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkRevealer *revealer;
};

G_DEFINE_FINAL_TYPE (DossierDamageBar, dossier_damage_bar, GTK_TYPE_WIDGET)

static void
dossier_damage_bar_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_damage_bar_parent_class)->dispose (object);
}

static void
dossier_damage_bar_class_init (DossierDamageBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_damage_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  g_type_ensure (DOSSIER_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-damage-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierDamageBar, revealer);
}

static void
dossier_damage_bar_init (DossierDamageBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->revealer);
}

GtkWidget *
dossier_damage_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_DAMAGE_BAR, NULL);
}

void
dossier_damage_bar_show (DossierDamageBar *self)
{
  g_return_if_fail (DOSSIER_IS_DAMAGE_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
dossier_damage_bar_hide (DossierDamageBar *self)
{
  g_return_if_fail (DOSSIER_IS_DAMAGE_BAR (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}
