/* dossier-sqlite-error.h: turns what SQLite says into an error that a reader understands.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/dossier-store-error.h"

G_BEGIN_DECLS

/* Sets @error from the last failure of @handle. */
void dossier_sqlite_error_set (GError **error, sqlite3 *handle);
/* The same from a result code alone, for calls without a connection. @detail (nullable). */
void dossier_sqlite_error_set_code (GError **error, int code, int system_errno, const char *detail);

/**
 * dossier_store_doing:
 * @ok: whether it worked
 * @format: what was being done, without a colon
 *
 * Prefixes the error of what failed. Returns: @ok
 */
gboolean
dossier_store_doing (gboolean ok, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);

G_END_DECLS
