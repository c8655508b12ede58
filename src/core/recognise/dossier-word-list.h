/* dossier-word-list.h: short lists of words, written as one string.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest word of a list. */
#define DOSSIER_WORD_LIST_MAX_WORD 24

/**
 * dossier_word_list_has:
 * @list: words between spaces, with one at either end: " man woman "
 * @word: (array length=length)
 * @is_folded: whether @word is compared in small letters (of ASCII)
 */
gboolean
dossier_word_list_has (const char *list, const char *word, gsize length, gboolean is_folded);

G_END_DECLS
