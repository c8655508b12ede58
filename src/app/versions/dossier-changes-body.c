/* dossier-changes-body.c: the text of two versions with its changes marked, at the margin too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-changes-body.h"

#include <adwaita.h>

/* As the article itself is set. */
#define MEASURE_CHARACTERS 66
/* At the side, for the signs. */
#define MIN_MARGIN 34
#define BAR_WIDTH  3
#define BAR_GAP    10

struct _DossierChangesBody
{
  GtkTextView parent_instance;

  /* owned */
  DossierChangesText *text; /* (nullable) */

  DossierReadingFont font;
  int                left;
  gboolean           is_font_stale;
};

G_DEFINE_FINAL_TYPE (DossierChangesBody, dossier_changes_body, GTK_TYPE_TEXT_VIEW)

static void
set_font (DossierChangesBody *self)
{
  dossier_reading_font_measure (&self->font, gtk_widget_get_pango_context (GTK_WIDGET (self)));
  self->is_font_stale = FALSE;
  if (self->text != NULL)
    dossier_article_style_set_font (self->text->style, &self->font, (int) self->font.em);
}

static void
scheme_changed_cb (DossierChangesBody *self)
{
  if (self->text != NULL)
    dossier_changes_text_set_scheme (self->text, dossier_palette_get_scheme ());
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dossier_changes_body_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dossier_changes_body_parent_class)->css_changed (widget, change);
  DOSSIER_CHANGES_BODY (widget)->is_font_stale = TRUE;
  gtk_widget_queue_resize (widget);
}

static void
dossier_changes_body_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DossierChangesBody *self = DOSSIER_CHANGES_BODY (widget);
  GtkTextView        *view = GTK_TEXT_VIEW (widget);
  int                 measure;

  if (self->is_font_stale)
    set_font (self);
  measure = MAX (MIN (MEASURE_CHARACTERS * self->font.character, width - 2 * MIN_MARGIN), 1);
  self->left = MAX ((width - measure) / 2, 0);
  if (gtk_text_view_get_left_margin (view) != self->left ||
      gtk_text_view_get_right_margin (view) != width - measure - self->left)
    {
      gtk_text_view_set_left_margin (view, self->left);
      gtk_text_view_set_right_margin (view, width - measure - self->left);
    }
  GTK_WIDGET_CLASS (dossier_changes_body_parent_class)
      ->size_allocate (widget, width, height, baseline);
}

static void
draw_sign (DossierChangesBody *self, GtkSnapshot *snapshot, const DossierChangeRange *range, int y)
{
  const GdkRGBA *ink = dossier_changes_text_get_ink (range->kind, dossier_palette_get_scheme ());
  g_autoptr (PangoLayout) layout =
      gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                      dossier_changes_text_get_sign (range->kind));
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (self->left - BAR_GAP - BAR_WIDTH - 5 - width, y));
  gtk_snapshot_append_layout (snapshot, layout, ink);
  gtk_snapshot_restore (snapshot);
}

static void
draw_range (DossierChangesBody *self, GtkSnapshot *snapshot, const DossierChangeRange *range)
{
  GtkTextView   *view = GTK_TEXT_VIEW (self);
  const GdkRGBA *ink = dossier_changes_text_get_ink (range->kind, dossier_palette_get_scheme ());
  GtkTextIter    iter;
  GdkRectangle   first;
  GdkRectangle   last;

  gtk_text_buffer_get_iter_at_offset (self->text->buffer, &iter, (int) range->start);
  gtk_text_view_get_iter_location (view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (self->text->buffer, &iter, (int) range->end);
  if (range->end > range->start)
    gtk_text_iter_backward_char (&iter);
  gtk_text_view_get_iter_location (view, &iter, &last);
  gtk_snapshot_append_color (snapshot,
                             ink,
                             &GRAPHENE_RECT_INIT (self->left - BAR_GAP - BAR_WIDTH,
                                                  first.y + 2,
                                                  BAR_WIDTH,
                                                  last.y + last.height - first.y - 4));
  draw_sign (self, snapshot, range, first.y);
}

/* The characters on the screen. */
static void
get_visible (DossierChangesBody *self, guint *start, guint *end)
{
  GdkRectangle area;
  GtkTextIter  iter;

  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &area);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, area.y, NULL);
  *start = (guint) gtk_text_iter_get_offset (&iter);
  gtk_text_view_get_line_at_y (GTK_TEXT_VIEW (self), &iter, area.y + area.height, NULL);
  gtk_text_iter_forward_line (&iter);
  *end = (guint) gtk_text_iter_get_offset (&iter);
}

static void
dossier_changes_body_snapshot_layer (GtkTextView     *view,
                                     GtkTextViewLayer layer,
                                     GtkSnapshot     *snapshot)
{
  DossierChangesBody *self = DOSSIER_CHANGES_BODY (view);
  guint               start;
  guint               end;

  if (layer != GTK_TEXT_VIEW_LAYER_BELOW_TEXT || self->text == NULL)
    return;
  get_visible (self, &start, &end);
  for (guint i = 0; i < self->text->ranges->len; i++)
    {
      const DossierChangeRange *range = &g_array_index (self->text->ranges, DossierChangeRange, i);

      if (range->start > end)
        break;
      if (range->end >= start && range->start < range->end)
        draw_range (self, snapshot, range);
    }
}

static void
dossier_changes_body_dispose (GObject *object)
{
  DossierChangesBody *self = DOSSIER_CHANGES_BODY (object);

  g_clear_pointer (&self->text, dossier_changes_text_free);
  G_OBJECT_CLASS (dossier_changes_body_parent_class)->dispose (object);
}

static void
dossier_changes_body_class_init (DossierChangesBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_changes_body_dispose;
  widget_class->css_changed = dossier_changes_body_css_changed;
  widget_class->size_allocate = dossier_changes_body_size_allocate;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = dossier_changes_body_snapshot_layer;
}

static void
dossier_changes_body_init (DossierChangesBody *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  self->is_font_stale = TRUE;
  gtk_text_view_set_editable (view, FALSE);
  gtk_text_view_set_cursor_visible (view, FALSE);
  gtk_text_view_set_wrap_mode (view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_top_margin (view, 18);
  gtk_text_view_set_bottom_margin (view, 60);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dossier-article");
  gtk_widget_add_css_class (GTK_WIDGET (self), "reading-size-100");
  g_signal_connect_object (adw_style_manager_get_default (),
                           "notify::dark",
                           G_CALLBACK (scheme_changed_cb),
                           self,
                           G_CONNECT_SWAPPED);
}

void
dossier_changes_body_take_text (DossierChangesBody *self, DossierChangesText *text)
{
  g_autoptr (GtkTextBuffer) none = NULL;

  g_return_if_fail (DOSSIER_IS_CHANGES_BODY (self));

  /* A view without a buffer still asks it where its cursor is. */
  none = gtk_text_buffer_new (NULL);
  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), text != NULL ? text->buffer : none);
  g_clear_pointer (&self->text, dossier_changes_text_free);
  self->text = text;
  self->is_font_stale = TRUE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

DossierChangesText *
dossier_changes_body_get_text (DossierChangesBody *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHANGES_BODY (self), NULL);
  return self->text;
}

void
dossier_changes_body_show (DossierChangesBody *self, const DossierChangeRange *range)
{
  GtkTextIter  start;
  GtkTextMark *mark;

  g_return_if_fail (DOSSIER_IS_CHANGES_BODY (self));
  g_return_if_fail (range != NULL);

  if (self->text == NULL)
    return;
  dossier_changes_text_set_current (self->text, range);
  gtk_text_buffer_get_iter_at_offset (self->text->buffer, &start, (int) range->start);
  gtk_text_buffer_place_cursor (self->text->buffer, &start);
  mark = gtk_text_buffer_get_insert (self->text->buffer);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), mark, 0, TRUE, 0, 0.3);
}

int
dossier_changes_body_find_next (DossierChangesBody *self, int direction)
{
  GtkTextIter   iter;
  guint         cursor;
  const GArray *ranges;
  int           found = -1;

  g_return_val_if_fail (DOSSIER_IS_CHANGES_BODY (self), -1);

  if (self->text == NULL)
    return -1;
  ranges = self->text->ranges;
  gtk_text_buffer_get_iter_at_mark (self->text->buffer,
                                    &iter,
                                    gtk_text_buffer_get_insert (self->text->buffer));
  cursor = (guint) gtk_text_iter_get_offset (&iter);
  for (guint i = 0; i < ranges->len; i++)
    {
      guint start = g_array_index (ranges, DossierChangeRange, i).start;

      if (direction > 0 && start > cursor)
        return (int) i;
      if (direction < 0 && start < cursor)
        found = (int) i;
    }
  return found;
}
