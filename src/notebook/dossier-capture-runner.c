/* dossier-capture-runner.c: gives the captures of the queue their turn, and judges how they ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-queue-private.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"

/* How long to wait after the first, second … attempt that failed. */
static const guint delays_s[DOSSIER_CAPTURE_QUEUE_ATTEMPTS] = { 30, 120, 600, 3600, 0 };

/* No server is believed that wants a longer pause. */
#define MAX_DELAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
/* The same where a network wanted a login first, which takes a person's time. */
static const guint portal_delays_s[DOSSIER_CAPTURE_QUEUE_ATTEMPTS] = { 300, 300, 900, 3600, 0 };
/* How long to wait before looking again whether a notebook can be written; the last one stays. */
static const guint probe_delays_s[] = { 10, 30, 120, 600 };

/* A computer that slept finds out after this at the latest that the time has come. */
#define MAX_ALARM_MS (60 * G_GINT64_CONSTANT (1000))

/* One capture on its way, and then its end on its way into the notebook. */
typedef struct
{
  /* owned */
  DossierCaptureQueue *queue;
  DossierCaptureItem  *item;
  DossierCaptured     *captured; /* (nullable) */
  GError              *error;    /* (nullable) */

  guint  attempts;
  gint64 not_before;
} Turn;

static void
free_turn (gpointer data)
{
  Turn *turn = data;

  g_object_unref (turn->queue);
  g_object_unref (turn->item);
  g_clear_pointer (&turn->captured, dossier_captured_free);
  g_clear_error (&turn->error);
  g_free (turn);
}

gint64
dossier_capture_runner_now (DossierCaptureQueue *self)
{
  return dossier_clock_get_unix_time (self->clock);
}

gboolean
dossier_capture_runner_is_offline (DossierCaptureQueue *self)
{
  return !self->ignores_network && !g_network_monitor_get_network_available (self->network);
}

/* Until when the host wants to be left alone; 0 for no such wish. */
static gint64
get_rest (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  if (self->notebook == NULL || dossier_capture_item_get_host (item) == NULL)
    return 0;
  return dossier_fetcher_get_not_before (dossier_notebook_get_fetcher (self->notebook),
                                         dossier_capture_item_get_url (item));
}

gint64
dossier_capture_runner_get_start (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  gint64 not_before = dossier_capture_item_get_not_before (item);

  return not_before > dossier_capture_runner_now (self) ? not_before : get_rest (self, item);
}

/* The end of a turn ------------------------------------------------------------------------------
 */

static void
leave_running (Turn *turn)
{
  g_ptr_array_remove_fast (turn->queue->running, turn->item);
}

static gboolean
write_end (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Turn  *turn = data;
  gint64 id = dossier_capture_item_get_id (turn->item);

  return turn->captured != NULL
             ? dossier_capture_rows_set_done (db, id, turn->captured->article_id, error)
             : dossier_capture_rows_set_trouble (db,
                                                 id,
                                                 turn->attempts,
                                                 turn->not_before,
                                                 turn->error,
                                                 error);
}

static void
show_end (Turn *turn)
{
  DossierCaptureQueue *self = turn->queue;

  if (turn->captured != NULL)
    dossier_capture_item_set_done (turn->item, turn->captured->article_id, turn->captured->title);
  else
    dossier_capture_item_set_trouble (turn->item, turn->attempts, turn->not_before, turn->error);
  if (turn->captured != NULL || turn->not_before == 0)
    dossier_capture_queue_emit_ended (self, turn->item, turn->captured);
}

static void
end_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Turn                *turn = dossier_store_get_job_data (result);
  DossierCaptureQueue *self = turn->queue;
  g_autoptr (GError) error = NULL;

  leave_running (turn);
  self->epoch++;
  if (dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      if (turn->captured != NULL)
        self->n_probes = self->is_on_trial = 0;
      show_end (turn);
    }
  else
    {
      dossier_capture_item_set_job (turn->item, NULL);
      dossier_capture_queue_stop (self, error);
    }
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

/* Takes the turn. */
static void
end_turn (Turn *turn)
{
  dossier_store_write_async (dossier_notebook_get_store (turn->queue->notebook),
                             write_end,
                             turn,
                             free_turn,
                             NULL,
                             end_written_cb,
                             NULL);
}

/* Takes the turn: nothing is known of the address that was not known before. */
static void
forget_turn (Turn *turn)
{
  g_autoptr (DossierCaptureQueue) self = g_object_ref (turn->queue);

  leave_running (turn);
  dossier_capture_item_set_job (turn->item, NULL);
  free_turn (turn);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

/* What failed was not this capture: the notebook cannot be written, or a part of the program is
 * missing. The next one would fail too, so nothing is begun until that is mended. */
static gboolean
blames_us (const GError *error)
{
  if (g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NO_HELPER))
    return TRUE;
  return error->domain == DOSSIER_STORE_ERROR && error->code != DOSSIER_STORE_ERROR_NOT_FOUND &&
         error->code != DOSSIER_STORE_ERROR_CONSTRAINT;
}

/* The network answers in every site's place until the reader has signed in to it. */
gboolean
dossier_capture_runner_is_portal (const GError *error)
{
  return g_error_matches (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PORTAL) ||
         g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_PORTAL);
}

/* When to try again; 0 for never. */
static void
judge (Turn *turn)
{
  DossierCaptureQueue *self = turn->queue;
  gint64               now = dossier_capture_runner_now (self);
  gint64   allowed = dossier_fetcher_get_not_before (dossier_notebook_get_fetcher (self->notebook),
                                                   dossier_capture_item_get_url (turn->item));
  guint    attempts = dossier_capture_item_get_attempts (turn->item);
  gboolean is_portal = dossier_capture_runner_is_portal (turn->error);
  const guint *delays = is_portal ? portal_delays_s : delays_s;

  turn->attempts = attempts + 1;
  turn->not_before = 0;
  if (!dossier_fetch_error_is_passing (turn->error) && !is_portal)
    return;
  if (dossier_capture_runner_is_offline (self) && !dossier_capture_item_is_local (turn->item))
    {
      /* The network went away, which is nobody's attempt. */
      turn->attempts = attempts;
      turn->not_before = now;
      return;
    }
  if (turn->attempts >= DOSSIER_CAPTURE_QUEUE_ATTEMPTS)
    return;
  turn->not_before = now + delays[attempts] * G_GINT64_CONSTANT (1000);
  turn->not_before = MIN (MAX (turn->not_before, allowed), now + MAX_DELAY_MS);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Turn *turn = user_data;

  turn->captured = dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &turn->error);
  if (turn->queue->notebook == NULL)
    free_turn (turn);
  else if (turn->captured != NULL)
    end_turn (turn);
  else if (g_error_matches (turn->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    forget_turn (turn);
  else if (blames_us (turn->error))
    {
      dossier_capture_queue_stop (turn->queue, turn->error);
      forget_turn (turn);
    }
  else
    {
      judge (turn);
      end_turn (turn);
    }
}

/* Whose turn it is -------------------------------------------------------------------------------
 */

static void
start_turn (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  g_autoptr (DossierJob) job = dossier_job_new (dossier_capture_item_get_url (item));
  Turn *turn = g_new0 (Turn, 1);

  turn->queue = g_object_ref (self);
  turn->item = g_object_ref (item);
  g_ptr_array_add (self->running, item);
  dossier_capture_item_set_job (item, job);
  dossier_capture_job_async (self->notebook, job, captured_cb, turn);
}

/* Whether one more may run, of whatever host. */
static gboolean
is_full (DossierCaptureQueue *self)
{
  return self->running->len >= (self->is_on_trial ? 1 : DOSSIER_CAPTURE_QUEUE_AT_ONCE);
}

static gboolean
has_room (DossierCaptureQueue *self, const char *host)
{
  guint n = 0;

  for (guint i = 0; host != NULL && i < self->running->len; i++)
    n += g_strcmp0 (dossier_capture_item_get_host (self->running->pdata[i]), host) == 0;
  return n < DOSSIER_CAPTURE_QUEUE_PER_HOST;
}

static gboolean
may_run (DossierCaptureQueue *self, DossierCaptureItem *item)
{
  return dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_WAITING &&
         !g_hash_table_contains (self->leaving, item) &&
         (dossier_capture_item_is_local (item) || !dossier_capture_runner_is_offline (self));
}

/* Milliseconds until it may begin. */
static gint64
measure_wait (DossierCaptureQueue *self, DossierCaptureItem *item, gint64 now)
{
  return MAX (dossier_capture_runner_get_start (self, item) - now, 0);
}

/* Milliseconds until the next one may begin: 0 for at once, -1 for never. */
static gint64
find_next (DossierCaptureQueue *self)
{
  gint64 now = dossier_capture_runner_now (self);
  gint64 next = -1;

  for (guint i = 0; i < self->items->len && next != 0; i++)
    if (may_run (self, self->items->pdata[i]))
      {
        gint64 wait = measure_wait (self, self->items->pdata[i], now);

        if (next < 0 || wait < next)
          next = wait;
      }
  return next;
}

static void
start_turns (DossierCaptureQueue *self)
{
  gint64 now = dossier_capture_runner_now (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      DossierCaptureItem *item = self->items->pdata[i];

      if (is_full (self))
        return;
      if (may_run (self, item) && has_room (self, dossier_capture_item_get_host (item)) &&
          measure_wait (self, item, now) == 0)
        start_turn (self, item);
    }
}

static gboolean
time_has_come_cb (gpointer user_data)
{
  DossierCaptureQueue *self = user_data;

  g_clear_pointer (&self->alarm, g_source_unref);
  dossier_capture_runner_pump (self);
  return G_SOURCE_REMOVE;
}

static void
clear_alarm (DossierCaptureQueue *self)
{
  if (self->alarm != NULL)
    g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
}

void
dossier_capture_runner_set_alarm (DossierCaptureQueue *self, gint64 milliseconds)
{
  gint64 time = dossier_clock_get_time (self->clock) + MIN (milliseconds, MAX_ALARM_MS) * 1000;

  clear_alarm (self);
  self->alarm = dossier_clock_add_alarm (self->clock, time, time_has_come_cb, self);
}

gint64
dossier_capture_runner_plan_probe (DossierCaptureQueue *self)
{
  guint i = MIN (self->n_probes, G_N_ELEMENTS (probe_delays_s) - 1);

  self->n_probes++;
  return dossier_capture_runner_now (self) + probe_delays_s[i] * G_GINT64_CONSTANT (1000);
}

/* Until the notebook can be written again. */
static void
wait_out_trouble (DossierCaptureQueue *self)
{
  gint64 wait = self->next_probe - dossier_capture_runner_now (self);

  if (self->next_probe != 0 && wait <= 0)
    dossier_capture_queue_probe (self);
  else if (self->next_probe != 0)
    dossier_capture_runner_set_alarm (self, wait);
}

void
dossier_capture_runner_pump (DossierCaptureQueue *self)
{
  gint64 next;

  clear_alarm (self);
  if (self->notebook != NULL && self->trouble != NULL)
    wait_out_trouble (self);
  if (self->notebook == NULL || !self->is_loaded || self->is_paused || self->trouble != NULL)
    return;
  next = find_next (self);
  if (next == 0 && self->lock == NULL)
    {
      dossier_capture_claim_try (self);
      return;
    }
  if (next == 0)
    {
      start_turns (self);
      dossier_capture_queue_tell (self);
    }
  else if (next > 0)
    dossier_capture_runner_set_alarm (self, next);
}

static gboolean
has_portal (DossierCaptureQueue *self)
{
  for (guint i = 0; i < self->items->len; i++)
    if (dossier_capture_item_get_state (self->items->pdata[i]) == DOSSIER_CAPTURE_WAITING &&
        dossier_capture_runner_is_portal (dossier_capture_item_get_error (self->items->pdata[i])))
      return TRUE;
  return FALSE;
}

static void
network_changed_cb (GNetworkMonitor *network, gboolean is_available, gpointer user_data)
{
  DossierCaptureQueue *self = user_data;

  self->ignores_network = FALSE;
  if (has_portal (self))
    dossier_capture_queue_hurry_signed_in (self);
  dossier_capture_queue_tell (self);
  dossier_capture_runner_pump (self);
}

/* That the network is open to the world is told by itself. */
static void
connectivity_changed_cb (GNetworkMonitor *network, GParamSpec *pspec, gpointer user_data)
{
  network_changed_cb (network, TRUE, user_data);
}

static void
watch_network (DossierCaptureQueue *self, GNetworkMonitor *network)
{
  if (self->network != NULL)
    g_signal_handlers_disconnect_by_data (self->network, self);
  g_set_object (&self->network, network);
  if (network != NULL)
    {
      g_signal_connect (network, "network-changed", G_CALLBACK (network_changed_cb), self);
      g_signal_connect (network,
                        "notify::connectivity",
                        G_CALLBACK (connectivity_changed_cb),
                        self);
    }
}

void
dossier_capture_runner_init (DossierCaptureQueue *self)
{
  self->running = g_ptr_array_new ();
  self->clock = dossier_clock_new ();
  watch_network (self, g_network_monitor_get_default ());
}

void
dossier_capture_runner_close (DossierCaptureQueue *self)
{
  clear_alarm (self);
  watch_network (self, NULL);
  for (guint i = 0; i < self->running->len; i++)
    {
      DossierJob *job = dossier_capture_item_get_job (self->running->pdata[i]);

      if (job != NULL)
        g_cancellable_cancel (dossier_job_get_cancellable (job));
    }
  g_ptr_array_set_size (self->running, 0);
  g_clear_pointer (&self->lock, dossier_lock_free);
}

void
dossier_capture_runner_set_clock (DossierCaptureQueue *self, DossierClock *clock)
{
  clear_alarm (self);
  dossier_clock_unref (self->clock);
  self->clock = dossier_clock_ref (clock);
  dossier_capture_runner_pump (self);
}

void
dossier_capture_queue_set_network (DossierCaptureQueue *self, GNetworkMonitor *network)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));
  g_return_if_fail (G_IS_NETWORK_MONITOR (network));

  watch_network (self, network);
  network_changed_cb (network, FALSE, self);
}

void
dossier_capture_queue_wake (DossierCaptureQueue *self)
{
  g_return_if_fail (DOSSIER_IS_CAPTURE_QUEUE (self));

  dossier_capture_runner_pump (self);
}
