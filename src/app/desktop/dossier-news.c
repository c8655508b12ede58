/* dossier-news.c: tells through the desktop what came to an end while nobody looked at the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/desktop/dossier-news.h"

#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-feeds.h"

#include <glib/gi18n.h>

/* A single page is news when it took as long: by then the reader has turned to something else. */
#define LONG_CAPTURE_US (10 * G_USEC_PER_SEC)

struct _DossierNews
{
  GObject parent_instance;

  /* borrowed */
  GtkApplication *application;

  /* weak */
  DossierCaptureQueue *queue;
  DossierFeeds        *feeds;

  /* of the batch that is under way */
  guint  n_captured;
  guint  n_failed;
  gint64 begun;           /* monotonic time; 0 while nothing is under way */
  gint64 last_article_id; /* 0 for none */

  guint    n_entries; /* that waited when feeds were looked at last */
  gboolean has_told_captures;
  gboolean has_told_feeds;
};

G_DEFINE_FINAL_TYPE (DossierNews, dossier_news, G_TYPE_OBJECT)

static gboolean
is_being_looked_at (DossierNews *self)
{
  for (GList *at = gtk_application_get_windows (self->application); at != NULL; at = at->next)
    if (gtk_window_is_active (at->data))
      return TRUE;
  return FALSE;
}

static void
tell (DossierNews *self, const char *id, GNotification *notification)
{
  g_application_send_notification (G_APPLICATION (self->application), id, notification);
}

/* --- Captures --- */

static char *
describe_batch (DossierNews *self)
{
  g_autofree char *captured = NULL;
  g_autofree char *failed = NULL;

  captured = g_strdup_printf (ngettext ("%u article is in the notebook.",
                                        "%u articles are in the notebook.",
                                        self->n_captured),
                              self->n_captured);
  failed = g_strdup_printf (
      ngettext ("%u could not be captured.", "%u could not be captured.", self->n_failed),
      self->n_failed);
  if (self->n_failed == 0)
    return g_steal_pointer (&captured);
  if (self->n_captured == 0)
    return g_steal_pointer (&failed);
  /* Translators: how many were captured, how many not: two sentences. */
  return g_strdup_printf (C_ ("two sentences", "%s %s"), captured, failed);
}

static void
tell_captures (DossierNews *self)
{
  g_autoptr (GNotification) notification = NULL;
  g_autofree char *body = describe_batch (self);
  gboolean         is_one = self->n_captured == 1 && self->n_failed == 0;

  notification =
      g_notification_new (self->n_captured > 0 ? _ ("Capture Finished") : _ ("Capture Failed"));
  g_notification_set_body (notification, body);
  if (is_one && self->last_article_id != 0)
    g_notification_set_default_action_and_target (notification,
                                                  "app.open-article",
                                                  "x",
                                                  self->last_article_id);
  else
    g_notification_set_default_action (notification, "app.show-captures");
  self->has_told_captures = TRUE;
  tell (self, DOSSIER_NEWS_CAPTURES, notification);
}

static void
end_batch (DossierNews *self)
{
  guint    n = self->n_captured + self->n_failed;
  gboolean is_long = g_get_monotonic_time () - self->begun >= LONG_CAPTURE_US;
  /* With no window at all it is feeds that capture by themselves: those tell for themselves. */
  gboolean has_window = gtk_application_get_windows (self->application) != NULL;

  if (n > 0 && (n > 1 || is_long) && has_window && !is_being_looked_at (self))
    tell_captures (self);
  self->n_captured = 0;
  self->n_failed = 0;
  self->begun = 0;
  self->last_article_id = 0;
}

static gboolean
is_busy (DossierCaptureQueue *queue)
{
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (queue, &summary);
  return summary.n_running > 0 ||
         (!summary.is_paused && !summary.is_offline && summary.trouble == NULL &&
          summary.n_waiting > summary.n_postponed);
}

static void
summary_changed_cb (DossierCaptureQueue *queue, gpointer user_data)
{
  DossierNews *self = user_data;

  if (is_busy (queue))
    {
      if (self->begun == 0)
        self->begun = g_get_monotonic_time ();
    }
  else if (self->begun != 0)
    end_batch (self);
}

static void
capture_ended_cb (DossierCaptureQueue *queue,
                  DossierCaptureItem  *item,
                  gpointer             captured,
                  gpointer             user_data)
{
  DossierNews *self = user_data;

  if (self->begun == 0)
    self->begun = g_get_monotonic_time ();
  if (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED)
    self->n_failed++;
  else
    {
      self->n_captured++;
      self->last_article_id = dossier_capture_item_get_article_id (item);
    }
}

void
dossier_news_follow (DossierNews *self, DossierNotebook *notebook)
{
  DossierCaptureQueue *queue;

  g_return_if_fail (DOSSIER_IS_NEWS (self));
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  queue = dossier_notebook_get_capture_queue (notebook);
  if (queue == self->queue)
    return;
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_set_weak_pointer (&self->queue, queue);
  self->begun = 0;
  self->n_captured = 0;
  self->n_failed = 0;
  g_signal_connect_object (queue, "ended", G_CALLBACK (capture_ended_cb), self, 0);
  g_signal_connect_object (queue, "summary-changed", G_CALLBACK (summary_changed_cb), self, 0);
}

/* --- Feeds --- */

static void
tell_feeds (DossierNews *self, guint n_new)
{
  g_autoptr (GNotification) notification = g_notification_new (_ ("News in Your Feeds"));
  g_autofree char *body = NULL;

  body = g_strdup_printf (ngettext ("%u new entry waits.", "%u new entries wait.", n_new), n_new);
  g_notification_set_body (notification, body);
  g_notification_set_priority (notification, G_NOTIFICATION_PRIORITY_LOW);
  g_notification_set_default_action (notification, "app.show-feeds");
  self->has_told_feeds = TRUE;
  tell (self, DOSSIER_NEWS_FEEDS, notification);
}

/* Once a round, when all that were asked have answered. */
static void
feeds_changed_cb (DossierFeeds *feeds, GParamSpec *pspec, gpointer user_data)
{
  DossierNews *self = user_data;
  guint        n_new = dossier_feeds_get_n_new (feeds);
  guint        n_before = self->n_entries;

  if (!dossier_feeds_is_loaded (feeds))
    return;
  if (n_before == G_MAXUINT)
    n_before = self->n_entries = n_new;
  if (dossier_feeds_get_n_refreshing (feeds) > 0)
    return;
  self->n_entries = n_new;
  if (n_new > n_before && !is_being_looked_at (self))
    tell_feeds (self, n_new);
}

void
dossier_news_follow_feeds (DossierNews *self, DossierNotebook *notebook)
{
  DossierFeeds *feeds;

  g_return_if_fail (DOSSIER_IS_NEWS (self));
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  feeds = dossier_notebook_get_feeds (notebook);
  if (feeds == self->feeds)
    return;
  dossier_news_leave_feeds (self);
  g_set_weak_pointer (&self->feeds, feeds);
  /* What waits already is no news. The first round begins when it is known. */
  self->n_entries = dossier_feeds_is_loaded (feeds) ? dossier_feeds_get_n_new (feeds) : G_MAXUINT;
  g_signal_connect_object (feeds, "notify::n-new", G_CALLBACK (feeds_changed_cb), self, 0);
  g_signal_connect_object (feeds, "notify::n-refreshing", G_CALLBACK (feeds_changed_cb), self, 0);
}

void
dossier_news_leave_feeds (DossierNews *self)
{
  g_return_if_fail (DOSSIER_IS_NEWS (self));

  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_weak_pointer (&self->feeds);
}

/* --- The object --- */

static void
withdraw (DossierNews *self, const char *id, gboolean *has_told)
{
  if (*has_told)
    g_application_withdraw_notification (G_APPLICATION (self->application), id);
  *has_told = FALSE;
}

static void
active_window_changed_cb (GtkApplication *application, GParamSpec *pspec, gpointer user_data)
{
  DossierNews *self = user_data;

  if (!is_being_looked_at (self))
    return;
  withdraw (self, DOSSIER_NEWS_CAPTURES, &self->has_told_captures);
  withdraw (self, DOSSIER_NEWS_FEEDS, &self->has_told_feeds);
}

static void
dossier_news_dispose (GObject *object)
{
  DossierNews *self = DOSSIER_NEWS (object);

  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_weak_pointer (&self->queue);
  dossier_news_leave_feeds (self);
  G_OBJECT_CLASS (dossier_news_parent_class)->dispose (object);
}

static void
dossier_news_class_init (DossierNewsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_news_dispose;
}

static void
dossier_news_init (DossierNews *self)
{
}

DossierNews *
dossier_news_new (GtkApplication *application)
{
  DossierNews *self = g_object_new (DOSSIER_TYPE_NEWS, NULL);

  self->application = application;
  g_signal_connect_object (application,
                           "notify::active-window",
                           G_CALLBACK (active_window_changed_cb),
                           self,
                           0);
  return self;
}
