/* dossier-document-join.c: appends the blocks of a page, but for those that are there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-document-join.h"

#include <string.h>

/* Shorter blocks may repeat within an article: "Yes.", "2019". */
#define MIN_REPEAT_BYTES 24

typedef struct
{
  DossierDocument       *to;
  const DossierDocument *from;
  GString               *text;
  guint                  number;
  guint                  next_inline;
} Joiner;

static char *
dup_block_text (const DossierDocument *document, const DossierBlock *block)
{
  if (block->kind == DOSSIER_BLOCK_FIGURE)
    return g_strdup (block->image_url != NULL ? block->image_url : "");
  return g_strndup (document->text + block->span.start, block->span.end - block->span.start);
}

static GHashTable *
index_blocks (const DossierDocument *document)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    g_hash_table_add (
        texts,
        dup_block_text (document, &g_array_index (document->blocks, DossierBlock, i)));
  return texts;
}

/* Which blocks of the page are new; NULL when most of its text is not. */
static gboolean *
choose_new (const DossierDocument *self, const DossierDocument *page)
{
  g_autoptr (GHashTable) texts = index_blocks (self);
  g_autofree gboolean *is_new = g_new0 (gboolean, page->blocks->len + 1);
  gsize                n_new = 0;
  gsize                n_known = 0;

  for (guint i = 0; i < page->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (page->blocks, DossierBlock, i);
      g_autofree char    *text = dup_block_text (page, block);
      gsize               length = strlen (text);
      gboolean is_known = length >= MIN_REPEAT_BYTES && g_hash_table_contains (texts, text);

      if (block->kind == DOSSIER_BLOCK_TITLE)
        continue;
      is_new[i] = !is_known;
      if (block->kind == DOSSIER_BLOCK_FIGURE)
        continue;
      n_new += is_known ? 0 : length;
      n_known += is_known ? length : 0;
    }
  return n_new > n_known ? g_steal_pointer (&is_new) : NULL;
}

static char *
dup_target (const Joiner *self, const DossierInline *run)
{
  if (run->kind == DOSSIER_INLINE_REFERENCE || run->kind == DOSSIER_INLINE_ANCHOR)
    return g_strdup_printf ("page-%u-%s", self->number, run->target);
  return g_strdup (run->target);
}

static void
append_inlines (Joiner *self, const DossierBlock *block, gsize start)
{
  const GArray *inlines = self->from->inlines;

  for (; self->next_inline < inlines->len; self->next_inline++)
    {
      const DossierInline *run = &g_array_index (inlines, DossierInline, self->next_inline);
      DossierInline        copy = *run;

      if (run->span.start >= block->span.end)
        break;
      if (run->span.start < block->span.start)
        continue;
      copy.span.start = start + (run->span.start - block->span.start);
      copy.span.end = start + (MIN (run->span.end, block->span.end) - block->span.start);
      copy.target = dup_target (self, run);
      g_array_append_val (self->to->inlines, copy);
    }
}

static void
append_block (Joiner *self, const DossierBlock *block)
{
  DossierBlock copy = *block;

  if (self->to->blocks->len > 0)
    g_string_append_c (self->text, '\n');
  copy.span.start = self->text->len;
  g_string_append_len (self->text,
                       self->from->text + block->span.start,
                       block->span.end - block->span.start);
  copy.span.end = self->text->len;
  copy.image_url = g_strdup (block->image_url);
  copy.fallback_url = g_strdup (block->fallback_url);
  copy.alternative = g_strdup (block->alternative);
  g_array_append_val (self->to->blocks, copy);
  append_inlines (self, block, copy.span.start);
}

gboolean
dossier_document_join (DossierDocument *self, const DossierDocument *page, guint number)
{
  g_autofree gboolean *is_new = NULL;
  Joiner               joiner = { .to = self, .from = page, .number = number };

  g_return_val_if_fail (self != NULL && page != NULL, FALSE);
  is_new = choose_new (self, page);
  if (is_new == NULL)
    return FALSE;
  joiner.text = g_string_new_len (self->text, self->text_length);
  for (guint i = 0; i < page->blocks->len; i++)
    if (is_new[i])
      append_block (&joiner, &g_array_index (page->blocks, DossierBlock, i));
  g_free (self->text);
  self->text_length = joiner.text->len;
  self->text = g_string_free (joiner.text, FALSE);
  return TRUE;
}
