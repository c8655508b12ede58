/* dossier-capture-queue-private.h: what the list of captures and the runner through it share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture-item-private.h"
#include "notebook/dossier-capture-queue.h"
#include "net/dossier-clock.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-lock.h"

G_BEGIN_DECLS

struct _DossierCaptureQueue
{
  GObject parent_instance;

  /* borrowed: owns the queue; NULL once it is closed */
  DossierNotebook *notebook;

  /* owned: the list */
  GPtrArray    *items;
  GHashTable   *by_id;   /* the items by their ids */
  GHashTable   *leaving; /* items that are being removed */
  GCancellable *closing;
  GError       *trouble;  /* (nullable): nothing is begun before the notebook can be written */
  guint64       epoch;    /* of the rows as we changed them; what was read before it is stale */
  guint         n_orders; /* of ours, on their way to the writer */
  gboolean      is_loaded;
  gboolean      is_loading;
  gboolean      wants_reload;
  gboolean      is_paused;

  /* owned: the runner */
  GPtrArray       *running; /* items */
  DossierLock     *lock;    /* (nullable): until we have it */
  GNetworkMonitor *network;
  DossierClock    *clock;
  GSource         *alarm; /* (nullable) */
  gboolean         is_claiming;
  gboolean         is_elsewhere;
  gboolean         ignores_network;
  gint64           next_probe;  /* of a notebook in trouble, Unix ms; 0 for none to come */
  guint            n_probes;    /* planned since a capture last went well */
  gboolean         is_on_trial; /* after trouble: one at a time until one goes well */
};

/* dossier-capture-queue.c */
DossierCaptureQueue *dossier_capture_queue_new (DossierNotebook *notebook);
/* Stops what runs; the rows stay. */
void dossier_capture_queue_close (DossierCaptureQueue *self);
void dossier_capture_queue_tell (DossierCaptureQueue *self);
/* Stands still because of @error, but for those that say that the notebook is closed. */
void dossier_capture_queue_stop (DossierCaptureQueue *self, const GError *error);
/* The notebook was written: goes on, carefully. */
void dossier_capture_queue_end_trouble (DossierCaptureQueue *self);
/* Reads the rows anew, and gives what waits its turn. */
void dossier_capture_queue_reload (DossierCaptureQueue *self);
void dossier_capture_queue_emit_ended (DossierCaptureQueue   *self,
                                       DossierCaptureItem    *item,
                                       const DossierCaptured *captured);

/* dossier-capture-orders.c */
/* Finds out whether the notebook can be written again. */
void dossier_capture_queue_probe (DossierCaptureQueue *self);
/* Tries what found a network that wanted a login. */
void dossier_capture_queue_hurry_signed_in (DossierCaptureQueue *self);

/* dossier-capture-claim.c */
/* Tries to get the lock; looks again from time to time while another program has it. */
void dossier_capture_claim_try (DossierCaptureQueue *self);

/* dossier-capture-runner.c */
void dossier_capture_runner_init (DossierCaptureQueue *self);
void dossier_capture_runner_close (DossierCaptureQueue *self);
/* Begins what may begin, and sees to it that it is called again in time. */
void dossier_capture_runner_pump (DossierCaptureQueue *self);
/* The same, after so long at the latest. */
void dossier_capture_runner_set_alarm (DossierCaptureQueue *self, gint64 milliseconds);
/* Whether what is not on this computer cannot be reached. */
gboolean dossier_capture_runner_is_offline (DossierCaptureQueue *self);
/* When the item may begin, as far as its site and it are concerned; 0 or a past time for now. */
gint64 dossier_capture_runner_get_start (DossierCaptureQueue *self, DossierCaptureItem *item);
/* When to look next whether the notebook can be written; later each time. */
gint64 dossier_capture_runner_plan_probe (DossierCaptureQueue *self);
/* Whether the network has answered in the site's place. @error is (nullable). */
gboolean dossier_capture_runner_is_portal (const GError *error);
/* Unix time in milliseconds. */
gint64 dossier_capture_runner_now (DossierCaptureQueue *self);
/* For tests: by another clock from now on. */
void dossier_capture_runner_set_clock (DossierCaptureQueue *self, DossierClock *clock);

G_END_DECLS
