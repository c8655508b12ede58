/* dossier-search-actions.h: what helps a reader to search: suggestions, and searches that are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/query/dossier-suggestion.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * dossier_notebook_suggest_async:
 * @piece: what is being typed; copied
 * @limit: at most so many
 */
void dossier_notebook_suggest_async (DossierNotebook         *self,
                                     const DossierQueryPiece *piece,
                                     guint                    limit,
                                     GCancellable            *cancellable,
                                     GAsyncReadyCallback      callback,
                                     gpointer                 user_data);
/* (transfer full) (nullable) (element-type DossierSuggestion): the best first. */
GPtrArray *
dossier_notebook_suggest_finish (DossierNotebook *self, GAsyncResult *result, GError **error);

/* One undo step each; dossier_notebook_finish() is the other half. The same words are kept once:
 * again, they get the other name. */
void dossier_notebook_save_search_async (DossierNotebook    *self,
                                         const char         *name,
                                         const char         *words,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
void dossier_notebook_rename_search_async (DossierNotebook    *self,
                                           gint64              id,
                                           const char         *name,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
void dossier_notebook_remove_search_async (DossierNotebook    *self,
                                           gint64              id,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);

G_END_DECLS
