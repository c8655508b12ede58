/* dossier-claims-reader.h: reads a text sentence by sentence for who said what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-claims.h"

G_BEGIN_DECLS

/**
 * dossier_claims_read:
 * @text: (array length=length): valid UTF-8
 * @mentions: (element-type DossierMention): of the text, by start
 * @claims: (element-type DossierClaim): appended as they are found; some may overlap
 */
void dossier_claims_read (const char *text, gsize length, GPtrArray *mentions, GPtrArray *claims);

G_END_DECLS
