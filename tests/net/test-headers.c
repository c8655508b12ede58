/* test-headers.c: what a server says of time is read, in each of the ways in which it may say it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-headers.h"

/* Wed, 04 Mar 2026 08:00:00 GMT, as Unix time. */
#define NOW  G_GINT64_CONSTANT (1772611200)
#define DAY  (24 * 60 * 60)
#define AGES (G_GINT64_CONSTANT (100) * 366 * DAY)

typedef struct
{
  const char *headers; /* lines */
  gint64      retry_after;
  gint64      freshness;
} TimeCase;

static const TimeCase time_cases[] = {
  { "", -1, 0 },
  { "Retry-After: 120", 120, 0 },
  { "Retry-After:  7 ", 7, 0 },
  { "Retry-After: 0", 0, 0 },
  { "Retry-After: -5", -1, 0 },
  { "Retry-After: soon", -1, 0 },
  { "Retry-After: 12 minutes", -1, 0 },
  { "Retry-After: ", -1, 0 },
  { "Retry-After: 99999999999999999999999", AGES, 0 },
  { "Retry-After: Wed, 04 Mar 2026 08:01:30 GMT", 90, 0 },
  { "Retry-After: Wed, 04 Mar 2026 07:00:00 GMT", 0, 0 },
  { "Retry-After: Thu, 31 Dec 9998 23:59:59 GMT", AGES, 0 },
  /* A server whose clock is an hour behind means its own time. */
  { "Retry-After: Wed, 04 Mar 2026 07:01:30 GMT\nDate: Wed, 04 Mar 2026 07:00:00 GMT", 90, 0 },
  { "Cache-Control: max-age=600", -1, 600 },
  { "Cache-Control: public, MAX-AGE=\"600\"", -1, 600 },
  { "Cache-Control: max-age=600\nAge: 100", -1, 500 },
  { "Cache-Control: max-age=600\nAge: 1000", -1, 0 },
  { "Cache-Control: max-age=600, no-cache", -1, 0 },
  { "Cache-Control: no-store\nExpires: Wed, 04 Mar 2026 09:00:00 GMT", -1, 0 },
  { "Cache-Control: max-age=-1", -1, 0 },
  { "Cache-Control: max-age", -1, 0 },
  { "Cache-Control: max-age=99999999999999999999999", -1, AGES },
  { "Cache-Control: private\nExpires: Wed, 04 Mar 2026 09:00:00 GMT", -1, 3600 },
  { "Cache-Control: max-age=60\nExpires: Wed, 04 Mar 2026 09:00:00 GMT", -1, 60 },
  { "Expires: 0", -1, 0 },
  { "Expires: Wed, 04 Mar 2026 07:00:00 GMT", -1, 0 },
};

static SoupMessageHeaders *
parse_lines (const char *text)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) parts = g_strsplit (*line, ": ", 2);

      if (g_strv_length (parts) == 2)
        soup_message_headers_append (headers, parts[0], parts[1]);
    }
  return headers;
}

static void
test_times (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (time_cases); i++)
    {
      SoupMessageHeaders *headers = parse_lines (time_cases[i].headers);

      g_test_message ("%s", time_cases[i].headers);
      g_assert_cmpint (dossier_headers_get_retry_after (headers, NOW),
                       ==,
                       time_cases[i].retry_after);
      g_assert_cmpint (dossier_headers_get_freshness (headers, NOW), ==, time_cases[i].freshness);
      soup_message_headers_unref (headers);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/headers/times-are-read-in-every-form", test_times);
  return g_test_run ();
}
