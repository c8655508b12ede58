/* dossier-number-style.h: tells whether a text's numbers have a decimal comma.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_number_style_has_comma:
 * @text: (array length=length): valid UTF-8
 * @language: (nullable): BCP 47, as the page declares it
 *
 * Whether "1.200" is a thousand and two hundred and "1,5" one and a half. Pages are often declared
 * as English that are not, so that English and nothing are believed only when the words of the
 * text do not speak against them. Reads three thousand bytes at most.
 */
gboolean dossier_number_style_has_comma (const char *text, gsize length, const char *language);

/**
 * dossier_number_style_get_scale:
 * @word: (array length=length): any letters
 *
 * Scales as languages with a decimal comma print them behind digits: "Mio", "milliards".
 *
 * Returns: 1 for any other word
 */
double dossier_number_style_get_scale (const char *word, gsize length);

G_END_DECLS
