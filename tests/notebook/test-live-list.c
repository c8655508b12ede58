/* test-live-list.c: a list that asks the notebook shows the latest answer and nothing else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-index.h"
#include "notebook/dossier-live-list-private.h"
#include "notebook/dossier-search-actions.h"

/* A list whose question is its answer: "3 1" has two rows. */
#define NUMBER_TYPE_LIST (number_list_get_type ())
G_DECLARE_FINAL_TYPE (NumberList, number_list, NUMBER, LIST, DossierLiveList)

struct _NumberList
{
  DossierLiveList parent_instance;

  const char *numbers; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (NumberList, number_list, DOSSIER_TYPE_LIVE_LIST)

/* How often the notebook was asked. */
static int n_asked;

static GType
get_item_type (void)
{
  return G_TYPE_OBJECT;
}

static gpointer
dup_question (DossierLiveList *list)
{
  return g_strdup (NUMBER_LIST (list)->numbers);
}

static gboolean
list_numbers (DossierDb *db, gconstpointer question, GPtrArray *rows, GError **error)
{
  g_auto (GStrv) words = g_strsplit (question, " ", -1);

  g_atomic_int_inc (&n_asked);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (words[i], NULL, 10);

      if (*words[i] != '\0')
        g_ptr_array_add (rows, g_memdup2 (&id, sizeof id));
    }
  return TRUE;
}

static gint64
get_row_id (gconstpointer row)
{
  return *(const gint64 *) row;
}

static gpointer
make_item (gconstpointer question, gpointer *row, gpointer before)
{
  GObject *item = before != NULL ? g_object_ref (before) : g_object_new (G_TYPE_OBJECT, NULL);

  g_object_set_data_full (item, "id", g_steal_pointer (row), g_free);
  return item;
}

static void
number_list_class_init (NumberListClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = get_item_type,
    .dup_question = dup_question,
    .free_question = g_free,
    .list = list_numbers,
    .free_row = g_free,
    .get_row_id = get_row_id,
    .make_item = make_item,
  };

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
}

static void
number_list_init (NumberList *self)
{
}

typedef struct
{
  char               *path;
  DossierNotebook    *notebook;
  NumberList         *list;
  NotebookTestShadow *shadow;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->list = g_object_new (NUMBER_TYPE_LIST, NULL);
  fixture->shadow = notebook_test_shadow_new (G_LIST_MODEL (fixture->list));
  n_asked = 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer alive = fixture->list;

  notebook_test_shadow_check (fixture->shadow);
  notebook_test_shadow_free (fixture->shadow);
  /* A question that is on its way keeps it until then. */
  g_object_add_weak_pointer (G_OBJECT (fixture->list), &alive);
  g_object_unref (fixture->list);
  notebook_test_wait_until (alive == NULL);
  notebook_test_close (fixture->notebook);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

static char *
describe (NumberList *list)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);
      gint64 *id = g_object_get_data (item, "id");

      g_string_append_printf (out, i == 0 ? "%d" : " %d", (int) *id);
    }
  return g_string_free (out, FALSE);
}

static void
wait_for (Fixture *fixture, const char *numbers)
{
  for (;;)
    {
      g_autofree char *shown = describe (fixture->list);

      if (dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (fixture->list)) &&
          g_str_equal (shown, numbers))
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
ask_for (Fixture *fixture, const char *numbers)
{
  fixture->list->numbers = numbers;
  dossier_live_list_ask_anew (DOSSIER_LIVE_LIST (fixture->list));
}

static void
follow (Fixture *fixture, const char *numbers)
{
  fixture->list->numbers = numbers;
  dossier_live_list_follow (DOSSIER_LIVE_LIST (fixture->list),
                            fixture->notebook,
                            DOSSIER_CHANGE_SAVED_SEARCHES);
}

static void
test_latest_answer (Fixture *fixture, gconstpointer data)
{
  follow (fixture, "1 2 3");
  ask_for (fixture, "7");
  ask_for (fixture, "8");
  ask_for (fixture, "4 5");
  wait_for (fixture, "4 5");
  /* The first question was on its way; of the others only the last is asked. */
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, 2);
  g_assert_cmpuint (notebook_test_shadow_get_n_changes (fixture->shadow), ==, 1);
}

static void
test_same_objects (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GObject) three = NULL;
  g_autoptr (GObject) after = NULL;

  follow (fixture, "1 2 3");
  wait_for (fixture, "1 2 3");
  three = g_list_model_get_item (G_LIST_MODEL (fixture->list), 2);
  g_assert_true (dossier_live_list_find (DOSSIER_LIVE_LIST (fixture->list), 3) == three);
  ask_for (fixture, "1 9 8 3");
  wait_for (fixture, "1 9 8 3");
  after = g_list_model_get_item (G_LIST_MODEL (fixture->list), 3);
  g_assert_true (after == three);
  g_assert_null (dossier_live_list_find (DOSSIER_LIVE_LIST (fixture->list), 2));
}

static void
test_nothing_asked (Fixture *fixture, gconstpointer data)
{
  follow (fixture, NULL);
  g_assert_false (dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (fixture->list)));
  ask_for (fixture, "");
  wait_for (fixture, "");
  g_assert_cmpint (g_atomic_int_get (&n_asked), ==, 1);
}

static void
count_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  ++*(guint *) user_data;
}

static void
test_loading_again (Fixture *fixture, gconstpointer data)
{
  guint n_told = 0;

  g_signal_connect (fixture->list, "notify::is-loaded", G_CALLBACK (count_cb), &n_told);
  follow (fixture, "1");
  wait_for (fixture, "1");
  ask_for (fixture, "2");
  wait_for (fixture, "2");
  g_assert_cmpuint (n_told, ==, 1);
  fixture->list->numbers = "3";
  dossier_live_list_load_anew (DOSSIER_LIVE_LIST (fixture->list));
  g_assert_cmpuint (n_told, ==, 2);
  wait_for (fixture, "3");
  g_assert_cmpuint (n_told, ==, 3);
}

static void
test_left (Fixture *fixture, gconstpointer data)
{
  follow (fixture, "1");
  dossier_live_list_leave (DOSSIER_LIVE_LIST (fixture->list));
  ask_for (fixture, "2");
  notebook_test_wait_until (g_atomic_int_get (&n_asked) <= 1 &&
                            !g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
}

/* A real one, and real changes. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierIndex) searches =
      dossier_index_new (fixture->notebook, DOSSIER_INDEX_SAVED_SEARCHES);
  g_autoptr (NotebookTestShadow) shadow = notebook_test_shadow_new (G_LIST_MODEL (searches));
  static const char *const names[] = { "ferries", "bells", "swans" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAsyncResult) result = NULL;

      dossier_notebook_save_search_async (fixture->notebook,
                                          names[i],
                                          names[i],
                                          NULL,
                                          notebook_test_finished_cb,
                                          &result);
      notebook_test_wait_until (result != NULL);
    }
  notebook_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (searches)) == 3);
  notebook_test_shadow_check (shadow);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/notebook/live-list/only-the-latest-answer-is-shown", test_latest_answer);
  add ("/notebook/live-list/the-same-row-stays-the-same-object", test_same_objects);
  add ("/notebook/live-list/without-a-question-nothing-is-asked", test_nothing_asked);
  add ("/notebook/live-list/loading-again-is-told", test_loading_again);
  add ("/notebook/live-list/what-was-left-stays-as-it-was", test_left);
  add ("/notebook/live-list/changes-of-the-notebook-are-followed", test_changes);
  return g_test_run ();
}
