/* dossier-link.c: addresses of the scheme "dossier:", by which other programs ask for something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-link.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define PREFIX DOSSIER_LINK_SCHEME ":"

gboolean
dossier_link_is_link (const char *uri)
{
  g_return_val_if_fail (uri != NULL, FALSE);

  return g_ascii_strncasecmp (uri, PREFIX, strlen (PREFIX)) == 0;
}

/* The query of "dossier:add?…", which some programs write "dossier://add/?…". */
static const char *
find_query (const char *uri)
{
  const char *verb = uri + strlen (PREFIX);

  verb += strspn (verb, "/");
  if (g_ascii_strncasecmp (verb, "add", 3) != 0)
    return NULL;
  verb += 3;
  verb += strspn (verb, "/");
  return *verb == '?' ? verb + 1 : NULL;
}

static gboolean
is_web_address (const char *address)
{
  return g_ascii_strncasecmp (address, "http://", 7) == 0 ||
         g_ascii_strncasecmp (address, "https://", 8) == 0;
}

static gboolean
take_address (GPtrArray *addresses, const char *value, GError **error)
{
  g_autoptr (GError) damage = NULL;
  g_autofree char *address = NULL;

  if (addresses->len == DOSSIER_LINK_MAX_ADDRESSES)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_LINK,
                   "the link asks for more than %d pages",
                   DOSSIER_LINK_MAX_ADDRESSES);
      return FALSE;
    }
  if (!is_web_address (value))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_LINK,
                           "the link asks for something that is no http or https address");
      return FALSE;
    }
  address = dossier_url_parse_input (value, &damage);
  if (address == NULL)
    {
      g_set_error_literal (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_LINK, damage->message);
      return FALSE;
    }
  g_ptr_array_add (addresses, g_steal_pointer (&address));
  return TRUE;
}

static gboolean
read_query (const char *query, GPtrArray *addresses, GError **error)
{
  g_autoptr (GError) malformed = NULL;
  GUriParamsIter iter;
  char          *raw_name, *raw_value;

  /* A "+" stays one: browsers escape it, and an address that was not escaped means it. */
  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &raw_name, &raw_value, &malformed))
    {
      g_autofree char *name = raw_name;
      g_autofree char *value = raw_value;

      if (strcmp (name, "url") == 0 && !take_address (addresses, value, error))
        return FALSE;
    }
  if (malformed == NULL && addresses->len > 0)
    return TRUE;
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_LINK,
                       malformed != NULL ? "the link is damaged" : "the link names no page");
  return FALSE;
}

char **
dossier_link_parse (const char *uri, GError **error)
{
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  const char *query = NULL;

  g_return_val_if_fail (uri != NULL, NULL);

  if (dossier_link_is_link (uri) && strlen (uri) <= DOSSIER_LINK_MAX_LENGTH)
    query = find_query (uri);
  if (query == NULL)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_LINK,
                           "the link asks for nothing that Dossier knows");
      return NULL;
    }
  if (!read_query (query, addresses, error))
    return NULL;
  g_ptr_array_add (addresses, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}
