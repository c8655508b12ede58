/* dossier-figures-context.c: what the figures of one line tell of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-context.h"

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

void
dossier_figures_context_init (DossierFiguresContext *self, const DossierTokens *tokens)
{
  int n_results = 0;

  *self = (DossierFiguresContext){ .is_title_case = is_title_line (tokens) };
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

void
dossier_figures_context_add (DossierFiguresContext *self, const DossierReading *reading)
{
  self->end = reading->end;
  self->hedge = reading->hedge;
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
      self->has_name_before = has_name_before (reading);
      self->unit[0] = '\0';
    }
}

static gboolean
is_one_of (const DossierTokens *tokens, int index, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
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

static gboolean
may_share_unit (const DossierFiguresContext *self, const DossierReading *reading)
{
  DossierDimension dimension =
      self->amount.unit.unit != NULL ? self->amount.unit.unit->dimension : DOSSIER_DIMENSION_NONE;

  if (self->unit[0] == '\0' || dimension == DOSSIER_DIMENSION_NONE ||
      reading->start - self->unit_end > MAX_DISTANCE || !has_like_size (self, reading))
    return FALSE;
  if (dimension == DOSSIER_DIMENSION_AGE)
    return FALSE;
  if (is_compared (reading))
    return is_one_sentence (reading->tokens, self->unit_end, reading->start) ||
           dimension == DOSSIER_DIMENSION_MONEY || dimension == DOSSIER_DIMENSION_PART;
  if (dimension == DOSSIER_DIMENSION_MONEY)
    return is_price (reading) && reading->amount.number.value >= 10;

  return dimension == DOSSIER_DIMENSION_PART &&
         (dossier_token_is_mark (dossier_tokens_get (reading->tokens, reading->start - 1), '(') ||
          has_name_before (reading)) &&
         is_one_sentence (reading->tokens, self->unit_end, reading->start);
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

/* "Fourteen tenders fought it, five of them lent": what was counted last is still spoken of. */
static gboolean
may_share_noun (const DossierFiguresContext *self, const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, reading->hedge_start - 1);
  const DossierToken  *next = dossier_tokens_get (tokens, reading->end);
  int                  n_ends = 0;

  /* "closed 40 mines, killing two": people, whatever was counted before. */
  if (before->kind == DOSSIER_TOKEN_WORD &&
      (dossier_token_has_class (before, DOSSIER_WORD_STATE) ||
       (before->end - before->start > 4 && tokens->text[before->end - 1] == 'g' &&
        tokens->text[before->end - 2] == 'n' && tokens->text[before->end - 3] == 'i')))
    return FALSE;
  if (self->counted_end == 0 || reading->start - self->counted_end > MAX_NOUN_DISTANCE ||
      next->kind == DOSSIER_TOKEN_HYPHEN || (next->flags & DOSSIER_TOKEN_CAPITAL) != 0 ||
      dossier_tokens_match_phrase (tokens, reading->end, "of the") > 0)
    return FALSE;
  n_ends = count_sentence_ends (tokens, self->counted_end, reading->start);

  return n_ends == 0 || (n_ends == 1 && is_subject (reading));
}

void
dossier_figures_context_share (const DossierFiguresContext *self, DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;

  if (reading->unit[0] != '\0' || reading->counted_end > 0 || reading->is_range ||
      (reading->amount.number.forms & (DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_OPEN)) != 0)
    return;
  /* "three of them" are no euros. */
  if (!is_followed (tokens, reading->end) && !dossier_tokens_match (tokens, reading->end, "of") &&
      may_share_unit (self, reading))
    {
      g_strlcpy (reading->unit, self->unit, sizeof reading->unit);
      reading->amount.unit = self->amount.unit;
      return;
    }
  if (may_share_noun (self, reading))
    {
      reading->counted_start = self->counted_start;
      reading->counted_end = self->counted_end;
    }
}
