/* dossier-anchor-near.h: finds a passage whose words were edited.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the anchoring.
 */
#pragma once

#include "core/anchor/dossier-selector.h"

G_BEGIN_DECLS

typedef struct _DossierAnchorNear DossierAnchorNear;

/* @text is folded, and outlives it. */
DossierAnchorNear *dossier_anchor_near_new (const char *text, gsize length);
void               dossier_anchor_near_free (DossierAnchorNear *self);

/**
 * dossier_anchor_near_find:
 * @quote: folded, as @prefix and @suffix are
 * @span: (out): in the folded text
 *
 * Pieces of the quote that are rare in the text vote for places; the best few are compared with the
 * quote and its neighbours. A place is taken only when it is like enough, and no other place is
 * nearly as like.
 *
 * Returns: whether there is such a place
 */
gboolean dossier_anchor_near_find (DossierAnchorNear *self,
                                   const char        *quote,
                                   const char        *prefix,
                                   const char        *suffix,
                                   DossierSpan       *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierAnchorNear, dossier_anchor_near_free)

G_END_DECLS
