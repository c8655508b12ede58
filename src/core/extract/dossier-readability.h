/* dossier-readability.h: finds the part of a page that is the article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_readability_find:
 *
 * Cuts what is never read and reads the page's lines; then weighs every line (length, sentences,
 * links, names of the elements around) and finds the element whose lines weigh most, then the
 * smallest one inside it that holds nearly as much.
 * The idea of adding up scores of paragraphs over their ancestors goes back to Readability by arc90
 * (2009); weights may be negative here, so that menus and lists of links pull an element down.
 *
 * Returns: the node, or 0 when no line of the page looks like running text
 */
guint dossier_readability_find (DossierPage *page);

G_END_DECLS
