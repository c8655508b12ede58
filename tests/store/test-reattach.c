/* test-reattach.c: an annotation whose passage is gone is kept, and can be put on another one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-undo.h"
#include "store/dossier-versions.h"
#include "tests/store/store-test.h"

#define URL "https://news.example/quay"

#define N_VERSIONS 3

static const char *const BODIES[N_VERSIONS] = {
  "The kiosk on the quay sells coffee.\nIt opens at six.",
  "Nothing at all is sold there nowadays.\nIt opens at six.",
  "Nothing at all is sold there nowadays, we hear.\nIt opens at six.",
};

typedef struct
{
  DossierDb            *db;
  DossierDocument      *documents[N_VERSIONS];
  DossierVersionOutcome outcomes[N_VERSIONS];
  gint64                annotation_id;
} Fixture;

static void
add_version (Fixture *fixture, guint i)
{
  store_test_begin (fixture->db);
  fixture->documents[i] = dossier_test_document_new ("Quay", BODIES[i]);
  dossier_test_add_version (fixture->db, URL, fixture->documents[i], NULL, &fixture->outcomes[i]);
  store_test_commit (fixture->db);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  fixture->db = store_test_open_memory ();
  add_version (fixture, 0);
  store_test_begin (fixture->db);
  dossier_annotations_add (fixture->db,
                           fixture->outcomes[0].version_id,
                           dossier_test_find (fixture->documents[0], "sells coffee"),
                           annotation,
                           &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
  fixture->annotation_id = annotation->id;
  add_version (fixture, 1);
  add_version (fixture, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  for (guint i = 0; i < N_VERSIONS; i++)
    dossier_document_free (fixture->documents[i]);
  dossier_db_close (fixture->db);
}

/* As it stands in a version. */
static DossierAnnotation *
read_in (Fixture *fixture, guint version)
{
  g_autoptr (GPtrArray) annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  g_autoptr (GError) error = NULL;

  dossier_annotations_list (fixture->db,
                            fixture->outcomes[version].version_id,
                            annotations,
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (annotations->len, ==, 1);
  return dossier_annotation_copy (annotations->pdata[0]);
}

static void
move (Fixture *fixture, guint version, const char *words)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_undo_begin (fixture->db, "re-attaching", &error);
  g_assert_no_error (error);
  dossier_annotations_move (fixture->db,
                            fixture->annotation_id,
                            fixture->outcomes[version].version_id,
                            dossier_test_find (fixture->documents[version], words),
                            &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
}

static void
test_moves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) before = read_in (fixture, 1);
  g_autoptr (DossierAnnotation) first = NULL;
  g_autoptr (DossierAnnotation) own = NULL;
  g_autoptr (DossierAnnotation) later = NULL;

  g_assert_cmpint (before->anchor, ==, DOSSIER_ANCHOR_ORPHAN);
  move (fixture, 1, "Nothing at all is sold there");
  first = read_in (fixture, 0);
  own = read_in (fixture, 1);
  later = read_in (fixture, 2);
  /* Where it was made it stays. */
  g_assert_cmpint (first->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (first->span.start,
                    ==,
                    dossier_test_find (fixture->documents[0], "sells coffee").start);
  g_assert_cmpint (own->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpstr (own->selector->quote, ==, "Nothing at all is sold there");
  g_assert_cmpint (own->version_id, ==, fixture->outcomes[1].version_id);
  /* In later versions it is found by its new words. */
  g_assert_cmpint (later->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (later->span.start, ==, own->span.start);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  static const char rows[] =
      "SELECT annotation_id, version_id, anchor, start, \"end\", '' FROM placement "
      "UNION ALL SELECT id, version_id, quote, start, \"end\", prefix || suffix FROM annotation "
      "ORDER BY 1, 2, 3";
  g_autofree char *before = store_test_dump (fixture->db, rows);
  g_autofree char *moved = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autofree char *name = NULL;
  g_autofree char *again = NULL;

  move (fixture, 2, "we hear");
  moved = store_test_dump (fixture->db, rows);
  g_assert_cmpstr (moved, !=, before);
  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_undo (fixture->db, &name, NULL));
  store_test_commit (fixture->db);
  undone = store_test_dump (fixture->db, rows);
  g_assert_cmpstr (undone, ==, before);
  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_redo (fixture->db, &again, NULL));
  store_test_commit (fixture->db);
  redone = store_test_dump (fixture->db, rows);
  g_assert_cmpstr (redone, ==, moved);
  g_assert_cmpstr (name, ==, "re-attaching");
}

static void
test_refusals (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Other", "Nothing else.");
  DossierVersionOutcome outcome;
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, "https://news.example/other", document, NULL, &outcome);
  g_assert_false (dossier_annotations_move (fixture->db,
                                            fixture->annotation_id,
                                            outcome.version_id,
                                            dossier_test_find (document, "else"),
                                            &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (dossier_annotations_move (fixture->db,
                                            fixture->annotation_id,
                                            fixture->outcomes[1].version_id,
                                            (DossierSpan){ 5, 5 },
                                            &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (dossier_annotations_move (fixture->db,
                                            fixture->annotation_id + 1,
                                            fixture->outcomes[1].version_id,
                                            (DossierSpan){ 0, 4 },
                                            &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  store_test_commit (fixture->db);
}

static void
test_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DossierVersionLine));
  g_autoptr (GError) error = NULL;

  dossier_versions_list (fixture->db, fixture->outcomes[0].article_id, lines, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, N_VERSIONS);
  for (guint i = 0; i < N_VERSIONS; i++)
    {
      const DossierVersionLine *line = &g_array_index (lines, DossierVersionLine, i);

      g_assert_cmpuint (line->number, ==, i + 1);
      g_assert_cmpint (line->id, ==, fixture->outcomes[i].version_id);
      g_assert_cmpint (line->fetched, >, 0);
    }
}

#define add_test(name, function)                                                                   \
  g_test_add ("/store/reattach/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("an-orphan-moves-to-another-passage", test_moves);
  add_test ("moving-is-one-step", test_undo);
  add_test ("nothing-moves-to-another-article-or-to-no-words", test_refusals);
  add_test ("versions-are-listed-in-their-order", test_versions);
  return g_test_run ();
}
