/* dossier-article-row.h: one article in the library's list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-article-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ARTICLE_ROW (dossier_article_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleRow, dossier_article_row, DOSSIER, ARTICLE_ROW, GtkWidget)

GtkWidget *dossier_article_row_new (void);
/* @item: (nullable): the article to show and follow. The parent, a list's row, is named by it. */
void dossier_article_row_set_item (DossierArticleRow *self, DossierArticleItem *item);
DossierArticleItem *dossier_article_row_get_item (DossierArticleRow *self);

G_END_DECLS
