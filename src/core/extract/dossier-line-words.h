/* dossier-line-words.h: words that publishers use of themselves and to their readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierWordKind:
 * @DOSSIER_WORD_PUBLISHER: of subscriptions, cookies, comments, sharing, rights
 * @DOSSIER_WORD_ADDRESS: you and your, we and our
 *
 * An article may hold any of them; a line with many is rarely a part of it.
 */
typedef enum
{
  DOSSIER_WORD_PLAIN,
  DOSSIER_WORD_PUBLISHER,
  DOSSIER_WORD_ADDRESS,
} DossierWordKind;

/* @hash: of a word, as dossier_line_texts_hash_words() makes it. Any thread. */
DossierWordKind dossier_line_words_find (guint32 hash);

G_END_DECLS
