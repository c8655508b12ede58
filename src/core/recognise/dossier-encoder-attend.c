/* dossier-encoder-attend.c: how the encoder's pieces look at each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-kernel.h"
#include "core/recognise/dossier-encoder-vectors.h"

#include <math.h>

/* Makes weights that sum up to one of @scores. */
INLINE void
make_weights (float *scores, gsize n)
{
  float best = scores[0];
  float sum = 0;

  for (gsize i = 1; i < n; i++)
    best = scores[i] > best ? scores[i] : best;
  for (gsize i = 0; i < n; i++)
    scores[i] = dossier_encoder_exponentiate (scores[i] - best);
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
attend_plainly (const float *asked,
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

#ifdef HAS_VARIANTS
/* Sixteen numbers, of the widest vectors only: made of narrower ones they would not stay in
 * registers. */
typedef float Lanes __attribute__ ((vector_size (64), aligned (4), may_alias));
#define N_LANES         DOSSIER_ENCODER_ATTEND_LANES
#define HEAD_WIDTH      32
#define QUERIES_AT_ONCE DOSSIER_ENCODER_ATTEND_QUERIES

#define GET_LANES(from)      (*(const Lanes *) (from))
#define PUT_LANES(to, lanes) (*(Lanes *) (to) = (lanes))

/* How well some queries meet each key, of which there are @room, a multiple of N_LANES. */
INLINE WIDEST void
meet_together (const float *const queries[QUERIES_AT_ONCE],
               const float       *keys,
               gsize              room,
               float             *scores)
{
  const float factor = 1.0f / sqrtf (HEAD_WIDTH);

  for (gsize i = 0; i < room; i += N_LANES)
    {
      Lanes a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };

      for (gsize at = 0; at < HEAD_WIDTH; at++)
        {
          Lanes key = GET_LANES (keys + at * room + i);

          a += key * queries[0][at];
          b += key * queries[1][at];
          c += key * queries[2][at];
          d += key * queries[3][at];
        }
      PUT_LANES (scores + i, a * factor);
      PUT_LANES (scores + room + i, b * factor);
      PUT_LANES (scores + 2 * room + i, c * factor);
      PUT_LANES (scores + 3 * room + i, d * factor);
    }
}

/* As make_weights(), of whole vectors: what is beyond @n weighs nothing. */
INLINE WIDEST void
make_weights_together (float *scores, gsize n, gsize room)
{
  float best;
  Lanes sums = { 0 };
  float sum = 0;

  for (gsize i = n; i < room; i++)
    scores[i] = scores[0];
  best = scores[0];
  for (gsize i = 0; i < room; i++)
    best = scores[i] > best ? scores[i] : best;
  for (gsize i = 0; i < room; i++)
    scores[i] = dossier_encoder_exponentiate (scores[i] - best);
  for (gsize i = n; i < room; i++)
    scores[i] = 0;
  for (gsize i = 0; i < room; i += N_LANES)
    sums += GET_LANES (scores + i);
  for (guint i = 0; i < N_LANES; i++)
    sum += sums[i];
  for (gsize i = 0; i < room; i += N_LANES)
    PUT_LANES (scores + i, GET_LANES (scores + i) * (1.0f / sum));
}

/* The means of @n rows of values by each of some weightings. */
INLINE WIDEST void
blend_together (const float *values,
                gsize        stride,
                const float *weights,
                gsize        n,
                gsize        room,
                float *const to[QUERIES_AT_ONCE])
{
  Lanes a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
  Lanes e = { 0 }, f = { 0 }, g = { 0 }, h = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      Lanes left = GET_LANES (values + i * stride);
      Lanes right = GET_LANES (values + i * stride + N_LANES);

      a += left * weights[i];
      b += right * weights[i];
      c += left * weights[room + i];
      d += right * weights[room + i];
      e += left * weights[2 * room + i];
      f += right * weights[2 * room + i];
      g += left * weights[3 * room + i];
      h += right * weights[3 * room + i];
    }
  PUT_LANES (to[0], a);
  PUT_LANES (to[0] + N_LANES, b);
  PUT_LANES (to[1], c);
  PUT_LANES (to[1] + N_LANES, d);
  PUT_LANES (to[2], e);
  PUT_LANES (to[2] + N_LANES, f);
  PUT_LANES (to[3], g);
  PUT_LANES (to[3] + N_LANES, h);
}

/* As attend(), for heads of HEAD_WIDTH, of which everything stays in registers. */
INLINE WIDEST void
attend_together (const float *asked, guint n, guint n_heads, float *work, float *output)
{
  gsize  width = (gsize) n_heads * HEAD_WIDTH;
  gsize  room = (n + N_LANES - 1) / N_LANES * N_LANES;
  float *keys = work;
  float *scores = work + room * HEAD_WIDTH;

  for (guint head = 0; head < n_heads; head++)
    {
      const float *first = asked + (gsize) head * HEAD_WIDTH;

      for (gsize i = 0; i < room; i++)
        for (gsize at = 0; at < HEAD_WIDTH; at++)
          keys[at * room + i] = i < n ? first[i * 3 * width + width + at] : 0;
      for (guint item = 0; item < n; item += QUERIES_AT_ONCE)
        {
          const float *queries[QUERIES_AT_ONCE];
          float       *to[QUERIES_AT_ONCE];

          for (guint i = 0; i < QUERIES_AT_ONCE; i++)
            {
              gsize which = MIN (item + i, n - 1);

              queries[i] = first + which * 3 * width;
              to[i] = output + which * width + (gsize) head * HEAD_WIDTH;
            }
          meet_together (queries, keys, room, scores);
          for (guint i = 0; i < QUERIES_AT_ONCE; i++)
            make_weights_together (scores + i * room, n, room);
          blend_together (first + 2 * width, 3 * width, scores, n, room, to);
        }
    }
}

WIDEST static void
attend_widest (const float *asked,
               guint        n,
               guint        n_heads,
               guint        head_width,
               float       *work,
               float       *output)
{
  if (head_width == HEAD_WIDTH)
    attend_together (asked, n, n_heads, work, output);
  else
    attend_plainly (asked, n, n_heads, head_width, work, output);
}

WIDE static void
attend_wide (const float *asked,
             guint        n,
             guint        n_heads,
             guint        head_width,
             float       *work,
             float       *output)
{
  attend_plainly (asked, n, n_heads, head_width, work, output);
}
#endif

void
dossier_encoder_attend (const float *asked,
                        guint        n,
                        guint        n_heads,
                        guint        head_width,
                        float       *work,
                        float       *output)
{
#ifdef HAS_VARIANTS
  if (dossier_encoder_get_variant () == 2)
    attend_widest (asked, n, n_heads, head_width, work, output);
  else if (dossier_encoder_get_variant () == 1)
    attend_wide (asked, n, n_heads, head_width, work, output);
  else
#endif
    attend_plainly (asked, n, n_heads, head_width, work, output);
}
