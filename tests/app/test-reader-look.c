/* test-reader-look.c: how articles look: faces, distances, themes, and that all can be read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/dossier-settings.h"
#include "app/preferences/dossier-theme.h"
#include "app/reader/dossier-reading-popover.h"

#include <adwaita.h>
#include <math.h>

/* The contrast that WCAG 2.1 asks of text (success criterion 1.4.3). */
#define ENOUGH 4.5

static double
get_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
get_luminance (GdkRGBA colour)
{
  return 0.2126 * get_linear (colour.red) + 0.7152 * get_linear (colour.green) +
         0.0722 * get_linear (colour.blue);
}

static GdkRGBA
lay_over (GdkRGBA top, GdkRGBA ground)
{
  float a = top.alpha;

  return (GdkRGBA){ top.red * a + ground.red * (1 - a),
                    top.green * a + ground.green * (1 - a),
                    top.blue * a + ground.blue * (1 - a),
                    1 };
}

static double
get_contrast (GdkRGBA ink, GdkRGBA ground)
{
  double one = get_luminance (lay_over (ink, ground)) + 0.05;
  double other = get_luminance (ground) + 0.05;

  return MAX (one, other) / MIN (one, other);
}

static void
check_contrast (const char *what, GdkRGBA ink, GdkRGBA ground)
{
  double contrast = get_contrast (ink, ground);

  g_test_message ("%s: %.2f", what, contrast);
  g_assert_cmpfloat (contrast, >=, ENOUGH);
}

static void
check_scheme (ReaderTest *test, DossierTheme theme, DossierScheme scheme)
{
  GtkStyleContext *style = gtk_widget_get_style_context (GTK_WIDGET (test->view));
  GdkRGBA          paper;
  GdkRGBA          text;

  dossier_theme_set (theme);
  app_test_settle (GTK_WIDGET (test->window));
  g_assert_cmpint (dossier_palette_get_scheme (), ==, scheme);
  g_assert_true (gtk_style_context_lookup_color (style, "paper_color", &paper));
  gtk_style_context_get_color (style, &text);

  check_contrast ("text", text, paper);
  check_contrast ("soft", *dossier_palette_get_ink (DOSSIER_INK_SOFT, scheme), paper);
  check_contrast ("dim", *dossier_palette_get_ink (DOSSIER_INK_DIM, scheme), paper);
  check_contrast ("links", *dossier_palette_get_ink (DOSSIER_INK_ACCENT, scheme), paper);
  for (guint ink = DOSSIER_INK_HIT; ink <= DOSSIER_INK_HIT_CURRENT; ink++)
    check_contrast ("found", text, lay_over (*dossier_palette_get_ink (ink, scheme), paper));
  for (guint tone = 0; tone < DOSSIER_N_TONES; tone++)
    {
      GdkRGBA ground = lay_over (dossier_palette_get_wash (tone, scheme), paper);

      check_contrast (dossier_palette_get_label (tone), text, ground);
      check_contrast ("soft on it", *dossier_palette_get_ink (DOSSIER_INK_SOFT, scheme), ground);
    }
}

static void
test_contrast (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  check_scheme (&test, DOSSIER_THEME_DARK, DOSSIER_SCHEME_DARK);
  check_scheme (&test, DOSSIER_THEME_SEPIA, DOSSIER_SCHEME_SEPIA);
  check_scheme (&test, DOSSIER_THEME_LIGHT, DOSSIER_SCHEME_LIGHT);
  reader_test_close (&test);
}

static GtkWidget *
find_popover (ReaderTest *test)
{
  return app_test_find (GTK_WIDGET (test->page), DOSSIER_TYPE_READING_POPOVER, NULL);
}

static char *
dup_family (ReaderTest *test)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (test->view));

  return g_strdup (
      pango_font_description_get_family (pango_context_get_font_description (context)));
}

static int
get_line_height (ReaderTest *test)
{
  DossierSpan span = reader_test_find (test, "Nobody slept.");
  GtkTextIter iter;
  int         y, height;

  dossier_article_text_get_iters (dossier_article_view_get_text (test->view), span, &iter, NULL);
  gtk_text_view_get_line_yrange (GTK_TEXT_VIEW (test->view), &iter, &y, &height);
  return height;
}

static void
test_popover (void)
{
  ReaderTest       test;
  GtkWidget       *popover;
  g_autofree char *serif = NULL;
  g_autofree char *sans = NULL;
  int              width, high;

  reader_test_open (&test, STORY);
  serif = dup_family (&test);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_comma, GDK_CONTROL_MASK);
  popover = find_popover (&test);
  app_test_wait_until (gtk_widget_get_mapped (popover));
  app_test_settle (GTK_WIDGET (test.window));
  app_test_check_names (popover);

  app_test_click (app_test_find (popover, GTK_TYPE_TOGGLE_BUTTON, "sans"), GDK_BUTTON_PRIMARY);
  sans = dup_family (&test);
  g_assert_cmpstr (serif, !=, sans);

  high = get_line_height (&test);
  g_object_set (test.view, "leading", 140, NULL);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpint (get_line_height (&test), >, high);

  width = gtk_text_view_get_left_margin (GTK_TEXT_VIEW (test.view));
  g_object_set (test.view, "characters", 45, NULL);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpint (gtk_text_view_get_left_margin (GTK_TEXT_VIEW (test.view)), >, width);

  app_test_click (app_test_find (popover, GTK_TYPE_TOGGLE_BUTTON, "sepia"), GDK_BUTTON_PRIMARY);
  g_assert_cmpint (dossier_theme_get (), ==, DOSSIER_THEME_SEPIA);
  g_assert_cmpint (dossier_palette_get_scheme (), ==, DOSSIER_SCHEME_SEPIA);
  app_test_press_key (popover, GDK_KEY_Escape, 0);
  app_test_wait_until (!gtk_widget_get_mapped (popover));
  dossier_theme_set (DOSSIER_THEME_LIGHT);
  reader_test_close (&test);
}

static void
test_remembered (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new ();
  g_autofree char *theme = NULL;
  ReaderTest       test;
  gboolean         is_sans;
  int              leading, characters;

  g_assert_nonnull (settings);
  reader_test_open (&test, STORY);
  g_object_set (test.view, "is-sans", TRUE, "leading", 120, "characters", 75, NULL);
  dossier_theme_set (DOSSIER_THEME_SEPIA);
  reader_test_reopen (&test);
  g_object_get (test.view,
                "is-sans",
                &is_sans,
                "leading",
                &leading,
                "characters",
                &characters,
                NULL);
  g_assert_true (is_sans);
  g_assert_cmpint (leading, ==, 120);
  g_assert_cmpint (characters, ==, 75);
  theme = g_settings_get_string (settings, DOSSIER_SETTING_THEME);
  g_assert_cmpstr (theme, ==, "sepia");
  dossier_theme_restore ();
  g_assert_cmpint (dossier_theme_get (), ==, DOSSIER_THEME_SEPIA);
  g_object_set (test.view, "is-sans", FALSE, "leading", 100, "characters", 68, NULL);
  dossier_theme_set (DOSSIER_THEME_LIGHT);
  reader_test_close (&test);
}

static int
get_height (ReaderTest *test, const char *words)
{
  GtkTextIter  iter;
  GdkRectangle place;

  dossier_article_text_get_iters (dossier_article_view_get_text (test->view),
                                  reader_test_find (test, words),
                                  &iter,
                                  NULL);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (test->view), &iter, &place);
  return place.height;
}

/* The first lines of all paragraphs are as high as they were: none has the title's letters. */
static void
check_heights (ReaderTest *test, int height)
{
  static const char *const PARAGRAPHS[] = { "It has done so", "The old engineer", "Until a new" };

  for (gsize i = 0; i < G_N_ELEMENTS (PARAGRAPHS); i++)
    g_assert_cmpint (get_height (test, PARAGRAPHS[i]), ==, height);
}

/* A click takes the cursor from the title to a highlight: both are drawn anew, and those between
 * and below are not, in which the title's look would end. */
static void
test_title_stays_above (void)
{
  static const char *const WORDS[] = { "out why", "was tired", "draught", "hall has" };
  ReaderTest               test;
  int                      height;

  reader_test_open (&test,
                    " date 2024-03-11 The lift that stops between floors\n\n"
                    "The lift in the town hall has stopped between the second and the third floor, "
                    "and again the clerk of works was in it with a plate of sandwiches.\n\n"
                    "It has done so every Thursday since the spring. Nobody has found out why, "
                    "although the firm that built it has sent two engineers.\n\n"
                    "The old engineer listened at the shaft for an hour and said that the lift was "
                    "tired. He left a bill and a jar of grease, and both are with the treasurer."
                    "\n\nUntil a new motor has been paid for, the council will meet on the ground "
                    "floor, where there is a draught.\n");
  reader_test_annotate (&test, "has stopped between", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  reader_test_annotate (&test, "Nobody has found out why", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  reader_test_annotate (&test, "where there is a draught", DOSSIER_HIGHLIGHT_GREEN, NULL);
  height = get_height (&test, "It has done so");
  g_assert_cmpint (get_height (&test, "The lift that stops"), >, height);
  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    {
      double x;
      double y;

      reader_test_reopen (&test);
      check_heights (&test, height);
      reader_test_get_point (&test, reader_test_find (&test, WORDS[i]).start, &x, &y);
      app_test_move_pointer (GTK_WIDGET (test.view), x + 3, y);
      app_test_press_button (GTK_WIDGET (test.view), 1);
      app_test_release_button (GTK_WIDGET (test.view), 1);
      check_heights (&test, height);
      app_test_move_pointer (GTK_WIDGET (test.view), x + 3, y + 60);
      check_heights (&test, height);
    }
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/reader-look/words-can-be-read-on-every-colour", test_contrast);
  g_test_add_func ("/app/reader-look/face-distances-and-colours-are-set-in-a-popover",
                   test_popover);
  g_test_add_func ("/app/reader-look/the-look-is-remembered", test_remembered);
  g_test_add_func ("/reader/look/the-titles-size-stays-with-the-title", test_title_stays_above);
  return g_test_run ();
}
