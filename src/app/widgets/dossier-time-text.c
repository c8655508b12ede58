/* dossier-time-text.c: days and moments as a person says them, in the reader's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-time-text.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  /* Zero where the page says nothing. */
  int year, month, day;
  /* -1 where the page says nothing. */
  int hour, minute;
} PageDate;

/* Reads exactly @n digits; -1 when there are none. */
static int
read_digits (const char *text, gsize n)
{
  int value = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static gboolean
parse_iso (const char *iso, PageDate *date)
{
  gsize length = iso == NULL ? 0 : strlen (iso);

  *date = (PageDate){ .hour = -1, .minute = -1 };
  if (length < 4 || (date->year = read_digits (iso, 4)) <= 0)
    return FALSE;
  if (length >= 7 && iso[4] == '-')
    date->month = read_digits (iso + 5, 2);
  if (length >= 10 && iso[7] == '-')
    date->day = read_digits (iso + 8, 2);
  if (length >= 16 && (iso[10] == 'T' || iso[10] == ' ') && iso[13] == ':')
    {
      date->hour = read_digits (iso + 11, 2);
      date->minute = read_digits (iso + 14, 2);
    }
  if (length == 4)
    return TRUE;
  if (date->month < 1 || date->month > 12)
    return FALSE;
  return length == 7 || g_date_valid_dmy (date->day, date->month, date->year);
}

static char *
format_day (GDateTime *day, GDateTime *now)
{
  g_autoptr (GDateTime) yesterday = g_date_time_add_days (now, -1);
  int year, month, dom, year_now, month_now, dom_now;

  g_date_time_get_ymd (day, &year, &month, &dom);
  g_date_time_get_ymd (now, &year_now, &month_now, &dom_now);
  if (year == year_now && month == month_now && dom == dom_now)
    return g_strdup (_ ("Today"));

  g_date_time_get_ymd (yesterday, &year_now, &month_now, &dom_now);
  if (year == year_now && month == month_now && dom == dom_now)
    return g_strdup (_ ("Yesterday"));

  if (year == g_date_time_get_year (now))
    /* Translators: a day of this year, for g_date_time_format(): "3 March". */
    return g_date_time_format (day, _ ("%-d %B"));
  /* Translators: a day of another year, for g_date_time_format(): "3 March 2025". */
  return g_date_time_format (day, _ ("%-d %B %Y"));
}

static char *
format_page_date (const PageDate *date, GDateTime *now)
{
  g_autoptr (GDateTime) day =
      g_date_time_new_utc (date->year, MAX (date->month, 1), MAX (date->day, 1), 0, 0, 0);

  if (day == NULL)
    return NULL;
  if (date->month == 0)
    return g_date_time_format (day, "%Y");
  if (date->day == 0)
    /* Translators: a month, for g_date_time_format(): "March 2025". */
    return g_date_time_format (day, _ ("%B %Y"));
  return format_day (day, now);
}

char *
dossier_time_text_dup_day (const char *iso, GDateTime *now)
{
  PageDate date;

  g_return_val_if_fail (now != NULL, NULL);

  return parse_iso (iso, &date) ? format_page_date (&date, now) : NULL;
}

char *
dossier_time_text_dup_day_time (const char *iso, GDateTime *now)
{
  PageDate         date;
  g_autofree char *day = NULL;

  g_return_val_if_fail (now != NULL, NULL);

  if (!parse_iso (iso, &date))
    return NULL;
  day = format_page_date (&date, now);
  if (day == NULL || date.hour < 0 || date.hour > 23 || date.minute < 0 || date.minute > 59)
    return g_steal_pointer (&day);
  /* Translators: a day and a time on it: "3 March 2025, 18:40". */
  return g_strdup_printf (_ ("%s, %02d:%02d"), day, date.hour, date.minute);
}

char *
dossier_time_text_dup_moment (gint64 unix_ms, GDateTime *now)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (unix_ms / 1000);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *day = NULL;
  GTimeSpan        ago;

  g_return_val_if_fail (now != NULL, NULL);

  if (utc == NULL)
    return NULL;
  moment = g_date_time_to_timezone (utc, g_date_time_get_timezone (now));
  ago = g_date_time_difference (now, moment);
  if (ago >= 0 && ago < G_TIME_SPAN_MINUTE)
    return g_strdup (_ ("Just now"));
  if (ago >= 0 && ago < G_TIME_SPAN_HOUR)
    {
      int minutes = (int) (ago / G_TIME_SPAN_MINUTE);

      return g_strdup_printf (ngettext ("%d minute ago", "%d minutes ago", minutes), minutes);
    }
  day = format_day (moment, now);
  if (ago < 0 || ago > 2 * G_TIME_SPAN_DAY)
    return g_steal_pointer (&day);
  return g_strdup_printf (_ ("%s, %02d:%02d"),
                          day,
                          g_date_time_get_hour (moment),
                          g_date_time_get_minute (moment));
}
