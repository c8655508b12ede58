/* dossier-tagger.c: a trained model that marks the names in a text.
 *
 * A linear-chain conditional random field (Lafferty, McCallum and Pereira 2001) over the words of a
 * sentence, run twice: the second reading knows what the first made of each word everywhere in the
 * article (Krishnan and Manning 2006).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger.h"
#include "core/recognise/dossier-tagger-model.h"

#include <string.h>

/* How much the encoder's word counts beside the model's. */
#define ENCODER_WEIGHT 0.5f

/**
 * @own: cleared with it
 * @readings: @own, or another tagger's
 * @encoder: (nullable)
 */
struct _DossierTagger
{
  DossierReadingModel        own[DOSSIER_N_READINGS];
  const DossierReadingModel *readings;
  const DossierEncoder      *encoder;
};

DossierTagger *
dossier_tagger_new (GBytes *bytes, GError **error)
{
  g_autoptr (DossierTagger) self = NULL;
  const guint8 *data;
  gsize         length;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = g_new0 (DossierTagger, 1);
  data = g_bytes_get_data (bytes, &length);
  if (!dossier_tagger_model_read (data, length, self->own, error))
    return NULL;
  self->readings = self->own;
  return g_steal_pointer (&self);
}

DossierTagger *
dossier_tagger_new_refined (const DossierTagger *quick, const DossierEncoder *encoder)
{
  DossierTagger *self;

  g_return_val_if_fail (quick != NULL, NULL);
  g_return_val_if_fail (encoder != NULL, NULL);

  self = g_new0 (DossierTagger, 1);
  self->readings = quick->readings;
  self->encoder = encoder;
  return self;
}

void
dossier_tagger_free (DossierTagger *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < DOSSIER_N_READINGS; i++)
    dossier_reading_model_clear (&self->own[i]);
  g_free (self);
}

static void
add_encoded (float scores[DOSSIER_LABEL_ROW], const float *row)
{
  for (guint label = 0; label < DOSSIER_N_LABELS; label++)
    scores[label] += ENCODER_WEIGHT * dossier_encoder_get_score (row, label);
}

/**
 * Kept:
 *
 * What the second reading makes of a word, but for what it learns from the first one: nearly all of
 * its features are those of the first reading, so they are looked at once for both.
 *
 * @n_features: how many they were
 */
typedef struct
{
  gint16  sums[DOSSIER_LABEL_ROW];
  guint16 n_features;
} Kept;

/* Scores the word for the first reading, and begins with the second. */
static void
score_word (const DossierTagger         *self,
            const DossierTaggerArticle  *article,
            const DossierTaggerSentence *sentence,
            guint                        index,
            Kept                        *kept,
            float                        scores[DOSSIER_LABEL_ROW])
{
  guint32 features[DOSSIER_MAX_FEATURES];
  guint   n = dossier_tagger_features_fill (article, sentence, index, 0, features);

  memset (kept->sums, 0, sizeof kept->sums);
  kept->n_features = (guint16) n;
  dossier_reading_model_score (&self->readings[0], features, n, scores);
  dossier_reading_model_add (&self->readings[1], features, n, kept->sums);
}

/* Scores the word for the second reading. */
static void
score_word_again (const DossierTagger         *self,
                  const DossierTaggerArticle  *article,
                  const DossierTaggerSentence *sentence,
                  guint                        index,
                  Kept                        *kept,
                  float                        scores[DOSSIER_LABEL_ROW])
{
  guint32 features[DOSSIER_MAX_FEATURES];
  guint   first = kept->n_features;
  guint   n = dossier_tagger_features_add_second (article, sentence, index, first, features);

  dossier_reading_model_add (&self->readings[1], features + first, n - first, kept->sums);
  dossier_reading_model_scale (&self->readings[1], kept->sums, scores);
}

/* @kept: (element-type Kept): of the words that are looked at, in order; the first reading adds to
 *   it, the second one takes from @next on */
static void
score_sentence (const DossierTagger         *self,
                const DossierTaggerArticle  *article,
                const DossierTaggerSentence *sentence,
                const float                 *encoded,
                GArray                      *kept,
                guint                       *next,
                DossierLattice              *lattice)
{

  lattice->n = sentence->n;
  for (guint i = 0; i < sentence->n; i++)
    {
      if (sentence->is_quiet[i])
        {
          dossier_lattice_silence (lattice, i);
          continue;
        }
      lattice->allowed[i] = DOSSIER_LABELS_ALL;
      if (next == NULL)
        {
          g_array_set_size (kept, kept->len + 1);
          score_word (self,
                      article,
                      sentence,
                      i,
                      &g_array_index (kept, Kept, kept->len - 1),
                      lattice->scores[i]);
        }
      else
        score_word_again (self,
                          article,
                          sentence,
                          i,
                          &g_array_index (kept, Kept, (*next)++),
                          lattice->scores[i]);
      if (encoded != NULL)
        add_encoded (lattice->scores[i],
                     encoded + (gsize) (sentence->first + i) * DOSSIER_N_ENCODER_LABELS);
    }
}

static void
read_first (const DossierTagger  *self,
            DossierTaggerArticle *article,
            const float          *encoded,
            GArray               *kept,
            DossierLattice       *lattice)
{
  DossierTaggerSentence sentence;

  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      if (!sentence.has_capitals)
        continue;
      score_sentence (self, article, &sentence, encoded, kept, NULL, lattice);
      dossier_lattice_decode (lattice, &self->readings[0].transitions, article->labels + first);
      if (dossier_lattice_sum (lattice, &self->readings[0].transitions))
        dossier_tagger_article_add_votes (article, &sentence, lattice);
    }
}

static double
get_confidence (const DossierLattice *lattice, const guint8 *labels, guint start, guint end)
{
  float marginals[DOSSIER_LABEL_ROW];
  float least = 1;

  for (guint i = start; i < end; i++)
    {
      dossier_lattice_get_marginals (lattice, i, marginals);
      least = MIN (least, marginals[labels[i]]);
    }
  return CLAMP ((double) least, 0.0, 1.0);
}

static void
add_names (const DossierTaggerArticle  *article,
           const DossierTaggerSentence *sentence,
           const DossierLattice        *lattice,
           const guint8                *labels,
           GArray                      *names)
{
  for (guint i = 0, end; i < sentence->n; i = end)
    {
      DossierTaggedName name;

      end = i + 1;
      if (labels[i] == 0)
        continue;
      if (dossier_label_get_part (labels[i]) == DOSSIER_LABEL_FIRST)
        while (end < sentence->n && dossier_label_get_part (labels[end - 1]) != DOSSIER_LABEL_LAST)
          end++;
      name.kind = (DossierEntityKind) dossier_label_get_kind (labels[i]);
      name.span.start = dossier_tagger_article_get_token (article, sentence->first + i)->start;
      name.span.end = dossier_tagger_token_end (
          dossier_tagger_article_get_token (article, sentence->first + end - 1));
      name.confidence = get_confidence (lattice, labels, i, end);
      g_array_append_val (names, name);
    }
}

static gboolean
has_names (const guint8 *labels, guint n)
{
  for (guint i = 0; i < n; i++)
    if (labels[i] != 0)
      return TRUE;
  return FALSE;
}

static void
read_second (const DossierTagger        *self,
             const DossierTaggerArticle *article,
             const float                *encoded,
             GArray                     *kept,
             DossierLattice             *lattice,
             GArray                     *names)
{
  DossierTaggerSentence sentence;
  guint                 next = 0;
  guint8                labels[DOSSIER_MAX_SENTENCE];

  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      if (!sentence.has_capitals)
        continue;
      score_sentence (self, article, &sentence, encoded, kept, &next, lattice);
      dossier_lattice_decode (lattice, &self->readings[1].transitions, labels);
      if (has_names (labels, sentence.n) &&
          dossier_lattice_sum (lattice, &self->readings[1].transitions))
        add_names (article, &sentence, lattice, labels, names);
    }
}

GArray *
dossier_tagger_run (const DossierTagger    *self,
                    const DossierGazetteer *gazetteer,
                    const char             *text,
                    gsize                   length)
{
  g_autoptr (DossierTaggerArticle) article = NULL;
  g_autoptr (GArray) kept = g_array_new (FALSE, FALSE, sizeof (Kept));
  g_autofree DossierLattice *lattice = NULL;
  g_autofree float          *encoded = NULL;
  GArray                    *names;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (text != NULL || length == 0, NULL);

  names = g_array_new (FALSE, FALSE, sizeof (DossierTaggedName));
  article = dossier_tagger_article_new (gazetteer, text, length);
  lattice = g_new0 (DossierLattice, 1);
  if (self->encoder != NULL)
    encoded = dossier_encoder_run (self->encoder, article);
  read_first (self, article, encoded, kept, lattice);
  read_second (self, article, encoded, kept, lattice, names);
  return names;
}
