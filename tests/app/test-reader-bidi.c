/* test-reader-bidi.c: articles written from the right, in windows of either direction, narrow ones
 * and large letters.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include <string.h>

#define PAGE                                                                                                            \
  "<!DOCTYPE html><html lang=\"ar\" dir=\"rtl\"><head><title>القناة الجافة</title></head>"                  \
  "<body><article><h1>القناة الجافة تنتظر المطر منذ الربيع</h1>"                         \
  "<p>لم يجر الماء في القناة منذ الربيع، وترقد القوارب في قاعها كما " \
  "تركها أصحابها. قال الحارس إن 14 قاربا بيعت هذا العام مقابل 3,500 "      \
  "دينار.</p>"                                                                                                     \
  "<p>This paragraph is in English, and quotes the word قناة once, in the middle of its line, "                     \
  "before it goes on for a while to fill more than one line of the page.</p>"                                           \
  "<blockquote><p>نزيت البوابات كل سبت، وسنظل نزيتها حتى يقول لنا "              \
  "أحد أن نتوقف.</p></blockquote>"                                                                            \
  "<ul><li>يدخل الماء من البحيرة الشمالية.</li><li>ويرفع الطين "                    \
  "باليد، بالمجارف والدلاء.</li></ul>"                                                             \
  "<table><tr><th>البوابة</th><th>العمق</th></tr><tr><td>العليا</td>"                                 \
  "<td>2.1 متر</td></tr></table>"                                                                                    \
  "<p>הפסקה הזאת כתובה בעברית, ובה המספר 27 והשם Dossier באותיות "               \
  "לטיניות, כדי לראות איך הכול עומד יחד.</p>"                                              \
  "</article></body></html>"

static const struct
{
  const char      *name;
  GtkTextDirection direction;
  int              width;
  int              dpi; /* 0: as it is */
} LOOKS[] = {
  { "a-window-from-the-left", GTK_TEXT_DIR_LTR, 1200, 0 },
  { "a-window-from-the-right", GTK_TEXT_DIR_RTL, 1200, 0 },
  { "a-narrow-window-from-the-right", GTK_TEXT_DIR_RTL, 420, 0 },
  { "letters-of-twice-the-size", GTK_TEXT_DIR_LTR, 1200, 192 * 1024 },
  { "a-narrow-window-with-letters-of-twice-the-size", GTK_TEXT_DIR_RTL, 420, 192 * 1024 },
};

/* Where the first and the last letter of the first line stand. */
static void
get_line_ends (ReaderTest *test, const char *words, int *begins, int *ends)
{
  GtkTextIter  iter;
  GdkRectangle place;

  dossier_article_text_get_iters (dossier_article_view_get_text (test->view),
                                  reader_test_find (test, words),
                                  &iter,
                                  NULL);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (test->view), &iter, &place);
  *begins = place.x;
  gtk_text_view_forward_display_line_end (GTK_TEXT_VIEW (test->view), &iter);
  gtk_text_view_get_iter_location (GTK_TEXT_VIEW (test->view), &iter, &place);
  *ends = place.x;
}

static gboolean
is_from_the_right (ReaderTest *test, const char *words)
{
  int begins;
  int ends;

  get_line_ends (test, words, &begins, &ends);
  return begins > ends;
}

static void
resize (ReaderTest *test, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 800);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (test->window)) <= width + 60);
  app_test_settle (GTK_WIDGET (test->window));
}

static void
test_look (gconstpointer data)
{
  int            i = GPOINTER_TO_INT (data);
  ReaderTest     test;
  GtkSettings   *settings = gtk_settings_get_default ();
  GtkAdjustment *sideways;
  int            dpi;
  int            right;
  int            quoted;
  int            unused;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  gtk_widget_set_default_direction (LOOKS[i].direction);
  if (LOOKS[i].dpi > 0)
    g_object_set (settings, "gtk-xft-dpi", LOOKS[i].dpi, NULL);
  reader_test_open (&test, PAGE);
  /* Panes go one after the other as it becomes narrow. */
  resize (&test, MAX (LOOKS[i].width, 900));
  resize (&test, MAX (LOOKS[i].width, 560));
  resize (&test, LOOKS[i].width);
  reader_test_annotate (&test, "وترقد القوارب", DOSSIER_HIGHLIGHT_PINK, "؟");

  /* Each paragraph goes the way of its own letters, whatever the window's. */
  g_assert_true (is_from_the_right (&test, "لم يجر الماء"));
  g_assert_true (is_from_the_right (&test, "הפסקה"));
  g_assert_false (is_from_the_right (&test, "This paragraph"));
  /* A quotation is set in from its own side. */
  get_line_ends (&test, "لم يجر", &right, &unused);
  get_line_ends (&test, "نزيت", &quoted, &unused);
  g_assert_cmpint (quoted, <, right);
  /* Nothing sticks out. */
  sideways = gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (test.view));
  g_assert_cmpfloat (gtk_adjustment_get_upper (sideways),
                     <=,
                     gtk_adjustment_get_page_size (sideways) + 1);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (test.view)),
                   <=,
                   gtk_widget_get_width (GTK_WIDGET (test.window)));
  /* Moving and finding the top do not depend on where a line begins. */
  dossier_article_view_move_sentence (test.view, 1);
  dossier_article_view_move_paragraph (test.view, 1);
  reader_test_close (&test);
  gtk_widget_set_default_direction (GTK_TEXT_DIR_LTR);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (LOOKS); i++)
    {
      g_autofree char *path = g_strconcat ("/reader/bidi/", LOOKS[i].name, NULL);

      g_test_add_data_func (path, GINT_TO_POINTER (i), test_look);
    }
  return g_test_run ();
}
