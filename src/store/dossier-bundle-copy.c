/* dossier-bundle-copy.c: copies rows from one notebook to another under new numbers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing in the notebook that is read is trusted: texts must be UTF-8, offsets must fall on
 * characters of their text; the schema's own checks see to the rest.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include "store/dossier-version-order.h"
#include "store/dossier-versions-private.h"

#include <string.h>

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

typedef enum
{
  MAP_ONLY,
  INSERT_MAPPED,
  MAP_AND_INSERT,
} Mode;

/* The statements of one table while it is copied. */
typedef struct
{
  DossierBundleState *state;
  sqlite3_stmt       *select;
  sqlite3_stmt       *insert;
  sqlite3_stmt       *match; /* (nullable) */
} Table;

static void
clear_table (Table *table)
{
  sqlite3_finalize (table->select);
  sqlite3_finalize (table->insert);
  sqlite3_finalize (table->match);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Table, clear_table)

DossierStatement *
dossier_bundle_prepare (DossierDb *db, const char *sql, GError **error)
{
  sqlite3      *handle = dossier_db_get_handle (db);
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) == SQLITE_OK)
    return statement;
  dossier_sqlite_error_set (error, handle);
  return NULL;
}

static void
clear_state (DossierBundleState *state)
{
  g_clear_pointer (&state->pairs, g_hash_table_unref);
  g_clear_pointer (&state->taken, g_hash_table_unref);
}

static gboolean
init_state (DossierBundleState       *state,
            const DossierBundleTable *table,
            DossierDb                *to,
            GError                  **error)
{
  g_autofree char *sql = NULL;

  state->table = table;
  state->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  state->taken = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (!dossier_bundle_has_id (table))
    return TRUE;
  sql = g_strdup_printf ("SELECT max (coalesce ((SELECT max (id) FROM %s), 0), coalesce ("
                         "(SELECT seq FROM sqlite_sequence WHERE name = '%s'), 0))",
                         table->name,
                         table->name);
  if (!dossier_db_query_int (to, sql, &state->last, error))
    return FALSE;
  state->next = state->last + 1;
  return TRUE;
}

DossierBundleCopy *
dossier_bundle_copy_new (DossierDb            *from,
                         DossierDb            *to,
                         const char           *ids,
                         DossierBundleOutcome *outcome,
                         GError              **error)
{
  g_autoptr (DossierBundleCopy) self = g_new0 (DossierBundleCopy, 1);
  const DossierBundleTable *tables = dossier_bundle_tables_get (&self->n_states);

  self->from = from;
  self->to = to;
  self->ids = g_strdup (ids);
  self->now = dossier_db_now ();
  self->outcome = outcome;
  self->same_versions = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->merged = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->states = g_new0 (DossierBundleState, self->n_states);
  for (guint i = 0; i < self->n_states; i++)
    if (!init_state (&self->states[i], &tables[i], to, error))
      return NULL;
  return g_steal_pointer (&self);
}

void
dossier_bundle_copy_free (DossierBundleCopy *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_states; i++)
    clear_state (&self->states[i]);
  g_clear_pointer (&self->same_versions, g_hash_table_unref);
  g_clear_pointer (&self->merged, g_hash_table_unref);
  g_free (self->states);
  g_free (self->ids);
  g_free (self->text);
  g_free (self);
}

const DossierBundlePair *
dossier_bundle_copy_find (DossierBundleCopy *self, const char *name, gint64 from)
{
  return g_hash_table_lookup (self->states[dossier_bundle_tables_find (name)].pairs, &from);
}

static gboolean
fail (GError **error, const DossierBundleState *state, const char *what)
{
  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CORRUPT,
               "the bundle's table %s is damaged: %s",
               state->table->name,
               what);
  return FALSE;
}

static DossierBundlePair *
add_pair (DossierBundleState *state, gint64 from, gint64 to, gboolean is_new)
{
  DossierBundlePair *pair = g_new (DossierBundlePair, 1);

  *pair = (DossierBundlePair){ from, to, is_new };
  g_hash_table_replace (state->pairs, &pair->from, pair);
  return pair;
}

/* Annotations of an article that was there are looked for in its texts; all else that speaks of the
 * article travels. */
static gboolean
belongs_to_new_only (const DossierBundleState *state)
{
  return strcmp (state->table->name, "annotation") == 0;
}

/* Binds what a column refers to; FALSE when the row does not travel. */
static gboolean
bind_reference (DossierBundleCopy         *self,
                Table                     *table,
                sqlite3_stmt              *target,
                const DossierBundleColumn *column,
                int                        i)
{
  const DossierBundlePair *pair = NULL;

  if (sqlite3_column_type (table->select, i) == SQLITE_NULL)
    return sqlite3_bind_null (target, i + 1) == SQLITE_OK;
  pair = dossier_bundle_copy_find (self, column->table, sqlite3_column_int64 (table->select, i));
  if (pair != NULL && !pair->is_new && strcmp (column->table, "article") == 0 &&
      belongs_to_new_only (table->state))
    pair = NULL;
  if (pair != NULL)
    return sqlite3_bind_int64 (target, i + 1, pair->to) == SQLITE_OK;
  sqlite3_bind_null (target, i + 1);
  return column->kind == DOSSIER_BUNDLE_WEAK;
}

gboolean
dossier_bundle_is_good_text (sqlite3_stmt *select, int i)
{
  const char *text;

  if (sqlite3_column_type (select, i) != SQLITE_TEXT)
    return TRUE;
  text = (const char *) sqlite3_column_text (select, i);
  return text != NULL && g_utf8_validate_len (text, (gsize) sqlite3_column_bytes (select, i), NULL);
}

/* Binds the columns of the row to the parameters of @target that have their numbers, all but the
 * row's own number. @travels (out): FALSE when it refers to what does not. */
static gboolean
bind_row (DossierBundleCopy *self,
          Table             *table,
          sqlite3_stmt      *target,
          gboolean          *travels,
          GError           **error)
{
  const DossierBundleColumn *columns = table->state->table->columns;

  *travels = TRUE;
  for (int i = 0; columns[i].name != NULL; i++)
    switch (columns[i].kind)
      {
      case DOSSIER_BUNDLE_PLAIN:
        if (!dossier_bundle_is_good_text (table->select, i))
          return fail (error, table->state, "a text is not UTF-8");
        sqlite3_bind_value (target, i + 1, sqlite3_column_value (table->select, i));
        break;
      case DOSSIER_BUNDLE_REFERENCE:
      case DOSSIER_BUNDLE_WEAK:
        if (!bind_reference (self, table, target, &columns[i], i))
          *travels = FALSE;
        break;
      case DOSSIER_BUNDLE_HIDDEN:
        if (sqlite3_column_type (table->select, i) != SQLITE_NULL)
          *travels = FALSE;
        sqlite3_bind_int64 (target, i + 1, self->now);
        break;
      case DOSSIER_BUNDLE_ID:
      case DOSSIER_BUNDLE_LATER:
      case DOSSIER_BUNDLE_DERIVED:
        break;
      default:
        g_assert_not_reached ();
      }
  return TRUE;
}

static int
find_column (const DossierBundleTable *table, const char *name)
{
  for (int i = 0; table->columns[i].name != NULL; i++)
    if (strcmp (table->columns[i].name, name) == 0)
      return i;
  return -1;
}

static gboolean
read_one (DossierBundleCopy *self,
          Table             *table,
          const char        *sql,
          gint64             id,
          sqlite3_stmt     **statement,
          GError           **error)
{
  DossierStep step;

  *statement = dossier_bundle_prepare (self->from, sql, error);
  if (*statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (*statement, 1, id);
  step = dossier_statement_step (*statement, error);
  if (step == DOSSIER_STEP_DONE)
    return fail (error, table->state, "a row refers to one that is missing");
  return step == DOSSIER_STEP_ROW;
}

/* The text that the row's offsets are of. */
static gboolean
load_text (DossierBundleCopy *self, Table *table, GError **error)
{
  int column = find_column (table->state->table, "version_id");
  g_autoptr (OwnedStatement) mention = NULL;
  g_autoptr (OwnedStatement) version = NULL;
  gint64 id = column >= 0 ? sqlite3_column_int64 (table->select, column) : 0;

  if (column < 0)
    {
      if (!read_one (self,
                     table,
                     "SELECT version_id FROM mention WHERE id = ?1",
                     sqlite3_column_int64 (table->select, 0),
                     &mention,
                     error))
        return FALSE;
      id = sqlite3_column_int64 (mention, 0);
    }
  if (self->text != NULL && self->text_version == id)
    return TRUE;
  if (!read_one (self, table, "SELECT text FROM version WHERE id = ?1", id, &version, error))
    return FALSE;
  g_free (self->text);
  self->text = dossier_statement_dup_text (version, 0);
  self->text_version = id;
  if (self->text == NULL)
    return fail (error, table->state, "a text is missing");
  self->text_length = strlen (self->text);
  return TRUE;
}

static gboolean
is_border (const DossierBundleCopy *self, gint64 offset)
{
  return offset >= 0 && (guint64) offset <= self->text_length &&
         ((guchar) self->text[offset] & 0xC0) != 0x80;
}

static gboolean
check_spans (DossierBundleCopy *self, Table *table, GError **error)
{
  const DossierBundleTable *description = table->state->table;

  if (description->spans == NULL)
    return TRUE;
  if (!load_text (self, table, error))
    return FALSE;
  for (const char *const *span = description->spans; *span != NULL; span += 2)
    {
      int    first = find_column (description, span[0]);
      int    last = find_column (description, span[1]);
      gint64 start = sqlite3_column_int64 (table->select, first);
      gint64 end = sqlite3_column_int64 (table->select, last);

      if (start > end || !is_border (self, start) || !is_border (self, end))
        return fail (error, table->state, "a passage is outside its text");
    }
  return TRUE;
}

/* The row of the other notebook that is this one; 0 for none. */
static gboolean
match_row (DossierBundleCopy *self, Table *table, gint64 *id, GError **error)
{
  gboolean    travels;
  DossierStep step = DOSSIER_STEP_DONE;

  *id = 0;
  if (table->match == NULL || table->state->last == 0)
    return TRUE;
  if (strcmp (table->state->table->name, "entity") == 0)
    return dossier_bundle_entities_match (self,
                                          sqlite3_column_int64 (table->select, 0),
                                          table->state->taken,
                                          table->state->last,
                                          id,
                                          error) &&
           (*id == 0 || g_hash_table_add (table->state->taken, g_memdup2 (id, sizeof *id)));
  if (!bind_row (self, table, table->match, &travels, error))
    return FALSE;
  dossier_statement_bind_int (table->match, ":last", table->state->last);
  while (*id == 0 && (step = dossier_statement_step (table->match, error)) == DOSSIER_STEP_ROW)
    {
      gint64 found = sqlite3_column_int64 (table->match, 0);

      /* Two of the same name stay two. */
      if (g_hash_table_add (table->state->taken, g_memdup2 (&found, sizeof found)))
        *id = found;
    }
  sqlite3_reset (table->match);
  return step != DOSSIER_STEP_ERROR;
}

/* What became of a row that was there; a note stays as it is there. */
static void
note_match (DossierBundleCopy *self, Table *table, gint64 from, gint64 to)
{
  if (strcmp (table->state->table->name, "annotation") == 0)
    {
      self->outcome->n_same++;
      return;
    }
  if (strcmp (table->state->table->name, "article") == 0)
    self->outcome->n_known++;
  add_pair (table->state, from, to, FALSE);
}

/* (nullable): the article that was there, of whose versions this row is one. */
static const DossierBundlePair *
find_known_article (DossierBundleCopy *self, Table *table)
{
  const DossierBundlePair *pair = NULL;
  int                      column = find_column (table->state->table, "article_id");

  if (strcmp (table->state->table->name, "version") != 0)
    return NULL;
  pair = dossier_bundle_copy_find (self, "article", sqlite3_column_int64 (table->select, column));
  return pair != NULL && !pair->is_new ? pair : NULL;
}

/* Its number among those that were there is found out when all are there. */
static void
number_later (DossierBundleCopy *self, Table *table, const DossierBundlePair *pair)
{
  const DossierBundlePair *article = find_known_article (self, table);
  int                      column = find_column (table->state->table, "number");

  if (article == NULL)
    return;
  sqlite3_bind_int64 (table->insert, column + 1, DOSSIER_VERSION_ORDER_LATER + pair->to);
  dossier_bundle_versions_note (self, article->to);
}

static void
count_new (DossierBundleCopy *self, const DossierBundleTable *table)
{
  if (strcmp (table->name, "article") == 0)
    self->outcome->n_articles++;
  else if (strcmp (table->name, "annotation") == 0)
    self->outcome->n_annotations++;
  else if ((table->is_step && dossier_bundle_has_id (table)) || strcmp (table->name, "feed") == 0)
    self->outcome->n_others++;
}

static gboolean
insert_row (DossierBundleCopy *self, Table *table, DossierBundlePair *pair, GError **error)
{
  gboolean travels;

  if (pair != NULL)
    sqlite3_bind_int64 (table->insert, 1, pair->to);
  if (!bind_row (self, table, table->insert, &travels, error))
    return FALSE;
  if (!travels)
    return TRUE;
  if (!check_spans (self, table, error))
    return FALSE;
  number_later (self, table, pair);
  count_new (self, table->state->table);
  return dossier_statement_run (table->insert, error);
}

/* Gives the row its number in the other notebook. */
static gboolean
map_row (DossierBundleCopy *self, Table *table, DossierBundlePair **pair, GError **error)
{
  DossierBundleState      *state = table->state;
  gint64                   from = sqlite3_column_int64 (table->select, 0);
  const DossierBundlePair *article = NULL;
  gint64                   found = 0;
  gboolean                 travels;
  gboolean                 is_known = FALSE;

  *pair = NULL;
  if (!bind_row (self, table, table->insert, &travels, error))
    return FALSE;
  if (!travels)
    return TRUE;
  article = find_known_article (self, table);
  if (article != NULL && !dossier_bundle_versions_find_same (self, from, article, &is_known, error))
    return FALSE;
  if (is_known)
    return TRUE;
  if (!match_row (self, table, &found, error))
    return FALSE;
  if (found != 0)
    note_match (self, table, from, found);
  else
    *pair = add_pair (state, from, state->next++, TRUE);
  return TRUE;
}

static gboolean
copy_row (DossierBundleCopy *self, Table *table, Mode mode, GError **error)
{
  DossierBundlePair *pair = NULL;
  gint64             from = sqlite3_column_int64 (table->select, 0);

  if (!dossier_bundle_has_id (table->state->table))
    return mode == MAP_ONLY || insert_row (self, table, NULL, error);
  if (mode == INSERT_MAPPED)
    pair = g_hash_table_lookup (table->state->pairs, &from);
  else if (!map_row (self, table, &pair, error))
    return FALSE;
  return mode == MAP_ONLY || pair == NULL || !pair->is_new || insert_row (self, table, pair, error);
}

static gboolean
prepare_table (DossierBundleCopy *self, Table *table, GError **error)
{
  const DossierBundleTable *description = table->state->table;
  g_autofree char          *select = dossier_bundle_dup_select (description, self->ids != NULL);
  g_autofree char          *insert = dossier_bundle_dup_insert (description);
  g_autofree char          *match = dossier_bundle_dup_match (description);

  table->select = dossier_bundle_prepare (self->from, select, error);
  if (table->select == NULL)
    return FALSE;
  if (self->ids != NULL)
    dossier_statement_bind_text (table->select, ":ids", self->ids);
  table->insert = dossier_bundle_prepare (self->to, insert, error);
  if (table->insert == NULL)
    return FALSE;
  if (match == NULL)
    return TRUE;
  table->match = dossier_bundle_prepare (self->to, match, error);
  return table->match != NULL;
}

static gboolean
copy_table (DossierBundleCopy *self, DossierBundleState *state, Mode mode, GError **error)
{
  g_auto (Table) table = { .state = state };
  DossierStep step = DOSSIER_STEP_ERROR;

  if (self->ids != NULL && state->table->chosen == NULL)
    return TRUE;
  if (!prepare_table (self, &table, error))
    return FALSE;
  while ((step = dossier_statement_step (table.select, error)) == DOSSIER_STEP_ROW)
    if (!copy_row (self, &table, mode, error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

/* Once all rows are there: an article's current version. */
static gboolean
set_later (DossierBundleCopy *self, GError **error)
{
  DossierBundleState *articles = &self->states[dossier_bundle_tables_find ("article")];
  g_autoptr (OwnedStatement) select =
      dossier_bundle_prepare (self->from, "SELECT version_id FROM article WHERE id = ?1", error);
  g_autoptr (OwnedStatement) update =
      dossier_bundle_prepare (self->to, "UPDATE article SET version_id = ?1 WHERE id = ?2", error);
  GHashTableIter iter;
  gpointer       value;

  if (select == NULL || update == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, articles->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierBundlePair *pair = value;
      const DossierBundlePair *version;

      if (!pair->is_new)
        continue;
      sqlite3_bind_int64 (select, 1, pair->from);
      if (dossier_statement_step (select, error) != DOSSIER_STEP_ROW)
        return FALSE;
      version = dossier_bundle_copy_find (self, "version", sqlite3_column_int64 (select, 0));
      sqlite3_reset (select);
      if (version == NULL)
        return fail (error, articles, "an article has no text");
      sqlite3_bind_int64 (update, 1, version->to);
      sqlite3_bind_int64 (update, 2, pair->to);
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_bundle_copy_rows (DossierBundleCopy *self, GError **error)
{
  for (guint i = 0; i < self->n_states; i++)
    if (!copy_table (self,
                     &self->states[i],
                     self->states[i].table->is_step ? MAP_ONLY : MAP_AND_INSERT,
                     error))
      return FALSE;
  return set_later (self, error) && dossier_version_order_settle (self->to, self->merged, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const gint64 *left = a;
  const gint64 *right = b;

  return *left < *right ? -1 : *left > *right;
}

static gboolean
show (DossierBundleCopy *self, const char *name, const char *sql, GError **error)
{
  DossierBundleState *state = &self->states[dossier_bundle_tables_find (name)];
  g_autoptr (OwnedStatement) update = dossier_bundle_prepare (self->to, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer       value;

  if (update == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, state->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_val (ids, ((DossierBundlePair *) value)->to);
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      sqlite3_bind_int64 (update, 1, g_array_index (ids, gint64, i));
      if (!dossier_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_bundle_copy_step (DossierBundleCopy *self, GError **error)
{
  if (!show (self,
             "article",
             "UPDATE article SET deleted = NULL WHERE id = ?1 AND deleted IS NOT NULL",
             error) ||
      !show (self,
             "feed",
             "UPDATE feed SET deleted = NULL WHERE id = ?1 AND deleted IS NOT NULL",
             error))
    return FALSE;
  for (guint i = 0; i < self->n_states; i++)
    if (self->states[i].table->is_step &&
        !copy_table (self, &self->states[i], INSERT_MAPPED, error))
      return FALSE;
  return TRUE;
}
