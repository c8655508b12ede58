/* dossier-card-layout.h: finds places for cards near their passages, none on top of another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierCardSlot:
 * @anchor: where the card would like its upper edge
 * @height: how tall it is
 * @weight: how much it minds being moved, against the others; positive
 * @y: (out): where its upper edge goes
 */
typedef struct
{
  double anchor;
  double height;
  double weight;
  double y;
} DossierCardSlot;

/**
 * dossier_card_layout:
 * @slots: (array length=n_slots): in their order from the top; anchors need not be
 * @gap: pixels to keep free between two
 * @top: no card goes above this
 *
 * Moves the cards by as little as possible (the weighted sum of squares) while they keep their
 * order and do not overlap: isotonic regression by pooling adjacent violators (Ayer, Brunk, Ewing,
 * Reid and Silverman, 1955). Linear.
 */
void dossier_card_layout (DossierCardSlot *slots, gsize n_slots, double gap, double top);

G_END_DECLS
