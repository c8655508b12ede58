/* dossier-clipped-text.c: a few lines of text for the rows of a long list, laid out only when
 * drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-clipped-text.h"

#include "app/dossier-compat.h"

/* More bytes than lines that are shown can hold need not be shaped. */
#define MAX_BYTES_A_LINE 600

struct _DossierClippedText
{
  GtkWidget parent_instance;

  guint          n_lines;
  guint          n_fitting; /* of them */
  char          *text;
  PangoAttrList *attributes; /* (nullable) */
  PangoLayout   *layout;     /* (nullable): made when it is first asked for */
};

G_DEFINE_FINAL_TYPE (DossierClippedText, dossier_clipped_text, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_LINES,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* --- The layout --- */

static gsize
get_shaped_length (DossierClippedText *self)
{
  gsize length = strlen (self->text);
  gsize most = (gsize) self->n_lines * MAX_BYTES_A_LINE;

  if (length <= most)
    return length;
  return (gsize) (g_utf8_find_prev_char (self->text, self->text + most + 1) - self->text);
}

static PangoLayout *
ensure_layout (DossierClippedText *self)
{
  if (self->layout != NULL)
    return self->layout;

  self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_text (self->layout, self->text, (int) get_shaped_length (self));
  pango_layout_set_attributes (self->layout, self->attributes);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  return self->layout;
}

static PangoLayout *
lay_out (DossierClippedText *self, int width, guint n_lines)
{
  PangoLayout *layout = ensure_layout (self);
  gboolean     is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  pango_layout_set_width (layout, width * PANGO_SCALE);
  /* Pango takes lines as a negative height. */
  pango_layout_set_height (layout, -(int) n_lines);
  pango_layout_set_alignment (layout, is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  return layout;
}

int
dossier_clipped_text_get_line_height (DossierClippedText *self)
{
  PangoContext     *context;
  PangoFontMetrics *metrics;
  int               height;

  g_return_val_if_fail (DOSSIER_IS_CLIPPED_TEXT (self), 0);

  context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  metrics = pango_context_get_metrics (context, NULL, NULL);
  height = pango_font_metrics_get_height (metrics);
  if (height <= 0)
    height = pango_font_metrics_get_ascent (metrics) + pango_font_metrics_get_descent (metrics);
  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS_CEIL (height);
}

/* --- The widget --- */

static void
dossier_clipped_text_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  DossierClippedText *self = DOSSIER_CLIPPED_TEXT (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = (int) self->n_lines * dossier_clipped_text_get_line_height (self);
}

int
dossier_clipped_text_fit (DossierClippedText *self, int width, int max_height)
{
  int   height = 0;
  guint n_lines = self->n_lines;

  g_return_val_if_fail (DOSSIER_IS_CLIPPED_TEXT (self), 0);

  if (width <= 0 || *self->text == '\0')
    return 0;
  /* Other scripts than the font's own can stand higher. */
  for (;; n_lines--)
    {
      pango_layout_get_pixel_size (lay_out (self, width, n_lines), NULL, &height);
      if (height <= max_height || n_lines == 1)
        break;
    }
  if (n_lines != self->n_fitting)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->n_fitting = n_lines;
  return height;
}

static void
dossier_clipped_text_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DossierClippedText *self = DOSSIER_CLIPPED_TEXT (widget);
  int                 width = gtk_widget_get_width (widget);
  GdkRGBA             color;

  if (width <= 0 || *self->text == '\0')
    return;
  dossier_compat_get_color (widget, &color);
  gtk_snapshot_append_layout (snapshot, lay_out (self, width, self->n_fitting), &color);
}

static void
dossier_clipped_text_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DossierClippedText *self = DOSSIER_CLIPPED_TEXT (object);

  if (property_id == PROP_LINES)
    {
      self->n_lines = g_value_get_uint (value);
      self->n_fitting = self->n_lines;
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_clipped_text_finalize (GObject *object)
{
  DossierClippedText *self = DOSSIER_CLIPPED_TEXT (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_free (self->text);
  G_OBJECT_CLASS (dossier_clipped_text_parent_class)->finalize (object);
}

static void
dossier_clipped_text_class_init (DossierClippedTextClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_clipped_text_set_property;
  object_class->finalize = dossier_clipped_text_finalize;
  widget_class->measure = dossier_clipped_text_measure;
  widget_class->snapshot = dossier_clipped_text_snapshot;
  gtk_widget_class_set_css_name (widget_class, "label");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);

  properties[PROP_LINES] =
      g_param_spec_uint ("lines",
                         NULL,
                         NULL,
                         1,
                         16,
                         1,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_clipped_text_init (DossierClippedText *self)
{
  self->text = g_strdup ("");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* --- What it shows --- */

/* @text: (transfer full) @attributes: (transfer full) (nullable) */
static void
show (DossierClippedText *self, char *text, PangoAttrList *attributes)
{
  gboolean is_plain = attributes == NULL && self->attributes == NULL;

  if (is_plain && g_str_equal (text, self->text))
    {
      g_free (text);
      return;
    }
  g_free (self->text);
  g_clear_pointer (&self->attributes, pango_attr_list_unref);
  g_clear_object (&self->layout);
  self->text = text;
  self->attributes = attributes;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->text,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
dossier_clipped_text_set_text (DossierClippedText *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_CLIPPED_TEXT (self));
  g_return_if_fail (text != NULL);

  show (self, g_strdup (text), NULL);
}

void
dossier_clipped_text_set_markup (DossierClippedText *self, const char *markup)
{
  PangoAttrList *attributes = NULL;
  char          *text = NULL;

  g_return_if_fail (DOSSIER_IS_CLIPPED_TEXT (self));
  g_return_if_fail (markup != NULL);

  if (!pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    text = g_strdup (markup);
  show (self, text, attributes);
}

const char *
dossier_clipped_text_get_text (DossierClippedText *self)
{
  g_return_val_if_fail (DOSSIER_IS_CLIPPED_TEXT (self), "");

  return self->text;
}
