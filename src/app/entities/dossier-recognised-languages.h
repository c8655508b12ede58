/* dossier-recognised-languages.h: says in the reader's words which languages are recognised.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): their names, as in a list of one's languages: "English" */
char *dossier_recognised_languages_dup_names (void);

/* (transfer full) (nullable): what to expect of a text in @language, a BCP 47 tag (nullable), and
 * what to do; NULL when there is nothing to say */
char *dossier_recognised_languages_dup_advice (const char *language);

G_END_DECLS
