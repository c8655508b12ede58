/* dossier-undo-tables.h: what a reader owns: the tables and columns that the undo log keeps.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-change-set.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_UNDO_INSERTS = 1 << 0,
  DOSSIER_UNDO_UPDATES = 1 << 1,
  DOSSIER_UNDO_DELETES = 1 << 2,
  DOSSIER_UNDO_ALL = DOSSIER_UNDO_INSERTS | DOSSIER_UNDO_UPDATES | DOSSIER_UNDO_DELETES,
} DossierUndoKinds;

/**
 * DossierUndoTable:
 * @columns: (array zero-terminated=1): kept and brought back, the key first
 * @n_keys: how many of them are the key
 * @kinds: which changes are kept. New tags and names are not: nothing shows one that nothing uses,
 *   and what came later may use it
 * @insert_condition: (nullable): which new rows
 * @article_column: (nullable): column with the article's id
 * @version_column: (nullable): column with the id of a version of the article
 */
typedef struct
{
  const char        *name;
  const char *const *columns;
  guint              n_keys;
  DossierUndoKinds   kinds;
  const char        *insert_condition;
  const char        *article_column;
  const char        *version_column;
  DossierChangeFlags flags;
} DossierUndoTable;

const DossierUndoTable *dossier_undo_tables_get (guint *n_tables);
/* (nullable) */
const DossierUndoTable *dossier_undo_tables_find (const char *name);

/* The triggers of one table, as SQL. */
char *dossier_undo_tables_dup_triggers (const DossierUndoTable *table);

typedef enum
{
  DOSSIER_UNDO_SQL_INSERT,
  DOSSIER_UNDO_SQL_UPDATE,
  DOSSIER_UNDO_SQL_DELETE,
} DossierUndoSql;

#define DOSSIER_N_UNDO_SQL 3

/* The statement that brings a row back, changes it back, or takes it away; parameters are named as
 * the columns. */
char *dossier_undo_tables_dup_sql (const DossierUndoTable *table, DossierUndoSql kind);

G_END_DECLS
