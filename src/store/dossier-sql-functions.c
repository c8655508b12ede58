/* dossier-sql-functions.c: what statements and schema scripts call that SQL cannot say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql-functions.h"

#include "core/text/dossier-fold.h"
#include "core/text/dossier-text-hash.h"
#include "store/dossier-figure-keys.h"
#include "store/dossier-host-key.h"
#include "store/dossier-sqlite-error.h"

static char *
dup_host_key (const char *url, gsize length)
{
  return dossier_host_key_dup_of_url (url);
}

static const struct
{
  const char *name;
  /* (transfer full) (nullable) */
  char *(*function) (const char *text, gsize length);
} functions[] = {
  { "dossier_text_hash", dossier_text_hash },
  { "dossier_host_key", dup_host_key },
  { "dossier_fold", dossier_fold_string },
  { "dossier_figure_keys", dossier_figure_keys_dup_json },
};

static void
call_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  gsize       index = GPOINTER_TO_SIZE (sqlite3_user_data (context));
  const char *text = (const char *) sqlite3_value_text (values[0]);
  gsize       length = (gsize) sqlite3_value_bytes (values[0]);

  sqlite3_result_text (context,
                       text != NULL ? functions[index].function (text, length) : NULL,
                       -1,
                       g_free);
}

/* Innocuous, for triggers call them, in bundles too, whose schema is not trusted. */
gboolean
dossier_sql_functions_add (sqlite3 *handle, GError **error)
{
  g_return_val_if_fail (handle != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function (handle,
                                 functions[i].name,
                                 1,
                                 SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                 GSIZE_TO_POINTER (i),
                                 call_cb,
                                 NULL,
                                 NULL) != SQLITE_OK)
      {
        dossier_sqlite_error_set (error, handle);
        return FALSE;
      }

  return TRUE;
}
