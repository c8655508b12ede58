/* bench.c: measuring: a clock, the middle of many runs, and one line of output a number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include <stdio.h>

double
bench_now (void)
{
  return g_get_monotonic_time () / 1000.0;
}

void
bench_add (GArray *times, double milliseconds)
{
  g_array_append_val (times, milliseconds);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

double
bench_get_quantile (GArray *times, double share)
{
  g_return_val_if_fail (times->len > 0, 0);

  g_array_sort (times, compare_doubles);
  return g_array_index (times, double, MIN (times->len - 1, (guint) (times->len * share)));
}

void
bench_print (const char *name, double value, const char *unit)
{
  printf ("%-58s %10.2f %s\n", name, value, unit);
  fflush (stdout);
}

void
bench_print_times (const char *name, GArray *times)
{
  printf ("%-58s %10.2f ms (95 %%: %.2f, worst: %.2f)\n",
          name,
          bench_get_quantile (times, 0.5),
          bench_get_quantile (times, 0.95),
          bench_get_quantile (times, 1));
  fflush (stdout);
}

double
bench_run_until (gboolean *done)
{
  double longest = 0;

  while (!*done)
    {
      double start;
      double took;

      /* Waiting for something to do is no work, so only what follows the poll counts. */
      if (!g_main_context_pending (NULL))
        {
          g_usleep (100);
          continue;
        }
      start = bench_now ();
      g_main_context_iteration (NULL, FALSE);
      took = bench_now () - start;
      longest = MAX (longest, took);
    }
  return longest;
}
