/* dossier-tagger-model.h: the tagger's weights, and the file that they are read from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tagger-features.h"

G_BEGIN_DECLS

/* The file, all numbers with the lowest byte first:
 *
 *   8 bytes    DOSSIER_TAGGER_MAGIC
 *   4 bytes    DOSSIER_TAGGER_VERSION
 *   4 bytes    length of the rest after the checksum
 *   8 bytes    checksum: FNV-1a, 64 bits, of the rest
 *   for each reading:
 *     4 bytes  weights for a score of one
 *     2 bytes  each of (DOSSIER_N_LABELS + 1) * DOSSIER_N_LABELS transitions, signed, in 256ths
 *     4 bytes  number of rows
 *     rows:    distance of the bucket from the last (variable length, seven bits a byte, the high
 *              bit for "goes on"), a byte of check, two bytes with a bit a label, a signed byte
 *              for each bit set
 */
#define DOSSIER_TAGGER_MAGIC       "DossTagr"
#define DOSSIER_TAGGER_VERSION     (1000 + DOSSIER_FEATURES_REVISION)
#define DOSSIER_TAGGER_HEADER_SIZE 24
#define DOSSIER_TRANSITION_UNIT    256.0f

/**
 * DossierReadingModel:
 * @transitions: of labels
 * @scale: score of a weight of one
 * @groups: of 32 buckets: which have a row, and how many rows come before; those of the readings
 * lie side by side, as both are asked for the same buckets, so every DOSSIER_N_READINGS-th is this
 * one's
 * @shared: (nullable): the memory of all readings' @groups, of the first one
 * @rows: weights by label; the padding's first byte is the check
 */
typedef struct
{
  DossierTransitions transitions;
  float              scale;
  struct
  {
    guint32 bits;
    guint32 rank;
  } * groups;
  gpointer shared;
  gint8 (*rows)[DOSSIER_LABEL_ROW];
} DossierReadingModel;

/* The checksum of the file. */
guint64 dossier_tagger_model_checksum (const guint8 *data, gsize length);

/**
 * dossier_tagger_model_read:
 * @readings: (array fixed-size=DOSSIER_N_READINGS): zeroed; filled in, to be cleared also on error
 * @error: DOSSIER_CORE_ERROR_BAD_DATA
 */
gboolean dossier_tagger_model_read (const guint8        *data,
                                    gsize                length,
                                    DossierReadingModel *readings,
                                    GError             **error);
void     dossier_reading_model_clear (DossierReadingModel *self);

/* Adds the weights of each label for @n_buckets features of a word to @sums. All features of one
 * word, of which there are at most DOSSIER_MAX_FEATURES, fit into the sums. */
void dossier_reading_model_add (const DossierReadingModel *self,
                                const guint32             *buckets,
                                guint                      n_buckets,
                                gint16                     sums[DOSSIER_LABEL_ROW]);

/* The scores of sums. */
void dossier_reading_model_scale (const DossierReadingModel *self,
                                  const gint16               sums[DOSSIER_LABEL_ROW],
                                  float                      scores[DOSSIER_LABEL_ROW]);

/* Adds up the scores of each label for all features of a word. */
void dossier_reading_model_score (const DossierReadingModel *self,
                                  const guint32             *buckets,
                                  guint                      n_buckets,
                                  float                      scores[DOSSIER_LABEL_ROW]);

G_END_DECLS
