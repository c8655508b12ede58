/* dossier-recover-mend.h: makes a notebook of rows some of which are lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * dossier_recover_mend:
 * @handle: foreign keys and triggers are off, a transaction is open
 * @problems: (element-type utf8): what a reader has lost is added, a sentence each
 *
 * Afterwards every row refers to rows that are there, every article has a text, every text a
 * layout and the bytes it was made of, and the full-text index is that of the texts.
 */
gboolean dossier_recover_mend (sqlite3 *handle, GPtrArray *problems, GError **error);

G_END_DECLS
