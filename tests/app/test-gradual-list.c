/* test-gradual-list.c: a list whose rows come a few a frame tells of every change.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-gradual-list.h"

#include <gtk/gtk.h>

typedef struct
{
  GListStore         *model;
  DossierGradualList *list;
  GPtrArray          *told; /* the items, by what the list told of its changes */
  gboolean            may_hold_back;
} Fixture;

static gboolean
may_hold_back (gpointer data)
{
  return ((Fixture *) data)->may_hold_back;
}

static void
items_changed_cb (GListModel *list, guint at, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (at + removed, <=, fixture->told->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->told, at, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->told, (int) (at + i), g_list_model_get_item (list, at + i));
}

/* What was told is what there is, and that is the beginning of the model. */
static void
check (Fixture *fixture)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
  guint n_model = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));

  g_assert_cmpuint (n, ==, fixture->told->len);
  g_assert_cmpuint (n, <=, n_model);
  g_assert_true (dossier_gradual_list_is_partial (fixture->list) == (n < n_model));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (fixture->list), i);
      g_autoptr (GObject) model_item = g_list_model_get_item (G_LIST_MODEL (fixture->model), i);

      g_assert_true (item == model_item);
      g_assert_true (item == fixture->told->pdata[i]);
    }
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), n));
}

static void
splice (Fixture *fixture, guint at, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, gtk_string_object_new ("row"));
  g_list_store_splice (fixture->model, at, removed, items->pdata, added);
  check (fixture);
}

static guint
get_n_shown (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->model = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  fixture->list = dossier_gradual_list_new (may_hold_back, fixture);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->may_hold_back = TRUE;
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  dossier_gradual_list_set_model (fixture->list, G_LIST_MODEL (fixture->model));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (fixture->list, fixture);
  g_object_unref (fixture->list);
  g_object_unref (fixture->model);
  g_ptr_array_unref (fixture->told);
}

static void
test_many_come_a_few_at_a_time (Fixture *fixture, gconstpointer data)
{
  guint n_steps = 0;

  splice (fixture, 0, 0, 1000);
  g_assert_cmpuint (get_n_shown (fixture), ==, DOSSIER_GRADUAL_LIST_FIRST);
  for (; dossier_gradual_list_is_partial (fixture->list); n_steps++)
    {
      guint before = get_n_shown (fixture);

      dossier_gradual_list_go_on (fixture->list);
      check (fixture);
      g_assert_true (get_n_shown (fixture) == before + DOSSIER_GRADUAL_LIST_STEP ||
                     get_n_shown (fixture) == 1000);
    }
  g_assert_cmpuint (n_steps, <=, DOSSIER_GRADUAL_LIST_LOOKED_AT / DOSSIER_GRADUAL_LIST_STEP);
  dossier_gradual_list_go_on (fixture->list);
  check (fixture);
}

static void
test_few_come_at_once (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, DOSSIER_GRADUAL_LIST_FIRST);
  g_assert_false (dossier_gradual_list_is_partial (fixture->list));
  splice (fixture, 0, 0, 1);
  g_assert_false (dossier_gradual_list_is_partial (fixture->list));
}

static void
test_rows_far_down_come_at_once (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 300);
  dossier_gradual_list_finish (fixture->list);
  check (fixture);
  splice (fixture, DOSSIER_GRADUAL_LIST_LOOKED_AT, 20, 500);
  g_assert_false (dossier_gradual_list_is_partial (fixture->list));
}

static void
test_nothing_is_held_back_from_who_looks (Fixture *fixture, gconstpointer data)
{
  fixture->may_hold_back = FALSE;
  splice (fixture, 0, 0, 300);
  g_assert_false (dossier_gradual_list_is_partial (fixture->list));
}

static void
test_another_model (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 40);
  dossier_gradual_list_set_model (fixture->list, NULL);
  g_assert_cmpuint (fixture->told->len, ==, 0);
  g_assert_false (dossier_gradual_list_is_partial (fixture->list));
  dossier_gradual_list_set_model (fixture->list, G_LIST_MODEL (fixture->model));
  check (fixture);
  g_assert_cmpuint (get_n_shown (fixture), ==, DOSSIER_GRADUAL_LIST_FIRST);
}

static void
test_any_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 600; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->model));
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) n + 1);
      guint removed = (guint) g_rand_int_range (rand, 0, (gint32) (n - at) + 1);
      guint most = g_rand_boolean (rand) ? 4 : 90;

      fixture->may_hold_back = g_rand_int_range (rand, 0, 4) > 0;
      splice (fixture,
              at,
              n > 300 ? n - at : removed / 2,
              (guint) g_rand_int_range (rand, 0, (gint32) most));
      if (g_rand_boolean (rand))
        dossier_gradual_list_go_on (fixture->list);
      check (fixture);
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/app/gradual-list/many-come-a-few-at-a-time", test_many_come_a_few_at_a_time },
    { "/app/gradual-list/few-come-at-once", test_few_come_at_once },
    { "/app/gradual-list/rows-far-down-come-at-once", test_rows_far_down_come_at_once },
    { "/app/gradual-list/nothing-is-held-back-from-who-looks",
      test_nothing_is_held_back_from_who_looks },
    { "/app/gradual-list/another-model", test_another_model },
    { "/app/gradual-list/any-changes", test_any_changes },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
