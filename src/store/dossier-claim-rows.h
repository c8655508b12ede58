/* dossier-claim-rows.h: the table of claims: who said what in each version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-claims.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * dossier_claim_rows_write:
 * @text: (array length=length): of the version
 * @mentions: (element-type DossierMention) (nullable): what was recognised in it, by start
 *
 * Finds the claims and keeps them instead of those that were there. The mentions are in their
 * table before.
 */
gboolean dossier_claim_rows_write (DossierDb  *db,
                                   gint64      version_id,
                                   const char *text,
                                   gsize       length,
                                   GPtrArray  *mentions,
                                   GError    **error);
/* @claims (element-type DossierClaim): appended by start; named as the notebook names them. */
gboolean
dossier_claim_rows_list (DossierDb *db, gint64 version_id, GPtrArray *claims, GError **error);

G_END_DECLS
