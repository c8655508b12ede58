/* dossier-store.c: the threads around one notebook file: one writer, two readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-store-private.h"

#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"

G_DEFINE_FINAL_TYPE (DossierStore, dossier_store, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_DAMAGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

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

void
dossier_store_attach (GMainContext  *context,
                      GSourceFunc    callback,
                      gpointer       data,
                      GDestroyNotify destroy)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, callback, data, destroy);
  g_source_attach (source, context);
}

/* What comes while an earlier set waits for its turn of the loop is told with it. */
void
dossier_store_post_changes (DossierStore *self, DossierChangeSet *changes)
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
    dossier_store_attach (self->context, tell_changes_cb, g_object_ref (self), g_object_unref);
}

gint64
dossier_store_read_data_version (DossierDb *db)
{
  gint64 version = 0;

  dossier_db_query_int (db, "PRAGMA data_version", &version, NULL);

  return version;
}

/* SQLite's number changes when another connection wrote, never with our own writes. */
void
dossier_store_look_at_others (DossierStore *self)
{
  gint64 version = dossier_store_read_data_version (self->writer);
  g_autoptr (DossierChangeSet) changes = NULL;

  if (version == self->data_version)
    return;

  self->data_version = version;
  changes = dossier_change_set_new ();
  dossier_change_set_add (changes, DOSSIER_CHANGE_EVERYTHING, 0);
  dossier_store_post_changes (self, changes);
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
    dossier_store_attach (self->context, tell_damage_cb, g_object_ref (self), g_object_unref);
}

void
dossier_store_look_after_error (DossierStore *self, const GError *error)
{
  if (g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT) &&
      !is_damaged (self))
    dossier_store_look_for_damage (self);
}

void
dossier_store_read_through (DossierStore *self, DossierDb *db)
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

/* The object -------------------------------------------------------------------------------------
 */

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
      dossier_store_push_look (self->read_pool);
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
