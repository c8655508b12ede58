/* dossier-hero.h: finds the image that stands above an article, outside its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_hero_find:
 * @page: with the article's furniture cut
 * @root: the article
 *
 * The image that opens the article, where a reader sees it, while the text itself begins without
 * one: an element above the running text that shows the image that the page names for sharing
 * (og:image, twitter:image), else the first one with a caption between headline and text.
 *
 * Returns: the image, to be written before the article; 0 when there is none
 */
guint dossier_hero_find (const DossierPage *page, guint root);

G_END_DECLS
