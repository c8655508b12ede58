/* dossier-encoder-multiply.c: the products of the encoder's matrices with what it reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-kernel.h"
#include "core/recognise/dossier-encoder-vectors.h"

#include <string.h>

#ifdef HAS_VARIANTS
#include <immintrin.h>
#endif

/* Rows of the matrix that are multiplied together, so that an input is fetched once for all. */
#define ROWS_AT_ONCE 4

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
multiply_plainly (const DossierEncoderMatrix *matrix,
                  guint                       first_row,
                  const gint16               *steps,
                  const float                *sizes,
                  guint                       n,
                  float                      *output)
{
  gint16 rows[ROWS_AT_ONCE][DOSSIER_ENCODER_MAX_WIDTH];
  guint  width = matrix->width & ~31u;

  for (guint first = first_row; first < matrix->n_rows; first += ROWS_AT_ONCE)
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

#ifdef HAS_VARIANTS
/* Of the widest vectors: rows whose sums stand side by side, inputs that meet them together, and
 * weights that are turned round in one go. */
#define LANES          16
#define WIDE_ROWS      (2 * LANES)
#define ITEMS_AT_ONCE  6
#define WEIGHTS_A_TURN 64

/* Sixteen rows of as many numbers of 32 bits become columns. */
WIDEST static inline void
turn_round (__m512i lines[LANES])
{
  __m512i other[LANES];

  for (guint i = 0; i < LANES; i += 2)
    {
      other[i] = _mm512_unpacklo_epi32 (lines[i], lines[i + 1]);
      other[i + 1] = _mm512_unpackhi_epi32 (lines[i], lines[i + 1]);
    }
  for (guint i = 0; i < LANES; i += 4)
    {
      lines[i] = _mm512_unpacklo_epi64 (other[i], other[i + 2]);
      lines[i + 1] = _mm512_unpackhi_epi64 (other[i], other[i + 2]);
      lines[i + 2] = _mm512_unpacklo_epi64 (other[i + 1], other[i + 3]);
      lines[i + 3] = _mm512_unpackhi_epi64 (other[i + 1], other[i + 3]);
    }
  for (guint i = 0; i < 4; i++)
    {
      other[i] = _mm512_shuffle_i32x4 (lines[i], lines[i + 4], 0x88);
      other[i + 4] = _mm512_shuffle_i32x4 (lines[i], lines[i + 4], 0xdd);
      other[i + 8] = _mm512_shuffle_i32x4 (lines[i + 8], lines[i + 12], 0x88);
      other[i + 12] = _mm512_shuffle_i32x4 (lines[i + 8], lines[i + 12], 0xdd);
    }
  for (guint i = 0; i < 4; i++)
    {
      lines[i] = _mm512_shuffle_i32x4 (other[i], other[i + 8], 0x88);
      lines[i + 8] = _mm512_shuffle_i32x4 (other[i], other[i + 8], 0xdd);
      lines[i + 4] = _mm512_shuffle_i32x4 (other[i + 4], other[i + 12], 0x88);
      lines[i + 12] = _mm512_shuffle_i32x4 (other[i + 4], other[i + 12], 0xdd);
    }
}

/* Lays the rows' weights so that each vector has a pair of every row, widened to 16 bits. */
WIDEST static void
lay_rows (const gint8 *weights, guint width, gint16 *laid)
{
  /* A weight goes into the upper half of its 16 bits, and is shifted down with its sign. */
  const __m512i low = _mm512_broadcast_i32x4 (
      _mm_setr_epi8 (-1, 0, -1, 1, -1, 4, -1, 5, -1, 8, -1, 9, -1, 12, -1, 13));
  const __m512i high = _mm512_broadcast_i32x4 (
      _mm_setr_epi8 (-1, 2, -1, 3, -1, 6, -1, 7, -1, 10, -1, 11, -1, 14, -1, 15));

  for (guint half = 0; half < 2; half++)
    for (guint at = 0; at < width; at += WEIGHTS_A_TURN)
      {
        __m512i lines[LANES];
        gint16 *to = laid + (gsize) at * WIDE_ROWS + (gsize) half * 2 * LANES;

        for (guint row = 0; row < LANES; row++)
          lines[row] = _mm512_loadu_si512 (weights + (gsize) (half * LANES + row) * width + at);
        turn_round (lines);
        for (guint i = 0; i < LANES; i++, to += 4 * WIDE_ROWS)
          {
            __m512i first = _mm512_shuffle_epi8 (lines[i], low);
            __m512i second = _mm512_shuffle_epi8 (lines[i], high);

            _mm512_storeu_si512 (to, _mm512_srai_epi16 (first, 8));
            _mm512_storeu_si512 (to + 2 * WIDE_ROWS, _mm512_srai_epi16 (second, 8));
          }
      }
}

WIDEST static inline void
put_sums (__m512i sums, const float *scales, const float *biases, float size, float *output)
{
  __m512 scaled = _mm512_mul_ps (_mm512_set1_ps (size), _mm512_loadu_ps (scales));

  _mm512_storeu_ps (output,
                    _mm512_fmadd_ps (scaled, _mm512_cvtepi32_ps (sums), _mm512_loadu_ps (biases)));
}

/* Some inputs, from @item on, with the rows that are laid; past the last the last again. */
WIDEST static inline void
multiply_laid (const DossierEncoderMatrix *matrix,
               guint                       first,
               const gint16               *laid,
               const gint16               *steps,
               const float                *sizes,
               guint                       n,
               guint                       item,
               float                      *output)
{
  const gint16 *inputs[ITEMS_AT_ONCE];
  __m512i       sums[ITEMS_AT_ONCE][2];

  for (guint i = 0; i < ITEMS_AT_ONCE; i++)
    {
      inputs[i] = steps + (gsize) MIN (item + i, n - 1) * matrix->width;
      sums[i][0] = sums[i][1] = _mm512_setzero_si512 ();
    }
  for (guint at = 0; at < matrix->width; at += 2, laid += 2 * WIDE_ROWS)
    {
      __m512i upper = _mm512_loadu_si512 (laid);
      __m512i lower = _mm512_loadu_si512 (laid + WIDE_ROWS);

#pragma GCC unroll 8
      for (guint i = 0; i < ITEMS_AT_ONCE; i++)
        {
          gint32  pair;
          __m512i pairs;

          memcpy (&pair, inputs[i] + at, sizeof pair);
          pairs = _mm512_set1_epi32 (pair);
          sums[i][0] = _mm512_dpwssd_epi32 (sums[i][0], pairs, upper);
          sums[i][1] = _mm512_dpwssd_epi32 (sums[i][1], pairs, lower);
        }
    }
  for (guint i = 0; i < ITEMS_AT_ONCE && item + i < n; i++)
    for (guint half = 0; half < 2; half++)
      put_sums (sums[i][half],
                matrix->scales + first + half * LANES,
                matrix->biases + first + half * LANES,
                sizes[item + i],
                output + (gsize) (item + i) * matrix->n_rows + first + half * LANES);
}

WIDEST static void
multiply_widest (const DossierEncoderMatrix *matrix,
                 const gint16               *steps,
                 const float                *sizes,
                 guint                       n,
                 float                      *output)
{
  gint16 laid[DOSSIER_ENCODER_MAX_WIDTH * WIDE_ROWS];
  guint  first = 0;

  if (matrix->width % WEIGHTS_A_TURN == 0)
    for (; first + WIDE_ROWS <= matrix->n_rows; first += WIDE_ROWS)
      {
        lay_rows (matrix->weights + (gsize) first * matrix->width, matrix->width, laid);
        for (guint item = 0; item < n; item += ITEMS_AT_ONCE)
          multiply_laid (matrix, first, laid, steps, sizes, n, item, output);
      }
  multiply_plainly (matrix, first, steps, sizes, n, output);
}

WIDE static void
multiply_wide (const DossierEncoderMatrix *matrix,
               const gint16               *steps,
               const float                *sizes,
               guint                       n,
               float                      *output)
{
  multiply_plainly (matrix, 0, steps, sizes, n, output);
}
#endif

void
dossier_encoder_multiply (const DossierEncoderMatrix *matrix,
                          const gint16               *steps,
                          const float                *sizes,
                          guint                       n,
                          float                      *output)
{
#ifdef HAS_VARIANTS
  if (dossier_encoder_get_variant () == 2)
    multiply_widest (matrix, steps, sizes, n, output);
  else if (dossier_encoder_get_variant () == 1)
    multiply_wide (matrix, steps, sizes, n, output);
  else
#endif
    multiply_plainly (matrix, 0, steps, sizes, n, output);
}
