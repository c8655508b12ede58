/* dossier-sql-notes.h: the SQL statements about annotations of the whole notebook, a part of the
 * notebook's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-sql.h"

G_BEGIN_DECLS

/* (nullable): NULL when it is another part's. */
const char *dossier_sql_notes_get_text (DossierSql sql);

G_END_DECLS
