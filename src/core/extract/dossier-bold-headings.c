/* dossier-bold-headings.c: looks for short bold paragraphs that stand before longer ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-bold-headings.h"

#include <string.h>

#define MIN_HEADINGS      2
#define MAX_HEADING_BYTES 90
#define MIN_TEXT_BYTES    100
#define LEVEL             2

static const DossierBlock *
get_block (const DossierDocument *document, guint i)
{
  return &g_array_index (document->blocks, DossierBlock, i);
}

static gsize
get_length (const DossierBlock *block)
{
  return block->span.end - block->span.start;
}

static gboolean
has_headings (const DossierDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    if (get_block (document, i)->kind == DOSSIER_BLOCK_HEADING)
      return TRUE;
  return FALSE;
}

/* Sentences end in these, and lines that introduce something. */
static gboolean
ends_as_sentence (const char *text, gsize length)
{
  return strchr (".,:;", text[length - 1]) != NULL ||
         (length >= 3 && memcmp (text + length - 3, "…", 3) == 0);
}

/* The strong run that covers the block, as an index and one; 0 when none does. */
static guint
find_cover (const DossierDocument *document, guint next, const DossierBlock *block)
{
  for (; next < document->inlines->len; next++)
    {
      const DossierInline *run = &g_array_index (document->inlines, DossierInline, next);

      if (run->span.start > block->span.start)
        return 0;
      if (run->kind == DOSSIER_INLINE_STRONG && run->span.end == block->span.end)
        return next + 1;
    }
  return 0;
}

static gboolean
may_be_heading (const DossierDocument *document, guint i)
{
  const DossierBlock *block = get_block (document, i);
  const DossierBlock *next;
  gsize               length = get_length (block);

  if (block->kind != DOSSIER_BLOCK_PARAGRAPH || length == 0 || length > MAX_HEADING_BYTES ||
      i + 1 >= document->blocks->len ||
      ends_as_sentence (document->text + block->span.start, length))
    return FALSE;
  next = get_block (document, i + 1);
  return next->kind == DOSSIER_BLOCK_PARAGRAPH && get_length (next) >= MIN_TEXT_BYTES;
}

/* A heading is bold without saying so. */
static void
remove_runs (DossierDocument *document, const GArray *covers)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (DossierInline));
  guint   next = 0;

  for (guint i = 0; i < document->inlines->len; i++)
    {
      DossierInline *run = &g_array_index (document->inlines, DossierInline, i);

      if (next < covers->len && g_array_index (covers, guint, next) == i)
        {
          dossier_inline_clear (run);
          next++;
        }
      else
        g_array_append_val (kept, *run);
    }
  dossier_document_replace_inlines (document, kept);
}

void
dossier_bold_headings_apply (DossierDocument *document)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) covers = g_array_new (FALSE, FALSE, sizeof (guint));
  guint next = 0;

  if (has_headings (document))
    return;
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = get_block (document, i);
      guint               cover;

      while (next < document->inlines->len &&
             g_array_index (document->inlines, DossierInline, next).span.start < block->span.start)
        next++;
      cover = may_be_heading (document, i) ? find_cover (document, next, block) : 0;
      if (cover == 0)
        continue;
      cover--;
      g_array_append_val (found, i);
      g_array_append_val (covers, cover);
    }
  if (found->len < MIN_HEADINGS)
    return;
  for (guint i = 0; i < found->len; i++)
    {
      DossierBlock *block =
          &g_array_index (document->blocks, DossierBlock, g_array_index (found, guint, i));

      block->kind = DOSSIER_BLOCK_HEADING;
      block->level = LEVEL;
    }
  remove_runs (document, covers);
}
