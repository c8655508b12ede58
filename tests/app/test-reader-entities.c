/* test-reader-entities.c: people, places and figures in the reading room: tagged, chosen, stepped
 * through, rejected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

/* Tagged by hand, so that it is there whatever the recogniser finds. */
static DossierEntityItem *
tag_by_key (ReaderTest *test, const char *words, guint keysym, DossierEntityKind kind)
{
  reader_test_select (test, words);
  reader_test_press (test, keysym);
  app_test_wait_until (reader_test_find_entity (test, kind, words) != NULL);
  return reader_test_find_entity (test, kind, words);
}

static void
test_tag_key (void)
{
  ReaderTest         test;
  DossierEntityItem *item;

  reader_test_open (&test, STORY);
  item = tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  g_assert_cmpint (dossier_entity_item_get_kind (item), ==, DOSSIER_ENTITY_PERSON);
  g_assert_true (
      reader_test_has_mark (&test, "the milk", DOSSIER_MARK_MENTION + DOSSIER_ENTITY_PERSON));
  item = tag_by_key (&test, "the islands", GDK_KEY_l, DOSSIER_ENTITY_PLACE);
  g_assert_cmpuint (dossier_entity_item_get_count (item), ==, 1);

  reader_test_reopen (&test);
  g_assert_nonnull (reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_nonnull (reader_test_find_entity (&test, DOSSIER_ENTITY_PLACE, "the islands"));
  reader_test_close (&test);
}

/* What people are called names no place, and still tells which countries it is about. */
static void
test_nationalities (void)
{
  ReaderTest test;

  reader_test_open (&test,
                    " date 2026-10-02 Two crews meet\n\n"
                    "In Tromsø a French crew waited for the Ukrainian one on Friday. “We had never "
                    "met a Ukrainian,” said the French cook, and a Ukrainian sailor laughed.\n");
  g_assert_nonnull (
      app_test_find_label (GTK_WIDGET (test.sidebar), "by nationality: Ukraine 3, France 2"));
  reader_test_close (&test);

  reader_test_open (&test, " date 2026-10-03 A crew\n\nIn Tromsø a crew waited on Friday.\n");
  g_assert_null (
      app_test_find_label (GTK_WIDGET (test.sidebar), "by nationality: Ukraine 3, France 2"));
  reader_test_close (&test);
}

static void
test_choose_and_step (void)
{
  ReaderTest           test;
  DossierEntityItem   *item;
  DossierDensityStrip *strip;
  GtkWidget           *list;
  int                  n;

  reader_test_open (&test, STORY);
  item = reader_test_find_repeated (&test);
  n = dossier_entity_item_get_mentions (item)->len;
  strip = dossier_reader_page_get_strip (test.page);
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, 0);
  dossier_entity_sidebar_choose (test.sidebar, item);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 0);
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, n);
  for (int i = 0; i < n; i++)
    {
      const DossierMention *mention = dossier_entity_item_get_mentions (item)->pdata[i];
      const char *words = dossier_reading_get_document (test.reading)->text + mention->span.start;

      g_assert_true (
          reader_test_has_mark (&test,
                                words,
                                DOSSIER_MARK_CHOSEN + dossier_entity_item_get_kind (item)));
    }

  list = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_grab_focus (list);
  app_test_press_key (list, GDK_KEY_Return, 0);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 1);
  app_test_press_key (list, GDK_KEY_Return, GDK_SHIFT_MASK);
  app_test_press_key (list, GDK_KEY_Return, GDK_SHIFT_MASK);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, n - 1);
  app_test_press_key (list, GDK_KEY_Escape, 0);
  g_assert_null (dossier_entity_sidebar_get_chosen (test.sidebar));
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, 0);
  reader_test_close (&test);
}

static void
test_click_steps (void)
{
  ReaderTest         test;
  DossierEntityItem *item;
  GtkWidget         *label;

  reader_test_open (&test, STORY);
  item = reader_test_find_repeated (&test);
  label = app_test_find_label (GTK_WIDGET (test.sidebar), dossier_entity_item_get_name (item));
  g_assert_nonnull (label);
  app_test_click (label, 1);
  g_assert_true (dossier_entity_sidebar_get_chosen (test.sidebar) == item);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 0);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "1 of 2"));
  app_test_click (label, 1);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 1);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "2 of 2"));
  reader_test_close (&test);
}

static void
test_reject (void)
{
  ReaderTest         test;
  DossierEntityItem *item;
  GtkWidget         *list;

  reader_test_open (&test, STORY);
  item = tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  dossier_entity_sidebar_choose (test.sidebar, item);
  list = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_grab_focus (list);
  app_test_press_key (list, GDK_KEY_x, 0);
  app_test_wait_until (reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "the milk") == NULL);
  g_assert_false (
      reader_test_has_mark (&test, "the milk", DOSSIER_MARK_MENTION + DOSSIER_ENTITY_PERSON));
  g_assert_true (dossier_entity_sidebar_get_chosen (test.sidebar) != item);
  reader_test_close (&test);
}

static void
test_filter (void)
{
  ReaderTest test;
  GtkWidget *entry;

  reader_test_open (&test, STORY);
  tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_e, GDK_CONTROL_MASK);
  entry = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_SEARCH_ENTRY, NULL);
  app_test_type (entry, "mil");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "mil");
  app_test_wait_until (app_test_find_label (GTK_WIDGET (test.sidebar), "640 passengers") == NULL);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "the milk"));
  app_test_press_key (entry, GDK_KEY_Return, 0);
  g_assert_cmpstr (dossier_entity_item_get_name (dossier_entity_sidebar_get_chosen (test.sidebar)),
                   ==,
                   "the milk");
  reader_test_close (&test);
}

static const char *
get_first_label (ReaderTest *test, const char *one, const char *other)
{
  graphene_point_t first;
  graphene_point_t second;
  GtkWidget       *sidebar = GTK_WIDGET (test->sidebar);

  app_test_settle (GTK_WIDGET (test->window));
  g_assert_true (gtk_widget_compute_point (app_test_find_label (sidebar, one),
                                           sidebar,
                                           &GRAPHENE_POINT_INIT (0, 0),
                                           &first));
  g_assert_true (gtk_widget_compute_point (app_test_find_label (sidebar, other),
                                           sidebar,
                                           &GRAPHENE_POINT_INIT (0, 0),
                                           &second));
  return first.y < second.y ? one : other;
}

static void
test_order (void)
{
  static const char cup[] = "single cup";
  static const char captain[] = "Leena Aaltonen";
  ReaderTest        test;
  GtkWidget        *sidebar = NULL;

  reader_test_open (&test, STORY);
  sidebar = GTK_WIDGET (test.sidebar);
  tag_by_key (&test, cup, GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  g_assert_cmpstr (get_first_label (&test, cup, captain), ==, cup);
  g_assert_true (gtk_widget_activate_action (sidebar, "entities.order", "s", "frequency"));
  g_assert_cmpstr (get_first_label (&test, cup, captain), ==, captain);
  g_assert_true (gtk_widget_activate_action (sidebar, "entities.order", "s", "mention"));
  g_assert_cmpstr (get_first_label (&test, cup, captain), ==, cup);
  g_assert_true (gtk_widget_activate_action (sidebar, "entities.order", "s", "name"));
  g_assert_cmpstr (get_first_label (&test, cup, captain), ==, captain);
  reader_test_close (&test);
}

/* Pointing at somebody marks them, and only for so long. */
static void
test_pointing (void)
{
  ReaderTest           test;
  DossierEntityItem   *item;
  DossierDensityStrip *strip;
  GtkWidget           *label;

  reader_test_open (&test, STORY);
  item = reader_test_find_repeated (&test);
  strip = dossier_reader_page_get_strip (test.page);
  label = app_test_find_label (GTK_WIDGET (test.sidebar), dossier_entity_item_get_name (item));
  app_test_move_pointer (label, 4, 4);
  g_assert_true (dossier_entity_sidebar_get_marked (test.sidebar) == item);
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip),
                    ==,
                    dossier_entity_item_get_mentions (item)->len);
  app_test_move_pointer (GTK_WIDGET (test.view), 100, 100);
  g_assert_null (dossier_entity_sidebar_get_marked (test.sidebar));
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, 0);
  reader_test_close (&test);
}

/* A click beside the scrollbar goes to the nearest of the places it shows. */
static void
test_strip_click (void)
{
  ReaderTest         test;
  g_autofree char   *text = NULL;
  GString           *long_story = g_string_new (STORY);
  GtkAdjustment     *adjustment;
  GtkWidget         *strip;
  DossierEntityItem *item;

  for (guint i = 0; i < 60; i++)
    g_string_append (long_story, "\nNothing happened on that day, and nobody wrote it down.\n");
  g_string_append (long_story, "\nA last word about Leena Aaltonen is the end of it.\n");
  text = g_string_free (long_story, FALSE);
  reader_test_open (&test, text);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test.view));
  item = tag_by_key (&test, "the end of it", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  dossier_entity_sidebar_choose_mention (test.sidebar,
                                         dossier_entity_item_get_mentions (item)->pdata[0]);
  gtk_adjustment_set_value (adjustment, 0);
  app_test_settle (GTK_WIDGET (test.window));
  strip = GTK_WIDGET (dossier_reader_page_get_strip (test.page));
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), <, 50);
  app_test_move_pointer (strip, 5, gtk_widget_get_height (strip) - 10);
  app_test_press_button (strip, 1);
  app_test_release_button (strip, 1);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 500);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/entities/p-and-l-tag-the-selection", test_tag_key);
  g_test_add_func ("/reader/entities/a-line-tells-of-nationalities", test_nationalities);
  g_test_add_func ("/reader/entities/choosing-marks-and-enter-steps", test_choose_and_step);
  g_test_add_func ("/reader/entities/a-second-click-steps-on", test_click_steps);
  g_test_add_func ("/reader/entities/x-rejects", test_reject);
  g_test_add_func ("/reader/entities/the-filter-leaves-what-has-the-letters", test_filter);
  g_test_add_func ("/reader/entities/by-first-mention-frequency-or-name", test_order);
  g_test_add_func ("/reader/entities/pointing-marks-for-so-long", test_pointing);
  g_test_add_func ("/reader/entities/a-click-on-the-strip-goes-there", test_strip_click);
  return g_test_run ();
}
