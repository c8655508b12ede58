/* dossier-sql-exchange.h: the SQL statements about what is imported, a part of the notebook's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-sql.h"

G_BEGIN_DECLS

/* (nullable): NULL when it is another part's. */
const char *dossier_sql_exchange_get_text (DossierSql sql);

G_END_DECLS
