/* dossier-density-strip.c: a strip beside the scrollbar that shows where passages stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-density-strip.h"

#define WIDTH          12
#define TICK_HEIGHT    2
#define CURRENT_HEIGHT 4
#define SIDE           2

struct _DossierDensityStrip
{
  GtkWidget parent_instance;

  DossierArticleView *view;
  GArray             *offsets; /* gsize */
  GdkRGBA             colour;
  int                 current;
};

G_DEFINE_TYPE (DossierDensityStrip, dossier_density_strip, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

static void
dossier_density_strip_measure (GtkWidget     *widget,
                               GtkOrientation orientation,
                               int            for_size,
                               int           *minimum,
                               int           *natural,
                               int           *minimum_baseline,
                               int           *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? WIDTH : 0;
}

static int
get_y (DossierDensityStrip *self, guint i)
{
  return dossier_article_view_get_fraction (self->view, g_array_index (self->offsets, gsize, i)) *
         gtk_widget_get_height (GTK_WIDGET (self));
}

static void
dossier_density_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (widget);
  float                width = gtk_widget_get_width (widget) - SIDE;
  int                  last = -1;

  for (guint i = 0; self->view != NULL && i < self->offsets->len; i++)
    {
      int y = get_y (self, i);

      /* Hundreds of passages in one pixel row are one tick. */
      if (y == last)
        continue;
      last = y;
      gtk_snapshot_append_color (snapshot,
                                 &self->colour,
                                 &GRAPHENE_RECT_INIT (SIDE, y, width - SIDE, TICK_HEIGHT));
    }
  if (self->view != NULL && self->current >= 0 && self->current < (int) self->offsets->len)
    gtk_snapshot_append_color (
        snapshot,
        &self->colour,
        &GRAPHENE_RECT_INIT (0,
                             get_y (self, self->current) - (CURRENT_HEIGHT - TICK_HEIGHT) / 2,
                             gtk_widget_get_width (widget),
                             CURRENT_HEIGHT));
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierDensityStrip *self)
{
  gsize nearest = 0;
  int   distance = G_MAXINT;

  for (guint i = 0; i < self->offsets->len; i++)
    {
      int away = ABS (get_y (self, i) - (int) y);

      if (away >= distance)
        continue;
      distance = away;
      nearest = g_array_index (self->offsets, gsize, i);
    }
  if (distance < G_MAXINT)
    dossier_article_view_flash_span (self->view, (DossierSpan){ nearest, nearest });
}

static void
set_view (DossierDensityStrip *self, DossierArticleView *view)
{
  if (view == NULL)
    return;
  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  g_signal_connect_object (view,
                           "layout-changed",
                           G_CALLBACK (gtk_widget_queue_draw),
                           self,
                           G_CONNECT_SWAPPED);
}

static void
dossier_density_strip_set_property (GObject      *object,
                                    guint         id,
                                    const GValue *value,
                                    GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_VIEW:
      set_view (DOSSIER_DENSITY_STRIP (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_density_strip_dispose (GObject *object)
{
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (object);

  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (dossier_density_strip_parent_class)->dispose (object);
}

static void
dossier_density_strip_finalize (GObject *object)
{
  g_array_unref (DOSSIER_DENSITY_STRIP (object)->offsets);
  G_OBJECT_CLASS (dossier_density_strip_parent_class)->finalize (object);
}

static void
dossier_density_strip_class_init (DossierDensityStripClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_density_strip_set_property;
  object_class->dispose = dossier_density_strip_dispose;
  object_class->finalize = dossier_density_strip_finalize;
  widget_class->measure = dossier_density_strip_measure;
  widget_class->snapshot = dossier_density_strip_snapshot;
  properties[PROP_VIEW] =
      g_param_spec_object ("view",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_ARTICLE_VIEW,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name (widget_class, "densitystrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dossier_density_strip_init (DossierDensityStrip *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
  self->current = -1;
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
dossier_density_strip_new (DossierArticleView *view)
{
  return g_object_new (DOSSIER_TYPE_DENSITY_STRIP, "view", view, NULL);
}

void
dossier_density_strip_set_places (DossierDensityStrip *self,
                                  const GArray        *offsets,
                                  int                  current,
                                  const GdkRGBA       *colour)
{
  g_return_if_fail (DOSSIER_IS_DENSITY_STRIP (self));

  g_array_set_size (self->offsets, 0);
  if (offsets != NULL)
    g_array_append_vals (self->offsets, offsets->data, offsets->len);
  self->current = current;
  if (colour != NULL)
    self->colour = *colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
dossier_density_strip_get_n_places (DossierDensityStrip *self)
{
  g_return_val_if_fail (DOSSIER_IS_DENSITY_STRIP (self), 0);
  return self->offsets->len;
}
