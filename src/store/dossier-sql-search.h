/* dossier-sql-search.h: the SQL statements of searches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-sql.h"

G_BEGIN_DECLS

/* NULL when it is no statement of a search. */
const char *dossier_sql_search_get_text (DossierSql sql);

G_END_DECLS
