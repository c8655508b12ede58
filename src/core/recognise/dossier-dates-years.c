/* dossier-dates-years.c: reads years, decades, centuries, quarters and seasons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates-parts.h"

#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

/* What bare numbers are years without a word that says so. */
#define FIRST_PLAIN_YEAR 1900
#define LAST_PLAIN_YEAR  2099

static const char *const seasons[] = { "spring", "summer", "autumn", "fall", "winter" };
static const guint8      season_numbers[] = { 1, 2, 3, 3, 4 };

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
         dossier_dates_get_year (tokens, i - 1, &first);
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
int
dossier_dates_match_decade (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 year = 0;

  if (!dossier_dates_is_glued_to_next (tokens, index) ||
      !dossier_tokens_match (tokens, index + 1, "s") ||
      !dossier_dates_get_integer (tokens, index, 20, 2090, &year) || year % 10 != 0)
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

  dossier_dates_set_range (
      match,
      (DossierDatePoint){ year, 0, 0 },
      (DossierDatePoint){ year + (year % 100 == 0 && year < 2000 ? 99 : 9), 0, 0 });
  return 2;
}

/* "2019", "1939-45", "2023/24" */
int
dossier_dates_match_year (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  const DossierToken *hyphen = dossier_tokens_get (tokens, index + 1);
  int                 year = 0;
  int                 last = 0;
  gboolean            is_plain = FALSE;

  if (!dossier_dates_get_year (tokens, index, &year) || is_year_named (tokens, index))
    return 0;

  is_plain = year >= FIRST_PLAIN_YEAR && year <= LAST_PLAIN_YEAR;
  if ((dossier_dates_is_hyphen (hyphen) || dossier_token_is_mark (hyphen, '/')) &&
      dossier_token_is_glued (hyphen) && dossier_dates_is_glued_to_next (tokens, index + 1) &&
      dossier_dates_get_integer (tokens, index + 2, 1, 2999, &last))
    {
      const DossierToken *end = dossier_tokens_get (tokens, index + 2);
      gsize               length = end->end - end->start;

      if (length == 2)
        last += year - year % 100;
      if ((length == 2 || length == 4) && last > year && last - year < 300 &&
          (is_plain || length == 4) &&
          !(dossier_dates_is_glued_to_next (tokens, index + 2) &&
            dossier_tokens_get (tokens, index + 3)->kind != DOSSIER_TOKEN_MARK))
        {
          dossier_dates_set_range (match,
                                   (DossierDatePoint){ year, 0, 0 },
                                   (DossierDatePoint){ last, 0, 0 });
          return 3;
        }
      return 0;
    }

  if (!is_plain && !(has_year_cue (tokens, index) && year < FIRST_PLAIN_YEAR))
    return 0;
  if (is_year_counting (tokens, index, year))
    return 0;

  dossier_dates_set_point (match, year, 0, 0);
  return 1;
}

/* "21st century", "nineteenth-century" */
int
dossier_dates_match_century (const DossierTokens *tokens, int index, DossierDateMatch *match)
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
  dossier_dates_set_range (match,
                           (DossierDatePoint){ first, 0, 0 },
                           (DossierDatePoint){ first + 99, 0, 0 });
  return i + 1 - index;
}

/* "Q1 2024", "first quarter of 2024", "second half of last year" is left to the year. */
int
dossier_dates_match_quarter (const DossierTokens *tokens, int index, DossierDateMatch *match)
{
  double ordinal = 0;
  int    quarter = 0;
  int    year = 0;
  int    n = 0;
  int    i = index;
  int    months = 3;

  if (dossier_tokens_match (tokens, i, "q") && dossier_dates_is_glued_to_next (tokens, i) &&
      dossier_dates_get_integer (tokens, i + 1, 1, 4, &quarter))
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
  if (!dossier_dates_get_year (tokens, i, &year))
    return 0;

  dossier_dates_set_range (match,
                           (DossierDatePoint){ year, (quarter - 1) * months + 1, 0 },
                           (DossierDatePoint){ year, quarter * months, 0 });
  return i + 1 - index;
}

int
dossier_dates_match_season (const DossierTokens *tokens, int index, DossierDateMatch *match)
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
  if (!dossier_dates_get_year (tokens, i, &year))
    return 0;
  match->from.year = year;
  return i + 1 - index;
}
