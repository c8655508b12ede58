/* dossier-undo.c: what the reader did, step by step, and how to take it back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-undo.h"

#include "store/dossier-annotations-private.h"
#include "store/dossier-db-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-undo-private.h"
#include "store/dossier-versions-private.h"

typedef enum
{
  BACK,
  FORTH,
} Direction;

/* One row that changed, seen in the direction that we go. */
typedef struct
{
  const DossierUndoTable *table;
  JsonNode               *from; /* (nullable) */
  JsonNode               *to;   /* (nullable) */
} Change;

static void
free_change_cb (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->from, json_node_unref);
  g_clear_pointer (&change->to, json_node_unref);
  g_free (change);
}

gboolean
dossier_undo_begin (DossierDb *db, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  /* A step within a step is part of it. */
  if (dossier_db_get_undo_step (db) != 0)
    return TRUE;

  statement = dossier_db_acquire (db, DOSSIER_SQL_UNDO_ADD, error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":name", name);
  dossier_statement_bind_int (statement, ":made", dossier_db_now ());
  if (!dossier_store_doing (dossier_statement_run (statement, error),
                            error,
                            "beginning a step that can be undone"))
    return FALSE;

  dossier_db_set_undo_step (db, sqlite3_last_insert_rowid (dossier_db_get_handle (db)));
  return TRUE;
}

/* @name (out) (nullable): NULL, and @id 0, when there is no such step. */
static gboolean
find_step (DossierDb *db, Direction direction, gint64 *id, char **name, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (
      db,
      direction == BACK ? DOSSIER_SQL_UNDO_FIND_LAST : DOSSIER_SQL_UNDO_FIND_NEXT,
      error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  *name = NULL;
  if (statement == NULL)
    return FALSE;

  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      *id = dossier_statement_get_int (statement, 0);
      *name = dossier_statement_dup_text (statement, 1);
    }

  return step != DOSSIER_STEP_ERROR;
}

/* @node (out) (nullable): NULL for NULL. */
static gboolean
parse_image (const char *json, JsonNode **node)
{
  *node = NULL;
  if (json == NULL)
    return TRUE;

  *node = json_from_string (json, NULL);
  return *node != NULL && JSON_NODE_HOLDS_OBJECT (*node);
}

static Change *
read_change (DossierStatement *statement, Direction direction, GError **error)
{
  Change  *change = g_new0 (Change, 1);
  int      from = direction == BACK ? 2 : 1;
  int      to = direction == BACK ? 1 : 2;
  gboolean ok = FALSE;

  change->table = dossier_undo_tables_find (dossier_statement_get_text (statement, 0));
  ok = parse_image (dossier_statement_get_text (statement, from), &change->from);
  ok = parse_image (dossier_statement_get_text (statement, to), &change->to) && ok;
  if (ok && change->table != NULL && (change->from != NULL || change->to != NULL))
    return change;

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_CORRUPT,
                       "the undo log is damaged");
  free_change_cb (change);
  return NULL;
}

static gboolean
read_changes (DossierDb *db, gint64 id, Direction direction, GPtrArray *changes, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_UNDO_LIST_CHANGES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Change *change = read_change (statement, direction, error);

      if (change == NULL)
        return FALSE;
      g_ptr_array_add (changes, change);
    }

  return step == DOSSIER_STEP_DONE;
}

static void
note_change (DossierDb *db, const DossierUndoTable *table, JsonObject *image)
{
  gint64 article_id = 0;

  if (table->article_column != NULL)
    article_id = json_object_get_int_member_with_default (image, table->article_column, 0);
  /* A version that is gone has nobody who looks at it. */
  if (table->version_column != NULL)
    dossier_versions_find_article (
        db,
        json_object_get_int_member_with_default (image, table->version_column, 0),
        &article_id,
        NULL);

  dossier_db_note (db, table->flags, article_id);
}

static gboolean
apply_change (DossierDb *db, const Change *change, GError **error)
{
  JsonNode      *node = change->to != NULL ? change->to : change->from;
  JsonObject    *image = json_node_get_object (node);
  DossierUndoSql kind = DOSSIER_UNDO_SQL_UPDATE;

  if (change->from == NULL)
    kind = DOSSIER_UNDO_SQL_INSERT;
  else if (change->to == NULL)
    kind = DOSSIER_UNDO_SQL_DELETE;

  if (!dossier_undo_log_apply (dossier_db_get_undo_log (db), change->table, kind, image, error))
    return FALSE;

  note_change (db, change->table, image);
  return TRUE;
}

/* An annotation that was away while a version came has no place there yet. */
static gboolean
place_annotations (DossierDb *db, GPtrArray *changes, GError **error)
{
  const DossierUndoTable *annotations = dossier_undo_tables_find ("annotation");

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);

      if (change->table != annotations || change->from != NULL)
        continue;
      if (!dossier_annotations_place_where_missing (
              db,
              json_object_get_int_member_with_default (json_node_get_object (change->to), "id", 0),
              error))
        return FALSE;
    }

  return TRUE;
}

/* What the rules say of the texts whose mentions were touched may have changed since. */
static gboolean
settle_mentions (DossierDb *db, GPtrArray *changes, GError **error)
{
  const DossierUndoTable *mentions = dossier_undo_tables_find ("mention");
  g_autoptr (GHashTable) settled =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);
      JsonNode     *node = change->to != NULL ? change->to : change->from;
      gint64        version_id = 0;

      if (change->table != mentions)
        continue;
      version_id =
          json_object_get_int_member_with_default (json_node_get_object (node), "version_id", 0);
      if (!g_hash_table_add (settled, g_memdup2 (&version_id, sizeof version_id)))
        continue;
      if (!dossier_rules_settle (db, version_id, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
mark_step (DossierDb *db, gint64 id, Direction direction, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_UNDO_SET_UNDONE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_int (statement, ":undone", direction == BACK ? 1 : 0);
  dossier_db_note (db, DOSSIER_CHANGE_UNDO, 0);

  return dossier_statement_run (statement, error);
}

static gboolean
go (DossierDb *db, Direction direction, char **name, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (free_change_cb);
  g_autofree char *step_name = NULL;
  gint64           id = 0;

  if (!find_step (db, direction, &id, &step_name, error))
    return FALSE;
  if (id == 0)
    return TRUE;
  if (!read_changes (db, id, direction, changes, error))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      guint index = direction == BACK ? changes->len - 1 - i : i;

      if (!apply_change (db, g_ptr_array_index (changes, index), error))
        return FALSE;
    }
  if (!place_annotations (db, changes, error) || !settle_mentions (db, changes, error) ||
      !mark_step (db, id, direction, error))
    return FALSE;

  if (name != NULL)
    *name = g_steal_pointer (&step_name);
  return TRUE;
}

gboolean
dossier_undo_undo (DossierDb *db, char **name, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  if (name != NULL)
    *name = NULL;

  return dossier_store_doing (go (db, BACK, name, error), error, "undoing");
}

gboolean
dossier_undo_redo (DossierDb *db, char **name, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  if (name != NULL)
    *name = NULL;

  return dossier_store_doing (go (db, FORTH, name, error), error, "redoing");
}

gboolean
dossier_undo_peek (DossierDb *db, char **undo_name, char **redo_name, GError **error)
{
  gint64 id = 0;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (undo_name != NULL, FALSE);
  g_return_val_if_fail (redo_name != NULL, FALSE);

  *redo_name = NULL;

  return dossier_store_doing (find_step (db, BACK, &id, undo_name, error) &&
                                  find_step (db, FORTH, &id, redo_name, error),
                              error,
                              "reading what can be undone");
}
