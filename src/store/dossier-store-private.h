/* dossier-store-private.h: what the parts of the store share: its queues, what changed, damage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store's own files: the object (dossier-store.c), opening it (-open.c), the jobs on
 * its threads (-jobs.c).
 */
#pragma once

#include "store/dossier-change-set.h"
#include "store/dossier-store.h"

G_BEGIN_DECLS

#define DOSSIER_STORE_N_READERS 2

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

/* Opens the queues; the connections are there. */
void dossier_store_start_jobs (DossierStore *self);
/* Queues a look at what others wrote, on the writer, or through the whole file, on a reader. */
void dossier_store_push_look (GThreadPool *pool);

/* From any thread: tells what was committed, folded once a turn of the loop. */
void dossier_store_post_changes (DossierStore *self, DossierChangeSet *changes);
/* On the writer's thread: what another process wrote is told as "everything changed". */
void   dossier_store_look_at_others (DossierStore *self);
gint64 dossier_store_read_data_version (DossierDb *db);

/* An error that speaks of damage may be about another file, one that is being imported: the
 * notebook is read through before anything is said of it. */
void dossier_store_look_after_error (DossierStore *self, const GError *error);
/* On a reader's thread. */
void dossier_store_read_through (DossierStore *self, DossierDb *db);

/* Calls back in @context, at the priority of events. */
void dossier_store_attach (GMainContext  *context,
                           GSourceFunc    callback,
                           gpointer       data,
                           GDestroyNotify destroy);

G_END_DECLS
