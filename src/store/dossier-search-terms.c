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

#include <string.h>

/* What is rarer is read at once and looked up in memory; what is more frequent is met soon enough
 * by going through the articles. */
#define MAX_SET 20000

/* The same of one entity, and how many are read as they are asked. */
#define MAX_ENTITY_SET 2000
#define MAX_STREAMS    32

/* Beginning a question anew costs the full-text index more than an ordinary one. */
#define WORDS_PATIENCE 2000
#define FAR_PATIENCE   100
#define AT_PATIENCE    300
#define ROWS_PATIENCE  16

static DossierIdStream *
open_rows (DossierDb         *db,
           DossierSql         sql,
           guint              patience,
           DossierStatement **statement,
           GError           **error)
{
  *statement = dossier_db_prepare (db, sql, error);

  return *statement != NULL ? dossier_id_stream_new_rows (*statement, patience) : NULL;
}

static GPtrArray *
new_streams (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
}

/* (transfer full) both */
static DossierIdStream *
join_any (DossierIdStream *one, DossierIdStream *other)
{
  GPtrArray *streams = new_streams ();

  g_ptr_array_add (streams, one);
  g_ptr_array_add (streams, other);

  return dossier_id_stream_new_any (streams);
}

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
  return dossier_id_stream_new_any (new_streams ());
}

/* --- Words --- */

static DossierIdStream *
open_match (DossierDb *db, DossierSql sql, guint patience, const char *match, GError **error)
{
  DossierStatement *statement = NULL;
  DossierIdStream  *stream = open_rows (db, sql, patience, &statement, error);

  if (stream != NULL)
    dossier_statement_bind_text_copy (statement, ":words", match);
  return stream;
}

/* --- Entities --- */

/* One entity, and in how many articles it is. */
typedef struct
{
  gint64 id;
  gint64 n_articles;
} Entity;

static gboolean
read_entities (DossierStatement *statement, GArray *entities, GError **error)
{
  DossierStep step = DOSSIER_STEP_ERROR;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Entity entity = { dossier_statement_get_int (statement, 0),
                        dossier_statement_get_int (statement, 1) };

      g_array_append_val (entities, entity);
    }

  return step == DOSSIER_STEP_DONE;
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  const Entity *one = a;
  const Entity *other = b;

  return (one->n_articles < other->n_articles) - (one->n_articles > other->n_articles);
}

static gboolean
read_mentioning (DossierDb *db, gint64 entity_id, GArray *ids, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_MENTIONING, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":entity", entity_id);
  dossier_statement_bind_int (statement, ":below", DOSSIER_ID_STREAM_FIRST);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE;
}

/* Articles that mention one of some entities. Those in many articles are read as they are asked,
 * each from its own place in the index; of the rest all articles at once. */
static DossierIdStream *
open_mentioning (DossierDb *db, GArray *entities, GError **error)
{
  g_autoptr (GPtrArray) streams = new_streams ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (entities, compare_entities);
  for (guint i = 0; i < entities->len; i++)
    {
      const Entity     *entity = &g_array_index (entities, Entity, i);
      DossierStatement *statement = NULL;
      DossierIdStream  *stream = NULL;

      if (entity->n_articles <= MAX_ENTITY_SET || i >= MAX_STREAMS)
        {
          if (!read_mentioning (db, entity->id, ids, error))
            return NULL;
          continue;
        }
      stream = open_rows (db, DOSSIER_SQL_SEARCH_MENTIONING, ROWS_PATIENCE, &statement, error);
      if (stream == NULL)
        return NULL;
      dossier_statement_bind_int (statement, ":entity", entity->id);
      g_ptr_array_add (streams, stream);
    }
  g_ptr_array_add (streams, dossier_id_stream_new_ids (g_steal_pointer (&ids)));

  return dossier_id_stream_new_any (g_steal_pointer (&streams));
}

static DossierIdStream *
open_named (DossierDb *db, const DossierQueryTerm *term, const char *kind, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_NAMES, error);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));

  if (statement == NULL)
    return NULL;
  dossier_search_term_append (term, match);
  dossier_statement_bind_text (statement, ":words", match->str);
  dossier_statement_bind_text (statement, ":kind", kind);
  if (!read_entities (statement, entities, error))
    return NULL;

  return open_mentioning (db, entities, error);
}

/* Those that have the words as one of their names, and another name without them. */
static gboolean
find_other_names (DossierDb *db, const DossierQueryTerm *term, GArray *entities, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_OTHER_NAMES, error);
  g_autofree char *folded = dossier_fold_string (term->value, strlen (term->value));

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":folded", folded);

  return read_entities (statement, entities, error);
}

/* What has the words outside of texts: in notes, or as another name of somebody in them. */
static DossierIdStream *
open_outside (DossierDb *db, const DossierQueryTerm *term, const char *match, GError **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));
  g_autoptr (DossierIdStream) notes = NULL;
  DossierIdStream *mentioning = NULL;

  notes = open_match (db, DOSSIER_SQL_SEARCH_NOTES, WORDS_PATIENCE, match, error);
  if (notes == NULL || !find_other_names (db, term, entities, error))
    return NULL;
  if (entities->len == 0)
    return g_steal_pointer (&notes);

  mentioning = open_mentioning (db, entities, error);
  return mentioning != NULL ? join_any (g_steal_pointer (&notes), mentioning) : NULL;
}

/* What texts must not have is left to the full-text index, which passes over it as it reads; what
 * is found outside of them is asked one by one. */
DossierIdStream *
dossier_search_words_open (DossierDb              *db,
                           const DossierQueryTerm *term,
                           const char             *left_out,
                           GError                **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autofree char *narrow = NULL;
  g_autoptr (DossierIdStream) texts = NULL;
  g_autoptr (DossierIdStream) outside = NULL;
  DossierIdStream *but = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  dossier_search_term_append (term, match);
  if (left_out != NULL)
    narrow = g_strdup_printf ("%s NOT (%s)", match->str, left_out);
  texts = open_match (db,
                      DOSSIER_SQL_SEARCH_TEXTS,
                      WORDS_PATIENCE,
                      narrow != NULL ? narrow : match->str,
                      error);
  if (texts != NULL)
    outside = open_outside (db, term, match->str, error);
  if (outside == NULL)
    return NULL;
  if (left_out != NULL)
    {
      /* Asked of few articles, far apart. */
      but = open_match (db, DOSSIER_SQL_SEARCH_TEXTS, FAR_PATIENCE, left_out, error);
      if (but == NULL)
        return NULL;
      outside = dossier_id_stream_new_but (g_steal_pointer (&outside), but);
    }

  return join_any (g_steal_pointer (&texts), g_steal_pointer (&outside));
}

DossierIdStream *
dossier_search_words_open_any (DossierDb *db, const GPtrArray *terms, GError **error)
{
  g_autoptr (GPtrArray) streams = new_streams ();
  g_autoptr (GString) match = g_string_new (NULL);
  DossierIdStream *stream = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (terms != NULL && terms->len > 0, NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const DossierQueryTerm *term = g_ptr_array_index (terms, i);

      g_string_append (match, i > 0 ? " OR " : "");
      dossier_search_term_append (term, match);
      stream = dossier_search_words_open_outside (db, term, error);
      if (stream == NULL)
        return NULL;
      g_ptr_array_add (streams, stream);
    }
  stream = open_match (db, DOSSIER_SQL_SEARCH_TEXTS, WORDS_PATIENCE, match->str, error);
  if (stream == NULL)
    return NULL;
  g_ptr_array_add (streams, stream);

  return dossier_id_stream_new_any (g_steal_pointer (&streams));
}

DossierIdStream *
dossier_search_words_open_texts (DossierDb *db, const char *match, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (match != NULL, NULL);

  return open_match (db,
                     DOSSIER_SQL_ARTICLE_SEARCH_EVERYTHING,
                     DOSSIER_ID_STREAM_PATIENT,
                     match,
                     error);
}

DossierIdStream *
dossier_search_words_open_texts_at (DossierDb *db, const char *match, GError **error)
{
  DossierStatement *at = NULL;
  DossierIdStream  *stream = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (match != NULL, NULL);

  at = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_TEXTS_AT, error);
  if (at == NULL)
    return NULL;
  dossier_statement_bind_text_copy (at, ":words", match);
  stream = open_match (db, DOSSIER_SQL_SEARCH_TEXTS, AT_PATIENCE, match, error);
  if (stream == NULL)
    sqlite3_finalize (at);
  else
    dossier_id_stream_set_probe (stream, at);
  return stream;
}

DossierIdStream *
dossier_search_words_open_notes (DossierDb *db, const char *match, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (match != NULL, NULL);

  return open_match (db, DOSSIER_SQL_SEARCH_NOTES, WORDS_PATIENCE, match, error);
}

DossierIdStream *
dossier_search_words_open_outside (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  dossier_search_term_append (term, match);

  return open_outside (db, term, match->str, error);
}

/* --- Ranges of an index --- */

static void
bind_range (DossierStatement *statement, const char *low, const char *high)
{
  dossier_statement_bind_text_copy (statement, ":low", low);
  dossier_statement_bind_text_copy (statement, ":high", high);
}

/* Articles between two keys of an index: read from it while they are few, otherwise by going
 * through all. */
static DossierIdStream *
open_range (DossierDb  *db,
            DossierSql  by_index,
            DossierSql  by_id,
            const char *low,
            const char *high,
            GError    **error)
{
  g_autoptr (GArray) ids = NULL;
  DossierStatement *rows = NULL;
  DossierIdStream  *stream = NULL;
  gboolean          is_whole = FALSE;

  {
    g_autoptr (DossierStatement) statement = dossier_db_acquire (db, by_index, error);

    if (statement == NULL)
      return NULL;
    bind_range (statement, low, high);
    dossier_statement_bind_limit (statement, MAX_SET + 1);
    ids = read_ids (statement, MAX_SET, &is_whole, error);
  }
  if (ids == NULL)
    return NULL;
  if (is_whole)
    return dossier_id_stream_new_ids (g_steal_pointer (&ids));

  stream = open_rows (db, by_id, WORDS_PATIENCE, &rows, error);
  if (stream != NULL)
    bind_range (rows, low, high);
  return stream;
}

/* A host and those below it, or a site by its name. */
static DossierIdStream *
open_site (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (DossierIdStream) hosts = NULL;
  g_autofree char  *match = NULL;
  DossierStatement *statement = NULL;
  DossierIdStream  *names = NULL;

  if (strchr (term->value, '.') != NULL)
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
  names = open_rows (db, DOSSIER_SQL_SEARCH_TEXTS, WORDS_PATIENCE, &statement, error);
  if (names == NULL)
    return NULL;
  match = g_strdup_printf ("site : \"%s\"%s", term->value, term->is_prefix ? "*" : "");
  dossier_statement_bind_text_copy (statement, ":words", match);

  return hosts != NULL ? join_any (g_steal_pointer (&hosts), names) : names;
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

static DossierIdStream *
open_had (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  static const struct
  {
    const char *thing;
    DossierSql  sql;
    /* What the reader has made is little; what pages have is met by going through them. */
    gboolean is_set;
  } things[] = {
    { "note", DOSSIER_SQL_SEARCH_HAS_NOTE, TRUE },
    { "annotation", DOSSIER_SQL_SEARCH_HAS_ANNOTATION, TRUE },
    { "tag", DOSSIER_SQL_SEARCH_HAS_TAG, TRUE },
    { "versions", DOSSIER_SQL_SEARCH_HAS_VERSIONS, TRUE },
    { "image", DOSSIER_SQL_SEARCH_HAS_IMAGE, FALSE },
  };
  DossierStatement *statement = NULL;

  if (g_str_equal (term->value, "figure"))
    return dossier_search_figures_open_any (db, error);
  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (term->value, things[i].thing))
      return things[i].is_set ? open_set (db, things[i].sql, NULL, error)
                              : open_rows (db, things[i].sql, ROWS_PATIENCE, &statement, error);

  return open_nothing ();
}

/* --- All together --- */

void
dossier_search_term_append (const DossierQueryTerm *term, GString *match)
{
  g_return_if_fail (term != NULL);
  g_return_if_fail (match != NULL);

  g_string_append_printf (match, "\"%s\"%s", term->value, term->is_prefix ? "*" : "");
}

gboolean
dossier_search_term_has_names (DossierDb              *db,
                               const DossierQueryTerm *term,
                               gboolean               *has,
                               GError                **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (has != NULL, FALSE);

  if (!find_other_names (db, term, entities, error))
    return FALSE;
  *has = entities->len > 0;

  return TRUE;
}

DossierIdStream *
dossier_search_term_open (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  switch (term->kind)
    {
    case DOSSIER_QUERY_PERSON:
      return open_named (db, term, "person", error);
    case DOSSIER_QUERY_PLACE:
      return open_named (db, term, "place", error);
    case DOSSIER_QUERY_ORGANISATION:
      return open_named (db, term, "organization", error);
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
