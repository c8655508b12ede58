/* test-capture-rows.c: addresses that wait: each once, in their order, with how they ended.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"
#include "store/dossier-capture-rows.h"
#include "store/dossier-db-private.h"
#include "store/dossier-purge.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#define URL_A "https://news.example/a"
#define URL_B "https://news.example/b"

static gint64
add_row (DossierDb *db, const char *url)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  store_test_begin (db);
  dossier_capture_rows_add (db, url, 0, &id, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  return id;
}

static GPtrArray *
list_rows (DossierDb *db)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_capture_row_free);
  g_autoptr (GError) error = NULL;

  dossier_capture_rows_list (db, rows, &error);
  g_assert_no_error (error);
  return rows;
}

/* The only row. */
static DossierCaptureRow *
get_row (GPtrArray *rows)
{
  g_assert_cmpuint (rows->len, ==, 1);
  return rows->pdata[0];
}

static gint64
add_article (DossierDb *db, const char *url)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour", "Ninety ships.");
  DossierVersionOutcome outcome;

  store_test_begin (db);
  dossier_test_add_version (db, url, document, NULL, &outcome);
  store_test_commit (db);
  return outcome.article_id;
}

static void
fail_row (DossierDb *db, gint64 id, guint attempts, gint64 not_before)
{
  g_autoptr (GError) trouble =
      g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "nobody answered");
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_capture_rows_set_trouble (db, id, attempts, not_before, trouble, &error);
  g_assert_no_error (error);
  store_test_commit (db);
}

static void
finish_row (DossierDb *db, gint64 id, gint64 article_id)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_capture_rows_set_done (db, id, article_id, &error);
  g_assert_no_error (error);
  store_test_commit (db);
}

static void
test_order (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 a = add_row (db, URL_A);
  gint64 b = add_row (db, URL_B);
  g_autoptr (GPtrArray) rows = list_rows (db);
  DossierCaptureRow *first = rows->pdata[0];
  DossierCaptureRow *second = rows->pdata[1];

  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpint (first->id, ==, a);
  g_assert_cmpstr (first->url, ==, URL_A);
  g_assert_cmpint (first->state, ==, DOSSIER_CAPTURE_ROW_WAITING);
  g_assert_null (first->error);
  g_assert_cmpint (second->id, ==, b);
}

static void
test_one_row_an_address (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 a = add_row (db, URL_A);

  g_assert_cmpint (add_row (db, URL_A), ==, a);
  g_assert_cmpint (add_row (db, "HTTPS://News.Example:443/a?utm_source=mail#top"), ==, a);
  g_assert_cmpint (add_row (db, URL_A "?page=2"), !=, a);
}

static void
test_trouble_is_kept (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = add_row (db, URL_A);
  g_autoptr (GPtrArray) postponed = NULL;
  g_autoptr (GPtrArray) failed = NULL;

  fail_row (db, id, 2, 1700000000000);
  postponed = list_rows (db);
  g_assert_cmpint (get_row (postponed)->state, ==, DOSSIER_CAPTURE_ROW_WAITING);
  g_assert_cmpuint (get_row (postponed)->attempts, ==, 2);
  g_assert_cmpint (get_row (postponed)->not_before, ==, 1700000000000);
  g_assert_error (get_row (postponed)->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  g_assert_cmpstr (get_row (postponed)->error->message, ==, "nobody answered");

  fail_row (db, id, 3, 0);
  failed = list_rows (db);
  g_assert_cmpint (get_row (failed)->state, ==, DOSSIER_CAPTURE_ROW_FAILED);
}

static void
test_asking_again (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = add_row (db, URL_A);

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GPtrArray) rows = NULL;

      if (i == 0)
        fail_row (db, id, 5, 0);
      else if (i == 1)
        fail_row (db, id, 1, 1700000000000);
      else
        finish_row (db, id, add_article (db, URL_A));
      id = add_row (db, URL_A);
      rows = list_rows (db);
      g_assert_cmpint (get_row (rows)->state, ==, DOSSIER_CAPTURE_ROW_WAITING);
      g_assert_cmpuint (get_row (rows)->attempts, ==, 0);
      g_assert_cmpint (get_row (rows)->not_before, ==, 0);
      g_assert_cmpint (get_row (rows)->article_id, ==, 0);
      g_assert_null (get_row (rows)->error);
    }
}

static void
test_done_leads_to_its_article (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = add_row (db, URL_A);
  gint64 article = add_article (db, URL_A);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) orphans = NULL;

  fail_row (db, id, 1, 1700000000000);
  finish_row (db, id, article);
  rows = list_rows (db);
  g_assert_cmpint (get_row (rows)->state, ==, DOSSIER_CAPTURE_ROW_DONE);
  g_assert_cmpint (get_row (rows)->article_id, ==, article);
  g_assert_cmpstr (get_row (rows)->title, ==, "Harbour");
  g_assert_null (get_row (rows)->error);

  store_test_begin (db);
  g_assert_true (dossier_articles_delete (db, article, NULL));
  store_test_commit (db);
  orphans = list_rows (db);
  g_assert_cmpint (get_row (orphans)->article_id, ==, 0);
}

static void
test_feeds_learn_of_it (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierChangeSet) changes = NULL;
  gint64 id = add_row (db, URL_A);
  gint64 article = add_article (db, URL_A);

  store_test_execute (db, "INSERT INTO feed (url, added) VALUES ('https://news.example/f', 1)");
  store_test_execute (
      db,
      "INSERT INTO feed_entry (feed_id, identifier, url, key, title, found, moment, seen) "
      "VALUES (1, 'a', '" URL_A "', '" URL_A "', 'A', 1, 1, 1)");
  g_clear_pointer (&changes, dossier_change_set_free);
  finish_row (db, id, article);
  changes = dossier_db_steal_changes (db);
  g_assert_cmpint (store_test_query_int (db, "SELECT article_id FROM feed_entry"), ==, article);
  g_assert_nonnull (changes);
  g_assert_cmpint (changes->flags & DOSSIER_CHANGE_FEEDS, !=, 0);
}

static void
test_trying_again (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 a = add_row (db, URL_A);
  gint64 b = add_row (db, URL_B);

  fail_row (db, a, 5, 0);
  fail_row (db, b, 5, 0);
  store_test_begin (db);
  g_assert_true (dossier_capture_rows_retry (db, b, NULL));
  store_test_commit (db);
  g_assert_cmpint (store_test_query_int (db, "SELECT count(*) FROM capture WHERE state = 'failed'"),
                   ==,
                   1);
  store_test_begin (db);
  g_assert_true (dossier_capture_rows_retry (db, 0, NULL));
  store_test_commit (db);
  g_assert_cmpint (
      store_test_query_int (db, "SELECT count(*) FROM capture WHERE state = 'waiting'"),
      ==,
      2);

  fail_row (db, a, 1, 1700000000000);
  store_test_begin (db);
  g_assert_true (dossier_capture_rows_hurry (db, NULL));
  store_test_commit (db);
  g_assert_cmpint (store_test_query_int (db, "SELECT max(not_before) FROM capture"), ==, 0);
  g_assert_cmpint (store_test_query_int (db, "SELECT max(attempts) FROM capture"), ==, 1);
}

static void
test_clearing (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 a = add_row (db, URL_A);
  gint64 b = add_row (db, URL_B);
  gint64 article = add_article (db, URL_A);
  gint64 c;

  finish_row (db, a, article);
  add_row (db, URL_B);
  /* One still waits: they belong together. */
  g_assert_cmpint (store_test_query_int (db, "SELECT count(*) FROM capture"), ==, 2);

  fail_row (db, b, 1, 0);
  c = add_row (db, URL_B "/2");
  g_assert_cmpint (store_test_query_int (db, "SELECT count(*) FROM capture"), ==, 2);
  g_assert_cmpint (store_test_query_int (db, "SELECT min(id) FROM capture"), ==, b);
  g_assert_cmpint (store_test_query_int (db, "SELECT max(id) FROM capture"), ==, c);
  fail_row (db, c, 1, 0);

  store_test_begin (db);
  g_assert_true (dossier_capture_rows_clear (db, DOSSIER_CAPTURE_ROW_FAILED, NULL));
  store_test_commit (db);
  g_assert_cmpint (store_test_query_int (db, "SELECT count(*) FROM capture"), ==, 0);

  a = add_row (db, URL_A);
  store_test_begin (db);
  g_assert_true (dossier_capture_rows_remove (db, a, NULL));
  store_test_commit (db);
  g_assert_cmpint (store_test_query_int (db, "SELECT count(*) FROM capture"), ==, 0);
}

static void
test_pausing (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gboolean is_paused = TRUE;

  g_assert_true (dossier_capture_rows_is_paused (db, &is_paused, NULL));
  g_assert_false (is_paused);
  for (guint i = 0; i < 4; i++)
    {
      store_test_begin (db);
      g_assert_true (dossier_capture_rows_set_paused (db, i % 2 == 0, NULL));
      store_test_commit (db);
      g_assert_true (dossier_capture_rows_is_paused (db, &is_paused, NULL));
      g_assert_cmpint (is_paused, ==, i % 2 == 0);
    }
}

/* What the reader asked for is told; how it ended only the feeds are told. */
static void
test_what_is_told (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  DossierChangeSet *changes;
  gint64            id = add_row (db, URL_A);

  changes = dossier_db_steal_changes (db);
  g_assert_cmpint (changes->flags, ==, DOSSIER_CHANGE_CAPTURES);
  dossier_change_set_free (changes);
  fail_row (db, id, 1, 0);
  changes = dossier_db_steal_changes (db);
  g_assert_true (changes == NULL || changes->flags == 0);
  g_clear_pointer (&changes, dossier_change_set_free);
}

/* One attempt more than 4294967295 would be none, and the delays are looked up by the attempts. */
static void
test_impossible_attempts (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GPtrArray) rows = NULL;

  add_row (db, URL_A);
  g_assert_cmpint (sqlite3_exec (dossier_db_get_handle (db),
                                 "UPDATE capture SET attempts = 4294967295",
                                 NULL,
                                 NULL,
                                 NULL),
                   ==,
                   SQLITE_OK);
  rows = list_rows (db);
  g_assert_cmpuint (get_row (rows)->attempts, ==, G_MAXINT);
}

static void
undo (DossierDb *db, gboolean (*go) (DossierDb *, char **, GError **))
{
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  go (db, NULL, &error);
  g_assert_no_error (error);
  store_test_commit (db);
}

/* Removing is a step of the reader, and what comes back is what was there. */
static void
test_removal_is_undone (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) none = NULL;
  DossierCaptureRow *row;
  gint64             id = add_row (db, URL_A);

  fail_row (db, id, 3, 12345);
  store_test_begin (db);
  g_assert_true (dossier_undo_begin (db, "removal", NULL));
  g_assert_true (dossier_capture_rows_remove (db, id, NULL));
  store_test_commit (db);
  undo (db, dossier_undo_undo);

  rows = list_rows (db);
  row = get_row (rows);
  g_assert_cmpint (row->id, ==, id);
  g_assert_cmpstr (row->url, ==, URL_A);
  g_assert_cmpint (row->state, ==, DOSSIER_CAPTURE_ROW_WAITING);
  g_assert_cmpuint (row->attempts, ==, 3);
  g_assert_cmpint (row->not_before, ==, 12345);
  g_assert_nonnull (row->error);

  undo (db, dossier_undo_redo);
  none = list_rows (db);
  g_assert_cmpuint (none->len, ==, 0);
}

/* Who asked for the address anew in the meantime has it once. */
static void
test_removal_of_what_was_asked_again (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GPtrArray) rows = NULL;
  gint64 id = add_row (db, URL_A);
  gint64 again;

  store_test_begin (db);
  g_assert_true (dossier_undo_begin (db, "removal", NULL));
  g_assert_true (dossier_capture_rows_clear (db, DOSSIER_CAPTURE_ROW_WAITING, NULL));
  store_test_commit (db);
  again = add_row (db, URL_A);
  g_assert_cmpint (again, !=, id);
  undo (db, dossier_undo_undo);
  rows = list_rows (db);
  g_assert_cmpint (get_row (rows)->id, ==, again);
}

/* A row that may come back must find its article. */
static void
test_article_of_a_removed_one_is_kept (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gint64 article_id = add_article (db, URL_A);
  gint64 id = add_row (db, URL_A);

  store_test_begin (db);
  g_assert_true (dossier_capture_rows_set_done (db, id, article_id, NULL));
  g_assert_true (dossier_articles_delete (db, article_id, NULL));
  store_test_commit (db);
  store_test_begin (db);
  g_assert_true (dossier_undo_begin (db, "removal", NULL));
  g_assert_true (dossier_capture_rows_remove (db, id, NULL));
  store_test_commit (db);
  dossier_purge (db, G_MAXINT64, &error);
  g_assert_no_error (error);
  undo (db, dossier_undo_undo);
  rows = list_rows (db);
  g_assert_cmpint (get_row (rows)->state, ==, DOSSIER_CAPTURE_ROW_DONE);
}

static void
test_hurrying_after_an_error (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GPtrArray) rows = NULL;
  GQuark domain;
  int    code;

  fail_row (db, add_row (db, URL_A), 1, 5000);
  rows = list_rows (db);
  domain = get_row (rows)->error->domain;
  code = get_row (rows)->error->code;
  store_test_begin (db);
  g_assert_true (dossier_capture_rows_hurry_after (db, domain, code + 1, NULL));
  g_assert_true (dossier_capture_rows_hurry_after (db, G_FILE_ERROR, code, NULL));
  store_test_commit (db);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = list_rows (db);
  g_assert_cmpint (get_row (rows)->not_before, ==, 5000);

  store_test_begin (db);
  g_assert_true (dossier_capture_rows_hurry_after (db, domain, code, NULL));
  store_test_commit (db);
  g_clear_pointer (&rows, g_ptr_array_unref);
  rows = list_rows (db);
  g_assert_cmpint (get_row (rows)->not_before, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/capture-rows/stand-in-the-order-of-asking", test_order);
  g_test_add_func ("/store/capture-rows/an-address-has-one", test_one_row_an_address);
  g_test_add_func ("/store/capture-rows/trouble-is-kept", test_trouble_is_kept);
  g_test_add_func ("/store/capture-rows/impossible-attempts-are-many", test_impossible_attempts);
  g_test_add_func ("/store/capture-rows/asking-again-starts-anew", test_asking_again);
  g_test_add_func ("/store/capture-rows/a-done-one-leads-to-its-article",
                   test_done_leads_to_its_article);
  g_test_add_func ("/store/capture-rows/feeds-learn-of-the-article", test_feeds_learn_of_it);
  g_test_add_func ("/store/capture-rows/failed-ones-can-be-tried-again", test_trying_again);
  g_test_add_func ("/store/capture-rows/a-batch-is-cleared-when-all-of-it-ended", test_clearing);
  g_test_add_func ("/store/capture-rows/pausing-is-remembered", test_pausing);
  g_test_add_func ("/store/capture-rows/asking-is-told-and-ending-is-not", test_what_is_told);
  g_test_add_func ("/store/capture-rows/a-removal-is-undone", test_removal_is_undone);
  g_test_add_func ("/store/capture-rows/what-was-asked-again-is-there-once",
                   test_removal_of_what_was_asked_again);
  g_test_add_func ("/store/capture-rows/the-article-of-a-removed-one-is-kept",
                   test_article_of_a_removed_one_is_kept);
  g_test_add_func ("/store/capture-rows/those-of-one-error-are-hurried",
                   test_hurrying_after_an_error);
  return g_test_run ();
}
