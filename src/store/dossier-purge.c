/* dossier-purge.c: removes for good what the reader deleted long ago.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-purge.h"

#include "store/dossier-db-private.h"
#include "store/dossier-feed-rows.h"

/* In this order each finds what it hangs on still there. */
static const DossierSql steps[] = {
  DOSSIER_SQL_ARTICLE_PURGE_ANNOTATIONS,
  DOSSIER_SQL_ARTICLE_PURGE_CURRENT,
  DOSSIER_SQL_ARTICLE_PURGE_VERSIONS,
  DOSSIER_SQL_ARTICLE_PURGE,
};

static gboolean
find_articles (DossierDb *db, gint64 before, GArray *ids, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_FIND_PURGEABLE, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":before", before);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE;
}

static gboolean
purge_article (DossierDb *db, gint64 id, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (DossierStatement) statement = dossier_db_acquire (db, steps[i], error);

      if (statement == NULL)
        return FALSE;
      dossier_statement_bind_int (statement, ":id", id);
      if (!dossier_statement_run (statement, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
purge_articles (DossierDb *db, const GArray *ids, GError **error)
{
  if (!dossier_db_begin (db, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    if (!purge_article (db, g_array_index (ids, gint64, i), error))
      {
        dossier_db_rollback (db);
        return FALSE;
      }

  return dossier_db_commit (db, error);
}

gboolean
dossier_purge (DossierDb *db, gint64 before, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  return dossier_store_doing (find_articles (db, before, ids, error) &&
                                  (ids->len == 0 || purge_articles (db, ids, error)) &&
                                  dossier_feed_rows_purge (db, before, error),
                              error,
                              "removing what was deleted long ago");
}
