/* dossier-article-view.c: an article to read: its text, what was found in it, what was marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

#include "app/reader/dossier-article-under-title.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MIN_WIDTH         200
#define MIN_MARGIN        36
#define MIN_MARGIN_NARROW 22
#define NARROW_WIDTH      520
#define TOP_MARGIN        18
#define BOTTOM_MARGIN     160

#define FLASH_MILLISECONDS 1400

#define SANS_CLASS "reading-sans"

static const int ZOOM_STEPS[] = { 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300 };

G_DEFINE_TYPE (DossierArticleView, dossier_article_view, GTK_TYPE_TEXT_VIEW)

enum
{
  PROP_0,
  PROP_READING,
  PROP_ZOOM,
  PROP_IS_SANS,
  PROP_LEADING,
  PROP_CHARACTERS,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];
guint              dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_N_SIGNALS];

/* --- fonts and measure --- */

static void
set_font (DossierArticleView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));

  self->is_font_stale = FALSE;
  dossier_reading_font_measure (&self->paint.font, context);
  self->paint.font.leading = MAX (self->paint.font.leading * self->leading / 100, 0.9);
  self->measure = 0;
}

/* What depends on both the font and the measure. */
static void
fit_text (DossierArticleView *self)
{
  const DossierReadingFont *font = &self->paint.font;
  int                       title_space = font->em;
  int                       height;

  if (self->text == NULL)
    return;
  g_clear_object (&self->paint.under_title);
  self->paint.under_title = dossier_article_under_title_new (GTK_WIDGET (self),
                                                             self->text->document,
                                                             font,
                                                             self->measure);
  if (self->paint.under_title != NULL)
    {
      pango_layout_get_pixel_size (self->paint.under_title, NULL, &height);
      title_space = height + (DOSSIER_UNDER_TITLE_ABOVE + DOSSIER_UNDER_TITLE_BELOW) * font->em;
    }
  dossier_article_style_set_font (self->text->style, font, title_space);
  dossier_article_text_fit_tables (self->text,
                                   gtk_widget_get_pango_context (GTK_WIDGET (self)),
                                   font,
                                   self->measure);
  for (guint i = 0; i < self->text->images->len; i++)
    dossier_article_image_set_limit (self->text->images->pdata[i], self->measure);
}

/* GtkTextView asks for the width that its margins and words take at present; but it is us who fit
 * them to any width. */
static void
dossier_article_view_measure (GtkWidget     *widget,
                              GtkOrientation orientation,
                              int            for_size,
                              int           *minimum,
                              int           *natural,
                              int           *minimum_baseline,
                              int           *natural_baseline)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      GTK_WIDGET_CLASS (dossier_article_view_parent_class)
          ->measure (widget,
                     orientation,
                     for_size,
                     minimum,
                     natural,
                     minimum_baseline,
                     natural_baseline);
      return;
    }
  *minimum = MIN_WIDTH;
  *natural = MAX (self->characters * self->paint.font.character + 2 * MIN_MARGIN, MIN_WIDTH);
}

static void
dossier_article_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (widget);
  int                 margin = width < NARROW_WIDTH ? MIN_MARGIN_NARROW : MIN_MARGIN;
  int                 measure;

  if (self->is_font_stale)
    set_font (self);
  measure = MIN (self->characters * self->paint.font.character, width - 2 * margin);
  measure = MAX (measure, 1);
  self->paint.left = MAX ((width - measure) / 2, 0);
  self->paint.width = measure;
  if (measure != self->measure)
    {
      self->measure = measure;
      fit_text (self);
    }
  if (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (self)) != self->paint.left ||
      gtk_text_view_get_right_margin (GTK_TEXT_VIEW (self)) != width - measure - self->paint.left)
    {
      gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self), self->paint.left);
      gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self), width - measure - self->paint.left);
    }
  GTK_WIDGET_CLASS (dossier_article_view_parent_class)
      ->size_allocate (widget, width, height, baseline);
  g_signal_emit (self, dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_LAYOUT_CHANGED], 0);
}

static void
dossier_article_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (widget);

  GTK_WIDGET_CLASS (dossier_article_view_parent_class)->css_changed (widget, change);
  self->is_font_stale = TRUE;
  gtk_widget_queue_resize (widget);
}

static void
dark_changed_cb (DossierArticleView *self)
{
  if (self->text != NULL)
    dossier_article_style_set_scheme (self->text->style, dossier_palette_get_scheme ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_article_view_snapshot_layer (GtkTextView     *view,
                                     GtkTextViewLayer layer,
                                     GtkSnapshot     *snapshot)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (view);

  /* What is drawn has its lines, and so was scrolled to. */
  self->is_placing = FALSE;
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    dossier_article_paint_below (&self->paint, view, snapshot);
  else
    {
      dossier_article_paint_above (&self->paint, view, snapshot);
      dossier_article_handles_paint (self, snapshot);
    }
}

/* --- life --- */

static void
image_loaded_cb (DossierArticleImage *image, DossierArticleView *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static GBytes *
get_image (const char *url, int *width, int *height, gpointer user_data)
{
  guint wide;
  guint high;

  if (dossier_reading_get_image_size (user_data, url, &wide, &high))
    {
      *width = (int) MIN (wide, G_MAXINT);
      *height = (int) MIN (high, G_MAXINT);
    }
  return dossier_reading_get_image (user_data, url);
}

/* The toolkit keeps what it laid out of a line until the line goes, but learns of that only from
 * lines that it has measured too; of others it would go on comparing what was freed. Another style
 * for the whole view makes it forget them all. */
static void
forget_lines (GtkTextView *view)
{
  int above = gtk_text_view_get_pixels_above_lines (view);

  gtk_text_view_set_pixels_above_lines (view, above + 1);
  gtk_text_view_set_pixels_above_lines (view, above);
}

static void
drop_reading (DossierArticleView *self)
{
  g_autoptr (GtkTextBuffer) nothing = NULL;

  if (self->reading == NULL)
    return;
  nothing = gtk_text_buffer_new (NULL);
  g_signal_handlers_disconnect_by_data (self->reading, self);
  g_signal_handlers_disconnect_by_data (dossier_reading_get_annotations (self->reading), self);
  if (self->flash != NULL)
    adw_animation_skip (self->flash);
  dossier_article_handles_clear (self);
  self->paint.text = NULL;
  self->paint.has_sentence = FALSE;
  self->is_placing = FALSE;
  self->is_held = FALSE;
  self->sentence = -1;
  self->target = NULL;
  g_clear_object (&self->paint.under_title);
  g_clear_pointer (&self->sentences, g_array_unref);
  g_clear_pointer (&self->marks, dossier_article_marks_free);
  g_clear_pointer (&self->hits, dossier_article_hits_free);
  forget_lines (GTK_TEXT_VIEW (self));
  /* Not NULL: a view whose layout is under way looks for its marks in whatever buffer it has. */
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), nothing);
  g_clear_pointer (&self->text, dossier_article_text_free);
  g_clear_object (&self->reading);
}

static void
take_reading (DossierArticleView *self, DossierReading *reading)
{
  GtkTextIter start;

  self->reading = g_object_ref (reading);
  self->text =
      dossier_article_text_new (dossier_reading_get_document (reading), get_image, reading);
  self->paint.text = self->text;
  self->hits = dossier_article_hits_new (self->text->document);
  self->marks = dossier_article_marks_new (self->text->buffer);
  for (guint i = 0; i < self->text->images->len; i++)
    g_signal_connect_object (self->text->images->pdata[i],
                             "loaded",
                             G_CALLBACK (image_loaded_cb),
                             self,
                             0);
  gtk_text_buffer_get_start_iter (self->text->buffer, &start);
  gtk_text_buffer_place_cursor (self->text->buffer, &start);
  self->target = gtk_text_buffer_create_mark (self->text->buffer, NULL, &start, TRUE);
  if (self->measure > 0)
    fit_text (self);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), self->text->buffer);

  g_signal_connect_swapped (dossier_reading_get_annotations (reading),
                            "items-changed",
                            G_CALLBACK (dossier_article_view_mark_annotations),
                            self);
  g_signal_connect_swapped (reading,
                            "mentions-changed",
                            G_CALLBACK (dossier_article_view_mark_all_mentions),
                            self);
  dossier_article_view_mark_annotations (self);
  dossier_article_view_mark_all_mentions (self);
}

static void
dossier_article_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_READING:
      g_value_set_object (value, self->reading);
      break;
    case PROP_ZOOM:
      g_value_set_int (value, self->zoom);
      break;
    case PROP_IS_SANS:
      g_value_set_boolean (value, gtk_widget_has_css_class (GTK_WIDGET (self), SANS_CLASS));
      break;
    case PROP_LEADING:
      g_value_set_int (value, self->leading);
      break;
    case PROP_CHARACTERS:
      g_value_set_int (value, self->characters);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Sizes are style classes, one a step, so that the style sheet has them all. */
static void
set_zoom (DossierArticleView *self, int percent)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ZOOM_STEPS); i++)
    {
      g_autofree char *name = g_strdup_printf ("reading-size-%d", ZOOM_STEPS[i]);
      gboolean         is_it = ZOOM_STEPS[i] <= percent &&
                       (i + 1 == G_N_ELEMENTS (ZOOM_STEPS) || ZOOM_STEPS[i + 1] > percent);

      if (!is_it)
        {
          gtk_widget_remove_css_class (GTK_WIDGET (self), name);
          continue;
        }
      gtk_widget_add_css_class (GTK_WIDGET (self), name);
      if (self->zoom == ZOOM_STEPS[i])
        continue;
      self->zoom = ZOOM_STEPS[i];
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
    }
}

/* What the font's measures are made of. */
static void
set_distance (DossierArticleView *self, int *member, int value, GParamSpec *pspec)
{
  if (*member == value)
    return;
  *member = value;
  self->is_font_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

static void
set_sans (DossierArticleView *self, gboolean is_sans)
{
  if (is_sans == gtk_widget_has_css_class (GTK_WIDGET (self), SANS_CLASS))
    return;
  if (is_sans)
    gtk_widget_add_css_class (GTK_WIDGET (self), SANS_CLASS);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), SANS_CLASS);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_SANS]);
}

static void
dossier_article_view_set_property (GObject      *object,
                                   guint         id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (object);

  switch (id)
    {
    case PROP_READING:
      dossier_article_view_set_reading (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      set_zoom (self, g_value_get_int (value));
      break;
    case PROP_IS_SANS:
      set_sans (self, g_value_get_boolean (value));
      break;
    case PROP_LEADING:
      set_distance (self, &self->leading, g_value_get_int (value), pspec);
      break;
    case PROP_CHARACTERS:
      set_distance (self, &self->characters, g_value_get_int (value), pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_article_view_dispose (GObject *object)
{
  DossierArticleView *self = DOSSIER_ARTICLE_VIEW (object);

  drop_reading (self);
  g_clear_object (&self->flash);
  G_OBJECT_CLASS (dossier_article_view_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_IS_SANS] = g_param_spec_boolean ("is-sans", NULL, NULL, FALSE, flags);
  properties[PROP_LEADING] = g_param_spec_int ("leading",
                                               NULL,
                                               NULL,
                                               DOSSIER_LEADING_MIN,
                                               DOSSIER_LEADING_MAX,
                                               DOSSIER_LEADING_DEFAULT,
                                               flags);
  properties[PROP_CHARACTERS] = g_param_spec_int ("characters",
                                                  NULL,
                                                  NULL,
                                                  DOSSIER_CHARACTERS_MIN,
                                                  DOSSIER_CHARACTERS_MAX,
                                                  DOSSIER_CHARACTERS_DEFAULT,
                                                  flags);
  properties[PROP_READING] =
      g_param_spec_object ("reading",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_READING,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ZOOM] =
      g_param_spec_int ("zoom",
                        NULL,
                        NULL,
                        ZOOM_STEPS[0],
                        ZOOM_STEPS[G_N_ELEMENTS (ZOOM_STEPS) - 1],
                        100,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static guint
add_signal (GType type, const char *name, GType argument)
{
  return g_signal_new (name,
                       type,
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       argument != G_TYPE_NONE ? 1 : 0,
                       argument);
}

static void
dossier_article_view_class_init (DossierArticleViewClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass   *widget_class = GTK_WIDGET_CLASS (klass);
  GtkTextViewClass *text_view_class = GTK_TEXT_VIEW_CLASS (klass);
  GType             type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = dossier_article_view_get_property;
  object_class->set_property = dossier_article_view_set_property;
  object_class->dispose = dossier_article_view_dispose;
  widget_class->measure = dossier_article_view_measure;
  widget_class->size_allocate = dossier_article_view_size_allocate;
  widget_class->css_changed = dossier_article_view_css_changed;
  widget_class->query_tooltip = dossier_article_view_query_tooltip;
  text_view_class->snapshot_layer = dossier_article_view_snapshot_layer;

  install_properties (object_class);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_ANNOTATION_ACTIVATED] =
      add_signal (type, "annotation-activated", G_TYPE_INT64);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_ANNOTATION_STRETCHED] =
      g_signal_new ("annotation-stretched",
                    type,
                    G_SIGNAL_RUN_LAST,
                    0,
                    NULL,
                    NULL,
                    NULL,
                    G_TYPE_NONE,
                    2,
                    G_TYPE_INT64,
                    G_TYPE_POINTER);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_MENTION_ACTIVATED] =
      add_signal (type, "mention-activated", G_TYPE_POINTER);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_IMAGE_ACTIVATED] =
      add_signal (type, "image-activated", DOSSIER_TYPE_ARTICLE_IMAGE);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_SELECTION_OFFERED] =
      add_signal (type, "selection-offered", G_TYPE_NONE);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_SENTENCE_MOVED] =
      add_signal (type, "sentence-moved", G_TYPE_NONE);
  dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_LAYOUT_CHANGED] =
      add_signal (type, "layout-changed", G_TYPE_NONE);
}

static void
flash_cb (double value, DossierArticleView *self)
{
  self->paint.flash_strength = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_article_view_init (DossierArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->sentence = -1;
  self->zoom = 100;
  self->leading = DOSSIER_LEADING_DEFAULT;
  self->characters = DOSSIER_CHARACTERS_DEFAULT;
  self->is_font_stale = TRUE;
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, TOP_MARGIN);
  gtk_text_view_set_bottom_margin (view, BOTTOM_MARGIN);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dossier-article");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Article"),
                                  -1);
  dossier_article_view_watch_pointer (self);
  self->flash = adw_timed_animation_new (
      GTK_WIDGET (self),
      1,
      0,
      FLASH_MILLISECONDS,
      adw_callback_animation_target_new ((AdwAnimationTargetFunc) flash_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->flash), ADW_EASE_IN_CUBIC);
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (dark_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
dossier_article_view_new (void)
{
  return g_object_new (DOSSIER_TYPE_ARTICLE_VIEW, NULL);
}

DossierReading *
dossier_article_view_get_reading (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), NULL);
  return self->reading;
}

void
dossier_article_view_set_reading (DossierArticleView *self, DossierReading *reading)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));
  g_return_if_fail (reading == NULL || DOSSIER_IS_READING (reading));

  if (self->reading == reading)
    return;
  drop_reading (self);
  if (reading != NULL)
    take_reading (self, reading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reading != NULL && *self->text->document->title != '\0'
                                      ? self->text->document->title
                                      : _ ("Article"),
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

DossierArticleText *
dossier_article_view_get_text (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), NULL);
  return self->text;
}

gboolean
dossier_article_view_is_marked (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  return self->marks == NULL || dossier_article_marks_is_done (self->marks);
}

void
dossier_article_view_change_zoom (DossierArticleView *self, int direction)
{
  guint step = 0;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (direction == 0)
    {
      set_zoom (self, 100);
      return;
    }
  while (step + 1 < G_N_ELEMENTS (ZOOM_STEPS) && ZOOM_STEPS[step + 1] <= self->zoom)
    step++;
  set_zoom (self,
            ZOOM_STEPS[CLAMP ((int) step + direction, 0, (int) G_N_ELEMENTS (ZOOM_STEPS) - 1)]);
}
