/* test-corrections.c: names put right beside an article, with keys, in a real window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/entities/dossier-choice-dialog.h"
#include "app/entities/dossier-name-dialog.h"
#include "app/entities/dossier-rule-row.h"
#include "app/entities/dossier-rules-window.h"
#include "notebook/dossier-rule-list.h"
#include "notebook/dossier-rule-work.h"

#define OTHER                                                                                      \
  " date 2026-11-21 Another ferry\n\n"                                                             \
  "On Friday the beans came from Helsinki, and the milk was there before the islands were out of " \
  "sight. Everybody drank coffee and slept well on the long way home over the quiet water.\n"

/* Tagged by hand, so that they are there whatever the recogniser finds. */
static DossierEntityItem *
tag (ReaderTest *test, const char *words, guint keysym, DossierEntityKind kind)
{
  reader_test_select (test, words);
  reader_test_press (test, keysym);
  app_test_wait_until (reader_test_find_entity (test, kind, words) != NULL);
  return reader_test_find_entity (test, kind, words);
}

static GtkWidget *
get_list (ReaderTest *test)
{
  return app_test_find (GTK_WIDGET (test->sidebar), GTK_TYPE_LIST_VIEW, NULL);
}

/* Chooses it, with the keys in the list. */
static void
choose (ReaderTest *test, DossierEntityItem *item)
{
  dossier_entity_sidebar_choose (test->sidebar, item);
  dossier_entity_sidebar_focus_list (test->sidebar);
  app_test_settle (GTK_WIDGET (test->window));
}

static void
press (ReaderTest *test, guint keysym, GdkModifierType modifiers)
{
  app_test_press_key (get_list (test), keysym, modifiers);
}

static gboolean
has_entity (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  return reader_test_find_entity (test, kind, name) != NULL;
}

static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
wait_for_window (GType type)
{
  GtkWidget *window = NULL;

  app_test_wait_until ((window = find_window (type)) != NULL);
  app_test_settle (window);
  app_test_focus_window (GTK_WINDOW (window));
  return window;
}

static void
undo (ReaderTest *test)
{
  app_test_focus_window (GTK_WINDOW (test->window));
  app_test_press_key (GTK_WIDGET (test->view), GDK_KEY_z, GDK_CONTROL_MASK);
}

static void
redo (ReaderTest *test)
{
  app_test_press_key (GTK_WIDGET (test->view), GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
}

static const char *
get_undo_name (ReaderTest *test)
{
  return dossier_notebook_get_undo_name (dossier_reading_get_notebook (test->reading));
}

static void
test_reject_several (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  choose (&test, tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  press (&test, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_false (has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  app_test_wait_until (g_strcmp0 (get_undo_name (&test), "rejection of 2 people") == 0);
  g_assert_true (has_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));

  reader_test_reopen (&test);
  g_assert_false (has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  undo (&test);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  g_assert_true (has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  redo (&test);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  reader_test_close (&test);
}

/* The keys go on with the row that takes the place of the one that went. */
static void
test_go_on (void)
{
  ReaderTest         test;
  DossierEntityItem *next = NULL;

  reader_test_open (&test, STORY);
  next = tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  choose (&test, tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans"));
  app_test_wait_until (dossier_entity_sidebar_get_chosen (test.sidebar) == next);
  press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
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
  choose (&test, item);
  press (&test, GDK_KEY_c, 0);
  app_test_wait_until (g_strcmp0 (get_undo_name (&test), "confirmation of “Leena Aaltonen”") == 0);
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
  choose (&test, tag (&test, "the captain", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  press (&test, GDK_KEY_m, 0);
  dialog = wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, "leen");
  app_test_wait_until (app_test_find_label (dialog, "Leena Aaltonen") != NULL);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));
  g_assert_cmpuint (dossier_entity_item_get_count (
                        reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen")),
                    ==,
                    3);
  app_test_wait_until (g_strcmp0 (get_undo_name (&test), "merge of “the captain”") == 0);
  undo (&test);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "the captain"));
  reader_test_close (&test);
}

/* Several are one of themselves: two keys. */
static void
test_merge_selected (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  tag (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  choose (&test, tag (&test, "The beans", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  press (&test, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (&test, GDK_KEY_m, 0);
  dialog = wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "The beans") !=
                       has_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  app_test_wait_until (g_strcmp0 (get_undo_name (&test), "merge of 2 people") == 0);
  reader_test_close (&test);
}

static void
test_retype (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  choose (&test, tag (&test, "the islands", GDK_KEY_p, DOSSIER_ENTITY_PERSON));
  press (&test, GDK_KEY_t, 0);
  app_test_press_key (wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG), GDK_KEY_l, 0);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PLACE, "the islands"));
  g_assert_false (has_entity (&test, DOSSIER_ENTITY_PERSON, "the islands"));
  reader_test_close (&test);
}

static void
test_rename (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  choose (&test, reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  press (&test, GDK_KEY_r, 0);
  dialog = wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_check_names (dialog);
  app_test_type (dialog, "leena a");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "leena a"));
  undo (&test);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  reader_test_close (&test);
}

static void
test_split (void)
{
  ReaderTest test;
  GtkWidget *dialog = NULL;

  reader_test_open (&test, STORY);
  choose (&test, reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "Leena Aaltonen"));
  press (&test, GDK_KEY_Return, 0);
  press (&test, GDK_KEY_s, 0);
  dialog = wait_for_window (DOSSIER_TYPE_NAME_DIALOG);
  app_test_type (dialog, "the singer");
  app_test_press_key (dialog, GDK_KEY_Return, 0);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PERSON, "the singer"));
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
  choose (&test, item);
  press (&test, GDK_KEY_w, 0);
  {
    GtkWidget *dialog = wait_for_window (DOSSIER_TYPE_CHOICE_DIALOG);

    app_test_type (dialog, "paris");
    app_test_wait_until (app_test_find_label (dialog, "Paris, Texas") != NULL);
    app_test_press_key (dialog, GDK_KEY_Down, 0);
    app_test_press_key (dialog, GDK_KEY_Return, 0);
  }
  app_test_wait_until (
      g_str_has_prefix (dossier_entity_item_get_detail (
                            reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki")),
                        "US"));
  undo (&test);
  app_test_wait_until (
      g_strcmp0 (dossier_entity_item_get_detail (
                     reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki")),
                 detail) == 0);
  reader_test_close (&test);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(DossierReading **) user_data = dossier_reading_open_finish (result, NULL);
}

/* What another article says, read afresh. */
static gboolean
says_elsewhere (ReaderTest *test, gint64 article_id, DossierEntityKind kind, const char *name)
{
  g_autoptr (DossierReading) reading = NULL;
  GListModel *entities = NULL;

  dossier_reading_open_async (dossier_reading_get_notebook (test->reading),
                              article_id,
                              0,
                              NULL,
                              opened_cb,
                              &reading);
  app_test_wait_until (reading != NULL);
  entities = dossier_reading_get_entities (reading, kind);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_strcmp0 (dossier_entity_item_get_name (item), name) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
wait_for_work (ReaderTest *test)
{
  DossierRuleWork *work =
      dossier_notebook_get_rule_work (dossier_reading_get_notebook (test->reading));

  app_test_settle (GTK_WIDGET (test->window));
  app_test_wait_until (dossier_rule_work_is_idle (work));
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
  g_assert_true (says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  choose (&test, reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  press (&test, GDK_KEY_x, GDK_SHIFT_MASK);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  wait_for_work (&test);
  g_assert_true (says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  undo (&test);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));

  choose (&test, reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  press (&test, GDK_KEY_x, 0);
  app_test_wait_until (!says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  press (&test, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  rules = wait_for_window (DOSSIER_TYPE_RULES_WINDOW);
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") != NULL);
  app_test_check_names (rules);
  g_assert_nonnull (app_test_find_label (rules, "2"));
  app_test_type (rules, "nobody");
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") == NULL);
  app_test_press_key (rules, GDK_KEY_Escape, 0);
  app_test_wait_until (app_test_find_label (rules, "Helsinki is no place") != NULL);
  app_test_click (app_test_find_label (rules, "Helsinki is no place"), 1);
  app_test_press_key (rules, GDK_KEY_Delete, 0);
  app_test_wait_until (has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  wait_for_work (&test);
  g_assert_true (says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));

  app_test_press_key (rules, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (!has_entity (&test, DOSSIER_ENTITY_PLACE, "Helsinki"));
  app_test_wait_until (!says_elsewhere (&test, other_id, DOSSIER_ENTITY_PLACE, "Helsinki"));
  gtk_window_close (GTK_WINDOW (rules));
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/corrections/several-are-rejected-in-one-step", test_reject_several);
  g_test_add_func ("/reader/corrections/the-keys-go-on-with-the-next", test_go_on);
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
