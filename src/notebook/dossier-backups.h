/* dossier-backups.h: packed copies of a notebook, one a day, and the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* How many copies of days are kept; those that the reader asked for are never removed. */
#define DOSSIER_BACKUPS_KEPT 7

/**
 * DossierBackup:
 * @made: Unix time in milliseconds
 * @size: bytes, packed
 * @is_daily: made by itself, so that it goes when seven younger ones are there
 */
typedef struct
{
  char    *path;
  gint64   made;
  goffset  size;
  gboolean is_daily;
} DossierBackup;

void dossier_backup_free (DossierBackup *self);

/**
 * dossier_backups_list:
 * @notebook_path: need not exist any more
 *
 * Reads a folder; quick enough for a dialog, not for a key.
 *
 * Returns: (transfer full) (element-type DossierBackup): the latest first
 */
GPtrArray *dossier_backups_list (const char *notebook_path);

/* The notebook lies at @to from now on: what was made of it at @from is listed there. Where there
 * are backups for @to already, those of @from stay where they are. */
void dossier_backups_follow (const char *from, const char *to);

/**
 * dossier_backups_make_async:
 * @is_daily: only when the last one is a day old and the notebook changed since
 *
 * Copies the notebook as of one moment (SQLite's backup), packs the copy and only then gives it its
 * name: what stands in the folder is whole. Reading and writing go on meanwhile.
 */
void dossier_backups_make_async (DossierNotebook    *notebook,
                                 gboolean            is_daily,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* @path: (out) (transfer full) (nullable) (optional): NULL when none was due */
gboolean dossier_backups_make_finish (DossierNotebook *notebook,
                                      GAsyncResult    *result,
                                      char           **path,
                                      GError         **error);

/**
 * dossier_backups_restore_async:
 * @backup: path of a packed copy
 * @notebook_path: whose notebook must not be open in this program
 *
 * Unpacks beside the notebook, checks that it is whole, moves what stands there aside and takes its
 * place. When any of that fails, the notebook stays what it was.
 */
void dossier_backups_restore_async (const char         *backup,
                                    const char         *notebook_path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);
/* (transfer full) (nullable): where the notebook of before stands now; NULL with an error, or
 * without one when there was none. */
char *dossier_backups_restore_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBackup, dossier_backup_free)

G_END_DECLS
