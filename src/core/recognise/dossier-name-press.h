/* dossier-name-press.h: places in the short forms of local papers: "D-Ohio", "a Danbury man".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_name_press_settle:
 * @gazetteer: (nullable): without one only what needs none is settled
 * @tokens: (element-type DossierTaggerToken): of @text
 * @names: (element-type DossierMention): people, places and organisations by start, without
 *   overlaps; they stay so
 *
 * Papers of North America above all write places so that they look like people: behind the letter
 * of a party, as a state's abbreviation, before "man" and "woman", in capitals before a dash, in a
 * list before "counties", before somebody's office. Adds them, or changes what was taken for
 * something else, and takes away peoples of two words, "Sri Lankan". Takes linear time.
 */
void dossier_name_press_settle (const DossierGazetteer *gazetteer,
                                const char             *text,
                                gsize                   length,
                                const GArray           *tokens,
                                GPtrArray              *names);

G_END_DECLS
