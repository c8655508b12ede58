/* dossier-printed-time.c: reads the time of day behind a printed date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-printed-time.h"

#include <string.h>

/* Between day and time stand no more words and signs than these. */
#define MAX_FILLERS 5

/* What stands between day and time, in lower case. */
static const char *const FILLERS[] = { "at", "um",   "à",    "a",   "las",  "la",     "às",
                                       "as", "alle", "ore",  "kl",  "kl.",  "klo",    "om",
                                       "o",  "ob",   "в",    "о",   "об",   "godz",   "godz.",
                                       "g.", "г.",   "р.",   "в.",  "saat", "u",      "de",
                                       "h",  "ο",    "στις", "ώρα", "시",   "الساعة", "ساعت" };

/* Of the zones' short names only those that mean one thing. */
static const struct
{
  const char *name;
  const char *offset;
} ZONES[] = {
  { "UTC", "Z" },       { "GMT", "Z" },      { "MESZ", "+02:00" }, { "MEZ", "+01:00" },
  { "CEST", "+02:00" }, { "CET", "+01:00" }, { "EEST", "+03:00" }, { "EET", "+02:00" },
  { "EST", "-05:00" },  { "EDT", "-04:00" }, { "CDT", "-05:00" },  { "MDT", "-06:00" },
  { "MST", "-07:00" },  { "PST", "-08:00" }, { "PDT", "-07:00" },  { "MSK", "+03:00" },
  { "JST", "+09:00" },  { "KST", "+09:00" }, { "AEST", "+10:00" }, { "AEDT", "+11:00" },
};

typedef struct
{
  int hour;
  int minute;
  int second;
} Clock;

static gsize
count_digits (const char *p, const char *end)
{
  gsize n = 0;

  while (p + n < end && g_ascii_isdigit (p[n]))
    n++;
  return n;
}

static gboolean
is_space (const char *p, const char *end)
{
  return g_ascii_isspace (*p) || (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0);
}

static const char *
skip_space (const char *p, const char *end)
{
  while (p < end && is_space (p, end))
    p += g_ascii_isspace (*p) ? 1 : 2;
  return p;
}

/* A sign or a word that may stand between day and time; @p itself when there is none. */
static const char *
skip_filler (const char *p, const char *end)
{
  static const char *const SIGNS[] = { ",", "-", "|", "/", "(", ".", "–", "—", "·", "•", "،", "@" };
  const char              *word = p;
  g_autofree char         *lower = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if ((gsize) (end - p) >= strlen (SIGNS[i]) && memcmp (p, SIGNS[i], strlen (SIGNS[i])) == 0)
      return p + strlen (SIGNS[i]);
  while (word < end && word - p < 16 && !is_space (word, end) && !g_ascii_isdigit (*word) &&
         *word != ',')
    word++;
  if (word == p || word == end || (word - p >= 16 && !is_space (word, end)))
    return p;
  lower = g_utf8_strdown (p, word - p);
  for (guint i = 0; i < G_N_ELEMENTS (FILLERS); i++)
    if (strcmp (lower, FILLERS[i]) == 0)
      return word;
  return p;
}

/* "pm", "p.m.", " PM": 12; "am": 1; neither: 0. */
static int
read_half (const char **rest, const char *end)
{
  const char *p = skip_space (*rest, end);
  char        half = p < end ? g_ascii_tolower (*p) : '\0';

  if (half != 'a' && half != 'p')
    return 0;
  p++;
  if (p < end && *p == '.')
    p++;
  if (p == end || g_ascii_tolower (*p) != 'm' || (p + 1 < end && g_ascii_isalpha (p[1])))
    return 0;
  *rest = p + 1;
  return half == 'p' ? 12 : 1;
}

static void
apply_half (Clock *clock, int half)
{
  if (half == 12 && clock->hour < 12)
    clock->hour += 12;
  else if (half == 1 && clock->hour == 12)
    clock->hour = 0;
}

/* "10:05:30", "14h05", "18.05 Uhr", "2 pm". */
static gboolean
read_clock (const char **rest, const char *end, Clock *clock)
{
  const char *p = *rest;
  gsize       n_hour = count_digits (p, end);
  char        sign;

  if (n_hour == 0 || n_hour > 2)
    return FALSE;
  clock->hour = (int) g_ascii_strtoll (p, NULL, 10);
  p += n_hour;
  sign = p < end ? g_ascii_tolower (*p) : '\0';
  if (sign == ':' || sign == 'h' || sign == '.')
    {
      const char *behind = p + 3;

      if (count_digits (p + 1, end) != 2)
        return FALSE;
      clock->minute = (p[1] - '0') * 10 + p[2] - '0';
      /* "18.05" alone might be anything. */
      if (sign == '.' && (end - behind < 4 || g_ascii_strncasecmp (behind, " uhr", 4) != 0))
        return FALSE;
      p = behind;
      if (end - p >= 3 && *p == ':' && count_digits (p + 1, end) == 2)
        {
          clock->second = (p[1] - '0') * 10 + p[2] - '0';
          p += 3;
          if (p < end && (*p == '.' || *p == ','))
            p += 1 + count_digits (p + 1, end);
        }
      *rest = p;
      apply_half (clock, read_half (rest, end));
    }
  else
    {
      int half = read_half (&p, end);

      if (half == 0)
        return FALSE;
      apply_half (clock, half);
      *rest = p;
    }
  return clock->hour < 24 && clock->minute < 60 && clock->second < 61;
}

static void
append_zone (GString *out, const char *p, const char *end)
{
  int hours;
  int minutes = 0;

  p = skip_space (p, end);
  if (p == end)
    return;
  if ((*p == 'Z' || *p == 'z') && (p + 1 == end || !g_ascii_isalpha (p[1])))
    g_string_append_c (out, 'Z');
  for (guint i = 0; i < G_N_ELEMENTS (ZONES); i++)
    {
      gsize length = strlen (ZONES[i].name);

      if ((gsize) (end - p) < length || memcmp (p, ZONES[i].name, length) != 0 ||
          (p + length < end && g_ascii_isalpha (p[length])))
        continue;
      if (p + length < end && (p[length] == '+' || p[length] == '-'))
        {
          p += length;
          break;
        }
      g_string_append (out, ZONES[i].offset);
      return;
    }
  if ((*p != '+' && *p != '-') || count_digits (p + 1, end) < 2)
    return;
  hours = (p[1] - '0') * 10 + p[2] - '0';
  if (end - p >= 5)
    {
      const char *m = p + (p[3] == ':' ? 4 : 3);

      if (count_digits (m, end) >= 2)
        minutes = (m[0] - '0') * 10 + m[1] - '0';
    }
  if (hours < 15 && minutes < 60)
    g_string_append_printf (out, "%c%02d:%02d", *p, hours, minutes);
}

void
dossier_printed_time_append (char *out, gsize size, const char *p, const char *end)
{
  Clock clock = { 0, 0, -1 };
  g_autoptr (GString) text = g_string_new (out);

  if (p < end && (*p == 'T' || *p == 't'))
    p++;
  for (guint i = 0; i < MAX_FILLERS && p < end && !g_ascii_isdigit (*p); i++)
    {
      const char *next = skip_space (p, end);

      next = next < end && !g_ascii_isdigit (*next) ? skip_filler (next, end) : next;
      if (next == p)
        return;
      p = next;
    }
  if (p >= end || !read_clock (&p, end, &clock))
    return;
  g_string_append_printf (text, "T%02d:%02d", clock.hour, clock.minute);
  if (clock.second >= 0)
    g_string_append_printf (text, ":%02d", clock.second);
  append_zone (text, p, end);
  g_strlcpy (out, text->str, size);
}
