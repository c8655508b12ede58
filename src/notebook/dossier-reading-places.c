/* dossier-reading-places.c: places in articles on their way into the file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-reading-places.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-reading-position.h"

typedef struct
{
  gint64              article_id;
  DossierReadingPlace place;
  GHashTable         *unwritten; /* owned */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  g_hash_table_unref (job->unwritten);
  g_free (job);
}

static gboolean
write_place (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return dossier_reading_position_set (db,
                                       job->article_id,
                                       job->place.version_id,
                                       job->place.start,
                                       error);
}

static void
place_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  const Job                 *job = dossier_store_get_job_data (result);
  const DossierReadingPlace *last = g_hash_table_lookup (job->unwritten, &job->article_id);
  g_autoptr (GError) error = NULL;

  if (last != NULL && last->version_id == job->place.version_id && last->start == job->place.start)
    g_hash_table_remove (job->unwritten, &job->article_id);
  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_debug ("%s", error->message);
}

void
dossier_reading_places_keep (DossierNotebook    *notebook,
                             gint64              article_id,
                             DossierReadingPlace place)
{
  GHashTable *unwritten;
  Job        *job;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  unwritten = dossier_notebook_get_unwritten_places (notebook);
  g_hash_table_replace (unwritten,
                        g_memdup2 (&article_id, sizeof article_id),
                        g_memdup2 (&place, sizeof place));
  job = g_new (Job, 1);
  *job = (Job){ article_id, place, g_hash_table_ref (unwritten) };
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             write_place,
                             job,
                             free_job,
                             NULL,
                             place_written_cb,
                             NULL);
}

DossierReadingPlace
dossier_reading_places_get_unwritten (DossierNotebook *notebook, gint64 article_id)
{
  const DossierReadingPlace *place;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), (DossierReadingPlace){ 0 });

  place = g_hash_table_lookup (dossier_notebook_get_unwritten_places (notebook), &article_id);
  return place != NULL ? *place : (DossierReadingPlace){ 0, 0 };
}
