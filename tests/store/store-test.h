/* store-test.h: what the tests of the store share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"
#include "tests/support/dossier-test-notebook.h"

G_BEGIN_DECLS

DossierDb *store_test_open_memory (void);
DossierDb *store_test_open (const char *path);
/* At @path, which does not exist: the first @n_articles that dossier_test_notebook_fill () makes;
 * they are made once and copied. */
DossierDb *store_test_open_filled (const char *path, guint n_articles);
void       store_test_begin (DossierDb *db);
void       store_test_commit (DossierDb *db);

/* Runs SQL on the connection, which must work, or must fail. */
void   store_test_execute (DossierDb *db, const char *sql);
void   store_test_assert_fails (DossierDb *db, const char *sql);
gint64 store_test_query_int (DossierDb *db, const char *sql);
/* All rows of a query as one text, for comparing states. */
char *store_test_dump (DossierDb *db, const char *sql);

/* dossier_maintenance_check () has nothing to say, and neither has what it need not know: counts
 * of entities against a count of their mentions. */
void store_test_check (DossierDb *db);
/* How many articles are found. */
guint store_test_count (DossierDb *db, const char *words);

/* A new folder, removed by store_test_remove_folder (). */
char *store_test_make_folder (void);
void  store_test_remove_folder (const char *path);

G_END_DECLS
