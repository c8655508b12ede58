/* dossier-reader-extending.c: puts the ends of an annotation elsewhere in its article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/dossier-announce.h"
#include "app/dossier-report.h"
#include "notebook/dossier-annotation-actions.h"

#include <glib/gi18n-lib.h>

/* Of a long passage so many letters are read out, of its beginning and of its end. */
#define QUOTE_PART 60

/* The annotation that the reader means: the one whose card is selected, or else the shortest that
 * has a byte with @near in common. (transfer full) (nullable) */
static DossierAnnotationItem *
find_meant (DossierReaderPage *self, const DossierSpan *near)
{
  GListModel *annotations = dossier_reading_get_annotations (self->reading);
  gint64      selected = dossier_annotation_pane_get_selected (self->pane);
  guint       n = g_list_model_get_n_items (annotations);
  g_autoptr (DossierAnnotationItem) best = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);
      DossierSpan span = dossier_annotation_item_get_span (item);
      DossierSpan shortest = best != NULL ? dossier_annotation_item_get_span (best) : span;

      if (dossier_annotation_item_is_orphan (item))
        continue;
      if (dossier_annotation_item_get_id (item) == selected)
        return g_steal_pointer (&item);
      if (near != NULL && span.start <= near->end && near->start <= span.end &&
          span.end - span.start <= shortest.end - shortest.start)
        g_set_object (&best, item);
    }
  return g_steal_pointer (&best);
}

typedef struct
{
  DossierReaderPage *page;
  char              *quote; /* the words that it covers now */
} Extension;

static void
extended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Extension *extension = user_data;
  g_autoptr (DossierReaderPage) self = extension->page;
  g_autofree char *quote = extension->quote;
  g_autofree char *news = NULL;
  g_autoptr (GError) error = NULL;

  g_free (extension);
  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    {
      dossier_report_error (GTK_WIDGET (self), error);
      dossier_article_view_take_up (self->view, dossier_annotation_pane_get_selected (self->pane));
      return;
    }
  /* Translators: %s are the words that an annotation covers */
  news = g_strdup_printf (_ ("Annotated now: %s"), quote);
  dossier_announce (GTK_WIDGET (self), news);
}

/* The words of the span; of a long one its beginning and its end. */
static char *
dup_quote (DossierReaderPage *self, DossierSpan span)
{
  const char      *text = dossier_reading_get_document (self->reading)->text;
  g_autofree char *quote = g_strndup (text + span.start, span.end - span.start);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  glong            length = g_utf8_strlen (quote, -1);

  if (length <= 2 * QUOTE_PART)
    return g_steal_pointer (&quote);
  first = g_utf8_substring (quote, 0, QUOTE_PART);
  last = g_utf8_substring (quote, length - QUOTE_PART, length);
  return g_strdup_printf ("%s … %s", first, last);
}

static void
put_at (DossierReaderPage *self, DossierAnnotationItem *item, DossierSpan span)
{
  DossierSpan old = dossier_annotation_item_get_span (item);
  Extension  *extension;

  if (span.start >= span.end || (span.start == old.start && span.end == old.end))
    return;
  dossier_annotation_pane_select (self->pane, dossier_annotation_item_get_id (item));
  extension = g_new0 (Extension, 1);
  extension->page = g_object_ref (self);
  extension->quote = dup_quote (self, span);
  dossier_notebook_extend_annotation_async (dossier_reading_get_notebook (self->reading),
                                            dossier_annotation_item_get_id (item),
                                            dossier_reading_get_version_id (self->reading),
                                            span,
                                            NULL,
                                            extended_cb,
                                            extension);
}

/* From here to there, whatever it was before: an annotation that the selection touches gets just
 * the words that it and the selection cover together. */
static void
extend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  g_autoptr (DossierAnnotationItem) item = NULL;
  DossierSpan selection;
  DossierSpan span;

  if (self->reading == NULL)
    return;
  if (!dossier_article_view_get_selection (self->view, &selection))
    {
      dossier_report_toast (widget, _ ("Select the words up to which it is to reach first."));
      return;
    }
  item = find_meant (self, &selection);
  if (item == NULL)
    {
      dossier_report_toast (widget, _ ("No annotation touches the selection."));
      return;
    }
  span = dossier_annotation_item_get_span (item);
  dossier_selection_bar_hide (self->selection_bar);
  dossier_article_view_clear_selection (self->view);
  put_at (self,
          item,
          (DossierSpan){ MIN (span.start, selection.start), MAX (span.end, selection.end) });
}

/* The iterator moved on (1) or back (-1) by a word, to the word's end. */
static void
step_word (GtkTextIter *iter, int direction)
{
  if (direction > 0)
    gtk_text_iter_forward_visible_word_end (iter);
  else if (gtk_text_iter_backward_visible_word_start (iter))
    {
      /* Back to the end of the word before. */
      GtkTextIter word = *iter;

      if (gtk_text_iter_backward_visible_word_start (&word))
        {
          gtk_text_iter_forward_visible_word_end (&word);
          *iter = word;
        }
    }
}

static void
move_end (DossierReaderPage *self, int direction)
{
  DossierArticleText *text = dossier_article_view_get_text (self->view);
  DossierSpan         sentence;
  gboolean            has_sentence = dossier_article_view_get_sentence (self->view, &sentence);
  g_autoptr (DossierAnnotationItem) item = NULL;
  DossierSpan span;
  GtkTextIter start;
  GtkTextIter end;

  if (self->reading == NULL || text == NULL)
    return;
  item = find_meant (self, has_sentence ? &sentence : NULL);
  if (item == NULL)
    {
      dossier_report_toast (GTK_WIDGET (self), _ ("Choose an annotation first."));
      return;
    }
  span = dossier_annotation_item_get_span (item);
  dossier_article_text_get_iters (text, span, &start, &end);
  step_word (&end, direction);
  put_at (self, item, (DossierSpan){ span.start, dossier_article_text_get_offset (text, &end) });
}

static void
longer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_end (DOSSIER_READER_PAGE (widget), 1);
}

static void
shorter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_end (DOSSIER_READER_PAGE (widget), -1);
}

static void
filter_notes_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  dossier_reader_panes_set_notes_shown (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->pane), "notes.filter", NULL);
}

/* Its ends were dragged. */
static void
stretched_cb (DossierArticleView *view, gint64 id, DossierSpan *span, DossierReaderPage *self)
{
  g_autoptr (DossierAnnotationItem) item = NULL;

  if (self->reading == NULL)
    return;
  dossier_annotation_pane_select (self->pane, id);
  item = find_meant (self, NULL);
  if (item != NULL)
    put_at (self, item, *span);
}

void
dossier_reader_extending_init (DossierReaderPage *self)
{
  g_signal_connect_object (self->view, "annotation-stretched", G_CALLBACK (stretched_cb), self, 0);
}

void
dossier_reader_extending_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.extend", NULL, extend_action);
  gtk_widget_class_install_action (widget_class, "reader.longer", NULL, longer_action);
  gtk_widget_class_install_action (widget_class, "reader.shorter", NULL, shorter_action);
  gtk_widget_class_install_action (widget_class, "reader.filter-notes", NULL, filter_notes_action);
}
