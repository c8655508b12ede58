/* test-reindex.c: texts that an older recogniser read are read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/recognise/dossier-recogniser.h"
#include "notebook/dossier-reindex.h"
#include "notebook/dossier-rereading.h"
#include "store/dossier-db-private.h"

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  dossier_notebook_set_refined (fixture->notebook, FALSE);
  dossier_captured_free (
      notebook_test_capture_text (fixture->notebook,
                                  "https://example.org/boats",
                                  "Boats\n\nThe harbour lost 14 boats and 3 cranes.\n"));
  dossier_captured_free (notebook_test_capture_text (fixture->notebook,
                                                     "https://example.org/trees",
                                                     "Trees\n\nThe wind felled 220 trees.\n"));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

/* As another program would. */
static void
execute (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  dossier_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
query (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (fixture->path, DOSSIER_DB_READ_ONLY, &error);
  gint64 value = -1;

  g_assert_no_error (error);
  dossier_db_query_int (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static guint
reindex (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n_read = G_MAXUINT;

  dossier_reindex_async (fixture->notebook, NULL, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  dossier_reindex_finish (fixture->notebook, result, &n_read, &error);
  g_assert_no_error (error);
  return n_read;
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (reindex (fixture), ==, 0);
}

/* What was proposed is proposed anew, what the reader rejected stays rejected, once. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  execute (fixture,
           "UPDATE version SET recogniser_revision = 1;"
           "UPDATE mention SET origin = 'rejected' "
           "WHERE id = (SELECT mention_id FROM figure WHERE value = 3);"
           "DELETE FROM mention "
           "WHERE id IN (SELECT mention_id FROM figure WHERE value IN (14, 220))");
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM figure WHERE value <> 3"), ==, 0);

  g_assert_cmpuint (reindex (fixture), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM figure WHERE value IN (14, 220)"), ==, 2);
  g_assert_cmpint (query (fixture,
                          "SELECT count (*) FROM figure JOIN mention ON mention.id = mention_id "
                          "WHERE value = 3 AND origin = 'rejected'"),
                   ==,
                   1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM figure WHERE value = 3"), ==, 1);
  g_assert_cmpint (query (fixture, "SELECT min (recogniser_revision) FROM version"),
                   ==,
                   DOSSIER_RECOGNISER_REVISION);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM undo"), ==, 0);
  g_assert_cmpuint (reindex (fixture), ==, 0);
}

/* Of articles that are deleted nothing is seen; they are read when they are back. */
static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  execute (fixture,
           "UPDATE version SET recogniser_revision = 1;"
           "UPDATE article SET deleted = 4102444800000 WHERE url LIKE '%trees'");
  g_assert_cmpuint (reindex (fixture), ==, 1);
  execute (fixture, "UPDATE article SET deleted = NULL");
  g_assert_cmpuint (reindex (fixture), ==, 1);
}

static void
test_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  execute (fixture, "UPDATE version SET recogniser_revision = 1");
  g_cancellable_cancel (cancellable);
  dossier_reindex_async (fixture->notebook, NULL, cancellable, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  g_assert_false (dossier_reindex_finish (fixture->notebook, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (reindex (fixture), ==, 2);
}

/* What was read once is read more closely, once. */
static void
test_refined (Fixture *fixture, gconstpointer data)
{
  dossier_notebook_set_refined (fixture->notebook, TRUE);
  g_assert_cmpuint (reindex (fixture), ==, 2);
  g_assert_cmpint (query (fixture, "SELECT min (recogniser_revision) FROM version"),
                   ==,
                   DOSSIER_RECOGNISER_REVISION + 1);
  g_assert_cmpint (query (fixture, "SELECT count (*) FROM figure WHERE value IN (14, 220)"), ==, 2);
  g_assert_cmpuint (reindex (fixture), ==, 0);
  /* Not wanted any more, it is kept. */
  dossier_notebook_set_refined (fixture->notebook, FALSE);
  g_assert_cmpuint (reindex (fixture), ==, 0);
}

/* By itself: what is there, then every text that comes. */
static void
test_rereading (Fixture *fixture, gconstpointer data)
{
  g_autofree char  *stale = g_strdup_printf ("SELECT count (*) FROM version "
                                             "WHERE recogniser_revision <= %d",
                                            DOSSIER_RECOGNISER_REVISION);
  DossierRereading *rereading = NULL;

  g_assert_cmpint (query (fixture, stale), ==, 2);
  dossier_notebook_set_refined (fixture->notebook, TRUE);
  rereading = dossier_notebook_get_rereading (fixture->notebook);
  g_assert_false (dossier_rereading_is_idle (rereading));
  notebook_test_wait_until (dossier_rereading_is_idle (rereading));
  g_assert_cmpint (query (fixture, stale), ==, 0);

  dossier_captured_free (notebook_test_capture_text (fixture->notebook,
                                                     "https://example.org/lakes",
                                                     "Lakes\n\nThe drought emptied 3 lakes.\n"));
  notebook_test_wait_until (query (fixture, stale) == 0);
  notebook_test_wait_until (dossier_rereading_is_idle (rereading));
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
  add ("/notebook/reindex/what-is-new-is-not-read-again", test_new);
  add ("/notebook/reindex/what-an-older-recogniser-read-is-read-again", test_stale);
  add ("/notebook/reindex/what-is-deleted-waits", test_deleted);
  add ("/notebook/reindex/what-is-stopped-goes-on-later", test_stopped);
  add ("/notebook/reindex/what-was-read-quickly-is-read-more-closely", test_refined);
  add ("/notebook/reindex/new-texts-are-read-again-by-themselves", test_rereading);
  return g_test_run ();
}
