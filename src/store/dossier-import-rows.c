/* dossier-import-rows.c: what only an import asks of the tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-import-rows.h"

#include "store/dossier-db-private.h"

gboolean
dossier_import_rows_find_article (DossierDb           *db,
                                  const char          *url,
                                  DossierImportTarget *target,
                                  GError             **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_FIND_ARTICLE, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *target = (DossierImportTarget){ 0 };
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":url", url);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *target = (DossierImportTarget){
      .article_id = dossier_statement_get_int (statement, 0),
      .version_id = dossier_statement_get_int (statement, 1),
      .is_deleted = dossier_statement_get_int (statement, 2) != 0,
      .fetched = dossier_statement_get_int (statement, 3),
      .is_kept = dossier_statement_get_int (statement, 4) != 0,
    };

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_import_rows_find_received (DossierDb  *db,
                                   gint64      article_id,
                                   gint64      fetched,
                                   const char *sha256,
                                   gint64     *version_id,
                                   GError    **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_FIND_RECEIVED, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *version_id = 0;
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":article", article_id);
  dossier_statement_bind_int (statement, ":fetched", fetched);
  dossier_statement_bind_text (statement, ":sha256", sha256);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *version_id = dossier_statement_get_int (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_import_rows_find_uuid (DossierDb *db, const char *uuid, gint64 *article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_FIND_UUID, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *article_id = 0;
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":uuid", uuid);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *article_id = dossier_statement_get_int (statement, 1);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_import_rows_began_as_kept (DossierDb *db,
                                   gint64     article_id,
                                   gboolean  *began_as_kept,
                                   GError   **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_FIND_KEPT, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *began_as_kept = FALSE;
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":article", article_id);
  step = dossier_statement_step (statement, error);
  *began_as_kept = step == DOSSIER_STEP_ROW;

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_import_rows_set_added (DossierDb *db, gint64 article_id, gint64 added, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_SET_ADDED, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", article_id);
  dossier_statement_bind_int (statement, ":added", added);

  return dossier_statement_run (statement, error);
}

static gboolean
set_deleted (DossierDb *db, gint64 article_id, gint64 deleted, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SET_DELETED, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", article_id);
  if (deleted != 0)
    dossier_statement_bind_int (statement, ":deleted", deleted);
  else
    dossier_statement_bind_null (statement, ":deleted");
  dossier_db_note (db,
                   DOSSIER_CHANGE_ARTICLES | DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_MENTIONS |
                       DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_TAGS,
                   article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_import_rows_hide (DossierDb *db, gint64 article_id, GError **error)
{
  return set_deleted (db, article_id, dossier_db_now (), error);
}

gboolean
dossier_import_rows_show (DossierDb *db, gint64 article_id, GError **error)
{
  return set_deleted (db, article_id, 0, error);
}
