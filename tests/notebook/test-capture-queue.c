/* test-capture-queue.c: what was asked for is captured once, whatever happens on the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-capture-queue-private.h"
#include "tests/support/dossier-test-server.h"

#include <signal.h>
#include <string.h>

#define STORY                                                                                      \
  "<article><h1>Story %u</h1><p>The committee met for the %uth time and decided to meet again, "   \
  "which surprised nobody in the room or outside of it.</p><p>Its chair, Ona Petraitis, said "     \
  "that %u letters had arrived and that each of them would be answered before the summer.</p>"     \
  "</article>"

/* The network ------------------------------------------------------------------------------------
 */

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

/* A network that comes and goes when told to. */
struct _TestNetwork
{
  GObject  parent_instance;
  gboolean is_available;
};

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

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE, initable_init)
                                   G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR, network_init))

static void
get_network_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  if (property_id == PROP_CONNECTIVITY)
    g_value_set_enum (value,
                      self->is_available ? G_NETWORK_CONNECTIVITY_FULL
                                         : G_NETWORK_CONNECTIVITY_LOCAL);
  else
    g_value_set_boolean (value, property_id == PROP_NETWORK_AVAILABLE && self->is_available);
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_network_property;
  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
  self->is_available = TRUE;
}

static void
switch_network (TestNetwork *self, gboolean is_available)
{
  self->is_available = is_available;
  g_signal_emit_by_name (self, "network-changed", is_available);
}

/* What the tests share ---------------------------------------------------------------------------
 */

typedef struct
{
  char                *path;
  DossierTestServer   *server;
  DossierClock        *clock;
  TestNetwork         *network;
  DossierNotebook     *notebook;
  DossierCaptureQueue *queue;

  guint n_captured;
  guint n_failed;
  char *news; /* of the captured ones, a word each */
} Fixture;

static void
ended_cb (DossierCaptureQueue   *queue,
          DossierCaptureItem    *item,
          const DossierCaptured *captured,
          Fixture               *fixture)
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
static void
set_time (DossierNotebook *notebook, DossierCaptureQueue *queue, DossierClock *clock)
{
  g_autoptr (DossierFetcher) fetcher = dossier_fetcher_new_with_clock (clock);
  DossierFetchLimits limits = *dossier_fetcher_get_limits (fetcher);

  for (guint i = 0; i < G_N_ELEMENTS (limits.pauses); i++)
    limits.pauses[i] = 0;
  dossier_fetcher_set_limits (fetcher, &limits);
  dossier_notebook_set_fetcher (notebook, fetcher);
  dossier_capture_runner_set_clock (queue, clock);
}

static void
open_notebook (Fixture *fixture)
{
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->queue = dossier_notebook_get_capture_queue (fixture->notebook);
  set_time (fixture->notebook, fixture->queue, fixture->clock);
  dossier_capture_queue_set_network (fixture->queue, G_NETWORK_MONITOR (fixture->network));
  g_signal_connect (fixture->queue, "ended", G_CALLBACK (ended_cb), fixture);
  notebook_test_wait_until (dossier_capture_queue_is_loaded (fixture->queue));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->server = dossier_test_server_new ();
  fixture->clock = dossier_clock_new_still ();
  fixture->network = g_object_new (TEST_TYPE_NETWORK, NULL);
  open_notebook (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_object_unref (fixture->network);
  dossier_clock_unref (fixture->clock);
  dossier_test_server_free (fixture->server);
  g_free (fixture->path);
  g_free (fixture->news);
}

static void
add_story (DossierTestServer *server, guint number, const char *path)
{
  g_autofree char *html = g_strdup_printf (STORY, number, number + 4, number + 100);

  dossier_test_server_add_page (server, path, html);
}

/* Any address as it is, "/…" of the server. */
static char *
dup_address (DossierTestServer *server, const char *address)
{
  return *address == '/' ? dossier_test_server_dup_url (server, address) : g_strdup (address);
}

static gint64
ask (Fixture *fixture, const char *address)
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

static DossierCaptureState
get_state (Fixture *fixture, gint64 id)
{
  DossierCaptureItem *item = dossier_capture_queue_find (fixture->queue, id);

  g_assert_nonnull (item);
  return dossier_capture_item_get_state (item);
}

static DossierCaptureSummary
sum_up (Fixture *fixture)
{
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (fixture->queue, &summary);
  return summary;
}

static gboolean
is_settled (Fixture *fixture)
{
  DossierCaptureSummary summary = sum_up (fixture);

  return summary.n_running == 0 && summary.n_waiting == summary.n_postponed;
}

static guint
count_articles (DossierNotebook *notebook)
{
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);

  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* Captures ---------------------------------------------------------------------------------------
 */

static void
test_many_addresses (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 60
  };
  g_auto (GStrv) urls = g_new0 (char *, N + 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  NotebookTestShadow *shadow = notebook_test_shadow_new (G_LIST_MODEL (fixture->queue));

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      add_story (fixture->server, i, path);
      urls[i] = dossier_test_server_dup_url (fixture->server, path);
    }
  dossier_capture_queue_add_async (fixture->queue,
                                   (const char *const *) urls,
                                   NULL,
                                   notebook_test_finished_cb,
                                   &result);
  notebook_test_wait_until (result != NULL);
  ids = dossier_capture_queue_add_finish (fixture->queue, result, NULL);
  g_assert_cmpuint (ids->len, ==, N);
  notebook_test_wait_until (fixture->n_captured == N);

  g_assert_cmpuint (sum_up (fixture).n_done, ==, N);
  g_assert_cmpfloat (sum_up (fixture).fraction, ==, 1);
  g_assert_cmpuint (count_articles (fixture->notebook), ==, N);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, N);
  g_assert_cmpuint (dossier_test_server_get_peak (fixture->server), <=, 8);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_notebook_get_jobs (fixture->notebook)),
                    ==,
                    0);
  notebook_test_shadow_check (shadow);
  notebook_test_shadow_free (shadow);
}

static void
test_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = g_strconcat (fixture->path, ".txt", NULL);
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  gint64           id;

  g_assert_true (
      g_file_set_contents (file, " date 2026-02-11 Ice\n\nThe ferry stopped.\n", -1, NULL));
  switch_network (fixture->network, FALSE);
  id = ask (fixture, uri);
  notebook_test_wait_until (get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpstr (
      dossier_capture_item_get_article_title (dossier_capture_queue_find (fixture->queue, id)),
      ==,
      "Ice");
}

static void
test_again_asks_conditionally (Fixture *fixture, gconstpointer data)
{
  g_autofree char *html = g_strdup_printf (STORY, 1u, 2u, 3u);
  g_autofree char *sent = NULL;
  gint64           id;

  dossier_test_server_add_answer (
      fixture->server,
      "/story",
      &(DossierTestAnswer){ .content_type = "text/html", .body = html, .headers = "ETag: \"v1\"" });
  ask (fixture, "/story");
  notebook_test_wait_until (fixture->n_captured == 1);
  dossier_test_server_add_answer (fixture->server, "/story", &(DossierTestAnswer){ .status = 304 });
  id = ask (fixture, "/story");
  notebook_test_wait_until (fixture->n_captured == 2);
  g_assert_cmpstr (fixture->news, ==, "new unchanged");
  sent = dossier_test_server_dup_request_header (fixture->server, "/story", "If-None-Match");
  g_assert_cmpstr (sent, ==, "\"v1\"");
  g_assert_cmpint (
      dossier_capture_item_get_article_id (dossier_capture_queue_find (fixture->queue, id)),
      >,
      0);
}

static void
test_the_same_text_elsewhere (Fixture *fixture, gconstpointer data)
{
  gint64 first, second;

  add_story (fixture->server, 1, "/story");
  add_story (fixture->server, 1, "/mobile/story");
  first = ask (fixture, "/story");
  notebook_test_wait_until (fixture->n_captured == 1);
  second = ask (fixture, "/mobile/story");
  notebook_test_wait_until (fixture->n_captured == 2);
  g_assert_cmpstr (fixture->news, ==, "new duplicate");
  g_assert_cmpuint (count_articles (fixture->notebook), ==, 1);
  g_assert_null (dossier_capture_queue_find (fixture->queue, first));
  g_assert_cmpint (
      dossier_capture_item_get_article_id (dossier_capture_queue_find (fixture->queue, second)),
      >,
      0);
}

/* Failures ---------------------------------------------------------------------------------------
 */

static void
test_failing_for_good (Fixture *fixture, gconstpointer data)
{
  static const DossierTestAnswer answers[] = {
    { .status = 404, .content_type = "text/html", .body = "gone" },
    { .status = 410, .content_type = "text/html", .body = "gone" },
    { .status = 200, .content_type = "application/pdf", .body = "%PDF-1.7 x" },
    { .status = 200, .content_type = "text/html", .body = "<p>Log in</p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autofree char    *path = g_strdup_printf ("/bad-%zu", i);
      DossierCaptureItem *item;
      gint64              id;

      dossier_test_server_add_answer (fixture->server, path, &answers[i]);
      id = ask (fixture, path);
      notebook_test_wait_until (get_state (fixture, id) == DOSSIER_CAPTURE_FAILED);
      item = dossier_capture_queue_find (fixture->queue, id);
      g_assert_nonnull (dossier_capture_item_get_error_title (item));
      g_assert_nonnull (dossier_capture_item_get_error_advice (item));
      g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, path), ==, 1);
    }
  g_assert_cmpuint (fixture->n_failed, ==, G_N_ELEMENTS (answers));
}

static void
test_failing_for_now (Fixture *fixture, gconstpointer data)
{
  gint64              id = ask (fixture, "http://127.0.0.1:1/story");
  DossierCaptureItem *item = dossier_capture_queue_find (fixture->queue, id);
  gint64              last = 0;

  /* Nobody listens there. Each time it waits longer, and in the end no more. */
  for (guint i = 1; i < DOSSIER_CAPTURE_QUEUE_ATTEMPTS; i++)
    {
      gint64 now, wait;

      notebook_test_wait_until (dossier_capture_item_get_attempts (item) == i &&
                                is_settled (fixture));
      now = dossier_clock_get_unix_time (fixture->clock);
      wait = dossier_capture_item_get_not_before (item) - now;
      g_assert_cmpint (dossier_capture_item_get_state (item), ==, DOSSIER_CAPTURE_WAITING);
      g_assert_cmpint (wait, >, last);
      g_assert_cmpuint (sum_up (fixture).n_postponed, ==, 1);
      g_assert_cmpint (sum_up (fixture).next_attempt, ==, now + wait);
      last = wait;
      dossier_clock_advance (fixture->clock, wait / 1000.0 + 1);
    }
  notebook_test_wait_until (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED);
  g_assert_error (dossier_capture_item_get_error (item), G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

static void
test_a_server_that_asks_for_a_pause (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  dossier_test_server_add_answer (fixture->server,
                                  "/story",
                                  &(DossierTestAnswer){ .status = 429,
                                                        .content_type = "text/html",
                                                        .body = "slowly",
                                                        .headers = "Retry-After: 3600" });
  id = ask (fixture, "/story");
  notebook_test_wait_until (sum_up (fixture).n_postponed == 1 && is_settled (fixture));
  g_assert_cmpint (sum_up (fixture).next_attempt,
                   >=,
                   dossier_clock_get_unix_time (fixture->clock) + 3599 * 1000);

  add_story (fixture->server, 1, "/story");
  dossier_clock_advance (fixture->clock, 3500);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/story"), ==, 0);
  dossier_clock_advance (fixture->clock, 200);
  notebook_test_wait_until (get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
}

static void
test_retrying (Fixture *fixture, gconstpointer data)
{
  gint64 a = ask (fixture, "/a");
  gint64 b = ask (fixture, "/b");

  notebook_test_wait_until (fixture->n_failed == 2);
  add_story (fixture->server, 1, "/a");
  add_story (fixture->server, 2, "/b");
  dossier_capture_queue_retry (fixture->queue, dossier_capture_queue_find (fixture->queue, b));
  notebook_test_wait_until (get_state (fixture, b) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpint (get_state (fixture, a), ==, DOSSIER_CAPTURE_FAILED);
  dossier_capture_queue_retry_failed (fixture->queue);
  notebook_test_wait_until (get_state (fixture, a) == DOSSIER_CAPTURE_DONE);
}

/* The reader's commands --------------------------------------------------------------------------
 */

static void
test_pausing_is_remembered (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  add_story (fixture->server, 1, "/story");
  dossier_capture_queue_pause (fixture->queue);
  id = ask (fixture, "/story");
  g_assert_true (sum_up (fixture).is_paused);

  notebook_test_close (fixture->notebook);
  open_notebook (fixture);
  g_assert_true (sum_up (fixture).is_paused);
  g_assert_cmpint (get_state (fixture, id), ==, DOSSIER_CAPTURE_WAITING);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, 0);

  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
}

static void
hold (Fixture *fixture, const char *path)
{
  dossier_test_server_add_answer (
      fixture->server,
      path,
      &(DossierTestAnswer){ .content_type = "text/html", .body = "x", .is_held = TRUE });
}

static void
test_removing (Fixture *fixture, gconstpointer data)
{
  gint64 running, waiting;

  hold (fixture, "/held");
  running = ask (fixture, "/held");
  dossier_test_server_wait_for_requests (fixture->server, 1);
  dossier_capture_queue_pause (fixture->queue);
  waiting = ask (fixture, "/other");
  dossier_capture_queue_remove (fixture->queue,
                                dossier_capture_queue_find (fixture->queue, waiting));
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, waiting) == NULL);
  g_assert_cmpint (get_state (fixture, running), ==, DOSSIER_CAPTURE_RUNNING);
  dossier_capture_queue_remove (fixture->queue,
                                dossier_capture_queue_find (fixture->queue, running));
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == 0);
  notebook_test_wait_until (sum_up (fixture).n_running == 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, 1);
}

static void
test_clearing (Fixture *fixture, gconstpointer data)
{
  gint64 done, failed, running;

  add_story (fixture->server, 1, "/story");
  hold (fixture, "/held");
  running = ask (fixture, "/held");
  done = ask (fixture, "/story");
  failed = ask (fixture, "/nowhere");
  notebook_test_wait_until (fixture->n_captured == 1 && fixture->n_failed == 1);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_DONE);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, done) == NULL);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_WAITING);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, running) == NULL);
  g_assert_cmpint (get_state (fixture, failed), ==, DOSSIER_CAPTURE_FAILED);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_FAILED);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == 0);
  g_assert_cmpuint (count_articles (fixture->notebook), ==, 1);
}

/* The network comes and goes ---------------------------------------------------------------------
 */

static void
test_no_network (Fixture *fixture, gconstpointer data)
{
  gint64 far, near;

  switch_network (fixture->network, FALSE);
  add_story (fixture->server, 1, "/story");
  far = ask (fixture, "http://never.example.invalid/story");
  near = ask (fixture, "/story");
  notebook_test_wait_until (get_state (fixture, near) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpint (get_state (fixture, far), ==, DOSSIER_CAPTURE_WAITING);
  g_assert_true (sum_up (fixture).is_offline);

  switch_network (fixture->network, TRUE);
  g_assert_false (sum_up (fixture).is_offline);
  notebook_test_wait_until (get_state (fixture, far) != DOSSIER_CAPTURE_WAITING ||
                            sum_up (fixture).n_postponed == 1);
}

static void
test_a_reader_who_knows_better (Fixture *fixture, gconstpointer data)
{
  gint64 far;

  switch_network (fixture->network, FALSE);
  far = ask (fixture, "http://never.example.invalid/story");
  g_assert_true (sum_up (fixture).is_offline);
  dossier_capture_queue_try_now (fixture->queue);
  notebook_test_wait_until (get_state (fixture, far) != DOSSIER_CAPTURE_WAITING ||
                            sum_up (fixture).n_postponed == 1);
}

/* Two programs, and programs that end -------------------------------------------------------------
 */

static void
test_two_notebooks_one_file (Fixture *fixture, gconstpointer data)
{
  enum
  {
    N = 12
  };
  DossierNotebook      *other = notebook_test_open (fixture->path);
  DossierCaptureQueue  *other_queue = dossier_notebook_get_capture_queue (other);
  DossierCaptureSummary summary;
  gint64                last;

  set_time (other, other_queue, fixture->clock);
  notebook_test_wait_until (dossier_capture_queue_is_loaded (other_queue));
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      add_story (fixture->server, i, path);
      ask (fixture, path);
    }
  notebook_test_wait_until (fixture->n_captured + fixture->n_failed == N ||
                            sum_up (fixture).n_done == N);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      dossier_capture_queue_get_summary (other_queue, &summary);
    }
  while (summary.n_done < N);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, N);
  g_assert_cmpuint (count_articles (other), ==, N);

  /* Whoever of the two had the work, the other one takes over. */
  notebook_test_close (fixture->notebook);
  fixture->notebook = other;
  fixture->queue = other_queue;
  add_story (fixture->server, N, "/last");
  last = ask (fixture, "/last");
  dossier_clock_advance (fixture->clock, 10);
  notebook_test_wait_until (get_state (fixture, last) == DOSSIER_CAPTURE_DONE);
}

static void
test_closing_keeps_what_waits (Fixture *fixture, gconstpointer data)
{
  gint64 held, waiting;

  hold (fixture, "/held");
  held = ask (fixture, "/held");
  dossier_test_server_wait_for_requests (fixture->server, 1);
  dossier_capture_queue_pause (fixture->queue);
  waiting = ask (fixture, "/waiting");
  notebook_test_close (fixture->notebook);

  add_story (fixture->server, 1, "/held");
  add_story (fixture->server, 2, "/waiting");
  open_notebook (fixture);
  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (get_state (fixture, held) == DOSSIER_CAPTURE_DONE &&
                            get_state (fixture, waiting) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpuint (count_articles (fixture->notebook), ==, 2);
}

/* The part that is killed: opens the notebook that the environment names and works its queue off.
 */
static void
test_crash_part (void)
{
  const char      *path = g_getenv ("DOSSIER_TEST_PATH");
  DossierNotebook *notebook;
  g_autoptr (DossierClock) clock = dossier_clock_new ();

  if (path == NULL)
    return;
  notebook = notebook_test_open (path);
  set_time (notebook, dossier_notebook_get_capture_queue (notebook), clock);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static GSubprocess *
start_part (const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *arguments[] = { program, "-p", "/notebook/capture-queue/subprocess/crash", NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *part;

  g_subprocess_launcher_setenv (launcher, "DOSSIER_TEST_PATH", path, TRUE);
  part = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return part;
}

static void
test_killed_again_and_again (void)
{
  enum
  {
    N = 48,
    N_KILLS = 4
  };
  g_autofree char *path = notebook_test_dup_path ();
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_auto (GStrv) urls = g_new0 (char *, N + 1);
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierClock) clock = dossier_clock_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierArticleList) list = NULL;
  DossierCaptureQueue  *queue = dossier_notebook_get_capture_queue (notebook);
  DossierCaptureSummary summary;

  dossier_capture_queue_pause (queue);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *page = g_strdup_printf ("/story-%u", i);

      add_story (server, i, page);
      urls[i] = dossier_test_server_dup_url (server, page);
    }
  dossier_capture_queue_add_async (queue,
                                   (const char *const *) urls,
                                   NULL,
                                   notebook_test_finished_cb,
                                   &result);
  notebook_test_wait_until (result != NULL);
  dossier_capture_queue_resume (queue);
  g_clear_object (&result);
  notebook_test_close (notebook);

  for (guint i = 1; i <= N_KILLS; i++)
    {
      g_autoptr (GSubprocess) part = start_part (path);

      dossier_test_server_wait_for_requests (server, i * N / (N_KILLS + 2));
      g_subprocess_send_signal (part, SIGKILL);
      g_subprocess_wait (part, NULL, NULL);
    }

  notebook = notebook_test_open (path);
  queue = dossier_notebook_get_capture_queue (notebook);
  set_time (notebook, queue, clock);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      dossier_capture_queue_get_summary (queue, &summary);
      g_assert_cmpuint (summary.n_failed, ==, 0);
    }
  while (summary.n_done < N);

  list = dossier_article_list_new (notebook);
  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N);
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (DossierArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autoptr (DossierReading) reading = NULL;

      reading = notebook_test_read (notebook, dossier_article_item_get_id (item), 0);
      g_assert_cmpuint (dossier_reading_get_n_versions (reading), ==, 1);
    }
  g_clear_object (&list);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/notebook/capture-queue/many-addresses-are-captured-each-once", test_many_addresses);
  add ("/notebook/capture-queue/a-file-needs-no-network", test_a_file);
  add ("/notebook/capture-queue/asking-again-asks-only-for-news", test_again_asks_conditionally);
  add ("/notebook/capture-queue/the-same-text-elsewhere-is-no-article",
       test_the_same_text_elsewhere);
  add ("/notebook/capture-queue/what-fails-for-good-is-not-tried-again", test_failing_for_good);
  add ("/notebook/capture-queue/what-may-pass-is-tried-again-and-again", test_failing_for_now);
  add ("/notebook/capture-queue/a-server-gets-the-pause-that-it-asks-for",
       test_a_server_that_asks_for_a_pause);
  add ("/notebook/capture-queue/failed-ones-can-be-tried-again", test_retrying);
  add ("/notebook/capture-queue/pausing-is-remembered", test_pausing_is_remembered);
  add ("/notebook/capture-queue/one-can-be-removed-and-stopped", test_removing);
  add ("/notebook/capture-queue/all-of-a-kind-can-be-cleared", test_clearing);
  add ("/notebook/capture-queue/without-a-network-it-waits", test_no_network);
  add ("/notebook/capture-queue/the-reader-may-know-better", test_a_reader_who_knows_better);
  add ("/notebook/capture-queue/one-program-at-a-time-works", test_two_notebooks_one_file);
  add ("/notebook/capture-queue/closing-keeps-what-waits", test_closing_keeps_what_waits);
  g_test_add_func ("/notebook/capture-queue/a-killed-program-loses-and-doubles-nothing",
                   test_killed_again_and_again);
  g_test_add_func ("/notebook/capture-queue/subprocess/crash", test_crash_part);
  return g_test_run ();
}
