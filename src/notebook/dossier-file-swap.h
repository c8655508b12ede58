/* dossier-file-swap.h: puts a file in the place of a notebook, which is kept beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * dossier_file_swap:
 * @fresh: a notebook without a log beside it, in the same folder
 * @path: whose place it takes; need not exist
 * @word: says in the name of the old file why it was moved ("before", "damaged")
 * @aside: (out) (transfer full) (nullable): where the old file and its log stand now
 *
 * Nothing is overwritten: the old file gets a name that no file has. When any of it fails, all is
 * as before. Blocks.
 */
gboolean dossier_file_swap (const char *fresh,
                            const char *path,
                            const char *word,
                            char      **aside,
                            GError    **error);

/* Removes a notebook that nobody has open, with its log. */
void dossier_file_swap_remove (const char *path);

G_END_DECLS
