/* dossier-import-rows.h: what only an import asks of the tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-annotations.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierImportTarget:
 * @article_id: 0 when the address is new
 * @version_id: the current one
 * @fetched: when that was received, Unix milliseconds
 * @is_deleted: the reader has put the article away
 * @is_kept: its text is only what another program kept of it
 */
typedef struct
{
  gint64   article_id;
  gint64   version_id;
  gint64   fetched;
  gboolean is_deleted;
  gboolean is_kept;
} DossierImportTarget;

/* @url: canonical */
gboolean dossier_import_rows_find_article (DossierDb           *db,
                                           const char          *url,
                                           DossierImportTarget *target,
                                           GError             **error);
/* The version that holds these very bytes of that very moment; @version_id is 0 without one. */
gboolean dossier_import_rows_find_received (DossierDb  *db,
                                            gint64      article_id,
                                            gint64      fetched,
                                            const char *sha256,
                                            gint64     *version_id,
                                            GError    **error);
/* @article_id: of the annotation with that name; 0 without one. */
gboolean
dossier_import_rows_find_uuid (DossierDb *db, const char *uuid, gint64 *article_id, GError **error);
/* Whether its first text was only what another program kept of it: the reader knows it by the
 * address that this program gave. */
gboolean dossier_import_rows_began_as_kept (DossierDb *db,
                                            gint64     article_id,
                                            gboolean  *began_as_kept,
                                            GError   **error);
/* When the other program got to know the article, Unix milliseconds. */
gboolean
dossier_import_rows_set_added (DossierDb *db, gint64 article_id, gint64 added, GError **error);
/* Hides an article that was just added, so that showing it is a change that undo can take back. */
gboolean dossier_import_rows_hide (DossierDb *db, gint64 article_id, GError **error);
gboolean dossier_import_rows_show (DossierDb *db, gint64 article_id, GError **error);

G_END_DECLS
