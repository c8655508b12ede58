/* dossier-notebook.h: one open notebook: its store, its fetcher, its workers and recogniser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

#include "core/recognise/dossier-recogniser.h"
#include "notebook/dossier-job.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTEBOOK (dossier_notebook_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotebook, dossier_notebook, DOSSIER, NOTEBOOK, GObject)

/**
 * DossierNotebook:undo-name: (nullable)
 *
 * What Ctrl+Z would take back ("highlight"), %NULL for nothing; the same for redo-name.
 */

/**
 * DossierNotebook:is-damaged:
 *
 * The file is damaged: nothing is written to it any more, what can be read of it still is.
 */

/**
 * DossierNotebook::changed:
 * @changes: a #DossierChangeSet, see store/dossier-change-set.h
 *
 * After every commit, of this process or another one.
 */

/* The app's own notebook: $DOSSIER_NOTEBOOK, else notebook.dossier in the user's data folder. */
char *dossier_notebook_dup_default_path (void);

/**
 * dossier_notebook_open_async:
 * @path: made with its folders when missing
 *
 * Everything slow (opening, migrating, loading the recogniser's data) happens on a thread. Errors:
 * DOSSIER_STORE_ERROR. A damaged or missing recogniser file is no error: see
 * dossier_notebook_get_recogniser_error(). Of a file that cannot be opened for writing because it
 * is damaged, what can be read is opened: see DossierNotebook:is-damaged.
 */
void             dossier_notebook_open_async (const char         *path,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);
DossierNotebook *dossier_notebook_open_finish (GAsyncResult *result, GError **error);
/* Ends what is under way and closes the file; the object is of no use afterwards. */
void dossier_notebook_close (DossierNotebook *self);

gboolean dossier_notebook_is_damaged (DossierNotebook *self);
/* Reads through the whole file in the background; "is-damaged" tells what it found. */
void dossier_notebook_look_for_damage (DossierNotebook *self);

const char *dossier_notebook_get_path (DossierNotebook *self);
/* Whether opening made the file: the first start. */
gboolean           dossier_notebook_is_new (DossierNotebook *self);
DossierRecogniser *dossier_notebook_get_recogniser (DossierNotebook *self);
/* Why people, places or organisations cannot be recognised; NULL when all is well. */
const GError *dossier_notebook_get_recogniser_error (DossierNotebook *self);

/**
 * dossier_notebook_set_refined:
 * @is_wanted: TRUE at first
 *
 * Whether texts that were read quickly are read a second time, more closely, see
 * dossier_reindex_async(). What was read so stays.
 */
void dossier_notebook_set_refined (DossierNotebook *self, gboolean is_wanted);

/* (element-type DossierJob): captures and other long work under way or failed, oldest first. */
GListModel *dossier_notebook_get_jobs (DossierNotebook *self);
/* Takes a failed job off the list, when a person has seen it. */
void dossier_notebook_dismiss_job (DossierNotebook *self, DossierJob *job);

const char *dossier_notebook_get_undo_name (DossierNotebook *self);
const char *dossier_notebook_get_redo_name (DossierNotebook *self);
/* Finish returns the step's name, NULL without an error when there was nothing to do. */
void  dossier_notebook_undo_async (DossierNotebook    *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
void  dossier_notebook_redo_async (DossierNotebook    *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data);
char *dossier_notebook_undo_finish (DossierNotebook *self, GAsyncResult *result, GError **error);

typedef enum
{
  DOSSIER_FLAG_READ = 1 << 0,
  DOSSIER_FLAG_STARRED = 1 << 1,
  DOSSIER_FLAG_ARCHIVED = 1 << 2,
} DossierArticleFlag;

/* Marks articles; starring and archiving can be undone. */
void dossier_notebook_set_flags_async (DossierNotebook    *self,
                                       gint64              article_id,
                                       DossierArticleFlag  mask,
                                       DossierArticleFlag  flags,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
void dossier_notebook_delete_async (DossierNotebook    *self,
                                    gint64              article_id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* Of set_flags, delete and backup. */
gboolean dossier_notebook_finish (DossierNotebook *self, GAsyncResult *result, GError **error);

void dossier_notebook_backup_async (DossierNotebook    *self,
                                    const char         *path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* Finish returns sentences about what is wrong, an empty array when nothing is. */
void   dossier_notebook_check_async (DossierNotebook    *self,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
char **dossier_notebook_check_finish (DossierNotebook *self, GAsyncResult *result, GError **error);

G_END_DECLS
