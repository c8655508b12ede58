/* test-capture-runner.c: the queue goes on, whatever becomes of the network, the disk and the
 * program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "queue-test.h"

#include "net/dossier-fetch-error.h"
#include "notebook/dossier-article-list.h"
#include "store/dossier-store-error.h"

#include <signal.h>
#include <sys/resource.h>

/* The network comes and goes ---------------------------------------------------------------------
 */

static void
test_no_network (QueueTest *fixture, gconstpointer data)
{
  gint64 far, near;

  queue_test_switch_network (fixture->network, FALSE);
  queue_test_add_story (fixture->server, 1, "/story");
  far = queue_test_ask (fixture, "http://never.example.invalid/story");
  near = queue_test_ask (fixture, "/story");
  notebook_test_wait_until (queue_test_get_state (fixture, near) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpint (queue_test_get_state (fixture, far), ==, DOSSIER_CAPTURE_WAITING);
  g_assert_true (queue_test_sum_up (fixture).is_offline);

  queue_test_switch_network (fixture->network, TRUE);
  g_assert_false (queue_test_sum_up (fixture).is_offline);
  notebook_test_wait_until (queue_test_get_state (fixture, far) != DOSSIER_CAPTURE_WAITING ||
                            queue_test_sum_up (fixture).n_postponed == 1);
}

static void
test_a_reader_who_knows_better (QueueTest *fixture, gconstpointer data)
{
  gint64 far;

  queue_test_switch_network (fixture->network, FALSE);
  far = queue_test_ask (fixture, "http://never.example.invalid/story");
  g_assert_true (queue_test_sum_up (fixture).is_offline);
  dossier_capture_queue_try_now (fixture->queue);
  notebook_test_wait_until (queue_test_get_state (fixture, far) != DOSSIER_CAPTURE_WAITING ||
                            queue_test_sum_up (fixture).n_postponed == 1);
}

/* A network that asks to sign in -----------------------------------------------------------------
 */

static void
set_portal (QueueTest *fixture, const char *path)
{
  dossier_test_server_add_answer (
      fixture->server,
      path,
      &(DossierTestAnswer){ .status = 511, .content_type = "text/html", .body = "sign in" });
}

/* Nobody signs in, so it is given up in the end, and said why. */
static void
test_a_portal_for_ever (QueueTest *fixture, gconstpointer data)
{
  DossierCaptureItem *item;
  gint64              id;

  set_portal (fixture, "/story");
  id = queue_test_ask (fixture, "/story");
  item = dossier_capture_queue_find (fixture->queue, id);
  for (guint i = 1; i < DOSSIER_CAPTURE_QUEUE_ATTEMPTS; i++)
    {
      notebook_test_wait_until (dossier_capture_item_get_attempts (item) == i &&
                                queue_test_is_settled (fixture));
      g_assert_error (queue_test_sum_up (fixture).login,
                      DOSSIER_FETCH_ERROR,
                      DOSSIER_FETCH_ERROR_PORTAL);
      dossier_clock_advance (fixture->clock, 3601);
    }
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_FAILED);
  g_assert_null (queue_test_sum_up (fixture).login);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL),
                    ==,
                    DOSSIER_CAPTURE_QUEUE_ATTEMPTS);
  dossier_clock_advance (fixture->clock, 24 * 3600);
  queue_test_switch_network (fixture->network, TRUE);
  g_assert_cmpint (queue_test_get_state (fixture, id), ==, DOSSIER_CAPTURE_FAILED);
}

/* Whoever has signed in does not wait for the clock. */
static void
test_signing_in (QueueTest *fixture, gconstpointer data)
{
  gint64 id;

  set_portal (fixture, "/story");
  id = queue_test_ask (fixture, "/story");
  notebook_test_wait_until (queue_test_sum_up (fixture).login != NULL);
  g_assert_cmpint (queue_test_sum_up (fixture).next_attempt, >, 0);
  queue_test_add_story (fixture->server, 1, "/story");
  g_object_notify (G_OBJECT (fixture->network), "connectivity");
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
}

/* A notebook that cannot be written --------------------------------------------------------------
 */

/* Every write of this process fails while @is_full, as on a disk without room. */
static void
set_full (gboolean is_full)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit.rlim_cur = is_full ? 1 : limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* What was taken in hand while the disk was full is not lost, and nobody has to do anything. */
static void
test_a_full_disk (QueueTest *fixture, gconstpointer data)
{
  enum
  {
    N = 12
  };
  gint64 ids[N];
  guint  n_requests;

  dossier_capture_queue_pause (fixture->queue);
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      queue_test_add_story (fixture->server, i, path);
      ids[i] = queue_test_ask (fixture, path);
    }
  dossier_capture_queue_resume (fixture->queue);
  dossier_test_server_wait_for_requests (fixture->server, 1);
  set_full (TRUE);
  notebook_test_wait_until (queue_test_sum_up (fixture).trouble != NULL &&
                            queue_test_sum_up (fixture).n_running == 0);
  g_assert_true (queue_test_sum_up (fixture).trouble->domain == DOSSIER_STORE_ERROR);
  g_assert_cmpint (queue_test_sum_up (fixture).next_attempt,
                   >,
                   dossier_clock_get_unix_time (fixture->clock));
  n_requests = dossier_test_server_count_requests (fixture->server, NULL);

  /* It looks again, each time later, without asking the servers. */
  for (guint i = 0; i < 3; i++)
    {
      gint64 next = queue_test_sum_up (fixture).next_attempt;

      dossier_clock_advance (fixture->clock,
                             (next - dossier_clock_get_unix_time (fixture->clock)) / 1000.0 + 1);
      notebook_test_wait_until (queue_test_sum_up (fixture).next_attempt > next);
      g_assert_nonnull (queue_test_sum_up (fixture).trouble);
    }
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, n_requests);

  set_full (FALSE);
  dossier_clock_advance (fixture->clock, 3600);
  for (guint i = 0; i < N; i++)
    notebook_test_wait_until (queue_test_get_state (fixture, ids[i]) == DOSSIER_CAPTURE_DONE);
  g_assert_null (queue_test_sum_up (fixture).trouble);
  g_assert_cmpuint (queue_test_count_articles (fixture->notebook), ==, N);
}

/* The reader need not wait for the clock. */
static void
test_trying_again_by_hand (QueueTest *fixture, gconstpointer data)
{
  gint64 id;

  queue_test_add_story (fixture->server, 1, "/story");
  queue_test_hold (fixture, "/held");
  queue_test_ask (fixture, "/held");
  dossier_test_server_wait_for_requests (fixture->server, 1);
  id = queue_test_ask (fixture, "/story");
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
  set_full (TRUE);
  dossier_capture_queue_retry (fixture->queue, dossier_capture_queue_find (fixture->queue, id));
  notebook_test_wait_until (queue_test_sum_up (fixture).trouble != NULL);
  dossier_capture_queue_resume (fixture->queue);
  g_assert_nonnull (queue_test_sum_up (fixture).trouble);
  set_full (FALSE);
  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (queue_test_sum_up (fixture).trouble == NULL);
}

/* Two programs, and programs that end -------------------------------------------------------------
 */

static void
test_two_notebooks_one_file (QueueTest *fixture, gconstpointer data)
{
  enum
  {
    N = 12
  };
  DossierNotebook      *other = notebook_test_open (fixture->path);
  DossierCaptureQueue  *other_queue = dossier_notebook_get_capture_queue (other);
  DossierCaptureSummary summary;
  gint64                last;

  queue_test_set_time (other, other_queue, fixture->clock);
  notebook_test_wait_until (dossier_capture_queue_is_loaded (other_queue));
  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      queue_test_add_story (fixture->server, i, path);
      queue_test_ask (fixture, path);
    }
  notebook_test_wait_until (fixture->n_captured + fixture->n_failed == N ||
                            queue_test_sum_up (fixture).n_done == N);
  do
    {
      g_main_context_iteration (NULL, FALSE);
      dossier_capture_queue_get_summary (other_queue, &summary);
    }
  while (summary.n_done < N);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, N);
  g_assert_cmpuint (queue_test_count_articles (other), ==, N);

  /* Whoever of the two had the work, the other one takes over. */
  notebook_test_close (fixture->notebook);
  fixture->notebook = other;
  fixture->queue = other_queue;
  queue_test_add_story (fixture->server, N, "/last");
  last = queue_test_ask (fixture, "/last");
  dossier_clock_advance (fixture->clock, 10);
  notebook_test_wait_until (queue_test_get_state (fixture, last) == DOSSIER_CAPTURE_DONE);
}

static void
test_closing_keeps_what_waits (QueueTest *fixture, gconstpointer data)
{
  gint64 held, waiting;

  queue_test_hold (fixture, "/held");
  held = queue_test_ask (fixture, "/held");
  dossier_test_server_wait_for_requests (fixture->server, 1);
  dossier_capture_queue_pause (fixture->queue);
  waiting = queue_test_ask (fixture, "/waiting");
  notebook_test_close (fixture->notebook);

  queue_test_add_story (fixture->server, 1, "/held");
  queue_test_add_story (fixture->server, 2, "/waiting");
  queue_test_open (fixture);
  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (queue_test_get_state (fixture, held) == DOSSIER_CAPTURE_DONE &&
                            queue_test_get_state (fixture, waiting) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpuint (queue_test_count_articles (fixture->notebook), ==, 2);
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
  queue_test_set_time (notebook, dossier_notebook_get_capture_queue (notebook), clock);
  for (;;)
    g_main_context_iteration (NULL, TRUE);
}

static GSubprocess *
start_part (const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *arguments[] = { program, "-p", "/notebook/capture-runner/subprocess/crash", NULL };
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

      queue_test_add_story (server, i, page);
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
  queue_test_set_time (notebook, queue, clock);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  queue_test_add ("/notebook/capture-runner/without-a-network-it-waits", test_no_network);
  queue_test_add ("/notebook/capture-runner/the-reader-may-know-better",
                  test_a_reader_who_knows_better);
  queue_test_add ("/notebook/capture-runner/a-network-that-asks-to-sign-in-is-left-in-the-end",
                  test_a_portal_for_ever);
  queue_test_add ("/notebook/capture-runner/signing-in-lets-it-go-on", test_signing_in);
  queue_test_add ("/notebook/capture-runner/a-full-disk-is-waited-out", test_a_full_disk);
  queue_test_add ("/notebook/capture-runner/a-notebook-is-tried-again-by-hand",
                  test_trying_again_by_hand);
  queue_test_add ("/notebook/capture-runner/one-program-at-a-time-works",
                  test_two_notebooks_one_file);
  queue_test_add ("/notebook/capture-runner/closing-keeps-what-waits",
                  test_closing_keeps_what_waits);
  g_test_add_func ("/notebook/capture-runner/a-killed-program-loses-and-doubles-nothing",
                   test_killed_again_and_again);
  g_test_add_func ("/notebook/capture-runner/subprocess/crash", test_crash_part);
  return g_test_run ();
}
