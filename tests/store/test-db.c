/* test-db.c: opening notebooks, good and bad; transactions; statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"
#include "store/dossier-migration.h"
#include "tests/store/store-test.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "notebook.dossier", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->folder, 0700);
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_article (DossierDb *db, const char *url, const char *body)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour", body);

  store_test_begin (db);
  dossier_test_add_version (db, url, document, NULL, NULL);
  store_test_commit (db);
}

static char *
read_file (const char *path, gsize *length)
{
  g_autoptr (GError) error = NULL;
  char *contents = NULL;

  g_file_get_contents (path, &contents, length, &error);
  g_assert_no_error (error);

  return contents;
}

/* Makes a database with SQL of our own. */
static void
make_database (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static void
assert_no_file (const char *path, const char *suffix)
{
  g_autofree char *other = g_strconcat (path, suffix, NULL);

  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
}

static void
assert_refused (const char *path, DossierDbMode mode, DossierStoreError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf ("opening the notebook %s: ", path);

  g_assert_null (dossier_db_open (path, mode, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, prefix));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autofree char *mode = store_test_dump (db, "PRAGMA journal_mode");

  g_assert_cmpint (store_test_query_int (db, "PRAGMA application_id"), ==, 0x44734e62);
  g_assert_cmpint (store_test_query_int (db, "PRAGMA user_version"),
                   ==,
                   dossier_db_get_schema_version ());
  g_assert_cmpint (store_test_query_int (db, "PRAGMA foreign_keys"), ==, 1);
  g_assert_cmpint (store_test_query_int (db, "PRAGMA synchronous"), ==, 2);
  g_assert_cmpint (store_test_query_int (db, "PRAGMA busy_timeout"), ==, 5000);
  g_assert_cmpstr (mode, ==, "wal|\n");
}

static void
test_reopen (Fixture *fixture, gconstpointer data)
{
  DossierDb *db = store_test_open (fixture->path);

  add_article (db, "https://news.example/1", "Ninety ships.");
  dossier_db_close (db);
  db = store_test_open (fixture->path);
  g_assert_cmpuint (store_test_count (db, "ninety"), ==, 1);
  store_test_check (db);
  dossier_db_close (db);

  db = dossier_db_open (fixture->path, DOSSIER_DB_READ_ONLY, NULL);
  g_assert_nonnull (db);
  g_assert_cmpuint (store_test_count (db, "ninety"), ==, 1);
  store_test_assert_fails (db, "DELETE FROM tag");
  dossier_db_close (db);
}

static void
test_an_empty_file_is_a_new_notebook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  db = store_test_open (fixture->path);
  g_assert_cmpuint (store_test_count (db, NULL), ==, 0);
}

/* Bad files ---------------------------------------------------------------------------------------
 */

typedef struct
{
  const char       *name;
  const char       *contents; /* of a file that is no database, or NULL */
  const char       *sql;      /* that makes a database, or NULL */
  DossierStoreError error;
} BadFile;

static const BadFile bad_files[] = {
  { "a-short-text", "hello", NULL, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "a-picture",
    "\x89PNG\r\n\x1a\n"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"
    "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890",
    NULL,
    DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "the-head-of-a-database", "SQLite format 3", NULL, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "another-program's",
    NULL,
    "CREATE TABLE article (id); PRAGMA user_version = 1",
    DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "another-program's-in-wal-mode",
    NULL,
    "PRAGMA journal_mode = WAL; CREATE TABLE article (id)",
    DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "marked-by-another-program",
    NULL,
    "PRAGMA application_id = 1234; PRAGMA user_version = 1",
    DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK },
  { "of-a-newer-program",
    NULL,
    "PRAGMA journal_mode = WAL; PRAGMA application_id = 0x44734e62; PRAGMA user_version = 999;"
    "CREATE TABLE future (id)",
    DOSSIER_STORE_ERROR_TOO_NEW },
};

static void
test_bad_file (gconstpointer data)
{
  const BadFile   *bad = data;
  Fixture          fixture = { 0 };
  g_autofree char *before = NULL;
  gsize            length = 0;

  set_up (&fixture, NULL);
  if (bad->sql != NULL)
    make_database (fixture.path, bad->sql);
  else
    g_assert_true (g_file_set_contents (fixture.path, bad->contents, -1, NULL));
  before = read_file (fixture.path, &length);

  for (guint mode = DOSSIER_DB_READ_WRITE; mode <= DOSSIER_DB_READ_ONLY; mode++)
    {
      g_autofree char *after = NULL;
      gsize            length_after = 0;

      assert_refused (fixture.path, (DossierDbMode) mode, bad->error);
      after = read_file (fixture.path, &length_after);
      g_assert_cmpmem (after, length_after, before, length);
    }
  assert_no_file (fixture.path, "-journal");
  tear_down (&fixture, NULL);
}

/* What another program wrote but has not brought into its file yet stays where it is. */
static void
test_a_foreign_log_stays (Fixture *fixture, gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize            length = 0;
  gsize            length_after = 0;
  sqlite3         *handle = NULL;

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
  g_assert_cmpint (
      sqlite3_exec (handle, "PRAGMA journal_mode = WAL; CREATE TABLE t (x)", NULL, NULL, NULL),
      ==,
      SQLITE_OK);
  sqlite3_close (handle);
  before = read_file (log, &length);
  g_assert_cmpuint (length, >, 0);

  assert_refused (fixture->path, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK);
  after = read_file (log, &length_after);
  g_assert_cmpmem (after, length_after, before, length);
}

static void
test_a_damaged_notebook (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) damaged = NULL;
  g_autofree char *contents = NULL;
  gsize            length = 0;
  DossierDb       *db = store_test_open (fixture->path);

  add_article (db, "https://news.example/1", "Ninety ships.");
  dossier_db_close (db);
  contents = read_file (fixture->path, &length);
  memset (contents + 4096, 0xa5, length - 4096);
  g_assert_true (g_file_set_contents (fixture->path, contents, (gssize) length, NULL));

  damaged = dossier_db_open (fixture->path, DOSSIER_DB_READ_WRITE, &error);
  if (damaged != NULL)
    dossier_articles_get (damaged, 1, &error);
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT);
}

static void
test_no_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *beside = g_build_filename (fixture->path, "notebook.dossier", NULL);

  assert_refused (fixture->path, DOSSIER_DB_READ_ONLY, DOSSIER_STORE_ERROR_OPEN);
  assert_refused (fixture->folder, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_OPEN);
  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  assert_refused (beside, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_OPEN);
}

/* Nothing is read-only for root, and a sandbox may have no other user. */
static gboolean
become_reader (void)
{
  return getuid () != 0 || setuid (NOBODY) == 0;
}

static void
test_becomes_another_user (void)
{
  if (!become_reader ())
    g_test_fail ();
}

/* Run as somebody whom permissions hold for. */
static void
test_read_only_part (void)
{
  g_autofree char *folder = g_strdup (g_getenv ("DOSSIER_TEST_FOLDER"));
  g_autofree char *file = g_build_filename (folder, "notebook.dossier", NULL);
  g_autofree char *new_file = g_build_filename (folder, "new.dossier", NULL);
  g_autofree char *new_folder = g_build_filename (folder, "new", "new.dossier", NULL);

  g_assert_true (become_reader ());
  assert_refused (file, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_READ_ONLY);
  assert_refused (new_file, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_READ_ONLY);
  assert_refused (new_folder, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_READ_ONLY);
}

static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    int folder_mode;
    int file_mode;
  } cases[] = { { 0555, 0444 }, { 0555, 0666 } };
  DossierDb *db = NULL;

  g_test_trap_subprocess ("/store/db/subprocess/becomes-another-user", 0, 0);
  if (!g_test_trap_has_passed ())
    {
      g_test_skip ("there is no user to become");
      return;
    }
  db = store_test_open (fixture->path);
  dossier_db_close (db);
  g_setenv ("DOSSIER_TEST_FOLDER", fixture->folder, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize            length = 0;
      gsize            length_after = 0;

      before = read_file (fixture->path, &length);
      g_chmod (fixture->path, cases[i].file_mode);
      g_chmod (fixture->folder, cases[i].folder_mode);
      g_test_trap_subprocess ("/store/db/subprocess/read-only",
                              0,
                              G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      g_chmod (fixture->folder, 0700);
      after = read_file (fixture->path, &length_after);
      g_assert_cmpmem (after, length_after, before, length);
    }
}

/* Migration ---------------------------------------------------------------------------------------
 */

/* Steps that a later program might take. */
static const char step_that_works[] =
    "ALTER TABLE feed ADD COLUMN colour TEXT; UPDATE feed SET colour = 'red'";
static const char step_that_fails[] =
    "ALTER TABLE feed ADD COLUMN colour TEXT; INSERT INTO nowhere VALUES (1)";
static const char step_that_orphans[] = "DELETE FROM version";

/* Migrates as a program would that knows one step more than this one. */
static gboolean
migrate (const char *path, const char *step, GError **error)
{
  g_auto (GStrv) known = dossier_migration_dup_scripts ();
  g_autoptr (GPtrArray) scripts = g_ptr_array_new ();
  sqlite3 *handle = NULL;
  gboolean ok = FALSE;

  for (guint i = 0; known[i] != NULL; i++)
    g_ptr_array_add (scripts, known[i]);
  g_ptr_array_add (scripts, (char *) step);
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  ok = dossier_migration_run (handle,
                              path,
                              (const char *const *) scripts->pdata,
                              scripts->len,
                              error);
  sqlite3_close (handle);

  return ok;
}

static char *
dup_copy_path (Fixture *fixture, guint schema)
{
  return g_strdup_printf ("%s.schema-%u.backup", fixture->path, schema);
}

static void
make_notebook (Fixture *fixture)
{
  DossierDb *db = store_test_open (fixture->path);

  add_article (db, "https://news.example/1", "Ninety ships.");
  store_test_execute (db, "INSERT INTO feed (url, added) VALUES ('https://news.example/feed', 1)");
  dossier_db_close (db);
}

static void
test_migration (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = dup_copy_path (fixture, dossier_db_get_schema_version ());
  g_autoptr (DossierDb) old = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3      *handle = NULL;
  sqlite3_stmt *statement = NULL;

  make_notebook (fixture);
  migrate (fixture->path, step_that_works, &error);
  g_assert_no_error (error);

  /* The program of this schema finds it too new, and its copy as it was. */
  assert_refused (fixture->path, DOSSIER_DB_READ_WRITE, DOSSIER_STORE_ERROR_TOO_NEW);
  old = store_test_open (copy);
  g_assert_cmpuint (store_test_count (old, "ninety"), ==, 1);

  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT colour FROM feed", -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "red");
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  /* Doing it again does nothing. */
  g_assert_true (migrate (fixture->path, step_that_works, NULL));
}

static void
test_a_failed_migration (Fixture *fixture, gconstpointer data)
{
  const char *const steps[] = { step_that_fails, step_that_orphans };
  guint             known = dossier_db_get_schema_version ();
  g_autofree char  *prefix = g_strdup_printf ("bringing the notebook to schema %u: ", known + 1);

  make_notebook (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDb) db = NULL;

      g_assert_false (migrate (fixture->path, steps[i], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, prefix));
      db = store_test_open (fixture->path);
      g_assert_cmpuint (store_test_count (db, "ninety"), ==, 1);
      g_assert_cmpint (store_test_query_int (db, "PRAGMA user_version"), ==, known);
      store_test_assert_fails (db, "SELECT colour FROM feed");
      store_test_check (db);
    }
}

static void
test_a_new_notebook_needs_no_copy (Fixture *fixture, gconstpointer data)
{
  g_assert_true (migrate (fixture->path, step_that_works, NULL));
  for (guint schema = 0; schema <= dossier_db_get_schema_version () + 1; schema++)
    {
      g_autofree char *copy = dup_copy_path (fixture, schema);

      g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
    }
}

/* Transactions ------------------------------------------------------------------------------------
 */

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour", "Ninety ships.");

  store_test_begin (db);
  dossier_test_add_version (db, "https://news.example/1", document, NULL, NULL);
  dossier_db_rollback (db);
  g_assert_null (dossier_db_steal_changes (db));
  g_assert_cmpuint (store_test_count (db, "ninety"), ==, 0);
  store_test_check (db);
}

static void
test_busy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autoptr (DossierDb) other = store_test_open (fixture->path);
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  sqlite3_busy_timeout (dossier_db_get_handle (other), 1);
  g_assert_false (dossier_db_begin (other, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_BUSY);
  dossier_db_rollback (other);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  gint64 count = 0;

  g_cancellable_cancel (cancellable);
  dossier_db_set_cancellable (db, cancellable);
  g_assert_false (dossier_db_query_int (db,
                                        "WITH RECURSIVE n (i) AS "
                                        "(SELECT 1 UNION ALL SELECT i + 1 FROM n) "
                                        "SELECT count (*) FROM n",
                                        &count,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  dossier_db_set_cancellable (db, NULL);
  g_assert_cmpuint (store_test_count (db, NULL), ==, 0);
}

/* A disk without room for another page: what was there stays, what did not fit is not there. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autofree char *limit = NULL;
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Large", large);
  g_autoptr (GBytes) bytes = g_bytes_new (large, 100000);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  g_autoptr (GError) error = NULL;
  DossierVersionInput input = { .url = "https://news.example/2", .document = document, .raw = raw };
  DossierVersionOutcome outcome = { 0 };

  add_article (db, "https://news.example/1", "Ninety ships.");
  limit = g_strdup_printf ("PRAGMA max_page_count = %" G_GINT64_FORMAT,
                           store_test_query_int (db, "PRAGMA page_count") + 2);
  store_test_execute (db, limit);

  store_test_begin (db);
  g_assert_false (dossier_versions_add (db, &input, &outcome, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_cmpstr (error->message,
                   ==,
                   "adding a version of https://news.example/2: "
                   "the disk is full; nothing was written");
  dossier_db_rollback (db);
  g_assert_cmpuint (store_test_count (db, NULL), ==, 1);
  store_test_check (db);

  store_test_execute (db, "PRAGMA max_page_count = 1000000");
  add_article (db, "https://news.example/2", large);
  g_assert_cmpuint (store_test_count (db, NULL), ==, 2);
  store_test_check (db);
}

/* Statements --------------------------------------------------------------------------------------
 */

static void
test_all_statements (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);

  for (guint i = 0; i < DOSSIER_N_SQL; i++)
    {
      g_autoptr (DossierStatement) statement = NULL;
      g_autoptr (GError) error = NULL;

      statement = dossier_db_acquire (db, (DossierSql) i, &error);
      g_assert_no_error (error);
      g_assert_nonnull (statement);
    }
}

/* What may be read from end to end: it is small, or every row of it is asked for. */
static const DossierSql may_scan[] = {
  DOSSIER_SQL_TAG_LIST,
  DOSSIER_SQL_VERSION_LIST_ALL,
  DOSSIER_SQL_CHECK_INTEGRITY,
  DOSSIER_SQL_CHECK_FOREIGN_KEYS,
  DOSSIER_SQL_CHECK_COUNTS,
  DOSSIER_SQL_UNDO_FIND_LAST,
  DOSSIER_SQL_UNDO_FIND_NEXT,
  DOSSIER_SQL_FIGURE_LIST,
  DOSSIER_SQL_UNDO_FORGET_UNDONE,
  DOSSIER_SQL_ARTICLE_FIND_PURGEABLE,
  DOSSIER_SQL_FEED_LIST,
  DOSSIER_SQL_FEED_FIND_PURGEABLE,
  DOSSIER_SQL_FEED_PURGE,
  DOSSIER_SQL_FEED_ENTRY_LIST_ALL_NEW,
  DOSSIER_SQL_CAPTURE_LIST,
  DOSSIER_SQL_SEARCH_TAG,
  DOSSIER_SQL_SEARCH_HAS_TAG,
  DOSSIER_SQL_SEARCH_PICTURED,
  DOSSIER_SQL_SAVED_SEARCH_LIST,
  DOSSIER_SQL_COLOUR_NAME_LIST,
  DOSSIER_SQL_NOTE_LIST_NEWEST,
  DOSSIER_SQL_NOTE_LIST_BY_ARTICLE,
  DOSSIER_SQL_NOTE_LIST_BY_TAG,
  DOSSIER_SQL_SUGGEST_ANY_SITE,
  DOSSIER_SQL_ENTITY_LIST_RECENT,
  DOSSIER_SQL_RULE_ANY,
  DOSSIER_SQL_RULE_ANY_OF_NUMBERS,
  DOSSIER_SQL_RULE_LIST,
  DOSSIER_SQL_RULE_WORK_PEEK,
  DOSSIER_SQL_RULE_WORK_COUNT,
};

/* Which answers come in order without being sorted. */
static const DossierSql must_not_sort[] = {
  DOSSIER_SQL_ARTICLE_LIST_ALL,
  DOSSIER_SQL_ARTICLE_LIST_UNREAD,
  DOSSIER_SQL_ARTICLE_LIST_STARRED,
  DOSSIER_SQL_ARTICLE_LIST_ARCHIVE,
  DOSSIER_SQL_ARTICLE_LIST_EVERYTHING,
  DOSSIER_SQL_ARTICLE_LIST_ENTITY,
  DOSSIER_SQL_ARTICLE_SEARCH,
  DOSSIER_SQL_ARTICLE_SEARCH_NOTES,
  DOSSIER_SQL_SEARCH_HAS_NOTE,
  DOSSIER_SQL_SEARCH_HAS_ANNOTATION,
  DOSSIER_SQL_SEARCH_HAS_VERSIONS,
  DOSSIER_SQL_ENTITY_LIST,
  DOSSIER_SQL_FIGURE_LIST,
  DOSSIER_SQL_FEED_ENTRY_LIST,
  DOSSIER_SQL_FEED_ENTRY_LIST_NEW,
  DOSSIER_SQL_FEED_ENTRY_LIST_ALL_NEW,
};

static const DossierSql reads_index_only[] = {
  DOSSIER_SQL_ARTICLE_LIST_ALL,        DOSSIER_SQL_ARTICLE_LIST_UNREAD,
  DOSSIER_SQL_ARTICLE_LIST_STARRED,    DOSSIER_SQL_ARTICLE_LIST_ARCHIVE,
  DOSSIER_SQL_ARTICLE_LIST_EVERYTHING, DOSSIER_SQL_ARTICLE_SEARCH,
};

static gboolean
is_among (const DossierSql *list, gsize n, DossierSql sql)
{
  for (gsize i = 0; i < n; i++)
    if (list[i] == sql)
      return TRUE;

  return FALSE;
}

static char *
explain (DossierDb *db, DossierSql sql)
{
  g_autofree char *query = g_strconcat ("EXPLAIN QUERY PLAN ", dossier_sql_get_text (sql), NULL);

  return store_test_dump (db, query);
}

static void
test_plans (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);

  for (guint i = 0; i < DOSSIER_N_SQL; i++)
    {
      g_autofree char *plan = explain (db, (DossierSql) i);
      g_auto (GStrv) lines = g_strsplit (plan, "\n", -1);

      if (is_among (must_not_sort, G_N_ELEMENTS (must_not_sort), (DossierSql) i) &&
          strstr (plan, "USE TEMP B-TREE FOR ORDER BY") != NULL)
        {
          g_test_message ("sorts: %s\n%s", dossier_sql_get_text ((DossierSql) i), plan);
          g_test_fail ();
        }
      if (is_among (reads_index_only, G_N_ELEMENTS (reads_index_only), (DossierSql) i))
        g_assert_nonnull (strstr (plan, "USING COVERING INDEX"));
      if (is_among (may_scan, G_N_ELEMENTS (may_scan), (DossierSql) i))
        continue;
      for (guint k = 0; lines[k] != NULL; k++)
        if (strstr (lines[k], "SCAN ") != NULL && strstr (lines[k], "VIRTUAL TABLE") == NULL &&
            strstr (lines[k], "CONSTANT ROW") == NULL)
          {
            g_test_message ("%s\n%s", dossier_sql_get_text ((DossierSql) i), plan);
            g_test_fail ();
          }
    }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/db/a-new-notebook-has-its-settings", test_settings);
  ADD ("/store/db/what-was-written-is-there-after-reopening", test_reopen);
  ADD ("/store/db/an-empty-file-is-a-new-notebook", test_an_empty_file_is_a_new_notebook);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_files); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/store/db/a-bad-file-is-refused-untouched/%s", bad_files[i].name);

      g_test_add_data_func (path, &bad_files[i], test_bad_file);
    }
  ADD ("/store/db/another-program's-log-stays", test_a_foreign_log_stays);
  ADD ("/store/db/damage-is-called-damage", test_a_damaged_notebook);
  ADD ("/store/db/a-file-that-cannot-be-there-is-said-so", test_no_folder);
  ADD ("/store/db/what-cannot-be-written-is-refused", test_read_only);
  g_test_add_func ("/store/db/subprocess/becomes-another-user", test_becomes_another_user);
  g_test_add_func ("/store/db/subprocess/read-only", test_read_only_part);
  ADD ("/store/migration/a-step-is-taken-after-a-copy", test_migration);
  ADD ("/store/migration/a-step-that-fails-leaves-all-as-it-was", test_a_failed_migration);
  ADD ("/store/migration/a-new-notebook-needs-no-copy", test_a_new_notebook_needs_no_copy);
  ADD ("/store/db/rolling-back-leaves-nothing", test_rollback);
  ADD ("/store/db/another-writer-makes-us-wait-and-say-so", test_busy);
  ADD ("/store/db/a-cancelled-statement-ends", test_cancel);
  ADD ("/store/db/a-full-disk-loses-nothing", test_full);
  ADD ("/store/db/every-statement-can-be-prepared", test_all_statements);
  ADD ("/store/db/no-query-reads-a-large-table-from-end-to-end", test_plans);

  return g_test_run ();
}
