/* dossier-sql-search.c: the SQL statements of searches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql-search.h"

#include "store/dossier-sql-parts.h"

/* The day of an article, as its index knows it. */
#define DAY "coalesce (published, strftime ('%Y-%m-%d', added / 1000, 'unixepoch')) "

static const char *const texts[DOSSIER_N_SQL] = {
  [DOSSIER_SQL_ARTICLE_SEARCH] =
      "SELECT search.rowid "
      "FROM search "
      "CROSS JOIN article INDEXED BY article_state ON article.id = search.rowid "
      "WHERE search MATCH :words "
      "AND (:entity = 0 OR search.rowid IN ("
      "SELECT article_id FROM article_entity WHERE entity_id = :entity)) "
      "AND (:tag = 0 OR search.rowid IN (" TAGGED ")) "
      "AND " SHELF "ORDER BY search.rowid DESC",
  /* every article that is not deleted, and no other, is in the index */
  [DOSSIER_SQL_ARTICLE_SEARCH_EVERYTHING] = "SELECT rowid "
                                            "FROM search "
                                            "WHERE search MATCH :words "
                                            "ORDER BY rowid DESC",
  [DOSSIER_SQL_ARTICLE_SEARCH_NOTES] =
      "SELECT article.id "
      "FROM search_note "
      "CROSS JOIN article INDEXED BY article_state ON article.id = search_note.rowid >> 32 "
      "WHERE search_note MATCH :words "
      "AND (:entity = 0 OR article.id IN ("
      "SELECT article_id FROM article_entity WHERE entity_id = :entity)) "
      "AND (:tag = 0 OR article.id IN (" TAGGED ")) "
      "AND " SHELF "ORDER BY search_note.rowid DESC",
  /* what searches are put together from: ids of articles, newest first, those up to :below */
  [DOSSIER_SQL_SEARCH_ALL] = "SELECT id "
                             "FROM article INDEXED BY article_everything "
                             "WHERE deleted IS NULL AND id <= :below "
                             "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_SHELF] = "SELECT id "
                               "FROM article INDEXED BY article_state "
                               "WHERE id <= :below "
                               "AND (:entity = 0 OR id IN ("
                               "SELECT article_id FROM article_entity WHERE entity_id = :entity)) "
                               "AND (:tag = 0 OR id IN (" TAGGED ")) "
                               "AND " SHELF "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_DELETED] = "SELECT id "
                                 "FROM article INDEXED BY article_deleted "
                                 "WHERE deleted IS NOT NULL "
                                 "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_TEXTS] = "SELECT rowid "
                               "FROM search "
                               "WHERE search MATCH :words AND rowid <= :below "
                               "ORDER BY rowid DESC",
  [DOSSIER_SQL_SEARCH_TEXTS_AT] = "SELECT rowid "
                                  "FROM search "
                                  "WHERE search MATCH :words AND rowid = :at",
  [DOSSIER_SQL_SEARCH_NOTES] = "SELECT rowid >> 32 "
                               "FROM search_note "
                               "WHERE search_note MATCH :words AND rowid < (:below + 1) << 32 "
                               "ORDER BY rowid DESC",
  [DOSSIER_SQL_SEARCH_RANKED] = "SELECT rowid "
                                "FROM search "
                                "WHERE search MATCH :words "
                                "ORDER BY bm25 (search, 8, 2, 2, 1), rowid DESC "
                                "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_NAMES] =
      "SELECT entity.id, entity.n_articles "
      "FROM search_name "
      "CROSS JOIN entity_alias ON entity_alias.id = search_name.rowid "
      "CROSS JOIN entity ON entity.id = entity_alias.entity_id "
      "WHERE search_name MATCH :words AND entity.kind = :kind AND entity.n_mentions > 0 "
      "GROUP BY entity.id",
  [DOSSIER_SQL_SEARCH_OTHER_NAMES] =
      "SELECT entity.id, entity.n_articles "
      "FROM entity_alias "
      "CROSS JOIN entity ON entity.id = entity_alias.entity_id "
      "WHERE entity_alias.folded = :folded AND entity.n_mentions > 0 "
      "AND EXISTS (SELECT 1 FROM entity_alias AS other "
      "WHERE other.entity_id = entity.id "
      "AND instr (' ' || other.folded || ' ', ' ' || :folded || ' ') = 0)",
  [DOSSIER_SQL_SEARCH_MENTIONING] = "SELECT article_id "
                                    "FROM article_entity "
                                    "WHERE entity_id = :entity AND article_id <= :below "
                                    "ORDER BY article_id DESC",
  [DOSSIER_SQL_SEARCH_HOST] = "SELECT id "
                              "FROM article INDEXED BY article_host "
                              "WHERE deleted IS NULL AND host >= :low AND host < :high "
                              "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_HOST_ROWS] = "SELECT id "
                                   "FROM article INDEXED BY article_moment "
                                   "WHERE deleted IS NULL AND id <= :below AND id > :floor "
                                   "AND host >= :low AND host < :high "
                                   "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_DAY] = "SELECT id "
                             "FROM article INDEXED BY article_day "
                             "WHERE deleted IS NULL AND " DAY ">= :low AND " DAY "< :high "
                             "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_DAY_ROWS] = "SELECT id "
                                  "FROM article INDEXED BY article_moment "
                                  "WHERE deleted IS NULL AND id <= :below AND id > :floor "
                                  "AND " DAY ">= :low AND " DAY "< :high "
                                  "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_TAG] =
      "SELECT article_tag.article_id "
      "FROM tag "
      "CROSS JOIN article_tag ON article_tag.tag_id = tag.id "
      "WHERE dossier_fold (tag.name) GLOB :value "
      "UNION "
      "SELECT annotation.article_id "
      "FROM tag "
      "CROSS JOIN annotation_tag INDEXED BY annotation_tag_tag ON annotation_tag.tag_id = tag.id "
      "CROSS JOIN annotation ON annotation.id = annotation_tag.annotation_id "
      "WHERE dossier_fold (tag.name) GLOB :value",
  [DOSSIER_SQL_SEARCH_HAS_NOTE] = "SELECT DISTINCT article_id "
                                  "FROM annotation INDEXED BY annotation_with_note "
                                  "WHERE note <> '' AND article_id <= :below "
                                  "ORDER BY article_id DESC",
  [DOSSIER_SQL_SEARCH_HAS_ANNOTATION] = "SELECT DISTINCT article_id "
                                        "FROM annotation INDEXED BY annotation_article "
                                        "WHERE article_id <= :below "
                                        "ORDER BY article_id DESC",
  [DOSSIER_SQL_SEARCH_HAS_TAG] = "SELECT article_id "
                                 "FROM article_tag "
                                 "UNION "
                                 "SELECT annotation.article_id "
                                 "FROM annotation_tag "
                                 "JOIN annotation ON annotation.id = annotation_tag.annotation_id",
  [DOSSIER_SQL_SEARCH_HAS_VERSIONS] = "SELECT id "
                                      "FROM article INDEXED BY article_revised "
                                      "WHERE n_versions > 1 AND deleted IS NULL "
                                      "AND id <= :below "
                                      "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_HAS_IMAGE] =
      "SELECT id "
      "FROM article INDEXED BY article_moment "
      "WHERE deleted IS NULL AND id <= :below "
      "AND EXISTS (SELECT 1 FROM image WHERE image.version_id = article.version_id) "
      "ORDER BY id DESC",
  [DOSSIER_SQL_SEARCH_PICTURED] =
      "SELECT article.id "
      "FROM (SELECT DISTINCT version_id FROM image) AS pictured "
      "CROSS JOIN article INDEXED BY article_version ON article.version_id = pictured.version_id "
      "WHERE article.deleted IS NULL "
      "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_FIGURE_KEYS] = "SELECT id, n "
                                     "FROM figure_key "
                                     "WHERE words = :words OR (words >= :low AND words < :high) "
                                     "ORDER BY n DESC",
  /* those of one value, then those that reach over a range */
  [DOSSIER_SQL_SEARCH_FIGURES] =
      "SELECT article_id "
      "FROM article_figure INDEXED BY article_figure_value "
      "WHERE key_id = :key AND low = high AND low BETWEEN :low AND :high "
      "UNION ALL "
      "SELECT article_id "
      "FROM article_figure INDEXED BY article_figure_range "
      "WHERE key_id = :key AND low <> high AND low <= :high AND high >= :low "
      "LIMIT :limit",
  [DOSSIER_SQL_SEARCH_FIGURE_ROWS] =
      "SELECT article_id "
      "FROM article_figure "
      "WHERE key_id = :key AND article_id <= :below AND article_id > :floor "
      "AND +low <= :high AND +high >= :low "
      "ORDER BY article_id DESC",
  /* what an older recogniser read: those of articles that are there */
  [DOSSIER_SQL_VERSION_STALE_COUNT] = "SELECT count (*) "
                                      "FROM version INDEXED BY version_revision "
                                      "CROSS JOIN article ON article.id = version.article_id "
                                      "WHERE version.recogniser_revision < :revision "
                                      "AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_STALE_NEXT] =
      "SELECT version.id, version.text, version.published, version.language "
      "FROM version INDEXED BY version_revision "
      "CROSS JOIN article ON article.id = version.article_id "
      "WHERE version.recogniser_revision < :revision AND article.deleted IS NULL "
      "ORDER BY version.recogniser_revision DESC, version.article_id DESC "
      "LIMIT 1",
  /* what may be meant, and what is asked again */
  [DOSSIER_SQL_SUGGEST_ANY_SITE] = "SELECT site "
                                   "FROM article "
                                   "WHERE deleted IS NULL AND site IS NOT NULL "
                                   "ORDER BY id DESC "
                                   "LIMIT :limit",
  [DOSSIER_SQL_SUGGEST_SITE] = "SELECT article.site "
                               "FROM search "
                               "CROSS JOIN article ON article.id = search.rowid "
                               "WHERE search MATCH :words "
                               "ORDER BY search.rowid DESC "
                               "LIMIT :limit",
  [DOSSIER_SQL_SUGGEST_COUNTED] = "SELECT figure.counted "
                                  "FROM search_figure "
                                  "CROSS JOIN figure ON figure.mention_id = search_figure.rowid "
                                  "WHERE search_figure MATCH :words "
                                  "ORDER BY search_figure.rowid DESC "
                                  "LIMIT :limit",
  [DOSSIER_SQL_SAVED_SEARCH_LIST] = "SELECT id, name, words "
                                    "FROM saved_search "
                                    "ORDER BY name COLLATE NOCASE, id",
  [DOSSIER_SQL_SAVED_SEARCH_ADD] = "INSERT INTO saved_search (name, words, created) "
                                   "VALUES (:name, :words, :created) "
                                   "ON CONFLICT (words) DO UPDATE SET name = excluded.name "
                                   "RETURNING id",
  [DOSSIER_SQL_SAVED_SEARCH_RENAME] = "UPDATE saved_search "
                                      "SET name = :name "
                                      "WHERE id = :id",
  [DOSSIER_SQL_SAVED_SEARCH_DELETE] = "DELETE FROM saved_search "
                                      "WHERE id = :id",
  [DOSSIER_SQL_ARTICLE_SNIPPETS] =
      "SELECT rowid, snippet (search, -1, char (0x2068), char (0x2069), char (0x2026), 24) "
      "FROM search "
      "WHERE search MATCH :words "
      "AND rowid BETWEEN :first AND :last "
      "AND +rowid IN (SELECT value FROM json_each (:ids))",
  [DOSSIER_SQL_ARTICLE_NOTE_SNIPPETS] =
      "SELECT rowid >> 32, "
      "snippet (search_note, -1, char (0x2068), char (0x2069), char (0x2026), 24) "
      "FROM search_note "
      "WHERE search_note MATCH :words "
      "AND rowid BETWEEN :first << 32 AND (:last + 1) << 32 "
      "AND rowid >> 32 IN (SELECT value FROM json_each (:ids))",
};

const char *
dossier_sql_search_get_text (DossierSql sql)
{
  g_assert (sql < DOSSIER_N_SQL);

  return texts[sql];
}
