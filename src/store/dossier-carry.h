/* dossier-carry.h: finds a passage of one text in the text that came after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "core/anchor/dossier-anchor-text.h"

G_BEGIN_DECLS

/**
 * DossierCarry:
 * @n_same_start: bytes that both texts begin with
 * @n_same_end: bytes that both end with, after that
 *
 * Most new versions change a few passages: what lies before and after all of them is found without
 * looking. Borrows the texts.
 *
 * @new_anchors: the new text, ready for looking
 */
typedef struct
{
  const char *old_text;
  gsize       old_length;
  const char *new_text;
  gsize       new_length;
  gsize       n_same_start;
  gsize       n_same_end;

  DossierAnchorText *new_anchors;
} DossierCarry;

void dossier_carry_init (DossierCarry *self,
                         const char   *old_text,
                         gsize         old_length,
                         const char   *new_text,
                         gsize         new_length);
void dossier_carry_clear (DossierCarry *self);
/* The name or number that stands at @old in the old text, in the same words. */
DossierAnchorResult
dossier_carry_span (const DossierCarry *self, DossierSpan old, DossierSpan *span);
/* The passage that stands at @old in the old text and has a selector from that or an older one;
 * its words may have been edited. */
DossierAnchorResult dossier_carry_selector (const DossierCarry    *self,
                                            DossierSpan            old,
                                            const DossierSelector *selector,
                                            DossierSpan           *span);

/* The same for a passage that the old text has lost. */
DossierAnchorResult
dossier_carry_orphan (const DossierCarry *self, const DossierSelector *selector, DossierSpan *span);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierCarry, dossier_carry_clear)

G_END_DECLS
