/* test-note-list.c: all annotations as one list that follows the notebook; what is done to several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-annotation-actions.h"
#include "notebook/dossier-highlight-names.h"
#include "notebook/dossier-note-list.h"
#include "notebook/export/dossier-export.h"

#include <string.h>

typedef struct
{
  char            *path;
  DossierNotebook *notebook;
  DossierReading  *mill;
  DossierReading  *quay;
  gint64           beds, vote, boats;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierCaptured) mill = NULL;
  g_autoptr (DossierCaptured) quay = NULL;

  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  mill = notebook_test_capture_text (fixture->notebook,
                                     "https://paper.example/mill",
                                     "The mill\n\nThe council asked for 14 more beds.\n\n"
                                     "The vote ended 21 to 9.\n");
  quay = notebook_test_capture_text (fixture->notebook,
                                     "https://paper.example/quay",
                                     "The quay\n\nThree boats came loose on Friday.\n");
  fixture->mill = notebook_test_read (fixture->notebook, mill->article_id, 0);
  fixture->quay = notebook_test_read (fixture->notebook, quay->article_id, 0);
  fixture->vote =
      notebook_test_annotate (fixture->mill, "21 to 9", DOSSIER_HIGHLIGHT_PINK, "Close?");
  fixture->boats =
      notebook_test_annotate (fixture->quay, "Three boats", DOSSIER_HIGHLIGHT_BLUE, NULL);
  fixture->beds =
      notebook_test_annotate (fixture->mill, "14 more beds", DOSSIER_HIGHLIGHT_PINK, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->mill);
  g_clear_object (&fixture->quay);
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

static DossierNoteList *
open_list (Fixture *fixture)
{
  DossierNoteList *list = dossier_note_list_new (fixture->notebook);

  notebook_test_wait_until (!dossier_note_list_is_loading (list));
  return list;
}

static gboolean
has (DossierNoteList *list, const gint64 *ids, guint n_ids)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_ids)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    if (dossier_note_list_get_id (list, i) != ids[i])
      return FALSE;
  return TRUE;
}

/* What is in the list, in its order; 0 is a head. */
#define assert_has(list, ...)                                                                      \
  G_STMT_START                                                                                     \
  {                                                                                                \
    const gint64 ids_[] = { __VA_ARGS__ };                                                         \
    notebook_test_wait_until (has (list, ids_, G_N_ELEMENTS (ids_)));                              \
  }                                                                                                \
  G_STMT_END

static void
finish (Fixture *fixture, GAsyncResult **result)
{
  g_autoptr (GError) error = NULL;

  notebook_test_wait_until (*result != NULL);
  g_assert_true (dossier_notebook_finish (fixture->notebook, *result, &error));
  g_assert_no_error (error);
  g_clear_object (result);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_undo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, NULL);
  g_assert_nonnull (name);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierNoteList) list = open_list (fixture);
  g_autoptr (DossierNoteItem) head = NULL;

  assert_has (list, fixture->beds, fixture->boats, fixture->vote);
  dossier_note_list_set_order (list, DOSSIER_NOTES_BY_ARTICLE);
  assert_has (list, 0, fixture->beds, fixture->vote, 0, fixture->boats);
  g_assert_cmpuint (dossier_note_list_get_n_notes (list), ==, 3);
  head = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (dossier_note_item_is_head (head));
  g_assert_cmpstr (dossier_note_item_get_name (head), ==, "The mill");
  g_assert_cmpuint (dossier_note_item_get_count (head), ==, 2);
  dossier_note_list_set_words (list, "close");
  assert_has (list, 0, fixture->vote);
  g_assert_cmpuint (dossier_note_item_get_count (head), ==, 1);
  dossier_note_list_set_words (list, NULL);
  dossier_note_list_set_highlights (list, 1u << DOSSIER_HIGHLIGHT_BLUE);
  assert_has (list, 0, fixture->boats);
}

static void
test_follows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierNoteList) list = open_list (fixture);
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (list));
  g_autoptr (DossierNoteItem) item = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_autoptr (GAsyncResult) result = NULL;
  DossierAnnotationDraft draft = { .highlight = DOSSIER_HIGHLIGHT_GREEN, .note = "Narrow." };

  notebook_test_wait_until (dossier_note_item_get_annotation (item) != NULL);
  g_assert_cmpstr (dossier_note_item_get_title (item), ==, "The mill");
  dossier_notebook_change_annotation_async (fixture->notebook,
                                            fixture->vote,
                                            &draft,
                                            NULL,
                                            notebook_test_finished_cb,
                                            &result);
  finish (fixture, &result);
  notebook_test_wait_until (
      g_strcmp0 (dossier_annotation_item_get_note (dossier_note_item_get_annotation (item)),
                 "Narrow.") == 0);
  notebook_test_annotate (fixture->quay, "on Friday", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 4);
  notebook_test_shadow_check (shadow);
}

static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierNoteList) list = open_list (fixture);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  gint64 nowhere = 999999;

  g_array_append_val (ids, fixture->vote);
  g_array_append_val (ids, fixture->boats);
  g_array_append_val (ids, nowhere);
  dossier_notebook_recolour_annotations_async (fixture->notebook,
                                               ids,
                                               DOSSIER_HIGHLIGHT_PURPLE,
                                               NULL,
                                               notebook_test_finished_cb,
                                               &result);
  finish (fixture, &result);
  dossier_note_list_set_highlights (list, 1u << DOSSIER_HIGHLIGHT_PURPLE);
  assert_has (list, fixture->boats, fixture->vote);
  undo (fixture);
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (list)) == 0);
  dossier_note_list_set_highlights (list, 0);
  dossier_notebook_delete_annotations_async (fixture->notebook,
                                             ids,
                                             NULL,
                                             notebook_test_finished_cb,
                                             &result);
  finish (fixture, &result);
  assert_has (list, fixture->beds);
  notebook_test_wait_until (g_strcmp0 (dossier_notebook_get_undo_name (fixture->notebook),
                                       "deletion of annotations") == 0);
  undo (fixture);
  assert_has (list, fixture->beds, fixture->boats, fixture->vote);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  DossierHighlightNames *names = dossier_highlight_names_get (fixture->notebook);
  g_autoptr (GAsyncResult) result = NULL;

  g_assert_true (dossier_highlight_names_get (fixture->notebook) == names);
  g_assert_null (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_PINK));
  dossier_notebook_rename_highlight_async (fixture->notebook,
                                           DOSSIER_HIGHLIGHT_PINK,
                                           "  Ask\nagain ",
                                           NULL,
                                           notebook_test_finished_cb,
                                           &result);
  finish (fixture, &result);
  notebook_test_wait_until (
      g_strcmp0 (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_PINK), "Ask again") == 0);
  notebook_test_wait_until (
      g_strcmp0 (dossier_notebook_get_undo_name (fixture->notebook), "renaming of a colour") == 0);
  undo (fixture);
  notebook_test_wait_until (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_PINK) == NULL);
  dossier_notebook_rename_highlight_async (fixture->notebook,
                                           DOSSIER_HIGHLIGHT_PINK,
                                           "   ",
                                           NULL,
                                           notebook_test_finished_cb,
                                           &result);
  finish (fixture, &result);
  g_assert_null (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_PINK));
}

/* Of the articles only what was chosen. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_array_append_val (ids, fixture->vote);
  g_array_append_val (ids, fixture->boats);
  dossier_export_annotations_async (fixture->notebook,
                                    DOSSIER_EXPORT_CSV_ANNOTATIONS,
                                    ids,
                                    memory,
                                    NULL,
                                    notebook_test_finished_cb,
                                    &result);
  notebook_test_wait_until (result != NULL);
  g_assert_true (dossier_export_finish (fixture->notebook, result, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL);
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
  g_assert_nonnull (strstr (text, "21 to 9"));
  g_assert_nonnull (strstr (text, "Three boats"));
  g_assert_null (strstr (text, "\n14 more beds"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/notebook/note-list/groups-have-heads-with-names-and-counts", test_groups },
    { "/notebook/note-list/it-follows-the-notebook", test_follows },
    { "/notebook/note-list/several-are-recoloured-and-deleted-in-one-step", test_many },
    { "/notebook/highlight-names/a-name-is-kept-and-taken-back-by-undo", test_names },
    { "/notebook/export/only-the-chosen-annotations", test_export },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
