/* dossier-recover-rows.c: writes rows of a damaged file into a new one of the same schema.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-recover-rows.h"

#include "store/dossier-sqlite-error.h"

#include <string.h>

/* No table of ours is as wide. */
#define MAX_COLUMNS 64

/* What follows from other rows, or means nothing without all of them. */
static const char *const left_out[] = { "article_entity", "article_figure", "figure_key",
                                        "undo",           "undo_change",    NULL };

typedef struct
{
  char    *name;
  char     type; /* 'I', 'R', 'T', 'B' */
  gboolean is_required;
  gboolean is_rowid;
} Column;

typedef struct
{
  char         *name;
  guint         root;                 /* in the damaged file; 0 when that is lost */
  Column        columns[MAX_COLUMNS]; /* in the order of the file */
  guint         n_columns;
  guint         n_least; /* that a row has */
  gboolean      has_rowid;
  sqlite3_stmt *inserts[MAX_COLUMNS + 1]; /* by how many columns the row has */
} Table;

typedef struct
{
  sqlite3   *handle;
  GPtrArray *tables;
  GArray    *others; /* guint: roots of tables whose rows nobody wants */
  Table     *table;  /* (nullable): whose rows come */
  guint      n_rows;
  guint      n_bad;
  int        result; /* of SQLite, when writing itself failed */

  /* of a page that no table knows of */
  guint  page;
  Table *page_table;
} Copy;

static void
free_table_cb (gpointer data)
{
  Table *table = data;

  for (guint i = 0; i < table->n_columns; i++)
    g_free (table->columns[i].name);
  for (guint i = 0; i <= MAX_COLUMNS; i++)
    sqlite3_finalize (table->inserts[i]);
  g_free (table->name);
  g_free (table);
}

/* --- What tables there are --- */

static gboolean
is_wanted (const char *name)
{
  return !g_strv_contains (left_out, name) && !g_str_has_prefix (name, "search") &&
         !g_str_has_prefix (name, "sqlite_");
}

static void
add_column (Table *table, sqlite3_stmt *statement)
{
  Column *column = &table->columns[table->n_columns];

  column->name = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  column->type = g_ascii_toupper (*sqlite3_column_text (statement, 1));
  column->is_required = sqlite3_column_int (statement, 2) != 0;
  column->is_rowid = table->has_rowid && column->type == 'I' && sqlite3_column_int (statement, 3);
  table->n_columns++;
}

/* A table without rowids has its key first in the file. */
static gboolean
read_columns (sqlite3 *handle, Table *table, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = SQLITE_OK;

  result = sqlite3_prepare_v2 (handle,
                               table->has_rowid ? "SELECT name, type, \"notnull\", pk FROM "
                                                  "pragma_table_info (?1) ORDER BY cid"
                                                : "SELECT name, type, \"notnull\", pk FROM "
                                                  "pragma_table_info (?1) ORDER BY pk = 0, pk, cid",
                               -1,
                               &statement,
                               NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, table->name, -1, SQLITE_STATIC);
      while ((result = sqlite3_step (statement)) == SQLITE_ROW && table->n_columns < MAX_COLUMNS)
        add_column (table, statement);
    }
  if (result != SQLITE_DONE)
    dossier_sqlite_error_set (error, handle);
  sqlite3_finalize (statement);
  /* Columns that were added later are missing in rows from before; they are never required without
   * a default, so the last required one stands in every row. */
  for (guint i = 0; i < table->n_columns; i++)
    if (table->columns[i].is_required)
      table->n_least = i + 1;
  return result == SQLITE_DONE;
}

static gboolean
read_tables (Copy *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int           result = sqlite3_prepare_v2 (self->handle,
                                   "SELECT name, wr FROM pragma_table_list "
                                             "WHERE schema = 'main' AND type = 'table'",
                                   -1,
                                   &statement,
                                   NULL);
  gboolean      ok = result == SQLITE_OK;

  while (ok && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      const char *name = (const char *) sqlite3_column_text (statement, 0);
      Table      *table = NULL;

      if (!is_wanted (name))
        continue;
      table = g_new0 (Table, 1);
      table->name = g_strdup (name);
      table->has_rowid = sqlite3_column_int (statement, 1) == 0;
      g_ptr_array_add (self->tables, table);
      ok = read_columns (self->handle, table, error);
    }
  if (ok && result != SQLITE_DONE)
    {
      dossier_sqlite_error_set (error, self->handle);
      ok = FALSE;
    }
  sqlite3_finalize (statement);
  return ok;
}

/* --- Rows --- */

static gboolean
fits (const Column *column, const DossierSalvageValue *value)
{
  if (value->type == SQLITE_NULL)
    return !column->is_required || column->is_rowid;
  switch (column->type)
    {
    case 'I':
      return value->type == SQLITE_INTEGER && !column->is_rowid;
    case 'R':
      return value->type == SQLITE_FLOAT || value->type == SQLITE_INTEGER;
    case 'T':
      return value->type == SQLITE_TEXT &&
             g_utf8_validate_len ((const char *) value->bytes, value->length, NULL);
    default:
      return value->type == SQLITE_BLOB;
    }
}

static gboolean
row_fits (const Table *table, const DossierSalvageRow *row)
{
  if (row->n_values > table->n_columns || row->n_values == 0)
    return FALSE;
  for (guint i = 0; i < row->n_values; i++)
    if (!fits (&table->columns[i], &row->values[i]))
      return FALSE;
  return TRUE;
}

static sqlite3_stmt *
get_insert (Copy *self, Table *table, guint n_values)
{
  g_autoptr (GString) sql = NULL;

  if (table->inserts[n_values] != NULL)
    return table->inserts[n_values];
  sql = g_string_new ("INSERT OR IGNORE INTO ");
  g_string_append_printf (sql, "\"%s\" (", table->name);
  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < n_values; i++)
    g_string_append_printf (sql, "%s?%u", i > 0 ? ", " : "", i + 1);
  g_string_append_c (sql, ')');
  sqlite3_prepare_v2 (self->handle, sql->str, -1, &table->inserts[n_values], NULL);
  return table->inserts[n_values];
}

static void
bind (sqlite3_stmt *statement, int index, const DossierSalvageValue *value)
{
  switch (value->type)
    {
    case SQLITE_INTEGER:
      sqlite3_bind_int64 (statement, index, value->integer);
      break;
    case SQLITE_FLOAT:
      sqlite3_bind_double (statement, index, value->real);
      break;
    case SQLITE_TEXT:
      sqlite3_bind_text64 (statement,
                           index,
                           (const char *) value->bytes,
                           value->length,
                           SQLITE_STATIC,
                           SQLITE_UTF8);
      break;
    case SQLITE_BLOB:
      sqlite3_bind_blob64 (statement, index, value->bytes, value->length, SQLITE_STATIC);
      break;
    default:
      sqlite3_bind_null (statement, index);
    }
}

/* What contradicts a rule of the table is no row of it. */
static void
write_row (Copy *self, Table *table, const DossierSalvageRow *row)
{
  sqlite3_stmt *statement = get_insert (self, table, row->n_values);
  int           result = SQLITE_OK;

  if (statement == NULL)
    {
      self->result = sqlite3_extended_errcode (self->handle);
      return;
    }
  for (guint i = 0; i < row->n_values; i++)
    bind (statement, (int) i + 1, &row->values[i]);
  for (guint i = 0; i < row->n_values; i++)
    if (table->columns[i].is_rowid)
      sqlite3_bind_int64 (statement, (int) i + 1, row->rowid);
  result = sqlite3_step (statement);
  if (result == SQLITE_DONE && sqlite3_changes (self->handle) > 0)
    self->n_rows++;
  else if (result == SQLITE_DONE || (result & 0xff) == SQLITE_CONSTRAINT)
    self->n_bad++;
  else
    self->result = sqlite3_extended_errcode (self->handle);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static void
copy_row_cb (const DossierSalvageRow *row, gpointer data)
{
  Copy *self = data;

  if (self->result != SQLITE_OK)
    return;
  if (row->n_values >= self->table->n_least && row_fits (self->table, row))
    write_row (self, self->table, row);
  else
    self->n_bad++;
}

/* The only table that the row may be of; NULL where there are none or several. */
static Table *
guess_table (Copy *self, const DossierSalvageRow *row)
{
  Table *guess = NULL;

  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = g_ptr_array_index (self->tables, i);

      if (!table->has_rowid || row->n_values < table->n_least || !row_fits (table, row))
        continue;
      if (guess != NULL)
        return NULL;
      guess = table;
    }
  return guess;
}

/* All rows of a page are of one table; they come one page after the other. */
static void
copy_stray_cb (const DossierSalvageRow *row, gpointer data)
{
  Copy  *self = data;
  Table *table = guess_table (self, row);

  if (self->result != SQLITE_OK)
    return;
  if (row->page != self->page)
    {
      self->page = row->page;
      self->page_table = table;
    }
  if (table == NULL && self->page_table != NULL && row_fits (self->page_table, row))
    table = self->page_table;
  if (table != NULL && table == self->page_table)
    write_row (self, table, row);
}

/* A row of the table of tables: type, name, tbl_name, rootpage, sql. */
static void
find_root_cb (const DossierSalvageRow *row, gpointer data)
{
  Copy                      *self = data;
  const DossierSalvageValue *values = row->values;
  guint                      root = 0;

  if (row->n_values != 5 || values[0].type != SQLITE_TEXT || values[0].length != 5 ||
      memcmp (values[0].bytes, "table", 5) != 0 || values[1].type != SQLITE_TEXT ||
      values[3].type != SQLITE_INTEGER)
    return;
  if (values[3].integer <= 0 || values[3].integer >= G_MAXUINT)
    return;
  root = (guint) values[3].integer;
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = g_ptr_array_index (self->tables, i);

      if (strlen (table->name) != values[1].length ||
          memcmp (table->name, values[1].bytes, values[1].length) != 0)
        continue;
      table->root = root;
      return;
    }
  g_array_append_val (self->others, root);
}

/* Where nothing leads to a page any more, its rows have to say themselves what they are. */
static void
copy_strays (Copy *self, DossierSalvage *salvage)
{
  guint n_bad = self->n_bad;

  for (guint i = 0; i < self->others->len; i++)
    dossier_salvage_pass_over (salvage, g_array_index (self->others, guint, i));
  dossier_salvage_walk_strays (salvage, copy_stray_cb, self);
  self->n_bad = n_bad;
}

gboolean
dossier_recover_rows_copy (DossierSalvage *salvage,
                           sqlite3        *handle,
                           guint          *n_rows,
                           guint          *n_bad,
                           GError        **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (free_table_cb);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  Copy     self = { .handle = handle, .tables = tables, .others = others };
  gboolean is_whole = TRUE;

  if (!read_tables (&self, error))
    return FALSE;
  is_whole = dossier_salvage_walk (salvage, 1, find_root_cb, &self);
  for (guint i = 0; i < tables->len && self.result == SQLITE_OK; i++)
    {
      self.table = g_ptr_array_index (tables, i);
      is_whole = self.table->root != 0 &&
                 dossier_salvage_walk (salvage, self.table->root, copy_row_cb, &self) && is_whole;
    }
  if (!is_whole && self.result == SQLITE_OK)
    copy_strays (&self, salvage);
  *n_rows = self.n_rows;
  *n_bad = self.n_bad + dossier_salvage_get_n_bad_rows (salvage);
  if (self.result == SQLITE_OK)
    return TRUE;
  dossier_sqlite_error_set_code (error, self.result, 0, NULL);
  return FALSE;
}
