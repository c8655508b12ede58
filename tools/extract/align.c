/* align.c: dynamic programming over two sequences of words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "align.h"

/* What a word is worth that follows another in both, and one that does not. */
#define RUN_WORTH   10
#define ALONE_WORTH 2
#define IMPOSSIBLE  (G_MININT / 2)

/* How a cell was reached, in the low bits; whether its match carries on a run. */
enum
{
  STEP_PAGE = 1,
  STEP_TRUTH = 2,
  STEP_BOTH = 3,
  STEP_MASK = 3,
  IN_RUN = 4,
};

static guint8 *
trace_back (const guint8 *steps, gsize n, gsize width)
{
  guint8  *is_hit = g_new0 (guint8, n + 1);
  gsize    i = n;
  gsize    j = width - 1;
  gboolean in_run = FALSE;

  while (i > 0 && j > 0)
    {
      guint8 step = steps[i * width + j];
      guint  way = in_run ? STEP_BOTH : step & STEP_MASK;

      if (way == STEP_BOTH)
        {
          is_hit[i - 1] = 1;
          in_run = (step & IN_RUN) != 0;
        }
      i -= way != STEP_TRUTH;
      j -= way != STEP_PAGE;
    }
  return is_hit;
}

guint8 *
align_words (const GArray *page, const GArray *truth)
{
  gsize   width = truth->len + 1;
  guint8 *steps = g_malloc0 ((page->len + 1) * width);
  int    *best = g_new0 (int, 2 * width);
  int    *match = g_new (int, 2 * width);
  guint8 *is_hit;

  for (gsize j = 0; j < 2 * width; j++)
    match[j] = IMPOSSIBLE;
  for (gsize i = 1; i <= page->len; i++)
    {
      int *old_best = best + (i - 1) % 2 * width;
      int *old_match = match + (i - 1) % 2 * width;
      int *new_best = best + i % 2 * width;
      int *new_match = match + i % 2 * width;

      for (gsize j = 1; j < width; j++)
        {
          guint8 *step = &steps[i * width + j];

          new_match[j] = IMPOSSIBLE;
          if (g_array_index (page, guint32, i - 1) == g_array_index (truth, guint32, j - 1))
            {
              *step = old_match[j - 1] + RUN_WORTH >= old_best[j - 1] + ALONE_WORTH ? IN_RUN : 0;
              new_match[j] =
                  *step != 0 ? old_match[j - 1] + RUN_WORTH : old_best[j - 1] + ALONE_WORTH;
            }
          new_best[j] = MAX (new_match[j], MAX (old_best[j], new_best[j - 1]));
          if (new_best[j] == new_match[j])
            *step |= STEP_BOTH;
          else
            *step |= new_best[j] == old_best[j] ? STEP_PAGE : STEP_TRUTH;
        }
    }
  is_hit = trace_back (steps, page->len, width);
  g_free (steps);
  g_free (best);
  g_free (match);
  return is_hit;
}
