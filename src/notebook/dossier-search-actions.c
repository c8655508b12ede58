/* dossier-search-actions.c: what helps a reader to search: suggestions, and searches that are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-search-actions.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-saved-searches.h"
#include "store/dossier-suggest.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierQueryPiece piece;
  guint             limit;
  GPtrArray        *suggestions;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->piece.value);
  g_clear_pointer (&question->suggestions, g_ptr_array_unref);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_suggest (db, &question->piece, question->limit, question->suggestions, error);
}

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Question *question = dossier_store_get_job_data (result);
  GError   *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&question->suggestions),
                           (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_notebook_suggest_async (DossierNotebook         *self,
                                const DossierQueryPiece *piece,
                                guint                    limit,
                                GCancellable            *cancellable,
                                GAsyncReadyCallback      callback,
                                gpointer                 user_data)
{
  Question *question;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (piece != NULL);

  question = g_new0 (Question, 1);
  question->piece = *piece;
  question->piece.value = g_strdup (piece->value);
  question->limit = limit;
  question->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  dossier_store_read_async (dossier_notebook_get_store (self),
                            answer_question,
                            question,
                            free_question,
                            cancellable,
                            question_answered_cb,
                            g_task_new (self, cancellable, callback, user_data));
}

GPtrArray *
dossier_notebook_suggest_finish (DossierNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

typedef struct
{
  gint64 id;
  char  *name;
  char  *words;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->name);
  g_free (change->words);
  g_free (change);
}

static gboolean
save_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return dossier_undo_begin (db, _ ("saving of search"), error) &&
         dossier_saved_searches_add (db, change->name, change->words, &change->id, error);
}

static gboolean
rename_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return dossier_undo_begin (db, _ ("renaming of search"), error) &&
         dossier_saved_searches_rename (db, change->id, change->name, error);
}

static gboolean
remove_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return dossier_undo_begin (db, _ ("removal of search"), error) &&
         dossier_saved_searches_delete (db, change->id, error);
}

static void
change_searches (DossierNotebook    *self,
                 DossierStoreJob     job,
                 Change              change,
                 GCancellable       *cancellable,
                 GAsyncReadyCallback callback,
                 gpointer            user_data)
{
  dossier_store_write_async (dossier_notebook_get_store (self),
                             job,
                             g_memdup2 (&change, sizeof change),
                             free_change,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

void
dossier_notebook_save_search_async (DossierNotebook    *self,
                                    const char         *name,
                                    const char         *words,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (words != NULL);

  change_searches (self,
                   save_job,
                   (Change){ .name = g_strdup (name), .words = g_strdup (words) },
                   cancellable,
                   callback,
                   user_data);
}

void
dossier_notebook_rename_search_async (DossierNotebook    *self,
                                      gint64              id,
                                      const char         *name,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (name != NULL);

  change_searches (self,
                   rename_job,
                   (Change){ .id = id, .name = g_strdup (name) },
                   cancellable,
                   callback,
                   user_data);
}

void
dossier_notebook_remove_search_async (DossierNotebook    *self,
                                      gint64              id,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  change_searches (self, remove_job, (Change){ .id = id }, cancellable, callback, user_data);
}
