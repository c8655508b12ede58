/* dossier-printed-date.c: finds the first date of a text, whatever its form.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-printed-date.h"
#include "core/extract/dossier-month-names.h"
#include "core/extract/dossier-printed-time.h"

#include <string.h>

#define MIN_YEAR 1990
#define MAX_YEAR 2100
/* A date stands near the start of what is said to be one. */
#define MAX_TEXT 1000
/* What Thai years are ahead of others. */
#define BUDDHIST_OFFSET 543
/* The longest text of a filler between the parts of a date: "de", "г.", "of". */
#define MAX_FILLER 4

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
  gboolean    is_jalali;
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

typedef struct
{
  const char             *end;
  const DossierDateHabit *habit;
  /* Of the date being read. */
  Day         day;
  const char *rest;
  gboolean    is_ambiguous;
} Reader;

/* The top-level domains of English-speaking countries that put the day first. */
static const char *const DAY_FIRST_DOMAINS[] = { ".uk", ".au", ".nz", ".ie", ".in", ".za",
                                                 ".sg", ".my", ".pk", ".ng", ".ke", ".gh" };
static const char *const DAY_FIRST_REGIONS[] = { "GB", "AU", "NZ", "IE", "IN", "ZA", "SG", "MY",
                                                 "PK", "NG", "KE", "GH", "HK", "MT", "UK" };

/* No-break spaces, which dates are full of. */
static gsize
measure_wide_space (const char *p, const char *end)
{
  if (end - p >= 2 && memcmp (p, "\xc2\xa0", 2) == 0)
    return 2;
  return end - p >= 3 && (memcmp (p, "\xe2\x80\xaf", 3) == 0 || memcmp (p, "\xe2\x80\x82", 3) == 0)
             ? 3
             : 0;
}

static gboolean
is_letter (const char *p, const char *end)
{
  static const char *const SIGNS[] = { "،", "–", "—", "·", "•" };

  if ((guchar) *p < 0x80)
    return g_ascii_isalpha (*p);
  for (guint i = 0; i < G_N_ELEMENTS (SIGNS); i++)
    if ((gsize) (end - p) >= strlen (SIGNS[i]) && memcmp (p, SIGNS[i], strlen (SIGNS[i])) == 0)
      return FALSE;
  return measure_wide_space (p, end) == 0;
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
read_number (const char *p, const char *end)
{
  Token token = { .kind = TOKEN_NUMBER, .start = p };

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

static Token
read_word (const Reader *self, const char *p)
{
  Token        token = { .kind = TOKEN_WORD, .start = p };
  DossierMonth month;

  while (p < self->end && is_letter (p, self->end))
    p = g_utf8_next_char (p);
  token.end = MIN (p, self->end);
  month = dossier_month_names_find (token.start,
                                    token.end - token.start,
                                    self->habit != NULL ? self->habit->language : NULL);
  if (month.number == 0)
    return token;
  token.kind = TOKEN_MONTH;
  token.value = month.number;
  token.is_jalali = month.is_jalali;
  return token;
}

static Token
read_token (const Reader *self, const char *p)
{
  Token token = { .start = p, .end = p };

  if (p >= self->end)
    return token;
  if (g_ascii_isdigit (*p))
    return read_number (p, self->end);
  if (is_letter (p, self->end))
    return read_word (self, p);
  token.kind = TOKEN_OTHER;
  token.end = p + MAX (1, measure_wide_space (p, self->end));
  if ((guchar) *p >= 0x80 && token.end == p + 1)
    token.end = MIN (g_utf8_next_char (p), self->end);
  return token;
}

/* The next token that is no separator: space, full stop, comma, and words such as "de" and "th"
 * that stand between the parts of a date. */
static Token
read_part (const Reader *self, const char *p)
{
  Token token = read_token (self, p);

  for (guint n_skipped = 0; n_skipped < 6; n_skipped++)
    {
      gboolean is_filler = token.kind == TOKEN_WORD && token.end - token.start <= MAX_FILLER;
      gboolean is_separator =
          token.kind == TOKEN_OTHER &&
          (strchr (" \t\r\n.,/-", *token.start) != NULL || token.end - token.start > 1);

      if (!is_filler && !is_separator)
        break;
      token = read_token (self, token.end);
    }
  return token;
}

/* Persian solar years: 31 days in the first six months; a leap year at each of these places of a
 * cycle of 33. Counted from the first day of 1400, the 21st of March 2021. */
static Day
convert_jalali (const Day *day)
{
  static const int LEAP_PLACES[] = { 1, 5, 9, 13, 17, 22, 26, 30 };
  const int        base = 1400;
  int              n_days = (day->year - base) * 365;
  GDate            date;

  for (int year = MIN (base, day->year); year < MAX (base, day->year); year++)
    for (guint i = 0; i < G_N_ELEMENTS (LEAP_PLACES); i++)
      if (year % 33 == LEAP_PLACES[i])
        n_days += day->year > base ? 1 : -1;
  n_days += day->month <= 7 ? (day->month - 1) * 31 : 186 + (day->month - 7) * 30;
  n_days += day->day - 1;
  g_date_set_dmy (&date, 21, G_DATE_MARCH, 2021);
  g_date_set_julian (&date, (guint32) ((int) g_date_get_julian (&date) + n_days));
  return (Day){ g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date) };
}

static gboolean
is_jalali_year (int year)
{
  return year >= 1370 && year <= 1480;
}

static gboolean
take_day (Reader *self, int year, int month, int day, gboolean is_jalali)
{
  Day taken = { year, month, day };

  if (month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  if ((is_jalali || (self->habit != NULL && self->habit->language != NULL &&
                     g_str_has_prefix (self->habit->language, "fa"))) &&
      is_jalali_year (year))
    taken = convert_jalali (&taken);
  else if (is_jalali)
    return FALSE;
  if (taken.year >= MIN_YEAR + BUDDHIST_OFFSET && taken.year < MAX_YEAR + BUDDHIST_OFFSET)
    taken.year -= BUDDHIST_OFFSET;
  self->day = taken;
  return taken.year >= MIN_YEAR && taken.year <= MAX_YEAR &&
         g_date_valid_dmy (taken.day, taken.month, taken.year);
}

/* "20231222" */
static gboolean
read_compact (Reader *self, const Token *first)
{
  return first->n_digits == 8 &&
         take_day (self, first->value / 10000, first->value / 100 % 100, first->value % 100, FALSE);
}

static int
read_year (const Token *token, gboolean may_be_short)
{
  if (token->kind != TOKEN_NUMBER)
    return 0;
  if (token->n_digits == 4)
    return token->value;
  if (may_be_short && token->n_digits == 2)
    return token->value + (token->value >= 90 ? 1900 : 2000);
  return 0;
}

static gboolean
is_month_first (Reader *self, const Token *first, const Token *second)
{
  gboolean is_day_first =
      first->separator == '.' || (self->habit != NULL && self->habit->is_day_first);

  if (first->value <= 12 && second->value <= 12)
    {
      self->is_ambiguous = first->separator != '.' && first->value != second->value;
      return !is_day_first && first->separator == '/';
    }
  return first->value <= 12;
}

static gboolean
read_numeric (Reader *self, const Token *first)
{
  Token second;
  Token third;
  int   year;

  if (first->separator == '\0' || strchr ("-/.", first->separator) == NULL)
    return FALSE;
  second = read_part (self, first->end);
  if (second.kind != TOKEN_NUMBER || second.n_digits > 2 || second.separator != first->separator)
    return FALSE;
  third = read_part (self, second.end);
  if (third.kind != TOKEN_NUMBER)
    return FALSE;
  self->rest = third.end;
  if (first->n_digits == 4)
    return third.n_digits <= 2 && take_day (self, first->value, second.value, third.value, FALSE);
  /* A version or an address of a machine has more parts. */
  year = read_year (&third,
                    first->separator != '-' && second.n_digits == 2 &&
                        (third.end == self->end || *third.end != first->separator));
  if (year == 0 || first->n_digits > 2)
    return FALSE;
  if (is_month_first (self, first, &second))
    return take_day (self, year, first->value, second.value, FALSE);
  return take_day (self, year, second.value, first->value, FALSE);
}

/* "22 December 2023", "22. Dez. 2023", "22 de diciembre de 2023", "22-Dec-23" */
static gboolean
read_day_first (Reader *self, const Token *first)
{
  Token month = read_part (self, first->end);
  Token year;

  if (first->n_digits > 2 || month.kind != TOKEN_MONTH)
    return FALSE;
  year = read_part (self, month.end);
  self->rest = year.end;
  return take_day (self,
                   read_year (&year, first->separator == '-'),
                   month.value,
                   first->value,
                   month.is_jalali);
}

/* "December 22, 2023", "Dec. 22nd 2023" */
static gboolean
read_month_first (Reader *self, const Token *month)
{
  Token number = read_part (self, month->end);
  Token year;

  if (number.kind != TOKEN_NUMBER || number.n_digits > 2)
    return FALSE;
  year = read_part (self, number.end);
  self->rest = year.end;
  return take_day (self, read_year (&year, FALSE), month->value, number.value, month->is_jalali);
}

/* "2023 December 22" */
static gboolean
read_year_first (Reader *self, const Token *year)
{
  Token month = read_part (self, year->end);
  Token number;

  if (year->n_digits != 4 || month.kind != TOKEN_MONTH)
    return FALSE;
  number = read_part (self, month.end);
  if (number.kind != TOKEN_NUMBER || number.n_digits > 2)
    return FALSE;
  self->rest = number.end;
  return take_day (self, year->value, month.value, number.value, month.is_jalali);
}

/* Seconds or milliseconds since 1970, as some content systems print. */
static gboolean
read_epoch (Reader *self, const Token *token)
{
  g_autoptr (GDateTime) time = NULL;
  Day day;

  if (token->n_digits != 13 && token->n_digits != 10)
    return FALSE;
  time = g_date_time_new_from_unix_utc (g_ascii_strtoll (token->start, NULL, 10) /
                                        (token->n_digits == 13 ? 1000 : 1));
  if (time == NULL)
    return FALSE;
  g_date_time_get_ymd (time, &day.year, &day.month, &day.day);
  self->rest = self->end;
  return take_day (self, day.year, day.month, day.day, FALSE);
}

static gboolean
read_date_at (Reader *self, const Token *token)
{
  self->rest = token->end;
  self->is_ambiguous = FALSE;
  if (token->kind == TOKEN_MONTH)
    return read_month_first (self, token);
  return read_compact (self, token) || read_numeric (self, token) || read_day_first (self, token) ||
         read_year_first (self, token);
}

/* ASCII digits for those of other scripts, each of which is longer; so offsets change. Which byte
 * each came from is in @map. */
static char *
fold_digits (const char *text, gsize length, gsize *folded_length, guint16 *map)
{
  char *out = g_malloc (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length;)
    {
      gsize    size = MIN ((gsize) g_utf8_skip[(guchar) text[i]], length - i);
      gunichar c = (guchar) text[i] < 0x80 ? 0 : g_utf8_get_char_validated (text + i, size);
      int      digit = c > 0 && c < 0x110000 ? g_unichar_digit_value (c) : -1;

      for (gsize k = 0; k < (digit >= 0 ? 1 : size); k++)
        {
          map[n] = (guint16) (i + k);
          out[n++] = digit >= 0 ? (char) ('0' + digit) : text[i + k];
        }
      i += size;
    }
  map[n] = (guint16) length;
  out[n] = '\0';
  *folded_length = n;
  return out;
}

DossierDateHabit
dossier_printed_date_guess_habit (const char *language, const char *host)
{
  gboolean is_english = language == NULL || g_ascii_strncasecmp (language, "en", 2) == 0;

  for (guint i = 0; host != NULL && i < G_N_ELEMENTS (DAY_FIRST_DOMAINS); i++)
    if (g_str_has_suffix (host, DAY_FIRST_DOMAINS[i]))
      return (DossierDateHabit){ language, TRUE };
  for (guint i = 0; language != NULL && is_english && i < G_N_ELEMENTS (DAY_FIRST_REGIONS); i++)
    if (strlen (language) == 5 && g_ascii_strcasecmp (language + 3, DAY_FIRST_REGIONS[i]) == 0)
      return (DossierDateHabit){ language, TRUE };
  return (DossierDateHabit){ language, !is_english };
}

static gboolean
find_date (Reader *self, const char *text, DossierPrintedDate *found)
{
  Token token;

  for (token = read_token (self, text); token.kind != TOKEN_END;
       token = read_token (self, token.end))
    {
      gboolean is_date = FALSE;

      if (token.kind == TOKEN_NUMBER || token.kind == TOKEN_MONTH)
        is_date = read_date_at (self, &token);
      if (!is_date && token.start == text && token.end == self->end)
        is_date = read_epoch (self, &token);
      if (!is_date)
        continue;
      g_snprintf (found->iso,
                  sizeof found->iso,
                  "%04d-%02d-%02d",
                  self->day.year,
                  self->day.month,
                  self->day.day);
      dossier_printed_time_append (found->iso, sizeof found->iso, self->rest, self->end);
      found->start = token.start - text;
      found->end = self->rest - text;
      found->is_ambiguous = self->is_ambiguous;
      return TRUE;
    }
  return FALSE;
}

gboolean
dossier_printed_date_find (const char             *text,
                           gsize                   length,
                           const DossierDateHabit *habit,
                           DossierPrintedDate     *found)
{
  guint16          map[MAX_TEXT + 1];
  g_autofree char *folded = NULL;
  gsize            n_folded = 0;
  Reader           reader = { .habit = habit };

  g_return_val_if_fail (text != NULL || length == 0, FALSE);
  g_return_val_if_fail (found != NULL, FALSE);
  if (length > MAX_TEXT)
    for (length = MAX_TEXT; length > 0 && ((guchar) text[length] & 0xc0) == 0x80;)
      length--;
  folded = fold_digits (text, length, &n_folded, map);
  if (strpbrk (folded, "0123456789") == NULL)
    return FALSE;
  reader.end = folded + n_folded;
  if (!find_date (&reader, folded, found))
    return FALSE;
  found->start = map[found->start];
  found->end = map[found->end];
  return TRUE;
}

char *
dossier_printed_date_parse (const char *text, gsize length)
{
  DossierPrintedDate found;

  return dossier_printed_date_find (text, length, NULL, &found) ? g_strdup (found.iso) : NULL;
}
