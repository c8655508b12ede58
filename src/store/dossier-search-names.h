/* dossier-search-names.h: the articles that mention somebody or some place by a name.
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

/* Those that mention an entity of the kind whose name has the words of @term, under whatever name.
 * (transfer full) (nullable) */
DossierIdStream *dossier_search_names_open (DossierDb              *db,
                                            const DossierQueryTerm *term,
                                            const char             *kind,
                                            GError                **error);

/**
 * dossier_search_names_open_other:
 * @stream: (out) (transfer full) (nullable): NULL when the words are no name
 *
 * Those that mention somebody of whom the words of @term are one name among several ("Zelensky" of
 * Volodymyr Zelenskyy).
 */
gboolean dossier_search_names_open_other (DossierDb              *db,
                                          const DossierQueryTerm *term,
                                          DossierIdStream       **stream,
                                          GError                **error);
/* Whether the words of it are a name of somebody who has others. */
gboolean dossier_search_names_has_other (DossierDb              *db,
                                         const DossierQueryTerm *term,
                                         gboolean               *has,
                                         GError                **error);

G_END_DECLS
