/* dossier-notebook-actions.c: what a person does to a whole notebook or article: undo, shelves,
 * delete, backup, check.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-notebook-private.h"

#include "store/dossier-articles.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

void
dossier_notebook_job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_object_ref (result), g_object_unref);
}

static gboolean
undo_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_undo_undo (db, data, error);
}

static gboolean
redo_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_undo_redo (db, data, error);
}

static void
free_name_pointer (gpointer data)
{
  char **name = data;

  g_free (*name);
  g_free (name);
}

void
dossier_notebook_undo_async (DossierNotebook    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_store_write_async (dossier_notebook_get_store (self),
                             undo_job,
                             g_new0 (char *, 1),
                             free_name_pointer,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

void
dossier_notebook_redo_async (DossierNotebook    *self,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_store_write_async (dossier_notebook_get_store (self),
                             redo_job,
                             g_new0 (char *, 1),
                             free_name_pointer,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

char *
dossier_notebook_undo_finish (DossierNotebook *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);
  char **name;

  if (job == NULL)
    return NULL;
  name = dossier_store_get_job_data (job);
  return g_steal_pointer (name);
}

typedef struct
{
  gint64              article_id;
  DossierArticleFlags mask;
  DossierArticleFlags flags;
  const char         *step; /* translated; NULL for what cannot be undone */
} FlagsJob;

/* Reading an article is no step that anybody would take back. */
static const struct
{
  DossierArticleFlag flag;
  const char        *set;
  const char        *unset;
} flag_steps[] = {
  { DOSSIER_FLAG_STARRED, N_ ("star"), N_ ("removal of star") },
  { DOSSIER_FLAG_ARCHIVED, N_ ("move to archive"), N_ ("move out of archive") },
};

G_STATIC_ASSERT ((int) DOSSIER_FLAG_READ == (int) DOSSIER_ARTICLE_READ);
G_STATIC_ASSERT ((int) DOSSIER_FLAG_STARRED == (int) DOSSIER_ARTICLE_STARRED);
G_STATIC_ASSERT ((int) DOSSIER_FLAG_ARCHIVED == (int) DOSSIER_ARTICLE_ARCHIVED);

static gboolean
set_flags_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  FlagsJob *job = data;

  if (job->step != NULL && !dossier_undo_begin (db, job->step, error))
    return FALSE;
  return dossier_articles_set_flags (db, job->article_id, job->mask, job->flags, error);
}

void
dossier_notebook_set_flags_async (DossierNotebook    *self,
                                  gint64              article_id,
                                  DossierArticleFlag  mask,
                                  DossierArticleFlag  flags,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  FlagsJob *job = g_new0 (FlagsJob, 1);

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  job->article_id = article_id;
  job->mask = (DossierArticleFlags) mask;
  job->flags = (DossierArticleFlags) flags;
  for (gsize i = 0; i < G_N_ELEMENTS (flag_steps); i++)
    if ((mask & flag_steps[i].flag) != 0)
      job->step =
          (flags & flag_steps[i].flag) != 0 ? _ (flag_steps[i].set) : _ (flag_steps[i].unset);

  dossier_store_write_async (dossier_notebook_get_store (self),
                             set_flags_job,
                             job,
                             g_free,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

static gboolean
delete_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *article_id = data;

  return dossier_undo_begin (db, _ ("deletion of article"), error) &&
         dossier_articles_delete (db, *article_id, error);
}

void
dossier_notebook_delete_async (DossierNotebook    *self,
                               gint64              article_id,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_store_write_async (dossier_notebook_get_store (self),
                             delete_job,
                             g_memdup2 (&article_id, sizeof article_id),
                             g_free,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

gboolean
dossier_notebook_finish (DossierNotebook *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);

  return job != NULL;
}

static gboolean
backup_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_maintenance_backup (db, data, error);
}

void
dossier_notebook_backup_async (DossierNotebook    *self,
                               const char         *path,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_store_read_async (dossier_notebook_get_store (self),
                            backup_job,
                            g_strdup (path),
                            g_free,
                            cancellable,
                            dossier_notebook_job_done_cb,
                            g_task_new (self, cancellable, callback, user_data));
}

static gboolean
check_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_maintenance_check (db, data, error);
}

void
dossier_notebook_check_async (DossierNotebook    *self,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  /* As a write, because only that connection may ask the full-text index about itself. */
  dossier_store_write_async (dossier_notebook_get_store (self),
                             check_job,
                             g_ptr_array_new_with_free_func (g_free),
                             (GDestroyNotify) g_ptr_array_unref,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (self, cancellable, callback, user_data));
}

char **
dossier_notebook_check_finish (DossierNotebook *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  GPtrArray *problems;

  if (job == NULL)
    return NULL;
  problems = dossier_store_get_job_data (job);
  for (guint i = 0; i < problems->len; i++)
    g_strv_builder_add (sentences, g_ptr_array_index (problems, i));
  return g_strv_builder_end (sentences);
}
