/* dossier-bulk-actions.h: what a person does to several articles at once, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each takes (element-type gint64) ids, which are copied, and is one transaction: all of them or,
 * when there is an error, none. Articles that are gone since are passed over.
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * dossier_notebook_toggle_flag_async:
 *
 * Sets the flag of all that have it not; where all have it, takes it from all. Which of the two is
 * decided where it is done, for a list need not have loaded what it shows. Reading one article is
 * no step of the undo log, marking several is.
 */
void dossier_notebook_toggle_flag_async (DossierNotebook    *self,
                                         const GArray       *ids,
                                         DossierArticleFlag  flag,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
/* @is_set: (out) (optional): whether the flag was set */
gboolean dossier_notebook_toggle_flag_finish (DossierNotebook *self,
                                              GAsyncResult    *result,
                                              gboolean        *is_set,
                                              GError         **error);
/* Ends with dossier_notebook_finish(). */
void dossier_notebook_delete_all_async (DossierNotebook    *self,
                                        const GArray       *ids,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* Gives each the tag, which is made when there is none of the name. Ends with
 * dossier_notebook_finish(). */
void dossier_notebook_tag_all_async (DossierNotebook    *self,
                                     const GArray       *ids,
                                     const char         *tag,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);

G_END_DECLS
