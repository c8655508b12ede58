/* dossier-feed-load.c: fetches an address and reads what is there as a feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-load.h"

#include "notebook/dossier-notebook-private.h"

void
dossier_feed_loaded_free (DossierFeedLoaded *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->fetched, dossier_fetched_free);
  dossier_feed_free (self->feed);
  g_clear_error (&self->problem);
  g_free (self);
}

/* On a worker. */
static void
parse (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  DossierFeedLoaded *loaded = data;
  DossierFeedInput   input = {
      .content_type = loaded->fetched->content_type,
      .url = loaded->fetched->url,
  };

  input.data = g_bytes_get_data (loaded->fetched->bytes, &input.length);
  loaded->feed = dossier_feed_parse (&input, &loaded->problem);
  g_task_return_boolean (task, TRUE);
}

static void
parsed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierFeedLoaded) loaded = g_object_steal_data (G_OBJECT (task), "loaded");
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&loaded),
                           (GDestroyNotify) dossier_feed_loaded_free);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) errand = NULL;
  g_autoptr (DossierFeedLoaded) loaded = g_new0 (DossierFeedLoaded, 1);
  DossierNotebook *notebook = g_task_get_source_object (task);
  GError          *error = NULL;

  loaded->fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, &error);
  if (loaded->fetched == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (loaded->fetched->is_unchanged)
    {
      g_task_return_pointer (task,
                             g_steal_pointer (&loaded),
                             (GDestroyNotify) dossier_feed_loaded_free);
      return;
    }
  errand = g_task_new (NULL, g_task_get_cancellable (task), parsed_cb, g_object_ref (task));
  g_task_set_task_data (errand, loaded, NULL);
  g_object_set_data_full (G_OBJECT (task),
                          "loaded",
                          g_steal_pointer (&loaded),
                          (GDestroyNotify) dossier_feed_loaded_free);
  dossier_workers_run (dossier_notebook_get_workers (notebook), errand, parse);
}

void
dossier_feed_load_async (DossierNotebook    *notebook,
                         const char         *url,
                         const char         *etag,
                         const char         *last_modified,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  DossierFetchOptions options = {
    .kind = DOSSIER_FETCH_FEED,
    .etag = etag,
    .last_modified = last_modified,
  };

  dossier_fetcher_fetch_async (dossier_notebook_get_fetcher (notebook),
                               url,
                               &options,
                               cancellable,
                               fetched_cb,
                               g_task_new (notebook, cancellable, callback, user_data));
}

DossierFeedLoaded *
dossier_feed_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
