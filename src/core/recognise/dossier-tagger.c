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

static void
score_sentence (const DossierTagger         *self,
                const DossierTaggerArticle  *article,
                const DossierTaggerSentence *sentence,
                guint                        reading,
                const float                 *encoded,
                DossierLattice              *lattice)
{
  guint32 features[DOSSIER_MAX_FEATURES];

  lattice->n = sentence->n;
  for (guint i = 0; i < sentence->n; i++)
    {
      guint n;

      if (sentence->is_quiet[i])
        {
          dossier_lattice_silence (lattice, i);
          continue;
        }
      n = dossier_tagger_features_fill (article, sentence, i, reading, features);
      lattice->allowed[i] = DOSSIER_LABELS_ALL;
      dossier_reading_model_score (&self->readings[reading], features, n, lattice->scores[i]);
      if (encoded != NULL)
        add_encoded (lattice->scores[i],
                     encoded + (gsize) (sentence->first + i) * DOSSIER_N_ENCODER_LABELS);
    }
}

static void
read_first (const DossierTagger  *self,
            DossierTaggerArticle *article,
            const float          *encoded,
            DossierLattice       *lattice)
{
  DossierTaggerSentence sentence;

  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      if (!sentence.has_capitals)
        continue;
      score_sentence (self, article, &sentence, 0, encoded, lattice);
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
             DossierLattice             *lattice,
             GArray                     *names)
{
  DossierTaggerSentence sentence;
  guint8                labels[DOSSIER_MAX_SENTENCE];

  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      if (!sentence.has_capitals)
        continue;
      score_sentence (self, article, &sentence, 1, encoded, lattice);
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
  read_first (self, article, encoded, lattice);
  read_second (self, article, encoded, lattice, names);
  return names;
}
