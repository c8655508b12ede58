/* dossier-claims.h: finds who said what: the speaker of each figure, statement and quotation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * DossierClaim: a stretch of text that somebody is said to have said.
 * @content: what was said, without the marks around it
 * @source: who said it, by which words
 *
 * What stands in several pieces, "…," she said, "…", is a claim for each.
 */
typedef struct
{
  DossierSpan    content;
  DossierSource *source;
} DossierClaim;

void dossier_claim_free (DossierClaim *self);

/**
 * dossier_claims_find:
 * @text: (array length=length): valid UTF-8, blocks joined by newlines
 * @mentions: (element-type DossierMention): of the text; figures that stand in a claim get its
 *   source
 *
 * Abstains where it is not sure: most claims are found, few are wrong.
 *
 * Takes linear time. May run in any thread.
 *
 * Returns: (transfer full) (element-type DossierClaim): by start, none overlap
 */
GPtrArray *dossier_claims_find (const char *text, gsize length, GPtrArray *mentions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClaim, dossier_claim_free)

G_END_DECLS
