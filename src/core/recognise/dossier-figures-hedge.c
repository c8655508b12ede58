/* dossier-figures-hedge.c: reads the words around a number that bound it or say how it changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-hedge.h"

#include "core/recognise/dossier-tokens-words.h"

typedef struct
{
  const char  *words;
  DossierHedge hedge;
} Phrase;

/* Longer phrases first: "no more than" is not "more than". */
static const Phrase phrases_before[] = {
  { "no fewer than", DOSSIER_HEDGE_AT_LEAST },
  { "not fewer than", DOSSIER_HEDGE_AT_LEAST },
  { "no less than", DOSSIER_HEDGE_AT_LEAST },
  { "not less than", DOSSIER_HEDGE_AT_LEAST },
  { "no more than", DOSSIER_HEDGE_AT_MOST },
  { "not more than", DOSSIER_HEDGE_AT_MOST },
  { "at least", DOSSIER_HEDGE_AT_LEAST },
  { "minimum of", DOSSIER_HEDGE_AT_LEAST },
  { "minimum", DOSSIER_HEDGE_AT_LEAST },
  { "at most", DOSSIER_HEDGE_AT_MOST },
  { "at the most", DOSSIER_HEDGE_AT_MOST },
  { "up to", DOSSIER_HEDGE_AT_MOST },
  { "as many as", DOSSIER_HEDGE_AT_MOST },
  { "as much as", DOSSIER_HEDGE_AT_MOST },
  { "maximum of", DOSSIER_HEDGE_AT_MOST },
  { "maximum", DOSSIER_HEDGE_AT_MOST },
  { "in excess of", DOSSIER_HEDGE_MORE },
  { "upwards of", DOSSIER_HEDGE_MORE },
  { "upward of", DOSSIER_HEDGE_MORE },
  { "north of", DOSSIER_HEDGE_MORE },
  { "more than", DOSSIER_HEDGE_MORE },
  { "greater than", DOSSIER_HEDGE_MORE },
  { "higher than", DOSSIER_HEDGE_MORE },
  { "longer than", DOSSIER_HEDGE_MORE },
  { "older than", DOSSIER_HEDGE_MORE },
  { "larger than", DOSSIER_HEDGE_MORE },
  { "over", DOSSIER_HEDGE_MORE },
  { "above", DOSSIER_HEDGE_MORE },
  { "exceeding", DOSSIER_HEDGE_MORE },
  { "exceeded", DOSSIER_HEDGE_MORE },
  { "exceeds", DOSSIER_HEDGE_MORE },
  { "exceed", DOSSIER_HEDGE_MORE },
  { "surpassing", DOSSIER_HEDGE_MORE },
  { "surpassed", DOSSIER_HEDGE_MORE },
  { "surpasses", DOSSIER_HEDGE_MORE },
  { "topping", DOSSIER_HEDGE_MORE },
  { "topped", DOSSIER_HEDGE_MORE },
  { "tops", DOSSIER_HEDGE_MORE },
  { "beyond", DOSSIER_HEDGE_MORE },
  { "less than", DOSSIER_HEDGE_LESS },
  { "fewer than", DOSSIER_HEDGE_LESS },
  { "lower than", DOSSIER_HEDGE_LESS },
  { "smaller than", DOSSIER_HEDGE_LESS },
  { "younger than", DOSSIER_HEDGE_LESS },
  { "shorter than", DOSSIER_HEDGE_LESS },
  { "short of", DOSSIER_HEDGE_LESS },
  { "under", DOSSIER_HEDGE_LESS },
  { "below", DOSSIER_HEDGE_LESS },
  { "in the region of", DOSSIER_HEDGE_ABOUT },
  { "in the order of", DOSSIER_HEDGE_ABOUT },
  { "on the order of", DOSSIER_HEDGE_ABOUT },
  { "the best part of", DOSSIER_HEDGE_ABOUT },
  { "something like", DOSSIER_HEDGE_ABOUT },
  { "close to", DOSSIER_HEDGE_ABOUT },
  { "about", DOSSIER_HEDGE_ABOUT },
  { "around", DOSSIER_HEDGE_ABOUT },
  { "roughly", DOSSIER_HEDGE_ABOUT },
  { "approximately", DOSSIER_HEDGE_ABOUT },
  { "approx", DOSSIER_HEDGE_ABOUT },
  { "nearly", DOSSIER_HEDGE_ABOUT },
  { "almost", DOSSIER_HEDGE_ABOUT },
  { "near", DOSSIER_HEDGE_ABOUT },
  { "some", DOSSIER_HEDGE_ABOUT },
  { "estimated", DOSSIER_HEDGE_ABOUT },
  { "virtually", DOSSIER_HEDGE_ABOUT },
  { "practically", DOSSIER_HEDGE_ABOUT },
  { "perhaps", DOSSIER_HEDGE_ABOUT },
  { "possibly", DOSSIER_HEDGE_ABOUT },
  { "probably", DOSSIER_HEDGE_ABOUT },
  { "maybe", DOSSIER_HEDGE_ABOUT },
  { "circa", DOSSIER_HEDGE_ABOUT },
};

static const Phrase phrases_after[] = {
  { "or more", DOSSIER_HEDGE_AT_LEAST },     { "or so", DOSSIER_HEDGE_ABOUT },
  { "or less", DOSSIER_HEDGE_AT_MOST },      { "or fewer", DOSSIER_HEDGE_AT_MOST },
  { "or over", DOSSIER_HEDGE_AT_LEAST },     { "and over", DOSSIER_HEDGE_AT_LEAST },
  { "or above", DOSSIER_HEDGE_AT_LEAST },    { "and above", DOSSIER_HEDGE_AT_LEAST },
  { "or higher", DOSSIER_HEDGE_AT_LEAST },   { "or older", DOSSIER_HEDGE_AT_LEAST },
  { "and older", DOSSIER_HEDGE_AT_LEAST },   { "or younger", DOSSIER_HEDGE_AT_MOST },
  { "and under", DOSSIER_HEDGE_AT_MOST },    { "or under", DOSSIER_HEDGE_AT_MOST },
  { "or thereabouts", DOSSIER_HEDGE_ABOUT }, { "at least", DOSSIER_HEDGE_AT_LEAST },
  { "at most", DOSSIER_HEDGE_AT_MOST },
};

/* Words between a hedge and its number that change nothing. */
static const char *const fillers[] = { "the",        "a",       "an",     "another",  "further",
                                       "additional", "just",    "only",   "record",   "whopping",
                                       "staggering", "extra",   "total",  "reported", "mere",
                                       "combined",   "massive", "exactly" };

/* Verbs that tell a change only of per cents, points and money: one also gains or cuts people. */
static const char *const loose_changes[] = {
  "added",    "adding",  "gained", "gain",     "gains",     "gaining",     "lost",
  "loses",    "losing",  "cut",    "cuts",     "cutting",   "shed",        "sheds",
  "raised",   "raise",   "raises", "contract", "contracts", "contracting", "contracted",
  "crash",    "crashed", "boost",  "boosted",  "reduced",   "reduce",      "reduces",
  "reducing", "lower",   "higher", "slash",    "slashed",   "sink",        "sank",
  "sunk",     "spike",   "jump",   "jumps",    "advance",   "advances",    "leap",
  "leaps",    "drop",    "drops",  "fall",     "falls",     "slide",       "slides",
  "climb",    "climbs",  "hike",   "hikes",    "hiked",     "improved",    "expanded",
  "rally",    "crash",   "up",     "down",
};

static gboolean
is_filler (const DossierTokens *tokens, int index)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (dossier_tokens_match (tokens, index, fillers[i]))
      return TRUE;

  return FALSE;
}

static DossierHedge
match_sign (const DossierToken *token)
{
  if (token->kind != DOSSIER_TOKEN_MARK)
    return DOSSIER_HEDGE_EXACT;

  switch (token->symbol)
    {
    case '~':
    case 0x2248:
      return DOSSIER_HEDGE_ABOUT;
    case '+':
      /* "GMT+7", "4+1" */
      return dossier_token_is_glued (token) ? DOSSIER_HEDGE_EXACT : DOSSIER_HEDGE_UP;
    case '>':
      return DOSSIER_HEDGE_MORE;
    case '<':
      return DOSSIER_HEDGE_LESS;
    case 0x2265:
      return DOSSIER_HEDGE_AT_LEAST;
    case 0x2264:
      return DOSSIER_HEDGE_AT_MOST;
    default:
      return DOSSIER_HEDGE_EXACT;
    }
}

static gboolean
is_bound (DossierHedge hedge)
{
  return hedge != DOSSIER_HEDGE_EXACT && hedge != DOSSIER_HEDGE_ABOUT;
}

/* The phrase that ends just before @index. */
static DossierHedge
match_before (const DossierTokens *tokens, int index, int *start)
{
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);
  DossierHedge        hedge = match_sign (previous);

  if (hedge != DOSSIER_HEDGE_EXACT)
    {
      *start = index - 1;
      return hedge;
    }
  if (!dossier_token_has_class (previous, DOSSIER_WORD_HEDGE))
    return DOSSIER_HEDGE_EXACT;

  for (gsize i = 0; i < G_N_ELEMENTS (phrases_before); i++)
    {
      int n = dossier_tokens_match_before (tokens, index, phrases_before[i].words);

      if (n > 0)
        {
          *start = index - n;
          return phrases_before[i].hedge;
        }
    }

  return DOSSIER_HEDGE_EXACT;
}

DossierHedge
dossier_figures_find_hedge (const DossierTokens *tokens, int index, int *start)
{
  DossierHedge hedge = DOSSIER_HEDGE_EXACT;
  DossierHedge outer = DOSSIER_HEDGE_EXACT;
  int          i = index;
  int          outer_start = 0;

  *start = index;
  for (int n = 0; n < 3 && hedge == DOSSIER_HEDGE_EXACT; n++)
    {
      hedge = match_before (tokens, i, start);
      if (hedge == DOSSIER_HEDGE_EXACT)
        {
          if (!is_filler (tokens, i - 1))
            {
              *start = index;
              return hedge;
            }
          i--;
        }
    }
  if (hedge == DOSSIER_HEDGE_EXACT)
    {
      *start = index;
      return hedge;
    }

  /* "up to an estimated 500": the bound says more. */
  i = *start;
  if (is_filler (tokens, i - 1))
    i--;
  outer = match_before (tokens, i, &outer_start);
  if (is_bound (outer) && !is_bound (hedge))
    {
      *start = outer_start;
      return outer;
    }

  return hedge;
}

int
dossier_figures_match_hedge_after (const DossierTokens *tokens, int index, DossierHedge *hedge)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (dossier_token_is_mark (token, '+') && dossier_token_is_glued (token))
    {
      *hedge = DOSSIER_HEDGE_AT_LEAST;
      return 1;
    }
  if (token->kind == DOSSIER_TOKEN_HYPHEN && dossier_tokens_match (tokens, index + 1, "plus"))
    {
      *hedge = DOSSIER_HEDGE_AT_LEAST;
      return 2;
    }
  if (token->kind != DOSSIER_TOKEN_WORD || token->classes == 0)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (phrases_after); i++)
    {
      int n = dossier_tokens_match_phrase (tokens, index, phrases_after[i].words);

      if (n > 0)
        {
          *hedge = phrases_after[i].hedge;
          return n;
        }
    }

  return 0;
}

/* "making up 6%", "shut down three plants": part of the verb before it. */
static gboolean
is_particle (const DossierTokens *tokens, int index)
{
  static const char *const verbs[] = {
    "make",    "makes",   "making",   "made",   "shut",   "shuts",  "shutting", "set",
    "sets",    "setting", "sign",     "signed", "pick",   "picked", "take",     "takes",
    "took",    "taking",  "give",     "gave",   "giving", "put",    "puts",     "putting",
    "build",   "built",   "building", "blew",   "blown",  "open",   "opened",   "opening",
    "line",    "lined",   "end",      "ending", "close",  "closed", "closing",  "shot",
    "gunned",  "mow",     "add",      "adds",   "using",  "used",   "use",      "track",
    "tracked", "round",   "rounded",  "back",   "backed", "call",   "called",   "turn",
    "turned",  "break",   "broke",    "tear",   "tore",   "hunt",   "bring",    "brought",
    "settle",  "settled", "freeing",  "free"
  };

  if (!dossier_tokens_match (tokens, index, "up") && !dossier_tokens_match (tokens, index, "down"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (dossier_tokens_match (tokens, index - 1, verbs[i]))
      return TRUE;

  return FALSE;
}

static DossierHedge
get_change (const DossierTokens *tokens, int index, gboolean is_measured)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (!dossier_token_has_class (token, DOSSIER_WORD_RISE | DOSSIER_WORD_FALL) ||
      is_particle (tokens, index))
    return DOSSIER_HEDGE_EXACT;
  if (!is_measured)
    for (gsize i = 0; i < G_N_ELEMENTS (loose_changes); i++)
      if (dossier_tokens_match (tokens, index, loose_changes[i]))
        return DOSSIER_HEDGE_EXACT;

  return dossier_token_has_class (token, DOSSIER_WORD_RISE) ? DOSSIER_HEDGE_UP : DOSSIER_HEDGE_DOWN;
}

/* "cut its rates by" */
static DossierHedge
find_verb_before (const DossierTokens *tokens, int index)
{
  for (int i = index - 1; i > index - 6; i--)
    {
      DossierHedge hedge = get_change (tokens, i, TRUE);

      if (hedge != DOSSIER_HEDGE_EXACT)
        return hedge;
      if (dossier_tokens_get (tokens, i)->kind != DOSSIER_TOKEN_WORD)
        break;
    }

  return DOSSIER_HEDGE_EXACT;
}

DossierHedge
dossier_figures_find_change (const DossierTokens *tokens, int start, int end, gboolean is_measured)
{
  DossierHedge hedge = DOSSIER_HEDGE_EXACT;
  int          i = start - 1;

  while (i > start - 4 && is_filler (tokens, i))
    i--;
  if (dossier_tokens_match (tokens, i, "by"))
    return find_verb_before (tokens, i);
  if (dossier_tokens_match (tokens, i, "of"))
    i--;
  hedge = get_change (tokens, i, is_measured);
  if (hedge != DOSSIER_HEDGE_EXACT &&
      !(dossier_tokens_match (tokens, i, "up") && dossier_tokens_match (tokens, i + 1, "to")))
    return hedge;

  /* "a 5% increase", "12% higher" */
  return is_measured ? get_change (tokens, end, TRUE) : DOSSIER_HEDGE_EXACT;
}
