/* dossier-request.c: what a server is asked, and all that it is told of us.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-request.h"

#include "net/dossier-decoder.h"

#include <string.h>

static const char *const accepts[DOSSIER_FETCH_N_KINDS] = {
  [DOSSIER_FETCH_PAGE] = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1",
  [DOSSIER_FETCH_IMAGE] = "image/png, image/jpeg, image/webp, image/gif, image/*;q=0.8",
  [DOSSIER_FETCH_FEED] = "application/rss+xml, application/atom+xml, application/feed+json, "
                         "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5",
};

const char *
dossier_request_get_user_agent (void)
{
  return "Dossier/" DOSSIER_VERSION
         " (desktop research notebook; fetches what its reader asks for)";
}

gboolean
dossier_request_speaks_http2 (void)
{
  return soup_check_version (3, 8, 0);
}

static void
network_event_cb (SoupMessage       *message,
                  GSocketClientEvent event,
                  GIOStream         *connection,
                  gpointer           user_data)
{
  static const char *const protocols[] = { "http/1.1", "http/1.0", NULL };

  if (event == G_SOCKET_CLIENT_TLS_HANDSHAKING && G_IS_TLS_CONNECTION (connection))
    g_tls_connection_set_advertised_protocols (G_TLS_CONNECTION (connection), protocols);
}

SoupMessage *
dossier_request_new (const DossierRoute *route, const DossierFetchOptions *options)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, dossier_route_get_uri (route));
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);
  g_autofree char    *cookies = dossier_route_dup_cookies (route);
  const struct
  {
    const char *name;
    const char *value; /* (nullable) */
  } rows[] = {
    { "Accept", accepts[options->kind] },
    { "Accept-Encoding", dossier_decoder_get_accepted () },
    { "Cookie", cookies },
    /* On the way there too: which of a route's addresses will answer is not known before. */
    { "If-None-Match", options->etag },
    { "If-Modified-Since", options->last_modified },
  };

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_disable_feature (message, SOUP_TYPE_CONTENT_DECODER);
  if (!dossier_request_speaks_http2 ())
    g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].value != NULL)
      soup_message_headers_replace (headers, rows[i].name, rows[i].value);
  return message;
}

/* They have come from a server once, and from a file since. */
static char *
dup_validator (const char *validator)
{
  if (validator == NULL || *validator == '\0' || strpbrk (validator, "\r\n") != NULL)
    return NULL;
  return g_strdup (validator);
}

void
dossier_request_copy_options (const DossierFetchOptions *options, DossierFetchOptions *copy)
{
  *copy = *options;
  copy->etag = dup_validator (options->etag);
  copy->last_modified = dup_validator (options->last_modified);
}

void
dossier_request_clear_options (DossierFetchOptions *copy)
{
  g_free ((char *) g_steal_pointer (&copy->etag));
  g_free ((char *) g_steal_pointer (&copy->last_modified));
}

gboolean
dossier_request_is_conditional (const DossierFetchOptions *options)
{
  return options->etag != NULL || options->last_modified != NULL;
}
