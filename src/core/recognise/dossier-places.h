/* dossier-places.h: decides which place of the world each mention of a place means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/**
 * dossier_places_resolve:
 * @mentions: (element-type DossierMention): those of kind place get their place filled in
 *
 * By "City, State" and "City, Country" patterns, the article's other places, population and kind.
 * What the gazetteer does not know stays without coordinates.
 */
void dossier_places_resolve (const DossierGazetteer *gazetteer,
                             const char             *text,
                             gsize                   length,
                             GPtrArray              *mentions);

G_END_DECLS
