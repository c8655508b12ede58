/* test-reader-marking.c: marking in the reading room, by pointer and by keys: colours and notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

static void
drag_over (ReaderTest *test, const char *words)
{
  DossierSpan span = reader_test_find (test, words);
  GtkWidget  *view = GTK_WIDGET (test->view);
  double      from_x;
  double      from_y;
  double      to_x;
  double      to_y;

  reader_test_get_point (test, span.start, &from_x, &from_y);
  reader_test_get_point (test, span.end, &to_x, &to_y);
  app_test_move_pointer (view, from_x, from_y);
  app_test_press_button (view, 1);
  app_test_move_pointer (view, (from_x + to_x) / 2, (from_y + to_y) / 2);
  app_test_move_pointer (view, to_x, to_y);
  app_test_release_button (view, 1);
}

static void
test_drag_and_colour (void)
{
  ReaderTest test;
  GtkWidget *bar;
  GtkWidget *green;

  reader_test_open (&test, STORY);
  bar = GTK_WIDGET (dossier_reader_page_get_selection_bar (test.page));
  g_assert_false (gtk_widget_get_visible (bar));
  drag_over (&test, "single cup");
  app_test_wait_until (gtk_widget_get_mapped (bar));
  app_test_check_names (bar);
  green = reader_test_find_target (bar, "reader.highlight", "green");
  g_assert_nonnull (green);
  app_test_click (green, 1);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  app_test_wait_until (!gtk_widget_get_visible (bar));
  g_assert_true (
      reader_test_has_mark (&test, "single cup", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));

  reader_test_reopen (&test);
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 1);
  g_assert_cmpint (
      dossier_annotation_item_get_highlight (reader_test_get_annotation (&test, "single cup")),
      ==,
      DOSSIER_HIGHLIGHT_GREEN);
  g_assert_true (
      reader_test_has_mark (&test, "single cup", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));
  g_assert_false (
      reader_test_has_mark (&test, "coffee.", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));
  reader_test_close (&test);
}

static void
test_sentence_keys (void)
{
  ReaderTest  test;
  DossierSpan span;
  DossierSpan sentence;

  reader_test_open (&test, STORY);
  g_assert_false (dossier_article_view_get_sentence (test.view, &sentence));
  reader_test_press (&test, GDK_KEY_j);
  g_assert_true (dossier_article_view_get_sentence (test.view, &sentence));
  g_assert_cmpuint (sentence.start, ==, 0);
  for (guint i = 0; i < 3; i++)
    reader_test_press (&test, GDK_KEY_j);
  reader_test_press (&test, GDK_KEY_k);
  span = reader_test_find (&test, "The operator said that it was sorry.");
  g_assert_true (dossier_article_view_get_sentence (test.view, &sentence));
  g_assert_cmpuint (sentence.start, ==, span.start);
  g_assert_cmpuint (sentence.end, ==, span.end);

  reader_test_press (&test, GDK_KEY_h);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  reader_test_get_annotation (&test, "The operator said that it was sorry.");
  g_assert_true (reader_test_has_mark (&test,
                                       "The operator",
                                       DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW));
  reader_test_close (&test);
}

/* The same words again get another colour, not another annotation. */
static void
test_colour_keys (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    {
      reader_test_select (&test, "handed out tea");
      reader_test_press (&test, GDK_KEY_1 + i);
      app_test_wait_until (reader_test_count_annotations (&test) == 1);
      app_test_wait_until (dossier_annotation_item_get_highlight (
                               reader_test_get_annotation (&test, "handed out tea")) == i);
      g_assert_true (reader_test_has_mark (&test, "handed out tea", DOSSIER_MARK_HIGHLIGHT + i));
      if (i > 0)
        g_assert_false (
            reader_test_has_mark (&test, "handed out tea", DOSSIER_MARK_HIGHLIGHT + i - 1));
    }
  reader_test_close (&test);
}

static void
test_overlap (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test,
                        "when the ice is thick and the nights",
                        DOSSIER_HIGHLIGHT_YELLOW,
                        NULL);
  reader_test_annotate (&test, "thick and the nights are long", DOSSIER_HIGHLIGHT_BLUE, NULL);
  g_assert_false (reader_test_has_mark (&test, "when the ice", DOSSIER_MARK_OVERLAP));
  g_assert_true (reader_test_has_mark (&test, "thick and", DOSSIER_MARK_OVERLAP));
  g_assert_false (reader_test_has_mark (&test, "are long", DOSSIER_MARK_OVERLAP));
  g_assert_true (
      reader_test_has_mark (&test, "thick and", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW));
  g_assert_true (
      reader_test_has_mark (&test, "thick and", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_BLUE));
  reader_test_close (&test);
}

static void
test_menu_key (void)
{
  ReaderTest test;
  GtkWidget *bar;

  reader_test_open (&test, STORY);
  bar = GTK_WIDGET (dossier_reader_page_get_selection_bar (test.page));
  reader_test_select (&test, "handed out tea");
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_F10, GDK_SHIFT_MASK);
  g_assert_true (gtk_widget_get_mapped (bar));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (test.window)), bar));
  app_test_press_key (bar, GDK_KEY_Escape, 0);
  g_assert_false (gtk_widget_get_visible (bar));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test.view)));
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 0);
  reader_test_close (&test);
}

/* Nothing is written where nothing was selected. */
static void
test_nothing_selected (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_press (&test, GDK_KEY_h);
  reader_test_press (&test, GDK_KEY_n);
  reader_test_press (&test, GDK_KEY_p);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 0);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/marking/words-dragged-over-get-a-colour-that-lasts",
                   test_drag_and_colour);
  g_test_add_func ("/reader/marking/the-sentence-at-the-cursor-is-highlighted", test_sentence_keys);
  g_test_add_func ("/reader/marking/keys-1-to-5-change-the-colour", test_colour_keys);
  g_test_add_func ("/reader/marking/highlights-that-overlap-are-underlined", test_overlap);
  g_test_add_func ("/reader/marking/the-menu-key-shows-what-can-be-done", test_menu_key);
  g_test_add_func ("/reader/marking/nothing-selected-marks-nothing", test_nothing_selected);
  return g_test_run ();
}
