/* dossier-store.c: the threads around one notebook file: one writer, two readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-store.h"

#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"

#define N_READERS 2

/* How often a burst of another program's writes is looked at. */
#define WATCH_INTERVAL_MS 100

struct _DossierStore
{
  GObject parent_instance;

  char         *path;
  GMainContext *context;
  GThreadPool  *write_pool; /* (nullable): NULL once closed */
  GThreadPool  *read_pool;
  GFileMonitor *monitor; /* (nullable) */

  GCancellable *closing;

  /* Owned by the writer's thread. */
  DossierDb *writer; /* (nullable): NULL in a damaged notebook */
  gint64     data_version;

  GAsyncQueue *readers; /* of DossierDb: those at rest */

  GMutex            mutex;   /* over what follows */
  DossierChangeSet *pending; /* (nullable): committed, not yet told */
  guint64           generation;
  gboolean          is_look_queued;
  gboolean          is_damage_look_queued;
  gboolean          is_damaged;
  gboolean          is_closed;
};

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

/* Changes: from the writer to those who look ----------------------------------------------------
 */

static gboolean
tell_changes_cb (gpointer data)
{
  DossierStore *self = data;
  g_autoptr (DossierChangeSet) changes = NULL;

  g_mutex_lock (&self->mutex);
  changes = g_steal_pointer (&self->pending);
  g_mutex_unlock (&self->mutex);

  if (changes != NULL)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);

  return G_SOURCE_REMOVE;
}

static void
attach (GMainContext *context, GSourceFunc callback, gpointer data, GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, callback, data, destroy);
  g_source_attach (source, context);
}

/* What comes while an earlier set waits for its turn of the loop is told with it. */
static void
post_changes (DossierStore *self, DossierChangeSet *changes)
{
  gboolean is_first = FALSE;

  g_mutex_lock (&self->mutex);
  changes->generation = ++self->generation;
  is_first = self->pending == NULL;
  if (is_first)
    self->pending = dossier_change_set_new ();
  dossier_change_set_merge (self->pending, changes);
  g_mutex_unlock (&self->mutex);

  if (is_first)
    attach (self->context, tell_changes_cb, g_object_ref (self), g_object_unref);
}

static gint64
read_data_version (DossierDb *db)
{
  gint64 version = 0;

  dossier_db_query_int (db, "PRAGMA data_version", &version, NULL);

  return version;
}

/* SQLite's number changes when another connection wrote, never with our own writes. */
static void
look_at_others (DossierStore *self)
{
  gint64 version = read_data_version (self->writer);
  g_autoptr (DossierChangeSet) changes = NULL;

  if (version == self->data_version)
    return;

  self->data_version = version;
  changes = dossier_change_set_new ();
  dossier_change_set_add (changes, DOSSIER_CHANGE_EVERYTHING, 0);
  post_changes (self, changes);
}

/* Damage -----------------------------------------------------------------------------------------
 */

static gboolean
tell_damage_cb (gpointer data)
{
  g_signal_emit (data, signals[SIGNAL_DAMAGED], 0);

  return G_SOURCE_REMOVE;
}

static gboolean
is_damaged (DossierStore *self)
{
  gboolean is = FALSE;

  g_mutex_lock (&self->mutex);
  is = self->is_damaged;
  g_mutex_unlock (&self->mutex);

  return is;
}

static void
note_damage (DossierStore *self)
{
  gboolean was = FALSE;

  g_mutex_lock (&self->mutex);
  was = self->is_damaged;
  self->is_damaged = TRUE;
  g_mutex_unlock (&self->mutex);

  if (!was)
    attach (self->context, tell_damage_cb, g_object_ref (self), g_object_unref);
}

/* An error that speaks of damage may be about another file, one that is being imported. */
static void
look_after_error (DossierStore *self, const GError *error)
{
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT) &&
      !is_damaged (self))
    dossier_store_look_for_damage (self);
}

/* On a reader's thread. */
static void
look_for_damage (DossierStore *self, DossierDb *db)
{
  gboolean is_whole = TRUE;

  g_mutex_lock (&self->mutex);
  self->is_damage_look_queued = FALSE;
  g_mutex_unlock (&self->mutex);
  dossier_db_set_cancellable (db, self->closing);
  if (dossier_maintenance_look (db, &is_whole, NULL) && !is_whole)
    note_damage (self);
  dossier_db_set_cancellable (db, NULL);
}

/* Jobs: on their threads -------------------------------------------------------------------------
 */

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
  if (is_damaged (self))
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
      look_at_others (self);
      dossier_db_hand_over (self->writer);
      free_job_cb (job);
      return;
    }

  /* What has begun is ended: half a write is none, but the reader may have seen it asked for. */
  if (!is_cancelled (job) && run_write (self, job))
    {
      g_autoptr (DossierChangeSet) changes = dossier_db_steal_changes (self->writer);

      if (changes != NULL)
        post_changes (self, changes);
    }
  if (self->writer != NULL)
    dossier_db_hand_over (self->writer);
  look_after_error (self, job->error);
  attach (g_task_get_context (job->task), return_job_cb, job, NULL);
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

      look_for_damage (self, db);
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
  look_after_error (self, job->error);
  attach (g_task_get_context (job->task), return_job_cb, job, NULL);
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

/* Opening and closing -----------------------------------------------------------------------------
 */

/* The connections on their way from the thread that opened them. */
typedef struct
{
  char      *path;
  gboolean   is_damaged; /* nothing is written, not even a newer schema */
  DossierDb *writer;
  DossierDb *readers[N_READERS];
} Connections;

static void
connections_free (Connections *self)
{
  if (self == NULL)
    return;

  /* The writer last: the last connection to close tidies the log, which readers cannot. */
  for (guint i = 0; i < N_READERS; i++)
    dossier_db_close (self->readers[i]);
  dossier_db_close (self->writer);
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Connections, connections_free)

typedef struct
{
  char    *path;
  gboolean is_damaged;
} Opening;

static void
free_opening_cb (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening);
}

static Connections *
open_connections (const char *path, gboolean is_damaged, GError **error)
{
  g_autoptr (Connections) self = g_new0 (Connections, 1);

  self->path = g_strdup (path);
  self->is_damaged = is_damaged;
  if (!is_damaged)
    self->writer = dossier_db_open (path, DOSSIER_DB_READ_WRITE, error);
  if (!is_damaged && self->writer == NULL)
    return NULL;

  for (guint i = 0; i < N_READERS; i++)
    {
      self->readers[i] = dossier_db_open (path, DOSSIER_DB_READ_ONLY, error);
      if (self->readers[i] == NULL)
        return NULL;
    }

  if (self->writer != NULL)
    dossier_db_hand_over (self->writer);
  for (guint i = 0; i < N_READERS; i++)
    dossier_db_hand_over (self->readers[i]);

  return g_steal_pointer (&self);
}

static void
log_changed_cb (GFileMonitor     *monitor,
                GFile            *file,
                GFile            *other_file,
                GFileMonitorEvent event,
                gpointer          user_data)
{
  DossierStore *self = user_data;
  gboolean      is_queued = FALSE;

  g_mutex_lock (&self->mutex);
  is_queued = self->is_look_queued;
  self->is_look_queued = TRUE;
  g_mutex_unlock (&self->mutex);
  if (is_queued || self->write_pool == NULL)
    return;

  g_thread_pool_push (self->write_pool, g_new0 (Job, 1), NULL);
}

static void
watch_log (DossierStore *self)
{
  g_autofree char *path = g_strconcat (self->path, "-wal", NULL);
  g_autoptr (GFile) log = g_file_new_for_path (path);

  self->monitor = g_file_monitor_file (log, G_FILE_MONITOR_NONE, NULL, NULL);
  if (self->monitor == NULL)
    return;

  g_file_monitor_set_rate_limit (self->monitor, WATCH_INTERVAL_MS);
  g_signal_connect (self->monitor, "changed", G_CALLBACK (log_changed_cb), self);
}

static DossierStore *
start (Connections *connections)
{
  DossierStore *self = g_object_new (DOSSIER_TYPE_STORE, NULL);

  self->path = g_steal_pointer (&connections->path);
  self->writer = g_steal_pointer (&connections->writer);
  self->is_damaged = connections->is_damaged;
  if (self->writer != NULL)
    {
      self->data_version = read_data_version (self->writer);
      dossier_db_hand_over (self->writer);
    }
  for (guint i = 0; i < N_READERS; i++)
    g_async_queue_push (self->readers, g_steal_pointer (&connections->readers[i]));

  self->write_pool = g_thread_pool_new (write_cb, self, 1, FALSE, NULL);
  self->read_pool = g_thread_pool_new (read_cb, self, N_READERS, FALSE, NULL);
  if (self->writer != NULL)
    watch_log (self);

  return self;
}

DossierStore *
dossier_store_open (const char *path, GError **error)
{
  g_autoptr (Connections) connections = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  connections = open_connections (path, FALSE, error);

  return connections != NULL ? start (connections) : NULL;
}

static void
open_in_thread_cb (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  const Opening *opening = task_data;
  g_autoptr (GError) error = NULL;
  Connections *connections = open_connections (opening->path, opening->is_damaged, &error);

  if (connections != NULL)
    g_task_return_pointer (task, connections, (GDestroyNotify) connections_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
open_in_thread (const char         *path,
                gboolean            is_damaged,
                GCancellable       *cancellable,
                GAsyncReadyCallback callback,
                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->is_damaged = is_damaged;
  g_task_set_source_tag (task, dossier_store_open_async);
  g_task_set_task_data (task, opening, free_opening_cb);
  g_task_run_in_thread (task, open_in_thread_cb);
}

void
dossier_store_open_async (const char         *path,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  g_return_if_fail (path != NULL);

  open_in_thread (path, FALSE, cancellable, callback, user_data);
}

void
dossier_store_open_damaged_async (const char         *path,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_return_if_fail (path != NULL);

  open_in_thread (path, TRUE, cancellable, callback, user_data);
}

DossierStore *
dossier_store_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (Connections) connections = NULL;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, dossier_store_open_async), NULL);

  connections = g_task_propagate_pointer (G_TASK (result), error);

  return connections != NULL ? start (connections) : NULL;
}

const char *
dossier_store_get_path (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), NULL);

  return self->path;
}

gboolean
dossier_store_is_damaged (DossierStore *self)
{
  g_return_val_if_fail (DOSSIER_IS_STORE (self), FALSE);

  return is_damaged (self);
}

void
dossier_store_look_for_damage (DossierStore *self)
{
  gboolean is_queued = FALSE;

  g_return_if_fail (DOSSIER_IS_STORE (self));

  g_mutex_lock (&self->mutex);
  is_queued = self->is_damage_look_queued || self->is_closed;
  if (!is_queued)
    {
      self->is_damage_look_queued = TRUE;
      g_thread_pool_push (self->read_pool, g_new0 (Job, 1), NULL);
    }
  g_mutex_unlock (&self->mutex);
}

void
dossier_store_close (DossierStore *self)
{
  DossierDb *reader = NULL;

  g_return_if_fail (DOSSIER_IS_STORE (self));

  g_cancellable_cancel (self->closing);
  g_mutex_lock (&self->mutex);
  self->is_closed = TRUE;
  g_mutex_unlock (&self->mutex);

  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
      g_clear_object (&self->monitor);
    }
  if (self->write_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->write_pool), FALSE, TRUE);
  if (self->read_pool != NULL)
    g_thread_pool_free (g_steal_pointer (&self->read_pool), FALSE, TRUE);

  while ((reader = g_async_queue_try_pop (self->readers)) != NULL)
    dossier_db_close (reader);
  if (self->writer != NULL)
    g_clear_pointer (&self->writer, dossier_db_close);
}

static void
dossier_store_dispose (GObject *object)
{
  dossier_store_close (DOSSIER_STORE (object));

  G_OBJECT_CLASS (dossier_store_parent_class)->dispose (object);
}

static void
dossier_store_finalize (GObject *object)
{
  DossierStore *self = DOSSIER_STORE (object);

  g_clear_pointer (&self->pending, dossier_change_set_free);
  g_async_queue_unref (self->readers);
  g_main_context_unref (self->context);
  g_clear_object (&self->closing);
  g_mutex_clear (&self->mutex);
  g_free (self->path);

  G_OBJECT_CLASS (dossier_store_parent_class)->finalize (object);
}

static void
dossier_store_class_init (DossierStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_store_dispose;
  object_class->finalize = dossier_store_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          DOSSIER_TYPE_CHANGE_SET);
  signals[SIGNAL_DAMAGED] = g_signal_new ("damaged",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          0);
}

static void
dossier_store_init (DossierStore *self)
{
  g_mutex_init (&self->mutex);
  self->context = g_main_context_ref_thread_default ();
  self->readers = g_async_queue_new ();
  self->closing = g_cancellable_new ();
}
