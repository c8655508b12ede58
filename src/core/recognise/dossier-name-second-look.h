/* dossier-name-second-look.h: mends names by what the gazetteer and the text itself say of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_name_second_look:
 * @gazetteer: (nullable)
 * @names: (element-type DossierMention): of people, places and organisations, by start; changed in
 *   place, some are removed, some become two
 *
 * An organisation whose words are those of a country is the country; "China-Zimbabwe" is two
 * places; letters that the text itself explains by words in small letters ("new energy vehicles
 * (NEV)") are no organisation.
 */
void dossier_name_second_look (const DossierGazetteer *gazetteer,
                               const char             *text,
                               gsize                   length,
                               GPtrArray              *names);

G_END_DECLS
