/* dossier-nicknames.h: tells which given names are short for others, and which are spellings of one
 * name of another script.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_nicknames_match:
 * @first: a given name, folded to small letters without diacritics
 * @second: another, likewise
 *
 * Whether both may name one person of that surname: a name and its short form, "william" and
 * "bill", or two spellings, "mohammed" and "muhammad". Two short forms of one name do not match:
 * Bill and Will Smith are two people.
 */
gboolean dossier_nicknames_match (const char *first, const char *second);

G_END_DECLS
