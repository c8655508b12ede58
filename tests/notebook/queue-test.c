/* queue-test.c: what the tests of the capture queue share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "queue-test.h"

#include "notebook/dossier-article-list.h"

/* The network ------------------------------------------------------------------------------------
 */

enum
{
  PROP_0,
  PROP_NETWORK_AVAILABLE,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
};

static gboolean
initialise (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
initable_init (GInitableIface *iface)
{
  iface->init = initialise;
}

static void
network_init (GNetworkMonitorInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (QueueTestNetwork,
                               queue_test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_init))

static void
get_network_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  QueueTestNetwork *self = QUEUE_TEST_NETWORK (object);

  if (property_id == PROP_CONNECTIVITY)
    g_value_set_enum (value,
                      self->is_available ? G_NETWORK_CONNECTIVITY_FULL
                                         : G_NETWORK_CONNECTIVITY_LOCAL);
  else
    g_value_set_boolean (value, property_id == PROP_NETWORK_AVAILABLE && self->is_available);
}

static void
queue_test_network_class_init (QueueTestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_network_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
queue_test_network_init (QueueTestNetwork *self)
{
  self->is_available = TRUE;
}

void
queue_test_switch_network (QueueTestNetwork *self, gboolean is_available)
{
  self->is_available = is_available;
  g_signal_emit_by_name (self, "network-changed", is_available);
}

/* The fixture ------------------------------------------------------------------------------------
 */

static void
ended_cb (DossierCaptureQueue   *queue,
          DossierCaptureItem    *item,
          const DossierCaptured *captured,
          QueueTest             *fixture)
{
  const char      *news = captured == NULL           ? "-"
                          : captured->is_duplicate   ? "duplicate"
                          : captured->is_unchanged   ? "unchanged"
                          : captured->is_new_article ? "new"
                                                     : "version";
  g_autofree char *before = fixture->news;

  fixture->n_captured += captured != NULL;
  fixture->n_failed += dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED;
  fixture->news = before == NULL ? g_strdup (news) : g_strjoin (" ", before, news, NULL);
}

/* No pauses between requests, and a clock that only the test moves. */
void
queue_test_set_time (DossierNotebook *notebook, DossierCaptureQueue *queue, DossierClock *clock)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new_with_clock (clock);
  DossierFetchLimits limits = *dossier_fetcher_get_limits (fetcher);

  for (guint i = 0; i < G_N_ELEMENTS (limits.pauses); i++)
    limits.pauses[i] = 0;
  dossier_fetcher_set_limits (fetcher, &limits);
  dossier_notebook_set_fetcher (notebook, fetcher);
  dossier_capture_runner_set_clock (queue, clock);
}

void
queue_test_open (QueueTest *fixture)
{
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->queue = dossier_notebook_get_capture_queue (fixture->notebook);
  queue_test_set_time (fixture->notebook, fixture->queue, fixture->clock);
  dossier_capture_queue_set_network (fixture->queue, G_NETWORK_MONITOR (fixture->network));
  g_signal_connect (fixture->queue, "ended", G_CALLBACK (ended_cb), fixture);
  notebook_test_wait_until (dossier_capture_queue_is_loaded (fixture->queue));
}

void
queue_test_set_up (QueueTest *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->server = dossier_test_server_new ();
  fixture->clock = dossier_clock_new_still ();
  fixture->network = g_object_new (QUEUE_TEST_TYPE_NETWORK, NULL);
  queue_test_open (fixture);
}

void
queue_test_tear_down (QueueTest *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_object_unref (fixture->network);
  dossier_clock_unref (fixture->clock);
  dossier_test_server_free (fixture->server);
  g_free (fixture->path);
  g_free (fixture->news);
}

void
queue_test_add_story (DossierTestServer *server, guint number, const char *path)
{
  g_autofree char *html = g_strdup_printf (QUEUE_TEST_STORY, number, number + 4, number + 100);

  dossier_test_server_add_page (server, path, html);
}

/* Any address as it is, "/…" of the server. */
static char *
dup_address (DossierTestServer *server, const char *address)
{
  return *address == '/' ? dossier_test_server_dup_url (server, address) : g_strdup (address);
}

gint64
queue_test_ask (QueueTest *fixture, const char *address)
{
  g_autofree char  *url = dup_address (fixture->server, address);
  const char *const urls[] = { url, NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  dossier_capture_queue_add_async (fixture->queue, urls, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  ids = dossier_capture_queue_add_finish (fixture->queue, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 1);
  notebook_test_wait_until (
      dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, 0)) != NULL);
  return g_array_index (ids, gint64, 0);
}

DossierCaptureState
queue_test_get_state (QueueTest *fixture, gint64 id)
{
  DossierCaptureItem *item = dossier_capture_queue_find (fixture->queue, id);

  g_assert_nonnull (item);
  return dossier_capture_item_get_state (item);
}

DossierCaptureSummary
queue_test_sum_up (QueueTest *fixture)
{
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (fixture->queue, &summary);
  return summary;
}

gboolean
queue_test_is_settled (QueueTest *fixture)
{
  DossierCaptureSummary summary = queue_test_sum_up (fixture);

  return summary.n_running == 0 && summary.n_waiting == summary.n_postponed;
}

guint
queue_test_count_articles (DossierNotebook *notebook)
{
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);

  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

void
queue_test_hold (QueueTest *fixture, const char *path)
{
  dossier_test_server_add_answer (
      fixture->server,
      path,
      &(DossierTestAnswer){ .content_type = "text/html", .body = "x", .is_held = TRUE });
}

void
queue_test_add (const char *name, void (*test) (QueueTest *, gconstpointer))
{
  g_test_add (name, QueueTest, NULL, queue_test_set_up, test, queue_test_tear_down);
}
