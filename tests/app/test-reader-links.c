/* test-reader-links.c: links of an article lead where they should.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "notebook/dossier-capture-queue.h"

#include <string.h>

/* A page whose note stands far below the word that refers to it. */
static char *
dup_page (void)
{
  GString *page =
      g_string_new ("<!DOCTYPE html><html lang=\"en\"><head><title>The slow ferry</title>"
                    "</head><body><article><h1>The slow ferry</h1>"
                    "<p>The ferry took nine hours, which nobody at the harbour could "
                    "explain to us.<sup><a href=\"#fn1\" id=\"r1\">1</a></sup> A "
                    "<a href=\"http://127.0.0.1:9/storm\">storm report</a> spoke of calm "
                    "seas, and of gulls that slept on the masts.</p>");

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (page,
                            "<p>In hour %u the passengers were told to be patient, and they were, "
                            "for there was soup and a piano in the saloon below.</p>",
                            i);
  g_string_append (page,
                   "<ol class=\"footnotes\"><li id=\"fn1\">The captain says that it was eight. "
                   "<a href=\"#r1\">↩</a></li></ol></article></body></html>");
  return g_string_free (page, FALSE);
}

static void
click_words (ReaderTest *test, const char *words)
{
  DossierSpan span = reader_test_find (test, words);
  double      x;
  double      y;

  reader_test_get_point (test, span.start, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test->view), x + 2, y);
  app_test_press_button (GTK_WIDGET (test->view), GDK_BUTTON_PRIMARY);
  app_test_release_button (GTK_WIDGET (test->view), GDK_BUTTON_PRIMARY);
}

static gboolean
is_in_sight (ReaderTest *test, const char *words)
{
  double x;
  double y;

  reader_test_get_point (test, reader_test_find (test, words).start, &x, &y);
  return y > 0 && y < gtk_widget_get_height (GTK_WIDGET (test->view));
}

static void
test_a_reference_shows_its_note (void)
{
  ReaderTest       test;
  g_autofree char *page = dup_page ();

  reader_test_open (&test, page);
  g_assert_false (is_in_sight (&test, "The captain says"));
  click_words (&test, "[1]");
  app_test_wait_until (is_in_sight (&test, "The captain says"));
  reader_test_close (&test);
}

/* Nobody listens at that port; the address waits in the queue, or has failed there. */
static void
test_a_link_with_control_is_captured (void)
{
  ReaderTest           test;
  g_autofree char     *page = dup_page ();
  DossierCaptureQueue *queue;
  g_autoptr (DossierCaptureItem) item = NULL;

  reader_test_open (&test, page);
  queue = dossier_notebook_get_capture_queue (dossier_window_get_notebook (test.window));
  app_test_wait_until (dossier_capture_queue_is_loaded (queue));
  app_test_hold_key (GTK_WIDGET (test.view), GDK_KEY_Control_L);
  click_words (&test, "storm report");
  app_test_let_go_of_key (GTK_WIDGET (test.view), GDK_KEY_Control_L);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (queue)) == 1);
  item = g_list_model_get_item (G_LIST_MODEL (queue), 0);
  g_assert_cmpstr (dossier_capture_item_get_url (item), ==, "http://127.0.0.1:9/storm");
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/reader/a-reference-shows-its-note", test_a_reference_shows_its_note);
  g_test_add_func ("/app/reader/a-link-with-control-is-captured",
                   test_a_link_with_control_is_captured);
  return g_test_run ();
}
