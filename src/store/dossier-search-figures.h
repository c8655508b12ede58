/* dossier-search-figures.h: the articles that have a figure of some value and noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "core/query/dossier-query.h"
#include "store/dossier-db.h"
#include "store/dossier-id-stream.h"

G_BEGIN_DECLS

/* @term: of the kind FIGURE. Returns: (transfer full) (nullable) */
DossierIdStream *
dossier_search_figures_open (DossierDb *db, const DossierQueryTerm *term, GError **error);
/* Articles with any figure at all. (transfer full) (nullable) */
DossierIdStream *dossier_search_figures_open_any (DossierDb *db, GError **error);

G_END_DECLS
