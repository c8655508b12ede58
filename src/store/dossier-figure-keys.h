/* dossier-figure-keys.h: the words by which what a figure counts is found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_figure_keys_fold:
 * @words: (array length=length): valid UTF-8
 *
 * Words as keys have them: folded, nothing but letters and digits, a space between two words.
 * More words than a noun ever has are left out.
 *
 * Returns: (transfer full): "" when there is no word in it
 */
char *dossier_figure_keys_fold (const char *words, gsize length);

/**
 * dossier_figure_keys_dup_json:
 * @figure: (array length=length): the unit, a newline, what is counted; either may be empty
 *
 * All that a figure is found by: "", which every figure is; the unit behind "="; what is counted
 * from each of its words on: of "members of parliament" that, "of parliament" and "parliament". So
 * what has some words, or words that begin so, is one range of keys.
 *
 * Returns: (transfer full): a JSON array of strings, each once
 */
char *dossier_figure_keys_dup_json (const char *figure, gsize length);

G_END_DECLS
