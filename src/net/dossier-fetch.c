/* dossier-fetch.c: one fetch on its way: waiting for its turn, redirected, read, and judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch.h"

#include "net/dossier-content-type.h"
#include "net/dossier-deadline.h"
#include "net/dossier-decoder.h"
#include "net/dossier-fetch-reason.h"
#include "net/dossier-headers.h"
#include "net/dossier-route.h"

#define CHUNK_BYTES (64 * 1024)

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

static const char *const accepts[] = {
  [DOSSIER_FETCH_PAGE] = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
  [DOSSIER_FETCH_IMAGE] = "image/png, image/jpeg, image/webp, image/gif, image/*;q=0.8",
};

static const char *const wishes[] = {
  [DOSSIER_FETCH_PAGE] = "a page",
  [DOSSIER_FETCH_IMAGE] = "an image",
};

/* Exactly one of three things is awaited at any time: a turn (ticket not yet called), an operation
 * of libsoup or GIO (is_busy), or nothing more. A failure while an operation is under way cancels
 * it, and is reported when its callback comes, so that nothing outlives the task. */
typedef struct
{
  GTask               *task;
  char                *url; /* as asked for */
  DossierFetchOptions  options;
  DossierFetchSettings settings;
  DossierRoute        *route;
  GSource             *cancelled; /* the caller's cancellable */
  GError              *error;     /* first failure, the whole sentence */

  /* the request under way */
  DossierHostTicket *ticket;
  DossierDeadline   *deadline;
  GCancellable      *stop;
  SoupMessage       *message;
  GInputStream      *stream; /* the body: packed at first, unpacked while it is read */
  Phase              phase;
  gboolean           is_busy;

  /* the answer */
  DossierContentVerdict verdict;
  gboolean              is_judged; /* the first bytes too */
  gsize                 announced;
  GByteArray           *body;
  guint8               *chunk;
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
  if (self->message != NULL)
    g_signal_handlers_disconnect_by_data (self->message, self);
  g_clear_object (&self->message);
  g_clear_object (&self->stop);
}

static void
stop_waiting (Fetch *self)
{
  dossier_deadline_stop (self->deadline);
  if (self->ticket != NULL)
    dossier_host_queue_leave (self->settings.queue, g_steal_pointer (&self->ticket));
}

static void
free_fetch (gpointer data)
{
  Fetch *self = data;

  g_assert (self->ticket == NULL && !self->is_busy);
  drop_request (self);
  g_free (self->url);
  g_clear_pointer (&self->route, dossier_route_free);
  g_clear_pointer (&self->deadline, dossier_deadline_free);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_free (self->chunk);
  g_clear_error (&self->error);
  g_free (self);
}

static void
finish (Fetch *self, DossierFetched *fetched)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  stop_waiting (self);
  drop_request (self);
  if (self->cancelled != NULL)
    g_source_destroy (self->cancelled);
  g_clear_pointer (&self->cancelled, g_source_unref);
  if (self->error != NULL)
    g_task_return_error (task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (task, fetched, (GDestroyNotify) dossier_fetched_free);
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
  stop_waiting (self);
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
               self->settings.total_seconds);
  else
    fail_with (self,
               DOSSIER_FETCH_ERROR_TIMED_OUT,
               "%s for %g seconds",
               silences[self->phase],
               self->settings.silence_seconds);
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

static void
complete (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  g_autoptr (DossierFetched) fetched = NULL;

  if (self->body->len == 0)
    {
      fail_with (self, DOSSIER_FETCH_ERROR_EMPTY, "the server sent nothing at this address");
      return;
    }
  fetched = dossier_fetched_new ();
  fetched->url = dossier_route_dup_address (self->route);
  fetched->status = soup_message_get_status (self->message);
  fetched->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  fetched->headers = dossier_headers_to_json (headers);
  fetched->bytes = g_byte_array_free_to_bytes (g_steal_pointer (&self->body));
  fetched->fetched = g_get_real_time () / 1000;
  finish (self, g_steal_pointer (&fetched));
}

static void
refuse_size (Fetch *self, const char *how)
{
  g_autofree char *limit =
      g_format_size_full (self->settings.max_bytes[self->options.kind], G_FORMAT_SIZE_IEC_UNITS);

  fail_with (self,
             DOSSIER_FETCH_ERROR_TOO_LARGE,
             "%s is larger than %s, and no longer %s worth keeping",
             how,
             limit,
             wishes[self->options.kind]);
}

static void
refuse_type (Fetch *self, const char *what)
{
  fail_with (self,
             DOSSIER_FETCH_ERROR_WRONG_TYPE,
             "the address leads to %s, not to %s",
             what,
             wishes[self->options.kind]);
}

/* Looks at the first bytes once there are enough of them; FALSE when they were refused. */
static gboolean
judge_bytes (Fetch *self, gboolean is_end)
{
  const char *what;

  if (self->is_judged || (!is_end && self->body->len < DOSSIER_CONTENT_TYPE_SNIFF_BYTES))
    return TRUE;
  self->is_judged = TRUE;
  if (self->body->len == 0 || dossier_content_type_judge_bytes (self->options.kind,
                                                                self->verdict,
                                                                self->body->data,
                                                                self->body->len,
                                                                &what) == DOSSIER_CONTENT_WELCOME)
    return TRUE;
  refuse_type (self, what);
  return FALSE;
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
      fail_with_network (self, g_steal_pointer (&error));
      return;
    }
  if ((gsize) n_bytes > self->settings.max_bytes[self->options.kind] - self->body->len)
    {
      refuse_size (self, "what the server sends");
      return;
    }
  g_byte_array_append (self->body, self->chunk, (guint) n_bytes);
  if (!judge_bytes (self, n_bytes == 0))
    return;
  if (n_bytes == 0)
    {
      complete (self);
      return;
    }
  dossier_deadline_renew (self->deadline);
  if (self->options.progress != NULL)
    self->options.progress (self->body->len, self->announced, self->options.progress_data);
  read_more (self);
}

static void
read_more (Fetch *self)
{
  self->is_busy = TRUE;
  g_input_stream_read_async (self->stream,
                             self->chunk,
                             CHUNK_BYTES,
                             G_PRIORITY_DEFAULT,
                             self->stop,
                             chunk_read_cb,
                             self);
}

static void
read_body (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  goffset             length = soup_message_headers_get_content_length (headers);
  const char         *type = soup_message_headers_get_one (headers, "Content-Type");
  const char         *codings = soup_message_headers_get_list (headers, "Content-Encoding");
  g_autoptr (GInputStream) packed = NULL;
  const char *what;

  self->verdict = dossier_content_type_judge (self->options.kind, type, &what);
  if (self->verdict == DOSSIER_CONTENT_REFUSED)
    {
      refuse_type (self, what);
      return;
    }
  if (length > 0 && (guint64) length > self->settings.max_bytes[self->options.kind])
    {
      refuse_size (self, "what the server announces");
      return;
    }
  if (length > 0 && codings == NULL)
    self->announced = (gsize) length;
  packed = self->stream;
  self->stream = dossier_decoder_wrap (packed, codings);
  self->body = g_byte_array_new ();
  self->chunk = g_malloc (CHUNK_BYTES);
  read_more (self);
}

static void await_turn (Fetch *self);

static void
go_on (Fetch *self)
{
  stop_waiting (self);
  drop_request (self);
  await_turn (self);
}

static void
judge_answer (Fetch *self)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (self->message);
  guint               status = soup_message_get_status (self->message);
  gboolean            is_redirect;
  GError             *error = NULL;

  if (!dossier_route_follow (self->route, self->message, &is_redirect, &error))
    {
      fail (self, error);
      return;
    }
  if (is_redirect)
    {
      go_on (self);
      return;
    }
  if (!SOUP_STATUS_IS_SUCCESSFUL (status))
    {
      g_autofree char *reason = dossier_fetch_reason_for_status (status, headers);

      fail_with (self, DOSSIER_FETCH_ERROR_STATUS, "%s", reason);
      return;
    }
  if (status == SOUP_STATUS_NO_CONTENT || status == SOUP_STATUS_RESET_CONTENT)
    {
      g_autofree char *reason = dossier_fetch_reason_for_status (status, headers);

      fail_with (self, DOSSIER_FETCH_ERROR_EMPTY, "%s", reason);
      return;
    }
  read_body (self);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fetch *self = user_data;
  g_autoptr (GError) error = NULL;

  self->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  self->is_busy = FALSE;
  if (self->error != NULL)
    {
      finish (self, NULL);
      return;
    }
  if (self->stream == NULL)
    {
      fail_with_network (self, g_steal_pointer (&error));
      return;
    }
  self->phase = PHASE_READING;
  dossier_deadline_renew (self->deadline);
  judge_answer (self);
}

static void
request_starting_cb (SoupMessage *message, gpointer user_data)
{
  Fetch *self = user_data;

  self->phase = PHASE_WAITING;
  dossier_deadline_renew (self->deadline);
}

static void
send_request (Fetch *self)
{
  g_autofree char    *cookies = dossier_route_dup_cookies (self->route);
  SoupMessageHeaders *headers;

  self->stop = g_cancellable_new ();
  self->message = soup_message_new_from_uri (SOUP_METHOD_GET, dossier_route_get_uri (self->route));
  soup_message_add_flags (self->message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (self->message, SOUP_TYPE_CONTENT_DECODER);
  headers = soup_message_get_request_headers (self->message);
  soup_message_headers_replace (headers, "Accept", accepts[self->options.kind]);
  soup_message_headers_replace (headers, "Accept-Encoding", dossier_decoder_get_accepted ());
  if (cookies != NULL)
    soup_message_headers_replace (headers, "Cookie", cookies);
  g_signal_connect (self->message, "starting", G_CALLBACK (request_starting_cb), self);
  self->phase = PHASE_CONNECTING;
  self->is_busy = TRUE;
  soup_session_send_async (self->settings.session,
                           self->message,
                           G_PRIORITY_DEFAULT,
                           self->stop,
                           answered_cb,
                           self);
}

static void
turn_came_cb (gpointer user_data)
{
  Fetch *self = user_data;

  dossier_deadline_start (self->deadline);
  send_request (self);
}

static void
await_turn (Fetch *self)
{
  g_autofree char *host = g_ascii_strdown (get_host (self), -1);

  self->ticket = dossier_host_queue_enter (self->settings.queue, host, turn_came_cb, self);
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
  self->options = *options;
  self->settings = *settings;
  self->route = dossier_route_new (url, &error);
  self->deadline = dossier_deadline_new (settings->silence_seconds,
                                         settings->total_seconds,
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
