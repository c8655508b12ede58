/* dossier-link-list.h: tells lists of links that an article gives from those that lead away from
 * it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_link_list_restore_given:
 * @page: with its lines read, and the article's furniture cut
 * @root: the article
 *
 * Takes back the cuts of lists that the article gives: an uncut line of its own introduces them
 * ("Many patches were sent:"), or the links lead to other sites and the text goes on behind them.
 * "Read more:" introduces nothing of the article's; lists of its own sections, or of other articles
 * of the site, are not its text either.
 */
void dossier_link_list_restore_given (DossierPage *page, guint root);

G_END_DECLS
