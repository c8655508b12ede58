/* dossier-article-menu.h: the menu of one article in the library, or of several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-article-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* (transfer full): with the words that fit its present state: "Star" or "Remove Star". Its actions
 * are those of DossierArticlesView. */
GMenuModel *dossier_article_menu_new (DossierArticleItem *item);
/* (transfer full): for several that are selected. */
GMenuModel *dossier_article_menu_new_for_several (void);

G_END_DECLS
