/* dossier-next-page.h: finds the address of the page on which an article goes on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_next_page_find:
 * @url: (nullable): where the page came from
 *
 * Looks for link elements and links that call themselves the next page, in words or by number,
 * and believes only those whose address is the page's own with its number raised by one:
 * "/story" → "/story/2", "?page=2" → "?page=3", "/story.html" → "/story-2.html". Pages of lists, of
 * comments and the next article are none.
 *
 * Returns: (transfer full) (nullable): the absolute address
 */
char *dossier_next_page_find (const DossierPage *page, const char *url);

/* Whether @next is the address of the page behind @url of one article. */
gboolean dossier_next_page_follows (const char *url, const char *next);

G_END_DECLS
