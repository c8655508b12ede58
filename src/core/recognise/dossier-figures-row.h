/* dossier-figures-row.h: finds rows of numbers whose unit a heading tells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-units.h"

G_BEGIN_DECLS

/* Tokens of the longest row. */
#define DOSSIER_FIGURES_MAX_ROW 120

/**
 * dossier_figures_row_find:
 * @unit: (out): what the numbers of the row are in
 *
 * Looks in the line for a heading such as "Rain, in millimetres:", "Warmest (Celsius):" or "Fibre,
 * pesos a kilo, by grade:" with several numbers behind it.
 *
 * Returns: the first token after the heading, 0 without one
 */
int dossier_figures_row_find (const DossierTokens *tokens, DossierUnitMatch *unit);

G_END_DECLS
