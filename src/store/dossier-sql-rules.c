/* dossier-sql-rules.c: the SQL statements about rules, and about mentions and entities as rules see
 * them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql-rules.h"

/* Of a mention, as dossier_mention_state_read () expects them. */
#define MENTION_STATE_COLUMNS                                                                      \
  "mention.id, mention.start, mention.\"end\", mention.kind, mention.origin, "                     \
  "mention.entity_id, mention.rule_id, mention.is_ruled, mention.raw_entity_id, "                  \
  "mention.raw_origin, mention.name "

static const char *const texts[DOSSIER_N_SQL] = {
  /* entities */
  [DOSSIER_SQL_ENTITY_FIND_PLACED] =
      "SELECT entity.id, entity.latitude, entity.longitude, entity.country "
      "FROM entity_alias INDEXED BY entity_alias_folded "
      "CROSS JOIN entity ON entity.id = entity_alias.entity_id "
      "WHERE entity_alias.folded = :folded AND entity_alias.is_own = 1 AND entity.kind = 'place' "
      "AND entity.latitude IS NOT NULL "
      "ORDER BY entity.id",
  [DOSSIER_SQL_ENTITY_GET_KEY] = "SELECT entity.kind, entity_alias.folded "
                                 "FROM entity_alias "
                                 "JOIN entity ON entity.id = entity_alias.entity_id "
                                 "WHERE entity_alias.entity_id = :id AND entity_alias.is_own = 1 "
                                 "ORDER BY entity_alias.id "
                                 "LIMIT 1",
  [DOSSIER_SQL_ENTITY_GET_NAME] =
      "SELECT entity.name, entity_alias.name, entity.latitude, entity.longitude, entity.country "
      "FROM entity "
      "JOIN entity_alias ON entity_alias.entity_id = entity.id AND entity_alias.is_own = 1 "
      "WHERE entity.id = :id "
      "ORDER BY entity_alias.id "
      "LIMIT 1",
  [DOSSIER_SQL_ENTITY_SET_NAME] = "UPDATE entity "
                                  "SET name = :name "
                                  "WHERE id = :id",
  [DOSSIER_SQL_ENTITY_SET_OWN_NAME] = "UPDATE entity_alias "
                                      "SET name = :name "
                                      "WHERE entity_id = :id AND is_own = 1",
  [DOSSIER_SQL_ENTITY_ALIAS_REMOVE] =
      "DELETE FROM entity_alias "
      "WHERE entity_id = :entity AND folded = :folded AND is_own = 0 "
      "AND NOT EXISTS ( "
      "SELECT 1 "
      "FROM rule "
      "WHERE rule.entity_id = :entity AND rule.folded = :folded "
      "AND (rule.action = 'name' OR rule.gesture = 'alias'))",
  /* Where it was last mentioned says how recent an entity is. */
  [DOSSIER_SQL_ENTITY_LIST_RECENT] =
      "SELECT entity.id, entity.kind, entity.name, entity.n_articles, entity.n_mentions, "
      "entity.latitude, entity.longitude, entity.country "
      "FROM ( "
      "SELECT entity_id, max (article_id) AS latest "
      "FROM article_entity INDEXED BY article_entity_article "
      "WHERE article_id IN (SELECT id FROM article WHERE deleted IS NULL ORDER BY id DESC LIMIT "
      "50) "
      "GROUP BY entity_id) AS recent "
      "CROSS JOIN entity ON entity.id = recent.entity_id "
      "ORDER BY recent.latest DESC, entity.n_mentions DESC, entity.id "
      "LIMIT :limit",
  [DOSSIER_SQL_ENTITY_SEARCH_RECENT] =
      "SELECT entity.id, entity.kind, entity.name, entity.n_articles, entity.n_mentions, "
      "entity.latitude, entity.longitude, entity.country "
      "FROM entity "
      "WHERE id IN ( "
      "SELECT entity_alias.entity_id "
      "FROM search_name "
      "CROSS JOIN entity_alias ON entity_alias.id = search_name.rowid "
      "WHERE search_name MATCH :words) "
      "AND n_mentions > 0 "
      "ORDER BY (SELECT max (article_id) FROM article_entity WHERE entity_id = entity.id) DESC, "
      "n_mentions DESC, id "
      "LIMIT :limit",
  /* mentions */
  [DOSSIER_SQL_MENTION_LIST_STATES] =
      "SELECT " MENTION_STATE_COLUMNS "FROM mention INDEXED BY mention_version "
      "WHERE version_id = :version "
      "ORDER BY start, \"end\", id",
  [DOSSIER_SQL_MENTION_LIST_BY_RULE] =
      "SELECT " MENTION_STATE_COLUMNS ", mention.version_id, raw.kind "
      "FROM mention INDEXED BY mention_rule "
      "LEFT JOIN entity AS raw ON raw.id = mention.raw_entity_id "
      "WHERE mention.rule_id = :rule AND mention.is_ruled IS NOT 1 "
      "ORDER BY mention.version_id, mention.id",
  [DOSSIER_SQL_MENTION_GET_STATE] = "SELECT " MENTION_STATE_COLUMNS "FROM mention "
                                    "WHERE id = :id AND version_id = :version",
  [DOSSIER_SQL_MENTION_SET_STATE] =
      "UPDATE mention "
      "SET kind = :kind, origin = :origin, entity_id = :entity, rule_id = :rule, "
      "is_ruled = :ruled, raw_entity_id = :raw_entity, raw_origin = :raw_origin "
      "WHERE id = :id",
  [DOSSIER_SQL_MENTION_CARRY_STATE] = "UPDATE mention "
                                      "SET (rule_id, is_ruled, raw_entity_id, raw_origin) = ( "
                                      "SELECT rule_id, is_ruled, raw_entity_id, raw_origin "
                                      "FROM mention AS old "
                                      "WHERE old.id = :old) "
                                      "WHERE id = :id",
  /* rules */
  [DOSSIER_SQL_RULE_GET_ARTICLE] = "SELECT article_id "
                                   "FROM version "
                                   "WHERE id = :version",
  [DOSSIER_SQL_RULE_GET_TEXT] = "SELECT article_id, text "
                                "FROM version "
                                "WHERE id = :version",
  [DOSSIER_SQL_RULE_ANY] = "SELECT 1 "
                           "FROM rule "
                           "LIMIT 1",
  [DOSSIER_SQL_RULE_ANY_OF_NUMBERS] = "SELECT 1 "
                                      "FROM rule INDEXED BY rule_number "
                                      "WHERE kind IN ('figure', 'date') "
                                      "LIMIT 1",
  [DOSSIER_SQL_RULE_FIND] =
      "SELECT rule.id, rule.action, rule.target_kind, rule.entity_id, entity.kind "
      "FROM rule INDEXED BY rule_folded "
      "LEFT JOIN entity ON entity.id = rule.entity_id "
      "WHERE rule.folded = :folded AND rule.kind = :kind AND rule.action NOT IN ('split', 'made') "
      "AND (rule.article_id IS NULL OR rule.article_id = :article) "
      "ORDER BY rule.article_id IS NULL, rule.action = 'name', rule.id DESC "
      "LIMIT 1",
  [DOSSIER_SQL_RULE_FIND_SAME] =
      "SELECT id "
      "FROM rule INDEXED BY rule_folded "
      "WHERE folded = :folded AND kind = :kind AND article_id IS :article "
      "AND origin_article_id IS :origin AND action <> 'made' "
      "AND (action IN ('name', 'split')) = :alone "
      "AND (:alone = 0 OR (action = :action AND entity_id IS :entity)) "
      "ORDER BY id DESC "
      "LIMIT 1",
  [DOSSIER_SQL_RULE_FIND_SAME_WORDS] =
      "SELECT id "
      "FROM rule INDEXED BY rule_folded "
      "WHERE folded = :folded AND action = 'made' AND article_id IS :article "
      "AND origin_article_id IS :origin "
      "ORDER BY id DESC "
      "LIMIT 1",
  [DOSSIER_SQL_RULE_LIST_WORDS] = "SELECT id, words, kind, entity_id, 0 "
                                  "FROM rule INDEXED BY rule_made "
                                  "WHERE action = 'made' AND article_id IS NULL "
                                  "UNION ALL "
                                  "SELECT id, words, kind, entity_id, 1 "
                                  "FROM rule INDEXED BY rule_made "
                                  "WHERE action = 'made' AND article_id = :article",
  [DOSSIER_SQL_RULE_LIST_WORDS_OF] = "SELECT words, folded, article_id "
                                     "FROM rule INDEXED BY rule_entity "
                                     "WHERE entity_id = :entity AND action = 'made'",
  [DOSSIER_SQL_RULE_FIND_TARGET] =
      "SELECT action, gesture, kind, folded, entity_id, article_id, origin_article_id, words, "
      "target_kind "
      "FROM rule "
      "WHERE id = :id",
  [DOSSIER_SQL_RULE_GET_NAME] = "SELECT coalesce (( "
                                "SELECT words "
                                "FROM rule "
                                "WHERE entity_id = :entity AND action = 'name' "
                                "ORDER BY id DESC "
                                "LIMIT 1), ( "
                                "SELECT name "
                                "FROM entity_alias "
                                "WHERE entity_id = :entity AND is_own = 1 "
                                "ORDER BY id "
                                "LIMIT 1))",
  [DOSSIER_SQL_RULE_ADD] =
      "INSERT INTO rule (folded, words, kind, action, gesture, target_kind, entity_id, "
      "article_id, origin_article_id, origin_sentence, created) "
      "VALUES (:folded, :words, :kind, :action, :gesture, :target_kind, :entity, :article, "
      ":origin, :sentence, :created)",
  [DOSSIER_SQL_RULE_SET] =
      "UPDATE rule "
      "SET folded = :folded, words = :words, kind = :kind, action = :action, gesture = :gesture, "
      "target_kind = :target_kind, entity_id = :entity, article_id = :article, "
      "origin_article_id = :origin, origin_sentence = coalesce (:sentence, origin_sentence), "
      "created = coalesce (:created, created) "
      "WHERE id = :id",
  [DOSSIER_SQL_RULE_DELETE] = "DELETE FROM rule "
                              "WHERE id = :id",
  [DOSSIER_SQL_RULE_TAKE_OVER] = "UPDATE mention "
                                 "SET rule_id = :id "
                                 "WHERE rule_id = :old AND is_ruled IS NOT 1",
  [DOSSIER_SQL_RULE_DELETE_OPPOSITE] =
      "DELETE FROM rule "
      "WHERE folded = :folded AND kind = :kind AND action = 'is' AND entity_id = :entity "
      "AND article_id IS :article",
  [DOSSIER_SQL_RULE_LIST] =
      "SELECT rule.id, rule.action, rule.gesture, rule.kind, rule.words, rule.target_kind, "
      "rule.entity_id, entity.kind, entity.name, entity.latitude, entity.longitude, "
      "entity.country, rule.article_id, rule.origin_article_id, article.title, "
      "rule.origin_sentence, rule.created, "
      "CASE rule.action WHEN 'name' THEN entity.n_mentions "
      "ELSE (SELECT count (*) FROM mention INDEXED BY mention_rule "
      "WHERE mention.rule_id = rule.id "
      "AND (rule.action <> 'made' OR (mention.raw_origin = 'absent' AND mention.origin <> "
      "'rejected'))) END, "
      "CASE rule.action WHEN 'name' THEN ( "
      "SELECT name "
      "FROM entity_alias "
      "WHERE entity_alias.entity_id = rule.entity_id AND is_own = 1 "
      "ORDER BY entity_alias.id "
      "LIMIT 1) END "
      "FROM rule "
      "LEFT JOIN entity ON entity.id = rule.entity_id "
      "LEFT JOIN article ON article.id = rule.origin_article_id AND article.deleted IS NULL "
      "ORDER BY rule.id DESC",
  [DOSSIER_SQL_RULE_LIST_KEYS] = "SELECT kind, folded "
                                 "FROM rule INDEXED BY rule_entity "
                                 "WHERE entity_id = :entity",
  [DOSSIER_SQL_RULE_LIST_ENTITIES] =
      "SELECT entity.id "
      "FROM entity_alias INDEXED BY entity_alias_folded "
      "CROSS JOIN entity ON entity.id = entity_alias.entity_id "
      "WHERE entity_alias.folded = :folded AND entity_alias.is_own = 1 AND entity.kind = :kind",
  /* their work */
  [DOSSIER_SQL_RULE_WORK_PEEK] =
      "SELECT rule_work.id, rule_work.rule_id, rule_work.kind, rule_work.folded, "
      "rule_work.article_id, rule_work.after_version, rule_work.n_done, rule_work.n_versions, "
      "coalesce (rule.words, article.title, rule_work.folded), rule.action "
      "FROM rule_work "
      "LEFT JOIN rule ON rule.id = rule_work.rule_id "
      "LEFT JOIN article ON article.id = rule_work.article_id AND rule_work.rule_id = 0 "
      "ORDER BY rule_work.id "
      "LIMIT 1",
  [DOSSIER_SQL_RULE_WORK_COUNT] = "SELECT count (*) "
                                  "FROM rule_work",
  [DOSSIER_SQL_RULE_WORK_SET] =
      "UPDATE rule_work "
      "SET after_version = :after, n_done = :done, n_versions = :versions "
      "WHERE id = :id",
  [DOSSIER_SQL_RULE_WORK_DONE] = "DELETE FROM rule_work "
                                 "WHERE id = :id",
  [DOSSIER_SQL_RULE_WORK_LIST_ENTITY] = "SELECT DISTINCT version_id "
                                        "FROM mention INDEXED BY mention_entity "
                                        "WHERE entity_id = :id AND version_id > :after "
                                        "ORDER BY version_id "
                                        "LIMIT :limit",
  [DOSSIER_SQL_RULE_WORK_LIST_RAW] = "SELECT DISTINCT version_id "
                                     "FROM mention INDEXED BY mention_raw_entity "
                                     "WHERE raw_entity_id = :id AND version_id > :after "
                                     "ORDER BY version_id "
                                     "LIMIT :limit",
  [DOSSIER_SQL_RULE_WORK_LIST_RULE] = "SELECT DISTINCT version_id "
                                      "FROM mention INDEXED BY mention_rule "
                                      "WHERE rule_id = :id AND version_id > :after "
                                      "ORDER BY version_id "
                                      "LIMIT :limit",
  [DOSSIER_SQL_RULE_WORK_LIST_WORDS] = "SELECT article.version_id "
                                       "FROM search "
                                       "CROSS JOIN article ON article.id = search.rowid "
                                       "WHERE search MATCH :words AND article.version_id > :after "
                                       "ORDER BY article.version_id "
                                       "LIMIT :limit",
  [DOSSIER_SQL_RULE_WORK_LIST_ARTICLE] = "SELECT id "
                                         "FROM version "
                                         "WHERE article_id = :id AND id > :after "
                                         "ORDER BY id "
                                         "LIMIT :limit",
};

const char *
dossier_sql_rules_get_text (DossierSql sql)
{
  g_assert (sql < DOSSIER_N_SQL);

  return texts[sql];
}
