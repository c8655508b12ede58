/* fuzz-figures.c: any text as an article with figures and dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates.h"
#include "core/recognise/dossier-figures.h"
#include "tests/fuzz/dossier-fuzz-mentions.h"

static void
find_dates (const char *text, gsize length, const char *published)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_dates_find (text, length, published, mentions);
  dossier_fuzz_check_mentions (text, length, mentions);
}

/* With a decimal comma. */
static void
find_in_german (const char *text, gsize length)
{
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_figures_find_in_language (text, length, "de", mentions);
  dossier_fuzz_check_mentions (text, length, mentions);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gsize            length;
  g_autofree char *text = dossier_fuzz_make_text (data, size, &length);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  dossier_figures_find (text, length, mentions);
  dossier_fuzz_check_mentions (text, length, mentions);
  find_in_german (text, length);
  find_dates (text, length, "2025-03-07T18:40:00+01:00");
  find_dates (text, length, NULL);
  /* The first line as the day of publication: a page may say anything there. */
  {
    g_auto (GStrv) lines = g_strsplit (text, "\n", 2);

    if (lines[0] != NULL)
      find_dates (text, length, lines[0]);
  }
  return 0;
}
