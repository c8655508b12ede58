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

typedef enum
{
  LAYER_PLACES,
  LAYER_HITS,
  N_LAYERS
} LayerId;

/* @rows: where each offset stands, in pixels; made anew when the article's or our height changes.
 */
typedef struct
{
  GArray *offsets; /* gsize */
  GArray *rows;    /* int */
  GdkRGBA colour;
  int     current;
} Layer;

struct _DossierDensityStrip
{
  GtkWidget parent_instance;

  DossierArticleView *view;
  Layer               layers[N_LAYERS];
  double              article_height; /* that the rows were made for */
  int                 height;
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

static double
get_article_height (DossierDensityStrip *self)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view));

  return adjustment != NULL ? gtk_adjustment_get_upper (adjustment) : 0;
}

static void
make_rows (DossierDensityStrip *self, Layer *layer)
{
  g_autoptr (GArray) fractions = g_array_new (FALSE, FALSE, sizeof (double));

  dossier_article_view_get_fractions (self->view, layer->offsets, fractions);
  g_array_set_size (layer->rows, 0);
  for (guint i = 0; i < fractions->len; i++)
    {
      int row = g_array_index (fractions, double, i) * self->height;

      g_array_append_val (layer->rows, row);
    }
}

static void
ensure_rows (DossierDensityStrip *self)
{
  double article_height = get_article_height (self);
  int    height = gtk_widget_get_height (GTK_WIDGET (self));

  if (article_height != self->article_height || height != self->height)
    for (guint i = 0; i < N_LAYERS; i++)
      g_array_set_size (self->layers[i].rows, 0);
  self->article_height = article_height;
  self->height = height;
  for (guint i = 0; i < N_LAYERS; i++)
    if (self->layers[i].rows->len < self->layers[i].offsets->len)
      make_rows (self, &self->layers[i]);
}

static void
draw_layer (const Layer *layer, GtkSnapshot *snapshot, float x, float width)
{
  int last = -1;

  for (guint i = 0; i < layer->rows->len; i++)
    {
      int y = g_array_index (layer->rows, int, i);

      /* Hundreds of passages in one pixel row are one tick. */
      if (y == last)
        continue;
      last = y;
      gtk_snapshot_append_color (snapshot,
                                 &layer->colour,
                                 &GRAPHENE_RECT_INIT (x, y, width, TICK_HEIGHT));
    }
  if (layer->current < 0 || layer->current >= (int) layer->rows->len)
    return;
  gtk_snapshot_append_color (snapshot,
                             &layer->colour,
                             &GRAPHENE_RECT_INIT (x - SIDE,
                                                  g_array_index (layer->rows, int, layer->current) -
                                                      (CURRENT_HEIGHT - TICK_HEIGHT) / 2,
                                                  width + 2 * SIDE,
                                                  CURRENT_HEIGHT));
}

static void
dossier_density_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (widget);
  float                width = gtk_widget_get_width (widget) - 2 * SIDE;
  gboolean             has_both = TRUE;

  if (self->view == NULL)
    return;
  ensure_rows (self);
  for (guint i = 0; i < N_LAYERS; i++)
    has_both = has_both && self->layers[i].rows->len > 0;
  for (guint i = 0; i < N_LAYERS; i++)
    draw_layer (&self->layers[i],
                snapshot,
                has_both && i == LAYER_HITS ? SIDE + width / 2 : SIDE,
                has_both ? width / 2 : width);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, DossierDensityStrip *self)
{
  gsize nearest = 0;
  int   distance = G_MAXINT;

  if (self->view == NULL)
    return;
  ensure_rows (self);
  for (guint i = 0; i < N_LAYERS; i++)
    for (guint k = 0; k < self->layers[i].rows->len; k++)
      {
        int away = ABS (g_array_index (self->layers[i].rows, int, k) - (int) y);

        if (away >= distance)
          continue;
        distance = away;
        nearest = g_array_index (self->layers[i].offsets, gsize, k);
      }
  if (distance < G_MAXINT)
    dossier_article_view_flash_span (self->view, (DossierSpan){ nearest, nearest });
}

/* The strip is drawn again only where something has moved: scrolling moves nothing in it. */
static void
layout_changed_cb (DossierDensityStrip *self)
{
  if (self->view != NULL && get_article_height (self) != self->article_height)
    gtk_widget_queue_draw (GTK_WIDGET (self));
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
                           G_CALLBACK (layout_changed_cb),
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
  DossierDensityStrip *self = DOSSIER_DENSITY_STRIP (object);

  for (guint i = 0; i < N_LAYERS; i++)
    {
      g_array_unref (self->layers[i].offsets);
      g_array_unref (self->layers[i].rows);
    }
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

  for (guint i = 0; i < N_LAYERS; i++)
    {
      self->layers[i].offsets = g_array_new (FALSE, FALSE, sizeof (gsize));
      self->layers[i].rows = g_array_new (FALSE, FALSE, sizeof (int));
      self->layers[i].current = -1;
    }
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
dossier_density_strip_new (DossierArticleView *view)
{
  return g_object_new (DOSSIER_TYPE_DENSITY_STRIP, "view", view, NULL);
}

static void
set_layer (DossierDensityStrip *self,
           LayerId              id,
           const GArray        *offsets,
           int                  current,
           const GdkRGBA       *colour)
{
  Layer *layer = &self->layers[id];

  g_array_set_size (layer->offsets, 0);
  g_array_set_size (layer->rows, 0);
  if (offsets != NULL)
    g_array_append_vals (layer->offsets, offsets->data, offsets->len);
  layer->current = current;
  if (colour != NULL)
    layer->colour = *colour;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_density_strip_set_places (DossierDensityStrip *self,
                                  const GArray        *offsets,
                                  int                  current,
                                  const GdkRGBA       *colour)
{
  g_return_if_fail (DOSSIER_IS_DENSITY_STRIP (self));
  set_layer (self, LAYER_PLACES, offsets, current, colour);
}

guint
dossier_density_strip_get_n_places (DossierDensityStrip *self)
{
  g_return_val_if_fail (DOSSIER_IS_DENSITY_STRIP (self), 0);
  return self->layers[LAYER_PLACES].offsets->len;
}

void
dossier_density_strip_set_hits (DossierDensityStrip *self, const GArray *offsets, int current)
{
  g_return_if_fail (DOSSIER_IS_DENSITY_STRIP (self));
  set_layer (self,
             LAYER_HITS,
             offsets,
             current,
             dossier_palette_get_ink (DOSSIER_INK_HIT_CURRENT, dossier_palette_get_scheme ()));
}

guint
dossier_density_strip_get_n_hits (DossierDensityStrip *self)
{
  g_return_val_if_fail (DOSSIER_IS_DENSITY_STRIP (self), 0);
  return self->layers[LAYER_HITS].offsets->len;
}
