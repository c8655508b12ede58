/* dossier-feed-actions.c: what a person does with feeds and their entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-actions.h"

#include "core/feed/dossier-feed-schedule.h"
#include "core/feed/dossier-opml.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-feed-entry-rows.h"
#include "store/dossier-feed-rows.h"
#include "store/dossier-store-error.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Hands a store job's outcome to the task of the public call; its data travels along. */
static void
job_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_object_ref (result), g_object_unref);
}

static void
write_job (DossierNotebook *notebook,
           DossierStoreJob  job,
           gpointer         data,
           GDestroyNotify   destroy,
           GTask           *task)
{
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             job,
                             data,
                             destroy,
                             g_task_get_cancellable (task),
                             job_done_cb,
                             task);
}

gboolean
dossier_feed_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);

  return job != NULL;
}

/* Subscribing ------------------------------------------------------------------------------------
 */

typedef struct
{
  GPtrArray *outlines; /* with the options' strings */
  GArray    *options;  /* DossierFeedOptions, whose strings are the outlines' */
  GPtrArray *names;
  GArray    *ids;
  guint      n_new;
} Subscribing;

static void
free_subscribing (gpointer data)
{
  Subscribing *subscribing = data;

  g_ptr_array_unref (subscribing->outlines);
  g_array_unref (subscribing->options);
  g_ptr_array_unref (subscribing->names);
  g_clear_pointer (&subscribing->ids, g_array_unref);
  g_free (subscribing);
}

static Subscribing *
new_subscribing (void)
{
  Subscribing *subscribing = g_new0 (Subscribing, 1);

  subscribing->outlines = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  subscribing->options = g_array_new (FALSE, FALSE, sizeof (DossierFeedOptions));
  subscribing->names = g_ptr_array_new_with_free_func (g_free);
  subscribing->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return subscribing;
}

/* Takes @outline, and @name (nullable). */
static void
add_options (Subscribing              *subscribing,
             const DossierFeedOptions *options,
             DossierOutline           *outline,
             char                     *name)
{
  DossierFeedOptions own = *options;

  own.url = outline->url;
  own.title = outline->title;
  own.site_url = outline->site_url;
  own.folder = outline->folder;
  own.name = name;
  g_ptr_array_add (subscribing->outlines, outline);
  g_ptr_array_add (subscribing->names, name);
  g_array_append_val (subscribing->options, own);
}

static gboolean
subscribe (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Subscribing *subscribing = data;

  if (!dossier_undo_begin (db,
                           subscribing->options->len == 1 ? _ ("subscription")
                                                          : _ ("subscriptions"),
                           error))
    return FALSE;
  for (guint i = 0; i < subscribing->options->len; i++)
    {
      const DossierFeedOptions *options =
          &g_array_index (subscribing->options, DossierFeedOptions, i);
      DossierFeedSubscription subscription = {
        .url = options->url,
        .title = options->title,
        .site_url = options->site_url,
        .name = options->name,
        .folder = options->folder,
        .is_automatic = options->is_automatic,
        .interval_seconds = options->interval,
      };
      gboolean is_new = FALSE;
      gint64   id = 0;

      if (!dossier_feed_rows_subscribe (db, &subscription, &id, &is_new, error))
        return FALSE;
      subscribing->n_new += is_new ? 1 : 0;
      g_array_append_val (subscribing->ids, id);
    }
  return TRUE;
}

void
dossier_feed_subscribe_async (DossierNotebook          *notebook,
                              const DossierFeedOptions *options,
                              gsize                     n_options,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  Subscribing *subscribing = new_subscribing ();

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  for (gsize i = 0; i < n_options; i++)
    {
      DossierOutline *outline = dossier_outline_new (options[i].url);

      outline->title = g_strdup (options[i].title);
      outline->site_url = g_strdup (options[i].site_url);
      outline->folder = g_strdup (options[i].folder);
      add_options (subscribing, &options[i], outline, g_strdup (options[i].name));
    }
  write_job (notebook,
             subscribe,
             subscribing,
             free_subscribing,
             g_task_new (notebook, cancellable, callback, user_data));
}

GArray *
dossier_feed_subscribe_finish (DossierNotebook *notebook,
                               GAsyncResult    *result,
                               guint           *n_new,
                               GError         **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);
  Subscribing *subscribing;

  if (job == NULL)
    return NULL;
  subscribing = dossier_store_get_job_data (job);
  if (n_new != NULL)
    *n_new = subscribing->n_new;
  return g_steal_pointer (&subscribing->ids);
}

/* On a worker. */
static void
read_opml (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  gsize       length;
  const char *bytes = g_bytes_get_data (data, &length);
  GError     *error = NULL;
  GPtrArray  *outlines = dossier_opml_read (bytes, length, &error);

  if (outlines == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, outlines, (GDestroyNotify) g_ptr_array_unref);
}

static void
opml_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierNotebook *notebook = g_task_get_source_object (task);
  GError          *error = NULL;
  g_autoptr (GPtrArray) outlines = g_task_propagate_pointer (G_TASK (result), &error);
  DossierFeedOptions options = { .interval = DOSSIER_FEED_DEFAULT_INTERVAL };
  Subscribing       *subscribing;

  if (outlines == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  subscribing = new_subscribing ();
  for (guint i = 0; i < outlines->len; i++)
    {
      DossierOutline *outline = outlines->pdata[i];

      /* What the list calls a feed is what its reader called it. */
      add_options (subscribing, &options, outline, g_strdup (outline->title));
    }
  g_ptr_array_set_free_func (outlines, NULL);
  write_job (notebook, subscribe, subscribing, free_subscribing, g_steal_pointer (&task));
}

void
dossier_feed_import_opml_async (DossierNotebook    *notebook,
                                GBytes             *bytes,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) errand = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  errand = g_task_new (NULL,
                       cancellable,
                       opml_read_cb,
                       g_task_new (notebook, cancellable, callback, user_data));
  g_task_set_task_data (errand, g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  dossier_workers_run (dossier_notebook_get_workers (notebook), errand, read_opml);
}

/* Changing ---------------------------------------------------------------------------------------
 */

static gboolean
unsubscribe (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *feed_id = data;

  return dossier_undo_begin (db, _ ("unsubscribing"), error) &&
         dossier_feed_rows_unsubscribe (db, *feed_id, error);
}

void
dossier_feed_unsubscribe_async (DossierNotebook    *notebook,
                                gint64              feed_id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  write_job (notebook,
             unsubscribe,
             g_memdup2 (&feed_id, sizeof feed_id),
             g_free,
             g_task_new (notebook, cancellable, callback, user_data));
}

/* The row's strings are this job's. */
static gboolean
change (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  DossierFeedRow *wanted = data;
  g_autoptr (DossierFeedRow) row = NULL;
  DossierFeedTiming timing = { 0 };

  if (!dossier_feed_rows_get (db, wanted->id, &row, error))
    return FALSE;
  if (row == NULL)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_NOT_FOUND,
                           _ ("there is no such feed"));
      return FALSE;
    }
  if (!dossier_undo_begin (db, _ ("change of feed"), error))
    return FALSE;

  g_free (row->name);
  row->name = g_strdup (wanted->name);
  row->is_automatic = wanted->is_automatic;
  if (row->interval_seconds != wanted->interval_seconds)
    {
      row->interval_seconds = wanted->interval_seconds;
      timing.now = row->fetched;
      timing.interval_seconds = row->interval_seconds;
      timing.ttl_seconds = row->ttl_seconds;
      timing.n_failures = row->n_failures;
      timing.skip_hours = row->skip_hours;
      timing.skip_days = row->skip_days;
      row->next_refresh = dossier_feed_schedule_next (&timing);
    }
  return dossier_feed_rows_change (db, row, error);
}

void
dossier_feed_change_async (DossierNotebook          *notebook,
                           gint64                    feed_id,
                           const DossierFeedOptions *options,
                           GCancellable             *cancellable,
                           GAsyncReadyCallback       callback,
                           gpointer                  user_data)
{
  DossierFeedRow *wanted = g_new0 (DossierFeedRow, 1);

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (options != NULL);

  wanted->id = feed_id;
  wanted->name = g_strstrip (g_strdup (options->name != NULL ? options->name : ""));
  if (*wanted->name == '\0')
    g_clear_pointer (&wanted->name, g_free);
  wanted->is_automatic = options->is_automatic;
  wanted->interval_seconds = options->interval;
  write_job (notebook,
             change,
             wanted,
             (GDestroyNotify) dossier_feed_row_free,
             g_task_new (notebook, cancellable, callback, user_data));
}

/* Entries ----------------------------------------------------------------------------------------
 */

typedef struct
{
  DossierEntriesAct act;
  GArray           *ids;
} EntriesJob;

static void
free_entries_job (gpointer data)
{
  EntriesJob *job = data;

  g_array_unref (job->ids);
  g_free (job);
}

static gboolean
act_on_entries (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  EntriesJob *job = data;

  switch (job->act)
    {
    case DOSSIER_ENTRIES_CAPTURE:
      return dossier_feed_entry_rows_capture (db, job->ids, error);
    case DOSSIER_ENTRIES_DISMISS:
      return dossier_undo_begin (db,
                                 job->ids->len == 1 ? _ ("dismissal") : _ ("dismissals"),
                                 error) &&
             dossier_feed_entry_rows_dismiss (db, job->ids, error);
    case DOSSIER_ENTRIES_RESTORE:
      return dossier_undo_begin (db, _ ("return of entries"), error) &&
             dossier_feed_entry_rows_restore (db, job->ids, error);
    default:
      g_assert_not_reached ();
    }
}

void
dossier_feed_entries_act_async (DossierNotebook    *notebook,
                                DossierEntriesAct   act,
                                const gint64       *ids,
                                gsize               n_ids,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  EntriesJob *job = g_new0 (EntriesJob, 1);

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  job->act = act;
  job->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (n_ids > 0)
    g_array_append_vals (job->ids, ids, (guint) n_ids);
  /* Who waits in the queue must have one that works it off. */
  if (act == DOSSIER_ENTRIES_CAPTURE)
    dossier_notebook_get_capture_queue (notebook);
  write_job (notebook,
             act_on_entries,
             job,
             free_entries_job,
             g_task_new (notebook, cancellable, callback, user_data));
}

/* Exporting --------------------------------------------------------------------------------------
 */

static gboolean
list_feeds (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_feed_rows_list (db, data, error);
}

void
dossier_feed_export_opml_async (DossierNotebook    *notebook,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            list_feeds,
                            g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_row_free),
                            (GDestroyNotify) g_ptr_array_unref,
                            cancellable,
                            job_done_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

char *
dossier_feed_export_opml_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = g_task_propagate_pointer (G_TASK (result), error);
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  GPtrArray *rows;

  if (job == NULL)
    return NULL;
  rows = dossier_store_get_job_data (job);
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierFeedRow *row = rows->pdata[i];
      DossierOutline       *outline = dossier_outline_new (row->url);

      outline->title = g_strdup (row->name != NULL ? row->name : row->title);
      outline->site_url = g_strdup (row->site_url);
      outline->folder = g_strdup (row->folder);
      g_ptr_array_add (outlines, outline);
    }
  return dossier_opml_write (_ ("Feeds of a Dossier notebook"), outlines);
}
