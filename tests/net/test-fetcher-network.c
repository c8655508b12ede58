/* test-fetcher-network.c: what lies between us and a server: the system's proxies, and networks
 * that want a login first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-portal.h"
#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>

#define LOGIN "<!DOCTYPE html><title>Quayside guests</title><form><input type=password></form>"
#define PAGE  "<!DOCTYPE html><title>Harbour</title><p>The ferry is back."

/* The system's settings, as these tests wish them to be. Set before a fetch, read in any thread. */
static struct
{
  char                *proxy; /* (nullable): for the hosts that end in ".proxied.test" */
  GNetworkConnectivity connectivity;
} wishes = { NULL, G_NETWORK_CONNECTIVITY_FULL };

#define TEST_TYPE_PROXIES (test_proxies_get_type ())
G_DECLARE_FINAL_TYPE (TestProxies, test_proxies, TEST, PROXIES, GObject)

struct _TestProxies
{
  GObject parent_instance;
};

static void proxy_resolver_init (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestProxies,
                               test_proxies,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, proxy_resolver_init))

static gboolean
is_always_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static char **
look_up_proxy (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  const char *proxies[] = { "direct://", NULL };

  if (wishes.proxy != NULL && strstr (uri, ".proxied.test") != NULL)
    proxies[0] = wishes.proxy;
  return g_strdupv ((char **) proxies);
}

static void
look_up_proxy_async (GProxyResolver     *resolver,
                     const char         *uri,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task,
                         look_up_proxy (resolver, uri, NULL, NULL),
                         (GDestroyNotify) g_strfreev);
}

static char **
look_up_proxy_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
proxy_resolver_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_always_supported;
  iface->lookup = look_up_proxy;
  iface->lookup_async = look_up_proxy_async;
  iface->lookup_finish = look_up_proxy_finish;
}

static void
test_proxies_class_init (TestProxiesClass *klass)
{
}

static void
test_proxies_init (TestProxies *self)
{
}

#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor
{
  GObject parent_instance;
};

typedef enum
{
  PROP_AVAILABLE = 1,
  PROP_METERED,
  PROP_CONNECTIVITY,
} MonitorProperty;

static gboolean
init_monitor (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = init_monitor;
}

static void
network_monitor_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor,
                               test_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                          network_monitor_init))

static void
test_monitor_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch ((MonitorProperty) id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, TRUE);
      break;
    case PROP_METERED:
      g_value_set_boolean (value, FALSE);
      break;
    case PROP_CONNECTIVITY:
      g_value_set_enum (value, wishes.connectivity);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  g_object_class_override_property (object_class, PROP_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_monitor_init (TestMonitor *self)
{
}

/* Before anything has asked for either. */
static void
install (void)
{
  GIOExtensionPoint *proxies =
      g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  GIOExtensionPoint *monitors =
      g_io_extension_point_register (G_NETWORK_MONITOR_EXTENSION_POINT_NAME);

  g_io_extension_point_set_required_type (proxies, G_TYPE_PROXY_RESOLVER);
  g_io_extension_point_set_required_type (monitors, G_TYPE_NETWORK_MONITOR);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME,
                                  TEST_TYPE_PROXIES,
                                  "dossier-test",
                                  1000);
  g_io_extension_point_implement (G_NETWORK_MONITOR_EXTENSION_POINT_NAME,
                                  TEST_TYPE_MONITOR,
                                  "dossier-test",
                                  1000);
}

static void
fetch (DossierTestFetch *self, const char *url, DossierTestOutcome *outcome)
{
  dossier_test_fetch_start (self, url, NULL, NULL, outcome);
  dossier_test_outcome_wait (outcome);
}

/* A proxy is asked with the whole address; the server here plays the proxy. */
static void
test_the_systems_proxies_are_used (DossierTestFetch *self, gconstpointer data)
{
  static const char            url[] = "http://a.proxied.test/harbour";
  static const DossierTestStep steps[] = {
    { .bytes = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 15\r\n\r\n"
               "<p>By the proxy" },
  };
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_script (self->server, url, steps, G_N_ELEMENTS (steps));
  wishes.proxy = dossier_test_server_dup_proxy_url (self->server);
  fetch (self, url, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.fetched->url, ==, url);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, url), ==, 1);
  g_clear_pointer (&wishes.proxy, g_free);
}

static void
test_a_proxy_that_wants_a_login (DossierTestFetch *self, gconstpointer data)
{
  static const char            url[] = "http://b.proxied.test/harbour";
  static const DossierTestStep steps[] = {
    { .bytes = "HTTP/1.1 407 Proxy Authentication Required\r\n"
               "Proxy-Authenticate: Basic realm=\"quay\"\r\nContent-Length: 0\r\n\r\n" },
  };
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_script (self->server, url, steps, G_N_ELEMENTS (steps));
  wishes.proxy = dossier_test_server_dup_proxy_url (self->server);
  fetch (self, url, &outcome);
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_LOGIN);
  dossier_test_assert_says (outcome.error, url, "the proxy of this network needs a login");
  g_clear_pointer (&wishes.proxy, g_free);
}

typedef struct
{
  const char          *body;
  gboolean             is_redirected; /* to another host */
  GNetworkConnectivity connectivity;
  gboolean             is_portal;
} PortalCase;

static const PortalCase portal_cases[] = {
  { PAGE, FALSE, G_NETWORK_CONNECTIVITY_FULL, FALSE },
  { PAGE, TRUE, G_NETWORK_CONNECTIVITY_FULL, FALSE },
  { LOGIN, TRUE, G_NETWORK_CONNECTIVITY_LIMITED, FALSE },
  { LOGIN, TRUE, G_NETWORK_CONNECTIVITY_PORTAL, TRUE },
  { LOGIN, FALSE, G_NETWORK_CONNECTIVITY_PORTAL, TRUE },
  { "<!--<WISPAccessGatewayParam>-->" LOGIN, TRUE, G_NETWORK_CONNECTIVITY_FULL, TRUE },
  { "<!--<WISPAccessGatewayParam>-->" PAGE, FALSE, G_NETWORK_CONNECTIVITY_FULL, FALSE },
};

static void
test_portals_are_told (DossierTestFetch *self, gconstpointer data)
{
  dossier_portal_prepare ();
  while (!dossier_portal_is_prepared ())
    g_thread_yield ();
  for (gsize i = 0; i < G_N_ELEMENTS (portal_cases); i++)
    {
      const PortalCase *row = &portal_cases[i];
      g_autofree char  *target = NULL;
      g_autofree char  *url = NULL;
      g_auto (DossierTestOutcome) outcome = { 0 };

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      wishes.connectivity = row->connectivity;
      dossier_test_server_add_page (self->server, "/a", row->body);
      dossier_test_server_add_page (self->server, "/login", row->body);
      target = dossier_test_server_dup_url_at (self->server, "portal.test", "/login");
      url = dossier_test_server_dup_url (self->server, "/a");
      if (row->is_redirected)
        dossier_test_server_add_redirect (self->server, "/a", target);
      fetch (self, url, &outcome);
      if (!row->is_portal)
        {
          g_assert_no_error (outcome.error);
          continue;
        }
      g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PORTAL);
      g_assert_true (dossier_fetch_error_is_passing (outcome.error));
      g_assert_false (dossier_fetch_error_blames_host (outcome.error));
      dossier_test_assert_says (outcome.error, url, "this network wants a login");
    }
  wishes.connectivity = G_NETWORK_CONNECTIVITY_FULL;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (DossierTestFetch *self, gconstpointer data);
  } tests[] = {
    { "/net/fetcher/network/the-systems-proxies-are-used", test_the_systems_proxies_are_used },
    { "/net/fetcher/network/a-proxy-that-wants-a-login", test_a_proxy_that_wants_a_login },
    { "/net/fetcher/network/portals-are-told", test_portals_are_told },
  };

  install ();
  dossier_test_resolver_install ();
  /* The resolver keeps proxies out of the other tests. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dossier-test", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name,
                DossierTestFetch,
                NULL,
                dossier_test_fetch_set_up,
                tests[i].test,
                dossier_test_fetch_tear_down);
  return g_test_run ();
}
