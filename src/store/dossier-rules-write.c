/* dossier-rules-write.c: one row of the table of rules, written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules-write.h"

#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-rules-private.h"

static const char *const gesture_names[DOSSIER_N_GESTURES] = {
  [DOSSIER_GESTURE_CONFIRM] = "confirm", [DOSSIER_GESTURE_REJECT] = "reject",
  [DOSSIER_GESTURE_RETYPE] = "retype",   [DOSSIER_GESTURE_RENAME] = "rename",
  [DOSSIER_GESTURE_MERGE] = "merge",     [DOSSIER_GESTURE_SPLIT] = "split",
  [DOSSIER_GESTURE_ALIAS] = "alias",     [DOSSIER_GESTURE_LOCATE] = "locate",
  [DOSSIER_GESTURE_TAG] = "tag",
};

const char *
dossier_gesture_to_string (DossierGesture gesture)
{
  return gesture_names[gesture];
}

DossierGesture
dossier_gesture_from_string (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gesture_names); i++)
    if (g_strcmp0 (gesture_names[i], name) == 0)
      return (DossierGesture) i;

  return DOSSIER_GESTURE_CONFIRM;
}

static void
bind_id (DossierStatement *statement, const char *name, gint64 id)
{
  if (id != 0)
    dossier_statement_bind_int (statement, name, id);
  else
    dossier_statement_bind_null (statement, name);
}

static void
bind_row (DossierStatement *statement, const DossierRuleRow *row)
{
  dossier_statement_bind_text (statement, ":folded", row->folded);
  dossier_statement_bind_text (statement, ":words", row->words);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (row->kind));
  dossier_statement_bind_text (statement, ":action", row->action);
  dossier_statement_bind_text (statement, ":gesture", dossier_gesture_to_string (row->gesture));
  dossier_statement_bind_text (statement,
                               ":target_kind",
                               dossier_entity_kind_to_string (row->target_kind));
  bind_id (statement, ":entity", row->entity_id);
  bind_id (statement, ":article", row->article_id);
  bind_id (statement, ":origin", row->origin_article_id);
  dossier_statement_bind_text (statement, ":sentence", row->origin_sentence);
}

/* What the same article said of the same name before. Names and splittings are many of one name:
 * only the very same is the same. */
static gboolean
find_same (DossierDb *db, const DossierRuleRow *row, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;
  gboolean    is_of_words = g_str_equal (row->action, "made");
  gboolean    is_alone = g_str_equal (row->action, "name") || g_str_equal (row->action, "split");

  *id = 0;
  statement = dossier_db_acquire (db,
                                  is_of_words ? DOSSIER_SQL_RULE_FIND_SAME_WORDS
                                              : DOSSIER_SQL_RULE_FIND_SAME,
                                  error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":folded", row->folded);
  bind_id (statement, ":article", row->article_id);
  bind_id (statement, ":origin", row->origin_article_id);
  /* The words are one kind's only, whatever they were before. */
  if (!is_of_words)
    {
      dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (row->kind));
      dossier_statement_bind_text (statement, ":action", row->action);
      bind_id (statement, ":entity", row->entity_id);
      dossier_statement_bind_int (statement, ":alone", is_alone ? 1 : 0);
    }
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *id = dossier_statement_get_int (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_rules_rewrite (DossierDb *db, gint64 id, const DossierRuleRow *row, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_SET, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  bind_row (statement, row);
  dossier_db_note (db, DOSSIER_CHANGE_RULES, 0);

  return dossier_statement_run (statement, error);
}

static gboolean
insert_row (DossierDb *db, const DossierRuleRow *row, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_ADD, error);

  if (statement == NULL)
    return FALSE;

  bind_row (statement, row);
  dossier_statement_bind_int (statement, ":created", dossier_db_now ());
  dossier_db_note (db, DOSSIER_CHANGE_RULES, 0);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

/* What the reader did by hand with the old rule belongs to the new one, and the old one goes. */
static gboolean
replace_rule (DossierDb *db, gint64 old_id, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_TAKE_OVER, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":old", old_id);
  dossier_statement_bind_int (statement, ":id", id);

  return dossier_statement_run (statement, error) && dossier_rules_delete (db, old_id, error);
}

gboolean
dossier_rules_delete (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_DELETE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_db_note (db, DOSSIER_CHANGE_RULES, 0);

  return dossier_statement_run (statement, error);
}

/* A new row, so that it comes after all others: what is said last holds. */
gboolean
dossier_rules_write (DossierDb *db, const DossierRuleRow *row, gint64 *id, GError **error)
{
  gint64 old_id = 0;

  return find_same (db, row, &old_id, error) && insert_row (db, row, id, error) &&
         (old_id == 0 || replace_rule (db, old_id, *id, error));
}

gboolean
dossier_rules_forget_opposite (DossierDb            *db,
                               const DossierRuleRow *row,
                               gint64                other_id,
                               GError              **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char  *folded = NULL;
  DossierEntityKind kind = DOSSIER_ENTITY_PERSON;

  if (other_id == 0)
    return TRUE;
  if (!dossier_rules_read_key (db, row->entity_id, &kind, &folded, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_DELETE_OPPOSITE, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":folded", folded);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (kind));
  dossier_statement_bind_int (statement, ":entity", other_id);
  bind_id (statement, ":article", row->article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_rules_set_name (DossierDb *db, gint64 entity_id, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_SET_NAME, error);
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", entity_id);
  dossier_statement_bind_text (statement, ":name", stripped);
  dossier_db_note (db, DOSSIER_CHANGE_ENTITIES, 0);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_rules_find_namesake (DossierDb        *db,
                             DossierEntityKind kind,
                             const char       *name,
                             gint64            entity_id,
                             gint64           *namesake_id,
                             GError          **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_LIST_ENTITIES, error);
  g_autofree char *folded = dossier_entities_fold_name (name);
  DossierStep      step = DOSSIER_STEP_ERROR;

  *namesake_id = 0;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":folded", folded);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (kind));
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      /* One of them is itself: another spelling of its own name. */
      if (id == entity_id)
        {
          *namesake_id = 0;
          return TRUE;
        }
      if (*namesake_id == 0)
        *namesake_id = id;
    }

  return step != DOSSIER_STEP_ERROR;
}
