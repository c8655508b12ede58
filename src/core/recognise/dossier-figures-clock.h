/* dossier-figures-clock.h: reads the time that something took where it is printed as a clock shows
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * dossier_figures_match_time_taken:
 * @value: (out): how long
 * @unit: (out) (transfer none): in what unit
 *
 * "2:08:41", "3:11.7", "in 38:50": in hours, in seconds, and in minutes from ten of them on, as
 * people say it. Times of day are none.
 *
 * Returns: how many tokens, 0 for none
 */
int dossier_figures_match_time_taken (const DossierTokens *tokens,
                                      int                  index,
                                      double              *value,
                                      const char         **unit);

G_END_DECLS
