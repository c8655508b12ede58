/* dossier-figures-context.c: what the figures of one line tell of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-context.h"

#include "core/recognise/dossier-figures-row.h"
#include "core/recognise/dossier-figures-subject.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* Tokens between a figure and one that leaves its unit out. */
#define MAX_DISTANCE 14
/* Tokens between a counted noun and a number that leaves it out. */
#define MAX_NOUN_DISTANCE 40
/* How many times larger or smaller what it leaves out the unit of may be. */
#define MAX_RATIO 60
/* Bytes of the number of a result. */
#define MAX_RESULT_BYTES 9
#define MIN_RESULTS      2

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

/* "Osaka 3, Kobe 1": a number behind a name, with the end or another name after it. */
static gboolean
is_result (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *before = dossier_tokens_get (tokens, index - 1);
  const DossierToken *after = dossier_tokens_get (tokens, index + 1);

  if (token->kind != DOSSIER_TOKEN_NUMBER || token->end - token->start > MAX_RESULT_BYTES ||
      dossier_token_is_glued (token) || before->kind != DOSSIER_TOKEN_WORD ||
      (before->flags & DOSSIER_TOKEN_CAPITAL) == 0 ||
      dossier_token_has_class (before,
                               DOSSIER_WORD_NAMED | DOSSIER_WORD_MONTH | DOSSIER_WORD_WEEKDAY |
                                   DOSSIER_WORD_FUNCTION))
    return FALSE;

  return after->kind == DOSSIER_TOKEN_END || after->kind == DOSSIER_TOKEN_DASH ||
         dossier_token_is_mark (after, ',') || dossier_token_is_mark (after, ';') ||
         dossier_token_is_mark (after, '.') || dossier_token_is_mark (after, ')') ||
         (after->kind == DOSSIER_TOKEN_WORD && !dossier_token_is_glued (after) &&
          ((after->flags & DOSSIER_TOKEN_CAPITAL) != 0 ||
           dossier_tokens_match (tokens, index + 1, "points")));
}

/* Whether the sentence goes on from @start to @end. */
static gboolean
is_one_sentence (const DossierTokens *tokens, int start, int end)
{
  for (int i = start; i < end; i++)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (dossier_token_is_mark (token, '.') || dossier_token_is_mark (token, '?') ||
          dossier_token_is_mark (token, '!'))
        return FALSE;
    }

  return TRUE;
}

void
dossier_figures_context_init (DossierFiguresContext *self, const DossierTokens *tokens)
{
  int n_results = 0;

  *self = (DossierFiguresContext){ .is_title_case = is_title_line (tokens) };
  self->row_start = dossier_figures_row_find (tokens, &self->row_unit);
  for (int i = 1; i < tokens->n_items && n_results < MIN_RESULTS; i++)
    n_results += is_result (tokens, i) ? 1 : 0;
  self->is_results = n_results >= MIN_RESULTS;
}

gboolean
dossier_figures_context_is_result (const DossierFiguresContext *self,
                                   const DossierTokens         *tokens,
                                   int                          index)
{
  return self->is_results && is_result (tokens, index);
}

static gboolean
has_name_before (const DossierReading *reading)
{
  const DossierToken *before = dossier_tokens_get (reading->tokens, reading->start - 1);

  return before->kind == DOSSIER_TOKEN_WORD && (before->flags & DOSSIER_TOKEN_CAPITAL) != 0 &&
         !dossier_token_has_class (before, DOSSIER_WORD_FUNCTION);
}

static gboolean
is_one_of (const DossierTokens *tokens, int index, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

/* "up from 3", "rose to 5", "against 7 a year ago" */
static gboolean
is_compared (const DossierReading *reading)
{
  static const char *const words[] = { "from", "to",  "against", "than",  "by",
                                       "with", "was", "offered", "wanted" };

  return is_one_of (reading->tokens, reading->hedge_start - 1, words, G_N_ELEMENTS (words));
}

/* What money is spoken of with: "costs 12,000", "is worth 300". */
static gboolean
is_price (const DossierReading *reading)
{
  static const char *const words[] = { "for",  "at",   "cost",   "costs", "worth",    "pay",
                                       "pays", "paid", "is",     "was",   "offers",   "asks",
                                       "got",  "gets", "earns",  "earn",  "received", "spent",
                                       "lost", "sold", "another" };

  return is_one_of (reading->tokens, reading->hedge_start - 1, words, G_N_ELEMENTS (words));
}

static gboolean
has_like_size (const DossierFiguresContext *self, const DossierReading *reading)
{
  double one = self->amount.number.value;
  double other = reading->amount.number.value;

  return one > 0 && other > 0 && other <= one * MAX_RATIO && one <= other * MAX_RATIO;
}

/* Whether something stands right behind that it may be of, or with which it is a name. */
static gboolean
is_followed (const DossierTokens *tokens, int index)
{
  const DossierToken *next = dossier_tokens_get (tokens, index);

  return next->kind == DOSSIER_TOKEN_HYPHEN || next->kind == DOSSIER_TOKEN_POSSESSIVE ||
         (next->kind == DOSSIER_TOKEN_WORD &&
          (dossier_token_is_glued (next) ||
           !dossier_token_has_class (next,
                                     DOSSIER_WORD_FUNCTION | DOSSIER_WORD_DATE | DOSSIER_WORD_VERB |
                                         DOSSIER_WORD_REPORT)));
}

/* How many sentences end from @start to @end, of two. */
static int
count_sentence_ends (const DossierTokens *tokens, int start, int end)
{
  int n = 0;

  for (int i = start; i < end && n < 2; i++)
    if (!is_one_sentence (tokens, i, i + 1))
      n++;

  return n;
}

/* "The union counts 9,700." */
static gboolean
is_object (const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;

  const DossierToken *before = dossier_tokens_get (tokens, reading->hedge_start - 1);

  return !reading->is_result &&
         !dossier_token_is_mark (dossier_tokens_get (tokens, reading->end), ')') &&
         before->kind == DOSSIER_TOKEN_WORD && (before->flags & DOSSIER_TOKEN_CAPITAL) == 0 &&
         !is_followed (tokens, reading->end) &&
         !dossier_tokens_match (tokens, reading->hedge_start - 1, "magnitude") &&
         (!dossier_token_has_class (before, DOSSIER_WORD_PREPOSITION) ||
          dossier_tokens_match (tokens, reading->hedge_start - 1, "for") ||
          dossier_tokens_match (tokens, reading->hedge_start - 1, "to") ||
          dossier_tokens_match (tokens, reading->hedge_start - 1, "at") ||
          dossier_tokens_match (tokens, reading->hedge_start - 1, "with"));
}

/* "killed 12", "arresting 30", "eight drowned": what happens to people, whoever was counted before.
 */
static gboolean
is_harm (const DossierTokens *tokens, int index)
{
  static const char *const words[] = {
    "killed",    "kill",         "killing",      "kills",     "injured",    "injuring",  "injures",
    "wounded",   "wounding",     "wounds",       "hurt",      "arrested",   "arresting", "detained",
    "detaining", "displaced",    "displacing",   "evacuated", "evacuating", "rescued",   "drowned",
    "died",      "hospitalised", "hospitalized", "missing",   "beheaded",   "dead",
  };

  return is_one_of (tokens, index, words, G_N_ELEMENTS (words));
}

/* "have died", "were also hurt" */
static gboolean
is_harm_after (const DossierTokens *tokens, int index)
{
  int i = index;

  while (i < index + 3 &&
         (dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_AUXILIARY) ||
          dossier_tokens_match (tokens, i, "also") || dossier_tokens_match (tokens, i, "still")))
    i++;

  return is_harm (tokens, i);
}

gboolean
dossier_figures_is_harmed (const DossierReading *reading)
{
  return is_harm (reading->tokens, reading->hedge_start - 1) ||
         is_harm_after (reading->tokens, reading->end);
}

/* "killed 12", "there were 51": these are people and things, whatever was measured before. */
static gboolean
may_be_measured (const DossierFiguresContext *self, const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  int                  i = reading->hedge_start - 1;

  return !is_harm (tokens, i) && !is_harm_after (tokens, reading->end) &&
         !dossier_tokens_match (tokens, i - 1, "there") &&
         !dossier_tokens_match (tokens, i, "that") && i >= self->unit_end &&
         !(i == self->unit_end && dossier_tokens_match (tokens, i, "and"));
}

static gboolean
may_share_unit (const DossierFiguresContext *self, const DossierReading *reading)
{
  DossierDimension dimension =
      self->amount.unit.unit != NULL ? self->amount.unit.unit->dimension : DOSSIER_DIMENSION_NONE;
  int n_ends = 0;

  if (self->unit[0] == '\0' || dimension == DOSSIER_DIMENSION_NONE ||
      reading->start - self->unit_end > MAX_DISTANCE || !has_like_size (self, reading))
    return FALSE;
  if (dimension == DOSSIER_DIMENSION_AGE)
    return FALSE;
  n_ends = count_sentence_ends (reading->tokens, self->unit_end, reading->start);
  if (is_compared (reading))
    return is_one_sentence (reading->tokens, self->unit_end, reading->start) ||
           dimension == DOSSIER_DIMENSION_MONEY || dimension == DOSSIER_DIMENSION_PART;
  if ((is_object (reading) || (n_ends == 0 && has_name_before (reading) &&
                               !is_followed (reading->tokens, reading->end))) &&
      may_be_measured (self, reading) && n_ends <= (strcmp (self->unit, "year") == 0 ? 0 : 1))
    return TRUE;
  /* "44 per cent were against, 32 in favour" */
  if (dimension == DOSSIER_DIMENSION_PART && n_ends == 0 &&
      dossier_token_is_mark (dossier_tokens_get (reading->tokens, reading->hedge_start - 1), ',') &&
      (dossier_tokens_match (reading->tokens, reading->end, "against") ||
       dossier_tokens_match (reading->tokens, reading->end, "for") ||
       dossier_tokens_match_phrase (reading->tokens, reading->end, "in favour") > 0))
    return TRUE;
  if (dimension == DOSSIER_DIMENSION_MONEY)
    return is_price (reading) && reading->amount.number.value >= 10;

  return dimension == DOSSIER_DIMENSION_PART &&
         (dossier_token_is_mark (dossier_tokens_get (reading->tokens, reading->start - 1), '(') ||
          has_name_before (reading)) &&
         is_one_sentence (reading->tokens, self->unit_end, reading->start);
}

/* "Two were posted to the island.", "Three of them", at the start of a sentence or not */
static gboolean
is_subject (const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, reading->hedge_start - 1);

  return dossier_tokens_match_phrase (tokens, reading->end, "of them") > 0 ||
         dossier_tokens_match_phrase (tokens, reading->end, "of these") > 0 ||
         dossier_token_is_mark (before, '.') ||
         dossier_token_has_class (dossier_tokens_get (tokens, reading->end),
                                  DOSSIER_WORD_AUXILIARY);
}

/* What rows of results are of: "Labour: 17 seats. Greens: 5." */
static gboolean
is_result_noun (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "votes", "seats", "points", "runs", "medals" };

  return is_one_of (tokens, index, words, G_N_ELEMENTS (words));
}

/* Whether the number at @index belongs to the row that a heading opened. */
static gboolean
is_in_row (const DossierFiguresContext *self, const DossierTokens *tokens, int index)
{
  return self->row_start > 0 && index >= self->row_start &&
         index - self->row_start < DOSSIER_FIGURES_MAX_ROW &&
         is_one_sentence (tokens, self->row_start, index);
}

gboolean
dossier_figures_context_has_share (const DossierFiguresContext *self,
                                   const DossierTokens         *tokens,
                                   int                          index)
{
  return is_in_row (self, tokens, index) ||
         (strcmp (self->unit, "percent") == 0 && index - self->unit_end <= MAX_DISTANCE &&
          is_one_sentence (tokens, self->unit_end, index));
}

gboolean
dossier_figures_context_is_open (const DossierFiguresContext *self,
                                 const DossierTokens         *tokens,
                                 int                          index)
{
  int end = MAX (self->counted_end, self->unit[0] != '\0' ? self->unit_end : 0);

  return end > 0 && index - end <= MAX_NOUN_DISTANCE &&
         count_sentence_ends (tokens, end, index) <= 1;
}

/* Whether the last noun may be what a number is of that has no unit and noun of its own:
 * "Fourteen tenders fought it, five of them lent". */
static gboolean
may_share_noun (const DossierFiguresContext *self, const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, reading->hedge_start - 1);
  const DossierToken  *next = dossier_tokens_get (tokens, reading->end);
  int                  n_ends = 0;

  if (self->counted_end == 0 || reading->start - self->counted_end > MAX_NOUN_DISTANCE ||
      next->kind == DOSSIER_TOKEN_HYPHEN || (next->flags & DOSSIER_TOKEN_CAPITAL) != 0 ||
      dossier_tokens_match_phrase (tokens, reading->end, "of the") > 0)
    return FALSE;
  /* "closed 40 mines, killing two": people, whatever was counted before. */
  if (dossier_figures_is_harmed (reading))
    return self->is_harmed || dossier_figures_is_people (tokens, self->counted_end - 1);
  if (before->kind == DOSSIER_TOKEN_WORD &&
      (dossier_token_has_class (before, DOSSIER_WORD_STATE) ||
       (before->end - before->start > 4 && tokens->text[before->end - 1] == 'g' &&
        tokens->text[before->end - 2] == 'n' && tokens->text[before->end - 3] == 'i')))
    return FALSE;
  n_ends = count_sentence_ends (tokens, self->counted_end, reading->start);
  if (is_result_noun (tokens, self->counted_end - 1) && n_ends < 2 &&
      !is_followed (tokens, reading->end))
    return next->kind != DOSSIER_TOKEN_DASH;

  return n_ends == 0 || (n_ends == 1 && (is_subject (reading) || is_object (reading)));
}

static void
share_noun (const DossierFiguresContext *self, DossierReading *reading)
{
  reading->counted_start = self->counted_start;
  reading->counted_end = self->counted_end;
}

/* "a fifth of them", "half of these" */
static gboolean
is_of_them (const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;

  return dossier_tokens_match_phrase (tokens, reading->end, "of them") > 0 ||
         dossier_tokens_match_phrase (tokens, reading->end, "of these") > 0;
}

/* What a part or an amount is of, when that was counted before: "a fifth of them". */
static void
share_part (const DossierFiguresContext *self, DossierReading *reading)
{
  gboolean is_them = is_of_them (reading);

  if (!is_them && !(reading->unit[0] == '\0' && is_subject (reading)))
    return;
  if (self->counted_end > 0 && may_share_noun (self, reading))
    share_noun (self, reading);
  else if (is_them)
    dossier_reading_read_them (reading);
}

/* "at 18.62 to the dollar": a rate of exchange, whatever was told before. */
static gboolean
is_exchange (const DossierReading *reading)
{
  static const char *const words[] = { "dollar", "euro", "pound", "yen" };
  const DossierTokens     *tokens = reading->tokens;
  int                      i = reading->end;

  if (dossier_tokens_match_phrase (tokens, i, "to the") > 0)
    i += 2;
  else if (dossier_tokens_match (tokens, i, "per") || dossier_tokens_match (tokens, i, "a"))
    i++;
  else
    return FALSE;

  return is_one_of (tokens, i, words, G_N_ELEMENTS (words));
}

void
dossier_figures_context_share (const DossierFiguresContext *self, DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;

  if (reading->counted_end > 0 || (reading->amount.number.forms & DOSSIER_NUMBER_OPEN) != 0 ||
      is_exchange (reading))
    return;
  if (reading->unit[0] != '\0' || (reading->amount.number.forms & DOSSIER_NUMBER_PARTS) != 0)
    {
      share_part (self, reading);
      return;
    }
  if (!is_followed (tokens, reading->end) && is_in_row (self, tokens, reading->start))
    {
      g_strlcpy (reading->unit, self->row_unit.id, sizeof reading->unit);
      reading->amount.unit = self->row_unit;
      return;
    }
  /* "three of them" are no euros. */
  if (!reading->is_range && !is_followed (tokens, reading->end) &&
      !dossier_tokens_match (tokens, reading->end, "of") && may_share_unit (self, reading))
    {
      g_strlcpy (reading->unit, self->unit, sizeof reading->unit);
      reading->amount.unit = self->amount.unit;
      return;
    }
  if (dossier_reading_read_label (reading,
                                  reading->is_result && !is_followed (tokens, reading->end),
                                  self->counted_end))
    return;
  if (may_share_noun (self, reading))
    share_noun (self, reading);
  else if (is_of_them (reading))
    dossier_reading_read_them (reading);
  else
    dossier_reading_read_changed_subject (reading);
}

void
dossier_figures_context_add (DossierFiguresContext *self, const DossierReading *reading)
{
  self->end = reading->end;
  self->hedge = reading->hedge;
  self->has_age |= strcmp (reading->unit, "year-person") == 0;
  if (reading->unit[0] != '\0')
    {
      g_strlcpy (self->unit, reading->unit, sizeof self->unit);
      self->amount = reading->amount;
      self->unit_end = reading->end;
      self->counted_end = 0;
    }
  else if (reading->counted_end > 0 &&
           !dossier_tokens_match (reading->tokens, reading->counted_start, "times"))
    {
      self->counted_start = reading->counted_start;
      self->counted_end = reading->counted_end;
      self->is_harmed = dossier_figures_is_harmed (reading);
      self->has_name_before = has_name_before (reading);
      self->unit[0] = '\0';
    }
}
