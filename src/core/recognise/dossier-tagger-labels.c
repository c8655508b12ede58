/* dossier-tagger-labels.c: the labels of words, which may follow which, and the sums over all ways
 * to label a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-labels.h"

#include <math.h>
#include <string.h>

#define NEVER (-1e9f)

gboolean
dossier_label_may_follow (guint before, guint after)
{
  DossierLabel part = dossier_label_get_part (after);
  DossierLabel last =
      before == DOSSIER_N_LABELS ? DOSSIER_LABEL_OUTSIDE : dossier_label_get_part (before);
  gboolean is_open = last == DOSSIER_LABEL_FIRST || last == DOSSIER_LABEL_INNER;
  gboolean goes_on = part == DOSSIER_LABEL_INNER || part == DOSSIER_LABEL_LAST;

  if (is_open != goes_on)
    return FALSE;
  return !is_open || dossier_label_get_kind (before) == dossier_label_get_kind (after);
}

gboolean
dossier_label_may_end (guint label)
{
  DossierLabel part = dossier_label_get_part (label);

  return part != DOSSIER_LABEL_FIRST && part != DOSSIER_LABEL_INNER;
}

void
dossier_transitions_set (DossierTransitions *self, const float scores[][DOSSIER_LABEL_ROW])
{
  memset (self, 0, sizeof *self);
  for (guint before = 0; before <= DOSSIER_N_LABELS; before++)
    for (guint after = 0; after < DOSSIER_LABEL_ROW; after++)
      {
        gboolean may_be = after < DOSSIER_N_LABELS && dossier_label_may_follow (before, after);

        self->scores[before][after] = may_be ? scores[before][after] : NEVER;
        self->factors[before][after] = may_be ? expf (scores[before][after]) : 0;
      }
}

void
dossier_lattice_silence (DossierLattice *self, guint index)
{
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    self->scores[index][label] = label == 0 ? 0 : NEVER;
  self->allowed[index] = 1;
}

/* Exponentials of the scores of one word, the best as 1; returns what they were divided by. */
static float
compute_factors (DossierLattice *self, guint index)
{
  const float *scores = self->scores[index];
  float       *factors = self->factors[index];
  gboolean     is_last = index + 1 == self->n;
  float        best = NEVER;

  for (guint label = 0; label < DOSSIER_N_LABELS; label++)
    best = MAX (best, scores[label]);
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    {
      gboolean may_be = label < DOSSIER_N_LABELS && (self->allowed[index] & (1 << label)) != 0 &&
                        (!is_last || dossier_label_may_end (label));

      factors[label] = may_be ? expf (scores[label] - best) : 0;
    }
  return best;
}

static gboolean
sum_forward (DossierLattice *self, const DossierTransitions *transitions)
{
  self->log_sum = 0;
  for (guint i = 0; i < self->n; i++)
    {
      float *sums = self->forward[i];
      float  total = 0;

      self->log_sum += compute_factors (self, i);
      if (i == 0)
        memcpy (sums, transitions->factors[DOSSIER_N_LABELS], sizeof self->forward[i]);
      else
        {
          memset (sums, 0, sizeof self->forward[i]);
          for (guint before = 0; before < DOSSIER_N_LABELS; before++)
            for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
              sums[label] += self->forward[i - 1][before] * transitions->factors[before][label];
        }
      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        {
          sums[label] *= self->factors[i][label];
          total += sums[label];
        }
      if (!(total > 0))
        return FALSE;
      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        sums[label] /= total;
      self->scales[i] = total;
      self->log_sum += log (total);
    }
  return TRUE;
}

static void
sum_backward (DossierLattice *self, const DossierTransitions *transitions)
{
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    self->backward[self->n - 1][label] = label < DOSSIER_N_LABELS;
  for (guint i = self->n - 1; i-- > 0;)
    {
      float next[DOSSIER_LABEL_ROW];

      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        next[label] =
            self->backward[i + 1][label] * self->factors[i + 1][label] / self->scales[i + 1];
      for (guint before = 0; before < DOSSIER_N_LABELS; before++)
        {
          float sum = 0;

          for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
            sum += transitions->factors[before][label] * next[label];
          self->backward[i][before] = sum;
        }
      for (guint label = DOSSIER_N_LABELS; label < DOSSIER_LABEL_ROW; label++)
        self->backward[i][label] = 0;
    }
}

gboolean
dossier_lattice_sum (DossierLattice *self, const DossierTransitions *transitions)
{
  if (self->n == 0 || !sum_forward (self, transitions))
    return FALSE;
  sum_backward (self, transitions);
  return TRUE;
}

void
dossier_lattice_get_marginals (const DossierLattice *self,
                               guint                 index,
                               float                 marginals[DOSSIER_LABEL_ROW])
{
  for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
    marginals[label] = self->forward[index][label] * self->backward[index][label];
}

void
dossier_lattice_decode (const DossierLattice     *self,
                        const DossierTransitions *transitions,
                        guint8                   *labels)
{
  guint8 from[DOSSIER_MAX_SENTENCE][DOSSIER_N_LABELS];
  float  best[DOSSIER_N_LABELS];
  guint  last = 0;

  for (guint label = 0; label < DOSSIER_N_LABELS; label++)
    best[label] = transitions->scores[DOSSIER_N_LABELS][label] + self->scores[0][label];
  for (guint i = 1; i < self->n; i++)
    {
      float  top[DOSSIER_LABEL_ROW];
      gint32 winners[DOSSIER_LABEL_ROW] = { 0 };

      for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
        top[label] = best[0] + transitions->scores[0][label];
      /* The labels side by side, so that vectors can do it. */
      for (guint previous = 1; previous < DOSSIER_N_LABELS; previous++)
        for (guint label = 0; label < DOSSIER_LABEL_ROW; label++)
          {
            float    sum = best[previous] + transitions->scores[previous][label];
            gboolean is_better = sum > top[label];

            top[label] = is_better ? sum : top[label];
            winners[label] = is_better ? (gint32) previous : winners[label];
          }
      for (guint label = 0; label < DOSSIER_N_LABELS; label++)
        {
          best[label] = top[label] + self->scores[i][label];
          from[i][label] = (guint8) winners[label];
        }
    }
  for (guint label = 1; label < DOSSIER_N_LABELS; label++)
    if (dossier_label_may_end (label) && best[label] > best[last])
      last = label;
  for (guint i = self->n; i-- > 0;)
    {
      labels[i] = (guint8) last;
      if (i > 0)
        last = from[i][last];
    }
}
