/* dossier-maintenance.h: checks and copies of the whole notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* Integrity of the file, foreign keys, full-text index, offsets within texts, SHA-256 of what was
 * received. @problems (element-type utf8): one sentence each, none when all is well. For a write
 * job: on a connection that only reads, SQLite cannot check the full-text index, and it is left
 * out. */
gboolean dossier_maintenance_check (DossierDb *db, GPtrArray *problems, GError **error);
/* The quick half of it: whether SQLite finds the file whole, without comparing indices. For a read
 * job; a damaged file is no error. */
gboolean dossier_maintenance_look (DossierDb *db, gboolean *is_whole, GError **error);
/* A consistent copy by SQLite's backup; written beside @path first, then renamed. For a read job: a
 * connection that is writing cannot be copied. */
gboolean dossier_maintenance_backup (DossierDb *db, const char *path, GError **error);

G_END_DECLS
