/* dossier-db-private.h: what the table files need of a connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-db.h"
#include "store/dossier-sql.h"
#include "store/dossier-sqlite-error.h"
#include "store/dossier-statement.h"

G_BEGIN_DECLS

/* How long a write waits for another program's. */
#define DOSSIER_DB_BUSY_TIMEOUT_MS 5000

sqlite3 *dossier_db_get_handle (DossierDb *self);
gboolean dossier_db_is_read_only (DossierDb *self);

/* The prepared statement, prepared on first use; (transfer full) in that g_autoptr gives it back.
 * One statement is acquired once at a time. */
DossierStatement *dossier_db_acquire (DossierDb *self, DossierSql sql, GError **error);
/* Another of the same text, for what reads several at a time: (transfer full), sqlite3_finalize().
 */
DossierStatement *dossier_db_prepare (DossierDb *self, DossierSql sql, GError **error);
/* Acquires, runs and gives back one that has no parameters. */
gboolean dossier_db_run (DossierDb *self, DossierSql sql, GError **error);
/* Runs text of ours that is not worth preparing: pragmas, schema. */
gboolean dossier_db_execute (DossierDb *self, const char *text, GError **error);
/* One number from such a text. */
gboolean dossier_db_query_int (DossierDb *self, const char *text, gint64 *value, GError **error);

/* Adds to what dossier_db_steal_changes () tells. */
void dossier_db_note (DossierDb *self, DossierChangeFlags flags, gint64 article_id);

/* From now on no thread owns the connection; the next one to use it does. */
void dossier_db_hand_over (DossierDb *self);

/* A read of several statements that all see one state. */
gboolean dossier_db_begin_read (DossierDb *self, GError **error);
void     dossier_db_end_read (DossierDb *self);

/* The open undo step; 0 for none. */
gint64 dossier_db_get_undo_step (DossierDb *self);
void   dossier_db_set_undo_step (DossierDb *self, gint64 step);

/* Unix time in milliseconds. */
gint64 dossier_db_now (void);

G_END_DECLS
