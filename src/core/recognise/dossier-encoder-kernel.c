/* dossier-encoder-kernel.c: what the encoder's layers do to single rows: rounding, bending,
 * normalising.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-kernel.h"
#include "core/recognise/dossier-encoder-vectors.h"

#include <math.h>
#include <string.h>

INLINE void
dossier_encoder_round_body (const float *values, guint n, guint width, gint16 *steps, float *sizes)
{
  for (guint row = 0; row < n; row++)
    {
      const float *from = values + (gsize) row * width;
      gint16      *to = steps + (gsize) row * width;
      float        largest = 1e-20f;
      float        factor;

      for (guint i = 0; i < width; i++)
        {
          float size = from[i] < 0 ? -from[i] : from[i];

          largest = size > largest ? size : largest;
        }
      factor = DOSSIER_ENCODER_INPUT_STEPS / largest;
      for (guint i = 0; i < width; i++)
        to[i] = (gint16) (from[i] * factor + (from[i] < 0 ? -0.5f : 0.5f));
      sizes[row] = largest / DOSSIER_ENCODER_INPUT_STEPS;
    }
}

DEFINE_VARIANTS (dossier_encoder_round,
                 (const float *values, guint n, guint width, gint16 *steps, float *sizes),
                 (values, n, width, steps, sizes))

/* x times the normal distribution's share below x. The error function is that of Abramowitz and
 * Stegun 7.1.26, off by at most 1.5e-7. */
INLINE void
dossier_encoder_bend_body (float *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      float x = values[i];
      float z = (x < 0 ? -x : x) * 0.70710678f;
      float t = 1.0f / (1.0f + 0.3275911f * z);
      float tail =
          t *
          (0.254829592f +
           t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f)))) *
          dossier_encoder_exponentiate (-z * z);

      values[i] = x * 0.5f * (x < 0 ? tail : 2.0f - tail);
    }
}

DEFINE_VARIANTS (dossier_encoder_bend, (float *values, gsize n), (values, n))

void
dossier_encoder_normalise (float       *values,
                           const float *added,
                           const float *gains,
                           const float *offsets,
                           guint        n,
                           guint        width)
{
  for (guint row = 0; row < n; row++)
    {
      float *value = values + (gsize) row * width;
      double sum = 0;
      double squares = 0;
      float  mean;
      float  factor;

      for (guint i = 0; i < width; i++)
        {
          value[i] += added != NULL ? added[(gsize) row * width + i] : 0;
          sum += value[i];
          squares += (double) value[i] * value[i];
        }
      mean = (float) (sum / width);
      factor = 1.0f / sqrtf ((float) (squares / width - (sum / width) * (sum / width)) + 1e-12f);
      for (guint i = 0; i < width; i++)
        value[i] = (value[i] - mean) * factor * gains[i] + offsets[i];
    }
}
