/* dossier-printed-date.c: finds the first date of a text, whatever its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-printed-date.h"

#include <string.h>

#define MIN_YEAR 1990
#define MAX_YEAR 2100
#define MAX_WORD 32
/* A date stands near the start of what is said to be one. */
#define MAX_TEXT 1000

/* Names of months and their short forms in 22 languages, lower case, in the order of strcmp. Where
 * two languages disagree the one with more readers has its way. */
static const struct
{
  const char *name;
  int         month;
} MONTHS[] = {
  { "abr", 4 },         { "abril", 4 },         { "ago", 8 },          { "agost", 8 },
  { "agosto", 8 },      { "agustus", 8 },       { "août", 8 },         { "apr", 4 },
  { "april", 4 },       { "aprile", 4 },        { "aprilie", 4 },      { "ara", 12 },
  { "aralık", 12 },     { "aug", 8 },           { "august", 8 },       { "augusti", 8 },
  { "augustus", 8 },    { "augusztus", 8 },     { "avr", 4 },          { "avril", 4 },
  { "ağu", 8 },         { "ağustos", 8 },       { "března", 3 },       { "czerwca", 6 },
  { "dec", 12 },        { "december", 12 },     { "decembrie", 12 },   { "desember", 12 },
  { "desembre", 12 },   { "dez", 12 },          { "dezember", 12 },    { "dezembro", 12 },
  { "dic", 12 },        { "dicembre", 12 },     { "diciembre", 12 },   { "dubna", 4 },
  { "déc", 12 },        { "décembre", 12 },     { "eki", 10 },         { "ekim", 10 },
  { "elokuuta", 8 },    { "ene", 1 },           { "enero", 1 },        { "eyl", 9 },
  { "eylül", 9 },       { "feb", 2 },           { "febbraio", 2 },     { "feber", 2 },
  { "febrer", 2 },      { "febrero", 2 },       { "februar", 2 },      { "februari", 2 },
  { "februarie", 2 },   { "february", 2 },      { "február", 2 },      { "fev", 2 },
  { "fevereiro", 2 },   { "fév", 2 },           { "févr", 2 },         { "février", 2 },
  { "gen", 1 },         { "gener", 1 },         { "gennaio", 1 },      { "giu", 6 },
  { "giugno", 6 },      { "grudnia", 12 },      { "haz", 6 },          { "haziran", 6 },
  { "heinäkuuta", 7 },  { "helmikuuta", 2 },    { "huhtikuuta", 4 },   { "ianuarie", 1 },
  { "iulie", 7 },       { "iunie", 6 },         { "jan", 1 },          { "janeiro", 1 },
  { "januar", 1 },      { "januari", 1 },       { "january", 1 },      { "január", 1 },
  { "janv", 1 },        { "janvier", 1 },       { "joulukuuta", 12 },  { "juil", 7 },
  { "juillet", 7 },     { "juin", 6 },          { "jul", 7 },          { "julho", 7 },
  { "juli", 7 },        { "julio", 7 },         { "juliol", 7 },       { "july", 7 },
  { "jun", 6 },         { "june", 6 },          { "junho", 6 },        { "juni", 6 },
  { "junio", 6 },       { "juny", 6 },          { "jänner", 1 },       { "július", 7 },
  { "június", 6 },      { "kas", 11 },          { "kasım", 11 },       { "kesäkuuta", 6 },
  { "kolovoza", 8 },    { "května", 5 },        { "kwietnia", 4 },     { "ledna", 1 },
  { "lipca", 7 },       { "lipnja", 6 },        { "listopada", 11 },   { "listopadu", 11 },
  { "lokakuuta", 10 },  { "lug", 7 },           { "luglio", 7 },       { "lutego", 2 },
  { "maaliskuuta", 3 }, { "maart", 3 },         { "maerz", 3 },        { "mag", 5 },
  { "maggio", 5 },      { "mai", 5 },           { "maig", 5 },         { "maio", 5 },
  { "maj", 5 },         { "maja", 5 },          { "mar", 3 },          { "marca", 3 },
  { "march", 3 },       { "maret", 3 },         { "marraskuuta", 11 }, { "mars", 3 },
  { "mart", 3 },        { "martie", 3 },        { "marts", 3 },        { "marzo", 3 },
  { "març", 3 },        { "março", 3 },         { "may", 5 },          { "mayo", 5 },
  { "mayıs", 5 },       { "mei", 5 },           { "május", 5 },        { "március", 3 },
  { "mär", 3 },         { "märz", 3 },          { "nis", 4 },          { "nisan", 4 },
  { "noiembrie", 11 },  { "nov", 11 },          { "november", 11 },    { "novembre", 11 },
  { "novembro", 11 },   { "noviembre", 11 },    { "oca", 1 },          { "ocak", 1 },
  { "oct", 10 },        { "october", 10 },      { "octobre", 10 },     { "octombrie", 10 },
  { "octubre", 10 },    { "okt", 10 },          { "oktober", 10 },     { "október", 10 },
  { "ott", 10 },        { "ottobre", 10 },      { "out", 10 },         { "outubro", 10 },
  { "ožujka", 3 },      { "października", 10 }, { "prosinca", 12 },    { "prosince", 12 },
  { "rujna", 9 },       { "sep", 9 },           { "sept", 9 },         { "september", 9 },
  { "septembre", 9 },   { "septembrie", 9 },    { "septiembre", 9 },   { "set", 9 },
  { "setembre", 9 },    { "setembro", 9 },      { "settembre", 9 },    { "sierpnia", 8 },
  { "siječnja", 1 },    { "srpna", 8 },         { "srpnja", 7 },       { "studenoga", 11 },
  { "stycznia", 1 },    { "svibnja", 5 },       { "syyskuuta", 9 },    { "szeptember", 9 },
  { "tammikuuta", 1 },  { "tem", 7 },           { "temmuz", 7 },       { "toukokuuta", 5 },
  { "travnja", 4 },     { "veljače", 2 },       { "września", 9 },     { "září", 9 },
  { "április", 4 },     { "února", 2 },         { "července", 7 },     { "června", 6 },
  { "října", 10 },      { "şub", 2 },           { "şubat", 2 },        { "απριλίου", 4 },
  { "αυγούστου", 8 },   { "δεκεμβρίου", 12 },   { "ιανουαρίου", 1 },   { "ιουλίου", 7 },
  { "ιουνίου", 6 },     { "μαΐου", 5 },         { "μαρτίου", 3 },      { "νοεμβρίου", 11 },
  { "οκτωβρίου", 10 },  { "σεπτεμβρίου", 9 },   { "φεβρουαρίου", 2 },  { "авг", 8 },
  { "августа", 8 },     { "апр", 4 },           { "апреля", 4 },       { "березня", 3 },
  { "вересня", 9 },     { "грудня", 12 },       { "дек", 12 },         { "декабря", 12 },
  { "жовтня", 10 },     { "июл", 7 },           { "июля", 7 },         { "июн", 6 },
  { "июня", 6 },        { "квітня", 4 },        { "липня", 7 },        { "листопада", 11 },
  { "лютого", 2 },      { "мар", 3 },           { "марта", 3 },        { "мая", 5 },
  { "ноя", 11 },        { "ноября", 11 },       { "окт", 10 },         { "октября", 10 },
  { "сен", 9 },         { "сентября", 9 },      { "серпня", 8 },       { "січня", 1 },
  { "травня", 5 },      { "фев", 2 },           { "февраля", 2 },      { "червня", 6 },
  { "янв", 1 },         { "января", 1 },
};

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_MONTH,
  TOKEN_WORD,
  TOKEN_OTHER,
} TokenKind;

typedef struct
{
  TokenKind   kind;
  int         value;
  guint       n_digits;
  const char *start;
  const char *end;
  /* The single character behind a number, when it is a separator. */
  char separator;
} Token;

typedef struct
{
  int year;
  int month;
  int day;
} Day;

static int
compare_month (const void *name, const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

static int
find_month (const char *word, gsize length)
{
  g_autofree char *lower = g_utf8_strdown (word, length);
  const char      *found =
      bsearch (lower, MONTHS, G_N_ELEMENTS (MONTHS), sizeof MONTHS[0], compare_month);

  return found != NULL ? MONTHS[(found - (const char *) MONTHS) / sizeof MONTHS[0]].month : 0;
}

/* No-break spaces, which dates are full of. */
static gsize
measure_wide_space (const char *p, const char *end)
{
  if (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0)
    return 2;
  return end - p >= 3 && memcmp (p, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

static gboolean
is_letter (const char *p, const char *end)
{
  return g_ascii_isalpha (*p) || ((guchar) *p >= 0x80 && measure_wide_space (p, end) == 0);
}

/* Signs of Chinese, Japanese and Korean behind the numbers of year, month and day. */
static gsize
measure_unit_sign (const char *p, const char *end)
{
  static const char *const SIGNS[] = { "年", "月", "日", "년", "월", "일" };

  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if (end - p >= 3 && memcmp (p, SIGNS[i], 3) == 0)
      return 3;
  return 0;
}

static Token
read_token (const char *p, const char *end)
{
  Token token = { .start = p, .end = p };

  if (p == end)
    return token;
  if (g_ascii_isdigit (*p))
    {
      token.kind = TOKEN_NUMBER;
      while (p < end && g_ascii_isdigit (*p))
        {
          token.value = token.n_digits < 8 ? token.value * 10 + (*p - '0') : -1;
          token.n_digits++;
          p++;
        }
      token.end = p + measure_unit_sign (p, end);
      token.separator = token.end > p ? '-' : p < end ? *p : '\0';
      return token;
    }
  if (is_letter (p, end))
    {
      while (p < end && is_letter (p, end))
        p++;
      token.end = p;
      token.value = p - token.start <= MAX_WORD ? find_month (token.start, p - token.start) : 0;
      token.kind = token.value > 0 ? TOKEN_MONTH : TOKEN_WORD;
      return token;
    }
  token.kind = TOKEN_OTHER;
  token.end = p + MAX (1, measure_wide_space (p, end));
  return token;
}

/* The next token that is no separator: space, full stop, comma, and words such as "de" and "th"
 * that stand between the parts of a date. */
static Token
read_part (const char *p, const char *end)
{
  Token token = read_token (p, end);

  for (guint n_skipped = 0; n_skipped < 6; n_skipped++)
    {
      gboolean is_filler = token.kind == TOKEN_WORD && token.end - token.start <= 4;
      gboolean is_separator =
          token.kind == TOKEN_OTHER &&
          (strchr (" \t\r\n.,/-", *token.start) != NULL || token.end - token.start > 1);

      if (!is_filler && !is_separator)
        break;
      token = read_token (token.end, end);
    }
  return token;
}

static gboolean
is_valid (const Day *day)
{
  return day->year >= MIN_YEAR && day->year <= MAX_YEAR && day->month >= 1 && day->month <= 12 &&
         day->day >= 1 && g_date_valid_dmy (day->day, day->month, day->year);
}

/* "20231222" */
static gboolean
read_compact (const Token *first, Day *day)
{
  if (first->n_digits != 8)
    return FALSE;
  *day = (Day){ first->value / 10000, first->value / 100 % 100, first->value % 100 };
  return is_valid (day);
}

static gboolean
read_numeric (const Token *first, const char *end, Day *day, const char **rest)
{
  Token second;
  Token third;

  if (first->separator == '\0' || strchr ("-/.", first->separator) == NULL)
    return FALSE;
  second = read_part (first->end, end);
  if (second.kind != TOKEN_NUMBER || second.n_digits > 2 || second.separator != first->separator)
    return FALSE;
  third = read_part (second.end, end);
  if (third.kind != TOKEN_NUMBER)
    return FALSE;
  *rest = third.end;
  if (first->n_digits == 4)
    *day = (Day){ first->value, second.value, third.value };
  else if (third.n_digits != 4 || first->n_digits > 2)
    return FALSE;
  else if (first->separator == '/' && first->value <= 12)
    *day = (Day){ third.value, first->value, second.value };
  else
    *day = (Day){ third.value, second.value, first->value };
  return is_valid (day);
}

/* "22 December 2023", "22. Dez. 2023", "22 de diciembre de 2023" */
static gboolean
read_day_first (const Token *first, const char *end, Day *day, const char **rest)
{
  Token month = read_part (first->end, end);
  Token year;

  if (first->n_digits > 2 || month.kind != TOKEN_MONTH)
    return FALSE;
  year = read_part (month.end, end);
  if (year.kind != TOKEN_NUMBER || year.n_digits != 4)
    return FALSE;
  *day = (Day){ year.value, month.value, first->value };
  *rest = year.end;
  return is_valid (day);
}

/* "December 22, 2023", "Dec. 22nd 2023" */
static gboolean
read_month_first (const Token *month, const char *end, Day *day, const char **rest)
{
  Token number = read_part (month->end, end);
  Token year;

  if (number.kind != TOKEN_NUMBER || number.n_digits > 2)
    return FALSE;
  year = read_part (number.end, end);
  if (year.kind != TOKEN_NUMBER || year.n_digits != 4)
    return FALSE;
  *day = (Day){ year.value, month->value, number.value };
  *rest = year.end;
  return is_valid (day);
}

/* "2023 December 22" */
static gboolean
read_year_first (const Token *year, const char *end, Day *day, const char **rest)
{
  Token month = read_part (year->end, end);
  Token number;

  if (year->n_digits != 4 || month.kind != TOKEN_MONTH)
    return FALSE;
  number = read_part (month.end, end);
  if (number.kind != TOKEN_NUMBER || number.n_digits > 2)
    return FALSE;
  *day = (Day){ year->value, month.value, number.value };
  *rest = number.end;
  return is_valid (day);
}

static gboolean
read_two_digits (const char *p, const char *end, int limit, int *value)
{
  if (end - p < 2 || !g_ascii_isdigit (p[0]) || !g_ascii_isdigit (p[1]))
    return FALSE;
  *value = (p[0] - '0') * 10 + p[1] - '0';
  return *value < limit;
}

/* "Z", "+01:00", "+0100", "+01", " GMT" */
static void
append_zone (GString *out, const char *p, const char *end)
{
  int hours;
  int minutes = 0;

  while (p < end && *p == ' ')
    p++;
  if (p == end)
    return;
  if (*p == 'Z' || *p == 'z' || (end - p >= 3 && memcmp (p, "GMT", 3) == 0) ||
      (end - p >= 3 && memcmp (p, "UTC", 3) == 0))
    {
      g_string_append_c (out, 'Z');
      return;
    }
  if ((*p != '+' && *p != '-') || !read_two_digits (p + 1, end, 15, &hours))
    return;
  read_two_digits (p + (end - p > 3 && p[3] == ':' ? 4 : 3), end, 60, &minutes);
  g_string_append_printf (out, "%c%02d:%02d", *p, hours, minutes);
}

/* A time directly behind the day: "T10:05:30.123+01:00", " 10:05". One in words ("at 10.05 pm") is
 * left out: the day is what matters. */
static void
append_time (GString *out, const char *p, const char *end)
{
  int hour, minute, second;

  if (p < end && *p == ',')
    p++;
  if (p == end || (*p != 'T' && *p != 't' && *p != ' '))
    return;
  p++;
  if (!read_two_digits (p, end, 24, &hour) || end - p < 5 || p[2] != ':' ||
      !read_two_digits (p + 3, end, 60, &minute))
    return;
  p += 5;
  for (const char *q = p; q < end && q - p < 4; q++)
    if (g_ascii_tolower (*q) == 'm' && q > p && strchr ("aApP", q[-1]) != NULL)
      return;
  g_string_append_printf (out, "T%02d:%02d", hour, minute);
  if (end - p >= 3 && *p == ':' && read_two_digits (p + 1, end, 61, &second))
    {
      g_string_append_printf (out, ":%02d", second);
      p += 3;
      if (p < end && (*p == '.' || *p == ','))
        for (p++; p < end && g_ascii_isdigit (*p);)
          p++;
    }
  append_zone (out, p, end);
}

static char *
format_date (const Day *day, const char *rest, const char *end)
{
  GString *out = g_string_new (NULL);

  g_string_printf (out, "%04d-%02d-%02d", day->year, day->month, day->day);
  append_time (out, rest, end);
  return g_string_free (out, FALSE);
}

/* Milliseconds since 1970, as some content systems print. */
static gboolean
read_epoch (const Token *token, Day *day)
{
  g_autoptr (GDateTime) time = NULL;

  if (token->n_digits != 13 && token->n_digits != 10)
    return FALSE;
  time = g_date_time_new_from_unix_utc (g_ascii_strtoll (token->start, NULL, 10) /
                                        (token->n_digits == 13 ? 1000 : 1));
  if (time == NULL)
    return FALSE;
  g_date_time_get_ymd (time, &day->year, &day->month, &day->day);
  return is_valid (day);
}

static gboolean
read_date_at (const Token *token, const char *end, Day *day, const char **rest)
{
  *rest = token->end;
  if (token->kind == TOKEN_MONTH)
    return read_month_first (token, end, day, rest);
  return read_compact (token, day) || read_numeric (token, end, day, rest) ||
         read_day_first (token, end, day, rest) || read_year_first (token, end, day, rest);
}

char *
dossier_printed_date_parse (const char *text, gsize length)
{
  const char *end = text + MIN (length, MAX_TEXT);
  Token       token;

  g_return_val_if_fail (text != NULL || length == 0, NULL);
  while (end < text + length && end > text && ((guchar) *end & 0xc0) == 0x80)
    end--;
  for (token = read_token (text, end); token.kind != TOKEN_END; token = read_token (token.end, end))
    {
      Day         day;
      const char *rest = token.end;

      if (token.kind != TOKEN_NUMBER && token.kind != TOKEN_MONTH)
        continue;
      if (read_date_at (&token, end, &day, &rest))
        return format_date (&day, rest, end);
      if (token.start == text && token.end == end && read_epoch (&token, &day))
        return format_date (&day, end, end);
    }
  return NULL;
}
