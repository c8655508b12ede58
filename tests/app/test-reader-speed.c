/* test-reader-speed.c: a long article with very many highlights opens and scrolls without a stall.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-annotations.h"

#include <string.h>
#include <time.h>

#define N_WORDS           100000
#define N_HIGHLIGHTS      10000
#define WORDS_A_PARAGRAPH 80
#define N_SCROLLS         120

/* Of processor time. Generous: machines differ; the numbers themselves are printed. */
#define MAX_FIRST_FRAME_MS  3000
#define MAX_MEDIAN_FRAME_MS 40

/* Of the processor, for this thread: what others do on the machine does not count. Microseconds. */
static gint64
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static char *
make_text (void)
{
  static const char *const WORDS[] = { "river", "stone",  "evening", "carries", "a",     "long",
                                       "the",   "winter", "harbour", "of",      "bread", "quietly",
                                       "and",   "seven",  "lamps",   "under" };
  GString                 *text = g_string_new (" date 2026-01-02 One hundred thousand words\n\n");
  guint                    state = 1;

  for (guint i = 0; i < N_WORDS; i++)
    {
      state = state * 1103515245 + 12345;
      g_string_append (text, WORDS[(state >> 16) % G_N_ELEMENTS (WORDS)]);
      g_string_append (text,
                       i % WORDS_A_PARAGRAPH == WORDS_A_PARAGRAPH - 1 ? ".\n\n"
                       : i % 13 == 12                                 ? ". "
                                                                      : " ");
    }
  return g_string_free (text, FALSE);
}

typedef struct
{
  gint64  version_id;
  GArray *spans; /* DossierSpan */
} Highlights;

/* All in one transaction: the reader would need days for so many. */
static gboolean
add_highlights (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Highlights *highlights = data;

  for (guint i = 0; i < highlights->spans->len; i++)
    {
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();

      annotation->colour = i % DOSSIER_N_COLOURS;
      if (i % 10 == 0)
        annotation->note = g_strdup ("A note of a few words.");
      if (!dossier_annotations_add (db,
                                    highlights->version_id,
                                    g_array_index (highlights->spans, DossierSpan, i),
                                    annotation,
                                    error))
        return FALSE;
    }
  return TRUE;
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_store_finish (DOSSIER_STORE (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* One every ten words, two to four words long. */
static GArray *
make_spans (const DossierDocument *document)
{
  GArray     *spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  const char *p = document->text + dossier_document_get_body_start (document);

  for (guint word = 0; *p != '\0' && spans->len < N_HIGHLIGHTS; word++)
    {
      const char *end = p + strcspn (p, " \n");

      if (word % 10 == 3)
        {
          DossierSpan span = { p - document->text, end - document->text };
          gsize       more = 1 + strcspn (end + (*end == ' '), " \n");

          if (*end == ' ' && span.end + more < document->text_length)
            span.end += more;
          g_array_append_val (spans, span);
        }
      p = *end != '\0' ? end + 1 : end;
    }
  return spans;
}

typedef struct
{
  GArray *frames; /* gint64, microseconds from one to the next */
  gint64  begun;
} FrameTimes;

static void
before_paint_cb (GdkFrameClock *clock, FrameTimes *times)
{
  times->begun = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, FrameTimes *times)
{
  gint64 took = get_cpu_time () - times->begun;

  g_array_append_val (times->frames, took);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

static double
get_quantile (GArray *times, double part)
{
  g_assert_cmpuint (times->len, >, 0);
  g_array_sort (times, compare_times);
  return g_array_index (times, gint64, (guint) (part * (times->len - 1))) / 1000.0;
}

static void
print_times (const char *what, GArray *times)
{
  double median = get_quantile (times, 0.5);

  g_test_message ("%s: %u frames, median %.1f ms, 95 %% %.1f ms, longest %.1f ms",
                  what,
                  times->len,
                  median,
                  get_quantile (times, 0.95),
                  get_quantile (times, 1));
}

static gint64
get_longest_turn (DossierArticleView *view)
{
  gint64 longest = 0;

  while (!dossier_article_view_is_marked (view))
    {
      gint64 start = get_cpu_time ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, get_cpu_time () - start);
    }
  return longest;
}

static void
scroll_through (ReaderTest *test, FrameTimes *times)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (test->view));

  for (guint i = 0; i < N_SCROLLS; i++)
    {
      guint n = times->frames->len;

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 97);
      app_test_wait_until (times->frames->len > n);
    }
}

static void
fill_notebook (ReaderTest *test)
{
  Highlights highlights;
  gboolean   is_added = FALSE;

  highlights.version_id = dossier_reading_get_version_id (test->reading);
  highlights.spans = make_spans (dossier_reading_get_document (test->reading));
  g_assert_cmpuint (highlights.spans->len, >, N_HIGHLIGHTS * 0.9);
  dossier_store_write_async (
      dossier_notebook_get_store (dossier_reading_get_notebook (test->reading)),
      add_highlights,
      &highlights,
      NULL,
      NULL,
      added_cb,
      &is_added);
  app_test_wait_until (is_added);
  app_test_wait_until (reader_test_count_annotations (test) == highlights.spans->len);
  g_array_unref (highlights.spans);
}

static void
test_long_article (void)
{
  g_autofree char *text = make_text ();
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (gint64));
  FrameTimes     times = { .frames = frames };
  ReaderTest     test;
  GdkFrameClock *clock;
  gint64         start;
  gint64         longest;
  double         first_frame;
  g_autoptr (DossierReading) reading = NULL;

  reader_test_open (&test, text);
  fill_notebook (&test);
  reading = g_object_ref (test.reading);
  dossier_reader_page_set_reading (test.page, NULL);
  app_test_settle (GTK_WIDGET (test.window));

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (test.window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &times);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &times);
  start = get_cpu_time ();
  dossier_reader_page_set_reading (test.page, reading);
  g_test_message ("filling the page: %.1f ms", (get_cpu_time () - start) / 1000.0);
  app_test_wait_until (frames->len > 0);
  first_frame = (get_cpu_time () - start) / 1000.0;
  g_test_message ("first frame after %.1f ms", first_frame);
  longest = get_longest_turn (test.view);
  g_test_message ("longest turn of the main loop while marks are applied: %.1f ms",
                  longest / 1000.0);
  app_test_settle (GTK_WIDGET (test.window));

  g_array_set_size (frames, 0);
  scroll_through (&test, &times);
  print_times ("scrolling", frames);
  g_assert_cmpfloat (first_frame, <, MAX_FIRST_FRAME_MS);
  g_assert_cmpfloat (get_quantile (frames, 0.5), <, MAX_MEDIAN_FRAME_MS);

  g_array_set_size (frames, 0);
  start = get_cpu_time ();
  dossier_article_view_show_span (
      test.view,
      (DossierSpan){ dossier_reading_get_document (reading)->text_length - 40,
                     dossier_reading_get_document (reading)->text_length - 30 });
  app_test_wait_until (frames->len > 0);
  g_test_message ("jumping to the end: %.1f ms", (get_cpu_time () - start) / 1000.0);
  g_signal_handlers_disconnect_by_data (clock, &times);
  g_clear_object (&reading);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/speed/a-long-article-with-many-highlights-scrolls", test_long_article);
  return g_test_run ();
}
