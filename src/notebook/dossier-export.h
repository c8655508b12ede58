/* dossier-export.h: writes the notebook, or some of its articles, in an open format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_EXPORT_JSON,
} DossierExportFormat;

/* By the name on the command line ("json"). */
gboolean dossier_export_format_from_string (const char *name, DossierExportFormat *format);

/**
 * dossier_export_async:
 * @ids: (element-type gint64) (nullable): of articles; NULL for all
 * @stream: written on a reader thread, not closed
 *
 * JSON is complete: articles with every version as received and as read, mentions, annotations,
 * entities; in a stable order and without numbers of the database, so that two notebooks with the
 * same contents give the same bytes.
 */
void     dossier_export_async (DossierNotebook    *notebook,
                               DossierExportFormat format,
                               GArray             *ids,
                               GOutputStream      *stream,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
gboolean dossier_export_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
