/* dossier-capture-queue.c: the addresses that wait to be captured, and how they get their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-queue-private.h"

#include "notebook/dossier-list-diff.h"

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierCaptureQueue,
                               dossier_capture_queue,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  SIGNAL_ENDED,
  SIGNAL_SUMMARY_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void reload (DossierCaptureQueue *self);

/* The list model ---------------------------------------------------------------------------------
 */

static GType
get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_CAPTURE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DOSSIER_CAPTURE_QUEUE (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *items = DOSSIER_CAPTURE_QUEUE (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Telling ----------------------------------------------------------------------------------------
 */

void
dossier_capture_queue_tell (DossierCaptureQueue *self)
{
  if (self->notebook != NULL)
    g_signal_emit (self, signals[SIGNAL_SUMMARY_CHANGED], 0);
}

void
dossier_capture_queue_emit_ended (DossierCaptureQueue   *self,
                                  DossierCaptureItem    *item,
                                  const DossierCaptured *captured)
{
  if (self->notebook != NULL)
    g_signal_emit (self, signals[SIGNAL_ENDED], 0, item, captured);
}

void
dossier_capture_queue_stop (DossierCaptureQueue *self, const GError *error)
{
  if (self->notebook == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_error (&self->trouble);
  self->trouble = g_error_copy (error);
  dossier_capture_queue_tell (self);
}

/* Reading the rows -------------------------------------------------------------------------------
 */

typedef struct
{
  GPtrArray *rows;
  gboolean   is_paused;
  guint64    epoch;
} Load;

static void
free_load (gpointer data)
{
  Load *load = data;

  g_ptr_array_unref (load->rows);
  g_free (load);
}

static gboolean
read_rows (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Load *load = data;

  return dossier_capture_rows_is_paused (db, &load->is_paused, error) &&
         dossier_capture_rows_list (db, load->rows, error);
}

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
} Lists;

static gboolean
is_same_item (guint before, guint after, gpointer data)
{
  Lists *lists = data;

  return lists->before->pdata[before] == lists->after->pdata[after];
}

static void
take_items (DossierCaptureQueue *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&self->items);
  Lists           lists = { before, items };
  DossierListDiff diff = dossier_list_diff (before->len, items->len, is_same_item, &lists);

  self->items = g_ptr_array_ref (items);
  g_hash_table_remove_all (self->by_id);
  for (guint i = 0; i < items->len; i++)
    {
      DossierCaptureItem *item = items->pdata[i];
      gint64             *id = g_new (gint64, 1);

      *id = dossier_capture_item_get_id (item);
      g_hash_table_insert (self->by_id, id, item);
    }
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
}

/* An item that runs knows more than its row does. */
static void
update_item (DossierCaptureItem *item, const DossierCaptureRow *row, GPtrArray *ended)
{
  DossierCaptureState before = dossier_capture_item_get_state (item);

  if (before == DOSSIER_CAPTURE_RUNNING)
    return;
  dossier_capture_item_update (item, row);
  if (before == DOSSIER_CAPTURE_WAITING && row->state != DOSSIER_CAPTURE_ROW_WAITING)
    g_ptr_array_add (ended, g_object_ref (item));
}

static void
take_rows (DossierCaptureQueue *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (rows->len, g_object_unref);
  g_autoptr (GPtrArray) ended = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const DossierCaptureRow *row = rows->pdata[i];
      DossierCaptureItem      *item = g_hash_table_lookup (self->by_id, &row->id);

      if (item == NULL)
        item = dossier_capture_item_new (row);
      else
        update_item (g_object_ref (item), row, ended);
      g_ptr_array_add (items, item);
    }
  take_items (self, items);
  g_hash_table_remove_all (self->leaving);
  for (guint i = 0; i < ended->len; i++)
    dossier_capture_queue_emit_ended (self, ended->pdata[i], NULL);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierCaptureQueue) self = user_data;
  g_autoptr (GError) error = NULL;
  Load *load = dossier_store_get_job_data (result);

  self->is_loading = FALSE;
  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      dossier_capture_queue_stop (self, error);
      return;
    }
  if (self->notebook == NULL)
    return;
  /* What we wrote since may not be in it; the last order to end reads again. */
  if (self->n_orders > 0)
    return;
  if (self->wants_reload || load->epoch != self->epoch)
    {
      reload (self);
      return;
    }
  self->is_loaded = TRUE;
  self->is_paused = load->is_paused;
  take_rows (self, load->rows);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

static void
reload (DossierCaptureQueue *self)
{
  Load *load;

  self->wants_reload = self->is_loading;
  if (self->notebook == NULL || self->is_loading)
    return;
  load = g_new0 (Load, 1);
  load->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_capture_row_free);
  load->epoch = self->epoch;
  self->is_loading = TRUE;
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            read_rows,
                            load,
                            free_load,
                            self->closing,
                            loaded_cb,
                            g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, gpointer user_data)
{
  if ((changes->flags & DOSSIER_CHANGE_CAPTURES) != 0)
    reload (DOSSIER_CAPTURE_QUEUE (user_data));
}

/* Changing the rows ------------------------------------------------------------------------------
 */

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
  return dossier_capture_rows_remove (db, ((Order *) order)->id, error);
}

static gboolean
run_clear (DossierDb *db, gpointer order, GError **error)
{
  return dossier_capture_rows_clear (db, ((Order *) order)->state, error);
}

static gboolean
run_order (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Order *order = data;

  return order->run (db, order, error);
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
  reload (self);
  if (order->task != NULL && error == NULL)
    g_task_return_pointer (order->task, g_array_ref (order->ids), (GDestroyNotify) g_array_unref);
  else if (order->task != NULL)
    g_task_return_error (order->task, error);
  else if (error != NULL)
    {
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

/* The object -------------------------------------------------------------------------------------
 */

static void
dossier_capture_queue_dispose (GObject *object)
{
  dossier_capture_queue_close (DOSSIER_CAPTURE_QUEUE (object));
  G_OBJECT_CLASS (dossier_capture_queue_parent_class)->dispose (object);
}

static void
dossier_capture_queue_finalize (GObject *object)
{
  DossierCaptureQueue *self = DOSSIER_CAPTURE_QUEUE (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->running);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->leaving);
  g_clear_object (&self->closing);
  g_clear_error (&self->trouble);
  dossier_clock_unref (self->clock);
  G_OBJECT_CLASS (dossier_capture_queue_parent_class)->finalize (object);
}

static void
dossier_capture_queue_class_init (DossierCaptureQueueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType         type = G_TYPE_FROM_CLASS (klass);

  object_class->dispose = dossier_capture_queue_dispose;
  object_class->finalize = dossier_capture_queue_finalize;

  signals[SIGNAL_ENDED] = g_signal_new ("ended",
                                        type,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        2,
                                        DOSSIER_TYPE_CAPTURE_ITEM,
                                        G_TYPE_POINTER);
  signals[SIGNAL_SUMMARY_CHANGED] = g_signal_new ("summary-changed",
                                                  type,
                                                  G_SIGNAL_RUN_LAST,
                                                  0,
                                                  NULL,
                                                  NULL,
                                                  NULL,
                                                  G_TYPE_NONE,
                                                  0);
}

static void
dossier_capture_queue_init (DossierCaptureQueue *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->leaving = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->closing = g_cancellable_new ();
  dossier_capture_runner_init (self);
}

DossierCaptureQueue *
dossier_capture_queue_new (DossierNotebook *notebook)
{
  DossierCaptureQueue *self = g_object_new (DOSSIER_TYPE_CAPTURE_QUEUE, NULL);

  self->notebook = notebook;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  reload (self);
  return self;
}

void
dossier_capture_queue_close (DossierCaptureQueue *self)
{
  if (self->notebook == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->notebook, self);
  self->notebook = NULL;
  g_cancellable_cancel (self->closing);
  dossier_capture_runner_close (self);
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

DossierCaptureItem *
dossier_capture_queue_find (DossierCaptureQueue *self, gint64 id)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self), NULL);
  return g_hash_table_lookup (self->by_id, &id);
}

static void
set_paused (DossierCaptureQueue *self, gboolean is_paused)
{
  Order *order = new_order (self, run_pause);

  self->is_paused = is_paused;
  order->is_paused = is_paused;
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

  g_clear_error (&self->trouble);
  set_paused (self, FALSE);
}

void
dossier_capture_queue_try_now (DossierCaptureQueue *self)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));

  g_clear_error (&self->trouble);
  self->is_paused = FALSE;
  self->ignores_network = TRUE;
  give_order (new_order (self, run_hurry), NULL);
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

static void
count_waiting (DossierCaptureItem *item, gint64 now, DossierCaptureSummary *summary)
{
  gint64 not_before = dossier_capture_item_get_not_before (item);

  summary->n_waiting++;
  if (not_before <= now)
    return;
  summary->n_postponed++;
  if (summary->next_attempt == 0 || not_before < summary->next_attempt)
    summary->next_attempt = not_before;
}

void
dossier_capture_queue_get_summary (DossierCaptureQueue *self, DossierCaptureSummary *summary)
{
  gint64 now;
  double n_ended = 0;
  guint  n_in_reach = 0;

  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (summary != NULL);

  now = dossier_capture_runner_now (self);
  *summary = (DossierCaptureSummary){ .is_paused = self->is_paused, .trouble = self->trouble };
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierCaptureItem *item = self->items->pdata[i];

      switch (dossier_capture_item_get_state (item))
        {
        case DOSSIER_CAPTURE_WAITING:
          count_waiting (item, now, summary);
          n_in_reach += dossier_capture_item_is_local (item);
          break;
        case DOSSIER_CAPTURE_RUNNING:
          summary->n_running++;
          n_ended += MAX (dossier_capture_item_get_fraction (item), 0);
          break;
        case DOSSIER_CAPTURE_FAILED:
          summary->n_failed++;
          break;
        case DOSSIER_CAPTURE_DONE:
          summary->n_done++;
          break;
        }
    }
  n_ended += summary->n_done;
  if (summary->n_waiting + summary->n_running + summary->n_done > 0)
    summary->fraction = n_ended / (summary->n_waiting + summary->n_running + summary->n_done);
  summary->is_elsewhere = self->is_elsewhere && summary->n_waiting > 0;
  summary->is_offline = summary->n_waiting > 0 && summary->n_running == 0 && n_in_reach == 0 &&
                        dossier_capture_runner_is_offline (self);
}

gboolean
dossier_capture_queue_is_loaded (DossierCaptureQueue *self)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self), FALSE);
  return self->is_loaded;
}
