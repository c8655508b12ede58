/* dossier-card-tools.c: the foot of a card: when it was written, and what can be done with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-card-tools.h"

#include "app/annotations/dossier-colour-menu.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

struct _DossierCardTools
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel      *time;
  GtkMenuButton *colour_button;
  DossierSwatch *colour_dot;
  GtkPopover    *colours;

  /* child */
  GtkWidget *colour_menu;

  /* owned */
  DossierNotebook *notebook;
};

G_DEFINE_TYPE (DossierCardTools, dossier_card_tools, GTK_TYPE_WIDGET)

static void
dossier_card_tools_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&DOSSIER_CARD_TOOLS (object)->notebook);
  G_OBJECT_CLASS (dossier_card_tools_parent_class)->dispose (object);
}

static void
dossier_card_tools_class_init (DossierCardToolsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_card_tools_dispose;
  g_type_ensure (DOSSIER_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-card-tools.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCardTools, time);
  gtk_widget_class_bind_template_child (widget_class, DossierCardTools, colour_button);
  gtk_widget_class_bind_template_child (widget_class, DossierCardTools, colour_dot);
  gtk_widget_class_bind_template_child (widget_class, DossierCardTools, colours);
}

/* The names may have changed since it was open last. */
static void
menu_opening_cb (GtkWidget *popover, DossierCardTools *self)
{
  dossier_colour_menu_update (self->colour_menu, self->notebook);
}

static void
dossier_card_tools_init (DossierCardTools *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->colour_menu = dossier_colour_menu_new ("card.colour");
  gtk_popover_set_child (self->colours, self->colour_menu);
  g_signal_connect (self->colours, "map", G_CALLBACK (menu_opening_cb), self);
}

GtkWidget *
dossier_card_tools_new (void)
{
  return g_object_new (DOSSIER_TYPE_CARD_TOOLS, NULL);
}

void
dossier_card_tools_set (DossierCardTools *self, const char *time, DossierTone tone)
{
  g_return_if_fail (DOSSIER_IS_CARD_TOOLS (self));

  gtk_label_set_text (self->time, time);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->time), time);
  dossier_swatch_set_tone (self->colour_dot, tone);
}

void
dossier_card_tools_set_notebook (DossierCardTools *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_CARD_TOOLS (self));

  if (g_set_object (&self->notebook, notebook))
    dossier_colour_menu_update (self->colour_menu, notebook);
}

void
dossier_card_tools_popdown (DossierCardTools *self)
{
  g_return_if_fail (DOSSIER_IS_CARD_TOOLS (self));
  gtk_menu_button_popdown (self->colour_button);
}
