/* dossier-search-terms.c: the articles that one term of a search finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search-terms.h"

#include "core/text/dossier-fold.h"
#include "store/dossier-db-private.h"
#include "store/dossier-host-key.h"
#include "store/dossier-search-figures.h"
#include "store/dossier-search-names.h"
#include "store/dossier-search-words.h"

#include <string.h>

/* What is rarer is read at once and looked up in memory; what is more frequent is met soon enough
 * by going through the articles. */
#define MAX_SET 10000

/* The same of articles with pictures, each of which is looked up. */
#define MAX_PICTURED 5000

/* How many rows are worth stepping over before a question is put anew. */
#define RANGE_PATIENCE 8
#define ROWS_PATIENCE  16

/* Reads the ids of a statement that is bound already.
 * @is_whole: (out): FALSE when there are more than @limit */
static GArray *
read_ids (DossierStatement *statement, guint limit, gboolean *is_whole, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step = DOSSIER_STEP_ERROR;

  while (ids->len <= limit &&
         (step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  if (step == DOSSIER_STEP_ERROR)
    return NULL;
  *is_whole = ids->len <= limit;

  return g_steal_pointer (&ids);
}

static DossierIdStream *
open_nothing (void)
{
  return dossier_id_stream_new_any (g_ptr_array_new ());
}

/* --- Ranges of an index --- */

gboolean
dossier_search_find_newest (DossierDb *db, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_ALL, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":below", DOSSIER_ID_STREAM_FIRST);
  step = dossier_statement_step (statement, error);
  *id = step == DOSSIER_STEP_ROW ? dossier_statement_get_int (statement, 0) : 0;

  return step != DOSSIER_STEP_ERROR;
}

static void
bind_range (DossierStatement *statement, const char *low, const char *high)
{
  dossier_statement_bind_text_copy (statement, ":low", low);
  dossier_statement_bind_text_copy (statement, ":high", high);
}

/* Articles between two keys of an index. */
typedef struct
{
  DossierDb *db;
  DossierSql by_index;
  DossierSql by_id;
  char      *low;
  char      *high;
} Between;

static void
free_between (gpointer data)
{
  Between *self = data;

  g_free (self->low);
  g_free (self->high);
  g_free (self);
}

static DossierStatement *
prepare_by_id (const Between *self, GError **error)
{
  DossierStatement *rows = dossier_db_prepare (self->db, self->by_id, error);

  if (rows == NULL)
    return NULL;
  bind_range (rows, self->low, self->high);
  dossier_statement_bind_int (rows, ":floor", 0);

  return rows;
}

/* Read from the index while they are few, otherwise by going through all. */
static DossierIdStream *
open_rare (gpointer data, GError **error)
{
  const Between *self = data;
  g_autoptr (GArray) ids = NULL;
  DossierStatement *rows = NULL;
  gboolean          is_whole = FALSE;

  {
    g_autoptr (DossierStatement) statement = dossier_db_acquire (self->db, self->by_index, error);

    if (statement == NULL)
      return NULL;
    bind_range (statement, self->low, self->high);
    dossier_statement_bind_limit (statement, MAX_SET + 1);
    ids = read_ids (statement, MAX_SET, &is_whole, error);
  }
  if (ids == NULL)
    return NULL;
  if (is_whole)
    return dossier_id_stream_new_ids (g_steal_pointer (&ids));

  rows = prepare_by_id (self, error);
  return rows != NULL ? dossier_id_stream_new_rows (rows, RANGE_PATIENCE) : NULL;
}

/* Among the newest articles they may be everywhere: then none is looked up. */
static DossierIdStream *
open_range (DossierDb  *db,
            DossierSql  by_index,
            DossierSql  by_id,
            const char *low,
            const char *high,
            GError    **error)
{
  Between          *self = NULL;
  DossierStatement *rows = NULL;
  gint64            newest = 0;

  if (!dossier_search_find_newest (db, &newest, error))
    return NULL;
  self = g_new0 (Between, 1);
  *self = (Between){ db, by_index, by_id, g_strdup (low), g_strdup (high) };
  rows = prepare_by_id (self, error);
  if (rows == NULL)
    {
      free_between (self);
      return NULL;
    }

  return dossier_id_stream_new_windows (rows,
                                        RANGE_PATIENCE,
                                        newest,
                                        open_rare,
                                        self,
                                        free_between);
}

gboolean
dossier_search_term_is_site_name (const DossierQueryTerm *term)
{
  g_return_val_if_fail (term != NULL, FALSE);

  return term->kind == DOSSIER_QUERY_SITE && strchr (term->value, '.') == NULL;
}

void
dossier_search_term_append_match (const DossierQueryTerm *term, GString *match)
{
  g_return_if_fail (term != NULL);
  g_return_if_fail (match != NULL);

  if (term->kind == DOSSIER_QUERY_SITE)
    g_string_append (match, "site : ");
  dossier_search_words_append (term, match);
}

/* A host and those below it, or a site by its name. */
static DossierIdStream *
open_site (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (DossierIdStream) hosts = NULL;
  g_autoptr (GString) match = g_string_new (NULL);
  DossierIdStream *names = NULL;

  if (!dossier_search_term_is_site_name (term))
    {
      g_autofree char *low = dossier_host_key_dup (term->value);
      g_autofree char *high = g_strconcat (low, "\x7f", NULL);

      /* Of "www." nothing is left, which all would begin with. */
      hosts = *low == '\0' ? open_nothing ()
                           : open_range (db,
                                         DOSSIER_SQL_SEARCH_HOST,
                                         DOSSIER_SQL_SEARCH_HOST_ROWS,
                                         low,
                                         high,
                                         error);
      if (hosts == NULL)
        return NULL;
    }
  dossier_search_term_append_match (term, match);
  names = dossier_search_words_open_texts (db, match->str, error);
  if (names == NULL)
    return NULL;

  return hosts != NULL ? dossier_id_stream_new_either (g_steal_pointer (&hosts), names) : names;
}

/* ISO 8601 sorts as text: what is published within a day, month or year begins with its digits,
 * and what follows them is less than "~". */
static DossierIdStream *
open_days (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autofree char *end = g_strconcat (term->value, "~", NULL);
  gboolean         is_before = term->kind == DOSSIER_QUERY_BEFORE;

  return open_range (db,
                     DOSSIER_SQL_SEARCH_DAY,
                     DOSSIER_SQL_SEARCH_DAY_ROWS,
                     is_before ? "" : end,
                     is_before ? term->value : "~",
                     error);
}

/* --- What articles have --- */

static DossierIdStream *
open_set (DossierDb *db, DossierSql sql, const char *value, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return NULL;
  if (value != NULL)
    dossier_statement_bind_text (statement, ":value", value);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE ? dossier_id_stream_new_ids (g_steal_pointer (&ids)) : NULL;
}

/* What GLOB takes for the value itself, whatever marks are in it, folded. */
static char *
dup_pattern (const char *value)
{
  g_autofree char *folded = dossier_fold_string (value, strlen (value));
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (strchr ("*?[", *p) != NULL)
      g_string_append_printf (pattern, "[%c]", *p);
    else
      g_string_append_c (pattern, *p);

  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* Tags whose folded name is the value or, while it is typed, begins with it. */
static DossierIdStream *
open_tag (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autofree char *value = dup_pattern (term->value);
  g_autofree char *pattern = g_strconcat (value, term->is_prefix ? "*" : "", NULL);

  return open_set (db, DOSSIER_SQL_SEARCH_TAG, pattern, error);
}

/* Few pictures are read themselves; where there are many, articles with one are soon met. */
static DossierIdStream *
open_pictured (DossierDb *db, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  DossierStatement *rows = NULL;
  gboolean          is_whole = FALSE;

  {
    g_autoptr (DossierStatement) statement =
        dossier_db_acquire (db, DOSSIER_SQL_SEARCH_PICTURED, error);

    if (statement == NULL)
      return NULL;
    dossier_statement_bind_limit (statement, MAX_PICTURED + 1);
    ids = read_ids (statement, MAX_PICTURED, &is_whole, error);
  }
  if (ids == NULL)
    return NULL;
  if (is_whole)
    return dossier_id_stream_new_ids (g_steal_pointer (&ids));

  rows = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_HAS_IMAGE, error);
  return rows != NULL ? dossier_id_stream_new_rows (rows, ROWS_PATIENCE) : NULL;
}

static DossierIdStream *
open_had (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  static const struct
  {
    const char *thing;
    DossierSql  sql;
  } things[] = {
    { "note", DOSSIER_SQL_SEARCH_HAS_NOTE },
    { "annotation", DOSSIER_SQL_SEARCH_HAS_ANNOTATION },
    { "versions", DOSSIER_SQL_SEARCH_HAS_VERSIONS },
  };

  if (g_str_equal (term->value, "figure"))
    return dossier_search_figures_open_any (db, error);
  /* Tags are few, and read at once. */
  if (g_str_equal (term->value, "tag"))
    return open_set (db, DOSSIER_SQL_SEARCH_HAS_TAG, NULL, error);
  if (g_str_equal (term->value, "image"))
    return open_pictured (db, error);
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (term->value, things[i].thing))
      {
        DossierStatement *rows = dossier_db_prepare (db, things[i].sql, error);

        return rows != NULL ? dossier_id_stream_new_rows (rows, ROWS_PATIENCE) : NULL;
      }

  return open_nothing ();
}

/* --- All together --- */

DossierIdStream *
dossier_search_term_open (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  switch (term->kind)
    {
    case DOSSIER_QUERY_PERSON:
      return dossier_search_names_open (db, term, "person", error);
    case DOSSIER_QUERY_PLACE:
      return dossier_search_names_open (db, term, "place", error);
    case DOSSIER_QUERY_ORGANISATION:
      return dossier_search_names_open (db, term, "organization", error);
    case DOSSIER_QUERY_TAG:
      return open_tag (db, term, error);
    case DOSSIER_QUERY_SITE:
      return open_site (db, term, error);
    case DOSSIER_QUERY_BEFORE:
    case DOSSIER_QUERY_AFTER:
      return open_days (db, term, error);
    case DOSSIER_QUERY_HAS:
      return open_had (db, term, error);
    case DOSSIER_QUERY_FIGURE:
      return dossier_search_figures_open (db, term, error);
    case DOSSIER_QUERY_WORDS:
    default:
      return dossier_search_words_open (db, term, NULL, error);
    }
}
