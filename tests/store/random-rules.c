/* random-rules.c: rules withdrawn and changed at random, in a notebook and in its model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/store/random-rules.h"

#include "store/dossier-undo.h"

gint64
random_rules_get_database_id (RulesModel *model, int entity)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT entity.id FROM entity_alias JOIN entity ON entity.id = entity_id "
                       "WHERE is_own = 1 AND kind = '%s' AND folded = '%s'",
                       rules_model_get_entity (model, entity)->kind,
                       rules_model_get_entity (model, entity)->key);

  return store_test_query_int (model->test.db, sql);
}

/* A rule of the notebook, the same in the model. Returns: FALSE where there is none */
static gboolean
pick_rule (RulesModel *model, guint *index, gint64 *id)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);

  g_assert_true (dossier_rules_list (model->test.db, NULL, rules, NULL));
  if (rules->len == 0)
    return FALSE;
  *index = (guint) rules_model_pick (model, (int) rules->len);
  *id = ((DossierRule *) rules->pdata[rules->len - 1 - *index])->id;
  return TRUE;
}

/* Unless another rule gives the name too. */
static void
take_name (RulesModel *model, const RulesSaid *said)
{
  RulesState *state = rules_model_get_state (model);
  const char *key = rules_model_fold (model, said->words);

  for (guint i = 0; i < state->said->len; i++)
    {
      const RulesSaid *left = &g_array_index (state->said, RulesSaid, i);

      if (left->entity == said->entity && g_str_equal (left->key, key) &&
          (left->saying == IS_CALLED || left->is_alias))
        return;
    }
  for (guint i = state->aliases->len; i > 0; i--)
    {
      const RulesAlias *alias = &g_array_index (state->aliases, RulesAlias, i - 1);

      if (alias->entity == said->entity && g_str_equal (alias->key, key))
        g_array_remove_index (state->aliases, i - 1);
    }
}

static void
withdraw_in_model (RulesModel *model, guint index)
{
  RulesState *state = rules_model_begin (model);
  RulesSaid   said = g_array_index (state->said, RulesSaid, index);

  rules_model_forget (model, index);
  for (guint i = 0; i < state->hands->len; i++)
    if (g_array_index (state->hands, RulesHand, i).number == said.number)
      g_array_index (state->hands, RulesHand, i) = (RulesHand){ 0 };
  for (guint i = state->marks->len; i > 0; i--)
    if (g_array_index (state->marks, RulesMark, i - 1).hand.number == said.number)
      g_array_remove_index (state->marks, i - 1);
  if (said.saying == IS_CALLED || said.is_alias)
    take_name (model, &said);
}

void
random_rules_withdraw (RulesModel *model)
{
  g_autoptr (GError) error = NULL;
  guint  index = 0;
  gint64 id = 0;

  if (!pick_rule (model, &index, &id))
    return;
  store_test_begin (model->test.db);
  g_assert_true (dossier_undo_begin (model->test.db, "withdrawal", NULL));
  dossier_rules_withdraw (model->test.db, id, &error);
  g_assert_no_error (error);
  store_test_commit (model->test.db);
  withdraw_in_model (model, index);
}

/* What was done by hand with the rule follows it. */
static void
retarget (RulesModel *model, const RulesSaid *said)
{
  RulesState *state = rules_model_get_state (model);

  for (guint i = 0; i < state->hands->len; i++)
    {
      RulesHand *hand = &g_array_index (state->hands, RulesHand, i);

      if (hand->number == said->number && !hand->is_rejected)
        hand->entity = said->entity;
    }
  for (guint i = 0; i < state->marks->len; i++)
    {
      RulesHand *hand = &g_array_index (state->marks, RulesMark, i).hand;

      if (hand->number == said->number && !hand->is_rejected)
        hand->entity = said->entity;
    }
}

static void
edit (RulesModel *model, guint index, gint64 id, const RulesSaid *said)
{
  const RulesSaid *old = &g_array_index (rules_model_get_state (model)->said, RulesSaid, index);
  DossierRuleEdit  draft = {
     .scope = said->scope == EVERYWHERE ? DOSSIER_RULE_EVERYWHERE : DOSSIER_RULE_HERE,
     .entity_id =
        said->entity != old->entity ? random_rules_get_database_id (model, said->entity) : 0,
     .name = said->words != old->words ? said->words : NULL,
  };
  g_autoptr (GError) error = NULL;

  store_test_begin (model->test.db);
  g_assert_true (dossier_undo_begin (model->test.db, "change of a rule", NULL));
  dossier_rules_edit (model->test.db, id, &draft, &error);
  g_assert_no_error (error);
  store_test_commit (model->test.db);
}

void
random_rules_edit (RulesModel *model)
{
  guint     index = 0;
  gint64    id = 0;
  RulesSaid said;
  gboolean  is_retargeted = FALSE;

  if (!pick_rule (model, &index, &id))
    return;
  said = g_array_index (rules_model_get_state (model)->said, RulesSaid, index);
  is_retargeted =
      (said.saying == MEANS || said.saying == IS_TAGGED) && rules_model_pick (model, 2) == 0;
  if (said.saying == IS_CALLED)
    {
      said.words = rules_model_keep (model, g_strdup_printf ("Name %d", ++model->number));
      said.key = rules_model_fold (model, said.words);
    }
  else if (is_retargeted)
    {
      int entity = rules_model_pick_unit (model).meaning;

      if (entity == NO_ENTITY || entity == said.entity)
        return;
      said.entity = entity;
    }
  else if (said.saying != SPLIT_OFF)
    said.scope = said.scope == EVERYWHERE ? said.origin : EVERYWHERE;
  else
    return;

  edit (model, index, id, &said);
  {
    RulesState *state = rules_model_begin (model);
    RulesSaid   old = g_array_index (state->said, RulesSaid, index);

    g_array_index (state->said, RulesSaid, index) = said;
    if (said.saying == IS_CALLED || said.is_alias)
      {
        take_name (model, &old);
        rules_model_add_alias (model, said.entity, rules_model_fold (model, said.words));
      }
    if (is_retargeted)
      retarget (model, &said);
  }
}
