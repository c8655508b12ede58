/* dossier-refresh.c: asks the web for the present state of articles, through the capture queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-refresh.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-articles.h"

/* Which articles ------------------------------------------------------------------------------- */

void
dossier_refresh_address_free (DossierRefreshAddress *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self);
}

typedef struct
{
  GArray    *ids;       /* gint64 (nullable): all */
  GPtrArray *addresses; /* DossierRefreshAddress */
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->ids, g_array_unref);
  g_clear_pointer (&listing->addresses, g_ptr_array_unref);
  g_free (listing);
}

/* What the capture queue can ask for; a pasted text is known by its hash. */
static gboolean
has_address (const char *url)
{
  return g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://") ||
         g_str_has_prefix (url, "file:");
}

static void
add_address (Listing *listing, gint64 article_id, const char *url)
{
  DossierRefreshAddress *address = NULL;

  if (url == NULL || !has_address (url))
    return;
  address = g_new0 (DossierRefreshAddress, 1);
  address->article_id = article_id;
  address->url = g_strdup (url);
  g_ptr_array_add (listing->addresses, address);
}

static gboolean
list_one (DossierDb *db, Listing *listing, gint64 article_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DossierArticle) article = dossier_articles_get (db, article_id, &local_error);

  if (article == NULL && local_error == NULL)
    g_set_error (&local_error,
                 DOSSIER_STORE_ERROR,
                 DOSSIER_STORE_ERROR_NOT_FOUND,
                 "article %" G_GINT64_FORMAT " is not in the notebook",
                 article_id);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  add_address (listing, article_id, article->url);
  return TRUE;
}

static gboolean
run_listing (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Listing *listing = data;
  g_autoptr (GPtrArray) addresses = NULL;

  for (guint i = 0; listing->ids != NULL && i < listing->ids->len; i++)
    if (!list_one (db, listing, g_array_index (listing->ids, gint64, i), error))
      return FALSE;
  if (listing->ids != NULL)
    return TRUE;

  addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_address_free);
  if (!dossier_articles_list_addresses (db, addresses, error))
    return FALSE;
  for (guint i = 0; i < addresses->len; i++)
    {
      const DossierArticleAddress *address = g_ptr_array_index (addresses, i);

      add_address (listing, address->id, address->url);
    }
  return TRUE;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Listing *listing = dossier_store_get_job_data (result);
  GError  *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task,
                           g_steal_pointer (&listing->addresses),
                           (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_refresh_list_async (DossierNotebook    *notebook,
                            const GArray       *ids,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  Listing *listing;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  listing = g_new0 (Listing, 1);
  listing->ids = ids != NULL ? g_array_copy ((GArray *) ids) : NULL;
  listing->addresses =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_refresh_address_free);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            run_listing,
                            listing,
                            free_listing,
                            cancellable,
                            listed_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

GPtrArray *
dossier_refresh_list_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, notebook), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The refresh ---------------------------------------------------------------------------------- */

struct _DossierRefresh
{
  GObject parent_instance;

  /* owned */
  DossierCaptureQueue *queue;
  GHashTable          *captures; /* gint64 *: rows of the queue that are there for this */
  GHashTable          *pending;  /* gint64 *: those without an answer */

  DossierRefreshResult result;
  gboolean             wants_all;
  gboolean             is_listed; /* our rows are in the queue's list */
  gboolean             has_ended;
};

G_DEFINE_FINAL_TYPE (DossierRefresh, dossier_refresh, G_TYPE_OBJECT)

enum
{
  SIGNAL_ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
end (DossierRefresh *self, const GError *error)
{
  if (self->has_ended)
    return;
  self->has_ended = TRUE;
  g_signal_handlers_disconnect_by_data (self->queue, self);
  g_signal_emit (self, signals[SIGNAL_ENDED], 0, error);
}

/* Whether any of our rows has come into the list; they come together. */
static gboolean
look_for_rows (DossierRefresh *self)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, self->pending);
  if (!self->is_listed && g_hash_table_iter_next (&iter, &id, NULL))
    self->is_listed = dossier_capture_queue_find (self->queue, *(gint64 *) id) != NULL;
  return self->is_listed;
}

/* Nothing happens any more: what has no answer waits for another day, or is gone. */
static void
summary_changed_cb (DossierCaptureQueue *queue, gpointer user_data)
{
  DossierRefresh       *self = user_data;
  DossierCaptureSummary summary;
  GHashTableIter        iter;
  gpointer              id;

  if (self->has_ended || !look_for_rows (self))
    return;
  dossier_capture_queue_get_summary (queue, &summary);
  if (summary.n_running > 0 || summary.n_waiting > summary.n_postponed)
    return;
  g_hash_table_iter_init (&iter, self->pending);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (dossier_capture_queue_find (queue, *(gint64 *) id) != NULL)
      self->result.n_later++;
    else
      self->result.n_stopped++;
  end (self, NULL);
}

static void
capture_ended_cb (DossierCaptureQueue   *queue,
                  DossierCaptureItem    *item,
                  const DossierCaptured *captured,
                  gpointer               user_data)
{
  DossierRefresh *self = user_data;
  gint64          id = dossier_capture_item_get_id (item);

  if (!g_hash_table_remove (self->pending, &id))
    return;
  self->is_listed = TRUE;
  if (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED)
    self->result.n_failed++;
  else if (captured != NULL && captured->is_new_version)
    {
      self->result.n_changed++;
      self->result.changed_id = captured->article_id;
    }
  else
    self->result.n_same++;
  if (g_hash_table_size (self->pending) == 0)
    end (self, NULL);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRefresh) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dossier_capture_queue_add_finish (DOSSIER_CAPTURE_QUEUE (source), result, &error);

  if (ids == NULL)
    {
      end (self, error);
      return;
    }
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 *id = NULL;

      if (g_hash_table_contains (self->captures, &g_array_index (ids, gint64, i)))
        continue;
      id = g_memdup2 (&g_array_index (ids, gint64, i), sizeof *id);
      g_hash_table_add (self->captures, id);
      g_hash_table_add (self->pending, id);
    }
}

static void
addresses_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRefresh) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) addresses =
      dossier_refresh_list_finish (DOSSIER_NOTEBOOK (source), result, &error);
  g_autoptr (GPtrArray) urls = g_ptr_array_new ();

  if (addresses == NULL)
    {
      end (self, error);
      return;
    }
  if (self->wants_all)
    self->result.n_articles = addresses->len;
  self->result.n_skipped = self->result.n_articles - addresses->len;
  if (addresses->len == 0)
    {
      end (self, NULL);
      return;
    }
  for (guint i = 0; i < addresses->len; i++)
    g_ptr_array_add (urls, ((DossierRefreshAddress *) addresses->pdata[i])->url);
  g_ptr_array_add (urls, NULL);
  dossier_capture_queue_add_async (self->queue,
                                   (const char *const *) urls->pdata,
                                   NULL,
                                   added_cb,
                                   g_object_ref (self));
}

static void
dossier_refresh_dispose (GObject *object)
{
  DossierRefresh *self = DOSSIER_REFRESH (object);

  self->has_ended = TRUE;
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  G_OBJECT_CLASS (dossier_refresh_parent_class)->dispose (object);
}

static void
dossier_refresh_finalize (GObject *object)
{
  DossierRefresh *self = DOSSIER_REFRESH (object);

  g_hash_table_unref (self->pending);
  g_hash_table_unref (self->captures);
  G_OBJECT_CLASS (dossier_refresh_parent_class)->finalize (object);
}

static void
dossier_refresh_class_init (DossierRefreshClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_refresh_dispose;
  G_OBJECT_CLASS (klass)->finalize = dossier_refresh_finalize;
  signals[SIGNAL_ENDED] = g_signal_new ("ended",
                                        G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_POINTER);
}

static void
dossier_refresh_init (DossierRefresh *self)
{
  /* The same numbers in both, which the first one owns. */
  self->captures = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->pending = g_hash_table_new (g_int64_hash, g_int64_equal);
}

DossierRefresh *
dossier_refresh_new (DossierNotebook *notebook, const GArray *ids)
{
  DossierRefresh *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_REFRESH, NULL);
  self->queue = g_object_ref (dossier_notebook_get_capture_queue (notebook));
  self->wants_all = ids == NULL;
  self->result.n_articles = ids != NULL ? ids->len : 0;
  g_signal_connect (self->queue, "ended", G_CALLBACK (capture_ended_cb), self);
  g_signal_connect (self->queue, "summary-changed", G_CALLBACK (summary_changed_cb), self);
  dossier_refresh_list_async (notebook, ids, NULL, addresses_listed_cb, g_object_ref (self));
  return self;
}

const DossierRefreshResult *
dossier_refresh_get_result (DossierRefresh *self)
{
  g_return_val_if_fail (DOSSIER_IS_REFRESH (self), NULL);
  return &self->result;
}

gboolean
dossier_refresh_has_capture (DossierRefresh *self, gint64 capture_id)
{
  g_return_val_if_fail (DOSSIER_IS_REFRESH (self), FALSE);
  return g_hash_table_contains (self->captures, &capture_id);
}
