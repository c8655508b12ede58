/* test-reader-handles.c: an annotation made longer and shorter with the pointer.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/dossier-announce.h"
#include "app/reader/dossier-article-view-private.h"

#include <string.h>

#define ARABIC                                                                                                        \
  "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><title>القناة</title></head><body>"                       \
  "<article><h1>القناة الجافة</h1><p>ترقد القوارب في قاع القناة كما تركها " \
  "أصحابها منذ الربيع، ولا يعرف أحد متى يعود الماء.</p></article></body></html>"

static DossierReading *
get_reading (ReaderTest *test)
{
  return dossier_reader_page_get_reading (test->page);
}

static void
click_on (ReaderTest *test, const char *words)
{
  DossierSpan span = reader_test_find (test, words);
  double      x;
  double      y;

  reader_test_get_point (test, span.start, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test->view), x + 2, y);
  app_test_press_button (GTK_WIDGET (test->view), 1);
  app_test_release_button (GTK_WIDGET (test->view), 1);
}

static void
get_handle (ReaderTest *test, DossierHandle handle, double *x, double *y)
{
  GdkRectangle area;

  g_assert_true (dossier_article_handles_get_area (test->view, handle, &area));
  g_assert_cmpint (area.width, >=, 24);
  g_assert_cmpint (area.height, >=, 24);
  *x = area.x + area.width / 2.0;
  *y = area.y + area.height / 2.0;
}

static gboolean
has_handles (ReaderTest *test)
{
  GdkRectangle area;

  return dossier_article_handles_get_area (test->view, DOSSIER_HANDLE_END, &area);
}

/* With the pointer down at the handle and on the first letter of @words; not let go yet. */
static void
pull (ReaderTest *test, DossierHandle handle, const char *words)
{
  GtkWidget  *view = GTK_WIDGET (test->view);
  DossierSpan to = reader_test_find (test, words);
  double      x;
  double      y;

  get_handle (test, handle, &x, &y);
  app_test_move_pointer (view, x, y);
  g_assert_cmpstr (gdk_cursor_get_name (gtk_widget_get_cursor (view)), ==, "ew-resize");
  app_test_press_button (view, 1);
  app_test_move_pointer (view, x + 20, y);
  reader_test_get_point (test, to.start, &x, &y);
  /* Into the letter, whichever way it is written. */
  app_test_move_pointer (view,
                         gtk_widget_get_direction (view) == GTK_TEXT_DIR_RTL ? x - 3 : x + 3,
                         y);
}

static void
drag (ReaderTest *test, DossierHandle handle, const char *words)
{
  pull (test, handle, words);
  app_test_release_button (GTK_WIDGET (test->view), 1);
}

static void
wait_for (ReaderTest *test, const char *quote)
{
  app_test_wait_until (reader_test_find_annotation (test, quote) != NULL);
  app_test_wait_until (dossier_article_view_is_marked (test->view));
  app_test_settle (GTK_WIDGET (test->window));
}

static void
undo (ReaderTest *test, const char *name)
{
  DossierNotebook *notebook = dossier_reading_get_notebook (get_reading (test));

  app_test_wait_until (g_strcmp0 (dossier_notebook_get_undo_name (notebook), name) == 0);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  app_test_settle (GTK_WIDGET (test->window));
}

static void
test_drag (void)
{
  ReaderTest  test;
  const char *news;

  reader_test_open (&test, STORY);
  g_assert_false (has_handles (&test));
  reader_test_annotate (&test, "handed out", DOSSIER_HIGHLIGHT_GREEN, NULL);
  g_assert_false (has_handles (&test));
  click_on (&test, "handed out");
  g_assert_true (has_handles (&test));

  drag (&test, DOSSIER_HANDLE_END, "Leena Aaltonen also");
  wait_for (&test, "handed out tea. Leena");
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 1);
  news = dossier_announce_get_last (GTK_WIDGET (test.view));
  g_assert_nonnull (news);
  g_assert_nonnull (strstr (news, "handed out tea. Leena"));
  g_assert_true (reader_test_has_mark (&test, "Leena Aaltonen also", DOSSIER_MARK_HIGHLIGHT + 1));
  g_assert_false (reader_test_has_mark (&test, "Leena Aaltonen also", DOSSIER_MARK_STRETCHED));

  drag (&test, DOSSIER_HANDLE_START, "the captain, handed");
  wait_for (&test, "the captain, handed out tea. Leena");
  drag (&test, DOSSIER_HANDLE_END, "out tea");
  wait_for (&test, "the captain, handed out");

  undo (&test, "change of passage");
  wait_for (&test, "the captain, handed out tea. Leena");
  undo (&test, "change of passage");
  wait_for (&test, "handed out tea. Leena");
  undo (&test, "change of passage");
  wait_for (&test, "handed out");
  reader_test_close (&test);
}

/* An end stops before the other end; Escape and a click on a handle change nothing. */
static void
test_limits (void)
{
  ReaderTest test;
  double     x;
  double     y;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "captain, handed out tea", DOSSIER_HIGHLIGHT_PINK, NULL);
  click_on (&test, "handed out");
  pull (&test, DOSSIER_HANDLE_END, "single cup");
  g_assert_true (reader_test_has_mark (&test, "captain, handed", DOSSIER_MARK_STRETCHED));
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_Escape, 0);
  app_test_release_button (GTK_WIDGET (test.view), 1);
  g_assert_false (reader_test_has_mark (&test, "captain, handed", DOSSIER_MARK_STRETCHED));
  g_assert_true (has_handles (&test));
  reader_test_get_annotation (&test, "captain, handed out tea");

  get_handle (&test, DOSSIER_HANDLE_END, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x, y);
  app_test_press_button (GTK_WIDGET (test.view), 1);
  app_test_release_button (GTK_WIDGET (test.view), 1);
  reader_test_get_annotation (&test, "captain, handed out tea");

  drag (&test, DOSSIER_HANDLE_END, "single cup");
  wait_for (&test, "captain");
  /* It is one word now: the beginning has nowhere to go but back. */
  drag (&test, DOSSIER_HANDLE_START, "also sang");
  reader_test_get_annotation (&test, "captain");
  reader_test_close (&test);
}

/* Of two that overlap only the one that was taken up is changed. */
static void
test_overlap (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_GREEN, NULL);
  reader_test_annotate (&test, "tea. Leena", DOSSIER_HIGHLIGHT_PINK, NULL);
  click_on (&test, "handed out");
  drag (&test, DOSSIER_HANDLE_END, "sang for");
  wait_for (&test, "handed out tea. Leena Aaltonen also sang");
  reader_test_get_annotation (&test, "tea. Leena");
  click_on (&test, "Leena Aaltonen also");
  drag (&test, DOSSIER_HANDLE_START, "Leena Aaltonen also");
  wait_for (&test, "Leena");
  reader_test_get_annotation (&test, "handed out tea. Leena Aaltonen also sang");
  reader_test_close (&test);
}

static void
shift_click (ReaderTest *test, const char *words)
{
  app_test_hold_key (GTK_WIDGET (test->view), GDK_KEY_Shift_L);
  click_on (test, words);
  app_test_let_go_of_key (GTK_WIDGET (test->view), GDK_KEY_Shift_L);
}

static void
test_shift_click (void)
{
  ReaderTest  test;
  DossierSpan span;
  DossierSpan wanted;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "handed out", DOSSIER_HIGHLIGHT_BLUE, NULL);
  click_on (&test, "handed out");
  shift_click (&test, "sang for");
  wait_for (&test, "handed out tea. Leena Aaltonen also sang");
  shift_click (&test, "captain, handed");
  wait_for (&test, "captain, handed out tea. Leena Aaltonen also sang");
  shift_click (&test, "also sang");
  wait_for (&test, "captain, handed out tea. Leena Aaltonen also");

  /* A selection goes first. */
  reader_test_select (&test, "single cup");
  shift_click (&test, "coffee. The");
  wanted = reader_test_find (&test, "single cup of coffee");
  g_assert_true (dossier_article_view_get_selection (test.view, &span));
  g_assert_cmpuint (span.start, ==, wanted.start);
  g_assert_cmpuint (span.end, ==, wanted.end);
  g_assert_true (
      gtk_widget_get_visible (GTK_WIDGET (dossier_reader_page_get_selection_bar (test.page))));
  shift_click (&test, "without a");
  wanted = reader_test_find (&test, "without a single cup of coffee");
  g_assert_true (dossier_article_view_get_selection (test.view, &span));
  g_assert_cmpuint (span.start, ==, wanted.start);
  g_assert_cmpuint (span.end, ==, wanted.end);
  reader_test_get_annotation (&test, "captain, handed out tea. Leena Aaltonen also");
  reader_test_close (&test);
}

/* A click beside every mark, and Escape, let go of the annotation. */
static void
test_let_go (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "handed out", DOSSIER_HIGHLIGHT_BLUE, NULL);
  click_on (&test, "handed out");
  g_assert_true (has_handles (&test));
  click_on (&test, "Nobody");
  g_assert_false (has_handles (&test));
  click_on (&test, "handed out");
  g_assert_true (has_handles (&test));
  gtk_widget_grab_focus (GTK_WIDGET (test.view));
  reader_test_press (&test, GDK_KEY_Escape);
  g_assert_false (has_handles (&test));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  reader_test_close (&test);
}

/* The beginning is on the right there. */
static void
test_from_the_right (void)
{
  ReaderTest test;
  double     start_x;
  double     end_x;
  double     y;

  gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL);
  reader_test_open (&test, ARABIC);
  reader_test_annotate (&test, "القوارب في قاع", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  {
    DossierSpan span = reader_test_find (&test, "القوارب في");
    double      x;

    reader_test_get_point (&test, span.start, &x, &y);
    app_test_move_pointer (GTK_WIDGET (test.view), x - 12, y);
    app_test_press_button (GTK_WIDGET (test.view), 1);
    app_test_release_button (GTK_WIDGET (test.view), 1);
  }
  get_handle (&test, DOSSIER_HANDLE_START, &start_x, &y);
  get_handle (&test, DOSSIER_HANDLE_END, &end_x, &y);
  g_assert_cmpfloat (end_x, <, start_x);
  drag (&test, DOSSIER_HANDLE_END, "القناة كما");
  wait_for (&test, "القوارب في قاع القناة");
  drag (&test, DOSSIER_HANDLE_START, "ترقد القوارب");
  wait_for (&test, "ترقد القوارب في قاع القناة");
  reader_test_close (&test);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
}

#define ADD(name, run) g_test_add_func ("/reader/handles/" name, run)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  ADD ("both-ends-can-be-dragged", test_drag);
  ADD ("an-end-stops-at-the-other", test_limits);
  ADD ("only-the-one-taken-up-is-changed", test_overlap);
  ADD ("shift-and-a-click-take-the-nearer-end-there", test_shift_click);
  ADD ("a-click-elsewhere-lets-go", test_let_go);
  ADD ("handles-stand-where-the-words-begin", test_from_the_right);
  return g_test_run ();
}
