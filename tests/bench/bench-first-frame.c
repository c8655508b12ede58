/* bench-first-frame.c: starts bench-window again and again, in turns, and compares the middles.
 *
 * bench-first-frame BENCH-WINDOW EMPTY-NOTEBOOK FULL-NOTEBOOK needs a display.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include <stdio.h>

#define N_ROUNDS 9

static double
run_once (const char *program, const char *mode, const char *notebook)
{
  g_autofree char  *start = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_monotonic_time ());
  const char *const arguments[] = { program, mode, start, notebook, NULL };
  g_autofree char  *output = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_spawn_sync (NULL,
                     (char **) arguments,
                     NULL,
                     G_SPAWN_DEFAULT,
                     NULL,
                     NULL,
                     &output,
                     NULL,
                     NULL,
                     &error))
    g_error ("%s", error->message);
  return g_ascii_strtod (output, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) empty_window = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) empty_notebook = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) full_notebook = g_array_new (FALSE, FALSE, sizeof (double));

  if (argc != 4)
    {
      fputs ("usage: bench-first-frame BENCH-WINDOW EMPTY-NOTEBOOK FULL-NOTEBOOK\n", stderr);
      return 2;
    }
  /* The first round of each only warms the caches. */
  for (guint i = 0; i <= N_ROUNDS; i++)
    {
      double times[] = { run_once (argv[1], "empty", NULL),
                         run_once (argv[1], "library", argv[2]),
                         run_once (argv[1], "library", argv[3]) };

      if (i == 0)
        continue;
      bench_add (empty_window, times[0]);
      bench_add (empty_notebook, times[1]);
      bench_add (full_notebook, times[2]);
    }
  bench_print_times ("first frame, an empty libadwaita window", empty_window);
  bench_print_times ("first frame, an empty notebook", empty_notebook);
  bench_print_times ("first frame, 100,000 articles", full_notebook);
  bench_print ("ratio, 100,000 articles to the empty window",
               bench_get_quantile (full_notebook, 0.5) / bench_get_quantile (empty_window, 0.5),
               "");
  return 0;
}
