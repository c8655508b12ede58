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
 * dossier_search_is_plain:
 *
 * Whether it is words alone, none of them a name of somebody who has others: what the full-text
 * index answers by itself.
 */
gboolean dossier_search_is_plain (DossierDb          *db,
                                  const DossierQuery *query,
                                  gboolean           *is_plain,
                                  GError            **error);

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
