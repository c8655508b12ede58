/* dossier-figures-noun.c: reads the noun phrase that a number counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-noun.h"

#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* Words before the plural; more adjectives than these are another clause. */
#define MAX_COUNTED_TOKENS 9
#define MAX_SINGLE_WORDS   4

static gboolean
ends_with (const DossierTokens *tokens, const DossierToken *token, const char *ending)
{
  gsize length = strlen (ending);

  return token->end - token->start > length &&
         g_ascii_strncasecmp (tokens->text + token->end - length, ending, length) == 0;
}

static gboolean
is_capital (const DossierToken *token)
{
  return (token->flags & DOSSIER_TOKEN_CAPITAL) != 0;
}

/* Adverbs that are adjectives before a noun: "nearby villages". */
static gboolean
is_adjective_too (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "nearby", "daily",     "overnight", "overseas",
                                       "online", "worldwide", "very",      "highly",
                                       "badly",  "early",     "late",      "previously",
                                       "likely", "separate",  "further",   "straight",
                                       "such",   "more",      "fewer" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

static gboolean
is_ordinal (const DossierTokens *tokens, int index)
{
  double value = 0;

  return dossier_number_match_ordinal (tokens, index, &value) > 0;
}

/* Whether the token ends a noun phrase that it is not part of. */
static gboolean
is_stop (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);
  DossierDateMatch    date = { 0 };

  if (token->kind != DOSSIER_TOKEN_WORD || (token->flags & DOSSIER_TOKEN_ADDRESS) != 0)
    return TRUE;
  /* "first-time mothers" */
  if (dossier_token_has_class (token, DOSSIER_WORD_NUMBER) && next->kind == DOSSIER_TOKEN_HYPHEN &&
      dossier_token_is_glued (next) && is_ordinal (tokens, index))
    return FALSE;
  /* "would-be buyers" */
  if (dossier_tokens_match (tokens, index, "would") && next->kind == DOSSIER_TOKEN_HYPHEN)
    return FALSE;
  if (dossier_token_has_class (token, DOSSIER_WORD_FUNCTION))
    return !(is_adjective_too (tokens, index) && next->kind == DOSSIER_TOKEN_WORD &&
             !dossier_token_has_class (next, DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB)) &&
           /* "US" in capitals is the country. */
           !((token->flags & DOSSIER_TOKEN_UPPER) != 0 &&
             dossier_tokens_match (tokens, index, "us"));
  if (dossier_token_has_class (token, DOSSIER_WORD_NUMBER))
    return TRUE;
  if (dossier_token_has_class (token, DOSSIER_WORD_MONTH | DOSSIER_WORD_WEEKDAY) &&
      is_capital (token) && token->end - token->start > 3)
    return TRUE;

  return dossier_token_has_class (token, DOSSIER_WORD_DATE) &&
         dossier_dates_match (tokens, index, &date) > 0;
}

static gboolean
is_verb (const DossierToken *token)
{
  return dossier_token_has_class (token, DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT);
}

gboolean
dossier_figures_is_plural (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (token->kind != DOSSIER_TOKEN_WORD)
    return FALSE;
  if (dossier_token_has_class (token, DOSSIER_WORD_PLURAL))
    return TRUE;
  if (dossier_token_has_class (token, DOSSIER_WORD_SINGULAR | DOSSIER_WORD_FUNCTION) ||
      (token->flags & DOSSIER_TOKEN_UPPER) != 0)
    /* "NGOs" is mixed, so that capitals alone are a name or a headline. */
    return (token->flags & DOSSIER_TOKEN_UPPER) != 0 && token->end - token->start > 4 &&
           ends_with (tokens, token, "s") && !ends_with (tokens, token, "ss") &&
           !dossier_token_has_class (token, DOSSIER_WORD_SINGULAR | DOSSIER_WORD_FUNCTION);

  /* "Iraqis", "Dutchmen", "firewomen" */
  if (is_capital (token) && index > 0 && ends_with (tokens, token, "is") &&
      token->end - token->start > 5)
    return TRUE;
  if (token->end - token->start > 5 && ends_with (tokens, token, "men"))
    return !dossier_tokens_match (tokens, index, "specimen") &&
           !dossier_tokens_match (tokens, index, "regimen") &&
           !dossier_tokens_match (tokens, index, "abdomen");

  return token->end - token->start > 2 && tokens->text[token->end - 1] == 's' &&
         !ends_with (tokens, token, "ss") && !ends_with (tokens, token, "us") &&
         !ends_with (tokens, token, "is");
}

/* A verb's form that may be an adjective before a noun: "confirmed cases". */
static gboolean
is_participle (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return ends_with (tokens, token, "ed") || ends_with (tokens, token, "en") ||
         dossier_tokens_match (tokens, index, "lost") ||
         dossier_tokens_match (tokens, index, "live") ||
         dossier_tokens_match (tokens, index, "made");
}

/* One past a word and what is written to it with hyphens: "air-defence". */
static int
skip_compound (const DossierTokens *tokens, int index)
{
  int i = index + 1;

  while (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_HYPHEN &&
         dossier_token_is_glued (dossier_tokens_get (tokens, i)) &&
         dossier_token_is_glued (dossier_tokens_get (tokens, i + 1)) &&
         (dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_WORD ||
          dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_NUMBER) &&
         i < index + MAX_COUNTED_TOKENS)
    i += 2;

  return i;
}

/* "-ly" words that are no adverbs. */
static gboolean
is_adverb (const DossierTokens *tokens, const DossierToken *token)
{
  static const char *const nouns[] = { "family", "supply",  "assembly", "ally",      "rally",
                                       "reply",  "anomaly", "monopoly", "belly",     "jelly",
                                       "bully",  "fly",     "italy",    "butterfly", "daily",
                                       "weekly", "elderly", "early",    "only",      "friendly",
                                       "deadly", "likely",  "monthly",  "yearly",    "lily" };

  if (!ends_with (tokens, token, "ly"))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (nouns); i++)
    if (strlen (nouns[i]) == token->end - token->start &&
        g_ascii_strncasecmp (nouns[i], tokens->text + token->start, strlen (nouns[i])) == 0)
      return FALSE;

  return TRUE;
}

/* "'s" or the apostrophe after a plural, with the noun that it belongs to still to come. */
static gboolean
is_possessive (const DossierTokens *tokens, int index)
{
  const DossierToken *mark = dossier_tokens_get (tokens, index);
  const DossierToken *owner = dossier_tokens_get (tokens, index - 1);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  if (mark->kind == DOSSIER_TOKEN_POSSESSIVE)
    return TRUE;

  return (dossier_token_is_mark (mark, 0x2019) || dossier_token_is_mark (mark, '\'')) &&
         dossier_token_is_glued (mark) && ends_with (tokens, owner, "s") &&
         next->kind == DOSSIER_TOKEN_WORD && !dossier_token_is_glued (next) && !is_capital (next) &&
         !dossier_token_has_class (next,
                                   DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT);
}

static gboolean
is_lower_noun (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_WORD && !is_capital (token) && !is_verb (token) &&
         !dossier_token_has_class (token, DOSSIER_WORD_STATE | DOSSIER_WORD_FUNCTION) &&
         !ends_with (tokens, token, "ed") && !ends_with (tokens, token, "ing") &&
         !is_adverb (tokens, token);
}

/* A second word in s right after a plural is never its verb: "securities firms". */
static gboolean
is_plural_noun (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  /* "loaves costs 200 pounds", "bakeries closes every week" */
  if (next->kind == DOSSIER_TOKEN_NUMBER || next->kind == DOSSIER_TOKEN_CURRENCY ||
      dossier_token_has_class (next,
                               DOSSIER_WORD_DETERMINER | DOSSIER_WORD_NUMBER |
                                   DOSSIER_WORD_PRONOUN))
    return FALSE;

  return is_lower_noun (tokens, index) && dossier_figures_is_plural (tokens, index) &&
         !dossier_token_has_class (token,
                                   DOSSIER_WORD_PLURAL | DOSSIER_WORD_TIME | DOSSIER_WORD_DATE) &&
         !dossier_tokens_match (tokens, index, "times");
}

/* "Polish and Latvian members": nationalities are counted alone, but not here. */
static gboolean
is_nationality_joined (const DossierTokens *tokens, int index, int end)
{
  return end == index + 1 && is_capital (dossier_tokens_get (tokens, index)) &&
         dossier_token_has_class (dossier_tokens_get (tokens, index), DOSSIER_WORD_ATTRIBUTIVE) &&
         dossier_tokens_match (tokens, end, "and") &&
         is_capital (dossier_tokens_get (tokens, end + 1));
}

/* From @index to one past the first plural that ends a noun phrase, 0 without one. */
static int
find_plural (const DossierTokens *tokens, int index, int limit, gboolean is_measured)
{
  int i = index;

  while (i < index + limit)
    {
      int                 end = 0;
      int                 longer = 0;
      const DossierToken *token = dossier_tokens_get (tokens, i);
      const DossierToken *next = NULL;

      /* "animal and plant species" */
      if (i > index && !is_measured && dossier_tokens_match (tokens, i, "and"))
        {
          int n = find_plural (tokens, i + 1, 2, TRUE);

          return n > 0 && ((is_lower_noun (tokens, i - 1) && is_lower_noun (tokens, i + 1)) ||
                           (is_capital (dossier_tokens_get (tokens, i + 1)) &&
                            (is_capital (dossier_tokens_get (tokens, i - 1)) ||
                             dossier_token_is_glued (dossier_tokens_get (tokens, i - 1)))))
                     ? i + 1 + n - index
                     : 0;
        }
      if (is_stop (tokens, i))
        return 0;
      end = skip_compound (tokens, i);
      next = dossier_tokens_get (tokens, end);
      if (is_possessive (tokens, end))
        {
          i = end + 1;
          continue;
        }

      if (is_measured && i > index && is_verb (token) && end == i + 1)
        return 0;
      if (!dossier_figures_is_plural (tokens, end - 1) || is_nationality_joined (tokens, i, end))
        {
          if (i > index && is_adverb (tokens, token))
            return 0;
          if (end == i + 1 && is_verb (token) && !(i == index && is_participle (tokens, i)))
            return 0;
          /* Finite verbs after a noun: "staff walked". */
          if (i > index && ends_with (tokens, token, "ed") && end == i + 1 &&
              !(next->kind == DOSSIER_TOKEN_WORD && dossier_figures_is_plural (tokens, end)))
            return 0;
          i = end;
          continue;
        }

      /* "sports clubs", "Texas counties": the plural may stand before the noun. */
      if (is_plural_noun (tokens, end))
        return end + 1 - index;
      if ((dossier_token_has_class (dossier_tokens_get (tokens, end - 1),
                                    DOSSIER_WORD_ATTRIBUTIVE) ||
           (is_capital (token) && !is_capital (next))) &&
          next->kind == DOSSIER_TOKEN_WORD && !is_verb (next) && limit > 2)
        longer = find_plural (tokens, end, 2, TRUE);

      return longer > 0 ? end + longer - index : end - index;
    }

  return 0;
}

/* Those who mostly act in the clause after "and". */
static gboolean
is_agent (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "police",   "officials",  "authorities", "prosecutors",
                                       "doctors",  "witnesses",  "rescuers",    "investigators",
                                       "experts",  "officers",   "troops",      "forces",
                                       "soldiers", "medics",     "judges",      "analysts",
                                       "critics",  "campaigners" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

/* "and goats" after a plural. What follows "and" may as well be the next clause. */
static int
match_joined (const DossierTokens *tokens, int index)
{
  const DossierToken *first = dossier_tokens_get (tokens, index + 1);
  const DossierToken *after = NULL;
  int                 n = 0;

  if (!dossier_tokens_match (tokens, index, "and") && !dossier_tokens_match (tokens, index, "or") &&
      !dossier_tokens_match (tokens, index, "&"))
    return 0;
  if (first->kind != DOSSIER_TOKEN_WORD || is_verb (first) ||
      dossier_token_has_class (first, DOSSIER_WORD_STATE | DOSSIER_WORD_RISE | DOSSIER_WORD_FALL) ||
      ends_with (tokens, first, "ing") || ends_with (tokens, first, "ed"))
    return 0;

  n = find_plural (tokens, index + 1, 3, TRUE);
  if (n == 0)
    return 0;

  after = dossier_tokens_get (tokens, index + 1 + n);
  /* "and owns 12 ships", "and sells the rest": a verb with what it does. */
  if (n == 1 && (after->kind == DOSSIER_TOKEN_NUMBER || after->kind == DOSSIER_TOKEN_CURRENCY ||
                 dossier_token_has_class (after, DOSSIER_WORD_NUMBER | DOSSIER_WORD_DETERMINER) ||
                 (after->kind == DOSSIER_TOKEN_WORD && is_capital (after))))
    return 0;
  if (dossier_token_has_class (after, DOSSIER_WORD_REPORT) ||
      after->kind == DOSSIER_TOKEN_POSSESSIVE || dossier_tokens_match (tokens, index + 1 + n, "to"))
    return 0;
  /* "and Ukrainian forces launched": a subject of its own. */
  if ((n > 1 || is_capital (first) || is_agent (tokens, index + 1)) &&
      (dossier_token_has_class (after, DOSSIER_WORD_AUXILIARY | DOSSIER_WORD_VERB) ||
       (after->kind == DOSSIER_TOKEN_WORD && ends_with (tokens, after, "ed"))))
    return 0;

  return n + 1;
}

int
dossier_figures_match_counted (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 n = find_plural (tokens, index, MAX_COUNTED_TOKENS, FALSE);

  if (n > 0)
    return n + match_joined (tokens, index + n);

  /* "eight dead", "12 wounded" */
  return dossier_token_has_class (token, DOSSIER_WORD_STATE) ? 1 : 0;
}

int
dossier_figures_match_single (const DossierTokens *tokens, int index)
{
  const DossierToken *first = dossier_tokens_get (tokens, index);
  int                 i = index;
  int                 n_words = 0;
  int                 n_capitals = 0;

  if (first->kind != DOSSIER_TOKEN_WORD ||
      dossier_token_has_class (first, DOSSIER_WORD_ONE | DOSSIER_WORD_REPORT) ||
      (is_verb (first) && !is_participle (tokens, index)))
    return 0;

  /* "one sees", "one asked" */
  if (!is_capital (first) &&
      ((ends_with (tokens, first, "ed") && is_stop (tokens, index + 1)) ||
       (dossier_figures_is_plural (tokens, index) &&
        !dossier_token_has_class (first, DOSSIER_WORD_PLURAL | DOSSIER_WORD_ATTRIBUTIVE) &&
        is_stop (tokens, index + 1))))
    return 0;

  while (n_words < MAX_SINGLE_WORDS && !is_stop (tokens, i))
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (n_words > 0 && (is_verb (token) || dossier_token_has_class (token, DOSSIER_WORD_STATE) ||
                          ends_with (tokens, token, "ed") || ends_with (tokens, token, "ing") ||
                          (dossier_figures_is_plural (tokens, i) &&
                           !dossier_token_has_class (token, DOSSIER_WORD_PLURAL))))
        break;
      n_capitals += is_capital (token) ? 1 : 0;
      i = skip_compound (tokens, i);
      n_words++;
    }

  /* "one Ann Smith" */
  return n_capitals > 1 && n_capitals == n_words ? 0 : i - index;
}

/* Verbs that are nouns at the end of a phrase: "strenuous work, …". */
static gboolean
is_noun_too (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "work",    "help",     "use",     "need",   "play",
                                       "call",    "cover",    "run",     "stand",  "win",
                                       "hold",    "start",    "claim",   "report", "killing",
                                       "believe", "training", "building" };
  const DossierToken      *next = dossier_tokens_get (tokens, index + 1);

  if (next->kind == DOSSIER_TOKEN_WORD && !dossier_token_has_class (next, DOSSIER_WORD_FUNCTION))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

int
dossier_figures_match_measured (const DossierTokens *tokens, int index)
{
  int i = index;
  int n_words = 0;
  int n = find_plural (tokens, index, 5, TRUE);

  if (n > 0)
    return n + match_joined (tokens, index + n);

  while (n_words < MAX_SINGLE_WORDS && !is_stop (tokens, i))
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (is_verb (token) && !(n_words == 0 && is_participle (tokens, i)) &&
          !is_noun_too (tokens, i))
        break;
      if (n_words > 0 && (ends_with (tokens, token, "ed") || ends_with (tokens, token, "ing") ||
                          is_adverb (tokens, token)))
        break;
      i = skip_compound (tokens, i);
      n_words++;
      /* "the world's arable land"; alone, "South Africa's 60 million", it is nothing yet. */
      if (is_possessive (tokens, i))
        {
          if (is_stop (tokens, i + 1))
            return 0;
          i++;
          n_words = 0;
          if (i > index + MAX_COUNTED_TOKENS)
            return 0;
        }
    }

  return i - index;
}
