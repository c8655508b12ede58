/* test-reader-position.c: an article is opened where it was left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include <string.h>

#define N_PARAGRAPHS 120

static char *
make_text (void)
{
  GString *text = g_string_new (" date 2026-11-20 A long way down the river\n\n");

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text,
                            "Paragraph %03u begins where the last one ended, goes on about the "
                            "weather for as long as anybody would, and comes to its end only "
                            "after it has filled three lines of the page, at the very least.\n\n",
                            i);
  return g_string_free (text, FALSE);
}

static void
open_long (ReaderTest *test)
{
  g_autofree char *text = make_text ();

  reader_test_open (test, text);
}

static void
scroll_to (ReaderTest *test, double part)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->view));
  double range = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

  gtk_adjustment_set_value (adjustment, part * range);
  app_test_settle (GTK_WIDGET (test->window));
}

static gsize
get_top (ReaderTest *test)
{
  gsize top;

  g_assert_true (dossier_article_view_get_top (test->view, &top));
  return top;
}

static gsize
get_kept (ReaderTest *test)
{
  gsize kept = 0;

  dossier_reading_get_position (test->reading, &kept);
  return kept;
}

static void
test_restart (void)
{
  ReaderTest test;
  gsize      top;

  open_long (&test);
  g_assert_cmpuint (get_top (&test), ==, 0);
  scroll_to (&test, 0.6);
  top = get_top (&test);
  g_assert_cmpuint (top, >, 1000);
  /* Quietly: nothing to undo. */
  app_test_wait_until (get_kept (&test) == top);
  g_assert_null (dossier_notebook_get_undo_name (dossier_window_get_notebook (test.window)));

  reader_test_reopen (&test);
  g_assert_cmpuint (get_kept (&test), ==, top);
  app_test_wait_until (get_top (&test) == top);
  reader_test_close (&test);
}

/* Long before the scrolling has rested. */
static void
test_leaving (void)
{
  ReaderTest test;
  gsize      top;

  open_long (&test);
  scroll_to (&test, 0.4);
  top = get_top (&test);
  reader_test_reopen (&test);
  app_test_wait_until (get_top (&test) == top);

  scroll_to (&test, 0.8);
  top = get_top (&test);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.show-library", NULL);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpuint (get_kept (&test), ==, top);
  reader_test_show (&test);
  app_test_wait_until (get_top (&test) == top);

  scroll_to (&test, 0);
  reader_test_reopen (&test);
  g_assert_cmpuint (get_top (&test), ==, 0);
  reader_test_close (&test);
}

/* Opening it again and again, in windows of other widths, does not creep away. */
static void
test_steady (void)
{
  ReaderTest test;
  gsize      top;

  open_long (&test);
  scroll_to (&test, 0.5);
  top = get_top (&test);
  app_test_wait_until (get_kept (&test) == top);
  for (guint i = 0; i < 3; i++)
    {
      reader_test_reopen (&test);
      app_test_wait_until (dossier_article_view_is_top (test.view, top));
      dossier_article_view_change_zoom (test.view, i % 2 == 0 ? 1 : -1);
      app_test_settle (GTK_WIDGET (test.window));
    }
  g_assert_cmpuint (get_kept (&test), ==, top);
  reader_test_close (&test);
}

/* Who comes by a link wants to see the passage, not where they were. */
static void
test_passage (void)
{
  ReaderTest       test;
  g_autofree char *link = NULL;
  DossierSpan      span;
  DossierSpan      visible;

  open_long (&test);
  scroll_to (&test, 0.9);
  app_test_wait_until (get_kept (&test) > 0);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.show-library", NULL);
  app_test_settle (GTK_WIDGET (test.window));

  span = reader_test_find (&test, "Paragraph 002");
  link = g_strdup_printf ("dossier:passage?article=%" G_GINT64_FORMAT
                          "&version=1&start=%" G_GSIZE_FORMAT "&end=%" G_GSIZE_FORMAT
                          "&quote=Paragraph%%20002",
                          test.article_id,
                          span.start,
                          span.end);
  dossier_window_follow_link (test.window, link);
  app_test_wait_until ((visible = dossier_article_view_get_visible_span (test.view, 0),
                        visible.start <= span.start) &&
                       visible.end >= span.end && gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/position/an-article-opens-where-it-was-left", test_restart);
  g_test_add_func ("/reader/position/leaving-and-closing-keep-the-place", test_leaving);
  g_test_add_func ("/reader/position/the-place-does-not-creep", test_steady);
  g_test_add_func ("/reader/position/a-link-goes-before-it", test_passage);
  return g_test_run ();
}
