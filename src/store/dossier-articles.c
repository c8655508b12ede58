/* dossier-articles.c: the table of articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"

#include "store/dossier-articles-private.h"
#include "store/dossier-db-private.h"

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

  return dossier_articles_fill_in_snippets (db, ids, n_ids, words, articles, error);
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

void
dossier_article_address_free (DossierArticleAddress *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self);
}

static gboolean
list_addresses (DossierDb *db, GPtrArray *addresses, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_LIST_ADDRESSES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierArticleAddress *address = g_new0 (DossierArticleAddress, 1);

      address->id = dossier_statement_get_int (statement, 0);
      address->url = dossier_statement_dup_text (statement, 1);
      g_ptr_array_add (addresses, address);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_articles_list_addresses (DossierDb *db, GPtrArray *addresses, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (addresses != NULL, FALSE);

  return dossier_store_doing (list_addresses (db, addresses, error),
                              error,
                              "reading the addresses of all articles");
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
  dossier_statement_bind_choice (statement, name, mask & flag ? (flags & flag) != 0 : -1);
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
