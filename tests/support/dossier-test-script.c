/* dossier-test-script.c: plays steps on bare connections; the misbehaving half of the test server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-script.h"

#include <string.h>
#include <sys/socket.h>

/* Bytes of a request that are read; none of ours is longer. */
#define MAX_REQUEST_BYTES 65536

typedef struct
{
  DossierTestStepKind kind;
  GBytes             *bytes;
  guint               times;
  guint               milliseconds;
} Step;

struct _DossierTestScript
{
  gatomicrefcount n_refs;
  GArray         *steps; /* of Step */
};

struct _DossierTestScriptServer
{
  DossierTestScriptChoice choose;
  gpointer                user_data;
  GTlsCertificate        *certificate; /* (nullable) */
  GSocketListener        *listener;
  guint                   port;
  GCancellable           *stop;
  GThread                *acceptor;
  GThreadPool            *players; /* of GSocketConnection */
  GMutex                  lock;
  guint64                 n_bytes;
};

static void
clear_step (gpointer data)
{
  g_clear_pointer (&((Step *) data)->bytes, g_bytes_unref);
}

DossierTestScript *
dossier_test_script_new (const DossierTestStep *steps, gsize n_steps)
{
  DossierTestScript *self = g_new0 (DossierTestScript, 1);

  g_atomic_ref_count_init (&self->n_refs);
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  g_array_set_clear_func (self->steps, clear_step);
  for (gsize i = 0; i < n_steps; i++)
    {
      gsize length = steps[i].length;
      Step  step = { .kind = steps[i].kind,
                     .times = MAX (steps[i].times, 1),
                     .milliseconds = steps[i].milliseconds };

      if (steps[i].bytes != NULL && length == 0)
        length = strlen (steps[i].bytes);
      step.bytes = g_bytes_new (steps[i].bytes, length);
      g_array_append_val (self->steps, step);
    }
  return self;
}

DossierTestScript *
dossier_test_script_ref (DossierTestScript *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
dossier_test_script_free (DossierTestScript *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;
  g_array_unref (self->steps);
  g_free (self);
}

static gboolean
send_bytes (DossierTestScriptServer *self, GIOStream *stream, const Step *step)
{
  GOutputStream *output = g_io_stream_get_output_stream (stream);
  gsize          length;
  const void    *data = g_bytes_get_data (step->bytes, &length);

  for (guint i = 0; i < step->times; i++)
    {
      gsize    n_written = 0;
      gboolean is_sent =
          g_output_stream_write_all (output, data, length, &n_written, self->stop, NULL);

      g_mutex_lock (&self->lock);
      self->n_bytes += n_written;
      g_mutex_unlock (&self->lock);
      if (!is_sent)
        return FALSE;
    }
  return TRUE;
}

/* Sleeps, but not past the end of the test. */
static gboolean
pause_for (DossierTestScriptServer *self, const Step *step)
{
  GPollFD  poll_fd;
  gboolean is_pollable = g_cancellable_make_pollfd (self->stop, &poll_fd);

  g_assert_true (is_pollable);
  g_poll (&poll_fd, 1, (int) step->milliseconds);
  g_cancellable_release_fd (self->stop);
  return !g_cancellable_is_cancelled (self->stop);
}

static void
wait_for_end (DossierTestScriptServer *self, GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);
  char          byte;

  while (g_input_stream_read (input, &byte, 1, self->stop, NULL) > 0)
    ;
}

/* A close with this option set sends a reset in place of the orderly end. */
static void
reset_on_close (GSocketConnection *connection)
{
  struct linger at_once = { .l_onoff = 1, .l_linger = 0 };

  setsockopt (g_socket_get_fd (g_socket_connection_get_socket (connection)),
              SOL_SOCKET,
              SO_LINGER,
              &at_once,
              sizeof at_once);
}

static void
play (DossierTestScriptServer *self,
      GSocketConnection       *connection,
      GIOStream               *stream,
      DossierTestScript       *script)
{
  gboolean is_going_on = TRUE;

  for (guint i = 0; i < script->steps->len && is_going_on; i++)
    {
      const Step *step = &g_array_index (script->steps, Step, i);

      switch (step->kind)
        {
        case DOSSIER_TEST_SEND:
          is_going_on = send_bytes (self, stream, step);
          break;
        case DOSSIER_TEST_PAUSE:
          is_going_on = pause_for (self, step);
          break;
        case DOSSIER_TEST_SILENCE:
          wait_for_end (self, stream);
          break;
        case DOSSIER_TEST_RESET:
          reset_on_close (connection);
          return;
        }
    }
}

/* The request's lines, up to the empty one; NULL when the other side went away before. */
static char **
read_request (DossierTestScriptServer *self, GIOStream *stream)
{
  GInputStream *input = g_io_stream_get_input_stream (stream);
  g_autoptr (GString) request = g_string_new (NULL);

  while (!g_str_has_suffix (request->str, "\r\n\r\n"))
    {
      char byte;

      if (request->len >= MAX_REQUEST_BYTES ||
          g_input_stream_read (input, &byte, 1, self->stop, NULL) <= 0)
        return NULL;
      g_string_append_c (request, byte);
    }
  return g_strsplit (request->str, "\r\n", -1);
}

/* (transfer full): what the steps are played on. */
static GIOStream *
secure (DossierTestScriptServer *self, GSocketConnection *connection)
{
  if (self->certificate == NULL)
    return g_object_ref (G_IO_STREAM (connection));
  return g_tls_server_connection_new (G_IO_STREAM (connection), self->certificate, NULL);
}

static void
play_connection_cb (gpointer data, gpointer user_data)
{
  DossierTestScriptServer *self = user_data;
  g_autoptr (GSocketConnection) connection = data;
  g_autoptr (GIOStream) stream = secure (self, connection);
  g_auto (GStrv) lines = read_request (self, stream);

  if (lines != NULL)
    {
      g_auto (GStrv) words = g_strsplit (lines[0], " ", 3);
      DossierTestScript *script = NULL;

      if (g_strv_length (words) == 3)
        script = self->choose (words[1], lines + 1, self->user_data);
      if (script != NULL)
        {
          play (self, connection, stream, script);
          dossier_test_script_free (script);
        }
    }
  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
}

static gpointer
accept_connections (gpointer data)
{
  DossierTestScriptServer *self = data;
  GSocketConnection       *connection;

  while ((connection = g_socket_listener_accept (self->listener, NULL, self->stop, NULL)) != NULL)
    g_thread_pool_push (self->players, connection, NULL);
  return NULL;
}

static guint
listen_on_loopback (GSocketListener *listener)
{
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) actual = NULL;
  g_autoptr (GError) error = NULL;

  g_socket_listener_add_address (listener,
                                 wanted,
                                 G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP,
                                 NULL,
                                 &actual,
                                 &error);
  g_assert_no_error (error);
  return g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (actual));
}

DossierTestScriptServer *
dossier_test_script_server_new (GTlsCertificate        *certificate,
                                DossierTestScriptChoice choose,
                                gpointer                user_data)
{
  DossierTestScriptServer *self = g_new0 (DossierTestScriptServer, 1);

  g_set_object (&self->certificate, certificate);
  self->choose = choose;
  self->user_data = user_data;
  g_mutex_init (&self->lock);
  self->stop = g_cancellable_new ();
  self->listener = g_socket_listener_new ();
  self->port = listen_on_loopback (self->listener);
  self->players = g_thread_pool_new (play_connection_cb, self, -1, FALSE, NULL);
  self->acceptor = g_thread_new ("test-script-server", accept_connections, self);
  return self;
}

void
dossier_test_script_server_free (DossierTestScriptServer *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->stop);
  g_thread_join (self->acceptor);
  g_thread_pool_free (self->players, FALSE, TRUE);
  g_socket_listener_close (self->listener);
  g_clear_object (&self->listener);
  g_clear_object (&self->stop);
  g_clear_object (&self->certificate);
  g_mutex_clear (&self->lock);
  g_free (self);
}

guint
dossier_test_script_server_get_port (DossierTestScriptServer *self)
{
  return self->port;
}

guint64
dossier_test_script_server_count_bytes (DossierTestScriptServer *self)
{
  guint64 n_bytes;

  g_mutex_lock (&self->lock);
  n_bytes = self->n_bytes;
  g_mutex_unlock (&self->lock);
  return n_bytes;
}
