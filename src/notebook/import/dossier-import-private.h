/* dossier-import-private.h: what is read of a file before it is written to the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this folder.
 */
#pragma once

#include "core/exchange/dossier-imported.h"
#include "core/extract/dossier-document.h"
#include "notebook/dossier-extractor.h"
#include "notebook/import/dossier-import.h"
#include "store/dossier-db.h"
#include "store/dossier-raw.h"

G_BEGIN_DECLS

/* Bytes of a file, unpacked: an archive of some ten thousand pages. */
#define DOSSIER_IMPORT_MAX_BYTES (1024 * 1024 * 1024)

/* The source of a text that is only what another program kept of an article. */
#define DOSSIER_IMPORT_KEPT "dossier:kept"

/**
 * DossierImportPage: one article of the file, ready to be written.
 * @url: canonical: how the notebook knows the article
 * @article: (transfer none): of the plan's @imported
 * @document: (nullable): its text, or what the other program kept of it; NULL for an address only
 * @is_kept: the text is not the article's own
 * @images: (element-type DossierImage) (nullable): the pictures of its text that the file has
 * @fetched: Unix milliseconds
 * @is_dated: the file says when it was received
 * @order: among the pages of the file
 * @article_id: once it is written; 0 for what only waits
 * @is_new: the notebook did not have the article
 */
typedef struct
{
  char                         *url;
  const DossierImportedArticle *article;
  DossierDocument              *document;
  DossierRaw                   *raw;
  GPtrArray                    *mentions;
  GPtrArray                    *images;
  gboolean                      is_kept;
  gint64                        fetched;
  gboolean                      is_dated;
  guint                         order;
  gint64                        article_id;
  gboolean                      is_new;
} DossierImportPage;

/**
 * DossierImportPlan:
 * @imported: (nullable): what the file holds, when it is another program's
 * @pages: (element-type DossierImportPage): oldest first
 * @outlines: (nullable) (element-type DossierOutline): feeds
 * @bundle: (nullable): what another notebook wrote
 */
typedef struct
{
  DossierImported     *imported;
  GPtrArray           *pages;
  GPtrArray           *outlines;
  GBytes              *bundle;
  DossierImportReport *report;
} DossierImportPlan;

typedef void (*DossierImportProgress) (double fraction, gpointer data);

/**
 * DossierImportReader: what reading a file needs.
 * @name: of the file, for messages and titles
 * @uri: of the file
 */
typedef struct
{
  DossierExtractor     *extractor;
  DossierRecogniser    *recogniser;
  const char           *name;
  const char           *uri;
  DossierImportProgress progress;
  gpointer              progress_data;
} DossierImportReader;

/**
 * DossierImportPictures: the pictures that a file holds, looked at once each.
 *
 * For one thread; blocks.
 */
typedef struct _DossierImportPictures DossierImportPictures;

/* Borrows both. @file_uri: pictures may lie beside the file. */
DossierImportPictures *dossier_import_pictures_new (const DossierImported *imported,
                                                    DossierExtractor      *extractor,
                                                    const char            *file_uri);
void                   dossier_import_pictures_free (DossierImportPictures *self);
/* Gives the page those of its text: of the file, in its text, or beside it. */
void dossier_import_pictures_give (DossierImportPictures *self,
                                   DossierImportPage     *page,
                                   GCancellable          *cancellable);
/* Says which did not come. */
void dossier_import_pictures_report (DossierImportPictures *self, DossierImportReport *report);

/* Reads a file of any format; blocks, for a thread of its own. (transfer full) (nullable) */
DossierImportPlan *dossier_import_read (const DossierImportReader *self,
                                        GBytes                    *bytes,
                                        GCancellable              *cancellable,
                                        GError                   **error);
void               dossier_import_plan_free (DossierImportPlan *self);
/* Writes it inside the open transaction, as one step that can be undone. */
gboolean dossier_import_write (DossierDb *db, DossierImportPlan *plan, GError **error);
/* Places notes in the current text of the article that @page became. */
typedef struct _DossierImportPlacer DossierImportPlacer;

DossierImportPlacer *dossier_import_placer_new (DossierDb               *db,
                                                DossierImportReport     *report,
                                                const DossierImportPage *page,
                                                GError                 **error);
gboolean             dossier_import_placer_add (DossierImportPlacer             *self,
                                                const DossierImportedAnnotation *annotation,
                                                GError                         **error);
void                 dossier_import_placer_free (DossierImportPlacer *self);

/* The attribute of a page of ours that holds a bundle, packed, in Base64. */
#define DOSSIER_IMPORT_BUNDLE_ATTRIBUTE "data-dossier-bundle"

gboolean dossier_import_is_bundle (GBytes *bytes);
/* (transfer full) (nullable): what the page's attribute holds, still packed. */
GBytes *dossier_import_find_bundle (GBytes *page);
/* Takes out of the plan's bundle what is no picture; the report says so. Blocks. */
gboolean dossier_import_sift_bundle (DossierImportPlan *plan,
                                     DossierExtractor  *extractor,
                                     GCancellable      *cancellable,
                                     GError           **error);
gboolean dossier_import_write_bundle (DossierDb *db, DossierImportPlan *plan, GError **error);

/* All members of a gzip file, one after the other; as it is when it is none. TOO_LARGE over
 * DOSSIER_IMPORT_MAX_BYTES. (transfer full) (nullable) */
GBytes *dossier_import_unpack (GBytes *bytes, GError **error);
/* A page packed as HTTP says. (transfer full) (nullable) */
GBytes *dossier_import_decode (GBytes *page, const char *codings, GError **error);
/* What the other program kept of an article, as a text: its title and the passages. */
DossierDocument *dossier_import_make_kept (const DossierImportedArticle *article);

DossierImportReport *dossier_import_report_new (const char *format);
void dossier_import_report_add_problem (DossierImportReport *self, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportPictures, dossier_import_pictures_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportPlan, dossier_import_plan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportPlacer, dossier_import_placer_free)

G_END_DECLS
