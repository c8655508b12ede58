/* test-corrections.c: names put right beside an article, with keys, in a real window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "corrections-test.h"

#include "app/entities/dossier-choice-dialog.h"
#include "app/entities/dossier-name-dialog.h"
#include "app/entities/dossier-rule-row.h"
#include "app/entities/dossier-rules-window.h"
#include "notebook/dossier-rule-list.h"

/* Names of which nothing tells what they are. */
#define UNSURE                                                                                     \
  "Otto Falk met Brightwater on the pier. Marvel was late, and Tern had gone to Amber. Anna Berg " \
  "said Reading was wrong. Mercy and Victory had left Hope behind. Sundry Hale Ford met Union on " \
  "Sunday at Orchard. Granite lost to Falcon. Juniper came later.\n"

static void
test_reject_several (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  corrections_test_press (&test, GDK_KEY_Down, GDK_SHIFT_MASK);
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (&test), "rejection of 2 people") == 0);
  g_assert_true (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));

  reader_test_reopen (&test);
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  g_assert_true (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  corrections_test_redo (&test);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  reader_test_close (&test);
}

/* The keys go on with the row that takes the place of the one that went. */
static void
test_go_on (void)
{
  ReaderTest         test;
  DossierEntityItem *next = NULL;

  reader_test_open (&test, STORY);
  next = corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  app_test_wait_until (dossier_entity_sidebar_get_chosen (test.sidebar) == next);
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  reader_test_close (&test);
}

static guint
count_selected (ReaderTest *test)
{
  GtkListView *list =
      GTK_LIST_VIEW (app_test_find (GTK_WIDGET (test->sidebar), GTK_TYPE_LIST_VIEW, NULL));
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (gtk_list_view_get_model (list));

  return (guint) gtk_bitset_get_size (selected);
}

static void
click_with (ReaderTest *test, const char *name, guint key)
{
  GtkWidget *sidebar = GTK_WIDGET (test->sidebar);

  if (key != 0)
    app_test_hold_key (sidebar, key);
  app_test_click (app_test_find_label (sidebar, name), GDK_BUTTON_PRIMARY);
  if (key != 0)
    app_test_let_go_of_key (sidebar, key);
}

/* Rows are selected as everywhere, by keys and by clicks. */
static void
test_select (void)
{
  ReaderTest test;
  guint      n_all = 0;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  corrections_test_tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  click_with (&test, "Leena Aaltonen", 0);
  g_assert_cmpuint (count_selected (&test), ==, 1);
  click_with (&test, "the milk", GDK_KEY_Control_L);
  g_assert_cmpuint (count_selected (&test), ==, 2);
  corrections_test_press (&test, GDK_KEY_Escape, 0);
  g_assert_cmpuint (count_selected (&test), ==, 0);
  g_assert_null (dossier_entity_sidebar_get_chosen (test.sidebar));

  click_with (&test, "Leena Aaltonen", 0);
  click_with (&test, "the milk", GDK_KEY_Shift_L);
  g_assert_cmpuint (count_selected (&test), ==, 3);
  corrections_test_press (&test, GDK_KEY_a, GDK_CONTROL_MASK);
  n_all = count_selected (&test);
  g_assert_cmpuint (n_all, >, 3);
  corrections_test_press (&test, GDK_KEY_Delete, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));

  /* u is a key of the article. */
  app_test_focus_window (GTK_WINDOW (test.window));
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_t, GDK_CONTROL_MASK);
  reader_test_press (&test, GDK_KEY_u);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_choose (
      &test,
      reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  corrections_test_press (&test, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_cmpuint (count_selected (&test), ==, n_all);
  reader_test_close (&test);
}

/* One key after the other goes through what is most likely wrong, and begins again. */
static void
test_unsure (void)
{
  ReaderTest         test;
  DossierEntityItem *first = NULL;
  DossierEntityItem *item = NULL;
  guint              n = 0;

  reader_test_open (&test, UNSURE);
  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Anna Berg"));
  corrections_test_press (&test, GDK_KEY_n, 0);
  first = g_object_ref (dossier_entity_sidebar_get_chosen (test.sidebar));
  g_assert_true (dossier_entity_item_is_unsure (first));
  do
    {
      corrections_test_press (&test, GDK_KEY_n, 0);
      item = dossier_entity_sidebar_get_chosen (test.sidebar);
      g_assert_true (dossier_entity_item_is_unsure (item));
      n++;
    }
  while (item != first && n < 20);
  g_assert_cmpuint (n, >, 1);
  g_assert_cmpuint (n, <, 20);

  /* What was confirmed is sure. */
  corrections_test_press (&test, GDK_KEY_c, 0);
  app_test_wait_until (corrections_test_get_undo_name (&test) != NULL);
  for (guint i = 0; i < n; i++)
    {
      corrections_test_press (&test, GDK_KEY_n, 0);
      g_assert_cmpstr (
          dossier_entity_item_get_name (dossier_entity_sidebar_get_chosen (test.sidebar)),
          !=,
          dossier_entity_item_get_name (first));
    }
  g_object_unref (first);
  reader_test_close (&test);
}

/* The menu of a row, by the other button and by its words. */
static void
test_menu (void)
{
  ReaderTest test;
  GtkWidget *menu = NULL;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  app_test_click (app_test_find_label (GTK_WIDGET (test.sidebar), "the milk"),
                  GDK_BUTTON_SECONDARY);
  menu = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_POPOVER_MENU, "menu");
  app_test_wait_until (gtk_widget_get_mapped (menu));
  app_test_click (app_test_find_label (menu, "Reject"), GDK_BUTTON_PRIMARY);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_true (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  reader_test_close (&test);
}

static void
test_confirm (void)
{
  ReaderTest         test;
  DossierEntityItem *item = NULL;

  reader_test_open (&test, STORY);
  item = reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen");
  g_assert_nonnull (item);
  corrections_test_choose (&test, item);
  corrections_test_press (&test, GDK_KEY_c, 0);
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (&test), "confirmation of “Leena Aaltonen”") == 0);
  item = reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen");
  g_assert_cmpuint (dossier_entity_item_get_count (item), ==, 2);
  g_assert_false (dossier_entity_item_is_unsure (item));
  reader_test_close (&test);
}

static void
test_merge (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  corrections_test_press (&test, GDK_KEY_m, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, "leen");
  app_test_wait_until (app_test_find_label (dialog, "Leena Aaltonen") != NULL);
  app_test_settle (dialog);
  app_test_click (app_test_find_label (dialog, "Leena Aaltonen"), GDK_BUTTON_PRIMARY);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));
  g_assert_cmpuint (dossier_entity_item_get_count (
                        reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen")),
                    ==,
                    3);
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (&test), "merge of “the captain”") == 0);
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));
  reader_test_close (&test);
}

/* Several are one of themselves: two keys. */
static void
test_merge_selected (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  corrections_test_press (&test, GDK_KEY_Down, GDK_SHIFT_MASK);
  corrections_test_press (&test, GDK_KEY_m, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans") !=
                       corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  app_test_wait_until (g_strcmp0 (corrections_test_get_undo_name (&test), "merge of 2 people") ==
                       0);
  reader_test_close (&test);
}

static void
test_retype (void)
{
  ReaderTest test;
  GtkWidget *rules = NULL;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "the islands", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  corrections_test_press (&test, GDK_KEY_t, 0);
  app_test_press_key (corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG), GDK_KEY_l, 0);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "the islands"));
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the islands"));

  /* What it is said to be can be changed in the list of rules. */
  corrections_test_press (&test, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  rules = corrections_test_wait_for_window (DOSSIER_TYPE_RULES_WINDOW);
  app_test_wait_until (app_test_find_label (rules, "the islands is a place") != NULL);
  app_test_click (app_test_find_label (rules, "the islands is a place"), 1);
  app_test_press_key (rules, GDK_KEY_F2, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_type (dialog, "hels");
  app_test_wait_until (app_test_find_label (dialog, "Helsinki") != NULL);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "the islands"));
  g_assert_cmpuint (dossier_entity_item_get_count (
                        reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki")),
                    ==,
                    2);
  gtk_window_close (GTK_WINDOW (rules));
  reader_test_close (&test);
}

static void
test_rename (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  corrections_test_press (&test, GDK_KEY_F2, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, "leena a");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "leena a"));
  corrections_test_undo (&test);
  app_test_wait_until (
      corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  reader_test_close (&test);
}

static void
test_split (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  corrections_test_press (&test, GDK_KEY_Return, 0);
  corrections_test_press (&test, GDK_KEY_s, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_type (dialog, "the singer");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the singer"));
  g_assert_cmpuint (dossier_entity_item_get_count (
                        reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen")),
                    ==,
                    1);
  reader_test_close (&test);
}

static void
test_locate (void)
{
  ReaderTest         test;
  DossierEntityItem *item = NULL;
  g_autofree char   *detail = NULL;

  reader_test_open (&test, STORY);
  item = reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki");
  g_assert_nonnull (item);
  detail = g_strdup (dossier_entity_item_get_detail (item));
  corrections_test_choose (&test, item);
  corrections_test_press (&test, GDK_KEY_w, 0);
  {
    GtkWidget *dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);

    app_test_type (dialog, "paris");
    app_test_wait_until (app_test_find_label (dialog, "Paris, Texas") != NULL);
    app_test_press_key (dialog, GDK_KEY_Down, 0);
    app_test_press_key (dialog, GDK_KEY_Return, 0);
  }
  app_test_wait_until (
      g_str_has_prefix (dossier_entity_item_get_detail (
                            reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki")),
                        "US"));
  app_test_wait_until (g_strcmp0 (corrections_test_get_undo_name (&test), "moving of “Helsinki”") ==
                       0);
  corrections_test_undo (&test);
  app_test_wait_until (
      g_strcmp0 (dossier_entity_item_get_detail (
                     reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki")),
                 detail) == 0);
  reader_test_close (&test);
}

/* With Shift here only, without it everywhere; the list of rules takes it back. */
static void
test_rules (void)
{
  ReaderTest test;
  GtkWidget *rules = NULL;
  gint64     other_id = 0;

  reader_test_open (&test, STORY);
  other_id = app_test_capture_text (test.window, "other.txt", OTHER);
  g_assert_true (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_x, GDK_SHIFT_MASK);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_wait_for_work (&test);
  g_assert_true (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));

  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  corrections_test_press (&test, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  rules = corrections_test_wait_for_window (DOSSIER_TYPE_RULES_WINDOW);
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") != NULL);
  app_test_check_names (rules);
  g_assert_nonnull (app_test_find_label (rules, "2"));
  app_test_type (rules, "nobody");
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") == NULL);
  app_test_press_key (rules, GDK_KEY_Escape, 0);
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") != NULL);
  app_test_click (app_test_find_label (rules, "Helsinki is no place"), 1);
  app_test_press_key (rules, GDK_KEY_Delete, 0);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_wait_for_work (&test);
  g_assert_true (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  app_test_press_key (rules, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  gtk_window_close (GTK_WINDOW (rules));
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/corrections/several-are-rejected-in-one-step", test_reject_several);
  g_test_add_func ("/reader/corrections/the-keys-go-on-with-the-next", test_go_on);
  g_test_add_func ("/reader/corrections/keys-and-clicks-select-rows", test_select);
  g_test_add_func ("/reader/corrections/n-goes-to-the-next-that-is-unsure", test_unsure);
  g_test_add_func ("/reader/corrections/the-other-button-has-a-menu", test_menu);
  g_test_add_func ("/reader/corrections/c-confirms", test_confirm);
  g_test_add_func ("/reader/corrections/m-makes-two-the-same", test_merge);
  g_test_add_func ("/reader/corrections/m-and-enter-joins-what-is-selected", test_merge_selected);
  g_test_add_func ("/reader/corrections/t-and-l-make-a-place-of-a-person", test_retype);
  g_test_add_func ("/reader/corrections/r-renames", test_rename);
  g_test_add_func ("/reader/corrections/s-splits-one-mention-off", test_split);
  g_test_add_func ("/reader/corrections/w-puts-a-place-elsewhere", test_locate);
  g_test_add_func ("/reader/corrections/rules-reach-other-articles-and-go", test_rules);
  return g_test_run ();
}
