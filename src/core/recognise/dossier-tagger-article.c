/* dossier-tagger-article.c: a text as the tagger reads it: words, sentences, and what is known of
 * each word from the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-article.h"
#include "core/recognise/dossier-tagger-lexicon.h"

#include <string.h>

/* Words of a sentence below which capitals everywhere do not make it a headline. */
#define MIN_HEADLINE_WORDS 4
/* Letters from which on a word counts for a headline: headlines write "of" and "in" small. */
#define MIN_HEADLINE_LETTERS 4

/* Tokens between which and a capital a name may still go on: "Fund for the Old". */
#define LOUD_DISTANCE 2

/* Codes of what the gazetteer says: where in the name, what kind of place, how many people. */
#define PLACE_CODE(part, kind, size) (1 + (part) + 4 * ((kind) + 6 * (size)))

/* An open-addressing table from a word's hash to its index, at most half full. */
typedef struct
{
  guint32 *slots;
  guint32  mask;
} WordTable;

static guint32
count_slots (guint n_tokens)
{
  guint32 n = 64;

  while (n / 2 < n_tokens && n < (1u << 31))
    n *= 2;
  return n;
}

static guint32
intern_word (DossierTaggerArticle *self, WordTable *table, guint32 folded)
{
  guint32 slot = (folded * 0x9e3779b1u) >> 7;

  for (slot &= table->mask; table->slots[slot] != 0; slot = (slot + 1) & table->mask)
    if (g_array_index (self->words, DossierTaggerWord, table->slots[slot] - 1).folded == folded)
      return table->slots[slot] - 1;

  DossierTaggerWord word = { .folded = folded, .classes = dossier_tagger_lexicon_lookup (folded) };

  g_array_append_val (self->words, word);
  table->slots[slot] = self->words->len;
  return self->words->len - 1;
}

static void
count_word (DossierTaggerArticle *self, guint token_index, gboolean is_headline)
{
  const DossierTaggerToken *token = dossier_tagger_article_get_token (self, token_index);
  DossierTaggerWord        *word = dossier_tagger_article_get_word (self, token_index);

  if (token->class_id == DOSSIER_TAGGER_TOKEN_LOWER)
    word->n_lower++;
  if (!dossier_tagger_token_is_capital (token))
    return;
  if (word->n_capital < DOSSIER_TAGGER_WORD_SAMPLES)
    word->samples[word->n_capital] = token_index;
  word->n_capital++;
  if ((token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) == 0 && !is_headline)
    word->n_inside++;
}

static void
collect_words (DossierTaggerArticle *self)
{
  guint     n_slots = count_slots (self->tokens->len);
  WordTable table = { g_new0 (guint32, n_slots), n_slots - 1 };

  for (guint i = 0; i < self->tokens->len; i++)
    self->word_of[i] =
        intern_word (self, &table, dossier_tagger_article_get_token (self, i)->folded);
  g_free (table.slots);

  DossierTaggerSentence sentence;

  for (guint first = 0; dossier_tagger_article_read_sentence (self, first, &sentence);
       first += sentence.n)
    for (guint i = first; i < first + sentence.n; i++)
      count_word (self, i, sentence.is_headline);
}

static guint
count_size (guint population)
{
  return population < 5000 ? 0 : population < 50000 ? 1 : population < 500000 ? 2 : 3;
}

/* The longest name of a place that begins at token @first: how many tokens, 0 for none. */
static guint
match_place (const DossierTaggerArticle *self,
             const DossierGazetteer     *gazetteer,
             guint                       first,
             DossierGazetteerEntry      *entry)
{
  guint start = dossier_tagger_article_get_token (self, first)->start;
  guint n_words = 0;
  guint best = 0;

  for (guint i = first; i < self->tokens->len && n_words < DOSSIER_GAZETTEER_MAX_WORDS; i++)
    {
      const DossierTaggerToken *token = dossier_tagger_article_get_token (self, i);

      if (i > first && (token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) != 0)
        break;
      if (!dossier_tagger_token_is_word (token))
        {
          if (i == first || self->text[token->start] != '-' || token->length != 1)
            break;
          continue;
        }
      n_words++;
      if (dossier_tagger_token_is_capital (token) &&
          dossier_gazetteer_lookup (gazetteer,
                                    self->text + start,
                                    dossier_tagger_token_end (token) - start,
                                    entry,
                                    1) > 0)
        best = i + 1 - first;
    }
  return best;
}

static void
mark_places (DossierTaggerArticle *self, const DossierGazetteer *gazetteer)
{
  for (guint i = 0; i < self->tokens->len;)
    {
      DossierGazetteerEntry entry = { 0 };
      guint                 n = 0;

      if (dossier_tagger_token_is_capital (dossier_tagger_article_get_token (self, i)))
        n = match_place (self, gazetteer, i, &entry);
      for (guint k = 0; k < n; k++)
        {
          guint part = n == 1 ? 3 : k == 0 ? 0 : k + 1 < n ? 1 : 2;

          self->places[i + k] =
              (guint8) PLACE_CODE (part, MIN (entry.kind, 5u), count_size (entry.population));
        }
      i += MAX (n, 1);
    }
}

static gboolean
is_joint (const DossierTaggerToken *token)
{
  static const char *const words[] = { "of", "the", "and", "for", "&", "de", "al", "on", "in" };
  static gsize             is_ready;
  static guint32           hashes[G_N_ELEMENTS (words)];

  if (g_once_init_enter (&is_ready))
    {
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        hashes[i] = dossier_tagger_tokens_hash_word (words[i]);
      g_once_init_leave (&is_ready, 1);
    }
  if (token->class_id != DOSSIER_TAGGER_TOKEN_LOWER && token->class_id != DOSSIER_TAGGER_TOKEN_MARK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    if (token->folded == hashes[i])
      return TRUE;
  return FALSE;
}

static gboolean
is_hyphen (const DossierTaggerArticle *self, const DossierTaggerToken *token)
{
  return token->length == 1 && self->text[token->start] == '-' &&
         (token->flags & DOSSIER_TAGGER_TOKEN_AFTER_SPACE) == 0;
}

/* How many tokens after @index are jointed before the next capitalised one; 0 when none is. */
static guint
count_joints (const DossierTaggerArticle  *self,
              const DossierTaggerSentence *sentence,
              guint                        index,
              gboolean                     is_phrase)
{
  for (guint n = 1; n <= 2 && index + n + 1 < sentence->n; n++)
    {
      const DossierTaggerToken *token =
          dossier_tagger_article_get_token (self, sentence->first + index + n);
      const DossierTaggerToken *next = token + 1;

      if (is_phrase ? !is_joint (token) && !is_hyphen (self, token) : !is_hyphen (self, token))
        return 0;
      if (dossier_tagger_token_is_capital (next))
        return n;
      if (!is_phrase)
        return 0;
    }
  return 0;
}

static void
find_runs (const DossierTaggerArticle *self, DossierTaggerSentence *sentence, gboolean is_phrase)
{
  guint8 *starts = is_phrase ? sentence->phrase_start : sentence->run_start;
  guint8 *ends = is_phrase ? sentence->phrase_end : sentence->run_end;

  for (guint i = 0; i < sentence->n;)
    {
      guint end = i + 1;

      if (dossier_tagger_token_is_capital (
              dossier_tagger_article_get_token (self, sentence->first + i)))
        while (end < sentence->n)
          {
            const DossierTaggerToken *token =
                dossier_tagger_article_get_token (self, sentence->first + end);
            guint n_joints = 0;

            if (!dossier_tagger_token_is_capital (token) &&
                (n_joints = count_joints (self, sentence, end - 1, is_phrase)) == 0)
              break;
            end += n_joints + 1;
          }
      for (guint k = i; k < end; k++)
        {
          starts[k] = (guint8) i;
          ends[k] = (guint8) end;
        }
      i = end;
    }
}

static void
find_quiet (const DossierTaggerArticle *self, DossierTaggerSentence *sentence)
{
  memset (sentence->is_quiet, 1, sentence->n);
  for (guint i = 0; i < sentence->n; i++)
    if (dossier_tagger_token_is_capital (
            dossier_tagger_article_get_token (self, sentence->first + i)))
      for (guint k = i - MIN (i, LOUD_DISTANCE); k < MIN (sentence->n, i + LOUD_DISTANCE + 1); k++)
        sentence->is_quiet[k] = 0;
}

gboolean
dossier_tagger_article_read_sentence (const DossierTaggerArticle *self,
                                      guint                       first,
                                      DossierTaggerSentence      *sentence)
{
  guint n_long = 0;
  guint n_long_capitals = 0;
  guint n = 0;

  if (first >= self->tokens->len)
    return FALSE;
  sentence->has_capitals = FALSE;
  for (; n < DOSSIER_MAX_SENTENCE && first + n < self->tokens->len; n++)
    {
      const DossierTaggerToken *token = dossier_tagger_article_get_token (self, first + n);
      gboolean                  is_capital = dossier_tagger_token_is_capital (token);

      if (n > 0 && (token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) != 0)
        break;
      sentence->has_capitals |= is_capital;
      if (dossier_tagger_token_is_word (token) && token->length >= MIN_HEADLINE_LETTERS)
        {
          n_long++;
          n_long_capitals += is_capital;
        }
    }
  sentence->first = first;
  sentence->n = n;
  sentence->is_headline = n_long >= MIN_HEADLINE_WORDS && 5 * n_long_capitals >= 4 * n_long;
  if (sentence->has_capitals)
    {
      find_quiet (self, sentence);
      find_runs (self, sentence, FALSE);
      find_runs (self, sentence, TRUE);
    }
  return TRUE;
}

void
dossier_tagger_article_add_votes (DossierTaggerArticle        *self,
                                  const DossierTaggerSentence *sentence,
                                  const DossierLattice        *lattice)
{
  for (guint i = 0; i < sentence->n; i++)
    {
      DossierTaggerWord *word = dossier_tagger_article_get_word (self, sentence->first + i);
      float              marginals[DOSSIER_LABEL_ROW];

      if (!dossier_tagger_token_is_capital (
              dossier_tagger_article_get_token (self, sentence->first + i)))
        continue;
      dossier_lattice_get_marginals (lattice, i, marginals);
      for (guint label = 1; label < DOSSIER_N_LABELS; label++)
        word->votes[dossier_label_get_kind (label)] += marginals[label];
    }
}

DossierTaggerArticle *
dossier_tagger_article_new (const DossierGazetteer *gazetteer, const char *text, gsize length)
{
  DossierTaggerArticle *self = g_new0 (DossierTaggerArticle, 1);

  self->text = text;
  self->tokens = dossier_tagger_tokens_new (text, length);
  self->words = g_array_new (FALSE, FALSE, sizeof (DossierTaggerWord));
  self->word_of = g_new (guint32, self->tokens->len + 1);
  self->places = g_new0 (guint8, self->tokens->len + 1);
  self->labels = g_new0 (guint8, self->tokens->len + 1);
  collect_words (self);
  if (gazetteer != NULL)
    mark_places (self, gazetteer);
  return self;
}

void
dossier_tagger_article_free (DossierTaggerArticle *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->tokens);
  g_array_unref (self->words);
  g_free (self->word_of);
  g_free (self->places);
  g_free (self->labels);
  g_free (self);
}
