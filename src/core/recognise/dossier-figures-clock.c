/* dossier-figures-clock.c: reads the time that something took where it is printed as a clock shows
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-clock.h"

#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-number-reader.h"

/* Seconds from which on a time is told in minutes. */
#define MIN_MINUTES 600

static const DossierToken *
get_part_of_time (const DossierTokens *tokens, int index)
{
  const DossierToken *colon = dossier_tokens_get (tokens, index);
  const DossierToken *digits = dossier_tokens_get (tokens, index + 1);

  return dossier_token_is_mark (colon, ':') && dossier_token_is_glued (colon) &&
                 digits->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (digits)
             ? digits
             : NULL;
}

/* "took the women's race in 38:50": where minutes and seconds stand, and no time of day. */
static gboolean
is_minutes_taken (const DossierTokens *tokens, int index)
{
  static const char *const before[] = { "in", "of", "time", "clocked", "ran" };
  const DossierToken      *after = dossier_tokens_get (tokens, index + 3);

  if (dossier_token_is_mark (dossier_tokens_get (tokens, index - 1), ')'))
    return after->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (after, ';');
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    if (dossier_tokens_match (tokens, index - 1, before[i]))
      return after->kind != DOSSIER_TOKEN_WORD || dossier_tokens_match (tokens, index + 3, "for");

  return FALSE;
}

int
dossier_figures_match_time_taken (const DossierTokens *tokens,
                                  int                  index,
                                  double              *value,
                                  const char         **unit)
{
  const DossierToken *first = dossier_tokens_get (tokens, index);
  const DossierToken *second = NULL;
  const DossierToken *third = NULL;
  double              seconds = 0;
  int                 n = 0;

  if (first->kind != DOSSIER_TOKEN_NUMBER || first->end - first->start > 2)
    return 0;
  second = get_part_of_time (tokens, index + 1);
  if (second == NULL)
    return 0;
  third = get_part_of_time (tokens, index + 3);
  n = third != NULL ? 5 : 3;
  if (get_part_of_time (tokens, index + n) != NULL)
    return 0;

  seconds =
      dossier_number_get_digits (tokens, first) * 60 + dossier_number_get_digits (tokens, second);
  if (third != NULL)
    {
      *unit = "hour";
      *value = (seconds * 60 + dossier_number_get_digits (tokens, third)) / 3600;
      return n;
    }
  /* "3:11.7" has tenths; without them it may be a time of day. */
  if (second->end - second->start == 2
          ? !is_minutes_taken (tokens, index)
          : second->end - second->start != 4 || tokens->text[second->start + 2] != '.')
    return 0;
  *unit = seconds < MIN_MINUTES ? "second" : "minute";
  *value = seconds < MIN_MINUTES ? seconds : seconds / 60;
  return n;
}
