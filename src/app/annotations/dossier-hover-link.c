/* dossier-hover-link.c: under the pointer, a passage shows its card and a card its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-hover-link.h"

#include "app/reader/dossier-palette.h"

/* How much more of its colour a passage shows than the other ones. */
#define EMPHASIS 1.8f

struct _DossierHoverLink
{
  /* borrowed */
  GtkWidget          *canvas;
  DossierArticleView *view;         /* weak */
  GtkEventController *over_view;    /* weak; of the view */
  GtkEventController *over_canvas;  /* of the canvas, weak */
  GtkWidget          *pointed_card; /* weak: under the pointer */
  GtkWidget          *linked_card;  /* weak: of the passage under the pointer */
};

/* --- from the text to the card --- */

static gboolean
find_offset (DossierArticleView *view, double x, double y, gsize *offset)
{
  DossierArticleText *text = dossier_article_view_get_text (view);
  GtkTextIter         iter;
  int                 buffer_x;
  int                 buffer_y;

  if (text == NULL)
    return FALSE;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (view),
                                         GTK_TEXT_WINDOW_WIDGET,
                                         (int) x,
                                         (int) y,
                                         &buffer_x,
                                         &buffer_y);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (view), &iter, buffer_x, buffer_y))
    return FALSE;
  *offset = dossier_article_text_get_offset (text, &iter);
  return TRUE;
}

/* The card of the shortest annotation that covers the byte. */
static GtkWidget *
find_card (DossierHoverLink *self, gsize offset)
{
  GtkWidget *best = NULL;
  gsize      shortest = G_MAXSIZE;

  for (GtkWidget *child = gtk_widget_get_first_child (self->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      DossierAnnotationItem *item =
          dossier_annotation_card_get_item (DOSSIER_ANNOTATION_CARD (child));
      DossierSpan span =
          item != NULL ? dossier_annotation_item_get_span (item) : (DossierSpan){ 0 };

      if (item == NULL || offset < span.start || offset >= span.end ||
          span.end - span.start >= shortest)
        continue;
      shortest = span.end - span.start;
      best = child;
    }
  return best;
}

static void
link_card (DossierHoverLink *self, GtkWidget *card)
{
  if (self->linked_card == card)
    return;
  if (self->linked_card != NULL)
    gtk_widget_remove_css_class (self->linked_card, DOSSIER_HOVER_LINK_CLASS);
  g_set_weak_pointer (&self->linked_card, card);
  if (card != NULL)
    gtk_widget_add_css_class (card, DOSSIER_HOVER_LINK_CLASS);
}

static void
view_motion_cb (GtkEventControllerMotion *motion, double x, double y, DossierHoverLink *self)
{
  gsize offset;

  link_card (self, find_offset (self->view, x, y, &offset) ? find_card (self, offset) : NULL);
}

static void
view_left_cb (GtkEventControllerMotion *motion, DossierHoverLink *self)
{
  link_card (self, NULL);
}

/* --- from the card to the text --- */

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  GtkTextTag      *tag = gtk_text_tag_table_lookup (table, DOSSIER_HOVER_LINK_TAG);

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, DOSSIER_HOVER_LINK_TAG, NULL);
}

static void
unmark_text (DossierHoverLink *self)
{
  GtkTextBuffer *buffer;
  GtkTextTag    *tag;
  GtkTextIter    start;
  GtkTextIter    end;

  if (self->view == NULL)
    return;
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), DOSSIER_HOVER_LINK_TAG);
  if (tag == NULL)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, tag, &start, &end);
}

static void
mark_text (DossierHoverLink *self, DossierAnnotationItem *item)
{
  DossierArticleText *text = dossier_article_view_get_text (self->view);
  GtkTextTag         *tag;
  GtkTextIter         start;
  GtkTextIter         end;
  GdkRGBA             colour;

  if (text == NULL || dossier_annotation_item_is_orphan (item))
    return;
  tag = ensure_tag (text->buffer);
  colour = dossier_palette_get_wash (
      DOSSIER_TONE_OF_HIGHLIGHT (dossier_annotation_item_get_highlight (item)),
      dossier_palette_get_scheme ());
  colour.alpha = MIN (colour.alpha * EMPHASIS, 1);
  g_object_set (tag, "background-rgba", &colour, NULL);
  dossier_article_text_get_iters (text, dossier_annotation_item_get_span (item), &start, &end);
  gtk_text_buffer_apply_tag (text->buffer, tag, &start, &end);
}

static void
point_at (DossierHoverLink *self, GtkWidget *card)
{
  DossierAnnotationItem *item =
      card != NULL ? dossier_annotation_card_get_item (DOSSIER_ANNOTATION_CARD (card)) : NULL;

  if (self->pointed_card == card || self->view == NULL)
    return;
  unmark_text (self);
  g_set_weak_pointer (&self->pointed_card, card);
  if (item != NULL)
    mark_text (self, item);
}

static void
canvas_motion_cb (GtkEventControllerMotion *motion, double x, double y, DossierHoverLink *self)
{
  GtkWidget *picked = gtk_widget_pick (self->canvas, x, y, GTK_PICK_DEFAULT);
  GtkWidget *card = picked != NULL && picked != self->canvas
                        ? gtk_widget_get_ancestor (picked, DOSSIER_TYPE_ANNOTATION_CARD)
                        : NULL;

  point_at (self, card);
}

static void
canvas_left_cb (GtkEventControllerMotion *motion, DossierHoverLink *self)
{
  point_at (self, NULL);
}

/* --- life --- */

static GtkEventController *
watch (GtkWidget *widget, GCallback moved, GCallback left, DossierHoverLink *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "motion", moved, self);
  g_signal_connect (motion, "leave", left, self);
  gtk_widget_add_controller (widget, motion);
  return motion;
}

static void
unwatch (GtkEventController *controller)
{
  if (controller != NULL)
    gtk_widget_remove_controller (gtk_event_controller_get_widget (controller), controller);
}

DossierHoverLink *
dossier_hover_link_new (GtkWidget *canvas)
{
  DossierHoverLink *self = g_new0 (DossierHoverLink, 1);

  self->canvas = canvas;
  g_set_weak_pointer (
      &self->over_canvas,
      watch (canvas, G_CALLBACK (canvas_motion_cb), G_CALLBACK (canvas_left_cb), self));
  return self;
}

void
dossier_hover_link_set_view (DossierHoverLink *self, DossierArticleView *view)
{
  g_return_if_fail (self != NULL);

  if (self->view == view)
    return;
  link_card (self, NULL);
  point_at (self, NULL);
  unwatch (self->over_view);
  g_clear_weak_pointer (&self->over_view);
  g_set_weak_pointer (&self->view, view);
  if (view != NULL)
    g_set_weak_pointer (
        &self->over_view,
        watch (GTK_WIDGET (view), G_CALLBACK (view_motion_cb), G_CALLBACK (view_left_cb), self));
}

void
dossier_hover_link_free (DossierHoverLink *self)
{
  if (self == NULL)
    return;

  dossier_hover_link_set_view (self, NULL);
  unwatch (self->over_canvas);
  g_clear_weak_pointer (&self->over_canvas);
  g_clear_weak_pointer (&self->pointed_card);
  g_clear_weak_pointer (&self->linked_card);
  g_free (self);
}
