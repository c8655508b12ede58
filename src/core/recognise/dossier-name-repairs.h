/* dossier-name-repairs.h: mends names by their neighbours and by the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_name_repairs_run:
 * @tokens: (element-type DossierTaggerToken): of @text
 * @names: (element-type DossierMention): people, places and organisations by start, without
 *   overlaps; they stay so
 *
 * Joins the parts of "Salim bin Omar", completes "Min Ho-jun", drops a lone "Minister" that is
 * nobody's surname, and finds names again (dossier-name-repeats.h).
 */
void dossier_name_repairs_run (const char *text, const GArray *tokens, GPtrArray *names);

G_END_DECLS
