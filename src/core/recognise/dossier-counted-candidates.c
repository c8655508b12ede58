/* dossier-counted-candidates.c: lists what a number without a noun may be of, with what tells one
 * candidate from another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-counted.h"

#include "core/recognise/dossier-figures-context.h"
#include "core/recognise/dossier-figures-noun.h"
#include "core/recognise/dossier-figures-subject.h"
#include "core/recognise/dossier-tokens-words.h"

#include <math.h>

/* Tokens before and behind the number in which plurals are looked for. */
#define MAX_BEFORE 40
#define MAX_BEHIND 10
/* Tokens before the number in which the ends of sentences are counted. */
#define MAX_SENTENCES 200
/* Plurals of each side; words of a noun phrase. */
#define MAX_PLURALS 5
#define MAX_WORDS   3

/* What is the same for all candidates of one number. */
typedef struct
{
  const DossierTokens *tokens;
  guint32              before;
  guint32              before_pair;
  guint32              next;
  guint32              next_pair;
  guint32              shape;
  gboolean             is_start;
  gboolean             has_rule;
  guint32              kind_before;
  guint32              kind_next;
} Place;

typedef struct
{
  const DossierCounted    *self;
  const DossierReading    *reading;
  gboolean                 is_harmed;
  DossierCountedCandidate *items;
  int                      n_items;
} List;

/* FNV-1a of the lower-case letters. */
static guint32
hash_bytes (const char *text, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) g_ascii_tolower (text[i])) * 16777619u;

  return hash;
}

static guint32
hash_token (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  switch (token->kind)
    {
    case DOSSIER_TOKEN_WORD:
      /* Whose name it is tells nothing. */
      if ((token->flags & DOSSIER_TOKEN_CAPITAL) != 0 && index > 0 &&
          (token->classes & DOSSIER_WORD_FUNCTION) == 0)
        return 1;
      return hash_bytes (tokens->text + token->start, token->end - token->start);
    case DOSSIER_TOKEN_MARK:
      return 0x10000u + token->symbol;
    default:
      return 2u + token->kind;
    }
}

/* The class of a word, which even rare ones have. */
guint32
dossier_counted_get_kind (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_MARK ? 0x80000000u + token->symbol
                                           : token->classes % 1021u + 1021u * token->kind +
                                                 32768u * (token->flags & DOSSIER_TOKEN_CAPITAL);
}

/* What separates one question from another in the model. */
static void
add_feature (DossierCountedCandidate *candidate, guint32 question, guint32 one, guint32 other)
{
  guint32 hash = question * 0x9e3779b1u;

  if (candidate->n_features == DOSSIER_COUNTED_MAX_FEATURES)
    return;
  hash = (hash ^ one) * 0x85ebca6bu;
  hash ^= hash >> 15;
  hash = (hash ^ other) * 0xc2b2ae35u;
  hash ^= hash >> 13;
  hash *= 0x27d4eb2fu;
  hash ^= hash >> 16;
  candidate->features[candidate->n_features++] = hash & (DOSSIER_COUNTED_N_WEIGHTS - 1);
}

static gboolean
is_sentence_end (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (token, '.') ||
         dossier_token_is_mark (token, '?') || dossier_token_is_mark (token, '!');
}

/* How many sentences end between two tokens, of three, not far from the second. */
static guint32
count_ends (const DossierTokens *tokens, int start, int end)
{
  guint32 n = 0;

  for (int i = MAX (start, end - MAX_SENTENCES); i < end && n < 3; i++)
    n += is_sentence_end (tokens, i) ? 1 : 0;

  return n;
}

static guint32
get_distance (int n)
{
  static const int bounds[] = { 1, 2, 3, 5, 8, 12, 18, 27, 40 };
  guint32          i = 0;

  while (i < G_N_ELEMENTS (bounds) && n > bounds[i])
    i++;

  return i;
}

/* What kind of number it is. */
static guint32
get_shape (const DossierReading *reading)
{
  const DossierNumber *number = &reading->amount.number;
  double               value = number->value;
  guint32              size = value == 1      ? 0
                              : value == 2    ? 1
                              : value < 10    ? 2
                              : value < 100   ? 3
                              : value < 1000  ? 4
                              : value < 10000 ? 5
                                              : 6;

  if ((number->forms & DOSSIER_NUMBER_PARTS) != 0)
    size = 7;
  if ((number->forms & DOSSIER_NUMBER_OPEN) != 0)
    size = 8;
  if (!dossier_reading_is_whole (value))
    size = 9;

  return size * 4 + (dossier_reading_is_in_words (number) ? 2 : 0) + (reading->is_range ? 1 : 0);
}

static void
init_place (Place *place, const DossierReading *reading)
{
  const DossierTokens *tokens = reading->tokens;
  int                  before = reading->hedge_start - 1;

  place->tokens = tokens;
  place->before = hash_token (tokens, before);
  place->before_pair = place->before * 31u + hash_token (tokens, before - 1);
  place->next = hash_token (tokens, reading->end);
  place->next_pair = place->next * 31u + hash_token (tokens, reading->end + 1);
  place->kind_before = dossier_counted_get_kind (tokens, before);
  place->kind_next = dossier_counted_get_kind (tokens, reading->end);
  place->shape = get_shape (reading);
  place->is_start = is_sentence_end (tokens, before);
  place->has_rule = reading->counted_end > 0;
}

static void
add_candidate (List *list, const DossierCountedNoun *noun, guint source)
{
  DossierCountedCandidate *candidate = NULL;

  /* "closed 40 mines, killing two" are no mines. */
  if (list->is_harmed && !noun->may_be_harmed && source != DOSSIER_COUNTED_RULE)
    return;
  for (int i = 0; i < list->n_items; i++)
    if (list->items[i].noun.length == noun->length &&
        g_ascii_strncasecmp (list->items[i].noun.text, noun->text, noun->length) == 0)
      {
        list->items[i].sources |= source;
        return;
      }
  /* One place is kept for nothing. */
  if (list->n_items == DOSSIER_COUNTED_MAX_CANDIDATES - 1)
    return;

  candidate = &list->items[list->n_items++];
  candidate->noun = *noun;
  candidate->sources = source;
  candidate->n_features = 0;
}

static void
add_tokens (List *list, int start, int end, guint source)
{
  const DossierTokens *tokens = list->reading->tokens;
  gsize                from = dossier_tokens_get (tokens, start)->start;
  DossierCountedNoun   noun = { .text = tokens->text + from,
                                .length = dossier_tokens_get (tokens, end - 1)->end - from,
                                .line = list->self->line,
                                .start = start,
                                .end = end,
                                .figure_line = -1,
                                .may_be_harmed =
                                    dossier_token_has_class (dossier_tokens_get (tokens, end - 1),
                                                           DOSSIER_WORD_STATE) ||
                                    dossier_figures_is_people (tokens, end - 1) };

  add_candidate (list, &noun, source);
}

/* A word that may stand in a noun phrase before its head. */
static gboolean
is_modifier (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_WORD &&
         !dossier_token_has_class (token,
                                   DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT |
                                       DOSSIER_WORD_NUMBER | DOSSIER_WORD_DATE |
                                       DOSSIER_WORD_STATE) &&
         !((token->flags & DOSSIER_TOKEN_CAPITAL) != 0 && is_sentence_end (tokens, index - 1));
}

static gboolean
is_head (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return token->kind == DOSSIER_TOKEN_WORD &&
         !dossier_token_has_class (token,
                                   DOSSIER_WORD_FUNCTION | DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT |
                                       DOSSIER_WORD_TIME | DOSSIER_WORD_DATE |
                                       DOSSIER_WORD_NUMBER) &&
         (dossier_token_has_class (token, DOSSIER_WORD_STATE) ||
          dossier_figures_is_plural (tokens, index)) &&
         ((token->flags & DOSSIER_TOKEN_CAPITAL) == 0 || is_sentence_end (tokens, index - 1));
}

/* The plurals from @start to @end, the nearest first, each with the words that belong to it. */
static void
add_plurals (List *list, int start, int end, int step)
{
  const DossierTokens *tokens = list->reading->tokens;
  guint                source = step > 0 ? DOSSIER_COUNTED_BEHIND : DOSSIER_COUNTED_SENTENCE;
  int                  n = 0;

  for (int i = start; i != end && n < MAX_PLURALS; i += step)
    {
      int first = i;

      if (is_sentence_end (tokens, i))
        {
          if (step > 0)
            return;
          source = DOSSIER_COUNTED_BEFORE;
        }
      if (!is_head (tokens, i))
        continue;
      while (first > i - MAX_WORDS && is_modifier (tokens, first - 1))
        first--;
      add_tokens (list, first, i + 1, source);
      if (first < i)
        add_tokens (list, i, i + 1, source);
      n++;
    }
}

static void
add_nouns (List *list)
{
  for (int i = 0; i < list->self->n_nouns; i++)
    add_candidate (list,
                   &list->self->nouns[i],
                   i == 0   ? DOSSIER_COUNTED_LAST
                   : i == 1 ? DOSSIER_COUNTED_SECOND
                            : DOSSIER_COUNTED_EARLIER);
}

static void
describe_nothing (const DossierCounted    *self,
                  const Place             *place,
                  const DossierReading    *reading,
                  DossierCountedCandidate *it)
{
  add_feature (it, 1, place->has_rule, 0);
  add_feature (it, 2, place->before, 0);
  add_feature (it, 3, place->next, 0);
  add_feature (it, 4, place->before, place->next);
  add_feature (it, 5, place->before_pair, 0);
  add_feature (it, 6, place->next_pair, 0);
  add_feature (it, 7, place->shape, 0);
  add_feature (it, 8, place->shape, place->has_rule);
  add_feature (it, 9, place->kind_before, place->kind_next);
  add_feature (it, 10, place->kind_before, place->shape);
  add_feature (it, 11, place->kind_next, place->shape);
  add_feature (it, 12, place->before, place->has_rule);
  add_feature (it, 13, place->next, place->has_rule);
  add_feature (it, 14, place->is_start, reading->is_result);
  add_feature (it, 15, self->last_choice, place->has_rule);
  add_feature (it, 16, self->last_choice, place->before);
}

/* What the number and the words around it say of this place of the candidate. */
static void
describe_source (const Place             *place,
                 const DossierReading    *reading,
                 guint32                  source,
                 guint32                  where,
                 DossierCountedCandidate *it)
{
  add_feature (it, 20, source, 0);
  add_feature (it, 21, source, place->before);
  add_feature (it, 22, source, place->next);
  add_feature (it, 23, source, place->before_pair);
  add_feature (it, 24, source, place->next_pair);
  add_feature (it, 25, source, where);
  add_feature (it, 26, source, place->shape * 2 + (guint32) place->is_start);
  add_feature (it, 27, source * 256 + where, place->before);
  add_feature (it, 28, source * 256 + where, (guint32) place->is_start * 2 + reading->is_result);
}

/* How many times larger it is, in halves of a power of ten. */
static guint32
get_ratio (double value, double other)
{
  double ratio = value > 0 && other > 0 ? log10 (value / other) * 2 : 0;

  return (guint32) (CLAMP (round (ratio), -6, 6) + 6);
}

/* What the figure that counted it and this one have in common. */
static void
describe_figure (const DossierCounted    *self,
                 const Place             *place,
                 const DossierReading    *reading,
                 DossierCountedCandidate *it)
{
  const DossierCountedNoun *noun = &it->noun;
  guint32                   n_between = (guint32) MIN (self->n_figures - noun->figure - 1, 3);
  guint32                   likeness = (guint32) (noun->before == place->kind_before) +
                     2 * (guint32) (noun->next == place->kind_next);

  add_feature (it, 60, get_ratio (reading->amount.number.value, noun->value), noun->is_shared);
  add_feature (it, 61, likeness, noun->is_shared);
  add_feature (it, 62, likeness, n_between);
  add_feature (it, 63, n_between, it->sources);
  add_feature (it, 64, self->last_choice, noun->is_shared);
  add_feature (it, 65, likeness, place->kind_before);
  add_feature (it, 66, reading->amount.number.value < noun->value, place->before);
}

static void
describe (const DossierCounted    *self,
          const Place             *place,
          const DossierReading    *reading,
          DossierCountedCandidate *it)
{
  const DossierTokens      *tokens = place->tokens;
  const DossierCountedNoun *noun = &it->noun;
  gboolean                  is_here = noun->line == self->line;
  int     gap = is_here && noun->end <= reading->start ? reading->start - noun->end
                : is_here                              ? noun->start - reading->end
                                                       : 0;
  guint32 lines = (guint32) CLAMP (self->line - noun->figure_line, 0, 3);
  guint32 where = is_here ? count_ends (tokens, noun->end, reading->start) : 4u + lines;
  gsize   head = noun->length;
  guint32 head_hash = 0;

  if (noun->figure_line == self->line)
    where += 8 + 8 * count_ends (tokens, noun->figure_end, reading->start);
  while (head > 0 && noun->text[head - 1] != ' ')
    head--;
  head_hash = hash_bytes (noun->text + head, noun->length - head);

  for (guint bit = 1; bit <= DOSSIER_COUNTED_PEOPLE; bit <<= 1)
    if ((it->sources & bit) != 0)
      describe_source (place, reading, bit, where, it);
  add_feature (it, 40, it->sources, 0);
  add_feature (it, 41, it->sources, where);
  add_feature (it, 42, head_hash, 0);
  add_feature (it, 43, head_hash, place->before);
  add_feature (it, 44, head_hash, place->next);
  add_feature (it, 45, get_distance (gap), is_here ? it->sources : 0);
  add_feature (it, 46, (guint32) MIN (noun->n_uses, 4), it->sources);
  add_feature (it, 47, noun->is_shared, it->sources);
  add_feature (it, 48, (guint32) (head > 0), it->sources);
  if (noun->figure_line >= 0)
    describe_figure (self, place, reading, it);
  if (!is_here)
    return;

  add_feature (it, 49, hash_token (tokens, noun->start - 1), it->sources & 0xf0);
  add_feature (it, 50, hash_token (tokens, noun->end), it->sources & 0xf0);
  add_feature (it, 51, is_sentence_end (tokens, noun->start - 1), place->is_start);
  add_feature (it, 52, dossier_figures_is_people (tokens, noun->end - 1), place->before);
  add_feature (it, 53, dossier_figures_is_people (tokens, noun->end - 1), place->next);
}

int
dossier_counted_list (const DossierCounted    *self,
                      const DossierReading    *reading,
                      DossierCountedCandidate *candidates)
{
  static const DossierCountedNoun people = { .text = "people",
                                             .length = 6,
                                             .line = -1,
                                             .figure_line = -1,
                                             .may_be_harmed = TRUE };
  List                            list = { .self = self,
                                           .reading = reading,
                                           .is_harmed = dossier_figures_is_harmed (reading),
                                           .items = candidates };
  Place                           place;
  int                             before = reading->hedge_start - 1;

  init_place (&place, reading);
  if (place.has_rule)
    add_tokens (&list, reading->counted_start, reading->counted_end, DOSSIER_COUNTED_RULE);
  else
    {
      candidates[0] = (DossierCountedCandidate){ .noun = { .text = "", .line = -1 } };
      list.n_items = 1;
    }
  add_nouns (&list);
  add_plurals (&list, before, MAX (before - MAX_BEFORE, -1), -1);
  add_plurals (&list, reading->end, reading->end + MAX_BEHIND, 1);
  add_candidate (&list, &people, DOSSIER_COUNTED_PEOPLE);
  if (place.has_rule)
    candidates[list.n_items++] = (DossierCountedCandidate){ .noun = { .text = "", .line = -1 } };

  for (int i = 0; i < list.n_items; i++)
    if (candidates[i].sources == DOSSIER_COUNTED_NOTHING)
      describe_nothing (self, &place, reading, &candidates[i]);
    else
      describe (self, &place, reading, &candidates[i]);

  return list.n_items;
}
