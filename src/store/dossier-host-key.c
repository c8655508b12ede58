/* dossier-host-key.c: a host as an index sorts it: "org.example.news.".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-host-key.h"

#include "core/text/dossier-url.h"

#include <string.h>

/* The labels in the other order, with a point after each. */
static char *
turn (const char *host)
{
  g_auto (GStrv) labels = g_strsplit (host, ".", -1);
  g_autoptr (GString) key = g_string_new (NULL);

  for (guint i = g_strv_length (labels); i > 0; i--)
    if (*labels[i - 1] != '\0')
      g_string_append_printf (key, "%s.", labels[i - 1]);

  return g_string_free (g_steal_pointer (&key), FALSE);
}

char *
dossier_host_key_dup (const char *host)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (host != NULL, NULL);

  lower = g_ascii_strdown (host, -1);

  return turn (g_str_has_prefix (lower, "www.") ? lower + strlen ("www.") : lower);
}

char *
dossier_host_key_dup_of_url (const char *url)
{
  g_autofree char *site = NULL;

  g_return_val_if_fail (url != NULL, NULL);

  site = dossier_url_dup_site (url);

  return site != NULL ? dossier_host_key_dup (site) : NULL;
}

char *
dossier_host_key_dup_host (const char *key)
{
  g_autofree char *host = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  host = turn (key);
  if (*host != '\0')
    host[strlen (host) - 1] = '\0';

  return g_steal_pointer (&host);
}
