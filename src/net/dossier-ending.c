/* dossier-ending.c: whether a body that came in chunks has come to its end, or was cut off.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-ending.h"

static gboolean
comes_in_chunks (SoupMessage *message)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  return soup_message_get_http_version (message) <= SOUP_HTTP_1_1 &&
         soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED;
}

/* (transfer none) (nullable): what @stream reads from. */
static GInputStream *
get_base (GInputStream *stream)
{
  return G_IS_FILTER_INPUT_STREAM (stream)
             ? g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream))
             : NULL;
}

/* The server has closed its side; a connection that is still open has not broken, and one that
 * libsoup itself has closed cannot tell. TLS that ended without a farewell fails when it is read.
 */
static gboolean
is_at_end (GInputStream *wire)
{
  g_autoptr (GError) error = NULL;
  gssize length;
  char   byte;

  if (!G_IS_POLLABLE_INPUT_STREAM (wire) ||
      !g_pollable_input_stream_can_poll (G_POLLABLE_INPUT_STREAM (wire)) ||
      g_input_stream_is_closed (wire))
    return FALSE;
  length = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (wire),
                                                     &byte,
                                                     1,
                                                     NULL,
                                                     &error);
  if (length < 0)
    return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED) &&
           !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PENDING);
  return length == 0;
}

/* Cancelled beforehand, the read cannot wait, and fails if it reaches the connection at all. */
static gboolean
wants_more (GInputStream *chunks)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  char byte;

  g_cancellable_cancel (cancelled);
  g_input_stream_read (chunks, &byte, 1, cancelled, &error);
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

gboolean
dossier_ending_is_cut (SoupMessage *message, GInputStream *stream)
{
  /* The outermost stream watches for the end, and must not see it twice. */
  GInputStream *chunks = get_base (stream);
  GInputStream *wire = NULL;

  if (!comes_in_chunks (message))
    return FALSE;
  for (GInputStream *base = chunks; base != NULL; base = get_base (base))
    wire = base;
  return wire != NULL && wire != chunks && is_at_end (wire) && wants_more (chunks);
}
