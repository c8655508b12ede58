/* dossier-carry.h: finds a passage of one text in the text that came after it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "core/anchor/dossier-selector.h"

G_BEGIN_DECLS

/**
 * DossierCarry:
 * @n_same_start: bytes that both texts begin with
 * @n_same_end: bytes that both end with, after that
 *
 * Most new versions change a few passages: what lies before and after all of them is found without
 * looking. Borrows the texts.
 */
typedef struct
{
  const char *old_text;
  gsize       old_length;
  const char *new_text;
  gsize       new_length;
  gsize       n_same_start;
  gsize       n_same_end;
} DossierCarry;

void dossier_carry_init (DossierCarry *self,
                         const char   *old_text,
                         gsize         old_length,
                         const char   *new_text,
                         gsize         new_length);
/* The passage that stands at @old in the old text. */
DossierAnchorResult
dossier_carry_span (const DossierCarry *self, DossierSpan old, DossierSpan *span);
/* The same for a passage that has a selector from an even older text. */
DossierAnchorResult dossier_carry_selector (const DossierCarry    *self,
                                            DossierSpan            old,
                                            const DossierSelector *selector,
                                            DossierSpan           *span);

G_END_DECLS
