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
  copy->marks = g_array_copy (state->marks);
  copy->aliases = g_array_copy (state->aliases);
  copy->notes = g_array_copy (state->notes);
  memcpy (copy->colours, state->colours, sizeof copy->colours);
  return copy;
}

static void
free_state (gpointer data)
{
  RulesState *state = data;

  g_array_unref (state->said);
  g_array_unref (state->hands);
  g_array_unref (state->marks);
  g_array_unref (state->aliases);
  g_array_unref (state->notes);
  g_free (state);
}

int
rules_model_pick (RulesModel *model, int n)
{
  return g_rand_int_range (model->rand, 0, n);
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

int
rules_model_make_other (RulesModel *model, const char *kind, const char *name)
{
  int entity = NO_ENTITY;

  for (guint n = 2; entity == NO_ENTITY; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s (%u)", name, n);

      if (rules_model_find_own (model, kind, rules_model_fold (model, numbered)) == NO_ENTITY)
        entity = add_entity (model, kind, numbered);
    }
  rules_model_get_entity (model, entity)->name = rules_model_keep (model, g_strdup (name));
  return entity;
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

      if (said->saying == SPLIT_OFF || said->saying == IS_TAGGED ||
          !g_str_equal (said->kind, about->kind) || !g_str_equal (said->key, about->key) ||
          (said->scope != EVERYWHERE && said->scope != article))
        continue;
      if (rank < best_rank)
        continue;
      best = said;
      best_rank = rank;
    }
  return best;
}

/* Whom a name means that nobody decided about; NO_ENTITY for nobody. @number: of what said so last,
 * or 0. */
static int
follow (RulesModel *model, int entity, int article, int *number)
{
  int met[MAX_CHAIN] = { entity };

  *number = 0;
  for (int n = 1; n < MAX_CHAIN; n++)
    {
      const RulesSaid *said = look_up (model, entity, article);
      gboolean         is_met = FALSE;

      if (said == NULL)
        return entity;
      if (said->saying == IS_NOBODY)
        {
          *number = said->number;
          return NO_ENTITY;
        }
      for (int i = 0; i < n; i++)
        is_met |= met[i] == said->entity;
      if (is_met && n == 1)
        *number = said->number;
      if (is_met)
        return entity;
      *number = said->number;
      entity = met[n] = said->entity;
    }
  return entity;
}

/* Names that were tagged ----------------------------------------------------------------------- */

typedef struct
{
  const RulesSaid *said;
  DossierSpan      span;
} Hit;

static gboolean
is_of_word (char letter)
{
  return g_ascii_isalnum (letter);
}

static void
find_words (const char *text, const RulesSaid *said, GArray *hits)
{
  gsize length = strlen (said->words);

  for (const char *at = strstr (text, said->words); at != NULL; at = strstr (at + 1, said->words))
    {
      gsize start = (gsize) (at - text);
      Hit   hit = { said, { start, start + length } };

      if ((start == 0 || !is_of_word (at[-1])) && !is_of_word (at[length]))
        g_array_append_val (hits, hit);
    }
}

static int
compare_hits_cb (gconstpointer a, gconstpointer b)
{
  const Hit *left = a;
  const Hit *right = b;
  gsize      left_length = left->span.end - left->span.start;
  gsize      right_length = right->span.end - right->span.start;
  gboolean   is_left_here = left->said->scope != EVERYWHERE;
  gboolean   is_right_here = right->said->scope != EVERYWHERE;

  if (left_length != right_length)
    return left_length > right_length ? -1 : 1;
  if (is_left_here != is_right_here)
    return is_left_here ? -1 : 1;
  if (left->said->number != right->said->number)
    return left->said->number > right->said->number ? -1 : 1;
  return left->span.start < right->span.start ? -1 : 1;
}

static const char *
get_kind (RulesModel *model, int entity)
{
  return rules_model_get_entity (model, entity)->kind;
}

/* Whom tagged words mean: what was said of the name later counts, and before that only who is the
 * same as whom. */
static int
follow_tag (RulesModel *model, const RulesSaid *said, int article)
{
  int number = 0;
  int meaning = follow (model, said->entity, article, &number);

  if (number < said->number &&
      (meaning == NO_ENTITY ||
       !g_str_equal (get_kind (model, meaning), get_kind (model, said->entity))))
    return said->entity;
  return meaning;
}

static gboolean
do_overlap (DossierSpan a, DossierSpan b)
{
  return a.start < b.end && a.end > b.start;
}

static gboolean
are_equal (DossierSpan a, DossierSpan b)
{
  return a.start == b.start && a.end == b.end;
}

/* What somebody marked stays alone. */
static gboolean
is_under_mark (RulesModel *model, const RulesMention *mention)
{
  const RulesState *state = rules_model_get_state (model);

  for (guint i = 0; i < state->marks->len; i++)
    {
      const RulesMark *mark = &g_array_index (state->marks, RulesMark, i);

      if (mark->article == mention->article && !mark->hand.is_rejected &&
          do_overlap (mark->span, mention->span))
        return TRUE;
    }
  return FALSE;
}

/* Whether what was recognised stands in the way of a tag. */
static gboolean
is_in_the_way (RulesModel *model, guint i, const Hit *hit, int meaning)
{
  const RulesMention *mention = &g_array_index (model->mentions, RulesMention, i);
  const RulesHand    *hand = &g_array_index (rules_model_get_state (model)->hands, RulesHand, i);
  gboolean            is_same = are_equal (mention->span, hit->span);
  int                 number = 0;
  int                 now = NO_ENTITY;

  if (hand->is_decided)
    return !hand->is_rejected ||
           (is_same && g_str_equal (get_kind (model, hand->entity), hit->said->kind));

  if (is_under_mark (model, mention))
    return FALSE;
  now = follow (model, mention->entity, mention->article, &number);
  if (now == NO_ENTITY)
    return is_same && number > hit->said->number &&
           g_str_equal (get_kind (model, mention->entity), hit->said->kind);
  if (!is_same)
    return mention->span.start < hit->span.start || mention->span.end > hit->span.end;
  return number > hit->said->number ||
         g_str_equal (get_kind (model, now), get_kind (model, meaning));
}

static gboolean
is_free (RulesModel *model, int article, const Hit *hit, int meaning, const GArray *taken)
{
  const RulesState *state = rules_model_get_state (model);

  for (guint i = 0; i < taken->len; i++)
    if (do_overlap (g_array_index (taken, RulesUnit, i).span, hit->span))
      return FALSE;
  for (guint i = 0; i < state->marks->len; i++)
    {
      const RulesMark *mark = &g_array_index (state->marks, RulesMark, i);

      if (mark->article == article && (mark->hand.is_rejected ? are_equal (mark->span, hit->span)
                                                              : do_overlap (mark->span, hit->span)))
        return FALSE;
    }
  for (guint i = 0; i < model->mentions->len; i++)
    {
      const RulesMention *mention = &g_array_index (model->mentions, RulesMention, i);

      if (mention->article == article && do_overlap (mention->span, hit->span) &&
          is_in_the_way (model, i, hit, meaning))
        return FALSE;
    }
  return TRUE;
}

static GArray *
list_tagged (RulesModel *model, int article)
{
  const RulesState *state = rules_model_get_state (model);
  GArray           *units = g_array_new (FALSE, FALSE, sizeof (RulesUnit));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));

  for (guint i = 0; i < state->said->len; i++)
    {
      const RulesSaid *said = &g_array_index (state->said, RulesSaid, i);

      if (said->saying == IS_TAGGED && (said->scope == EVERYWHERE || said->scope == article))
        find_words (model->texts[article], said, hits);
    }
  g_array_sort (hits, compare_hits_cb);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);
      RulesUnit  unit = { article, hit->span, follow_tag (model, hit->said, article), -1, -1 };

      if (unit.meaning != NO_ENTITY && is_free (model, article, hit, unit.meaning, units))
        g_array_append_val (units, unit);
    }
  return units;
}

/* What stands where ---------------------------------------------------------------------------- */

/* A part of what a tag says gives way to it, unless somebody decided about it. */
static gboolean
gives_way (const RulesMention *mention, const GArray *tagged)
{
  for (guint i = 0; i < tagged->len; i++)
    if (do_overlap (g_array_index (tagged, RulesUnit, i).span, mention->span))
      return TRUE;
  return FALSE;
}

static void
add_units_of (RulesModel *model, int article, GArray *units)
{
  const RulesState *state = rules_model_get_state (model);
  g_autoptr (GArray) tagged = list_tagged (model, article);

  for (guint i = 0; i < model->mentions->len; i++)
    {
      const RulesMention *mention = &g_array_index (model->mentions, RulesMention, i);
      const RulesHand    *hand = &g_array_index (state->hands, RulesHand, i);
      RulesUnit           unit = { article, mention->span, NO_ENTITY, (int) i, -1 };
      int                 number = 0;

      if (mention->article != article)
        continue;
      if (hand->is_decided)
        unit.meaning = hand->is_rejected ? NO_ENTITY : hand->entity;
      else if (!is_under_mark (model, mention) && !gives_way (mention, tagged))
        unit.meaning = follow (model, mention->entity, article, &number);
      g_array_append_val (units, unit);
    }
  for (guint i = 0; i < state->marks->len; i++)
    {
      const RulesMark *mark = &g_array_index (state->marks, RulesMark, i);
      RulesUnit        unit = { article, mark->span, mark->hand.entity, -1, (int) i };

      if (mark->hand.is_rejected)
        unit.meaning = NO_ENTITY;
      if (mark->article == article)
        g_array_append_val (units, unit);
    }
  g_array_append_vals (units, tagged->data, tagged->len);
}

static int
compare_units_cb (gconstpointer a, gconstpointer b)
{
  const RulesUnit *left = a;
  const RulesUnit *right = b;

  if (left->article != right->article)
    return left->article - right->article;
  return (left->span.start > right->span.start) - (left->span.start < right->span.start);
}

GArray *
rules_model_list_units (RulesModel *model, int article)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (RulesUnit));

  for (int i = 0; i < RULES_TEST_N_ARTICLES; i++)
    if (article < 0 || article == i)
      add_units_of (model, i, units);
  g_array_sort (units, compare_units_cb);
  return units;
}

RulesUnit
rules_model_pick_unit (RulesModel *model)
{
  g_autoptr (GArray) units = rules_model_list_units (model, -1);

  return g_array_index (units, RulesUnit, rules_model_pick (model, (int) units->len));
}

void
rules_model_decide (RulesModel *model, const RulesUnit *unit, const RulesHand *hand)
{
  RulesState *state = rules_model_get_state (model);
  RulesMark   mark = { unit->article, unit->span, *hand };

  if (unit->mention >= 0)
    g_array_index (state->hands, RulesHand, unit->mention) = *hand;
  else if (unit->mark >= 0)
    g_array_index (state->marks, RulesMark, unit->mark).hand = *hand;
  else
    g_array_append_val (state->marks, mark);
}

void
rules_model_forget (RulesModel *model, guint index)
{
  g_array_remove_index (rules_model_get_state (model)->said, index);
}

static gboolean
is_same_said (const RulesSaid *old, const RulesSaid *said)
{
  gboolean is_alone = said->saying == IS_CALLED || said->saying == SPLIT_OFF;
  gboolean was_alone = old->saying == IS_CALLED || old->saying == SPLIT_OFF;

  if (!g_str_equal (old->key, said->key) || old->scope != said->scope ||
      old->origin != said->origin)
    return FALSE;
  /* Words are one kind's only. */
  if (old->saying == IS_TAGGED || said->saying == IS_TAGGED)
    return old->saying == said->saying;
  return g_str_equal (old->kind, said->kind) && is_alone == was_alone &&
         (!is_alone || (old->saying == said->saying && old->entity == said->entity));
}

/* What this article said of the same name before is said anew. */
int
rules_model_say (RulesModel *model, RulesSaid said)
{
  RulesState *state = rules_model_get_state (model);

  said.number = ++model->number;
  for (guint i = state->said->len; i > 0; i--)
    {
      const RulesSaid *old = &g_array_index (state->said, RulesSaid, i - 1);
      int              old_number = old->number;

      if (!is_same_said (old, &said))
        continue;
      rules_model_forget (model, i - 1);
      for (guint k = 0; k < state->hands->len; k++)
        if (g_array_index (state->hands, RulesHand, k).number == old_number)
          g_array_index (state->hands, RulesHand, k).number = said.number;
      for (guint k = 0; k < state->marks->len; k++)
        if (g_array_index (state->marks, RulesMark, k).hand.number == old_number)
          g_array_index (state->marks, RulesMark, k).hand.number = said.number;
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
  g_autoptr (GArray) units = rules_model_list_units (model, article);

  for (guint i = 0; i < units->len; i++)
    {
      int meaning = g_array_index (units, RulesUnit, i).meaning;

      if (meaning != NO_ENTITY)
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
                              "%" G_GINT64_FORMAT "|%s|%s|%" G_GSIZE_FORMAT "|%" G_GSIZE_FORMAT
                              "|%u|\n",
                              note->id,
                              dossier_colour_to_string ((DossierColour) note->colour),
                              note->note != NULL ? note->note : "NULL",
                              note->span.start,
                              note->span.end,
                              note->tags);
    }
  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    if (state->colours[i] != NULL)
      g_string_append_printf (text,
                              "%s|%s|\n",
                              dossier_colour_to_string ((DossierColour) i),
                              state->colours[i]);
  return g_string_free (text, FALSE);
}

/* Where each stands is asked of what places it in its version, which is what a reader sees. */
static char *
describe_notes_of_notebook (RulesModel *model)
{
  g_autofree char *notes = store_test_dump (
      model->test.db,
      "SELECT annotation.id, colour, note, placement.start, placement.\"end\", "
      "(SELECT coalesce (sum (CASE name WHEN 'boats' THEN 1 WHEN 'later' THEN 2 ELSE 4 END), 0) "
      "FROM annotation_tag JOIN tag ON tag.id = tag_id WHERE annotation_id = annotation.id) "
      "FROM annotation JOIN placement ON annotation_id = annotation.id "
      "AND placement.version_id = annotation.version_id AND anchor = 'exact' "
      "AND placement.start = annotation.start ORDER BY annotation.id");
  g_autofree char *colours =
      store_test_dump (model->test.db,
                       "SELECT colour, name FROM colour_name ORDER BY instr ("
                       "'yellow green blue pink purple', colour)");

  return g_strconcat (notes, colours, NULL);
}

void
rules_model_compare (RulesModel *model)
{
  g_autofree char *notes = describe_notes (model);
  g_autofree char *found = describe_notes_of_notebook (model);
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
  state->marks = g_array_new (FALSE, TRUE, sizeof (RulesMark));
  state->aliases = g_array_new (FALSE, TRUE, sizeof (RulesAlias));
  state->notes = g_array_new (FALSE, TRUE, sizeof (RulesNote));
  g_ptr_array_add (model->history, state);
  for (int article = 0; article < RULES_TEST_N_ARTICLES; article++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT mention.start, mention.\"end\", entity.kind, entity.name FROM mention "
          "JOIN entity ON entity.id = mention.entity_id WHERE version_id = %" G_GINT64_FORMAT
          " ORDER BY start",
          model->test.version_ids[article]);
      g_autofree char *dump = store_test_dump (model->test.db, sql);
      g_autofree char *text_sql =
          g_strdup_printf ("SELECT text FROM version WHERE id = %" G_GINT64_FORMAT,
                           model->test.version_ids[article]);
      g_auto (GStrv) lines = g_strsplit (g_strchomp (dump), "\n", -1);

      model->texts[article] = rules_model_keep (model, store_test_dump (model->test.db, text_sql));
      for (guint i = 0; lines[i] != NULL; i++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[i], "|", -1);
          RulesMention mention = { .article = article };

          mention.span.start = (gsize) g_ascii_strtoull (cells[0], NULL, 10);
          mention.span.end = (gsize) g_ascii_strtoull (cells[1], NULL, 10);
          mention.entity = rules_model_ensure (model, cells[2], cells[3]);
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
