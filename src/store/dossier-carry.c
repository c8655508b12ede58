/* dossier-carry.c: finds a passage of one text in the text that came after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-carry.h"

static gboolean
is_inside_character (char byte)
{
  return ((guint8) byte & 0xc0) == 0x80;
}

void
dossier_carry_init (DossierCarry *self,
                    const char   *old_text,
                    gsize         old_length,
                    const char   *new_text,
                    gsize         new_length)
{
  gsize n_most = MIN (old_length, new_length);
  gsize n_start = 0;
  gsize n_end = 0;

  while (n_start < n_most && old_text[n_start] == new_text[n_start])
    n_start++;
  while (n_end < n_most - n_start &&
         old_text[old_length - 1 - n_end] == new_text[new_length - 1 - n_end])
    n_end++;

  /* Two characters may share bytes; spans fall on characters, so only the end needs care. */
  while (n_end > 0 && is_inside_character (old_text[old_length - n_end]))
    n_end--;

  *self = (DossierCarry){
    .old_text = old_text,
    .old_length = old_length,
    .new_text = new_text,
    .new_length = new_length,
    .n_same_start = n_start,
    .n_same_end = n_end,
    .new_anchors = dossier_anchor_text_new (new_text, new_length),
  };
}

void
dossier_carry_clear (DossierCarry *self)
{
  g_clear_pointer (&self->new_anchors, dossier_anchor_text_free);
}

static gboolean
is_in_same_part (const DossierCarry *self, DossierSpan old, DossierSpan *span)
{
  if (old.end <= self->n_same_start)
    {
      *span = old;
      return TRUE;
    }
  if (old.start >= self->old_length - self->n_same_end)
    {
      *span = (DossierSpan){
        .start = self->new_length - (self->old_length - old.start),
        .end = self->new_length - (self->old_length - old.end),
      };
      return TRUE;
    }

  return FALSE;
}

DossierAnchorResult
dossier_carry_selector (const DossierCarry    *self,
                        DossierSpan            old,
                        const DossierSelector *selector,
                        DossierSpan           *span)
{
  DossierSelector hinted = *selector;

  if (is_in_same_part (self, old, span))
    return DOSSIER_ANCHOR_EXACT;

  hinted.position = old;
  return dossier_anchor_text_find (self->new_anchors, &hinted, span);
}

DossierAnchorResult
dossier_carry_orphan (const DossierCarry *self, const DossierSelector *selector, DossierSpan *span)
{
  return dossier_anchor_text_find (self->new_anchors, selector, span);
}

DossierAnchorResult
dossier_carry_span (const DossierCarry *self, DossierSpan old, DossierSpan *span)
{
  g_autoptr (DossierSelector) selector = NULL;

  if (is_in_same_part (self, old, span))
    return DOSSIER_ANCHOR_EXACT;

  selector = dossier_selector_new (self->old_text, self->old_length, old);
  return dossier_anchor_text_find_same_words (self->new_anchors, selector, span);
}
