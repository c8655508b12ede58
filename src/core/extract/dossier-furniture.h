/* dossier-furniture.h: cuts what stands in an article and is none of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_furniture_cut:
 * @page: with its lines read; they are read again
 * @root: the article
 * @title: (nullable): its headline, which the text need not repeat
 *
 * Cuts share bars, bylines, related articles, newsletters, advertisements, comments, biographies
 * and other labels inside @root: by the names of their elements, by the words that introduce them,
 * by being links alone, and by where they stand. Nothing that holds a large part of the article is
 * cut whatever its name says.
 */
void dossier_furniture_cut (DossierPage *page, guint root, const char *title);

G_END_DECLS
