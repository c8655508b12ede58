/* dossier-document-join.h: makes one document of the pages of an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/**
 * dossier_document_join:
 * @self: the article so far
 * @page: its next page
 * @number: of the page, from 2
 *
 * Appends the blocks of @page with their inlines: not its title, and not what stands on every page
 * and was read already. References and their anchors get names of their own page. Pure; takes time
 * in proportion to both.
 *
 * Returns: FALSE, with @self untouched, when more than half of the page was read already: it is
 *   the same page under another address, or the end
 */
gboolean dossier_document_join (DossierDocument *self, const DossierDocument *page, guint number);

G_END_DECLS
