/* rules-model.c: what rules, corrections and notes amount to, said as plainly as possible.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/store/rules-model.h"

#include "core/text/dossier-fold.h"

#include <string.h>

#define MAX_CHAIN 8

static RulesState *
copy_state (const RulesState *state)
{
  RulesState *copy = g_new0 (RulesState, 1);

  copy->said = g_array_copy (state->said);
  copy->hands = g_array_copy (state->hands);
  copy->aliases = g_array_copy (state->aliases);
  copy->notes = g_array_copy (state->notes);
  return copy;
}

static void
free_state (gpointer data)
{
  RulesState *state = data;

  g_array_unref (state->said);
  g_array_unref (state->hands);
  g_array_unref (state->aliases);
  g_array_unref (state->notes);
  g_free (state);
}

RulesState *
rules_model_get_state (RulesModel *model)
{
  return model->history->pdata[model->position];
}

/* What comes is done to a copy, which the next undo leaves. */
RulesState *
rules_model_begin (RulesModel *model)
{
  g_ptr_array_set_size (model->history, model->position + 1);
  g_ptr_array_add (model->history, copy_state (rules_model_get_state (model)));
  model->position++;
  return rules_model_get_state (model);
}

char *
rules_model_keep (RulesModel *model, char *words)
{
  g_ptr_array_add (model->words, words);
  return words;
}

char *
rules_model_fold (RulesModel *model, const char *name)
{
  return rules_model_keep (model, dossier_fold_string (name, strlen (name)));
}

RulesEntity *
rules_model_get_entity (RulesModel *model, int entity)
{
  return &g_array_index (model->entities, RulesEntity, entity);
}

static int
add_entity (RulesModel *model, const char *kind, const char *name)
{
  RulesEntity entity = { rules_model_keep (model, g_strdup (kind)),
                         rules_model_fold (model, name),
                         rules_model_keep (model, g_strdup (name)) };

  g_array_append_val (model->entities, entity);
  return (int) model->entities->len - 1;
}

int
rules_model_find_own (RulesModel *model, const char *kind, const char *key)
{
  for (guint i = 0; i < model->entities->len; i++)
    {
      const RulesEntity *entity = rules_model_get_entity (model, (int) i);

      if (g_str_equal (entity->kind, kind) && g_str_equal (entity->key, key))
        return (int) i;
    }
  return NO_ENTITY;
}

/* By its own name, else by a further one, else it is new. */
int
rules_model_ensure (RulesModel *model, const char *kind, const char *name)
{
  const char       *key = rules_model_fold (model, name);
  int               found = rules_model_find_own (model, kind, key);
  const RulesState *state = rules_model_get_state (model);

  for (guint i = 0; found == NO_ENTITY && i < state->aliases->len; i++)
    {
      const RulesAlias *alias = &g_array_index (state->aliases, RulesAlias, i);

      if (g_str_equal (alias->key, key) &&
          g_str_equal (rules_model_get_entity (model, alias->entity)->kind, kind))
        found = alias->entity;
    }
  return found != NO_ENTITY ? found : add_entity (model, kind, name);
}

const char *
rules_model_get_name (RulesModel *model, int entity)
{
  const RulesState *state = rules_model_get_state (model);
  const char       *name = rules_model_get_entity (model, entity)->name;

  for (guint i = 0; i < state->said->len; i++)
    {
      const RulesSaid *said = &g_array_index (state->said, RulesSaid, i);

      if (said->saying == IS_CALLED && said->entity == entity)
        name = said->words;
    }
  return name;
}

/* What is said of a name: in the article before everywhere, names last, the latest first. */
static const RulesSaid *
look_up (RulesModel *model, int entity, int article)
{
  const RulesState  *state = rules_model_get_state (model);
  const RulesEntity *about = rules_model_get_entity (model, entity);
  const RulesSaid   *best = NULL;
  int                best_rank = 0;

  for (guint i = 0; i < state->said->len; i++)
    {
      const RulesSaid *said = &g_array_index (state->said, RulesSaid, i);
      int rank = (said->scope != EVERYWHERE ? 3 : 1) + (said->saying != IS_CALLED ? 1 : 0);

      if (said->saying == SPLIT_OFF || !g_str_equal (said->kind, about->kind) ||
          !g_str_equal (said->key, about->key) ||
          (said->scope != EVERYWHERE && said->scope != article))
        continue;
      if (rank < best_rank)
        continue;
      best = said;
      best_rank = rank;
    }
  return best;
}

/* Whom a mention means that nobody decided about; NO_ENTITY for nobody. */
static int
follow (RulesModel *model, int entity, int article)
{
  int met[MAX_CHAIN] = { entity };

  for (int n = 1; n < MAX_CHAIN; n++)
    {
      const RulesSaid *said = look_up (model, entity, article);

      if (said == NULL)
        return entity;
      if (said->saying == IS_NOBODY)
        return NO_ENTITY;
      for (int i = 0; i < n; i++)
        if (met[i] == said->entity)
          return entity;
      entity = met[n] = said->entity;
    }
  return entity;
}

int
rules_model_get_meaning (RulesModel *model, guint i)
{
  const RulesMention *mention = &g_array_index (model->mentions, RulesMention, i);
  const RulesHand    *hand = &g_array_index (rules_model_get_state (model)->hands, RulesHand, i);

  if (!hand->is_decided)
    return follow (model, mention->entity, mention->article);
  return hand->is_rejected ? NO_ENTITY : hand->entity;
}

void
rules_model_forget (RulesModel *model, guint index)
{
  g_array_remove_index (rules_model_get_state (model)->said, index);
}

/* What this article said of the same name before is said anew. */
int
rules_model_say (RulesModel *model, RulesSaid said)
{
  RulesState *state = rules_model_get_state (model);
  gboolean    is_alone = said.saying == IS_CALLED || said.saying == SPLIT_OFF;

  said.number = ++model->number;
  for (guint i = state->said->len; i > 0; i--)
    {
      const RulesSaid *old = &g_array_index (state->said, RulesSaid, i - 1);
      gboolean         was_alone = old->saying == IS_CALLED || old->saying == SPLIT_OFF;
      int              old_number = old->number;

      if (!g_str_equal (old->key, said.key) || !g_str_equal (old->kind, said.kind) ||
          old->scope != said.scope || old->origin != said.origin || is_alone != was_alone ||
          (is_alone && (old->saying != said.saying || old->entity != said.entity)))
        continue;
      rules_model_forget (model, i - 1);
      for (guint k = 0; k < state->hands->len; k++)
        if (g_array_index (state->hands, RulesHand, k).number == old_number)
          g_array_index (state->hands, RulesHand, k).number = said.number;
      break;
    }
  g_array_append_val (state->said, said);
  return said.number;
}

void
rules_model_forget_opposite (RulesModel *model, int from, int to, int scope)
{
  RulesState *state = rules_model_get_state (model);

  for (guint i = state->said->len; i > 0; i--)
    {
      const RulesSaid *said = &g_array_index (state->said, RulesSaid, i - 1);

      if (said->saying == MEANS && said->entity == from && said->scope == scope &&
          g_str_equal (said->kind, rules_model_get_entity (model, to)->kind) &&
          g_str_equal (said->key, rules_model_get_entity (model, to)->key))
        rules_model_forget (model, i - 1);
    }
}

void
rules_model_add_alias (RulesModel *model, int entity, char *key)
{
  RulesState *state = rules_model_get_state (model);
  RulesAlias  alias = { entity, key };

  for (guint i = 0; i < state->aliases->len; i++)
    {
      const RulesAlias *known = &g_array_index (state->aliases, RulesAlias, i);

      if (known->entity == entity && g_str_equal (known->key, key))
        return;
    }
  if (!g_str_equal (rules_model_get_entity (model, entity)->key, key))
    g_array_append_val (state->aliases, alias);
}

/* What is compared ----------------------------------------------------------------------------- */

static char *
describe (RulesModel *model, int article)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < model->mentions->len; i++)
    {
      int meaning = rules_model_get_meaning (model, i);

      if (g_array_index (model->mentions, RulesMention, i).article == article &&
          meaning != NO_ENTITY)
        g_ptr_array_add (parts,
                         g_strdup_printf ("%s:%s",
                                          rules_model_get_entity (model, meaning)->kind,
                                          rules_model_get_name (model, meaning)));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" ", (char **) parts->pdata);
}

/* Without figures, which the model leaves alone, and without marks of what was decided. */
static char *
describe_notebook (RulesModel *model, int article)
{
  g_autofree char *all = rules_test_describe (&model->test, model->test.version_ids[article]);
  g_autoptr (GRegex) figures = g_regex_new (" ?figure:[0-9]+ [a-z]+", 0, 0, NULL);
  g_autofree char *names = g_regex_replace (figures, all, -1, 0, "", 0, NULL);
  g_auto (GStrv) parts = g_strsplit (names, "!", -1);

  return g_strstrip (g_strjoinv ("", parts));
}

static char *
describe_notes (RulesModel *model)
{
  const RulesState *state = rules_model_get_state (model);
  GString          *text = g_string_new (NULL);

  for (guint i = 0; i < state->notes->len; i++)
    {
      const RulesNote *note = &g_array_index (state->notes, RulesNote, i);

      g_string_append_printf (text,
                              "%" G_GINT64_FORMAT "|%d|%s|\n",
                              note->id,
                              note->colour,
                              note->note);
    }
  return g_string_free (text, FALSE);
}

void
rules_model_compare (RulesModel *model)
{
  static const char notes_sql[] =
      "SELECT id, CASE colour WHEN 'yellow' THEN 0 WHEN 'green' THEN 1 ELSE 2 END, note "
      "FROM annotation ORDER BY id";
  g_autofree char *notes = describe_notes (model);
  g_autofree char *found = store_test_dump (model->test.db, notes_sql);
  g_autoptr (GPtrArray) rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);

  for (int article = 0; article < RULES_TEST_N_ARTICLES; article++)
    {
      g_autofree char *expected = describe (model, article);
      g_autofree char *described = describe_notebook (model, article);

      g_assert_cmpstr (described, ==, expected);
    }
  g_assert_cmpstr (found, ==, notes);
  g_assert_true (dossier_rules_list (model->test.db, NULL, rules, NULL));
  g_assert_cmpuint (rules->len, ==, rules_model_get_state (model)->said->len);
}

static void
read_mentions (RulesModel *model)
{
  RulesState *state = g_new0 (RulesState, 1);

  state->said = g_array_new (FALSE, TRUE, sizeof (RulesSaid));
  state->hands = g_array_new (FALSE, TRUE, sizeof (RulesHand));
  state->aliases = g_array_new (FALSE, TRUE, sizeof (RulesAlias));
  state->notes = g_array_new (FALSE, TRUE, sizeof (RulesNote));
  g_ptr_array_add (model->history, state);
  for (int article = 0; article < RULES_TEST_N_ARTICLES; article++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT mention.id, entity.kind, entity.name FROM mention "
          "JOIN entity ON entity.id = mention.entity_id WHERE version_id = %" G_GINT64_FORMAT
          " ORDER BY start",
          model->test.version_ids[article]);
      g_autofree char *dump = store_test_dump (model->test.db, sql);
      g_auto (GStrv) lines = g_strsplit (g_strchomp (dump), "\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
          RulesMention mention = { .id = g_ascii_strtoll (cells[0], NULL, 10), .article = article };

          mention.entity = rules_model_ensure (model, cells[1], cells[2]);
          g_array_append_val (model->mentions, mention);
        }
    }
  g_array_set_size (state->hands, model->mentions->len);
}

void
rules_model_open (RulesModel *model, guint32 seed)
{
  *model = (RulesModel){ .rand = g_rand_new_with_seed (seed) };
  model->words = g_ptr_array_new_with_free_func (g_free);
  model->entities = g_array_new (FALSE, TRUE, sizeof (RulesEntity));
  model->mentions = g_array_new (FALSE, TRUE, sizeof (RulesMention));
  model->history = g_ptr_array_new_with_free_func (free_state);
  rules_test_open (&model->test);
  read_mentions (model);
}

void
rules_model_close (RulesModel *model)
{
  rules_test_close (&model->test);
  g_rand_free (model->rand);
  g_ptr_array_unref (model->words);
  g_array_unref (model->entities);
  g_array_unref (model->mentions);
  g_ptr_array_unref (model->history);
}
