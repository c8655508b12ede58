/* test-faults.c: a disk that fails at any call, and power that is lost, never harm a notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each session is run again and again, with the fault at another call each time. DOSSIER_FAULTS is
 * how many of the calls are tried for each kind of fault, 0 for all; DOSSIER_FAULTS_SEED where to
 * begin.
 */
#include "config.h"

#include "crash-facts.h"

#include "core/recognise/dossier-mention.h"
#include "notebook/dossier-error-text.h"
#include "store/dossier-annotations.h"
#include "store/dossier-bundle.h"
#include "store/dossier-capture-rows.h"
#include "store/dossier-db-private.h"
#include "store/dossier-maintenance.h"
#include "store/dossier-migration.h"
#include "store/dossier-rules-correct.h"
#include "store/dossier-undo.h"
#include "tests/support/dossier-test-notebook.h"
#include "tests/support/dossier-test-vfs.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* Enough to meet every kind of moment, and quick enough for every day. */
#define N_TRIES 8

/* No session makes as many calls. */
#define MAX_CALLS 100000

#define CHANGES                                                                                    \
  (DOSSIER_TEST_VFS_WRITE | DOSSIER_TEST_VFS_TRUNCATE | DOSSIER_TEST_VFS_SYNC |                    \
   DOSSIER_TEST_VFS_DELETE)

static const struct
{
  const char         *name;
  DossierTestVfsFault fault;
} faults[] = {
  { "a-full-disk", { DOSSIER_TEST_VFS_WRITE, .code = SQLITE_FULL, .is_lasting = TRUE } },
  { "a-disk-full-for-a-moment", { DOSSIER_TEST_VFS_WRITE, .code = SQLITE_FULL } },
  { "half-a-write-to-a-full-disk",
    { DOSSIER_TEST_VFS_WRITE, .code = SQLITE_FULL, .is_short = TRUE, .is_lasting = TRUE } },
  { "half-a-write", { DOSSIER_TEST_VFS_WRITE, .code = SQLITE_IOERR_WRITE, .is_short = TRUE } },
  { "a-disk-that-writes-no-more",
    { DOSSIER_TEST_VFS_WRITE, .code = SQLITE_IOERR_WRITE, .is_lasting = TRUE } },
  { "a-sync-that-fails", { DOSSIER_TEST_VFS_SYNC, .code = SQLITE_IOERR_FSYNC } },
  { "syncs-that-fail", { DOSSIER_TEST_VFS_SYNC, .code = SQLITE_IOERR_FSYNC, .is_lasting = TRUE } },
  { "a-file-that-cannot-be-cut",
    { DOSSIER_TEST_VFS_TRUNCATE, .code = SQLITE_IOERR_TRUNCATE, .is_lasting = TRUE } },
  { "a-read-that-fails", { DOSSIER_TEST_VFS_READ, .code = SQLITE_IOERR_READ } },
  { "a-disk-that-reads-no-more",
    { DOSSIER_TEST_VFS_READ, .code = SQLITE_IOERR_READ, .is_lasting = TRUE } },
  { "a-file-that-cannot-be-opened", { DOSSIER_TEST_VFS_OPEN, .code = SQLITE_CANTOPEN } },
  { "files-that-cannot-be-opened",
    { DOSSIER_TEST_VFS_OPEN, .code = SQLITE_CANTOPEN, .is_lasting = TRUE } },
  { "a-file-that-cannot-be-removed",
    { DOSSIER_TEST_VFS_DELETE, .code = SQLITE_IOERR_DELETE, .is_lasting = TRUE } },
  { "memory-that-cannot-be-shared",
    { DOSSIER_TEST_VFS_SHARE, .code = SQLITE_IOERR_SHMMAP, .is_lasting = TRUE } },
  { "loss-of-power", { CHANGES, .is_power_loss = TRUE } },
};

typedef struct
{
  const char *key;
  const char *before;
  const char *after;
} Fact;

typedef struct
{
  char       *folder;
  char       *path;
  char       *bundle;
  char       *backup;
  gboolean    is_old;    /* begins with a notebook of the schema before */
  DossierDb  *db;        /* (nullable) */
  GHashTable *facts;     /* key to what was acknowledged */
  GHashTable *may;       /* key to what an action that failed would have made of it */
  GHashTable *backed_up; /* (nullable): the facts when the backup was made */
  GPtrArray  *done;      /* Fact: of steps */
  GPtrArray  *undone;
  guint       n_done;
  guint       n_failed;
} Session;

typedef struct
{
  const char *name;
  gboolean (*run) (Session *, GError **);
  Fact     fact;
  gboolean is_step; /* undo takes it back */
  gboolean is_new;  /* needs nothing that is there */
} Action;

/* --- What a reader does --- */

static gboolean
add_text (DossierDb *db, const char *url, const char *title, const char *body, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new (title, body);
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, document->text_length);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *mention =
      dossier_mention_new (DOSSIER_ENTITY_PERSON, dossier_test_find (document, "Anna Berg"));
  DossierVersionOutcome outcome = { 0 };
  DossierVersionInput   input = {
      .url = url,
      .source_url = url,
      .document = document,
      .raw = raw,
      .fetched = 1700000000000,
      .mentions = mentions,
  };

  mention->confidence = 0.9;
  g_free (mention->name);
  mention->name = g_strdup ("Anna Berg");
  g_ptr_array_add (mentions, mention);
  return dossier_versions_add (db, &input, &outcome, error);
}

static gboolean
add (Session *self, GError **error)
{
  return add_text (self->db,
                   "https://quay.example/new",
                   "The quay",
                   "Anna Berg opened the quay. It is long.",
                   error);
}

static gboolean
add_again (Session *self, GError **error)
{
  return add_text (self->db,
                   "https://quay.example/old",
                   "The pier",
                   "Anna Berg closed the pier. It was old.",
                   error);
}

static gboolean
annotate (Session *self, GError **error)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();

  annotation->colour = DOSSIER_COLOUR_GREEN;
  annotation->note = g_strdup ("kept");
  return dossier_undo_begin (self->db, "annotation", error) &&
         dossier_annotations_add (self->db, 1, (DossierSpan){ 4, 8 }, annotation, error);
}

static gboolean
correct (Session *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64            id = 1;
  DossierCorrection correction = {
    .gesture = DOSSIER_GESTURE_REJECT,
    .scope = DOSSIER_RULE_EVERYWHERE,
    .version_id = 1,
    .ids = ids,
    .seen_id = id,
  };

  g_array_append_val (ids, id);
  return dossier_undo_begin (self->db, "correction", error) &&
         dossier_rules_correct (self->db, &correction, error);
}

static gboolean
import (Session *self, GError **error)
{
  g_autofree char *copy = g_strconcat (self->bundle, ".copy", NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  gboolean         ok = FALSE;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  DossierBundleOutcome outcome = { .problems = problems };

  g_assert_true (g_file_get_contents (self->bundle, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (copy, bytes, (gssize) length, NULL));
  ok = dossier_bundle_read (self->db, copy, "import", &outcome, error);
  g_unlink (copy);
  return ok;
}

static gboolean
ask (Session *self, GError **error)
{
  return dossier_capture_rows_add (self->db, "https://wait.example/a", 0, NULL, error);
}

static gboolean
undo (Session *self, GError **error)
{
  return dossier_undo_undo (self->db, NULL, error);
}

static gboolean
redo (Session *self, GError **error)
{
  return dossier_undo_redo (self->db, NULL, error);
}

static const Action actions[] = {
  { "add", add, { "article https://quay.example/new", "absent", "shown" }, .is_new = TRUE },
  { "annotate", annotate, { "note kept", "0", "1" }, .is_step = TRUE, .is_new = TRUE },
  { "add again", add_again, { "versions https://quay.example/old", "1", "2" } },
  { "correct", correct, { "rule 1", "absent", "there" }, .is_step = TRUE },
  { "import", import, { "article https://bundle.example/a", "absent", "shown" }, .is_step = TRUE },
  { "undo", undo },
  { "redo", redo },
  { "undo", undo },
  { "ask", ask, { "asked https://wait.example/a", "absent", "there" }, .is_new = TRUE },
};

/* --- A session --- */

/* Whatever fails says so, as a person would. */
static void
check_error (GError **error)
{
  DossierErrorText text;

  g_assert_nonnull (*error);
  g_assert_true ((*error)->domain == DOSSIER_STORE_ERROR || (*error)->domain == G_IO_ERROR);
  g_assert_cmpuint (strlen ((*error)->message), >, 10);
  text = dossier_error_text (*error);
  g_assert_cmpuint (strlen (text.title), >, 0);
  g_assert_cmpuint (strlen (text.advice), >, 0);
  g_assert_cmpstr (text.title, !=, "That did not work");
  g_clear_error (error);
}

static void
note_fact (Session *self, const Fact *fact, gboolean ok, const char *value)
{
  if (fact->key == NULL)
    return;
  if (ok)
    g_hash_table_replace (self->facts, (char *) fact->key, (char *) value);
  else
    g_hash_table_replace (self->may, (char *) fact->key, (char *) value);
}

/* Undoing a new article hides it. */
static const char *
get_undone (const Fact *fact)
{
  return g_str_has_prefix (fact->key, "article ") ? "hidden" : fact->before;
}

static void
note_action (Session *self, const Action *action, gboolean ok)
{
  const Fact *fact = NULL;

  if (action->run == undo && self->done->len > 0)
    {
      fact = g_ptr_array_index (self->done, self->done->len - 1);
      note_fact (self, fact, ok, get_undone (fact));
      if (ok)
        g_ptr_array_add (self->undone, g_ptr_array_steal_index (self->done, self->done->len - 1));
    }
  else if (action->run == redo && self->undone->len > 0)
    {
      fact = g_ptr_array_index (self->undone, self->undone->len - 1);
      note_fact (self, fact, ok, fact->after);
      if (ok)
        g_ptr_array_add (self->done, g_ptr_array_steal_index (self->undone, self->undone->len - 1));
    }
  else if (action->run != undo && action->run != redo)
    {
      note_fact (self, &action->fact, ok, action->fact.after);
      if (ok && action->is_step)
        {
          g_ptr_array_add (self->done, (gpointer) &action->fact);
          g_ptr_array_set_size (self->undone, 0);
        }
    }
}

static void
act (Session *self, const Action *action)
{
  g_autoptr (GError) error = NULL;
  gboolean ok = dossier_db_begin (self->db, &error) && action->run (self, &error);

  if (ok)
    ok = dossier_db_commit (self->db, &error);
  else
    dossier_db_rollback (self->db);
  note_action (self, action, ok);
  if (ok)
    {
      g_assert_no_error (error);
      self->n_done++;
      return;
    }
  self->n_failed++;
  check_error (&error);
}

static void
copy_facts (gpointer key, gpointer value, gpointer facts)
{
  g_hash_table_insert (facts, key, value);
}

static void
back_up (Session *self)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_maintenance_backup (self->db, self->backup, &error))
    {
      self->n_failed++;
      check_error (&error);
      return;
    }
  self->backed_up = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_foreach (self->facts, copy_facts, self->backed_up);
}

static void
work (Session *self)
{
  g_autoptr (GError) error = NULL;

  self->db = dossier_db_open (self->path, DOSSIER_DB_READ_WRITE, &error);
  if (self->db == NULL)
    {
      self->n_failed++;
      check_error (&error);
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    if (!self->is_old || actions[i].is_new)
      act (self, &actions[i]);
  back_up (self);
  g_clear_pointer (&self->db, dossier_db_close);
}

/* --- What is there afterwards --- */

static void
check_facts (DossierDb *db, GHashTable *facts, GHashTable *may)
{
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *found = crash_facts_probe (db, key);
      const char      *possible = g_hash_table_lookup (may, key);

      if (strcmp (found, value) != 0 && g_strcmp0 (found, possible) != 0)
        g_error ("%s: %s was acknowledged, %s is there", (char *) key, (char *) value, found);
    }
}

/* On a disk without faults, which is the real one but for syncing. */
static void
check_file (const char *path, GHashTable *facts, GHashTable *may)
{
  static const DossierTestVfsFault none = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  DossierDb *db = NULL;

  dossier_test_vfs_begin (path, &none);
  db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  crash_facts_check (db, problems);
  if (problems->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (problems, 0));
  check_facts (db, facts, may);
  dossier_db_close (db);
  dossier_test_vfs_end ();
}

/* --- Notebooks to begin with --- */

static void
make_notebook (const char *path, const char *url)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  g_assert_true (dossier_db_begin (db, NULL));
  add_text (db, url, "The pier", "Anna Berg mended the pier. Anna Berg is old.", &error);
  g_assert_no_error (error);
  g_assert_true (dossier_db_commit (db, NULL));
}

/* As the last program left it: one schema older, with rows enough to fill some pages. */
static void
make_old_notebook (const char *path)
{
  g_auto (GStrv) scripts = dossier_migration_dup_scripts ();
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  dossier_migration_run (handle,
                         path,
                         (const char *const *) scripts,
                         g_strv_length (scripts) - 1,
                         &error);
  g_assert_no_error (error);
  g_assert_cmpint (
      sqlite3_exec (
          handle,
          "PRAGMA journal_mode = WAL;"
          "INSERT INTO article (url, title, added) VALUES ('https://quay.example/old', 'Q', 5);"
          "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)"
          "INSERT INTO capture (url, key, asked) "
          "SELECT 'https://wait.example/' || i, 'https://wait.example/' || i, i FROM n;",
          NULL,
          NULL,
          NULL),
      ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

typedef struct
{
  char *folder;
  char *notebook;
  char *old_notebook;
  char *bundle;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("dossier-faults-XXXXXX", NULL);
  fixture->notebook = g_build_filename (fixture->folder, "first", NULL);
  fixture->old_notebook = g_build_filename (fixture->folder, "old", NULL);
  fixture->bundle = g_build_filename (fixture->folder, "bundle", NULL);
  make_notebook (fixture->notebook, "https://quay.example/old");
  make_notebook (fixture->bundle, "https://bundle.example/a");
  make_old_notebook (fixture->old_notebook);
}

static void
empty_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name = NULL;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  empty_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->notebook);
  g_free (fixture->old_notebook);
  g_free (fixture->bundle);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (from, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) length, NULL));
}

/* --- Runs --- */

typedef struct
{
  guint    n_calls;
  guint    n_done;
  guint    n_failed;
  gboolean is_met;
} Outcome;

static Outcome
run (Fixture *fixture, const char *first, const DossierTestVfsFault *fault)
{
  Session self = { .bundle = fixture->bundle, .is_old = first != fixture->notebook };
  Outcome outcome = { 0 };
  gint64  memory = 0;

  self.folder = g_build_filename (fixture->folder, "run", NULL);
  self.path = g_build_filename (self.folder, "notebook.dossier", NULL);
  self.backup = g_build_filename (self.folder, "backup", NULL);
  self.facts = g_hash_table_new (g_str_hash, g_str_equal);
  self.may = g_hash_table_new (g_str_hash, g_str_equal);
  self.done = g_ptr_array_new ();
  self.undone = g_ptr_array_new ();
  g_assert_cmpint (g_mkdir (self.folder, 0700), ==, 0);
  if (first != NULL)
    {
      copy_file (first, self.path);
      g_hash_table_insert (self.facts,
                           (char *) "article https://quay.example/old",
                           (char *) "shown");
    }

  memory = sqlite3_memory_used ();
  dossier_test_vfs_begin (self.path, fault);
  work (&self);
  outcome.n_calls = dossier_test_vfs_get_n_calls ();
  outcome.is_met = dossier_test_vfs_was_met ();
  dossier_test_vfs_end ();
  g_assert_cmpint (sqlite3_memory_used (), ==, memory);

  check_file (self.path, self.facts, self.may);
  if (self.backed_up != NULL)
    check_file (self.backup, self.backed_up, self.backed_up);
  outcome.n_done = self.n_done;
  outcome.n_failed = self.n_failed;

  empty_folder (self.folder);
  g_hash_table_unref (self.facts);
  g_hash_table_unref (self.may);
  g_clear_pointer (&self.backed_up, g_hash_table_unref);
  g_ptr_array_unref (self.done);
  g_ptr_array_unref (self.undone);
  g_free (self.folder);
  g_free (self.path);
  g_free (self.backup);
  return outcome;
}

static guint
read_number (const char *name, guint fallback)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) strtoul (value, NULL, 10) : fallback;
}

static void
try_all (Fixture *fixture, const char *first, const DossierTestVfsFault *kind)
{
  guint               seed = read_number ("DOSSIER_FAULTS_SEED", g_random_int ());
  guint               n_tries = read_number ("DOSSIER_FAULTS", N_TRIES);
  DossierTestVfsFault fault = *kind;
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  Outcome  calm = run (fixture, first, &fault);
  guint    step = 1;
  guint    n_runs = 0;
  guint    n_failed = 0;
  gboolean is_met = TRUE;

  g_assert_false (calm.is_met);
  g_assert_cmpuint (calm.n_failed, ==, 0);
  g_assert_cmpuint (calm.n_done, >=, first == fixture->notebook ? G_N_ELEMENTS (actions) : 3);
  if (n_tries > 0)
    step = MAX (1, calm.n_calls / n_tries);
  for (fault.nth = (guint) g_rand_int_range (random, 1, (gint32) step + 1); is_met;
       fault.nth += step)
    {
      Outcome outcome;

      fault.seed = g_rand_int (random);
      outcome = run (fixture, first, &fault);
      is_met = outcome.is_met;
      n_failed += outcome.n_failed;
      n_runs++;
      g_assert_cmpuint (fault.nth, <, MAX_CALLS);
    }
  g_test_message ("DOSSIER_FAULTS_SEED=%u: %u calls, %u runs, %u actions failed",
                  seed,
                  calm.n_calls,
                  n_runs,
                  n_failed);
  if (calm.n_calls > step && n_runs > 2 && (kind->calls & DOSSIER_TEST_VFS_WRITE) != 0)
    g_assert_cmpuint (n_failed, >, 0);
}

static void
test_session (Fixture *fixture, gconstpointer data)
{
  const DossierTestVfsFault *fault = data;

  try_all (fixture, fixture->notebook, fault);
}

/* The first thing that opening does is to bring it up to date. */
static void
test_migration (Fixture *fixture, gconstpointer data)
{
  const DossierTestVfsFault *fault = data;

  try_all (fixture, fixture->old_notebook, fault);
}

/* That the disk of these tests forgets what nobody synced: a database that does not sync loses rows
 * that it said were written, or more. */
static gboolean
loses_rows (const char *path, const char *settings, guint32 seed)
{
  DossierTestVfsFault fault = { CHANGES, .is_power_loss = TRUE, .nth = 60, .seed = seed };
  sqlite3            *handle = NULL;
  sqlite3_stmt       *statement = NULL;
  int                 n_written = 0;
  int                 n_found = -1;
  gboolean            is_whole = FALSE;

  g_unlink (path);
  dossier_test_vfs_begin (path, &fault);
  sqlite3_open (path, &handle);
  sqlite3_exec (handle, settings, NULL, NULL, NULL);
  sqlite3_exec (handle, "CREATE TABLE t (a INTEGER PRIMARY KEY)", NULL, NULL, NULL);
  while (sqlite3_exec (handle, "INSERT INTO t DEFAULT VALUES", NULL, NULL, NULL) == SQLITE_OK)
    n_written++;
  sqlite3_close (handle);
  dossier_test_vfs_end ();
  g_assert_cmpint (n_written, >, 5);

  sqlite3_open (path, &handle);
  if (sqlite3_prepare_v2 (handle, "SELECT count (*) FROM t", -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step (statement) == SQLITE_ROW)
    n_found = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  is_whole = n_found >= n_written;
  sqlite3_close (handle);
  return !is_whole;
}

static void
test_model (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "model", NULL);
  guint            n_lost = 0;

  for (guint32 seed = 1; seed <= 20; seed++)
    {
      n_lost += loses_rows (path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", seed);
      g_assert_false (
          loses_rows (path, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", seed));
    }
  g_assert_cmpuint (n_lost, >, 10);
}

static void
test_new (Fixture *fixture, gconstpointer data)
{
  const DossierTestVfsFault *fault = data;

  try_all (fixture, NULL, fault);
}

int
main (int argc, char **argv)
{
  g_autoptr (DossierDb) empty = NULL;

  g_test_init (&argc, &argv, NULL);

  /* The pattern of an empty notebook, which stays: what is counted later is what leaks. */
  empty = dossier_db_open (":memory:", DOSSIER_DB_READ_WRITE, NULL);
  g_assert_nonnull (empty);
  g_clear_pointer (&empty, dossier_db_close);

  g_test_add ("/notebook/faults/the-disk-forgets-what-is-not-synced",
              Fixture,
              NULL,
              set_up,
              test_model,
              tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      g_autofree char *session =
          g_strconcat ("/notebook/faults/work-outlives-", faults[i].name, NULL);
      g_autofree char *migration =
          g_strconcat ("/notebook/faults/a-new-schema-outlives-", faults[i].name, NULL);

      g_autofree char *creation =
          g_strconcat ("/notebook/faults/a-new-notebook-outlives-", faults[i].name, NULL);

      if (faults[i].fault.is_power_loss || faults[i].fault.code == SQLITE_IOERR_FSYNC)
        g_test_add (creation, Fixture, &faults[i].fault, set_up, test_new, tear_down);
      g_test_add (session, Fixture, &faults[i].fault, set_up, test_session, tear_down);
      g_test_add (migration, Fixture, &faults[i].fault, set_up, test_migration, tear_down);
    }

  return g_test_run ();
}
