/* dossier-figure-rows.c: the figures of the whole notebook with their sentences.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-mentions.h"

#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-words.h"

void
dossier_figure_row_free (DossierFigureRow *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->published);
  g_free (self->sentence);
  g_clear_pointer (&self->mention, dossier_mention_free);
  g_free (self);
}

static DossierFigureRow *
read_row (DossierStatement *statement)
{
  DossierFigureRow *row = g_new0 (DossierFigureRow, 1);

  row->article_id = dossier_statement_get_int (statement, 0);
  row->version_id = dossier_statement_get_int (statement, 1);
  row->title = dossier_statement_dup_text (statement, 2);
  row->published = dossier_statement_dup_text (statement, 3);
  row->sentence = dossier_statement_dup_text (statement, 4);
  row->mention =
      dossier_mention_new (DOSSIER_ENTITY_FIGURE, dossier_columns_read_span (statement, 5));
  row->mention->confidence = dossier_statement_get_double (statement, 7);
  row->mention->name = dossier_statement_dup_text (statement, 8);
  row->mention->figure = dossier_columns_read_figure (statement, 9);
  row->mention->source = dossier_columns_read_source (statement, 16);

  return row;
}

static gboolean
list_figures (DossierDb *db, const DossierFigureQuery *query, GPtrArray *rows, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char *match = NULL;
  DossierWords     typed = dossier_words_parse (query->words, &match);
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (typed == DOSSIER_WORDS_NOTHING)
    return TRUE;
  statement =
      dossier_db_acquire (db,
                          match != NULL ? DOSSIER_SQL_FIGURE_SEARCH : DOSSIER_SQL_FIGURE_LIST,
                          error);
  if (statement == NULL)
    return FALSE;

  if (match != NULL)
    dossier_statement_bind_text (statement, ":words", match);
  dossier_statement_bind_int (statement, ":unsourced", query->is_unsourced ? 1 : 0);
  dossier_statement_bind_limit (statement, query->limit);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_mentions_list_figures (DossierDb                *db,
                               const DossierFigureQuery *query,
                               GPtrArray                *rows,
                               GError                  **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  return dossier_store_doing (list_figures (db, query, rows, error), error, "reading the figures");
}
