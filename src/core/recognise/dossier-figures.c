/* dossier-figures.c: finds numbers with what they count or measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures.h"

#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-figures-filter.h"
#include "core/recognise/dossier-figures-hedge.h"
#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-figures-reading.h"
#include "core/recognise/dossier-tokens-words.h"

#include <math.h>
#include <string.h>

/* How sure a figure is: with a unit, with a noun, a bare number, "one" with a noun, and one whose
 * two renderings disagree. */
#define CONFIDENCE_MEASURED  0.97
#define CONFIDENCE_COUNTED   0.93
#define CONFIDENCE_BARE      0.7
#define CONFIDENCE_ONE       0.75
#define CONFIDENCE_DISAGREES 0.5

/* The figure before in the same line, whose change a second rendering shares: "345 points, or
 * 0.6 per cent". */
typedef struct
{
  int          end;
  DossierHedge hedge;
  gboolean     is_title_case;
} Previous;

static int
count_value_tokens (const DossierReading *self)
{
  return self->amount.end - self->amount.start;
}

static gboolean
is_change_measured (const DossierReading *self)
{
  DossierDimension dimension = DOSSIER_DIMENSION_NONE;

  if (self->amount.has_unit)
    {
      dimension = self->amount.unit.unit->dimension;
      return dimension == DOSSIER_DIMENSION_PART || dimension == DOSSIER_DIMENSION_POINTS ||
             dimension == DOSSIER_DIMENSION_COIN;
    }

  if (self->counted_end == 0)
    return dossier_tokens_match (self->tokens, self->hedge_start - 1, "up") ||
           dossier_tokens_match (self->tokens, self->hedge_start - 1, "down");

  return self->counted_start > 0 &&
         (dossier_tokens_match (self->tokens, self->counted_start, "points") ||
          dossier_tokens_match (self->tokens, self->counted_start, "point"));
}

/* "over five years" is a span of time more often than more than five. */
static gboolean
is_during (const DossierReading *self, int hedge_start)
{
  return self->amount.has_unit && self->amount.unit.unit->dimension == DOSSIER_DIMENSION_TIME &&
         dossier_tokens_match (self->tokens, hedge_start, "over") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "for") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "well") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "just");
}

static void
decide_hedge (DossierReading *self, DossierHedge before, int hedge_start)
{
  DossierHedge after = DOSSIER_HEDGE_EXACT;
  DossierHedge change = DOSSIER_HEDGE_EXACT;

  if (self->hedge == DOSSIER_HEDGE_EXACT)
    self->hedge = before != DOSSIER_HEDGE_EXACT && is_during (self, hedge_start)
                      ? DOSSIER_HEDGE_EXACT
                      : before;
  if (dossier_figures_match_hedge_after (self->tokens, self->end, &after) > 0 &&
      (self->hedge == DOSSIER_HEDGE_EXACT || self->hedge == DOSSIER_HEDGE_ABOUT))
    self->hedge = after;
  if (self->hedge == DOSSIER_HEDGE_EXACT || self->hedge == DOSSIER_HEDGE_ABOUT)
    {
      change = dossier_figures_find_change (self->tokens,
                                            hedge_start,
                                            self->end,
                                            is_change_measured (self));
      if (change != DOSSIER_HEDGE_EXACT)
        self->hedge = change;
    }
}

static void
set_values (const DossierReading *self, DossierFigure *figure)
{
  figure->value = self->amount.number.value;
  if (self->is_range)
    {
      figure->value = NAN;
      figure->low = self->amount.number.value;
      figure->high = self->second.number.value;
      return;
    }

  if ((self->amount.number.forms & DOSSIER_NUMBER_OPEN) != 0)
    {
      figure->low = figure->value;
      figure->value = NAN;
      if (figure->hedge == DOSSIER_HEDGE_EXACT)
        figure->hedge = DOSSIER_HEDGE_AT_LEAST;
      return;
    }

  if (figure->hedge == DOSSIER_HEDGE_AT_LEAST || figure->hedge == DOSSIER_HEDGE_MORE)
    figure->low = figure->value;
  else if (figure->hedge == DOSSIER_HEDGE_AT_MOST || figure->hedge == DOSSIER_HEDGE_LESS)
    figure->high = figure->value;
}

static char *
dup_tokens (const DossierTokens *tokens, int start, int end)
{
  gsize from = dossier_tokens_get (tokens, start)->start;

  return g_strndup (tokens->text + from, dossier_tokens_get (tokens, end - 1)->end - from);
}

static void
add_figure (const DossierReading *self, GPtrArray *mentions)
{
  const DossierTokens *tokens = self->tokens;
  DossierSpan          span = { dossier_tokens_get (tokens, self->start)->start,
                                dossier_tokens_get (tokens, self->end - 1)->end };
  DossierMention      *mention = dossier_mention_new (DOSSIER_ENTITY_FIGURE, span);
  DossierFigure       *figure = dossier_figure_new ();

  figure->hedge = self->hedge;
  set_values (self, figure);
  g_free (figure->unit);
  figure->unit = g_strdup (self->unit);
  if (self->counted_end > self->counted_start)
    figure->counted = dup_tokens (tokens, self->counted_start, self->counted_end);
  for (int i = 0; i < self->n_also; i++)
    dossier_figure_add_also (figure, self->also[i].value, self->also[i].id);

  mention->name = dup_tokens (tokens, self->start, self->end);
  mention->figure = figure;
  mention->confidence = self->unit[0] != '\0'           ? CONFIDENCE_MEASURED
                        : figure->counted == NULL       ? CONFIDENCE_BARE
                        : dossier_reading_is_one (self) ? CONFIDENCE_ONE
                                                        : CONFIDENCE_COUNTED;
  if (!dossier_units_agree (figure))
    mention->confidence = CONFIDENCE_DISAGREES;
  g_ptr_array_add (mentions, mention);
}

/* "one day" tells of no number, unless something measures by it. */
static gboolean
is_idle_day (const DossierReading *self)
{
  static const char *const before[] = { "in",    "within", "only", "just",  "after", "for", "took",
                                        "takes", "lasted", "of",   "every", "by",    "and", "or" };

  if (!dossier_reading_is_one (self) || !self->amount.has_unit || self->amount.is_compound ||
      self->is_range || self->hedge_start < self->start ||
      strcmp (self->amount.unit.id, "day") != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (dossier_tokens_match (self->tokens, self->start - 1, before[i]))
      return FALSE;

  return TRUE;
}

/* "fifth straight win", "14th consecutive month": ordinals that count. */
static int
read_ordinal (const DossierTokens *tokens, int index, GPtrArray *mentions)
{
  DossierReading self = { .tokens = tokens, .start = index, .hedge_start = index };
  double         value = 0;
  int            n = dossier_number_match_ordinal (tokens, index, &value);
  int            i = index + n;

  if (n == 0 || !(dossier_tokens_match (tokens, i, "straight") ||
                  dossier_tokens_match (tokens, i, "consecutive") ||
                  dossier_tokens_match (tokens, i, "successive")))
    return 0;
  n = dossier_figures_match_measured (tokens, i + 1);
  /* Nouns that are verbs as well: "win". */
  if (n == 0 && dossier_token_has_class (dossier_tokens_get (tokens, i + 1), DOSSIER_WORD_VERB))
    n = 1;
  if (n == 0)
    return 0;

  self.amount.number.value = value;
  self.counted_start = i;
  self.counted_end = i + 1 + n;
  self.end = self.counted_end;
  add_figure (&self, mentions);
  return self.end - index;
}

/* ", or 0.6 per cent", "(0.6 per cent)" */
static gboolean
is_second_rendering (const DossierReading *self, int previous_end)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->start - 1;

  if (previous_end == 0)
    return FALSE;
  if (dossier_token_is_mark (dossier_tokens_get (tokens, i), '('))
    return i == previous_end;
  if (!dossier_tokens_match (tokens, i, "or"))
    return FALSE;
  if (dossier_token_is_mark (dossier_tokens_get (tokens, i - 1), ','))
    i--;

  return i == previous_end;
}

/* Reads the figure at @index; returns how many tokens to pass over. */
static int
read_figure (const DossierTokens *tokens, int index, Previous *previous, GPtrArray *mentions)
{
  DossierReading self = { .tokens = tokens, .is_title_case = previous->is_title_case };
  int            n = dossier_amount_match (tokens, index, &self.amount);
  int            hedge_start = index;
  DossierHedge   hedge = DOSSIER_HEDGE_EXACT;

  if (n == 0)
    return 0;

  self.start = self.amount.start;
  self.end = self.amount.end;
  hedge = dossier_figures_find_hedge (tokens, index, &hedge_start);
  self.hedge_start = hedge_start;
  dossier_reading_read_range (&self);
  if (is_idle_day (&self))
    return n;
  if (self.is_range ? self.second.has_unit : self.amount.has_unit)
    {
      const DossierUnitMatch *unit = self.is_range ? &self.second.unit : &self.amount.unit;

      self.amount.unit = *unit;
      self.amount.has_unit = TRUE;
      g_strlcpy (self.unit, unit->id, sizeof self.unit);
      dossier_reading_read_brackets (&self);
      dossier_reading_read_measured (&self);
    }
  else if (!dossier_reading_read_count (&self, hedge != DOSSIER_HEDGE_EXACT))
    return MAX (count_value_tokens (&self), 1);

  decide_hedge (&self, hedge, hedge_start);
  if (self.hedge == DOSSIER_HEDGE_EXACT && is_second_rendering (&self, previous->end) &&
      (previous->hedge == DOSSIER_HEDGE_UP || previous->hedge == DOSSIER_HEDGE_DOWN))
    self.hedge = previous->hedge;
  previous->end = self.end;
  previous->hedge = self.hedge;
  add_figure (&self, mentions);
  return self.end - index;
}

static gboolean
may_start (const DossierToken *token)
{
  switch (token->kind)
    {
    case DOSSIER_TOKEN_NUMBER:
    case DOSSIER_TOKEN_FRACTION:
    case DOSSIER_TOKEN_CURRENCY:
    case DOSSIER_TOKEN_HYPHEN:
    case DOSSIER_TOKEN_DASH:
      return TRUE;
    case DOSSIER_TOKEN_MARK:
      return token->symbol == 0x2212;
    default:
      return FALSE;
    }
}

/* Words that a figure may start with. */
static gboolean
may_start_word (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  if (dossier_token_has_class (token, DOSSIER_WORD_NUMBER))
    return TRUE;
  if (token->end - token->start <= 2 && dossier_token_has_class (next, DOSSIER_WORD_NUMBER) &&
      dossier_token_has_class (token, DOSSIER_WORD_DETERMINER))
    return TRUE;
  if (next->kind == DOSSIER_TOKEN_NUMBER || next->kind == DOSSIER_TOKEN_CURRENCY ||
      dossier_token_is_mark (next, '.'))
    return token->end - token->start <= 6 || dossier_tokens_match (tokens, index, "negative");

  return dossier_tokens_match (tokens, index, "minus") ||
         dossier_tokens_match (tokens, index, "negative");
}

/* Most words of a headline start with a capital. */
static gboolean
is_title_line (const DossierTokens *tokens)
{
  int n_words = 0;
  int n_capitals = 0;

  for (int i = 0; i < tokens->n_items; i++)
    if (tokens->items[i].kind == DOSSIER_TOKEN_WORD &&
        tokens->items[i].end - tokens->items[i].start > 3)
      {
        n_words++;
        n_capitals += (tokens->items[i].flags & DOSSIER_TOKEN_CAPITAL) != 0 ? 1 : 0;
      }

  return n_words >= 3 && n_capitals * 4 >= n_words * 3;
}

static void
read_line (const DossierTokens *tokens, GPtrArray *mentions)
{
  Previous previous = { .is_title_case = is_title_line (tokens) };

  for (int i = 0; i < tokens->n_items;)
    {
      const DossierToken *token = &tokens->items[i];
      DossierDateMatch    date = { 0 };
      int                 n = 0;

      if ((token->flags & DOSSIER_TOKEN_ADDRESS) == 0)
        {
          n = dossier_dates_match (tokens, i, &date);
          if (n == 0 &&
              (token->kind == DOSSIER_TOKEN_WORD ? may_start_word (tokens, i) : may_start (token)))
            {
              n = read_ordinal (tokens, i, mentions);
              if (n == 0)
                n = dossier_figures_skip (tokens, i);
              if (n == 0)
                n = read_figure (tokens, i, &previous, mentions);
            }
        }
      i += MAX (1, n);
    }
}

void
dossier_figures_find (const char *text, gsize length, GPtrArray *mentions)
{
  g_auto (DossierTokens) tokens = { 0 };

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (mentions != NULL);

  dossier_tokens_init (&tokens, text, length);
  while (dossier_tokens_next_line (&tokens))
    read_line (&tokens, mentions);
}
