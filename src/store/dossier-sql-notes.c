/* dossier-sql-notes.c: the SQL statements about annotations of the whole notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-sql-notes.h"

/* Which annotations are wanted, but for their tag. A colour of a newer program counts as the first,
 * as it is shown. */
#define WANTED                                                                                     \
  "article.deleted IS NULL "                                                                       \
  "AND (:all_colours OR CASE annotation.colour WHEN 'green' THEN :green WHEN 'blue' THEN :blue "   \
  "WHEN 'pink' THEN :pink WHEN 'purple' THEN :purple ELSE :yellow END) "                           \
  "AND (:words IS NULL OR annotation.id IN ( "                                                     \
  "SELECT search_note.rowid & 0xffffffff "                                                         \
  "FROM search_note "                                                                              \
  "WHERE search_note MATCH :words)) "

#define WITH_TAG                                                                                   \
  "AND (:tag = 0 OR EXISTS ( "                                                                     \
  "SELECT 1 "                                                                                      \
  "FROM annotation_tag "                                                                           \
  "WHERE annotation_tag.annotation_id = annotation.id AND annotation_tag.tag_id = :tag)) "

static const char *const texts[DOSSIER_N_SQL] = {
  [DOSSIER_SQL_COLOUR_NAME_LIST] = "SELECT colour, name "
                                   "FROM colour_name",
  [DOSSIER_SQL_COLOUR_NAME_SET] =
      "INSERT INTO colour_name (colour, name) "
      "VALUES (:colour, :name) "
      "ON CONFLICT (colour) DO UPDATE SET name = excluded.name WHERE name <> excluded.name",
  [DOSSIER_SQL_COLOUR_NAME_REMOVE] = "DELETE FROM colour_name "
                                     "WHERE colour = :colour",
  [DOSSIER_SQL_NOTE_LIST_NEWEST] =
      "SELECT annotation.id, 0 "
      "FROM annotation "
      "CROSS JOIN article ON article.id = annotation.article_id "
      "WHERE " WANTED WITH_TAG "ORDER BY annotation.created DESC, annotation.id DESC",
  /* Which article was marked last does not depend on the filter, so that groups stay in place. */
  [DOSSIER_SQL_NOTE_LIST_BY_ARTICLE] =
      "SELECT annotation.id, article.id, article.title "
      "FROM annotation "
      "CROSS JOIN article ON article.id = annotation.article_id "
      "CROSS JOIN ( "
      "SELECT article_id, max (created) AS latest "
      "FROM annotation "
      "GROUP BY article_id) AS newest ON newest.article_id = annotation.article_id "
      "WHERE " WANTED WITH_TAG
      "ORDER BY newest.latest DESC, article.id DESC, annotation.start, annotation.id",
  [DOSSIER_SQL_NOTE_LIST_BY_TAG] =
      "SELECT annotation.id, coalesce (tag.id, 0), tag.name "
      "FROM annotation "
      "CROSS JOIN article ON article.id = annotation.article_id "
      "LEFT JOIN annotation_tag ON annotation_tag.annotation_id = annotation.id "
      "LEFT JOIN tag ON tag.id = annotation_tag.tag_id "
      "WHERE " WANTED "AND (:tag = 0 OR tag.id = :tag) "
      "ORDER BY tag.name IS NULL, tag.name COLLATE NOCASE, tag.id, annotation.created DESC, "
      "annotation.id DESC",
  [DOSSIER_SQL_NOTE_GET_ORIGIN] = "SELECT title, site, published "
                                  "FROM article "
                                  "WHERE id = :id AND deleted IS NULL",
};

const char *
dossier_sql_notes_get_text (DossierSql sql)
{
  return texts[sql];
}
