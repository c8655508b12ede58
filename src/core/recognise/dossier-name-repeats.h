/* dossier-name-repeats.h: finds names again where they stand unmarked in the same text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_name_repeats_add:
 * @tokens: (element-type DossierTaggerToken): of @text
 * @names: (element-type DossierMention): people, places and organisations by start, without
 *   overlaps; they stay so
 *
 * Adds a name that is marked with some certainty elsewhere, the surname of a person who is, and the
 * acronym in brackets behind an organisation, where they stand for themselves.
 */
void dossier_name_repeats_add (const char *text, const GArray *tokens, GPtrArray *names);

G_END_DECLS
