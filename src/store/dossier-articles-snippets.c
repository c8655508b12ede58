/* dossier-articles-snippets.c: the words around what a search found in an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles-private.h"

#include "core/query/dossier-query.h"
#include "store/dossier-db-private.h"
#include "store/dossier-search.h"

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

gboolean
dossier_articles_fill_in_snippets (DossierDb    *db,
                                   const gint64 *ids,
                                   gsize         n_ids,
                                   const char   *words,
                                   GPtrArray    *articles,
                                   GError      **error)
{
  g_autoptr (DossierQuery) typed = NULL;
  g_autoptr (GHashTable) by_id = NULL;
  g_autofree char *match = NULL;

  typed = dossier_query_parse (words);
  match = dossier_search_dup_match (typed, dossier_query_is_plain (typed));
  if (n_ids == 0 || match == NULL)
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
