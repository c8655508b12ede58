/* dossier-typed.h: what can be said of words as a person types them in a search.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Valid UTF-8 of at most @max_bytes of @typed, without half a character at its end.
 * (transfer full) */
char *dossier_typed_dup (const char *typed, gsize max_bytes);
/* Whether there is a letter or digit in @text (array length=length), valid UTF-8. */
gboolean dossier_typed_has_word (const char *text, gsize length);
/* Whether @text may be taken for the beginning of a word: not a single letter, since a hundred
 * thousand articles have a word with every letter, but a single ideograph or syllable. */
gboolean dossier_typed_may_be_beginning (const char *text, gsize length);

G_END_DECLS
