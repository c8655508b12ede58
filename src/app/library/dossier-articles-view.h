/* dossier-articles-view.h: the library's list of articles and what one does with them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-article-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ARTICLES_VIEW (dossier_articles_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticlesView, dossier_articles_view, DOSSIER, ARTICLES_VIEW, GtkWidget)

/* Actions for the selected article, or for all that are selected:
 *   articles.delete, articles.copy-address, articles.refresh, articles.tag, articles.show-menu
 *   articles.toggle-star, articles.toggle-archive, articles.toggle-read
 * for one:
 *   articles.open, articles.show-changes
 * for any:
 *   articles.set-starred (xb)
 * and articles.select-all, articles.unselect.
 * Opening goes out as "win.open-article" (x). */
GtkWidget *dossier_articles_view_new (void);
/* Both (nullable) at once: what to show and where to act on it. */
void dossier_articles_view_set (DossierArticlesView *self,
                                DossierNotebook     *notebook,
                                DossierArticleList  *articles);
/* (transfer full) (element-type gint64): in the order of the list. */
GArray *dossier_articles_view_copy_selected (DossierArticlesView *self);
/* Leaves one of several that are selected; FALSE when there were not several. */
gboolean dossier_articles_view_unselect (DossierArticlesView *self);
/* Puts the keyboard on the selected article, else on the first. */
void dossier_articles_view_focus (DossierArticlesView *self);

G_END_DECLS
