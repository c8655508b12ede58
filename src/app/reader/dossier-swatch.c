/* dossier-swatch.c: a dot or a bar in the colour of a kind or a highlight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-swatch.h"

#include <adwaita.h>

struct _DossierSwatch
{
  GtkWidget parent_instance;

  DossierTone tone;
  int         size;
};

G_DEFINE_TYPE (DossierSwatch, dossier_swatch, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TONE,
  PROP_SIZE,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_swatch_measure (GtkWidget     *widget,
                        GtkOrientation orientation,
                        int            for_size,
                        int           *minimum,
                        int           *natural,
                        int           *minimum_baseline,
                        int           *natural_baseline)
{
  *minimum = *natural = DOSSIER_SWATCH (widget)->size;
}

static void
dossier_swatch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierSwatch *self = DOSSIER_SWATCH (widget);
  float          width = MIN (gtk_widget_get_width (widget), self->size);
  float          height = gtk_widget_get_height (widget);
  float          x = (gtk_widget_get_width (widget) - width) / 2;
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (x, 0, width, height),
                                   MIN (width, height) / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot,
                             dossier_palette_get_tone (self->tone, dossier_palette_get_scheme ()),
                             &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
dossier_swatch_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierSwatch *self = DOSSIER_SWATCH (object);

  switch (id)
    {
    case PROP_TONE:
      g_value_set_int (value, self->tone);
      break;
    case PROP_SIZE:
      g_value_set_int (value, self->size);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_swatch_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DossierSwatch *self = DOSSIER_SWATCH (object);

  switch (id)
    {
    case PROP_TONE:
      dossier_swatch_set_tone (self, g_value_get_int (value));
      break;
    case PROP_SIZE:
      self->size = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_swatch_class_init (DossierSwatchClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_swatch_get_property;
  object_class->set_property = dossier_swatch_set_property;
  widget_class->measure = dossier_swatch_measure;
  widget_class->snapshot = dossier_swatch_snapshot;

  properties[PROP_TONE] =
      g_param_spec_int ("tone",
                        NULL,
                        NULL,
                        0,
                        DOSSIER_N_TONES - 1,
                        0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SIZE] =
      g_param_spec_int ("size", NULL, NULL, 1, 64, 10, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "swatch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_swatch_init (DossierSwatch *self)
{
  self->size = 10;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_swatch_new (DossierTone tone, int size)
{
  return g_object_new (DOSSIER_TYPE_SWATCH, "tone", (int) tone, "size", size, NULL);
}

DossierTone
dossier_swatch_get_tone (DossierSwatch *self)
{
  g_return_val_if_fail (DOSSIER_IS_SWATCH (self), DOSSIER_TONE_PERSON);
  return self->tone;
}

void
dossier_swatch_set_tone (DossierSwatch *self, DossierTone tone)
{
  g_return_if_fail (DOSSIER_IS_SWATCH (self));
  g_return_if_fail (tone < DOSSIER_N_TONES);

  if (self->tone == tone)
    return;
  self->tone = tone;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TONE]);
}
