/* dossier-figures.c: finds numbers with what they count or measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures.h"

#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-figures-amount.h"
#include "core/recognise/dossier-figures-filter.h"
#include "core/recognise/dossier-figures-hedge.h"
#include "core/recognise/dossier-figures-noun.h"
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

/* How many other renderings a bracket may hold. */
#define MAX_ALSO 4
#define MAX_AGE  120

typedef struct
{
  double      value;
  const char *unit;
  char        id[DOSSIER_UNIT_MAX_ID];
} Rendering;

/* One figure while it is read. Positions are tokens. */
typedef struct
{
  const DossierTokens *tokens;
  DossierAmount        amount;
  DossierAmount        second;
  gboolean             is_range;
  gboolean             is_title_case;
  int                  start;
  int                  end;
  int                  hedge_start;
  int                  counted_start;
  int                  counted_end;
  char                 unit[DOSSIER_UNIT_MAX_ID];
  DossierHedge         hedge;
  Rendering            also[MAX_ALSO];
  int                  n_also;
} Reading;

/* The figure before in the same line, whose change a second rendering shares: "345 points, or
 * 0.6 per cent". */
typedef struct
{
  int          end;
  DossierHedge hedge;
  gboolean     is_title_case;
} Previous;

static gboolean
is_dash (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_HYPHEN || token->kind == DOSSIER_TOKEN_DASH ||
         dossier_token_is_mark (token, 0x2212);
}

static gboolean
is_whole (double value)
{
  return value == floor (value);
}

/* A number whose first token is a word, not a sign or digits. */
static gboolean
is_in_words (const DossierNumber *number)
{
  return (number->forms & DOSSIER_NUMBER_DIGITS) == 0;
}

static gboolean
is_one (const Reading *self)
{
  return self->amount.number.value == 1 && is_in_words (&self->amount.number) &&
         (self->amount.number.forms & (DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_SCALED)) == 0;
}

static gboolean
has_same_dimension (const DossierAmount *first, const DossierAmount *second)
{
  return first->has_unit && second->has_unit &&
         first->unit.unit->dimension == second->unit.unit->dimension;
}

/* Whether a change from one value to the other is told: "rose from 10% to 12%". */
static gboolean
is_change_between (const DossierTokens *tokens, int index)
{
  if (!dossier_tokens_match (tokens, index - 1, "from"))
    return FALSE;
  for (int i = index - 2; i > index - 7; i--)
    if (dossier_token_has_class (dossier_tokens_get (tokens, i),
                                 DOSSIER_WORD_RISE | DOSSIER_WORD_FALL))
      return TRUE;

  return FALSE;
}

/* The token between the two ends of a range, and whether it may join them. */
static gboolean
is_range_joint (const Reading *self, int index, int *next)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *joint = dossier_tokens_get (tokens, index);
  const DossierToken  *after = dossier_tokens_get (tokens, index + 1);
  int                  hedge_start = 0;
  gboolean             is_between = FALSE;

  *next = index + 1;
  dossier_figures_find_hedge (tokens, self->amount.start, &hedge_start);
  is_between = dossier_tokens_match (tokens, hedge_start - 1, "between");
  if (is_dash (joint))
    return dossier_token_is_glued (joint) == dossier_token_is_glued (after);
  if (dossier_tokens_match (tokens, index, "and"))
    return is_between;
  if (dossier_tokens_match (tokens, index, "or"))
    return self->amount.number.value < 100 || self->amount.has_unit;

  return dossier_tokens_match (tokens, index, "to") &&
         !is_change_between (tokens, self->amount.start);
}

/* "10 to 12", "5-6 million", "between €3 and €4". */
static void
read_range (Reading *self)
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
  is_glued = is_dash (joint) && dossier_token_is_glued (joint);
  if (is_glued && !second.has_unit &&
      (dossier_figures_is_score (tokens, self->amount.start, second.end) ||
       second.number.value > first.number.value * 20 + 100))
    return;

  self->amount.number = first.number;
  self->amount.unit = first.unit;
  self->amount.has_unit = first.has_unit;
  self->second = second;
  self->is_range = TRUE;
  self->end = second.end;
}

/* The words between a fraction's or count's "of" and its noun. */
static int
skip_determiners (const DossierTokens *tokens, int index)
{
  int i = index;

  while (i < index + 3 &&
         dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_DETERMINER) &&
         !dossier_tokens_match (tokens, i, "no"))
    i++;

  return i;
}

/* "of voters", "of the vote": what a part or a measured amount is of. */
static gboolean
read_of (Reading *self, gboolean is_plural_only)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->end;
  int                  n = 0;

  /* "within 5 km of the comet" measures no comet. */
  if (self->amount.has_unit && self->amount.unit.unit->dimension == DOSSIER_DIMENSION_LENGTH &&
      dossier_tokens_match (tokens, self->hedge_start - 1, "within"))
    return FALSE;
  if (dossier_tokens_match (tokens, i, "worth"))
    i++;
  if (!dossier_tokens_match (tokens, i, "of"))
    return FALSE;

  i = skip_determiners (tokens, i + 1);
  n = is_plural_only ? dossier_figures_match_counted (tokens, i)
                     : dossier_figures_match_measured (tokens, i);
  /* "94 per cent of the JD 105 million" */
  if (n == 0 || dossier_tokens_get (tokens, i + n)->kind == DOSSIER_TOKEN_NUMBER)
    return FALSE;

  self->counted_start = i;
  self->counted_end = i + n;
  return TRUE;
}

/* "42 of 50 drones", "a third of the 1,500 troops": the noun stands behind the other number. */
static gboolean
read_of_number (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierAmount        whole = { 0 };
  int                  i = self->end;
  int                  n = 0;

  if (self->is_range || !dossier_tokens_match (tokens, i, "of"))
    return FALSE;
  i = skip_determiners (tokens, i + 1);
  if (dossier_tokens_get (tokens, i)->kind != DOSSIER_TOKEN_NUMBER &&
      !dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_NUMBER))
    return FALSE;
  n = dossier_amount_match (tokens, i, &whole);
  if (n == 0 || whole.has_unit || whole.number.value < self->amount.number.value)
    return FALSE;
  i += n;
  n = dossier_figures_match_counted (tokens, i);
  if (n == 0)
    return FALSE;

  self->counted_start = i;
  self->counted_end = i + n;
  return TRUE;
}

/* The noun right after a compound or after money and per cents with an article: "a $5m contract".
 */
static void
read_attributed (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, self->amount.start - 1);
  int                  n = 0;

  if (!self->amount.is_compound && !dossier_token_has_class (before, DOSSIER_WORD_DETERMINER))
    return;

  n = dossier_figures_match_measured (tokens, self->end);
  if (n == 0 || dossier_token_has_class (dossier_tokens_get (tokens, self->end),
                                         DOSSIER_WORD_RISE | DOSSIER_WORD_FALL))
    return;

  self->counted_start = self->end;
  self->counted_end = self->end + n;
}

static void
read_measured (Reading *self)
{
  DossierDimension dimension = self->amount.unit.unit->dimension;

  if (dimension == DOSSIER_DIMENSION_AGE)
    return;
  if (!read_of (self, FALSE) && !(dimension == DOSSIER_DIMENSION_PART && read_of_number (self)) &&
      dimension != DOSSIER_DIMENSION_TIME)
    read_attributed (self);
}

/* "12-member council", "three-storey houses": the noun that a hyphen ties to the number. */
static gboolean
read_compound (Reading *self)
{
  static const char *const nouns[] = {
    "member", "nation",  "country",   "party",  "seat",   "storey",     "story",   "bedroom",
    "room",   "person",  "man",       "woman",  "strong", "vote",       "goal",    "run",
    "point",  "page",    "game",      "match",  "part",   "vehicle",    "car",     "bed",
    "acre",   "team",    "judge",     "ship",   "truck",  "wicket",     "set",     "round",
    "hole",   "volume",  "episode",   "item",   "unit",   "home",       "house",   "story",
    "floor",  "lane",    "state",     "player", "seater", "star",       "stage",   "step",
    "time",   "shot",    "length",    "race",   "count",  "word",       "song",    "track",
    "city",   "stop",    "engine",    "drone",  "boat",   "tower",      "turbine", "job",
    "child",  "justice", "magnitude", "fold",   "family", "month-long", "pupil",   "student",
    "day",    "event",   "stroke",
  };
  static const char *const idioms[] = { "time", "state", "star", "part", "step", "stop" };
  const DossierTokens     *tokens = self->tokens;
  const DossierToken      *hyphen = dossier_tokens_get (tokens, self->end);
  const DossierToken      *word = dossier_tokens_get (tokens, self->end + 1);

  if (hyphen->kind != DOSSIER_TOKEN_HYPHEN || word->kind != DOSSIER_TOKEN_WORD ||
      dossier_token_is_glued (hyphen) != dossier_token_is_glued (word))
    return FALSE;
  if (is_in_words (&self->amount.number))
    for (gsize i = 0; i < G_N_ELEMENTS (idioms); i++)
      if (dossier_tokens_match (tokens, self->end + 1, idioms[i]))
        return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (dossier_tokens_match (tokens, self->end + 1, nouns[i]))
      {
        self->counted_start = self->end + 1;
        self->counted_end = self->end + 2;
        self->end += 2;
        return TRUE;
      }

  return FALSE;
}

/* Whether the fraction is meant as one: "a third person" is not. */
static gboolean
is_real_part (const Reading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *previous = dossier_tokens_get (tokens, self->start - 1);
  const DossierToken  *next = dossier_tokens_get (tokens, self->end);
  int                  n_tokens = self->amount.number_end - self->amount.number_start;
  gboolean             is_half = self->amount.number.value == 0.5;
  gboolean             has_article = (self->amount.number.forms & DOSSIER_NUMBER_ARTICLE) != 0;

  if (!is_in_words (&self->amount.number) || n_tokens > 2 || (n_tokens == 2 && !has_article))
    return TRUE;
  /* "a quarter point", "half-point" */
  if (dossier_tokens_match (tokens, self->end, "point") ||
      (next->kind == DOSSIER_TOKEN_HYPHEN && dossier_tokens_match (tokens, self->end + 1, "point")))
    return TRUE;
  if (next->kind == DOSSIER_TOKEN_HYPHEN && dossier_token_is_glued (next))
    return FALSE;
  if (!has_article && !is_half)
    return FALSE;
  if (has_hedge)
    return TRUE;
  if (dossier_tokens_match (tokens, self->end, "of"))
    return !dossier_token_has_class (previous, DOSSIER_WORD_NUMBER) &&
           !dossier_tokens_match (tokens, self->start - 1, "other") &&
           !dossier_tokens_match (tokens, self->start - 1, "latter") &&
           !dossier_tokens_match (tokens, self->start - 1, "the") &&
           dossier_tokens_get (tokens, self->end + 1)->kind == DOSSIER_TOKEN_WORD;
  if (has_article)
    return next->kind != DOSSIER_TOKEN_WORD ||
           dossier_token_has_class (next, DOSSIER_WORD_FUNCTION);

  return dossier_tokens_match (tokens, self->end, "the") ||
         dossier_tokens_match (tokens, self->end, "its") ||
         dossier_tokens_match (tokens, self->end, "their") ||
         dossier_tokens_match (tokens, self->end, "all") ||
         dossier_tokens_match (tokens, self->end, "his") ||
         dossier_tokens_match (tokens, self->end, "her");
}

static gboolean
read_part (Reading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = 0;
  int                  n = 0;

  if (!is_real_part (self, has_hedge))
    return FALSE;
  if (read_of_number (self))
    return TRUE;
  if (read_of (self, FALSE))
    {
      self->end = self->counted_end;
      return TRUE;
    }

  i = dossier_tokens_get (tokens, self->end)->kind == DOSSIER_TOKEN_HYPHEN ? self->end + 1
                                                                           : self->end;
  if (dossier_tokens_match (tokens, i, "point"))
    {
      self->counted_start = i;
      self->counted_end = i + 1;
      self->end = i + 1;
      return TRUE;
    }

  /* "half the population" */
  i = skip_determiners (tokens, self->end);
  n = i > self->end ? dossier_figures_match_measured (tokens, i)
                    : dossier_figures_match_counted (tokens, i);
  if (n > 0)
    {
      self->counted_start = i;
      self->counted_end = i + n;
      self->end = i + n;
    }

  return TRUE;
}

/* "one in five", "two out of three" */
static gboolean
read_ratio (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierNumber        of = { 0 };
  DossierDateMatch     date = { 0 };
  double               value = self->amount.number.value;
  int                  i = self->end;
  int                  n = 0;
  gboolean             is_in = dossier_tokens_match (tokens, i, "in");

  if (is_in)
    i++;
  else
    {
      n = dossier_tokens_match_phrase (tokens, i, "out of");
      if (n == 0)
        return FALSE;
      i += n;
      if (dossier_tokens_match (tokens, i, "every"))
        i++;
    }
  if (dossier_tokens_match (tokens, i, "every"))
    i++;
  if (value < 1 || value > 99 || !is_whole (value) || dossier_dates_match (tokens, i, &date) > 0)
    return FALSE;

  n = dossier_number_match (tokens, i, &of);
  if (n == 0 || of.value <= value || !is_whole (of.value) ||
      (of.forms & (DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_DECIMAL)) != 0 ||
      dossier_token_has_class (dossier_tokens_get (tokens, i + n), DOSSIER_WORD_TIME))
    return FALSE;
  /* "killed two in 12 attacks" is no ratio. */
  if (is_in && value > 1 && fmod (of.value, 5) != 0 && of.value > 5)
    return FALSE;

  self->amount.number.value = value / of.value;
  self->amount.number.forms |= DOSSIER_NUMBER_PARTS;
  self->end = i + n;
  n = dossier_figures_match_counted (tokens, self->end);
  if (n > 0)
    {
      self->counted_start = self->end;
      self->counted_end = self->end + n;
      self->end += n;
    }
  return TRUE;
}

/* "12 per 100,000 people" */
static gboolean
read_rate (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierNumber        per = { 0 };
  int                  i = self->end;
  int                  n = 0;

  if (!dossier_tokens_match (tokens, i, "per") &&
      !dossier_tokens_match_phrase (tokens, i, "in every"))
    return FALSE;
  i += dossier_tokens_match (tokens, i, "per") ? 1 : 2;
  n = dossier_number_match (tokens, i, &per);
  if (n == 0 && dossier_tokens_match (tokens, i, "thousand"))
    {
      per.value = 1000;
      n = 1;
    }
  if (n == 0 || per.value < 100 || !is_whole (per.value))
    return FALSE;

  self->end = i + n;
  g_snprintf (self->unit, sizeof self->unit, "per-%.0f", per.value);
  n = dossier_figures_match_counted (tokens, self->end);
  if (n > 0)
    {
      self->counted_start = self->end;
      self->counted_end = self->end + n;
      self->end += n;
    }
  return TRUE;
}

static gboolean
read_noun (Reading *self, int index)
{
  int n = is_one (self) && !self->is_range ? dossier_figures_match_single (self->tokens, index)
                                           : dossier_figures_match_counted (self->tokens, index);

  if (n == 0)
    return FALSE;

  self->counted_start = index;
  self->counted_end = index + n;
  self->end = index + n;
  return TRUE;
}

/* "two of the soldiers", "dozens of homes" */
static gboolean
read_noun_of (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  gboolean             is_many = (self->amount.number.forms & DOSSIER_NUMBER_OPEN) != 0;

  if (!is_many && !dossier_token_has_class (dossier_tokens_get (tokens, self->end + 1),
                                            DOSSIER_WORD_DETERMINER))
    return FALSE;
  if (is_one (self) || !read_of (self, !is_many))
    return FALSE;

  self->end = self->counted_end;
  return TRUE;
}

/* "Ann Smith, 45," */
static gboolean
read_age (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, self->start - 1);
  int                  name_index = self->start - 2;
  const DossierToken  *name = NULL;
  const DossierToken  *after = dossier_tokens_get (tokens, self->end);
  double               value = self->amount.number.value;

  if (value < 1 || value > MAX_AGE || !is_whole (value) || self->amount.has_unit)
    return FALSE;
  /* "Kam-wai, 44," has its capital further left. */
  while (name_index > self->start - 6 &&
         dossier_token_is_glued (dossier_tokens_get (tokens, name_index)) &&
         dossier_tokens_get (tokens, name_index - 1)->kind == DOSSIER_TOKEN_HYPHEN)
    name_index -= 2;
  name = dossier_tokens_get (tokens, name_index);
  if (dossier_tokens_match (tokens, self->hedge_start - 1, "aged") ||
      dossier_tokens_match (tokens, self->hedge_start - 1, "age") ||
      dossier_tokens_match (tokens, self->start - 1, "ages") ||
      dossier_tokens_match_before (tokens, self->start, "aged between") ||
      dossier_tokens_match_before (tokens, self->start, "ages of") ||
      dossier_tokens_match_before (tokens, self->start, "age of"))
    {
      g_strlcpy (self->unit, "year-person", sizeof self->unit);
      return TRUE;
    }
  /* "Ann Smith (45)" */
  if (dossier_token_is_mark (before, '(') && dossier_token_is_mark (after, ')') && value > 15 &&
      name->kind == DOSSIER_TOKEN_WORD && !dossier_token_has_class (name, DOSSIER_WORD_NAMED) &&
      (name->flags & (DOSSIER_TOKEN_CAPITAL | DOSSIER_TOKEN_UPPER)) == DOSSIER_TOKEN_CAPITAL)
    {
      g_strlcpy (self->unit, "year-person", sizeof self->unit);
      return TRUE;
    }
  if (is_in_words (&self->amount.number) || self->is_range || value < 5 ||
      !dossier_token_is_mark (before, ',') || name->kind != DOSSIER_TOKEN_WORD ||
      (name->flags & (DOSSIER_TOKEN_CAPITAL | DOSSIER_TOKEN_UPPER)) != DOSSIER_TOKEN_CAPITAL ||
      dossier_token_has_class (name, DOSSIER_WORD_MONTH | DOSSIER_WORD_FUNCTION) ||
      !(dossier_token_is_mark (after, ',') || dossier_token_is_mark (after, ';') ||
        dossier_token_is_mark (after, '.') || after->kind == DOSSIER_TOKEN_END ||
        dossier_tokens_match (tokens, self->end, "and")))
    return FALSE;

  g_strlcpy (self->unit, "year-person", sizeof self->unit);
  return TRUE;
}

static int
count_value_tokens (const Reading *self)
{
  return self->amount.end - self->amount.start;
}

/* "one" that counts nothing: "no one", "this one", "one of the largest". */
static gboolean
is_empty_one (const Reading *self)
{
  static const char *const before[] = { "no",    "any",    "every",   "each",  "some",
                                        "which", "loved",  "another", "last",  "big",
                                        "day",   "number", "the",     "these", "those",
                                        "other", "good",   "same",    "right" };
  const DossierTokens     *tokens = self->tokens;

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (dossier_tokens_match (tokens, self->start - 1, before[i]))
      return TRUE;

  /* "-one" and "one-": "first-one", "one-time". */
  return dossier_token_is_glued (dossier_tokens_get (tokens, self->start)) &&
         dossier_tokens_get (tokens, self->start - 1)->kind == DOSSIER_TOKEN_HYPHEN;
}

/* What a number with neither unit nor noun needs to be a figure all the same. */
static gboolean
is_bare_figure (const Reading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *next = dossier_tokens_get (tokens, self->end);
  const DossierToken  *previous = dossier_tokens_get (tokens, self->start - 1);

  /* "5G", "3D", "one-off", "two-way", "20-somethings" */
  if (dossier_token_is_glued (next) && next->kind == DOSSIER_TOKEN_WORD)
    return FALSE;
  if (next->kind == DOSSIER_TOKEN_HYPHEN && dossier_token_is_glued (next) &&
      dossier_token_is_glued (dossier_tokens_get (tokens, self->end + 1)) &&
      dossier_tokens_get (tokens, self->end + 1)->kind == DOSSIER_TOKEN_WORD)
    return FALSE;
  if (has_hedge)
    return TRUE;
  if (is_one (self))
    return next->kind != DOSSIER_TOKEN_HYPHEN && next->kind != DOSSIER_TOKEN_POSSESSIVE &&
           previous->kind == DOSSIER_TOKEN_WORD && !is_empty_one (self) &&
           dossier_token_has_class (previous, DOSSIER_WORD_VERB | DOSSIER_WORD_STATE) &&
           (next->kind != DOSSIER_TOKEN_WORD || dossier_tokens_match (tokens, self->end, "and"));
  /* "a zero Covid policy" */
  if (self->amount.number.value == 0 && is_in_words (&self->amount.number))
    return next->kind != DOSSIER_TOKEN_HYPHEN &&
           (next->kind != DOSSIER_TOKEN_WORD ||
            dossier_token_has_class (next, DOSSIER_WORD_FUNCTION));
  /* "the two met", "the four said" */
  if (is_in_words (&self->amount.number) && self->amount.number.value < 20 &&
      dossier_token_has_class (previous, DOSSIER_WORD_DETERMINER))
    return FALSE;

  return TRUE;
}

/* A word that starts with a capital in the middle of a sentence is a name: "Seven Network". */
static gboolean
is_capital_name (const Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *first = dossier_tokens_get (tokens, self->amount.number_start);
  const DossierToken  *previous = dossier_tokens_get (tokens, self->start - 1);
  const DossierToken  *next = dossier_tokens_get (tokens, self->end);

  return !self->is_title_case && first->kind == DOSSIER_TOKEN_WORD &&
         (first->flags & DOSSIER_TOKEN_CAPITAL) != 0 && previous->kind == DOSSIER_TOKEN_WORD &&
         !dossier_token_has_class (previous, DOSSIER_WORD_HEDGE) &&
         (next->flags & DOSSIER_TOKEN_CAPITAL) != 0;
}

/* What the number counts, if it has no unit. FALSE when it is no figure at all. */
static gboolean
read_count (Reading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  DossierHedge         after = DOSSIER_HEDGE_EXACT;
  DossierNameChance    chance = DOSSIER_NAME_NO;
  int                  n = 0;

  if (is_capital_name (self))
    return FALSE;
  if ((self->amount.number.forms & DOSSIER_NUMBER_PARTS) != 0)
    return read_part (self, has_hedge);
  if (read_age (self) || read_ratio (self) || read_rate (self) || read_compound (self))
    return TRUE;

  n = dossier_figures_match_hedge_after (tokens, self->end, &after);
  if (n > 0 && read_noun (self, self->end + n))
    {
      self->hedge = after;
      return TRUE;
    }
  if (is_one (self) && is_empty_one (self))
    return FALSE;
  chance = dossier_figures_is_name (tokens, self->start, self->end);
  if (chance == DOSSIER_NAME_SURE ||
      (chance == DOSSIER_NAME_LIKELY && dossier_figures_match_counted (tokens, self->end) == 0))
    return FALSE;
  if (read_noun (self, self->end) || read_noun_of (self) || read_of_number (self))
    return TRUE;

  return is_bare_figure (self, has_hedge);
}

static void
add_also (Reading *self, double value, const char *id)
{
  if (self->n_also == MAX_ALSO)
    return;

  self->also[self->n_also].value = value;
  g_strlcpy (self->also[self->n_also].id, id, DOSSIER_UNIT_MAX_ID);
  self->n_also++;
}

/* "(195 sq miles)", "(£3m; $4m)": the same quantity a second way. */
static void
read_brackets (Reading *self)
{
  const DossierTokens *tokens = self->tokens;
  Reading              before = *self;
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
      n = is_dash (dossier_tokens_get (tokens, i)) || dossier_tokens_match (tokens, i, "to")
              ? dossier_amount_match (tokens, i + 1, &second)
              : 0;
      if (n > 0 && second.has_unit)
        {
          i += n + 1;
          dossier_amount_share (&amount, &second);
          add_also (self, amount.number.value, second.unit.id);
          amount = second;
        }
      if (!amount.has_unit || amount.unit.unit->dimension != self->amount.unit.unit->dimension ||
          strcmp (amount.unit.id, self->unit) == 0)
        break;
      add_also (self, amount.number.value, amount.unit.id);
      i += dossier_figures_match_hedge_after (tokens, i, &hedge);
      if (dossier_token_is_mark (dossier_tokens_get (tokens, i), ')'))
        {
          self->end = i + 1;
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

static gboolean
is_change_measured (const Reading *self)
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
is_during (const Reading *self, int hedge_start)
{
  return self->amount.has_unit && self->amount.unit.unit->dimension == DOSSIER_DIMENSION_TIME &&
         dossier_tokens_match (self->tokens, hedge_start, "over") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "for") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "well") &&
         !dossier_tokens_match (self->tokens, hedge_start - 1, "just");
}

static void
decide_hedge (Reading *self, DossierHedge before, int hedge_start)
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
set_values (const Reading *self, DossierFigure *figure)
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
add_figure (const Reading *self, GPtrArray *mentions)
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
  mention->confidence = self->unit[0] != '\0'     ? CONFIDENCE_MEASURED
                        : figure->counted == NULL ? CONFIDENCE_BARE
                        : is_one (self)           ? CONFIDENCE_ONE
                                                  : CONFIDENCE_COUNTED;
  if (!dossier_units_agree (figure))
    mention->confidence = CONFIDENCE_DISAGREES;
  g_ptr_array_add (mentions, mention);
}

/* "one day" tells of no number, unless something measures by it. */
static gboolean
is_idle_day (const Reading *self)
{
  static const char *const before[] = { "in",    "within", "only", "just",  "after", "for", "took",
                                        "takes", "lasted", "of",   "every", "by",    "and", "or" };

  if (!is_one (self) || !self->amount.has_unit || self->amount.is_compound || self->is_range ||
      self->hedge_start < self->start || strcmp (self->amount.unit.id, "day") != 0)
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
  Reading self = { .tokens = tokens, .start = index, .hedge_start = index };
  double  value = 0;
  int     n = dossier_number_match_ordinal (tokens, index, &value);
  int     i = index + n;

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
is_second_rendering (const Reading *self, int previous_end)
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
  Reading      self = { .tokens = tokens, .is_title_case = previous->is_title_case };
  int          n = dossier_amount_match (tokens, index, &self.amount);
  int          hedge_start = index;
  DossierHedge hedge = DOSSIER_HEDGE_EXACT;

  if (n == 0)
    return 0;

  self.start = self.amount.start;
  self.end = self.amount.end;
  hedge = dossier_figures_find_hedge (tokens, index, &hedge_start);
  self.hedge_start = hedge_start;
  read_range (&self);
  if (is_idle_day (&self))
    return n;
  if (self.is_range ? self.second.has_unit : self.amount.has_unit)
    {
      const DossierUnitMatch *unit = self.is_range ? &self.second.unit : &self.amount.unit;

      self.amount.unit = *unit;
      self.amount.has_unit = TRUE;
      g_strlcpy (self.unit, unit->id, sizeof self.unit);
      read_brackets (&self);
      read_measured (&self);
    }
  else if (!read_count (&self, hedge != DOSSIER_HEDGE_EXACT))
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
