/* dossier-figures-noun.h: reads the noun phrase that a number counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * dossier_figures_match_counted:
 * @index: first token after the number
 *
 * Words up to the first plural, with adjectives before it and a second noun that "and" joins:
 * "separate complaints", "cattle and goats". There is no grammar behind it; it stops before what
 * is hardly ever inside a noun phrase.
 *
 * Returns: how many tokens are the noun phrase, 0 for none
 */
int dossier_figures_match_counted (const DossierTokens *tokens, int index);
/* The same after "one": "reconnaissance balloon". */
int dossier_figures_match_single (const DossierTokens *tokens, int index);
/* What is measured, after "of": one noun with its adjectives, plural or not: "wheat". */
int dossier_figures_match_measured (const DossierTokens *tokens, int index);

/* Whether the token, in a place where a noun may stand, looks like a plural. */
gboolean dossier_figures_is_plural (const DossierTokens *tokens, int index);

G_END_DECLS
