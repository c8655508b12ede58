/* dossier-article-item-private.h: how lists fill the items in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-article-item.h"
#include "store/dossier-articles.h"

G_BEGIN_DECLS

DossierArticleItem *dossier_article_item_new (gint64 id);
/* Takes the record; notifies only what differs. */
void dossier_article_item_load (DossierArticleItem *self, DossierArticle *record);

G_END_DECLS
