/* dossier-figures-subject.c: finds what a number is of that stands alone, in the words before it: a
 * heading, the sentence's subject, whom "of them" means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-subject.h"

#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* Tokens of a sentence before the number. */
#define MAX_DISTANCE 40
/* Tokens of a heading before its colon. */
#define MAX_LABEL_TOKENS 10
/* Tokens between "of them" and whom it means. */
#define MAX_THEM_TOKENS 16

static gboolean
is_one_of (const DossierTokens *tokens, int index, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
ends_sentence (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return dossier_token_is_mark (token, '.') || dossier_token_is_mark (token, '?') ||
         dossier_token_is_mark (token, '!');
}

/* Nouns that end as those of people do: "soldiers", "policemen", "activists". */
gboolean
dossier_figures_is_people (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "people",    "men",        "women",    "children",
                                       "victims",   "persons",    "students", "residents",
                                       "pupils",    "police",     "patients", "civilians",
                                       "boys",      "girls",      "migrants", "others",
                                       "officials", "protesters", "troops",   "pilgrims" };
  static const char *const endings[] = { "ers", "men", "ists", "ants", "ians", "women", "tors" };
  const DossierToken      *token = dossier_tokens_get (tokens, index);
  gsize                    length = token->end - token->start;

  if (is_one_of (tokens, index, words, G_N_ELEMENTS (words)))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (length > n + 2 && memcmp (tokens->text + token->end - n, endings[i], n) == 0)
        return TRUE;
    }

  return FALSE;
}

/* -1 when it begins too far before. */
static int
find_sentence_start (const DossierTokens *tokens, int index)
{
  int i = index;

  while (i > 0 && i > index - MAX_DISTANCE && !ends_sentence (tokens, i - 1))
    i--;

  return i == index - MAX_DISTANCE ? -1 : i;
}

/* The plural that the sentence at @start begins with. */
static gboolean
read_subject (const DossierTokens *tokens, int start, int end, DossierReading *reading)
{
  int i = dossier_reading_skip_determiners (tokens, start);
  int n = dossier_figures_match_counted (tokens, i);

  if (n == 0 || i + n > end || !dossier_figures_is_plural (tokens, i + n - 1))
    return FALSE;

  reading->counted_start = i;
  reading->counted_end = i + n;
  return TRUE;
}

/* "Births fell to 44,951", "Spectators numbered 1,150" */
gboolean
dossier_reading_read_changed_subject (DossierReading *reading)
{
  static const char *const verbs[] = { "numbered", "number",  "totalled",
                                       "totaled",  "reached", "exceeded" };
  const DossierTokens     *tokens = reading->tokens;
  int                      before = reading->hedge_start - 1;
  int                      start = 0;
  gboolean                 is_change = FALSE;

  if (is_one_of (tokens, before, verbs, G_N_ELEMENTS (verbs)))
    is_change = TRUE;
  else if (dossier_tokens_match (tokens, before, "to") ||
           dossier_tokens_match (tokens, before, "from") ||
           dossier_tokens_match (tokens, before, "by"))
    for (int i = before - 1; i > before - 3 && !is_change; i--)
      is_change = dossier_token_has_class (dossier_tokens_get (tokens, i),
                                           DOSSIER_WORD_RISE | DOSSIER_WORD_FALL);
  if (!is_change)
    return FALSE;
  start = find_sentence_start (tokens, before);

  return start >= 0 && read_subject (tokens, start, before, reading);
}

/* Headings that tell nothing of what is counted under them. */
static gboolean
is_vague (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "results", "scores",   "standings",    "numbers", "figures",
                                       "prices",  "others",   "details",      "times",   "markets",
                                       "shares",  "odds",     "temperatures", "rates",   "goals",
                                       "sales",   "fixtures", "teams",        "fans" };

  return is_one_of (tokens, index, words, G_N_ELEMENTS (words));
}

/* "Voters on the roll: 496,836", "Seats by party: Labour 29; Greens 3" */
gboolean
dossier_reading_read_label (DossierReading *reading, gboolean may_be_row, int known_end)
{
  const DossierTokens *tokens = reading->tokens;
  int                  end = reading->hedge_start - 1;
  int                  colon = end;
  int                  start = 0;

  while (colon > 0 && colon > end - MAX_DISTANCE &&
         !dossier_token_is_mark (dossier_tokens_get (tokens, colon), ':'))
    {
      if (ends_sentence (tokens, colon))
        return FALSE;
      colon--;
    }
  if (!dossier_token_is_mark (dossier_tokens_get (tokens, colon), ':') ||
      (colon != end && (!may_be_row || known_end > colon)))
    return FALSE;
  start = find_sentence_start (tokens, colon);
  if (start < 0 || start < colon - MAX_LABEL_TOKENS ||
      !read_subject (tokens, start, colon, reading))
    return FALSE;
  if (!is_vague (tokens, reading->counted_end - 1) &&
      !(colon != end && dossier_figures_is_people (tokens, reading->counted_end - 1)))
    return TRUE;

  reading->counted_end = 0;
  return FALSE;
}

/* "the stalls of a market, 18 of them": the last plural before. */
void
dossier_reading_read_them (DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;

  for (int i = reading->hedge_start - 1; i > reading->hedge_start - MAX_THEM_TOKENS; i--)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (token->kind == DOSSIER_TOKEN_WORD && (token->flags & DOSSIER_TOKEN_CAPITAL) == 0 &&
          dossier_figures_is_plural (tokens, i) &&
          !dossier_token_has_class (token,
                                    DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB |
                                        DOSSIER_WORD_REPORT | DOSSIER_WORD_TIME |
                                        DOSSIER_WORD_DATE))
        {
          reading->counted_start = i;
          reading->counted_end = i + 1;
          return;
        }
    }
}
