/* dossier-saved-searches.c: the table of questions that a reader wants to ask again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-saved-searches.h"

#include "store/dossier-db-private.h"

void
dossier_saved_search_free (DossierSavedSearch *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

static gboolean
list_searches (DossierDb *db, GPtrArray *searches, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SAVED_SEARCH_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierSavedSearch *search = g_new0 (DossierSavedSearch, 1);

      search->id = dossier_statement_get_int (statement, 0);
      search->name = dossier_statement_dup_text (statement, 1);
      search->words = dossier_statement_dup_text (statement, 2);
      g_ptr_array_add (searches, search);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_saved_searches_list (DossierDb *db, GPtrArray *searches, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (searches != NULL, FALSE);

  return dossier_store_doing (list_searches (db, searches, error),
                              error,
                              "reading the saved searches");
}

static gboolean
add_search (DossierDb *db, const char *name, const char *words, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SAVED_SEARCH_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":name", name);
  dossier_statement_bind_text (statement, ":words", words);
  dossier_statement_bind_int (statement, ":created", dossier_db_now ());
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;
  *id = dossier_statement_get_int (statement, 0);
  dossier_db_note (db, DOSSIER_CHANGE_SAVED_SEARCHES, 0);

  return dossier_statement_step (statement, error) == DOSSIER_STEP_DONE;
}

gboolean
dossier_saved_searches_add (DossierDb  *db,
                            const char *name,
                            const char *words,
                            gint64     *id,
                            GError    **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (words != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return dossier_store_doing (add_search (db, name, words, id, error), error, "saving the search");
}

/* @name (nullable): for statements that have none */
static gboolean
change (DossierDb *db, DossierSql sql, gint64 id, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  if (name != NULL)
    dossier_statement_bind_text (statement, ":name", name);
  if (!dossier_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (dossier_db_get_handle (db)) > 0)
    {
      dossier_db_note (db, DOSSIER_CHANGE_SAVED_SEARCHES, 0);
      return TRUE;
    }

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_NOT_FOUND,
                       "the search is not in the notebook");
  return FALSE;
}

gboolean
dossier_saved_searches_rename (DossierDb *db, gint64 id, const char *name, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return dossier_store_doing (change (db, DOSSIER_SQL_SAVED_SEARCH_RENAME, id, name, error),
                              error,
                              "renaming the saved search");
}

gboolean
dossier_saved_searches_delete (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (change (db, DOSSIER_SQL_SAVED_SEARCH_DELETE, id, NULL, error),
                              error,
                              "removing the saved search");
}
