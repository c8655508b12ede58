/* dossier-articles-query.c: which articles a shelf, a tag, an entity or a search has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"

#include "core/query/dossier-query.h"
#include "store/dossier-db-private.h"
#include "store/dossier-search.h"

#include <string.h>

/* Looking an article up is as cheap as stepping over a few. */
#define SHELF_PATIENCE 16

/* Articles that are read in order to pass over them. */
#define MAX_PASSED_OVER 4000

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

static void
bind_filter (DossierStatement *statement, const DossierArticleQuery *query)
{
  const Shelf *shelf = &shelves[query->scope];

  dossier_statement_bind_choice (statement, ":read", shelf->is_read);
  dossier_statement_bind_choice (statement, ":starred", shelf->is_starred);
  dossier_statement_bind_choice (statement, ":archived", shelf->is_archived);
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

/* What of the archive is passed over, while hits are read from the newest on. */
typedef struct
{
  DossierStatement *statement; /* (nullable) */
  gint64            id;
} Archive;

static gboolean
is_archived (Archive *self, gint64 id, gboolean *is_in, GError **error)
{
  while (self->statement != NULL && self->id > id)
    if (!next_id (self->statement, &self->id, error))
      return FALSE;
  *is_in = self->statement != NULL && self->id == id;

  return TRUE;
}

/* Of everything, or of all but the archive, a hit need not be looked up: it is in the index. */
static gboolean
is_index_enough (const DossierArticleQuery *query)
{
  return query->entity_id == 0 && query->tag_id == 0 &&
         (query->scope == DOSSIER_SCOPE_EVERYTHING || query->scope == DOSSIER_SCOPE_ALL);
}

static DossierStatement *
ask_texts (DossierDb *db, const DossierArticleQuery *query, const char *match, GError **error)
{
  DossierStatement *statement = NULL;

  if (!is_index_enough (query))
    return ask (db, DOSSIER_SQL_ARTICLE_SEARCH, query, match, error);

  statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SEARCH_EVERYTHING, error);
  if (statement != NULL)
    dossier_statement_bind_text (statement, ":words", match);
  return statement;
}

static gboolean
merge_hits (DossierStatement *articles,
            DossierStatement *notes,
            Archive          *archive,
            guint             limit,
            GArray           *ids,
            GError          **error)
{
  guint  n_found = 0;
  gint64 in_article = 0;
  gint64 in_note = 0;

  if (!next_id (articles, &in_article, error) || !next_id (notes, &in_note, error))
    return FALSE;
  while ((in_article != 0 || in_note != 0) && (limit == 0 || n_found < limit))
    {
      gint64   id = MAX (in_article, in_note);
      gboolean is_passed_over = FALSE;

      if (!is_archived (archive, id, &is_passed_over, error))
        return FALSE;
      if (!is_passed_over)
        {
          g_array_append_val (ids, id);
          n_found++;
        }
      while (in_article == id)
        if (!next_id (articles, &in_article, error))
          return FALSE;
      while (in_note == id)
        if (!next_id (notes, &in_note, error))
          return FALSE;
    }

  return TRUE;
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
  g_autoptr (DossierStatement) articles = ask_texts (db, query, match, error);
  g_autoptr (DossierStatement) notes = NULL;
  g_autoptr (DossierStatement) archived = NULL;
  Archive archive = { NULL, G_MAXINT64 };

  if (articles != NULL)
    notes = ask (db, DOSSIER_SQL_ARTICLE_SEARCH_NOTES, query, match, error);
  if (notes == NULL)
    return FALSE;
  if (is_index_enough (query) && query->scope == DOSSIER_SCOPE_ALL)
    {
      archived = dossier_db_acquire (db, shelves[DOSSIER_SCOPE_ARCHIVE].list, error);
      if (archived == NULL)
        return FALSE;
      dossier_statement_bind_limit (archived, 0);
      archive.statement = archived;
    }

  return merge_hits (articles, notes, &archive, query->limit, ids, error);
}

static DossierIdStream *
open_shelf (DossierDb *db, const DossierArticleQuery *query, GError **error)
{
  DossierStatement *statement = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_SHELF, error);

  if (statement == NULL)
    return NULL;

  bind_filter (statement, query);
  return dossier_id_stream_new_rows (statement, SHELF_PATIENCE);
}

/* Adds the ids of a list.
 *
 * @is_whole: (out): FALSE when @limit was reached */
static gboolean
add_listed (DossierDb *db,
            DossierSql sql,
            guint      limit,
            GArray    *ids,
            gboolean  *is_whole,
            GError   **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  gint64 id = 0;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_limit (statement, limit);
  do
    {
      if (!next_id (statement, &id, error))
        return FALSE;
      if (id != 0)
        g_array_append_val (ids, id);
    }
  while (id != 0);
  *is_whole = ids->len < limit;

  return TRUE;
}

/* The shelf for what has terms that say what is there: while little is deleted or archived, that is
 * passed over, and no article need be looked up. */
static DossierIdStream *
open_light_shelf (DossierDb *db, const DossierArticleQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  gboolean is_whole = FALSE;

  if (!is_index_enough (query))
    return open_shelf (db, query, error);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!add_listed (db, DOSSIER_SQL_SEARCH_DELETED, MAX_PASSED_OVER, ids, &is_whole, error))
    return NULL;
  if (is_whole && query->scope == DOSSIER_SCOPE_ALL &&
      !add_listed (db, shelves[DOSSIER_SCOPE_ARCHIVE].list, MAX_PASSED_OVER, ids, &is_whole, error))
    return NULL;
  if (!is_whole)
    return open_shelf (db, query, error);

  return dossier_id_stream_new_but (dossier_id_stream_new_every (),
                                    dossier_id_stream_new_ids (g_steal_pointer (&ids)));
}

/* What was asked, for whoever opens it later. */
typedef struct
{
  DossierDb                 *db;
  const DossierArticleQuery *query;
  const DossierQuery        *typed;
} Asked;

/* Whatever was typed: put together from what each term finds. */
static DossierIdStream *
open_terms (gpointer data, GError **error)
{
  const Asked     *asked = data;
  DossierIdStream *shelf = dossier_search_has_wanted (asked->typed)
                               ? open_light_shelf (asked->db, asked->query, error)
                               : open_shelf (asked->db, asked->query, error);

  return shelf != NULL ? dossier_search_open (asked->db, asked->typed, shelf, error) : NULL;
}

static DossierIdStream *
open_asked_shelf (gpointer data, GError **error)
{
  const Asked *asked = data;

  return open_shelf (asked->db, asked->query, error);
}

static gboolean
read_stream (DossierIdStream *stream, guint limit, GArray *ids, GError **error)
{
  guint  n_found = 0;
  gint64 id = DOSSIER_ID_STREAM_FIRST + 1;

  while (limit == 0 || n_found++ < limit)
    {
      if (!dossier_id_stream_seek (stream, id - 1, &id, error))
        return FALSE;
      if (id == 0)
        break;
      g_array_append_val (ids, id);
    }

  return TRUE;
}

static gboolean
answer_terms (Asked *asked, DossierSearchShape shape, GArray *ids, GError **error)
{
  const DossierArticleQuery *query = asked->query;
  g_autoptr (DossierIdStream) stream = NULL;

  if (shape == DOSSIER_SEARCH_WITHOUT && is_index_enough (query) &&
      query->scope == DOSSIER_SCOPE_EVERYTHING)
    stream =
        dossier_search_open_without (asked->db,
                                     asked->typed,
                                     dossier_id_stream_new_lazy (open_asked_shelf, asked, NULL),
                                     error);
  else
    stream = open_terms (asked, error);

  return stream != NULL && read_stream (stream, query->limit, ids, error);
}

/* Those in whose text the words weigh most come first, the others after them, newest first. */
static gboolean
put_best_first (DossierDb *db, const DossierQuery *typed, GArray *ids, guint start, GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *match = dossier_search_dup_match (typed, FALSE);
  g_autoptr (DossierStatement) statement = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (match == NULL || ids->len == start)
    return TRUE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_RANKED, error);
  if (statement == NULL)
    return FALSE;

  for (guint i = start; i < ids->len; i++)
    g_hash_table_add (found, &g_array_index (ids, gint64, i));
  dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_limit (statement, 0);
  while (g_hash_table_size (found) > 0 &&
         (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      if (g_hash_table_remove (found, &id))
        g_array_append_val (ranked, id);
    }
  if (step == DOSSIER_STEP_ERROR)
    return FALSE;
  for (guint i = start; i < ids->len; i++)
    if (g_hash_table_contains (found, &g_array_index (ids, gint64, i)))
      g_array_append_val (ranked, g_array_index (ids, gint64, i));
  memcpy (&g_array_index (ids, gint64, start), ranked->data, ranked->len * sizeof (gint64));

  return TRUE;
}

static gboolean
answer (DossierDb *db, const DossierArticleQuery *query, GArray *ids, GError **error)
{
  g_autoptr (DossierQuery) typed = dossier_query_parse (query->words);
  Asked              asked = { db, query, typed };
  g_autofree char   *match = NULL;
  DossierSearchShape shape = DOSSIER_SEARCH_MIXED;

  if (typed->groups->len == 0)
    return typed->is_unanswerable || list_ids (db, query, ids, error);
  if (!dossier_search_find_shape (db, typed, &shape, error))
    return FALSE;
  if (shape != DOSSIER_SEARCH_PLAIN)
    return answer_terms (&asked, shape, ids, error);

  match = dossier_search_dup_wanted (typed);
  return search_ids (db, query, match, ids, error);
}

/* Hits in notes alone: what of them no text has, newest first, behind those in texts.
 *
 * @start: of the hits in texts */
static gboolean
append_noted (DossierDb                 *db,
              const DossierArticleQuery *query,
              const char                *match,
              GArray                    *ids,
              guint                      start,
              GError                   **error)
{
  g_autoptr (DossierStatement) statement =
      ask (db, DOSSIER_SQL_ARTICLE_SEARCH_NOTES, query, match, error);
  g_autoptr (GArray) noted = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) alone = g_hash_table_new (g_int64_hash, g_int64_equal);
  gint64 last = 0;
  gint64 id = 0;

  if (statement == NULL)
    return FALSE;
  do
    {
      if (!next_id (statement, &id, error))
        return FALSE;
      if (id != 0 && id != last)
        g_array_append_val (noted, id);
      last = id;
    }
  while (id != 0);

  for (guint i = 0; i < noted->len; i++)
    g_hash_table_add (alone, &g_array_index (noted, gint64, i));
  for (guint i = start; i < ids->len && g_hash_table_size (alone) > 0; i++)
    g_hash_table_remove (alone, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < noted->len && (query->limit == 0 || ids->len - start < query->limit); i++)
    if (g_hash_table_contains (alone, &g_array_index (noted, gint64, i)))
      g_array_append_val (ids, g_array_index (noted, gint64, i));

  return TRUE;
}

/* What a search of all but the archive passes over. (transfer full) (element-type gint64) */
static GHashTable *
read_passed_over (DossierDb *db, const DossierArticleQuery *query, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DossierStatement) statement = NULL;
  gint64 id = 0;

  if (query->scope != DOSSIER_SCOPE_ALL)
    return g_steal_pointer (&ids);
  statement = dossier_db_acquire (db, shelves[DOSSIER_SCOPE_ARCHIVE].list, error);
  if (statement == NULL)
    return NULL;
  dossier_statement_bind_limit (statement, 0);
  do
    {
      if (!next_id (statement, &id, error))
        return NULL;
      if (id != 0)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  while (id != 0);

  return g_steal_pointer (&ids);
}

/* Words alone: they are weighed as they are found, which is one walk through the index instead of
 * two, and only as many are put in order as are asked for. */
static gboolean
answer_best (DossierDb                 *db,
             const DossierArticleQuery *query,
             const DossierQuery        *typed,
             GArray                    *ids,
             GError                   **error)
{
  g_autofree char *match = dossier_search_dup_wanted (typed);
  g_autoptr (GHashTable) passed_over = read_passed_over (db, query, error);
  g_autoptr (DossierStatement) statement = NULL;
  guint  start = ids->len;
  guint  limit = query->limit;
  gint64 id = 0;

  if (passed_over != NULL)
    statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_RANKED, error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_limit (statement, limit > 0 ? limit + g_hash_table_size (passed_over) : 0);
  do
    {
      if (!next_id (statement, &id, error))
        return FALSE;
      if (id != 0 && !g_hash_table_contains (passed_over, &id))
        g_array_append_val (ids, id);
    }
  while (id != 0 && (limit == 0 || ids->len - start < limit));

  return (limit > 0 && ids->len - start >= limit) ||
         append_noted (db, query, match, ids, start, error);
}

/* Whether @typed can be weighed as it is found. */
static gboolean
is_weighed_at_once (DossierDb                 *db,
                    const DossierArticleQuery *query,
                    const DossierQuery        *typed,
                    gboolean                  *is_at_once,
                    GError                   **error)
{
  DossierSearchShape shape = DOSSIER_SEARCH_MIXED;

  *is_at_once = FALSE;
  if (typed->groups->len == 0 || !is_index_enough (query))
    return TRUE;
  if (!dossier_search_find_shape (db, typed, &shape, error))
    return FALSE;
  *is_at_once = shape == DOSSIER_SEARCH_PLAIN;

  return TRUE;
}

static gboolean
query_ids (DossierDb *db, const DossierArticleQuery *query, GArray *ids, GError **error)
{
  DossierArticleQuery whole = *query;
  g_autoptr (DossierQuery) typed = NULL;
  gboolean is_at_once = FALSE;
  guint    start = ids->len;

  if (query->order == DOSSIER_ORDER_NEWEST)
    return answer (db, query, ids, error);

  typed = dossier_query_parse (query->words);
  if (!is_weighed_at_once (db, query, typed, &is_at_once, error))
    return FALSE;
  if (is_at_once)
    return answer_best (db, query, typed, ids, error);

  /* Which are best is known when all are. */
  whole.limit = 0;
  if (!answer (db, &whole, ids, error) || !put_best_first (db, typed, ids, start, error))
    return FALSE;
  if (query->limit > 0 && ids->len - start > query->limit)
    g_array_set_size (ids, start + query->limit);

  return TRUE;
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
