/* dossier-article-list.h: the articles of a shelf or a search, newest first, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-article-item.h"
#include "notebook/dossier-windowed-list.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SHELF_ALL,
  DOSSIER_SHELF_UNREAD,
  DOSSIER_SHELF_STARRED,
  DOSSIER_SHELF_ARCHIVE,
  DOSSIER_SHELF_EVERYTHING,
} DossierShelf;

#define DOSSIER_TYPE_ARTICLE_LIST (dossier_article_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleList,
                      dossier_article_list,
                      DOSSIER,
                      ARTICLE_LIST,
                      DossierWindowedList)

/**
 * DossierArticleList:
 *
 * A #GListModel of #DossierArticleItem over ordered ids: 100,000 articles cost 800 KB. Everything
 * else of it is #DossierWindowedList's.
 *
 * Properties: "shelf" (int), "tag-id", "entity-id" (int64, 0 for any), "words" (string),
 * "best-first" (boolean).
 */
DossierArticleList *dossier_article_list_new (DossierNotebook *notebook);
void                dossier_article_list_set_shelf (DossierArticleList *self, DossierShelf shelf);
void                dossier_article_list_set_tag_id (DossierArticleList *self, gint64 tag_id);
void                dossier_article_list_set_entity_id (DossierArticleList *self, gint64 entity_id);
void                dossier_article_list_set_words (DossierArticleList *self, const char *words);
/* Of a search: those in whose text the words weigh most, instead of the newest. */
void dossier_article_list_set_best_first (DossierArticleList *self, gboolean is_best_first);
/* (transfer full) (element-type gint64): of all articles in the list, in its order. */
GArray  *dossier_article_list_copy_ids (DossierArticleList *self);
gboolean dossier_article_list_is_loading (DossierArticleList *self);
/* Asked once, not followed: loaded items, for the command line. (element-type DossierArticleItem)
 */
void dossier_article_list_fetch_async (DossierNotebook    *notebook,
                                       DossierShelf        shelf,
                                       const char         *words,
                                       guint               limit,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
GPtrArray *
dossier_article_list_fetch_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
