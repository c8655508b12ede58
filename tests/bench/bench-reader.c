/* bench-reader.c: opening and scrolling an article of 100,000 words with 10,000 highlights and
 * 10,000 mentions; pointing at somebody, typing in the filter and in the search.
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
#include <time.h>

#define N_WORDS      100000
#define N_HIGHLIGHTS 10000
#define N_MENTIONS   10000
#define N_NAMES      500
#define N_STEPS      200
#define N_HOVERS     40
#define N_OPENINGS   5
/* So long something may still come, as a frame does. */
#define QUIET_MS 200
/* A frame at sixty a second. */
#define FRAME_MS 16.0

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

/* The first of the names has a tenth of all mentions, as the subject of an article has. */
static GPtrArray *
make_mentions (const DossierDocument *document)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  gsize      step = document->text_length / N_MENTIONS;

  for (gsize i = 0; i < N_MENTIONS; i++)
    {
      DossierSpan     span = { i * step, i * step + step / 3 };
      guint           name = i % 10 == 0 ? 0 : 1 + i % (N_NAMES - 1);
      DossierMention *mention = dossier_mention_new (DOSSIER_ENTITY_PERSON, span);

      g_free (mention->name);
      mention->name = g_strdup_printf ("Person %u of the harbour", name);
      mention->confidence = 0.9;
      g_ptr_array_add (mentions, mention);
    }
  return mentions;
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
  dossier_test_add_version (db,
                            "https://paper.example/long",
                            document,
                            make_mentions (document),
                            &outcome);
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

/* Of the processor, for this thread, in milliseconds: what others do on the machine does not
 * count. */
static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1000.0 + now.tv_nsec / 1e6;
}

typedef struct
{
  double  before;
  GArray *times;
} Frames;

static void
before_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  frames->before = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Frames *frames)
{
  bench_add (frames->times, get_cpu_time () - frames->before);
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

/* Turns of the main loop until all marks stand; the longest of them is what a reader would feel. */
static void
settle (DossierReaderPage *page, GArray *turns)
{
  DossierArticleView *view = dossier_reader_page_get_view (page);

  do
    {
      double start = get_cpu_time ();

      g_main_context_iteration (NULL, FALSE);
      bench_add (turns, get_cpu_time () - start);
    }
  while (!dossier_article_view_is_marked (view) || g_main_context_pending (NULL));
}

static void
print_turns (const char *what, GArray *turns)
{
  g_autofree char *longest = g_strdup_printf ("%s, the longest turn", what);
  g_autofree char *late = g_strdup_printf ("%s, turns over a frame", what);
  double           most = 0;
  guint            n_late = 0;

  for (guint i = 0; i < turns->len; i++)
    {
      most = MAX (most, g_array_index (turns, double, i));
      n_late += g_array_index (turns, double, i) > FRAME_MS;
    }
  bench_print (longest, most, "ms");
  bench_print (late, n_late, "");
}

static void
turn_until_quiet (GArray *turns)
{
  double end = bench_now () + QUIET_MS;

  do
    {
      double start = get_cpu_time ();

      g_main_context_iteration (NULL, FALSE);
      bench_add (turns, get_cpu_time () - start);
    }
  while (bench_now () < end || g_main_context_pending (NULL));
}

/* (nullable): the one that the article view looks at the pointer with. */
static GtkEventController *
find_motion (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GtkEventController *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        found = controller; /* the widget keeps it */
    }
  return found;
}

/* What pointing at a row does: the one with most mentions and one with few, in turn. */
static void
measure_hovering (DossierReaderPage *page, DossierReading *reading)
{
  GListModel         *people = dossier_reading_get_entities (reading, DOSSIER_ENTITY_PERSON);
  DossierArticleView *view = dossier_reader_page_get_view (page);
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_HOVERS; i++)
    {
      g_autoptr (DossierEntityItem) item =
          g_list_model_get_item (people, i % 2 == 0 ? 0 : g_list_model_get_n_items (people) - 1);
      double start = get_cpu_time ();

      dossier_article_view_mark_mentions (view,
                                          DOSSIER_ENTITY_PERSON,
                                          dossier_entity_item_get_mentions (item),
                                          -1);
      bench_add (calls, get_cpu_time () - start);
      settle (page, turns);
    }
  bench_print_times ("marking all mentions of somebody, the call", calls);
  print_turns ("marking them", turns);
}

/* Choosing goes to the first mention too, from wherever the article was. */
static void
measure_choosing (DossierReaderPage *page, DossierReading *reading)
{
  GListModel *people = dossier_reading_get_entities (reading, DOSSIER_ENTITY_PERSON);
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_HOVERS; i++)
    {
      g_autoptr (DossierEntityItem) item =
          g_list_model_get_item (people, i * 7 % g_list_model_get_n_items (people));
      double start = get_cpu_time ();

      dossier_entity_sidebar_choose (dossier_reader_page_get_sidebar (page), item);
      bench_add (calls, get_cpu_time () - start);
      settle (page, turns);
    }
  dossier_entity_sidebar_choose (dossier_reader_page_get_sidebar (page), NULL);
  settle (page, turns);
  bench_print_times ("choosing somebody, the call", calls);
  print_turns ("choosing somebody", turns);
}

static GtkWidget *
find_entry (GtkWidget *widget, const char *name)
{
  if (GTK_IS_EDITABLE (widget) &&
      g_strcmp0 (gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)), name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_entry (child, name);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A letter at a time, and back again. */
static void
measure_typing (DossierReaderPage *page, const char *entry_name, const char *what)
{
  static const char WORDS[] = "the harbour";
  GtkWidget        *entry;
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (double));

  if (g_str_equal (entry_name, "entry"))
    gtk_widget_activate_action (GTK_WIDGET (dossier_reader_page_get_view (page)),
                                "reader.find",
                                NULL);
  settle (page, turns);
  g_array_set_size (turns, 0);
  entry = find_entry (GTK_WIDGET (page), entry_name);
  if (entry == NULL)
    {
      g_printerr ("no entry %s\n", entry_name);
      return;
    }
  for (gsize i = 1; i < 2 * sizeof WORDS - 2; i++)
    {
      gsize            n = i < sizeof WORDS ? i : 2 * sizeof WORDS - 2 - i;
      g_autofree char *typed = g_strndup (WORDS, n);
      double           start = get_cpu_time ();

      gtk_editable_set_text (GTK_EDITABLE (entry), typed);
      bench_add (calls, get_cpu_time () - start);
      settle (page, turns);
    }
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  settle (page, turns);
  bench_print_times (what, calls);
  print_turns (what, turns);
}

/* The list beside the article by itself: opened, put in another order, opened again. */
static void
measure_sidebar (DossierReading *reading)
{
  static const char *const ORDERS[] = { "name", "frequency", "mention" };
  GtkWidget               *window = adw_window_new ();
  GtkWidget               *sidebar = dossier_entity_sidebar_new ();
  g_autoptr (GArray) opening = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) sorting = g_array_new (FALSE, FALSE, sizeof (double));

  adw_window_set_content (ADW_WINDOW (window), sidebar);
  gtk_window_set_default_size (GTK_WINDOW (window), 320, 860);
  gtk_window_present (GTK_WINDOW (window));
  turn_until_quiet (opening);
  g_array_set_size (opening, 0);
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      double start = get_cpu_time ();

      dossier_entity_sidebar_set_reading (DOSSIER_ENTITY_SIDEBAR (sidebar), reading);
      bench_add (opening, get_cpu_time () - start);
      turn_until_quiet (opening);
      dossier_entity_sidebar_set_reading (DOSSIER_ENTITY_SIDEBAR (sidebar), NULL);
      turn_until_quiet (opening);
    }
  dossier_entity_sidebar_set_reading (DOSSIER_ENTITY_SIDEBAR (sidebar), reading);
  turn_until_quiet (opening);
  for (guint i = 0; i < N_OPENINGS * G_N_ELEMENTS (ORDERS); i++)
    {
      double start = get_cpu_time ();

      g_object_set (sidebar, "order", ORDERS[i % G_N_ELEMENTS (ORDERS)], NULL);
      bench_add (sorting, get_cpu_time () - start);
      turn_until_quiet (sorting);
    }
  print_turns ("opening the list of names", opening);
  print_turns ("putting it in another order", sorting);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The pointer goes over the text, as one's hand does while reading. */
static void
measure_pointing (DossierReaderPage *page)
{
  DossierArticleView *view = dossier_reader_page_get_view (page);
  GtkWidget          *widget = GTK_WIDGET (view);
  g_autoptr (GArray) calls = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) turns = g_array_new (FALSE, FALSE, sizeof (double));
  GtkEventController *motion = find_motion (widget);

  for (guint i = 0; motion != NULL && i < N_STEPS; i++)
    {
      double x = 40 + (i * 37) % MAX (1, gtk_widget_get_width (widget) - 80);
      double y = 20 + (i * 13) % MAX (1, gtk_widget_get_height (widget) - 40);
      double start = get_cpu_time ();

      g_signal_emit_by_name (motion, "motion", x, y);
      bench_add (calls, get_cpu_time () - start);
      settle (page, turns);
    }
  bench_print_times ("pointing at words and names, the call", calls);
  print_turns ("pointing at words and names", turns);
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
  measure_hovering (page, reading);
  measure_choosing (page, reading);
  measure_pointing (page);
  measure_typing (page, "filter", "typing in the filter");
  measure_typing (page, "entry", "typing in the search");
  g_signal_handlers_disconnect_by_data (clock, &frames);
  g_array_unref (frames.times);
  gtk_window_destroy (GTK_WINDOW (window));
  measure_sidebar (reading);
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
