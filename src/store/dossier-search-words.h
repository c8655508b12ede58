/* dossier-search-words.h: the articles whose text, or whose notes, have some words.
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

/* The words of a term as MATCH reads them. */
void dossier_search_words_append (const DossierQueryTerm *term, GString *match);

/**
 * dossier_search_words_open:
 * @term: words, which are looked for in texts and in notes, and among the names of those who have
 *   several
 * @left_out: (nullable): as MATCH reads it: what the texts of these articles have not
 *
 * Without the articles whose text has something else.
 *
 * Returns: (transfer full) (nullable)
 */
DossierIdStream *dossier_search_words_open (DossierDb              *db,
                                            const DossierQueryTerm *term,
                                            const char             *left_out,
                                            GError                **error);
/* @terms: (element-type DossierQueryTerm): words, any of them; texts are asked for all at once. */
DossierIdStream *
dossier_search_words_open_any (DossierDb *db, const GPtrArray *terms, GError **error);
/* What texts, or notes, have for MATCH. */
DossierIdStream *dossier_search_words_open_texts (DossierDb *db, const char *match, GError **error);
DossierIdStream *dossier_search_words_open_notes (DossierDb *db, const char *match, GError **error);
/* What texts have, read one after the other without a leap. */
DossierIdStream *
dossier_search_words_open_all_texts (DossierDb *db, const char *match, GError **error);
/* What texts have, asked of few articles far from each other. */
DossierIdStream *
dossier_search_words_open_texts_at (DossierDb *db, const char *match, GError **error);
/* Only what has the words elsewhere than in its text. */
DossierIdStream *
dossier_search_words_open_outside (DossierDb *db, const DossierQueryTerm *term, GError **error);

G_END_DECLS
