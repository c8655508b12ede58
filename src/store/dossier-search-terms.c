/* dossier-search-terms.c: the articles that one term of a search finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search-terms.h"

#include "core/recognise/dossier-figures.h"
#include "core/text/dossier-fold.h"
#include "store/dossier-db-private.h"
#include "store/dossier-host-key.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* What is rarer is read at once and looked up in memory; what is more frequent is met soon enough
 * by going through the articles. */
#define MAX_SET 20000

/* Of each figure, its article has to be looked up. */
#define MAX_FIGURES 2000

/* Beginning a question anew costs the full-text index more than an ordinary one. */
#define WORDS_PATIENCE 2000
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
open_match (DossierDb *db, const char *match, GError **error)
{
  DossierStatement *statement = NULL;
  g_autoptr (DossierIdStream) texts = NULL;
  DossierIdStream *notes = NULL;

  texts = open_rows (db, DOSSIER_SQL_SEARCH_TEXTS, WORDS_PATIENCE, &statement, error);
  if (texts == NULL)
    return NULL;
  dossier_statement_bind_text_copy (statement, ":words", match);
  notes = open_rows (db, DOSSIER_SQL_SEARCH_NOTES, WORDS_PATIENCE, &statement, error);
  if (notes == NULL)
    return NULL;
  dossier_statement_bind_text_copy (statement, ":words", match);

  return join_any (g_steal_pointer (&texts), notes);
}

/* --- Entities --- */

/* Ids as SQL reads them. */
static char *
dup_json (const GArray *ids)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json,
                            "%s%" G_GINT64_FORMAT,
                            i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');

  return g_string_free (g_steal_pointer (&json), FALSE);
}

/* Articles that mention one of some entities, of which there are @n_articles in all. */
static DossierIdStream *
open_mentioning (DossierDb *db, const char *entities, gint64 n_articles, GError **error)
{
  DossierStatement *statement = NULL;
  gboolean          is_whole = FALSE;
  GArray           *ids = NULL;

  if (n_articles > MAX_SET)
    {
      DossierIdStream *stream =
          open_rows (db, DOSSIER_SQL_SEARCH_MENTIONING_ROWS, WORDS_PATIENCE, &statement, error);

      if (stream != NULL)
        dossier_statement_bind_text_copy (statement, ":entities", entities);
      return stream;
    }

  {
    g_autoptr (DossierStatement) once =
        dossier_db_acquire (db, DOSSIER_SQL_SEARCH_MENTIONING, error);

    if (once == NULL)
      return NULL;
    dossier_statement_bind_text (once, ":entities", entities);
    ids = read_ids (once, G_MAXUINT, &is_whole, error);
  }

  return ids != NULL ? dossier_id_stream_new_ids (ids) : NULL;
}

/* @entities: (out) (transfer full): JSON; NULL when there are none */
static gboolean
read_entities (DossierStatement *statement, char **entities, gint64 *n_articles, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  DossierStep step = DOSSIER_STEP_ERROR;

  *entities = NULL;
  *n_articles = 0;
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
      *n_articles += dossier_statement_get_int (statement, 1);
    }
  if (ids->len > 0)
    *entities = dup_json (ids);

  return step == DOSSIER_STEP_DONE;
}

static DossierIdStream *
open_named (DossierDb *db, const DossierQueryTerm *term, const char *kind, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_NAMES, error);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autofree char *entities = NULL;
  gint64           n_articles = 0;

  if (statement == NULL)
    return NULL;
  dossier_search_term_append (term, match);
  dossier_statement_bind_text (statement, ":words", match->str);
  dossier_statement_bind_text (statement, ":kind", kind);
  if (!read_entities (statement, &entities, &n_articles, error))
    return NULL;

  return entities != NULL ? open_mentioning (db, entities, n_articles, error) : open_nothing ();
}

/* Those that have the words as one of their names, and another name without them. */
static gboolean
find_other_names (DossierDb              *db,
                  const DossierQueryTerm *term,
                  char                  **entities,
                  gint64                 *n_articles,
                  GError                **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_OTHER_NAMES, error);
  g_autofree char *folded = dossier_fold_string (term->value, strlen (term->value));

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":folded", folded);

  return read_entities (statement, entities, n_articles, error);
}

static DossierIdStream *
open_words (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (DossierIdStream) words = NULL;
  DossierIdStream *mentioning = NULL;
  g_autofree char *entities = NULL;
  gint64           n_articles = 0;

  dossier_search_term_append (term, match);
  words = open_match (db, match->str, error);
  if (words == NULL || !find_other_names (db, term, &entities, &n_articles, error))
    return NULL;
  if (entities == NULL)
    return g_steal_pointer (&words);

  mentioning = open_mentioning (db, entities, n_articles, error);
  return mentioning != NULL ? join_any (g_steal_pointer (&words), mentioning) : NULL;
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
    { "figure", DOSSIER_SQL_SEARCH_HAS_FIGURE, FALSE },
  };
  DossierStatement *statement = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (things); i++)
    if (g_str_equal (term->value, things[i].thing))
      return things[i].is_set ? open_set (db, things[i].sql, NULL, error)
                              : open_rows (db, things[i].sql, ROWS_PATIENCE, &statement, error);

  return open_nothing ();
}

/* --- Figures --- */

/* The canonical name of the unit that a reader typed as "km" or "dollars"; NULL for what is
 * counted.
 */
static char *
dup_unit (const char *typed)
{
  g_autofree char *amount = g_strdup_printf ("5 %s", typed);
  g_autoptr (GPtrArray) figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  const DossierMention *mention = NULL;

  dossier_figures_find (amount, strlen (amount), figures);
  if (*typed == '\0' || figures->len != 1)
    return NULL;
  mention = g_ptr_array_index (figures, 0);
  if (mention->span.start != 0 || mention->span.end != strlen (amount) ||
      *mention->figure->unit == '\0')
    return NULL;

  return g_strdup (mention->figure->unit);
}

static void
bind_figure (DossierStatement       *statement,
             const DossierQueryTerm *term,
             const char             *unit,
             const char             *pattern)
{
  dossier_statement_bind_double (statement, ":low", isfinite (term->low) ? term->low : -DBL_MAX);
  dossier_statement_bind_double (statement, ":high", isfinite (term->high) ? term->high : DBL_MAX);
  dossier_statement_bind_text_copy (statement, ":unit", unit);
  dossier_statement_bind_text_copy (statement, ":pattern", pattern);
}

/* @ids: (out) (nullable): NULL when there are too many */
static gboolean
read_figures (DossierDb              *db,
              const DossierQueryTerm *term,
              const char             *unit,
              GArray                **ids,
              GError                **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_FIGURES, error);
  g_autofree char *match = NULL;
  g_autoptr (GArray) found = NULL;
  gboolean is_whole = FALSE;

  *ids = NULL;
  if (statement == NULL)
    return FALSE;
  match = unit != NULL
              ? g_strdup_printf ("unit : \"%s\"", unit)
              : g_strdup_printf ("counted : \"%s\"%s", term->value, term->is_prefix ? "*" : "");
  bind_figure (statement, term, unit, NULL);
  dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_limit (statement, MAX_FIGURES + 1);
  found = read_ids (statement, MAX_FIGURES, &is_whole, error);
  if (found != NULL && is_whole)
    *ids = g_steal_pointer (&found);

  return found != NULL || *ids != NULL;
}

/* Figures that count it are read from their own index while they are few; otherwise each article is
 * asked for one. */
static DossierIdStream *
open_figure (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autofree char  *unit = dup_unit (term->value);
  g_autofree char  *counted = dup_pattern (term->value);
  g_autofree char  *pattern = g_strconcat ("* ", counted, term->is_prefix ? "*" : " *", NULL);
  gboolean          is_any = *term->value == '\0';
  GArray           *ids = NULL;
  DossierStatement *rows = NULL;
  DossierIdStream  *stream = NULL;

  if (!is_any && !read_figures (db, term, unit, &ids, error))
    return NULL;
  if (ids != NULL)
    return dossier_id_stream_new_ids (ids);

  stream = open_rows (db, DOSSIER_SQL_SEARCH_FIGURE_ROWS, ROWS_PATIENCE, &rows, error);
  if (stream != NULL)
    bind_figure (rows, term, unit, is_any || unit != NULL ? NULL : pattern);
  return stream;
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
  g_autofree char *entities = NULL;
  gint64           n_articles = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (has != NULL, FALSE);

  if (!find_other_names (db, term, &entities, &n_articles, error))
    return FALSE;
  *has = entities != NULL;

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
      return open_figure (db, term, error);
    case DOSSIER_QUERY_WORDS:
    default:
      return open_words (db, term, error);
    }
}
