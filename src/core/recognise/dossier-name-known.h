/* dossier-name-known.h: organisations that everybody knows by one word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_name_known_add:
 * @tokens: (element-type DossierTaggerToken): of @text
 * @names: (element-type DossierMention): by start, without overlaps; they stay so
 *
 * Adds "UN", "NATO" and the like where no name stands: in odd company, "the Addis Ababa UN talks",
 * the tagger passes over them.
 */
void dossier_name_known_add (const char *text, const GArray *tokens, GPtrArray *names);

G_END_DECLS
