/* dossier-annotations-private.h: placing annotations in the versions of their article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-annotations.h"
#include "store/dossier-carry.h"

G_BEGIN_DECLS

/* Looks for every annotation of the article in a version that follows @old_version_id. */
gboolean dossier_annotations_carry (DossierDb          *db,
                                    gint64              article_id,
                                    gint64              old_version_id,
                                    gint64              new_version_id,
                                    const DossierCarry *carry,
                                    GError            **error);
/* Places one annotation in the versions after its own that it has no placement in: those that
 * came before it was made, or while it was undone. */
gboolean dossier_annotations_place_where_missing (DossierDb *db, gint64 id, GError **error);

G_END_DECLS
