/* dossier-fresh.h: an empty notebook in memory without running all scripts of the schema again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. Any thread.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* Makes the empty database @handle an empty notebook. FALSE when none has been made in this process
 * yet, or when it cannot be copied: then @handle is empty. */
gboolean dossier_fresh_copy (sqlite3 *handle);
/* @handle has just become an empty notebook: the next ones are copies of it. */
void dossier_fresh_keep (sqlite3 *handle);

G_END_DECLS
