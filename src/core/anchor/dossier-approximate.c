/* dossier-approximate.c: finds where a text holds nearly the same words as a pattern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A column of the matrix of edit distances is two bits a row: whether a row is one more, or one
 * less, than the row above it. The top row is all zeroes, for a match may begin anywhere; the
 * bottom row's value is kept as a number, and its least value ends the best match. Where that match
 * begins is found the same way, backwards from its end, with the top row counting up.
 */
#include "config.h"

#include "core/anchor/dossier-approximate.h"

#include <string.h>

#define WORD_BITS 64

struct _DossierApproximate
{
  char   *pattern;
  gsize   length;
  guint   n_words;
  guint64 last_bit; /* of the pattern's last row, in the last word */
  /* For each byte value, the rows that hold it; forwards and backwards. */
  guint64 *rows;
  guint64 *rows_reversed;
};

static guint64 *
make_rows (const char *pattern, gsize length, guint n_words, gboolean is_reversed)
{
  guint64 *rows = g_new0 (guint64, (gsize) 256 * n_words);

  for (gsize i = 0; i < length; i++)
    {
      guchar byte = (guchar) pattern[is_reversed ? length - 1 - i : i];

      rows[(gsize) byte * n_words + i / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (i % WORD_BITS);
    }
  return rows;
}

DossierApproximate *
dossier_approximate_new (const char *pattern, gsize length)
{
  DossierApproximate *self;

  g_return_val_if_fail (pattern != NULL, NULL);
  g_return_val_if_fail (length > 0 && length <= DOSSIER_APPROXIMATE_MAX_PATTERN, NULL);

  self = g_new0 (DossierApproximate, 1);
  self->pattern = g_memdup2 (pattern, length);
  self->length = length;
  self->n_words = (guint) ((length + WORD_BITS - 1) / WORD_BITS);
  self->last_bit = G_GUINT64_CONSTANT (1) << ((length - 1) % WORD_BITS);
  self->rows = make_rows (pattern, length, self->n_words, FALSE);
  self->rows_reversed = make_rows (pattern, length, self->n_words, TRUE);
  return self;
}

void
dossier_approximate_free (DossierApproximate *self)
{
  if (self == NULL)
    return;
  g_free (self->pattern);
  g_free (self->rows);
  g_free (self->rows_reversed);
  g_free (self);
}

/* One word of a column: which rows are one more, and one less, than the row above. */
typedef struct
{
  guint64 more;
  guint64 less;
} Rows;

/* The next column, from the top word to the bottom one. @top is how the top row changes: 0, or 1
 * where a match must begin at the start. Returns how the bottom row changes. */
static int
advance (Rows *column, const guint64 *equal_rows, guint n_words, guint64 last_bit, int top)
{
  int carry = top;

  for (guint i = 0; i < n_words; i++)
    {
      guint64 equal = equal_rows[i];
      guint64 more = column[i].more;
      guint64 less = column[i].less;
      guint64 bit = i + 1 == n_words ? last_bit : G_GUINT64_CONSTANT (1) << (WORD_BITS - 1);
      guint64 vertical = equal | less;
      guint64 diagonal;
      guint64 right_more;
      guint64 right_less;
      int     next;

      if (carry < 0)
        equal |= 1;
      diagonal = (((equal & more) + more) ^ more) | equal;
      right_more = less | ~(diagonal | more);
      right_less = more & diagonal;
      next = (right_more & bit) != 0 ? 1 : (right_less & bit) != 0 ? -1 : 0;
      right_more = right_more << 1 | (carry > 0);
      right_less = right_less << 1 | (carry < 0);
      column[i].more = right_less | ~(vertical | right_more);
      column[i].less = right_more & vertical;
      carry = next;
    }
  return carry;
}

static void
start_column (Rows *column, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    column[i] = (Rows){ .more = G_MAXUINT64, .less = 0 };
}

/* The distance of the best match, and one past its last byte. */
static gsize
find_end (const DossierApproximate *self, const char *text, gsize length, gsize *end)
{
  g_autofree Rows *column = g_new (Rows, self->n_words);
  gsize            distance = self->length;
  gsize            best = self->length;

  start_column (column, self->n_words);
  *end = 0;
  for (gsize i = 0; i < length; i++)
    {
      const guint64 *rows = self->rows + (gsize) (guchar) text[i] * self->n_words;

      distance += (gsize) advance (column, rows, self->n_words, self->last_bit, 0);
      if (distance >= best)
        continue;
      best = distance;
      *end = i + 1;
    }
  return best;
}

/* Where a match of this distance that ends at @end begins: the nearest such place. */
static gsize
find_start (const DossierApproximate *self, const char *text, gsize end, gsize best)
{
  g_autofree Rows *column = g_new (Rows, self->n_words);
  gsize            distance = self->length;
  gsize            n_most = MIN (end, self->length + best);

  start_column (column, self->n_words);
  for (gsize i = 0; i < n_most; i++)
    {
      guchar         byte = (guchar) text[end - 1 - i];
      const guint64 *rows = self->rows_reversed + (gsize) byte * self->n_words;

      distance += (gsize) advance (column, rows, self->n_words, self->last_bit, 1);
      if (distance == best)
        return end - 1 - i;
    }
  return end;
}

gsize
dossier_approximate_find (const DossierApproximate *self,
                          const char               *text,
                          gsize                     length,
                          DossierSpan              *span)
{
  gsize best;
  gsize end;

  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (text != NULL || length == 0, 0);
  g_return_val_if_fail (span != NULL, 0);

  best = find_end (self, text, length, &end);
  *span = (DossierSpan){ find_start (self, text, end, best), end };
  return best;
}
