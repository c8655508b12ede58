/* dossier-store-error.h: what can go wrong with the notebook's file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierStoreError:
 * @DOSSIER_STORE_ERROR_OPEN: the file or its folder cannot be opened or made
 * @DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK: the file is not a database, or another program's
 * @DOSSIER_STORE_ERROR_TOO_NEW: made by a newer Dossier; nothing was touched
 * @DOSSIER_STORE_ERROR_CORRUPT: the database is damaged
 * @DOSSIER_STORE_ERROR_FULL: the disk is full; the write was undone
 * @DOSSIER_STORE_ERROR_READ_ONLY: the file or its folder cannot be written
 * @DOSSIER_STORE_ERROR_BUSY: another program holds the notebook for longer than we wait
 * @DOSSIER_STORE_ERROR_NOT_FOUND: the thing with that id is not in the notebook
 * @DOSSIER_STORE_ERROR_CONSTRAINT: the write contradicts what is there
 * @DOSSIER_STORE_ERROR_FAILED: anything else that SQLite says
 */
typedef enum
{
  DOSSIER_STORE_ERROR_OPEN,
  DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK,
  DOSSIER_STORE_ERROR_TOO_NEW,
  DOSSIER_STORE_ERROR_CORRUPT,
  DOSSIER_STORE_ERROR_FULL,
  DOSSIER_STORE_ERROR_READ_ONLY,
  DOSSIER_STORE_ERROR_BUSY,
  DOSSIER_STORE_ERROR_NOT_FOUND,
  DOSSIER_STORE_ERROR_CONSTRAINT,
  DOSSIER_STORE_ERROR_FAILED,
} DossierStoreError;

#define DOSSIER_STORE_ERROR (dossier_store_error_quark ())

GQuark dossier_store_error_quark (void);

G_END_DECLS
