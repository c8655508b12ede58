/* dossier-versions-private.h: versions, for the other tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "core/text/dossier-span.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/* NOT_FOUND unless the version is there and its article not deleted. */
gboolean dossier_versions_find_article (DossierDb *db,
                                        gint64     version_id,
                                        gint64    *article_id,
                                        GError   **error);
/* The same with its text. (transfer full) (nullable) */
char *dossier_versions_dup_text (DossierDb *db,
                                 gint64     version_id,
                                 gsize     *length,
                                 gint64    *article_id,
                                 GError   **error);
/* CONSTRAINT unless the span holds something and falls on character boundaries of the text. */
gboolean
dossier_versions_check_span (const char *text, gsize length, DossierSpan span, GError **error);
/* Without an error, for checking. */
gboolean dossier_versions_is_span (const char *text, gsize length, DossierSpan span);

G_END_DECLS
