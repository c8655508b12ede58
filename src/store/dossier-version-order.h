/* dossier-version-order.h: gives versions that came out of order their places by time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* Versions that came out of order have numbers above this one until all have come. */
#define DOSSIER_VERSION_ORDER_LATER 1000000000

/* Inside the open transaction. @article_ids (element-type gint64): a set: articles with such
 * versions, deleted ones too. */
gboolean dossier_version_order_settle (DossierDb *db, GHashTable *article_ids, GError **error);

G_END_DECLS
