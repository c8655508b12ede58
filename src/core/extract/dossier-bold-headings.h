/* dossier-bold-headings.h: knows headings that are written as bold paragraphs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/**
 * dossier_bold_headings_apply:
 * @document: with blocks, inlines (in order) and text
 *
 * In an article without headings, makes headings of the short paragraphs that are bold from start
 * to end, no sentences, and stand before running text; of none unless there are two at least: one
 * alone may be anything.
 */
void dossier_bold_headings_apply (DossierDocument *document);

G_END_DECLS
