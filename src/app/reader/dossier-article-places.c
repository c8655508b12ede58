/* dossier-article-places.c: where things stand in an article: the selection, passages, what is on
 * the screen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

/* A passage within this part of the screen's height from an edge is moved to the upper third. */
#define EDGE  0.12
#define THIRD 0.33

static DossierSpan
trim (const char *text, DossierSpan span)
{
  while (span.start < span.end && g_unichar_isspace (g_utf8_get_char (text + span.start)))
    span.start = g_utf8_next_char (text + span.start) - text;
  while (span.start < span.end)
    {
      const char *last = g_utf8_prev_char (text + span.end);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      span.end = last - text;
    }
  return span;
}

gboolean
dossier_article_view_get_selection (DossierArticleView *self, DossierSpan *span)
{
  GtkTextIter start;
  GtkTextIter end;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);

  if (self->text == NULL ||
      !gtk_text_buffer_get_selection_bounds (self->text->buffer, &start, &end))
    return FALSE;
  span->start = dossier_article_text_get_offset (self->text, &start);
  span->end = dossier_article_text_get_offset (self->text, &end);
  *span = trim (self->text->document->text, *span);
  return span->start < span->end;
}

void
dossier_article_view_clear_selection (DossierArticleView *self)
{
  GtkTextIter at;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL || !gtk_text_buffer_get_selection_bounds (self->text->buffer, &at, NULL))
    return;
  gtk_text_buffer_place_cursor (self->text->buffer, &at);
}

void
dossier_article_view_get_area (DossierArticleView *self, DossierSpan span, GdkRectangle *area)
{
  GtkTextIter  start;
  GtkTextIter  end;
  GdkRectangle first;
  GdkRectangle last;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));
  g_return_if_fail (self->text != NULL);

  dossier_article_text_get_iters (self->text, span, &start, &end);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, &last);
  if (last.y > first.y)
    {
      first.x = self->paint.left;
      first.width = self->paint.width;
      first.height = last.y + last.height - first.y;
    }
  else
    first.width = MAX (last.x - first.x, 1);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         first.x,
                                         first.y,
                                         &area->x,
                                         &area->y);
  area->width = first.width;
  area->height = first.height;
}

void
dossier_article_view_show_span (DossierArticleView *self, DossierSpan span)
{
  GtkTextIter  start;
  GtkTextIter  end;
  GdkRectangle visible;
  GdkRectangle first;
  GdkRectangle last;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  dossier_article_text_get_iters (self->text, span, &start, &end);
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &start, &first);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &end, &last);
  self->is_held = FALSE;
  /* Where the view is still on its way elsewhere, what is on the screen now will not stay. */
  if (!self->is_placing && first.y >= visible.y + EDGE * visible.height &&
      last.y + last.height <= visible.y + (1 - EDGE) * visible.height)
    return;
  self->is_placing = FALSE;
  /* By mark, not by pixels: heights of what was never on the screen are only estimates yet. */
  gtk_text_buffer_move_mark (self->text->buffer, self->target, &start);
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->target, 0, TRUE, 0, THIRD);
}

void
dossier_article_view_flash_span (DossierArticleView *self, DossierSpan span)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  dossier_article_view_show_span (self, span);
  self->paint.flash = dossier_article_text_to_range (self->text, span);
  adw_animation_reset (self->flash);
  adw_animation_play (self->flash);
}

gboolean
dossier_article_view_get_top (DossierArticleView *self, gsize *offset)
{
  GdkRectangle visible;
  GtkTextIter  iter;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  g_return_val_if_fail (offset != NULL, FALSE);

  if (self->text == NULL)
    return FALSE;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self), &iter, self->paint.left, visible.y);
  /* A line that is written from the right ends on the left. */
  if (!gtk_text_view_starts_display_line (GTK_TEXT_VIEW (self), &iter))
    gtk_text_view_backward_display_line_start (GTK_TEXT_VIEW (self), &iter);
  *offset = dossier_article_text_get_offset (self->text, &iter);
  return TRUE;
}

gboolean
dossier_article_view_is_top (DossierArticleView *self, gsize offset)
{
  GtkTextIter iter;
  gsize       top;

  if (!dossier_article_view_get_top (self, &top) || offset < top)
    return FALSE;
  dossier_article_text_get_iters (self->text, (DossierSpan){ offset, offset }, &iter, NULL);
  if (!gtk_text_view_starts_display_line (GTK_TEXT_VIEW (self), &iter))
    gtk_text_view_backward_display_line_start (GTK_TEXT_VIEW (self), &iter);
  return dossier_article_text_get_offset (self->text, &iter) == top;
}

gboolean
dossier_article_view_is_held (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  return self->is_held;
}

void
dossier_article_view_let_go (DossierArticleView *self)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));
  self->is_held = FALSE;
}

gboolean
dossier_article_view_is_placing (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  return self->is_placing;
}

void
dossier_article_view_show_top (DossierArticleView *self, gsize offset)
{
  GtkTextIter iter;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  dossier_article_text_get_iters (self->text, (DossierSpan){ offset, offset }, &iter, NULL);
  gtk_text_buffer_place_cursor (self->text->buffer, &iter);
  gtk_text_buffer_move_mark (self->text->buffer, self->target, &iter);
  self->is_placing = TRUE;
  self->is_held = TRUE;
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self), self->target, 0, TRUE, 0, 0);
}

void
dossier_article_view_get_line (DossierArticleView *self, gsize offset, int *y, int *height)
{
  GtkTextIter  iter;
  GdkRectangle line;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));
  g_return_if_fail (self->text != NULL);

  dossier_article_text_get_iters (self->text, (DossierSpan){ offset, offset }, &iter, NULL);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (self), &iter, &line);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (self),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         line.x,
                                         line.y,
                                         NULL,
                                         y);
  *height = line.height;
}

DossierSpan
dossier_article_view_get_visible_span (DossierArticleView *self, int margin)
{
  GdkRectangle visible;
  GtkTextIter  first;
  GtkTextIter  last;
  DossierSpan  span = { 0, 0 };

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), span);

  if (self->text == NULL)
    return span;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (self), &visible);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self),
                                      &first,
                                      self->paint.left,
                                      visible.y - margin);
  gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self),
                                      &last,
                                      self->paint.left + self->paint.width,
                                      visible.y + visible.height + margin);
  span.start = dossier_article_text_get_offset (self->text, &first);
  span.end = dossier_article_text_get_offset (self->text, &last);
  return span;
}

/* Where a block stands, in the buffer's pixels. */
static void
get_block_rows (DossierArticleView *self, guint block, int *y, int *height)
{
  DossierRange line = g_array_index (self->text->lines, DossierRange, block);
  GtkTextIter  first;
  GtkTextIter  last;
  int          last_y;
  int          last_height;

  gtk_text_buffer_get_iter_at_offset (self->text->buffer, &first, line.start);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &first, y, height);
  gtk_text_buffer_get_iter_at_offset (self->text->buffer, &last, line.end);
  if (gtk_text_iter_get_line (&last) == gtk_text_iter_get_line (&first))
    return;
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &last, &last_y, &last_height);
  *height = last_y + last_height - *y;
}

void
dossier_article_view_get_fractions (DossierArticleView *self,
                                    const GArray       *offsets,
                                    GArray             *fractions)
{
  GtkAdjustment *adjustment;
  double         whole;
  int            margin;
  guint          block = G_MAXUINT;
  int            y = 0;
  int            height = 0;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));
  g_return_if_fail (offsets != NULL && fractions != NULL);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (self->text == NULL || adjustment == NULL || self->text->lines->len == 0)
    return;
  whole = MAX (gtk_adjustment_get_upper (adjustment), 1.0);
  margin = gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self));
  for (guint i = 0; i < offsets->len; i++)
    {
      gsize  offset = g_array_index (offsets, gsize, i);
      guint  character = dossier_text_index_to_code_point (self->text->index, offset);
      guint  its_block = dossier_article_text_find_block (self->text, character);
      double fraction;

      /* Thousands of places share a few hundred blocks. */
      if (its_block != block)
        get_block_rows (self, its_block, &y, &height);
      block = its_block;
      {
        DossierRange line = g_array_index (self->text->lines, DossierRange, block);
        double       part = (MIN (character, line.end) - MIN (line.start, character)) /
                      (double) MAX (line.end - line.start, 1);

        fraction = CLAMP ((y + margin + part * height) / whole, 0, 1);
      }
      g_array_append_val (fractions, fraction);
    }
}
