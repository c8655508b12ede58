/* dossier-feed-date.c: the dates of feeds, in all the forms that they are written in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-date.h"

#include <string.h>

/* What is longer is no date. */
#define MAX_LENGTH 80
/* Two digits of a year: RFC 2822, section 4.3. */
#define FIRST_SHORT_YEAR 50
/* Others are mistakes. */
#define FIRST_YEAR 1900
#define LAST_YEAR  2200
#define NO_ZONE    G_MININT
/* Minutes; the farthest zone is 14 hours away. */
#define MAX_ZONE (15 * 60)

/* -1 for what was not there. */
typedef struct
{
  int year;
  int month;
  int day;
  int hour;
  int minute;
  int second;
  int zone; /* minutes east of Greenwich */
} Parts;

static const char *const months[] = {
  "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
};

static const struct
{
  const char *name;
  int         hours;
  int         minutes;
} zones[] = {
  { "z", 0, 0 },     { "ut", 0, 0 },    { "utc", 0, 0 },   { "gmt", 0, 0 },   { "wet", 0, 0 },
  { "west", 1, 0 },  { "bst", 1, 0 },   { "cet", 1, 0 },   { "mez", 1, 0 },   { "cest", 2, 0 },
  { "mesz", 2, 0 },  { "eet", 2, 0 },   { "sast", 2, 0 },  { "eest", 3, 0 },  { "msk", 3, 0 },
  { "gst", 4, 0 },   { "pkt", 5, 0 },   { "hkt", 8, 0 },   { "sgt", 8, 0 },   { "awst", 8, 0 },
  { "jst", 9, 0 },   { "kst", 9, 0 },   { "acst", 9, 30 }, { "aest", 10, 0 }, { "acdt", 10, 30 },
  { "aedt", 11, 0 }, { "nzst", 12, 0 }, { "nzdt", 13, 0 }, { "brt", -3, 0 },  { "art", -3, 0 },
  { "adt", -3, 0 },  { "ast", -4, 0 },  { "edt", -4, 0 },  { "est", -5, 0 },  { "et", -5, 0 },
  { "cdt", -5, 0 },  { "cst", -6, 0 },  { "mdt", -6, 0 },  { "mst", -7, 0 },  { "pdt", -7, 0 },
  { "pst", -8, 0 },  { "pt", -8, 0 },   { "akdt", -8, 0 }, { "akst", -9, 0 }, { "hst", -10, 0 },
};

/* At most @max_digits digits; how many there were, 0 for none. */
static int
read_number (const char **p, int max_digits, int *number)
{
  int n = 0;

  *number = 0;
  while (n < max_digits && g_ascii_isdigit (**p))
    {
      *number = *number * 10 + (**p - '0');
      (*p)++;
      n++;
    }
  return n;
}

static void
skip_spaces (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

static int
find_zone (const char *name, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (strlen (zones[i].name) == length && g_ascii_strncasecmp (zones[i].name, name, length) == 0)
      return zones[i].hours * 60 + zones[i].minutes;
  return NO_ZONE;
}

/* "+0100", "+01:00", "-5"; FALSE, and @p as it was, for anything else. */
static gboolean
read_offset (const char **p, int *zone)
{
  const char *start = *p;
  int         sign = *start == '-' ? -1 : 1;
  const char *q = start + 1;
  int         hours = 0;
  int         minutes = 0;
  int         n;

  if (*start != '+' && *start != '-')
    return FALSE;
  n = read_number (&q, 4, &hours);
  if (n == 0)
    return FALSE;
  if (n >= 3)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (*q == ':')
    {
      q++;
      read_number (&q, 2, &minutes);
    }
  if (minutes > 59 || hours * 60 + minutes > MAX_ZONE)
    return FALSE;
  *zone = sign * (hours * 60 + minutes);
  *p = q;
  return TRUE;
}

/* From the hour on: "18:40", "18:40:07.123", "6.40" only with a colon first. */
static gboolean
read_time (const char **p, Parts *parts)
{
  const char *q = *p;
  int         hour;
  int         ignored;

  if (read_number (&q, 2, &hour) == 0 || *q != ':')
    return FALSE;
  q++;
  if (read_number (&q, 2, &parts->minute) == 0)
    return FALSE;
  parts->hour = hour;
  parts->second = 0;
  if (*q == ':')
    {
      q++;
      read_number (&q, 2, &parts->second);
    }
  if ((*q == '.' || *q == ',') && g_ascii_isdigit (q[1]))
    {
      q++;
      while (read_number (&q, 9, &ignored) > 0)
        ;
    }
  *p = q;
  return TRUE;
}

/* What may follow a time in ISO 8601: a zone, by name too. */
static void
read_zone (const char *p, Parts *parts)
{
  gsize length = 0;

  skip_spaces (&p);
  if (read_offset (&p, &parts->zone))
    return;
  while (g_ascii_isalpha (p[length]))
    length++;
  parts->zone = find_zone (p, length);
}

/* "2025-12-06T18:40", "2025/12/06", "20251206T184000Z", "2025-12". */
static gboolean
read_iso (const char *text, Parts *parts)
{
  const char *p = text;
  char        separator;

  if (read_number (&p, 4, &parts->year) != 4)
    return FALSE;
  separator = *p;
  if (separator == '-' || separator == '/')
    p++;
  else if (!g_ascii_isdigit (separator))
    return FALSE;
  if (read_number (&p, 2, &parts->month) == 0)
    return FALSE;
  if (*p == separator && !g_ascii_isdigit (separator))
    p++;
  else if (!g_ascii_isdigit (*p))
    return *p == '\0' && !g_ascii_isdigit (separator);
  if (read_number (&p, 2, &parts->day) == 0 || g_ascii_isdigit (*p))
    return FALSE;

  if (*p == 'T' || *p == 't')
    p++;
  skip_spaces (&p);
  if (read_time (&p, parts))
    read_zone (p, parts);
  else if (strlen (p) >= 4 && g_ascii_isdigit (p[3]))
    {
      read_number (&p, 2, &parts->hour);
      read_number (&p, 2, &parts->minute);
      parts->second = 0;
      read_number (&p, 2, &parts->second);
      read_zone (p, parts);
    }
  return TRUE;
}

static void
take_word (const char *word, gsize length, Parts *parts)
{
  int zone = find_zone (word, length);

  if (length == 2 && parts->hour >= 0 && g_ascii_strncasecmp (word, "pm", 2) == 0)
    parts->hour = parts->hour < 12 ? parts->hour + 12 : parts->hour;
  else if (length == 2 && parts->hour == 12 && g_ascii_strncasecmp (word, "am", 2) == 0)
    parts->hour = 0;
  else if (parts->hour >= 0 && zone != NO_ZONE)
    parts->zone = zone;
  else if (length >= 3 && parts->month < 0)
    for (int i = 0; i < (int) G_N_ELEMENTS (months); i++)
      if (g_ascii_strncasecmp (months[i], word, 3) == 0)
        parts->month = i + 1;
}

static gboolean
take_number (const char **p, Parts *parts)
{
  int number;
  int n;

  if (parts->hour < 0 && read_time (p, parts))
    return TRUE;
  n = read_number (p, 5, &number);
  if (n > 4)
    return FALSE;
  if (n > 2 && parts->year < 0)
    parts->year = number;
  else if (n <= 2 && parts->day < 0)
    parts->day = number;
  else if (n <= 2 && parts->year < 0)
    parts->year = number + (number < FIRST_SHORT_YEAR ? 2000 : 1900);
  return TRUE;
}

/* Words and numbers in any order, told apart by their looks. */
static gboolean
read_loose (const char *text, Parts *parts)
{
  const char *p = text;

  while (*p != '\0')
    {
      const char *start = p;

      while (g_ascii_isalpha (*p))
        p++;
      /* "mar, 02 dic 2025": the day of the week, in whatever language. */
      if (p > start && start == text && *p == ',')
        continue;
      if (p > start)
        take_word (start, p - start, parts);
      else if (parts->hour >= 0 && parts->year >= 0 && read_offset (&p, &parts->zone))
        continue;
      else if (g_ascii_isdigit (*p))
        {
          if (!take_number (&p, parts))
            return FALSE;
        }
      else
        p++;
    }
  return parts->year >= 0 && parts->month >= 0 && parts->day >= 0;
}

/* Seconds since 1970, as some programs write. */
static char *
read_unix_time (const char *text)
{
  g_autoptr (GDateTime) date = NULL;
  gsize length = strspn (text, "0123456789");

  if (text[length] != '\0' || length < 9 || length > 10)
    return NULL;
  date = g_date_time_new_from_unix_utc (g_ascii_strtoll (text, NULL, 10));
  if (date == NULL || g_date_time_get_year (date) > LAST_YEAR)
    return NULL;
  return g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
is_possible (const Parts *parts)
{
  if (parts->year < FIRST_YEAR || parts->year > LAST_YEAR || parts->month < 1 || parts->month > 12)
    return FALSE;
  return parts->day < 0 || g_date_valid_dmy (parts->day, parts->month, parts->year);
}

/* Leap seconds and 24:00 are left to the hour before. */
static gboolean
has_time (const Parts *parts)
{
  return parts->hour >= 0 && parts->hour < 24 && parts->minute >= 0 && parts->minute < 60;
}

static char *
print (const Parts *parts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_printf (text, "%04d-%02d", parts->year, parts->month);
  if (parts->day < 0)
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_string_append_printf (text, "-%02d", parts->day);
  if (!has_time (parts))
    return g_string_free (g_steal_pointer (&text), FALSE);
  g_string_append_printf (text,
                          "T%02d:%02d:%02d",
                          parts->hour,
                          parts->minute,
                          CLAMP (parts->second, 0, 59));
  if (parts->zone == 0)
    g_string_append_c (text, 'Z');
  else if (parts->zone != NO_ZONE)
    g_string_append_printf (text,
                            "%c%02d:%02d",
                            parts->zone < 0 ? '-' : '+',
                            ABS (parts->zone) / 60,
                            ABS (parts->zone) % 60);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
dossier_feed_date_parse (const char *text)
{
  static const Parts nothing = { -1, -1, -1, -1, -1, -1, NO_ZONE };
  Parts              parts = nothing;
  g_autofree char   *stripped = NULL;
  char              *unix_time;

  if (text == NULL || strlen (text) > MAX_LENGTH)
    return NULL;
  stripped = g_strstrip (g_strdup (text));
  unix_time = read_unix_time (stripped);
  if (unix_time != NULL)
    return unix_time;
  if (read_iso (stripped, &parts) && is_possible (&parts))
    return print (&parts);
  parts = nothing;
  if (read_loose (stripped, &parts) && is_possible (&parts))
    return print (&parts);
  return NULL;
}

gboolean
dossier_feed_date_to_time (const char *date, gint64 *time)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *complete = NULL;

  g_return_val_if_fail (date != NULL, FALSE);

  switch (strlen (date))
    {
    case 7: /* "2025-12" */
      complete = g_strconcat (date, "-01T00:00:00", NULL);
      break;
    case 10: /* "2025-12-06" */
      complete = g_strconcat (date, "T00:00:00", NULL);
      break;
    default:
      complete = g_strdup (date);
      break;
    }
  moment = g_date_time_new_from_iso8601 (complete, utc);
  if (moment == NULL)
    return FALSE;
  *time = g_date_time_to_unix (moment) * 1000;
  return TRUE;
}
