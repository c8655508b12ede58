/* dossier-store.h: the threads around one notebook file: one writer, two readers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_STORE (dossier_store_get_type ())
G_DECLARE_FINAL_TYPE (DossierStore, dossier_store, DOSSIER, STORE, GObject)

/**
 * DossierStore::changed:
 * @changes: a #DossierChangeSet
 *
 * After a commit, of ours or of another process; emitted on the thread-default main context that
 * the store was made in, folded to once a turn of its loop.
 */

/**
 * DossierStore::damaged:
 *
 * The file turned out to be damaged: from now on nothing is written to it. At most once; in the
 * same context.
 */

/**
 * DossierStoreJob:
 *
 * What is done on a store thread; may call any function that takes a connection. False must come
 * with an error. A write job runs inside a transaction that is committed when it returns true.
 */
typedef gboolean (*DossierStoreJob) (DossierDb    *db,
                                     gpointer      data,
                                     GCancellable *cancellable,
                                     GError      **error);

/**
 * dossier_store_open:
 * @path: the notebook's file; made with its folders when missing
 *
 * Opens, checks and migrates; blocks, so callers with a main loop use the asynchronous form.
 */
DossierStore *dossier_store_open (const char *path, GError **error);
void          dossier_store_open_async (const char         *path,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
DossierStore *dossier_store_open_finish (GAsyncResult *result, GError **error);

/**
 * dossier_store_open_damaged_async:
 *
 * Opens a file that may be damaged for reading only: whatever can be read of it is, and every write
 * fails with DOSSIER_STORE_ERROR_CORRUPT. Its schema must be ours. Finish as above.
 */
void dossier_store_open_damaged_async (const char         *path,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

/* Whether nothing is written because the file is damaged. */
gboolean dossier_store_is_damaged (DossierStore *self);
/* Looks through the whole file, on a reader; the store does so by itself after an error that speaks
 * of damage. "damaged" tells when there is any. */
void dossier_store_look_for_damage (DossierStore *self);

const char *dossier_store_get_path (DossierStore *self);

/**
 * dossier_store_write_async:
 * @data: given to @job on the writer thread, freed with @destroy on the calling context after the
 * callback
 *
 * Queues a job for the writer; jobs run in the order of the calls, each in its own transaction
 * (synchronous=FULL: on disk before the callback).
 */
void dossier_store_write_async (DossierStore       *self,
                                DossierStoreJob     job,
                                gpointer            data,
                                GDestroyNotify      destroy,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/* The same on one of the readers, which see what was committed before the job began. */
void dossier_store_read_async (DossierStore       *self,
                               DossierStoreJob     job,
                               gpointer            data,
                               GDestroyNotify      destroy,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data);
/* Of both; the job's data stays valid while @result lives. */
gboolean dossier_store_finish (DossierStore *self, GAsyncResult *result, GError **error);
gpointer dossier_store_get_job_data (GAsyncResult *result);

/* Waits until what was queued is done, then closes the connections; later calls fail. */
void dossier_store_close (DossierStore *self);

G_END_DECLS
