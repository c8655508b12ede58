/* test-bundle.c: what a bundle takes along arrives as it was; nothing of the schema is forgotten.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-bundle-tables.h"
#include "store/dossier-bundle.h"
#include "store/dossier-db-private.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <string.h>

typedef struct
{
  char      *folder;
  char      *path;
  DossierDb *db;
} Fixture;

/* What the generator of notebooks leaves empty, so that each column has something to lose. */
static const char *const rest[] = {
  "UPDATE article SET is_read = 1, is_archived = 1 WHERE id = 2",
  "UPDATE article SET is_starred = 1, byline = 'Ann Ray', site = 'The Pond', lead = 'Geese.', "
  "language = 'en', published = '2024-02-03', host = 'example.news.' WHERE id = 3",
  "INSERT INTO version (article_id, number, fetched, recogniser_revision, source_url, url, title, "
  "byline, published, modified, site, language, lead, headers, text, layout, text_sha256, etag, "
  "last_modified, access) SELECT article_id, number + 1, fetched + 5, 3, 'https://a.example/1', "
  "'https://a.example/2', title, 'By', '2024-01-01', '2024-01-02', 'Site', 'fi', 'Lead', "
  "'{\"a\":\"b\"}', text, layout, 'abc', '\"e\"', 'Mon', 'preview' FROM version WHERE id = 3",
  "INSERT INTO body (version_id, size, sha256, packed) "
  "SELECT (SELECT max (id) FROM version), size, sha256, packed FROM body WHERE version_id = 1",
  "UPDATE article SET version_id = (SELECT max (id) FROM version), n_versions = 2 WHERE id = "
  "(SELECT article_id FROM version WHERE id = 3)",
  "INSERT INTO body_page (version_id, number, url, size, sha256, packed) "
  "SELECT 1, 2, 'https://a.example/p2', size, sha256, packed FROM body WHERE version_id = 2",
  "INSERT INTO image (version_id, url, content_type, bytes, width, height) "
  "VALUES (1, 'https://a.example/i', 'image/png', x'89', 5, 6)",
  "INSERT INTO annotation (uuid, article_id, version_id, start, \"end\", quote, prefix, suffix, "
  "colour, note, created, modified) SELECT 'u-' || id, article_id, id, 1, 4, 'quo', 'pre', 'suf', "
  "'green', 'A note', 5, 6 FROM version WHERE id < 5",
  "INSERT INTO placement (annotation_id, version_id, anchor, start, \"end\") "
  "SELECT id, version_id, 'exact', 1, 4 FROM annotation WHERE id < 4",
  "INSERT INTO placement (annotation_id, version_id, anchor) "
  "SELECT id, version_id, 'orphan' FROM annotation WHERE id = 4",
  "INSERT INTO tag (name) VALUES ('birds'), ('water')",
  "INSERT INTO article_tag (article_id, tag_id) SELECT 2, max (id) FROM tag",
  "INSERT INTO annotation_tag (annotation_id, tag_id) SELECT 1, max (id) - 1 FROM tag",
  "INSERT INTO entity (kind, name, latitude, longitude, country) "
  "VALUES ('place', 'Rauma', 61.1, 21.5, 'FI'), ('person', 'Twin', NULL, NULL, NULL), "
  "('person', 'Twin', NULL, NULL, NULL)",
  "INSERT INTO entity_alias (entity_id, name, folded, is_own) "
  "SELECT id, name, lower (name), 1 FROM entity WHERE name IN ('Rauma', 'Twin')",
  "INSERT INTO rule (folded, words, kind, action, gesture, target_kind, entity_id, article_id, "
  "origin_article_id, origin_sentence, created) SELECT 'twin', 'Twin', 'person', 'is', 'merge', "
  "'figure', max (id), 2, 3, 'Twin came.', 9 FROM entity",
  "INSERT INTO mention (version_id, start, \"end\", kind, origin, confidence, entity_id, rule_id, "
  "is_ruled, raw_entity_id, raw_origin, is_inferred) SELECT 2, 1, 5, 'person', 'confirmed', 0.5, "
  "max (id), 1, 1, max (id) - 1, 'recognised', 1 FROM entity",
  "INSERT INTO mention (version_id, start, \"end\", kind, origin, confidence, name, date) "
  "VALUES (2, 6, 7, 'date', 'recognised', 0.5, 'Monday', '2024-01-01')",
  "INSERT INTO mention (version_id, start, \"end\", kind, origin, confidence, name) "
  "VALUES (2, 7, 8, 'figure', 'made', 0.5, '7')",
  "INSERT INTO figure (mention_id, value, low, high, unit, counted, hedge, also, sentence_start, "
  "sentence_end) SELECT max (id), 7.5, 7, 8, 'USD', 'geese', '~', '[]', 0, 9 FROM mention",
  "INSERT INTO claim (version_id, start, \"end\", speaker, speaker_start, speaker_end, "
  "speaker_mention_id, cue, cue_start, cue_end) "
  "SELECT 2, 0, 9, 'Twin', 1, 5, max (id) - 2, 'said', 5, 6 FROM mention",
  "INSERT INTO feed (url, title, site_url, etag, last_modified, fetched, problem, added, kind, "
  "name, folder, is_automatic, interval_seconds, next_refresh, ttl_seconds, skip_hours, "
  "skip_days, error_domain, error_code, n_failures, is_stopped) VALUES ('https://f.example/x', "
  "'T', 'https://f.example', 'e', 'l', 4, 'p', 5, 'sitemap', 'n', 'a/b', 1, 60, 7, 8, 9, 10, "
  "'d', 11, 12, 1)",
  "INSERT INTO feed_entry (feed_id, identifier, url, key, title, summary, byline, published, "
  "moment, found, seen, dismissed, article_id) SELECT id, 'i', 'u', 'k', 't', 's', 'b', "
  "'2024-01-01', 1, 2, 3, 4, 2 FROM feed",
  "INSERT INTO capture (url, key, state, asked, attempts, not_before, error_domain, error_code, "
  "error_text, article_id, feed_entry_id) SELECT 'u', 'k', 'failed', 1, 2, 3, 'd', 4, 't', 2, id "
  "FROM feed_entry",
  "INSERT INTO saved_search (name, words, created) VALUES ('Birds', 'geese -swans', 3)",
  "INSERT INTO colour_name (colour, name) VALUES ('green', 'sources'), ('pink', 'doubts')",
  "INSERT INTO reading_position (article_id, version_id, start, moment) "
  "SELECT article_id, id, 7, 1700000000000 + id FROM version WHERE id IN (2, 3)",
  "INSERT INTO rule (folded, words, kind, action, gesture, target_kind, entity_id, created) "
  "SELECT 'rauma', 'Rauma', 'place', 'made', 'retype', 'place', id, 10 FROM entity "
  "WHERE name = 'Rauma'",
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "articles.dossier-bundle", NULL);
  path = g_build_filename (fixture->folder, "notebook.dossier", NULL);
  fixture->db = store_test_open_filled (path, 6);
  store_test_execute (fixture->db, "PRAGMA synchronous = OFF");
  store_test_begin (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    store_test_execute (fixture->db, rest[i]);
  /* Numbers with gaps, so that giving new ones shows. */
  store_test_execute (fixture->db, "UPDATE sqlite_sequence SET seq = seq + 100");
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_db_close (fixture->db);
  store_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* The row as a text in which numbers of rows are their places in the order of their table. */
static char *
dup_dump_sql (const DossierBundleTable *table)
{
  g_autoptr (GString) text = g_string_new ("SELECT ");
  g_autoptr (GString) order = g_string_new (NULL);

  for (guint i = 0; table->columns[i].name != NULL; i++)
    {
      const DossierBundleColumn *column = &table->columns[i];
      const char *target = column->kind == DOSSIER_BUNDLE_ID ? table->name : column->table;

      g_string_append (text, i > 0 ? ", " : "");
      g_string_append_printf (order, "%s%u", i > 0 ? ", " : "", i + 1);
      if (target != NULL)
        g_string_append_printf (text,
                                "CASE WHEN row.\"%s\" IS NOT NULL THEN (SELECT count (*) FROM %s "
                                "AS other WHERE other.id <= row.\"%s\") END",
                                column->name,
                                target,
                                column->name);
      else
        g_string_append_printf (text, "quote (row.\"%s\")", column->name);
    }
  g_string_append_printf (text, " FROM %s AS row ORDER BY %s", table->name, order->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_omitted (const char *name)
{
  const DossierBundleOmission *omissions = dossier_bundle_tables_get_omissions ();

  for (guint i = 0; omissions[i].name != NULL; i++)
    {
      gsize length = strlen (omissions[i].name);

      if (strcmp (omissions[i].name, name) == 0 ||
          (omissions[i].name[length - 1] == '*' &&
           strncmp (omissions[i].name, name, length - 1) == 0))
        return TRUE;
    }
  return FALSE;
}

static void
test_every_column_is_known (Fixture *fixture, gconstpointer data)
{
  g_autofree char *tables =
      store_test_dump (fixture->db, "SELECT name FROM sqlite_master WHERE type = 'table'");
  g_auto (GStrv) names = g_strsplit_set (tables, "\n|", -1);
  guint n_tables = 0;
  guint n_known = 0;

  dossier_bundle_tables_get (&n_tables);
  for (char **name = names; *name != NULL; name++)
    {
      g_autofree char *sql = NULL;
      g_autofree char *expected = NULL;
      g_autoptr (GString) found = g_string_new (NULL);
      int i;

      if (**name == '\0' || is_omitted (*name))
        continue;
      i = dossier_bundle_tables_find (*name);
      if (i < 0)
        g_error ("the table %s neither travels nor is left out for a reason", *name);
      n_known++;
      sql = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s') ORDER BY name", *name);
      expected = store_test_dump (fixture->db, sql);
      for (const DossierBundleColumn *column = dossier_bundle_tables_get (&n_tables)[i].columns;
           column->name != NULL;
           column++)
        g_string_append_printf (found, "%s('%s')", found->len > 0 ? ", " : "VALUES ", column->name);
      g_free (sql);
      sql = g_strdup_printf ("SELECT column1 FROM (%s) ORDER BY column1", found->str);
      g_free (tables);
      tables = store_test_dump (fixture->db, sql);
      g_assert_cmpstr (tables, ==, expected);
    }
  g_assert_cmpuint (n_known, ==, n_tables);
}

/* A row that did not travel, or a column that did not, would show: some value of each is not what a
 * new row has. */
static void
test_every_column_has_something_to_lose (Fixture *fixture, gconstpointer data)
{
  guint                     n_tables = 0;
  const DossierBundleTable *tables = dossier_bundle_tables_get (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    for (const DossierBundleColumn *column = tables[i].columns; column->name != NULL; column++)
      {
        g_autofree char *find_default =
            g_strdup_printf ("SELECT coalesce (dflt_value, 'NULL') FROM pragma_table_info ('%s') "
                             "WHERE name = '%s'",
                             tables[i].name,
                             column->name);
        g_autofree char *found = store_test_dump (fixture->db, find_default);
        g_autofree char *usual = g_strndup (found, strcspn (found, "|"));
        g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE \"%s\" IS NOT %s",
                                                tables[i].name,
                                                column->name,
                                                usual);

        if (column->kind != DOSSIER_BUNDLE_HIDDEN && store_test_query_int (fixture->db, sql) == 0)
          g_error ("%s.%s is %s everywhere in the test's notebook",
                   tables[i].name,
                   column->name,
                   usual);
      }
}

static void
assert_equal (DossierDb *left, DossierDb *right)
{
  guint                     n_tables = 0;
  const DossierBundleTable *tables = dossier_bundle_tables_get (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = dup_dump_sql (&tables[i]);
      g_autofree char *expected = store_test_dump (left, sql);
      g_autofree char *found = store_test_dump (right, sql);

      if (strcmp (expected, found) != 0)
        g_error ("%s differs:\n%.2000s\n---\n%.2000s", tables[i].name, expected, found);
    }
}

static void
write_bundle (Fixture *fixture, GArray *ids)
{
  g_autoptr (GError) error = NULL;

  dossier_bundle_write (fixture->db, ids, fixture->path, &error);
  g_assert_no_error (error);
}

static void
read_bundle (DossierDb *db, const char *path, DossierBundleOutcome *outcome)
{
  g_autoptr (GError) error = NULL;

  outcome->problems = g_ptr_array_new_with_free_func (g_free);
  store_test_begin (db);
  dossier_bundle_read (db, path, "import", outcome, &error);
  g_assert_no_error (error);
  store_test_commit (db);
}

static void
test_all_comes_back_equal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) other = store_test_open_memory ();
  DossierBundleOutcome outcome = { 0 };

  write_bundle (fixture, NULL);
  read_bundle (other, fixture->path, &outcome);
  assert_equal (fixture->db, other);
  g_assert_cmpuint (outcome.n_articles, ==, 6);
  g_assert_cmpuint (outcome.problems->len, ==, 0);
  store_test_check (other);
  g_ptr_array_unref (outcome.problems);
}

static void
test_the_second_time_nothing_comes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) other = store_test_open_memory ();
  DossierBundleOutcome first = { 0 };
  DossierBundleOutcome second = { 0 };

  write_bundle (fixture, NULL);
  read_bundle (other, fixture->path, &first);
  read_bundle (other, fixture->path, &second);
  assert_equal (fixture->db, other);
  g_assert_cmpuint (second.n_articles, ==, 0);
  g_assert_cmpuint (second.n_others, ==, 0);
  g_assert_cmpuint (second.n_known, ==, 6);
  g_assert_cmpuint (second.n_same, ==, first.n_annotations);
  g_assert_cmpuint (second.problems->len, ==, 0);
  store_test_check (other);
  g_ptr_array_unref (first.problems);
  g_ptr_array_unref (second.problems);
}

static void
test_undo_takes_it_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) other = store_test_open_memory ();
  DossierBundleOutcome outcome = { 0 };
  g_autofree char     *name = NULL;
  g_autoptr (GError) error = NULL;

  write_bundle (fixture, NULL);
  read_bundle (other, fixture->path, &outcome);
  store_test_begin (other);
  g_assert_true (dossier_undo_undo (other, &name, &error));
  g_assert_no_error (error);
  store_test_commit (other);
  g_assert_cmpstr (name, ==, "import");
  g_assert_cmpint (
      store_test_query_int (other, "SELECT count (*) FROM article WHERE deleted IS NULL"),
      ==,
      0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM rule"), ==, 0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM saved_search"), ==, 0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM capture"), ==, 0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM feed WHERE deleted IS NULL"),
                   ==,
                   0);
  store_test_check (other);
  g_ptr_array_unref (outcome.problems);
}

static void
test_a_selection_takes_what_belongs_to_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) other = store_test_open_memory ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierBundleOutcome outcome = { 0 };
  gint64               id = 2;

  g_array_append_val (ids, id);
  write_bundle (fixture, ids);
  read_bundle (other, fixture->path, &outcome);
  g_assert_cmpuint (outcome.n_articles, ==, 1);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM feed"), ==, 0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM capture"), ==, 0);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM rule"), ==, 1);
  g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM tag"), ==, 1);
  g_assert_cmpint (
      store_test_query_int (other, "SELECT count (*) FROM entity WHERE name = 'Rauma'"),
      ==,
      0);
  store_test_check (other);
  g_ptr_array_unref (outcome.problems);
}

/* Each makes a bundle that must be refused. */
static const char *const damages[] = {
  "UPDATE mention SET \"end\" = 100000000 WHERE id = 1",
  "UPDATE annotation SET start = 0, \"end\" = 99999999 WHERE id = 1",
  "UPDATE entity SET name = CAST (x'ff' AS TEXT) WHERE id = 1",
  "CREATE TABLE more (id INTEGER)",
  "CREATE TRIGGER mine AFTER INSERT ON tag BEGIN SELECT 1; END",
  "DROP INDEX article_shelf",
};

static void
test_damage_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;

  write_bundle (fixture, NULL);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/damaged-%u", fixture->folder, i);
      g_autoptr (DossierDb) other = store_test_open_memory ();
      g_autoptr (DossierDb) bundle = NULL;
      g_autoptr (GError) error = NULL;
      DossierBundleOutcome outcome = { .problems = g_ptr_array_new_with_free_func (g_free) };

      g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
      bundle = store_test_open (path);
      store_test_execute (bundle, damages[i]);
      g_clear_pointer (&bundle, dossier_db_close);
      store_test_begin (other);
      g_assert_false (dossier_bundle_read (other, path, "import", &outcome, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT);
      dossier_db_rollback (other);
      g_assert_cmpint (store_test_query_int (other, "SELECT count (*) FROM article"), ==, 0);
      g_ptr_array_unref (outcome.problems);
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/bundle/every-column-travels-or-is-left-out-for-a-reason",
       test_every_column_is_known);
  ADD ("/store/bundle/every-column-has-something-to-lose", test_every_column_has_something_to_lose);
  ADD ("/store/bundle/all-comes-back-equal", test_all_comes_back_equal);
  ADD ("/store/bundle/the-second-time-nothing-comes", test_the_second_time_nothing_comes);
  ADD ("/store/bundle/undo-takes-it-back", test_undo_takes_it_back);
  ADD ("/store/bundle/a-selection-takes-what-belongs-to-it",
       test_a_selection_takes_what_belongs_to_it);
  ADD ("/store/bundle/damage-is-refused", test_damage_is_refused);
  return g_test_run ();
}
