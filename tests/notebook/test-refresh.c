/* test-refresh.c: articles are refreshed through the capture queue, and their versions compared.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "queue-test.h"

#include "notebook/dossier-comparison.h"
#include "notebook/dossier-refresh.h"

#define PAGE                                                                                       \
  "<article><h1>Landslide</h1><p>The slope above the village gave way at dawn, said the mayor, "   \
  "Ona Petraitis.</p><p>At least %u people died, and the road to the valley is "                   \
  "%s.</p>%s</article>"

#define ANCHORED "gave way at dawn"
#define LOST     "Nobody had seen it coming"

static void
serve (QueueTest *fixture, const char *path, guint n_dead, const char *road, const char *more)
{
  g_autofree char *html = g_strdup_printf (PAGE, n_dead, road, more);

  dossier_test_server_add_page (fixture->server, path, html);
}

static void
refresh_ended_cb (DossierRefresh *refresh, const GError *error, gpointer user_data)
{
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* (transfer full): after it has ended. */
static DossierRefresh *
refresh (QueueTest *fixture, const GArray *ids)
{
  DossierRefresh *self = dossier_refresh_new (fixture->notebook, ids);
  gboolean        has_ended = FALSE;

  g_signal_connect (self, "ended", G_CALLBACK (refresh_ended_cb), &has_ended);
  notebook_test_wait_until (has_ended);
  return self;
}

static gint64
capture (QueueTest *fixture, const char *path)
{
  guint  n = fixture->n_captured;
  gint64 id = queue_test_ask (fixture, path);

  notebook_test_wait_until (fixture->n_captured == n + 1);
  return dossier_capture_item_get_article_id (dossier_capture_queue_find (fixture->queue, id));
}

static void
test_all (QueueTest *fixture, gconstpointer data)
{
  gint64 changed_id;
  g_autoptr (DossierRefresh) all = NULL;
  const DossierRefreshResult *result;

  serve (fixture, "/changes", 11, "closed", "");
  serve (fixture, "/stays", 12, "shut", "");
  serve (fixture, "/goes", 13, "blocked", "");
  changed_id = capture (fixture, "/changes");
  capture (fixture, "/stays");
  capture (fixture, "/goes");
  dossier_captured_free (notebook_test_capture_text (fixture->notebook,
                                                     NULL,
                                                     " date 2026-11-20 Ice\n\nNo address.\n"));
  serve (fixture, "/changes", 14, "closed", "");
  dossier_test_server_add_answer (
      fixture->server,
      "/goes",
      &(DossierTestAnswer){ .status = 410, .content_type = "text/html", .body = "gone" });
  all = refresh (fixture, NULL);
  result = dossier_refresh_get_result (all);
  g_assert_cmpuint (result->n_articles, ==, 3);
  g_assert_cmpuint (result->n_changed, ==, 1);
  g_assert_cmpuint (result->n_same, ==, 1);
  g_assert_cmpuint (result->n_failed, ==, 1);
  g_assert_cmpuint (result->n_later + result->n_stopped + result->n_skipped, ==, 0);
  g_assert_cmpint (result->changed_id, ==, changed_id);
}

static void
test_some (QueueTest *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierRefresh) some = NULL;
  g_autoptr (DossierCaptured) pasted = NULL;
  const DossierRefreshResult *result;
  gint64                      id;

  serve (fixture, "/one", 11, "closed", "");
  serve (fixture, "/two", 12, "shut", "");
  id = capture (fixture, "/one");
  capture (fixture, "/two");
  pasted = notebook_test_capture_text (fixture->notebook,
                                       NULL,
                                       " date 2026-11-20 Ice\n\nIt has no address.\n");
  g_array_append_val (ids, id);
  g_array_append_val (ids, pasted->article_id);
  some = refresh (fixture, ids);
  result = dossier_refresh_get_result (some);
  g_assert_cmpuint (result->n_articles, ==, 2);
  g_assert_cmpuint (result->n_same, ==, 1);
  g_assert_cmpuint (result->n_skipped, ==, 1);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/two"), ==, 1);
}

static void
test_stopped_and_postponed (QueueTest *fixture, gconstpointer data)
{
  g_autoptr (DossierRefresh) later = NULL;
  g_autoptr (DossierRefresh) stopped = NULL;
  gboolean has_ended = FALSE;

  serve (fixture, "/story", 11, "closed", "");
  capture (fixture, "/story");
  dossier_test_server_add_answer (fixture->server, "/story", &(DossierTestAnswer){ .status = 503 });
  later = refresh (fixture, NULL);
  g_assert_cmpuint (dossier_refresh_get_result (later)->n_later, ==, 1);

  queue_test_hold (fixture, "/story");
  stopped = dossier_refresh_new (fixture->notebook, NULL);
  g_signal_connect (stopped, "ended", G_CALLBACK (refresh_ended_cb), &has_ended);
  notebook_test_wait_until (queue_test_sum_up (fixture).n_running == 1);
  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_WAITING);
  notebook_test_wait_until (has_ended);
  g_assert_cmpuint (dossier_refresh_get_result (stopped)->n_stopped, ==, 1);
}

static DossierComparison *
compare (QueueTest *fixture, gint64 article_id, guint old, guint new, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_comparison_open_async (fixture->notebook,
                                 article_id,
                                 old,
                                 new,
                                 NULL,
                                 notebook_test_finished_cb,
                                 &result);
  notebook_test_wait_until (result != NULL);
  return dossier_comparison_open_finish (result, error);
}

/* How many of the articles have a second version. */
static guint
count_second_versions (QueueTest *fixture, const GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierComparison) comparison =
          compare (fixture, g_array_index (ids, gint64, i), 1, 2, NULL);

      n += comparison != NULL ? 1 : 0;
    }
  return n;
}

/* Some are done, some wait for their answer, some for their turn: what was done stays, the others
 * are as they were, and can be asked for again. */
static void
test_stopped_in_the_middle (QueueTest *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/a", "/b", "/c", "/d", "/e", "/f" };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DossierRefresh) stopped = NULL;
  g_autoptr (DossierRefresh) again = NULL;
  const DossierRefreshResult *result;
  gboolean                    has_ended = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      gint64 id;

      serve (fixture, paths[i], 11, "closed", "");
      id = capture (fixture, paths[i]);
      g_array_append_val (ids, id);
      serve (fixture, paths[i], 14, "closed", "");
    }
  queue_test_hold (fixture, "/c");
  queue_test_hold (fixture, "/d");
  stopped = dossier_refresh_new (fixture->notebook, ids);
  result = dossier_refresh_get_result (stopped);
  g_signal_connect (stopped, "ended", G_CALLBACK (refresh_ended_cb), &has_ended);
  notebook_test_wait_until (result->n_changed > 0);
  g_assert_false (has_ended);

  dossier_capture_queue_clear (fixture->queue, DOSSIER_CAPTURE_WAITING);
  notebook_test_wait_until (has_ended);
  g_assert_cmpuint (result->n_stopped, >=, 2);
  g_assert_cmpuint (result->n_changed + result->n_stopped, ==, ids->len);
  g_assert_cmpuint (queue_test_sum_up (fixture).n_running, ==, 0);
  g_assert_cmpuint (queue_test_sum_up (fixture).n_waiting, ==, 0);
  g_assert_cmpuint (count_second_versions (fixture, ids), ==, result->n_changed);

  serve (fixture, "/c", 14, "closed", "");
  serve (fixture, "/d", 14, "closed", "");
  again = refresh (fixture, ids);
  g_assert_cmpuint (dossier_refresh_get_result (again)->n_changed, ==, result->n_stopped);
  g_assert_cmpuint (dossier_refresh_get_result (again)->n_same, ==, result->n_changed);
  g_assert_cmpuint (count_second_versions (fixture, ids), ==, ids->len);
}

static void
test_comparison (QueueTest *fixture, gconstpointer data)
{
  gint64 id;
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (DossierRefresh) all = NULL;
  g_autoptr (DossierComparison) comparison = NULL;
  g_autoptr (DossierComparison) none = NULL;
  g_autoptr (GError) error = NULL;
  const DossierVersionDiff  *diff;
  const DossierFigureChange *figure;

  serve (fixture, "/story", 11, "closed", "<p>" LOST ", and nobody wants to.</p>");
  id = capture (fixture, "/story");
  reading = notebook_test_read (fixture->notebook, id, 0);
  notebook_test_annotate (reading, ANCHORED, DOSSIER_HIGHLIGHT_YELLOW, NULL);
  notebook_test_annotate (reading, LOST, DOSSIER_HIGHLIGHT_GREEN, "who?");
  serve (fixture, "/story", 14, "closed", "<p>Rescuers came by boat, with dogs.</p>");
  all = refresh (fixture, NULL);
  g_assert_cmpuint (dossier_refresh_get_result (all)->n_changed, ==, 1);

  comparison = compare (fixture, id, 0, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_comparison_get_old_number (comparison), ==, 1);
  g_assert_cmpuint (dossier_comparison_get_new_number (comparison), ==, 2);
  g_assert_cmpuint (dossier_comparison_get_versions (comparison)->len, ==, 2);
  diff = dossier_comparison_get_diff (comparison);
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_CHANGED], ==, 1);
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_ADDED], ==, 1);
  g_assert_cmpuint (diff->n_passages[DOSSIER_DIFF_REMOVED], ==, 1);
  g_assert_cmpuint (diff->figures->len, ==, 1);
  figure = &g_array_index (diff->figures, DossierFigureChange, 0);
  g_assert_cmpfloat (figure->old->figure->low, ==, 11);
  g_assert_cmpfloat (figure->new->figure->low, ==, 14);
  g_assert_cmpuint (dossier_comparison_count_notes (comparison, DOSSIER_ANCHOR_EXACT), ==, 1);
  g_assert_cmpuint (dossier_comparison_count_notes (comparison, DOSSIER_ANCHOR_ORPHAN), ==, 1);

  none = compare (fixture, id, 1, 7, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  queue_test_add ("/notebook/refresh/all-that-have-an-address", test_all);
  queue_test_add ("/notebook/refresh/only-those-that-were-chosen", test_some);
  queue_test_add ("/notebook/refresh/stopped-in-the-middle-the-rest-is-as-it-was",
                  test_stopped_in_the_middle);
  queue_test_add ("/notebook/refresh/what-is-stopped-or-waits-is-told", test_stopped_and_postponed);
  queue_test_add ("/notebook/comparison/passages-figures-and-notes", test_comparison);
  return g_test_run ();
}
