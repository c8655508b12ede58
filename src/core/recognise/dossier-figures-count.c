/* dossier-figures-count.c: reads what a number without a unit counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-reading.h"

#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-figures-filter.h"
#include "core/recognise/dossier-figures-hedge.h"
#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-tokens-words.h"

#include <math.h>

/* Words of a name before the number of a row. */
#define MAX_NAME_TOKENS 5

/* The words that are counted, which the figure ends with. */
static void
take_counted (DossierReading *self, int index, int n)
{
  self->counted_start = index;
  self->counted_end = index + n;
  self->end = index + n;
}

/* "12-member council", "three-storey houses": the noun that a hyphen ties to the number. */
static gboolean
read_compound (DossierReading *self)
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
  if (dossier_reading_is_in_words (&self->amount.number))
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
is_real_part (const DossierReading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *previous = dossier_tokens_get (tokens, self->start - 1);
  const DossierToken  *next = dossier_tokens_get (tokens, self->end);
  int                  n_tokens = self->amount.number_end - self->amount.number_start;
  gboolean             is_half = self->amount.number.value == 0.5;
  gboolean             has_article = (self->amount.number.forms & DOSSIER_NUMBER_ARTICLE) != 0;

  if (!dossier_reading_is_in_words (&self->amount.number) || n_tokens > 2 ||
      (n_tokens == 2 && !has_article))
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
read_part (DossierReading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = 0;
  int                  n = 0;

  if (!is_real_part (self, has_hedge))
    return FALSE;
  if (dossier_reading_read_of_number (self))
    return TRUE;
  if (dossier_reading_read_of (self, FALSE))
    return TRUE;

  i = dossier_tokens_get (tokens, self->end)->kind == DOSSIER_TOKEN_HYPHEN ? self->end + 1
                                                                           : self->end;
  if (dossier_tokens_match (tokens, i, "point"))
    {
      take_counted (self, i, 1);
      return TRUE;
    }

  /* "half the population" */
  i = dossier_reading_skip_determiners (tokens, self->end);
  n = i > self->end ? dossier_figures_match_measured (tokens, i)
                    : dossier_figures_match_counted (tokens, i);
  if (n == 0)
    return TRUE;
  if (i == self->end)
    take_counted (self, i, n);
  self->counted_start = i;
  self->counted_end = i + n;
  return TRUE;
}

/* "one over three": a fraction that is spoken, with nothing behind it. */
static gboolean
read_over (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *after = NULL;
  DossierNumber        of = { 0 };
  int                  n = 0;

  if (!dossier_tokens_match (tokens, self->end, "over") || self->is_range)
    return FALSE;
  n = dossier_number_match (tokens, self->end + 1, &of);
  after = dossier_tokens_get (tokens, self->end + 1 + n);
  if (n == 0 || of.value < 2 || !dossier_reading_is_whole (of.value) ||
      !dossier_reading_is_whole (self->amount.number.value) ||
      (of.forms & (DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_PARTS)) != 0 ||
      after->kind != DOSSIER_TOKEN_END)
    return FALSE;

  self->amount.number.value /= of.value;
  self->amount.number.forms |= DOSSIER_NUMBER_PARTS;
  self->end += 1 + n;
  return TRUE;
}

/* "one in five", "two out of three" */
static gboolean
read_ratio (DossierReading *self)
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
  if (value < 1 || value > 99 || !dossier_reading_is_whole (value) ||
      dossier_dates_match (tokens, i, &date) > 0)
    return FALSE;

  n = dossier_number_match (tokens, i, &of);
  if (n == 0 || of.value <= value || !dossier_reading_is_whole (of.value) ||
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
  else
    dossier_reading_read_of (self, FALSE);
  return TRUE;
}

/* "12 per 100,000 people" */
static gboolean
read_rate (DossierReading *self)
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
  if (n == 0 || per.value < 100 || !dossier_reading_is_whole (per.value))
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
read_noun (DossierReading *self, int index)
{
  int n = 0;

  /* "a quake of magnitude 7.2 shakes the island" */
  if (dossier_tokens_match (self->tokens, self->start - 1, "magnitude"))
    return FALSE;
  /* "27 times champions" */
  if (dossier_tokens_match (self->tokens, index, "times"))
    {
      take_counted (self, index, 1);
      return TRUE;
    }
  n = dossier_reading_is_one (self) && !self->is_range
          ? dossier_figures_match_single (self->tokens, index)
          : dossier_figures_match_counted (self->tokens, index);
  if (n == 0)
    return FALSE;

  take_counted (self, index, n);
  return TRUE;
}

/* "two of the soldiers", "dozens of homes" */
static gboolean
read_noun_of (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  gboolean             is_many = (self->amount.number.forms & DOSSIER_NUMBER_OPEN) != 0;

  if (!is_many && !dossier_token_has_class (dossier_tokens_get (tokens, self->end + 1),
                                            DOSSIER_WORD_DETERMINER))
    return FALSE;
  return !dossier_reading_is_one (self) && dossier_reading_read_of (self, !is_many);
}

/* "39 and 23 seats", "six or seven of the boats": the noun stands behind the other number. */
static gboolean
read_noun_after_and (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierAmount        other = { 0 };
  int                  i = self->end;
  int                  n = 0;

  if (self->is_range ||
      !(dossier_tokens_match (tokens, i, "and") || dossier_tokens_match (tokens, i, "or")))
    return FALSE;
  n = dossier_amount_match (tokens, i + 1, &other);
  if (n == 0 || other.has_unit ||
      (other.number.forms & (DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_OPEN)) != 0)
    return FALSE;
  i += 1 + n;
  n = dossier_figures_match_counted (tokens, i);
  if (n == 0)
    return FALSE;

  self->counted_start = i;
  self->counted_end = i + n;
  return TRUE;
}

/* "one" that counts nothing: "no one", "this one", "one of the largest". */
static gboolean
is_empty_one (const DossierReading *self)
{
  static const char *const before[] = { "no",    "any",    "every",   "each",  "some",
                                        "which", "loved",  "another", "last",  "big",
                                        "day",   "number", "the",     "these", "those",
                                        "other", "good",   "same",    "right", "from" };
  const DossierTokens     *tokens = self->tokens;

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (dossier_tokens_match (tokens, self->start - 1, before[i]))
      return TRUE;

  /* "-one" and "one-": "first-one", "one-time". */
  return dossier_token_is_glued (dossier_tokens_get (tokens, self->start)) &&
         dossier_tokens_get (tokens, self->start - 1)->kind == DOSSIER_TOKEN_HYPHEN;
}

/* "one of them", "one, a patrolman,", "two to lightning and one to a farmer": one more, or fewer,
 * of what was counted before. */
static gboolean
is_one_of_them (const DossierReading *self)
{
  static const char *const after[] = { "for", "against", "in",  "at",   "to", "from", "on",
                                       "was", "is",      "had", "died", "by", "after" };
  const DossierTokens     *tokens = self->tokens;
  const DossierToken      *next = dossier_tokens_get (tokens, self->end);
  const DossierToken      *before = dossier_tokens_get (tokens, self->start - 1);
  gboolean is_start = before->kind == DOSSIER_TOKEN_MARK || before->kind == DOSSIER_TOKEN_DASH ||
                      dossier_tokens_match (tokens, self->start - 1, "and") ||
                      dossier_tokens_match (tokens, self->start - 1, "only");

  if (!self->has_antecedent)
    return FALSE;
  if (!is_start)
    return FALSE;
  if (dossier_token_is_mark (next, ',') || dossier_token_is_mark (next, ';'))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    if (dossier_tokens_match (tokens, self->end, after[i]))
      return TRUE;

  return FALSE;
}

/* What a number with neither unit nor noun needs to be a figure all the same. */
static gboolean
is_bare_figure (const DossierReading *self, gboolean has_hedge)
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
  /* "the constitution of 1875" */
  if ((self->amount.number.forms & DOSSIER_NUMBER_PLAIN) != 0 &&
      self->amount.number.value >= 1500 && self->amount.number.value < 2100 &&
      dossier_token_has_class (previous, DOSSIER_WORD_PREPOSITION))
    return FALSE;
  if (dossier_reading_is_one (self) && is_one_of_them (self))
    return TRUE;
  if (dossier_reading_is_one (self))
    return next->kind != DOSSIER_TOKEN_HYPHEN && next->kind != DOSSIER_TOKEN_POSSESSIVE &&
           previous->kind == DOSSIER_TOKEN_WORD && !is_empty_one (self) &&
           dossier_token_has_class (previous, DOSSIER_WORD_VERB | DOSSIER_WORD_STATE) &&
           (next->kind != DOSSIER_TOKEN_WORD || dossier_tokens_match (tokens, self->end, "and"));
  /* "a zero Covid policy" */
  if (self->amount.number.value == 0 && dossier_reading_is_in_words (&self->amount.number))
    return next->kind != DOSSIER_TOKEN_HYPHEN &&
           (next->kind != DOSSIER_TOKEN_WORD ||
            dossier_token_has_class (next, DOSSIER_WORD_FUNCTION));
  /* "the two met", "the four said" */
  if (dossier_reading_is_in_words (&self->amount.number) && self->amount.number.value < 20 &&
      dossier_token_has_class (previous, DOSSIER_WORD_DETERMINER))
    return dossier_tokens_match (tokens, self->start - 1, "all");

  return TRUE;
}

/* A word that starts with a capital in the middle of a sentence is a name: "Seven Network". */
static gboolean
is_capital_name (const DossierReading *self)
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

/* "Woolworths shut 37 stores and Coles 29.": no name, when something was counted before. */
static gboolean
is_another_of_row (const DossierReading *self)
{
  const DossierToken *next = dossier_tokens_get (self->tokens, self->end);
  int                 i = self->start - 1;

  /* "on Ruta 3", "at West Qurna 2" */
  while (i > self->start - MAX_NAME_TOKENS &&
         (dossier_tokens_get (self->tokens, i)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
    i--;
  if (dossier_token_has_class (dossier_tokens_get (self->tokens, i),
                               DOSSIER_WORD_PREPOSITION | DOSSIER_WORD_DETERMINER) &&
      !dossier_tokens_match (self->tokens, i, "in"))
    return FALSE;

  return self->has_antecedent && !dossier_reading_is_in_words (&self->amount.number) &&
         (next->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (next, ',') ||
          dossier_token_is_mark (next, ';') || dossier_token_is_mark (next, '.') ||
          dossier_tokens_match (self->tokens, self->end, "and"));
}

/* What the number counts, if it has no unit. FALSE when it is no figure at all. */
gboolean
dossier_reading_read_count (DossierReading *self, gboolean has_hedge)
{
  const DossierTokens *tokens = self->tokens;
  DossierHedge         after = DOSSIER_HEDGE_EXACT;
  DossierNameChance    chance = DOSSIER_NAME_NO;
  int                  n = 0;

  if (is_capital_name (self))
    return FALSE;
  if ((self->amount.number.forms & DOSSIER_NUMBER_PARTS) != 0)
    return read_part (self, has_hedge);
  if (read_over (self) || dossier_reading_read_age (self) || read_ratio (self) ||
      read_rate (self) || read_compound (self))
    return TRUE;

  n = dossier_figures_match_hedge_after (tokens, self->end, &after);
  if (n > 0 && read_noun (self, self->end + n))
    {
      self->hedge = after;
      return TRUE;
    }
  if (dossier_reading_is_one (self) && is_empty_one (self))
    return FALSE;
  if (self->is_result)
    {
      if (dossier_tokens_match (tokens, self->end, "points"))
        take_counted (self, self->end, 1);
      return TRUE;
    }
  chance = dossier_figures_is_name (tokens, self->start, self->end);
  if (chance == DOSSIER_NAME_SURE || (chance == DOSSIER_NAME_LIKELY && !is_another_of_row (self) &&
                                      dossier_figures_match_counted (tokens, self->end) == 0))
    return FALSE;
  if (read_noun (self, self->end) || read_noun_of (self) || dossier_reading_read_of_number (self) ||
      read_noun_after_and (self))
    return TRUE;

  return is_bare_figure (self, has_hedge);
}
