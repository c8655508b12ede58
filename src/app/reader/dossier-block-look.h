/* dossier-block-look.h: which look of the style a block of an article has, and where looks end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-style.h"

G_BEGIN_DECLS

DossierLook dossier_block_look (DossierBlockKind kind);

/**
 * dossier_block_look_part_lines:
 * @buffer: whose lines have their looks
 *
 * While GTK draws, the look of the last words of a line is kept for the next one that has to be
 * laid out, until it passes the border of a tag; of lines that are laid out already it passes none.
 * So the look of a title came to paragraphs further down. A tag of no look on every line's end is a
 * border at the beginning of every line.
 */
void dossier_block_look_part_lines (GtkTextBuffer *buffer, DossierArticleStyle *style);

G_END_DECLS
