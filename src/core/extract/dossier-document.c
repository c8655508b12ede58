/* dossier-document.c: the extracted article as a plain value.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-document.h"

#include <string.h>

static const char *const BLOCK_KIND_NAMES[] = {
  [DOSSIER_BLOCK_TITLE] = "title",         [DOSSIER_BLOCK_PARAGRAPH] = "paragraph",
  [DOSSIER_BLOCK_HEADING] = "heading",     [DOSSIER_BLOCK_QUOTE] = "quote",
  [DOSSIER_BLOCK_LIST_ITEM] = "list-item", [DOSSIER_BLOCK_TABLE] = "table",
  [DOSSIER_BLOCK_FIGURE] = "figure",       [DOSSIER_BLOCK_CAPTION] = "caption",
  [DOSSIER_BLOCK_CODE] = "code",
};

static void
clear_block (gpointer data)
{
  DossierBlock *block = data;

  g_free (block->image_url);
  g_free (block->fallback_url);
  g_free (block->alternative);
}

void
dossier_inline_clear (gpointer data)
{
  DossierInline *run = data;

  g_free (run->target);
}

int
dossier_inline_compare (gconstpointer a, gconstpointer b)
{
  const DossierInline *left = a;
  const DossierInline *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  /* The longer one stands around the shorter. */
  if (left->span.end != right->span.end)
    return left->span.end > right->span.end ? -1 : 1;
  return (int) left->kind - (int) right->kind;
}

DossierDocument *
dossier_document_new (void)
{
  DossierDocument *self = g_new0 (DossierDocument, 1);

  self->title = g_strdup ("");
  self->text = g_strdup ("");
  self->blocks = g_array_new (FALSE, TRUE, sizeof (DossierBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->inlines = g_array_new (FALSE, TRUE, sizeof (DossierInline));
  g_array_set_clear_func (self->inlines, dossier_inline_clear);
  return self;
}

void
dossier_document_free (DossierDocument *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->site);
  g_free (self->language);
  g_free (self->lead);
  g_free (self->text);
  g_array_unref (self->blocks);
  g_array_unref (self->inlines);
  g_free (self->next_url);
  g_free (self->access);
  g_free (self);
}

void
dossier_document_replace_inlines (DossierDocument *self, GArray *inlines)
{
  g_array_set_clear_func (self->inlines, NULL);
  g_array_unref (self->inlines);
  self->inlines = inlines;
  g_array_set_clear_func (self->inlines, dossier_inline_clear);
}

const char *
dossier_block_kind_to_string (DossierBlockKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (BLOCK_KIND_NAMES), NULL);
  return BLOCK_KIND_NAMES[kind];
}

gboolean
dossier_block_kind_from_string (const char *name, DossierBlockKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (BLOCK_KIND_NAMES); i++)
    {
      if (g_strcmp0 (name, BLOCK_KIND_NAMES[i]) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

const DossierInline *
dossier_document_find_anchor (const DossierDocument *self, const char *target)
{
  g_return_val_if_fail (self != NULL && target != NULL, NULL);
  for (guint i = 0; i < self->inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (self->inlines, DossierInline, i);

      if (run->kind == DOSSIER_INLINE_ANCHOR && g_strcmp0 (run->target, target) == 0)
        return run;
    }
  return NULL;
}

gsize
dossier_document_get_body_start (const DossierDocument *self)
{
  const DossierBlock *first;

  g_return_val_if_fail (self != NULL, 0);
  if (self->blocks->len == 0)
    return 0;
  first = &g_array_index (self->blocks, DossierBlock, 0);
  if (first->kind != DOSSIER_BLOCK_TITLE)
    return 0;
  return MIN (first->span.end + 1, self->text_length);
}
