/* dossier-feeds.c: the feeds that the reader subscribed to, and when they are asked what is new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feeds-private.h"

#include "core/feed/dossier-feed-schedule.h"
#include "notebook/dossier-feed-item-private.h"
#include "notebook/dossier-feed-refresh.h"
#include "notebook/dossier-live-list-private.h"
#include "notebook/dossier-notebook-private.h"

#include <glib/gi18n-lib.h>

/* How often the clock is looked at: it may have been set, or the computer have slept. */
#define LONGEST_SLEEP_SECONDS 300
/* How often a network that was gone is looked for. */
#define OFFLINE_SLEEP_SECONDS 30

struct _DossierFeeds
{
  DossierLiveList parent_instance;

  /* borrowed: owns the feeds; NULL once it is closed */
  DossierNotebook *notebook;

  /* owned: the list */
  GCancellable *closing;
  guint         n_new;
  gboolean      was_answered; /* which feeds there are, or that nobody can say */

  /* owned: what is to be asked */
  GQueue            waiting; /* items */
  guint             n_running;
  guint             n_refreshing; /* as told last */
  guint             timer_id;
  gboolean          is_started;
  DossierFeedsClock clock;
  gpointer          clock_data;
  DossierJob       *job; /* (nullable): asking all of them */
  guint             n_in_job;
};

G_DEFINE_FINAL_TYPE (DossierFeeds, dossier_feeds, DOSSIER_TYPE_LIVE_LIST)

enum
{
  PROP_0,
  PROP_N_NEW,
  PROP_N_REFRESHING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void pump (DossierFeeds *self);
static void ask_fresh (DossierFeeds *self);
static void set_timer (DossierFeeds *self);

static gint64
read_clock_cb (gpointer data)
{
  return g_get_real_time () / 1000;
}

static gint64
now (DossierFeeds *self)
{
  return self->clock (self->clock_data);
}

/* The list --------------------------------------------------------------------------------------
 */

static gpointer
dup_question (DossierLiveList *list)
{
  return g_strdup ("");
}

static gboolean
list_feeds (DossierDb *db, gconstpointer question, GPtrArray *rows, GError **error)
{
  return dossier_feed_rows_list (db, rows, error);
}

static void
free_feed (gpointer row)
{
  dossier_feed_row_free (row);
}

static gint64
get_feed_id (gconstpointer row)
{
  return ((const DossierFeedRow *) row)->id;
}

static gpointer
make_item (gconstpointer question, gpointer *row, gpointer before)
{
  if (before == NULL)
    return dossier_feed_item_new (g_steal_pointer (row));
  dossier_feed_item_load (before, g_steal_pointer (row));
  return g_object_ref (before);
}

static GPtrArray *
get_items (DossierFeeds *self)
{
  return dossier_live_list_get_items (DOSSIER_LIVE_LIST (self));
}

static guint
count_new (DossierFeeds *self)
{
  GPtrArray *items = get_items (self);
  guint      n = 0;

  for (guint i = 0; i < items->len; i++)
    n += dossier_feed_item_get_n_new (items->pdata[i]);
  return n;
}

static void
tell_n_new (DossierFeeds *self)
{
  guint n_new = count_new (self);

  if (n_new == self->n_new)
    return;
  self->n_new = n_new;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_NEW]);
}

static void
answered (DossierLiveList *list, const GError *error, gboolean will_ask)
{
  DossierFeeds *self = DOSSIER_FEEDS (list);

  self->was_answered = TRUE;
  if (error == NULL)
    {
      tell_n_new (self);
      ask_fresh (self);
    }
  if (!will_ask)
    set_timer (self);
}

/* Asking feeds ----------------------------------------------------------------------------------
 */

static void
tell_n_refreshing (DossierFeeds *self)
{
  guint n = self->n_running + g_queue_get_length (&self->waiting);

  if (n == self->n_refreshing)
    return;
  self->n_refreshing = n;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_REFRESHING]);
}

/* The job is as far as there are feeds left. */
static void
tell_job (DossierFeeds *self)
{
  guint n_left = self->n_running + g_queue_get_length (&self->waiting);
  g_autoptr (DossierJob) job = NULL;

  if (self->job == NULL)
    return;
  if (n_left > 0)
    {
      dossier_job_set_fraction (self->job, 1 - MIN (1, (double) n_left / self->n_in_job));
      return;
    }
  job = g_steal_pointer (&self->job);
  dossier_job_end (job, NULL);
}

static void
end_refresh (DossierFeeds *self, DossierFeedItem *item)
{
  dossier_feed_item_set_refreshing (item, FALSE);
  dossier_feed_item_rest (item, now (self) + DOSSIER_FEED_MIN_INTERVAL * G_GINT64_CONSTANT (1000));
}

typedef struct
{
  DossierFeeds    *feeds;
  DossierFeedItem *item;
} Running;

static void
refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Running *running = user_data;
  g_autoptr (DossierFeeds) self = running->feeds;
  g_autoptr (DossierFeedItem) item = running->item;

  /* What went wrong stands with the feed. */
  dossier_feed_refresh_finish (result, NULL);
  end_refresh (self, item);
  self->n_running--;
  pump (self);
  tell_job (self);
  tell_n_refreshing (self);
  set_timer (self);
}

static GCancellable *
get_cancellable (DossierFeeds *self)
{
  return self->job != NULL ? dossier_job_get_cancellable (self->job) : self->closing;
}

static void
pump (DossierFeeds *self)
{
  while (self->notebook != NULL && self->n_running < DOSSIER_FEEDS_AT_ONCE &&
         !g_queue_is_empty (&self->waiting))
    {
      Running *running = g_new0 (Running, 1);

      running->feeds = g_object_ref (self);
      running->item = g_queue_pop_head (&self->waiting);
      self->n_running++;
      dossier_feed_refresh_async (self->notebook,
                                  dossier_feed_item_get_id (running->item),
                                  now (self),
                                  get_cancellable (self),
                                  refreshed_cb,
                                  running);
    }
}

static void
enqueue (DossierFeeds *self, DossierFeedItem *item)
{
  if (dossier_feed_item_is_refreshing (item))
    return;
  dossier_feed_item_set_refreshing (item, TRUE);
  g_queue_push_tail (&self->waiting, g_object_ref (item));
}

static void
look_at_clock (DossierFeeds *self)
{
  GPtrArray *items = get_items (self);
  gint64     time = now (self);

  for (guint i = 0; i < items->len; i++)
    if (dossier_feed_item_get_due (items->pdata[i]) <= time)
      enqueue (self, items->pdata[i]);
  pump (self);
  tell_n_refreshing (self);
}

/* Who subscribes wants to see something, at once and whatever the interval. */
static void
ask_fresh (DossierFeeds *self)
{
  GPtrArray *items = get_items (self);
  gint64     time = now (self);

  for (guint i = 0; self->is_started && i < items->len; i++)
    if (dossier_feed_item_is_fresh (items->pdata[i], time))
      enqueue (self, items->pdata[i]);
  pump (self);
  tell_n_refreshing (self);
}

static gboolean
has_network (void)
{
  return g_network_monitor_get_network_available (g_network_monitor_get_default ());
}

static gboolean
timer_cb (gpointer data)
{
  DossierFeeds *self = data;

  self->timer_id = 0;
  if (has_network ())
    look_at_clock (self);
  set_timer (self);
  return G_SOURCE_REMOVE;
}

/* For the next feed whose time comes. */
static void
set_timer (DossierFeeds *self)
{
  GPtrArray *items = get_items (self);
  gint64     wait = LONGEST_SLEEP_SECONDS * 1000;
  gint64     time;

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (!self->is_started || !self->was_answered || self->notebook == NULL)
    return;
  time = now (self);
  for (guint i = 0; i < items->len; i++)
    {
      DossierFeedItem *item = items->pdata[i];
      gint64           due = dossier_feed_item_get_due (item);

      if (due < time + wait && !dossier_feed_item_is_refreshing (item))
        wait = due - time;
    }
  wait = MAX (wait / 1000, has_network () ? 1 : OFFLINE_SLEEP_SECONDS);
  self->timer_id = g_timeout_add_seconds ((guint) wait, timer_cb, self);
}

/* The object -------------------------------------------------------------------------------------
 */

static void
dossier_feeds_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierFeeds *self = DOSSIER_FEEDS (object);

  switch (property_id)
    {
    case PROP_N_NEW:
      g_value_set_uint (value, self->n_new);
      break;
    case PROP_N_REFRESHING:
      g_value_set_uint (value, self->n_refreshing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_feeds_dispose (GObject *object)
{
  dossier_feeds_close (DOSSIER_FEEDS (object));
  G_OBJECT_CLASS (dossier_feeds_parent_class)->dispose (object);
}

static void
dossier_feeds_finalize (GObject *object)
{
  g_object_unref (DOSSIER_FEEDS (object)->closing);
  G_OBJECT_CLASS (dossier_feeds_parent_class)->finalize (object);
}

static void
dossier_feeds_class_init (DossierFeedsClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = dossier_feed_item_get_type,
    .dup_question = dup_question,
    .free_question = g_free,
    .list = list_feeds,
    .free_row = free_feed,
    .get_row_id = get_feed_id,
    .make_item = make_item,
    .answered = answered,
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
  object_class->get_property = dossier_feeds_get_property;
  object_class->dispose = dossier_feeds_dispose;
  object_class->finalize = dossier_feeds_finalize;

  properties[PROP_N_NEW] = g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_REFRESHING] =
      g_param_spec_uint ("n-refreshing", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_feeds_init (DossierFeeds *self)
{
  self->closing = g_cancellable_new ();
  self->clock = read_clock_cb;
  g_queue_init (&self->waiting);
}

DossierFeeds *
dossier_feeds_new (DossierNotebook *notebook)
{
  DossierFeeds *self = g_object_new (DOSSIER_TYPE_FEEDS, NULL);

  self->notebook = notebook;
  dossier_live_list_follow (DOSSIER_LIVE_LIST (self),
                            notebook,
                            DOSSIER_CHANGE_FEEDS | DOSSIER_CHANGE_ARTICLES);
  return self;
}

static void
forget_waiting (DossierFeeds *self)
{
  DossierFeedItem *item;

  while ((item = g_queue_pop_head (&self->waiting)) != NULL)
    {
      dossier_feed_item_set_refreshing (item, FALSE);
      g_object_unref (item);
    }
}

void
dossier_feeds_close (DossierFeeds *self)
{
  if (self->notebook == NULL)
    return;
  dossier_live_list_leave (DOSSIER_LIVE_LIST (self));
  self->notebook = NULL;
  g_cancellable_cancel (self->closing);
  g_clear_handle_id (&self->timer_id, g_source_remove);
  forget_waiting (self);
  if (self->job != NULL)
    g_cancellable_cancel (dossier_job_get_cancellable (self->job));
}

gboolean
dossier_feeds_is_loaded (DossierFeeds *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEEDS (self), FALSE);
  return self->was_answered;
}

guint
dossier_feeds_get_n_new (DossierFeeds *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEEDS (self), 0);
  return self->n_new;
}

guint
dossier_feeds_get_n_refreshing (DossierFeeds *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEEDS (self), 0);
  return self->n_refreshing;
}

DossierFeedItem *
dossier_feeds_find (DossierFeeds *self, gint64 id)
{
  g_return_val_if_fail (DOSSIER_IS_FEEDS (self), NULL);
  return dossier_live_list_find (DOSSIER_LIVE_LIST (self), id);
}

void
dossier_feeds_start (DossierFeeds *self)
{
  g_return_if_fail (DOSSIER_IS_FEEDS (self));

  if (self->is_started)
    return;
  self->is_started = TRUE;
  ask_fresh (self);
  set_timer (self);
}

void
dossier_feeds_refresh (DossierFeeds *self, DossierFeedItem *item)
{
  g_return_if_fail (DOSSIER_IS_FEEDS (self));
  g_return_if_fail (DOSSIER_IS_FEED_ITEM (item));

  enqueue (self, item);
  pump (self);
  tell_n_refreshing (self);
}

static void
job_cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  DossierFeeds *self = user_data;

  forget_waiting (self);
}

void
dossier_feeds_refresh_all (DossierFeeds *self)
{
  GPtrArray *items;
  guint      n_before;

  g_return_if_fail (DOSSIER_IS_FEEDS (self));

  items = get_items (self);
  if (self->notebook == NULL || self->job != NULL)
    return;
  n_before = self->n_running + g_queue_get_length (&self->waiting);
  for (guint i = 0; i < items->len; i++)
    enqueue (self, items->pdata[i]);
  self->n_in_job = self->n_running + g_queue_get_length (&self->waiting);
  if (self->n_in_job > n_before)
    {
      self->job = dossier_job_new (_ ("Asking feeds for new articles"));
      g_signal_connect_object (dossier_job_get_cancellable (self->job),
                               "cancelled",
                               G_CALLBACK (job_cancelled_cb),
                               self,
                               0);
      dossier_notebook_add_job (self->notebook, self->job);
    }
  pump (self);
  tell_n_refreshing (self);
}

static void
asked_refreshed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  DossierFeeds    *self = g_task_get_source_object (task);
  DossierFeedItem *item = g_task_get_task_data (task);
  GError          *error = NULL;
  int              n_new = dossier_feed_refresh_finish (result, &error);

  if (item != NULL)
    end_refresh (self, item);
  set_timer (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_new);
}

void
dossier_feeds_refresh_async (DossierFeeds       *self,
                             gint64              id,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask           *task = g_task_new (self, cancellable, callback, user_data);
  DossierFeedItem *item;

  g_return_if_fail (DOSSIER_IS_FEEDS (self));
  g_return_if_fail (self->notebook != NULL);

  item = dossier_feeds_find (self, id);
  if (item != NULL)
    {
      dossier_feed_item_set_refreshing (item, TRUE);
      g_task_set_task_data (task, g_object_ref (item), g_object_unref);
    }
  dossier_feed_refresh_async (self->notebook,
                              id,
                              now (self),
                              cancellable,
                              asked_refreshed_cb,
                              task);
}

int
dossier_feeds_refresh_finish (DossierFeeds *self, GAsyncResult *result, GError **error)
{
  return (int) g_task_propagate_int (G_TASK (result), error);
}

void
dossier_feeds_set_clock (DossierFeeds *self, DossierFeedsClock clock, gpointer data)
{
  g_return_if_fail (DOSSIER_IS_FEEDS (self));

  self->clock = clock != NULL ? clock : read_clock_cb;
  self->clock_data = data;
}

void
dossier_feeds_wake (DossierFeeds *self)
{
  g_return_if_fail (DOSSIER_IS_FEEDS (self));

  if (self->is_started && self->notebook != NULL)
    look_at_clock (self);
}
