/* train-file.c: writes the tagger's model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "train-file.h"

#include <math.h>
#include <string.h>

/* Weights go from -2 to 2 in steps of 1/64; what lies beyond is rare and as good as certain. */
#define WEIGHTS_A_SCORE 64

static void
add_number (GByteArray *file, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (file, &byte, 1);
    }
}

static void
add_distance (GByteArray *file, guint32 distance)
{
  for (; distance >= 0x80; distance >>= 7)
    add_number (file, (distance & 0x7f) | 0x80, 1);
  add_number (file, distance, 1);
}

static int
quantise (float weight)
{
  return (int) CLAMP (lrintf (weight * WEIGHTS_A_SCORE), -127, 127);
}

static guint32
add_rows (GByteArray *file, const TrainWeights *weights)
{
  guint32 n_rows = 0;
  guint32 last = 0;

  for (guint32 bucket = 0; bucket < DOSSIER_N_FEATURE_BUCKETS; bucket++)
    {
      const float *row;
      guint        labels = 0;

      if (weights->row_of[bucket] == 0)
        continue;
      row = weights->weights[weights->row_of[bucket] - 1];
      for (guint label = 0; label < DOSSIER_N_LABELS; label++)
        if (quantise (row[label]) != 0)
          labels |= 1u << label;
      if (labels == 0)
        continue;
      add_distance (file, bucket - last);
      add_number (file, weights->checks[bucket], 1);
      add_number (file, labels, 2);
      for (guint label = 0; label < DOSSIER_N_LABELS; label++)
        if ((labels & (1u << label)) != 0)
          add_number (file, (guint8) (gint8) quantise (row[label]), 1);
      last = bucket;
      n_rows++;
    }
  return n_rows;
}

static void
add_reading (GByteArray *file, const TrainWeights *weights)
{
  g_autoptr (GByteArray) rows = g_byte_array_new ();
  guint32 n_rows = add_rows (rows, weights);

  add_number (file, WEIGHTS_A_SCORE, 4);
  for (guint before = 0; before <= DOSSIER_N_LABELS; before++)
    for (guint label = 0; label < DOSSIER_N_LABELS; label++)
      add_number (
          file,
          (guint16) (gint16) lrintf (weights->transitions[before][label] * DOSSIER_TRANSITION_UNIT),
          2);
  add_number (file, n_rows, 4);
  g_byte_array_append (file, rows->data, rows->len);
}

GByteArray *
train_file_dup (TrainWeights *const *readings)
{
  g_autoptr (GByteArray) rest = g_byte_array_new ();
  GByteArray *file = g_byte_array_new ();

  for (guint i = 0; i < DOSSIER_N_READINGS; i++)
    add_reading (rest, readings[i]);
  g_byte_array_append (file,
                       (const guint8 *) DOSSIER_TAGGER_MAGIC,
                       (guint) strlen (DOSSIER_TAGGER_MAGIC));
  add_number (file, DOSSIER_TAGGER_VERSION, 4);
  add_number (file, rest->len, 4);
  add_number (file, dossier_tagger_model_checksum (rest->data, rest->len), 8);
  g_byte_array_append (file, rest->data, rest->len);
  return file;
}
