/* test-migration.c: notebooks made by earlier schemas come to today's with all that is in them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-text-hash.h"
#include "store/dossier-db-private.h"
#include "store/dossier-migration.h"
#include "tests/store/store-test.h"

#include <string.h>

/* Long enough to be known again at another address. */
#define LONG_BODY                                                                                  \
  "The bridge over the Skarva opened to traffic on Wednesday, after seven months of repairs that " \
  "cost 12 million crowns. “We have waited long enough,” said mayor Helge Brandt, who walked " \
  "across with the oldest inhabitant of the street and her dog."
#define LONG_TEXT "The bridge opens\n" LONG_BODY

/* A row of everything that schema 1 has, in its own words: a notebook that was made by it. */
static const char schema_1_articles[] =
    "INSERT INTO article (id, url, title, byline, site, published, language, lead, added, "
    "  n_versions, is_starred) "
    "VALUES (3, 'https://news.example/bridge', 'The bridge opens', 'Marit Solheim', 'News', "
    "  '2026-03-04', 'en', 'It opened.', 1700000000000, 1, 1), "
    "  (5, 'https://news.example/ferry', 'The ferry', NULL, NULL, NULL, NULL, NULL, "
    "1700000000001, "
    "  1, 0);";
static const char schema_1_rows[] =
    "INSERT INTO image (version_id, url, content_type, bytes) "
    "VALUES (4, 'https://news.example/bridge.png', 'image/png', x'89504e47');"
    "UPDATE article SET version_id = 4 WHERE id = 3;"
    "UPDATE article SET version_id = 6 WHERE id = 5;"
    "INSERT INTO annotation (id, uuid, article_id, version_id, start, \"end\", quote, prefix, "
    "  suffix, colour, note, created, modified) "
    "VALUES (9, 'u-9', 3, 4, 0, 10, 'The bridge', '', ' opens', 'green', 'Use this.', 1, 2);"
    "INSERT INTO placement (annotation_id, version_id, anchor, start, \"end\") "
    "VALUES (9, 4, 'exact', 0, 10);"
    "INSERT INTO tag (id, name) VALUES (2, 'bridges');"
    "INSERT INTO article_tag (article_id, tag_id) VALUES (3, 2);"
    "INSERT INTO annotation_tag (annotation_id, tag_id) VALUES (9, 2);"
    "INSERT INTO entity (id, kind, name, latitude, longitude, country) "
    "VALUES (7, 'person', 'Helge Brandt', NULL, NULL, NULL);"
    "INSERT INTO entity_alias (entity_id, name, folded, is_own) "
    "VALUES (7, 'Helge Brandt', 'helge brandt', 1);"
    "INSERT INTO mention (id, version_id, start, \"end\", kind, origin, confidence, entity_id) "
    "VALUES (11, 4, 180, 192, 'person', 'confirmed', 1.0, 7);"
    "INSERT INTO mention (id, version_id, start, \"end\", kind, origin, confidence, name) "
    "VALUES (12, 4, 116, 133, 'figure', 'recognised', 0.9, '12 million crowns');"
    "INSERT INTO figure (mention_id, value, low, high, unit, counted, hedge, sentence_start, "
    "  sentence_end) "
    "VALUES (12, 12000000, 12000000, 12000000, 'SEK', NULL, '=', 17, 134);"
    "INSERT INTO rule (folded, words, kind, action, created) "
    "VALUES ('may', 'May', 'person', 'is-not', 3);"
    "INSERT INTO feed (url, title, site_url, etag, added) "
    "VALUES ('https://news.example/feed', 'News', 'https://news.example/', 'x', 4);"
    "INSERT INTO undo (id, name, made) VALUES (1, 'highlight', 5);"
    "INSERT INTO undo_change (undo_id, table_name, before, after) "
    "VALUES (1, 'annotation', NULL, '{\"id\":9}');";

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
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
execute (sqlite3 *handle, const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s", message);
}

static void
bind_bytes (sqlite3_stmt *statement, int column, GBytes *bytes)
{
  gsize         length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  sqlite3_bind_blob (statement, column, data, (int) length, SQLITE_TRANSIENT);
}

static void
add_version (sqlite3 *handle, gint64 id, gint64 article_id, const char *title, const char *body)
{
  static const char version_sql[] =
      "INSERT INTO version (id, article_id, number, fetched, recogniser_revision, source_url, "
      "  title, headers, text, layout) "
      "VALUES (?1, ?2, 1, 1700000000000, 1, 'https://news.example/x?y=1', ?3, '{}', ?4, ?5)";
  static const char body_sql[] =
      "INSERT INTO body (version_id, size, sha256, packed) VALUES (?1, ?2, ?3, ?4)";
  g_autoptr (DossierDocument) document = dossier_test_document_new (title, body);
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, version_sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, article_id);
  sqlite3_bind_text (statement, 3, title, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, document->text, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 5, layout, -1, SQLITE_TRANSIENT);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);

  g_assert_cmpint (sqlite3_prepare_v2 (handle, body_sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64) raw->size);
  sqlite3_bind_text (statement, 3, raw->sha256, -1, SQLITE_TRANSIENT);
  bind_bytes (statement, 4, raw->packed);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);
}

/* What schema 2 added to it. */
static const char schema_2_rows[] =
    "INSERT INTO capture (url, key, asked) "
    "VALUES ('https://news.example/dam', 'https://news.example/dam', 6);"
    "INSERT INTO setting (name, value) VALUES ('captures-paused', '1');"
    "INSERT INTO feed_entry (feed_id, identifier, url, key, title, moment, found, seen) "
    "SELECT id, 'a', 'https://news.example/a', 'https://news.example/a', 'A', 7, 8, 9 FROM feed;";

static sqlite3 *
make_schema_1 (const char *path)
{
  g_auto (GStrv) scripts = dossier_migration_dup_scripts ();
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  dossier_migration_run (handle, path, (const char *const *) scripts, 1, &error);
  g_assert_no_error (error);
  execute (handle, "PRAGMA foreign_keys = ON");
  execute (handle, schema_1_articles);
  add_version (handle, 4, 3, "The bridge opens", LONG_BODY);
  add_version (handle, 6, 5, "The ferry", "It sails.");
  execute (handle, schema_1_rows);

  return handle;
}

static sqlite3 *
make_schema_2 (const char *path)
{
  g_auto (GStrv) scripts = dossier_migration_dup_scripts ();
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = make_schema_1 (path);

  dossier_migration_run (handle, path, (const char *const *) scripts, 2, &error);
  g_assert_no_error (error);
  execute (handle, schema_2_rows);

  return handle;
}

static int
append_cell_cb (void *text, int n_columns, char **values, char **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (text, "%s|", values[i] != NULL ? values[i] : "NULL");
  g_string_append_c (text, '\n');

  return 0;
}

static char *
query (sqlite3 *handle, const char *sql)
{
  GString *text = g_string_new (NULL);
  char    *message = NULL;

  if (sqlite3_exec (handle, sql, append_cell_cb, text, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);

  return g_string_free (text, FALSE);
}

/* One query for each table, of the columns that it has now. */
static char **
list_dumps (sqlite3 *handle)
{
  g_autofree char *all =
      query (handle,
             "SELECT 'SELECT ' || (SELECT group_concat ('quote (\"' || name || '\")', ', ') "
             "  FROM pragma_table_info (entry.name)) || ' FROM \"' || name || '\" ORDER BY 1' "
             "FROM sqlite_schema AS entry "
             "WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql NOT LIKE 'CREATE VIRTUAL%' "
             "AND name NOT LIKE 'search%'");
  g_auto (GStrv) lines = g_strsplit (all, "|\n", -1);
  g_autoptr (GPtrArray) dumps = g_ptr_array_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      g_ptr_array_add (dumps, g_strdup (lines[i]));
  g_assert_cmpuint (dumps->len, >=, 18);
  g_ptr_array_add (dumps, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&dumps), FALSE);
}

typedef struct
{
  const char *copy;
  sqlite3 *(*make) (const char *path);
} Old;

static const Old schema_1 = { ".schema-1.backup", make_schema_1 };
static const Old schema_2 = { ".schema-2.backup", make_schema_2 };

static void
test_all_is_kept (Fixture *fixture, gconstpointer data)
{
  const Old       *old = data;
  g_autofree char *copy = g_strconcat (fixture->path, old->copy, NULL);
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierDb) db = NULL;
  g_auto (GStrv) dumps = NULL;
  sqlite3 *handle = old->make (fixture->path);

  dumps = list_dumps (handle);
  for (guint i = 0; dumps[i] != NULL; i++)
    g_ptr_array_add (before, query (handle, dumps[i]));
  sqlite3_close (handle);

  db = store_test_open (fixture->path);
  g_assert_cmpint (store_test_query_int (db, "PRAGMA user_version"),
                   ==,
                   dossier_db_get_schema_version ());
  for (guint i = 0; dumps[i] != NULL; i++)
    {
      g_autofree char *now = store_test_dump (db, dumps[i]);

      g_assert_cmpstr (now, ==, before->pdata[i]);
    }
  g_assert_cmpuint (store_test_count (db, "skarva"), ==, 1);
  g_assert_cmpuint (store_test_count (db, "use this"), ==, 1);
  g_assert_cmpint (store_test_query_int (db, "SELECT n_annotations FROM article WHERE id = 3"),
                   ==,
                   1);
  store_test_check (db);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
}

static void
test_texts_can_be_known_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = dossier_text_hash (LONG_TEXT, strlen (LONG_TEXT));
  g_autofree char *expected = g_strdup_printf ("4|%s|\n6|NULL|\n", hash);
  g_autofree char *found = NULL;
  g_autoptr (DossierDb) db = NULL;

  g_assert_nonnull (hash);
  sqlite3_close (make_schema_1 (fixture->path));
  db = store_test_open (fixture->path);
  found = query (dossier_db_get_handle (db), "SELECT id, text_sha256 FROM version ORDER BY id");
  g_assert_cmpstr (found, ==, expected);
}

static void
test_the_schema_is_that_of_a_new_notebook (Fixture *fixture, gconstpointer data)
{
  static const char schema[] = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";
  const Old        *old = data;
  g_autoptr (DossierDb) migrated = NULL;
  g_autoptr (DossierDb) fresh = store_test_open_memory ();
  g_autofree char *expected = store_test_dump (fresh, schema);
  g_autofree char *found = NULL;

  sqlite3_close (old->make (fixture->path));
  migrated = store_test_open (fixture->path);
  found = store_test_dump (migrated, schema);
  g_assert_cmpstr (found, ==, expected);
}

static void
add (const char *name, const Old *old, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, old, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/store/migration/all-of-schema-1-is-kept", &schema_1, test_all_is_kept);
  add ("/store/migration/all-of-schema-2-is-kept", &schema_2, test_all_is_kept);
  add ("/store/migration/texts-of-schema-1-can-be-known-again",
       &schema_1,
       test_texts_can_be_known_again);
  add ("/store/migration/schema-1-becomes-that-of-a-new-notebook",
       &schema_1,
       test_the_schema_is_that_of_a_new_notebook);
  add ("/store/migration/schema-2-becomes-that-of-a-new-notebook",
       &schema_2,
       test_the_schema_is_that_of_a_new_notebook);
  return g_test_run ();
}
