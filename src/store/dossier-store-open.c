/* dossier-store-open.c: opening a notebook's connections, away from the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-store-private.h"

#include "store/dossier-db-private.h"

/* How often a burst of another program's writes is looked at. */
#define WATCH_INTERVAL_MS 100

/* The connections on their way from the thread that opened them. */
typedef struct
{
  char      *path;
  gboolean   is_damaged; /* nothing is written, not even a newer schema */
  DossierDb *writer;
  DossierDb *readers[DOSSIER_STORE_N_READERS];
} Connections;

static void
connections_free (Connections *self)
{
  if (self == NULL)
    return;

  /* The writer last: the last connection to close tidies the log, which readers cannot. */
  for (guint i = 0; i < DOSSIER_STORE_N_READERS; i++)
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

  for (guint i = 0; i < DOSSIER_STORE_N_READERS; i++)
    {
      self->readers[i] = dossier_db_open (path, DOSSIER_DB_READ_ONLY, error);
      if (self->readers[i] == NULL)
        return NULL;
    }

  if (self->writer != NULL)
    dossier_db_hand_over (self->writer);
  for (guint i = 0; i < DOSSIER_STORE_N_READERS; i++)
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

  dossier_store_push_look (self->write_pool);
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
      self->data_version = dossier_store_read_data_version (self->writer);
      dossier_db_hand_over (self->writer);
    }
  for (guint i = 0; i < DOSSIER_STORE_N_READERS; i++)
    g_async_queue_push (self->readers, g_steal_pointer (&connections->readers[i]));

  dossier_store_start_jobs (self);
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
