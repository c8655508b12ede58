/* dossier-workers.c: the threads that extract and recognise: pure functions over bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-workers.h"

struct _DossierWorkers
{
  GThreadPool *pool;
};

typedef struct
{
  GTask          *task;
  GTaskThreadFunc work;
} Errand;

static void
run_errand (gpointer data, gpointer user_data)
{
  g_autofree Errand *errand = data;
  g_autoptr (GTask) task = errand->task;

  if (g_task_return_error_if_cancelled (task))
    return;
  errand->work (task,
                g_task_get_source_object (task),
                g_task_get_task_data (task),
                g_task_get_cancellable (task));
}

DossierWorkers *
dossier_workers_new (void)
{
  DossierWorkers *self = g_new0 (DossierWorkers, 1);
  int             n_threads = MAX (1, (int) g_get_num_processors () - 1);

  self->pool = g_thread_pool_new (run_errand, NULL, n_threads, FALSE, NULL);
  return self;
}

void
dossier_workers_free (DossierWorkers *self)
{
  g_thread_pool_free (self->pool, FALSE, TRUE);
  g_free (self);
}

void
dossier_workers_run (DossierWorkers *self, GTask *task, GTaskThreadFunc work)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->task = g_object_ref (task);
  errand->work = work;
  /* A thread that cannot be started leaves the errand in the queue of those that run. */
  g_thread_pool_push (self->pool, errand, NULL);
}
