/* dossier-reading-popover.c: how articles look: face, size, distances, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reading-popover.h"

#include "app/dossier-style.h"
#include "app/preferences/dossier-theme.h"

struct _DossierReadingPopover
{
  GtkPopover parent_instance;

  /* template children */
  GtkButton       *size;
  GtkToggleButton *serif;
  GtkToggleButton *sans;
  GtkAdjustment   *leading;
  GtkAdjustment   *characters;
  GtkToggleButton *system;
  GtkToggleButton *light;
  GtkToggleButton *dark;
  GtkToggleButton *sepia;

  DossierArticleView *view; /* borrowed, weakly */
};

G_DEFINE_FINAL_TYPE (DossierReadingPopover, dossier_reading_popover, GTK_TYPE_POPOVER)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static GtkToggleButton *
get_theme_button (DossierReadingPopover *self, DossierTheme theme)
{
  GtkToggleButton *buttons[DOSSIER_N_THEMES] = {
    [DOSSIER_THEME_SYSTEM] = self->system,
    [DOSSIER_THEME_LIGHT] = self->light,
    [DOSSIER_THEME_DARK] = self->dark,
    [DOSSIER_THEME_SEPIA] = self->sepia,
  };

  return buttons[theme];
}

static void
theme_toggled_cb (GtkToggleButton *button, DossierReadingPopover *self)
{
  for (guint i = 0; i < DOSSIER_N_THEMES; i++)
    if (button == get_theme_button (self, i) && gtk_toggle_button_get_active (button))
      dossier_theme_set (i);
}

/* Another window may have changed it. */
static void
shown_cb (DossierReadingPopover *self)
{
  gtk_toggle_button_set_active (get_theme_button (self, dossier_theme_get ()), TRUE);
}

static void
zoom_changed_cb (DossierReadingPopover *self)
{
  g_autofree char *text = NULL;
  int              zoom = 100;

  g_object_get (self->view, "zoom", &zoom, NULL);
  text = g_strdup_printf ("%d %%", zoom);
  gtk_button_set_label (self->size, text);
}

static void
set_view (DossierReadingPopover *self, DossierArticleView *view)
{
  const GBindingFlags both = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  if (!g_set_weak_pointer (&self->view, view) || view == NULL)
    return;
  g_object_bind_property (view, "is-sans", self->sans, "active", both);
  g_object_bind_property (view, "is-sans", self->serif, "active", both | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (view, "leading", self->leading, "value", both);
  g_object_bind_property (view, "characters", self->characters, "value", both);
  g_signal_connect_object (view,
                           "notify::zoom",
                           G_CALLBACK (zoom_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
  zoom_changed_cb (self);
}

static void
dossier_reading_popover_set_property (GObject      *object,
                                      guint         id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  if (id == PROP_VIEW)
    set_view (DOSSIER_READING_POPOVER (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_reading_popover_dispose (GObject *object)
{
  g_clear_weak_pointer (&DOSSIER_READING_POPOVER (object)->view);
  G_OBJECT_CLASS (dossier_reading_popover_parent_class)->dispose (object);
}

static void
dossier_reading_popover_class_init (DossierReadingPopoverClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_reading_popover_set_property;
  object_class->dispose = dossier_reading_popover_dispose;
  properties[PROP_VIEW] = g_param_spec_object ("view",
                                               NULL,
                                               NULL,
                                               DOSSIER_TYPE_ARTICLE_VIEW,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-reading-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, size);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, serif);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, sans);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, leading);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, characters);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, system);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, light);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, dark);
  gtk_widget_class_bind_template_child (widget_class, DossierReadingPopover, sepia);
  gtk_widget_class_bind_template_callback (widget_class, theme_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
}

static void
dossier_reading_popover_init (DossierReadingPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
