/* test-store.c: the threads around one notebook file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"
#include "store/dossier-store.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <string.h>

typedef struct
{
  char             *folder;
  char             *path;
  DossierStore     *store;
  DossierChangeSet *changes; /* (nullable): of the last signal */
  guint             n_changes;
  guint             n_pending;
  GError           *error; /* (nullable): of the last job that failed */
} Fixture;

static void
changed_cb (DossierStore *store, const DossierChangeSet *changes, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->changes, dossier_change_set_free);
  fixture->changes = dossier_change_set_copy (changes);
  fixture->n_changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "a", "b", "notebook.dossier", NULL);
  fixture->store = dossier_store_open (fixture->path, &error);
  g_assert_no_error (error);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->store != NULL)
    {
      dossier_store_close (fixture->store);
      /* What was told to the loop holds the store. */
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_finalize_object (fixture->store);
    }
  g_clear_pointer (&fixture->changes, dossier_change_set_free);
  g_clear_error (&fixture->error);
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
wait (Fixture *fixture)
{
  while (fixture->n_pending > 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_pending--;
  g_clear_error (&fixture->error);
  dossier_store_finish (DOSSIER_STORE (source), result, &fixture->error);
}

typedef enum
{
  READ,
  WRITE,
} Kind;

static void
start (Fixture        *fixture,
       Kind            kind,
       DossierStoreJob job,
       gpointer        data,
       GDestroyNotify  destroy,
       GCancellable   *cancellable)
{
  fixture->n_pending++;
  if (kind == WRITE)
    dossier_store_write_async (fixture->store, job, data, destroy, cancellable, done_cb, fixture);
  else
    dossier_store_read_async (fixture->store, job, data, destroy, cancellable, done_cb, fixture);
}

static void
run (Fixture *fixture, Kind kind, DossierStoreJob job, gpointer data)
{
  start (fixture, kind, job, data, NULL, NULL);
  wait (fixture);
}

/* Jobs --------------------------------------------------------------------------------------------
 */

static gboolean
add_article_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *url = data;
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour", "Ninety ships.");

  dossier_test_add_version (db, url, document, NULL, NULL);

  return TRUE;
}

static gboolean
count_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_articles_count (db, DOSSIER_SCOPE_EVERYTHING, data, error);
}

static gboolean
fail_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  add_article_job (db, data, cancellable, NULL);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "as asked");

  return FALSE;
}

/* Longer than anybody waits, unless it is interrupted. */
static gboolean
endless_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 count = 0;

  if (data != NULL)
    g_cancellable_cancel (data);

  return dossier_db_query_int (db,
                               "WITH RECURSIVE n (i) AS "
                               "(SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                               "SELECT count (*) FROM n",
                               &count,
                               error);
}

static gboolean
forbidden_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_db_execute (db, "INSERT INTO tag (name) VALUES ('x')", error);
}

static gboolean
cancel_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);

  return add_article_job (db, data, cancellable, error);
}

static gint64
count (Fixture *fixture)
{
  gint64 n_articles = -1;

  run (fixture, READ, count_job, &n_articles);
  g_assert_no_error (fixture->error);

  return n_articles;
}

/* Tests -------------------------------------------------------------------------------------------
 */

static void
test_write_then_read (Fixture *fixture, gconstpointer data)
{
  run (fixture, WRITE, add_article_job, (char *) "https://news.example/1");
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count (fixture), ==, 1);
  g_assert_cmpstr (dossier_store_get_path (fixture->store), ==, fixture->path);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  run (fixture, WRITE, add_article_job, (char *) "https://news.example/1");

  /* The signal comes before the callback. */
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->changes->generation, ==, 1);
  g_assert_cmpuint (fixture->changes->flags & DOSSIER_CHANGE_ARTICLES, !=, 0);
  g_assert_cmpuint (fixture->changes->article_ids->len, ==, 1);
  g_assert_cmpuint (fixture->changes->flags, !=, DOSSIER_CHANGE_EVERYTHING);

  /* Nothing new is no change, and neither is reading. */
  run (fixture, WRITE, add_article_job, (char *) "https://news.example/1");
  count (fixture);
  g_assert_cmpuint (fixture->n_changes, ==, 1);

  run (fixture, WRITE, add_article_job, (char *) "https://news.example/2");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->changes->generation, ==, 2);
}

static gboolean
wait_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GAsyncQueue *gate = data;

  g_async_queue_pop (gate);

  return TRUE;
}

/* The main loop sleeps while a hundred writes end: it hears of them once. */
static void
test_changes_are_folded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncQueue) gate = g_async_queue_new ();
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  guint n_before = 0;

  for (guint i = 0; i < 100; i++)
    {
      g_ptr_array_add (urls, g_strdup_printf ("https://news.example/%u", i));
      start (fixture, WRITE, add_article_job, urls->pdata[i], NULL, NULL);
    }
  g_async_queue_push (gate, gate);
  start (fixture, WRITE, wait_job, gate, NULL, NULL);
  /* Only when the gate is empty has the writer passed it, and all before it. */
  while (g_async_queue_length (gate) > 0)
    g_thread_yield ();

  n_before = fixture->n_changes;
  wait (fixture);
  g_assert_cmpuint (n_before, ==, 0);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->changes->generation, ==, 100);
  g_assert_cmpuint (fixture->changes->article_ids->len, ==, 100);
}

static void
test_a_failed_write_is_undone (Fixture *fixture, gconstpointer data)
{
  run (fixture, WRITE, fail_job, (char *) "https://news.example/1");

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_a_read_cannot_write (Fixture *fixture, gconstpointer data)
{
  run (fixture, READ, forbidden_job, NULL);

  g_assert_error (fixture->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_cancelled_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  start (fixture, WRITE, add_article_job, (char *) "https://news.example/1", NULL, cancellable);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_a_read_is_interrupted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start (fixture, READ, endless_job, cancellable, NULL, cancellable);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* The connection is as good as before. */
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_a_begun_write_ends (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start (fixture, WRITE, cancel_job, (char *) "https://news.example/1", NULL, cancellable);
  wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count (fixture), ==, 1);
}

/* A reader that is at work does not keep the other one, or the writer, from working. */
static void
test_readers_and_writer_go_side_by_side (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  start (fixture, READ, endless_job, NULL, NULL, cancellable);
  start (fixture, WRITE, add_article_job, (char *) "https://news.example/1", NULL, NULL);
  while (fixture->n_pending > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (fixture->error);
  {
    gint64 n_articles = -1;

    start (fixture, READ, count_job, &n_articles, NULL, NULL);
    while (fixture->n_pending > 1)
      g_main_context_iteration (NULL, TRUE);
    g_assert_cmpint (n_articles, ==, 1);
  }
  g_cancellable_cancel (cancellable);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

typedef struct
{
  GThread *thread;
  guint   *n_freed;
} Tracked;

static void
free_tracked_cb (gpointer data)
{
  Tracked *tracked = data;

  g_assert_true (tracked->thread == g_thread_self ());
  (*tracked->n_freed)++;
  g_free (tracked);
}

static gboolean
nothing_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
test_data_is_freed_where_it_came_from (Fixture *fixture, gconstpointer data)
{
  guint n_freed = 0;

  for (guint i = 0; i < 200; i++)
    {
      Tracked *tracked = g_new0 (Tracked, 1);

      tracked->thread = g_thread_self ();
      tracked->n_freed = &n_freed;
      start (fixture, i % 2 ? READ : WRITE, nothing_job, tracked, free_tracked_cb, NULL);
    }
  wait (fixture);
  g_assert_cmpuint (n_freed, ==, 200);
}

static void
test_job_data_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  gint64  *n_articles = dossier_store_get_job_data (result);

  g_assert_true (dossier_store_finish (DOSSIER_STORE (source), result, NULL));
  g_assert_cmpint (*n_articles, ==, 0);
  fixture->n_pending--;
}

static void
test_job_data_holds_the_answer (Fixture *fixture, gconstpointer data)
{
  fixture->n_pending++;
  dossier_store_read_async (fixture->store,
                            count_job,
                            g_memdup2 (&(gint64){ -1 }, sizeof (gint64)),
                            g_free,
                            NULL,
                            test_job_data_cb,
                            fixture);
  wait (fixture);
}

static void
test_closing_waits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = NULL;

  start (fixture, WRITE, add_article_job, (char *) "https://news.example/1", NULL, NULL);
  start (fixture, WRITE, add_article_job, (char *) "https://news.example/2", NULL, NULL);
  dossier_store_close (fixture->store);
  db = store_test_open (fixture->path);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM article"), ==, 2);
  wait (fixture);
  g_assert_no_error (fixture->error);

  start (fixture, WRITE, nothing_job, NULL, NULL, NULL);
  wait (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_error (&fixture->error);
  fixture->store = dossier_store_open_finish (result, &fixture->error);
  fixture->n_pending--;
}

static void
test_open_async (Fixture *fixture, gconstpointer data)
{
  run (fixture, WRITE, add_article_job, (char *) "https://news.example/1");
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);

  fixture->n_pending++;
  dossier_store_open_async (fixture->path, NULL, opened_cb, fixture);
  wait (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (count (fixture), ==, 1);
  dossier_store_close (fixture->store);
  g_clear_object (&fixture->store);

  fixture->n_pending++;
  dossier_store_open_async (fixture->folder, NULL, opened_cb, fixture);
  wait (fixture);
  g_assert_error (fixture->error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OPEN);
  g_assert_null (fixture->store);
}

/* Two processes
 * ------------------------------------------------------------------------------------ */

/* In another process: adds articles of its own while the first adds its. */
static void
test_other_process (void)
{
  const char *path = g_getenv ("DOSSIER_TEST_NOTEBOOK");
  g_autoptr (DossierDb) db = NULL;

  if (path == NULL)
    {
      g_test_skip ("only runs beside another process");
      return;
    }

  db = store_test_open (path);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *url = g_strdup_printf ("https://other.example/%u", i);

      store_test_begin (db);
      add_article_job (db, url, NULL, NULL);
      store_test_commit (db);
    }
}

static void
exited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_pending--;
  g_clear_error (&fixture->error);
  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &fixture->error);
}

static GSubprocess *
start_other (Fixture *fixture)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *other = NULL;

  g_subprocess_launcher_setenv (launcher, "DOSSIER_TEST_NOTEBOOK", fixture->path, TRUE);
  other = g_subprocess_launcher_spawn (launcher,
                                       &error,
                                       self,
                                       "-p",
                                       "/store/store/other-process",
                                       NULL);
  g_assert_no_error (error);

  return other;
}

static void
test_two_processes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) other = start_other (fixture);
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  fixture->n_pending++;
  g_subprocess_wait_check_async (other, NULL, exited_cb, fixture);
  for (guint i = 0; i < 40; i++)
    {
      g_ptr_array_add (urls, g_strdup_printf ("https://news.example/%u", i));
      start (fixture, WRITE, add_article_job, urls->pdata[i], NULL, NULL);
    }
  wait (fixture);

  g_assert_no_error (fixture->error);
  g_assert_cmpint (count (fixture), ==, 80);
}

static void
test_writes_of_others_are_noticed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocess) other = start_other (fixture);

  /* No more than this waits: a test that hangs has failed. */
  while (fixture->n_changes == 0)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (fixture->changes->flags, ==, DOSSIER_CHANGE_EVERYTHING);
  g_assert_cmpuint (fixture->changes->article_ids->len, ==, 0);
  g_assert_true (g_subprocess_wait_check (other, NULL, NULL));
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/store/what-is-written-is-read", test_write_then_read);
  ADD ("/store/store/a-change-is-told-once", test_changes);
  ADD ("/store/store/changes-are-folded-to-one-a-turn", test_changes_are_folded);
  ADD ("/store/store/a-failed-write-leaves-nothing", test_a_failed_write_is_undone);
  ADD ("/store/store/a-read-cannot-write", test_a_read_cannot_write);
  ADD ("/store/store/a-cancelled-write-does-not-begin", test_cancelled_before);
  ADD ("/store/store/a-cancelled-read-is-interrupted", test_a_read_is_interrupted);
  ADD ("/store/store/a-begun-write-ends", test_a_begun_write_ends);
  ADD ("/store/store/readers-and-writer-go-side-by-side", test_readers_and_writer_go_side_by_side);
  ADD ("/store/store/data-is-freed-on-the-thread-it-came-from",
       test_data_is_freed_where_it_came_from);
  ADD ("/store/store/a-job-hands-its-answer-over-in-its-data", test_job_data_holds_the_answer);
  ADD ("/store/store/closing-waits-for-what-was-queued", test_closing_waits);
  ADD ("/store/store/it-opens-without-blocking", test_open_async);
  g_test_add_func ("/store/store/other-process", test_other_process);
  ADD ("/store/store/two-processes-write-one-notebook", test_two_processes);
  ADD ("/store/store/what-another-process-wrote-is-noticed", test_writes_of_others_are_noticed);

  return g_test_run ();
}
