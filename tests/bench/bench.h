/* bench.h: measuring: a clock, the middle of many runs, and one line of output a number.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Milliseconds since some moment, with fractions. */
double bench_now (void);
/* Adds a measurement. (element-type double) */
void bench_add (GArray *times, double milliseconds);
/* The value below which @share (0 to 1) of the measurements lie; sorts them. */
double bench_get_quantile (GArray *times, double share);
/* "name                          1.23 unit" */
void bench_print (const char *name, double value, const char *unit);
/* Median, 95 in a hundred, and the worst, of measurements in milliseconds. */
void bench_print_times (const char *name, GArray *times);
/* Turns the default main context until @done is set; tells the longest turn in milliseconds. */
double bench_run_until (gboolean *done);

G_END_DECLS
