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

/**
 * dossier_search_words_open:
 * @term: words
 * @left_out: (nullable): as MATCH reads it: what the texts of these articles have not
 *
 * The same for words, without the articles whose text has something else.
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
/* What texts have, asked of few articles far from each other. */
DossierIdStream *
dossier_search_words_open_texts_at (DossierDb *db, const char *match, GError **error);
/* Only what has the words elsewhere than in its text. */
DossierIdStream *
dossier_search_words_open_outside (DossierDb *db, const DossierQueryTerm *term, GError **error);

/* Whether the words of it are a name of somebody who has others. */
gboolean dossier_search_term_has_names (DossierDb              *db,
                                        const DossierQueryTerm *term,
                                        gboolean               *has,
                                        GError                **error);

/* Its words as MATCH reads them. */
void dossier_search_term_append (const DossierQueryTerm *term, GString *match);

G_END_DECLS
