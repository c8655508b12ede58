/* dossier-route.c: the chain of addresses that redirects lead a fetch along, and its cookies.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-route.h"

#include "net/dossier-fetcher.h"

#define URI_FLAGS (SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED)

/* Bytes of a bad address that are shown. */
#define SHOWN_BYTES 200

struct _DossierRoute
{
  GUri          *asked;
  GUri          *uri;
  SoupCookieJar *cookies;
  GHashTable    *visited; /* addresses, with the cookies they were asked with */
  guint          n_redirects;
  gboolean       has_temporary; /* one of them, at least */
};

static const guint redirects[] = {
  SOUP_STATUS_MOVED_PERMANENTLY,  SOUP_STATUS_FOUND,
  SOUP_STATUS_SEE_OTHER,          SOUP_STATUS_TEMPORARY_REDIRECT,
  SOUP_STATUS_PERMANENT_REDIRECT,
};

/* GLib parses "https://host;a" into a host and the path ";a", and cannot write that again. */
static gboolean
is_web_address (GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  const char *host = g_uri_get_host (uri);
  const char *path = g_uri_get_path (uri);

  return (g_str_equal (scheme, "http") || g_str_equal (scheme, "https")) && host != NULL &&
         *host != '\0' && g_uri_get_userinfo (uri) == NULL && (*path == '\0' || *path == '/');
}

/* Addresses come with spaces and raw letters of every script, in headers too; what goes to a
 * server must be ASCII. */
static char *
escape_odd_bytes (const char *address)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (address));
  GString         *escaped = g_string_sized_new (64);

  for (const char *byte = trimmed; *byte != '\0'; byte++)
    {
      if (g_ascii_isgraph (*byte))
        g_string_append_c (escaped, *byte);
      else
        g_string_append_printf (escaped, "%%%02X", (guchar) *byte);
    }
  return g_string_free (escaped, FALSE);
}

/* FALSE when the route was here before with the same cookies. */
static gboolean
remember_visit (DossierRoute *self)
{
  g_autofree char *address = dossier_route_dup_address (self);
  g_autofree char *cookies = dossier_route_dup_cookies (self);

  return g_hash_table_add (self->visited,
                           g_strconcat (address, "\n", cookies != NULL ? cookies : "", NULL));
}

static void
keep_cookies (DossierRoute *self, SoupMessage *message)
{
  GSList *cookies = soup_cookies_from_response (message);

  for (GSList *link = cookies; link != NULL; link = link->next)
    soup_cookie_jar_add_cookie_full (self->cookies, link->data, self->uri, NULL);
  g_slist_free (cookies);
}

static const char *
find_location (SoupMessage *message)
{
  guint status = soup_message_get_status (message);

  for (gsize i = 0; i < G_N_ELEMENTS (redirects); i++)
    if (status == redirects[i])
      return soup_message_headers_get_one (soup_message_get_response_headers (message), "Location");
  return NULL;
}

DossierRoute *
dossier_route_new (const char *url, GError **error)
{
  g_autofree char *escaped = escape_odd_bytes (url);
  g_autoptr (GUri) uri = g_uri_parse (escaped, URI_FLAGS, NULL);
  DossierRoute *self;

  if (uri == NULL || !is_web_address (uri))
    {
      g_set_error_literal (error,
                           DOSSIER_FETCH_ERROR,
                           DOSSIER_FETCH_ERROR_BAD_ADDRESS,
                           "this is no address of a page on the web");
      return NULL;
    }
  self = g_new0 (DossierRoute, 1);
  self->asked = g_uri_ref (uri);
  self->uri = g_steal_pointer (&uri);
  self->cookies = soup_cookie_jar_new ();
  self->visited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  remember_visit (self);
  return self;
}

void
dossier_route_free (DossierRoute *self)
{
  if (self == NULL)
    return;
  g_uri_unref (self->asked);
  g_uri_unref (self->uri);
  g_object_unref (self->cookies);
  g_hash_table_unref (self->visited);
  g_free (self);
}

GUri *
dossier_route_get_uri (const DossierRoute *self)
{
  return self->uri;
}

GUri *
dossier_route_get_asked (const DossierRoute *self)
{
  return self->asked;
}

char *
dossier_route_dup_host (const DossierRoute *self)
{
  return g_ascii_strdown (g_uri_get_host (self->uri), -1);
}

guint
dossier_route_get_n_redirects (const DossierRoute *self)
{
  return self->n_redirects;
}

gboolean
dossier_route_has_moved (const DossierRoute *self)
{
  return self->n_redirects > 0 && !self->has_temporary;
}

char *
dossier_route_dup_address (const DossierRoute *self)
{
  return g_uri_to_string_partial (self->uri, G_URI_HIDE_FRAGMENT);
}

char *
dossier_route_dup_cookies (const DossierRoute *self)
{
  return soup_cookie_jar_get_cookies (self->cookies, self->uri, TRUE);
}

gboolean
dossier_route_follow (DossierRoute *self,
                      SoupMessage  *message,
                      gboolean     *is_redirect,
                      GError      **error)
{
  const char      *location = find_location (message);
  g_autofree char *reference = NULL;
  g_autoptr (GUri) target = NULL;

  *is_redirect = location != NULL;
  if (location == NULL)
    return TRUE;
  reference = escape_odd_bytes (location);
  target = g_uri_parse_relative (self->uri, reference, URI_FLAGS, NULL);
  if (target == NULL || !is_web_address (target))
    {
      g_set_error (error,
                   DOSSIER_FETCH_ERROR,
                   DOSSIER_FETCH_ERROR_BAD_REDIRECT,
                   "the server leads on to “%.*s”, which is no address of a page",
                   SHOWN_BYTES,
                   reference);
      return FALSE;
    }
  if (soup_message_get_status (message) != SOUP_STATUS_MOVED_PERMANENTLY &&
      soup_message_get_status (message) != SOUP_STATUS_PERMANENT_REDIRECT)
    self->has_temporary = TRUE;
  if (++self->n_redirects > DOSSIER_FETCHER_MAX_REDIRECTS)
    {
      g_set_error (error,
                   DOSSIER_FETCH_ERROR,
                   DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS,
                   "the server leads on from one address to the next, more than %d times",
                   DOSSIER_FETCHER_MAX_REDIRECTS);
      return FALSE;
    }
  keep_cookies (self, message);
  g_uri_unref (self->uri);
  self->uri = g_steal_pointer (&target);
  if (remember_visit (self))
    return TRUE;
  g_set_error_literal (error,
                       DOSSIER_FETCH_ERROR,
                       DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS,
                       "the server leads in a circle and never to a page");
  return FALSE;
}
