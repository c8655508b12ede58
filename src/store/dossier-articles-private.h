/* dossier-articles-private.h: articles, for the other tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* NOT_FOUND unless the article is there and not deleted. */
gboolean dossier_articles_check (DossierDb *db, gint64 id, GError **error);

G_END_DECLS
