/* dossier-export.h: writes the notebook, or some of its articles, in an open format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierExportFormat:
 * @DOSSIER_EXPORT_JSON: complete: articles with every version as received and as read, mentions,
 *   annotations, entities; in a stable order and without numbers of the database, so that two
 *   notebooks with the same contents give the same bytes
 * @DOSSIER_EXPORT_WEB_ANNOTATION: annotations as a W3C Web Annotation collection, JSON-LD
 * @DOSSIER_EXPORT_HYPOTHESIS: annotations as the rows that the Hypothesis API answers
 * @DOSSIER_EXPORT_MARKDOWN: annotations as quotes under front matter; may be one file an article
 * @DOSSIER_EXPORT_CSV_FIGURES: a row for every figure, with its sentence
 * @DOSSIER_EXPORT_CSV_ENTITIES: a row for everyone and everywhere in every article
 * @DOSSIER_EXPORT_CSV_ANNOTATIONS: a row for every annotation
 * @DOSSIER_EXPORT_BIBTEX: the articles as sources to cite
 * @DOSSIER_EXPORT_RIS: the same for reference managers
 * @DOSSIER_EXPORT_CSL_JSON: the same for citation processors
 * @DOSSIER_EXPORT_GEOJSON: a point for every place, with the articles that mention it
 * @DOSSIER_EXPORT_BUNDLE: a notebook of these articles, to be imported into another one equal
 * @DOSSIER_EXPORT_HTML: pages to read without Dossier and without a network, which import equal
 *
 * All but the first and the last two speak of current versions: what they hold is what the reading
 * room shows.
 */
typedef enum
{
  DOSSIER_EXPORT_JSON,
  DOSSIER_EXPORT_WEB_ANNOTATION,
  DOSSIER_EXPORT_HYPOTHESIS,
  DOSSIER_EXPORT_MARKDOWN,
  DOSSIER_EXPORT_CSV_FIGURES,
  DOSSIER_EXPORT_CSV_ENTITIES,
  DOSSIER_EXPORT_CSV_ANNOTATIONS,
  DOSSIER_EXPORT_BIBTEX,
  DOSSIER_EXPORT_RIS,
  DOSSIER_EXPORT_CSL_JSON,
  DOSSIER_EXPORT_GEOJSON,
  DOSSIER_EXPORT_BUNDLE,
  DOSSIER_EXPORT_HTML,
} DossierExportFormat;

#define DOSSIER_N_EXPORT_FORMATS 13

/* By the name on the command line ("json"). */
gboolean    dossier_export_format_from_string (const char *name, DossierExportFormat *format);
const char *dossier_export_format_to_string (DossierExportFormat format);
/* What file names of the format end in, without the dot ("csv"). */
const char *dossier_export_format_get_suffix (DossierExportFormat format);

/**
 * dossier_export_async:
 * @ids: (element-type gint64) (nullable): of articles; NULL for all
 * @stream: written on a reader thread, not closed
 */
void dossier_export_async (DossierNotebook    *notebook,
                           DossierExportFormat format,
                           GArray             *ids,
                           GOutputStream      *stream,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
/* Only these annotations, of whatever articles: @ids (element-type gint64). For the formats of
 * annotations. Finish with dossier_export_finish(). */
void dossier_export_annotations_async (DossierNotebook    *notebook,
                                       DossierExportFormat format,
                                       GArray             *ids,
                                       GOutputStream      *stream,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/**
 * dossier_export_folder_async:
 * @folder: must exist; gets a file for each article, named by title and number
 *
 * Files of those names are written anew. Finish with dossier_export_finish().
 */
void     dossier_export_folder_async (DossierNotebook    *notebook,
                                      DossierExportFormat format,
                                      GArray             *ids,
                                      GFile              *folder,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
gboolean dossier_export_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
