/* notebook-test.c: what tests of the notebook share: one of their own, waiting, a list that checks
 * a model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include <glib/gstdio.h>
#include <string.h>

char *
notebook_test_dup_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-test-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return g_build_filename (folder, "notebook.dossier", NULL);
}

void
notebook_test_remove (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_unlink (file);
    }
  g_rmdir (folder);
}

void
notebook_test_finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

DossierNotebook *
notebook_test_open (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierNotebook *notebook;

  dossier_notebook_open_async (path, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  notebook = dossier_notebook_open_finish (result, &error);
  g_assert_no_error (error);
  return notebook;
}

void
notebook_test_close (DossierNotebook *notebook)
{
  gpointer gone = notebook;

  dossier_notebook_close (notebook);
  g_object_add_weak_pointer (G_OBJECT (notebook), &gone);
  g_object_unref (notebook);
  notebook_test_wait_until (gone == NULL);
}

DossierCaptured *
notebook_test_capture (DossierNotebook *notebook, const char *input, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_capture_input_async (notebook, input, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_capture_finish (notebook, result, error);
}

DossierCaptured *
notebook_test_capture_text (DossierNotebook *notebook, const char *url, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  DossierCaptured *captured;

  dossier_capture_bytes_async (notebook, bytes, url, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  captured = dossier_capture_finish (notebook, result, &error);
  g_assert_no_error (error);
  return captured;
}

DossierReading *
notebook_test_read (DossierNotebook *notebook, gint64 article_id, guint number)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierReading *reading;

  dossier_reading_open_async (notebook,
                              article_id,
                              number,
                              NULL,
                              notebook_test_finished_cb,
                              &result);
  notebook_test_wait_until (result != NULL);
  reading = dossier_reading_open_finish (result, &error);
  g_assert_no_error (error);
  return reading;
}

DossierSpan
notebook_test_find (DossierReading *reading, const char *words)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  const char            *found = strstr (document->text, words);

  g_assert_nonnull (found);
  return (DossierSpan){ found - document->text, found - document->text + strlen (words) };
}

gint64
notebook_test_annotate (DossierReading  *reading,
                        const char      *words,
                        DossierHighlight highlight,
                        const char      *note)
{
  DossierAnnotationDraft draft = { .highlight = highlight, .note = note };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GListModel *annotations = dossier_reading_get_annotations (reading);
  guint       n_before = g_list_model_get_n_items (annotations);
  gint64      id;

  dossier_reading_annotate_async (reading,
                                  notebook_test_find (reading, words),
                                  &draft,
                                  NULL,
                                  notebook_test_finished_cb,
                                  &result);
  notebook_test_wait_until (result != NULL);
  id = dossier_reading_annotate_finish (reading, result, &error);
  g_assert_no_error (error);
  g_assert_cmpint (id, >, 0);
  notebook_test_wait_until (g_list_model_get_n_items (annotations) == n_before + 1);
  return id;
}

struct _NotebookTestShadow
{
  GListModel *model;
  GPtrArray  *items;
  guint       n_changes;
};

static void
items_changed_cb (GListModel         *model,
                  guint               position,
                  guint               n_removed,
                  guint               n_added,
                  NotebookTestShadow *self)
{
  self->n_changes++;
  g_assert_true (n_removed > 0 || n_added > 0);
  g_assert_cmpuint (position + n_removed, <=, self->items->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (self->items, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (self->items, position + i, g_list_model_get_item (model, position + i));
}

NotebookTestShadow *
notebook_test_shadow_new (GListModel *model)
{
  NotebookTestShadow *self = g_new0 (NotebookTestShadow, 1);

  self->model = g_object_ref (model);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (self->items, g_list_model_get_item (model, i));
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  return self;
}

void
notebook_test_shadow_check (NotebookTestShadow *self)
{
  g_assert_cmpuint (g_list_model_get_n_items (self->model), ==, self->items->len);
  for (guint i = 0; i < self->items->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (self->model, i);

      g_assert_true (item == self->items->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (self->model, self->items->len));
}

guint
notebook_test_shadow_get_n_changes (NotebookTestShadow *self)
{
  return self->n_changes;
}

void
notebook_test_shadow_free (NotebookTestShadow *self)
{
  g_signal_handlers_disconnect_by_data (self->model, self);
  g_object_unref (self->model);
  g_ptr_array_unref (self->items);
  g_free (self);
}
