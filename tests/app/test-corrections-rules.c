/* test-corrections-rules.c: corrections that reach further than what they were made of: all
 * mentions of a name, other articles, the next start of the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "corrections-test.h"

#include "app/entities/dossier-choice-dialog.h"
#include "app/entities/dossier-name-dialog.h"
#include "app/entities/dossier-rules-window.h"

static guint
count (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  GListModel *entities = dossier_reading_get_entities (test->reading, kind);
  guint       n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_str_equal (dossier_entity_item_get_name (item), name))
        n++;
    }
  return n;
}

static guint
count_mentions (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  DossierEntityItem *item = reader_test_find_entity (test, kind, name);

  return item != NULL ? dossier_entity_item_get_count (item) : 0;
}

/* One key: here wherever the article says it, and in the others. */
static void
test_tag (void)
{
  ReaderTest test;
  gint64     other_id = 0;

  reader_test_open (&test, STORY);
  other_id = app_test_capture_text (test.window, "other.txt", OTHER);
  g_assert_false (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_ORGANISATION, "beans"));
  corrections_test_tag (&test, "beans", GDK_KEY_o, DOSSIER_ENTITY_ORGANISATION);
  g_assert_cmpuint (count_mentions (&test, DOSSIER_ENTITY_ORGANISATION, "beans"), ==, 2);
  app_test_wait_until (app_test_find_label (GTK_WIDGET (test.window),
                                            "“beans” is an organisation, in 2 places here") !=
                       NULL);
  app_test_wait_until (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_ORGANISATION, "beans"));

  corrections_test_undo (&test);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_ORGANISATION, "beans"));
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_ORGANISATION, "beans"));
  corrections_test_redo (&test);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_ORGANISATION, "beans") == 2);
  app_test_wait_until (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_ORGANISATION, "beans"));
  reader_test_close (&test);
}

static void
find (ReaderTest *test, const char *letters)
{
  app_test_press_key (GTK_WIDGET (test->view), GDK_KEY_f, GDK_CONTROL_MASK);
  app_test_settle (GTK_WIDGET (test->window));
  app_test_type (GTK_WIDGET (test->window), letters);
}

static void
leave_search (ReaderTest *test)
{
  app_test_press_key (GTK_WIDGET (test->window), GDK_KEY_Escape, 0);
  app_test_settle (GTK_WIDGET (test->window));
}

/* What a search finds is letters; the name is meant. */
static void
test_letters (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  find (&test, "opera");
  app_test_wait_until (reader_test_has_mark (&test, "operator", DOSSIER_MARK_HIT_CURRENT));
  leave_search (&test);
  reader_test_press (&test, GDK_KEY_o);
  app_test_wait_until (
      corrections_test_has_entity (&test, DOSSIER_ENTITY_ORGANISATION, "operator"));
  reader_test_close (&test);
}

/* Where more or less than the name is meant: Enter goes to the next find, words are added. */
static void
test_words (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  find (&test, "gul");
  app_test_wait_until (reader_test_has_mark (&test, "Gulf", DOSSIER_MARK_HIT_CURRENT));
  leave_search (&test);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_Right, GDK_SHIFT_MASK);
  reader_test_press (&test, GDK_KEY_o);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_ORGANISATION, "Gulf"));

  find (&test, "bea");
  app_test_wait_until (reader_test_has_mark (&test, "beans, and", DOSSIER_MARK_HIT_CURRENT));
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Return, 0);
  app_test_wait_until (reader_test_has_mark (&test, "beans were", DOSSIER_MARK_HIT_CURRENT));
  leave_search (&test);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_Right, GDK_SHIFT_MASK);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_Right, GDK_SHIFT_MASK);
  reader_test_press (&test, GDK_KEY_p);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "beans were"));
  reader_test_close (&test);
}

static void
show_article (ReaderTest *test, gint64 id)
{
  test->article_id = id;
  reader_test_show (test);
  app_test_wait_until (
      dossier_reading_get_article_id (dossier_reader_page_get_reading (test->page)) == id);
  test->reading = dossier_reader_page_get_reading (test->page);
  app_test_settle (GTK_WIDGET (test->window));
}

/* What a person said of a name in one article stays, whatever is said of it in another. */
static void
test_confirmed_elsewhere (void)
{
  ReaderTest test;
  gint64     first_id = 0;
  gint64     other_id = 0;

  reader_test_open (&test, STORY);
  first_id = test.article_id;
  other_id = app_test_capture_text (test.window, "other.txt", OTHER);
  show_article (&test, other_id);
  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_C, GDK_SHIFT_MASK);
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (&test), "confirmation of “Helsinki”") == 0);

  show_article (&test, first_id);
  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_wait_for_work (&test);
  g_assert_true (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  reader_test_close (&test);
}

static GtkWidget *
open_rules (ReaderTest *test)
{
  corrections_test_press (test, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  return corrections_test_wait_for_window (DOSSIER_TYPE_RULES_WINDOW);
}

/* The rule of a tag can be seen, changed and withdrawn like any other. */
static void
test_rule (void)
{
  ReaderTest test;
  GtkWidget *rules = NULL;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      corrections_test_tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  rules = open_rules (&test);
  app_test_wait_until (app_test_find_label (rules, "the captain is a person") != NULL);
  app_test_click (app_test_find_label (rules, "the captain is a person"), 1);
  app_test_press_key (rules, GDK_KEY_F2, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_type (dialog, "leen");
  app_test_wait_until (app_test_find_label (dialog, "Leena Aaltonen") != NULL);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (app_test_find_label (rules, "the captain is Leena Aaltonen") != NULL);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen") == 3);

  app_test_focus_window (GTK_WINDOW (rules));
  app_test_click (app_test_find_label (rules, "the captain is Leena Aaltonen"), 1);
  app_test_press_key (rules, GDK_KEY_Delete, 0);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen") == 2);
  gtk_window_close (GTK_WINDOW (rules));
  reader_test_close (&test);
}

static void
add_name (ReaderTest *test, const char *name)
{
  GtkWidget *dialog = NULL;

  corrections_test_choose (test,
                           reader_test_find_entity (test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  corrections_test_press (test, GDK_KEY_a, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, name);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (test), "further name of “Leena Aaltonen”") == 0);
}

static void
test_alias (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  add_name (&test, "the captain");
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_get_undo_name (&test) == NULL);
  reader_test_close (&test);
}

/* Words that are somebody's further name mean that one when they are marked; without that name they
 * are somebody of their own. */
static void
test_alias_tagged (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  add_name (&test, "the captain");
  app_test_focus_window (GTK_WINDOW (test.window));
  gtk_widget_grab_focus (GTK_WIDGET (test.view));
  reader_test_select (&test, "the captain");
  reader_test_press (&test, GDK_KEY_p);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen") == 3);
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));
  app_test_wait_until (
      app_test_find_label (GTK_WIDGET (test.window), "“the captain” is Leena Aaltonen") != NULL);

  reader_test_press (&test, GDK_KEY_u);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen") == 2);
  reader_test_press (&test, GDK_KEY_u);
  app_test_wait_until (corrections_test_get_undo_name (&test) == NULL);
  corrections_test_tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  g_assert_cmpuint (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"), ==, 2);
  reader_test_close (&test);
}

/* A further name can be given to somebody else, and taken away. */
static void
test_alias_rule (void)
{
  ReaderTest test;
  GtkWidget *rules = NULL;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  add_name (&test, "the captain");
  rules = open_rules (&test);
  app_test_wait_until (app_test_find_label (rules, "the captain is Leena Aaltonen") != NULL);
  app_test_click (app_test_find_label (rules, "the captain is Leena Aaltonen"), 1);
  app_test_press_key (rules, GDK_KEY_F2, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_type (dialog, "milk");
  app_test_wait_until (app_test_find_label (dialog, "the milk") != NULL);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (app_test_find_label (rules, "the captain is the milk") != NULL);

  app_test_focus_window (GTK_WINDOW (rules));
  app_test_click (app_test_find_label (rules, "the captain is the milk"), 1);
  app_test_press_key (rules, GDK_KEY_Delete, 0);
  app_test_wait_until (app_test_find_label (rules, "the captain is the milk") == NULL);
  gtk_window_close (GTK_WINDOW (rules));
  app_test_focus_window (GTK_WINDOW (test.window));
  gtk_widget_grab_focus (GTK_WIDGET (test.view));
  corrections_test_tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  reader_test_close (&test);
}

/* By the menu of the only rule; its row is made anew when the rule is changed. */
static void
choose_in_menu (GtkWidget *rules, const char *words)
{
  GtkWidget *list = app_test_find (rules, GTK_TYPE_LIST_VIEW, NULL);

  app_test_click (app_test_find (list, GTK_TYPE_MENU_BUTTON, NULL), 1);
  app_test_wait_until (app_test_find_label (list, words) != NULL &&
                       gtk_widget_get_mapped (app_test_find_label (list, words)));
  app_test_click (app_test_find_label (list, words), 1);
}

/* Only where it was made, and everywhere again. */
static void
test_reach (void)
{
  ReaderTest test;
  GtkWidget *rules = NULL;
  gint64     other_id = 0;

  reader_test_open (&test, STORY);
  other_id = app_test_capture_text (test.window, "other.txt", OTHER);
  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  rules = open_rules (&test);
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") != NULL);
  choose_in_menu (rules, "Apply Only in Its Article");
  app_test_wait_until (
      corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));

  app_test_wait_until (app_test_find_label (rules, "Apply Only in Its Article") == NULL);
  corrections_test_wait_for_work (&test);
  app_test_focus_window (GTK_WINDOW (rules));
  choose_in_menu (rules, "Apply Everywhere");
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  gtk_window_close (GTK_WINDOW (rules));
  reader_test_close (&test);
}

static void
rename_captain (ReaderTest *test, guint answer)
{
  GtkWidget *dialog = NULL;

  corrections_test_choose (test,
                           reader_test_find_entity (test, DOSSIER_ENTITY_PERSON, "the captain"));
  corrections_test_press (test, GDK_KEY_r, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_type (dialog, "leena aaltonen");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_check_names (dialog);
  /* Nothing is done before the answer. */
  g_assert_true (corrections_test_has_entity (test, DOSSIER_ENTITY_PERSON, "the captain"));
  app_test_press_key (dialog, answer, 0);
  app_test_wait_until (!corrections_test_has_entity (test, DOSSIER_ENTITY_PERSON, "the captain"));
}

/* Two are never made one without a word. */
static void
test_namesakes (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  corrections_test_tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  rename_captain (&test, GDK_KEY_a);
  g_assert_cmpuint (count (&test, DOSSIER_ENTITY_PERSON, "leena aaltonen"), ==, 1);
  g_assert_cmpuint (count_mentions (&test, DOSSIER_ENTITY_PERSON, "leena aaltonen"), ==, 1);
  g_assert_cmpuint (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"), ==, 2);
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));

  rename_captain (&test, GDK_KEY_s);
  app_test_wait_until (count_mentions (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen") == 3);
  reader_test_close (&test);
}

/* The program ends as soon as the correction is made; what is left is done after the next start. */
static void
test_restart (void)
{
  ReaderTest test;
  gint64     other_id = 0;

  reader_test_open (&test, STORY);
  other_id = app_test_capture_text (test.window, "other.txt", OTHER);
  corrections_test_choose (&test,
                           reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  reader_test_reopen (&test);
  g_assert_false (corrections_test_has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  corrections_test_wait_for_work (&test);
  app_test_wait_until (
      !corrections_test_says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  reader_test_close (&test);
}

static void
test_order (void)
{
  ReaderTest       test;
  g_autofree char *order = NULL;

  reader_test_open (&test, STORY);
  gtk_widget_activate_action (GTK_WIDGET (test.sidebar), "entities.order", "s", "name");
  reader_test_reopen (&test);
  g_object_get (test.sidebar, "order", &order, NULL);
  g_assert_cmpstr (order, ==, "name");
  gtk_widget_activate_action (GTK_WIDGET (test.sidebar), "entities.order", "s", "mention");
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/corrections/one-key-tags-a-name-in-the-whole-notebook", test_tag);
  g_test_add_func ("/reader/corrections/letters-found-stand-for-the-name", test_letters);
  g_test_add_func ("/reader/corrections/words-are-added-to-letters-found", test_words);
  g_test_add_func ("/reader/corrections/a-tag-is-a-rule-like-any-other", test_rule);
  g_test_add_func ("/reader/corrections/a-adds-a-name", test_alias);
  g_test_add_func ("/reader/corrections/a-further-name-means-its-owner", test_alias_tagged);
  g_test_add_func ("/reader/corrections/a-further-name-can-be-another-s", test_alias_rule);
  g_test_add_func ("/reader/corrections/a-rule-reaches-as-far-as-it-is-told", test_reach);
  g_test_add_func ("/reader/corrections/what-was-confirmed-elsewhere-stays",
                   test_confirmed_elsewhere);
  g_test_add_func ("/reader/corrections/two-of-one-name-are-asked-about", test_namesakes);
  g_test_add_func ("/reader/corrections/what-is-left-goes-on-after-a-restart", test_restart);
  g_test_add_func ("/reader/corrections/the-order-is-remembered", test_order);
  return g_test_run ();
}
