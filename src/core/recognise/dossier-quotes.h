/* dossier-quotes.h: finds the passages of a text that stand in quotation marks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * dossier_quotes_find:
 * @text: (array length=length): valid UTF-8
 * @quotes: (element-type DossierSpan): appended by start, with their marks; of nested ones the
 *   outermost
 *
 * Straight and typographic double marks of English, German, French and the Nordic languages, and
 * ‘typographic’ single marks where a stop or comma tells the closing one from an apostrophe. A
 * quotation ends with its paragraph; one that is not closed there counts where the next paragraph
 * goes on with an opening mark, as printers do it.
 *
 * Takes linear time.
 */
void dossier_quotes_find (const char *text, gsize length, GArray *quotes);

G_END_DECLS
