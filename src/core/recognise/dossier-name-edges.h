/* dossier-name-edges.h: where a name begins and ends, as a reader would mark it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_name_edges_trim:
 * @gazetteer: (nullable): knows "the" and "northern" that belong to a place's name
 * @mention: of a person, place or organisation; its span gets smaller
 *
 * Leaves out titles, "the", possessives, quotation marks, an unclosed bracket, and a direction
 * before a place ("eastern Peru").
 *
 * Returns: whether a name is left: a nationality or a day of the week is none
 */
gboolean dossier_name_edges_trim (const DossierGazetteer *gazetteer,
                                  const char             *text,
                                  DossierMention         *mention);

G_END_DECLS
