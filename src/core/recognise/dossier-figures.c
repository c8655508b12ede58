/* dossier-figures.c: finds numbers with what they count or measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures.h"

#include "core/recognise/dossier-counted.h"
#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-figures-clock.h"
#include "core/recognise/dossier-figures-context.h"
#include "core/recognise/dossier-figures-filter.h"
#include "core/recognise/dossier-figures-hedge.h"
#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-figures-reading.h"
#include "core/recognise/dossier-figures-settle.h"
#include "core/recognise/dossier-number-style.h"
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
  else if (self->noun != NULL)
    figure->counted = g_strndup (self->noun, self->noun_length);
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

typedef struct
{
  const char  *word;
  double       value;
  DossierHedge hedge;
} Multiple;

/* Verbs that say how many times as much. */
static const Multiple multiples[] = {
  { "doubled", 2, DOSSIER_HEDGE_UP },          { "doubling", 2, DOSSIER_HEDGE_UP },
  { "doubles", 2, DOSSIER_HEDGE_UP },          { "double", 2, DOSSIER_HEDGE_UP },
  { "tripled", 3, DOSSIER_HEDGE_UP },          { "tripling", 3, DOSSIER_HEDGE_UP },
  { "triple", 3, DOSSIER_HEDGE_UP },           { "trebled", 3, DOSSIER_HEDGE_UP },
  { "quadrupled", 4, DOSSIER_HEDGE_UP },       { "quintupled", 5, DOSSIER_HEDGE_UP },
  { "halved", 0.5, DOSSIER_HEDGE_DOWN },       { "halving", 0.5, DOSSIER_HEDGE_DOWN },
  { "twofold", 2, DOSSIER_HEDGE_EXACT },       { "threefold", 3, DOSSIER_HEDGE_EXACT },
  { "fourfold", 4, DOSSIER_HEDGE_EXACT },      { "fivefold", 5, DOSSIER_HEDGE_EXACT },
  { "sixfold", 6, DOSSIER_HEDGE_EXACT },       { "tenfold", 10, DOSSIER_HEDGE_EXACT },
  { "hundredfold", 100, DOSSIER_HEDGE_EXACT },
};

/* "nearly double the price", "more than triple that": else the words are adjectives and verbs of
 * other things, "double doors". */
static gboolean
is_compared (const DossierTokens *tokens, int index)
{
  static const char *const after[] = { "the", "that", "what", "its", "last", "their", "those" };

  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    if (dossier_tokens_match (tokens, index + 1, after[i]))
      return dossier_token_has_class (dossier_tokens_get (tokens, index - 1), DOSSIER_WORD_HEDGE);

  return FALSE;
}

/* "doubled since March", "a threefold rise" */
static int
read_multiple (const DossierTokens *tokens, int index, GPtrArray *mentions)
{
  DossierReading self = { .tokens = tokens, .start = index, .end = index + 1 };
  gsize          length = tokens->items[index].end - tokens->items[index].start;

  if (length < 6 || length > 11 ||
      strchr ("dtqhfsDTQHFS", tokens->text[tokens->items[index].start]) == NULL)
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (multiples); i++)
    if (dossier_tokens_match (tokens, index, multiples[i].word))
      {
        DossierHedge hedge = DOSSIER_HEDGE_EXACT;

        if (length == 6 && multiples[i].value >= 2 && !is_compared (tokens, index))
          return 0;
        hedge = dossier_figures_find_hedge (tokens, index, &self.hedge_start);
        self.amount.number.value = multiples[i].value;
        self.hedge = hedge != DOSSIER_HEDGE_EXACT ? hedge : multiples[i].hedge;
        if (self.hedge == DOSSIER_HEDGE_EXACT)
          self.hedge = dossier_figures_find_change (tokens, index, self.end, TRUE);
        add_figure (&self, mentions);
        return 1;
      }

  return 0;
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

/* "in 2:08:41" */
static int
read_time_taken (const DossierTokens *tokens, int index, GPtrArray *mentions)
{
  DossierReading self = { .tokens = tokens, .start = index, .hedge_start = index };
  const char    *unit = NULL;
  int n = dossier_figures_match_time_taken (tokens, index, &self.amount.number.value, &unit);

  if (n == 0)
    return 0;
  self.end = index + n;
  g_strlcpy (self.unit, unit, sizeof self.unit);
  add_figure (&self, mentions);
  return n;
}

/* The sign of "+0.6%" is printed with it, as that of "−0.6%" is. */
static gboolean
has_plus (const DossierReading *self)
{
  const DossierToken *sign = dossier_tokens_get (self->tokens, self->start - 1);

  return dossier_token_is_mark (sign, '+') && !dossier_token_is_glued (sign) &&
         dossier_token_is_glued (dossier_tokens_get (self->tokens, self->start));
}

/* "they had queued since four", with nothing that there may be four of */
static gboolean
is_hour (const DossierReading *self, const DossierFiguresContext *context)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *next = dossier_tokens_get (tokens, self->end);
  double               value = self->amount.number.value;

  return !self->is_range && !self->amount.has_unit && value >= 1 && value <= 12 &&
         floor (value) == value && !self->has_antecedent && context->end == 0 &&
         (dossier_tokens_match (tokens, self->start - 1, "since") ||
          dossier_tokens_match (tokens, self->start - 1, "until") ||
          dossier_tokens_match (tokens, self->start - 1, "till")) &&
         (next->kind != DOSSIER_TOKEN_WORD ||
          dossier_token_has_class (next, DOSSIER_WORD_FUNCTION)) &&
         next->kind != DOSSIER_TOKEN_HYPHEN && !dossier_tokens_match (tokens, self->end, "of");
}

/* "four more trucks", "six other towns" are trucks and towns. */
static void
strip_modifier (DossierReading *self)
{
  static const char *const words[] = { "more", "other", "such", "further", "additional", "fewer" };

  if (self->counted_end - self->counted_start < 2)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (self->tokens, self->counted_start, words[i]))
      {
        self->counted_start++;
        return;
      }
}

/* "for a third day" is a day, no third of one. */
static gboolean
is_ordinal_time (const DossierReading *self)
{
  const DossierNumber *number = &self->amount.number;
  double               value = number->value;

  return self->amount.has_unit && (number->forms & DOSSIER_NUMBER_PARTS) != 0 &&
         (number->forms & DOSSIER_NUMBER_ARTICLE) != 0 && dossier_reading_is_in_words (number) &&
         value != 0.5 && value != 0.25 && !self->is_range &&
         self->amount.unit.unit->dimension == DOSSIER_DIMENSION_TIME;
}

/* Reads the figure at @index; returns how many tokens to pass over. */
static int
read_figure (const DossierTokens   *tokens,
             int                    index,
             DossierFiguresContext *context,
             DossierCounted        *counted,
             GPtrArray             *mentions)
{
  DossierReading self = { .tokens = tokens, .is_title_case = context->is_title_case };
  int            n = dossier_amount_match (tokens, index, &self.amount);
  int            hedge_start = index;
  DossierHedge   hedge = DOSSIER_HEDGE_EXACT;
  gboolean       is_bare = FALSE;

  if (n == 0)
    n = dossier_amount_match_article (tokens, index, &self.amount);
  if (n == 0)
    return 0;

  self.start = self.amount.start;
  self.end = self.amount.end;
  self.is_result = dossier_figures_context_is_result (context, tokens, index);
  self.has_antecedent =
      !self.amount.has_unit && dossier_figures_context_is_open (context, tokens, index);
  self.has_age_before = context->has_age;
  self.has_share_before = dossier_figures_context_has_share (context, tokens, index);
  hedge = dossier_figures_find_hedge (tokens, index, &hedge_start);
  self.hedge_start = hedge_start;
  dossier_reading_read_range (&self);
  dossier_reading_read_unit_behind (&self);
  if (is_idle_day (&self) || is_ordinal_time (&self) || is_hour (&self, context))
    return n;
  if (self.amount.has_unit && has_plus (&self))
    self.start--;
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

  strip_modifier (&self);
  is_bare = self.counted_end == 0 && self.unit[0] == '\0';
  dossier_figures_context_share (context, &self);
  if (is_bare && self.unit[0] == '\0')
    dossier_counted_choose (counted, &self);
  decide_hedge (&self, hedge, hedge_start);
  if (self.hedge == DOSSIER_HEDGE_EXACT && is_second_rendering (&self, context->end) &&
      (context->hedge == DOSSIER_HEDGE_UP || context->hedge == DOSSIER_HEDGE_DOWN))
    self.hedge = context->hedge;
  dossier_figures_context_add (context, &self);
  dossier_counted_add (counted, &self, is_bare);
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
  if (token->end - token->start <= 2 && dossier_token_has_class (token, DOSSIER_WORD_DETERMINER) &&
      next->kind == DOSSIER_TOKEN_WORD)
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

static void
read_line (const DossierTokens *tokens, DossierCounted *counted, GPtrArray *mentions)
{
  DossierFiguresContext context;

  dossier_figures_context_init (&context, tokens);
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
                n = read_time_taken (tokens, i, mentions);
              if (n == 0)
                n = dossier_figures_skip (tokens, i);
              if (n == 0)
                n = read_figure (tokens, i, &context, counted, mentions);
            }
          if (n == 0 && token->kind == DOSSIER_TOKEN_WORD)
            n = read_multiple (tokens, i, mentions);
        }
      i += MAX (1, n);
    }
}

void
dossier_figures_find (const char *text, gsize length, GPtrArray *mentions)
{
  dossier_figures_find_in_language (text, length, NULL, mentions);
}

void
dossier_figures_find_in_language (const char *text,
                                  gsize       length,
                                  const char *language,
                                  GPtrArray  *mentions)
{
  DossierCounted counted = { 0 };

  dossier_figures_find_observed (text, length, language, &counted, mentions);
}

void
dossier_figures_find_observed (const char     *text,
                               gsize           length,
                               const char     *language,
                               DossierCounted *self,
                               GPtrArray      *mentions)
{
  g_auto (DossierTokens) tokens = { 0 };
  guint first = 0;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (mentions != NULL);

  first = mentions->len;
  dossier_tokens_init (&tokens, text, length);
  tokens.has_decimal_comma = dossier_number_style_has_comma (text, length, language);
  while (dossier_tokens_next_line (&tokens))
    {
      read_line (&tokens, self, mentions);
      self->line++;
    }
  dossier_figures_settle_units (text, length, mentions, first);
}
