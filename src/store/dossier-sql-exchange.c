/* dossier-sql-exchange.c: the SQL statements about what is imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql-exchange.h"

static const char *const texts[DOSSIER_N_SQL] = {
  [DOSSIER_SQL_IMPORT_FIND_ARTICLE] =
      "SELECT article.id, article.version_id, article.deleted IS NOT NULL, version.fetched, "
      "version.source_url IS 'dossier:kept' "
      "FROM article "
      "LEFT JOIN version ON version.id = article.version_id "
      "WHERE article.url = :url",
  [DOSSIER_SQL_IMPORT_FIND_RECEIVED] = "SELECT version.id "
                                       "FROM version "
                                       "JOIN body ON body.version_id = version.id "
                                       "WHERE version.article_id = :article AND version.fetched = "
                                       ":fetched AND body.sha256 = :sha256",
  [DOSSIER_SQL_IMPORT_FIND_KEPT] = "SELECT 1 "
                                   "FROM version "
                                   "WHERE article_id = :article AND source_url = 'dossier:kept' "
                                   "LIMIT 1",
  [DOSSIER_SQL_IMPORT_FIND_TEXT] = "SELECT id, number "
                                   "FROM version "
                                   "WHERE article_id = :article AND text = :text "
                                   "ORDER BY number DESC "
                                   "LIMIT 1",
  [DOSSIER_SQL_IMPORT_FIND_UUID] = "SELECT id, article_id "
                                   "FROM annotation "
                                   "WHERE uuid = :uuid",
  [DOSSIER_SQL_IMPORT_SET_ADDED] = "UPDATE article "
                                   "SET added = :added "
                                   "WHERE id = :id",
};

const char *
dossier_sql_exchange_get_text (DossierSql sql)
{
  return texts[sql];
}
