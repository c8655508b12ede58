/* test-versions.c: adding and reading versions of articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-entities.h"
#include "store/dossier-images.h"
#include "store/dossier-versions.h"
#include "tests/store/store-test.h"

#include <string.h>

#define URL "https://news.example/harbour"

static void
test_first (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour opens", "One.\nTwo.");
  g_autoptr (DossierVersion) version = NULL;
  g_autoptr (DossierArticle) article = NULL;
  DossierVersionOutcome outcome = { 0 };

  document->byline = g_strdup ("Ada Brock");
  document->site = g_strdup ("Harbour News");
  document->published = g_strdup ("2025-03-04");
  document->language = g_strdup ("en");
  document->lead = g_strdup ("One.");
  document->access = g_strdup ("preview");
  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, &outcome);
  store_test_commit (db);

  g_assert_true (outcome.is_new_article);
  g_assert_true (outcome.is_new_version);
  g_assert_cmpuint (outcome.version, ==, 1);

  version = dossier_versions_get (db, outcome.article_id, 0, NULL);
  g_assert_nonnull (version);
  g_assert_cmpint (version->id, ==, outcome.version_id);
  g_assert_cmpuint (version->number, ==, 1);
  g_assert_cmpuint (version->n_versions, ==, 1);
  g_assert_cmpint (version->fetched, ==, 1700000000000);
  g_assert_cmpstr (version->source_url, ==, URL);
  g_assert_cmpstr (version->document->text, ==, document->text);
  g_assert_cmpuint (version->document->text_length, ==, document->text_length);
  g_assert_cmpstr (version->document->byline, ==, "Ada Brock");
  g_assert_cmpstr (version->document->access, ==, "preview");
  g_assert_cmpuint (version->document->blocks->len, ==, 3);
  g_assert_cmpuint (version->raw_size, ==, document->text_length);
  g_assert_cmpuint (strlen (version->sha256), ==, 64);

  article = dossier_articles_get (db, outcome.article_id, NULL);
  g_assert_nonnull (article);
  g_assert_cmpstr (article->url, ==, URL);
  g_assert_cmpstr (article->title, ==, "Harbour opens");
  g_assert_cmpstr (article->byline, ==, "Ada Brock");
  g_assert_cmpstr (article->site, ==, "Harbour News");
  g_assert_cmpstr (article->published, ==, "2025-03-04");
  g_assert_cmpstr (article->language, ==, "en");
  g_assert_cmpstr (article->lead, ==, "One.");
  g_assert_cmpint (article->version_id, ==, outcome.version_id);
  g_assert_cmpuint (article->version, ==, 1);
  g_assert_cmpuint (article->flags, ==, 0);
  store_test_check (db);
}

static void
test_equal_text_is_nothing_new (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour opens", "One.");
  DossierVersionOutcome first = { 0 };
  DossierVersionOutcome second = { 0 };

  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, &first);
  store_test_commit (db);
  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, &second);

  g_assert_null (dossier_db_steal_changes (db));
  store_test_commit (db);
  g_assert_false (second.is_new_article);
  g_assert_false (second.is_new_version);
  g_assert_cmpint (second.article_id, ==, first.article_id);
  g_assert_cmpint (second.version_id, ==, first.version_id);
  g_assert_cmpuint (second.version, ==, 1);
}

static void
test_other_text_is_a_version (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) old = dossier_test_document_new ("Harbour opens", "Ninety ships.");
  g_autoptr (DossierDocument) new = dossier_test_document_new ("Harbour shuts", "No ships.");
  g_autoptr (DossierVersion) first = NULL;
  g_autoptr (DossierVersion) current = NULL;
  g_autoptr (DossierArticle) article = NULL;
  DossierVersionOutcome outcome = { 0 };

  store_test_begin (db);
  dossier_test_add_version (db, URL, old, NULL, NULL);
  dossier_test_add_version (db, URL, new, NULL, &outcome);
  store_test_commit (db);

  g_assert_false (outcome.is_new_article);
  g_assert_true (outcome.is_new_version);
  g_assert_cmpuint (outcome.version, ==, 2);
  article = dossier_articles_get (db, outcome.article_id, NULL);
  g_assert_cmpstr (article->title, ==, "Harbour shuts");
  g_assert_cmpuint (article->version, ==, 2);
  first = dossier_versions_get (db, outcome.article_id, 1, NULL);
  current = dossier_versions_get (db, outcome.article_id, 0, NULL);
  g_assert_cmpstr (first->document->text, ==, old->text);
  g_assert_cmpstr (first->document->title, ==, "Harbour opens");
  g_assert_cmpuint (first->n_versions, ==, 2);
  g_assert_cmpstr (current->document->text, ==, new->text);
  g_assert_null (dossier_versions_get (db, outcome.article_id, 3, NULL));
  g_assert_cmpuint (store_test_count (db, "ninety"), ==, 0);
  g_assert_cmpuint (store_test_count (db, "shuts"), ==, 1);
  store_test_check (db);
}

static void
test_raw_bytes_come_back (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour opens", "One.");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DossierVersionOutcome outcome = { 0 };

  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, &outcome);
  store_test_commit (db);

  bytes = dossier_versions_get_raw (db, outcome.version_id, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes),
                   document->text,
                   document->text_length);
  g_assert_null (dossier_versions_get_raw (db, 9999, &error));
  g_assert_no_error (error);
}

static void
test_versions_never_change (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour opens", "One.");

  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, NULL);
  store_test_commit (db);

  store_test_assert_fails (db, "UPDATE version SET text = 'x'");
  store_test_assert_fails (db, "UPDATE version SET title = 'x'");
  store_test_assert_fails (db, "UPDATE body SET packed = x'00'");
}

/* Annotations -------------------------------------------------------------------------------------
 */

typedef struct
{
  const char         *name;
  const char         *old_body;
  const char         *new_body;
  const char         *quote;
  DossierAnchorResult anchor;
  const char         *found; /* NULL for an orphan */
} CarryCase;

static const CarryCase carry_cases[] = {
  { "before what changed",
    "Ninety ships came.\nThe mayor spoke.",
    "Ninety ships came.\nNobody spoke at all.",
    "Ninety ships",
    DOSSIER_ANCHOR_EXACT,
    "Ninety ships" },
  { "after what changed",
    "Ninety ships came.\nThe mayor spoke.",
    "Some hundred ships came in the end.\nThe mayor spoke.",
    "mayor spoke",
    DOSSIER_ANCHOR_EXACT,
    "mayor spoke" },
  { "moved to another place",
    "Ninety ships came.\nThe mayor spoke of the old tower.\nThen all went home.",
    "Then all went home.\nThe mayor spoke of the old tower.\nNot one of them had ships.",
    "mayor spoke of the old tower",
    DOSSIER_ANCHOR_EXACT,
    "mayor spoke of the old tower" },
  { "gone",
    "Ninety ships came.\nThe mayor spoke.",
    "It rained.",
    "mayor spoke",
    DOSSIER_ANCHOR_ORPHAN,
    NULL },
  { "written otherwise",
    "He said “never again” to all.\nThe mayor spoke.",
    "It rained, and he said \"never again\" to all.\nThe mayor spoke of it.",
    "“never again” to all",
    DOSSIER_ANCHOR_APPROXIMATE,
    "\"never again\" to all" },
};

static void
test_annotations_are_carried (gconstpointer data)
{
  const CarryCase *test = data;
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) old = dossier_test_document_new ("Harbour", test->old_body);
  g_autoptr (DossierDocument) new = dossier_test_document_new ("Harbour", test->new_body);
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  g_autoptr (GError) error = NULL;
  DossierVersionOutcome outcome = { 0 };
  DossierAnnotation    *carried = NULL;

  store_test_begin (db);
  dossier_test_add_version (db, URL, old, NULL, &outcome);
  dossier_annotations_add (db,
                           outcome.version_id,
                           dossier_test_find (old, test->quote),
                           annotation,
                           &error);
  g_assert_no_error (error);
  dossier_test_add_version (db, URL, new, NULL, &outcome);
  store_test_commit (db);

  dossier_annotations_list (db, outcome.version_id, list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  carried = g_ptr_array_index (list, 0);
  g_assert_cmpint (carried->anchor, ==, test->anchor);
  g_assert_cmpstr (carried->selector->quote, ==, test->quote);
  if (test->found != NULL)
    {
      DossierSpan expected = dossier_test_find (new, test->found);

      g_assert_cmpuint (carried->span.start, ==, expected.start);
      g_assert_cmpuint (carried->span.end, ==, expected.end);
    }
  store_test_check (db);
}

static void
test_an_orphan_comes_home (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) first = dossier_test_document_new ("Harbour", "The mayor spoke.");
  g_autoptr (DossierDocument) second = dossier_test_document_new ("Harbour", "It rained.");
  g_autoptr (DossierDocument) third =
      dossier_test_document_new ("Harbour", "It rained. The mayor spoke.");
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (DossierAnnotation) found = NULL;
  DossierVersionOutcome outcome = { 0 };

  store_test_begin (db);
  dossier_test_add_version (db, URL, first, NULL, &outcome);
  g_assert_true (dossier_annotations_add (db,
                                          outcome.version_id,
                                          dossier_test_find (first, "mayor"),
                                          annotation,
                                          NULL));
  dossier_test_add_version (db, URL, second, NULL, NULL);
  dossier_test_add_version (db, URL, third, NULL, NULL);
  store_test_commit (db);

  found = dossier_annotations_get (db, annotation->id, NULL);
  g_assert_cmpint (found->anchor, ==, DOSSIER_ANCHOR_EXACT);
  g_assert_cmpuint (found->span.start, ==, dossier_test_find (third, "mayor").start);
  g_assert_cmpint (found->version_id, ==, outcome.version_id);
}

static void
test_images_come_with_the_version (void)
{
  static const char picture[] = "\x89PNG";
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour opens", "One.");
  g_autoptr (GBytes) bytes = g_bytes_new_static (picture, sizeof picture);
  g_autoptr (GPtrArray) images =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  DossierImage          image = { 0, (char *) "https://a.example/p", (char *) "image/png", bytes };
  DossierVersionOutcome outcome = { 0 };

  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, &outcome);
  g_assert_true (dossier_images_add (db, outcome.version_id, &image, NULL));
  g_assert_true (dossier_images_add (db, outcome.version_id, &image, NULL));
  store_test_commit (db);

  g_assert_true (dossier_images_list (db, outcome.version_id, images, NULL));
  g_assert_cmpuint (images->len, ==, 1);
  g_assert_cmpstr (((DossierImage *) images->pdata[0])->content_type, ==, "image/png");
  g_assert_true (g_bytes_equal (((DossierImage *) images->pdata[0])->bytes, bytes));
}

static void
test_a_picture_needs_a_version (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;
  DossierImage image = { 0, (char *) "https://a.example/p", NULL, bytes };

  store_test_begin (db);
  g_assert_false (dossier_images_add (db, 77, &image, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/versions/the-first-makes-an-article", test_first);
  g_test_add_func ("/store/versions/an-equal-text-is-nothing-new", test_equal_text_is_nothing_new);
  g_test_add_func ("/store/versions/another-text-is-a-new-version", test_other_text_is_a_version);
  g_test_add_func ("/store/versions/received-bytes-come-back", test_raw_bytes_come_back);
  g_test_add_func ("/store/versions/they-never-change", test_versions_never_change);
  for (gsize i = 0; i < G_N_ELEMENTS (carry_cases); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/store/versions/annotations-are-carried/%s", carry_cases[i].name);

      g_test_add_data_func (path, &carry_cases[i], test_annotations_are_carried);
    }
  g_test_add_func ("/store/versions/an-orphan-comes-home", test_an_orphan_comes_home);
  g_test_add_func ("/store/versions/pictures-come-with-it", test_images_come_with_the_version);
  g_test_add_func ("/store/versions/a-picture-needs-a-version", test_a_picture_needs_a_version);

  return g_test_run ();
}
