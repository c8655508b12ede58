/* test-time-text.c: days and moments as a person says them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-time-text.h"

/* Now: Saturday 14 March 2026, 09:30, in a zone one hour east of Greenwich. */
static GDateTime *
get_now (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);

  return g_date_time_new (zone, 2026, 3, 14, 9, 30, 0);
}

static gint64
get_ms (int day, int hour, int minute)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (3600);
  g_autoptr (GDateTime) moment = g_date_time_new (zone, 2026, 3, day, hour, minute, 0);

  return g_date_time_to_unix (moment) * 1000;
}

static void
test_days (void)
{
  static const struct
  {
    const char *iso;
    const char *day;
    const char *day_time;
  } cases[] = {
    { "2026-03-14", "Today", "Today" },
    { "2026-03-14T18:40:00+01:00", "Today", "Today, 18:40" },
    { "2026-03-14 07:05", "Today", "Today, 07:05" },
    { "2026-03-13", "Yesterday", "Yesterday" },
    { "2026-03-03T23:59:59Z", "3 March", "3 March, 23:59" },
    { "2026-12-24", "24 December", "24 December" },
    { "2025-03-14", "14 March 2025", "14 March 2025" },
    { "1969-07-20T20:17", "20 July 1969", "20 July 1969, 20:17" },
    { "2025-11", "November 2025", "November 2025" },
    { "2025", "2025", "2025" },
    { "2026-03-14T99:99", "Today", "Today" },
    { "2026-02-30", NULL, NULL },
    { "2026-13", NULL, NULL },
    { "2026-13-01", NULL, NULL },
    { "0000-01-01", NULL, NULL },
    { "yesterday", NULL, NULL },
    { "20", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };
  g_autoptr (GDateTime) now = get_now ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *day = dossier_time_text_dup_day (cases[i].iso, now);
      g_autofree char *day_time = dossier_time_text_dup_day_time (cases[i].iso, now);

      g_test_message ("%s", cases[i].iso == NULL ? "none" : cases[i].iso);
      g_assert_cmpstr (day, ==, cases[i].day);
      g_assert_cmpstr (day_time, ==, cases[i].day_time);
    }
}

static void
test_yesterday_across_a_year (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 1, 1, 0, 10, 0);
  g_autofree char *day = dossier_time_text_dup_day ("2025-12-31", now);

  g_assert_cmpstr (day, ==, "Yesterday");
}

static void
test_moments (void)
{
  static const struct
  {
    int         day, hour, minute;
    const char *text;
  } cases[] = {
    { 14, 9, 30, "Just now" },       { 14, 9, 29, "1 minute ago" },
    { 14, 8, 45, "45 minutes ago" }, { 14, 8, 30, "Today, 08:30" },
    { 14, 0, 5, "Today, 00:05" },    { 13, 23, 50, "Yesterday, 23:50" },
    { 10, 12, 0, "10 March" },       { 20, 12, 0, "20 March" },
  };
  g_autoptr (GDateTime) now = get_now ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64           ms = get_ms (cases[i].day, cases[i].hour, cases[i].minute);
      g_autofree char *text = dossier_time_text_dup_moment (ms, now);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_impossible_moment (void)
{
  g_autoptr (GDateTime) now = get_now ();
  g_autofree char *text = dossier_time_text_dup_moment (G_MAXINT64, now);

  g_assert_null (text);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/time-text/days-are-friendly-near-the-present", test_days);
  g_test_add_func ("/app/time-text/yesterday-may-be-in-another-year", test_yesterday_across_a_year);
  g_test_add_func ("/app/time-text/moments-count-minutes-then-days", test_moments);
  g_test_add_func ("/app/time-text/an-impossible-moment-is-none", test_impossible_moment);
  return g_test_run ();
}
