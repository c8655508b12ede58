/* dossier-fetcher.c: gets the bytes behind an http(s) address, politely and within limits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetcher.h"

#include "net/dossier-fetch.h"

#define USER_AGENT "Dossier/0.1 (+desktop research notebook)"

/* An idle connection is kept for the next image or article of the same site. */
#define IDLE_SECONDS 15

struct _DossierFetcher
{
  GObject              parent_instance;
  DossierFetchSettings settings; /* owns what it points to */
};

G_DEFINE_FINAL_TYPE (DossierFetcher, dossier_fetcher, G_TYPE_OBJECT)

static void
dossier_fetcher_dispose (GObject *object)
{
  DossierFetcher *self = DOSSIER_FETCHER (object);

  if (self->settings.session != NULL)
    soup_session_abort (self->settings.session);
  g_clear_object (&self->settings.session);
  g_clear_pointer (&self->settings.queue, dossier_host_queue_free);

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
  self->settings.max_bytes[DOSSIER_FETCH_PAGE] = DOSSIER_FETCHER_MAX_PAGE_BYTES;
  self->settings.max_bytes[DOSSIER_FETCH_IMAGE] = DOSSIER_FETCHER_MAX_IMAGE_BYTES;
  self->settings.silence_seconds = DOSSIER_FETCHER_SILENCE_SECONDS;
  self->settings.total_seconds = DOSSIER_FETCHER_TOTAL_SECONDS;
  self->settings.queue = dossier_host_queue_new (DOSSIER_FETCHER_PER_HOST, DOSSIER_FETCHER_IN_ALL);
  /* Our queue and our clock decide; libsoup's own limits lie above them, so that no request waits
   * inside libsoup while its clock runs. */
  self->settings.session = soup_session_new_with_options ("user-agent",
                                                          USER_AGENT,
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
dossier_fetcher_new (void)
{
  return g_object_new (DOSSIER_TYPE_FETCHER, NULL);
}

void
dossier_fetcher_set_limits (DossierFetcher *self,
                            gsize           max_page_bytes,
                            double          silence_seconds,
                            double          total_seconds)
{
  g_return_if_fail (DOSSIER_IS_FETCHER (self));

  if (max_page_bytes > 0)
    self->settings.max_bytes[DOSSIER_FETCH_PAGE] = max_page_bytes;
  if (silence_seconds > 0)
    self->settings.silence_seconds = silence_seconds;
  if (total_seconds > 0)
    self->settings.total_seconds = total_seconds;
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
