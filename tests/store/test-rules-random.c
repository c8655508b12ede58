/* test-rules-random.c: whatever a reader does in whatever order, the notebook is what a plain model
 * of it says.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules-tag.h"
#include "store/dossier-undo.h"
#include "tests/store/random-notes.h"
#include "tests/store/random-rules.h"

#include <string.h>

#define N_ACTIONS 500
#define N_SEEDS   8
/* With "-m slow". */
#define N_SEEDS_OF_PATIENCE 400

/* The mentions in an article that mean the same as one of it. */
static GArray *
pick_row (RulesModel *model, int *article)
{
  GArray   *row = g_array_new (FALSE, FALSE, sizeof (RulesUnit));
  RulesUnit first = rules_model_pick_unit (model);
  g_autoptr (GArray) units = rules_model_list_units (model, first.article);

  *article = first.article;
  for (guint i = 0; first.meaning != NO_ENTITY && i < units->len; i++)
    {
      RulesUnit unit = g_array_index (units, RulesUnit, i);

      if (unit.meaning == first.meaning)
        g_array_append_val (row, unit);
    }
  return row;
}

/* No two names that mean somebody overlap. */
static gint64
get_mention_id (RulesModel *model, const RulesUnit *unit)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM mention WHERE version_id = %" G_GINT64_FORMAT " AND start = %" G_GSIZE_FORMAT
      " AND \"end\" = %" G_GSIZE_FORMAT " AND origin <> 'rejected' AND entity_id IS NOT NULL",
      model->test.version_ids[unit->article],
      unit->span.start,
      unit->span.end);

  return store_test_query_int (model->test.db, sql);
}

static char *
pick_name (RulesModel *model, const char *kind)
{
  const RulesEntity *entity =
      rules_model_get_entity (model, rules_model_pick (model, (int) model->entities->len));

  /* Names that somebody of the kind has as the own one, so that it is clear who is meant. */
  if (rules_model_pick (model, 2) == 0 && g_str_equal (entity->kind, kind))
    return rules_model_keep (model, g_strdup (entity->name));
  return rules_model_keep (model, g_strdup_printf ("Name %d", ++model->number));
}

typedef struct
{
  DossierCorrection correction;
  int               article;
  GArray           *row; /* RulesUnit */
} Deed;

static void
decide (RulesModel *model, const Deed *deed, int entity, gboolean is_rejected, int number)
{
  RulesHand hand = { TRUE, is_rejected, entity, number };

  for (guint i = 0; i < deed->row->len; i++)
    rules_model_decide (model, &g_array_index (deed->row, RulesUnit, i), &hand);
}

/* A rule about a name, and what is done by hand with it. */
static void
mean (RulesModel *model, const Deed *deed, int from, int to, RulesSaying saying)
{
  int       scope = deed->correction.scope == DOSSIER_RULE_HERE ? deed->article : EVERYWHERE;
  RulesSaid said = { .saying = saying,
                     .kind = rules_model_get_entity (model, from)->kind,
                     .key = rules_model_get_entity (model, from)->key,
                     .words =
                         rules_model_keep (model, g_strdup (rules_model_get_name (model, from))),
                     .entity = to,
                     .scope = saying == SPLIT_OFF ? deed->article : scope,
                     .origin = deed->article };

  /* Only one who is meant can be meant the other way round. */
  if (to != from && saying != IS_NOBODY)
    rules_model_forget_opposite (model, from, to, said.scope);
  decide (model, deed, to, saying == IS_NOBODY, rules_model_say (model, said));
}

static void
call (RulesModel *model, const Deed *deed, int entity)
{
  char *key = rules_model_fold (model, deed->correction.name);
  int   namesake = rules_model_find_own (model, rules_model_get_entity (model, entity)->kind, key);
  RulesSaid said = { .saying = IS_CALLED,
                     .kind = rules_model_get_entity (model, entity)->kind,
                     .key = key,
                     .words = (char *) deed->correction.name,
                     .entity = entity,
                     .scope = EVERYWHERE,
                     .origin = deed->article };

  if (namesake != NO_ENTITY && namesake != entity)
    {
      if (deed->correction.namesake == DOSSIER_NAMESAKE_SAME)
        {
          mean (model, deed, entity, namesake, MEANS);
          return;
        }
      said.key = rules_model_get_entity (model, entity)->key;
    }
  decide (model, deed, entity, FALSE, rules_model_say (model, said));
  rules_model_add_alias (model, entity, key);
}

static void
name_further (RulesModel *model, const Deed *deed, int entity)
{
  char     *key = rules_model_fold (model, deed->correction.name);
  RulesSaid said = { .saying = MEANS,
                     .kind = rules_model_get_entity (model, entity)->kind,
                     .key = key,
                     .words = (char *) deed->correction.name,
                     .entity = entity,
                     .scope =
                         deed->correction.scope == DOSSIER_RULE_HERE ? deed->article : EVERYWHERE,
                     .origin = deed->article,
                     .is_alias = TRUE };

  rules_model_say (model, said);
  rules_model_add_alias (model, entity, key);
}

/* Who has a new name in one article, or in one place of it. */
static int
find_named (RulesModel *model, const Deed *deed, int entity)
{
  const char *kind = rules_model_get_entity (model, entity)->kind;
  const char *name = deed->correction.name;
  const char *key = rules_model_fold (model, name);

  if ((deed->correction.gesture == DOSSIER_GESTURE_SPLIT &&
       g_str_equal (key, rules_model_get_entity (model, entity)->key)) ||
      (deed->correction.namesake == DOSSIER_NAMESAKE_OTHER &&
       rules_model_find_own (model, kind, key) != NO_ENTITY))
    return rules_model_make_other (model, kind, name);
  return rules_model_ensure (model, kind, name);
}

static void
do_in_model (RulesModel *model, const Deed *deed, int entity, int other)
{
  switch (deed->correction.gesture)
    {
    case DOSSIER_GESTURE_CONFIRM:
      mean (model, deed, entity, entity, MEANS);
      break;
    case DOSSIER_GESTURE_REJECT:
      mean (model, deed, entity, entity, IS_NOBODY);
      break;
    case DOSSIER_GESTURE_RETYPE:
      mean (model,
            deed,
            entity,
            rules_model_ensure (model,
                                dossier_entity_kind_to_string (deed->correction.kind),
                                rules_model_get_name (model, entity)),
            MEANS);
      break;
    case DOSSIER_GESTURE_MERGE:
      mean (model, deed, entity, other, MEANS);
      break;
    case DOSSIER_GESTURE_SPLIT:
      mean (model, deed, entity, find_named (model, deed, entity), SPLIT_OFF);
      break;
    case DOSSIER_GESTURE_RENAME:
      if (deed->correction.scope == DOSSIER_RULE_HERE)
        mean (model, deed, entity, find_named (model, deed, entity), MEANS);
      else
        call (model, deed, entity);
      break;
    case DOSSIER_GESTURE_ALIAS:
    default:
      name_further (model, deed, entity);
      break;
    }
}

static void
correct (RulesModel *model)
{
  static const DossierGesture gestures[] = {
    DOSSIER_GESTURE_CONFIRM, DOSSIER_GESTURE_REJECT, DOSSIER_GESTURE_RETYPE, DOSSIER_GESTURE_RENAME,
    DOSSIER_GESTURE_MERGE,   DOSSIER_GESTURE_MERGE,  DOSSIER_GESTURE_SPLIT,  DOSSIER_GESTURE_ALIAS,
  };
  Deed deed = { 0 };
  int  entity = 0;
  int  other = 0;

  /* The reader corrects what is seen. */
  rules_test_work (&model->test);
  deed.row = pick_row (model, &deed.article);
  if (deed.row->len > 0)
    {
      entity = g_array_index (deed.row, RulesUnit, 0).meaning;
      other = rules_model_pick_unit (model).meaning;
      deed.correction = (DossierCorrection){
        .gesture = gestures[rules_model_pick (model, G_N_ELEMENTS (gestures))],
        .scope = rules_model_pick (model, 3) == 0 ? DOSSIER_RULE_HERE : DOSSIER_RULE_EVERYWHERE,
        .version_id = model->test.version_ids[deed.article],
        .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
        .kind = (DossierEntityKind) rules_model_pick (model, DOSSIER_ENTITY_ORGANISATION + 1),
        .name = pick_name (model, rules_model_get_entity (model, entity)->kind),
        .namesake =
            rules_model_pick (model, 2) == 0 ? DOSSIER_NAMESAKE_SAME : DOSSIER_NAMESAKE_OTHER,
      };
      if (deed.correction.gesture == DOSSIER_GESTURE_SPLIT)
        g_array_set_size (deed.row, 1);
      for (guint i = 0; i < deed.row->len; i++)
        {
          gint64 id = get_mention_id (model, &g_array_index (deed.row, RulesUnit, i));

          g_array_append_val (deed.correction.ids, id);
        }
    }
  /* Nobody to be the same as, or the same already: nothing is done. */
  if (deed.row->len > 0 &&
      (deed.correction.gesture != DOSSIER_GESTURE_MERGE || (other != NO_ENTITY && other != entity)))
    {
      if (deed.correction.gesture == DOSSIER_GESTURE_MERGE)
        deed.correction.entity_id = random_rules_get_database_id (model, other);
      rules_test_correct (&model->test, "correction", &deed.correction);
      rules_model_begin (model);
      do_in_model (model, &deed, entity, other);
    }
  g_array_unref (deed.row);
  g_clear_pointer (&deed.correction.ids, g_array_unref);
}

/* A place of the article that says the words; they are whole ones wherever they stand. */
static DossierSpan
pick_words (RulesModel *model, int article, const char *words)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (const char *at = strstr (model->texts[article], words); at != NULL;
       at = strstr (at + 1, words))
    {
      gsize start = (gsize) (at - model->texts[article]);

      g_array_append_val (places, start);
    }
  if (places->len > 0)
    {
      gsize start = g_array_index (places, gsize, rules_model_pick (model, (int) places->len));

      return (DossierSpan){ start, start + strlen (words) };
    }
  return (DossierSpan){ 0, 0 };
}

static void
tag_in_model (RulesModel *model, const DossierTagging *tagging, int article, const char *words)
{
  const char *kind = dossier_entity_kind_to_string (tagging->kind);
  g_autoptr (GArray) units = rules_model_list_units (model, article);
  RulesSaid said = { .saying = IS_TAGGED,
                     .words = (char *) words,
                     .key = rules_model_fold (model, words),
                     .entity = rules_model_ensure (model, kind, words),
                     .scope = tagging->scope == DOSSIER_RULE_HERE ? article : EVERYWHERE,
                     .origin = article };
  RulesHand made = { TRUE, FALSE, said.entity, 0 };
  RulesUnit unit = { article, tagging->span, said.entity, -1, -1 };

  said.kind = rules_model_get_entity (model, said.entity)->kind;
  made.number = rules_model_say (model, said);
  for (guint i = 0; i < units->len; i++)
    {
      const RulesUnit *old = &g_array_index (units, RulesUnit, i);
      RulesHand        gone = { TRUE, TRUE, old->meaning, made.number };

      if (old->meaning != NO_ENTITY && old->span.start < unit.span.end &&
          old->span.end > unit.span.start)
        rules_model_decide (model, old, &gone);
    }
  rules_model_decide (model, &unit, &made);
}

static void
tag (RulesModel *model)
{
  static const char *const PHRASES[] = {
    "Berg",    "Otto", "boats",        "Skarva", "Falk wrote", "Anna Berg sold",
    "A. Berg", "Lund", "May was cold", "Paris",  "was",        "said that Skarva",
  };
  const char    *words = PHRASES[rules_model_pick (model, G_N_ELEMENTS (PHRASES))];
  int            article = rules_model_pick (model, RULES_TEST_N_ARTICLES);
  DossierTagging tagging = {
    .version_id = model->test.version_ids[article],
    .span = pick_words (model, article, words),
    .kind = (DossierEntityKind) rules_model_pick (model, DOSSIER_ENTITY_ORGANISATION + 1),
    .scope = rules_model_pick (model, 3) == 0 ? DOSSIER_RULE_HERE : DOSSIER_RULE_EVERYWHERE,
  };
  g_autoptr (GError) error = NULL;

  if (tagging.span.end == 0)
    return;
  rules_test_work (&model->test);
  store_test_begin (model->test.db);
  g_assert_true (dossier_undo_begin (model->test.db, "tag", NULL));
  dossier_rules_tag (model->test.db, &tagging, NULL, NULL, &error);
  g_assert_no_error (error);
  store_test_commit (model->test.db);
  rules_model_begin (model);
  tag_in_model (model, &tagging, article, words);
}

static void
undo (RulesModel *model)
{
  rules_test_undo (&model->test);
  if (model->position > 0)
    model->position--;
}

static void
redo (RulesModel *model)
{
  rules_test_redo (&model->test);
  if (model->position + 1 < model->history->len)
    model->position++;
}

static const struct
{
  int weight;
  void (*act) (RulesModel *model);
} actions[] = {
  { 32, correct },
  { 11, tag },
  { 6, random_rules_withdraw },
  { 6, random_rules_edit },
  { 18, random_notes_act },
  { 17, undo },
  { 10, redo },
};

static void
act (RulesModel *model)
{
  int left = rules_model_pick (model, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      left -= actions[i].weight;
      if (left >= 0)
        continue;
      actions[i].act (model);
      return;
    }
}

/* Other work is done now and then, as in a program that is slower than its reader. */
static void
test_random (gconstpointer data)
{
  guint32    seed = GPOINTER_TO_UINT (data);
  RulesModel model;

  rules_model_open (&model, seed);
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      act (&model);
      if (rules_model_pick (&model, 4) != 0)
        continue;
      rules_test_work (&model.test);
      rules_model_compare (&model);
    }
  rules_test_work (&model.test);
  rules_model_compare (&model);
  while (model.position > 0)
    undo (&model);
  rules_test_work (&model.test);
  rules_model_compare (&model);
  rules_model_close (&model);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint32 seed = 1; seed <= (g_test_slow () ? N_SEEDS_OF_PATIENCE : N_SEEDS); seed++)
    {
      g_autofree char *path =
          g_strdup_printf ("/store/rules/random/500-deeds-end-as-a-model-says/%u", seed);

      g_test_add_data_func (path, GUINT_TO_POINTER (seed), test_random);
    }
  return g_test_run ();
}
