/* dossier-figures-measure.c: reads what an amount or a part is of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-reading.h"

#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-tokens-words.h"

/* Words of the name of an owner, with its "'s". */
#define MAX_OWNER_TOKENS 4

/* The words between a fraction's or count's "of" and its noun. */
int
dossier_reading_skip_determiners (const DossierTokens *tokens, int index)
{
  int i = index;

  while (i < index + 3 &&
         dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_DETERMINER) &&
         !dossier_tokens_match (tokens, i, "no"))
    i++;

  return i;
}

/* The apostrophe of "the Philippines' 17 regions". */
static gboolean
is_plural_owner (const DossierTokens *tokens, int index)
{
  const DossierToken *mark = dossier_tokens_get (tokens, index);
  const DossierToken *owner = dossier_tokens_get (tokens, index - 1);

  return (dossier_token_is_mark (mark, 0x2019) || dossier_token_is_mark (mark, '\'')) &&
         dossier_token_is_glued (mark) && owner->kind == DOSSIER_TOKEN_WORD &&
         tokens->text[owner->end - 1] == 's' &&
         !dossier_token_is_glued (dossier_tokens_get (tokens, index + 1));
}

/* "of the world's pears" are pears; with @has_number, "of the state's 254 counties". */
static int
skip_owner (const DossierTokens *tokens, int index, gboolean has_number)
{
  for (int i = index + 1; i < index + MAX_OWNER_TOKENS; i++)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (token->kind == DOSSIER_TOKEN_POSSESSIVE &&
          (dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_WORD ||
           (has_number && dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_NUMBER)) &&
          !dossier_token_has_class (dossier_tokens_get (tokens, i + 1), DOSSIER_WORD_FUNCTION))
        return i + 1;
      if (has_number && is_plural_owner (tokens, i))
        return i + 1;
      if (token->kind != DOSSIER_TOKEN_WORD ||
          dossier_token_has_class (token, DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB))
        break;
    }

  return index;
}

/* "of voters", "of the vote": what a part or a measured amount is of. */
gboolean
dossier_reading_read_of (DossierReading *self, gboolean is_plural_only)
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

  i = dossier_reading_skip_determiners (tokens, i + 1);
  i = skip_owner (tokens, i, FALSE);
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
gboolean
dossier_reading_read_of_number (DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  DossierAmount        whole = { 0 };
  int                  i = self->end;
  int                  n = 0;

  if (self->is_range || !dossier_tokens_match (tokens, i, "of"))
    return FALSE;
  i = dossier_reading_skip_determiners (tokens, i + 1);
  i = skip_owner (tokens, i, TRUE);
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

void
dossier_reading_read_measured (DossierReading *self)
{
  DossierDimension dimension = self->amount.unit.unit->dimension;

  if (dimension == DOSSIER_DIMENSION_AGE)
    return;
  if (!dossier_reading_read_of (self, FALSE) && dimension == DOSSIER_DIMENSION_PART)
    dossier_reading_read_of_number (self);
}
