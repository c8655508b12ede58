/* dossier-search.h: from what a reader asks to the articles that answer it.
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
 * dossier_search_open:
 * @query: with one group at least
 * @shelf: (transfer full): the articles among which to look
 *
 * Returns: (transfer full) (nullable): the articles, newest first; reads while it is asked
 */
DossierIdStream *dossier_search_open (DossierDb          *db,
                                      const DossierQuery *query,
                                      DossierIdStream    *shelf,
                                      GError            **error);

/**
 * DossierSearchShape:
 * @DOSSIER_SEARCH_PLAIN: words, of which a text or a note has all that it should: what the
 *   full-text index answers by itself
 * @DOSSIER_SEARCH_WITHOUT: the same, without others that neither the text nor a note may have: what
 *   it answers nearly by itself
 * @DOSSIER_SEARCH_MIXED: anything else, as a word that is a name of somebody who has others: each
 *   term may hold elsewhere
 */
typedef enum
{
  DOSSIER_SEARCH_PLAIN,
  DOSSIER_SEARCH_WITHOUT,
  DOSSIER_SEARCH_MIXED,
} DossierSearchShape;

gboolean dossier_search_find_shape (DossierDb          *db,
                                    const DossierQuery *query,
                                    DossierSearchShape *shape,
                                    GError            **error);

/**
 * dossier_search_open_without:
 * @query: of the shape WITHOUT
 * @shelf: (transfer full): asked only about articles of which a note answers
 *
 * What texts have and have not is one question to the full-text index, as it is when nothing is
 * left out: what is left then is a part of what was there before.
 *
 * Returns: (transfer full) (nullable): the articles, newest first
 */
DossierIdStream *dossier_search_open_without (DossierDb          *db,
                                              const DossierQuery *query,
                                              DossierIdStream    *shelf,
                                              GError            **error);

/* Whether it asks for anything, besides what it leaves out. */
gboolean dossier_search_has_wanted (const DossierQuery *query);
/* The words that are wanted, as MATCH reads them: "(a OR b) AND (c)". (transfer full) */
char *dossier_search_dup_wanted (const DossierQuery *query);

/**
 * dossier_search_dup_match:
 * @is_each: whether all words must occur, or any
 *
 * What an answer to it shows: the words that are asked for, and the names and things counted.
 *
 * Returns: (transfer full) (nullable): for MATCH; NULL when there are none
 */
char *dossier_search_dup_match (const DossierQuery *query, gboolean is_each);

G_END_DECLS
