/* dossier-text-hash.h: one short name for a text, by which it is known again at another address.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Shorter texts ("Page not found", "Please enable scripts") say the same on many pages. */
#define DOSSIER_TEXT_HASH_MIN_LENGTH 200

/**
 * dossier_text_hash:
 * @text: (array length=length): valid UTF-8
 * @length: bytes
 *
 * The SHA-256 of the folded text: equal for texts that differ only in case, diacritics, typographic
 * marks, white space and where pictures stand.
 *
 * Returns: (transfer full) (nullable): in hexadecimal digits; NULL when the folded text has fewer
 *   than DOSSIER_TEXT_HASH_MIN_LENGTH characters
 */
char *dossier_text_hash (const char *text, gsize length);

G_END_DECLS
