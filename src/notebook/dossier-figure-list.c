/* dossier-figure-list.c: the figures of the whole notebook, each with its sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-figure-list.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-mentions.h"

typedef struct
{
  char              *words;
  DossierFigureQuery query;
  GPtrArray         *rows; /* DossierFigureRow */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_ptr_array_unref (question->rows);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_mentions_list_figures (db, &question->query, question->rows, error);
}

void
dossier_figure_line_free (DossierFigureLine *self)
{
  g_free (self->title);
  g_free (self->published);
  g_free (self->sentence);
  g_clear_pointer (&self->mention, dossier_mention_free);
  g_free (self);
}

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) lines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_line_free);
  Question *question = dossier_store_get_job_data (result);
  GError   *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < question->rows->len; i++)
    {
      DossierFigureRow  *row = g_ptr_array_index (question->rows, i);
      DossierFigureLine *line = g_new0 (DossierFigureLine, 1);

      line->article_id = row->article_id;
      line->title = g_steal_pointer (&row->title);
      line->published = g_steal_pointer (&row->published);
      line->sentence = g_steal_pointer (&row->sentence);
      line->mention = g_steal_pointer (&row->mention);
      g_ptr_array_add (lines, line);
    }
  g_task_return_pointer (task, g_steal_pointer (&lines), (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_figure_list_fetch_async (DossierNotebook           *notebook,
                                 const DossierFigureFilter *filter,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   user_data)
{
  Question *question = g_new0 (Question, 1);

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (filter != NULL);

  question->words = g_strdup (filter->words);
  question->query = (DossierFigureQuery){
    .words = question->words,
    .is_unsourced = filter->is_unsourced,
    .limit = filter->limit,
  };
  question->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_row_free);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            answer_question,
                            question,
                            free_question,
                            cancellable,
                            question_answered_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

GPtrArray *
dossier_figure_list_fetch_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
