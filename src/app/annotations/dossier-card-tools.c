/* dossier-card-tools.c: the foot of a card: when it was written, and what can be done with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-card-tools.h"

#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

struct _DossierCardTools
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel      *time;
  GtkMenuButton *colour_button;
  DossierSwatch *colour_dot;
  GtkBox        *colour_box;
};

G_DEFINE_TYPE (DossierCardTools, dossier_card_tools, GTK_TYPE_WIDGET)

static void
dossier_card_tools_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
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
  gtk_widget_class_bind_template_child (widget_class, DossierCardTools, colour_box);
}

static void
add_colour (DossierCardTools *self, DossierHighlight highlight)
{
  GtkWidget  *button = gtk_button_new ();
  DossierTone tone = DOSSIER_TONE_OF_HIGHLIGHT (highlight);

  gtk_button_set_child (GTK_BUTTON (button), dossier_swatch_new (tone, 16));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "card.colour");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    dossier_highlight_to_string (highlight));
  gtk_widget_set_tooltip_text (button, dossier_palette_get_label (tone));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dossier_palette_get_label (tone),
                                  -1);
  gtk_box_append (self->colour_box, button);
}

static void
dossier_card_tools_init (DossierCardTools *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    add_colour (self, highlight);
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
dossier_card_tools_popdown (DossierCardTools *self)
{
  g_return_if_fail (DOSSIER_IS_CARD_TOOLS (self));
  gtk_menu_button_popdown (self->colour_button);
}
