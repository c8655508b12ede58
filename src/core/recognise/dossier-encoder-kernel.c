/* dossier-encoder-kernel.c: the arithmetic of the encoder's layers.
 *
 * Plain loops that compilers turn into vectors. On x86-64, where programs are built for processors
 * of 2003, each loop is compiled for newer ones as well and the best that runs is taken.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-kernel.h"

#include <math.h>
#include <string.h>

#define INLINE static inline __attribute__ ((always_inline))
/* Rows of the matrix that are multiplied together, so that an input is fetched once for all. */
#define ROWS_AT_ONCE 4
#define LN_2         0.69314718056f

#if defined(__x86_64__) && defined(__GNUC__)
#define HAS_VARIANTS 1
#define WIDE         __attribute__ ((target ("avx2,fma")))
#if !defined(__clang__)
#define WIDEST                                                                                     \
  __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512vnni,fma,prefer-vector-width=512")))
#else
#define WIDEST __attribute__ ((target ("avx512f,avx512bw,avx512vl,avx512vnni,fma")))
#endif

/* 0 for plain code, 1 for WIDE, 2 for WIDEST. */
static int
get_variant (void)
{
  static int   variant;
  static gsize is_known;

  if (g_once_init_enter (&is_known))
    {
      __builtin_cpu_init ();
      if (__builtin_cpu_supports ("avx2") && __builtin_cpu_supports ("fma"))
        variant = __builtin_cpu_supports ("avx512bw") && __builtin_cpu_supports ("avx512vl") &&
                          __builtin_cpu_supports ("avx512vnni")
                      ? 2
                      : 1;
      g_once_init_leave (&is_known, 1);
    }
  return variant;
}

/* Makes the function @name of @parameters from the inline @name_body. */
#define DEFINE_VARIANTS(name, parameters, arguments)                                               \
  WIDE static void name##_wide parameters { name##_body arguments; }                               \
  WIDEST static void name##_widest parameters { name##_body arguments; }                           \
  void name                        parameters                                                      \
  {                                                                                                \
    if (get_variant () == 2)                                                                       \
      name##_widest arguments;                                                                     \
    else if (get_variant () == 1)                                                                  \
      name##_wide arguments;                                                                       \
    else                                                                                           \
      name##_body arguments;                                                                       \
  }
#else
#define DEFINE_VARIANTS(name, parameters, arguments)                                               \
  void name parameters { name##_body arguments; }
#endif

/* e to the power of @x, for @x of at most 0, with a relative error below 2e-6: the whole power of
 * two is laid into the exponent, the rest is a Taylor series. No branch, so that vectors can do it.
 */
INLINE float
exponentiate (float x)
{
  float   powers = MAX (x, -80.0f) * (1.0f / LN_2);
  int     whole = (int) (powers - 0.5f);
  float   rest = (powers - (float) whole) * LN_2;
  float   value = 1.0f / 720.0f;
  guint32 bits;
  float   factor;

  value = value * rest + 1.0f / 120.0f;
  value = value * rest + 1.0f / 24.0f;
  value = value * rest + 1.0f / 6.0f;
  value = value * rest + 0.5f;
  value = value * rest + 1.0f;
  value = value * rest + 1.0f;
  bits = (guint32) (whole + 127) << 23;
  memcpy (&factor, &bits, sizeof factor);
  return value * factor;
}

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

/* Products of two inputs with four rows: eight sums at once, so that none waits for itself. */
INLINE void
multiply_block (gint16        rows[ROWS_AT_ONCE][DOSSIER_ENCODER_MAX_WIDTH],
                guint         width,
                const gint16 *first,
                const gint16 *second,
                gint32        sums[2][ROWS_AT_ONCE])
{
  gint32 a0 = 0, a1 = 0, a2 = 0, a3 = 0;
  gint32 b0 = 0, b1 = 0, b2 = 0, b3 = 0;

  for (guint i = 0; i < width; i++)
    {
      a0 += (gint32) first[i] * rows[0][i];
      a1 += (gint32) first[i] * rows[1][i];
      a2 += (gint32) first[i] * rows[2][i];
      a3 += (gint32) first[i] * rows[3][i];
      b0 += (gint32) second[i] * rows[0][i];
      b1 += (gint32) second[i] * rows[1][i];
      b2 += (gint32) second[i] * rows[2][i];
      b3 += (gint32) second[i] * rows[3][i];
    }
  sums[0][0] = a0;
  sums[0][1] = a1;
  sums[0][2] = a2;
  sums[0][3] = a3;
  sums[1][0] = b0;
  sums[1][1] = b1;
  sums[1][2] = b2;
  sums[1][3] = b3;
}

INLINE void
dossier_encoder_multiply_body (const DossierEncoderMatrix *matrix,
                               const gint16               *steps,
                               const float                *sizes,
                               guint                       n,
                               float                      *output)
{
  gint16 rows[ROWS_AT_ONCE][DOSSIER_ENCODER_MAX_WIDTH];
  guint  width = matrix->width & ~31u;

  for (guint first = 0; first < matrix->n_rows; first += ROWS_AT_ONCE)
    {
      const float *scales = matrix->scales + first;
      const float *biases = matrix->biases + first;

      for (guint row = 0; row < ROWS_AT_ONCE; row++)
        for (guint i = 0; i < width; i++)
          rows[row][i] = matrix->weights[(gsize) (first + row) * width + i];
      for (guint item = 0; item < n; item += 2)
        {
          guint  second = item + 1 < n ? item + 1 : item;
          gint32 sums[2][ROWS_AT_ONCE];

          multiply_block (rows,
                          width,
                          steps + (gsize) item * width,
                          steps + (gsize) second * width,
                          sums);
          for (guint row = 0; row < ROWS_AT_ONCE; row++)
            {
              output[(gsize) item * matrix->n_rows + first + row] =
                  (float) sums[0][row] * scales[row] * sizes[item] + biases[row];
              output[(gsize) second * matrix->n_rows + first + row] =
                  (float) sums[1][row] * scales[row] * sizes[second] + biases[row];
            }
        }
    }
}

DEFINE_VARIANTS (dossier_encoder_multiply,
                 (const DossierEncoderMatrix *matrix,
                  const gint16               *steps,
                  const float                *sizes,
                  guint                       n,
                  float                      *output),
                 (matrix, steps, sizes, n, output))

/* Makes weights that sum up to one of @scores. */
INLINE void
make_weights (float *scores, gsize n)
{
  float best = scores[0];
  float sum = 0;

  for (gsize i = 1; i < n; i++)
    best = scores[i] > best ? scores[i] : best;
  for (gsize i = 0; i < n; i++)
    scores[i] = exponentiate (scores[i] - best);
  for (gsize i = 0; i < n; i++)
    sum += scores[i];
  for (gsize i = 0; i < n; i++)
    scores[i] /= sum;
}

/* How well a query meets each of @n keys; @keys are turned round, so that the loop over them is the
 * inner one. */
INLINE void
meet (const float *query, const float *keys, gsize n, gsize head_width, float *restrict scores)
{
  float factor = 1.0f / sqrtf ((float) head_width);

  for (gsize i = 0; i < n; i++)
    scores[i] = 0;
  /* Four at once, so that a score is fetched and put back less often. */
  for (gsize at = 0; at < head_width; at += 4)
    {
      const float *row_a = keys + at * n;
      const float *row_b = row_a + n;
      const float *row_c = row_b + n;
      const float *row_d = row_c + n;
      float        a = query[at] * factor;
      float        b = query[at + 1] * factor;
      float        c = query[at + 2] * factor;
      float        d = query[at + 3] * factor;

      for (gsize i = 0; i < n; i++)
        scores[i] += a * row_a[i] + b * row_b[i] + c * row_c[i] + d * row_d[i];
    }
}

/* The mean of @n rows of values by weight. */
INLINE void
blend (const float *values, gsize stride, const float *weights, gsize n, gsize width, float *to)
{
  float sums[DOSSIER_ENCODER_MAX_HEAD_WIDTH];

  for (gsize at = 0; at < width; at++)
    sums[at] = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize at = 0; at < width; at++)
      sums[at] += weights[i] * values[i * stride + at];
  for (gsize at = 0; at < width; at++)
    to[at] = sums[at];
}

INLINE void
attend (const float *asked, guint n, guint n_heads, guint head_width, float *work, float *output)
{
  gsize  width = (gsize) n_heads * head_width;
  float *keys = work;
  float *scores = work + (gsize) n * head_width;

  for (guint head = 0; head < n_heads; head++)
    {
      const float *first = asked + (gsize) head * head_width;

      for (guint i = 0; i < n; i++)
        for (guint at = 0; at < head_width; at++)
          keys[(gsize) at * n + i] = first[i * 3 * width + width + at];
      for (guint item = 0; item < n; item++)
        {
          meet (first + item * 3 * width, keys, n, head_width, scores);
          make_weights (scores, n);
          blend (first + 2 * width,
                 3 * width,
                 scores,
                 n,
                 head_width,
                 output + item * width + (gsize) head * head_width);
        }
    }
}

INLINE void
dossier_encoder_attend_body (const float *asked,
                             guint        n,
                             guint        n_heads,
                             guint        head_width,
                             float       *work,
                             float       *output)
{
  /* Sums of a width that the compiler knows stay in registers. */
  if (head_width == 32)
    attend (asked, n, n_heads, 32, work, output);
  else
    attend (asked, n, n_heads, head_width, work, output);
}

DEFINE_VARIANTS (
    dossier_encoder_attend,
    (const float *asked, guint n, guint n_heads, guint head_width, float *work, float *output),
    (asked, n, n_heads, head_width, work, output))

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
          exponentiate (-z * z);

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
