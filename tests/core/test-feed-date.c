/* test-feed-date.c: dates in all the forms of feeds become ISO 8601, and times.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-date.h"

static void
test_dates_are_read (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Sat, 06 Dec 2025 18:40:00 +0100", "2025-12-06T18:40:00+01:00" },
    { "Sat, 6 Dec 2025 18:40:00 GMT", "2025-12-06T18:40:00Z" },
    { "6 Dec 2025 18:40 GMT", "2025-12-06T18:40:00Z" },
    { "06 Dec 25 18:40:07 EST", "2025-12-06T18:40:07-05:00" },
    { "Saturday, 06-Dec-25 18:40:00 UTC", "2025-12-06T18:40:00Z" },
    { "Sat Dec  6 18:40:00 2025", "2025-12-06T18:40:00" },
    { "Sat, 06 December 2025 18:40:00 PDT", "2025-12-06T18:40:00-07:00" },
    { "December 6, 2025 6:40 PM", "2025-12-06T18:40:00" },
    { "Dec 6, 2025, 12:05 am EST", "2025-12-06T00:05:00-05:00" },
    { "Dec 6, 2025, 12:05 pm", "2025-12-06T12:05:00" },
    { "Sat, 06 Dec 2025 18:40:00 +01:00", "2025-12-06T18:40:00+01:00" },
    { "Sat, 06 Dec 2025 18:40:00 GMT+0530", "2025-12-06T18:40:00+05:30" },
    { "Sat,06 Dec 2025 18:40:00 -0330", "2025-12-06T18:40:00-03:30" },
    { "Sat, 06 Dec 2025", "2025-12-06" },
    { "Mar, 02 Dec 2025 18:40:00 +0100", "2025-12-02T18:40:00+01:00" },
    { "6 Sept 2025", "2025-09-06" },
    { "1 Jan 99 00:00 GMT", "1999-01-01T00:00:00Z" },
    { "  \n Sat, 06 Dec 2025 18:40:00 Z ", "2025-12-06T18:40:00Z" },
    { "2025-12-06T18:40:00+01:00", "2025-12-06T18:40:00+01:00" },
    { "2025-12-06T18:40:00Z", "2025-12-06T18:40:00Z" },
    { "2025-12-06T18:40:00.123456Z", "2025-12-06T18:40:00Z" },
    { "2025-12-06T18:40Z", "2025-12-06T18:40:00Z" },
    { "2025-12-06T18:40:00", "2025-12-06T18:40:00" },
    { "2025-12-06 18:40:00 +0100", "2025-12-06T18:40:00+01:00" },
    { "2025-12-06 18:40", "2025-12-06T18:40:00" },
    { "2025-12-06 18:40:00 UTC", "2025-12-06T18:40:00Z" },
    { "2025-12-06T18:40:00-05", "2025-12-06T18:40:00-05:00" },
    { "2025/12/06 18:40", "2025-12-06T18:40:00" },
    { "20251206T184000Z", "2025-12-06T18:40:00Z" },
    { "20251206", "2025-12-06" },
    { "2025-12-06", "2025-12-06" },
    { "2025-12", "2025-12" },
    { "1765042800", "2025-12-06T17:40:00Z" },
    { "Sat, 06 Dec 2025 24:00:00 GMT", "2025-12-06" },
    { "Sat, 06 Dec 2025 23:59:60 GMT", "2025-12-06T23:59:59Z" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *date = dossier_feed_date_parse (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (date, ==, cases[i].expected);
    }
}

static void
test_what_is_no_date_is_nothing (void)
{
  static const char *const cases[] = {
    "",
    "yesterday",
    "31 Feb 2025",
    "2025-13-01",
    "2025-02-30",
    "0000-00-00",
    "0001-01-01T00:00:00Z",
    "Sat, 06 Dec",
    "mar, 02 dic 2025 18:40:00 +0100",
    "99999999999999999999",
    "9999999999",
    "12",
    "--",
    "Sat, 06 Dec 2025 18:40:00 Sat, 06 Dec 2025 18:40:00 Sat, 06 Dec 2025 18:40:00 Sat, 06 Dec",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i]);
      g_assert_null (dossier_feed_date_parse (cases[i]));
    }
  g_assert_null (dossier_feed_date_parse (NULL));
}

static void
test_dates_become_times (void)
{
  static const struct
  {
    const char *date;
    gint64      seconds;
  } cases[] = {
    { "2025-12-06T18:40:00+01:00", 1765042800 },
    { "2025-12-06T17:40:00Z", 1765042800 },
    { "2025-12-06T17:40:00", 1765042800 },
    { "2025-12-06", 1764979200 },
    { "2025-12", 1764547200 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time = 0;

      g_test_message ("%s", cases[i].date);
      g_assert_true (dossier_feed_date_to_time (cases[i].date, &time));
      g_assert_cmpint (time, ==, cases[i].seconds * 1000);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/feed-date/dates-are-read", test_dates_are_read);
  g_test_add_func ("/core/feed-date/what-is-no-date-is-nothing", test_what_is_no_date_is_nothing);
  g_test_add_func ("/core/feed-date/dates-become-times", test_dates_become_times);
  return g_test_run ();
}
