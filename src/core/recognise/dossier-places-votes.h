/* dossier-places-votes.h: where in the world the places of one article are at home.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/* Places vote for their country, their division and their surroundings. */
typedef struct _DossierPlacesVotes DossierPlacesVotes;

DossierPlacesVotes *dossier_places_votes_new (void);
void                dossier_places_votes_free (DossierPlacesVotes *self);
/* Lets @entry vote with @weight; a negative one takes a vote back. */
void dossier_places_votes_add (DossierPlacesVotes          *self,
                               const DossierGazetteerEntry *entry,
                               double                       weight);
/* How well @entry is in the company of those that voted, in decimal digits of population. */
double
dossier_places_votes_measure (const DossierPlacesVotes *self, const DossierGazetteerEntry *entry);

/* First-level divisions alone, neither counties nor the Sahel. */
gboolean dossier_places_is_division (const DossierGazetteerEntry *entry);
gboolean dossier_places_is_town (const DossierGazetteerEntry *entry);
gboolean
dossier_places_share_country (const DossierGazetteerEntry *a, const DossierGazetteerEntry *b);
/* Whether @inner lies in @outer: a country, a division, or a town nearby. */
gboolean
dossier_places_lies_in (const DossierGazetteerEntry *inner, const DossierGazetteerEntry *outer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPlacesVotes, dossier_places_votes_free)

G_END_DECLS
