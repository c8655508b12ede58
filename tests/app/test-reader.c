/* test-reader.c: the reading room as a whole: names, search, panes, measure, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/dossier-announce.h"
#include "app/reader/dossier-image-window.h"

static void
resize (ReaderTest *test, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 700);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (test->window)) <= width + 60);
  app_test_settle (GTK_WIDGET (test->window));
}

/* The mean number of characters in the lines of a paragraph, as they are broken on the screen. */
static double
get_measure (ReaderTest *test, const char *words)
{
  DossierArticleText *text = dossier_article_view_get_text (test->view);
  GtkTextIter         start;
  GtkTextIter         line;
  int                 n_lines = 0;

  dossier_article_text_get_iters (text, reader_test_find (test, words), &start, NULL);
  line = start;
  while (gtk_text_view_forward_display_line (GTK_TEXT_VIEW (test->view), &line) &&
         gtk_text_iter_get_line (&line) == gtk_text_iter_get_line (&start))
    {
      n_lines++;
      if (n_lines == 2)
        break;
    }
  g_assert_cmpint (n_lines, ==, 2);
  return (gtk_text_iter_get_offset (&line) - gtk_text_iter_get_offset (&start)) / 2.0;
}

static void
test_names (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  app_test_check_names (GTK_WIDGET (test.page));
  id = reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "none");
  card = reader_test_wait_for_card (&test, id);
  reader_test_activate (&test, "reader.find", NULL);
  dossier_annotation_pane_select (test.pane, id);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_check_names (GTK_WIDGET (test.page));
  dossier_annotation_card_edit (card);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_check_names (GTK_WIDGET (test.page));
  reader_test_close (&test);
}

static void
test_find (void)
{
  ReaderTest      test;
  DossierFindBar *bar;

  reader_test_open (&test, STORY);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_f, GDK_CONTROL_MASK);
  bar = DOSSIER_FIND_BAR (app_test_find (GTK_WIDGET (test.page), DOSSIER_TYPE_FIND_BAR, NULL));
  g_assert_true (dossier_find_bar_is_open (bar));
  app_test_type (GTK_WIDGET (bar), "leena");
  g_assert_cmpuint (dossier_find_bar_get_n_hits (bar), ==, 2);
  g_assert_true (reader_test_has_mark (&test, "Leena Aaltonen, the", DOSSIER_MARK_HIT_CURRENT));
  g_assert_cmpuint (dossier_density_strip_get_n_hits (dossier_reader_page_get_strip (test.page)),
                    ==,
                    2);
  g_assert_cmpstr (dossier_announce_get_last (GTK_WIDGET (bar)), ==, "1 of 2");
  app_test_press_key (GTK_WIDGET (bar), GDK_KEY_Return, 0);
  g_assert_true (reader_test_has_mark (&test, "Leena Aaltonen also", DOSSIER_MARK_HIT_CURRENT));
  app_test_press_key (GTK_WIDGET (bar), GDK_KEY_Escape, 0);
  g_assert_false (dossier_find_bar_is_open (bar));
  g_assert_false (reader_test_has_mark (&test, "Leena Aaltonen, the", DOSSIER_MARK_HIT));
  g_assert_cmpuint (dossier_density_strip_get_n_hits (dossier_reader_page_get_strip (test.page)),
                    ==,
                    0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test.view)));
  reader_test_close (&test);
}

static void
test_narrow (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  resize (&test, 900);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  resize (&test, 480);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));

  /* One pane takes the place of the article, until something in the article is wanted. */
  reader_test_activate (&test, "reader.show-entities", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  dossier_entity_sidebar_choose (test.sidebar, reader_test_find_repeated (&test));
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));

  gtk_window_set_default_size (GTK_WINDOW (test.window), 1200, 700);
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)) &&
                       gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  reader_test_close (&test);
}

static void
test_measure (void)
{
  ReaderTest test;
  int        zoom;

  reader_test_open (&test, STORY);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), >=, 55);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 1500, 760);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (test.window)) >= 1400);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);

  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_minus, GDK_CONTROL_MASK);
  g_object_get (test.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 90);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), >=, 55);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_0, GDK_CONTROL_MASK);
  g_object_get (test.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 100);
  reader_test_close (&test);
}

static void
test_scheme (void)
{
  ReaderTest       test;
  GtkTextTag      *tag;
  g_autofree char *light = NULL;
  g_autofree char *dark = NULL;
  GdkRGBA         *colour;

  reader_test_open (&test, STORY);
  tag = dossier_article_style_get_mark (dossier_article_view_get_text (test.view)->style,
                                        DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW);
  g_object_get (tag, "background-rgba", &colour, NULL);
  g_assert_cmpfloat (colour->alpha, <, 1);
  light = gdk_rgba_to_string (colour);
  gdk_rgba_free (colour);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  app_test_settle (GTK_WIDGET (test.window));
  g_object_get (tag, "background-rgba", &colour, NULL);
  dark = gdk_rgba_to_string (colour);
  gdk_rgba_free (colour);
  g_assert_cmpstr (light, !=, dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  reader_test_close (&test);
}

static guint
count_windows (void)
{
  return g_list_model_get_n_items (gtk_window_get_toplevels ());
}

/* A picture opens in a window of its own, which Escape closes. */
static void
test_image_window (void)
{
  static const char PIXMAP[] = "P6 4 1 255\n\xff\0\0\xff\0\0\xff\0\0\xff\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (PIXMAP, sizeof PIXMAP - 1);
  g_autoptr (DossierArticleImage) image = dossier_article_image_new (bytes, "four red points");
  g_autoptr (DossierArticleImage) missing = dossier_article_image_new (NULL, "not saved");
  g_autoptr (GtkWindow) window = NULL;
  ReaderTest test;
  guint      n_windows;

  reader_test_open (&test, STORY);
  n_windows = count_windows ();
  g_signal_emit_by_name (test.view, "image-activated", missing);
  g_assert_cmpuint (count_windows (), ==, n_windows);
  app_test_wait_until (dossier_article_image_get_texture (image) != NULL);
  g_signal_emit_by_name (test.view, "image-activated", image);
  g_assert_cmpuint (count_windows (), ==, n_windows + 1);
  window = g_list_model_get_item (gtk_window_get_toplevels (), n_windows);
  g_assert_cmpstr (gtk_window_get_title (window), ==, "four red points");
  app_test_settle (GTK_WIDGET (window));
  app_test_focus_window (window);
  g_assert_cmpint (dossier_image_window_get_zoom (window), ==, 0);
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_1, 0);
  g_assert_cmpint (dossier_image_window_get_zoom (window), ==, 100);
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_plus, GDK_SHIFT_MASK);
  g_assert_cmpint (dossier_image_window_get_zoom (window), ==, 150);
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_minus, 0);
  g_assert_cmpint (dossier_image_window_get_zoom (window), ==, 100);
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_0, 0);
  g_assert_cmpint (dossier_image_window_get_zoom (window), ==, 0);
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_Escape, 0);
  app_test_wait_until (count_windows () == n_windows);
  g_clear_object (&window);
  reader_test_close (&test);
}

/* The caption goes along; what has none shows none. */
static void
test_image_caption (void)
{
  static const char PIXMAP[] = "P6 4 1 255\n\xff\0\0\xff\0\0\xff\0\0\xff\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (PIXMAP, sizeof PIXMAP - 1);
  g_autoptr (DossierArticleImage) image = dossier_article_image_new (bytes, "four red points");
  ReaderTest test;
  GtkWindow *window;

  reader_test_open (&test, STORY);
  app_test_wait_until (dossier_article_image_get_texture (image) != NULL);
  window = dossier_image_window_present (GTK_WINDOW (test.window), image, "Red, four times");
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (window), "Red, four times"));
  app_test_settle (GTK_WIDGET (window));
  app_test_check_names (GTK_WIDGET (window));
  gtk_window_destroy (window);
  window = dossier_image_window_present (GTK_WINDOW (test.window), image, NULL);
  g_assert_null (app_test_find_label (GTK_WIDGET (window), "Red, four times"));
  gtk_window_destroy (window);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/access/everything-has-a-name", test_names);
  g_test_add_func ("/reader/find/words-are-found-without-regard-to-case", test_find);
  g_test_add_func ("/reader/panes/a-narrow-window-shows-one-at-a-time", test_narrow);
  g_test_add_func ("/reader/view/the-measure-stays-whatever-the-width", test_measure);
  g_test_add_func ("/reader/view/a-picture-opens-and-escape-closes-it", test_image_window);
  g_test_add_func ("/reader/view/a-picture-brings-its-caption", test_image_caption);
  g_test_add_func ("/reader/view/highlights-follow-the-style", test_scheme);
  return g_test_run ();
}
