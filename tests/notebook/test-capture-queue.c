/* test-capture-queue.c: what was asked for is captured once, fails, and can be taken away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "queue-test.h"

#include <time.h>

/* What one turn of the main loop may take of its thread's time while thousands wait: a frame. */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_TURN_MS 320
#else
#define MAX_TURN_MS 16
#endif

/* Captures ---------------------------------------------------------------------------------------
 */

static void
test_many_addresses (QueueTest *fixture, gconstpointer data)
{
  enum
  {
    N = 300
  };
  g_auto (GStrv) urls = g_new0 (char *, N + 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  NotebookTestShadow *shadow = notebook_test_shadow_new (G_LIST_MODEL (fixture->queue));

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      queue_test_add_story (fixture->server, i, path);
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

  g_assert_cmpuint (queue_test_sum_up (fixture).n_done, ==, N);
  g_assert_cmpfloat (queue_test_sum_up (fixture).fraction, ==, 1);
  g_assert_cmpuint (queue_test_count_articles (fixture->notebook), ==, N);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, N);
  g_assert_cmpuint (dossier_test_server_get_peak (fixture->server), <=, 8);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_notebook_get_jobs (fixture->notebook)),
                    ==,
                    0);
  notebook_test_shadow_check (shadow);
  notebook_test_shadow_free (shadow);
}

static double
get_thread_ms (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* Turns of the main loop, each by itself; @longest grows to the longest in milliseconds. */
static void
turn (double *longest)
{
  double start = get_thread_ms ();

  g_main_context_iteration (NULL, TRUE);
  *longest = MAX (*longest, get_thread_ms () - start);
}

static void
test_thousands_wait (QueueTest *fixture, gconstpointer data)
{
  enum
  {
    N = 2000,
    N_CAPTURED = 40
  };
  g_auto (GStrv) urls = g_new0 (char *, N + 1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  double adding = 0;
  double capturing = 0;

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *path = g_strdup_printf ("/story-%u", i);

      if (i < N_CAPTURED)
        queue_test_add_story (fixture->server, i, path);
      urls[i] = dossier_test_server_dup_url (fixture->server, path);
    }
  dossier_capture_queue_pause (fixture->queue);
  dossier_capture_queue_add_async (fixture->queue,
                                   (const char *const *) urls,
                                   NULL,
                                   notebook_test_finished_cb,
                                   &result);
  while (result == NULL || g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) < N)
    turn (&adding);
  ids = dossier_capture_queue_add_finish (fixture->queue, result, NULL);
  g_assert_cmpuint (ids->len, ==, N);

  dossier_capture_queue_resume (fixture->queue);
  while (fixture->n_captured < N_CAPTURED)
    turn (&capturing);
  g_test_message ("longest turn %.1f ms while %d addresses come, %.1f ms while they are captured",
                  adding,
                  N,
                  capturing);
  g_assert_cmpfloat (adding, <, MAX_TURN_MS);
  g_assert_cmpfloat (capturing, <, MAX_TURN_MS);
}

static void
test_a_file (QueueTest *fixture, gconstpointer data)
{
  g_autofree char *file = g_strconcat (fixture->path, ".txt", NULL);
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  gint64           id;

  g_assert_true (
      g_file_set_contents (file, " date 2026-02-11 Ice\n\nThe ferry stopped.\n", -1, NULL));
  queue_test_switch_network (fixture->network, FALSE);
  id = queue_test_ask (fixture, uri);
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpstr (
      dossier_capture_item_get_article_title (dossier_capture_queue_find (fixture->queue, id)),
      ==,
      "Ice");
}

static void
test_again_asks_conditionally (QueueTest *fixture, gconstpointer data)
{
  g_autofree char *html = g_strdup_printf (QUEUE_TEST_STORY, 1u, 2u, 3u);
  g_autofree char *sent = NULL;
  gint64           id;

  dossier_test_server_add_answer (
      fixture->server,
      "/story",
      &(DossierTestAnswer){ .content_type = "text/html", .body = html, .headers = "ETag: \"v1\"" });
  queue_test_ask (fixture, "/story");
  notebook_test_wait_until (fixture->n_captured == 1);
  dossier_test_server_add_answer (fixture->server, "/story", &(DossierTestAnswer){ .status = 304 });
  id = queue_test_ask (fixture, "/story");
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
test_the_same_text_elsewhere (QueueTest *fixture, gconstpointer data)
{
  gint64 first, second;

  queue_test_add_story (fixture->server, 1, "/story");
  queue_test_add_story (fixture->server, 1, "/mobile/story");
  first = queue_test_ask (fixture, "/story");
  notebook_test_wait_until (fixture->n_captured == 1);
  second = queue_test_ask (fixture, "/mobile/story");
  notebook_test_wait_until (fixture->n_captured == 2);
  g_assert_cmpstr (fixture->news, ==, "new duplicate");
  g_assert_cmpuint (queue_test_count_articles (fixture->notebook), ==, 1);
  g_assert_null (dossier_capture_queue_find (fixture->queue, first));
  g_assert_cmpint (
      dossier_capture_item_get_article_id (dossier_capture_queue_find (fixture->queue, second)),
      >,
      0);
}

/* Failures ---------------------------------------------------------------------------------------
 */

static void
test_failing_for_good (QueueTest *fixture, gconstpointer data)
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
      id = queue_test_ask (fixture, path);
      notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_FAILED);
      item = dossier_capture_queue_find (fixture->queue, id);
      g_assert_nonnull (dossier_capture_item_get_error_title (item));
      g_assert_nonnull (dossier_capture_item_get_error_advice (item));
      g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, path), ==, 1);
    }
  g_assert_cmpuint (fixture->n_failed, ==, G_N_ELEMENTS (answers));
}

static void
test_failing_for_now (QueueTest *fixture, gconstpointer data)
{
  gint64              id = queue_test_ask (fixture, "http://127.0.0.1:1/story");
  DossierCaptureItem *item = dossier_capture_queue_find (fixture->queue, id);
  gint64              last = 0;

  /* Nobody listens there. Each time it waits longer, and in the end no more. */
  for (guint i = 1; i < DOSSIER_CAPTURE_QUEUE_ATTEMPTS; i++)
    {
      gint64 now, wait;

      notebook_test_wait_until (dossier_capture_item_get_attempts (item) == i &&
                                queue_test_is_settled (fixture));
      now = dossier_clock_get_unix_time (fixture->clock);
      wait = dossier_capture_item_get_not_before (item) - now;
      g_assert_cmpint (dossier_capture_item_get_state (item), ==, DOSSIER_CAPTURE_WAITING);
      g_assert_cmpint (wait, >, last);
      g_assert_cmpuint (queue_test_sum_up (fixture).n_postponed, ==, 1);
      g_assert_cmpint (queue_test_sum_up (fixture).next_attempt, ==, now + wait);
      last = wait;
      dossier_clock_advance (fixture->clock, wait / 1000.0 + 1);
    }
  notebook_test_wait_until (dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_FAILED);
  g_assert_error (dossier_capture_item_get_error (item), G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  g_assert_cmpuint (fixture->n_failed, ==, 1);
}

static void
test_a_server_that_asks_for_a_pause (QueueTest *fixture, gconstpointer data)
{
  gint64 id, other;

  dossier_test_server_add_answer (fixture->server,
                                  "/story",
                                  &(DossierTestAnswer){ .status = 429,
                                                        .content_type = "text/html",
                                                        .body = "slowly",
                                                        .headers = "Retry-After: 3600" });
  id = queue_test_ask (fixture, "/story");
  notebook_test_wait_until (queue_test_sum_up (fixture).n_postponed == 1 &&
                            queue_test_is_settled (fixture));
  g_assert_cmpint (queue_test_sum_up (fixture).next_attempt,
                   >=,
                   dossier_clock_get_unix_time (fixture->clock) + 3599 * 1000);

  /* So does every other page of the site, and it is said so. */
  queue_test_add_story (fixture->server, 2, "/other");
  other = queue_test_ask (fixture, "/other");
  notebook_test_wait_until (queue_test_sum_up (fixture).n_postponed == 2 &&
                            queue_test_is_settled (fixture));

  queue_test_add_story (fixture->server, 1, "/story");
  dossier_clock_advance (fixture->clock, 3500);
  for (guint i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/story"), ==, 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/other"), ==, 0);
  dossier_clock_advance (fixture->clock, 200);
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_DONE &&
                            queue_test_get_state (fixture, other) == DOSSIER_CAPTURE_DONE);
}

static void
test_retrying (QueueTest *fixture, gconstpointer data)
{
  gint64 a = queue_test_ask (fixture, "/a");
  gint64 b = queue_test_ask (fixture, "/b");

  notebook_test_wait_until (fixture->n_failed == 2);
  queue_test_add_story (fixture->server, 1, "/a");
  queue_test_add_story (fixture->server, 2, "/b");
  dossier_capture_queue_retry (fixture->queue, dossier_capture_queue_find (fixture->queue, b));
  notebook_test_wait_until (queue_test_get_state (fixture, b) == DOSSIER_CAPTURE_DONE);
  g_assert_cmpint (queue_test_get_state (fixture, a), ==, DOSSIER_CAPTURE_FAILED);
  dossier_capture_queue_retry_failed (fixture->queue);
  notebook_test_wait_until (queue_test_get_state (fixture, a) == DOSSIER_CAPTURE_DONE);
}

/* The reader's commands --------------------------------------------------------------------------
 */

static void
test_pausing_is_remembered (QueueTest *fixture, gconstpointer data)
{
  gint64 id;

  queue_test_add_story (fixture->server, 1, "/story");
  dossier_capture_queue_pause (fixture->queue);
  id = queue_test_ask (fixture, "/story");
  g_assert_true (queue_test_sum_up (fixture).is_paused);

  notebook_test_close (fixture->notebook);
  queue_test_open (fixture);
  g_assert_true (queue_test_sum_up (fixture).is_paused);
  g_assert_cmpint (queue_test_get_state (fixture, id), ==, DOSSIER_CAPTURE_WAITING);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, 0);

  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (queue_test_get_state (fixture, id) == DOSSIER_CAPTURE_DONE);
}

static void
test_removing (QueueTest *fixture, gconstpointer data)
{
  gint64 running, waiting;

  queue_test_hold (fixture, "/held");
  running = queue_test_ask (fixture, "/held");
  dossier_test_server_wait_for_requests (fixture->server, 1);
  dossier_capture_queue_pause (fixture->queue);
  waiting = queue_test_ask (fixture, "/other");
  dossier_capture_queue_remove (fixture->queue,
                                dossier_capture_queue_find (fixture->queue, waiting));
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, waiting) == NULL);
  g_assert_cmpint (queue_test_get_state (fixture, running), ==, DOSSIER_CAPTURE_RUNNING);
  dossier_capture_queue_remove (fixture->queue,
                                dossier_capture_queue_find (fixture->queue, running));
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == 0);
  notebook_test_wait_until (queue_test_sum_up (fixture).n_running == 0);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, NULL), ==, 1);
}

static void
test_clearing (QueueTest *fixture, gconstpointer data)
{
  gint64 done, failed, running;

  queue_test_add_story (fixture->server, 1, "/story");
  queue_test_hold (fixture, "/held");
  running = queue_test_ask (fixture, "/held");
  done = queue_test_ask (fixture, "/story");
  failed = queue_test_ask (fixture, "/nowhere");
  notebook_test_wait_until (fixture->n_captured == 1 && fixture->n_failed == 1);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_DONE);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, done) == NULL);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_WAITING);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, running) == NULL);
  g_assert_cmpint (queue_test_get_state (fixture, failed), ==, DOSSIER_CAPTURE_FAILED);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_FAILED);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == 0);
  g_assert_cmpuint (queue_test_count_articles (fixture->notebook), ==, 1);
}

static void
undo (QueueTest *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_undo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static void
test_removing_can_be_undone (QueueTest *fixture, gconstpointer data)
{
  gint64 first, second;

  queue_test_add_story (fixture->server, 1, "/a");
  queue_test_add_story (fixture->server, 2, "/b");
  dossier_capture_queue_pause (fixture->queue);
  first = queue_test_ask (fixture, "/a");
  second = queue_test_ask (fixture, "/b");
  dossier_capture_queue_remove (fixture->queue, dossier_capture_queue_find (fixture->queue, first));
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_WAITING);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->queue)) == 0);

  undo (fixture);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, second) != NULL);
  g_assert_null (dossier_capture_queue_find (fixture->queue, first));
  undo (fixture);
  notebook_test_wait_until (dossier_capture_queue_find (fixture->queue, first) != NULL);
  dossier_capture_queue_resume (fixture->queue);
  notebook_test_wait_until (fixture->n_captured == 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  queue_test_add ("/notebook/capture-queue/many-addresses-are-captured-each-once",
                  test_many_addresses);
  queue_test_add ("/notebook/capture-queue/thousands-that-wait-hold-nobody-up",
                  test_thousands_wait);
  queue_test_add ("/notebook/capture-queue/a-file-needs-no-network", test_a_file);
  queue_test_add ("/notebook/capture-queue/asking-again-asks-only-for-news",
                  test_again_asks_conditionally);
  queue_test_add ("/notebook/capture-queue/the-same-text-elsewhere-is-no-article",
                  test_the_same_text_elsewhere);
  queue_test_add ("/notebook/capture-queue/what-fails-for-good-is-not-tried-again",
                  test_failing_for_good);
  queue_test_add ("/notebook/capture-queue/what-may-pass-is-tried-again-and-again",
                  test_failing_for_now);
  queue_test_add ("/notebook/capture-queue/a-server-gets-the-pause-that-it-asks-for",
                  test_a_server_that_asks_for_a_pause);
  queue_test_add ("/notebook/capture-queue/failed-ones-can-be-tried-again", test_retrying);
  queue_test_add ("/notebook/capture-queue/pausing-is-remembered", test_pausing_is_remembered);
  queue_test_add ("/notebook/capture-queue/one-can-be-removed-and-stopped", test_removing);
  queue_test_add ("/notebook/capture-queue/all-of-a-kind-can-be-cleared", test_clearing);
  queue_test_add ("/notebook/capture-queue/removing-can-be-undone", test_removing_can_be_undone);
  return g_test_run ();
}
