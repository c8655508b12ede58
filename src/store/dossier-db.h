/* dossier-db.h: one SQLite connection with the notebook's statements.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "store/dossier-change-set.h"
#include "store/dossier-store-error.h"

G_BEGIN_DECLS

/* "DsNb": marks the file as a notebook of ours (PRAGMA application_id). */
#define DOSSIER_DB_APPLICATION_ID 0x44734e62

/**
 * DossierDb:
 *
 * A connection, used by one thread at a time, which it asserts. Functions of the table files
 * (dossier-articles.h, …) are synchronous and take one; tests call them on ":memory:".
 * Outside the store nobody sees more of it than this pointer.
 */
typedef struct _DossierDb DossierDb;

typedef enum
{
  DOSSIER_DB_READ_WRITE, /* makes the file when missing, migrates it */
  DOSSIER_DB_READ_ONLY,
} DossierDbMode;

/* @path may be ":memory:" with READ_WRITE. */
DossierDb *dossier_db_open (const char *path, DossierDbMode mode, GError **error);
void       dossier_db_close (DossierDb *self);

/**
 * dossier_db_begin:
 *
 * BEGIN IMMEDIATE. Every write stands between begin and commit; the store's writer does it around
 * each job, tests do it themselves. Commit also closes the open undo step; rollback forgets the
 * changes noted.
 */
gboolean dossier_db_begin (DossierDb *self, GError **error);
gboolean dossier_db_commit (DossierDb *self, GError **error);
void     dossier_db_rollback (DossierDb *self);

/* What was written since begin; taken by the writer after commit. (transfer full) (nullable) */
DossierChangeSet *dossier_db_steal_changes (DossierDb *self);

/* While set, a running statement ends with G_IO_ERROR_CANCELLED soon after the cancellable fires.
 */
void dossier_db_set_cancellable (DossierDb *self, GCancellable *cancellable);

/* The schema this program writes. */
guint dossier_db_get_schema_version (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDb, dossier_db_close)

G_END_DECLS
