/* dossier-dates-parts.c: the parts that dates are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates-parts.h"

#include "core/recognise/dossier-tokens-words.h"

const char *const seasons[] = { "spring", "summer", "autumn", "fall", "winter" };
gboolean
dossier_dates_is_hyphen (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_HYPHEN || token->kind == DOSSIER_TOKEN_DASH;
}

gboolean
dossier_dates_is_glued_to_next (const DossierTokens *tokens, int index)
{
  return dossier_token_is_glued (dossier_tokens_get (tokens, index + 1));
}

/* Digits without separators, between @min and @max. */
gboolean
dossier_dates_get_integer (const DossierTokens *tokens, int index, int min, int max, int *value)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 number = 0;

  if (token->kind != DOSSIER_TOKEN_NUMBER || token->payload != 0 || token->end - token->start > 4)
    return FALSE;

  for (gsize i = token->start; i < token->end; i++)
    {
      if (!g_ascii_isdigit (tokens->text[i]))
        return FALSE;
      number = number * 10 + g_ascii_digit_value (tokens->text[i]);
    }
  if (number < min || number > max)
    return FALSE;

  *value = number;
  return TRUE;
}

/* Four digits; nothing that makes them a part of something else may be written to them. */
gboolean
dossier_dates_get_year (const DossierTokens *tokens, int index, int *year)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  if (token->end - token->start != 4 ||
      !dossier_dates_get_integer (tokens, index, 1000, 2999, year))
    return FALSE;

  return !dossier_token_is_glued (next) ||
         (next->kind != DOSSIER_TOKEN_WORD && next->kind != DOSSIER_TOKEN_NUMBER &&
          next->kind != DOSSIER_TOKEN_CURRENCY && !dossier_token_is_mark (next, '%'));
}

int
dossier_dates_match_day (const DossierTokens *tokens, int index, int *day)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  if (!dossier_dates_get_integer (tokens, index, 1, 31, day))
    return 0;
  if (!dossier_dates_is_glued_to_next (tokens, index))
    return 1;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (dossier_tokens_match (tokens, index + 1, endings[i]))
      return 2;

  return dossier_tokens_get (tokens, index + 1)->kind == DOSSIER_TOKEN_WORD ? 0 : 1;
}

/* A month's name with the stop of its short form. */
int
dossier_dates_match_month (const DossierTokens *tokens, int index, int *month)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *stop = dossier_tokens_get (tokens, index + 1);

  if (!dossier_token_has_class (token, DOSSIER_WORD_MONTH))
    return 0;

  *month = token->payload;
  return token->end - token->start <= 4 && dossier_token_is_mark (stop, '.') &&
                 dossier_token_is_glued (stop) && *month != 5
             ? 2
             : 1;
}

/* ", 2025" or " 2025" */
int
dossier_dates_match_following_year (const DossierTokens *tokens, int index, int *year)
{
  int i = index;

  if (dossier_token_is_mark (dossier_tokens_get (tokens, i), ',') ||
      dossier_token_is_mark (dossier_tokens_get (tokens, i), '/') ||
      (dossier_dates_is_hyphen (dossier_tokens_get (tokens, i)) &&
       dossier_token_is_glued (dossier_tokens_get (tokens, i)) &&
       dossier_dates_is_glued_to_next (tokens, i)))
    i++;
  else if (dossier_tokens_match (tokens, i, "of"))
    i++;

  return dossier_dates_get_year (tokens, i, year) ? i + 1 - index : 0;
}

void
dossier_dates_set_point (DossierDateMatch *match, int year, int month, int day)
{
  match->form = DOSSIER_DATE_POINT;
  match->from = (DossierDatePoint){ year, month, day };
}

void
dossier_dates_set_range (DossierDateMatch *match, DossierDatePoint from, DossierDatePoint to)
{
  match->form = DOSSIER_DATE_RANGE;
  match->from = from;
  match->to = to;
}
