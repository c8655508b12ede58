/* dossier-figures-amount.c: reads a number with its unit, as one printed amount.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-amount.h"

#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-tokens-words.h"

#include <math.h>
#include <string.h>

/* A second part makes "5 ft 2 in", a third "1 h 2 min 3 s". */
#define MAX_PARTS 3

typedef struct
{
  const char *letters;
  double      value;
} Scale;

/* After money, one letter is a scale. */
static const Scale money_scales[] = {
  { "m", 1e6 },  { "mm", 1e6 }, { "mn", 1e6 },  { "mil", 1e6 }, { "mio", 1e6 }, { "b", 1e9 },
  { "bn", 1e9 }, { "t", 1e12 }, { "tn", 1e12 }, { "k", 1e3 },   { "cr", 1e7 },  { "l", 1e5 },
};

/* Units that people put together, larger first. */
static const char *const parts[][2] = {
  { "foot", "inch" },     { "pound", "ounce" },
  { "stone", "pound" },   { "hour", "minute" },
  { "minute", "second" }, { "year", "month" },
  { "day", "hour" },      { "week", "day" },
  { "month", "day" },     { "degree", "arc-minute" },
  { "year", "week" },     { "month", "week" },
  { "mile", "yard" },     { "hour", "second" },
  { "year", "day" },      { "year-person", "month-person" },
};

static void
scale_by (DossierNumber *number, double factor)
{
  number->mantissa = number->value;
  number->value = dossier_number_multiply (number->value, factor);
  number->scale = factor;
  number->forms = (number->forms | DOSSIER_NUMBER_SCALED) & ~(guint) DOSSIER_NUMBER_PLAIN;
}

static gboolean
find_part (const char *first, const char *second)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i][0], first) == 0 && strcmp (parts[i][1], second) == 0)
      return TRUE;

  return FALSE;
}

/* "$3.2bn", "Rs 500 cr", "75 USD million" */
static int
match_money_scale (const DossierTokens *tokens, int index, DossierNumber *number)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);
  gsize               length = token->end - token->start;

  if (token->kind != DOSSIER_TOKEN_WORD || number->scale >= 1000 ||
      (next->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (next)))
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (money_scales); i++)
    if (dossier_tokens_match (tokens, index, money_scales[i].letters) &&
        (dossier_token_is_glued (token) || length > 1 ||
         (tokens->text[token->start] == 'm' && !dossier_token_is_glued (next))))
      {
        scale_by (number, money_scales[i].value);
        return 1;
      }

  return 0;
}

/* A scale word right after a currency that stands behind the digits. */
static int
match_late_scale (const DossierTokens *tokens, int index, DossierNumber *number)
{
  static const Scale words[] = { { "million", 1e6 }, { "billion", 1e9 }, { "trillion", 1e12 } };

  if (number->scale > 1)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index, words[i].letters))
      {
        scale_by (number, words[i].value);
        return 1;
      }

  return 0;
}

/* "12m people": whether the m written to the digits is a million. */
static gboolean
is_million (const DossierTokens *tokens, const DossierAmount *amount, const DossierUnitMatch *unit)
{
  static const char *const lengths[] = { "high",      "long",         "wide",         "deep",
                                         "tall",      "away",         "hurdles",      "freestyle",
                                         "sprint",    "race",         "final",        "relay",
                                         "waves",     "steeplechase", "breaststroke", "backstroke",
                                         "butterfly", "heats",        "runners" };
  const DossierToken      *token = dossier_tokens_get (tokens, amount->number_end);
  const DossierToken      *next = dossier_tokens_get (tokens, amount->number_end + 1);
  DossierUnitMatch         after = { 0 };

  if (unit->per != NULL || strcmp (unit->id, "meter") != 0 || !dossier_token_is_glued (token) ||
      token->end - token->start != 1 || dossier_token_is_glued (next))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    if (dossier_tokens_match (tokens, amount->number_end + 1, lengths[i]))
      return FALSE;

  return dossier_figures_match_counted (tokens, amount->number_end + 1) > 0 ||
         dossier_units_match (tokens, amount->number_end + 1, &amount->number, &after) > 0;
}

/* "half an hour", "a quarter of a mile" */
static int
match_unit_of_part (const DossierTokens *tokens, DossierAmount *amount)
{
  int i = amount->number_end;
  int n = 0;

  /* "thousands of dollars" */
  if ((amount->number.forms & DOSSIER_NUMBER_OPEN) != 0)
    {
      if (!dossier_tokens_match (tokens, i, "of"))
        return 0;
      n = dossier_units_match (tokens, i + 1, &amount->number, &amount->unit);
      return n > 0 ? n + 1 : 0;
    }
  if ((amount->number.forms & DOSSIER_NUMBER_PARTS) == 0)
    return 0;
  if (dossier_tokens_match (tokens, i, "of"))
    i++;
  if (!dossier_tokens_match (tokens, i, "a") && !dossier_tokens_match (tokens, i, "an"))
    return 0;

  n = dossier_units_match (tokens, i + 1, &amount->number, &amount->unit);
  return n > 0 ? i + 1 + n - amount->number_end : 0;
}

/* "5 ft 2 in", "3 dollars 50 cents" after the first part. */
static int
match_second_part (const DossierTokens *tokens, DossierAmount *amount)
{
  const DossierUnit *unit = amount->unit.unit;
  DossierNumber      number = { 0 };
  DossierUnitMatch   second = { 0 };
  int                i = amount->end;
  int                n = 0;
  gboolean           is_money = unit->dimension == DOSSIER_DIMENSION_MONEY;

  if (amount->unit.per != NULL || amount->has_prefix)
    return 0;
  if (dossier_tokens_match (tokens, i, "and") ||
      dossier_token_is_mark (dossier_tokens_get (tokens, i), ','))
    i++;
  n = dossier_number_match (tokens, i, &number);
  if (n == 0 || number.value < 0 ||
      (number.forms & (DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_SCALED)) != 0)
    return 0;

  i += n;
  n = dossier_units_match (tokens, i, &number, &second);
  if (n == 0 && strcmp (unit->id, "foot") == 0 && dossier_tokens_match (tokens, i, "in"))
    {
      second = (DossierUnitMatch){ .unit = dossier_units_find ("inch") };
      n = 1;
    }
  if (n == 0)
    {
      /* "15 dollars 50", but not "15 dollars 50 times". */
      const DossierToken *next = dossier_tokens_get (tokens, i);

      if (!is_money || number.value < 1 || number.value > 99 ||
          number.value != floor (number.value) || amount->number.scale > 1 ||
          (next->kind == DOSSIER_TOKEN_WORD &&
           !dossier_token_has_class (next, DOSSIER_WORD_CONJUNCTION) &&
           !dossier_tokens_match (tokens, i, "more")) ||
          dossier_tokens_get (tokens, i - 1)->end - dossier_tokens_get (tokens, i - 1)->start < 2 ||
          dossier_token_is_mark (dossier_tokens_get (tokens, amount->end), ','))
        return 0;
      amount->number.value += number.value / 100;
      return i - amount->end;
    }

  if (second.per != NULL)
    return 0;
  if (is_money && second.unit->dimension == DOSSIER_DIMENSION_COIN)
    amount->number.value += number.value / 100;
  else if (find_part (unit->id, second.unit->id))
    amount->number.value += number.value * second.unit->factor / unit->factor;
  else
    return 0;

  return i + n - amount->end;
}

static int
match_suffixed (const DossierTokens *tokens, DossierAmount *amount)
{
  int n = dossier_units_match (tokens, amount->number_end, &amount->number, &amount->unit);

  if (n > 0 && is_million (tokens, amount, &amount->unit))
    {
      scale_by (&amount->number, 1e6);
      amount->number_end++;
      n = dossier_units_match (tokens, amount->number_end, &amount->number, &amount->unit);
    }
  if (n == 0)
    n = match_unit_of_part (tokens, amount);
  if (n == 0)
    return 0;

  /* "12 euro zone countries", "five-star hotels" */
  if (dossier_tokens_match (tokens, amount->number_end + n - 1, "euro") &&
      (dossier_tokens_match (tokens, amount->number_end + n, "zone") ||
       dossier_tokens_match (tokens, amount->number_end + n, "area")))
    return 0;

  amount->has_unit = TRUE;
  amount->is_compound =
      dossier_tokens_get (tokens, amount->number_end)->kind == DOSSIER_TOKEN_HYPHEN;
  amount->end = amount->number_end + n;
  if (amount->unit.scale != 1)
    scale_by (&amount->number, amount->unit.scale);
  if (amount->unit.unit->dimension == DOSSIER_DIMENSION_MONEY)
    amount->end += match_late_scale (tokens, amount->end, &amount->number);
  for (int part = 1; part < MAX_PARTS; part++)
    {
      int m = match_second_part (tokens, amount);

      if (m == 0)
        break;
      amount->end += m;
    }

  return amount->end - amount->start;
}

static gboolean
is_quote (const DossierToken *token, const gunichar symbols[3])
{
  return dossier_token_is_glued (token) &&
         (dossier_token_is_mark (token, symbols[0]) || dossier_token_is_mark (token, symbols[1]) ||
          dossier_token_is_mark (token, symbols[2]));
}

/* 6'1" */
static int
match_height (const DossierTokens *tokens, DossierAmount *amount)
{
  static const gunichar feet[3] = { '\'', 0x2019, 0x2032 };
  static const gunichar inches[3] = { '"', 0x201d, 0x2033 };
  int                   i = amount->number_end;
  const DossierToken   *token = dossier_tokens_get (tokens, i + 1);
  double                inch = 0;

  if (!is_quote (dossier_tokens_get (tokens, i), feet) || token->kind != DOSSIER_TOKEN_NUMBER ||
      !dossier_token_is_glued (token) || !is_quote (dossier_tokens_get (tokens, i + 2), inches))
    return 0;

  inch = dossier_number_get_digits (tokens, token);
  if (inch >= 12 || amount->number.value > 100)
    return 0;

  amount->number.value += inch / 12;
  amount->unit.unit = dossier_units_find ("foot");
  g_strlcpy (amount->unit.id, "foot", sizeof amount->unit.id);
  amount->has_unit = TRUE;
  amount->end = i + 3;
  return amount->end - amount->start;
}

static int
match_prefixed (const DossierTokens *tokens, int index, DossierAmount *amount)
{
  DossierUnitMatch again = { 0 };
  int              n = dossier_units_match_prefix (tokens, index, &amount->unit);
  int              i = index + n;

  if (n == 0 || dossier_tokens_get (tokens, i)->kind != DOSSIER_TOKEN_NUMBER)
    return 0;

  amount->number_start = i;
  i += dossier_number_match (tokens, i, &amount->number);
  if (i == amount->number_start)
    return 0;
  if (amount->unit.scale != 1)
    scale_by (&amount->number, amount->unit.scale);
  i += match_money_scale (tokens, i, &amount->number);
  amount->number_end = i;
  /* "$5 million USD", "$20 Canadian dollars" */
  n = dossier_units_match (tokens, i, &amount->number, &again);
  if (n > 0 && again.unit->dimension == DOSSIER_DIMENSION_MONEY && again.per == NULL &&
      (strcmp (again.unit->id, amount->unit.unit->id) == 0 ||
       strcmp (amount->unit.unit->id, "USD") == 0))
    {
      const DossierToken *sign = dossier_tokens_get (tokens, i);

      if (sign->kind != DOSSIER_TOKEN_CURRENCY)
        {
          amount->unit = again;
          i += n;
        }
    }
  i += dossier_units_match_rate (tokens, i, &amount->unit);
  amount->has_unit = TRUE;
  amount->has_prefix = TRUE;
  amount->end = i;
  return i - index;
}

int
dossier_amount_match (const DossierTokens *tokens, int index, DossierAmount *amount)
{
  int n = 0;

  *amount = (DossierAmount){ .start = index, .number_start = index };
  n = match_prefixed (tokens, index, amount);
  if (n > 0)
    return n;

  /* "-$5", "minus £3m" */
  *amount = (DossierAmount){ .start = index, .number_start = index };
  n = dossier_number_match (tokens, index, &amount->number);
  if (n == 0)
    return 0;

  amount->number_end = index + n;
  amount->end = amount->number_end;
  n = match_suffixed (tokens, amount);
  if (n == 0)
    n = match_height (tokens, amount);
  if (n == 0)
    {
      amount->has_unit = FALSE;
      amount->unit = (DossierUnitMatch){ .scale = 1 };
      amount->end = amount->number_end;
    }

  return amount->end - index;
}

int
dossier_amount_match_article (const DossierTokens *tokens, int index, DossierAmount *amount)
{
  static const char *const times[] = { "for",     "within", "than",  "in",   "nearly", "almost",
                                       "exactly", "lasted", "takes", "took", "after" };
  static const char *const others[] = { "exactly", "nearly", "almost",  "about", "than",   "loses",
                                        "weigh",   "weighs", "weighed", "grew",  "within", "over",
                                        "under",   "while",  "of",      "for" };
  const char *const       *words = times;
  gsize                    n_words = G_N_ELEMENTS (times);
  DossierNumber            one = { .value = 1, .mantissa = 1, .scale = 1 };
  const DossierToken      *before = dossier_tokens_get (tokens, index - 1);
  int                      n = 0;

  if (!dossier_tokens_match (tokens, index, "a") && !dossier_tokens_match (tokens, index, "an"))
    return 0;
  if (before->kind != DOSSIER_TOKEN_WORD || before->classes == 0 ||
      dossier_tokens_get (tokens, index + 1)->kind != DOSSIER_TOKEN_WORD)
    return 0;
  *amount = (DossierAmount){ .start = index, .number_start = index, .number_end = index + 1 };
  n = dossier_units_match (tokens, index + 1, &one, &amount->unit);
  if (n == 0 || amount->unit.unit == NULL || amount->unit.per != NULL ||
      dossier_tokens_get (tokens, index + 1)->end - dossier_tokens_get (tokens, index + 1)->start <
          4)
    return 0;

  switch (amount->unit.unit->dimension)
    {
    case DOSSIER_DIMENSION_TIME:
      /* "in a year" and "for a day" tell how often and how long more than how many. */
      if (amount->unit.unit->factor < 60 || strcmp (amount->unit.unit->id, "night") == 0 ||
          strcmp (amount->unit.unit->id, "day") == 0 ||
          strcmp (amount->unit.unit->id, "week") == 0 ||
          strcmp (amount->unit.unit->id, "month") == 0 ||
          strcmp (amount->unit.unit->id, "year") == 0)
        return 0;
      break;
    case DOSSIER_DIMENSION_LENGTH:
    case DOSSIER_DIMENSION_MASS:
    case DOSSIER_DIMENSION_VOLUME:
    case DOSSIER_DIMENSION_AREA:
      words = others;
      n_words = G_N_ELEMENTS (others);
      break;
    default:
      return 0;
    }

  for (gsize i = 0; i < n_words; i++)
    if (dossier_tokens_match (tokens, index - 1, words[i]))
      {
        amount->number = one;
        amount->number.forms = DOSSIER_NUMBER_ARTICLE;
        amount->has_unit = TRUE;
        amount->end = index + 1 + n;
        return amount->end - index;
      }

  return 0;
}

void
dossier_amount_share (DossierAmount *amount, const DossierAmount *other)
{
  if (amount->number.scale == 1 && other->number.scale > 1 && amount->number.value < 1000 &&
      amount->number.value <= other->number.mantissa &&
      (amount->number.forms & DOSSIER_NUMBER_OPEN) == 0)
    scale_by (&amount->number, other->number.scale);
  if (!amount->has_unit && other->has_unit)
    {
      amount->unit = other->unit;
      amount->has_unit = TRUE;
    }
}
