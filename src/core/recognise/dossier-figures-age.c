/* dossier-figures-age.c: tells the numbers that are somebody's age.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-reading.h"

#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

#define MAX_AGE 120
/* Tokens before "at 54" in which somebody must die, marry or learn. */
/* Tokens of a headline. */
#define MAX_HEADLINE_TOKENS 16
#define LIFE_WINDOW         10

static gboolean
is_one_of (const DossierTokens *tokens, int index, const char *const *words, gsize n)
{
  if (dossier_tokens_get (tokens, index)->kind != DOSSIER_TOKEN_WORD)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

/* Whether nothing follows that the number could count. */
static gboolean
is_closed (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (token->kind == DOSSIER_TOKEN_END || token->kind == DOSSIER_TOKEN_DASH)
    return TRUE;
  if (token->kind == DOSSIER_TOKEN_MARK)
    return token->symbol != '%' && token->symbol != '/' && token->symbol != ':' &&
           token->symbol != '+' && token->symbol != '(';

  return token->kind == DOSSIER_TOKEN_WORD && !dossier_token_is_glued (token) &&
         dossier_token_has_class (token, DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB) &&
         !dossier_tokens_match (tokens, index, "of") &&
         !dossier_tokens_match (tokens, index, "to") &&
         !dossier_tokens_match (tokens, index, "per") &&
         !dossier_tokens_match (tokens, index, "more") &&
         !dossier_tokens_match (tokens, index, "a");
}

/* "aged 45", "between the ages of 7 and 11", "his average age is 61" */
static gboolean
follows_age (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->hedge_start - 1;

  if (dossier_tokens_match (tokens, i, "aged") || dossier_tokens_match (tokens, i, "age") ||
      dossier_tokens_match (tokens, self->start - 1, "ages") ||
      dossier_tokens_match_before (tokens, self->start, "aged between") ||
      dossier_tokens_match_before (tokens, self->start, "ages of") ||
      dossier_tokens_match_before (tokens, self->start, "age of"))
    return TRUE;
  if (!is_closed (tokens, self->end) ||
      !(dossier_tokens_match (tokens, i, "is") || dossier_tokens_match (tokens, i, "was")))
    return FALSE;
  for (int k = i - 1; k > i - LIFE_WINDOW; k--)
    if (dossier_tokens_match (tokens, k, "age") || dossier_tokens_match (tokens, k, "youngest") ||
        dossier_tokens_match (tokens, k, "oldest"))
      return TRUE;

  return FALSE;
}

/* "He is 61", "who was nine", "she turned 61" */
static gboolean
follows_person_is (const DossierReading *self)
{
  static const char *const verbs[] = { "is", "was", "am", "turned", "turns" };
  static const char *const adverbs[] = { "now", "then", "only", "just", "not", "barely" };
  static const char *const subjects[] = { "he",   "she",  "i",     "who",    "son",
                                          "wife", "girl", "boy",   "mother", "father",
                                          "he's", "i'm",  "she's", "who's",  "daughter" };
  const DossierTokens     *tokens = self->tokens;
  int                      i = self->hedge_start - 1;

  if (!is_closed (tokens, self->end))
    return FALSE;
  if (is_one_of (tokens, i, adverbs, G_N_ELEMENTS (adverbs)))
    i--;
  if (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_POSSESSIVE ||
      is_one_of (tokens, i, verbs, G_N_ELEMENTS (verbs)))
    i--;
  else if (!dossier_tokens_match (tokens, i, "he's") && !dossier_tokens_match (tokens, i, "i'm") &&
           !dossier_tokens_match (tokens, i, "she's") && !dossier_tokens_match (tokens, i, "who's"))
    return FALSE;

  return is_one_of (tokens, i, subjects, G_N_ELEMENTS (subjects));
}

/* "Elene is nine", once somebody's age was told; "both 19", ", now 28" */
static gboolean
follows_age_before (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->hedge_start - 1;

  if (!is_closed (tokens, self->end))
    return FALSE;
  if (dossier_tokens_match (tokens, i, "both") || dossier_tokens_match (tokens, i, "now"))
    return dossier_token_is_mark (dossier_tokens_get (tokens, i - 1), ',') &&
           !dossier_reading_is_in_words (&self->amount.number) && self->amount.number.value > 9 &&
           (dossier_tokens_get (tokens, i - 2)->flags & DOSSIER_TOKEN_CAPITAL) != 0;
  if (!self->has_age_before)
    return FALSE;
  if (dossier_tokens_match (tokens, i, "not"))
    return dossier_token_is_mark (dossier_tokens_get (tokens, i - 1), ',');

  return (dossier_tokens_match (tokens, i, "is") || dossier_tokens_match (tokens, i, "was")) &&
         (dossier_tokens_get (tokens, i - 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0 &&
         !dossier_token_has_class (dossier_tokens_get (tokens, i - 1), DOSSIER_WORD_FUNCTION);
}

/* "Emir Begić, bookseller of the siege, 79" in a headline */
static gboolean
ends_headline (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;

  return tokens->n_items < MAX_HEADLINE_TOKENS && self->end == tokens->n_items &&
         dossier_token_is_mark (dossier_tokens_get (tokens, self->start - 1), ',') &&
         dossier_tokens_get (tokens, self->start)->kind == DOSSIER_TOKEN_NUMBER &&
         self->amount.number.value >= 18 &&
         (dossier_tokens_get (tokens, 0)->flags & DOSSIER_TOKEN_CAPITAL) != 0 &&
         (dossier_tokens_get (tokens, 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0;
}

/* "a biochemist of 69", "a beekeeper": nouns that end as names of trades do. */
static gboolean
is_trade (const DossierTokens *tokens, int index)
{
  static const char *const endings[] = { "ist", "ician", "eer", "woman", "man", "keeper", "maker" };
  const DossierToken      *token = dossier_tokens_get (tokens, index);

  if (token->kind != DOSSIER_TOKEN_WORD || (token->flags & DOSSIER_TOKEN_CAPITAL) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize n = strlen (endings[i]);

      if (token->end - token->start > n + 2 &&
          memcmp (tokens->text + token->end - n, endings[i], n) == 0)
        return !dossier_tokens_match (tokens, index, "career") &&
               !dossier_tokens_match (tokens, index, "human");
    }

  return FALSE;
}

static gboolean
is_person_noun (const DossierTokens *tokens, int index)
{
  static const char *const words[] = {
    "man",      "woman",     "boy",      "girl",      "youth",      "child",       "student",
    "widow",    "men",       "women",    "boys",      "girls",      "baby",        "teenager",
    "pupil",    "pensioner", "person",   "people",    "children",   "pupils",      "driver",
    "farmer",   "tourist",   "resident", "citizen",   "retiree",    "father",      "mother",
    "soldier",  "nurse",     "teacher",  "passenger", "worker",     "fisher",      "widower",
    "villager", "student",   "trucker",  "cyclist",   "pedestrian", "those",       "everyone",
    "anyone",   "nobody",    "infants",  "toddler",   "adults",     "patients",    "players",
    "women's",  "them",      "son",      "daughter",  "wife",       "husband",     "brother",
    "sister",   "cousin",    "nephew",   "niece",     "grandson",   "aunt",        "uncle",
    "friend",   "neighbour", "neighbor", "owner",     "twins",      "grandmother",
  };

  return is_one_of (tokens, index, words, G_N_ELEMENTS (words)) || is_trade (tokens, index);
}

/* "a man of about 70", "children under five" */
static gboolean
follows_person (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  int                  i = self->hedge_start - 1;

  if (!is_closed (tokens, self->end))
    return FALSE;
  if (self->hedge_start < self->start && (dossier_tokens_match (tokens, self->start - 1, "under") ||
                                          dossier_tokens_match (tokens, self->start - 1, "over") ||
                                          dossier_tokens_match (tokens, self->start - 1, "below")))
    {
      if (dossier_tokens_match (tokens, i, "are") || dossier_tokens_match (tokens, i, "were"))
        return FALSE;
      return is_person_noun (tokens, i);
    }

  return dossier_tokens_match (tokens, i, "of") && is_person_noun (tokens, i - 1) &&
         !dossier_tokens_match (tokens, i - 1, "father") &&
         !dossier_tokens_match (tokens, i - 1, "mother") &&
         !dossier_tokens_match (tokens, i - 1, "those") &&
         !dossier_tokens_match (tokens, i - 1, "one") &&
         !dossier_tokens_match (tokens, i - 1, "people") &&
         !dossier_tokens_match (tokens, i - 1, "children");
}

/* "who died at 54" */
static gboolean
follows_life (const DossierReading *self)
{
  static const char *const words[] = { "died",     "dies",      "die",      "married", "retired",
                                       "retire",   "learned",   "learnt",   "began",   "beginning",
                                       "orphaned", "widowed",   "sight",    "who",     "retires",
                                       "debut",    "emigrated", "entitled", "drafted" };
  const DossierTokens     *tokens = self->tokens;

  if (!dossier_tokens_match (tokens, self->hedge_start - 1, "at") ||
      !is_closed (tokens, self->end) || self->amount.number.value < 5 ||
      dossier_tokens_match (tokens, self->end, "in"))
    return FALSE;
  for (int i = self->hedge_start - 2; i > self->hedge_start - LIFE_WINDOW; i--)
    if (is_one_of (tokens, i, words, G_N_ELEMENTS (words)))
      return TRUE;

  return FALSE;
}

/* Whether a name may end with the token: "Kam-wai", "el-Karim", "Oleh T." */
static gboolean
ends_name (const DossierTokens *tokens, int index)
{
  int                 i = index;
  const DossierToken *token = dossier_tokens_get (tokens, i);
  gboolean            has_capital = FALSE;

  if (dossier_token_is_mark (token, '.') && dossier_token_is_glued (token))
    {
      token = dossier_tokens_get (tokens, --i);
      if (token->end - token->start != 1)
        return FALSE;
    }
  for (int n = 0; n < 3; n++)
    {
      token = dossier_tokens_get (tokens, i);
      if (token->kind != DOSSIER_TOKEN_WORD || dossier_token_has_class (token, DOSSIER_WORD_NAMED))
        return FALSE;
      has_capital |=
          (token->flags & (DOSSIER_TOKEN_CAPITAL | DOSSIER_TOKEN_UPPER)) == DOSSIER_TOKEN_CAPITAL;
      if (!dossier_token_is_glued (token) ||
          dossier_tokens_get (tokens, i - 1)->kind != DOSSIER_TOKEN_HYPHEN)
        break;
      i -= 2;
    }
  /* "in May, 45" is no Mr May. */
  if (dossier_token_has_class (token, DOSSIER_WORD_MONTH | DOSSIER_WORD_FUNCTION) &&
      (dossier_tokens_get (tokens, i - 1)->flags & DOSSIER_TOKEN_CAPITAL) == 0)
    return FALSE;

  return has_capital;
}

/* "Molo, 31; Gilgil, 96;": rows of places and parties; people have two names there. */
static gboolean
is_row (const DossierTokens *tokens, int index)
{
  const DossierToken *before = dossier_tokens_get (tokens, index - 3);

  return dossier_token_is_mark (dossier_tokens_get (tokens, index - 1), ',') &&
         (dossier_token_is_mark (before, ';') || dossier_token_is_mark (before, ':'));
}

/* "Ann Smith, 45,", "Ann Smith (45)", "her son, seven," */
static gboolean
follows_name (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *before = dossier_tokens_get (tokens, self->start - 1);
  const DossierToken  *after = dossier_tokens_get (tokens, self->end);
  double               value = self->amount.number.value;
  gboolean             is_name = ends_name (tokens, self->start - 2);

  /* "Likud 31 per cent; Yesh Atid, 19; Shas, 9" */
  if (self->has_share_before || is_row (tokens, self->start))
    return FALSE;
  if (dossier_token_is_mark (before, '(') && dossier_token_is_mark (after, ')'))
    return is_name && value > 15 && !dossier_reading_is_in_words (&self->amount.number);
  if (self->is_range || !dossier_token_is_mark (before, ','))
    return FALSE;
  if (dossier_reading_is_in_words (&self->amount.number))
    return (is_name || is_person_noun (tokens, self->start - 2)) && value <= 20 &&
           (dossier_token_is_mark (after, ',') || dossier_token_is_mark (after, '.') ||
            dossier_token_is_mark (after, ';'));
  if (!is_name && !is_person_noun (tokens, self->start - 2))
    return FALSE;

  return value >= 3 && (dossier_token_is_mark (after, ',') || dossier_token_is_mark (after, ';') ||
                        dossier_token_is_mark (after, '.') || after->kind == DOSSIER_TOKEN_END ||
                        dossier_tokens_match (tokens, self->end, "and"));
}

/* Words that go on about who stands before the age: "was questioned", "who owns it". */
static gboolean
is_verb_of_person (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_WORD && (token->flags & DOSSIER_TOKEN_CAPITAL) == 0 &&
         (dossier_token_has_class (token, DOSSIER_WORD_AUXILIARY | DOSSIER_WORD_REPORT) ||
          dossier_tokens_match (tokens, index, "who"));
}

/* "An archivist with the court, 61, was questioned", ", then 27, lost" */
static gboolean
stands_in_apposition (const DossierReading *self)
{
  const DossierTokens *tokens = self->tokens;
  const DossierToken  *noun = dossier_tokens_get (tokens, self->start - 2);
  double               value = self->amount.number.value;
  gboolean             is_then = dossier_tokens_match (tokens, self->start - 1, "then") ||
                     dossier_tokens_match (tokens, self->start - 1, "now");

  if (self->is_range || dossier_reading_is_in_words (&self->amount.number) || value < 10 ||
      self->has_share_before)
    return FALSE;
  if (is_then)
    return dossier_token_is_mark (noun, ',') && ends_name (tokens, self->start - 3) &&
           is_closed (tokens, self->end);

  return dossier_token_is_mark (dossier_tokens_get (tokens, self->start - 1), ',') &&
         dossier_token_is_mark (dossier_tokens_get (tokens, self->end), ',') &&
         noun->kind == DOSSIER_TOKEN_WORD &&
         !dossier_token_has_class (noun, DOSSIER_WORD_FUNCTION) &&
         !dossier_token_has_class (noun, DOSSIER_WORD_PLURAL) &&
         tokens->text[noun->end - 1] != 's' && is_verb_of_person (tokens, self->end + 1);
}

gboolean
dossier_reading_read_age (DossierReading *self)
{
  static gboolean (*const tests[]) (const DossierReading *) = {
    follows_age,  follows_name,       follows_person_is, follows_person,
    follows_life, follows_age_before, ends_headline,     stands_in_apposition,
  };
  double value = self->amount.number.value;

  if (value < 1 || value > MAX_AGE || self->amount.has_unit)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    if ((i == 0 || (dossier_reading_is_whole (value) && !dossier_reading_is_one (self))) &&
        tests[i](self))
      {
        g_strlcpy (self->unit, "year-person", sizeof self->unit);
        return TRUE;
      }

  return FALSE;
}
