/* dossier-figures-hedge.h: reads the words around a number that bound it or say how it changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * dossier_figures_find_hedge:
 * @index: first token of the number with its currency sign
 * @start: (out): first token of the hedge; @index without one
 */
DossierHedge dossier_figures_find_hedge (const DossierTokens *tokens, int index, int *start);
/**
 * dossier_figures_match_hedge_after:
 *
 * "or more", "or so", "-plus" right after a number or its noun.
 *
 * Returns: how many tokens, 0 for none
 */
int dossier_figures_match_hedge_after (const DossierTokens *tokens, int index, DossierHedge *hedge);
/**
 * dossier_figures_find_change:
 * @start: first token of the figure or its hedge
 * @end: first token after the figure
 * @is_measured: whether it is a per cent, money or points, of which verbs like "lost" tell a change
 *
 * Returns: UP or DOWN when the words say that something grew or shrank by the figure, else EXACT
 */
DossierHedge
dossier_figures_find_change (const DossierTokens *tokens, int start, int end, gboolean is_measured);

G_END_DECLS
