/* dossier-annotation-actions.h: what a reader does to annotations wherever they are listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

G_BEGIN_DECLS

/* Each is one undo step; finish with dossier_notebook_finish(). */
void dossier_notebook_change_annotation_async (DossierNotebook              *self,
                                               gint64                        annotation_id,
                                               const DossierAnnotationDraft *draft,
                                               GCancellable                 *cancellable,
                                               GAsyncReadyCallback           callback,
                                               gpointer                      user_data);
/* Puts its ends elsewhere in a version of its article; the words there become its quote. */
void dossier_notebook_extend_annotation_async (DossierNotebook    *self,
                                               gint64              annotation_id,
                                               gint64              version_id,
                                               DossierSpan         span,
                                               GCancellable       *cancellable,
                                               GAsyncReadyCallback callback,
                                               gpointer            user_data);
/* @ids: (element-type gint64): one that is gone already is passed over */
void dossier_notebook_delete_annotations_async (DossierNotebook    *self,
                                                GArray             *ids,
                                                GCancellable       *cancellable,
                                                GAsyncReadyCallback callback,
                                                gpointer            user_data);
void dossier_notebook_recolour_annotations_async (DossierNotebook    *self,
                                                  GArray             *ids,
                                                  DossierHighlight    highlight,
                                                  GCancellable       *cancellable,
                                                  GAsyncReadyCallback callback,
                                                  gpointer            user_data);

G_END_DECLS
