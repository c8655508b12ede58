/* fuzz-text.c: any text through sentences, folding and the index of code points.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-fold.h"
#include "core/text/dossier-segment.h"
#include "core/text/dossier-text-index.h"
#include "tests/fuzz/dossier-fuzz.h"

#include <string.h>

static void
check_sentences (const char *text, gsize length)
{
  g_autoptr (GArray) sentences = dossier_segment_sentences (text, length);
  gsize end = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      DossierSpan span = g_array_index (sentences, DossierSpan, i);

      dossier_fuzz_check_span (text, length, span);
      dossier_fuzz_check (span.start < span.end);
      dossier_fuzz_check (span.start >= end);
      end = span.end;
    }
}

/* Spans of the folded text come from spans of the text, in the same order. */
static void
check_fold (const char *text, gsize length)
{
  g_autoptr (DossierFold) fold = dossier_fold_new (text, length);
  g_autofree char *plain = dossier_fold_string (text, length);
  gsize            folded_length;
  const char      *folded = dossier_fold_get_text (fold, &folded_length);
  gsize            step = MAX (folded_length / 64, 1);
  gsize            before = 0;

  dossier_fuzz_check (strlen (plain) == folded_length);
  dossier_fuzz_check (memcmp (plain, folded, folded_length) == 0);
  dossier_fuzz_check (g_utf8_validate (folded, (gssize) folded_length, NULL));
  for (gsize start = 0; start < folded_length; start += step)
    {
      DossierSpan piece = { .start = start, .end = MIN (start + step, folded_length) };
      DossierSpan span;

      while (((guchar) folded[piece.start] & 0xc0) == 0x80)
        piece.start--;
      while (piece.end < folded_length && ((guchar) folded[piece.end] & 0xc0) == 0x80)
        piece.end++;
      span = dossier_fold_map_back (fold, piece);
      dossier_fuzz_check_span (text, length, span);
      dossier_fuzz_check (span.start >= before);
      before = span.start;
    }
}

static void
check_index (const char *text, gsize length)
{
  g_autoptr (DossierTextIndex) index = dossier_text_index_new (text, length);
  gsize n = dossier_text_index_get_n_code_points (index);
  gsize step = MAX (n / 64, 1);

  dossier_fuzz_check (n == (gsize) g_utf8_strlen (text, (gssize) length));
  for (gsize point = 0; point <= n; point += step)
    {
      gsize byte = dossier_text_index_to_byte (index, point);

      dossier_fuzz_check (byte == (gsize) (g_utf8_offset_to_pointer (text, (glong) point) - text));
      dossier_fuzz_check (dossier_text_index_to_code_point (index, byte) == point);
    }
  dossier_fuzz_check (dossier_text_index_to_byte (index, n + 1) == length);
  dossier_fuzz_check (dossier_text_index_to_code_point (index, length + 1) == n);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize            length;
  g_autofree char *text = dossier_fuzz_make_text (data, size, &length);

  check_sentences (text, length);
  check_fold (text, length);
  check_index (text, length);
  return 0;
}
