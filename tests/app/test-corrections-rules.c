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

/* What a search finds is letters; the name is meant. */
static void
test_letters (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_f, GDK_CONTROL_MASK);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_send ("opera");
  app_test_wait_until (reader_test_has_mark (&test, "operator", DOSSIER_MARK_HIT_CURRENT));
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Escape, 0);
  app_test_settle (GTK_WIDGET (test.window));
  reader_test_press (&test, GDK_KEY_o);
  app_test_wait_until (
      corrections_test_has_entity (&test, DOSSIER_ENTITY_ORGANISATION, "operator"));
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
  gtk_widget_activate_action (rules, "rules.change-selected", NULL);
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
test_alias (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  corrections_test_choose (
      &test,
      reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  corrections_test_press (&test, GDK_KEY_a, 0);
  dialog = corrections_test_wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, "the captain");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (
      g_strcmp0 (corrections_test_get_undo_name (&test), "further name of “Leena Aaltonen”") == 0);
  corrections_test_undo (&test);
  app_test_wait_until (corrections_test_get_undo_name (&test) == NULL);
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
  g_test_add_func ("/reader/corrections/a-tag-is-a-rule-like-any-other", test_rule);
  g_test_add_func ("/reader/corrections/a-adds-a-name", test_alias);
  g_test_add_func ("/reader/corrections/two-of-one-name-are-asked-about", test_namesakes);
  g_test_add_func ("/reader/corrections/what-is-left-goes-on-after-a-restart", test_restart);
  g_test_add_func ("/reader/corrections/the-order-is-remembered", test_order);
  return g_test_run ();
}
