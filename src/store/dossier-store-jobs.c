/* dossier-store-jobs.c: what is asked of the store, on its way to a thread and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-store-private.h"

#include "store/dossier-db-private.h"

/* One job on its way to a thread and back. @task lives and dies in the thread that asked: its data
 * is freed there. */
typedef struct
{
  GTask          *task; /* (nullable): NULL for a look at the file itself */
  DossierStoreJob run;
  gpointer        data;
  GDestroyNotify  destroy;
  GError         *error; /* (nullable): the result */
} Job;

static void
free_job_cb (gpointer data)
{
  Job *job = data;

  if (job->destroy != NULL && job->data != NULL)
    job->destroy (job->data);
  g_clear_error (&job->error);
  g_free (job);
}

static gboolean
return_job_cb (gpointer data)
{
  Job *job = data;
  g_autoptr (GTask) task = g_steal_pointer (&job->task);

  if (job->error != NULL)
    g_task_return_error (task, g_steal_pointer (&job->error));
  else
    g_task_return_boolean (task, TRUE);

  return G_SOURCE_REMOVE;
}

static gboolean
is_cancelled (Job *job)
{
  return g_cancellable_set_error_if_cancelled (g_task_get_cancellable (job->task), &job->error);
}

static gboolean
run_write (DossierStore *self, Job *job)
{
  if (dossier_store_is_damaged (self))
    {
      g_set_error_literal (&job->error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CORRUPT,
                           "the notebook is damaged; nothing is written to it");
      return FALSE;
    }
  if (!dossier_db_begin (self->writer, &job->error))
    return FALSE;

  if (!job->run (self->writer, job->data, g_task_get_cancellable (job->task), &job->error))
    {
      dossier_db_rollback (self->writer);
      return FALSE;
    }

  return dossier_db_commit (self->writer, &job->error);
}

static void
write_cb (gpointer data, gpointer user_data)
{
  Job          *job = data;
  DossierStore *self = user_data;

  if (job->task == NULL)
    {
      g_mutex_lock (&self->mutex);
      self->is_look_queued = FALSE;
      g_mutex_unlock (&self->mutex);
      dossier_store_look_at_others (self);
      dossier_db_hand_over (self->writer);
      free_job_cb (job);
      return;
    }

  /* What has begun is ended: half a write is none, but the reader may have seen it asked for. */
  if (!is_cancelled (job) && run_write (self, job))
    {
      g_autoptr (DossierChangeSet) changes = dossier_db_steal_changes (self->writer);

      if (changes != NULL)
        dossier_store_post_changes (self, changes);
    }
  if (self->writer != NULL)
    dossier_db_hand_over (self->writer);
  dossier_store_look_after_error (self, job->error);
  dossier_store_attach (g_task_get_context (job->task), return_job_cb, job, NULL);
}

static void
run_read (DossierDb *db, Job *job)
{
  GCancellable *cancellable = g_task_get_cancellable (job->task);

  if (!dossier_db_begin_read (db, &job->error))
    return;

  dossier_db_set_cancellable (db, cancellable);
  job->run (db, job->data, cancellable, &job->error);
  dossier_db_set_cancellable (db, NULL);
  dossier_db_end_read (db);
}

static void
read_cb (gpointer data, gpointer user_data)
{
  Job          *job = data;
  DossierStore *self = user_data;

  if (job->task == NULL)
    {
      DossierDb *db = g_async_queue_pop (self->readers);

      dossier_store_read_through (self, db);
      dossier_db_hand_over (db);
      g_async_queue_push (self->readers, db);
      free_job_cb (job);
      return;
    }

  if (!is_cancelled (job))
    {
      DossierDb *db = g_async_queue_pop (self->readers);

      run_read (db, job);
      dossier_db_hand_over (db);
      g_async_queue_push (self->readers, db);
    }
  dossier_store_look_after_error (self, job->error);
  dossier_store_attach (g_task_get_context (job->task), return_job_cb, job, NULL);
}

static void
queue_job (DossierStore       *self,
           GThreadPool        *pool,
           DossierStoreJob     run,
           gpointer            data,
           GDestroyNotify      destroy,
           GCancellable       *cancellable,
           GAsyncReadyCallback callback,
           gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->run = run;
  job->data = data;
  job->destroy = destroy;
  /* A write that was committed is done, whoever has lost interest since. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, queue_job);
  g_task_set_task_data (task, job, free_job_cb);
  if (pool == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_CLOSED,
                               "using the notebook %s: it is closed",
                               self->path);
      return;
    }

  job->task = g_steal_pointer (&task);
  g_thread_pool_push (pool, job, NULL);
}

void
dossier_store_start_jobs (DossierStore *self)
{
  self->write_pool = g_thread_pool_new (write_cb, self, 1, FALSE, NULL);
  self->read_pool = g_thread_pool_new (read_cb, self, DOSSIER_STORE_N_READERS, FALSE, NULL);
}

void
dossier_store_push_look (GThreadPool *pool)
{
  g_thread_pool_push (pool, g_new0 (Job, 1), NULL);
}

void
dossier_store_write_async (DossierStore       *self,
                           DossierStoreJob     job,
                           gpointer            data,
                           GDestroyNotify      destroy,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (job != NULL);

  queue_job (self, self->write_pool, job, data, destroy, cancellable, callback, user_data);
}

void
dossier_store_read_async (DossierStore       *self,
                          DossierStoreJob     job,
                          gpointer            data,
                          GDestroyNotify      destroy,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_STORE (self));
  g_return_if_fail (job != NULL);

  queue_job (self, self->read_pool, job, data, destroy, cancellable, callback, user_data);
}

gboolean
dossier_store_finish (DossierStore *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, queue_job), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

gpointer
dossier_store_get_job_data (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, queue_job), NULL);

  return ((Job *) g_task_get_task_data (G_TASK (result)))->data;
}
