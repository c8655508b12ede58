/* dossier-search-words.c: the articles whose text, or whose notes, have some words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search-words.h"

#include "store/dossier-db-private.h"
#include "store/dossier-search-names.h"

/* Putting a question anew costs the full-text index more than an ordinary one. */
#define PATIENCE     2000
#define FAR_PATIENCE 100
#define AT_PATIENCE  300

void
dossier_search_words_append (const DossierQueryTerm *term, GString *match)
{
  g_return_if_fail (term != NULL);
  g_return_if_fail (match != NULL);

  g_string_append_printf (match, "\"%s\"%s", term->value, term->is_prefix ? "*" : "");
}

static DossierIdStream *
open_match (DossierDb *db, DossierSql sql, guint patience, const char *match, GError **error)
{
  DossierStatement *statement = dossier_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  dossier_statement_bind_text_copy (statement, ":words", match);

  return dossier_id_stream_new_rows (statement, patience);
}

/* What has the words outside of texts: in notes, or as another name of somebody in them. */
static DossierIdStream *
open_outside (DossierDb *db, const DossierQueryTerm *term, const char *match, GError **error)
{
  g_autoptr (DossierIdStream) notes = dossier_search_words_open_notes (db, match, error);
  DossierIdStream *mentioning = NULL;

  if (notes == NULL || !dossier_search_names_open_other (db, term, &mentioning, error))
    return NULL;

  return mentioning != NULL ? dossier_id_stream_new_either (g_steal_pointer (&notes), mentioning)
                            : g_steal_pointer (&notes);
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

  dossier_search_words_append (term, match);
  if (left_out != NULL)
    narrow = g_strdup_printf ("%s NOT (%s)", match->str, left_out);
  texts = open_match (db,
                      DOSSIER_SQL_SEARCH_TEXTS,
                      PATIENCE,
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

  return dossier_id_stream_new_either (g_steal_pointer (&texts), g_steal_pointer (&outside));
}

DossierIdStream *
dossier_search_words_open_any (DossierDb *db, const GPtrArray *terms, GError **error)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  g_autoptr (GString) match = g_string_new (NULL);
  DossierIdStream *stream = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (terms != NULL && terms->len > 0, NULL);

  for (guint i = 0; i < terms->len; i++)
    {
      const DossierQueryTerm *term = g_ptr_array_index (terms, i);

      g_string_append (match, i > 0 ? " OR " : "");
      dossier_search_words_append (term, match);
      stream = dossier_search_words_open_outside (db, term, error);
      if (stream == NULL)
        return NULL;
      g_ptr_array_add (streams, stream);
    }
  stream = open_match (db, DOSSIER_SQL_SEARCH_TEXTS, PATIENCE, match->str, error);
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

  return open_match (db, DOSSIER_SQL_SEARCH_TEXTS, PATIENCE, match, error);
}

DossierIdStream *
dossier_search_words_open_all_texts (DossierDb *db, const char *match, GError **error)
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

  return open_match (db, DOSSIER_SQL_SEARCH_NOTES, PATIENCE, match, error);
}

DossierIdStream *
dossier_search_words_open_outside (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL, NULL);

  dossier_search_words_append (term, match);

  return open_outside (db, term, match->str, error);
}
