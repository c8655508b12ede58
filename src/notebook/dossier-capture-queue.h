/* dossier-capture-queue.h: the addresses that wait to be captured, and how they get their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture-item.h"
#include "notebook/dossier-capture.h"

G_BEGIN_DECLS

/* Captures at once: of all, and of one host. */
#define DOSSIER_CAPTURE_QUEUE_AT_ONCE  8
#define DOSSIER_CAPTURE_QUEUE_PER_HOST 3
/* What fails in a way that may pass is tried so often in all before it fails for good. */
#define DOSSIER_CAPTURE_QUEUE_ATTEMPTS 5

#define DOSSIER_TYPE_CAPTURE_QUEUE (dossier_capture_queue_get_type ())
G_DECLARE_FINAL_TYPE (DossierCaptureQueue, dossier_capture_queue, DOSSIER, CAPTURE_QUEUE, GObject)

/**
 * DossierCaptureQueue:
 *
 * A list model of DossierCaptureItem in the order they were asked for: what the notebook keeps in
 * its table of captures. Each address is written there before it is fetched and marked as done
 * after its article is, so that neither a crash nor leaving the program loses one: the queue of a
 * notebook that is opened goes on by itself where it stood.
 *
 * One program at a time works a notebook's queue off: the one that holds the lock on the file
 * "NOTEBOOK-queue" beside it. Others that have the notebook open see what happens, and take over
 * within seconds when that program ends, even by a crash.
 *
 * What fails in a way that may pass (a time-out, a server in trouble, a lost connection) waits and
 * is tried again, later each time and not before the server allows; what fails for good stays
 * listed with its advice. While there is no network everything waits, and goes on with it; a
 * network that wants a login first is tried a few times, and at once when something about it
 * changes. When the notebook itself cannot be written the queue stands still and says why, looks
 * again from time to time, and goes on when it can.
 */

/**
 * DossierCaptureQueue::ended:
 * @item: that has just become done or failed
 * @captured: (type pointer) (nullable): a #DossierCaptured, for the time of the signal; NULL when
 *   it failed, or when another program captured it
 *
 * DossierCaptureQueue::summary-changed:
 *
 * Something that dossier_capture_queue_get_summary() tells may have changed; comes often.
 */

/* The queue of @self; made, and with that started, by the first call. (transfer none) */
DossierCaptureQueue *dossier_notebook_get_capture_queue (DossierNotebook *self);

/**
 * dossier_capture_queue_add_async:
 * @urls: http(s) addresses, complete, and file URIs; any number
 *
 * Writes them all in one transaction. An address that waits already, or has failed, is tried at
 * once; one that is done is captured again.
 */
void dossier_capture_queue_add_async (DossierCaptureQueue *self,
                                      const char *const   *urls,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
/**
 * dossier_capture_queue_add_finish:
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the items' ids in the order of the
 *   addresses; their items are in the list soon after
 */
GArray *
dossier_capture_queue_add_finish (DossierCaptureQueue *self, GAsyncResult *result, GError **error);
/* (transfer none) (nullable) */
DossierCaptureItem *dossier_capture_queue_find (DossierCaptureQueue *self, gint64 id);

/* What runs is ended, nothing new is begun; remembered in the notebook. */
void dossier_capture_queue_pause (DossierCaptureQueue *self);
/* Goes on, also when the notebook could not be written and now can. */
void dossier_capture_queue_resume (DossierCaptureQueue *self);
/* Goes on and tries everything that waits, whatever the time and whatever is said of the network.
 */
void dossier_capture_queue_try_now (DossierCaptureQueue *self);
/* Tries one that failed or waits at once. */
void dossier_capture_queue_retry (DossierCaptureQueue *self, DossierCaptureItem *item);
void dossier_capture_queue_retry_failed (DossierCaptureQueue *self);
/* Stops it when it runs; an article that is in the notebook stays there. A step that can be undone.
 */
void dossier_capture_queue_remove (DossierCaptureQueue *self, DossierCaptureItem *item);
/* Removes all of one state: DONE, FAILED, or WAITING, which takes the running ones with it.
 * One step that can be undone. */
void dossier_capture_queue_clear (DossierCaptureQueue *self, DossierCaptureState state);

/**
 * DossierCaptureSummary:
 * @n_postponed: how many of @n_waiting wait for a later time
 * @fraction: how far all of it is, from 0 to 1, failed ones not counted
 * @next_attempt: when the next of those is tried, or a notebook in trouble, Unix time in
 *   milliseconds; 0 for none
 * @is_paused: by the reader
 * @is_offline: everything that is left waits for the network
 * @is_elsewhere: another program works it off
 * @trouble: (nullable): why the notebook cannot be written; until the next call
 * @login: (nullable): what the network said when everything that is left waits for the reader to
 *   sign in to it; until the next call
 */
typedef struct
{
  guint         n_waiting;
  guint         n_running;
  guint         n_failed;
  guint         n_done;
  guint         n_postponed;
  double        fraction;
  gint64        next_attempt;
  gboolean      is_paused;
  gboolean      is_offline;
  gboolean      is_elsewhere;
  const GError *trouble;
  const GError *login;
} DossierCaptureSummary;

void dossier_capture_queue_get_summary (DossierCaptureQueue *self, DossierCaptureSummary *summary);

/* Whether the notebook has been asked what waits. */
gboolean dossier_capture_queue_is_loaded (DossierCaptureQueue *self);

/* For tests: the network as it would have it. */
void dossier_capture_queue_set_network (DossierCaptureQueue *self, GNetworkMonitor *network);
/* Looks at once whether there is something to do, as the queue does from time to time. */
void dossier_capture_queue_wake (DossierCaptureQueue *self);

G_END_DECLS
