/* dossier-undo-private.h: records what the reader changes, row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "store/dossier-db.h"
#include "store/dossier-undo-tables.h"

G_BEGIN_DECLS

/**
 * DossierUndoLog:
 *
 * Triggers of the writer's connection, which are not in the file, note the rows of tables that a
 * reader owns before and after each change while a step is open.
 */
typedef struct _DossierUndoLog DossierUndoLog;

/* Borrows @db. */
DossierUndoLog *dossier_undo_log_new (DossierDb *db);
void            dossier_undo_log_free (DossierUndoLog *self);
/* Once the schema is there. */
gboolean dossier_undo_log_start (DossierUndoLog *self, GError **error);
/* Before commit: forgets the open step when it changed nothing, else the steps that were undone. */
gboolean dossier_undo_log_close_step (DossierUndoLog *self, GError **error);
/* Brings back, changes back or takes away the row that @image tells of. */
gboolean dossier_undo_log_apply (DossierUndoLog         *self,
                                 const DossierUndoTable *table,
                                 DossierUndoSql          kind,
                                 JsonObject             *image,
                                 GError                **error);

DossierUndoLog *dossier_db_get_undo_log (DossierDb *self);

G_END_DECLS
