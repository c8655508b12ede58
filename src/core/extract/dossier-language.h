/* dossier-language.h: which language a text is in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_language_detect:
 * @text: (array length=length): valid UTF-8; the first 20 kB are read
 *
 * Counts the small words that a language cannot do without, and the letters of scripts that only
 * one language of the press uses. Linear time.
 *
 * Returns: (nullable): an ISO 639-1 code; NULL when the text is too short or too mixed to tell
 */
const char *dossier_language_detect (const char *text, gsize length);
/* The same for the running text of a page. */
const char *dossier_language_detect_page (const DossierPage *page);
/* Whether two BCP 47 tags name one language ("en-GB" and "en", "no" and "nb"). */
gboolean dossier_language_is_same (const char *a, const char *b);

G_END_DECLS
