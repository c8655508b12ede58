/* dossier-name-extent.h: from a few letters of a name to all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_name_extent_find:
 * @text: (array length=length): valid UTF-8
 * @span: letters of it, as a search or a hasty pointer selects them
 * @kind: what the name is of
 *
 * Nobody means half a word. A span that begins or ends inside a word is the name that the word
 * stands in: the whole word and, when it has a capital, its neighbours with capitals, and small
 * words between them as in "Bank of Skarva". A word that has its capital from the sentence that it
 * begins, like "In", is none of them, nor is a person's title. Whole words are what they are.
 *
 * Returns: the span of all of it
 */
DossierSpan
dossier_name_extent_find (const char *text, gsize length, DossierSpan span, DossierEntityKind kind);

G_END_DECLS
