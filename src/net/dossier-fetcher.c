/* dossier-fetcher.c: gets the bytes behind an http(s) address, politely and within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetcher.h"

#include "net/dossier-fetch.h"
#include "net/dossier-portal.h"
#include "net/dossier-request.h"
#include "net/dossier-route.h"

/* An idle connection is kept for the next image or article of the same site. */
#define IDLE_SECONDS 15

struct _DossierFetcher
{
  GObject              parent_instance;
  DossierFetchSettings settings; /* owns what it points to */
};

G_DEFINE_FINAL_TYPE (DossierFetcher, dossier_fetcher, G_TYPE_OBJECT)

static const DossierFetchLimits usual_limits = {
  .max_bytes = { [DOSSIER_FETCH_PAGE] = DOSSIER_FETCHER_MAX_PAGE_BYTES,
                 [DOSSIER_FETCH_IMAGE] = DOSSIER_FETCHER_MAX_IMAGE_BYTES,
                 [DOSSIER_FETCH_FEED] = DOSSIER_FETCHER_MAX_FEED_BYTES },
  .connect_seconds = DOSSIER_FETCHER_CONNECT_SECONDS,
  .silence_seconds = DOSSIER_FETCHER_SILENCE_SECONDS,
  .total_seconds = DOSSIER_FETCHER_TOTAL_SECONDS,
  .pauses = { [DOSSIER_FETCH_PAGE] = DOSSIER_FETCHER_PAGE_PAUSE,
              [DOSSIER_FETCH_IMAGE] = DOSSIER_FETCHER_IMAGE_PAUSE,
              [DOSSIER_FETCH_FEED] = DOSSIER_FETCHER_PAGE_PAUSE },
};

static const DossierHostLimits host_limits = {
  .per_host = DOSSIER_FETCHER_PER_HOST,
  .in_all = DOSSIER_FETCHER_IN_ALL,
  .patience = DOSSIER_FETCHER_PATIENCE_SECONDS * G_TIME_SPAN_SECOND,
};

static void
dossier_fetcher_dispose (GObject *object)
{
  DossierFetcher *self = DOSSIER_FETCHER (object);

  if (self->settings.session != NULL)
    soup_session_abort (self->settings.session);
  g_clear_object (&self->settings.session);
  g_clear_pointer (&self->settings.queue, dossier_host_queue_free);
  g_clear_pointer (&self->settings.clock, dossier_clock_unref);

  G_OBJECT_CLASS (dossier_fetcher_parent_class)->dispose (object);
}

static void
dossier_fetcher_class_init (DossierFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_fetcher_dispose;
}

static void
dossier_fetcher_init (DossierFetcher *self)
{
  self->settings.limits = usual_limits;
  /* Our queue and our clock decide; libsoup's own limits lie above them, so that no request waits
   * inside libsoup while its clock runs. */
  self->settings.session = soup_session_new_with_options ("user-agent",
                                                          dossier_request_get_user_agent (),
                                                          "max-conns",
                                                          4 * DOSSIER_FETCHER_IN_ALL,
                                                          "max-conns-per-host",
                                                          4 * DOSSIER_FETCHER_PER_HOST,
                                                          "timeout",
                                                          0,
                                                          "idle-timeout",
                                                          IDLE_SECONDS,
                                                          "accept-language-auto",
                                                          TRUE,
                                                          NULL);
}

DossierFetcher *
dossier_fetcher_new_with_clock (DossierClock *clock)
{
  DossierFetcher *self = g_object_new (DOSSIER_TYPE_FETCHER, NULL);

  self->settings.clock = dossier_clock_ref (clock);
  self->settings.queue = dossier_host_queue_new (clock, &host_limits);
  return self;
}

DossierFetcher *
dossier_fetcher_new (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new ();

  return dossier_fetcher_new_with_clock (clock);
}

const DossierFetchLimits *
dossier_fetcher_get_limits (DossierFetcher *self)
{
  g_return_val_if_fail (DOSSIER_IS_FETCHER (self), NULL);

  return &self->settings.limits;
}

void
dossier_fetcher_set_limits (DossierFetcher *self, const DossierFetchLimits *limits)
{
  g_return_if_fail (DOSSIER_IS_FETCHER (self));

  self->settings.limits = *limits;
}

gint64
dossier_fetcher_get_not_before (DossierFetcher *self, const char *url)
{
  g_autoptr (DossierRoute) route = dossier_route_new (url, NULL);
  g_autofree char *host = NULL;
  DossierHostRest  rest;
  gint64           until;

  g_return_val_if_fail (DOSSIER_IS_FETCHER (self), 0);

  if (route == NULL)
    return 0;
  host = dossier_route_dup_host (route);
  until = dossier_host_queue_get_rest (self->settings.queue, host, &rest);
  if (rest == DOSSIER_HOST_REST_NONE)
    return 0;
  return dossier_clock_to_unix_time (self->settings.clock, until);
}

void
dossier_fetcher_fetch_async (DossierFetcher            *self,
                             const char                *url,
                             const DossierFetchOptions *options,
                             GCancellable              *cancellable,
                             GAsyncReadyCallback        callback,
                             gpointer                   user_data)
{
  static const DossierFetchOptions defaults = { .kind = DOSSIER_FETCH_PAGE };
  GTask                           *task;

  g_return_if_fail (DOSSIER_IS_FETCHER (self));
  g_return_if_fail (url != NULL);

  dossier_portal_prepare ();
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, dossier_fetcher_fetch_async);
  dossier_fetch_start (task, url, options != NULL ? options : &defaults, &self->settings);
}

DossierFetched *
dossier_fetcher_fetch_finish (DossierFetcher *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
