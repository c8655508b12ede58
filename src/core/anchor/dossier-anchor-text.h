/* dossier-anchor-text.h: a text made ready for finding many passages in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/anchor/dossier-selector.h"

G_BEGIN_DECLS

typedef struct _DossierAnchorText DossierAnchorText;

/* Borrows @text, which must outlive it; folds and indexes it when a passage first needs that. For
 * one thread. */
DossierAnchorText *dossier_anchor_text_new (const char *text, gsize length);
void               dossier_anchor_text_free (DossierAnchorText *self);

/**
 * dossier_anchor_text_find:
 * @selector: the passage; prefix, suffix and position may be empty
 * @span: (out): where it stands; untouched for an orphan
 *
 * As dossier_selector_anchor(); after the first passage that was edited, each takes time that grows
 * with its own length and hardly with the text's.
 */
DossierAnchorResult dossier_anchor_text_find (DossierAnchorText     *self,
                                              const DossierSelector *selector,
                                              DossierSpan           *span);

/* The same for a passage that other words would make another one, such as a name or a number: no
 * edited words are taken for it, only other letters. */
DossierAnchorResult dossier_anchor_text_find_same_words (DossierAnchorText     *self,
                                                         const DossierSelector *selector,
                                                         DossierSpan           *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchorText, dossier_anchor_text_free)

G_END_DECLS
