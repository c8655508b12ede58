/* dossier-figures-ones.h: tells "one" that counts from "one" that only points at a thing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_figures_drop_idle_ones:
 * @figures: (element-type DossierMention): figures in the order of the text, freed by the array
 * @first: the first of them to look at
 *
 * Drops "one house" and "one of the men" that stand neither beside another number ("two aunts and
 * one cousin") nor behind a bound ("only one chair"): they tell of a thing, not how many there are.
 */
void
dossier_figures_drop_idle_ones (const char *text, gsize length, GPtrArray *figures, guint first);

G_END_DECLS
