/* dossier-fetch.c: one fetch on its way: waiting for its turn, redirected, read, and judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch.h"

#include "net/dossier-answer.h"
#include "net/dossier-body.h"
#include "net/dossier-deadline.h"
#include "net/dossier-ending.h"
#include "net/dossier-fetch-reason.h"
#include "net/dossier-headers.h"
#include "net/dossier-portal.h"
#include "net/dossier-request.h"
#include "net/dossier-route.h"

#define CHUNK_BYTES (64 * 1024)

/* After all that a window does: toolkits draw at a lower priority than the usual one, so a fast
 * server that never stops would keep them from it. */
#define PRIORITY G_PRIORITY_DEFAULT_IDLE

/* Servers send one or two, if any. */
#define MAX_INTERIM_ANSWERS 20

/* RFC 6585; libsoup has no name for it. */
#define TOO_MANY_REQUESTS 429

/* What the server is doing; says what its silence means. */
typedef enum
{
  PHASE_CONNECTING,
  PHASE_WAITING,
  PHASE_READING,
} Phase;

static const char *const silences[] = {
  [PHASE_CONNECTING] = "no connection to the server has come about",
  [PHASE_WAITING] = "the server has not answered",
  [PHASE_READING] = "the server stopped in the middle and has sent nothing more",
};

/* Exactly one of three things is awaited at any time: a turn (ticket not yet called), an operation
 * of libsoup or GIO (is_busy), or nothing more. A failure while an operation is under way cancels
 * it, and is reported when its callback comes, so that nothing outlives the task. */
typedef struct
{
  GTask               *task;
  char                *url;     /* as asked for */
  DossierFetchOptions  options; /* owns its strings */
  DossierFetchSettings settings;
  DossierRoute        *route;
  GSource             *cancelled; /* the caller's cancellable */
  GError              *error;     /* first failure, the whole sentence */

  guint n_retries;

  /* the request under way */
  DossierHostTicket *ticket;
  DossierDeadline   *deadline;
  GCancellable      *stop;
  SoupMessage       *message;
  GInputStream      *packed; /* the body as it comes */
  GInputStream      *stream; /* the same unpacked */
  Phase              phase;
  guint              n_interim; /* answers of the kind "103 Early Hints" */
  gboolean           is_busy;

  /* the answer */
  DossierBody *body;
  guint8      *chunk;
} Fetch;

static const char *
get_host (Fetch *self)
{
  return g_uri_get_host (dossier_route_get_uri (self->route));
}

static void
drop_request (Fetch *self)
{
  /* Cancelling first makes libsoup close the connection instead of reading the rest of the body. */
  if (self->stop != NULL)
    g_cancellable_cancel (self->stop);
  g_clear_object (&self->stream);
  g_clear_object (&self->packed);
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->stop);
}

static void
stop_waiting (Fetch *self, DossierHostOutcome outcome)
{
  dossier_deadline_stop (self->deadline);
  if (self->ticket != NULL)
    dossier_host_queue_leave (self->settings.queue, g_steal_pointer (&self->ticket), outcome);
}

/* Silence of the server's is borne for longer than that of the way to it. */
static double
get_silence (Fetch *self)
{
  return self->phase == PHASE_CONNECTING ? self->settings.limits.connect_seconds
                                         : self->settings.limits.silence_seconds;
}

static void
enter_phase (Fetch *self, Phase phase)
{
  self->phase = phase;
  dossier_deadline_renew (self->deadline, get_silence (self));
}

static void
free_fetch (gpointer data)
{
  Fetch *self = data;

  g_assert (self->ticket == NULL && !self->is_busy);
  drop_request (self);
  g_free (self->url);
  dossier_request_clear_options (&self->options);
  g_clear_pointer (&self->route, dossier_route_free);
  g_clear_pointer (&self->deadline, dossier_deadline_free);
  g_clear_pointer (&self->body, dossier_body_free);
  g_free (self->chunk);
  g_clear_error (&self->error);
  g_free (self);
}

static void
finish (Fetch *self, DossierFetched *fetched)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  stop_waiting (self, DOSSIER_HOST_WELL);
  drop_request (self);
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, fetched, (GDestroyNotify) dossier_fetched_free);
}

/* An error that is not the host's is one that it has told us of, once it has answered. */
static DossierHostOutcome
find_outcome (Fetch *self, const GError *error)
{
  if (dossier_fetch_error_blames_host (error))
    return DOSSIER_HOST_FAILED;
  return self->phase == PHASE_READING ? DOSSIER_HOST_WELL : DOSSIER_HOST_UNKNOWN;
}

/* Takes @error; the first one counts. */
static void
fail (Fetch *self, GError *error)
{
  if (self->error != NULL)
    {
      g_error_free (error);
      return;
    }
  self->error = error;
  g_prefix_error (&self->error, "fetching %s: ", self->url);
  stop_waiting (self, find_outcome (self, error));
  if (self->is_busy)
    g_cancellable_cancel (self->stop);
  else
    finish (self, NULL);
}

static void
fail_with (Fetch *self, DossierFetchError code, const char *format, ...) G_GNUC_PRINTF (3, 4);

static void
fail_with (Fetch *self, DossierFetchError code, const char *format, ...)
{
  GError *error;
  va_list arguments;

  va_start (arguments, format);
  error = g_error_new_valist (DOSSIER_FETCH_ERROR, (int) code, format, arguments);
  va_end (arguments);
  fail (self, error);
}

/* Takes @error, which GIO or libsoup gave. */
static void
fail_with_network (Fetch *self, GError *error)
{
  GTlsCertificateFlags flags = soup_message_get_tls_peer_certificate_errors (self->message);

  if (g_error_matches (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE))
    {
      g_free (error->message);
      error->message = g_strdup (dossier_fetch_reason_for_certificate (flags));
    }
  fail (self, dossier_fetch_reason_explain (error, get_host (self)));
}

static void
deadline_missed_cb (DossierDeadlineKind kind, gpointer user_data)
{
  Fetch *self = user_data;

  if (kind == DOSSIER_DEADLINE_TOTAL)
    fail_with (self,
               DOSSIER_FETCH_ERROR_TIMED_OUT,
               "not everything had come after %g seconds",
               self->settings.limits.total_seconds);
  else
    fail_with (self,
               DOSSIER_FETCH_ERROR_TIMED_OUT,
               "%s for %g seconds",
               silences[self->phase],
               get_silence (self));
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  Fetch *self = user_data;

  fail (self,
        dossier_fetch_reason_explain (g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, ""),
                                      ""));
  return G_SOURCE_REMOVE;
}

/* Whether the body's first bytes are a network's own. */
static gboolean
is_from_portal (Fetch *self)
{
  gsize         length;
  const guint8 *start = dossier_body_get_start (self->body, &length);

  return dossier_portal_is_suspected (dossier_route_get_asked (self->route),
                                      dossier_route_get_uri (self->route),
                                      start,
                                      length);
}

/* What is packed has an end of its own, which the decoder has seen; the last chunk may still be
 * unread then. */
static gboolean
is_cut (Fetch *self)
{
  return self->stream == self->packed && dossier_ending_is_cut (self->message, self->packed);
}

static void
complete_if_genuine (Fetch *self)
{
  if (is_cut (self))
    fail_with_network (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, ""));
  else if (is_from_portal (self))
    fail_with (
        self,
        DOSSIER_FETCH_ERROR_PORTAL,
        "this network wants a login before it lets anything through; %s has answered instead",
        get_host (self));
  else
    finish (self,
            dossier_answer_new (self->message, self->route, self->settings.clock, self->body));
}

static void read_more (Fetch *self);

static void
chunk_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *self = user_data;
  g_autoptr (GError) error = NULL;
  gssize n_bytes = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);

  self->is_busy = FALSE;
  if (self->error != NULL)
    {
      finish (self, NULL);
      return;
    }
  if (n_bytes < 0)
    {
      fail_with_network (self, dossier_body_explain (self->body, g_steal_pointer (&error)));
      return;
    }
  if (!dossier_body_append (self->body, self->chunk, (gsize) n_bytes, &error))
    {
      fail (self, g_steal_pointer (&error));
      return;
    }
  if (n_bytes == 0)
    {
      complete_if_genuine (self);
      return;
    }
  dossier_deadline_renew (self->deadline, get_silence (self));
  if (self->options.progress != NULL)
    self->options.progress (dossier_body_get_length (self->body),
                            dossier_body_get_announced (self->body),
                            self->options.progress_data);
  read_more (self);
}

static void
read_more (Fetch *self)
{
  self->is_busy = TRUE;
  g_input_stream_read_async (self->stream,
                             self->chunk,
                             CHUNK_BYTES,
                             PRIORITY,
                             self->stop,
                             chunk_read_cb,
                             self);
}

static void
read_body (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  GError             *error = NULL;

  self->body = dossier_body_new (self->options.kind,
                                 headers,
                                 self->settings.limits.max_bytes[self->options.kind],
                                 &error);
  if (self->body == NULL)
    {
      fail (self, error);
      return;
    }
  self->stream = dossier_body_unpack (self->body, self->packed);
  self->chunk = g_malloc (CHUNK_BYTES);
  read_more (self);
}

static void await_turn (Fetch *self);

static void
go_on (Fetch *self, DossierHostOutcome outcome)
{
  stop_waiting (self, outcome);
  drop_request (self);
  await_turn (self);
}

/* Seconds after which the server wants to be asked again; -1 when it does not say. */
static gint64
find_wish (Fetch *self)
{
  guint status = soup_message_get_status (self->message);

  if (status != TOO_MANY_REQUESTS && status != SOUP_STATUS_SERVICE_UNAVAILABLE)
    return -1;
  return dossier_headers_get_retry_after (soup_message_get_response_headers (self->message),
                                          dossier_clock_get_unix_time (self->settings.clock) /
                                              1000);
}

/* A short pause is waited for, a few times; everything else is for the caller to come back to. */
static void
refuse_status (Fetch *self)
{
  guint   status = soup_message_get_status (self->message);
  gint64  wish = find_wish (self);
  GError *error = dossier_fetch_reason_for_status (status, wish);

  if (wish >= 0)
    {
      g_autofree char *host = dossier_route_dup_host (self->route);
      gint64           now = dossier_clock_get_time (self->settings.clock);

      dossier_host_queue_rest (self->settings.queue, host, now + wish * G_TIME_SPAN_SECOND);
      error->code = DOSSIER_FETCH_ERROR_TRY_LATER;
    }
  if (wish < 0 || wish > DOSSIER_FETCHER_PATIENCE_SECONDS ||
      self->n_retries == DOSSIER_FETCHER_MAX_RETRIES)
    {
      fail (self, error);
      return;
    }
  g_error_free (error);
  self->n_retries++;
  go_on (self, DOSSIER_HOST_FAILED);
}

static void
judge_answer (Fetch *self)
{
  guint    status = soup_message_get_status (self->message);
  gboolean is_redirect;
  GError  *error = NULL;

  if (!dossier_route_follow (self->route, self->message, &is_redirect, &error))
    fail (self, error);
  else if (is_redirect)
    go_on (self, DOSSIER_HOST_WELL);
  else if (status == SOUP_STATUS_NOT_MODIFIED && dossier_request_is_conditional (&self->options))
    finish (self,
            dossier_answer_new_unchanged (self->message,
                                          self->route,
                                          self->settings.clock,
                                          &self->options));
  else if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    refuse_status (self);
  else if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_RESET_CONTENT)
    fail (self, dossier_fetch_reason_for_status (status, 0));
  else
    read_body (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *self = user_data;
  g_autoptr (GError) error = NULL;

  self->packed = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  self->is_busy = FALSE;
  if (self->error != NULL)
    {
      finish (self, NULL);
      return;
    }
  if (self->packed == NULL)
    {
      fail_with_network (self, g_steal_pointer (&error));
      return;
    }
  enter_phase (self, PHASE_READING);
  judge_answer (self);
}

static void
request_starting_cb (SoupMessage *message, gpointer user_data)
{
  Fetch *self = user_data;

  enter_phase (self, PHASE_WAITING);
}

/* libsoup reads interim answers in one go for as long as they come, and the clock would never be
 * looked at again. */
static void
interim_answer_cb (SoupMessage *message, gpointer user_data)
{
  Fetch *self = user_data;

  if (++self->n_interim > MAX_INTERIM_ANSWERS)
    fail (self,
          g_error_new (G_IO_ERROR,
                       G_IO_ERROR_INVALID_DATA,
                       "the server %s announces its answer again and again and never sends it",
                       get_host (self)));
}

static void
send_request (Fetch *self)
{
  self->n_interim = 0;
  self->stop = g_cancellable_new ();
  self->message = dossier_request_new (self->route, &self->options);
  g_signal_connect (self->message, "starting", G_CALLBACK (request_starting_cb), self);
  g_signal_connect (self->message, "got-informational", G_CALLBACK (interim_answer_cb), self);
  self->phase = PHASE_CONNECTING;
  self->is_busy = TRUE;
  dossier_deadline_start (self->deadline, get_silence (self));
  soup_session_send_async (self->settings.session,
                           self->message,
                           PRIORITY,
                           self->stop,
                           answered_cb,
                           self);
}

/* Turned away, before anything was asked. */
static void
fail_with_rest (Fetch *self)
{
  g_autofree char *host = dossier_route_dup_host (self->route);
  DossierHostRest  rest;
  gint64           now = dossier_clock_get_time (self->settings.clock);
  gint64           until = dossier_host_queue_get_rest (self->settings.queue, host, &rest);
  g_autofree char *wait =
      dossier_fetch_reason_describe_wait ((until - now - 1) / G_TIME_SPAN_SECOND + 1);

  fail_with (self,
             DOSSIER_FETCH_ERROR_TRY_LATER,
             "the server %s %s; try again in %s",
             host,
             rest == DOSSIER_HOST_REST_FAILING ? "has failed again and again"
                                               : "has asked for a pause",
             wait);
}

static void
turn_came_cb (DossierHostAnswer answer, gpointer user_data)
{
  Fetch *self = user_data;

  if (answer == DOSSIER_HOST_GO)
    send_request (self);
  else
    fail_with_rest (self);
}

/* What leads on to another address of the same host, or is tried again, is still the one thing that
 * was asked for. */
static void
await_turn (Fetch *self)
{
  g_autofree char *host = dossier_route_dup_host (self->route);
  gboolean is_first = dossier_route_get_n_redirects (self->route) == 0 && self->n_retries == 0;
  double   pause = is_first ? self->settings.limits.pauses[self->options.kind] : 0;

  self->ticket = dossier_host_queue_enter (self->settings.queue,
                                           host,
                                           (gint64) (pause * G_TIME_SPAN_SECOND),
                                           turn_came_cb,
                                           self);
}

static void
watch_cancellable (Fetch *self)
{
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  if (cancellable == NULL)
    return;
  self->cancelled = g_cancellable_source_new (cancellable);
  g_source_set_callback (self->cancelled, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (self->cancelled, g_task_get_context (self->task));
}

void
dossier_fetch_start (GTask                      *task,
                     const char                 *url,
                     const DossierFetchOptions  *options,
                     const DossierFetchSettings *settings)
{
  Fetch  *self = g_new0 (Fetch, 1);
  GError *error = NULL;

  self->task = task;
  self->url = g_strdup (url);
  dossier_request_copy_options (options, &self->options);
  self->settings = *settings;
  self->route = dossier_route_new (url, &error);
  self->deadline = dossier_deadline_new (settings->clock,
                                         settings->limits.total_seconds,
                                         deadline_missed_cb,
                                         self);
  g_task_set_task_data (task, self, free_fetch);
  /* Cancelling is answered in a sentence of our own. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->route == NULL)
    {
      fail (self, error);
      return;
    }
  watch_cancellable (self);
  await_turn (self);
}
