/* dossier-bundle-decisions.c: brings what a bundle's reader decided about names and numbers in
 * texts that the notebook has already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was decided here about the same words stands; a decision takes the place of what only the
 * recogniser says. Each is written within the step that undo takes back.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include "store/dossier-rules-private.h"
#include "store/dossier-versions-private.h"

#include <string.h>

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

#define DECIDED "origin <> 'recognised' AND is_ruled IS NOT 1"

/* Another mention of the same words: names stand beside names, numbers beside numbers. */
#define FIND_DECIDED                                                                               \
  "SELECT 1 FROM mention WHERE version_id = ?1 AND id <= ?2 AND " DECIDED " "                      \
  "AND start < ?4 AND ?3 < \"end\" AND (entity_id IS NULL) = ?5 LIMIT 1"

static const char *const give_way[] = {
  "DELETE FROM figure WHERE mention_id IN (SELECT id FROM mention "
  "WHERE version_id = ?1 AND id <= ?2 AND start < ?4 AND ?3 < \"end\" "
  "AND (entity_id IS NULL) = ?5)",
  "DELETE FROM mention WHERE version_id = ?1 AND id <= ?2 AND start < ?4 AND ?3 < \"end\" "
  "AND (entity_id IS NULL) = ?5",
};

/* One text that both notebooks have. */
typedef struct
{
  DossierBundleCopy *copy;
  gint64             from;
  gint64             to;
  gint64             last; /* the last mention that was here before */
  char              *text;
  gsize              length;
  guint              n_added;
} Text;

static void
clear_text (Text *self)
{
  g_clear_pointer (&self->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Text, clear_text)

static const DossierBundleTable *
find_table (DossierBundleCopy *copy, const char *name)
{
  return copy->states[dossier_bundle_tables_find (name)].table;
}

static int
find_column (const DossierBundleTable *table, const char *name)
{
  int i = 0;

  while (strcmp (table->columns[i].name, name) != 0)
    i++;
  return i;
}

/* The columns of a table of the bundle, of the rows that follow @condition. */
static sqlite3_stmt *
select_rows (Text *self, const DossierBundleTable *table, const char *condition, GError **error)
{
  g_autofree char *all = dossier_bundle_dup_select (table, FALSE);
  char            *order = strstr (all, " ORDER BY ");
  g_autofree char *sql = NULL;

  *order = '\0';
  sql = g_strdup_printf ("%s WHERE %s ORDER BY %s", all, condition, table->order);
  return dossier_bundle_prepare (self->copy->from, sql, error);
}

/* @travels (out): FALSE where it speaks of a name that did not come. */
static gboolean
bind_row (Text                     *self,
          const DossierBundleTable *table,
          sqlite3_stmt             *select,
          sqlite3_stmt             *insert,
          gboolean                 *travels,
          GError                  **error)
{
  *travels = TRUE;
  for (int i = 0; table->columns[i].name != NULL; i++)
    {
      const DossierBundleColumn *column = &table->columns[i];
      const DossierBundlePair   *pair = NULL;

      if (column->table == NULL)
        {
          if (!dossier_bundle_is_good_text (select, i))
            {
              g_set_error (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CORRUPT,
                           "the bundle's table %s is damaged: a text is not UTF-8",
                           table->name);
              return FALSE;
            }
          sqlite3_bind_value (insert, i + 1, sqlite3_column_value (select, i));
          continue;
        }
      if (sqlite3_column_type (select, i) != SQLITE_NULL &&
          strcmp (column->table, "version") != 0 && strcmp (column->table, "mention") != 0)
        pair =
            dossier_bundle_copy_find (self->copy, column->table, sqlite3_column_int64 (select, i));
      if (pair != NULL)
        sqlite3_bind_int64 (insert, i + 1, pair->to);
      else
        sqlite3_bind_null (insert, i + 1);
      if (pair == NULL && column->kind == DOSSIER_BUNDLE_REFERENCE &&
          strcmp (column->table, "entity") == 0 && sqlite3_column_type (select, i) != SQLITE_NULL)
        *travels = FALSE;
    }
  return TRUE;
}

static void
bind_place (Text                     *self,
            const DossierBundleTable *table,
            sqlite3_stmt             *mention,
            sqlite3_stmt             *target)
{
  sqlite3_bind_int64 (target, 1, self->to);
  sqlite3_bind_int64 (target, 2, self->last);
  sqlite3_bind_value (target, 3, sqlite3_column_value (mention, find_column (table, "start")));
  sqlite3_bind_value (target, 4, sqlite3_column_value (mention, find_column (table, "end")));
  sqlite3_bind_int (target,
                    5,
                    sqlite3_column_type (mention, find_column (table, "entity_id")) == SQLITE_NULL);
}

static gboolean
is_decided_here (Text                     *self,
                 const DossierBundleTable *table,
                 sqlite3_stmt             *mention,
                 gboolean                 *is_decided,
                 GError                  **error)
{
  g_autoptr (OwnedStatement) find = dossier_bundle_prepare (self->copy->to, FIND_DECIDED, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (find == NULL)
    return FALSE;
  bind_place (self, table, mention, find);
  step = dossier_statement_step (find, error);
  *is_decided = step == DOSSIER_STEP_ROW;
  return step != DOSSIER_STEP_ERROR;
}

static gboolean
make_room (Text *self, const DossierBundleTable *table, sqlite3_stmt *mention, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (give_way); i++)
    {
      g_autoptr (OwnedStatement) delete =
          dossier_bundle_prepare (self->copy->to, give_way[i], error);

      if (delete == NULL)
        return FALSE;
      bind_place (self, table, mention, delete);
      if (!dossier_statement_run (delete, error))
        return FALSE;
    }
  return TRUE;
}

/* The number that a mention of one stands for. */
static gboolean
add_figure (Text *self, gint64 from, gint64 to, GError **error)
{
  const DossierBundleTable *table = find_table (self->copy, "figure");
  g_autofree char          *sql = dossier_bundle_dup_insert (table);
  g_autoptr (OwnedStatement) select = select_rows (self, table, "mention_id = ?1", error);
  g_autoptr (OwnedStatement) insert = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;
  gboolean    travels;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, from);
  step = dossier_statement_step (select, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  insert = dossier_bundle_prepare (self->copy->to, sql, error);
  if (insert == NULL || !bind_row (self, table, select, insert, &travels, error))
    return FALSE;
  sqlite3_bind_int64 (insert, find_column (table, "mention_id") + 1, to);
  return dossier_statement_run (insert, error);
}

static gboolean
is_inside (Text *self, const DossierBundleTable *table, sqlite3_stmt *mention)
{
  gint64 start = sqlite3_column_int64 (mention, find_column (table, "start"));
  gint64 end = sqlite3_column_int64 (mention, find_column (table, "end"));

  return start >= 0 && end >= 0 &&
         dossier_versions_is_span (self->text,
                                   self->length,
                                   (DossierSpan){ (gsize) start, (gsize) end });
}

static gboolean
add_decision (Text                     *self,
              const DossierBundleTable *table,
              sqlite3_stmt             *mention,
              sqlite3_stmt             *insert,
              GError                  **error)
{
  gint64   id = self->copy->states[dossier_bundle_tables_find ("mention")].next;
  gboolean is_decided = FALSE;
  gboolean travels = FALSE;

  if (!is_decided_here (self, table, mention, &is_decided, error) ||
      !bind_row (self, table, mention, insert, &travels, error))
    return FALSE;
  if (is_decided || !travels || !is_inside (self, table, mention))
    return TRUE;
  self->copy->states[dossier_bundle_tables_find ("mention")].next++;
  self->n_added++;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, find_column (table, "version_id") + 1, self->to);
  return make_room (self, table, mention, error) && dossier_statement_run (insert, error) &&
         add_figure (self, sqlite3_column_int64 (mention, 0), id, error);
}

/* Offsets mean the same only where the texts are the same to the letter. */
static gboolean
is_same_text (Text *self, gboolean *is_same, GError **error)
{
  g_autoptr (OwnedStatement) select =
      dossier_bundle_prepare (self->copy->from, "SELECT text FROM version WHERE id = ?1", error);
  gint64 article_id = 0;

  if (select == NULL)
    return FALSE;
  self->text =
      dossier_versions_dup_text (self->copy->to, self->to, &self->length, &article_id, error);
  sqlite3_bind_int64 (select, 1, self->from);
  if (self->text == NULL || dossier_statement_step (select, error) != DOSSIER_STEP_ROW)
    return FALSE;
  *is_same = g_strcmp0 (dossier_statement_get_text (select, 0), self->text) == 0;
  return TRUE;
}

static gboolean
add_decisions (Text *self, GError **error)
{
  const DossierBundleTable *table = find_table (self->copy, "mention");
  g_autofree char          *sql = dossier_bundle_dup_insert (table);
  g_autoptr (OwnedStatement) select = NULL;
  g_autoptr (OwnedStatement) insert = NULL;
  gboolean    is_same = FALSE;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (!is_same_text (self, &is_same, error))
    return FALSE;
  if (!is_same)
    return TRUE;
  self->last = self->copy->states[dossier_bundle_tables_find ("mention")].next - 1;
  select = select_rows (self, table, "version_id = ?1 AND " DECIDED, error);
  insert = dossier_bundle_prepare (self->copy->to, sql, error);
  if (select == NULL || insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, self->from);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    if (!add_decision (self, table, select, insert, error))
      return FALSE;
  self->copy->outcome->n_others += self->n_added;
  return step == DOSSIER_STEP_DONE &&
         (self->n_added == 0 || dossier_rules_settle (self->copy->to, self->to, NULL, error));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

gboolean
dossier_bundle_add_decisions (DossierBundleCopy *self, GError **error)
{
  g_autoptr (GList) versions =
      g_list_sort (g_hash_table_get_keys (self->same_versions), compare_ids);

  for (GList *at = versions; at != NULL; at = at->next)
    {
      const gint64 *to = g_hash_table_lookup (self->same_versions, at->data);
      g_auto (Text) text = { self, *(gint64 *) at->data, *to, 0, NULL, 0, 0 };

      if (!add_decisions (&text, error))
        return FALSE;
    }
  return TRUE;
}
