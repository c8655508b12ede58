/* dossier-article-marks.c: keeps tags of a buffer where they are wanted, a slice at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-marks.h"

#include "app/reader/dossier-coverage.h"

/* Before the view lays out what is off the screen, after it has drawn what is on it: lines are
 * laid out once, with their marks. */
#define SLICE_PRIORITY     (GDK_PRIORITY_REDRAW + 2)
#define SLICE_MICROSECONDS 3000
/* Of each layer, between two looks at the clock. */
#define STEPS_A_LOOK 8

typedef struct
{
  DossierRange range;
  gboolean     is_added;
} Step;

/* @coverage: what is wanted; @steps: what is still to do from @next on, around to @first. */
typedef struct
{
  GtkTextTag *tag;
  GArray     *coverage;
  GArray     *steps;
  guint       next;
  guint       n_left;
} Layer;

struct _DossierArticleMarks
{
  GtkTextBuffer *buffer;
  GPtrArray     *layers;
  guint          focus;
  guint          source;
};

static void
free_layer (gpointer data)
{
  Layer *layer = data;

  g_array_unref (layer->coverage);
  g_array_unref (layer->steps);
  g_free (layer);
}

DossierArticleMarks *
dossier_article_marks_new (GtkTextBuffer *buffer)
{
  DossierArticleMarks *self = g_new0 (DossierArticleMarks, 1);

  self->buffer = buffer;
  self->layers = g_ptr_array_new_with_free_func (free_layer);
  return self;
}

void
dossier_article_marks_free (DossierArticleMarks *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_unref (self->layers);
  g_free (self);
}

static Layer *
ensure_layer (DossierArticleMarks *self, GtkTextTag *tag)
{
  Layer *layer;

  for (guint i = 0; i < self->layers->len; i++)
    {
      layer = g_ptr_array_index (self->layers, i);
      if (layer->tag == tag)
        return layer;
    }
  layer = g_new0 (Layer, 1);
  layer->tag = tag;
  layer->coverage = dossier_coverage_new ();
  layer->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_ptr_array_add (self->layers, layer);
  return layer;
}

static void
do_step (DossierArticleMarks *self, Layer *layer)
{
  const Step *step = &g_array_index (layer->steps, Step, layer->next);
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, step->range.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, step->range.end);
  if (step->is_added)
    gtk_text_buffer_apply_tag (self->buffer, layer->tag, &start, &end);
  else
    gtk_text_buffer_remove_tag (self->buffer, layer->tag, &start, &end);
  layer->next = (layer->next + 1) % layer->steps->len;
  layer->n_left--;
}

/* A few steps of every layer in turn, so that what is near the reader comes first in all of them.
 */
static gboolean
do_round (DossierArticleMarks *self)
{
  gboolean has_more = FALSE;

  for (guint i = 0; i < self->layers->len; i++)
    {
      Layer *layer = g_ptr_array_index (self->layers, i);

      for (guint n = 0; n < STEPS_A_LOOK && layer->n_left > 0; n++)
        do_step (self, layer);
      has_more |= layer->n_left > 0;
    }
  return has_more;
}

/* Returns whether there is more to do. */
static gboolean
do_slice (DossierArticleMarks *self)
{
  gint64 deadline = g_get_monotonic_time () + SLICE_MICROSECONDS;

  while (do_round (self))
    if (g_get_monotonic_time () > deadline)
      return TRUE;
  return FALSE;
}

static gboolean
slice_cb (gpointer user_data)
{
  DossierArticleMarks *self = user_data;

  if (do_slice (self))
    return G_SOURCE_CONTINUE;
  self->source = 0;
  return G_SOURCE_REMOVE;
}

static void
append_steps (Layer *layer, const GArray *ranges, gboolean is_added)
{
  for (guint i = 0; i < ranges->len; i++)
    {
      Step step = { g_array_index (ranges, DossierRange, i), is_added };

      g_array_append_val (layer->steps, step);
    }
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const Step *left = a;
  const Step *right = b;

  return left->range.start < right->range.start ? -1 : left->range.start > right->range.start;
}

static guint
find_step (const Layer *layer, guint character)
{
  guint low = 0;
  guint high = layer->steps->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (layer->steps, Step, middle).range.end <= character)
        low = middle + 1;
      else
        high = middle;
    }
  return low < layer->steps->len ? low : 0;
}

/* What is on the way is neither as before nor as wanted: such a layer begins anew. */
static void
forget_layer (DossierArticleMarks *self, Layer *layer)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, layer->tag, &start, &end);
  g_array_set_size (layer->coverage, 0);
}

void
dossier_article_marks_set_focus (DossierArticleMarks *self, guint character)
{
  g_return_if_fail (self != NULL);
  self->focus = character;
}

void
dossier_article_marks_set (DossierArticleMarks *self, GtkTextTag *tag, const GArray *ranges)
{
  g_autoptr (GArray) wanted = NULL;
  g_autoptr (GArray) added = dossier_coverage_new ();
  g_autoptr (GArray) removed = dossier_coverage_new ();
  Layer *layer;

  g_return_if_fail (self != NULL);
  g_return_if_fail (GTK_IS_TEXT_TAG (tag));

  layer = ensure_layer (self, tag);
  if (layer->n_left > 0)
    forget_layer (self, layer);
  wanted = dossier_coverage_unite (ranges);
  dossier_coverage_compare (layer->coverage, wanted, added, removed);
  g_array_unref (layer->coverage);
  layer->coverage = g_steal_pointer (&wanted);

  g_array_set_size (layer->steps, 0);
  append_steps (layer, removed, FALSE);
  append_steps (layer, added, TRUE);
  g_array_sort (layer->steps, compare_steps);
  layer->n_left = layer->steps->len;
  layer->next = find_step (layer, self->focus);
}

void
dossier_article_marks_begin (DossierArticleMarks *self)
{
  g_return_if_fail (self != NULL);

  if (do_slice (self) && self->source == 0)
    self->source = g_idle_add_full (SLICE_PRIORITY, slice_cb, self, NULL);
}

gboolean
dossier_article_marks_is_done (DossierArticleMarks *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < self->layers->len; i++)
    if (((Layer *) g_ptr_array_index (self->layers, i))->n_left > 0)
      return FALSE;
  return TRUE;
}
