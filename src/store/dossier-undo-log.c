/* dossier-undo-log.c: records what the reader changes, row by row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-undo-private.h"

#include "store/dossier-db-private.h"
#include "store/dossier-undo-tables.h"

#include <json-glib/json-glib.h>
#include <math.h>

/* Steps that are kept; older ones are forgotten. */
#define MAX_STEPS 1000

struct _DossierUndoLog
{
  DossierDb         *db;         /* borrowed */
  DossierStatement **statements; /* of each table and kind, prepared on first use */
  guint              n_tables;
};

static void
undo_step_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  DossierUndoLog *self = sqlite3_user_data (context);
  gint64          step = dossier_db_get_undo_step (self->db);

  if (step != 0)
    sqlite3_result_int64 (context, step);
  else
    sqlite3_result_null (context);
}

static void
add_value (JsonBuilder *builder, sqlite3_value *value)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      json_builder_add_int_value (builder, sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      /* JSON has no infinity. */
      if (isfinite (sqlite3_value_double (value)))
        json_builder_add_double_value (builder, sqlite3_value_double (value));
      else
        json_builder_add_null_value (builder);
      break;
    case SQLITE_TEXT:
      json_builder_add_string_value (builder, (const char *) sqlite3_value_text (value));
      break;
    default:
      json_builder_add_null_value (builder);
      break;
    }
}

/* SQLite's own json_object () keeps fifteen digits of a number; this keeps all of them. */
static void
undo_image_cb (sqlite3_context *context, int n_values, sqlite3_value **values)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (int i = 0; i + 1 < n_values; i += 2)
    {
      json_builder_set_member_name (builder, (const char *) sqlite3_value_text (values[i]));
      add_value (builder, values[i + 1]);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  sqlite3_result_text (context, json_to_string (root, FALSE), -1, g_free);
}

DossierUndoLog *
dossier_undo_log_new (DossierDb *db)
{
  DossierUndoLog *self = g_new0 (DossierUndoLog, 1);

  self->db = db;
  dossier_undo_tables_get (&self->n_tables);
  self->statements = g_new0 (DossierStatement *, self->n_tables * DOSSIER_N_UNDO_SQL);

  return self;
}

void
dossier_undo_log_free (DossierUndoLog *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_tables * DOSSIER_N_UNDO_SQL; i++)
    sqlite3_finalize (self->statements[i]);
  g_free (self->statements);
  g_free (self);
}

gboolean
dossier_undo_log_start (DossierUndoLog *self, GError **error)
{
  sqlite3                *handle = dossier_db_get_handle (self->db);
  guint                   n_tables = 0;
  const DossierUndoTable *tables = dossier_undo_tables_get (&n_tables);

  sqlite3_create_function (handle,
                           "dossier_undo_step",
                           0,
                           SQLITE_UTF8,
                           self,
                           undo_step_cb,
                           NULL,
                           NULL);
  sqlite3_create_function (handle,
                           "dossier_undo_image",
                           -1,
                           SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                           self,
                           undo_image_cb,
                           NULL,
                           NULL);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *triggers = dossier_undo_tables_dup_triggers (&tables[i]);

      if (!dossier_db_execute (self->db, triggers, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
run_with_id (DossierDb *db, DossierSql sql, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", id);

  return dossier_statement_run (statement, error);
}

static gboolean
has_changes (DossierDb *db, gint64 id, gboolean *has, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_UNDO_HAS_CHANGES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  *has = step == DOSSIER_STEP_ROW;

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_undo_log_close_step (DossierUndoLog *self, GError **error)
{
  gint64   id = dossier_db_get_undo_step (self->db);
  gboolean has = FALSE;

  if (id == 0)
    return TRUE;

  dossier_db_set_undo_step (self->db, 0);
  if (!has_changes (self->db, id, &has, error))
    return FALSE;
  if (!has)
    return run_with_id (self->db, DOSSIER_SQL_UNDO_FORGET, id, error);

  dossier_db_note (self->db, DOSSIER_CHANGE_UNDO, 0);
  return run_with_id (self->db, DOSSIER_SQL_UNDO_FORGET_UNDONE, id, error) &&
         run_with_id (self->db, DOSSIER_SQL_UNDO_FORGET_OLD, id - MAX_STEPS, error);
}

static DossierStatement *
acquire (DossierUndoLog *self, const DossierUndoTable *table, DossierUndoSql kind, GError **error)
{
  guint                   n_tables = 0;
  const DossierUndoTable *tables = dossier_undo_tables_get (&n_tables);
  DossierStatement      **statement = NULL;
  g_autofree char        *sql = NULL;

  statement = &self->statements[(guint) (table - tables) * DOSSIER_N_UNDO_SQL + kind];
  if (*statement != NULL)
    return *statement;

  sql = dossier_undo_tables_dup_sql (table, kind);
  if (sqlite3_prepare_v3 (dossier_db_get_handle (self->db),
                          sql,
                          -1,
                          SQLITE_PREPARE_PERSISTENT,
                          statement,
                          NULL) != SQLITE_OK)
    dossier_sqlite_error_set (error, dossier_db_get_handle (self->db));

  return *statement;
}

static void
bind_member (DossierStatement *statement, int index, JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node)
                                                            : G_TYPE_INVALID;

  if (type == G_TYPE_INT64)
    sqlite3_bind_int64 (statement, index, json_node_get_int (node));
  else if (type == G_TYPE_DOUBLE)
    sqlite3_bind_double (statement, index, json_node_get_double (node));
  else if (type == G_TYPE_STRING)
    sqlite3_bind_text (statement, index, json_node_get_string (node), -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null (statement, index);
}

gboolean
dossier_undo_log_apply (DossierUndoLog         *self,
                        const DossierUndoTable *table,
                        DossierUndoSql          kind,
                        JsonObject             *image,
                        GError                **error)
{
  g_autoptr (DossierStatement) statement = acquire (self, table, kind, error);

  if (statement == NULL)
    return FALSE;

  for (int i = 1; i <= sqlite3_bind_parameter_count (statement); i++)
    {
      const char *name = sqlite3_bind_parameter_name (statement, i) + 1;

      bind_member (statement, i, json_object_get_member (image, name));
    }

  return dossier_statement_run (statement, error);
}
