/* dossier-capture-queue.c: the addresses that wait to be captured, and how they get their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-queue-private.h"

#include "notebook/dossier-list-diff.h"
#include "store/dossier-store-error.h"

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

/* A damaged notebook does not mend itself, and trying might do more damage. */
static gboolean
may_pass (const GError *error)
{
  return !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT) &&
         !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK) &&
         !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_TOO_NEW);
}

/* Captures that ran together fail together: only the first decides when to look again. */
void
dossier_capture_queue_stop (DossierCaptureQueue *self, const GError *error)
{
  g_autoptr (GError) before = g_steal_pointer (&self->trouble);

  if (self->notebook == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      self->trouble = g_steal_pointer (&before);
      return;
    }
  self->trouble = g_error_copy (error);
  if (!may_pass (error))
    self->next_probe = 0;
  else if (before == NULL)
    self->next_probe = dossier_capture_runner_plan_probe (self);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

void
dossier_capture_queue_end_trouble (DossierCaptureQueue *self)
{
  if (self->trouble == NULL)
    return;
  g_clear_error (&self->trouble);
  self->is_on_trial = TRUE;
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
      dossier_capture_queue_reload (self);
      return;
    }
  self->is_loaded = TRUE;
  self->is_paused = load->is_paused;
  take_rows (self, load->rows);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

void
dossier_capture_queue_reload (DossierCaptureQueue *self)
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
    dossier_capture_queue_reload (DOSSIER_CAPTURE_QUEUE (user_data));
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
  dossier_capture_queue_reload (self);
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

DossierCaptureItem *
dossier_capture_queue_find (DossierCaptureQueue *self, gint64 id)
{
  g_return_val_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self), NULL);
  return g_hash_table_lookup (self->by_id, &id);
}

static gboolean
waits_for_login (DossierCaptureItem *item, gint64 now)
{
  return dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_WAITING &&
         dossier_capture_item_get_not_before (item) > now &&
         dossier_capture_runner_is_portal (dossier_capture_item_get_error (item));
}

static void
count_postponed (gint64 start, gint64 now, DossierCaptureSummary *summary)
{
  if (start <= now)
    return;
  summary->n_postponed++;
  if (summary->next_attempt == 0 || start < summary->next_attempt)
    summary->next_attempt = start;
}

/* One that has not failed yet may wait for a later time too: when its site asks for a pause. That
 * is looked at only while nothing is under way, since it takes a while. */
static void
count_resting (DossierCaptureQueue *self, gint64 now, DossierCaptureSummary *summary)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      DossierCaptureItem *item = self->items->pdata[i];

      if (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_WAITING &&
          dossier_capture_item_get_not_before (item) <= now)
        count_postponed (dossier_capture_runner_get_start (self, item), now, summary);
    }
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

      if (waits_for_login (item, now))
        summary->login = dossier_capture_item_get_error (item);
      switch (dossier_capture_item_get_state (item))
        {
        case DOSSIER_CAPTURE_WAITING:
          summary->n_waiting++;
          count_postponed (dossier_capture_item_get_not_before (item), now, summary);
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
  if (summary->n_running == 0 && summary->n_postponed < summary->n_waiting)
    count_resting (self, now, summary);
  if (self->trouble != NULL)
    summary->next_attempt = self->next_probe;
  n_ended += summary->n_done;
  if (summary->n_waiting + summary->n_running + summary->n_done > 0)
    summary->fraction = n_ended / (summary->n_waiting + summary->n_running + summary->n_done);
  if (summary->n_running > 0 || summary->n_postponed < summary->n_waiting)
    summary->login = NULL;
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
