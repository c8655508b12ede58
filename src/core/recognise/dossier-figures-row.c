/* dossier-figures-row.c: finds rows of numbers whose unit a heading tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-row.h"

/* Tokens of the heading. */
#define MAX_HEADING_TOKENS 24
/* Fewer numbers are no row. */
#define MIN_NUMBERS 2
/* Letters are no heading: "(m)". */
#define MIN_UNIT_BYTES 3

static gboolean
is_stop (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return dossier_token_is_mark (token, '.') || dossier_token_is_mark (token, '?') ||
         dossier_token_is_mark (token, '!');
}

/* The unit that a heading from @start to the colon at @end tells. */
static gboolean
match_row_unit (const DossierTokens *tokens, int start, int end, DossierUnitMatch *unit)
{
  static const DossierNumber number = { .value = 2, .mantissa = 2, .scale = 1 };

  for (int i = start + 1; i < end; i++)
    {
      const DossierToken *before = dossier_tokens_get (tokens, i - 1);
      const DossierToken *after = NULL;
      int                 n = 0;

      if (!dossier_token_is_mark (before, '(') && !dossier_token_is_mark (before, ',') &&
          !dossier_tokens_match (tokens, i - 1, "in"))
        continue;
      n = dossier_units_match (tokens, i, &number, unit);
      if (n == 0 || unit->unit->dimension == DOSSIER_DIMENSION_TIME ||
          dossier_tokens_get (tokens, i + n - 1)->end - dossier_tokens_get (tokens, i)->start <
              MIN_UNIT_BYTES)
        continue;
      after = dossier_tokens_get (tokens, i + n);
      if (after->kind == DOSSIER_TOKEN_MARK || dossier_tokens_match (tokens, i + n, "a"))
        return TRUE;
    }

  return FALSE;
}

/* Whether several numbers follow in the sentence. */
static gboolean
is_row_start (const DossierTokens *tokens, int index)
{
  int n = 0;

  for (int i = index; i < MIN (tokens->n_items, index + DOSSIER_FIGURES_MAX_ROW) && n < MIN_NUMBERS;
       i++)
    {
      if (is_stop (tokens, i))
        return FALSE;
      n += dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_NUMBER ? 1 : 0;
    }

  return n >= MIN_NUMBERS;
}

int
dossier_figures_row_find (const DossierTokens *tokens, DossierUnitMatch *unit)
{
  int start = 0;

  for (int i = 0; i < tokens->n_items; i++)
    {
      if (is_stop (tokens, i))
        start = i + 1;
      else if (dossier_token_is_mark (dossier_tokens_get (tokens, i), ':') &&
               match_row_unit (tokens, MAX (start, i - MAX_HEADING_TOKENS), i, unit) &&
               is_row_start (tokens, i + 1))
        return i + 1;
    }

  return 0;
}
