/* dossier-recogniser-languages.h: the languages that the recogniser knows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_recogniser_get_languages:
 *
 * The model of names was trained on texts of these languages, and words and forms of figures and
 * dates are theirs. Texts in others are read all the same, as if they were written in one of these:
 * names in Latin letters are often found, numbers have their value ("1.200", "1,5 Mio"), and units
 * in words and what is counted may be missing or wrong.
 *
 * Returns: (transfer none) (array zero-terminated=1): BCP 47 tags, of languages alone
 */
const char *const *dossier_recogniser_get_languages (void);

/**
 * dossier_recogniser_knows_language:
 * @tag: (nullable): BCP 47, as pages declare it: "en-GB"; any letters, also with "_" for "-"
 *
 * Returns: TRUE for what is unknown too: nothing can be said of it
 */
gboolean dossier_recogniser_knows_language (const char *tag);

G_END_DECLS
