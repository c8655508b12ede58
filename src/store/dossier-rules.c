/* dossier-rules.c: the table of rules: reading, withdrawing, editing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules.h"

#include "core/text/dossier-fold.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-rules-write.h"

#include <string.h>

void
dossier_rule_free (DossierRule *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self->target);
  g_free (self->target_place);
  g_free (self->origin_title);
  g_free (self->origin_sentence);
  g_free (self);
}

/* --- reading --- */

static DossierRule *
read_rule (DossierStatement *statement)
{
  DossierRule *rule = g_new0 (DossierRule, 1);

  rule->id = dossier_statement_get_int (statement, 0);
  rule->gesture = dossier_gesture_from_string (dossier_statement_get_text (statement, 2));
  dossier_columns_read_kind (statement, 3, &rule->kind);
  rule->words = dossier_statement_dup_text (statement, 4);
  rule->target_kind = rule->kind;
  dossier_columns_read_kind (statement, 5, &rule->target_kind);
  rule->entity_id = dossier_statement_get_int (statement, 6);
  if (rule->entity_id != 0)
    dossier_columns_read_kind (statement, 7, &rule->target_kind);
  rule->target = dossier_statement_dup_text (statement, 8);
  rule->target_place = dossier_columns_read_place (statement, 9);
  rule->article_id = dossier_statement_get_int (statement, 12);
  rule->origin_article_id = dossier_statement_get_int (statement, 13);
  rule->origin_title = dossier_statement_dup_text (statement, 14);
  rule->origin_sentence = dossier_statement_dup_text (statement, 15);
  rule->created = dossier_statement_get_int (statement, 16);
  rule->n_mentions = (guint) dossier_statement_get_int (statement, 17);
  /* A renaming is about the name before; several may have followed one another. */
  if (!dossier_statement_is_null (statement, 18))
    {
      g_free (rule->target);
      rule->target = g_steal_pointer (&rule->words);
      rule->words = dossier_statement_dup_text (statement, 18);
    }

  return rule;
}

static gboolean
has_words (const DossierRule *rule, char **words)
{
  const char      *texts[] = { rule->words, rule->target, rule->origin_title };
  g_autofree char *all = NULL;
  g_autofree char *folded = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] == NULL)
      texts[i] = "";
  all = g_strjoin ("\n", texts[0], texts[1], texts[2], NULL);
  folded = dossier_fold_string (all, strlen (all));
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (folded, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static gboolean
list_rules (DossierDb *db, const char *words, GPtrArray *rules, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_LIST, error);
  g_autofree char *folded = dossier_entities_fold_name (words != NULL ? words : "");
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (DossierRule) rule = read_rule (statement);

      if (has_words (rule, parts))
        g_ptr_array_add (rules, g_steal_pointer (&rule));
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_rules_list (DossierDb *db, const char *words, GPtrArray *rules, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (rules != NULL, FALSE);

  return dossier_store_doing (list_rules (db, words, rules, error), error, "reading the rules");
}

/* --- one rule as it is written --- */

typedef struct
{
  DossierRuleRow row;
  char          *action;
  char          *folded;
  char          *words;
} Known;

static void
clear_known (Known *self)
{
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, clear_known)

static gboolean
read_known (DossierDb *db, gint64 id, Known *known, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_FIND_TARGET, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the rule is not in the notebook");
  if (step != DOSSIER_STEP_ROW)
    return FALSE;

  known->action = dossier_statement_dup_text (statement, 0);
  known->folded = dossier_statement_dup_text (statement, 3);
  known->words = dossier_statement_dup_text (statement, 7);
  known->row = (DossierRuleRow){
    .action = known->action,
    .folded = known->folded,
    .words = known->words,
    .gesture = dossier_gesture_from_string (dossier_statement_get_text (statement, 1)),
    .entity_id = dossier_statement_get_int (statement, 4),
    .article_id = dossier_statement_get_int (statement, 5),
    .origin_article_id = dossier_statement_get_int (statement, 6),
  };
  dossier_columns_read_kind (statement, 2, &known->row.kind);
  known->row.target_kind = known->row.kind;
  dossier_columns_read_kind (statement, 8, &known->row.target_kind);

  return TRUE;
}

/* --- what the reader did by hand with it --- */

/* A mention, and what there is to know when it is to be as it was. */
typedef struct
{
  DossierMentionState *state;
  gint64               version_id;
  DossierEntityKind    raw_kind;
} ByHand;

static void
free_by_hand_cb (gpointer data)
{
  ByHand *by_hand = data;

  dossier_mention_state_free (by_hand->state);
  g_free (by_hand);
}

static GPtrArray *
list_by_hand (DossierDb *db, gint64 rule_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_LIST_BY_RULE, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_by_hand_cb);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return NULL;

  dossier_statement_bind_int (statement, ":rule", rule_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      ByHand *by_hand = g_new0 (ByHand, 1);

      by_hand->state = dossier_mention_state_read (statement);
      by_hand->version_id = dossier_statement_get_int (statement, 11);
      by_hand->raw_kind = by_hand->state->kind;
      dossier_columns_read_kind (statement, 12, &by_hand->raw_kind);
      g_ptr_array_add (list, by_hand);
    }

  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* The versions that @list is about, each once; it is ordered by them. */
static gboolean
settle_versions (DossierDb *db, GPtrArray *list, GError **error)
{
  gint64 last = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const ByHand *by_hand = g_ptr_array_index (list, i);

      if (by_hand->version_id == last)
        continue;
      last = by_hand->version_id;
      if (!dossier_rules_note (db, last, error) || !dossier_rules_settle (db, last, NULL, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
reset_by_hand (DossierDb *db, gint64 rule_id, GError **error)
{
  g_autoptr (GPtrArray) list = list_by_hand (db, rule_id, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      ByHand *by_hand = g_ptr_array_index (list, i);

      dossier_mention_state_reset (by_hand->state, by_hand->raw_kind);
      if (!dossier_mention_state_write (db, by_hand->state, error))
        return FALSE;
    }

  return settle_versions (db, list, error);
}

/* They mean somebody else from now on, and stay the reader's own decision. */
static gboolean
retarget_by_hand (DossierDb *db, gint64 rule_id, const DossierRuleRow *row, GError **error)
{
  g_autoptr (GPtrArray) list = list_by_hand (db, rule_id, error);

  if (list == NULL)
    return FALSE;

  for (guint i = 0; i < list->len; i++)
    {
      ByHand              *by_hand = g_ptr_array_index (list, i);
      DossierMentionState *state = by_hand->state;

      if (state->entity_id == 0 || state->origin == DOSSIER_ORIGIN_REJECTED)
        continue;
      if (state->raw_entity_id == 0 && state->raw_origin != DOSSIER_RAW_ABSENT)
        state->raw_entity_id = state->entity_id;
      if (state->raw_entity_id == row->entity_id)
        state->raw_entity_id = 0;
      state->entity_id = row->entity_id;
      state->kind = row->target_kind;
      if (!dossier_mention_state_write (db, state, error))
        return FALSE;
    }

  return settle_versions (db, list, error);
}

/* --- withdrawing --- */

static gboolean
remove_alias (DossierDb *db, const DossierRuleRow *row, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_ALIAS_REMOVE, error);
  g_autofree char *folded = dossier_entities_fold_name (row->words);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", row->entity_id);
  dossier_statement_bind_text (statement, ":folded", folded);
  dossier_db_note (db, DOSSIER_CHANGE_ENTITIES, 0);

  return dossier_statement_run (statement, error);
}

/* What it was called before: by an earlier rule, else by the texts. */
static gboolean
restore_name (DossierDb *db, gint64 entity_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_GET_NAME, error);
  g_autofree char *name = NULL;
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", entity_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    name = dossier_statement_dup_text (statement, 0);

  return step != DOSSIER_STEP_ERROR &&
         (name == NULL || dossier_rules_set_name (db, entity_id, name, error));
}

static gboolean
withdraw (DossierDb *db, gint64 id, GError **error)
{
  g_auto (Known) known = { 0 };

  if (!read_known (db, id, &known, error) || !dossier_rules_delete (db, id, error))
    return FALSE;
  if ((g_str_equal (known.action, "name") || known.row.gesture == DOSSIER_GESTURE_ALIAS) &&
      !remove_alias (db, &known.row, error))
    return FALSE;
  if (g_str_equal (known.action, "name") && !restore_name (db, known.row.entity_id, error))
    return FALSE;

  return reset_by_hand (db, id, error);
}

gboolean
dossier_rules_withdraw (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (withdraw (db, id, error),
                              error,
                              "withdrawing rule %" G_GINT64_FORMAT,
                              id);
}

/* --- editing --- */

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT, why);
  return FALSE;
}

/* By a name that somebody else has, texts go on to mean that one. */
static gboolean
take_name (DossierDb *db, Known *known, const char *name, GError **error)
{
  DossierEntityKind kind = known->row.kind;
  gint64            namesake = 0;

  if (!g_str_equal (known->action, "name"))
    return refuse (error, "only a renaming gives a new name");

  g_free (known->words);
  g_free (known->folded);
  known->words = g_strstrip (g_strdup (name));
  known->folded = dossier_entities_fold_name (name);
  if (*known->folded == '\0')
    return refuse (error, "a name must not be empty");
  if (!dossier_rules_find_namesake (db, kind, name, known->row.entity_id, &namesake, error))
    return FALSE;
  if (namesake != 0)
    {
      g_clear_pointer (&known->folded, g_free);
      if (!dossier_rules_read_key (db, known->row.entity_id, &kind, &known->folded, error))
        return FALSE;
    }
  known->row.words = known->words;
  known->row.folded = known->folded;

  return TRUE;
}

/* After the rule says it: another rule may give the old name still, and one made later another. */
static gboolean
move_name (DossierDb *db, const DossierRuleRow *before, const Known *known, GError **error)
{
  gboolean is_name = g_str_equal (known->action, "name");

  if (!is_name && known->row.gesture != DOSSIER_GESTURE_ALIAS)
    return TRUE;

  return remove_alias (db, before, error) &&
         dossier_entities_add_alias (db, known->row.entity_id, known->words, error) &&
         (!is_name || restore_name (db, known->row.entity_id, error));
}

static gboolean
edit_rule (DossierDb *db, gint64 id, const DossierRuleEdit *edit, GError **error)
{
  g_auto (Known) old = { 0 };
  g_auto (Known) known = { 0 };
  g_autofree char *folded = NULL;
  gint64           before = 0;
  gint64           article_id = 0;

  if (!read_known (db, id, &old, error) || !read_known (db, id, &known, error))
    return FALSE;
  if (edit->name != NULL && !take_name (db, &known, edit->name, error))
    return FALSE;

  article_id = edit->scope == DOSSIER_RULE_HERE ? known.row.origin_article_id : 0;
  if (article_id != known.row.article_id &&
      (g_str_equal (known.action, "name") || g_str_equal (known.action, "split") ||
       (article_id == 0 && edit->scope == DOSSIER_RULE_HERE)))
    return refuse (error, "this rule cannot hold there");
  known.row.article_id = article_id;

  before = known.row.entity_id;
  if (edit->entity_id != 0 && edit->entity_id != before)
    {
      if (known.row.entity_id == 0 || g_str_equal (known.action, "name"))
        return refuse (error, "this rule is not about who is meant");
      known.row.entity_id = edit->entity_id;
      if (!dossier_rules_read_key (db, edit->entity_id, &known.row.target_kind, &folded, error))
        return FALSE;
    }

  return dossier_rules_rewrite (db, id, &known.row, error) &&
         move_name (db, &old.row, &known, error) &&
         (known.row.entity_id == before || retarget_by_hand (db, id, &known.row, error));
}

gboolean
dossier_rules_edit (DossierDb *db, gint64 id, const DossierRuleEdit *edit, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (edit != NULL, FALSE);

  return dossier_store_doing (edit_rule (db, id, edit, error),
                              error,
                              "changing rule %" G_GINT64_FORMAT,
                              id);
}
