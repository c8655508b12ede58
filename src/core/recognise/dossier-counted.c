/* dossier-counted.c: chooses what a number is of that stands without a noun, by what was learned
 * from marked reports.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-counted.h"

#include "core/recognise/dossier-figures-context.h"
#include "core/recognise/dossier-figures-subject.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

static int
get_score (const DossierCountedCandidate *candidate)
{
  int score = 0;

  for (int i = 0; i < candidate->n_features; i++)
    score += dossier_counted_weights[candidate->features[i]];

  return score;
}

static void
take (const DossierCounted *self, DossierReading *reading, const DossierCountedCandidate *candidate)
{
  reading->counted_start = reading->counted_end = 0;
  reading->noun = NULL;
  if (candidate->sources == DOSSIER_COUNTED_NOTHING)
    return;
  if (candidate->noun.line == self->line)
    {
      reading->counted_start = candidate->noun.start;
      reading->counted_end = candidate->noun.end;
      return;
    }

  reading->noun = candidate->noun.text;
  reading->noun_length = candidate->noun.length;
}

void
dossier_counted_choose (const DossierCounted *self, DossierReading *reading)
{
  DossierCountedCandidate candidates[DOSSIER_COUNTED_MAX_CANDIDATES];
  int                     n = 0;
  int                     best = 0;
  int                     best_score = 0;

  /* A number that is all of its line says nothing of what it is of. */
  if (dossier_tokens_get (reading->tokens, reading->hedge_start - 1)->kind == DOSSIER_TOKEN_END &&
      dossier_tokens_get (reading->tokens, reading->end)->kind == DOSSIER_TOKEN_END)
    return;
  n = dossier_counted_list (self, reading, candidates);
  if (self->observer != NULL)
    self->observer (reading, candidates, n, self->observer_data);
  for (int i = 0; i < n; i++)
    {
      int score = get_score (&candidates[i]);

      if (i == 0 || score > best_score)
        {
          best = i;
          best_score = score;
        }
    }
  take (self, reading, &candidates[best]);
}

static gboolean
is_same (const DossierCountedNoun *one, const DossierCountedNoun *other)
{
  return one->length == other->length &&
         g_ascii_strncasecmp (one->text, other->text, one->length) == 0;
}

void
dossier_counted_add (DossierCounted *self, const DossierReading *reading, gboolean is_shared)
{
  const DossierTokens *tokens = reading->tokens;
  DossierCountedNoun   noun = { .figure_line = self->line,
                                .figure_end = reading->end,
                                .is_shared = is_shared };
  int                  n = 0;

  noun.figure = self->n_figures++;
  noun.value = reading->amount.number.value;
  noun.before = dossier_counted_get_kind (tokens, reading->hedge_start - 1);
  noun.next = dossier_counted_get_kind (tokens, reading->end);
  if (is_shared && reading->unit[0] == '\0')
    self->last_choice = reading->counted_end > 0 || reading->noun != NULL ? 2 : 1;
  if (reading->counted_end > reading->counted_start)
    {
      gsize from = dossier_tokens_get (tokens, reading->counted_start)->start;

      if (dossier_tokens_match (tokens, reading->counted_start, "times"))
        return;
      noun.text = tokens->text + from;
      noun.length = dossier_tokens_get (tokens, reading->counted_end - 1)->end - from;
      noun.start = reading->counted_start;
      noun.end = reading->counted_end;
      noun.line = self->line;
      noun.may_be_harmed =
          dossier_figures_is_harmed (reading) ||
          dossier_figures_is_people (tokens, reading->counted_end - 1) ||
          dossier_token_has_class (dossier_tokens_get (tokens, reading->counted_end - 1),
                                   DOSSIER_WORD_STATE);
    }
  else if (reading->noun != NULL)
    {
      noun.text = reading->noun;
      noun.length = reading->noun_length;
      noun.line = -1;
      noun.may_be_harmed = dossier_figures_is_harmed (reading);
    }
  else
    return;

  while (n < self->n_nouns && !is_same (&self->nouns[n], &noun))
    n++;
  if (n < self->n_nouns)
    noun.may_be_harmed |= self->nouns[n].may_be_harmed;
  noun.n_uses = 1 + (n < self->n_nouns ? self->nouns[n].n_uses : 0);
  if (n == self->n_nouns)
    {
      if (n == DOSSIER_COUNTED_MAX_NOUNS)
        n--;
      else
        self->n_nouns++;
    }
  memmove (self->nouns + 1, self->nouns, (gsize) n * sizeof self->nouns[0]);
  self->nouns[0] = noun;
}
