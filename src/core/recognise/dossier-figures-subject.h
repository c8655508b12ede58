/* dossier-figures-subject.h: finds what a number is of that stands alone, in the words before it: a
 * heading, the sentence's subject, whom "of them" means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-figures-reading.h"

G_BEGIN_DECLS

/* Whether the token is a noun that ends as those of people do: "soldiers", "activists". */
gboolean dossier_figures_is_people (const DossierTokens *tokens, int index);

/* Reads the plural that a sentence of change begins with: "Births fell to 44,951". */
gboolean dossier_reading_read_changed_subject (DossierReading *reading);
/**
 * dossier_reading_read_label:
 * @may_be_row: the number is one of a row of results, so that the heading may be further before
 * @known_end: first token after what was counted last; a heading before that heads it no more
 *
 * "Voters on the roll: 496,836", "Seats by party: Labour 29; Greens 3"
 */
gboolean dossier_reading_read_label (DossierReading *reading, gboolean may_be_row, int known_end);
/* Reads the last plural before "of them": "the stalls of a market, 18 of them". */
void dossier_reading_read_them (DossierReading *reading);

G_END_DECLS
