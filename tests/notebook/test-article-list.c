/* test-article-list.c: the list of articles follows the notebook, page by page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-pace.h"

static void
capture_numbered (DossierNotebook *notebook, guint number)
{
  g_autofree char *url = g_strdup_printf ("https://paper.example/story-%u", number);
  g_autofree char *text = g_strdup_printf (
      "Harbour report number %u\n\nThe ferry to Lindholm was late again on its way across the "
      "sound, and the %u passengers waited on the pier with their bicycles.\n%s",
      number,
      number + 10,
      number % 2 == 0 ? "\nA pilot whale followed the ship for an hour.\n" : "");
  g_autoptr (DossierCaptured) captured = notebook_test_capture_text (notebook, url, text);

  g_assert_true (captured->is_new_article);
}

static void
wait_for_answer (DossierArticleList *list)
{
  notebook_test_wait_until (!dossier_article_list_is_loading (list));
}

static const char *
wait_for_title (DossierArticleItem *item)
{
  notebook_test_wait_until (dossier_article_item_is_loaded (item));
  return dossier_article_item_get_title (item);
}

static void
test_newest_first (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (list));

  wait_for_answer (list);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  for (guint i = 1; i <= 5; i++)
    capture_numbered (notebook, i);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 5);
  notebook_test_shadow_check (shadow);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (DossierArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      g_autofree char *title = g_strdup_printf ("Harbour report number %u", 5 - i);

      g_assert_cmpstr (wait_for_title (item), ==, title);
      g_assert_cmpstr (dossier_article_item_get_site (item), ==, "paper.example");
    }
  g_clear_pointer (&shadow, notebook_test_shadow_free);
  g_assert_finalize_object (g_steal_pointer (&list));
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_an_insert_keeps_the_other_objects (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierArticleList) list = NULL;
  g_autoptr (NotebookTestShadow) shadow = NULL;
  g_autoptr (DossierArticleItem) before = NULL;
  g_autoptr (DossierArticleItem) after = NULL;

  capture_numbered (notebook, 1);
  list = dossier_article_list_new (notebook);
  wait_for_answer (list);
  shadow = notebook_test_shadow_new (G_LIST_MODEL (list));
  before = g_list_model_get_item (G_LIST_MODEL (list), 0);
  capture_numbered (notebook, 2);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2);
  after = g_list_model_get_item (G_LIST_MODEL (list), 1);
  g_assert_true (before == after);
  g_assert_cmpuint (notebook_test_shadow_get_n_changes (shadow), ==, 1);
  notebook_test_shadow_check (shadow);

  g_clear_pointer (&shadow, notebook_test_shadow_free);
  g_clear_object (&list);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_search_narrows_and_marks_the_words (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (list));
  g_autoptr (DossierArticleItem) item = NULL;

  for (guint i = 1; i <= 6; i++)
    capture_numbered (notebook, i);
  dossier_article_list_set_words (list, "  pilot wha");
  wait_for_answer (list);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 3);
  notebook_test_shadow_check (shadow);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpstr (wait_for_title (item), ==, "Harbour report number 6");
  notebook_test_wait_until (dossier_article_item_get_snippet (item) != NULL);
  g_assert_nonnull (strstr (dossier_article_item_get_snippet (item), "<b>pilot</b>"));
  g_assert_nonnull (strstr (dossier_article_item_get_snippet (item), "<b>whale</b>"));

  dossier_article_list_set_words (list, "nothing like it");
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0);
  dossier_article_list_set_words (list, NULL);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 6);
  notebook_test_wait_until (dossier_article_item_get_snippet (item) == NULL);
  notebook_test_shadow_check (shadow);

  g_clear_pointer (&shadow, notebook_test_shadow_free);
  g_clear_object (&list);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_shelves_follow_flags_and_undo (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierArticleList) starred = NULL;
  g_autoptr (DossierArticleList) unread = NULL;
  g_autoptr (DossierArticleList) all = NULL;
  g_autoptr (DossierArticleItem) item = NULL;
  g_autoptr (GAsyncResult) flagged = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  capture_numbered (notebook, 1);
  capture_numbered (notebook, 2);
  starred = dossier_article_list_new (notebook);
  dossier_article_list_set_shelf (starred, DOSSIER_SHELF_STARRED);
  unread = dossier_article_list_new (notebook);
  dossier_article_list_set_shelf (unread, DOSSIER_SHELF_UNREAD);
  all = dossier_article_list_new (notebook);
  wait_for_answer (all);
  wait_for_answer (unread);
  wait_for_answer (starred);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (unread)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (starred)), ==, 0);

  item = g_list_model_get_item (G_LIST_MODEL (all), 0);
  wait_for_title (item);
  dossier_notebook_set_flags_async (notebook,
                                    dossier_article_item_get_id (item),
                                    DOSSIER_FLAG_STARRED | DOSSIER_FLAG_READ,
                                    DOSSIER_FLAG_STARRED | DOSSIER_FLAG_READ,
                                    NULL,
                                    notebook_test_finished_cb,
                                    &flagged);
  notebook_test_wait_until (flagged != NULL);
  g_assert_true (dossier_notebook_finish (notebook, flagged, &error));
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (starred)) == 1);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (unread)) == 1);
  notebook_test_wait_until (dossier_article_item_is_starred (item));
  notebook_test_wait_until (dossier_notebook_get_undo_name (notebook) != NULL);

  dossier_notebook_undo_async (notebook, NULL, notebook_test_finished_cb, &undone);
  notebook_test_wait_until (undone != NULL);
  name = dossier_notebook_undo_finish (notebook, undone, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (name, ==, "star");
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (starred)) == 0);
  notebook_test_wait_until (!dossier_article_item_is_starred (item));

  g_clear_object (&flagged);
  g_clear_object (&undone);
  g_clear_object (&starred);
  g_clear_object (&unread);
  g_clear_object (&all);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
test_deleting_and_undoing_brings_it_back (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierArticleList) list = NULL;
  g_autoptr (DossierArticleItem) item = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GAsyncResult) undone = NULL;
  g_autofree char *name = NULL;

  capture_numbered (notebook, 1);
  list = dossier_article_list_new (notebook);
  wait_for_answer (list);
  item = g_list_model_get_item (G_LIST_MODEL (list), 0);
  dossier_notebook_delete_async (notebook,
                                 dossier_article_item_get_id (item),
                                 NULL,
                                 notebook_test_finished_cb,
                                 &deleted);
  notebook_test_wait_until (deleted != NULL);
  g_assert_true (dossier_notebook_finish (notebook, deleted, NULL));
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0);
  dossier_notebook_undo_async (notebook, NULL, notebook_test_finished_cb, &undone);
  notebook_test_wait_until (undone != NULL);
  name = dossier_notebook_undo_finish (notebook, undone, NULL);
  g_assert_nonnull (name);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 1);

  g_clear_object (&deleted);
  g_clear_object (&undone);
  g_clear_object (&list);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
count_cb (gpointer data)
{
  *(guint *) data += 1;
}

static void
test_many_changes_are_followed_together (void)
{
  guint n_done = 0;
  g_autoptr (DossierPace) pace = dossier_pace_new (5, count_cb, &n_done);

  for (guint i = 0; i < 100; i++)
    {
      dossier_pace_ask (pace);
      g_assert_cmpuint (n_done, ==, 1);
    }
  notebook_test_wait_until (n_done == 2);

  /* The pause after it ends with nothing to do: what is asked then is done at once again. */
  notebook_test_wait_until (g_main_context_find_source_by_user_data (NULL, pace) == NULL);
  g_assert_cmpuint (n_done, ==, 2);
  dossier_pace_ask (pace);
  g_assert_cmpuint (n_done, ==, 3);

  dossier_pace_ask (pace);
  g_clear_pointer (&pace, dossier_pace_free);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n_done, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/article-list/newest-first", test_newest_first);
  g_test_add_func ("/notebook/article-list/many-changes-are-followed-together",
                   test_many_changes_are_followed_together);
  g_test_add_func ("/notebook/article-list/an-insert-keeps-the-other-objects",
                   test_an_insert_keeps_the_other_objects);
  g_test_add_func ("/notebook/article-list/search-narrows-and-marks-the-words",
                   test_search_narrows_and_marks_the_words);
  g_test_add_func ("/notebook/article-list/shelves-follow-flags-and-undo",
                   test_shelves_follow_flags_and_undo);
  g_test_add_func ("/notebook/article-list/deleting-and-undoing-brings-it-back",
                   test_deleting_and_undoing_brings_it_back);
  return g_test_run ();
}
