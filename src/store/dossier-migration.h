/* dossier-migration.h: brings a notebook's schema to what this program writes, step by step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * dossier_migration_inspect:
 * @n_known: the newest schema that we know
 * @version: (out): the schema of the file; 0 for an empty one
 * @error: NOT_A_NOTEBOOK, TOO_NEW, or what reading said
 *
 * Reads only.
 */
gboolean dossier_migration_inspect (sqlite3 *handle, guint n_known, guint *version, GError **error);

/**
 * dossier_migration_run:
 * @path: of the file; NULL or ":memory:" for none, which gets no backup copy
 * @scripts: (array length=n_scripts): the i-th brings schema i to i + 1
 *
 * All the steps that are missing, in one transaction. A notebook that holds something is copied
 * first, to PATH.schema-N.backup where N is its old schema.
 */
gboolean dossier_migration_run (sqlite3           *handle,
                                const char        *path,
                                const char *const *scripts,
                                guint              n_scripts,
                                GError           **error);

/* The scripts of this program from its resources, NULL-terminated. */
char **dossier_migration_dup_scripts (void);
/* How many there are: the schema that this program writes. */
guint dossier_migration_get_n_scripts (void);

/* Copies the whole database to a new file beside @path, then renames it there. */
gboolean dossier_migration_copy (sqlite3 *handle, const char *path, GError **error);

G_END_DECLS
