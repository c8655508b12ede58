/* dossier-furniture.h: cuts what is no part of the article: menus, adverts, teasers, comments.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-features.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_furniture_cut:
 * @root: the element that holds the article, as dossier_readability_find() says
 * @facts: what the page says of its article
 *
 * Every line is judged by dossier_line_judge() and kept when it is likely to belong to the article;
 * what stands around @root may be kept too, as leads and headlines are that stand apart. Then the
 * decisions are made whole: tables are kept or cut entirely, captions go with their images, images
 * with the lines around them.
 *
 * Returns: the element that holds all that was kept
 */
guint dossier_furniture_cut (DossierPage *page, guint root, const DossierLineFacts *facts);

G_END_DECLS
