/* dossier-search-terms.h: the articles that one term of a search finds.
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

/**
 * dossier_search_term_open:
 *
 * The articles that have it, whether or not it is negated, of any shelf. Words are looked for in
 * texts and in notes; where they are one of several names of somebody ("Zelensky" of Volodymyr
 * Zelenskyy), articles that mention them under any name are found too.
 *
 * Returns: (transfer full) (nullable): reads while it is asked
 */
DossierIdStream *
dossier_search_term_open (DossierDb *db, const DossierQueryTerm *term, GError **error);

/* Whether it is a site that is known by its name in the index only, not by its host. */
gboolean dossier_search_term_is_site_name (const DossierQueryTerm *term);
/* Words, or a site's name, as MATCH reads them. */
void dossier_search_term_append_match (const DossierQueryTerm *term, GString *match);
/* @id: (out): of the newest article; 0 when there is none. */
gboolean dossier_search_find_newest (DossierDb *db, gint64 *id, GError **error);

G_END_DECLS
