/* dossier-lock.h: lets one program at a time do something with a notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierLock:
 *
 * Held by one program, or one notebook object of it, at a time. It is an advisory lock (flock) on
 * an empty file, so it ends with its program, however that ends, and nobody waits for one that is
 * gone. The file goes with the lock; one that a crash left is taken over.
 */
typedef struct _DossierLock DossierLock;

/**
 * dossier_lock_try:
 * @path: of the lock's own file; never that of a database, whose locks closing it would end
 * @error: DOSSIER_STORE_ERROR_OPEN when the file cannot be made
 *
 * Never waits. Where the file system knows no such locks, everybody gets it.
 *
 * Returns: (transfer full) (nullable): the lock; NULL without an error when another holds it
 */
DossierLock *dossier_lock_try (const char *path, GError **error);
void         dossier_lock_free (DossierLock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLock, dossier_lock_free)

G_END_DECLS
