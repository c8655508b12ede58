/* dossier-statement.c: one prepared statement: binding, stepping, reading columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-statement.h"

#include "store/dossier-sqlite-error.h"

#include <math.h>
#include <string.h>

void
dossier_statement_give_back (DossierStatement *self)
{
  sqlite3_reset (self);
  sqlite3_clear_bindings (self);
}

static int
find_parameter (DossierStatement *self, const char *name)
{
  int index = sqlite3_bind_parameter_index (self, name);

  g_assert (index > 0);

  return index;
}

void
dossier_statement_bind_int (DossierStatement *self, const char *name, gint64 value)
{
  sqlite3_bind_int64 (self, find_parameter (self, name), value);
}

void
dossier_statement_bind_choice (DossierStatement *self, const char *name, int value)
{
  if (value < 0)
    dossier_statement_bind_null (self, name);
  else
    dossier_statement_bind_int (self, name, value);
}

void
dossier_statement_bind_double (DossierStatement *self, const char *name, double value)
{
  if (isfinite (value))
    sqlite3_bind_double (self, find_parameter (self, name), value);
  else
    dossier_statement_bind_null (self, name);
}

void
dossier_statement_bind_null (DossierStatement *self, const char *name)
{
  sqlite3_bind_null (self, find_parameter (self, name));
}

void
dossier_statement_bind_text (DossierStatement *self, const char *name, const char *value)
{
  dossier_statement_bind_text_n (self, name, value, value != NULL ? strlen (value) : 0);
}

void
dossier_statement_bind_text_copy (DossierStatement *self, const char *name, const char *value)
{
  int index = find_parameter (self, name);

  if (value == NULL)
    sqlite3_bind_null (self, index);
  else
    sqlite3_bind_text (self, index, value, -1, SQLITE_TRANSIENT);
}

void
dossier_statement_bind_text_n (DossierStatement *self,
                               const char       *name,
                               const char       *value,
                               gsize             length)
{
  int index = find_parameter (self, name);

  if (value == NULL)
    sqlite3_bind_null (self, index);
  else
    sqlite3_bind_text64 (self, index, value, length, SQLITE_STATIC, SQLITE_UTF8);
}

void
dossier_statement_bind_bytes (DossierStatement *self, const char *name, GBytes *bytes)
{
  gsize         length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  /* A NULL pointer would bind NULL, and no bytes are bytes too. */
  sqlite3_bind_blob64 (self,
                       find_parameter (self, name),
                       data != NULL ? data : "",
                       length,
                       SQLITE_STATIC);
}

void
dossier_statement_bind_limit (DossierStatement *self, guint limit)
{
  dossier_statement_bind_int (self, ":limit", limit > 0 ? (gint64) limit : -1);
}

DossierStep
dossier_statement_step (DossierStatement *self, GError **error)
{
  int result = sqlite3_step (self);

  if (result == SQLITE_ROW)
    return DOSSIER_STEP_ROW;
  if (result == SQLITE_DONE)
    return DOSSIER_STEP_DONE;

  dossier_sqlite_error_set (error, sqlite3_db_handle (self));
  return DOSSIER_STEP_ERROR;
}

gboolean
dossier_statement_run (DossierStatement *self, GError **error)
{
  DossierStep step = DOSSIER_STEP_ROW;

  while (step == DOSSIER_STEP_ROW)
    step = dossier_statement_step (self, error);
  sqlite3_reset (self);

  return step == DOSSIER_STEP_DONE;
}

gint64
dossier_statement_get_int (DossierStatement *self, int column)
{
  return sqlite3_column_int64 (self, column);
}

double
dossier_statement_get_double (DossierStatement *self, int column)
{
  return dossier_statement_is_null (self, column) ? NAN : sqlite3_column_double (self, column);
}

gboolean
dossier_statement_is_null (DossierStatement *self, int column)
{
  return sqlite3_column_type (self, column) == SQLITE_NULL;
}

const char *
dossier_statement_get_text (DossierStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self, column);
}

char *
dossier_statement_dup_text (DossierStatement *self, int column)
{
  return g_strdup (dossier_statement_get_text (self, column));
}

GBytes *
dossier_statement_dup_bytes (DossierStatement *self, int column)
{
  gconstpointer data = sqlite3_column_blob (self, column);

  return g_bytes_new (data, (gsize) sqlite3_column_bytes (self, column));
}
