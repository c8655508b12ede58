/* dossier-figures-range.c: reads ranges, and second renderings in brackets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-reading.h"

#include "core/recognise/dossier-figures-filter.h"
#include "core/recognise/dossier-figures-hedge.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* Numbers that share the unit of the last. */
#define MAX_LIST 4

static gboolean
has_same_dimension (const DossierAmount *first, const DossierAmount *second)
{
  return first->has_unit && second->has_unit &&
         first->unit.unit->dimension == second->unit.unit->dimension;
}

/* Whether a change from one value to the other is told, which is two figures: "rose from 10% to
 * 12%", "went from five to three". */
static gboolean
is_change_between (const DossierTokens *tokens, int index)
{
  static const char *const spans[] = { "ranging", "ranges", "range",    "ranged", "varying",
                                       "vary",    "varies", "anywhere", "aged",   "ages" };

  if (!dossier_tokens_match (tokens, index - 1, "from"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (spans); i++)
    if (dossier_tokens_match (tokens, index - 2, spans[i]))
      return FALSE;

  return dossier_tokens_get (tokens, index - 2)->kind == DOSSIER_TOKEN_WORD;
}

/* "6-3 2-6 7-6": pairs of small numbers in a row are results of sets. */
static gboolean
is_row_of_results (const DossierTokens *tokens, int start, int end)
{
  const DossierToken *before = dossier_tokens_get (tokens, start - 1);
  const DossierToken *after = dossier_tokens_get (tokens, end);

  return (before->kind == DOSSIER_TOKEN_NUMBER &&
          dossier_reading_is_dash (dossier_tokens_get (tokens, start - 2))) ||
         (after->kind == DOSSIER_TOKEN_NUMBER &&
          dossier_reading_is_dash (dossier_tokens_get (tokens, end + 1))) ||
         (dossier_token_is_mark (before, ')') &&
          dossier_tokens_get (tokens, start - 2)->kind == DOSSIER_TOKEN_NUMBER) ||
         (dossier_token_is_mark (before, '(') && dossier_token_is_mark (after, ')') &&
          dossier_reading_is_dash (dossier_tokens_get (tokens, start - 3)));
}

/* The token between the two ends of a range, and whether it may join them. */
static gboolean
is_range_joint (const DossierReading *self, int index, int *next)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *joint = dossier_tokens_get (tokens, index);
  const DossierToken  *after = dossier_tokens_get (tokens, index + 1);
  int                  hedge_start = 0;
  gboolean             is_between = FALSE;

  *next = index + 1;
  dossier_figures_find_hedge (tokens, self->amount.start, &hedge_start);
  is_between = dossier_tokens_match (tokens, hedge_start - 1, "between");
  if (dossier_reading_is_dash (joint))
    return dossier_token_is_glued (joint) == dossier_token_is_glued (after);
  if (dossier_tokens_match (tokens, index, "and"))
    return is_between;
  if (dossier_tokens_match (tokens, index, "or"))
    return self->amount.number.value < 100 || self->amount.has_unit;

  return dossier_tokens_match (tokens, index, "to") &&
         !is_change_between (tokens, self->amount.start);
}

/* The amount that stands behind a "by" or an "x" between two lengths, 0 without one. */
static int
match_side (const DossierTokens *tokens, int index, DossierAmount *side)
{
  int n = 0;

  if (!dossier_tokens_match (tokens, index, "by") && !dossier_tokens_match (tokens, index, "x") &&
      !dossier_token_is_mark (dossier_tokens_get (tokens, index), 0xd7))
    return 0;
  n = dossier_amount_match (tokens, index + 1, side);
  return n > 0 && (!side->has_unit || side->unit.unit->dimension == DOSSIER_DIMENSION_LENGTH)
             ? n + 1
             : 0;
}

/* "48 by 100 feet", "2 x 3 x 5 metres": two or three figures, of which the last has the unit. */
static gboolean
read_side (const DossierReading *self, DossierAmount *last)
{
  const DossierTokens *tokens = self->tokens;
  int                  end = self->amount.end;
  int                  n = match_side (tokens, end, last);

  if (n > 0 && !last->has_unit)
    n = match_side (tokens, end + n, last);

  return n > 0 && last->has_unit;
}

/* "lasted 62, 53 and 39 days": figures of which the last has the unit of all. */
static gboolean
read_list (const DossierReading *self, DossierAmount *last)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->amount.end;

  for (int n = 0; n < MAX_LIST; n++)
    {
      gboolean is_last =
          dossier_tokens_match (tokens, i, "and") || dossier_tokens_match (tokens, i, "or");

      if (!is_last && !dossier_token_is_mark (dossier_tokens_get (tokens, i), ','))
        return FALSE;
      if (dossier_figures_skip (tokens, i + 1) > 0 ||
          dossier_amount_match (tokens, i + 1, last) == 0 || last->has_prefix || last->is_compound)
        return FALSE;
      if (is_last)
        return last->has_unit && last->unit.unit->dimension != DOSSIER_DIMENSION_AGE;
      if (last->has_unit)
        return FALSE;
      i = last->end;
    }

  return FALSE;
}

/* "rose from 3 to 5 per cent": two figures, of which the second has the unit of both. */
static gboolean
read_change (const DossierReading *self, DossierAmount *last)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->amount.end;

  return dossier_tokens_match (tokens, i, "to") && is_change_between (tokens, self->amount.start) &&
         dossier_figures_skip (tokens, i + 1) == 0 &&
         dossier_amount_match (tokens, i + 1, last) > 0 && last->has_unit && !last->has_prefix;
}

void
dossier_reading_read_unit_behind (DossierReading *self)
{
  static gboolean (*const readers[]) (const DossierReading *,
                                      DossierAmount *) = { read_change, read_side, read_list };

  if (self->is_range || self->amount.has_unit ||
      (self->amount.number.forms & (DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_PARTS)) != 0)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      DossierAmount last = { 0 };

      if (!readers[i](self, &last))
        continue;
      dossier_amount_share (&self->amount, &last);
      return;
    }
}

/* "10 to 12", "5-6 million", "between €3 and €4". */
void
dossier_reading_read_range (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierAmount        second = { 0 };
  DossierAmount        first = self->amount;
  int                  next = 0;
  const DossierToken  *joint = dossier_tokens_get (tokens, self->amount.end);
  gboolean             is_glued = FALSE;

  if (!is_range_joint (self, self->amount.end, &next) ||
      (first.number.forms & DOSSIER_NUMBER_OPEN) != 0 || dossier_figures_skip (tokens, next) > 0 ||
      dossier_amount_match (tokens, next, &second) == 0 ||
      (second.number.forms & DOSSIER_NUMBER_SIGNED) != 0)
    return;

  if (dossier_tokens_match (tokens, self->amount.end, "or") &&
      !(second.number.value > first.number.value && second.number.value <= first.number.value * 2))
    return;

  dossier_amount_share (&first, &second);
  if (first.has_unit && second.has_unit)
    {
      if (!has_same_dimension (&first, &second))
        return;
      /* "8 months to 1 year" */
      if (!dossier_units_convert (first.unit.id, second.unit.id, &first.number.value) &&
          strcmp (first.unit.id, second.unit.id) != 0)
        return;
    }
  if (first.number.value >= second.number.value)
    return;
  /* "$5 to 10 people": the second has no unit of its own, money in front goes for both. */
  if (first.has_unit && !second.has_unit)
    {
      if (!first.has_prefix)
        return;
      second.unit = first.unit;
      second.has_unit = TRUE;
    }

  /* "2-3 win", "555-0144", "737-800" */
  is_glued = dossier_reading_is_dash (joint) && dossier_token_is_glued (joint);
  if (is_glued && !second.has_unit &&
      (dossier_figures_is_score (tokens, self->amount.start, second.end) ||
       is_row_of_results (tokens, self->amount.start, second.end) ||
       second.number.value > first.number.value * 20 + 100))
    return;

  self->amount.number = first.number;
  self->amount.unit = first.unit;
  self->amount.has_unit = first.has_unit;
  self->second = second;
  self->is_range = TRUE;
  self->end = second.end;
}

static void
add_also (DossierReading *self, double value, const char *id)
{
  if (self->n_also == DOSSIER_READING_MAX_ALSO)
    return;

  self->also[self->n_also].value = value;
  g_strlcpy (self->also[self->n_also].id, id, DOSSIER_UNIT_MAX_ID);
  self->n_also++;
}

/* "1,500 CFA francs ($2.47) a kilo" */
static void
read_late_rate (DossierReading *self)
{
  DossierUnitMatch unit = self->amount.unit;
  int              n = 0;

  if (unit.per == NULL)
    n = dossier_units_match_rate (self->tokens, self->end, &unit);
  if (n == 0)
    return;

  self->amount.unit = unit;
  g_strlcpy (self->unit, unit.id, sizeof self->unit);
  self->end += n;
}

/* Miles per hour are a unit, kilometres per hour two: what can be converted is alike as well. */
static gboolean
is_like_unit (const DossierReading *self, const DossierAmount *amount)
{
  double value = 1;

  return amount->unit.unit->dimension == self->amount.unit.unit->dimension ||
         dossier_units_convert (amount->unit.id, self->unit, &value);
}

/* "(120 sq miles)", "(£3m; $4m)": the same quantity a second way. */
void
dossier_reading_read_brackets (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierReading       before = *self;
  int                  i = self->end;

  if (!dossier_token_is_mark (dossier_tokens_get (tokens, i), '(') || self->unit[0] == '\0')
    return;

  i++;
  while (TRUE)
    {
      DossierAmount amount = { 0 };
      DossierAmount second = { 0 };
      DossierHedge  hedge = DOSSIER_HEDGE_EXACT;
      int           n = 0;

      if (dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_HEDGE))
        i++;
      if (dossier_tokens_match (tokens, i, "or") ||
          dossier_token_is_mark (dossier_tokens_get (tokens, i), '~'))
        i++;
      n = dossier_amount_match (tokens, i, &amount);
      if (n == 0)
        break;
      i += n;
      n = dossier_reading_is_dash (dossier_tokens_get (tokens, i)) ||
                  dossier_tokens_match (tokens, i, "to")
              ? dossier_amount_match (tokens, i + 1, &second)
              : 0;
      if (n > 0 && second.has_unit)
        {
          i += n + 1;
          dossier_amount_share (&amount, &second);
          add_also (self, amount.number.value, second.unit.id);
          amount = second;
        }
      if (!amount.has_unit || !is_like_unit (self, &amount) ||
          strcmp (amount.unit.id, self->unit) == 0)
        break;
      add_also (self, amount.number.value, amount.unit.id);
      i += dossier_figures_match_hedge_after (tokens, i, &hedge);
      if (dossier_token_is_mark (dossier_tokens_get (tokens, i), ')'))
        {
          self->end = i + 1;
          read_late_rate (self);
          return;
        }
      if (!dossier_token_is_mark (dossier_tokens_get (tokens, i), ';') &&
          !dossier_token_is_mark (dossier_tokens_get (tokens, i), ',') &&
          !dossier_token_is_mark (dossier_tokens_get (tokens, i), '/') &&
          !dossier_tokens_match (tokens, i, "or"))
        break;
      i++;
    }

  *self = before;
}
