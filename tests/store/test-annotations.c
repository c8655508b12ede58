/* test-annotations.c: adding, changing, listing and deleting annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "tests/store/store-test.h"

#include <string.h>

#define URL  "https://news.example/quay"
#define BODY "Señora Núñez sells coffee.\nShe opens at six."

typedef struct
{
  DossierDb            *db;
  DossierDocument      *document;
  DossierVersionOutcome outcome;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = store_test_open_memory ();
  fixture->document = dossier_test_document_new ("Quay", BODY);
  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, URL, fixture->document, NULL, &fixture->outcome);
  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_commit (fixture->db);
  store_test_check (fixture->db);
  dossier_document_free (fixture->document);
  dossier_db_close (fixture->db);
}

static DossierAnnotation *
add (Fixture           *fixture,
     const char        *words,
     DossierColour      colour,
     const char        *note,
     const char *const *tags)
{
  DossierAnnotation *annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  annotation->colour = colour;
  annotation->note = g_strdup (note);
  if (tags != NULL)
    {
      g_strfreev (annotation->tags);
      annotation->tags = g_strdupv ((char **) tags);
    }
  dossier_annotations_add (fixture->db,
                           fixture->outcome.version_id,
                           dossier_test_find (fixture->document, words),
                           annotation,
                           &error);
  g_assert_no_error (error);

  return annotation;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) added = add (fixture,
                                             "Núñez",
                                             DOSSIER_COLOUR_PINK,
                                             "Who?",
                                             (const char *const[]){ "people", "ask", NULL });
  g_autoptr (DossierAnnotation) read = dossier_annotations_get (fixture->db, added->id, NULL);

  g_assert_nonnull (read);
  g_assert_true (g_uuid_string_is_valid (added->uuid));
  g_assert_cmpstr (read->uuid, ==, added->uuid);
  g_assert_cmpint (read->article_id, ==, fixture->outcome.article_id);
  g_assert_cmpint (read->version_id, ==, fixture->outcome.version_id);
  g_assert_cmpstr (read->selector->quote, ==, "Núñez");
  g_assert_cmpstr (read->selector->prefix, ==, "Quay\nSeñora ");
  g_assert_true (g_str_has_prefix (read->selector->suffix, " sells coffee."));
  g_assert_cmpuint (read->selector->position.start, ==, read->span.start);
  g_assert_cmpint (read->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpint (read->colour, ==, DOSSIER_COLOUR_PINK);
  g_assert_cmpstr (read->note, ==, "Who?");
  g_assert_cmpstr (read->tags[0], ==, "ask");
  g_assert_cmpstr (read->tags[1], ==, "people");
  g_assert_null (read->tags[2]);
  g_assert_cmpint (read->created, >, 1600000000000);
  g_assert_cmpint (read->modified, ==, read->created);
}

static void
test_keep_identity (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (DossierAnnotation) second = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;
  DossierSpan span = dossier_test_find (fixture->document, "coffee");

  annotation->uuid = g_strdup ("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  annotation->created = 1234567890123;
  annotation->modified = 1234567890124;
  g_assert_true (
      dossier_annotations_add (fixture->db, fixture->outcome.version_id, span, annotation, NULL));
  g_assert_cmpint (annotation->created, ==, 1234567890123);
  g_assert_cmpint (annotation->modified, ==, 1234567890124);

  second->uuid = g_strdup (annotation->uuid);
  g_assert_false (
      dossier_annotations_add (fixture->db, fixture->outcome.version_id, span, second, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
}

static void
test_update (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation =
      add (fixture, "coffee", DOSSIER_COLOUR_BLUE, NULL, (const char *const[]){ "drink", NULL });
  g_autoptr (DossierAnnotation) read = NULL;

  annotation->colour = DOSSIER_COLOUR_GREEN;
  annotation->note = g_strdup ("Hot");
  g_strfreev (annotation->tags);
  annotation->tags = g_strsplit ("hot cup", " ", -1);
  g_assert_true (dossier_annotations_update (fixture->db, annotation, NULL));

  read = dossier_annotations_get (fixture->db, annotation->id, NULL);
  g_assert_cmpint (read->colour, ==, DOSSIER_COLOUR_GREEN);
  g_assert_cmpstr (read->note, ==, "Hot");
  g_assert_cmpstr (read->tags[0], ==, "cup");
  g_assert_cmpstr (read->tags[1], ==, "hot");
  g_assert_null (read->tags[2]);
  g_assert_cmpint (read->modified, >=, read->created);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later = dossier_test_document_new ("Quay", "She opens at six.");
  g_autoptr (DossierAnnotation) last = add (fixture, "six", 0, NULL, NULL);
  g_autoptr (DossierAnnotation) gone = add (fixture, "coffee", 0, NULL, NULL);
  g_autoptr (DossierAnnotation) first = add (fixture, "Quay", 0, NULL, NULL);
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  DossierVersionOutcome outcome = { 0 };

  dossier_test_add_version (fixture->db, URL, later, NULL, &outcome);
  g_assert_true (dossier_annotations_list (fixture->db, outcome.version_id, list, NULL));

  g_assert_cmpuint (list->len, ==, 3);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[0])->id, ==, first->id);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[1])->id, ==, last->id);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[2])->id, ==, gone->id);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[2])->anchor, ==, DOSSIER_ANCHOR_ORPHAN);

  /* In the version that it was made on it stands where it stood. */
  g_ptr_array_set_size (list, 0);
  g_assert_true (dossier_annotations_list (fixture->db, fixture->outcome.version_id, list, NULL));
  g_assert_cmpint (((DossierAnnotation *) list->pdata[1])->id, ==, gone->id);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[1])->anchor, ==, DOSSIER_ANCHOR_EXACT);
}

static void
test_on_an_old_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later =
      dossier_test_document_new ("Quay", "It rained.\nShe opens at six.");
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (DossierAnnotation) read = NULL;

  dossier_test_add_version (fixture->db, URL, later, NULL, NULL);
  annotation = add (fixture, "opens at six", 0, NULL, NULL);
  read = dossier_annotations_get (fixture->db, annotation->id, NULL);

  g_assert_cmpint (read->version_id, ==, fixture->outcome.version_id);
  g_assert_cmpint (read->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (read->span.start, ==, dossier_test_find (later, "opens at six").start);
}

static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) one = add (fixture, "coffee", 0, NULL, NULL);
  g_autoptr (DossierAnnotation) two = add (fixture, "six", 0, NULL, NULL);
  g_autoptr (DossierArticle) article = NULL;

  g_assert_true (dossier_annotations_delete (fixture->db, one->id, NULL));
  article = dossier_articles_get (fixture->db, fixture->outcome.article_id, NULL);
  g_assert_cmpuint (article->n_annotations, ==, 1);
  g_assert_null (dossier_annotations_get (fixture->db, one->id, NULL));
  g_assert_cmpint (two->id, !=, one->id);
}

static void
test_bad_spans (Fixture *fixture, gconstpointer data)
{
  gsize length = fixture->document->text_length;
  gsize inside = dossier_test_find (fixture->document, "ñora").start + 1;

  const DossierSpan spans[] = {
    { 0, 0 },
    { length, length },
    { 0, length + 1 },
    { length + 5, length + 9 },
    { 5, 2 },
    { 0, inside },
    { inside, inside + 4 },
    { 0, G_MAXSIZE },
    { G_MAXSIZE, G_MAXSIZE },
    { G_MAXSIZE - 2, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (dossier_annotations_add (fixture->db,
                                               fixture->outcome.version_id,
                                               spans[i],
                                               annotation,
                                               &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
    }
}

static void
test_not_found (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      dossier_annotations_add (fixture->db, 99, (DossierSpan){ 0, 1 }, annotation, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  annotation->id = 99;
  g_assert_false (dossier_annotations_update (fixture->db, annotation, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_annotations_delete (fixture->db, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dossier_annotations_get (fixture->db, 99, &error));
  g_assert_no_error (error);
}

static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autoptr (DossierChangeSet) changes = NULL;

  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
  annotation = add (fixture, "coffee", 0, NULL, NULL);
  changes = dossier_db_steal_changes (fixture->db);

  g_assert_nonnull (changes);
  g_assert_cmpuint (changes->flags & DOSSIER_CHANGE_ANNOTATIONS, !=, 0);
  g_assert_cmpuint (changes->flags & DOSSIER_CHANGE_ARTICLES, ==, 0);
  g_assert_true (dossier_change_set_has_article (changes, fixture->outcome.article_id));
  g_assert_cmpuint (changes->article_ids->len, ==, 1);
}

static void
test_colours (void)
{
  DossierColour colour = DOSSIER_COLOUR_YELLOW;

  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    {
      g_assert_true (
          dossier_colour_from_string (dossier_colour_to_string ((DossierColour) i), &colour));
      g_assert_cmpuint (colour, ==, i);
    }
  g_assert_false (dossier_colour_from_string ("mauve", &colour));
  g_assert_false (dossier_colour_from_string (NULL, &colour));
}

static void
test_copy (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation =
      add (fixture, "coffee", DOSSIER_COLOUR_BLUE, "Hot", (const char *const[]){ "drink", NULL });
  g_autoptr (DossierAnnotation) copy = dossier_annotation_copy (annotation);

  g_assert_cmpstr (copy->uuid, ==, annotation->uuid);
  g_assert_true (copy->uuid != annotation->uuid);
  g_assert_cmpstr (copy->selector->quote, ==, "coffee");
  g_assert_cmpstr (copy->note, ==, "Hot");
  g_assert_cmpstr (copy->tags[0], ==, "drink");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/annotations/what-is-added-is-read", test_add);
  ADD ("/store/annotations/an-imported-one-keeps-its-identity", test_keep_identity);
  ADD ("/store/annotations/colour-note-and-tags-change", test_update);
  ADD ("/store/annotations/they-come-in-the-order-of-the-text-orphans-last", test_order);
  ADD ("/store/annotations/one-made-on-an-old-version-is-in-the-new-one", test_on_an_old_version);
  ADD ("/store/annotations/they-are-counted", test_counts);
  ADD ("/store/annotations/a-span-must-be-a-passage", test_bad_spans);
  ADD ("/store/annotations/what-is-not-there-is-not-found", test_not_found);
  ADD ("/store/annotations/a-change-names-its-article", test_changes);
  g_test_add_func ("/store/annotations/colours-have-names", test_colours);
  ADD ("/store/annotations/a-copy-is-another", test_copy);

  return g_test_run ();
}
