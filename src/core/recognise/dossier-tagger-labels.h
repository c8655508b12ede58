/* dossier-tagger-labels.h: the labels of words, which may follow which, and the sums over all ways
 * to label a sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Outside; then for person, place, organisation (as in DossierEntityKind): the first, an inner, the
 * last word of a name, and a name of one word. */
typedef enum
{
  DOSSIER_LABEL_OUTSIDE,
  DOSSIER_LABEL_FIRST,
  DOSSIER_LABEL_INNER,
  DOSSIER_LABEL_LAST,
  DOSSIER_LABEL_ONLY,
} DossierLabel;

#define DOSSIER_N_NAME_KINDS 3
#define DOSSIER_N_LABELS     13
/* Rows are padded, so that the compiler can use whole vectors. */
#define DOSSIER_LABEL_ROW 16
/* Longer sentences are labelled in pieces. */
#define DOSSIER_MAX_SENTENCE 160

static inline guint
dossier_label_make (guint kind, DossierLabel part)
{
  return 1 + 4 * kind + (part - DOSSIER_LABEL_FIRST);
}

static inline DossierLabel
dossier_label_get_part (guint label)
{
  return label == 0 ? DOSSIER_LABEL_OUTSIDE : (DossierLabel) (1 + (label - 1) % 4);
}

/* The kind of name; DOSSIER_N_NAME_KINDS for outside. */
static inline guint
dossier_label_get_kind (guint label)
{
  return label == 0 ? DOSSIER_N_NAME_KINDS : (label - 1) / 4;
}

/* May @after stand right behind @before? Row DOSSIER_N_LABELS of @before is the sentence's start.
 */
gboolean dossier_label_may_follow (guint before, guint after);

/* May a sentence end with it? */
gboolean dossier_label_may_end (guint label);

/**
 * DossierTransitions:
 * @scores: of one label after another; the last row is the start of a sentence; what may not be
 *   has a score that never wins
 * @factors: exponentials of the scores, 0 where it may not be
 */
typedef struct
{
  float scores[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW];
  float factors[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW];
} DossierTransitions;

/* Sets all from the scores of what may be; @scores has DOSSIER_N_LABELS + 1 rows. */
void dossier_transitions_set (DossierTransitions *self, const float scores[][DOSSIER_LABEL_ROW]);

/**
 * DossierLattice:
 * @n: words of the sentence, at most DOSSIER_MAX_SENTENCE
 * @scores: of each label for each word, filled by the caller; the padding is ignored
 * @allowed: one bit a label that a word may have; DOSSIER_LABELS_ALL for no limit
 * @forward: normalised sums over all beginnings
 * @backward: sums over all endings, scaled alike
 * @log_sum: logarithm of the sum over all ways, after dossier_lattice_sum()
 */
typedef struct
{
  guint   n;
  float   scores[DOSSIER_MAX_SENTENCE][DOSSIER_LABEL_ROW];
  guint16 allowed[DOSSIER_MAX_SENTENCE];
  float   factors[DOSSIER_MAX_SENTENCE][DOSSIER_LABEL_ROW];
  float   forward[DOSSIER_MAX_SENTENCE][DOSSIER_LABEL_ROW];
  float   backward[DOSSIER_MAX_SENTENCE][DOSSIER_LABEL_ROW];
  float   scales[DOSSIER_MAX_SENTENCE];
  double  log_sum;
} DossierLattice;

#define DOSSIER_LABELS_ALL ((1 << DOSSIER_N_LABELS) - 1)

/* Makes word @index outside for certain. */
void dossier_lattice_silence (DossierLattice *self, guint index);

/**
 * dossier_lattice_sum:
 *
 * Forward and backward sums (Rabiner 1989) over the ways that @allowed leaves.
 *
 * Returns: whether any way is left
 */
gboolean dossier_lattice_sum (DossierLattice *self, const DossierTransitions *transitions);

/* The probability of each label of word @index, after dossier_lattice_sum(). */
void dossier_lattice_get_marginals (const DossierLattice *self,
                                    guint                 index,
                                    float                 marginals[DOSSIER_LABEL_ROW]);

/* The best way (Viterbi), into @labels of self->n. */
void dossier_lattice_decode (const DossierLattice     *self,
                             const DossierTransitions *transitions,
                             guint8                   *labels);

G_END_DECLS
