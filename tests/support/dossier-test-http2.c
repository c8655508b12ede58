/* dossier-test-http2.c: an HTTP/2 server inside the test, over TLS, as browsers want it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-http2.h"

#include <nghttp2/nghttp2.h>

#include <string.h>

struct _DossierTestHttp2
{
  GTlsCertificate              *certificate;
  const DossierTestHttp2Answer *answers;
  gsize                         n_answers;
  GSocketListener              *listener;
  guint                         port;
  GCancellable                 *stop;
  GThread                      *acceptor;
  GThreadPool                  *talkers; /* of GSocketConnection */
  int                           n_requests;
  int                           n_connections;
};

static const DossierTestHttp2Answer not_found = { .status = "404",
                                                  .content_type = "text/plain",
                                                  .body = "Not here." };

/* One request on its stream; freed with it. */
typedef struct
{
  const DossierTestHttp2Answer *answer;
  gsize                         n_sent;
} Stream;

static const DossierTestHttp2Answer *
find_answer (DossierTestHttp2 *self, const guint8 *path, gsize length)
{
  for (gsize i = 0; i < self->n_answers; i++)
    if (strlen (self->answers[i].path) == length &&
        memcmp (self->answers[i].path, path, length) == 0)
      return &self->answers[i];
  return &not_found;
}

static int
header_came_cb (nghttp2_session     *session,
                const nghttp2_frame *frame,
                const guint8        *name,
                gsize                name_length,
                const guint8        *value,
                gsize                value_length,
                guint8               flags,
                gpointer             user_data)
{
  DossierTestHttp2 *self = user_data;
  Stream           *stream;

  if (name_length != strlen (":path") || memcmp (name, ":path", name_length) != 0)
    return 0;
  stream = g_new0 (Stream, 1);
  stream->answer = find_answer (self, value, value_length);
  nghttp2_session_set_stream_user_data (session, frame->hd.stream_id, stream);
  return 0;
}

static int
stream_closed_cb (nghttp2_session *session, gint32 stream_id, guint32 code, gpointer user_data)
{
  g_free (nghttp2_session_get_stream_user_data (session, stream_id));
  return 0;
}

static gssize
read_body_cb (nghttp2_session     *session,
              gint32               stream_id,
              guint8              *buffer,
              gsize                size,
              guint32             *flags,
              nghttp2_data_source *source,
              gpointer             user_data)
{
  Stream *stream = source->ptr;
  gsize   length = strlen (stream->answer->body);
  gsize   n_bytes = MIN (size, length - stream->n_sent);

  memcpy (buffer, stream->answer->body + stream->n_sent, n_bytes);
  stream->n_sent += n_bytes;
  if (stream->n_sent < length)
    return (gssize) n_bytes;
  switch (stream->answer->ending)
    {
    case DOSSIER_TEST_HTTP2_NEVER:
      stream->n_sent = 0;
      break;
    case DOSSIER_TEST_HTTP2_RESET:
      if (n_bytes == 0)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
      break;
    case DOSSIER_TEST_HTTP2_SILENCE:
      if (n_bytes == 0)
        return NGHTTP2_ERR_DEFERRED;
      break;
    default:
      *flags |= NGHTTP2_DATA_FLAG_EOF;
      break;
    }
  return (gssize) n_bytes;
}

static nghttp2_nv
make_header (const char *name, const char *value)
{
  return (nghttp2_nv){ .name = (guint8 *) name,
                       .value = (guint8 *) value,
                       .namelen = strlen (name),
                       .valuelen = strlen (value) };
}

static void
answer_stream (nghttp2_session *session, gint32 stream_id, Stream *stream)
{
  const DossierTestHttp2Answer *answer = stream->answer;
  nghttp2_data_provider         provider = { .source.ptr = stream, .read_callback = read_body_cb };
  nghttp2_nv                    headers[3];
  gsize                         n_headers = 0;

  if (answer->ending == DOSSIER_TEST_HTTP2_GO_AWAY)
    {
      nghttp2_session_terminate_session2 (session, 0, NGHTTP2_INTERNAL_ERROR);
      return;
    }
  headers[n_headers++] = make_header (":status", answer->status);
  if (answer->content_type != NULL)
    headers[n_headers++] = make_header ("content-type", answer->content_type);
  if (answer->location != NULL)
    headers[n_headers++] = make_header ("location", answer->location);
  nghttp2_submit_response (session,
                           stream_id,
                           headers,
                           n_headers,
                           answer->body != NULL ? &provider : NULL);
}

static int
frame_came_cb (nghttp2_session *session, const nghttp2_frame *frame, gpointer user_data)
{
  DossierTestHttp2 *self = user_data;
  Stream           *stream;

  if (frame->hd.type != NGHTTP2_HEADERS || !(frame->hd.flags & NGHTTP2_FLAG_END_STREAM))
    return 0;
  stream = nghttp2_session_get_stream_user_data (session, frame->hd.stream_id);
  g_atomic_int_inc (&self->n_requests);
  if (stream != NULL)
    answer_stream (session, frame->hd.stream_id, stream);
  return 0;
}

static gboolean
send_pending (DossierTestHttp2 *self, nghttp2_session *session, GOutputStream *output)
{
  const guint8 *data;
  gssize        length;

  while ((length = nghttp2_session_mem_send (session, &data)) > 0)
    if (!g_output_stream_write_all (output, data, (gsize) length, NULL, self->stop, NULL))
      return FALSE;
  return length == 0;
}

static nghttp2_session *
start_session (DossierTestHttp2 *self)
{
  nghttp2_session_callbacks *callbacks;
  nghttp2_session           *session;

  nghttp2_session_callbacks_new (&callbacks);
  nghttp2_session_callbacks_set_on_header_callback (callbacks, header_came_cb);
  nghttp2_session_callbacks_set_on_frame_recv_callback (callbacks, frame_came_cb);
  nghttp2_session_callbacks_set_on_stream_close_callback (callbacks, stream_closed_cb);
  nghttp2_session_server_new (&session, callbacks, self);
  nghttp2_session_callbacks_del (callbacks);
  nghttp2_submit_settings (session, NGHTTP2_FLAG_NONE, NULL, 0);
  return session;
}

static void
talk (DossierTestHttp2 *self, GIOStream *connection)
{
  GInputStream    *input = g_io_stream_get_input_stream (connection);
  GOutputStream   *output = g_io_stream_get_output_stream (connection);
  nghttp2_session *session = start_session (self);
  gboolean         is_going_on = send_pending (self, session, output);

  while (is_going_on &&
         (nghttp2_session_want_read (session) || nghttp2_session_want_write (session)))
    {
      guint8 buffer[16384];
      gssize length = g_input_stream_read (input, buffer, sizeof buffer, self->stop, NULL);

      is_going_on = length > 0 &&
                    nghttp2_session_mem_recv (session, buffer, (gsize) length) == length &&
                    send_pending (self, session, output);
    }
  nghttp2_session_del (session);
}

static void
talk_cb (gpointer data, gpointer user_data)
{
  static const char *const protocols[] = { "h2", NULL };
  DossierTestHttp2        *self = user_data;
  g_autoptr (GIOStream) connection = data;
  g_autoptr (GIOStream) tls = g_tls_server_connection_new (connection, self->certificate, NULL);

  g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (tls), protocols);
  if (g_tls_connection_handshake (G_TLS_CONNECTION (tls), self->stop, NULL) &&
      g_strcmp0 (g_tls_connection_get_negotiated_protocol (G_TLS_CONNECTION (tls)), "h2") == 0)
    {
      g_atomic_int_inc (&self->n_connections);
      talk (self, tls);
    }
  g_io_stream_close (tls, NULL, NULL);
}

static gpointer
accept_connections (gpointer data)
{
  DossierTestHttp2  *self = data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL)
    g_thread_pool_push (self->talkers, connection, NULL);
  return NULL;
}

DossierTestHttp2 *
dossier_test_http2_new (GTlsCertificate              *certificate,
                        const DossierTestHttp2Answer *answers,
                        gsize                         n_answers)
{
  DossierTestHttp2 *self = g_new0 (DossierTestHttp2, 1);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GError) error = NULL;

  self->certificate = g_object_ref (certificate);
  self->answers = answers;
  self->n_answers = n_answers;
  self->stop = g_cancellable_new ();
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener,
                                 wanted,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL,
                                 &actual,
                                 &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual));
  self->talkers = g_thread_pool_new (talk_cb, self, -1, FALSE, NULL);
  self->acceptor = g_thread_new ("test-http2", accept_connections, self);
  return self;
}

void
dossier_test_http2_free (DossierTestHttp2 *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->stop);
  g_thread_join (self->acceptor);
  g_thread_pool_free (self->talkers, FALSE, TRUE);
  g_socket_listener_close (self->listener);
  g_object_unref (self->listener);
  g_object_unref (self->stop);
  g_object_unref (self->certificate);
  g_free (self);
}

char *
dossier_test_http2_dup_url (DossierTestHttp2 *self, const char *path)
{
  return g_strdup_printf ("https://127.0.0.1:%u%s", self->port, path);
}

guint
dossier_test_http2_count_requests (DossierTestHttp2 *self)
{
  return (guint) g_atomic_int_get (&self->n_requests);
}

guint
dossier_test_http2_count_connections (DossierTestHttp2 *self)
{
  return (guint) g_atomic_int_get (&self->n_connections);
}
