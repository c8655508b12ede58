/* bench-reader.c: opening and scrolling an article of 100,000 words with 10,000 highlights.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include "app/dossier-style.h"
#include "app/reader/dossier-article-view.h"
#include "app/reader/dossier-reader-page.h"
#include "store/dossier-annotations.h"
#include "tests/support/dossier-test-notebook.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define N_WORDS      100000
#define N_HIGHLIGHTS 10000
#define N_STEPS      200

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static char *
make_text (void)
{
  static const char *const words[] = { "harbour", "the", "of", "council", "seven",
                                       "boats",   "and", "in", "river",   "before" };
  GString                 *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text,
                            "%s%s",
                            words[(i * 7 + i / 11) % G_N_ELEMENTS (words)],
                            i % 90 == 89   ? ".\n"
                            : i % 15 == 14 ? ". "
                                           : " ");
  return g_string_free (text, FALSE);
}

/* Writes article and highlights through the store, as years of use would. */
static gint64
fill_notebook (const char *path)
{
  g_autofree char *text = make_text ();
  g_autoptr (DossierDocument) document = dossier_test_document_new ("A long read", text);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  DossierVersionOutcome outcome;
  gsize                 step = document->text_length / N_HIGHLIGHTS;

  if (db == NULL || !dossier_db_begin (db, &error))
    g_error ("%s", error->message);
  dossier_test_add_version (db, "https://paper.example/long", document, NULL, &outcome);
  for (gsize i = 0; i < N_HIGHLIGHTS; i++)
    {
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
      DossierSpan span = { i * step, i * step + step * 3 / 4 };

      annotation->colour = i % DOSSIER_N_COLOURS;
      if (!dossier_annotations_add (db, outcome.version_id, span, annotation, &error))
        g_error ("%s", error->message);
    }
  if (!dossier_db_commit (db, &error))
    g_error ("%s", error->message);
  return outcome.article_id;
}

static DossierReading *
open_reading (const char *path, gint64 article_id)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) read = NULL;
  g_autoptr (DossierNotebook) notebook = NULL;

  dossier_notebook_open_async (path, NULL, finished_cb, &opened);
  notebook = dossier_notebook_open_finish (wait_for (&opened), NULL);
  dossier_reading_open_async (notebook, article_id, 0, NULL, finished_cb, &read);
  return dossier_reading_open_finish (wait_for (&read), NULL);
}

typedef struct
{
  double  before;
  GArray *times;
} Frames;

static void
before_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->before = bench_now ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  bench_add (frames->times, bench_now () - frames->before);
}

static GtkAdjustment *
find_adjustment (GtkWidget *widget)
{
  if (DOSSIER_IS_ARTICLE_VIEW (widget))
    return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *adjustment = find_adjustment (child);

      if (adjustment != NULL)
        return adjustment;
    }
  return NULL;
}

static void
wait_for_frames (Frames *frames, guint n_frames)
{
  while (frames->times->len < n_frames)
    g_main_context_iteration (NULL, TRUE);
}

static void
measure (const char *path, gint64 article_id)
{
  GtkWidget         *window = adw_window_new ();
  DossierReaderPage *page = dossier_reader_page_new ();
  Frames             frames = { 0, g_array_new (FALSE, FALSE, sizeof (double)) };
  g_autoptr (DossierReading) reading = NULL;
  GtkAdjustment *adjustment;
  GdkFrameClock *clock;
  double         start;

  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (page));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 860);
  gtk_window_present (GTK_WINDOW (window));
  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &frames);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &frames);
  wait_for_frames (&frames, 1);

  start = bench_now ();
  reading = open_reading (path, article_id);
  bench_print ("reading 100,000 words, 10,000 highlights from disk", bench_now () - start, "ms");
  g_array_set_size (frames.times, 0);
  start = bench_now ();
  g_object_set (page, "reading", reading, NULL);
  wait_for_frames (&frames, 1);
  bench_print ("showing them, to the first frame", bench_now () - start, "ms");
  while (g_main_context_iteration (NULL, FALSE))
    ;

  adjustment = find_adjustment (GTK_WIDGET (page));
  g_array_set_size (frames.times, 0);
  for (guint i = 0; i < N_STEPS; i++)
    {
      gtk_adjustment_set_value (adjustment, i * 120);
      wait_for_frames (&frames, i + 1);
    }
  bench_print_times ("scrolling them, a frame", frames.times);
  g_signal_handlers_disconnect_by_data (clock, &frames);
  g_array_unref (frames.times);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "long.dossier", NULL);
  gint64           article_id;

  adw_init ();
  dossier_style_init ();
  article_id = fill_notebook (path);
  measure (path, article_id);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
