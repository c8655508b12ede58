/* dossier-sql-functions.h: what statements and schema scripts call that SQL cannot say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * dossier_sql_functions_add:
 *
 * dossier_text_hash (text), dossier_host_key (url), dossier_fold (text). No index, view or trigger
 * calls them, so that other programs can read and write a notebook.
 */
gboolean dossier_sql_functions_add (sqlite3 *handle, GError **error);

G_END_DECLS
