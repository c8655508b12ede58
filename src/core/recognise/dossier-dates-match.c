/* dossier-dates-match.c: reads one date, without deciding yet which day it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates-match.h"

#include "core/recognise/dossier-dates-parts.h"
#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

typedef struct
{
  const char     *words;
  DossierDateForm form;
  DossierDateUnit unit;
  int             count;
} RelativePhrase;

/* Longer phrases first. */
static const RelativePhrase relative_phrases[] = {
  { "the day before yesterday", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -2 },
  { "the day after tomorrow", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 2 },
  { "yesterday morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1 },
  { "yesterday afternoon", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1 },
  { "yesterday evening", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1 },
  { "yesterday", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1 },
  { "today", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0 },
  { "tonight", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0 },
  { "tomorrow morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1 },
  { "tomorrow night", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1 },
  { "tomorrow", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 1 },
  { "overnight", DOSSIER_DATE_OVERNIGHT, DOSSIER_DATE_DAY, 0 },
  { "last night", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, -1 },
  { "this morning", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0 },
  { "this afternoon", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0 },
  { "this evening", DOSSIER_DATE_UNIT, DOSSIER_DATE_DAY, 0 },
  { "last week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, -1 },
  { "this week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, 0 },
  { "next week", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEK, 1 },
  { "last weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, -1 },
  { "this past weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, -1 },
  { "this weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, 0 },
  { "next weekend", DOSSIER_DATE_UNIT, DOSSIER_DATE_WEEKEND, 1 },
  { "last month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, -1 },
  { "this month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, 0 },
  { "next month", DOSSIER_DATE_UNIT, DOSSIER_DATE_MONTHS, 1 },
  { "last quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, -1 },
  { "this quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, 0 },
  { "next quarter", DOSSIER_DATE_UNIT, DOSSIER_DATE_QUARTER, 1 },
  { "last year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, -1 },
  { "this year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, 0 },
  { "next year", DOSSIER_DATE_UNIT, DOSSIER_DATE_YEAR, 1 },
  { "last century", DOSSIER_DATE_UNIT, DOSSIER_DATE_CENTURY, -1 },
  { "this century", DOSSIER_DATE_UNIT, DOSSIER_DATE_CENTURY, 0 },
  { "this decade", DOSSIER_DATE_UNIT, DOSSIER_DATE_DECADE, 0 },
  { "last decade", DOSSIER_DATE_UNIT, DOSSIER_DATE_DECADE, -1 },
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

static gboolean
is_short_month (const DossierToken *token)
{
  return token->end - token->start <= 4 && token->payload != 5 && token->payload != 6 &&
         token->payload != 7;
}

/* "-", "to", "and" between two days. */
static int
match_between (const DossierTokens *tokens, int index)
{
  return dossier_dates_is_hyphen (dossier_tokens_get (tokens, index)) ||
                 dossier_tokens_match (tokens, index, "to") ||
                 dossier_tokens_match (tokens, index, "and") ||
                 dossier_tokens_match (tokens, index, "or") ||
                 dossier_tokens_match (tokens, index, "through")
             ? 1
             : 0;
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

  if (!(dossier_dates_is_hyphen (first) || dossier_token_is_mark (first, '/')) ||
      first->kind != second->kind || first->symbol != second->symbol)
    return 0;
  for (int i = 1; i <= 4; i++)
    if (!dossier_token_is_glued (dossier_tokens_get (tokens, index + i)))
      return 0;
  if (!dossier_dates_get_integer (tokens, index, 1, 2999, &a) ||
      !dossier_dates_get_integer (tokens, index + 2, 1, 31, &b) ||
      !dossier_dates_get_integer (tokens, index + 4, 1, 2999, &c))
    return 0;
  if (dossier_dates_is_glued_to_next (tokens, index + 4) &&
      (dossier_dates_is_hyphen (dossier_tokens_get (tokens, index + 5)) ||
       dossier_token_is_mark (dossier_tokens_get (tokens, index + 5), '/')))
    return 0;

  is_year_first = a > 999;
  if (is_year_first)
    {
      if (b > 12 || c > 31)
        return 0;
      dossier_dates_set_point (match, a, b, c);
      return 5;
    }

  if (dossier_dates_is_hyphen (first) && c < 1000)
    return 0;
  if (c < 100)
    c += c < 70 ? 2000 : 1900;
  if (c < 1000 || a > 31 || (a > 12 && b > 12))
    return 0;

  /* Which of two small numbers is the day depends on where it was written; the year is sure. */
  if (a > 12)
    dossier_dates_set_point (match, c, b, a);
  else if (b > 12)
    dossier_dates_set_point (match, c, a, b);
  else if (a == b)
    dossier_dates_set_point (match, c, a, b);
  else
    dossier_dates_set_point (match, c, 0, 0);
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

  dossier_dates_set_point (match, parts[2], parts[1], parts[0]);
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
  int                 n = dossier_dates_match_day (tokens, i, &day);
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
      int m = dossier_dates_match_day (tokens, i + n, &last_day);

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
  n = dossier_dates_match_month (tokens, i, &month);
  if (n == 0)
    return 0;
  i += n;
  n = dossier_dates_match_following_year (tokens, i, &year);
  /* "of whom 5 may", "10 march on" */
  if ((name->flags & DOSSIER_TOKEN_CAPITAL) == 0 && n == 0 &&
      !(dossier_tokens_match (tokens, index - 1, "on") && month != 5 && month != 3))
    return 0;

  if (last_day > day)
    dossier_dates_set_range (match,
                             (DossierDatePoint){ year, month, day },
                             (DossierDatePoint){ year, month, last_day });
  else
    dossier_dates_set_point (match, year, month, day);
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

  if (dossier_dates_is_hyphen (dossier_tokens_get (tokens, i)))
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
  int                 n = dossier_dates_match_month (tokens, index, &month);
  int                 i = index + n;
  int                 m = 0;

  if (n == 0)
    return 0;

  n = dossier_dates_match_day (tokens, i, &day);
  if (n > 0 && !is_counted_noun (tokens, index, i + n) &&
      (is_capital || (month != 3 && month != 5) || dossier_tokens_match (tokens, index - 1, "on")))
    {
      i += n;
      m = match_between (tokens, i);
      n = m > 0 ? dossier_dates_match_day (tokens, i + m, &last_day) : 0;
      if (n > 0 && last_day > day &&
          !dossier_token_has_class (dossier_tokens_get (tokens, i + m + n), DOSSIER_WORD_MONTH) &&
          (dossier_dates_is_hyphen (dossier_tokens_get (tokens, i)) ||
           dossier_tokens_match (tokens, i, "to") ||
           dossier_tokens_get (tokens, i + m + n)->kind != DOSSIER_TOKEN_WORD))
        i += m + n;
      else
        last_day = 0;
      i += dossier_dates_match_following_year (tokens, i, &year);
      if (last_day > 0)
        dossier_dates_set_range (match,
                                 (DossierDatePoint){ year, month, day },
                                 (DossierDatePoint){ year, month, last_day });
      else
        dossier_dates_set_point (match, year, month, day);
      return i - index;
    }

  n = dossier_dates_match_following_year (tokens, i, &year);
  if (n > 0 && (is_capital || (month != 5 && month != 3)))
    {
      dossier_dates_set_point (match, year, month, 0);
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
  n = dossier_dates_match_decade (tokens, i, match);
  if (n == 0)
    n = dossier_dates_match_year (tokens, i, match);
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
          dossier_dates_set_point (match, 0, feast_days[i].month, feast_days[i].day);
          return n + dossier_dates_match_following_year (tokens, index + n, &match->from.year);
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
  { DOSSIER_TOKEN_NUMBER, 0, dossier_dates_match_decade },
  { DOSSIER_TOKEN_NUMBER, 0, dossier_dates_match_century },
  { DOSSIER_TOKEN_NUMBER, 0, dossier_dates_match_year },
  { DOSSIER_TOKEN_NUMBER, 0, match_ago },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, match_day_first },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, dossier_dates_match_century },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER, dossier_dates_match_quarter },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_NUMBER | DOSSIER_WORD_DETERMINER, match_ago },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_MONTH, match_month_first },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_WEEKDAY | DOSSIER_WORD_DATE, match_weekday },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_relative },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, dossier_dates_match_season },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, match_part_of },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_FALL, dossier_dates_match_season },
  { DOSSIER_TOKEN_WORD, DOSSIER_WORD_DATE, dossier_dates_match_quarter },
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
