/* dossier-capture-claim.c: one program at a time works a notebook's queue off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-queue-private.h"

#include <stdlib.h>

/* How often to look whether the program that works the queue off has ended. */
#define CLAIM_INTERVAL_MS G_GINT64_CONSTANT (2000)

typedef struct
{
  char        *path;
  DossierLock *lock;
} Claim;

static void
free_claim (gpointer data)
{
  Claim *claim = data;

  g_free (claim->path);
  g_clear_pointer (&claim->lock, dossier_lock_free);
  g_free (claim);
}

/* Whatever name the notebook was opened by, its queue has one lock. */
static gboolean
try_lock (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Claim           *claim = data;
  char            *real = realpath (claim->path, NULL);
  g_autofree char *path = g_strconcat (real != NULL ? real : claim->path, "-queue", NULL);
  g_autoptr (GError) failure = NULL;

  free (real);
  claim->lock = dossier_lock_try (path, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static void
lock_tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierCaptureQueue) self = user_data;
  g_autoptr (GError) error = NULL;
  Claim   *claim = dossier_store_get_job_data (result);
  gboolean ok = dossier_store_finish (DOSSIER_STORE (source), result, &error);

  self->is_claiming = FALSE;
  if (self->notebook == NULL)
    return;
  if (!ok)
    {
      dossier_capture_queue_stop (self, error);
      return;
    }
  self->lock = g_steal_pointer (&claim->lock);
  if (self->is_elsewhere != (self->lock == NULL))
    {
      self->is_elsewhere = self->lock == NULL;
      dossier_capture_queue_tell (self);
    }
  if (self->lock != NULL)
    dossier_capture_runner_pump (self);
  else
    dossier_capture_runner_set_alarm (self, CLAIM_INTERVAL_MS);
}

void
dossier_capture_claim_try (DossierCaptureQueue *self)
{
  DossierStore *store = dossier_notebook_get_store (self->notebook);
  Claim        *claim = g_new0 (Claim, 1);

  if (self->is_claiming)
    {
      free_claim (claim);
      return;
    }
  self->is_claiming = TRUE;
  claim->path = g_strdup (dossier_store_get_path (store));
  dossier_store_read_async (store,
                            try_lock,
                            claim,
                            free_claim,
                            self->closing,
                            lock_tried_cb,
                            g_object_ref (self));
}
