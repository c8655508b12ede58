/* dossier-article-places.c: where things stand in an article: the selection, sentences, passages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

#include "core/text/dossier-segment.h"

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

static GArray *
ensure_sentences (DossierArticleView *self)
{
  if (self->sentences == NULL)
    self->sentences =
        dossier_segment_sentences (self->text->document->text, self->text->document->text_length);
  return self->sentences;
}

gboolean
dossier_article_view_get_sentence (DossierArticleView *self, DossierSpan *span)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);

  if (self->text == NULL || self->sentence < 0)
    return FALSE;
  *span = g_array_index (self->sentences, DossierSpan, self->sentence);
  return TRUE;
}

static int
find_sentence (const GArray *sentences, gsize offset)
{
  guint low = 0;
  guint high = sentences->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sentences, DossierSpan, middle).end <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low < sentences->len ? (int) low : (int) sentences->len - 1;
}

/* Where the cursor starts: at the selection, or at the first sentence that begins on the screen. */
static int
find_first_sentence (DossierArticleView *self, const GArray *sentences)
{
  DossierSpan span = dossier_article_view_get_visible_span (self, 0);
  int         found;

  if (dossier_article_view_get_selection (self, &span))
    return find_sentence (sentences, span.start);
  found = find_sentence (sentences, span.start);
  if (found + 1 < (int) sentences->len &&
      g_array_index (sentences, DossierSpan, found).start < span.start)
    found++;
  return found;
}

void
dossier_article_view_move_sentence (DossierArticleView *self, int steps)
{
  GArray     *sentences;
  DossierSpan span;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  sentences = ensure_sentences (self);
  if (sentences->len == 0)
    return;
  if (self->sentence < 0)
    self->sentence = find_first_sentence (self, sentences);
  else
    self->sentence = CLAMP (self->sentence + steps, 0, (int) sentences->len - 1);
  span = g_array_index (sentences, DossierSpan, self->sentence);
  self->paint.sentence = dossier_article_text_to_range (self->text, span);
  self->paint.has_sentence = TRUE;
  dossier_article_view_show_span (self, span);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_SENTENCE_MOVED], 0);
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
  if (first.y >= visible.y + EDGE * visible.height &&
      last.y + last.height <= visible.y + (1 - EDGE) * visible.height)
    return;
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

double
dossier_article_view_get_fraction (DossierArticleView *self, gsize offset)
{
  GtkAdjustment *adjustment;
  GtkTextIter    iter;
  int            y;
  int            height;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), 0);

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self));
  if (self->text == NULL || adjustment == NULL)
    return 0;
  dossier_article_text_get_iters (self->text, (DossierSpan){ offset, offset }, &iter, NULL);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (self), &iter, &y, &height);
  return CLAMP ((y + gtk_text_view_get_top_margin (GTK_TEXT_VIEW (self))) /
                    MAX (gtk_adjustment_get_upper (adjustment), 1.0),
                0,
                1);
}
