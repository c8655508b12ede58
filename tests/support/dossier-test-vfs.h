/* dossier-test-vfs.h: a disk between SQLite and the real one that fails when a test says so.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What SQLite asks of a disk; flags. */
typedef enum
{
  DOSSIER_TEST_VFS_OPEN = 1 << 0,
  DOSSIER_TEST_VFS_READ = 1 << 1,
  DOSSIER_TEST_VFS_WRITE = 1 << 2,
  DOSSIER_TEST_VFS_TRUNCATE = 1 << 3,
  DOSSIER_TEST_VFS_SYNC = 1 << 4,
  DOSSIER_TEST_VFS_DELETE = 1 << 5,
  DOSSIER_TEST_VFS_SHARE = 1 << 6, /* maps a part of the memory shared by connections */
} DossierTestVfsCalls;

/**
 * DossierTestVfsFault:
 * @calls: which are counted
 * @nth: the one of them that fails, from 1; 0 for none
 * @code: what it returns: SQLITE_FULL, SQLITE_IOERR_READ, …
 * @is_short: a write writes its first half before it fails
 * @is_lasting: so do all of them from then on
 * @is_power_loss: from then on every call fails, and what was not synced is lost, in part, in any
 *   order, at dossier_test_vfs_end ()
 * @seed: what is lost
 */
typedef struct
{
  DossierTestVfsCalls calls;
  guint               nth;
  int                 code;
  gboolean            is_short;
  gboolean            is_lasting;
  gboolean            is_power_loss;
  guint32             seed;
} DossierTestVfsFault;

/**
 * dossier_test_vfs_begin:
 * @path: of the database whose writes power loss loses; with its log and journal
 * @fault: copied
 *
 * Databases that are opened from now on go through the shim; it counts from 1 again. Nothing is
 * really synced, which no test would notice.
 */
void dossier_test_vfs_begin (const char *path, const DossierTestVfsFault *fault);
/* When all connections are closed: databases are opened on the real disk again. */
void dossier_test_vfs_end (void);

/* How many calls were counted since it began, and whether the fault was met. */
guint    dossier_test_vfs_get_n_calls (void);
gboolean dossier_test_vfs_was_met (void);

G_END_DECLS
