/* dossier-portal.c: whether a network has answered in the place of the server that was asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-portal.h"

#include <gio/gio.h>

/* The element that WISPr 1.0 and 2.0 put into a comment of the login page. */
#define WISPR_MARK "<WISPAccessGatewayParam"

/* A singleton that lives as long as the program. */
static GNetworkMonitor *system_monitor;

/* In the thread that fetches, and in no other: what finds a proxy asks for the monitor too while it
 * holds a lock that the monitor's own making needs, so that two threads that come from either side
 * would wait for each other for ever. */
void
dossier_portal_prepare (void)
{
  if (system_monitor == NULL)
    system_monitor = g_network_monitor_get_default ();
}

gboolean
dossier_portal_is_prepared (void)
{
  return system_monitor != NULL;
}

static gboolean
has_wispr_mark (const guint8 *start, gsize length)
{
  return length > 0 && g_strstr_len ((const char *) start, (gssize) length, WISPR_MARK) != NULL;
}

/* As the system found out by itself; nobody is asked for this. */
static gboolean
wants_network_login (void)
{
  return system_monitor != NULL &&
         g_network_monitor_get_connectivity (system_monitor) == G_NETWORK_CONNECTIVITY_PORTAL;
}

gboolean
dossier_portal_is_suspected (GUri *asked, GUri *answered, const guint8 *start, gsize length)
{
  gboolean is_elsewhere =
      g_ascii_strcasecmp (g_uri_get_host (asked), g_uri_get_host (answered)) != 0;
  gboolean is_open = g_str_equal (g_uri_get_scheme (answered), "http");

  if (is_elsewhere && has_wispr_mark (start, length))
    return TRUE;
  return (is_elsewhere || is_open) && wants_network_login ();
}
