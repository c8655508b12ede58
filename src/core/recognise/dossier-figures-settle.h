/* dossier-figures-settle.h: reads units that only the rest of a text tells: of what scale degrees
 * are, and when points are those of per cents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_figures_settle_units:
 * @text: (array length=length): valid UTF-8
 * @figures: (element-type DossierMention): the figures of @text, by start
 * @first: index of the first figure of @figures to look at
 *
 * "12 degrees in February" are degrees of the scale that the text names, of Celsius where it names
 * none and they are not too many; "two points lower" are percentage points behind a per cent;
 * "38 million" behind euros are euros. Drops each "one" that counts nothing. A text as short as a
 * line of a chat is left as it is, but for the points.
 */
void dossier_figures_settle_units (const char *text, gsize length, GPtrArray *figures, guint first);

G_END_DECLS
