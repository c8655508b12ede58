/* dossier-names.h: finds the names of people, places and organisations, and who is who.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"
#include "core/recognise/dossier-tagger.h"

G_BEGIN_DECLS

/**
 * dossier_names_find:
 * @tagger: (nullable): without it only places of the gazetteer are found
 * @gazetteer: (nullable): a feature of the tagger
 * @mentions: (element-type DossierMention): new mentions are added, by start
 *
 * Titles, "the" and possessives are outside the spans. Each mention's name is the fullest form
 * of that entity in the text.
 */
void dossier_names_find (const DossierTagger    *tagger,
                         const DossierGazetteer *gazetteer,
                         const char             *text,
                         gsize                   length,
                         GPtrArray              *mentions);

G_END_DECLS
