/* train-learner.c: learns the weights of one reading of the tagger.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "train-learner.h"

#include <math.h>
#include <string.h>

#define SHUFFLE_SEED 7
/* Below this a step changes nothing that survives pruning, and most words are this certain. */
#define MIN_GRADIENT 1e-3f

/* In place of a number of features: the word is outside for certain. */
#define QUIET G_MAXUINT8

/* A sentence's features as rows, one word after the other. */
typedef struct
{
  guint32 first_feature;
  guint32 first_count;
  guint32 first_allowed;
  guint16 n;
  float   weight;
} Sentence;

typedef struct
{
  TrainWeights *weights;
  float (*sums)[DOSSIER_LABEL_ROW];
  float   transition_sums[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW];
  GArray *sentences;
  GArray *features;
  GArray *counts;
  GArray *allowed;
  float   rate;
} Learner;

static gboolean
is_left_out (const TrainOptions *options, const TrainDocument *document)
{
  return options->n_folds > 0 && document->group % options->n_folds == options->fold;
}

/* The row of a feature plus one; 0 when it has none. */
static guint32
get_row (const TrainWeights *weights, guint32 feature)
{
  guint32 bucket = dossier_feature_get_bucket (feature);

  return weights->checks[bucket] == dossier_feature_get_check (feature) ? weights->row_of[bucket]
                                                                        : 0;
}

/* Of the features that fall into one bucket, the most frequent should have it: each occurrence
 * votes for its own and against the one that leads (Boyer and Moore's majority vote). */
static void
count_feature (TrainWeights *weights, guint8 *counts, guint32 feature)
{
  guint32 bucket = dossier_feature_get_bucket (feature);
  guint8  check = dossier_feature_get_check (feature);

  if (counts[bucket] == 0)
    weights->checks[bucket] = check;
  if (weights->checks[bucket] != check)
    counts[bucket]--;
  else if (counts[bucket] < G_MAXUINT8)
    counts[bucket]++;
}

static void
count_features (TrainWeights       *weights,
                const GPtrArray    *documents,
                guint               reading,
                const TrainOptions *options,
                guint8             *counts)
{
  guint32               features[DOSSIER_MAX_FEATURES];
  DossierTaggerSentence sentence;

  for (guint d = 0; d < documents->len; d++)
    {
      const TrainDocument *document = g_ptr_array_index (documents, d);

      if (is_left_out (options, document))
        continue;
      for (guint first = 0;
           dossier_tagger_article_read_sentence (document->article, first, &sentence);
           first += sentence.n)
        for (guint i = 0; sentence.has_capitals && i < sentence.n; i++)
          {
            guint n = 0;

            if (!sentence.is_quiet[i])
              n = dossier_tagger_features_fill (document->article, &sentence, i, reading, features);
            for (guint k = 0; k < n; k++)
              count_feature (weights, counts, features[k]);
          }
    }
}

static void
collect_sentence (Learner                     *self,
                  const TrainDocument         *document,
                  const DossierTaggerSentence *sentence,
                  guint                        reading)
{
  guint32  features[DOSSIER_MAX_FEATURES];
  Sentence entry = { .first_feature = self->features->len,
                     .first_count = self->counts->len,
                     .first_allowed = self->allowed->len,
                     .n = (guint16) sentence->n,
                     .weight = document->weight };

  for (guint i = 0; i < sentence->n; i++)
    {
      guint16 allowed = sentence->is_quiet[i] ? 1 : document->allowed[sentence->first + i];
      guint   n = 0;
      guint8  n_kept = 0;

      if (!sentence->is_quiet[i])
        n = dossier_tagger_features_fill (document->article, sentence, i, reading, features);
      for (guint k = 0; k < n; k++)
        {
          guint32 row = get_row (self->weights, features[k]);

          if (row == 0)
            continue;
          row--;
          g_array_append_val (self->features, row);
          n_kept++;
        }
      if (sentence->is_quiet[i])
        n_kept = QUIET;
      g_array_append_val (self->counts, n_kept);
      g_array_append_val (self->allowed, allowed);
    }
  g_array_append_val (self->sentences, entry);
}

static void
collect_sentences (Learner            *self,
                   const GPtrArray    *documents,
                   guint               reading,
                   const TrainOptions *options)
{
  DossierTaggerSentence sentence;

  for (guint d = 0; d < documents->len; d++)
    {
      const TrainDocument *document = g_ptr_array_index (documents, d);

      if (is_left_out (options, document))
        continue;
      for (guint first = 0;
           dossier_tagger_article_read_sentence (document->article, first, &sentence);
           first += sentence.n)
        if (sentence.has_capitals)
          collect_sentence (self, document, &sentence, reading);
    }
}

static void
number_rows (TrainWeights *weights, const guint8 *counts, guint min_count)
{
  for (guint bucket = 0; bucket < DOSSIER_N_FEATURE_BUCKETS; bucket++)
    if (counts[bucket] >= min_count)
      weights->row_of[bucket] = ++weights->n_rows;
}

static void
fill_scores (const Learner *self, const Sentence *sentence, DossierLattice *lattice)
{
  const guint32 *feature = &g_array_index (self->features, guint32, sentence->first_feature);
  const guint8  *count = &g_array_index (self->counts, guint8, sentence->first_count);

  lattice->n = sentence->n;
  for (guint i = 0; i < sentence->n; i++)
    {
      float *scores = lattice->scores[i];

      if (count[i] == QUIET)
        {
          dossier_lattice_silence (lattice, i);
          continue;
        }
      memset (scores, 0, sizeof lattice->scores[i]);
      for (guint k = 0; k < count[i]; k++, feature++)
        for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
          scores[label] += self->weights->weights[*feature][label];
    }
}

static void
step (float *weights, float *sums, const float *gradient, float rate)
{
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    {
      sums[label] += gradient[label] * gradient[label];
      weights[label] += rate * gradient[label] / sqrtf (sums[label]);
    }
}

/* The expected number of each transition at word @index, times @factor, is added. */
static void
add_transitions (const DossierLattice     *lattice,
                 const DossierTransitions *transitions,
                 float                     factor,
                 float                     expected[][DOSSIER_LABEL_ROW])
{
  for (guint label = 0; label < DOSSIER_N_LABELS; label++)
    expected[DOSSIER_N_LABELS][label] +=
        factor * lattice->forward[0][label] * lattice->backward[0][label];
  for (guint i = 1; i < lattice->n; i++)
    for (guint before = 0; before < DOSSIER_N_LABELS; before++)
      {
        float from = factor * lattice->forward[i - 1][before] / lattice->scales[i];

        if (from == 0)
          continue;
        for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
          expected[before][label] += from * transitions->factors[before][label] *
                                     lattice->factors[i][label] * lattice->backward[i][label];
      }
}

static void
step_words (Learner *self, const Sentence *sentence, float gradients[][DOSSIER_LABEL_ROW])
{
  const guint32 *feature = &g_array_index (self->features, guint32, sentence->first_feature);
  const guint8  *count = &g_array_index (self->counts, guint8, sentence->first_count);

  for (guint i = 0; i < sentence->n; i++)
    {
      float top = 0;

      if (count[i] == QUIET)
        continue;
      for (guint label = 0; label < DOSSIER_N_LABELS; label++)
        top = MAX (top, fabsf (gradients[i][label]));
      if (top < MIN_GRADIENT)
        {
          feature += count[i];
          continue;
        }
      for (guint k = 0; k < count[i]; k++, feature++)
        step (self->weights->weights[*feature], self->sums[*feature], gradients[i], self->rate);
    }
}

static double
learn_sentence (Learner *self, const Sentence *sentence, DossierLattice *lattice)
{
  float              gradients[DOSSIER_MAX_SENTENCE][DOSSIER_LABEL_ROW];
  float              moves[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW] = { 0 };
  DossierTransitions transitions;
  double             log_sum;

  dossier_transitions_set (&transitions,
                           (const float (*)[DOSSIER_LABEL_ROW]) self->weights->transitions);
  fill_scores (self, sentence, lattice);
  memcpy (lattice->allowed,
          &g_array_index (self->allowed, guint16, sentence->first_allowed),
          sentence->n * sizeof (guint16));
  if (!dossier_lattice_sum (lattice, &transitions))
    return 0;
  log_sum = lattice->log_sum;
  for (guint i = 0; i < sentence->n; i++)
    dossier_lattice_get_marginals (lattice, i, gradients[i]);
  add_transitions (lattice, &transitions, 1, moves);

  for (guint i = 0; i < sentence->n; i++)
    if (g_array_index (self->counts, guint8, sentence->first_count + i) != QUIET)
      lattice->allowed[i] = DOSSIER_LABELS_ALL;
  if (!dossier_lattice_sum (lattice, &transitions))
    return 0;
  for (guint i = 0; i < sentence->n; i++)
    {
      float marginals[DOSSIER_LABEL_ROW];

      dossier_lattice_get_marginals (lattice, i, marginals);
      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        gradients[i][label] = sentence->weight * (gradients[i][label] - marginals[label]);
    }
  add_transitions (lattice, &transitions, -1, moves);
  for (guint before = 0; before <= DOSSIER_N_LABELS; before++)
    {
      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        moves[before][label] *= sentence->weight;
      step (self->weights->transitions[before],
            self->transition_sums[before],
            moves[before],
            self->rate);
    }
  step_words (self, sentence, gradients);
  return (lattice->log_sum - log_sum) * sentence->weight;
}

static void
shuffle (guint32 *order, guint n, GRand *rand)
{
  for (guint i = n; i > 1; i--)
    {
      guint   other = (guint) g_rand_int_range (rand, 0, (gint32) i);
      guint32 swap = order[i - 1];

      order[i - 1] = order[other];
      order[other] = swap;
    }
}

/* Sets small weights to zero and makes their step zero too. */
static void
prune (Learner *self, float min_weight)
{
  float *weights = (float *) self->weights->weights;
  float *sums = (float *) self->sums;

  for (gsize i = 0; i < (gsize) self->weights->n_rows * DOSSIER_LABEL_ROW; i++)
    if (fabsf (weights[i]) < min_weight)
      {
        weights[i] = 0;
        sums[i] = INFINITY;
      }
}

static void
run_epochs (Learner *self, const TrainOptions *options)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SHUFFLE_SEED);
  g_autofree guint32        *order = g_new (guint32, self->sentences->len + 1);
  g_autofree DossierLattice *lattice = g_new0 (DossierLattice, 1);

  for (guint i = 0; i < self->sentences->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < options->n_epochs; epoch++)
    {
      double loss = 0;

      if (epoch == options->n_free_epochs)
        prune (self, options->min_weight);
      shuffle (order, self->sentences->len, rand);
      for (guint i = 0; i < self->sentences->len; i++)
        loss +=
            learn_sentence (self, &g_array_index (self->sentences, Sentence, order[i]), lattice);
      g_printerr ("%s, epoch %u: %u sentences, %u features, loss %.0f\n",
                  options->name,
                  epoch + 1,
                  self->sentences->len,
                  self->weights->n_rows,
                  loss);
    }
}

TrainWeights *
train_learn (const GPtrArray *documents, guint reading, const TrainOptions *options)
{
  g_autofree guint8 *counts = g_new0 (guint8, DOSSIER_N_FEATURE_BUCKETS);
  TrainWeights      *weights = g_new0 (TrainWeights, 1);
  Learner            self = { .weights = weights, .rate = options->rate };

  weights->row_of = g_new0 (guint32, DOSSIER_N_FEATURE_BUCKETS);
  weights->checks = g_new0 (guint8, DOSSIER_N_FEATURE_BUCKETS);
  count_features (weights, documents, reading, options, counts);
  number_rows (weights, counts, options->min_count);
  weights->weights = g_malloc0_n (weights->n_rows + 1, sizeof *weights->weights);
  self.sums = g_malloc_n (weights->n_rows + 1, sizeof *self.sums);
  for (gsize i = 0; i < ((gsize) weights->n_rows + 1) * DOSSIER_LABEL_ROW; i++)
    ((float *) self.sums)[i] = 1;
  for (guint i = 0; i < (DOSSIER_N_LABELS + 1) * DOSSIER_LABEL_ROW; i++)
    ((float *) self.transition_sums)[i] = 1;
  self.sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
  self.features = g_array_new (FALSE, FALSE, sizeof (guint32));
  self.counts = g_array_new (FALSE, FALSE, sizeof (guint8));
  self.allowed = g_array_new (FALSE, FALSE, sizeof (guint16));
  collect_sentences (&self, documents, reading, options);
  run_epochs (&self, options);
  g_array_unref (self.sentences);
  g_array_unref (self.features);
  g_array_unref (self.counts);
  g_array_unref (self.allowed);
  g_free (self.sums);
  return weights;
}

void
train_weights_free (TrainWeights *self)
{
  g_free (self->row_of);
  g_free (self->checks);
  g_free (self->weights);
  g_free (self);
}

static void
score_sentence (const TrainWeights          *weights,
                const DossierTaggerArticle  *article,
                const DossierTaggerSentence *sentence,
                DossierLattice              *lattice)
{
  guint32 features[DOSSIER_MAX_FEATURES];

  lattice->n = sentence->n;
  for (guint i = 0; i < sentence->n; i++)
    {
      float *scores = lattice->scores[i];
      guint  n;

      if (sentence->is_quiet[i])
        {
          dossier_lattice_silence (lattice, i);
          continue;
        }
      n = dossier_tagger_features_fill (article, sentence, i, 0, features);
      lattice->allowed[i] = DOSSIER_LABELS_ALL;
      memset (scores, 0, sizeof lattice->scores[i]);
      for (guint k = 0; k < n; k++)
        {
          guint32 row = get_row (weights, features[k]);

          for (guint label = 0; label < DOSSIER_LABEL_ROW && row > 0; label++)
            scores[label] += weights->weights[row - 1][label];
        }
    }
}

void
train_read_first (const TrainWeights *weights, DossierTaggerArticle *article)
{
  g_autofree DossierLattice *lattice = g_new0 (DossierLattice, 1);
  DossierTransitions         transitions;
  DossierTaggerSentence      sentence;

  dossier_transitions_set (&transitions, (const float (*)[DOSSIER_LABEL_ROW]) weights->transitions);
  for (guint first = 0; dossier_tagger_article_read_sentence (article, first, &sentence);
       first += sentence.n)
    {
      if (!sentence.has_capitals)
        continue;
      score_sentence (weights, article, &sentence, lattice);
      dossier_lattice_decode (lattice, &transitions, article->labels + first);
      if (dossier_lattice_sum (lattice, &transitions))
        dossier_tagger_article_add_votes (article, &sentence, lattice);
    }
}
