/* dossier-reading.h: one version of an article, open for reading: its document, annotations and
 * entities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "notebook/dossier-annotation-item.h"
#include "notebook/dossier-article-item.h"
#include "notebook/dossier-entity-item.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_READING (dossier_reading_get_type ())
G_DECLARE_FINAL_TYPE (DossierReading, dossier_reading, DOSSIER, READING, GObject)

/**
 * DossierReading::mentions-changed:
 *
 * The mentions (and so the entities) were read again.
 *
 * The document never changes; the lists below follow the notebook. Property "has-newer-version".
 */

/* @number: the version, 0 for the current one. Errors: DOSSIER_STORE_ERROR_NOT_FOUND, … */
void dossier_reading_open_async (DossierNotebook    *notebook,
                                 gint64              article_id,
                                 guint               number,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* The same by the version's id. */
void            dossier_reading_open_version_async (DossierNotebook    *notebook,
                                                    gint64              article_id,
                                                    gint64              version_id,
                                                    GCancellable       *cancellable,
                                                    GAsyncReadyCallback callback,
                                                    gpointer            user_data);
DossierReading *dossier_reading_open_finish (GAsyncResult *result, GError **error);

DossierNotebook *dossier_reading_get_notebook (DossierReading *self);
gint64           dossier_reading_get_article_id (DossierReading *self);
gint64           dossier_reading_get_version_id (DossierReading *self);
guint            dossier_reading_get_number (DossierReading *self);
guint            dossier_reading_get_n_versions (DossierReading *self);
/* Unix ms when this version was fetched. */
gint64      dossier_reading_get_fetched (DossierReading *self);
const char *dossier_reading_get_sha256 (DossierReading *self);
const char *dossier_reading_get_source_url (DossierReading *self);
/* (transfer none): the article; follows changes of its flags. */
DossierArticleItem    *dossier_reading_get_article (DossierReading *self);
const DossierDocument *dossier_reading_get_document (DossierReading *self);
/* (element-type DossierAnnotationItem): in the order of the text, orphans last. */
GListModel *dossier_reading_get_annotations (DossierReading *self);
/* (element-type DossierEntityItem): of one kind, by first mention. */
GListModel *dossier_reading_get_entities (DossierReading *self, DossierEntityKind kind);
/* (element-type DossierMention) (transfer none): all, in the order of the text; valid until
 * "mentions-changed". */
GPtrArray *dossier_reading_get_mentions (DossierReading *self);
/* The saved bytes of a figure's picture; (transfer none) (nullable): NULL when it was not saved. */
GBytes *dossier_reading_get_image (DossierReading *self, const char *image_url);
/* Its pixels, known before it is decoded; FALSE when it was not saved, or long ago. */
gboolean dossier_reading_get_image_size (DossierReading *self,
                                         const char     *image_url,
                                         guint          *width,
                                         guint          *height);

/* The byte that stood at the top of the window when the article was last left, in this version or,
 * found again by its words, in another; FALSE when it was left at its beginning. */
gboolean dossier_reading_get_position (DossierReading *self, gsize *start);
/* Remembers the byte that stands there now, quietly: it is written behind all that was asked for
 * before, is no step to undo, and nobody hears of it. */
void dossier_reading_keep_position (DossierReading *self, gsize start);

/**
 * DossierAnnotationDraft:
 * @highlight: its colour
 * @note: (nullable): Markdown
 * @tags: (nullable) (array zero-terminated=1)
 */
typedef struct
{
  DossierHighlight   highlight;
  const char        *note;
  const char *const *tags;
} DossierAnnotationDraft;

/* Each of these is one undo step; finish returns after it is on disk. */
void dossier_reading_annotate_async (DossierReading               *self,
                                     DossierSpan                   span,
                                     const DossierAnnotationDraft *draft,
                                     GCancellable                 *cancellable,
                                     GAsyncReadyCallback           callback,
                                     gpointer                      user_data);
/* The new annotation's id; 0 with an error. */
gint64 dossier_reading_annotate_finish (DossierReading *self, GAsyncResult *result, GError **error);
void   dossier_reading_change_annotation_async (DossierReading               *self,
                                                gint64                        annotation_id,
                                                const DossierAnnotationDraft *draft,
                                                GCancellable                 *cancellable,
                                                GAsyncReadyCallback           callback,
                                                gpointer                      user_data);
void   dossier_reading_delete_annotation_async (DossierReading     *self,
                                                gint64              annotation_id,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
/* Puts it on another passage, for one whose own is gone; the words there become its quote. */
void dossier_reading_move_annotation_async (DossierReading     *self,
                                            gint64              annotation_id,
                                            DossierSpan         span,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
/**
 * DossierTagDraft:
 * @is_here_only: a name is one in this article, not wherever texts say it
 */
typedef struct
{
  DossierEntityKind kind;
  gboolean          is_here_only;
} DossierTagDraft;

/* "This is a person / place / organisation / figure / date": letters of a word stand for all of the
 * name that it is in, see dossier_name_extent_find (). A figure's value and a date's day are
 * read from the words. A name is marked wherever the article says it, and becomes a rule that
 * reaches the rest of the notebook in the background. */
void dossier_reading_tag_async (DossierReading        *self,
                                DossierSpan            span,
                                const DossierTagDraft *draft,
                                GCancellable          *cancellable,
                                GAsyncReadyCallback    callback,
                                gpointer               user_data);
/* Returns: (transfer full) (nullable): what was done, as a sentence; NULL with an error */
char *dossier_reading_tag_finish (DossierReading *self, GAsyncResult *result, GError **error);
/* "Not a person …": all mentions of the entity in this version. */
void dossier_reading_reject_async (DossierReading     *self,
                                   DossierEntityItem  *entity,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
/* Of change, delete, move and reject. */
gboolean dossier_reading_finish (DossierReading *self, GAsyncResult *result, GError **error);

G_END_DECLS
