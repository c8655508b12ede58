/* dossier-words.h: from what a reader types to what the full-text index understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_WORDS_NONE,    /* nothing was typed: no condition */
  DOSSIER_WORDS_NOTHING, /* nothing of it can be in a text */
  DOSSIER_WORDS_SOME,
} DossierWords;

/**
 * dossier_words_parse:
 * @words: (nullable): as typed
 * @query: (out) (nullable): for MATCH, with SOME
 *
 * All words must occur. The last one may be the beginning of a word, unless a space follows it or
 * it is a single letter: a hundred thousand articles have a word with every letter. "Quoted
 * words" are a phrase. Nothing is an operator.
 */
DossierWords dossier_words_parse (const char *words, char **query);

G_END_DECLS
