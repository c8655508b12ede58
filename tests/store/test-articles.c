/* test-articles.c: listing, searching, marking and deleting articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-entities.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <string.h>

typedef struct
{
  const char *title;
  const char *body;
  const char *site;
} Piece;

/* What is in the notebook, the oldest first. */
static const Piece pieces[] = {
  { "Harbour opens", "The mayor said: “We were never nearer.” Ninety ships came.", "Example" },
  { "Café on the quay", "Señora Núñez sells a cup for 3.50.", "Coffee Weekly" },
  { "Bridge closed", "The bridge is closed. The harbour stays open.", "Example" },
  { "Ουρανός", "Η πόλη ξυπνά.", "Example" },
  { "東京の港", "港が開いた。", "Example" },
};

typedef struct
{
  DossierDb *db;
  gint64     ids[G_N_ELEMENTS (pieces)];
  gint64     version_ids[G_N_ELEMENTS (pieces)];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      g_autoptr (DossierDocument) document =
          dossier_test_document_new (pieces[i].title, pieces[i].body);
      g_autofree char      *url = g_strdup_printf ("https://news.example/%" G_GSIZE_FORMAT, i);
      DossierVersionOutcome outcome = { 0 };

      document->site = g_strdup (pieces[i].site);
      dossier_test_add_version (fixture->db, url, document, NULL, &outcome);
      fixture->ids[i] = outcome.article_id;
      fixture->version_ids[i] = outcome.version_id;
    }
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  dossier_db_close (fixture->db);
}

/* The places in `pieces` of what is found, in the order of the answer, as digits. */
static char *
ask (Fixture *fixture, const DossierArticleQuery *query)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  GString *found = g_string_new (NULL);

  dossier_articles_query (fixture->db, query, ids, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (pieces); k++)
      if (g_array_index (ids, gint64, i) == fixture->ids[k])
        g_string_append_printf (found, "%" G_GSIZE_FORMAT, k);
  g_assert_cmpuint (found->len, ==, ids->len);

  return g_string_free (found, FALSE);
}

static void
assert_found (Fixture *fixture, DossierArticleQuery query, const char *expected)
{
  g_autofree char *found = ask (fixture, &query);

  g_assert_cmpstr (found, ==, expected);
}

static void
assert_shelf (Fixture *fixture, DossierScope scope, const char *expected)
{
  gint64 count = -1;

  assert_found (fixture, (DossierArticleQuery){ .scope = scope }, expected);
  g_assert_true (dossier_articles_count (fixture->db, scope, &count, NULL));
  g_assert_cmpint (count, ==, (gint64) strlen (expected));
}

static void
set_flags (Fixture *fixture, guint piece, DossierArticleFlags mask, DossierArticleFlags flags)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_articles_set_flags (fixture->db, fixture->ids[piece], mask, flags, &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
}

static gint64
annotate (Fixture *fixture, guint piece, const char *note, const char *tag)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  annotation->note = g_strdup (note);
  if (tag != NULL)
    {
      g_strfreev (annotation->tags);
      annotation->tags = g_strdupv ((char *[]){ (char *) tag, NULL });
    }
  store_test_begin (fixture->db);
  dossier_annotations_add (fixture->db,
                           fixture->version_ids[piece],
                           (DossierSpan){ 0, 6 },
                           annotation,
                           &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);

  return annotation->id;
}

static void
test_shelves (Fixture *fixture, gconstpointer data)
{
  assert_shelf (fixture, DOSSIER_SCOPE_ALL, "43210");
  assert_shelf (fixture, DOSSIER_SCOPE_UNREAD, "43210");
  assert_shelf (fixture, DOSSIER_SCOPE_STARRED, "");
  assert_shelf (fixture, DOSSIER_SCOPE_ARCHIVE, "");

  set_flags (fixture,
             0,
             DOSSIER_ARTICLE_READ | DOSSIER_ARTICLE_STARRED,
             DOSSIER_ARTICLE_READ | DOSSIER_ARTICLE_STARRED);
  set_flags (fixture, 1, DOSSIER_ARTICLE_ARCHIVED, DOSSIER_ARTICLE_ARCHIVED);
  assert_shelf (fixture, DOSSIER_SCOPE_ALL, "4320");
  assert_shelf (fixture, DOSSIER_SCOPE_UNREAD, "432");
  assert_shelf (fixture, DOSSIER_SCOPE_STARRED, "0");
  assert_shelf (fixture, DOSSIER_SCOPE_ARCHIVE, "1");
  assert_shelf (fixture, DOSSIER_SCOPE_EVERYTHING, "43210");

  /* Only what the mask names changes. */
  set_flags (fixture, 0, DOSSIER_ARTICLE_STARRED, 0);
  assert_shelf (fixture, DOSSIER_SCOPE_STARRED, "");
  assert_shelf (fixture, DOSSIER_SCOPE_UNREAD, "432");
}

static void
test_shelves_limit_searches (Fixture *fixture, gconstpointer data)
{
  set_flags (fixture, 2, DOSSIER_ARTICLE_ARCHIVED, DOSSIER_ARTICLE_ARCHIVED);
  set_flags (fixture, 0, DOSSIER_ARTICLE_STARRED, DOSSIER_ARTICLE_STARRED);

  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_ALL, .words = "harbour" }, "0");
  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_ARCHIVE, .words = "harbour" }, "2");
  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_STARRED, .words = "harbour" }, "0");
  assert_found (fixture,
                (DossierArticleQuery){ DOSSIER_SCOPE_EVERYTHING, .words = "harbour" },
                "20");
  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_ALL, .limit = 2 }, "43");
  assert_found (fixture,
                (DossierArticleQuery){ DOSSIER_SCOPE_EVERYTHING, .words = "harbour", .limit = 1 },
                "2");
}

static const struct
{
  const char *words;
  const char *expected;
} searches[] = {
  { NULL, "43210" },
  { "", "43210" },
  { " \t ", "43210" },
  { "harbour", "20" },
  { "HARBOUR", "20" },
  { "harb", "20" },
  { "harb ", "" },
  { "harbour ", "20" },
  { "bridge harbour", "2" },
  { "harbour bri", "2" },
  { "harbour cafe", "" },
  { "cafe", "1" },
  { "nunez", "1" },
  { "NÚÑEZ", "1" },
  { "coffee week", "1" },
  { "\"were never nearer\"", "0" },
  { "\"nearer never\"", "" },
  { "\"were never near", "0" },
  { "“never nearer”", "0" },
  { "harbour\"", "20" },
  { "3.50", "1" },
  { "3.5", "1" },
  { "Ουρανός", "3" },
  { "ΠΌΛΗ", "3" },
  { "東", "4" },
  { "港が", "4" },
  /* One letter is a word, not the beginning of a fifth of all words. */
  { "h", "" },
  { "a", "1" },
  /* Nothing but what the reader's own operators are is one. */
  { "harbour OR bridge", "20" },
  { "NOT harbour", "" },
  { "title:harbour", "" },
  { "NEAR(harbour bridge)", "" },
  { "^harbour", "20" },
  { "harbour + bridge", "2" },
  { "(harbour", "20" },
  /* Nothing that a text could have finds nothing. */
  { "%%%", "" },
  { "*", "" },
  { "\"", "" },
  { "\"\"", "" },
  { "\xff\xfe", "" },
  { "harbour \xff", "20" },
};

static void
test_search (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autofree char *shown =
          g_strescape (searches[i].words != NULL ? searches[i].words : "", NULL);

      g_test_message ("\"%s\"", shown);
      assert_found (fixture,
                    (DossierArticleQuery){ DOSSIER_SCOPE_ALL, .words = searches[i].words },
                    searches[i].expected);
    }
}

static void
test_long_search (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pasted = g_strnfill (100000, 'x');
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (words, i % 2 ? "\" x" : " é(");

  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_ALL, .words = pasted }, "");
  assert_found (fixture, (DossierArticleQuery){ DOSSIER_SCOPE_ALL, .words = words->str }, "");
}

static void
test_search_notes (Fixture *fixture, gconstpointer data)
{
  gint64 id = annotate (fixture, 1, "Ask the **shipyard** again", NULL);

  assert_found (fixture, (DossierArticleQuery){ .words = "shipyard" }, "1");
  assert_found (fixture, (DossierArticleQuery){ .words = "ships" }, "0");
  assert_found (fixture, (DossierArticleQuery){ .words = "ship" }, "10");

  store_test_begin (fixture->db);
  g_assert_true (dossier_annotations_delete (fixture->db, id, NULL));
  store_test_commit (fixture->db);
  assert_found (fixture, (DossierArticleQuery){ .words = "shipyard" }, "");
}

static void
test_tags_and_entities (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_tag_free);
  g_autoptr (DossierMention) mention =
      dossier_mention_new (DOSSIER_ENTITY_PLACE, (DossierSpan){ 0, 7 });
  gint64 entity_id = 0;
  gint64 tag_id = 0;

  annotate (fixture, 0, NULL, "ports");
  store_test_begin (fixture->db);
  g_assert_true (dossier_tags_add_article (fixture->db, fixture->ids[2], " ports ", NULL));
  g_assert_true (dossier_tags_add_article (fixture->db, fixture->ids[0], "ports", NULL));
  g_assert_true (dossier_tags_add_article (fixture->db, fixture->ids[4], "asia", NULL));
  mention->name = g_strdup ("Old Harbour");
  g_assert_true (dossier_mentions_make (fixture->db, fixture->version_ids[0], mention, NULL, NULL));
  g_assert_true (dossier_entities_ensure (fixture->db,
                                          DOSSIER_ENTITY_PLACE,
                                          "old harbour",
                                          NULL,
                                          &entity_id,
                                          NULL));
  store_test_commit (fixture->db);

  g_assert_true (dossier_tags_list (fixture->db, tags, NULL));
  g_assert_cmpuint (tags->len, ==, 2);
  g_assert_cmpstr (((DossierTag *) tags->pdata[0])->name, ==, "asia");
  g_assert_cmpuint (((DossierTag *) tags->pdata[0])->n_articles, ==, 1);
  g_assert_cmpstr (((DossierTag *) tags->pdata[1])->name, ==, "ports");
  g_assert_cmpuint (((DossierTag *) tags->pdata[1])->n_articles, ==, 2);

  tag_id = ((DossierTag *) tags->pdata[1])->id;
  assert_found (fixture, (DossierArticleQuery){ .tag_id = tag_id }, "20");
  assert_found (fixture, (DossierArticleQuery){ .tag_id = tag_id, .words = "bridge" }, "2");
  assert_found (fixture, (DossierArticleQuery){ .entity_id = entity_id }, "0");
  assert_found (fixture, (DossierArticleQuery){ .entity_id = entity_id, .tag_id = tag_id }, "0");
  assert_found (fixture, (DossierArticleQuery){ .entity_id = entity_id, .words = "bridge" }, "");
  assert_found (fixture, (DossierArticleQuery){ .tag_id = 999 }, "");
}

static void
test_bad_tags (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  g_assert_false (dossier_tags_add_article (fixture->db, fixture->ids[0], " \t", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_false (dossier_tags_add_article (fixture->db, 999, "ports", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  dossier_db_rollback (fixture->db);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_free);
  g_autoptr (GError) error = NULL;
  gint64          ids[] = { fixture->ids[2], 4711, fixture->ids[0], fixture->ids[1] };
  DossierArticle *article = NULL;

  annotate (fixture, 1, "The harbour again", NULL);
  annotate (fixture, 1, "And again", NULL);
  dossier_articles_get_many (fixture->db, ids, G_N_ELEMENTS (ids), "harb", articles, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (articles->len, ==, G_N_ELEMENTS (ids));
  article = g_ptr_array_index (articles, 0);
  g_assert_cmpint (article->id, ==, fixture->ids[2]);
  g_assert_cmpstr (article->snippet,
                   ==,
                   "Bridge closed The bridge is closed. The \xe2\x81\xa8harbour\xe2\x81\xa9 stays "
                   "open.");
  g_assert_null (g_ptr_array_index (articles, 1));
  article = g_ptr_array_index (articles, 2);
  g_assert_cmpint (article->id, ==, fixture->ids[0]);
  g_assert_nonnull (strstr (article->snippet, "\xe2\x81\xa8Harbour\xe2\x81\xa9"));
  article = g_ptr_array_index (articles, 3);
  g_assert_cmpuint (article->n_annotations, ==, 2);
  g_assert_cmpstr (article->snippet, ==, "The \xe2\x81\xa8harbour\xe2\x81\xa9 again");

  g_ptr_array_set_size (articles, 0);
  g_assert_true (dossier_articles_get_many (fixture->db, ids, 1, NULL, articles, NULL));
  g_assert_null (((DossierArticle *) articles->pdata[0])->snippet);
}

static void
test_find_url (Fixture *fixture, gconstpointer data)
{
  gint64 id = -1;

  g_assert_true (dossier_articles_find_url (fixture->db, "https://news.example/2", &id, NULL));
  g_assert_cmpint (id, ==, fixture->ids[2]);
  g_assert_true (dossier_articles_find_url (fixture->db, "https://news.example/9", &id, NULL));
  g_assert_cmpint (id, ==, 0);
}

static void
test_no_such_article (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_articles_get (fixture->db, 99, &error));
  g_assert_no_error (error);
  store_test_begin (fixture->db);
  g_assert_false (dossier_articles_delete (fixture->db, 99, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "deleting article 99: the article is not in the notebook");
  g_clear_error (&error);
  g_assert_false (dossier_articles_set_flags (fixture->db, 99, DOSSIER_ARTICLE_READ, 0, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  dossier_db_rollback (fixture->db);
}

static void
delete_with_step (Fixture *fixture, guint piece)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_undo_begin (fixture->db, "delete", &error);
  g_assert_no_error (error);
  dossier_articles_delete (fixture->db, fixture->ids[piece], &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);
}

static void
assert_is_gone (Fixture *fixture, guint piece, gint64 annotation_id)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_tag_free);
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = -1;

  g_assert_null (dossier_articles_get (fixture->db, fixture->ids[piece], NULL));
  g_assert_null (dossier_versions_get (fixture->db, fixture->ids[piece], 0, NULL));
  g_assert_null (dossier_annotations_get (fixture->db, annotation_id, NULL));
  g_assert_true (dossier_articles_find_url (fixture->db, "https://news.example/0", &id, NULL));
  g_assert_cmpint (id, ==, 0);
  g_assert_true (dossier_tags_list (fixture->db, tags, NULL));
  g_assert_cmpuint (tags->len, ==, 0);
  assert_shelf (fixture, DOSSIER_SCOPE_EVERYTHING, "4321");
  assert_found (fixture, (DossierArticleQuery){ .words = "ninety" }, "");
  assert_found (fixture, (DossierArticleQuery){ .words = "remember" }, "");

  store_test_begin (fixture->db);
  g_assert_false (dossier_annotations_add (fixture->db,
                                           fixture->version_ids[piece],
                                           (DossierSpan){ 0, 3 },
                                           annotation,
                                           &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  dossier_db_rollback (fixture->db);
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotation) annotation = NULL;
  g_autofree char *name = NULL;
  gint64           annotation_id = annotate (fixture, 0, "Remember this", "ports");

  delete_with_step (fixture, 0);
  assert_is_gone (fixture, 0, annotation_id);
  store_test_check (fixture->db);

  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_undo (fixture->db, &name, NULL));
  store_test_commit (fixture->db);
  g_assert_cmpstr (name, ==, "delete");
  assert_shelf (fixture, DOSSIER_SCOPE_EVERYTHING, "43210");
  assert_found (fixture, (DossierArticleQuery){ .words = "ninety" }, "0");
  assert_found (fixture, (DossierArticleQuery){ .words = "remember" }, "0");
  annotation = dossier_annotations_get (fixture->db, annotation_id, NULL);
  g_assert_cmpstr (annotation->note, ==, "Remember this");
  g_assert_cmpstr (annotation->tags[0], ==, "ports");
}

static void
test_capture_brings_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) document =
      dossier_test_document_new (pieces[0].title, pieces[0].body);
  DossierVersionOutcome outcome = { 0 };

  delete_with_step (fixture, 0);
  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, "https://news.example/0", document, NULL, &outcome);
  store_test_commit (fixture->db);

  g_assert_true (outcome.is_new_article);
  g_assert_false (outcome.is_new_version);
  g_assert_cmpint (outcome.article_id, ==, fixture->ids[0]);
  assert_shelf (fixture, DOSSIER_SCOPE_EVERYTHING, "43210");
  assert_found (fixture, (DossierArticleQuery){ .words = "ninety" }, "0");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/articles/shelves-hold-what-their-name-says", test_shelves);
  ADD ("/store/articles/shelves-and-limits-hold-for-searches", test_shelves_limit_searches);
  ADD ("/store/articles/words-find-what-has-all-of-them", test_search);
  ADD ("/store/articles/a-pasted-page-is-no-danger-in-the-search-field", test_long_search);
  ADD ("/store/articles/notes-are-found", test_search_notes);
  ADD ("/store/articles/tags-and-entities-filter", test_tags_and_entities);
  ADD ("/store/articles/a-tag-needs-a-name-and-an-article", test_bad_tags);
  ADD ("/store/articles/a-page-has-snippets-and-counts", test_pages);
  ADD ("/store/articles/an-address-is-found", test_find_url);
  ADD ("/store/articles/what-is-not-there-is-no-error-to-read-but-to-write", test_no_such_article);
  ADD ("/store/articles/deleting-hides-all-of-it-and-undo-brings-it-back", test_delete_and_undo);
  ADD ("/store/articles/capturing-again-brings-back-what-was-deleted", test_capture_brings_back);

  return g_test_run ();
}
