/* dossier-sql.c: all SQL statements of the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql.h"

#include "store/dossier-sql-exchange.h"
#include "store/dossier-sql-notes.h"
#include "store/dossier-sql-parts.h"
#include "store/dossier-sql-rules.h"
#include "store/dossier-sql-search.h"

/* Of an article, as read_article () expects them. */
#define ARTICLE_COLUMNS                                                                            \
  "article.id, article.url, article.title, article.byline, article.site, article.published, "      \
  "article.language, article.lead, article.added, article.version_id, article.n_versions, "        \
  "article.n_annotations, article.is_read, article.is_starred, article.is_archived "

/* Of a version, as read_version () expects them. */
#define VERSION_COLUMNS                                                                            \
  "version.id, version.article_id, version.number, article.n_versions, version.fetched, "          \
  "version.source_url, version.headers, body.sha256, body.size, version.recogniser_revision, "     \
  "version.url, version.title, version.byline, version.published, version.modified, "              \
  "version.site, "                                                                                 \
  "version.language, version.lead, version.access, version.text, version.layout "

/* Of an annotation and its placement, as read_annotation () expects them. */
#define ANNOTATION_COLUMNS                                                                         \
  "annotation.id, annotation.uuid, annotation.article_id, annotation.version_id, "                 \
  "annotation.start, "                                                                             \
  "annotation.\"end\", annotation.quote, annotation.prefix, annotation.suffix, "                   \
  "annotation.colour, "                                                                            \
  "annotation.note, annotation.created, annotation.modified, placement.anchor, placement.start, "  \
  "placement.\"end\" "

/* Who said something, as dossier_columns_read_source () expects them. */
#define SOURCE_COLUMNS                                                                             \
  "claim.speaker, claim.cue, speaker_entity.name, claim.speaker_start, claim.speaker_end, "        \
  "claim.cue_start, "                                                                              \
  "claim.cue_end, speaker_mention.start, speaker_mention.\"end\" "

/* Whose words are `claim`, as far as they are named. */
#define SPEAKER_JOINS                                                                              \
  "LEFT JOIN mention AS speaker_mention ON speaker_mention.id = claim.speaker_mention_id "         \
  "AND speaker_mention.origin <> 'rejected' "                                                      \
  "LEFT JOIN entity AS speaker_entity ON speaker_entity.id = speaker_mention.entity_id "

/* The claim that a figure stands in. */
#define SOURCE_JOINS                                                                               \
  "LEFT JOIN claim ON figure.mention_id IS NOT NULL "                                              \
  "AND claim.version_id = mention.version_id AND claim.start <= mention.start "                    \
  "AND claim.\"end\" >= mention.\"end\" " SPEAKER_JOINS

/* Of a mention with its entity and figure, as read_mention () expects them. */
#define MENTION_COLUMNS                                                                            \
  "mention.id, mention.entity_id, mention.origin, mention.start, mention.\"end\", mention.kind, "  \
  "mention.confidence, coalesce (entity.name, mention.name), mention.date, mention.is_inferred, "  \
  "entity.latitude, entity.longitude, entity.country, figure.value, figure.low, figure.high, "     \
  "figure.unit, figure.counted, figure.hedge, figure.also, mention.rule_id, " SOURCE_COLUMNS       \
  "FROM mention INDEXED BY mention_version "                                                       \
  "LEFT JOIN entity ON entity.id = mention.entity_id "                                             \
  "LEFT JOIN figure ON figure.mention_id = mention.id " SOURCE_JOINS

/* Of a figure with its sentence, as read_row () expects them. */
#define FIGURE_COLUMNS                                                                             \
  "article.id, version.id, article.title, article.published, "                                     \
  "CAST (substr (CAST (version.text AS BLOB), figure.sentence_start + 1, "                         \
  "figure.sentence_end - figure.sentence_start) AS TEXT), "                                        \
  "mention.start, mention.\"end\", mention.confidence, mention.name, figure.value, figure.low, "   \
  "figure.high, figure.unit, figure.counted, figure.hedge, figure.also, " SOURCE_COLUMNS

/* Of a feed, as read_row () expects them. */
#define FEED_COLUMNS                                                                               \
  "id, url, kind, title, name, folder, site_url, etag, last_modified, fetched, added, "            \
  "is_automatic, interval_seconds, next_refresh, ttl_seconds, skip_hours, skip_days, problem, "    \
  "error_domain, error_code, n_failures, is_stopped, "                                             \
  "(SELECT count (*) FROM feed_entry INDEXED BY feed_entry_new "                                   \
  "WHERE feed_entry.feed_id = feed.id AND dismissed IS NULL AND article_id IS NULL) "

/* Unsubscribed from long ago, and no undo brings it back. */
#define FEED_IS_PURGEABLE                                                                          \
  "deleted < :before "                                                                             \
  "AND NOT EXISTS (SELECT 1 FROM undo_change WHERE table_name = 'feed' "                           \
  "AND feed.id IN (json_extract (before, '$.id'), json_extract (after, '$.id'))) "

/* Of an entry with its feed and its capture, as read_row () expects them. */
#define FEED_ENTRY_COLUMNS                                                                         \
  "feed_entry.id, feed_entry.feed_id, feed_entry.url, feed_entry.title, feed_entry.summary, "      \
  "feed_entry.byline, feed_entry.published, feed_entry.moment, "                                   \
  "feed_entry.dismissed IS NOT NULL, feed_entry.article_id, "                                      \
  "coalesce (feed.name, feed.title, feed.url), capture.state, capture.error_text "

static const char *const texts[DOSSIER_N_SQL] = {
  /* transactions */
  [DOSSIER_SQL_BEGIN] = "BEGIN",
  [DOSSIER_SQL_BEGIN_IMMEDIATE] = "BEGIN IMMEDIATE",
  [DOSSIER_SQL_COMMIT] = "COMMIT",
  [DOSSIER_SQL_ROLLBACK] = "ROLLBACK",
  /* articles */
  [DOSSIER_SQL_ARTICLE_LIST_ALL] = "SELECT id "
                                   "FROM article INDEXED BY article_shelf "
                                   "WHERE is_archived = 0 AND deleted IS NULL "
                                   "ORDER BY id DESC "
                                   "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_LIST_UNREAD] = "SELECT id "
                                      "FROM article INDEXED BY article_unread "
                                      "WHERE is_read = 0 AND is_archived = 0 AND deleted IS NULL "
                                      "ORDER BY id DESC "
                                      "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_LIST_STARRED] = "SELECT id "
                                       "FROM article INDEXED BY article_starred "
                                       "WHERE is_starred = 1 AND deleted IS NULL "
                                       "ORDER BY id DESC "
                                       "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_LIST_ARCHIVE] = "SELECT id "
                                       "FROM article INDEXED BY article_shelf "
                                       "WHERE is_archived = 1 AND deleted IS NULL "
                                       "ORDER BY id DESC "
                                       "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_LIST_EVERYTHING] = "SELECT id "
                                          "FROM article INDEXED BY article_everything "
                                          "WHERE deleted IS NULL "
                                          "ORDER BY id DESC "
                                          "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_COUNT_ALL] = "SELECT count (*) "
                                    "FROM article INDEXED BY article_shelf "
                                    "WHERE is_archived = 0 AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_COUNT_UNREAD] = "SELECT count (*) "
                                       "FROM article INDEXED BY article_unread "
                                       "WHERE is_read = 0 AND is_archived = 0 AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_COUNT_STARRED] = "SELECT count (*) "
                                        "FROM article INDEXED BY article_starred "
                                        "WHERE is_starred = 1 AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_COUNT_ARCHIVE] = "SELECT count (*) "
                                        "FROM article INDEXED BY article_shelf "
                                        "WHERE is_archived = 1 AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_COUNT_EVERYTHING] = "SELECT count (*) "
                                           "FROM article INDEXED BY article_everything "
                                           "WHERE deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_LIST_TAG] = "SELECT id "
                                   "FROM article "
                                   "WHERE id IN ( " TAGGED ") "
                                   "AND (:entity = 0 OR id IN (SELECT article_id FROM "
                                   "article_entity WHERE entity_id = :entity)) "
                                   "AND " SHELF "ORDER BY id DESC "
                                   "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_LIST_ENTITY] =
      "SELECT article_entity.article_id "
      "FROM article_entity "
      "CROSS JOIN article INDEXED BY article_state ON article.id = article_entity.article_id "
      "WHERE article_entity.entity_id = :entity "
      "AND (:tag = 0 OR article_entity.article_id IN ( " TAGGED ")) "
      "AND " SHELF "ORDER BY article_entity.article_id DESC "
      "LIMIT :limit",
  [DOSSIER_SQL_ARTICLE_GET] = "SELECT " ARTICLE_COLUMNS "FROM article "
                              "WHERE id = :id AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_CHECK] = "SELECT 1 "
                                "FROM article "
                                "WHERE id = :id AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_LIST_ADDRESSES] = "SELECT id, url "
                                         "FROM article "
                                         "WHERE deleted IS NULL "
                                         "ORDER BY id",
  [DOSSIER_SQL_ARTICLE_FIND_URL] = "SELECT id "
                                   "FROM article "
                                   "WHERE url = :url AND deleted IS NULL",
  [DOSSIER_SQL_ARTICLE_ADD] = "INSERT INTO article (url, title, added, host) "
                              "VALUES (:url, :title, :added, :host)",
  [DOSSIER_SQL_ARTICLE_SET_VERSION] =
      "UPDATE article "
      "SET version_id = :version, n_versions = :n_versions, title = :title, byline = :byline, "
      "site = :site, published = :published, language = :language, lead = :lead "
      "WHERE id = :id",
  [DOSSIER_SQL_ARTICLE_SET_FLAGS] =
      "UPDATE article "
      "SET is_read = coalesce (:read, is_read), is_starred = coalesce (:starred, is_starred), "
      "is_archived = coalesce (:archived, is_archived) "
      "WHERE id = :id "
      "AND (is_read <> coalesce (:read, is_read) OR is_starred <> coalesce (:starred, is_starred) "
      "OR is_archived <> coalesce (:archived, is_archived))",
  [DOSSIER_SQL_ARTICLE_SET_DELETED] = "UPDATE article "
                                      "SET deleted = :deleted "
                                      "WHERE id = :id",
  [DOSSIER_SQL_ARTICLE_FIND_PURGEABLE] =
      "SELECT id "
      "FROM article INDEXED BY article_deleted "
      "WHERE deleted IS NOT NULL AND deleted < :before "
      "AND NOT EXISTS ( "
      "SELECT 1 "
      "FROM undo_change "
      "WHERE (table_name = 'article' AND json_extract (after, '$.id') = article.id) "
      "OR (table_name = 'capture' AND json_extract (before, '$.article_id') = article.id))",
  [DOSSIER_SQL_ARTICLE_PURGE_ANNOTATIONS] = "DELETE FROM annotation "
                                            "WHERE article_id = :id",
  [DOSSIER_SQL_ARTICLE_PURGE_CURRENT] = "UPDATE article "
                                        "SET version_id = NULL "
                                        "WHERE id = :id",
  [DOSSIER_SQL_ARTICLE_PURGE_VERSIONS] = "DELETE FROM version "
                                         "WHERE article_id = :id",
  [DOSSIER_SQL_ARTICLE_PURGE] = "DELETE FROM article "
                                "WHERE id = :id",
  /* versions */
  [DOSSIER_SQL_VERSION_GET] =
      "SELECT " VERSION_COLUMNS "FROM article "
      "JOIN version ON version.article_id = article.id AND version.number = :number "
      "LEFT JOIN body ON body.version_id = version.id "
      "WHERE article.id = :article AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_GET_CURRENT] = "SELECT " VERSION_COLUMNS "FROM article "
                                      "JOIN version ON version.id = article.version_id "
                                      "LEFT JOIN body ON body.version_id = version.id "
                                      "WHERE article.id = :article AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_FIND_CURRENT] =
      "SELECT article.id, article.version_id, article.n_versions, article.deleted IS NOT NULL, "
      "version.text "
      "FROM article "
      "LEFT JOIN version ON version.id = article.version_id "
      "WHERE article.url = :url",
  [DOSSIER_SQL_VERSION_FIND_ARTICLE] = "SELECT article.id "
                                       "FROM version "
                                       "JOIN article ON article.id = version.article_id "
                                       "WHERE version.id = :version AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_FIND_TEXT] =
      "SELECT article.id, version.id, version.number, article.url, article.title "
      "FROM version "
      "JOIN article ON article.version_id = version.id "
      "WHERE version.text_sha256 = :hash AND article.deleted IS NULL "
      "ORDER BY article.id "
      "LIMIT 1",
  [DOSSIER_SQL_VERSION_FIND_VALIDATORS] =
      "SELECT article.id, version.id, version.number, article.url, article.title, "
      "version.source_url, version.etag, version.last_modified, "
      "instr (version.text, char (0xfffc)) > 0 "
      "AND NOT EXISTS (SELECT 1 FROM image WHERE image.version_id = version.id) "
      "FROM article "
      "JOIN version ON version.id = article.version_id "
      "WHERE article.url = :url AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_GET_TEXT] = "SELECT article.id, version.text "
                                   "FROM version "
                                   "JOIN article ON article.id = version.article_id "
                                   "WHERE version.id = :version AND article.deleted IS NULL",
  [DOSSIER_SQL_VERSION_ADD] =
      "INSERT INTO version (article_id, number, fetched, recogniser_revision, source_url, url, "
      "title, "
      "byline, published, modified, site, language, lead, headers, text, layout, text_sha256, "
      "etag, last_modified, access) "
      "VALUES (:article, :number, :fetched, :revision, :source_url, :url, :title, "
      ":byline, :published, :modified, :site, :language, :lead, :headers, :text, :layout, :hash, "
      ":etag, :last_modified, :access)",
  [DOSSIER_SQL_VERSION_SET_REVISION] = "UPDATE version "
                                       "SET recogniser_revision = :revision "
                                       "WHERE id = :version",
  [DOSSIER_SQL_VERSION_LIST] = "SELECT id, number, fetched "
                               "FROM version "
                               "WHERE article_id = :article "
                               "ORDER BY number",
  [DOSSIER_SQL_VERSION_LIST_ALL] =
      "SELECT version.id, version.text, version.layout, body.size, body.sha256, body.packed "
      "FROM version "
      "LEFT JOIN body ON body.version_id = version.id",
  [DOSSIER_SQL_BODY_ADD] = "INSERT INTO body (version_id, size, sha256, packed) "
                           "VALUES (:version, :size, :sha256, :packed)",
  [DOSSIER_SQL_BODY_PAGE_ADD] =
      "INSERT INTO body_page (version_id, number, url, size, sha256, packed) "
      "VALUES (:version, :number, :url, :size, :sha256, :packed)",
  [DOSSIER_SQL_BODY_PAGE_LIST] = "SELECT url, size, sha256, packed "
                                 "FROM body_page "
                                 "WHERE version_id = :version "
                                 "ORDER BY number",
  [DOSSIER_SQL_BODY_GET] = "SELECT size, sha256, packed "
                           "FROM body "
                           "WHERE version_id = :version",
  /* images */
  [DOSSIER_SQL_IMAGE_LIST] = "SELECT id, url, content_type, bytes, width, height "
                             "FROM image "
                             "WHERE version_id = :version "
                             "ORDER BY id",
  [DOSSIER_SQL_IMAGE_ADD] =
      "INSERT INTO image (version_id, url, content_type, bytes, width, height) "
      "VALUES (:version, :url, :content_type, :bytes, nullif (:width, 0), nullif (:height, 0)) "
      "ON CONFLICT (version_id, url) DO NOTHING",
  /* annotations */
  [DOSSIER_SQL_ANNOTATION_ADD] =
      "INSERT INTO annotation (uuid, article_id, version_id, start, \"end\", quote, prefix, "
      "suffix, colour, "
      "note, created, modified) "
      "VALUES (:uuid, :article, :version, :start, :end, :quote, :prefix, :suffix, :colour, "
      ":note, :created, :modified)",
  [DOSSIER_SQL_ANNOTATION_UPDATE] = "UPDATE annotation "
                                    "SET colour = :colour, note = :note, modified = :modified "
                                    "WHERE id = :id",
  [DOSSIER_SQL_ANNOTATION_MOVE] =
      "UPDATE annotation "
      "SET version_id = :version, start = :start, \"end\" = :end, quote = :quote, "
      "prefix = :prefix, suffix = :suffix, modified = :modified "
      "WHERE id = :id",
  [DOSSIER_SQL_ANNOTATION_DELETE] = "DELETE FROM annotation "
                                    "WHERE id = :id",
  [DOSSIER_SQL_ANNOTATION_FIND_ARTICLE] = "SELECT article.id "
                                          "FROM annotation "
                                          "JOIN article ON article.id = annotation.article_id "
                                          "WHERE annotation.id = :id AND article.deleted IS NULL",
  [DOSSIER_SQL_ANNOTATION_GET] = "SELECT " ANNOTATION_COLUMNS "FROM annotation "
                                 "JOIN article ON article.id = annotation.article_id "
                                 "LEFT JOIN placement ON placement.annotation_id = annotation.id "
                                 "AND placement.version_id = article.version_id "
                                 "WHERE annotation.id = :id AND article.deleted IS NULL",
  [DOSSIER_SQL_ANNOTATION_LIST] =
      "SELECT " ANNOTATION_COLUMNS "FROM placement INDEXED BY placement_version "
      "CROSS JOIN annotation ON annotation.id = placement.annotation_id "
      "WHERE placement.version_id = :version "
      "ORDER BY placement.start IS NULL, placement.start, placement.\"end\", annotation.id",
  [DOSSIER_SQL_ANNOTATION_CARRY] =
      "SELECT annotation.id, annotation.start, annotation.\"end\", annotation.quote, "
      "annotation.prefix, "
      "annotation.suffix, placement.anchor, placement.start, placement.\"end\" "
      "FROM annotation "
      "LEFT JOIN placement ON placement.annotation_id = annotation.id "
      "AND placement.version_id = :version "
      "WHERE annotation.article_id = :article",
  [DOSSIER_SQL_PLACEMENT_ADD] =
      "INSERT INTO placement (annotation_id, version_id, anchor, start, \"end\") "
      "VALUES (:annotation, :version, :anchor, :start, :end)",
  [DOSSIER_SQL_PLACEMENT_MISSING] =
      "SELECT annotation.start, annotation.\"end\", annotation.quote, annotation.prefix, "
      "annotation.suffix, version.id, version.text "
      "FROM annotation "
      "JOIN version AS own ON own.id = annotation.version_id "
      "JOIN version ON version.article_id = own.article_id AND version.number > own.number "
      "WHERE annotation.id = :annotation "
      "AND NOT EXISTS ( "
      "SELECT 1 "
      "FROM placement "
      "WHERE placement.annotation_id = annotation.id AND placement.version_id = version.id)",
  [DOSSIER_SQL_PLACEMENT_FORGET] =
      "DELETE FROM placement "
      "WHERE annotation_id = :annotation "
      "AND version_id IN ( "
      "SELECT later.id "
      "FROM version AS own "
      "JOIN version AS later "
      "ON later.article_id = own.article_id AND later.number >= own.number "
      "WHERE own.id = :version)",
  /* tags */
  [DOSSIER_SQL_TAG_LIST] =
      "SELECT tag.id, tag.name, count (*) "
      "FROM ( "
      "SELECT tag_id, article_id "
      "FROM article_tag "
      "UNION "
      "SELECT annotation_tag.tag_id, annotation.article_id "
      "FROM annotation_tag "
      "JOIN annotation ON annotation.id = annotation_tag.annotation_id) AS used "
      "JOIN tag ON tag.id = used.tag_id "
      "JOIN article ON article.id = used.article_id AND article.deleted IS NULL "
      "GROUP BY tag.id "
      "ORDER BY tag.name",
  [DOSSIER_SQL_TAG_FIND] = "SELECT id "
                           "FROM tag "
                           "WHERE name = :name",
  [DOSSIER_SQL_TAG_ADD] = "INSERT INTO tag (name) "
                          "VALUES (:name)",
  [DOSSIER_SQL_ARTICLE_TAG_LIST] = "SELECT tag.name "
                                   "FROM article_tag "
                                   "JOIN tag ON tag.id = article_tag.tag_id "
                                   "WHERE article_tag.article_id = :article "
                                   "ORDER BY tag.name",
  [DOSSIER_SQL_ARTICLE_TAG_ADD] = "INSERT INTO article_tag (article_id, tag_id) "
                                  "VALUES (:article, :tag) "
                                  "ON CONFLICT DO NOTHING",
  [DOSSIER_SQL_ANNOTATION_TAG_ADD] = "INSERT INTO annotation_tag (annotation_id, tag_id) "
                                     "VALUES (:annotation, :tag) "
                                     "ON CONFLICT DO NOTHING",
  [DOSSIER_SQL_ANNOTATION_TAG_CLEAR] = "DELETE FROM annotation_tag "
                                       "WHERE annotation_id = :annotation",
  [DOSSIER_SQL_ANNOTATION_TAG_LIST] = "SELECT tag.name "
                                      "FROM annotation_tag "
                                      "JOIN tag ON tag.id = annotation_tag.tag_id "
                                      "WHERE annotation_tag.annotation_id = :annotation "
                                      "ORDER BY tag.name",
  /* entities */
  [DOSSIER_SQL_ENTITY_FIND] =
      "SELECT entity.id, entity_alias.is_own, entity.latitude, entity.longitude, entity.country "
      "FROM entity_alias INDEXED BY entity_alias_folded "
      "CROSS JOIN entity ON entity.id = entity_alias.entity_id "
      "WHERE entity_alias.folded = :folded AND entity.kind = :kind "
      "ORDER BY entity_alias.is_own DESC, entity.n_mentions DESC, entity.id",
  [DOSSIER_SQL_ENTITY_CHECK] = "SELECT 1 "
                               "FROM entity "
                               "WHERE id = :id",
  [DOSSIER_SQL_ENTITY_ADD] = "INSERT INTO entity (kind, name, latitude, longitude, country) "
                             "VALUES (:kind, :name, :latitude, :longitude, :country)",
  [DOSSIER_SQL_ENTITY_SET_PLACE] =
      "UPDATE entity "
      "SET latitude = :latitude, longitude = :longitude, country = :country "
      "WHERE id = :id",
  [DOSSIER_SQL_ENTITY_ALIAS_ADD] = "INSERT INTO entity_alias (entity_id, name, folded, is_own) "
                                   "VALUES (:entity, :name, :folded, :own) "
                                   "ON CONFLICT (entity_id, folded) DO NOTHING",
  [DOSSIER_SQL_ENTITY_LIST] =
      "SELECT id, name, n_articles, n_mentions, latitude, longitude, country "
      "FROM entity INDEXED BY entity_rank "
      "WHERE kind = :kind AND n_mentions > 0 "
      "ORDER BY n_mentions DESC, id DESC "
      "LIMIT :limit",
  [DOSSIER_SQL_ENTITY_SEARCH] =
      "SELECT id, name, n_articles, n_mentions, latitude, longitude, country "
      "FROM entity "
      "WHERE id IN ( "
      "SELECT entity_alias.entity_id "
      "FROM search_name "
      "CROSS JOIN entity_alias ON entity_alias.id = search_name.rowid "
      "WHERE search_name MATCH :words) "
      "AND kind = :kind AND n_mentions > 0 "
      "ORDER BY n_mentions DESC, id DESC "
      "LIMIT :limit",
  /* mentions and figures */
  [DOSSIER_SQL_MENTION_LIST] =
      "SELECT " MENTION_COLUMNS
      "WHERE mention.version_id = :version AND mention.origin <> 'rejected' "
      "ORDER BY mention.start, mention.\"end\", mention.id",
  [DOSSIER_SQL_MENTION_LIST_DECIDED] =
      "SELECT " MENTION_COLUMNS
      "WHERE mention.version_id = :version AND mention.origin <> 'recognised' "
      "AND mention.is_ruled IS NOT 1 "
      "ORDER BY mention.start, mention.\"end\", mention.id",
  [DOSSIER_SQL_MENTION_ADD] =
      "INSERT INTO mention (version_id, start, \"end\", kind, origin, confidence, entity_id, name, "
      "date, "
      "is_inferred) "
      "VALUES (:version, :start, :end, :kind, :origin, :confidence, :entity, :name, :date, "
      ":inferred)",
  [DOSSIER_SQL_MENTION_FIND_ARTICLE] = "SELECT article.id "
                                       "FROM mention "
                                       "JOIN version ON version.id = mention.version_id "
                                       "JOIN article ON article.id = version.article_id "
                                       "WHERE mention.id = :id AND article.deleted IS NULL",
  [DOSSIER_SQL_MENTION_SET_ORIGIN] = "UPDATE mention "
                                     "SET origin = :origin "
                                     "WHERE id = :id",
  [DOSSIER_SQL_MENTION_REJECT_OVERLAPPED] =
      "UPDATE mention "
      "SET origin = 'rejected' "
      "WHERE version_id = :version AND start < :end AND \"end\" > :start AND origin <> 'rejected' "
      "AND (kind = :kind "
      "OR (kind IN ('person', 'place', 'organization') "
      "AND :kind IN ('person', 'place', 'organization')))",
  [DOSSIER_SQL_MENTION_DELETE_RECOGNISED] = "DELETE FROM mention "
                                            "WHERE version_id = :version "
                                            "AND (origin = 'recognised' OR is_ruled = 1)",
  [DOSSIER_SQL_MENTION_LIST_SPANS] = "SELECT start, \"end\" "
                                     "FROM mention "
                                     "WHERE version_id = :version "
                                     "UNION ALL "
                                     "SELECT start, \"end\" "
                                     "FROM placement "
                                     "WHERE version_id = :version AND start IS NOT NULL "
                                     "UNION ALL "
                                     "SELECT figure.sentence_start, figure.sentence_end "
                                     "FROM mention "
                                     "JOIN figure ON figure.mention_id = mention.id "
                                     "WHERE mention.version_id = :version",
  [DOSSIER_SQL_FIGURE_ADD] =
      "INSERT INTO figure (mention_id, value, low, high, unit, counted, hedge, also, "
      "sentence_start, "
      "sentence_end) "
      "VALUES (:mention, :value, :low, :high, :unit, :counted, :hedge, :also, :sentence_start, "
      ":sentence_end)",
  [DOSSIER_SQL_CLAIM_LIST] = "SELECT claim.start, claim.\"end\", " SOURCE_COLUMNS
                             "FROM claim " SPEAKER_JOINS "WHERE claim.version_id = :version "
                             "ORDER BY claim.start",
  [DOSSIER_SQL_CLAIM_ADD] =
      "INSERT INTO claim (version_id, start, \"end\", speaker, speaker_start, speaker_end, "
      "speaker_mention_id, cue, cue_start, cue_end) "
      "VALUES (:version, :start, :end, :speaker, :speaker_start, :speaker_end, "
      "(SELECT id FROM mention "
      "WHERE version_id = :version AND start = :name_start AND \"end\" = :name_end "
      "AND entity_id IS NOT NULL "
      "ORDER BY origin = 'rejected', id DESC "
      "LIMIT 1), "
      ":cue, :cue_start, :cue_end)",
  [DOSSIER_SQL_CLAIM_DELETE] = "DELETE FROM claim "
                               "WHERE version_id = :version",
  [DOSSIER_SQL_FIGURE_LIST] =
      "SELECT " FIGURE_COLUMNS "FROM article "
      "CROSS JOIN version ON version.id = article.version_id "
      "CROSS JOIN mention INDEXED BY mention_version ON mention.version_id = article.version_id "
      "CROSS JOIN figure ON figure.mention_id = mention.id " SOURCE_JOINS
      "WHERE article.deleted IS NULL AND mention.origin <> 'rejected' "
      "AND (:unsourced = 0 OR claim.id IS NULL) "
      "ORDER BY article.id DESC, mention.start "
      "LIMIT :limit",
  [DOSSIER_SQL_FIGURE_SEARCH] =
      "SELECT " FIGURE_COLUMNS "FROM search_figure "
      "CROSS JOIN mention ON mention.id = search_figure.rowid "
      "CROSS JOIN figure ON figure.mention_id = mention.id "
      "CROSS JOIN version ON version.id = mention.version_id "
      "CROSS JOIN article ON article.id = version.article_id AND article.version_id = "
      "version.id " SOURCE_JOINS "WHERE search_figure MATCH :words "
      "AND (:unsourced = 0 OR claim.id IS NULL) "
      "AND article.deleted IS NULL AND mention.origin <> 'rejected' "
      "ORDER BY article.id DESC, mention.start "
      "LIMIT :limit",
  /* the capture queue */
  [DOSSIER_SQL_CAPTURE_ADD] =
      "INSERT INTO capture (url, key, asked, feed_entry_id) "
      "VALUES (:url, :key, :asked, :feed_entry) "
      "ON CONFLICT (key) DO UPDATE "
      "SET url = excluded.url, state = 'waiting', attempts = 0, not_before = 0, "
      "asked = CASE state WHEN 'waiting' THEN asked ELSE excluded.asked END, "
      "error_domain = NULL, error_code = NULL, error_text = NULL, article_id = NULL, "
      "feed_entry_id = coalesce (excluded.feed_entry_id, feed_entry_id) "
      "RETURNING id",
  [DOSSIER_SQL_CAPTURE_LIST] =
      "SELECT capture.id, capture.url, capture.state, capture.attempts, capture.not_before, "
      "capture.error_domain, capture.error_code, capture.error_text, article.id, article.title "
      "FROM capture "
      "LEFT JOIN article ON article.id = capture.article_id AND article.deleted IS NULL "
      "ORDER BY capture.asked, capture.id",
  [DOSSIER_SQL_CAPTURE_ANY_WAITING] = "SELECT EXISTS (SELECT 1 "
                                      "FROM capture "
                                      "WHERE state = 'waiting')",
  [DOSSIER_SQL_CAPTURE_SET_DONE] =
      "UPDATE capture "
      "SET state = 'done', article_id = :article, attempts = attempts + 1, not_before = 0, "
      "error_domain = NULL, error_code = NULL, error_text = NULL "
      "WHERE id = :id",
  [DOSSIER_SQL_CAPTURE_SET_TROUBLE] =
      "UPDATE capture "
      "SET state = :state, attempts = :attempts, not_before = :not_before, "
      "error_domain = :domain, error_code = :code, error_text = :text "
      "WHERE id = :id",
  [DOSSIER_SQL_CAPTURE_RETRY] = "UPDATE capture "
                                "SET state = 'waiting', attempts = 0, not_before = 0, "
                                "error_domain = NULL, error_code = NULL, error_text = NULL "
                                "WHERE id = :id",
  [DOSSIER_SQL_CAPTURE_RETRY_FAILED] = "UPDATE capture "
                                       "SET state = 'waiting', attempts = 0, not_before = 0, "
                                       "error_domain = NULL, error_code = NULL, error_text = NULL "
                                       "WHERE state = 'failed'",
  [DOSSIER_SQL_CAPTURE_HURRY] = "UPDATE capture "
                                "SET not_before = 0 "
                                "WHERE state = 'waiting' AND not_before > 0",
  [DOSSIER_SQL_CAPTURE_HURRY_AFTER] = "UPDATE capture "
                                      "SET not_before = 0 "
                                      "WHERE state = 'waiting' AND not_before > 0 "
                                      "AND error_domain = :domain AND error_code = :code",
  [DOSSIER_SQL_CAPTURE_REMOVE] = "DELETE FROM capture "
                                 "WHERE id = :id",
  [DOSSIER_SQL_CAPTURE_CLEAR] = "DELETE FROM capture "
                                "WHERE state = :state",
  [DOSSIER_SQL_CAPTURE_TELL_FEEDS] =
      "UPDATE feed_entry "
      "SET article_id = :article "
      "WHERE key = (SELECT key FROM capture WHERE id = :id) AND article_id IS NOT :article",
  [DOSSIER_SQL_SETTING_GET] = "SELECT value "
                              "FROM setting "
                              "WHERE name = :name",
  [DOSSIER_SQL_SETTING_SET] = "INSERT INTO setting (name, value) "
                              "VALUES (:name, :value) "
                              "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
  /* feeds */
  [DOSSIER_SQL_FEED_LIST] = "SELECT " FEED_COLUMNS "FROM feed "
                            "WHERE deleted IS NULL "
                            "ORDER BY coalesce (name, title, url) COLLATE NOCASE, id",
  [DOSSIER_SQL_FEED_GET] = "SELECT " FEED_COLUMNS "FROM feed "
                           "WHERE id = :id AND deleted IS NULL",
  [DOSSIER_SQL_FEED_FIND] = "SELECT id, deleted IS NULL "
                            "FROM feed "
                            "WHERE url = :url",
  [DOSSIER_SQL_FEED_ADD] =
      "INSERT INTO feed (url, kind, title, site_url, name, folder, is_automatic, interval_seconds, "
      "next_refresh, added, deleted) "
      "VALUES (:url, :kind, :title, :site_url, :name, :folder, :automatic, :interval, 0, :now, "
      ":now)",
  [DOSSIER_SQL_FEED_SET_DELETED] = "UPDATE feed "
                                   "SET deleted = :deleted "
                                   "WHERE id = :id",
  [DOSSIER_SQL_FEED_CHANGE] = "UPDATE feed "
                              "SET name = :name, folder = :folder, is_automatic = :automatic, "
                              "interval_seconds = :interval, next_refresh = :next "
                              "WHERE id = :id AND deleted IS NULL",
  [DOSSIER_SQL_FEED_SET_FETCHED] =
      "UPDATE feed "
      "SET kind = :kind, title = coalesce (:title, title), "
      "site_url = coalesce (:site_url, site_url), etag = :etag, last_modified = :last_modified, "
      "fetched = :fetched, ttl_seconds = :ttl, skip_hours = :skip_hours, skip_days = :skip_days, "
      "next_refresh = :next, is_stopped = :stopped, "
      "problem = NULL, error_domain = NULL, error_code = NULL, n_failures = 0 "
      "WHERE id = :id",
  [DOSSIER_SQL_FEED_SET_TROUBLE] =
      "UPDATE feed "
      "SET problem = :text, error_domain = :domain, error_code = :code, "
      "n_failures = n_failures + 1, next_refresh = :next, is_stopped = :stopped "
      "WHERE id = :id",
  [DOSSIER_SQL_FEED_SET_URL] = "UPDATE OR IGNORE feed "
                               "SET url = :url "
                               "WHERE id = :id",
  [DOSSIER_SQL_FEED_START] = "UPDATE feed "
                             "SET is_stopped = 0, next_refresh = 0, problem = NULL, "
                             "error_domain = NULL, error_code = NULL, n_failures = 0 "
                             "WHERE id = :id AND is_stopped = 1",
  [DOSSIER_SQL_FEED_FIND_PURGEABLE] = "SELECT 1 "
                                      "FROM feed "
                                      "WHERE " FEED_IS_PURGEABLE "LIMIT 1",
  [DOSSIER_SQL_FEED_PURGE] = "DELETE FROM feed "
                             "WHERE " FEED_IS_PURGEABLE,
  [DOSSIER_SQL_FEED_ENTRY_LIST] =
      "SELECT " FEED_ENTRY_COLUMNS "FROM feed_entry INDEXED BY feed_entry_moment "
      "JOIN feed ON feed.id = feed_entry.feed_id "
      "LEFT JOIN capture ON capture.key = feed_entry.key "
      "WHERE feed_entry.feed_id = :feed "
      "ORDER BY feed_entry.moment DESC, feed_entry.id "
      "LIMIT :limit",
  [DOSSIER_SQL_FEED_ENTRY_LIST_NEW] =
      "SELECT " FEED_ENTRY_COLUMNS "FROM feed_entry INDEXED BY feed_entry_new "
      "JOIN feed ON feed.id = feed_entry.feed_id "
      "LEFT JOIN capture ON capture.key = feed_entry.key "
      "WHERE feed_entry.feed_id = :feed "
      "AND feed_entry.dismissed IS NULL AND feed_entry.article_id IS NULL "
      "ORDER BY feed_entry.moment DESC, feed_entry.id "
      "LIMIT :limit",
  [DOSSIER_SQL_FEED_ENTRY_LIST_ALL_NEW] =
      "SELECT " FEED_ENTRY_COLUMNS "FROM feed_entry INDEXED BY feed_entry_latest "
      "CROSS JOIN feed ON feed.id = feed_entry.feed_id "
      "LEFT JOIN capture ON capture.key = feed_entry.key "
      "WHERE feed.deleted IS NULL "
      "AND feed_entry.dismissed IS NULL AND feed_entry.article_id IS NULL "
      "ORDER BY feed_entry.moment DESC, feed_entry.id "
      "LIMIT :limit",
  [DOSSIER_SQL_FEED_ENTRY_FIND] = "SELECT id, url, title, summary, byline, published "
                                  "FROM feed_entry "
                                  "WHERE feed_id = :feed AND identifier = :identifier",
  [DOSSIER_SQL_FEED_ENTRY_GET_URL] = "SELECT url "
                                     "FROM feed_entry "
                                     "WHERE id = :id",
  [DOSSIER_SQL_FEED_ENTRY_ADD] =
      "INSERT INTO feed_entry (feed_id, identifier, url, key, title, summary, byline, published, "
      "moment, found, seen, article_id) "
      "VALUES (:feed, :identifier, :url, :key, :title, :summary, :byline, :published, :moment, "
      ":now, :now, (SELECT id FROM article WHERE url = :key AND deleted IS NULL)) "
      "RETURNING id, article_id",
  [DOSSIER_SQL_FEED_ENTRY_UPDATE] =
      "UPDATE feed_entry "
      "SET url = :url, key = :key, title = :title, summary = :summary, byline = :byline, "
      "published = :published, seen = :now "
      "WHERE id = :id",
  [DOSSIER_SQL_FEED_ENTRY_SET_DISMISSED] = "UPDATE feed_entry "
                                           "SET dismissed = :dismissed "
                                           "WHERE id = :id",
  [DOSSIER_SQL_FEED_ENTRY_PRUNE] =
      "DELETE FROM feed_entry "
      "WHERE feed_id = :feed AND seen < :now AND id NOT IN ("
      "SELECT id FROM feed_entry WHERE feed_id = :feed ORDER BY seen DESC, id DESC LIMIT :limit)",
  /* reading */
  [DOSSIER_SQL_READING_POSITION_GET] = "SELECT version_id, start "
                                       "FROM reading_position "
                                       "WHERE article_id = :article_id",
  [DOSSIER_SQL_READING_POSITION_SET] =
      "INSERT INTO reading_position (article_id, version_id, start, moment) "
      "SELECT article_id, id, :start, :moment "
      "FROM version "
      "WHERE id = :version_id AND article_id = :article_id "
      "ON CONFLICT (article_id) DO UPDATE "
      "SET version_id = excluded.version_id, start = excluded.start, moment = excluded.moment",
  /* the undo log */
  [DOSSIER_SQL_UNDO_ADD] = "INSERT INTO undo (name, made) "
                           "VALUES (:name, :made)",
  [DOSSIER_SQL_UNDO_HAS_CHANGES] = "SELECT 1 "
                                   "FROM undo_change "
                                   "WHERE undo_id = :id "
                                   "LIMIT 1",
  [DOSSIER_SQL_UNDO_FORGET] = "DELETE FROM undo "
                              "WHERE id = :id",
  [DOSSIER_SQL_UNDO_FORGET_UNDONE] = "DELETE FROM undo "
                                     "WHERE is_undone = 1 AND id < :id",
  [DOSSIER_SQL_UNDO_FORGET_OLD] = "DELETE FROM undo "
                                  "WHERE id <= :id",
  [DOSSIER_SQL_UNDO_FIND_LAST] = "SELECT id, name "
                                 "FROM undo "
                                 "WHERE is_undone = 0 "
                                 "ORDER BY id DESC "
                                 "LIMIT 1",
  [DOSSIER_SQL_UNDO_FIND_NEXT] = "SELECT id, name "
                                 "FROM undo "
                                 "WHERE is_undone = 1 "
                                 "ORDER BY id "
                                 "LIMIT 1",
  [DOSSIER_SQL_UNDO_SET_UNDONE] = "UPDATE undo "
                                  "SET is_undone = :undone "
                                  "WHERE id = :id",
  [DOSSIER_SQL_UNDO_LIST_CHANGES] = "SELECT table_name, before, after "
                                    "FROM undo_change "
                                    "WHERE undo_id = :id "
                                    "ORDER BY id",
  /* checks */
  [DOSSIER_SQL_CHECK_SEARCH] = "INSERT INTO search (search, rank) "
                               "VALUES ('integrity-check', 1)",
  [DOSSIER_SQL_CHECK_SEARCH_NOTE] = "INSERT INTO search_note (search_note, rank) "
                                    "VALUES ('integrity-check', 1)",
  [DOSSIER_SQL_CHECK_SEARCH_FIGURE] = "INSERT INTO search_figure (search_figure, rank) "
                                      "VALUES ('integrity-check', 1)",
  [DOSSIER_SQL_CHECK_SEARCH_NAME] = "INSERT INTO search_name (search_name, rank) "
                                    "VALUES ('integrity-check', 1)",
  [DOSSIER_SQL_CHECK_INTEGRITY] = "PRAGMA integrity_check",
  [DOSSIER_SQL_CHECK_QUICK] = "PRAGMA quick_check (1)",
  [DOSSIER_SQL_CHECK_FOREIGN_KEYS] = "SELECT \"table\", rowid, parent "
                                     "FROM pragma_foreign_key_check",
  [DOSSIER_SQL_CHECK_COUNTS] =
      "SELECT article.id "
      "FROM article "
      "WHERE n_annotations <> (SELECT count (*) FROM annotation WHERE article_id = article.id)",
};

const char *
dossier_sql_get_text (DossierSql sql)
{
  g_assert (sql < DOSSIER_N_SQL);

  if (texts[sql] != NULL)
    return texts[sql];
  if (dossier_sql_rules_get_text (sql) != NULL)
    return dossier_sql_rules_get_text (sql);
  if (dossier_sql_exchange_get_text (sql) != NULL)
    return dossier_sql_exchange_get_text (sql);
  if (dossier_sql_notes_get_text (sql) != NULL)
    return dossier_sql_notes_get_text (sql);

  return dossier_sql_search_get_text (sql);
}
