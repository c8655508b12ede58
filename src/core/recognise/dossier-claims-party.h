/* dossier-claims-party.h: reads who speaks beside a cue: a name, a description or a pronoun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-claims-line.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_PARTY_NAME,
  DOSSIER_PARTY_DESCRIPTION,
  DOSSIER_PARTY_PRONOUN,
} DossierPartyKind;

/**
 * DossierParty: a speaker as printed.
 * @first: first token of the speaker
 * @end: one past its last token
 * @name: index of the mention that names it, -1 for none
 * @phrase_first: first token of the whole phrase, with titles and what describes the name
 * @phrase_end: one past its last token
 * @roles: DossierWordRole bits of its words
 */
typedef struct
{
  DossierPartyKind kind;
  int              first;
  int              end;
  int              name;
  int              phrase_first;
  int              phrase_end;
  guint32          roles;
} DossierParty;

/* Who stands before the token @cue, not before token @floor: "the mayor, Ada Obi, also said". */
gboolean
dossier_party_read_before (const DossierClaimLine *line, int cue, int floor, DossierParty *party);
/* Who stands from token @index on, before token @end: "the head of the port, Ada Obi, …". */
gboolean
dossier_party_read_after (const DossierClaimLine *line, int index, int end, DossierParty *party);

G_END_DECLS
