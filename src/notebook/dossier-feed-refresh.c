/* dossier-feed-refresh.c: asks one feed what is new and keeps the answer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-refresh.h"

#include "core/feed/dossier-feed-schedule.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-feed-load.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-feed-entry-rows.h"
#include "store/dossier-feed-rows.h"
#include "store/dossier-store-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One refresh on its way; one thread works on it at a time. */
typedef struct
{
  /* owned */
  DossierFeedRow    *row;
  DossierFeedLoaded *loaded;
  GPtrArray         *sitemaps; /* (nullable) addresses of an index that are still to be fetched */
  GError            *problem;  /* (nullable) what the feed, or a part of it, did wrong */
  GArray            *new_ids;

  gint64 feed_id;
  gint64 now;
  guint  n_sitemaps; /* of an index, that could be read */
} Refresh;

static void
free_refresh (gpointer data)
{
  Refresh *refresh = data;

  dossier_feed_row_free (refresh->row);
  dossier_feed_loaded_free (refresh->loaded);
  g_clear_pointer (&refresh->sitemaps, g_ptr_array_unref);
  g_clear_error (&refresh->problem);
  g_array_unref (refresh->new_ids);
  g_free (refresh);
}

static void
plan_next (Refresh *refresh, guint n_failures)
{
  DossierFeedTiming timing = {
    .now = refresh->now,
    .interval_seconds = refresh->row->interval_seconds,
    .n_failures = n_failures,
    .ttl_seconds = refresh->row->ttl_seconds,
    .skip_hours = refresh->row->skip_hours,
    .skip_days = refresh->row->skip_days,
  };

  refresh->row->next_refresh = dossier_feed_schedule_next (&timing);
}

/* The last steps: writing ------------------------------------------------------------------------
 */

static gboolean
write_trouble (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Refresh *refresh = data;

  return dossier_feed_rows_set_trouble (db, refresh->row, refresh->problem, error);
}

static void
trouble_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refresh *refresh = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_error (task, g_error_copy (refresh->problem));
}

/* Takes @problem. */
static void
fail (GTask *task, GError *problem)
{
  Refresh         *refresh = g_task_get_task_data (task);
  DossierNotebook *notebook = g_task_get_source_object (task);
  gint64           not_before;

  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, problem);
      return;
    }
  refresh->problem = problem;
  refresh->row->is_stopped |=
      g_error_matches (problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_GONE);
  plan_next (refresh, refresh->row->n_failures + 1);
  not_before =
      dossier_fetcher_get_not_before (dossier_notebook_get_fetcher (notebook), refresh->row->url);
  refresh->row->next_refresh = MAX (refresh->row->next_refresh, not_before);
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             write_trouble,
                             refresh,
                             NULL,
                             NULL,
                             trouble_written_cb,
                             g_object_ref (task));
}

/* What a feed had when the reader subscribed is for the reader to choose from. */
static gboolean
capture_new (DossierDb *db, Refresh *refresh, gboolean is_first, GError **error)
{
  if (is_first || !refresh->row->is_automatic || refresh->new_ids->len == 0)
    return TRUE;
  return dossier_feed_entry_rows_capture (db, refresh->new_ids, error);
}

static gboolean
write_feed (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Refresh        *refresh = data;
  DossierFetched *fetched = refresh->loaded->fetched;
  g_autoptr (DossierFeedRow) current = NULL;
  gboolean is_first;

  /* The reader may have unsubscribed, or changed something, meanwhile. */
  if (!dossier_feed_rows_get (db, refresh->feed_id, &current, error))
    return FALSE;
  if (current == NULL)
    return TRUE;
  is_first = current->fetched == 0;
  refresh->row->is_automatic = current->is_automatic;

  if (fetched->has_moved && strcmp (fetched->url, current->url) != 0 &&
      !dossier_feed_rows_set_url (db, refresh->feed_id, fetched->url, error))
    return FALSE;
  if (!dossier_feed_rows_set_fetched (db, refresh->row, error))
    return FALSE;
  if (refresh->problem != NULL &&
      !dossier_feed_rows_set_trouble (db, refresh->row, refresh->problem, error))
    return FALSE;
  if (refresh->loaded->feed == NULL)
    return TRUE;
  return dossier_feed_entry_rows_merge (db,
                                        refresh->feed_id,
                                        refresh->loaded->feed->entries,
                                        refresh->now,
                                        refresh->new_ids,
                                        error) &&
         capture_new (db, refresh, is_first, error);
}

static void
feed_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refresh         *refresh = g_task_get_task_data (task);
  DossierNotebook *notebook = g_task_get_source_object (task);
  GError          *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* Who waits in the queue must have one that works it off. */
  if (refresh->row->is_automatic && refresh->new_ids->len > 0)
    dossier_notebook_get_capture_queue (notebook);
  g_task_return_int (task, refresh->new_ids->len);
}

static void
take_string (char **member, const char *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

static void
describe_feed (Refresh *refresh)
{
  DossierFeedRow    *row = refresh->row;
  const DossierFeed *feed = refresh->loaded->feed;
  DossierFetched    *fetched = refresh->loaded->fetched;
  gint64             freshness;

  row->fetched = refresh->now;
  if (feed != NULL)
    {
      gboolean is_index = refresh->sitemaps != NULL;

      /* An index does not change when its sitemaps do. */
      take_string (&row->etag, is_index ? NULL : fetched->etag);
      take_string (&row->last_modified, is_index ? NULL : fetched->last_modified);
      take_string (&row->title, feed->title);
      take_string (&row->site_url, feed->site_url);
      row->kind = feed->kind;
      row->ttl_seconds = feed->ttl_seconds;
      row->skip_hours = feed->skip_hours;
      row->skip_days = feed->skip_days;
      row->is_stopped = feed->is_gone;
    }
  /* The server has changed its mind. */
  else if (g_error_matches (row->error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_GONE))
    row->is_stopped = FALSE;
  freshness = fetched->fresh_until > 0 ? (fetched->fresh_until - fetched->fetched) / 1000 : 0;
  row->ttl_seconds = (guint) MAX ((gint64) row->ttl_seconds, MIN (freshness, G_MAXINT));
  plan_next (refresh, 0);
}

static void
finish_feed (GTask *task)
{
  DossierNotebook *notebook = g_task_get_source_object (task);
  Refresh         *refresh = g_task_get_task_data (task);

  describe_feed (refresh);
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             write_feed,
                             refresh,
                             NULL,
                             NULL,
                             feed_written_cb,
                             g_object_ref (task));
}

/* Sitemaps of an index ---------------------------------------------------------------------------
 */

static void fetch_next_sitemap (GTask *task);

/* One that cannot be read takes nothing from the others: the first such is told. Takes @problem. */
static void
keep_problem (Refresh *refresh, const char *url, GError *problem)
{
  if (refresh->problem != NULL)
    g_error_free (problem);
  else
    {
      refresh->problem = problem;
      g_prefix_error (&refresh->problem, _ ("reading %s: "), url);
    }
}

static void
finish_index (GTask *task)
{
  Refresh *refresh = g_task_get_task_data (task);

  if (refresh->n_sitemaps == 0 && refresh->problem != NULL)
    fail (task, g_steal_pointer (&refresh->problem));
  else
    finish_feed (task);
}

static void
sitemap_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refresh *refresh = g_task_get_task_data (task);
  g_autoptr (DossierFeedLoaded) loaded = NULL;
  g_autofree char *url = g_ptr_array_steal_index (refresh->sitemaps, 0);
  GError          *error = NULL;

  loaded = dossier_feed_load_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      fail (task, error);
      return;
    }
  if (loaded != NULL && loaded->feed == NULL)
    error = g_steal_pointer (&loaded->problem);
  if (error != NULL)
    {
      keep_problem (refresh, url, error);
      fetch_next_sitemap (task);
      return;
    }
  refresh->n_sitemaps++;
  /* An index in an index is no more than its name; and who says without being asked that nothing
   * has changed says nothing. */
  if (loaded->feed != NULL && loaded->feed->kind == DOSSIER_FEED_KIND_SITEMAP)
    g_ptr_array_extend_and_steal (refresh->loaded->feed->entries,
                                  g_steal_pointer (&loaded->feed->entries));
  if (loaded->feed != NULL && loaded->feed->entries == NULL)
    loaded->feed->entries = g_ptr_array_new ();
  fetch_next_sitemap (task);
}

static void
fetch_next_sitemap (GTask *task)
{
  DossierNotebook *notebook = g_task_get_source_object (task);
  Refresh         *refresh = g_task_get_task_data (task);

  if (refresh->sitemaps->len == 0)
    {
      finish_index (task);
      return;
    }
  dossier_feed_load_async (notebook,
                           g_ptr_array_index (refresh->sitemaps, 0),
                           NULL,
                           NULL,
                           g_task_get_cancellable (task),
                           sitemap_loaded_cb,
                           g_object_ref (task));
}

static gboolean
is_of_news (const DossierFeedEntry *entry)
{
  g_autofree char *lower = g_ascii_strdown (entry->url, -1);

  return strstr (lower, "news") != NULL;
}

/* News first, then what changed last; those without a date, as they stand. */
static int
compare_sitemaps_cb (gconstpointer a, gconstpointer b)
{
  const DossierFeedEntry *first = *(const DossierFeedEntry *const *) a;
  const DossierFeedEntry *second = *(const DossierFeedEntry *const *) b;
  gboolean                is_first_news = is_of_news (first);
  gboolean                is_second_news = is_of_news (second);

  if (is_first_news != is_second_news)
    return is_first_news ? -1 : 1;
  return g_strcmp0 (second->published, first->published);
}

static void
begin_index (GTask *task)
{
  Refresh     *refresh = g_task_get_task_data (task);
  DossierFeed *feed = refresh->loaded->feed;

  refresh->sitemaps = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_sort (feed->entries, compare_sitemaps_cb);
  for (guint i = 0; i < MIN (feed->entries->len, DOSSIER_FEED_REFRESH_MAX_SITEMAPS); i++)
    g_ptr_array_add (refresh->sitemaps,
                     g_strdup (((DossierFeedEntry *) feed->entries->pdata[i])->url));
  g_ptr_array_set_size (feed->entries, 0);
  feed->kind = DOSSIER_FEED_KIND_SITEMAP;
  fetch_next_sitemap (task);
}

/* The first steps --------------------------------------------------------------------------------
 */

static void
feed_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Refresh *refresh = g_task_get_task_data (task);
  GError  *error = NULL;

  refresh->loaded = dossier_feed_load_finish (result, &error);
  if (refresh->loaded == NULL)
    fail (task, error);
  else if (refresh->loaded->problem != NULL)
    {
      g_prefix_error (&refresh->loaded->problem, _ ("reading %s: "), refresh->row->url);
      fail (task, g_steal_pointer (&refresh->loaded->problem));
    }
  else if (refresh->loaded->feed != NULL &&
           refresh->loaded->feed->kind == DOSSIER_FEED_KIND_SITEMAP_INDEX)
    begin_index (task);
  else
    finish_feed (task);
}

static gboolean
read_feed (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Refresh *refresh = data;

  return dossier_feed_rows_get (db, refresh->feed_id, &refresh->row, error);
}

static void
feed_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierNotebook *notebook = g_task_get_source_object (task);
  Refresh         *refresh = g_task_get_task_data (task);
  GError          *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else if (refresh->row == NULL)
    g_task_return_new_error (task,
                             DOSSIER_STORE_ERROR,
                             DOSSIER_STORE_ERROR_NOT_FOUND,
                             "%s",
                             _ ("there is no such feed"));
  else
    dossier_feed_load_async (notebook,
                             refresh->row->url,
                             refresh->row->etag,
                             refresh->row->last_modified,
                             g_task_get_cancellable (task),
                             feed_loaded_cb,
                             g_object_ref (task));
}

void
dossier_feed_refresh_async (DossierNotebook    *notebook,
                            gint64              feed_id,
                            gint64              now,
                            GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  GTask   *task = g_task_new (notebook, cancellable, callback, user_data);
  Refresh *refresh = g_new0 (Refresh, 1);

  /* What was written is told, even when the reader lost patience in that moment. */
  g_task_set_check_cancellable (task, FALSE);
  refresh->feed_id = feed_id;
  refresh->now = now;
  refresh->new_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_task_set_task_data (task, refresh, free_refresh);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            read_feed,
                            refresh,
                            NULL,
                            cancellable,
                            feed_read_cb,
                            task);
}

int
dossier_feed_refresh_finish (GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}
