/* dossier-article-handles.c: the handles at both ends of the annotation that is taken up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

#define BAR_WIDTH 2
#define KNOB_SIZE 11
/* What a pointer can hit without aiming, in each direction at least. */
#define REACH 26
/* Of the distance beyond the edge, how much is scrolled in a frame, and at most. */
#define SCROLL_SHARE 0.2
#define SCROLL_MOST  40.0

/* --- where they are --- */

/* Characters have their leading edge at x; those written from the right a width below zero. */
static void
get_bar (DossierArticleView *view, DossierHandle handle, GdkRectangle *bar)
{
  const DossierArticleHandles *self = &view->handles;
  GtkTextIter                  start;
  GtkTextIter                  end;

  dossier_article_text_get_iters (view->text, self->span, &start, &end);
  if (handle == DOSSIER_HANDLE_START)
    gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &start, bar);
  else
    {
      gtk_text_iter_backward_cursor_position (&end);
      gtk_text_view_get_iter_location (GTK_TEXT_VIEW (view), &end, bar);
      bar->x += bar->width;
    }
  bar->x -= BAR_WIDTH / 2;
  bar->width = BAR_WIDTH;
}

gboolean
dossier_article_handles_get_area (DossierArticleView *view,
                                  DossierHandle       handle,
                                  GdkRectangle       *area)
{
  GdkRectangle bar;

  if (view->text == NULL || view->handles.id == 0 || handle == DOSSIER_HANDLE_NONE)
    return FALSE;
  get_bar (view, handle, &bar);
  area->width = REACH;
  area->height = MAX (bar.height + KNOB_SIZE, REACH);
  gtk_text_view_buffer_to_window_coords (GTK_TEXT_VIEW (view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         bar.x + BAR_WIDTH / 2 - REACH / 2,
                                         handle == DOSSIER_HANDLE_START ? bar.y - KNOB_SIZE : bar.y,
                                         &area->x,
                                         &area->y);
  return TRUE;
}

DossierHandle
dossier_article_handles_get_at (DossierArticleView *view, double x, double y)
{
  DossierHandle found = DOSSIER_HANDLE_NONE;
  double        nearest = G_MAXDOUBLE;

  for (DossierHandle handle = DOSSIER_HANDLE_START; handle <= DOSSIER_HANDLE_END; handle++)
    {
      GdkRectangle area;
      double       distance;

      if (!dossier_article_handles_get_area (view, handle, &area) || x < area.x || y < area.y ||
          x > area.x + area.width || y > area.y + area.height)
        continue;
      distance = ABS (x - area.x - area.width / 2.0) + ABS (y - area.y - area.height / 2.0);
      if (distance < nearest)
        found = handle;
      nearest = MIN (nearest, distance);
    }
  return found;
}

/* --- what they look like --- */

static void
append_pill (GtkSnapshot *snapshot, const GdkRGBA *colour, const graphene_rect_t *bounds)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, bounds, bounds->size.width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, bounds);
  gtk_snapshot_pop (snapshot);
}

void
dossier_article_handles_paint (DossierArticleView *view, GtkSnapshot *snapshot)
{
  const GdkRGBA *colour =
      dossier_palette_get_ink (DOSSIER_INK_ACCENT, dossier_palette_get_scheme ());
  GdkRectangle visible;

  if (view->text == NULL || view->handles.id == 0)
    return;
  gtk_text_view_get_visible_rect (GTK_TEXT_VIEW (view), &visible);
  for (DossierHandle handle = DOSSIER_HANDLE_START; handle <= DOSSIER_HANDLE_END; handle++)
    {
      GdkRectangle bar;
      double       knob_y;

      get_bar (view, handle, &bar);
      if (bar.y + bar.height + KNOB_SIZE < visible.y ||
          bar.y - KNOB_SIZE > visible.y + visible.height)
        continue;
      knob_y = handle == DOSSIER_HANDLE_START ? bar.y - KNOB_SIZE + 2 : bar.y + bar.height - 2;
      append_pill (snapshot, colour, &GRAPHENE_RECT_INIT (bar.x, bar.y, bar.width, bar.height));
      append_pill (snapshot,
                   colour,
                   &GRAPHENE_RECT_INIT (bar.x + (BAR_WIDTH - KNOB_SIZE) / 2.0,
                                        knob_y,
                                        KNOB_SIZE,
                                        KNOB_SIZE));
    }
}

/* --- where words begin and end --- */

static gboolean
is_at_space (const GtkTextIter *iter)
{
  return g_unichar_isspace (gtk_text_iter_get_char (iter));
}

/* To the first character of the word, or of the next where there is none. */
static void
find_word_start (GtkTextIter *iter)
{
  if (gtk_text_iter_inside_word (iter))
    {
      if (!gtk_text_iter_starts_word (iter))
        gtk_text_iter_backward_word_start (iter);
      return;
    }
  while (is_at_space (iter) && gtk_text_iter_forward_char (iter))
    ;
}

/* Behind the word, or behind the one before where there is none. */
static void
find_word_end (GtkTextIter *iter)
{
  if (gtk_text_iter_inside_word (iter))
    gtk_text_iter_forward_word_end (iter);
  else if (!gtk_text_iter_is_end (iter) && !is_at_space (iter))
    gtk_text_iter_forward_char (iter);
  else
    while (gtk_text_iter_backward_char (iter))
      if (!is_at_space (iter))
        {
          gtk_text_iter_forward_char (iter);
          return;
        }
}

static void
get_iter_at (DossierArticleView *view, double x, double y, gboolean is_by_letter, GtkTextIter *iter)
{
  int buffer_x;
  int buffer_y;
  int trailing = 0;

  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         x,
                                         y,
                                         &buffer_x,
                                         &buffer_y);
  gtk_text_view_get_iter_at_position (GTK_TEXT_VIEW (view), iter, &trailing, buffer_x, buffer_y);
  if (is_by_letter)
    gtk_text_iter_forward_chars (iter, trailing);
}

/* The span with one end at the iterator; never empty, and its other end stays. */
static DossierSpan
put_end (DossierArticleView *view,
         DossierSpan         span,
         DossierHandle       handle,
         GtkTextIter         iter,
         gboolean            is_by_letter)
{
  GtkTextIter start;
  GtkTextIter end;
  void (*snap) (GtkTextIter *) = handle == DOSSIER_HANDLE_START ? find_word_start : find_word_end;

  dossier_article_text_get_iters (view->text, span, &start, &end);
  if (!is_by_letter)
    snap (&iter);
  if (handle == DOSSIER_HANDLE_START)
    {
      if (gtk_text_iter_compare (&iter, &end) >= 0)
        {
          iter = end;
          gtk_text_iter_backward_cursor_position (&iter);
          snap (&iter);
          if (gtk_text_iter_compare (&iter, &end) >= 0)
            return span;
        }
      span.start = dossier_article_text_get_offset (view->text, &iter);
      return span;
    }
  if (gtk_text_iter_compare (&iter, &start) <= 0)
    {
      iter = start;
      snap (&iter);
      if (gtk_text_iter_compare (&iter, &start) <= 0)
        return span;
    }
  span.end = dossier_article_text_get_offset (view->text, &iter);
  return span;
}

/* --- dragging --- */

static void
show_stretch (DossierArticleView *view)
{
  const DossierArticleHandles *self = &view->handles;
  g_autoptr (GArray) ranges = dossier_coverage_new ();

  if (self->dragged != DOSSIER_HANDLE_NONE)
    {
      DossierRange range = dossier_article_text_to_range (view->text, self->span);

      g_array_append_val (ranges, range);
    }
  dossier_article_marks_set (
      view->marks,
      dossier_article_style_get_mark (view->text->style, DOSSIER_MARK_STRETCHED),
      ranges);
  dossier_article_marks_begin (view->marks);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
follow_pointer (DossierArticleView *view)
{
  DossierArticleHandles *self = &view->handles;
  DossierSpan            span;
  GtkTextIter            iter;

  get_iter_at (view, self->x, self->y, self->is_by_letter, &iter);
  span = put_end (view, self->span, self->dragged, iter, self->is_by_letter);
  if (span.start == self->span.start && span.end == self->span.end)
    return;
  self->span = span;
  show_stretch (view);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DossierArticleView *view = DOSSIER_ARTICLE_VIEW (widget);
  GtkAdjustment      *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  double              beyond =
      MIN (view->handles.y, 0) + MAX (view->handles.y - gtk_widget_get_height (widget), 0);

  if (beyond == 0 || adjustment == NULL)
    return G_SOURCE_CONTINUE;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) +
                                CLAMP (beyond * SCROLL_SHARE, -SCROLL_MOST, SCROLL_MOST));
  follow_pointer (view);
  return G_SOURCE_CONTINUE;
}

static void
let_go (DossierArticleView *view)
{
  DossierArticleHandles *self = &view->handles;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), self->tick);
  self->tick = 0;
  self->dragged = DOSSIER_HANDLE_NONE;
  if (view->text != NULL)
    show_stretch (view);
}

void
dossier_article_handles_begin (DossierArticleView *view, DossierHandle handle)
{
  DossierArticleHandles *self = &view->handles;

  g_return_if_fail (self->id != 0 && handle != DOSSIER_HANDLE_NONE);

  self->origin = self->span;
  self->dragged = handle;
  self->y = 0;
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_cb, NULL, NULL);
  show_stretch (view);
}

void
dossier_article_handles_move (DossierArticleView *view, double x, double y, gboolean is_by_letter)
{
  view->handles.x = x;
  view->handles.y = y;
  view->handles.is_by_letter = is_by_letter;
  follow_pointer (view);
}

static void
tell_stretched (DossierArticleView *view, DossierSpan span)
{
  view->handles.span = span;
  gtk_widget_queue_draw (GTK_WIDGET (view));
  g_signal_emit (view,
                 dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_ANNOTATION_STRETCHED],
                 0,
                 view->handles.id,
                 &span);
}

void
dossier_article_handles_end (DossierArticleView *view)
{
  DossierArticleHandles *self = &view->handles;

  if (self->dragged == DOSSIER_HANDLE_NONE)
    return;
  let_go (view);
  if (self->span.start != self->origin.start || self->span.end != self->origin.end)
    tell_stretched (view, self->span);
}

void
dossier_article_handles_cancel (DossierArticleView *view)
{
  if (view->handles.dragged == DOSSIER_HANDLE_NONE)
    return;
  view->handles.span = view->handles.origin;
  let_go (view);
}

/* --- Shift and a click --- */

static DossierHandle
find_nearer (DossierArticleView *view, DossierSpan span, const GtkTextIter *iter)
{
  DossierRange range = dossier_article_text_to_range (view->text, span);
  int          at = gtk_text_iter_get_offset (iter);

  return ABS (at - (int) range.start) < ABS ((int) range.end - at) ? DOSSIER_HANDLE_START
                                                                   : DOSSIER_HANDLE_END;
}

gboolean
dossier_article_handles_reach (DossierArticleView *view, double x, double y)
{
  DossierSpan   span;
  DossierSpan   old;
  DossierHandle handle;
  GtkTextIter   iter;
  GtkTextIter   fixed;

  if (view->text == NULL)
    return FALSE;
  get_iter_at (view, x, y, FALSE, &iter);
  if (dossier_article_view_get_selection (view, &span))
    {
      handle = find_nearer (view, span, &iter);
      span = put_end (view, span, handle, iter, FALSE);
      if (handle == DOSSIER_HANDLE_START)
        dossier_article_text_get_iters (view->text, span, &iter, &fixed);
      else
        dossier_article_text_get_iters (view->text, span, &fixed, &iter);
      gtk_text_buffer_select_range (view->text->buffer, &iter, &fixed);
      return TRUE;
    }
  if (view->handles.id == 0)
    return FALSE;
  old = view->handles.span;
  span = put_end (view, old, find_nearer (view, old, &iter), iter, FALSE);
  if (span.start != old.start || span.end != old.end)
    tell_stretched (view, span);
  return TRUE;
}

/* --- which annotation --- */

static gboolean
find_span (DossierArticleView *view, gint64 id, DossierSpan *span)
{
  GListModel *annotations = dossier_reading_get_annotations (view->reading);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);

      if (dossier_annotation_item_get_id (item) != id)
        continue;
      *span = dossier_annotation_item_get_span (item);
      return !dossier_annotation_item_is_orphan (item) && span->start < span->end;
    }
  return FALSE;
}

void
dossier_article_handles_update (DossierArticleView *view)
{
  DossierArticleHandles *self = &view->handles;

  if (self->id == 0)
    return;
  /* Whatever became of it, it is no longer what the pointer took hold of. */
  dossier_article_handles_cancel (view);
  if (!find_span (view, self->id, &self->span))
    self->id = 0;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
dossier_article_handles_clear (DossierArticleView *view)
{
  if (view->handles.tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (view), view->handles.tick);
  view->handles = (DossierArticleHandles){ 0 };
}

void
dossier_article_view_take_up (DossierArticleView *self, gint64 id)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->reading == NULL)
    return;
  dossier_article_handles_cancel (self);
  self->handles.id = id;
  dossier_article_handles_update (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
dossier_article_view_cancel_drag (DossierArticleView *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_VIEW (self), FALSE);

  if (self->handles.dragged == DOSSIER_HANDLE_NONE)
    return FALSE;
  dossier_article_handles_cancel (self);
  self->is_press_taken = TRUE;
  return TRUE;
}
