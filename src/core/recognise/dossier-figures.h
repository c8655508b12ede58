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

/**
 * dossier_figures_find_in_language:
 * @language: (nullable): BCP 47, as the page declares it; the words of the text speak for it too
 * @mentions: (element-type DossierMention): new mentions are added, by start
 *
 * As dossier_figures_find(), with "1.200" read as the language prints it.
 */
void dossier_figures_find_in_language (const char *text,
                                       gsize       length,
                                       const char *language,
                                       GPtrArray  *mentions);

G_END_DECLS
