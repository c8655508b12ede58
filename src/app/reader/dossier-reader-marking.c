/* dossier-reader-marking.c: what a reader marks: highlights, notes, people, places, figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-reader-page-private.h"

#include "app/annotations/dossier-highlight-label.h"
#include "app/dossier-announce.h"
#include "app/dossier-report.h"
#include "app/reader/dossier-quotation.h"

#include <glib/gi18n-lib.h>

/* What a mark is made of: the selection, or else the sentence at the cursor in the margin. */
static gboolean
get_passage (DossierReaderPage *self, DossierSpan *span)
{
  if (self->reading == NULL)
    return FALSE;
  if (dossier_article_view_get_selection (self->view, span) ||
      dossier_article_view_get_sentence (self->view, span))
    return TRUE;
  dossier_report_toast (GTK_WIDGET (self),
                        _ ("Select some words first, or go to a sentence with j and k."));
  return FALSE;
}

/* The annotation on exactly these words; (transfer full) (nullable). */
static DossierAnnotationItem *
find_same (DossierReaderPage *self, DossierSpan span)
{
  GListModel *annotations = dossier_reading_get_annotations (self->reading);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);
      DossierSpan other = dossier_annotation_item_get_span (item);

      if (!dossier_annotation_item_is_orphan (item) && other.start == span.start &&
          other.end == span.end)
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
done_marking (DossierReaderPage *self)
{
  dossier_selection_bar_hide (self->selection_bar);
  dossier_article_view_clear_selection (self->view);
  if (gtk_widget_get_visible (self->article))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
edit_note (DossierReaderPage *self, gint64 id)
{
  dossier_reader_panes_set_notes_shown (self, TRUE);
  dossier_annotation_pane_edit (self->pane, id);
}

/* A passage that gets a colour. */
typedef struct
{
  DossierReaderPage *page;
  DossierHighlight   highlight;
} Colouring;

static Colouring *
new_colouring (DossierReaderPage *self, DossierHighlight highlight)
{
  Colouring *colouring = g_new0 (Colouring, 1);

  colouring->page = g_object_ref (self);
  colouring->highlight = highlight;
  return colouring;
}

/* Whoever does not see the colour hears it, by the name that the reader gave it. Takes @colouring.
 */
static void
tell_colour (Colouring *colouring, DossierReading *reading, const GError *error)
{
  g_autoptr (DossierReaderPage) self = colouring->page;
  const char *label =
      dossier_highlight_label (dossier_reading_get_notebook (reading), colouring->highlight);
  g_autofree char *news = NULL;

  g_free (colouring);
  if (error != NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: %s is a colour, or what the reader calls it */
  news = g_strdup_printf (_ ("Highlighted: %s"), label);
  dossier_announce (GTK_WIDGET (self), news);
}

static void
highlighted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dossier_reading_annotate_finish (DOSSIER_READING (source), result, &error);
  tell_colour (user_data, DOSSIER_READING (source), error);
}

static void
recoloured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  dossier_reading_finish (DOSSIER_READING (source), result, &error);
  tell_colour (user_data, DOSSIER_READING (source), error);
}

static void
noted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = dossier_reading_annotate_finish (DOSSIER_READING (source), result, &error);

  if (id == 0)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (self->reading == DOSSIER_READING (source))
    edit_note (self, id);
}

static void
tagged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierReaderPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *news = dossier_reading_tag_finish (DOSSIER_READING (source), result, &error);

  if (news != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", news);
  else
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
change_highlight (DossierReaderPage *self, DossierAnnotationItem *item, DossierHighlight highlight)
{
  DossierAnnotationDraft draft = {
    .highlight = highlight,
    .note = dossier_annotation_item_get_note (item),
    .tags = dossier_annotation_item_get_tags (item),
  };

  if (dossier_annotation_item_get_highlight (item) != highlight)
    dossier_reading_change_annotation_async (self->reading,
                                             dossier_annotation_item_get_id (item),
                                             &draft,
                                             NULL,
                                             recoloured_cb,
                                             new_colouring (self, highlight));
}

static void
highlight_passage (DossierReaderPage *self, DossierHighlight highlight)
{
  DossierAnnotationDraft draft = { .highlight = highlight };
  g_autoptr (DossierAnnotationItem) same = NULL;
  DossierSpan span;

  if (!get_passage (self, &span))
    return;
  self->last_highlight = highlight;
  same = find_same (self, span);
  if (same != NULL)
    change_highlight (self, same, highlight);
  else
    dossier_reading_annotate_async (self->reading,
                                    span,
                                    &draft,
                                    NULL,
                                    highlighted_cb,
                                    new_colouring (self, highlight));
  done_marking (self);
}

static void
highlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierHighlight highlight;

  if (dossier_highlight_from_string (g_variant_get_string (parameter, NULL), &highlight))
    highlight_passage (DOSSIER_READER_PAGE (widget), highlight);
}

static void
highlight_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);

  highlight_passage (self, self->last_highlight);
}

static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage     *self = DOSSIER_READER_PAGE (widget);
  DossierAnnotationDraft draft = { .highlight = self->last_highlight };
  g_autoptr (DossierAnnotationItem) same = NULL;
  DossierSpan span;

  if (!get_passage (self, &span))
    return;
  same = find_same (self, span);
  done_marking (self);
  if (same != NULL)
    edit_note (self, dossier_annotation_item_get_id (same));
  else
    dossier_reading_annotate_async (self->reading,
                                    span,
                                    &draft,
                                    NULL,
                                    noted_cb,
                                    g_object_ref (self));
}

/* "person", or "person-here" for one in this article only. */
static void
tag_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "-", 2);
  DossierTagDraft draft = { .is_here_only = parts[0] != NULL && parts[1] != NULL };
  DossierSpan     span;

  if (self->reading == NULL || parts[0] == NULL ||
      !dossier_entity_kind_from_string (parts[0], &draft.kind))
    return;
  if (!dossier_article_view_get_selection (self->view, &span))
    {
      dossier_report_toast (widget, _ ("Select the name or figure first."));
      return;
    }
  dossier_reading_tag_async (self->reading, span, &draft, NULL, tagged_cb, g_object_ref (self));
  done_marking (self);
}

static void
copy_quotation_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierReaderPage *self = DOSSIER_READER_PAGE (widget);
  g_autoptr (GdkContentProvider) provider = NULL;
  DossierSpan span;

  if (!get_passage (self, &span))
    return;
  provider = dossier_quotation_new_provider (self->reading, span);
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
  dossier_selection_bar_hide (self->selection_bar);
  dossier_report_toast (widget, _ ("Copied as a quotation"));
}

void
dossier_reader_marking_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "reader.highlight", "s", highlight_action);
  gtk_widget_class_install_action (widget_class,
                                   "reader.highlight-again",
                                   NULL,
                                   highlight_again_action);
  gtk_widget_class_install_action (widget_class, "reader.note", NULL, note_action);
  gtk_widget_class_install_action (widget_class,
                                   "reader.copy-quotation",
                                   NULL,
                                   copy_quotation_action);
  gtk_widget_class_install_action (widget_class, "reader.tag", "s", tag_action);
}
