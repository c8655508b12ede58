/* bench-library.c: a keystroke in the search of the window: the longest turn of the main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * With a small library and with a large one, letter by letter and back again; what is drawn into
 * the window by the processor is counted apart.
 */
#include "config.h"

#include "bench.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/dossier-window.h"
#include "app/library/dossier-library-page.h"
#include "tests/support/dossier-test-notebook.h"

#include <adwaita.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* So long something may still come, as a frame does. */
#define QUIET_MS 120
/* A frame at sixty a second. */
#define FRAME_MS 16.0

/* Of the processor, for this thread, in milliseconds: what others do on the machine does not
 * count. */
static double
get_cpu_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* What one kind of key costs: turns of the loop, and frames, from styles and layout to the paint.
 */
typedef struct
{
  GArray *turns;
  GArray *frames;
  double  frame_start;
  double  worst;
  char   *worst_words;
} Costs;

static void
before_paint_cb (GdkFrameClock *clock, Costs *costs)
{
  costs->frame_start = get_cpu_time ();
}

static void
after_paint_cb (GdkFrameClock *clock, Costs *costs)
{
  bench_add (costs->frames, get_cpu_time () - costs->frame_start);
}

static void
settle (Costs *costs, const char *words)
{
  double quiet_since = bench_now ();

  while (bench_now () - quiet_since < QUIET_MS)
    {
      double start = get_cpu_time ();
      double turn;

      if (!g_main_context_iteration (NULL, FALSE))
        {
          g_usleep (500);
          continue;
        }
      turn = get_cpu_time () - start;
      bench_add (costs->turns, turn);
      if (turn > costs->worst)
        {
          costs->worst = turn;
          g_free (costs->worst_words);
          costs->worst_words = g_strdup (words);
        }
      if (turn > 0.2)
        quiet_since = bench_now ();
    }
}

static GtkWidget *
find (GtkWidget *root, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
type (GtkEditable *entry, const char *words, Costs *costs)
{
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (words, g_utf8_next_char (p) - words);
      int              at = (int) g_utf8_strlen (typed, -1) - 1;

      /* As a key does: one letter is put in, and the cursor stands behind it. */
      gtk_editable_insert_text (entry, typed + (p - words), -1, &at);
      gtk_editable_set_position (entry, -1);
      settle (costs, typed);
    }
  gtk_editable_set_text (entry, "");
  settle (costs, "(cleared)");
}

static void
print_costs (const char *what, Costs *costs)
{
  guint            n_long = 0;
  g_autofree char *turns = g_strdup_printf ("%s: a turn", what);
  g_autofree char *frames = g_strdup_printf ("%s: of these, a frame", what);

  for (guint i = 0; i < costs->turns->len; i++)
    n_long += g_array_index (costs->turns, double, i) > FRAME_MS ? 1 : 0;
  bench_print_times (turns, costs->turns);
  bench_print_times (frames, costs->frames);
  printf ("  %u of %u turns over %.0f ms; the longest after \"%s\"\n",
          n_long,
          costs->turns->len,
          FRAME_MS,
          costs->worst_words);
  fflush (stdout);
  g_array_set_size (costs->turns, 0);
  g_array_set_size (costs->frames, 0);
  costs->worst = 0;
}

static char *
ensure_notebook (const char *folder, guint n_articles)
{
  g_autofree char *name = g_strdup_printf ("library-%u.dossier", n_articles);
  char            *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  if (db == NULL || !dossier_test_notebook_fill (db, n_articles, 1, &error))
    g_error ("%s", error->message);
  return path;
}

static void
measure (const char *path, const char *size)
{
  static const char *const questions[] = {
    "the minister",      "river -flood",   "person:a", "has:note OR budget",
    "after:2025-06 sto", "figure:>40 vol", "zzzz",
  };
  g_autofree char *opening = g_strdup_printf ("opening the window on %s articles", size);
  g_autofree char *what = g_strdup_printf ("a key in the search of %s articles", size);
  DossierWindow   *window = dossier_window_new (NULL);
  GtkEditable     *entry = GTK_EDITABLE (find (GTK_WIDGET (window), GTK_TYPE_SEARCH_ENTRY));
  Costs            costs = { .turns = g_array_new (FALSE, FALSE, sizeof (double)),
                             .frames = g_array_new (FALSE, FALSE, sizeof (double)) };
  GtkWidget       *page = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_present (GTK_WINDOW (window));
  dossier_window_open_notebook (window, path);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                    "before-paint",
                    G_CALLBACK (before_paint_cb),
                    &costs);
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)),
                    "after-paint",
                    G_CALLBACK (after_paint_cb),
                    &costs);
  while (dossier_window_get_notebook (window) == NULL)
    g_main_context_iteration (NULL, TRUE);
  page = find (GTK_WIDGET (window), DOSSIER_TYPE_LIBRARY_PAGE);
  dossier_library_page_start_search (DOSSIER_LIBRARY_PAGE (page));
  settle (&costs, "(opened)");
  print_costs (opening, &costs);
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    type (entry, questions[i], &costs);
  print_costs (what, &costs);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (window)), &costs);
  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_array_unref (costs.turns);
  g_array_unref (costs.frames);
  g_free (costs.worst_words);
}

int
main (int argc, char **argv)
{
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *small = NULL;

  if (argc < 2 || argc > 3)
    {
      fputs ("usage: bench-library FOLDER [LARGE-NOTEBOOK]\n", stderr);
      return 2;
    }
  adw_init ();
  dossier_style_init ();
  /* What is measured are keys, not names that are looked for again meanwhile. */
  settings = dossier_settings_new ();
  g_settings_set_boolean (settings, DOSSIER_SETTING_SECOND_READING, FALSE);
  small = ensure_notebook (argv[1], 400);
  measure (small, "400");
  if (argc == 3)
    measure (argv[2], "many");
  return 0;
}
