/* dossier-suggest.h: what somebody who types a search may want to type next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/query/dossier-suggestion.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * dossier_suggest:
 * @piece: what is being typed
 * @limit: at most so many
 * @suggestions: (element-type DossierSuggestion): appended, the best first
 *
 * Operators whose name begins so; after an operator, values of the notebook that begin so; for a
 * word, people, places and organisations that are called so.
 */
gboolean dossier_suggest (DossierDb               *db,
                          const DossierQueryPiece *piece,
                          guint                    limit,
                          GPtrArray               *suggestions,
                          GError                 **error);

G_END_DECLS
