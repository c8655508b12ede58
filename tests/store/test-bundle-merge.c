/* test-bundle-merge.c: what a bundle says of articles that are here already joins what is here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-bundle.h"
#include "store/dossier-db-private.h"
#include "store/dossier-raw.h"
#include "tests/store/rules-test.h"

#include <string.h>

/* Two notebooks of the same four articles. */
typedef struct
{
  RulesTest            here;
  RulesTest            there;
  char                *folder;
  guint                n_bundles;
  DossierBundleOutcome outcome;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  rules_test_open (&fixture->here);
  rules_test_open (&fixture->there);
  fixture->folder = store_test_make_folder ();
  fixture->outcome.problems = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rules_test_close (&fixture->here);
  rules_test_close (&fixture->there);
  store_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->outcome.problems);
}

/* Everything of @from comes to @to; @outcome is of this time alone. */
static void
import (Fixture *fixture, RulesTest *from, RulesTest *to)
{
  g_autofree char *path = g_strdup_printf ("%s/%u", fixture->folder, fixture->n_bundles++);
  g_autoptr (GError) error = NULL;
  GPtrArray *problems = fixture->outcome.problems;

  dossier_bundle_write (from->db, NULL, path, &error);
  g_assert_no_error (error);
  fixture->outcome = (DossierBundleOutcome){ .problems = problems };
  store_test_begin (to->db);
  dossier_bundle_read (to->db, path, "import", &fixture->outcome, &error);
  g_assert_no_error (error);
  store_test_commit (to->db);
  rules_test_work (to);
  store_test_check (to->db);
}

/* The @n-th Paris of an article is another one of the same name. */
static void
split_paris (RulesTest *test, guint article, guint n)
{
  g_autoptr (GArray) ids = rules_test_find (test, test->version_ids[article], "place", "Paris");
  gint64            id = g_array_index (ids, gint64, n);
  DossierCorrection correction = {
    .gesture = DOSSIER_GESTURE_SPLIT,
    .scope = DOSSIER_RULE_HERE,
    .version_id = test->version_ids[article],
    .ids = ids,
    .name = "Paris",
    .namesake = DOSSIER_NAMESAKE_OTHER,
  };

  g_array_set_size (ids, 0);
  g_array_append_val (ids, id);
  rules_test_correct (test, "split", &correction);
  rules_test_work (test);
}

/* "1:1 2:2 2:3": where each Paris stands, as article and which one of them. */
static char *
describe_paris (RulesTest *test)
{
  return store_test_dump (
      test->db,
      "SELECT article.url, mention.start, (SELECT count (*) FROM entity AS other "
      "WHERE other.name = 'Paris' AND other.id <= entity.id) FROM mention "
      "JOIN entity ON entity.id = mention.entity_id AND entity.name = 'Paris' "
      "JOIN version ON version.id = mention.version_id "
      "JOIN article ON article.id = version.article_id ORDER BY 1, 2");
}

static gint64
count_paris (RulesTest *test)
{
  return store_test_query_int (test->db, "SELECT count (*) FROM entity WHERE name = 'Paris'");
}

static void
test_namesakes_arrive_apart (Fixture *fixture, gconstpointer data)
{
  RulesTest        empty = { .db = store_test_open_memory () };
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autofree char *again = NULL;

  split_paris (&fixture->here, 2, 1);
  expected = describe_paris (&fixture->here);
  import (fixture, &fixture->here, &empty);
  found = describe_paris (&empty);
  g_assert_cmpstr (found, ==, expected);
  import (fixture, &fixture->here, &empty);
  again = describe_paris (&empty);
  g_assert_cmpstr (again, ==, expected);
  g_assert_cmpint (count_paris (&empty), ==, 2);
  rules_test_close (&empty);
}

static void
test_a_split_comes_to_known_articles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = describe_paris (&fixture->there);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autofree char *undone = NULL;

  split_paris (&fixture->here, 2, 1);
  expected = describe_paris (&fixture->here);
  import (fixture, &fixture->here, &fixture->there);
  found = describe_paris (&fixture->there);
  g_assert_cmpstr (found, ==, expected);
  rules_test_undo (&fixture->there);
  undone = describe_paris (&fixture->there);
  g_assert_cmpstr (undone, ==, before);
}

/* Each reader has told another Paris from the one of that name. */
static void
test_other_namesakes_do_not_become_one (Fixture *fixture, gconstpointer data)
{
  split_paris (&fixture->here, 2, 1);
  split_paris (&fixture->there, 3, 0);
  import (fixture, &fixture->here, &fixture->there);
  g_assert_cmpint (count_paris (&fixture->there), ==, 3);
  import (fixture, &fixture->here, &fixture->there);
  g_assert_cmpint (count_paris (&fixture->there), ==, 3);
}

static void
test_what_was_decided_here_stands (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  split_paris (&fixture->here, 2, 1);
  split_paris (&fixture->there, 2, 1);
  before = describe_paris (&fixture->there);
  import (fixture, &fixture->here, &fixture->there);
  after = describe_paris (&fixture->there);
  g_assert_cmpstr (after, ==, before);
}

/* --- versions --- */

#define URL "https://news.example/0"
/* When the versions after the first were received. */
#define LATER  1700000001000
#define LATEST 1700000002000

static gint64
capture (RulesTest *test, const char *body, gint64 fetched)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("News", body);
  g_autoptr (GPtrArray) mentions = rules_test_recognise (document);
  g_autoptr (GBytes) bytes = g_bytes_new (body, strlen (body));
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  DossierVersionOutcome outcome = { 0 };
  DossierVersionInput   input = {
      .url = URL,
      .source_url = URL,
      .document = document,
      .raw = raw,
      .fetched = fetched,
      .mentions = mentions,
  };
  g_autoptr (GError) error = NULL;

  store_test_begin (test->db);
  dossier_versions_add (test->db, &input, &outcome, &error);
  g_assert_no_error (error);
  store_test_commit (test->db);
  return outcome.version_id;
}

static void
annotate (RulesTest *test, gint64 version_id, const char *words, const char *uuid)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autofree char *sql = g_strdup_printf (
      "SELECT instr (CAST (text AS BLOB), CAST ('%s' AS BLOB)) FROM version WHERE id = "
      "%" G_GINT64_FORMAT,
      words,
      version_id);
  gsize start = (gsize) store_test_query_int (test->db, sql) - 1;
  g_autoptr (GError) error = NULL;

  annotation->uuid = g_strdup (uuid);
  store_test_begin (test->db);
  dossier_annotations_add (test->db,
                           version_id,
                           (DossierSpan){ start, start + strlen (words) },
                           annotation,
                           &error);
  g_assert_no_error (error);
  store_test_commit (test->db);
}

static void
assert_versions (RulesTest *test, const char *expected)
{
  g_autofree char *found = store_test_dump (
      test->db,
      "SELECT version.number, version.fetched, article.version_id = version.id "
      "FROM version JOIN article ON article.id = version.article_id AND article.n_versions = "
      "(SELECT count (*) FROM version WHERE article_id = article.id) "
      "WHERE article.url = '" URL "' ORDER BY number");

  g_assert_cmpstr (found, ==, expected);
}

#define FIRST                                                                                      \
  "Anna Berg left Lund with 40 boats. A. Berg said that Skarva would follow. May was cold."
#define SECOND                                                                                     \
  "Anna Berg left Lund with 42 boats. A. Berg said that Skarva would follow. It snowed."
#define THIRD "Anna Berg left Lund with 44 boats. A. Berg said that Skarva would follow."

#define BY_TIME "1|1700000000000|0|\n2|1700000001000|0|\n3|1700000002000|1|\n"

/* The older ones of the file go before what is here, which stays the article's text. */
static void
test_older_versions_go_before (Fixture *fixture, gconstpointer data)
{
  gint64 second = 0;

  second = capture (&fixture->here, SECOND, LATER);
  annotate (&fixture->here, second, "It snowed", "u-snow");
  annotate (&fixture->here, second, "Skarva would follow", "u-follow");
  capture (&fixture->there, THIRD, LATEST);
  import (fixture, &fixture->here, &fixture->there);
  g_assert_cmpuint (fixture->outcome.n_versions, ==, 1);
  g_assert_cmpuint (fixture->outcome.n_exact, ==, 1);
  g_assert_cmpuint (fixture->outcome.n_orphans, ==, 1);
  g_assert_cmpuint (fixture->outcome.problems->len, ==, 0);
  assert_versions (&fixture->there, BY_TIME);
  g_assert_cmpint (store_test_query_int (fixture->there.db,
                                         "SELECT version.number FROM annotation "
                                         "JOIN version ON version.id = annotation.version_id "
                                         "WHERE annotation.uuid = 'u-snow'"),
                   ==,
                   2);
  g_assert_cmpuint (store_test_count (fixture->there.db, "44 boats"), ==, 1);

  /* What a version is, and its number, is for ever again. */
  store_test_assert_fails (fixture->there.db, "UPDATE version SET number = 9 WHERE id = 1");
  import (fixture, &fixture->here, &fixture->there);
  g_assert_cmpuint (fixture->outcome.n_versions, ==, 0);
  g_assert_cmpuint (fixture->outcome.n_same, ==, 2);
  assert_versions (&fixture->there, BY_TIME);
}

/* A newer one becomes the article's text; notes and decisions of here move to it. */
static void
test_a_newer_version_takes_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  DossierCorrection correction = { .gesture = DOSSIER_GESTURE_REJECT, .scope = DOSSIER_RULE_HERE };

  capture (&fixture->here, THIRD, LATEST);
  annotate (&fixture->there, fixture->there.version_ids[0], "Skarva would follow", "u-follow");
  annotate (&fixture->there, fixture->there.version_ids[0], "May was cold", "u-may");
  ids = rules_test_find (&fixture->there, fixture->there.version_ids[0], "place", "Lund");
  correction.version_id = fixture->there.version_ids[0];
  correction.ids = ids;
  rules_test_correct (&fixture->there, "reject", &correction);
  rules_test_work (&fixture->there);
  import (fixture, &fixture->here, &fixture->there);
  assert_versions (&fixture->there, "1|1700000000000|0|\n2|1700000002000|1|\n");
  g_assert_cmpint (store_test_query_int (fixture->there.db,
                                         "SELECT count (*) FROM placement JOIN article "
                                         "ON article.version_id = placement.version_id "
                                         "WHERE anchor = 'exact' AND url = '" URL "'"),
                   ==,
                   1);
  g_assert_cmpint (
      store_test_query_int (fixture->there.db,
                            "SELECT count (*) FROM mention JOIN article "
                            "ON article.version_id = mention.version_id "
                            "JOIN entity ON entity.id = mention.entity_id AND entity.name = 'Lund' "
                            "WHERE origin = 'recognised' AND url = '" URL "'"),
      ==,
      0);
  g_assert_cmpuint (store_test_count (fixture->there.db, "44 boats"), ==, 1);
  g_assert_cmpuint (store_test_count (fixture->there.db, "40 boats"), ==, 1);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/store/bundle-merge/namesakes-arrive-apart", test_namesakes_arrive_apart);
  ADD ("/store/bundle-merge/a-split-comes-to-known-articles", test_a_split_comes_to_known_articles);
  ADD ("/store/bundle-merge/other-namesakes-do-not-become-one",
       test_other_namesakes_do_not_become_one);
  ADD ("/store/bundle-merge/what-was-decided-here-stands", test_what_was_decided_here_stands);
  ADD ("/store/bundle-merge/older-versions-go-before", test_older_versions_go_before);
  ADD ("/store/bundle-merge/a-newer-version-takes-over", test_a_newer_version_takes_over);
  return g_test_run ();
}
