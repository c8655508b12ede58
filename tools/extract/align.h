/* align.h: which words of a page are those of a reference text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * align_words:
 * @page: (element-type guint32): hashes of words
 * @truth: (element-type guint32): the same of the reference
 *
 * The best alignment in order, where words that follow one another count most, so that single
 * words of a menu do not pass for those of the article. Takes time and memory of the product of
 * both lengths.
 *
 * Returns: (transfer full): one byte for each word of @page, 1 where it is part of the reference
 */
guint8 *align_words (const GArray *page, const GArray *truth);

G_END_DECLS
