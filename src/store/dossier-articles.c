/* dossier-articles.c: the table of articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"

#include "store/dossier-articles-private.h"
#include "store/dossier-db-private.h"
#include "store/dossier-words.h"

/* What stands in a parameter for "either". */
#define ANY (-1)

typedef struct
{
  DossierSql list;
  DossierSql count;
  int        is_read;
  int        is_starred;
  int        is_archived;
} Shelf;

static const Shelf shelves[] = {
  [DOSSIER_SCOPE_ALL] = { DOSSIER_SQL_ARTICLE_LIST_ALL,
                          DOSSIER_SQL_ARTICLE_COUNT_ALL,
                          ANY,
                          ANY,
                          FALSE },
  [DOSSIER_SCOPE_UNREAD] = { DOSSIER_SQL_ARTICLE_LIST_UNREAD,
                             DOSSIER_SQL_ARTICLE_COUNT_UNREAD,
                             FALSE,
                             ANY,
                             FALSE },
  [DOSSIER_SCOPE_STARRED] = { DOSSIER_SQL_ARTICLE_LIST_STARRED,
                              DOSSIER_SQL_ARTICLE_COUNT_STARRED,
                              ANY,
                              TRUE,
                              ANY },
  [DOSSIER_SCOPE_ARCHIVE] = { DOSSIER_SQL_ARTICLE_LIST_ARCHIVE,
                              DOSSIER_SQL_ARTICLE_COUNT_ARCHIVE,
                              ANY,
                              ANY,
                              TRUE },
  [DOSSIER_SCOPE_EVERYTHING] = { DOSSIER_SQL_ARTICLE_LIST_EVERYTHING,
                                 DOSSIER_SQL_ARTICLE_COUNT_EVERYTHING,
                                 ANY,
                                 ANY,
                                 ANY },
};

void
dossier_article_free (DossierArticle *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->site);
  g_free (self->published);
  g_free (self->language);
  g_free (self->lead);
  g_free (self->snippet);
  g_free (self);
}

static void
bind_flag (DossierStatement *statement, const char *name, int value)
{
  if (value == ANY)
    dossier_statement_bind_null (statement, name);
  else
    dossier_statement_bind_int (statement, name, value);
}

static void
bind_filter (DossierStatement *statement, const DossierArticleQuery *query)
{
  const Shelf *shelf = &shelves[query->scope];

  bind_flag (statement, ":read", shelf->is_read);
  bind_flag (statement, ":starred", shelf->is_starred);
  bind_flag (statement, ":archived", shelf->is_archived);
  dossier_statement_bind_int (statement, ":tag", query->tag_id);
  dossier_statement_bind_int (statement, ":entity", query->entity_id);
}

static DossierSql
choose_statement (const DossierArticleQuery *query)
{
  if (query->entity_id != 0)
    return DOSSIER_SQL_ARTICLE_LIST_ENTITY;
  if (query->tag_id != 0)
    return DOSSIER_SQL_ARTICLE_LIST_TAG;

  return shelves[query->scope].list;
}

static gboolean
list_ids (DossierDb *db, const DossierArticleQuery *query, GArray *ids, GError **error)
{
  DossierSql sql = choose_statement (query);
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_limit (statement, query->limit);
  if (sql != shelves[query->scope].list)
    bind_filter (statement, query);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE;
}

static DossierStatement *
ask (DossierDb                 *db,
     DossierSql                 sql,
     const DossierArticleQuery *query,
     const char                *match,
     GError                   **error)
{
  DossierStatement *statement = dossier_db_acquire (db, sql, error);

  if (statement == NULL)
    return NULL;

  bind_filter (statement, query);
  dossier_statement_bind_text (statement, ":words", match);

  return statement;
}

/* @id: 0 after the last. */
static gboolean
next_id (DossierStatement *statement, gint64 *id, GError **error)
{
  DossierStep step = dossier_statement_step (statement, error);

  *id = step == DOSSIER_STEP_ROW ? dossier_statement_get_int (statement, 0) : 0;

  return step != DOSSIER_STEP_ERROR;
}

/* Articles and notes are asked side by side, newest first, and only as far as the limit: a word
 * that is everywhere is found as fast as a rare one. */
static gboolean
search_ids (DossierDb                 *db,
            const DossierArticleQuery *query,
            const char                *match,
            GArray                    *ids,
            GError                   **error)
{
  g_autoptr (DossierStatement) articles = ask (db, DOSSIER_SQL_ARTICLE_SEARCH, query, match, error);
  g_autoptr (DossierStatement) notes = NULL;
  guint  n_found = 0;
  gint64 in_article = 0;
  gint64 in_note = 0;

  if (articles != NULL)
    notes = ask (db, DOSSIER_SQL_ARTICLE_SEARCH_NOTES, query, match, error);
  if (notes == NULL || !next_id (articles, &in_article, error) || !next_id (notes, &in_note, error))
    return FALSE;

  while ((in_article != 0 || in_note != 0) && (query->limit == 0 || n_found < query->limit))
    {
      gint64 id = MAX (in_article, in_note);

      g_array_append_val (ids, id);
      n_found++;
      while (in_article == id)
        if (!next_id (articles, &in_article, error))
          return FALSE;
      while (in_note == id)
        if (!next_id (notes, &in_note, error))
          return FALSE;
    }

  return TRUE;
}

static gboolean
query_ids (DossierDb *db, const DossierArticleQuery *query, GArray *ids, GError **error)
{
  g_autofree char *match = NULL;

  switch (dossier_words_parse (query->words, &match))
    {
    case DOSSIER_WORDS_NOTHING:
      return TRUE;
    case DOSSIER_WORDS_SOME:
      return search_ids (db, query, match, ids, error);
    default:
      return list_ids (db, query, ids, error);
    }
}

gboolean
dossier_articles_query (DossierDb                 *db,
                        const DossierArticleQuery *query,
                        GArray                    *ids,
                        GError                   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail ((gsize) query->scope < G_N_ELEMENTS (shelves), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return dossier_store_doing (query_ids (db, query, ids, error), error, "searching the articles");
}

static DossierArticle *
read_article (DossierStatement *statement)
{
  DossierArticle *article = g_new0 (DossierArticle, 1);
  int             column = 0;

  article->id = dossier_statement_get_int (statement, column++);
  article->url = dossier_statement_dup_text (statement, column++);
  article->title = dossier_statement_dup_text (statement, column++);
  article->byline = dossier_statement_dup_text (statement, column++);
  article->site = dossier_statement_dup_text (statement, column++);
  article->published = dossier_statement_dup_text (statement, column++);
  article->language = dossier_statement_dup_text (statement, column++);
  article->lead = dossier_statement_dup_text (statement, column++);
  article->added = dossier_statement_get_int (statement, column++);
  article->version_id = dossier_statement_get_int (statement, column++);
  article->version = (guint) dossier_statement_get_int (statement, column++);
  article->n_annotations = (guint) dossier_statement_get_int (statement, column++);
  if (dossier_statement_get_int (statement, column++))
    article->flags |= DOSSIER_ARTICLE_READ;
  if (dossier_statement_get_int (statement, column++))
    article->flags |= DOSSIER_ARTICLE_STARRED;
  if (dossier_statement_get_int (statement, column++))
    article->flags |= DOSSIER_ARTICLE_ARCHIVED;

  return article;
}

/* @article (out) (nullable): NULL when there is none. */
static gboolean
get_article (DossierDb *db, gint64 id, DossierArticle **article, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_GET, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *article = NULL;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *article = read_article (statement);

  return step != DOSSIER_STEP_ERROR;
}

DossierArticle *
dossier_articles_get (DossierDb *db, gint64 id, GError **error)
{
  DossierArticle *article = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  dossier_store_doing (get_article (db, id, &article, error),
                       error,
                       "reading article %" G_GINT64_FORMAT,
                       id);
  return article;
}

/* Words of several blocks are shown in one line, and a picture is no word. */
static char *
dup_snippet (const char *text)
{
  g_autoptr (GString) snippet = g_string_new (text);

  g_string_replace (snippet, "\xef\xbf\xbc", " ", 0);
  g_strdelimit (snippet->str, "\n\t", ' ');

  return g_string_free (g_steal_pointer (&snippet), FALSE);
}

static char *
dup_ids (const gint64 *ids, gsize n_ids, gint64 *first, gint64 *last)
{
  g_autoptr (GString) list = g_string_new ("[");

  *first = G_MAXINT64;
  *last = G_MININT64;
  for (gsize i = 0; i < n_ids; i++)
    {
      g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
      *first = MIN (*first, ids[i]);
      *last = MAX (*last, ids[i]);
    }
  g_string_append_c (list, ']');

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* One question for the whole page: each would look up the beginnings of words again. */
static gboolean
read_snippets (DossierDb    *db,
               DossierSql    sql,
               const char   *match,
               const gint64 *ids,
               gsize         n_ids,
               GHashTable   *articles,
               GError      **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  g_autofree char *list = NULL;
  gint64           first = 0;
  gint64           last = 0;
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  list = dup_ids (ids, n_ids, &first, &last);
  dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_text (statement, ":ids", list);
  dossier_statement_bind_int (statement, ":first", first);
  dossier_statement_bind_int (statement, ":last", last);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64          id = dossier_statement_get_int (statement, 0);
      DossierArticle *article = g_hash_table_lookup (articles, &id);

      if (article != NULL && article->snippet == NULL)
        article->snippet = dup_snippet (dossier_statement_get_text (statement, 1));
    }

  return step == DOSSIER_STEP_DONE;
}

static gboolean
fill_in_snippets (DossierDb    *db,
                  const gint64 *ids,
                  gsize         n_ids,
                  const char   *words,
                  GPtrArray    *articles,
                  GError      **error)
{
  g_autoptr (GHashTable) by_id = NULL;
  g_autofree char *match = NULL;

  if (n_ids == 0 || dossier_words_parse (words, &match) != DOSSIER_WORDS_SOME)
    return TRUE;

  by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  for (guint i = articles->len - (guint) n_ids; i < articles->len; i++)
    {
      DossierArticle *article = g_ptr_array_index (articles, i);

      if (article != NULL)
        g_hash_table_insert (by_id, &article->id, article);
    }

  return read_snippets (db, DOSSIER_SQL_ARTICLE_SNIPPETS, match, ids, n_ids, by_id, error) &&
         read_snippets (db, DOSSIER_SQL_ARTICLE_NOTE_SNIPPETS, match, ids, n_ids, by_id, error);
}

static gboolean
get_articles (DossierDb    *db,
              const gint64 *ids,
              gsize         n_ids,
              const char   *words,
              GPtrArray    *articles,
              GError      **error)
{
  for (gsize i = 0; i < n_ids; i++)
    {
      DossierArticle *article = NULL;

      if (!get_article (db, ids[i], &article, error))
        return FALSE;
      g_ptr_array_add (articles, article);
    }

  return fill_in_snippets (db, ids, n_ids, words, articles, error);
}

gboolean
dossier_articles_get_many (DossierDb    *db,
                           const gint64 *ids,
                           gsize         n_ids,
                           const char   *words,
                           GPtrArray    *articles,
                           GError      **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (ids != NULL || n_ids == 0, FALSE);
  g_return_val_if_fail (articles != NULL, FALSE);

  return dossier_store_doing (get_articles (db, ids, n_ids, words, articles, error),
                              error,
                              "reading a page of articles");
}

static gboolean
find_url (DossierDb *db, const char *url, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_FIND_URL, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", url);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *id = dossier_statement_get_int (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_articles_find_url (DossierDb *db, const char *url, gint64 *id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (url != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return dossier_store_doing (find_url (db, url, id, error), error, "looking for %s", url);
}

static gboolean
count_articles (DossierDb *db, DossierScope scope, gint64 *count, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, shelves[scope].count, error);

  if (statement == NULL || dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;

  *count = dossier_statement_get_int (statement, 0);
  return TRUE;
}

gboolean
dossier_articles_count (DossierDb *db, DossierScope scope, gint64 *count, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail ((gsize) scope < G_N_ELEMENTS (shelves), FALSE);
  g_return_val_if_fail (count != NULL, FALSE);

  return dossier_store_doing (count_articles (db, scope, count, error),
                              error,
                              "counting the articles");
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_NOT_FOUND,
                       "the article is not in the notebook");
  return FALSE;
}

gboolean
dossier_articles_check (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_CHECK, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);

  return step == DOSSIER_STEP_DONE ? fail_not_found (error) : step == DOSSIER_STEP_ROW;
}

static void
bind_change (DossierStatement   *statement,
             const char         *name,
             DossierArticleFlags mask,
             DossierArticleFlags flags,
             DossierArticleFlags flag)
{
  bind_flag (statement, name, mask & flag ? (flags & flag) != 0 : ANY);
}

static gboolean
set_flags (DossierDb          *db,
           gint64              id,
           DossierArticleFlags mask,
           DossierArticleFlags flags,
           GError            **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  if (!dossier_articles_check (db, id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SET_FLAGS, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  bind_change (statement, ":read", mask, flags, DOSSIER_ARTICLE_READ);
  bind_change (statement, ":starred", mask, flags, DOSSIER_ARTICLE_STARRED);
  bind_change (statement, ":archived", mask, flags, DOSSIER_ARTICLE_ARCHIVED);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  if (sqlite3_changes (dossier_db_get_handle (db)) > 0)
    dossier_db_note (db, DOSSIER_CHANGE_ARTICLES, id);
  return TRUE;
}

gboolean
dossier_articles_set_flags (DossierDb          *db,
                            gint64              id,
                            DossierArticleFlags mask,
                            DossierArticleFlags flags,
                            GError            **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (set_flags (db, id, mask, flags, error),
                              error,
                              "changing article %" G_GINT64_FORMAT,
                              id);
}

static gboolean
delete_article (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  if (!dossier_articles_check (db, id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SET_DELETED, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_int (statement, ":deleted", dossier_db_now ());
  dossier_db_note (db,
                   DOSSIER_CHANGE_ARTICLES | DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_MENTIONS |
                       DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_TAGS,
                   id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_articles_delete (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (delete_article (db, id, error),
                              error,
                              "deleting article %" G_GINT64_FORMAT,
                              id);
}
