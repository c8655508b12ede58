/* dossier-capture-orders.c: what the reader has done to the capture queue, on its way to the rows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-queue-private.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

/* Something to be done to the rows: the function, and what it needs. */
typedef struct
{
  gboolean (*run) (DossierDb *db, gpointer order, GError **error);

  /* owned */
  DossierCaptureQueue *queue;
  GTask               *task; /* (nullable): returned when it is done */
  char               **urls;
  GArray              *ids;

  gint64                 id;
  DossierCaptureRowState state;
  gboolean               is_paused;
  gboolean               is_proof; /* that the notebook can be written: it writes in any case */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->queue);
  g_clear_object (&order->task);
  g_strfreev (order->urls);
  g_clear_pointer (&order->ids, g_array_unref);
  g_free (order);
}

static gboolean
run_add (DossierDb *db, gpointer data, GError **error)
{
  Order *order = data;

  for (guint i = 0; order->urls[i] != NULL; i++)
    {
      gint64 id = 0;

      if (!dossier_capture_rows_add (db, order->urls[i], 0, &id, error))
        return FALSE;
      g_array_append_val (order->ids, id);
    }
  return TRUE;
}

static gboolean
run_pause (DossierDb *db, gpointer order, GError **error)
{
  return dossier_capture_rows_set_paused (db, ((Order *) order)->is_paused, error);
}

static gboolean
run_retry (DossierDb *db, gpointer order, GError **error)
{
  return dossier_capture_rows_retry (db, ((Order *) order)->id, error);
}

static gboolean
run_hurry (DossierDb *db, gpointer order, GError **error)
{
  return dossier_capture_rows_set_paused (db, FALSE, error) &&
         dossier_capture_rows_hurry (db, error);
}

static gboolean
run_remove (DossierDb *db, gpointer order, GError **error)
{
  return dossier_undo_begin (db, _ ("removal from the queue"), error) &&
         dossier_capture_rows_remove (db, ((Order *) order)->id, error);
}

static gboolean
run_clear (DossierDb *db, gpointer order, GError **error)
{
  return dossier_undo_begin (db, _ ("removals from the queue"), error) &&
         dossier_capture_rows_clear (db, ((Order *) order)->state, error);
}

/* What waits for the network to be signed in to. */
static gboolean
run_hurry_signed_in (DossierDb *db, gpointer order, GError **error)
{
  return dossier_capture_rows_hurry_after (db,
                                           DOSSIER_FETCH_ERROR,
                                           DOSSIER_FETCH_ERROR_PORTAL,
                                           error) &&
         dossier_capture_rows_hurry_after (db,
                                           DOSSIER_CORE_ERROR,
                                           DOSSIER_CORE_ERROR_PORTAL,
                                           error);
}

static gboolean
run_order (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;

  return (!order->is_proof || dossier_capture_rows_try_to_write (db, error)) &&
         order->run (db, order, error);
}

/* What does not let itself be written is looked at again later, and less often each time. */
static void
end_proof (DossierCaptureQueue *self, const GError *error)
{
  if (error == NULL)
    {
      dossier_capture_queue_end_trouble (self);
      return;
    }
  g_clear_error (&self->trouble);
  dossier_capture_queue_stop (self, error);
}

static void
order_run_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Order               *order = dossier_store_get_job_data (result);
  DossierCaptureQueue *self = order->queue;
  GError              *error = NULL;

  self->n_orders--;
  self->epoch++;
  dossier_store_finish (DOSSIER_STORE (source), result, &error);
  if (order->is_proof)
    end_proof (self, error);
  dossier_capture_queue_reload (self);
  if (order->task != NULL && error == NULL)
    g_task_return_pointer (order->task, g_array_ref (order->ids), (GDestroyNotify) g_array_unref);
  else if (order->task != NULL)
    g_task_return_error (order->task, error);
  else if (error != NULL)
    {
      if (!order->is_proof)
        dossier_capture_queue_stop (self, error);
      g_error_free (error);
    }
}

static Order *
new_order (DossierCaptureQueue *self, gboolean (*run) (DossierDb *, gpointer, GError **))
{
  Order *order = g_new0 (Order, 1);

  order->run = run;
  order->queue = g_object_ref (self);
  return order;
}

/* Takes the order. */
static void
give_order (Order *order, GCancellable *cancellable)
{
  DossierCaptureQueue *self = order->queue;

  if (self->notebook == NULL)
    {
      if (order->task != NULL)
        g_task_return_new_error (order->task,
                                 G_IO_ERROR,
                                 G_IO_ERROR_CLOSED,
                                 "the notebook is closed");
      free_order (order);
      return;
    }
  self->n_orders++;
  dossier_store_write_async (dossier_notebook_get_store (self->notebook),
                             run_order,
                             order,
                             free_order,
                             cancellable,
                             order_run_cb,
                             NULL);
}

void
dossier_capture_queue_add_async (DossierCaptureQueue *self,
                                 const char *const   *urls,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Order *order;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (urls != NULL);

  order = new_order (self, run_add);
  order->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (order->task, dossier_capture_queue_add_async);
  order->urls = g_strdupv ((char **) urls);
  order->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  give_order (order, cancellable);
}

GArray *
dossier_capture_queue_add_finish (DossierCaptureQueue *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
set_paused (DossierCaptureQueue *self, gboolean is_paused)
{
  Order *order = new_order (self, run_pause);

  self->is_paused = is_paused;
  order->is_paused = is_paused;
  order->is_proof = !is_paused && self->trouble != NULL;
  give_order (order, NULL);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

void
dossier_capture_queue_pause (DossierCaptureQueue *self)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  set_paused (self, TRUE);
}

void
dossier_capture_queue_resume (DossierCaptureQueue *self)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));

  set_paused (self, FALSE);
}

void
dossier_capture_queue_try_now (DossierCaptureQueue *self)
{
  Order *order;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));

  self->is_paused = FALSE;
  self->ignores_network = TRUE;
  order = new_order (self, run_hurry);
  order->is_proof = self->trouble != NULL;
  give_order (order, NULL);
  dossier_capture_queue_tell (self);
}

void
dossier_capture_queue_retry (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  Order *order;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (DOSSIER_IS_CAPTURE_ITEM (item));

  order = new_order (self, run_retry);
  order->id = dossier_capture_item_get_id (item);
  give_order (order, NULL);
}

void
dossier_capture_queue_retry_failed (DossierCaptureQueue *self)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));

  give_order (new_order (self, run_retry), NULL);
}

/* Until its row is gone it gets no turn. */
static void
let_go (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  DossierJob *job = dossier_capture_item_get_job (item);

  g_hash_table_add (self->leaving, g_object_ref (item));
  if (job != NULL)
    g_cancellable_cancel (dossier_job_get_cancellable (job));
}

void
dossier_capture_queue_remove (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  Order *order;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (DOSSIER_IS_CAPTURE_ITEM (item));

  order = new_order (self, run_remove);
  order->id = dossier_capture_item_get_id (item);
  give_order (order, NULL);
  let_go (self, item);
}

void
dossier_capture_queue_clear (DossierCaptureQueue *self, DossierCaptureState state)
{
  static const DossierCaptureRowState states[] = {
    [DOSSIER_CAPTURE_WAITING] = DOSSIER_CAPTURE_ROW_WAITING,
    [DOSSIER_CAPTURE_RUNNING] = DOSSIER_CAPTURE_ROW_WAITING,
    [DOSSIER_CAPTURE_FAILED] = DOSSIER_CAPTURE_ROW_FAILED,
    [DOSSIER_CAPTURE_DONE] = DOSSIER_CAPTURE_ROW_DONE,
  };
  Order *order;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (state < G_N_ELEMENTS (states));

  order = new_order (self, run_clear);
  order->state = states[state];
  give_order (order, NULL);
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierCaptureItem *item = self->items->pdata[i];

      if (states[dossier_capture_item_get_state (item)] == states[state])
        let_go (self, item);
    }
}

void
dossier_capture_queue_hurry_signed_in (DossierCaptureQueue *self)
{
  give_order (new_order (self, run_hurry_signed_in), NULL);
}

void
dossier_capture_queue_probe (DossierCaptureQueue *self)
{
  Order *order = new_order (self, run_pause);

  order->is_paused = self->is_paused;
  order->is_proof = TRUE;
  self->next_probe = 0;
  give_order (order, NULL);
}
