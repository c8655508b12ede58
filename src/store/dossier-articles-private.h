/* dossier-articles-private.h: articles, for the other tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-articles.h"

G_BEGIN_DECLS

/* NOT_FOUND unless the article is there and not deleted. */
gboolean dossier_articles_check (DossierDb *db, gint64 id, GError **error);
/* What @words, as typed, find in the articles at the end of @articles, as many as @n_ids. */
gboolean dossier_articles_fill_in_snippets (DossierDb    *db,
                                            const gint64 *ids,
                                            gsize         n_ids,
                                            const char   *words,
                                            GPtrArray    *articles,
                                            GError      **error);

G_END_DECLS
