/* dossier-shared-notebook.h: one open notebook for all windows and services that ask for its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * dossier_shared_notebook_open_async:
 * @path: made with its folders when missing
 *
 * Opens the file, unless the program has it open already: then all get the same object, and with it
 * one queue of captures, one timetable of feeds, one undo. Main thread only. Errors: as
 * dossier_notebook_open_async().
 *
 * Finish returns: (transfer full): let go of by dossier_shared_notebook_close()
 */
void             dossier_shared_notebook_open_async (const char         *path,
                                                     GCancellable       *cancellable,
                                                     GAsyncReadyCallback callback,
                                                     gpointer            user_data);
DossierNotebook *dossier_shared_notebook_open_finish (GAsyncResult *result, GError **error);

/* Once for each time it was opened; the last one closes the file. Takes no reference. A notebook
 * that was opened by itself is closed at once. */
void dossier_shared_notebook_close (DossierNotebook *notebook);

/* Closes the file for all who have it open; for them the object is of no use from now on. */
void dossier_shared_notebook_close_for_all (DossierNotebook *notebook);

/* Until it is given free, nobody gets the file at @path, which nobody has open; who asks for it
 * waits and is then told %G_IO_ERROR_BUSY. For whoever puts the file elsewhere. */
void dossier_shared_notebook_keep_free (const char *path);
void dossier_shared_notebook_give_free (const char *path);

/* FALSE once it was closed for all. */
gboolean dossier_shared_notebook_is_open (DossierNotebook *notebook);

G_END_DECLS
