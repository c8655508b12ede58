/* dossier-name-repeats.c: finds names again where they stand unmarked in the same text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-repeats.h"
#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* A name less sure than this is not looked for elsewhere. */
#define MIN_LENDER_CONFIDENCE 0.6
#define ADDED_CONFIDENCE      0.4
/* Shorter surnames are too often something else. */
#define MIN_SURNAME_LENGTH 4
/* Tokens of the longest name that is looked for. */
#define MAX_TOKENS 8
#define N_KINDS    3

/* What is known of one way to write a name: how sure its marks are, by kind. */
typedef struct
{
  double sums[N_KINDS];
  double best;
} Lender;

typedef struct
{
  const char   *text;
  const GArray *tokens;
  GPtrArray    *names;
  /* Hashes of words that stand in small letters somewhere. */
  GHashTable *small_words;
  /* Lender by the hash of a name's tokens. */
  GHashTable *lenders;
} Finder;

static const DossierTaggerToken *
get_token (const Finder *self, guint index)
{
  return &g_array_index (self->tokens, DossierTaggerToken, index);
}

static DossierMention *
get_name (const Finder *self, guint index)
{
  return g_ptr_array_index (self->names, index);
}

static guint32
extend_hash (guint32 hash, const DossierTaggerToken *token)
{
  return (hash ^ token->exact) * 0x9e3779b1u + 1;
}

static void
lend (Finder *self, guint32 hash, DossierEntityKind kind, double confidence)
{
  Lender *lender = g_hash_table_lookup (self->lenders, GUINT_TO_POINTER (hash));

  if (lender == NULL)
    {
      lender = g_new0 (Lender, 1);
      g_hash_table_insert (self->lenders, GUINT_TO_POINTER (hash), lender);
    }
  lender->sums[kind] += confidence;
  lender->best = MAX (lender->best, confidence);
}

static gboolean
letters_come_in_order (const char *letters, gsize n_letters, const char *name, gsize length)
{
  gsize next = 0;

  for (gsize i = 0; i < length && next < n_letters; i++)
    if (g_ascii_toupper (name[i]) == letters[next])
      next++;
  return next == n_letters;
}

/* "Bureau of Mines (BM)": @token is the first one behind the name. */
static void
lend_acronym (Finder *self, const DossierMention *name, guint token)
{
  const DossierTaggerToken *acronym;

  if (name->kind == DOSSIER_ENTITY_PERSON || token + 2 >= self->tokens->len ||
      self->text[get_token (self, token)->start] != '(' ||
      self->text[get_token (self, token + 2)->start] != ')')
    return;
  acronym = get_token (self, token + 1);
  if (acronym->class_id == DOSSIER_TAGGER_TOKEN_UPPER &&
      letters_come_in_order (self->text + acronym->start,
                             acronym->length,
                             self->text + name->span.start,
                             name->span.end - name->span.start))
    lend (self,
          extend_hash (0, acronym),
          name->kind,
          MAX (name->confidence, MIN_LENDER_CONFIDENCE));
}

static void
collect_lenders (Finder *self)
{
  guint token = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const DossierMention *name = get_name (self, i);
      guint32               hash = 0;
      guint                 n = 0;

      while (token < self->tokens->len && get_token (self, token)->start < name->span.start)
        token++;
      for (; token < self->tokens->len && get_token (self, token)->start < name->span.end; token++)
        {
          hash = extend_hash (hash, get_token (self, token));
          n++;
        }
      if (n == 0)
        continue;
      lend (self, hash, name->kind, name->confidence);
      lend_acronym (self, name, token);
      if (name->kind == DOSSIER_ENTITY_PERSON && n > 1 &&
          get_token (self, token - 1)->length >= MIN_SURNAME_LENGTH)
        lend (self, extend_hash (0, get_token (self, token - 1)), name->kind, name->confidence);
    }
}

static void
collect_small_words (Finder *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    if (get_token (self, i)->class_id == DOSSIER_TAGGER_TOKEN_LOWER)
      g_hash_table_add (self->small_words, GUINT_TO_POINTER (get_token (self, i)->folded));
}

static gboolean
is_small_word (const Finder *self, const DossierTaggerToken *token)
{
  return g_hash_table_contains (self->small_words, GUINT_TO_POINTER (token->folded));
}

/* Words that often open a sentence before a name. */
static gboolean
is_opening_word (const Finder *self, const DossierTaggerToken *token)
{
  static const char *const words[] = { "the",  "a",     "an",   "in",    "on",     "at",   "as",
                                       "but",  "and",   "for",  "by",    "from",   "with", "when",
                                       "if",   "while", "then", "after", "before", "to",   "of",
                                       "this", "that",  "both", "since", "under",  "like", "now" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == token->length &&
        g_ascii_strncasecmp (words[i], self->text + token->start, token->length) == 0)
      return TRUE;
  return is_small_word (self, token);
}

static gboolean
is_title (const DossierTaggerToken *token)
{
  return (dossier_tagger_lexicon_lookup (token->folded) &
          (DOSSIER_LEXICON_OFFICE | DOSSIER_LEXICON_ADDRESS)) != 0;
}

/* Does a name that begins at token @index begin nowhere before it? */
static gboolean
begins_at (const Finder *self, guint index)
{
  const DossierTaggerToken *token = get_token (self, index);
  const DossierTaggerToken *before;

  if (index == 0 || dossier_tagger_token_starts_sentence (token))
    return TRUE;
  before = token - 1;
  if (self->text[before->start] == '-')
    return FALSE;
  /* "Minister Moe", or "Then Moe" at the start of a sentence. */
  return !dossier_tagger_token_is_capital (before) || is_title (before) ||
         (dossier_tagger_token_starts_sentence (before) && is_opening_word (self, before));
}

/* Does a name that ends before token @end go no further? */
static gboolean
ends_at (const Finder *self, guint end, DossierEntityKind kind)
{
  const DossierTaggerToken *next;

  if (end >= self->tokens->len)
    return TRUE;
  next = get_token (self, end);
  if (dossier_tagger_token_starts_sentence (next))
    return TRUE;
  if (self->text[next->start] == '-')
    return FALSE;
  return !dossier_tagger_token_is_capital (next) ||
         (kind != DOSSIER_ENTITY_PERSON && is_title (next));
}

/* May a single word be a name wherever it stands? */
static gboolean
is_telling (const Finder *self, const DossierTaggerToken *token)
{
  const guint not_names = ~(guint) (DOSSIER_LEXICON_OFFICE | DOSSIER_LEXICON_ADDRESS);

  if (token->class_id == DOSSIER_TAGGER_TOKEN_UPPER)
    return TRUE;
  return (token->class_id == DOSSIER_TAGGER_TOKEN_CAPITALISED ||
          token->class_id == DOSSIER_TAGGER_TOKEN_MIXED) &&
         !is_small_word (self, token) &&
         (dossier_tagger_lexicon_lookup (token->folded) & not_names) == 0;
}

static DossierEntityKind
get_kind (const Lender *lender)
{
  DossierEntityKind best = DOSSIER_ENTITY_PERSON;

  for (guint kind = 1; kind < N_KINDS; kind++)
    if (lender->sums[kind] > lender->sums[best])
      best = (DossierEntityKind) kind;
  return best;
}

/* The longest known name from token @first on that stays before @limit: how many tokens. */
static guint
match (const Finder *self, guint first, gsize limit, DossierEntityKind *kind)
{
  guint32 hash = 0;
  guint   best = 0;

  for (guint n = 1; n <= MAX_TOKENS && first + n <= self->tokens->len; n++)
    {
      const DossierTaggerToken *token = get_token (self, first + n - 1);
      const Lender             *lender;

      if (dossier_tagger_token_end (token) > limit ||
          (n > 1 && dossier_tagger_token_starts_sentence (token)))
        break;
      hash = extend_hash (hash, token);
      lender = g_hash_table_lookup (self->lenders, GUINT_TO_POINTER (hash));
      if (lender == NULL || lender->best < MIN_LENDER_CONFIDENCE ||
          (n == 1 && !is_telling (self, token)) || !ends_at (self, first + n, get_kind (lender)))
        continue;
      best = n;
      *kind = get_kind (lender);
    }
  return best;
}

static void
add_repeats (Finder *self)
{
  guint n_names = self->names->len;
  guint next = 0;

  for (guint i = 0; i < self->tokens->len; i++)
    {
      const DossierTaggerToken *token = get_token (self, i);
      DossierEntityKind         kind = DOSSIER_ENTITY_PERSON;
      DossierMention           *mention;
      guint                     n;

      while (next < n_names && get_name (self, next)->span.end <= token->start)
        next++;
      if (!dossier_tagger_token_is_capital (token) || !begins_at (self, i) ||
          (next < n_names && get_name (self, next)->span.start < dossier_tagger_token_end (token)))
        continue;
      n = match (self, i, next < n_names ? get_name (self, next)->span.start : G_MAXSIZE, &kind);
      if (n == 0)
        continue;
      mention = dossier_mention_new (
          kind,
          (DossierSpan){ token->start, dossier_tagger_token_end (&token[n - 1]) });
      mention->confidence = ADDED_CONFIDENCE;
      g_ptr_array_add (self->names, mention);
      i += n - 1;
    }
  if (self->names->len > n_names)
    dossier_mention_sort (self->names);
}

void
dossier_name_repeats_add (const char *text, const GArray *tokens, GPtrArray *names)
{
  Finder self = { .text = text, .tokens = tokens, .names = names };

  if (names->len == 0)
    return;
  self.small_words = g_hash_table_new (NULL, NULL);
  self.lenders = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  collect_small_words (&self);
  collect_lenders (&self);
  add_repeats (&self);
  g_hash_table_unref (self.lenders);
  g_hash_table_unref (self.small_words);
}
