/* test-reader-quotation.c: quotations say where they are from, and their links lead back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/reader/dossier-quotation.h"

#include <string.h>

static char *
dup_page (void)
{
  GString *page =
      g_string_new ("<!DOCTYPE html><html lang=\"en\"><head><title>The slow ferry</title>"
                    "</head><body><article><h1>The slow ferry</h1>");

  for (guint i = 1; i <= 60; i++)
    g_string_append_printf (page,
                            "<p>In hour %u the passengers were told to be patient, and they were, "
                            "for there was soup &amp; a piano in the saloon below.</p>",
                            i);
  g_string_append (page, "<p>The captain says that it was eight.</p></article></body></html>");
  return g_string_free (page, FALSE);
}

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  g_assert_no_error (error);
}

static char *
dup_clipboard (ReaderTest *test)
{
  g_autofree char **text = g_new0 (char *, 1);

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (test->view)),
                                 NULL,
                                 text_read_cb,
                                 text);
  app_test_wait_until (*text != NULL);
  return *text;
}

static gboolean
is_in_sight (ReaderTest *test, const char *words)
{
  double x;
  double y;

  reader_test_get_point (test, reader_test_find (test, words).start, &x, &y);
  return y > 0 && y < gtk_widget_get_height (GTK_WIDGET (test->view));
}

static const char *
find_link (const char *text)
{
  const char *link = strstr (text, "dossier:passage?");

  g_assert_nonnull (link);
  return link;
}

static void
test_there_and_back (void)
{
  ReaderTest       test;
  g_autofree char *page = dup_page ();
  g_autofree char *text = NULL;
  g_autofree char *link = NULL;

  reader_test_open (&test, page);
  reader_test_select (&test, "The captain says that it was eight.");
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_C, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  text = dup_clipboard (&test);
  g_assert_nonnull (strstr (text, "“The captain says that it was eight.”\n— "));
  g_assert_nonnull (strstr (text, "The slow ferry"));
  link = g_strstrip (g_strdup (find_link (text)));

  dossier_article_view_show_span (test.view, (DossierSpan){ 0, 3 });
  dossier_article_view_clear_selection (test.view);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_false (is_in_sight (&test, "The captain says"));
  gtk_widget_activate_action (GTK_WIDGET (test.page), "win.show-library", NULL);
  app_test_wait_until (!gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  dossier_window_follow_link (test.window, link);
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  test.reading = dossier_reader_page_get_reading (test.page);
  app_test_wait_until (is_in_sight (&test, "The captain says"));
  reader_test_close (&test);
}

/* A link of before the text changed, or of another notebook. */
static void
test_moved_and_missing (void)
{
  ReaderTest       test;
  g_autofree char *page = dup_page ();
  g_autofree char *moved = NULL;
  g_autofree char *missing = NULL;

  reader_test_open (&test, page);
  moved = g_strdup_printf ("dossier:passage?article=%" G_GINT64_FORMAT
                           "&version=1&start=3&end=38&quote=The%%20captain%%20says%%20that",
                           test.article_id);
  missing = g_strdup_printf ("dossier:passage?article=%" G_GINT64_FORMAT
                             "&version=1&start=3&end=900000&quote=Zebras%%20were%%20never%%20here",
                             test.article_id);
  dossier_window_follow_link (test.window, missing);
  app_test_wait_until (
      app_test_find_label (GTK_WIDGET (test.window),
                           "The words that the link names are not in this article.") != NULL);
  test.reading = dossier_reader_page_get_reading (test.page);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_false (is_in_sight (&test, "The captain says"));
  dossier_window_follow_link (test.window, moved);
  app_test_wait_until (dossier_reader_page_get_reading (test.page) != test.reading);
  test.reading = dossier_reader_page_get_reading (test.page);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_wait_until (is_in_sight (&test, "The captain says"));
  reader_test_close (&test);
}

static void
test_html (void)
{
  ReaderTest       test;
  g_autofree char *page = dup_page ();
  g_autofree char *html = NULL;

  reader_test_open (&test, page);
  html = dossier_quotation_dup_html (test.reading, reader_test_find (&test, "soup & a piano"));
  g_assert_true (g_str_has_prefix (html, "<blockquote><p>soup &amp; a piano</p></blockquote>"));
  g_assert_nonnull (strstr (html, "<a href=\"dossier:passage?article="));
  g_assert_null (strstr (html, "&start"));
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/reader-quotation/a-quotation-leads-back-to-its-passage",
                   test_there_and_back);
  g_test_add_func ("/app/reader-quotation/a-passage-is-found-by-its-words-or-missed",
                   test_moved_and_missing);
  g_test_add_func ("/app/reader-quotation/a-quotation-is-html-too", test_html);
  return g_test_run ();
}
