/* dossier-segment.h: cuts a text into sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * dossier_segment_sentences:
 * @text: (array length=length): valid UTF-8
 * @length: bytes
 *
 * A line break always ends a sentence (blocks are joined by one); within a line, a full stop,
 * question or exclamation mark with its closing quotes does, unless it belongs to an
 * abbreviation, an initial or a number. Spans are trimmed of white space, in order, never empty.
 * One pass, linear time.
 *
 * Returns: (transfer full) (element-type DossierSpan): the sentences
 */
GArray *dossier_segment_sentences (const char *text, gsize length);

G_END_DECLS
