/* dossier-reading-position.h: where the reader stopped in each article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * dossier_reading_position_get:
 * @version_id: the version that is opened
 * @start: (out): the byte of its text that stood at the top of the window
 * @is_found: (out): FALSE when the reader was never anywhere but at the beginning, or when nothing
 *   that stood near the place is in this version
 *
 * A place in another version is found again by the words that stood there, or else by those that
 * came after them.
 *
 * Returns: FALSE with an error when the notebook cannot be read
 */
gboolean dossier_reading_position_get (DossierDb *db,
                                       gint64     article_id,
                                       gint64     version_id,
                                       gsize     *start,
                                       gboolean  *is_found,
                                       GError   **error);

/* Remembers the place. No matter of undo, and no change that anybody is told of. CONSTRAINT when
 * the version is another article's. */
gboolean dossier_reading_position_set (DossierDb *db,
                                       gint64     article_id,
                                       gint64     version_id,
                                       gsize      start,
                                       GError   **error);

G_END_DECLS
