/* train-corpus.h: marked texts to learn from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tagger.h"
#include "core/recognise/dossier-tagger-article.h"

G_BEGIN_DECLS

/**
 * TrainDocument:
 * @text: valid UTF-8
 * @names: (element-type DossierTaggedName): as marked, by start
 * @article: the text as the tagger reads it, once prepared
 * @allowed: of each token, the labels it may have: one bit where the mark is certain
 * @weight: how much it counts
 * @group: a number that it shares with its copies
 */
typedef struct
{
  char                 *text;
  GArray               *names;
  DossierTaggerArticle *article;
  guint16              *allowed;
  float                 weight;
  guint                 group;
} TrainDocument;

void train_document_free (TrainDocument *self);

/**
 * train_corpus_read:
 * @path: JSON lines: {"text", "entities": [{"start", "end", "type"}]}, offsets in code points
 * @documents: (element-type TrainDocument): added to
 */
gboolean train_corpus_read (const char *path, float weight, GPtrArray *documents, GError **error);

/* Adds copies of some documents in the capitals of headlines, the same ones at every run. */
void train_corpus_add_headlines (GPtrArray *documents);

/* Reads the text as the tagger does and lays the marks onto its tokens. */
void train_document_prepare (TrainDocument *self, const DossierGazetteer *gazetteer);

/**
 * train_document_prepare_from_teacher:
 *
 * Where a teacher and the marks agree, the label is certain; where they differ, either may be.
 */
void train_document_prepare_from_teacher (TrainDocument          *self,
                                          const DossierGazetteer *gazetteer,
                                          const DossierTagger    *teacher);

G_END_DECLS
