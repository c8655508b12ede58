/* dossier-note-rows.c: the annotations of the whole notebook: which there are, and what one shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-note-rows.h"

#include "store/dossier-db-private.h"
#include "store/dossier-words.h"

#define ALL_COLOURS ((1u << DOSSIER_N_COLOURS) - 1)

static const DossierSql statements[] = {
  [DOSSIER_NOTE_ORDER_NEWEST] = DOSSIER_SQL_NOTE_LIST_NEWEST,
  [DOSSIER_NOTE_ORDER_ARTICLE] = DOSSIER_SQL_NOTE_LIST_BY_ARTICLE,
  [DOSSIER_NOTE_ORDER_TAG] = DOSSIER_SQL_NOTE_LIST_BY_TAG,
};

void
dossier_note_group_free (DossierNoteGroup *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

void
dossier_note_origin_free (DossierNoteOrigin *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->site);
  g_free (self->published);
  g_free (self);
}

static void
bind_query (DossierStatement *statement, const DossierNoteQuery *query, const char *match)
{
  guint colours = query->colours & ALL_COLOURS;

  dossier_statement_bind_int (statement, ":all_colours", colours == 0 || colours == ALL_COLOURS);
  dossier_statement_bind_int (statement, ":yellow", colours >> DOSSIER_COLOUR_YELLOW & 1);
  dossier_statement_bind_int (statement, ":green", colours >> DOSSIER_COLOUR_GREEN & 1);
  dossier_statement_bind_int (statement, ":blue", colours >> DOSSIER_COLOUR_BLUE & 1);
  dossier_statement_bind_int (statement, ":pink", colours >> DOSSIER_COLOUR_PINK & 1);
  dossier_statement_bind_int (statement, ":purple", colours >> DOSSIER_COLOUR_PURPLE & 1);
  dossier_statement_bind_int (statement, ":tag", query->tag_id);
  dossier_statement_bind_text (statement, ":words", match);
}

/* The last group, or a new one when the row is of another. */
static DossierNoteGroup *
find_group (DossierStatement *statement, gint64 id, GPtrArray *groups)
{
  DossierNoteGroup *group = groups->len > 0 ? g_ptr_array_index (groups, groups->len - 1) : NULL;

  if (group != NULL && group->id == id)
    return group;
  group = g_new0 (DossierNoteGroup, 1);
  group->id = id;
  group->name = dossier_statement_dup_text (statement, 2);
  g_ptr_array_add (groups, group);

  return group;
}

static gboolean
query_rows (DossierDb              *db,
            const DossierNoteQuery *query,
            GArray                 *rows,
            GPtrArray              *groups,
            GError                **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char *match = NULL;
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (dossier_words_parse (query->words, &match) == DOSSIER_WORDS_NOTHING)
    return TRUE;
  statement = dossier_db_acquire (db, statements[query->order], error);
  if (statement == NULL)
    return FALSE;

  bind_query (statement, query, match);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierNoteRow row = { .id = dossier_statement_get_int (statement, 0),
                             .group_id = dossier_statement_get_int (statement, 1) };

      if (query->order != DOSSIER_NOTE_ORDER_NEWEST)
        find_group (statement, row.group_id, groups)->n_rows++;
      g_array_append_val (rows, row);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_note_rows_query (DossierDb              *db,
                         const DossierNoteQuery *query,
                         GArray                 *rows,
                         GPtrArray              *groups,
                         GError                **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (query != NULL, FALSE);
  g_return_val_if_fail ((gsize) query->order < G_N_ELEMENTS (statements), FALSE);
  g_return_val_if_fail (rows != NULL && groups != NULL, FALSE);

  return dossier_store_doing (query_rows (db, query, rows, groups, error),
                              error,
                              "listing the annotations");
}

static DossierNoteOrigin *
get_origin (DossierDb *db, gint64 article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_NOTE_GET_ORIGIN, error);
  DossierNoteOrigin *origin = NULL;

  if (statement == NULL)
    return NULL;

  dossier_statement_bind_int (statement, ":id", article_id);
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return NULL;
  origin = g_new0 (DossierNoteOrigin, 1);
  origin->title = dossier_statement_dup_text (statement, 0);
  origin->site = dossier_statement_dup_text (statement, 1);
  origin->published = dossier_statement_dup_text (statement, 2);

  return origin;
}

DossierNoteOrigin *
dossier_note_rows_get_origin (DossierDb *db, gint64 article_id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DossierNoteOrigin *origin = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  origin = get_origin (db, article_id, &local_error);
  dossier_store_doing (local_error == NULL, &local_error, "reading where an annotation is from");
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return origin;
}
