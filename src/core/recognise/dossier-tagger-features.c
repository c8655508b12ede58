/* dossier-tagger-features.c: what the tagger looks at for each word; the same code trains and
 * reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-features.h"

#include <string.h>

/* Letters of the longest beginning and ending that are features. */
#define MAX_AFFIX 4

/* Stands for a word before the sentence's first or after its last. */
#define EDGE_HASH  0x45444745u
#define EDGE_CLASS DOSSIER_N_TAGGER_TOKEN_CLASSES

typedef enum
{
  ALWAYS = 1,
  WORD,
  EXACT_WORD = WORD + 5,
  WORD_PAIR,
  CLASS_THREE = WORD_PAIR + 3,
  CLASS_FIVE,
  CLASS_START,
  SHAPE,
  SHAPE_BEFORE,
  SHAPE_AFTER,
  SHAPE_THREE,
  PREFIX,
  SUFFIX = PREFIX + MAX_AFFIX,
  NEAR_SUFFIX = SUFFIX + MAX_AFFIX,
  SUFFIX_CLASSES = NEAR_SUFFIX + 2,
  RUN_BEFORE,
  RUN_AFTER,
  RUN_BOTH,
  RUN_FIRST,
  RUN_LAST,
  RUN_LENGTH,
  RUN_WHOLE,
  PHRASE_FIRST,
  PHRASE_LAST,
  PHRASE_PLACE,
  SEEN_SMALL,
  SEEN_CAPITAL,
  ELSEWHERE_BEFORE,
  ELSEWHERE_AFTER,
  ELSEWHERE_CLASSES,
  ELSEWHERE_RUN_LAST,
  CLASSES,
  CLASSES_PAIR = CLASSES + 5,
  RUN_CLASSES_BEFORE = CLASSES_PAIR + 2,
  RUN_CLASSES_AFTER,
  RUN_CLASSES_LAST,
  RUN_CLASSES_FIRST,
  ELSEWHERE_CLASSES_BEFORE,
  PLACE,
  PLACE_BEFORE,
  PLACE_AFTER,
  PLACE_WORD_BEFORE,
  PLACE_WORD_AFTER,
  PLACE_SHAPE,
  TIGHT,
  BRACKET,
  QUOTE,
  VOTE,
  VOTE_SURE,
  VOTE_CLASS,
  VOTE_NEAR,
  LABEL = VOTE_NEAR + 2,
  LABEL_PAIR = LABEL + 5,
  LABEL_VOTE = LABEL_PAIR + 3,
  LABEL_WORD_BEFORE,
  LABEL_WORD_AFTER,
} Template;

typedef struct
{
  const DossierTaggerArticle  *article;
  const DossierTaggerSentence *sentence;
  const DossierTaggerToken    *token;
  guint                        index;
  guint32                     *features;
  guint                        n;
} Filler;

static void
add (Filler *self, guint template, guint32 first, guint32 second)
{
  guint32 hash = template * 0x9e3779b1u;

  if (self->n >= DOSSIER_MAX_FEATURES)
    return;
  hash = (hash ^ first) * 0x85ebca6bu;
  hash ^= hash >> 15;
  hash = (hash ^ second) * 0xc2b2ae35u;
  hash ^= hash >> 16;
  hash *= 0x7feb352du;
  self->features[self->n++] = hash ^ (hash >> 15);
}

/* The token @offset from the word, NULL beyond the sentence. */
static const DossierTaggerToken *
get_near (const Filler *self, int offset)
{
  int index = (int) self->index + offset;

  if (index < 0 || index >= (int) self->sentence->n)
    return NULL;
  return self->token + offset;
}

static guint32
near_word (const Filler *self, int offset)
{
  const DossierTaggerToken *token = get_near (self, offset);

  return token != NULL ? token->folded : EDGE_HASH + (guint32) offset;
}

static guint
near_class (const Filler *self, int offset)
{
  const DossierTaggerToken *token = get_near (self, offset);

  if (token == NULL)
    return EDGE_CLASS;
  /* Marks differ by far more than their class. */
  return token->class_id == DOSSIER_TAGGER_TOKEN_MARK ? 16 + (token->folded & 0xff)
                                                      : token->class_id;
}

static guint32
near_shape (const Filler *self, int offset)
{
  const DossierTaggerToken *token = get_near (self, offset);

  return token != NULL ? token->shape : 0;
}

static guint
near_place (const Filler *self, int offset)
{
  if (get_near (self, offset) == NULL)
    return 0;
  return self->article->places[(int) (self->sentence->first + self->index) + offset];
}

static guint
near_label (const Filler *self, int offset)
{
  if (get_near (self, offset) == NULL)
    return DOSSIER_N_LABELS;
  return self->article->labels[(int) (self->sentence->first + self->index) + offset];
}

static guint32
hash_bytes (const char *bytes, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) g_ascii_tolower (bytes[i])) * 16777619u;
  return hash;
}

/* The end of @n characters from the start of @token, and the start of @n from its end; both within
 * the token. */
static gsize
skip_forward (const char *text, gsize length, guint n)
{
  gsize position = 0;

  for (; n > 0 && position < length; n--)
    do
      position++;
    while (position < length && ((guchar) text[position] & 0xc0) == 0x80);
  return position;
}

static gsize
skip_backward (const char *text, gsize length, guint n)
{
  gsize position = length;

  for (; n > 0 && position > 0; n--)
    do
      position--;
    while (position > 0 && ((guchar) text[position] & 0xc0) == 0x80);
  return position;
}

static void
add_affixes (Filler *self)
{
  const char *text = self->article->text + self->token->start;
  gsize       length = self->token->length;

  for (guint n = 1; n <= MAX_AFFIX; n++)
    {
      gsize head = skip_forward (text, length, n);
      gsize tail = skip_backward (text, length, n);

      if (n > 1)
        add (self, PREFIX + n - 1, hash_bytes (text, head), 0);
      add (self, SUFFIX + n - 1, hash_bytes (text + tail, length - tail), 0);
      if (n == 3)
        add (self,
             SUFFIX_CLASSES,
             hash_bytes (text + tail, length - tail),
             near_class (self, -1) | near_class (self, 0) << 10 | near_class (self, 1) << 20);
      if (tail == 0)
        break;
    }
}

static void
add_near_suffixes (Filler *self)
{
  for (int offset = -1; offset <= 1; offset += 2)
    {
      const DossierTaggerToken *token = get_near (self, offset);

      if (token == NULL || !dossier_tagger_token_is_word (token))
        continue;

      const char *text = self->article->text + token->start;
      gsize       tail = skip_backward (text, token->length, 3);

      add (self, NEAR_SUFFIX + (offset > 0), hash_bytes (text + tail, token->length - tail), 0);
    }
}

static void
add_words (Filler *self)
{
  for (int offset = -2; offset <= 2; offset++)
    add (self, (guint) (WORD + 2 + offset), near_word (self, offset), 0);
  add (self, EXACT_WORD, self->token->exact, 0);
  add (self, WORD_PAIR, near_word (self, -1), near_word (self, 0));
  add (self, WORD_PAIR + 1, near_word (self, 0), near_word (self, 1));
  add (self, WORD_PAIR + 2, near_word (self, -1), near_word (self, 1));
}

static void
add_shapes (Filler *self)
{
  guint before = near_class (self, -1);
  guint here = near_class (self, 0);
  guint after = near_class (self, 1);
  guint is_start = (self->token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) != 0;

  add (self, CLASS_THREE, before | here << 10 | after << 20, 0);
  add (self,
       CLASS_FIVE,
       before | here << 10 | after << 20,
       near_class (self, -2) | near_class (self, 2) << 10);
  add (self, CLASS_START, here, is_start | (guint) self->sentence->is_headline << 1);
  add (self, SHAPE, near_shape (self, 0), 0);
  add (self, SHAPE_BEFORE, near_shape (self, 0), near_word (self, -1));
  add (self, SHAPE_AFTER, near_shape (self, 0), near_word (self, 1));
  add (self, SHAPE_THREE, near_shape (self, -1) << 16 | near_shape (self, 0), near_shape (self, 1));
  add (self,
       TIGHT,
       here,
       (guint) ((self->token->flags & DOSSIER_TAGGER_TOKEN_AFTER_SPACE) != 0) |
           (guint) (get_near (self, 1) != NULL &&
                    (get_near (self, 1)->flags & DOSSIER_TAGGER_TOKEN_AFTER_SPACE) != 0)
               << 1);
}

static guint32
get_word_at (const Filler *self, guint index)
{
  return self->token[(int) index - (int) self->index].folded;
}

static void
add_runs (Filler *self)
{
  const DossierTaggerSentence *sentence = self->sentence;
  guint                        start = sentence->run_start[self->index];
  guint                        end = sentence->run_end[self->index];
  guint                        length = end - start;
  guint   place = length == 1 ? 3 : self->index == start ? 0 : self->index + 1 < end ? 1 : 2;
  guint32 before = start > 0 ? get_word_at (self, start - 1) : EDGE_HASH;
  guint32 after = end < sentence->n ? get_word_at (self, end) : EDGE_HASH;
  guint32 whole = 0;

  for (guint i = start; i < end && length <= 6; i++)
    whole = (whole ^ get_word_at (self, i)) * 0x9e3779b1u;
  add (self, RUN_BEFORE, before, place);
  add (self, RUN_AFTER, after, place);
  add (self, RUN_BOTH, before, after);
  add (self, RUN_LENGTH, MIN (length, 8), MIN (self->index - start, 8));
  if (length > 1)
    {
      add (self, RUN_FIRST, get_word_at (self, start), place);
      add (self, RUN_LAST, get_word_at (self, end - 1), place);
      if (length <= 6)
        add (self, RUN_WHOLE, whole, place);
    }

  guint phrase_start = sentence->phrase_start[self->index];
  guint phrase_end = sentence->phrase_end[self->index];

  if (phrase_start == start && phrase_end == end)
    return;
  add (self, PHRASE_FIRST, get_word_at (self, phrase_start), self->index < start + 1);
  add (self, PHRASE_LAST, get_word_at (self, phrase_end - 1), phrase_end == end);
  add (self, PHRASE_PLACE, phrase_start<start, phrase_end> end);
}

static guint
get_classes_at (const Filler *self, guint index)
{
  return dossier_tagger_article_get_word (self->article, self->sentence->first + index)->classes;
}

static guint
near_classes (const Filler *self, int offset)
{
  return get_near (self, offset) == NULL
             ? 0
             : get_classes_at (self, (guint) ((int) self->index + offset));
}

/* What the word and its neighbours are known for. */
static void
add_classes (Filler *self)
{
  const DossierTaggerSentence *sentence = self->sentence;
  guint                        start = sentence->run_start[self->index];
  guint                        end = sentence->run_end[self->index];
  guint                        here = near_classes (self, 0);

  for (int offset = -2; offset <= 2; offset++)
    if (near_classes (self, offset) != 0)
      add (self, (guint) (CLASSES + 2 + offset), near_classes (self, offset), near_class (self, 0));
  add (self,
       CLASSES_PAIR,
       near_classes (self, -1) << 8 | here,
       near_class (self, -1) << 8 | near_class (self, 0));
  add (self,
       CLASSES_PAIR + 1,
       here << 8 | near_classes (self, 1),
       near_class (self, 0) << 8 | near_class (self, 1));
  if (!dossier_tagger_token_is_capital (self->token))
    return;
  if (start > 0)
    add (self, RUN_CLASSES_BEFORE, get_classes_at (self, start - 1), self->index - start);
  if (end < sentence->n)
    add (self, RUN_CLASSES_AFTER, get_classes_at (self, end), end - self->index);
  if (end - start > 1)
    {
      add (self, RUN_CLASSES_FIRST, get_classes_at (self, start), self->index - start);
      add (self, RUN_CLASSES_LAST, get_classes_at (self, end - 1), end - self->index);
    }
}

/* What the same word looks like where else it stands in the article. */
static void
add_elsewhere (Filler *self)
{
  const DossierTaggerArticle *article = self->article;
  guint                       here = self->sentence->first + self->index;
  const DossierTaggerWord    *word = dossier_tagger_article_get_word (article, here);
  guint                       n = MIN (word->n_capital, DOSSIER_TAGGER_WORD_SAMPLES);
  guint is_start = (self->token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) != 0;
  guint is_capital = dossier_tagger_token_is_capital (self->token);

  add (self, SEEN_SMALL, MIN (word->n_lower, 3), is_start | is_capital << 1);
  add (self, SEEN_CAPITAL, MIN (word->n_inside, 3), is_start | is_capital << 1);
  for (guint i = 0; i < n; i++)
    {
      guint                     sample = word->samples[i];
      const DossierTaggerToken *token = dossier_tagger_article_get_token (article, sample);
      gboolean has_before = (token->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) == 0;
      gboolean has_after = sample + 1 < article->tokens->len &&
                           (token[1].flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) == 0;

      if (sample == here)
        continue;
      add (self, ELSEWHERE_BEFORE, has_before ? token[-1].folded : EDGE_HASH, 0);
      if (has_before)
        add (self,
             ELSEWHERE_CLASSES_BEFORE,
             dossier_tagger_article_get_word (article, sample - 1)->classes,
             0);
      add (self, ELSEWHERE_AFTER, has_after ? token[1].folded : EDGE_HASH, 0);
      add (self,
           ELSEWHERE_CLASSES,
           has_before ? token[-1].class_id : EDGE_CLASS,
           has_after ? token[1].class_id : EDGE_CLASS);
    }
}

static void
add_places (Filler *self)
{
  guint here = near_place (self, 0);
  guint before = near_place (self, -1);
  guint after = near_place (self, 1);

  if (here != 0)
    {
      add (self, PLACE, here, 0);
      add (self, PLACE_WORD_BEFORE, here, near_word (self, -1));
      add (self, PLACE_WORD_AFTER, here, near_word (self, 1));
      add (self,
           PLACE_SHAPE,
           here,
           near_class (self, -1) | near_class (self, 0) << 10 | near_class (self, 1) << 20);
    }
  if (before != 0)
    add (self, PLACE_BEFORE, before, here);
  if (after != 0)
    add (self, PLACE_AFTER, after, here);
}

static guint
count_votes (const Filler *self, int offset)
{
  if (get_near (self, offset) == NULL)
    return 15;

  guint                    index = (guint) ((int) (self->sentence->first + self->index) + offset);
  const DossierTaggerWord *word = dossier_tagger_article_get_word (self->article, index);
  guint                    best = 0;
  float                    share;

  if (word->n_capital == 0)
    return 14;
  for (guint kind = 1; kind < DOSSIER_N_NAME_KINDS; kind++)
    if (word->votes[kind] > word->votes[best])
      best = kind;
  share = word->votes[best] / (float) word->n_capital;
  if (share < 0.25f)
    return 0;
  return 1 + best + 3 * (share < 0.5f ? 0 : share < 0.75f ? 1 : share < 0.93f ? 2 : 3);
}

static void
add_first_reading (Filler *self)
{
  guint vote = count_votes (self, 0);
  guint here = near_label (self, 0);
  guint n =
      MIN (dossier_tagger_article_get_word (self->article, self->sentence->first + self->index)
               ->n_capital,
           4u);

  add (self, VOTE, vote, 0);
  add (self, VOTE_SURE, vote, n);
  add (self, VOTE_CLASS, vote, near_class (self, 0));
  add (self, VOTE_NEAR, vote, count_votes (self, -1));
  add (self, VOTE_NEAR + 1, vote, count_votes (self, 1));
  for (int offset = -2; offset <= 2; offset++)
    add (self, (guint) (LABEL + 2 + offset), near_label (self, offset), 0);
  add (self, LABEL_PAIR, near_label (self, -1), here);
  add (self, LABEL_PAIR + 1, here, near_label (self, 1));
  add (self, LABEL_PAIR + 2, near_label (self, -1) | near_label (self, 1) << 8, here);
  add (self, LABEL_VOTE, here, vote);
  add (self, LABEL_WORD_BEFORE, here, near_word (self, -1));
  add (self, LABEL_WORD_AFTER, here, near_word (self, 1));
}

guint
dossier_tagger_features_fill (const DossierTaggerArticle  *article,
                              const DossierTaggerSentence *sentence,
                              guint                        index,
                              guint                        reading,
                              guint32                     *features)
{
  Filler self = {
    .article = article,
    .sentence = sentence,
    .token = dossier_tagger_article_get_token (article, sentence->first + index),
    .index = index,
    .features = features,
  };

  add (&self, ALWAYS, 0, 0);
  add_words (&self);
  add_shapes (&self);
  if (dossier_tagger_token_is_word (self.token))
    {
      add_affixes (&self);
      add_elsewhere (&self);
    }
  add_near_suffixes (&self);
  if (dossier_tagger_token_is_capital (self.token))
    add_runs (&self);
  add_classes (&self);
  add_places (&self);
  return reading == 0
             ? self.n
             : dossier_tagger_features_add_second (article, sentence, index, self.n, features);
}

guint
dossier_tagger_features_add_second (const DossierTaggerArticle  *article,
                                    const DossierTaggerSentence *sentence,
                                    guint                        index,
                                    guint                        n_features,
                                    guint32                     *features)
{
  Filler self = {
    .article = article,
    .sentence = sentence,
    .token = dossier_tagger_article_get_token (article, sentence->first + index),
    .index = index,
    .features = features,
    .n = n_features,
  };

  add_first_reading (&self);
  return self.n;
}
