/* reader-test.c: what tests of the reading room share: an article opened in a real window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include <string.h>

void
reader_test_show (ReaderTest *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->window), "win.open-article", "x", self->article_id);
  app_test_wait_until (app_test_find (GTK_WIDGET (self->window), DOSSIER_TYPE_READER_PAGE, NULL) !=
                       NULL);
  self->page = DOSSIER_READER_PAGE (
      app_test_find (GTK_WIDGET (self->window), DOSSIER_TYPE_READER_PAGE, NULL));
  app_test_wait_until (dossier_reader_page_get_reading (self->page) != NULL);
  self->reading = dossier_reader_page_get_reading (self->page);
  self->view = dossier_reader_page_get_view (self->page);
  self->sidebar = dossier_reader_page_get_sidebar (self->page);
  self->pane = dossier_reader_page_get_pane (self->page);
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (self->view)));
  app_test_settle (GTK_WIDGET (self->window));
  app_test_focus_window (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  app_test_settle (GTK_WIDGET (self->window));
}

void
reader_test_open (ReaderTest *self, const char *text)
{
  self->path = app_test_dup_notebook_path ();
  self->window = app_test_open_window (self->path);
  self->article_id = app_test_capture_text (self->window, "article.txt", text);
  reader_test_show (self);
}

void
reader_test_reopen (ReaderTest *self)
{
  app_test_close_window (self->window);
  self->window = app_test_open_window (self->path);
  reader_test_show (self);
}

void
reader_test_close (ReaderTest *self)
{
  app_test_close_window (self->window);
  app_test_remove_notebook (self->path);
  g_free (self->path);
}

DossierSpan
reader_test_find (ReaderTest *self, const char *words)
{
  const DossierDocument *document = dossier_reading_get_document (self->reading);
  const char            *found = strstr (document->text, words);

  if (found == NULL)
    g_error ("“%s” is not in the text", words);
  return (DossierSpan){ found - document->text, found - document->text + strlen (words) };
}

void
reader_test_select (ReaderTest *self, const char *words)
{
  DossierArticleText *text = dossier_article_view_get_text (self->view);
  GtkTextIter         start;
  GtkTextIter         end;

  dossier_article_text_get_iters (text, reader_test_find (self, words), &start, &end);
  gtk_text_buffer_select_range (text->buffer, &start, &end);
}

guint
reader_test_count_annotations (ReaderTest *self)
{
  return g_list_model_get_n_items (dossier_reading_get_annotations (self->reading));
}

DossierAnnotationItem *
reader_test_find_annotation (ReaderTest *self, const char *quote)
{
  GListModel *annotations = dossier_reading_get_annotations (self->reading);

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);

      if (g_strcmp0 (dossier_annotation_item_get_quote (item), quote) == 0)
        return item;
    }
  return NULL;
}

DossierAnnotationItem *
reader_test_get_annotation (ReaderTest *self, const char *quote)
{
  DossierAnnotationItem *item = reader_test_find_annotation (self, quote);

  if (item == NULL)
    g_error ("no annotation on “%s”", quote);
  return item;
}

static void
annotated_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gint64 *id = user_data;
  g_autoptr (GError) error = NULL;

  *id = dossier_reading_annotate_finish (DOSSIER_READING (source), result, &error);
  g_assert_no_error (error);
}

gint64
reader_test_annotate (ReaderTest      *self,
                      const char      *words,
                      DossierHighlight highlight,
                      const char      *note)
{
  DossierAnnotationDraft draft = { .highlight = highlight, .note = note };
  guint                  n = reader_test_count_annotations (self);
  gint64                 id = 0;

  dossier_reading_annotate_async (self->reading,
                                  reader_test_find (self, words),
                                  &draft,
                                  NULL,
                                  annotated_cb,
                                  &id);
  app_test_wait_until (id != 0 && reader_test_count_annotations (self) == n + 1);
  app_test_wait_until (dossier_article_view_is_marked (self->view));
  app_test_settle (GTK_WIDGET (self->window));
  return id;
}

gboolean
reader_test_has_mark (ReaderTest *self, const char *words, DossierMark mark)
{
  DossierArticleText *text = dossier_article_view_get_text (self->view);
  GtkTextIter         start;

  app_test_wait_until (dossier_article_view_is_marked (self->view));
  dossier_article_text_get_iters (text, reader_test_find (self, words), &start, NULL);
  return gtk_text_iter_has_tag (&start, dossier_article_style_get_mark (text->style, mark));
}

void
reader_test_activate (ReaderTest *self, const char *action, const char *target)
{
  gboolean is_found =
      target != NULL ? gtk_widget_activate_action (GTK_WIDGET (self->view), action, "s", target)
                     : gtk_widget_activate_action (GTK_WIDGET (self->view), action, NULL);

  g_assert_true (is_found);
  app_test_settle (GTK_WIDGET (self->window));
}

/* Where a character of the article is in the view; the middle of its height. */
void
reader_test_get_point (ReaderTest *test, gsize offset, double *x, double *y)
{
  GdkRectangle area;

  dossier_article_view_get_area (test->view, (DossierSpan){ offset, offset }, &area);
  *x = area.x;
  *y = area.y + area.height / 2.0;
}

GtkWidget *
reader_test_find_target (GtkWidget *root, const char *action, const char *target)
{
  if (GTK_IS_ACTIONABLE (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    {
      GVariant *value = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root));

      if (target == NULL ||
          (value != NULL && g_strcmp0 (g_variant_get_string (value, NULL), target) == 0))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = reader_test_find_target (child, action, target);

      if (found != NULL)
        return found;
    }
  return NULL;
}

void
reader_test_press (ReaderTest *test, guint keysym)
{
  app_test_press_key (GTK_WIDGET (test->view), keysym, 0);
}

DossierAnnotationCard *
reader_test_wait_for_card (ReaderTest *test, gint64 id)
{
  DossierCardCanvas *canvas = dossier_annotation_pane_get_canvas (test->pane);

  app_test_wait_until (dossier_card_canvas_get_card (canvas, id) != NULL);
  app_test_settle (GTK_WIDGET (test->window));
  return dossier_card_canvas_get_card (canvas, id);
}

DossierEntityItem *
reader_test_find_entity (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  GListModel *entities = dossier_reading_get_entities (test->reading, kind);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_strcmp0 (dossier_entity_item_get_name (item), name) == 0)
        return item;
    }
  return NULL;
}

/* Whoever has at least two mentions in the story. */
DossierEntityItem *
reader_test_find_repeated (ReaderTest *test)
{
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    {
      GListModel *entities = dossier_reading_get_entities (test->reading, kind);

      for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
        {
          g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

          if (dossier_entity_item_get_count (item) >= 2)
            return item;
        }
    }
  g_error ("nothing is mentioned twice");
}
