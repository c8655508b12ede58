/* dossier-figures.h: finds numbers with what they count or measure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_figures_find:
 * @mentions: (element-type DossierMention): new mentions are added, by start
 *
 * A figure's span holds the number with its unit or the noun phrase that it counts, and a second
 * rendering in brackets, but not the hedge before it: "at least [nine villagers]",
 * "roughly [310 sq km (120 sq miles)]".
 */
void dossier_figures_find (const char *text, gsize length, GPtrArray *mentions);

G_END_DECLS
