/* dossier-claims-people.h: who "he", "she", "it" and "they" are, from what was read before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-claims-party.h"

G_BEGIN_DECLS

typedef struct _DossierClaimPeople DossierClaimPeople;

DossierClaimPeople *dossier_claim_people_new (void);
void                dossier_claim_people_free (DossierClaimPeople *self);

/* Remembers who is named in the tokens from @first to before @end, sentence by sentence. */
void dossier_claim_people_read (DossierClaimPeople     *self,
                                const DossierClaimLine *line,
                                int                     first,
                                int                     end);
/* Remembers that @party speaks in the sentence read last. */
void dossier_claim_people_hear (DossierClaimPeople     *self,
                                const DossierClaimLine *line,
                                const DossierParty     *party);
/* The mention that the pronoun @party means, -1 when that is not sure. */
int dossier_claim_people_resolve (DossierClaimPeople     *self,
                                  const DossierClaimLine *line,
                                  const DossierParty     *party);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClaimPeople, dossier_claim_people_free)

G_END_DECLS
