/* dossier-articles.h: the table of articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_ARTICLE_READ = 1 << 0,
  DOSSIER_ARTICLE_STARRED = 1 << 1,
  DOSSIER_ARTICLE_ARCHIVED = 1 << 2,
} DossierArticleFlags;

/**
 * DossierArticle:
 * @url: canonical address; of local files a file URI, of standard input "dossier:text/<sha256>"
 * @title: of the current version, like the fields after it; never NULL, others may be
 * @published: ISO 8601
 * @added: Unix time in milliseconds
 * @version_id: the current version
 * @version: its number, from 1; the same as the number of versions
 * @snippet: (nullable): words around the hits of a search, hits between U+2068 and U+2069
 */
typedef struct
{
  gint64              id;
  char               *url;
  char               *title;
  char               *byline;
  char               *site;
  char               *published;
  char               *language;
  char               *lead;
  gint64              added;
  gint64              version_id;
  guint               version;
  guint               n_annotations;
  DossierArticleFlags flags;
  char               *snippet;
} DossierArticle;

void dossier_article_free (DossierArticle *self);

typedef enum
{
  DOSSIER_SCOPE_ALL, /* all but the archive */
  DOSSIER_SCOPE_UNREAD,
  DOSSIER_SCOPE_STARRED,
  DOSSIER_SCOPE_ARCHIVE,
  DOSSIER_SCOPE_EVERYTHING,
} DossierScope;

typedef enum
{
  DOSSIER_ORDER_NEWEST, /* the order of capture, the last one first */
  DOSSIER_ORDER_BEST,   /* where the words of a search weigh most; without words, newest */
} DossierOrder;

/**
 * DossierArticleQuery:
 * @scope: which shelf
 * @tag_id: only articles with this tag (their own or an annotation's); 0 for any
 * @entity_id: only articles that mention it; 0 for any
 * @words: (nullable): what the reader typed in the search field, as dossier_query_parse() reads it
 * @order: what stands first
 * @limit: at most so many; 0 for all
 */
typedef struct
{
  DossierScope scope;
  gint64       tag_id;
  gint64       entity_id;
  const char  *words;
  DossierOrder order;
  guint        limit;
} DossierArticleQuery;

/**
 * dossier_articles_query:
 * @ids: (element-type gint64): ids are appended
 *
 * Words are folded and must all occur in the article, or all in one of its notes. The last one may
 * be the beginning of a word, unless a space follows it or it is a single letter; "quoted words"
 * are a phrase. Where words are one of several names of somebody ("Zelensky" of Volodymyr
 * Zelenskyy), articles that mention them under any name are found too. Odd input finds nothing
 * rather than failing.
 */
gboolean dossier_articles_query (DossierDb                 *db,
                                 const DossierArticleQuery *query,
                                 GArray                    *ids,
                                 GError                   **error);
/* (transfer full) (nullable): NULL without an error when there is none. */
DossierArticle *dossier_articles_get (DossierDb *db, gint64 id, GError **error);
/**
 * dossier_articles_get_many:
 * @words: (nullable): fills in the snippets
 * @articles: (element-type DossierArticle): appended, one for each id, NULL for what is gone
 */
gboolean dossier_articles_get_many (DossierDb    *db,
                                    const gint64 *ids,
                                    gsize         n_ids,
                                    const char   *words,
                                    GPtrArray    *articles,
                                    GError      **error);
/* The article's id, 0 when the address is not in the notebook. */
gboolean dossier_articles_find_url (DossierDb *db, const char *url, gint64 *id, GError **error);

/* Where an article is to be asked for. */
typedef struct
{
  gint64 id;
  char  *url;
} DossierArticleAddress;

void dossier_article_address_free (DossierArticleAddress *self);
/* @addresses (element-type DossierArticleAddress): appended, of all articles, by their ids. */
gboolean dossier_articles_list_addresses (DossierDb *db, GPtrArray *addresses, GError **error);
gboolean dossier_articles_count (DossierDb *db, DossierScope scope, gint64 *count, GError **error);
gboolean dossier_articles_set_flags (DossierDb          *db,
                                     gint64              id,
                                     DossierArticleFlags mask,
                                     DossierArticleFlags flags,
                                     GError            **error);
/* With its versions, images, mentions and annotations: hidden everywhere at once, so that one undo
 * step, or a new capture of its address, brings all of it back; removed from the file when it is a
 * month old and no step knows it. */
gboolean dossier_articles_delete (DossierDb *db, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticle, dossier_article_free)

G_END_DECLS
