/* store-test.c: what the tests of the store share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/store/store-test.h"

#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"

#include <glib/gstdio.h>

DossierDb *
store_test_open_memory (void)
{
  return store_test_open (":memory:");
}

DossierDb *
store_test_open (const char *path)
{
  g_autoptr (GError) error = NULL;
  DossierDb *db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_nonnull (db);

  return db;
}

/* What a filled notebook's file holds. */
static GBytes *
make_filled (guint n_articles)
{
  g_autofree char *folder = store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "filled", NULL);
  g_autoptr (GError) error = NULL;
  DossierDb *db = store_test_open (path);
  char      *bytes = NULL;
  gsize      length = 0;

  dossier_test_notebook_fill (db, n_articles, 7, &error);
  g_assert_no_error (error);
  dossier_db_close (db);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  store_test_remove_folder (folder);
  return g_bytes_new_take (bytes, length);
}

DossierDb *
store_test_open_filled (const char *path, guint n_articles)
{
  static GBytes *filled;
  static guint   n_filled;

  if (n_filled != n_articles)
    {
      g_clear_pointer (&filled, g_bytes_unref);
      filled = make_filled (n_articles);
      n_filled = n_articles;
    }
  g_assert_true (g_file_set_contents_full (path,
                                           g_bytes_get_data (filled, NULL),
                                           (gssize) g_bytes_get_size (filled),
                                           G_FILE_SET_CONTENTS_NONE,
                                           0600,
                                           NULL));
  return store_test_open (path);
}

void
store_test_begin (DossierDb *db)
{
  g_autoptr (GError) error = NULL;

  dossier_db_begin (db, &error);
  g_assert_no_error (error);
}

void
store_test_commit (DossierDb *db)
{
  g_autoptr (GError) error = NULL;

  dossier_db_commit (db, &error);
  g_assert_no_error (error);
}

void
store_test_execute (DossierDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  dossier_db_execute (db, sql, &error);
  g_assert_no_error (error);
}

void
store_test_assert_fails (DossierDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_db_execute (db, sql, &error));
  g_assert_nonnull (error);
}

gint64
store_test_query_int (DossierDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value = 0;

  dossier_db_query_int (db, sql, &value, &error);
  g_assert_no_error (error);

  return value;
}

char *
store_test_dump (DossierDb *db, const char *sql)
{
  GString      *dump = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL),
                   ==,
                   SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, i);

          g_string_append_printf (dump, "%s|", text != NULL ? text : "NULL");
        }
      g_string_append_c (dump, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);

  return g_string_free (dump, FALSE);
}

static void
check_entities (DossierDb *db)
{
  g_autofree char *counted = store_test_dump (db,
                                              "SELECT id, n_articles, n_mentions "
                                              "FROM entity WHERE n_mentions > 0 ORDER BY id");
  g_autofree char *expected =
      store_test_dump (db,
                       "SELECT mention.entity_id, count (DISTINCT article.id), count (*) "
                       "FROM mention JOIN article ON article.version_id = mention.version_id "
                       "WHERE article.deleted IS NULL AND mention.entity_id IS NOT NULL "
                       "AND mention.origin <> 'rejected' "
                       "GROUP BY mention.entity_id ORDER BY mention.entity_id");

  g_assert_cmpstr (counted, ==, expected);
}

/* What figures are found by, as the triggers left it, is what it would be made anew. */
static void
check_figures (DossierDb *db)
{
  g_autofree char *kept = store_test_dump (db,
                                           "SELECT words, article_id, mention_id, low, high "
                                           "FROM article_figure "
                                           "JOIN figure_key ON figure_key.id = key_id "
                                           "ORDER BY words, article_id, mention_id");
  g_autofree char *made =
      store_test_dump (db,
                       "SELECT found.words, article.id, found.mention_id, found.low, found.high "
                       "FROM figure_words AS found "
                       "JOIN article ON article.version_id = found.version_id "
                       "WHERE article.deleted IS NULL AND found.origin <> 'rejected' "
                       "ORDER BY found.words, article.id, found.mention_id");

  g_assert_cmpstr (kept, ==, made);
  g_assert_cmpint (store_test_query_int (db,
                                         "SELECT count (*) FROM figure_key "
                                         "WHERE n <> (SELECT count (*) FROM article_figure "
                                         "WHERE key_id = figure_key.id)"),
                   ==,
                   0);
}

void
store_test_check (DossierDb *db)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  dossier_maintenance_check (db, problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
  check_entities (db);
  check_figures (db);
}

guint
store_test_count (DossierDb *db, const char *words)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  DossierArticleQuery query = { .scope = DOSSIER_SCOPE_EVERYTHING, .words = words };

  dossier_articles_query (db, &query, ids, &error);
  g_assert_no_error (error);

  return ids->len;
}

char *
store_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("dossier-store-XXXXXX", &error);

  g_assert_no_error (error);

  return path;
}

void
store_test_remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        store_test_remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}
