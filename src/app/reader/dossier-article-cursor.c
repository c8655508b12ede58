/* dossier-article-cursor.c: the cursor in the margin, which goes by sentences, and what is selected
 * from there by the keyboard.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

#include "core/text/dossier-segment.h"

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

static void
put_at_sentence (DossierArticleView *self, int i)
{
  DossierSpan span = g_array_index (self->sentences, DossierSpan, i);

  self->sentence = i;
  self->paint.sentence = dossier_article_text_to_range (self->text, span);
  self->paint.has_sentence = TRUE;
  dossier_article_view_show_span (self, span);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_SENTENCE_MOVED], 0);
}

void
dossier_article_view_move_sentence (DossierArticleView *self, int steps)
{
  GArray *sentences;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  sentences = ensure_sentences (self);
  if (sentences->len == 0)
    return;
  if (self->sentence < 0)
    put_at_sentence (self, find_first_sentence (self, sentences));
  else
    put_at_sentence (self, CLAMP (self->sentence + steps, 0, (int) sentences->len - 1));
}

/* Where the keyboard is: the caret, the selection, the sentence, or else the top of the screen. */
gsize
dossier_article_view_get_cursor (DossierArticleView *self)
{
  GtkTextIter iter;
  DossierSpan span;
  gsize       offset = 0;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), 0);

  if (self->text == NULL)
    return 0;
  if (dossier_article_view_get_selection (self, &span))
    return span.start;
  if (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    {
      gtk_text_buffer_get_iter_at_mark (self->text->buffer,
                                        &iter,
                                        gtk_text_buffer_get_insert (self->text->buffer));
      return dossier_article_text_get_offset (self->text, &iter);
    }
  if (dossier_article_view_get_sentence (self, &span))
    return span.start;
  dossier_article_view_get_top (self, &offset);
  return offset;
}

static gboolean
is_wanted (const DossierBlock *block, gboolean is_heading)
{
  if (block->span.end == block->span.start || block->kind == DOSSIER_BLOCK_FIGURE)
    return FALSE;
  return !is_heading || block->kind == DOSSIER_BLOCK_HEADING || block->kind == DOSSIER_BLOCK_TITLE;
}

static gboolean
move_to_block (DossierArticleView *self, int direction, gboolean is_heading)
{
  const GArray *blocks = self->text->document->blocks;
  gsize         cursor = dossier_article_view_get_cursor (self);
  guint         character = dossier_text_index_to_code_point (self->text->index, cursor);
  int           i = dossier_article_text_find_block (self->text, character);
  GArray       *sentences = ensure_sentences (self);

  /* Without a cursor yet, what begins at the top of the screen is the next one. */
  if (self->sentence < 0 && direction > 0)
    i--;
  for (i += direction; i >= 0 && i < (int) blocks->len; i += direction)
    {
      const DossierBlock *block = &g_array_index (blocks, DossierBlock, i);

      if (!is_wanted (block, is_heading))
        continue;
      if (sentences->len > 0)
        put_at_sentence (self, find_sentence (sentences, block->span.start));
      return TRUE;
    }
  return FALSE;
}

gboolean
dossier_article_view_move_paragraph (DossierArticleView *self, int direction)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  return self->text != NULL && move_to_block (self, direction, FALSE);
}

gboolean
dossier_article_view_move_heading (DossierArticleView *self, int direction)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);
  return self->text != NULL && move_to_block (self, direction, TRUE);
}

/* --- selecting --- */

/* The end that moves comes second, as with the text view's own keys. */
static void
select_range (DossierArticleView *self, gsize fixed, gsize moving)
{
  GtkTextIter from;
  GtkTextIter to;

  dossier_article_text_get_iters (self->text, (DossierSpan){ fixed, fixed }, &from, NULL);
  dossier_article_text_get_iters (self->text, (DossierSpan){ moving, moving }, &to, NULL);
  gtk_text_buffer_select_range (self->text->buffer, &to, &from);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (self->text->buffer));
}

static void
get_ends (DossierArticleView *self, gsize *fixed, gsize *moving)
{
  GtkTextBuffer *buffer = self->text->buffer;
  GtkTextIter    iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_selection_bound (buffer));
  *fixed = dossier_article_text_get_offset (self->text, &iter);
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  *moving = dossier_article_text_get_offset (self->text, &iter);
}

static gsize
move_by_sentence (DossierArticleView *self, gsize fixed, gsize moving, int direction)
{
  const GArray *sentences = ensure_sentences (self);
  int           i = find_sentence (sentences, moving);
  DossierSpan   span = g_array_index (sentences, DossierSpan, i);

  if (direction > 0)
    {
      /* Behind the last sentence there is none. */
      return moving < fixed && span.end >= fixed ? fixed : MAX (span.end, moving);
    }
  /* Backwards a selection first becomes shorter. */
  if (moving <= span.start || moving > span.end)
    i--;
  else if (moving == span.end && i + 1 == (int) sentences->len && moving > fixed)
    i = (int) sentences->len - 1;
  if (i < 0)
    return 0;
  span = g_array_index (sentences, DossierSpan, i);
  if (moving > fixed)
    {
      gsize end = i > 0 && span.end >= moving ? g_array_index (sentences, DossierSpan, i - 1).end
                                              : span.end;

      return MAX (end < moving ? end : fixed, fixed);
    }
  return span.start;
}

static gsize
move_by_word (DossierArticleView *self, gsize moving, int direction)
{
  GtkTextIter iter;

  dossier_article_text_get_iters (self->text, (DossierSpan){ moving, moving }, &iter, NULL);
  if (direction > 0)
    gtk_text_iter_forward_word_end (&iter);
  else
    gtk_text_iter_backward_word_start (&iter);
  return dossier_article_text_get_offset (self->text, &iter);
}

void
dossier_article_view_extend_selection (DossierArticleView *self,
                                       DossierTextUnit     unit,
                                       int                 direction)
{
  DossierSpan span;
  gsize       fixed;
  gsize       moving;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL || ensure_sentences (self)->len == 0)
    return;
  if (dossier_article_view_get_selection (self, &span))
    get_ends (self, &fixed, &moving);
  else if (unit == DOSSIER_TEXT_SENTENCE)
    {
      /* The first time it is the sentence at the cursor. */
      if (self->sentence < 0)
        put_at_sentence (self, find_first_sentence (self, self->sentences));
      span = g_array_index (self->sentences, DossierSpan, self->sentence);
      if (direction > 0)
        select_range (self, span.start, span.end);
      else
        select_range (self, span.end, span.start);
      return;
    }
  else
    fixed = moving = dossier_article_view_get_cursor (self);
  if (unit == DOSSIER_TEXT_SENTENCE)
    moving = move_by_sentence (self, fixed, moving, direction);
  else
    moving = move_by_word (self, moving, direction);
  select_range (self, fixed, moving);
}

void
dossier_article_view_set_caret (DossierArticleView *self, gboolean is_shown)
{
  GtkTextIter iter;
  gsize       cursor;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL || is_shown == gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (self)))
    return;
  cursor = dossier_article_view_get_cursor (self);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self), is_shown);
  if (!is_shown || gtk_text_buffer_get_has_selection (self->text->buffer))
    return;
  /* Not where it was when it was last seen: where the reader is. */
  dossier_article_text_get_iters (self->text, (DossierSpan){ cursor, cursor }, &iter, NULL);
  gtk_text_buffer_place_cursor (self->text->buffer, &iter);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self),
                                      gtk_text_buffer_get_insert (self->text->buffer));
}
