/* dossier-dates-match.c: reads one date, without deciding yet which day it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates-match.h"

#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* What bare numbers are years without a word that says so. */
#define FIRST_PLAIN_YEAR 1900
#define LAST_PLAIN_YEAR  2099

typedef struct
{
  const char      *words;
  DossierDateForm  form;
  DossierDateUnit  unit;
  int              count;
  DossierDirection direction;
  int              season;
} RelativePhrase;

/* Longer phrases first. */
static const RelativePhrase relative_phrases[] = {
  { "the day before yesterday", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -2, 0, 0 },
  { "the day after tomorrow", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 2, 0, 0 },
  { "yesterday morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1, 0, 0 },
  { "yesterday afternoon", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1, 0, 0 },
  { "yesterday evening", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1, 0, 0 },
  { "yesterday", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1, 0, 0 },
  { "today", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "tonight", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "tomorrow morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1, 0, 0 },
  { "tomorrow night", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1, 0, 0 },
  { "tomorrow", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1, 0, 0 },
  { "overnight", DOSSIER_DATE_OVERNIGHT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "last night", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1, 0, 0 },
  { "this morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "this afternoon", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "this evening", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0, 0, 0 },
  { "last week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, -1, 0, 0 },
  { "this week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, 0, 0, 0 },
  { "next week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, 1, 0, 0 },
  { "last weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, -1, 0, 0 },
  { "this past weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, -1, 0, 0 },
  { "this weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, 0, 0, 0 },
  { "next weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, 1, 0, 0 },
  { "last month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, -1, 0, 0 },
  { "this month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, 0, 0, 0 },
  { "next month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, 1, 0, 0 },
  { "last quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, -1, 0, 0 },
  { "this quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, 0, 0, 0 },
  { "next quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, 1, 0, 0 },
  { "last year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, -1, 0, 0 },
  { "this year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, 0, 0, 0 },
  { "next year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, 1, 0, 0 },
  { "last century", DOSSIER_DATE_UNIT, DOSSIER_DATE_CENTURY, -1, 0, 0 },
  { "this century", DOSSIER_DATE_UNIT, DOSSIER_DATE_CENTURY, 0, 0, 0 },
  { "this decade", DOSSIER_DATE_UNIT, DOSSIER_DATE_DECADE, 0, 0, 0 },
  { "last decade", DOSSIER_DATE_UNIT, DOSSIER_DATE_DECADE, -1, 0, 0 },
};

typedef struct
{
  const char *words;
  int         month;
  int         day;
} FeastDay;

/* Only those with a fixed day. */
static const FeastDay feast_days[] = {
  { "christmas eve", 12, 24 },   { "christmas day", 12, 25 }, { "new year ’s eve", 12, 31 },
  { "new year 's eve", 12, 31 }, { "new year ’s day", 1, 1 }, { "new year 's day", 1, 1 },
};

static const char *const seasons[] = { "spring", "summer", "autumn", "fall", "winter" };
static const guint8      season_numbers[] = { 1, 2, 3, 3, 4 };

static gboolean
is_hyphen (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_HYPHEN || token->kind == DOSSIER_TOKEN_DASH;
}

static gboolean
is_glued_to_next (const DossierTokens *tokens, int index)
{
  return dossier_token_is_glued (dossier_tokens_get (tokens, index + 1));
}

/* Digits without separators, between @min and @max. */
static gboolean
get_integer (const DossierTokens *tokens, int index, int min, int max, int *value)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 number = 0;

  if (token->kind != DOSSIER_TOKEN_NUMBER || token->payload != 0 || token->end - token->start > 4)
    return FALSE;

  for (gsize i = token->start; i < token->end; i++)
    {
      if (!g_ascii_isdigit (tokens->text[i]))
        return FALSE;
      number = number * 10 + g_ascii_digit_value (tokens->text[i]);
    }
  if (number < min || number > max)
    return FALSE;

  *value = number;
  return TRUE;
}

/* Four digits; nothing that makes them a part of something else may be written to them. */
static gboolean
get_year (const DossierTokens *tokens, int index, int *year)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  if (token->end - token->start != 4 || !get_integer (tokens, index, 1000, 2999, year))
    return FALSE;

  return !dossier_token_is_glued (next) ||
         (next->kind != DOSSIER_TOKEN_WORD && next->kind != DOSSIER_TOKEN_NUMBER &&
          next->kind != DOSSIER_TOKEN_CURRENCY && !dossier_token_is_mark (next, '%'));
}

static int
match_day (const DossierTokens *tokens, int index, int *day)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  if (!get_integer (tokens, index, 1, 31, day))
    return 0;
  if (!is_glued_to_next (tokens, index))
    return 1;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (dossier_tokens_match (tokens, index + 1, endings[i]))
      return 2;

  return dossier_tokens_get (tokens, index + 1)->kind == DOSSIER_TOKEN_WORD ? 0 : 1;
}

/* A month's name with the stop of its short form. */
static int
match_month (const DossierTokens *tokens, int index, int *month)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *stop = dossier_tokens_get (tokens, index + 1);

  if (!dossier_token_has_class (token, DOSSIER_WORD_MONTH))
    return 0;

  *month = token->payload;
  return token->end - token->start <= 4 && dossier_token_is_mark (stop, '.') &&
                 dossier_token_is_glued (stop) && *month != 5
             ? 2
             : 1;
}

static gboolean
is_short_month (const DossierToken *token)
{
  return token->end - token->start <= 4 && token->payload != 5 && token->payload != 6 &&
         token->payload != 7;
}

/* ", 2025" or " 2025" */
static int
match_following_year (const DossierTokens *tokens, int index, int *year)
{
  int i = index;

  if (dossier_token_is_mark (dossier_tokens_get (tokens, i), ',') ||
      dossier_token_is_mark (dossier_tokens_get (tokens, i), '/') ||
      (is_hyphen (dossier_tokens_get (tokens, i)) &&
       dossier_token_is_glued (dossier_tokens_get (tokens, i)) && is_glued_to_next (tokens, i)))
    i++;
  else if (dossier_tokens_match (tokens, i, "of"))
    i++;

  return get_year (tokens, i, year) ? i + 1 - index : 0;
}

/* "-", "to", "and" between two days. */
static int
match_between (const DossierTokens *tokens, int index)
{
  return is_hyphen (dossier_tokens_get (tokens, index)) ||
                 dossier_tokens_match (tokens, index, "to") ||
                 dossier_tokens_match (tokens, index, "and") ||
                 dossier_tokens_match (tokens, index, "or") ||
                 dossier_tokens_match (tokens, index, "through")
             ? 1
             : 0;
}

static void
set_point (DossierDateMatch *match, int year, int month, int day)
{
  match->form = DOSSIER_DATE_POINT;
  match->from = (DossierDatePoint){ year, month, day };
}

static void
set_range (DossierDateMatch *match, DossierDatePoint from, DossierDatePoint to)
{
  match->form = DOSSIER_DATE_RANGE;
  match->from = from;
  match->to = to;
}

/* "2025-12-06", "06/12/2025", "2025/12/06" */
static int
match_numeric (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *first = dossier_tokens_get (tokens, index + 1);
  const DossierToken *second = dossier_tokens_get (tokens, index + 3);
  int                 a = 0;
  int                 b = 0;
  int                 c = 0;
  gboolean            is_year_first = FALSE;

  if (!(is_hyphen (first) || dossier_token_is_mark (first, '/')) || first->kind != second->kind ||
      first->symbol != second->symbol)
    return 0;
  for (int i = 1; i <= 4; i++)
    if (!dossier_token_is_glued (dossier_tokens_get (tokens, index + i)))
      return 0;
  if (!get_integer (tokens, index, 1, 2999, &a) || !get_integer (tokens, index + 2, 1, 31, &b) ||
      !get_integer (tokens, index + 4, 1, 2999, &c))
    return 0;
  if (is_glued_to_next (tokens, index + 4) &&
      (is_hyphen (dossier_tokens_get (tokens, index + 5)) ||
       dossier_token_is_mark (dossier_tokens_get (tokens, index + 5), '/')))
    return 0;

  is_year_first = a > 999;
  if (is_year_first)
    {
      if (b > 12 || c > 31)
        return 0;
      set_point (match, a, b, c);
      return 5;
    }

  if (is_hyphen (first) && c < 1000)
    return 0;
  if (c < 100)
    c += c < 70 ? 2000 : 1900;
  if (c < 1000 || a > 31 || (a > 12 && b > 12))
    return 0;

  /* Which of two small numbers is the day depends on where it was written; the year is sure. */
  if (a > 12)
    set_point (match, c, b, a);
  else if (b > 12)
    set_point (match, c, a, b);
  else if (a == b)
    set_point (match, c, a, b);
  else
    set_point (match, c, 0, 0);
  return 5;
}

/* "6.12.2025" */
static int
match_dotted (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 parts[3] = { 0 };
  int                 part = 0;

  if (token->kind != DOSSIER_TOKEN_CODE || token->end - token->start > 10)
    return 0;

  for (gsize i = token->start; i < token->end; i++)
    if (tokens->text[i] == '.')
      part++;
    else if (part < 3 && g_ascii_isdigit (tokens->text[i]))
      parts[part] = parts[part] * 10 + g_ascii_digit_value (tokens->text[i]);
    else
      return 0;
  if (part != 2 || parts[0] < 1 || parts[0] > 31 || parts[1] < 1 || parts[1] > 12 ||
      parts[2] < 1900 || parts[2] > 2099)
    return 0;

  set_point (match, parts[2], parts[1], parts[0]);
  return 1;
}

/* "6 December 2025", "6-8 December", "6th of December", "the fourth of July" */
static int
match_day_first (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  int                 i = index;
  int                 day = 0;
  int                 last_day = 0;
  int                 month = 0;
  int                 year = 0;
  int                 n = match_day (tokens, i, &day);
  double              ordinal = 0;
  const DossierToken *name = NULL;

  if (n == 0)
    {
      n = dossier_number_match_ordinal (tokens, i, &ordinal);
      if (n == 0 || ordinal > 31 || !dossier_tokens_match (tokens, i + n, "of"))
        return 0;
      day = (int) ordinal;
    }

  i += n;
  n = match_between (tokens, i);
  if (n > 0)
    {
      int m = match_day (tokens, i + n, &last_day);

      if (m > 0)
        i += n + m;
      else if (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_HYPHEN)
        i++;
      else
        return 0;
    }
  if (dossier_tokens_match (tokens, i, "of"))
    i++;

  name = dossier_tokens_get (tokens, i);
  n = match_month (tokens, i, &month);
  if (n == 0)
    return 0;
  i += n;
  n = match_following_year (tokens, i, &year);
  /* "of whom 5 may", "10 march on" */
  if ((name->flags & DOSSIER_TOKEN_CAPITAL) == 0 && n == 0 &&
      !(dossier_tokens_match (tokens, index - 1, "on") && month != 5 && month != 3))
    return 0;

  if (last_day > day)
    set_range (match,
               (DossierDatePoint){ year, month, day },
               (DossierDatePoint){ year, month, last_day });
  else
    set_point (match, year, month, day);
  return i + n - index;
}

/* Whether what follows a number after a month is counted by it: "In May 12 people". */
static gboolean
is_counted_noun (const DossierTokens *tokens, int month_index, int next_index)
{
  const DossierToken *next = dossier_tokens_get (tokens, next_index);

  if (!dossier_tokens_match (tokens, month_index - 1, "in") || next->kind != DOSSIER_TOKEN_WORD)
    return FALSE;

  return dossier_token_has_class (next, DOSSIER_WORD_PLURAL) ||
         (next->end > next->start + 3 && tokens->text[next->end - 1] == 's' &&
          !dossier_token_has_class (next, DOSSIER_WORD_SINGULAR));
}

/* Whether the words before say that the month's name is a month. */
static gboolean
has_month_cue (const DossierTokens *tokens, int index)
{
  static const char *const cues[] = { "in",      "since",  "until", "till",   "by",       "of",
                                      "from",    "before", "after", "last",   "next",     "this",
                                      "early",   "late",   "mid",   "during", "to",       "between",
                                      "through", "for",    "each",  "every",  "previous", "on",
                                      "ending",  "past",   "around" };
  int                      i = index - 1;

  if (is_hyphen (dossier_tokens_get (tokens, i)))
    i--;
  for (gsize k = 0; k < G_N_ELEMENTS (cues); k++)
    if (dossier_tokens_match (tokens, i, cues[k]))
      return TRUE;

  return FALSE;
}

/* A month's name alone. "May" and "March" are words, "April", "June" and "August" names as well. */
static gboolean
is_month_alone (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);
  gboolean            is_word = token->payload == 3 || token->payload == 5;
  gboolean            is_name = token->payload == 4 || token->payload == 6 || token->payload == 8;

  if ((token->flags & DOSSIER_TOKEN_CAPITAL) == 0 || is_short_month (token))
    return FALSE;
  /* "Theresa May", "April Jones", "the March family". */
  if ((is_word || is_name) && next->kind == DOSSIER_TOKEN_WORD &&
      (next->flags & DOSSIER_TOKEN_CAPITAL) != 0 && !has_month_cue (tokens, index))
    return FALSE;
  if (is_word && (next->kind == DOSSIER_TOKEN_POSSESSIVE ||
                  dossier_token_has_class (next, DOSSIER_WORD_REPORT)))
    return FALSE;
  if (is_word || is_name)
    return has_month_cue (tokens, index) || (is_name && next->kind == DOSSIER_TOKEN_POSSESSIVE);

  return !(previous->kind == DOSSIER_TOKEN_HYPHEN && dossier_token_is_glued (token) &&
           !dossier_tokens_match (tokens, index - 2, "mid"));
}

/* "December 6, 2025", "Dec. 6-8", "December 2025", "November" */
static int
match_month_first (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *name = dossier_tokens_get (tokens, index);
  gboolean            is_capital = (name->flags & DOSSIER_TOKEN_CAPITAL) != 0;
  int                 month = 0;
  int                 day = 0;
  int                 last_day = 0;
  int                 year = 0;
  int                 n = match_month (tokens, index, &month);
  int                 i = index + n;
  int                 m = 0;

  if (n == 0)
    return 0;

  n = match_day (tokens, i, &day);
  if (n > 0 && !is_counted_noun (tokens, index, i + n) &&
      (is_capital || (month != 3 && month != 5) || dossier_tokens_match (tokens, index - 1, "on")))
    {
      i += n;
      m = match_between (tokens, i);
      n = m > 0 ? match_day (tokens, i + m, &last_day) : 0;
      if (n > 0 && last_day > day &&
          !dossier_token_has_class (dossier_tokens_get (tokens, i + m + n), DOSSIER_WORD_MONTH) &&
          (is_hyphen (dossier_tokens_get (tokens, i)) || dossier_tokens_match (tokens, i, "to") ||
           dossier_tokens_get (tokens, i + m + n)->kind != DOSSIER_TOKEN_WORD))
        i += m + n;
      else
        last_day = 0;
      i += match_following_year (tokens, i, &year);
      if (last_day > 0)
        set_range (match,
                   (DossierDatePoint){ year, month, day },
                   (DossierDatePoint){ year, month, last_day });
      else
        set_point (match, year, month, day);
      return i - index;
    }

  n = match_following_year (tokens, i, &year);
  if (n > 0 && (is_capital || (month != 5 && month != 3)))
    {
      set_point (match, year, month, 0);
      return i + n - index;
    }

  /* The year that is told by a word: "March this year". */
  if (is_capital && (dossier_tokens_match_phrase (tokens, i, "last year") > 0 ||
                     dossier_tokens_match_phrase (tokens, i, "this year") > 0 ||
                     dossier_tokens_match_phrase (tokens, i, "next year") > 0))
    {
      match->form = DOSSIER_DATE_MONTH;
      match->from = (DossierDatePoint){ 0, month, 0 };
      match->unit = DOSSIER_DATE_YEAR;
      match->count = dossier_tokens_match (tokens, i, "last")   ? -1
                     : dossier_tokens_match (tokens, i, "next") ? 1
                                                                : 0;
      return i + 2 - index;
    }

  if (!is_month_alone (tokens, index))
    return 0;

  match->form = DOSSIER_DATE_MONTH;
  match->from = (DossierDatePoint){ 0, month, 0 };
  match->unit = DOSSIER_DATE_DAY;
  return 1;
}

/* Newspapers and days that have names of their own. */
static gboolean
is_weekday_in_name (const DossierTokens *tokens, int index)
{
  static const char *const before[] = { "black", "good", "bloody", "super",  "cyber", "ash",
                                        "palm",  "man",  "easter", "giving", "fat",   "whit" };
  static const char *const after[] = { "times",       "telegraph", "mirror", "express", "mail",
                                       "post",        "herald",    "star",   "school",  "world",
                                       "independent", "league",    "best" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (dossier_tokens_match (tokens, index - 1, before[i]) &&
        (dossier_tokens_get (tokens, index - 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    if (dossier_tokens_match (tokens, index + 1, after[i]) &&
        (dossier_tokens_get (tokens, index + 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
      return TRUE;

  return dossier_tokens_match_phrase (tokens, index + 1, "night live") > 0;
}

static gboolean
is_part_of_day (const DossierTokens *tokens, int index)
{
  return dossier_tokens_match (tokens, index, "morning") ||
         dossier_tokens_match (tokens, index, "afternoon") ||
         dossier_tokens_match (tokens, index, "evening") ||
         dossier_tokens_match (tokens, index, "night");
}

/* "Friday", "last Friday", "Friday night", "Saturday, December 6" */
static int
match_weekday (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  int                 i = index;
  const DossierToken *day = NULL;
  DossierDirection    direction = DOSSIER_DIRECTION_OPEN;
  int                 n = 0;

  if (dossier_tokens_match (tokens, i, "last") ||
      dossier_tokens_match_phrase (tokens, i, "this past"))
    direction = DOSSIER_DIRECTION_LAST;
  else if (dossier_tokens_match (tokens, i, "next") ||
           dossier_tokens_match_phrase (tokens, i, "this coming"))
    direction = DOSSIER_DIRECTION_NEXT;
  else if (dossier_tokens_match (tokens, i, "this"))
    direction = DOSSIER_DIRECTION_THIS;
  if (direction != DOSSIER_DIRECTION_OPEN)
    i += dossier_tokens_match (tokens, i + 1, "past") ||
                 dossier_tokens_match (tokens, i + 1, "coming")
             ? 2
             : 1;

  day = dossier_tokens_get (tokens, i);
  if (!dossier_token_has_class (day, DOSSIER_WORD_WEEKDAY))
    return 0;

  /* A full date after it says more. */
  if (direction == DOSSIER_DIRECTION_OPEN)
    {
      int next = i + 1;

      if (dossier_token_is_mark (dossier_tokens_get (tokens, next), '.') &&
          day->end - day->start < 6)
        next++;
      if (dossier_token_is_mark (dossier_tokens_get (tokens, next), ','))
        next++;
      if (dossier_tokens_match (tokens, next, "the"))
        next++;
      n = match_day_first (tokens, next, match);
      if (n == 0 && !(dossier_tokens_get (tokens, next)->flags == 0))
        {
          DossierDateMatch with_day = { 0 };

          n = match_month_first (tokens, next, &with_day);
          if (n > 0 && with_day.from.day > 0)
            *match = with_day;
          else
            n = 0;
        }
      if (n > 0)
        return next + n - index;
    }

  if (day->end - day->start < 6 || (day->flags & DOSSIER_TOKEN_CAPITAL) == 0 ||
      is_weekday_in_name (tokens, i))
    {
      /* Text without capitals has its days after a preposition. */
      if (day->end - day->start < 6 ||
          !(dossier_tokens_match (tokens, i - 1, "on") || direction != DOSSIER_DIRECTION_OPEN))
        return 0;
    }

  match->form = DOSSIER_DATE_WEEKDAY;
  match->weekday = day->payload;
  match->direction = direction;
  i++;
  return (is_part_of_day (tokens, i) ? i + 1 : i) - index;
}

/* A preposition or the like that makes any four digits a year. */
static gboolean
has_year_cue (const DossierTokens *tokens, int index)
{
  static const char *const cues[] = { "in",     "since",  "until",  "till",   "by",       "from",
                                      "during", "before", "after",  "circa",  "between",  "early",
                                      "late",   "mid",    "year",   "born",   "season",   "c",
                                      "winter", "summer", "spring", "autumn", "copyright" };
  const DossierToken      *previous = dossier_tokens_get (tokens, index - 1);
  int                      i = previous->kind == DOSSIER_TOKEN_HYPHEN ? index - 2 : index - 1;

  int first = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (cues); k++)
    if (dossier_tokens_match (tokens, i, cues[k]))
      return TRUE;

  /* "from 1445 to 1870" */
  return (dossier_tokens_match (tokens, i, "to") || dossier_tokens_match (tokens, i, "and")) &&
         get_year (tokens, i - 1, &first);
}

/* "at least 1950 boats" */
static gboolean
is_after_hedge (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "least",   "than",  "some",          "nearly",    "almost",
                                       "roughly", "about", "approximately", "estimated", "over" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index - 1, words[i]))
      return TRUE;

  return FALSE;
}

/* What is counted or measured by four digits is no year. */
static gboolean
is_year_counting (const DossierTokens *tokens, int index, int year)
{
  static const char *const units[] = {
    "km",       "miles",  "metres",     "meters",     "feet",    "tonnes",  "tons",  "kg",
    "hectares", "acres",  "dollars",    "euros",      "pounds",  "rupees",  "years", "hours",
    "gmt",      "utc",    "kilometres", "kilometers", "degrees", "percent", "per",   "mw",
    "litres",   "liters", "gallons",    "barrels",    "m",       "ft",      "local", "yen",
    "yuan",     "days",   "square",     "sq"
  };
  static const char *const events[] = { "elections", "olympics", "games",         "results",
                                        "awards",    "polls",    "championships", "finals",
                                        "primaries", "census",   "protests",      "riots",
                                        "attacks",   "figures",  "accords" };
  const DossierToken      *next = dossier_tokens_get (tokens, index + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (dossier_tokens_match (tokens, index + 1, units[i]))
      return TRUE;
  if (dossier_token_has_class (next, DOSSIER_WORD_NUMBER) || dossier_token_is_mark (next, '%') ||
      next->kind == DOSSIER_TOKEN_CURRENCY)
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (events); i++)
    if (dossier_tokens_match (tokens, index + 1, events[i]))
      return FALSE;
  if (has_year_cue (tokens, index))
    return FALSE;
  if (dossier_token_has_class (next, DOSSIER_WORD_PLURAL) &&
      (next->flags & DOSSIER_TOKEN_CAPITAL) == 0)
    return TRUE;

  return next->kind == DOSSIER_TOKEN_WORD && (next->flags & DOSSIER_TOKEN_CAPITAL) == 0 &&
         next->end - next->start > 3 && tokens->text[next->end - 1] == 's' &&
         !dossier_token_has_class (next, DOSSIER_WORD_SINGULAR | DOSSIER_WORD_FUNCTION) &&
         (year % 100 == 0 || is_after_hedge (tokens, index));
}

/* Something before the digits that they belong to: "$2000", "Windows 2000", "No. 2000". */
static gboolean
is_year_named (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);

  if (previous->kind == DOSSIER_TOKEN_CURRENCY || dossier_token_is_mark (previous, '#') ||
      dossier_token_is_mark (previous, 0x2116))
    return TRUE;
  if (dossier_token_is_glued (token) &&
      (previous->kind == DOSSIER_TOKEN_WORD || dossier_token_is_mark (previous, '+') ||
       dossier_token_is_mark (previous, '.') || dossier_token_is_mark (previous, ',')))
    return TRUE;
  if (dossier_token_is_glued (token) && previous->kind == DOSSIER_TOKEN_HYPHEN &&
      dossier_token_is_glued (previous))
    return !has_year_cue (tokens, index) && !dossier_tokens_match (tokens, index - 2, "pre") &&
           !dossier_tokens_match (tokens, index - 2, "post");

  return dossier_token_has_class (previous, DOSSIER_WORD_NAMED) &&
         !dossier_tokens_match (tokens, index - 1, "act") &&
         !dossier_tokens_match (tokens, index - 1, "law") &&
         !dossier_tokens_match (tokens, index - 1, "season");
}

/* "1990s", "the 80s" */
static int
match_decade (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 year = 0;

  if (!is_glued_to_next (tokens, index) || !dossier_tokens_match (tokens, index + 1, "s") ||
      !get_integer (tokens, index, 20, 2090, &year) || year % 10 != 0)
    return 0;
  if (token->end - token->start == 2)
    {
      /* "his 40s" is an age, "the mid-40s" may be a temperature. */
      if (!dossier_tokens_match (tokens, index - 1, "the") || year < 30 ||
          dossier_tokens_match (tokens, index - 2, "into"))
        return 0;
      year += 1900;
    }
  else if (token->end - token->start != 4 || year < 1000)
    return 0;

  set_range (match,
             (DossierDatePoint){ year, 0, 0 },
             (DossierDatePoint){ year + (year % 100 == 0 && year < 2000 ? 99 : 9), 0, 0 });
  return 2;
}

/* "2019", "1939-45", "2023/24" */
static int
match_year (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *hyphen = dossier_tokens_get (tokens, index + 1);
  int                 year = 0;
  int                 last = 0;
  gboolean            is_plain = FALSE;

  if (!get_year (tokens, index, &year) || is_year_named (tokens, index))
    return 0;

  is_plain = year >= FIRST_PLAIN_YEAR && year <= LAST_PLAIN_YEAR;
  if ((is_hyphen (hyphen) || dossier_token_is_mark (hyphen, '/')) &&
      dossier_token_is_glued (hyphen) && is_glued_to_next (tokens, index + 1) &&
      get_integer (tokens, index + 2, 1, 2999, &last))
    {
      const DossierToken *end = dossier_tokens_get (tokens, index + 2);
      gsize               length = end->end - end->start;

      if (length == 2)
        last += year - year % 100;
      if ((length == 2 || length == 4) && last > year && last - year < 300 &&
          (is_plain || length == 4) &&
          !(is_glued_to_next (tokens, index + 2) &&
            dossier_tokens_get (tokens, index + 3)->kind != DOSSIER_TOKEN_MARK))
        {
          set_range (match, (DossierDatePoint){ year, 0, 0 }, (DossierDatePoint){ last, 0, 0 });
          return 3;
        }
      return 0;
    }

  if (!is_plain && !(has_year_cue (tokens, index) && year < FIRST_PLAIN_YEAR))
    return 0;
  if (is_year_counting (tokens, index, year))
    return 0;

  set_point (match, year, 0, 0);
  return 1;
}

/* "21st century", "nineteenth-century" */
static int
match_century (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  double number = 0;
  int    n = dossier_number_match_ordinal (tokens, index, &number);
  int    i = index + n;
  int    first = 0;

  if (n == 0 || number < 5 || number > 30)
    return 0;
  if (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_HYPHEN)
    i++;
  if (!dossier_tokens_match (tokens, i, "century") || dossier_tokens_match (tokens, i + 1, "fox"))
    return 0;

  first = ((int) number - 1) * 100 + 1;
  set_range (match, (DossierDatePoint){ first, 0, 0 }, (DossierDatePoint){ first + 99, 0, 0 });
  return i + 1 - index;
}

/* "Q1 2024", "first quarter of 2024", "second half of last year" is left to the year. */
static int
match_quarter (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  double ordinal = 0;
  int    quarter = 0;
  int    year = 0;
  int    n = 0;
  int    i = index;
  int    months = 3;

  if (dossier_tokens_match (tokens, i, "q") && is_glued_to_next (tokens, i) &&
      get_integer (tokens, i + 1, 1, 4, &quarter))
    i += 2;
  else
    {
      n = dossier_number_match_ordinal (tokens, i, &ordinal);
      if (n == 0 || ordinal > 4)
        return 0;
      quarter = (int) ordinal;
      i += n;
      if (dossier_tokens_match (tokens, i, "half") && quarter <= 2)
        months = 6;
      else if (!dossier_tokens_match (tokens, i, "quarter"))
        return 0;
      i++;
    }

  if (dossier_tokens_match (tokens, i, "of"))
    i++;
  if (!get_year (tokens, i, &year))
    return 0;

  set_range (match,
             (DossierDatePoint){ year, (quarter - 1) * months + 1, 0 },
             (DossierDatePoint){ year, quarter * months, 0 });
  return i + 1 - index;
}

static int
match_season (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  DossierDirection direction =
      dossier_tokens_match (tokens, index, "last")   ? DOSSIER_DIRECTION_LAST
      : dossier_tokens_match (tokens, index, "next") ? DOSSIER_DIRECTION_NEXT
      : dossier_tokens_match (tokens, index, "this") ? DOSSIER_DIRECTION_THIS
                                                     : DOSSIER_DIRECTION_OPEN;
  int i = direction == DOSSIER_DIRECTION_OPEN ? index : index + 1;
  int year = 0;

  for (gsize k = 0; k < G_N_ELEMENTS (seasons); k++)
    if (dossier_tokens_match (tokens, i, seasons[k]))
      match->season = season_numbers[k];
  if (match->season == 0)
    return 0;

  match->form = DOSSIER_DATE_SEASON;
  match->direction = direction;
  if (direction != DOSSIER_DIRECTION_OPEN)
    return 2;

  i++;
  if (dossier_tokens_match (tokens, i, "of"))
    i++;
  if (!get_year (tokens, i, &year))
    return 0;
  match->from.year = year;
  return i + 1 - index;
}

/* "three days ago", "a year ago" */
static int
match_ago (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  static const struct
  {
    const char     *words[2];
    DossierDateUnit unit;
    int             times;
  } units[] = {
    { { "day", "days" }, DOSSIER_DATE_DAY, 1 },
    { { "week", "weeks" }, DOSSIER_DATE_WEEK, 1 },
    { { "fortnight", "fortnights" }, DOSSIER_DATE_WEEK, 2 },
    { { "month", "months" }, DOSSIER_DATE_MONTHS, 1 },
    { { "year", "years" }, DOSSIER_DATE_YEAR, 1 },
    { { "decade", "decades" }, DOSSIER_DATE_YEAR, 10 },
    { { "century", "centuries" }, DOSSIER_DATE_YEAR, 100 },
  };
  DossierNumber number = { 0 };
  int           i = index;
  int           n = 0;

  if (dossier_tokens_match (tokens, i, "a") || dossier_tokens_match (tokens, i, "an"))
    {
      number.value = 1;
      n = 1;
    }
  if (n == 0 || dossier_tokens_match (tokens, i + 1, "dozen") ||
      dossier_tokens_match (tokens, i + 1, "hundred"))
    n = dossier_number_match (tokens, i, &number);
  if (n == 0 || number.value < 1 || number.value > 5000 ||
      (number.forms & DOSSIER_NUMBER_OPEN) != 0)
    return 0;

  i += n;
  for (gsize k = 0; k < G_N_ELEMENTS (units); k++)
    if ((dossier_tokens_match (tokens, i, units[k].words[0]) ||
         dossier_tokens_match (tokens, i, units[k].words[1])) &&
        dossier_tokens_match (tokens, i + 1, "ago"))
      {
        match->form = DOSSIER_DATE_UNIT;
        match->unit = units[k].unit;
        match->count = -(int) (number.value * units[k].times + 0.5);
        return i + 2 - index;
      }

  return 0;
}

/* "early 2024", "mid-November", "late last year" */
static int
match_part_of (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  int i = index;
  int n = 0;

  if (!dossier_tokens_match (tokens, i, "early") && !dossier_tokens_match (tokens, i, "late") &&
      !dossier_tokens_match (tokens, i, "mid"))
    return 0;

  i++;
  if (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_HYPHEN)
    i++;
  n = match_decade (tokens, i, match);
  if (n == 0)
    n = match_year (tokens, i, match);
  if (n == 0)
    n = match_month_first (tokens, i, match);
  /* "Late on 6 December" has the day after it; "late 6 December" is not said. */
  return n > 0 && match->from.day == 0 ? i + n - index : 0;
}

static int
match_relative (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  for (gsize i = 0; i < G_N_ELEMENTS (relative_phrases); i++)
    {
      const RelativePhrase *phrase = &relative_phrases[i];
      int                   n = dossier_tokens_match_phrase (tokens, index, phrase->words);

      /* "this week's" is that week, "last year-end" is not a year. */
      if (n > 0)
        {
          match->form = phrase->form;
          match->unit = phrase->unit;
          match->count = phrase->count;
          return n;
        }
    }

  for (gsize i = 0; i < G_N_ELEMENTS (feast_days); i++)
    {
      int n = dossier_tokens_match_phrase (tokens, index, feast_days[i].words);

      if (n > 0 && (dossier_tokens_get (tokens, index)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
        {
          set_point (match, 0, feast_days[i].month, feast_days[i].day);
          return n + match_following_year (tokens, index + n, &match->from.year);
        }
    }

  /* "last March" */
  if (dossier_tokens_match (tokens, index, "last") ||
      dossier_tokens_match (tokens, index, "next") || dossier_tokens_match (tokens, index, "this"))
    {
      const DossierToken *month = dossier_tokens_get (tokens, index + 1);

      if (dossier_token_has_class (month, DOSSIER_WORD_MONTH) &&
          (month->flags & DOSSIER_TOKEN_CAPITAL) != 0 && !is_short_month (month))
        {
          match->form = DOSSIER_DATE_MONTH;
          match->unit = DOSSIER_DATE_DAY;
          match->from.month = month->payload;
          match->direction = dossier_tokens_match (tokens, index, "last") ? DOSSIER_DIRECTION_LAST
                             : dossier_tokens_match (tokens, index, "next")
                                 ? DOSSIER_DIRECTION_NEXT
                                 : DOSSIER_DIRECTION_THIS;
          return 2;
        }
    }

  return 0;
}

typedef int (*Matcher) (const DossierTokens *tokens, int index, DossierDateMatch *match);

/* The first that matches counts, so that fuller forms come first. */
static const struct
{
  guint8  kind;
  guint32 classes;
  Matcher match;
} matchers[] = {
  { DOSSIER_TOKEN_NUMBER, 0, match_numeric },
  { DOSSIER_TOKEN_CODE, 0, match_dotted },
  { DOSSIER_TOKEN_NUMBER, 0, match_day_first },
  { DOSSIER_TOKEN_NUMBER, 0, match_decade },
  { DOSSIER_TOKEN_NUMBER, 0, match_century },
  { DOSSIER_TOKEN_NUMBER, 0, match_year },
  { DOSSIER_TOKEN_NUMBER, 0, match_ago },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, match_day_first },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, match_century },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, match_quarter },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER | DOSSIER_WORD_DETERMINER, match_ago },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_MONTH, match_month_first },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_WEEKDAY | DOSSIER_WORD_DATE, match_weekday },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_relative },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_season },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_part_of },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_FALL, match_season },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_quarter },
};

int
dossier_dates_match (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (token->classes == 0 && token->kind != DOSSIER_TOKEN_NUMBER &&
      token->kind != DOSSIER_TOKEN_CODE)
    return 0;
  if ((token->flags & DOSSIER_TOKEN_ADDRESS) != 0)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (matchers); i++)
    if (matchers[i].kind == token->kind &&
        (matchers[i].classes == 0 || dossier_token_has_class (token, matchers[i].classes)))
      {
        int n = 0;

        *match = (DossierDateMatch){ 0 };
        n = matchers[i].match (tokens, index, match);
        if (n > 0)
          return n;
      }

  return 0;
}
