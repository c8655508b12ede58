/* dossier-claims-reach.h: where in a sentence what somebody said begins and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-claims-line.h"

G_BEGIN_DECLS

/**
 * DossierReachKind: what follows a cue whose speaker stands before it.
 * @DOSSIER_REACH_NONE: nothing
 * @DOSSIER_REACH_OTHER: words that nobody said
 * @DOSSIER_REACH_COMMA: the second part of what stands before the speaker, or nothing
 * @DOSSIER_REACH_CLAUSE: what was said
 */
typedef enum
{
  DOSSIER_REACH_NONE,
  DOSSIER_REACH_OTHER,
  DOSSIER_REACH_COMMA,
  DOSSIER_REACH_CLAUSE,
} DossierReachKind;

/* Tokens from @first to before @end were said. */
typedef struct
{
  DossierReachKind kind;
  int              first;
  int              end;
} DossierReach;

/* Reads what follows the cue at token @cue in the sentence that ends before @sentence_end. */
void
dossier_claims_reach (const DossierClaimLine *line, int cue, int sentence_end, DossierReach *reach);

/* "LAGOS, Nigeria, May 3 — ", "10:40 ": the token after it, @first when there is none. */
int dossier_claims_skip_dateline (const DossierClaimLine *line, int first, int sentence_end);
/* Whether the tokens from @first to before @end say something: have a verb, number or quotation. */
gboolean dossier_claims_has_statement (const DossierClaimLine *line, int first, int end);
/* Whether a new clause begins at @index, after an earlier one that began at @first. */
gboolean dossier_claims_starts_clause (const DossierClaimLine *line, int first, int index);
/* "was told", "is expected", "has been said". */
gboolean dossier_claims_is_passive (const DossierClaimLine *line, int index);
/* The token after the comma that ends the phrase which goes on at @index; @end when there is none.
 */
int dossier_claims_end_phrase (const DossierClaimLine *line, int index, int end);

G_END_DECLS
