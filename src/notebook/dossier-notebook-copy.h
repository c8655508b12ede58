/* dossier-notebook-copy.h: a copy of an open notebook in another folder, ready to be opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * dossier_notebook_copy_async:
 * @folder: on this computer
 *
 * Copies the notebook as of one moment (SQLite's backup) into @folder under its own name, opens the
 * copy and checks that it is whole. What stands there already is never overwritten, and a copy that
 * is not whole is removed. Errors: G_IO_ERROR_EXISTS, G_IO_ERROR_NOT_SUPPORTED for a folder without
 * a path, DOSSIER_STORE_ERROR.
 */
void dossier_notebook_copy_async (DossierNotebook    *self,
                                  GFile              *folder,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* (transfer full) (nullable): the path of the copy; NULL with an error. */
char *dossier_notebook_copy_finish (DossierNotebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
