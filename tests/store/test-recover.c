/* test-recover.c: what can be read of a damaged notebook becomes a whole one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-recover.h"
#include "store/dossier-annotations.h"
#include "store/dossier-db-private.h"
#include "tests/store/store-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define PAGE 4096

/* Each is a whole recovery: DOSSIER_RECOVER_SEEDS sets how many, for where all is slow. */
static guint
read_n_seeds (void)
{
  const char *value = g_getenv ("DOSSIER_RECOVER_SEEDS");

  return value != NULL ? MAX (1, (guint) strtoul (value, NULL, 10)) : 8;
}

/* Chance needs many pages to fall on; where there is little of it, fewer will do. */
static guint
get_n_articles (void)
{
  return read_n_seeds () > 1 ? 120 : 100;
}

#define N_ARTICLES get_n_articles ()

typedef struct
{
  char *folder;
  char *path;
  char *recovered;
} Fixture;

static void
tag_some (DossierDb *db)
{
  store_test_execute (db, "INSERT INTO tag (name) VALUES ('birds'), ('water')");
  store_test_execute (db,
                      "INSERT INTO article_tag (article_id, tag_id) "
                      "SELECT id, 1 + id % 2 FROM article WHERE id % 3 = 0");
  store_test_execute (
      db,
      "INSERT INTO saved_search (name, words, created) VALUES ('B', 'tag:birds', 5)");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = NULL;

  fixture->folder = store_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "notebook.dossier", NULL);
  fixture->recovered = g_build_filename (fixture->folder, "recovered.dossier", NULL);
  db = store_test_open_filled (fixture->path, N_ARTICLES);
  store_test_begin (db);
  tag_some (db);
  store_test_commit (db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->recovered);
}

/* --- Comparing --- */

static const char *const everything[] = {
  "SELECT * FROM article ORDER BY id",
  "SELECT * FROM version ORDER BY id",
  "SELECT version_id, size, sha256 FROM body ORDER BY 1",
  "SELECT * FROM annotation ORDER BY id",
  "SELECT * FROM placement ORDER BY 1, 2",
  "SELECT * FROM article_tag ORDER BY 1, 2",
  "SELECT * FROM tag ORDER BY id",
  "SELECT * FROM entity ORDER BY id",
  "SELECT * FROM entity_alias ORDER BY id",
  "SELECT * FROM mention ORDER BY id",
  "SELECT * FROM figure ORDER BY 1",
  "SELECT * FROM article_entity ORDER BY 1, 2",
  "SELECT * FROM saved_search ORDER BY id",
};

static void
assert_same (const char *path, const char *other_path)
{
  g_autoptr (DossierDb) db = store_test_open (path);
  g_autoptr (DossierDb) other = store_test_open (other_path);

  for (gsize i = 0; i < G_N_ELEMENTS (everything); i++)
    {
      g_autofree char *rows = store_test_dump (db, everything[i]);
      g_autofree char *other_rows = store_test_dump (other, everything[i]);

      g_assert_cmpstr (rows, ==, other_rows);
    }
}

/* What is there is what was there: nothing is made up. */
static void
assert_part (DossierDb *db, const char *whole)
{
  static const char *const parts[] = {
    "SELECT count (*) FROM main.article AS a WHERE url NOT GLOB 'dossier:lost-*' AND NOT EXISTS "
    "(SELECT 1 FROM whole.article AS w WHERE w.id = a.id AND w.url = a.url AND w.title = a.title)",
    "SELECT count (*) FROM main.version AS v WHERE source_url IS NOT 'dossier:kept' AND NOT EXISTS "
    "(SELECT 1 FROM whole.version AS w WHERE w.id = v.id AND w.text = v.text "
    "AND w.article_id = v.article_id)",
    "SELECT count (*) FROM main.annotation AS a WHERE NOT EXISTS "
    "(SELECT 1 FROM whole.annotation AS w WHERE w.id = a.id AND w.uuid = a.uuid "
    "AND w.quote = a.quote AND w.note IS a.note)",
    "SELECT count (*) FROM main.tag AS t WHERE NOT EXISTS "
    "(SELECT 1 FROM whole.tag AS w WHERE w.id = t.id AND w.name = t.name)",
    "SELECT count (*) FROM main.mention AS m WHERE NOT EXISTS "
    "(SELECT 1 FROM whole.mention AS w WHERE w.id = m.id AND w.start = m.start "
    "AND w.version_id = m.version_id)",
  };
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS whole", whole);

  store_test_execute (db, attach);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_assert_cmpint (store_test_query_int (db, parts[i]), ==, 0);
  store_test_execute (db, "DETACH whole");
}

/* --- Damaging --- */

static void
read_file (const char *path, char **bytes, gsize *length)
{
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static void
write_file (const char *path, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
}

static DossierRecovery *
recover (Fixture *fixture, const char *damaged)
{
  g_autoptr (GError) error = NULL;
  DossierRecovery *outcome = dossier_recover (damaged, fixture->recovered, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome);
  return outcome;
}

static void
check_recovered (Fixture *fixture, const DossierRecovery *outcome)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->recovered);
  GDir       *folder = NULL;
  const char *name = NULL;

  store_test_check (db);
  assert_part (db, fixture->path);
  g_assert_cmpuint (store_test_count (db, NULL), ==, outcome->n_articles);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM annotation"),
                   ==,
                   outcome->n_annotations);
  /* No copy is left behind. */
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_true (!g_str_has_suffix (name, ".damaged") && !g_str_has_suffix (name, ".backup"));
  g_dir_close (folder);
}

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierRecovery) outcome = recover (fixture, fixture->path);

  g_assert_cmpuint (outcome->problems->len, ==, 0);
  g_assert_cmpuint (outcome->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (outcome->n_versions, ==, N_ARTICLES);
  g_assert_cmpuint (outcome->n_pages, ==, 0);
  check_recovered (fixture, outcome);
  assert_same (fixture->path, fixture->recovered);
}

/* What is only in the log is there as well. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autoptr (DossierRecovery) outcome = NULL;

  store_test_begin (db);
  store_test_execute (db, "INSERT INTO tag (name) VALUES ('log')");
  store_test_commit (db);
  outcome = recover (fixture, fixture->path);
  g_assert_cmpuint (outcome->problems->len, ==, 0);
  check_recovered (fixture, outcome);
  g_clear_pointer (&db, dossier_db_close);
  assert_same (fixture->path, fixture->recovered);
}

/* Without its first page nothing in the file says what is where. */
static void
test_first_page (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = g_strconcat (fixture->path, "-hurt", NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  g_autoptr (DossierRecovery) outcome = NULL;

  read_file (fixture->path, &bytes, &length);
  memset (bytes, 0, PAGE);
  write_file (damaged, bytes, length);
  outcome = recover (fixture, damaged);
  check_recovered (fixture, outcome);
  g_assert_cmpuint (outcome->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (outcome->n_versions, ==, N_ARTICLES);
  g_assert_cmpuint (outcome->n_pages, >, 0);
}

static void
test_header (Fixture *fixture, gconstpointer data)
{
  g_autofree char *damaged = g_strconcat (fixture->path, "-hurt", NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  g_autoptr (DossierRecovery) outcome = NULL;

  read_file (fixture->path, &bytes, &length);
  memset (bytes, 'x', 40);
  write_file (damaged, bytes, length);
  outcome = recover (fixture, damaged);
  g_assert_cmpuint (outcome->problems->len, ==, 0);
  check_recovered (fixture, outcome);
  assert_same (fixture->path, fixture->recovered);
}

typedef struct
{
  guint n_pages; /* that are overwritten */
  guint n_bits;  /* that are flipped anywhere */
  guint percent; /* of the file that is left */
  /* There is one like it, only worse. */
  gboolean is_mild;
} Damage;

static const Damage damages[] = {
  { .n_pages = 1, .percent = 100, .is_mild = TRUE },
  { .n_pages = 5, .percent = 100 },
  { .n_bits = 1, .percent = 100, .is_mild = TRUE },
  { .n_bits = 40, .percent = 100 },
  { .percent = 90, .is_mild = TRUE },
  { .percent = 50 },
  { .n_pages = 3, .n_bits = 10, .percent = 95 },
};

static void
hurt (const Damage *damage, GRand *random, char *bytes, gsize *length)
{
  *length = *length * damage->percent / 100;
  for (guint i = 0; i < damage->n_pages; i++)
    {
      gsize start = (gsize) g_rand_int_range (random, 0, (gint32) (*length / PAGE)) * PAGE;

      for (gsize j = 0; j < PAGE; j++)
        bytes[start + j] = (char) g_rand_int (random);
    }
  for (guint i = 0; i < damage->n_bits; i++)
    bytes[g_rand_int_range (random, 0, (gint32) *length)] ^=
        (char) (1 << g_rand_int_range (random, 0, 8));
}

/* Bits that are flipped within a text give another text, which nobody can know. */
static void
test_damage (Fixture *fixture, gconstpointer data)
{
  const Damage    *damage = data;
  g_autofree char *damaged = g_strconcat (fixture->path, "-hurt", NULL);
  g_autofree char *bytes = NULL;
  gsize            whole = 0;
  guint            n_seeds = read_n_seeds ();
  guint            n_articles = 0;
  guint            n_annotations = 0;

  read_file (fixture->path, &bytes, &whole);
  for (guint32 seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autofree char *hurt_bytes = g_memdup2 (bytes, whole);
      gsize            length = whole;
      g_autoptr (DossierRecovery) outcome = NULL;
      g_autoptr (DossierDb) db = NULL;

      hurt (damage, random, hurt_bytes, &length);
      write_file (damaged, hurt_bytes, length);
      outcome = recover (fixture, damaged);
      db = store_test_open (fixture->recovered);
      store_test_check (db);
      if (damage->n_bits == 0)
        assert_part (db, fixture->path);
      n_articles += outcome->n_articles;
      n_annotations += outcome->n_annotations;
      g_clear_pointer (&db, dossier_db_close);
      g_unlink (fixture->recovered);
    }
  g_test_message ("%u articles of %u, %u notes", n_articles, n_seeds * N_ARTICLES, n_annotations);
  g_assert_cmpuint (n_articles, >=, n_seeds * (N_ARTICLES * (damage->percent - 10) / 100 - 1));
  g_assert_cmpuint (n_annotations, >, 0);
}

/* An article whose text is lost keeps its address, its title, and what was marked in it. */
static void
test_lost_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDb) db = store_test_open (fixture->path);
  g_autoptr (DossierRecovery) outcome = NULL;
  g_autofree char *note = NULL;
  gint64           article = store_test_query_int (db, "SELECT min (article_id) FROM annotation");
  g_autofree char *sql = g_strdup_printf (
      "PRAGMA foreign_keys = OFF; DELETE FROM body WHERE version_id = %d;"
      "DELETE FROM mention WHERE version_id = %d; DELETE FROM placement WHERE version_id = %d;"
      "DELETE FROM version WHERE id = %d",
      (int) article,
      (int) article,
      (int) article,
      (int) article);

  store_test_execute (db, sql);
  g_clear_pointer (&db, dossier_db_close);
  outcome = recover (fixture, fixture->path);
  g_assert_cmpuint (outcome->n_articles, ==, N_ARTICLES);
  g_assert_cmpuint (outcome->n_versions, ==, N_ARTICLES - 1);
  g_assert_cmpuint (outcome->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (outcome->problems, 0), "is lost; its title"));

  db = store_test_open (fixture->recovered);
  store_test_check (db);
  g_free (sql);
  sql = g_strdup_printf ("SELECT group_concat (DISTINCT anchor) FROM placement JOIN annotation "
                         "ON annotation.id = annotation_id WHERE article_id = %d",
                         (int) article);
  note = store_test_dump (db, sql);
  g_assert_cmpstr (note, ==, "exact|\n");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  static const char *const contents[] = { "", "SQLite format 3", "Once upon a time" };
  g_autofree char         *damaged = g_strconcat (fixture->path, "-hurt", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      write_file (damaged, contents[i], strlen (contents[i]));
      g_assert_null (dossier_recover (damaged, fixture->recovered, &error));
      g_assert_nonnull (error);
      g_assert_cmpint (g_access (fixture->recovered, F_OK), !=, 0);
    }
}

static void
test_never_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;

  write_file (fixture->recovered, "mine", 4);
  g_assert_null (dossier_recover (fixture->path, fixture->recovered, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_OPEN);
  g_assert_true (g_file_get_contents (fixture->recovered, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "mine");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/store/recover/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-whole-notebook-stays-what-it-is", test_whole);
  ADD ("what-is-in-the-log-is-there", test_log);
  ADD ("without-its-first-page-all-articles-are-found", test_first_page);
  ADD ("without-its-first-bytes-nothing-is-lost", test_header);
  ADD ("an-article-without-text-keeps-its-notes", test_lost_text);
  ADD ("a-file-of-nothing-gives-nothing", test_nothing);
  ADD ("no-file-is-written-over", test_never_over);
  for (gsize i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/store/recover/most-is-there-after/%u-pages-%u-bits-%u-percent",
                           damages[i].n_pages,
                           damages[i].n_bits,
                           damages[i].percent);

      if (read_n_seeds () > 1 || !damages[i].is_mild)
        g_test_add (path, Fixture, &damages[i], set_up, test_damage, tear_down);
    }

  return g_test_run ();
}
