/* test-reading.c: annotating, tagging and rejecting, each kept, undone and redone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-bulk-actions.h"
#include "notebook/dossier-notebook-private.h"

#include <string.h>

#define TEXT                                                                                       \
  " date 2026-04-17 Council votes on the old mill\n\n"                                             \
  "Councillor Ottilie Brandvold asked for at least 14 more beds on Friday.\n\n"                    \
  "“The mill has stood empty for nine years,” Brandvold said in Harestad.\n\n"                 \
  "The vote ended 21 to 9, after three hours of speeches.\n"

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
  DossierReading  *reading;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierCaptured) captured = NULL;

  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  captured = notebook_test_capture_text (fixture->notebook, "https://paper.example/mill", TEXT);
  fixture->reading = notebook_test_read (fixture->notebook, captured->article_id, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->reading);
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_undo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_redo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, NULL);
  g_assert_nonnull (name);
}

static DossierEntityItem *
find_entity (DossierReading *reading, DossierEntityKind kind, const char *name)
{
  GListModel *entities = dossier_reading_get_entities (reading, kind);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_strcmp0 (dossier_entity_item_get_name (item), name) == 0)
        return item; /* the list keeps it */
    }
  return NULL;
}

static void
tag (Fixture *fixture, const char *words, DossierEntityKind kind, GError **error)
{
  DossierTagDraft draft = { .kind = kind };
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *news = NULL;

  dossier_reading_tag_async (fixture->reading,
                             notebook_test_find (fixture->reading, words),
                             &draft,
                             NULL,
                             notebook_test_finished_cb,
                             &result);
  notebook_test_wait_until (result != NULL);
  news = dossier_reading_tag_finish (fixture->reading, result, error);
}

static void
restart (Fixture *fixture, gint64 article_id)
{
  g_clear_object (&fixture->reading);
  notebook_test_close (fixture->notebook);
  fixture->notebook = notebook_test_open (fixture->path);
  if (article_id != 0)
    fixture->reading = notebook_test_read (fixture->notebook, article_id, 0);
}

/* The name of the step that was just made; it is told a little later than its end. */
static void
add_name (Fixture *fixture, GPtrArray *names)
{
  const char *last = names->len > 0 ? names->pdata[names->len - 1] : NULL;

  notebook_test_wait_until (g_strcmp0 (dossier_notebook_get_undo_name (fixture->notebook), last) !=
                            0);
  g_ptr_array_add (names, g_strdup (dossier_notebook_get_undo_name (fixture->notebook)));
}

/* One action of each kind, on one thing and on several at once. */
static void
act (Fixture *fixture, GPtrArray *names)
{
  DossierReading *reading = fixture->reading;
  gint64          article_id = dossier_reading_get_article_id (reading);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) starred = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (DossierCaptured) other =
      notebook_test_capture_text (fixture->notebook,
                                  "https://paper.example/tide",
                                  "Tide\n\nThe tide came in at six and took the boats along.\n");
  g_autoptr (GError) error = NULL;

  g_array_append_val (ids, article_id);
  g_array_append_val (ids, other->article_id);
  notebook_test_annotate (reading, "stood empty", DOSSIER_HIGHLIGHT_PINK, NULL);
  add_name (fixture, names);
  tag (fixture, "The mill", DOSSIER_ENTITY_PLACE, &error);
  g_assert_no_error (error);
  add_name (fixture, names);
  dossier_notebook_toggle_flag_async (fixture->notebook,
                                      ids,
                                      DOSSIER_FLAG_STARRED,
                                      NULL,
                                      notebook_test_finished_cb,
                                      &starred);
  notebook_test_wait_until (starred != NULL);
  g_assert_true (dossier_notebook_toggle_flag_finish (fixture->notebook, starred, NULL, &error));
  add_name (fixture, names);
  dossier_notebook_delete_all_async (fixture->notebook,
                                     ids,
                                     NULL,
                                     notebook_test_finished_cb,
                                     &deleted);
  notebook_test_wait_until (deleted != NULL);
  g_assert_true (dossier_notebook_finish (fixture->notebook, deleted, &error));
  add_name (fixture, names);
}

/* The notebook is closed and opened before each step back, and before each step forth. */
static void
test_steps_outlast_a_restart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  gint64 article_id = dossier_reading_get_article_id (fixture->reading);

  act (fixture, names);
  for (guint i = names->len; i > 0; i--)
    {
      restart (fixture, 0);
      notebook_test_wait_until (
          g_strcmp0 (dossier_notebook_get_undo_name (fixture->notebook), names->pdata[i - 1]) == 0);
      undo (fixture);
    }
  restart (fixture, article_id);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_reading_get_annotations (fixture->reading)),
                    ==,
                    0);
  g_assert_null (find_entity (fixture->reading, DOSSIER_ENTITY_PLACE, "The mill"));

  for (guint i = 0; i < 2; i++)
    {
      restart (fixture, 0);
      notebook_test_wait_until (
          g_strcmp0 (dossier_notebook_get_redo_name (fixture->notebook), names->pdata[i]) == 0);
      redo (fixture);
    }
  restart (fixture, article_id);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_reading_get_annotations (fixture->reading)),
                    ==,
                    1);
  g_assert_nonnull (find_entity (fixture->reading, DOSSIER_ENTITY_PLACE, "The mill"));
}

static void
test_an_annotation_is_there_after_reopening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierAnnotationItem) item = NULL;
  gint64 article_id = dossier_reading_get_article_id (fixture->reading);

  notebook_test_annotate (fixture->reading,
                          "stood empty for nine years",
                          DOSSIER_HIGHLIGHT_PINK,
                          "Check with the *land register*.");
  restart (fixture, article_id);

  g_assert_cmpuint (g_list_model_get_n_items (dossier_reading_get_annotations (fixture->reading)),
                    ==,
                    1);
  item = g_list_model_get_item (dossier_reading_get_annotations (fixture->reading), 0);
  g_assert_cmpstr (dossier_annotation_item_get_quote (item), ==, "stood empty for nine years");
  g_assert_cmpstr (dossier_annotation_item_get_note (item), ==, "Check with the *land register*.");
  g_assert_cmpint (dossier_annotation_item_get_highlight (item), ==, DOSSIER_HIGHLIGHT_PINK);
  g_assert_cmpuint (dossier_annotation_item_get_span (item).start,
                    ==,
                    notebook_test_find (fixture->reading, "stood empty").start);
}

static void
test_undo_and_redo_of_an_annotation (Fixture *fixture, gconstpointer data)
{
  GListModel *annotations = dossier_reading_get_annotations (fixture->reading);
  g_autoptr (DossierAnnotationItem) item = NULL;

  notebook_test_annotate (fixture->reading, "three hours", DOSSIER_HIGHLIGHT_BLUE, NULL);
  undo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (annotations) == 0);
  redo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (annotations) == 1);
  item = g_list_model_get_item (annotations, 0);
  g_assert_cmpstr (dossier_annotation_item_get_quote (item), ==, "three hours");
}

static void
test_changing_and_deleting_an_annotation (Fixture *fixture, gconstpointer data)
{
  const char *const      tags[] = { "housing", "vote", NULL };
  DossierAnnotationDraft draft = { .highlight = DOSSIER_HIGHLIGHT_PURPLE,
                                   .note = "Twenty-one!",
                                   .tags = tags };
  GListModel            *annotations = dossier_reading_get_annotations (fixture->reading);
  gint64 id = notebook_test_annotate (fixture->reading, "21 to 9", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  g_autoptr (GAsyncResult) changed = NULL;
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (DossierAnnotationItem) item = NULL;

  dossier_reading_change_annotation_async (fixture->reading,
                                           id,
                                           &draft,
                                           NULL,
                                           notebook_test_finished_cb,
                                           &changed);
  notebook_test_wait_until (changed != NULL);
  g_assert_true (dossier_reading_finish (fixture->reading, changed, NULL));
  for (;;)
    {
      g_clear_object (&item);
      item = g_list_model_get_item (annotations, 0);
      if (dossier_annotation_item_get_note (item) != NULL)
        break;
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpstr (dossier_annotation_item_get_note (item), ==, "Twenty-one!");
  g_assert_cmpint (dossier_annotation_item_get_highlight (item), ==, DOSSIER_HIGHLIGHT_PURPLE);
  g_assert_true (g_strv_equal (dossier_annotation_item_get_tags (item), tags));

  dossier_reading_delete_annotation_async (fixture->reading,
                                           id,
                                           NULL,
                                           notebook_test_finished_cb,
                                           &deleted);
  notebook_test_wait_until (deleted != NULL);
  g_assert_true (dossier_reading_finish (fixture->reading, deleted, NULL));
  notebook_test_wait_until (g_list_model_get_n_items (annotations) == 0);
  undo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (annotations) == 1);
}

static void
test_tagging_makes_a_person (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tag (fixture, "old mill", DOSSIER_ENTITY_PERSON, &error);
  g_assert_no_error (error);
  notebook_test_wait_until (find_entity (fixture->reading, DOSSIER_ENTITY_PERSON, "old mill") !=
                            NULL);
  undo (fixture);
  notebook_test_wait_until (find_entity (fixture->reading, DOSSIER_ENTITY_PERSON, "old mill") ==
                            NULL);
}

static void
test_tagging_a_figure_reads_its_value (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DossierEntityItem *item = NULL;
  DossierMention    *mention;

  tag (fixture, "nine years", DOSSIER_ENTITY_FIGURE, &error);
  g_assert_no_error (error);
  for (guint i = 0; item == NULL; i++)
    {
      GListModel *figures = dossier_reading_get_entities (fixture->reading, DOSSIER_ENTITY_FIGURE);

      g_assert_cmpuint (i, <, g_list_model_get_n_items (figures));
      g_autoptr (DossierEntityItem) candidate = g_list_model_get_item (figures, i);
      mention = g_ptr_array_index (dossier_entity_item_get_mentions (candidate), 0);
      if (mention->figure->value == 9 && strcmp (mention->figure->unit, "year") == 0)
        item = candidate;
    }

  tag (fixture, "the old mill", DOSSIER_ENTITY_FIGURE, &error);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_REQUEST);
}

static void
test_rejecting_removes_and_undo_restores (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierEntityItem) item = NULL;
  GListModel *figures = dossier_reading_get_entities (fixture->reading, DOSSIER_ENTITY_FIGURE);
  guint       n_before = g_list_model_get_n_items (figures);

  g_assert_cmpuint (n_before, >, 0);
  item = g_list_model_get_item (figures, 0);
  dossier_reading_reject_async (fixture->reading, item, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_reading_finish (fixture->reading, result, NULL));
  notebook_test_wait_until (g_list_model_get_n_items (figures) == n_before - 1);
  undo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (figures) == n_before);
}

static void
test_another_process_is_noticed (Fixture *fixture, gconstpointer data)
{
  DossierNotebook *other = notebook_test_open (fixture->path);
  g_autoptr (DossierReading) there =
      notebook_test_read (other, dossier_reading_get_article_id (fixture->reading), 0);

  notebook_test_annotate (there, "21 to 9", DOSSIER_HIGHLIGHT_GREEN, NULL);
  notebook_test_wait_until (
      g_list_model_get_n_items (dossier_reading_get_annotations (fixture->reading)) == 1);
  g_clear_object (&there);
  notebook_test_close (other);
}

static void
test_an_article_that_is_not_there_is_an_error (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = NULL;

  dossier_reading_open_async (fixture->notebook, 4711, 0, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  reading = dossier_reading_open_finish (result, &error);
  g_assert_null (reading);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "reading article 4711: "));
}

/* What is written last is what the next program finds. */
static void
test_the_place_is_kept (Fixture *fixture, gconstpointer data)
{
  gint64 article_id = dossier_reading_get_article_id (fixture->reading);
  gsize  place = notebook_test_find (fixture->reading, "The vote ended").start;
  gsize  start = 1;

  g_assert_false (dossier_reading_get_position (fixture->reading, &start));
  dossier_reading_keep_position (fixture->reading, 5);
  dossier_reading_keep_position (fixture->reading, place);
  g_assert_true (dossier_reading_get_position (fixture->reading, &start));
  g_assert_cmpuint (start, ==, place);
  g_assert_null (dossier_notebook_get_undo_name (fixture->notebook));

  g_clear_object (&fixture->reading);
  notebook_test_close (fixture->notebook);
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->reading = notebook_test_read (fixture->notebook, article_id, 0);
  g_assert_true (dossier_reading_get_position (fixture->reading, &start));
  g_assert_cmpuint (start, ==, place);
}

static gboolean
wait_for_the_gate (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  GMutex *gate = data;

  g_mutex_lock (gate);
  g_mutex_unlock (gate);
  return TRUE;
}

/* Who leaves and comes right back finds the place, however busy the file is written to. */
static void
test_the_place_is_found_before_it_is_written (Fixture *fixture, gconstpointer data)
{
  gint64        article_id = dossier_reading_get_article_id (fixture->reading);
  DossierStore *store = dossier_notebook_get_store (fixture->notebook);
  gsize         place = notebook_test_find (fixture->reading, "The vote ended").start;
  gsize         start = 1;
  g_autoptr (GAsyncResult) result = NULL;
  GMutex gate;

  g_mutex_init (&gate);
  dossier_reading_keep_position (fixture->reading, 5);
  g_mutex_lock (&gate);
  dossier_store_write_async (store,
                             wait_for_the_gate,
                             &gate,
                             NULL,
                             NULL,
                             notebook_test_finished_cb,
                             &result);
  dossier_reading_keep_position (fixture->reading, place);
  g_clear_object (&fixture->reading);

  fixture->reading = notebook_test_read (fixture->notebook, article_id, 0);
  g_assert_null (result);
  g_assert_true (dossier_reading_get_position (fixture->reading, &start));
  g_assert_cmpuint (start, ==, place);

  g_mutex_unlock (&gate);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_store_finish (store, result, NULL));
  g_mutex_clear (&gate);

  /* Back at the beginning there is no place to go to, whatever the file still says. */
  dossier_reading_keep_position (fixture->reading, 0);
  g_clear_object (&fixture->reading);
  fixture->reading = notebook_test_read (fixture->notebook, article_id, 0);
  g_assert_false (dossier_reading_get_position (fixture->reading, &start));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "an-annotation-is-there-after-reopening", test_an_annotation_is_there_after_reopening },
    { "steps-outlast-a-restart", test_steps_outlast_a_restart },
    { "undo-and-redo-of-an-annotation", test_undo_and_redo_of_an_annotation },
    { "changing-and-deleting-an-annotation", test_changing_and_deleting_an_annotation },
    { "tagging-makes-a-person", test_tagging_makes_a_person },
    { "tagging-a-figure-reads-its-value", test_tagging_a_figure_reads_its_value },
    { "rejecting-removes-and-undo-restores", test_rejecting_removes_and_undo_restores },
    { "another-process-is-noticed", test_another_process_is_noticed },
    { "the-place-is-kept", test_the_place_is_kept },
    { "the-place-is-found-before-it-is-written", test_the_place_is_found_before_it_is_written },
    { "an-article-that-is-not-there-is-an-error", test_an_article_that_is_not_there_is_an_error },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strconcat ("/notebook/reading/", tests[i].name, NULL);

      g_test_add (name, Fixture, NULL, set_up, tests[i].run, tear_down);
    }
  return g_test_run ();
}
