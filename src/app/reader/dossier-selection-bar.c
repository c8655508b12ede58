/* dossier-selection-bar.c: what can be done with the words selected: five colours, note, kinds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-selection-bar.h"

#include "app/annotations/dossier-highlight-label.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

#include <glib/gi18n-lib.h>

/* Between the bar and the words, and between the bar and the edges. */
#define GAP  8
#define EDGE 6

struct _DossierSelectionBar
{
  GtkWidget parent_instance;

  /* template children */
  GtkBox *colours;
  GtkBox *kinds;

  GtkWidget *colour_buttons[DOSSIER_N_HIGHLIGHTS];

  DossierNotebook *notebook; /* whose names the colours have; NULL for their own */
  GdkRectangle     area;
};

G_DEFINE_TYPE (DossierSelectionBar, dossier_selection_bar, GTK_TYPE_WIDGET)

static const struct
{
  DossierEntityKind kind;
  const char       *label;
  const char       *tooltip;
} KINDS[] = {
  { DOSSIER_ENTITY_PERSON, N_ ("Person"), N_ ("This Is a Person (P)") },
  { DOSSIER_ENTITY_PLACE, N_ ("Place"), N_ ("This Is a Place (L)") },
  { DOSSIER_ENTITY_ORGANISATION, N_ ("Organisation"), N_ ("This Is an Organisation (O)") },
  { DOSSIER_ENTITY_FIGURE, N_ ("Figure"), N_ ("This Is a Figure (F)") },
};

static void
name_button (GtkWidget *button, const char *label, const char *tooltip)
{
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label,
                                  -1);
}

/* Words that a narrow window may cut. */
static GtkWidget *
make_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* The colours as the reader calls them. */
static void
name_colours (DossierSelectionBar *self)
{
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    {
      const char      *name = dossier_highlight_label (self->notebook, highlight);
      g_autofree char *label =
          /* Translators: %s is a colour */
          g_strdup_printf (_ ("Highlight: %s"), name);
      g_autofree char *tooltip = g_strdup_printf ("%s (%u)", name, highlight + 1);

      name_button (self->colour_buttons[highlight], label, tooltip);
    }
}

static void
add_colour (DossierSelectionBar *self, DossierHighlight highlight)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button),
                        dossier_swatch_new (DOSSIER_TONE_OF_HIGHLIGHT (highlight), 18));
  self->colour_buttons[highlight] = button;
  gtk_widget_add_css_class (button, "circular");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.highlight");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    dossier_highlight_to_string (highlight));
  gtk_box_append (self->colours, button);
}

static void
add_note (DossierSelectionBar *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("dossier-note-symbolic"));
  gtk_box_append (GTK_BOX (content), make_label (_ ("Note")));
  gtk_button_set_child (GTK_BUTTON (button), content);
  name_button (button, _ ("Write a note"), _ ("Write a Note (N)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.note");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (self->colours, button);
}

static void
add_quotation (DossierSelectionBar *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");

  name_button (button, _ ("Copy as a quotation"), _ ("Copy as a Quotation (Ctrl+Shift+C)"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.copy-quotation");
  gtk_box_append (self->colours, button);
}

static void
add_kind (DossierSelectionBar *self, gsize i)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (content), dossier_swatch_new (DOSSIER_TONE_OF_KIND (KINDS[i].kind), 8));
  gtk_box_append (GTK_BOX (content), make_label (_ (KINDS[i].label)));
  gtk_button_set_child (GTK_BUTTON (button), content);
  name_button (button, _ (KINDS[i].tooltip), _ (KINDS[i].tooltip));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "reader.tag");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "s",
                                    dossier_entity_kind_to_string (KINDS[i].kind));
  gtk_box_append (self->kinds, button);
}

/* What a name is may hold for this article and no other. */
static void
add_menu_of_article (DossierSelectionBar *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) section = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autofree char *action =
          g_strdup_printf ("reader.tag::%s-here", dossier_entity_kind_to_string (KINDS[i].kind));

      g_menu_append (section, _ (KINDS[i].label), action);
    }
  g_menu_append_section (menu, _ ("In This Article Only"), G_MENU_MODEL (section));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  name_button (button, _ ("In this article only"), _ ("What It Is in This Article Only"));
  gtk_box_append (self->kinds, button);
}

static void
drop_notebook (DossierSelectionBar *self)
{
  if (self->notebook == NULL)
    return;
  g_signal_handlers_disconnect_by_data (dossier_highlight_names_get (self->notebook), self);
  g_clear_object (&self->notebook);
}

static void
dossier_selection_bar_dispose (GObject *object)
{
  GtkWidget *child;

  drop_notebook (DOSSIER_SELECTION_BAR (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_selection_bar_parent_class)->dispose (object);
}

static void
dossier_selection_bar_class_init (DossierSelectionBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_selection_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-selection-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSelectionBar, colours);
  gtk_widget_class_bind_template_child (widget_class, DossierSelectionBar, kinds);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reader.dismiss", NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
dossier_selection_bar_init (DossierSelectionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    add_colour (self, highlight);
  name_colours (self);
  add_note (self);
  add_quotation (self);
  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    add_kind (self, i);
  add_menu_of_article (self);
}

GtkWidget *
dossier_selection_bar_new (void)
{
  return g_object_new (DOSSIER_TYPE_SELECTION_BAR, NULL);
}

void
dossier_selection_bar_set_notebook (DossierSelectionBar *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_SELECTION_BAR (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (self->notebook == notebook)
    return;
  drop_notebook (self);
  if (notebook != NULL)
    {
      self->notebook = g_object_ref (notebook);
      g_signal_connect_swapped (dossier_highlight_names_get (notebook),
                                "changed",
                                G_CALLBACK (name_colours),
                                self);
    }
  name_colours (self);
}

void
dossier_selection_bar_show_at (DossierSelectionBar *self, const GdkRectangle *area)
{
  g_return_if_fail (DOSSIER_IS_SELECTION_BAR (self));

  self->area = *area;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
dossier_selection_bar_hide (DossierSelectionBar *self)
{
  g_return_if_fail (DOSSIER_IS_SELECTION_BAR (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
dossier_selection_bar_get_place (DossierSelectionBar *self,
                                 int                  width,
                                 int                  height,
                                 GdkRectangle        *place)
{
  GtkRequisition size;

  g_return_if_fail (DOSSIER_IS_SELECTION_BAR (self));

  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  place->width = MIN (size.width, width);
  place->height = size.height;
  place->x = self->area.x + (self->area.width - place->width) / 2;
  place->x = MAX (MIN (place->x, width - place->width - EDGE), MIN (EDGE, width - place->width));
  place->y = self->area.y - place->height - GAP;
  if (place->y < EDGE)
    place->y = self->area.y + self->area.height + GAP;
  place->y = CLAMP (place->y, 0, MAX (height - place->height - EDGE, 0));
}
