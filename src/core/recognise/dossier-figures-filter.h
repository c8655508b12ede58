/* dossier-figures-filter.h: tells the numbers that say how many from those that only name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * dossier_figures_skip:
 *
 * What starts with a number but is none: clock times, telephone numbers, versions, ordinals,
 * "9/11", "4x4", "No. 10", numbers of a list.
 *
 * Returns: how many tokens to pass over, 0 when it may be a figure
 */
int dossier_figures_skip (const DossierTokens *tokens, int index);
typedef enum
{
  DOSSIER_NAME_NO,
  DOSSIER_NAME_LIKELY,
  DOSSIER_NAME_SURE,
} DossierNameChance;

/**
 * dossier_figures_is_name:
 * @index: first token of the number
 * @end: first token after it
 *
 * Whether a number with neither unit nor noun belongs to a name: "Boeing 737", "Channel 4",
 * "12 High Street". A counted noun after it tells otherwise only where the name is not sure.
 */
DossierNameChance dossier_figures_is_name (const DossierTokens *tokens, int index, int end);
/* Whether the number is one side of a result: "3-1", "won 52-48". */
gboolean dossier_figures_is_score (const DossierTokens *tokens, int index, int end);

G_END_DECLS
