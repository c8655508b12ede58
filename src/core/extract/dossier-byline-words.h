/* dossier-byline-words.h: words that stand around names in bylines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands before the names of those who wrote, and before other people's; lower case, longer
 * ones first, ended by NULL. */
extern const char *const DOSSIER_BYLINE_OPENERS[];
extern const char *const DOSSIER_BYLINE_OTHER_OPENERS[];
/* What stands between names, ended by NULL. */
extern const char *const DOSSIER_BYLINE_JOINERS[];

/* Each takes a word or words in lower case without full stops at their ends. */
gboolean dossier_byline_words_is_role (const char *word);
gboolean dossier_byline_words_is_group (const char *word);
gboolean dossier_byline_words_is_degree (const char *word);
gboolean dossier_byline_words_is_particle (const char *word);
gboolean dossier_byline_words_is_agency (const char *words);

G_END_DECLS
