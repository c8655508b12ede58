/* test-maintenance.c: checks, backups, and removing for good.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-purge.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ARTICLES 30

typedef struct
{
  char      *folder;
  char      *path;
  DossierDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "notebook.dossier", NULL);
  fixture->db = store_test_open_filled (fixture->path, N_ARTICLES);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_db_close (fixture->db);
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
test_all_is_well (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) reader = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  store_test_check (fixture->db);
  g_assert_cmpuint (store_test_count (fixture->db, NULL), ==, N_ARTICLES);
  reader = dossier_db_open (fixture->path, DOSSIER_DB_READ_ONLY, NULL);
  g_assert_true (dossier_maintenance_check (reader, problems, NULL));
  g_assert_cmpuint (problems->len, ==, 0);
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *problem;
} Damage;

/* What no function of ours does. */
static const Damage damages[] = {
  { "an-index-without-an-article",
    "INSERT INTO search (search) VALUES ('delete-all')",
    "The full-text index does not match the articles." },
  { "a-note-that-is-not-indexed",
    "DROP TRIGGER annotation_search_update; UPDATE annotation SET note = 'changed' WHERE id = 1",
    "The full-text index does not match the annotations." },
  { "a-figure-that-is-not-indexed",
    "DROP TRIGGER figure_search_after_update;"
    "UPDATE figure SET counted = 'changed' WHERE mention_id = (SELECT min (mention_id) FROM "
    "figure)",
    "The full-text index does not match the figures." },
  { "a-name-that-is-not-indexed",
    "DROP TRIGGER entity_alias_search_update; UPDATE entity_alias SET name = 'changed' WHERE id = "
    "1",
    "The full-text index does not match the names." },
  { "a-row-without-its-row",
    "PRAGMA foreign_keys = OFF; INSERT INTO article_tag VALUES (1, 4711)",
    "Row" },
  { "received-bytes-that-changed",
    "DROP TRIGGER body_is_immutable; UPDATE body SET packed = x'00' WHERE version_id = 2",
    "What was received as version 2 is damaged." },
  { "a-second-page-that-changed",
    "INSERT INTO body_page (version_id, number, url, size, sha256, packed) "
    "VALUES (2, 2, 'https://a.example/2', 1, 'x', x'00')",
    "What was received as page 2 of version 2 is damaged." },
  { "received-bytes-that-are-gone",
    "DELETE FROM body WHERE version_id = 2",
    "What was received as version 2 is missing." },
  { "a-mark-outside-its-text",
    "UPDATE mention SET \"end\" = 99999 WHERE id = (SELECT min (id) FROM mention "
    "WHERE version_id = 3 AND kind <> 'figure')",
    "Version 3 has 1 marks outside its text." },
  { "a-layout-that-is-no-json",
    "DROP TRIGGER version_is_immutable; UPDATE version SET layout = '{' WHERE id = 4",
    "The layout of version 4 is damaged" },
  { "a-wrong-count",
    "UPDATE article SET n_annotations = 9 WHERE id = 5",
    "The annotations of article 5 are counted wrongly." },
};

static void
test_damage (gconstpointer data)
{
  const Damage *damage = data;
  Fixture       fixture = { 0 };
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  set_up (&fixture, NULL);
  store_test_execute (fixture.db, damage->sql);
  dossier_maintenance_check (fixture.db, problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (problems, 0), damage->problem));
  tear_down (&fixture, NULL);
}

static void
assert_only (const char *folder, const char *const *names)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (directory)) != NULL)
    g_assert_true (g_strv_contains (names, name));
}

static void
test_backup (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "copy.dossier", NULL };
  g_autofree char         *folder = store_test_make_folder ();
  g_autofree char         *path = g_build_filename (folder, "copy.dossier", NULL);
  g_autoptr (DossierDb) reader = dossier_db_open (fixture->path, DOSSIER_DB_READ_ONLY, NULL);
  g_autoptr (DossierDb) copy = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "an older copy", -1, NULL));
  dossier_maintenance_backup (reader, path, &error);
  g_assert_no_error (error);
  assert_only (folder, names);

  copy = store_test_open (path);
  g_assert_cmpuint (store_test_count (copy, NULL), ==, N_ARTICLES);
  store_test_check (copy);
  store_test_remove_folder (folder);
}

static void
test_a_failed_backup (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "copy.dossier", NULL };
  g_autofree char         *folder = store_test_make_folder ();
  g_autofree char         *path = g_build_filename (folder, "copy.dossier", NULL);
  g_autofree char         *inside = g_build_filename (path, "x", NULL);
  g_autofree char         *nowhere = g_build_filename (folder, "none", "copy.dossier", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_maintenance_backup (fixture->db, nowhere, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OPEN);
  g_assert_true (g_str_has_prefix (error->message, "backing up to "));
  g_clear_error (&error);

  /* A folder with something in it stands in the way. */
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "x", -1, NULL));
  g_assert_false (dossier_maintenance_backup (fixture->db, path, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OPEN);
  assert_only (folder, names);
  store_test_remove_folder (folder);
}

static void
test_purge (Fixture *fixture, gconstpointer data)
{
  gint64 now = g_get_real_time () / 1000 + 1000;

  store_test_begin (fixture->db);
  g_assert_true (dossier_articles_delete (fixture->db, 11, NULL));
  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_begin (fixture->db, "delete", NULL));
  g_assert_true (dossier_articles_delete (fixture->db, 12, NULL));
  store_test_commit (fixture->db);

  /* Not yet a month ago. */
  g_assert_true (dossier_purge (fixture->db, now - DOSSIER_PURGE_AGE_MS, NULL));
  g_assert_cmpint (store_test_query_int (fixture->db, "SELECT count (*) FROM article"),
                   ==,
                   N_ARTICLES);

  /* What can still be undone stays. */
  g_assert_true (dossier_purge (fixture->db, now, NULL));
  g_assert_cmpint (store_test_query_int (fixture->db, "SELECT count (*) FROM article"),
                   ==,
                   N_ARTICLES - 1);
  g_assert_cmpint (
      store_test_query_int (fixture->db, "SELECT count (*) FROM article WHERE id = 12"),
      ==,
      1);
  g_assert_cmpint (
      store_test_query_int (fixture->db, "SELECT count (*) FROM version WHERE article_id = 11"),
      ==,
      0);
  store_test_check (fixture->db);
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/maintenance/a-good-notebook-has-no-problems", test_all_is_well);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/store/maintenance/damage-is-found/%s", damages[i].name);

      g_test_add_data_func (path, &damages[i], test_damage);
    }
  ADD ("/store/maintenance/a-backup-is-a-notebook", test_backup);
  ADD ("/store/maintenance/a-failed-backup-leaves-nothing", test_a_failed_backup);
  ADD ("/store/maintenance/only-what-was-deleted-long-ago-is-removed", test_purge);

  return g_test_run ();
}
