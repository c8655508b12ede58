/* dossier-sql-parts.h: parts that statements of several tables are made of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

/* Which shelf; a parameter that is NULL asks nothing. */
#define SHELF                                                                                      \
  "article.deleted IS NULL "                                                                       \
  "AND (:read IS NULL OR article.is_read = :read) "                                                \
  "AND (:starred IS NULL OR article.is_starred = :starred) "                                       \
  "AND (:archived IS NULL OR article.is_archived = :archived) "

/* Articles that carry a tag, themselves or on an annotation. */
#define TAGGED                                                                                     \
  "SELECT article_id "                                                                             \
  "FROM article_tag "                                                                              \
  "WHERE tag_id = :tag "                                                                           \
  "UNION ALL "                                                                                     \
  "SELECT annotation.article_id "                                                                  \
  "FROM annotation_tag "                                                                           \
  "CROSS JOIN annotation ON annotation.id = annotation_tag.annotation_id "                         \
  "WHERE annotation_tag.tag_id = :tag "
