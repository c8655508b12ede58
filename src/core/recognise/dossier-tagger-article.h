/* dossier-tagger-article.h: a text as the tagger reads it: words, sentences, and what is known of
 * each word from the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"
#include "core/recognise/dossier-tagger-labels.h"
#include "core/recognise/dossier-tagger-tokens.h"

G_BEGIN_DECLS

/* Places in the text that stand for all of a word's. */
#define DOSSIER_TAGGER_WORD_SAMPLES 4

/**
 * DossierTaggerWord:
 *
 * One word of the text, small and capital letters alike.
 *
 * @folded: its hash
 * @n_lower: how often it is written small
 * @n_inside: how often with a capital inside a sentence that is no headline
 * @n_capital: how often with a capital at all
 * @samples: tokens at which it stands with a capital, the first ones
 * @classes: DossierLexicon
 * @votes: what the first reading made of it: sums of probabilities, by kind
 */
typedef struct
{
  guint32 folded;
  guint32 n_lower;
  guint32 n_inside;
  guint32 n_capital;
  guint32 samples[DOSSIER_TAGGER_WORD_SAMPLES];
  guint32 classes;
  float   votes[DOSSIER_N_NAME_KINDS];
} DossierTaggerWord;

/**
 * DossierTaggerArticle:
 * @tokens: (element-type DossierTaggerToken)
 * @words: (element-type DossierTaggerWord): each one once
 * @word_of: of each token, its index in @words
 * @places: of each token, what the gazetteer says: 0 for nothing
 * @labels: of each token, what the first reading made of it
 */
typedef struct
{
  const char *text;
  GArray     *tokens;
  GArray     *words;
  guint32    *word_of;
  guint8     *places;
  guint8     *labels;
} DossierTaggerArticle;

/**
 * DossierTaggerSentence:
 *
 * @first: token
 * @n: tokens, at most DOSSIER_MAX_SENTENCE
 * @is_headline: most of its words are capitalised, so capitals say little
 * @has_capitals: a sentence without has no names
 * @is_quiet: of each token, whether no capital is so near that it could be part of a name: it is
 *   outside, and nobody looks at its features
 * @run_start: of each capitalised token, the first token of its run of capitalised words
 * @run_end: one past the last
 * @phrase_start: the same of runs that "of", "the", "and" may join
 * @phrase_end: one past the last
 */
typedef struct
{
  guint    first;
  guint    n;
  gboolean is_headline;
  gboolean has_capitals;
  guint8   is_quiet[DOSSIER_MAX_SENTENCE];
  guint8   run_start[DOSSIER_MAX_SENTENCE];
  guint8   run_end[DOSSIER_MAX_SENTENCE];
  guint8   phrase_start[DOSSIER_MAX_SENTENCE];
  guint8   phrase_end[DOSSIER_MAX_SENTENCE];
} DossierTaggerSentence;

/**
 * dossier_tagger_article_new:
 * @text: must outlive the article
 */
DossierTaggerArticle      *
dossier_tagger_article_new (const DossierGazetteer *gazetteer, const char *text, gsize length);
void dossier_tagger_article_free (DossierTaggerArticle *self);

/* Fills in the sentence that begins at token @first; FALSE at the end of the text. */
gboolean dossier_tagger_article_read_sentence (const DossierTaggerArticle *self,
                                               guint                       first,
                                               DossierTaggerSentence      *sentence);

/* Adds what the first reading thinks of each word of the sentence, after dossier_lattice_sum(). */
void dossier_tagger_article_add_votes (DossierTaggerArticle        *self,
                                       const DossierTaggerSentence *sentence,
                                       const DossierLattice        *lattice);

static inline const DossierTaggerToken *
dossier_tagger_article_get_token (const DossierTaggerArticle *self, guint index)
{
  return &g_array_index (self->tokens, DossierTaggerToken, index);
}

static inline DossierTaggerWord *
dossier_tagger_article_get_word (const DossierTaggerArticle *self, guint token)
{
  return &g_array_index (self->words, DossierTaggerWord, self->word_of[token]);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTaggerArticle, dossier_tagger_article_free)

G_END_DECLS
