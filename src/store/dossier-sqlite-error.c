/* dossier-sqlite-error.c: turns what SQLite says into an error that a reader understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sqlite-error.h"

#include <errno.h>

/* Not by G_DEFINE_QUARK: the formatter puts spaces around the hyphens of its argument. */
GQuark
dossier_store_error_quark (void)
{
  return g_quark_from_static_string ("dossier-store-error-quark");
}

typedef struct
{
  int               code; /* primary result code */
  DossierStoreError error;
  const char       *sentence;
} Translation;

static const Translation translations[] = {
  { SQLITE_FULL, DOSSIER_STORE_ERROR_FULL, "the disk is full; nothing was written" },
  { SQLITE_READONLY,
    DOSSIER_STORE_ERROR_READ_ONLY,
    "the notebook's file or folder cannot be written" },
  { SQLITE_PERM, DOSSIER_STORE_ERROR_READ_ONLY, "the notebook's file may not be accessed" },
  { SQLITE_AUTH, DOSSIER_STORE_ERROR_READ_ONLY, "the notebook's file may not be accessed" },
  { SQLITE_CANTOPEN, DOSSIER_STORE_ERROR_OPEN, "the notebook's file cannot be opened" },
  { SQLITE_NOTADB, DOSSIER_STORE_ERROR_NOT_A_NOTEBOOK, "the file is not a notebook" },
  { SQLITE_CORRUPT, DOSSIER_STORE_ERROR_CORRUPT, "the notebook's file is damaged" },
  { SQLITE_BUSY, DOSSIER_STORE_ERROR_BUSY, "another program is writing to the notebook" },
  { SQLITE_LOCKED, DOSSIER_STORE_ERROR_BUSY, "the notebook is being written to" },
  { SQLITE_PROTOCOL, DOSSIER_STORE_ERROR_BUSY, "another program keeps the notebook locked" },
  { SQLITE_CONSTRAINT, DOSSIER_STORE_ERROR_CONSTRAINT, "it contradicts what is in the notebook" },
  { SQLITE_MISMATCH, DOSSIER_STORE_ERROR_CONSTRAINT, "it contradicts what is in the notebook" },
  { SQLITE_TOOBIG, DOSSIER_STORE_ERROR_CONSTRAINT, "it is too large for a notebook" },
  { SQLITE_IOERR, DOSSIER_STORE_ERROR_FAILED, "the disk reported an error; nothing was written" },
  { SQLITE_NOMEM, DOSSIER_STORE_ERROR_FAILED, "there is not enough memory" },
};

/* A full disk does not always come as SQLITE_FULL: making room for the shared-memory file fails
 * as an input/output error. */
static gboolean
is_disk_full (int code, int system_errno)
{
  return (code & 0xff) == SQLITE_IOERR && (system_errno == ENOSPC || system_errno == EDQUOT);
}

static gboolean
is_read_only (int code, int system_errno)
{
  return (code & 0xff) == SQLITE_CANTOPEN && (system_errno == EACCES || system_errno == EROFS);
}

static const Translation *
find_translation (int code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (translations); i++)
    if (translations[i].code == code)
      return &translations[i];

  return NULL;
}

void
dossier_sqlite_error_set_code (GError **error, int code, int system_errno, const char *detail)
{
  const Translation *translation = NULL;
  int                primary = code & 0xff;

  if (primary == SQLITE_INTERRUPT)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "it was cancelled");
      return;
    }
  if (is_disk_full (code, system_errno))
    primary = SQLITE_FULL;
  if (is_read_only (code, system_errno))
    primary = SQLITE_READONLY;

  translation = find_translation (primary);
  if (translation == NULL)
    g_set_error (error,
                 DOSSIER_STORE_ERROR,
                 DOSSIER_STORE_ERROR_FAILED,
                 "%s",
                 detail != NULL ? detail : sqlite3_errstr (code));
  else if (primary == SQLITE_FULL || detail == NULL)
    g_set_error_literal (error, DOSSIER_STORE_ERROR, translation->error, translation->sentence);
  else
    g_set_error (error,
                 DOSSIER_STORE_ERROR,
                 translation->error,
                 "%s (%s)",
                 translation->sentence,
                 detail);
}

void
dossier_sqlite_error_set (GError **error, sqlite3 *handle)
{
  dossier_sqlite_error_set_code (error,
                                 sqlite3_extended_errcode (handle),
                                 sqlite3_system_errno (handle),
                                 sqlite3_errmsg (handle));
}

gboolean
dossier_store_doing (gboolean ok, GError **error, const char *format, ...)
{
  g_autofree char *doing = NULL;
  va_list          arguments;

  if (ok || error == NULL)
    return ok;

  va_start (arguments, format);
  doing = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_prefix_error (error, "%s: ", doing);

  return ok;
}
