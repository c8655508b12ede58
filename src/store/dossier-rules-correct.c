/* dossier-rules-correct.c: puts mentions of one text right, and remembers it as a rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules-correct.h"

#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-rules-write.h"
#include "store/dossier-versions-private.h"

#include <gio/gio.h>
#include <string.h>

/* The mentions that are corrected by one rule: those of one entity, or of the same printed words.
 */
typedef struct
{
  DossierEntityKind kind;
  gint64            entity_id; /* 0 for a figure or date */
  char             *folded;    /* the rule's key */
  char             *name;      /* as the reader sees it */
  DossierPlace     *place;     /* (nullable) */
  GPtrArray        *states;    /* DossierMentionState, borrowed */
} Source;

/* What they become. */
typedef struct
{
  DossierEntityKind kind;
  gint64            entity_id;
} Target;

typedef struct
{
  DossierDb               *db;
  const DossierCorrection *correction;
  gint64                   article_id;
  char                    *sentence;
  GPtrArray               *states;  /* DossierMentionState */
  GPtrArray               *sources; /* Source */
} Correcting;

static void
free_source_cb (gpointer data)
{
  Source *source = data;

  g_free (source->folded);
  g_free (source->name);
  g_free (source->place);
  g_ptr_array_unref (source->states);
  g_free (source);
}

static void
clear_correcting (Correcting *self)
{
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->states, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Correcting, clear_correcting)

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT, why);
  return FALSE;
}

/* --- what was chosen --- */

static gboolean
read_state (Correcting *self, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_MENTION_GET_STATE, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_int (statement, ":version", self->correction->version_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    g_ptr_array_add (self->states, dossier_mention_state_read (statement));
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the mention is not in the notebook");

  return step == DOSSIER_STEP_ROW;
}

static gboolean
read_entity (DossierDb *db, Source *source, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_GET_NAME, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", source->entity_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      source->name = dossier_statement_dup_text (statement, 0);
      source->place = dossier_columns_read_place (statement, 2);
    }

  return step != DOSSIER_STEP_ERROR;
}

/* Rules reach texts in the background, also between what the reader saw and what the reader says:
 * one that a rule made the same already was somebody else on the screen. */
static gint64
get_meant_entity (const Correcting *self, const DossierMentionState *state)
{
  const DossierCorrection *correction = self->correction;
  gboolean is_overtaken = correction->gesture == DOSSIER_GESTURE_MERGE && state->is_ruled &&
                          state->entity_id == correction->entity_id;

  return is_overtaken && state->raw_entity_id != 0 ? state->raw_entity_id : state->entity_id;
}

static gboolean
add_source (Correcting *self, DossierMentionState *state, GError **error)
{
  g_autofree char  *folded = NULL;
  DossierEntityKind kind = state->kind;
  gint64            entity_id = get_meant_entity (self, state);
  Source           *source = NULL;

  if (entity_id == 0)
    folded = dossier_entities_fold_name (state->words != NULL ? state->words : "");
  else if (!dossier_rules_read_key (self->db, entity_id, &kind, &folded, error))
    return FALSE;

  for (guint i = 0; i < self->sources->len && source == NULL; i++)
    {
      Source *known = g_ptr_array_index (self->sources, i);

      if (known->kind == kind && known->entity_id == entity_id &&
          g_str_equal (known->folded, folded))
        source = known;
    }
  if (source == NULL)
    {
      source = g_new0 (Source, 1);
      source->kind = kind;
      source->entity_id = entity_id;
      source->folded = g_steal_pointer (&folded);
      source->states = g_ptr_array_new ();
      g_ptr_array_add (self->sources, source);
      if (entity_id == 0)
        source->name = g_strdup (state->words);
      else if (!read_entity (self->db, source, error))
        return FALSE;
    }

  g_ptr_array_add (source->states, state);
  return TRUE;
}

static gboolean
read_chosen (Correcting *self, GError **error)
{
  const DossierCorrection   *correction = self->correction;
  g_autofree char           *text = NULL;
  gsize                      length = 0;
  const DossierMentionState *seen = NULL;
  g_autoptr (DossierMentionWriter) writer = NULL;
  DossierSpan sentence;

  text = dossier_versions_dup_text (self->db,
                                    correction->version_id,
                                    &length,
                                    &self->article_id,
                                    error);
  if (text == NULL)
    return FALSE;

  for (guint i = 0; i < correction->ids->len; i++)
    if (!read_state (self, g_array_index (correction->ids, gint64, i), error))
      return FALSE;
  if (self->states->len == 0)
    return refuse (error, "nothing was chosen");

  for (guint i = 0; i < self->states->len; i++)
    {
      DossierMentionState *state = g_ptr_array_index (self->states, i);

      if (seen == NULL || state->id == correction->seen_id)
        seen = state;
      if (!add_source (self, state, error))
        return FALSE;
    }

  writer = dossier_mention_writer_new (self->db, correction->version_id, text, length);
  sentence = dossier_mention_writer_find_sentence (writer, seen->span);
  self->sentence = g_strndup (text + sentence.start, sentence.end - sentence.start);
  return TRUE;
}

/* --- what it becomes --- */

static gboolean
retype (Correcting *self, const Source *source, Target *target, GError **error)
{
  target->kind = self->correction->kind;
  target->entity_id = 0;
  if (!dossier_rules_is_name (target->kind))
    return TRUE;

  /* A person's coordinates would be a place's only by chance. */
  return dossier_entities_ensure (self->db,
                                  target->kind,
                                  source->name,
                                  target->kind == source->kind ? source->place : NULL,
                                  &target->entity_id,
                                  error);
}

static gboolean
set_own_name (DossierDb *db, gint64 entity_id, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_SET_OWN_NAME, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", entity_id);
  dossier_statement_bind_text (statement, ":name", name);

  return dossier_statement_run (statement, error) &&
         dossier_rules_set_name (db, entity_id, name, error);
}

/* Names are the keys of entities, so that a second one of a name has a key with a number, which
 * nobody sees. */
static gboolean
make_other (Correcting *self, const Source *source, gint64 *entity_id, GError **error)
{
  const char *name = self->correction->name;
  gint64      known = -1;

  for (guint n = 2; known != 0; n++)
    {
      g_autofree char *key = g_strdup_printf ("%s (%u)", name, n);

      if (!dossier_rules_find_namesake (self->db, source->kind, key, 0, &known, error))
        return FALSE;
      if (known == 0 &&
          !dossier_entities_ensure (self->db, source->kind, key, source->place, entity_id, error))
        return FALSE;
    }

  return set_own_name (self->db, *entity_id, name, error);
}

/* Who has the new name from now on, here. */
static gboolean
find_named (Correcting *self, const Source *source, gint64 *entity_id, GError **error)
{
  const DossierCorrection *correction = self->correction;
  gint64                   namesake = 0;
  g_autofree char         *folded = dossier_entities_fold_name (correction->name);

  if (!dossier_rules_find_namesake (self->db, source->kind, correction->name, 0, &namesake, error))
    return FALSE;
  /* One that is split off is another, even with the name that it had. */
  if (correction->gesture == DOSSIER_GESTURE_SPLIT && g_str_equal (folded, source->folded))
    return make_other (self, source, entity_id, error);
  if (namesake != 0 && correction->namesake == DOSSIER_NAMESAKE_OTHER)
    return make_other (self, source, entity_id, error);

  return dossier_entities_ensure (self->db,
                                  source->kind,
                                  correction->name,
                                  source->place,
                                  entity_id,
                                  error);
}

static gboolean
find_target (Correcting *self, const Source *source, Target *target, GError **error)
{
  const DossierCorrection *correction = self->correction;
  g_autofree char         *folded = NULL;

  *target = (Target){ source->kind, source->entity_id };
  switch (correction->gesture)
    {
    case DOSSIER_GESTURE_RETYPE:
      return retype (self, source, target, error);
    case DOSSIER_GESTURE_MERGE:
      target->entity_id = correction->entity_id;
      return dossier_rules_read_key (self->db, target->entity_id, &target->kind, &folded, error);
    case DOSSIER_GESTURE_RENAME:
    case DOSSIER_GESTURE_SPLIT:
      return find_named (self, source, &target->entity_id, error);
    case DOSSIER_GESTURE_LOCATE:
      return dossier_entities_ensure_placed (self->db,
                                             source->name,
                                             correction->place,
                                             &target->entity_id,
                                             error);
    case DOSSIER_GESTURE_CONFIRM:
    case DOSSIER_GESTURE_REJECT:
    case DOSSIER_GESTURE_ALIAS:
    default:
      return TRUE;
    }
}

/* --- the mentions --- */

static gboolean
decide_one (Correcting          *self,
            DossierMentionState *state,
            const Target        *target,
            gint64               rule_id,
            GError             **error)
{
  DossierMentionState added = { .span = state->span };
  gboolean            is_rejected = self->correction->gesture == DOSSIER_GESTURE_REJECT;
  gboolean            is_other_layer =
      !is_rejected &&
      (dossier_rules_is_name (target->kind) != dossier_rules_is_name (state->kind) ||
       (!dossier_rules_is_name (state->kind) && target->kind != state->kind));

  dossier_mention_state_decide (state,
                                is_rejected || is_other_layer ? DOSSIER_ORIGIN_REJECTED
                                                              : DOSSIER_ORIGIN_CONFIRMED,
                                rule_id);
  if (!is_rejected && !is_other_layer && target->entity_id != state->entity_id)
    {
      if (state->raw_entity_id == 0)
        state->raw_entity_id = state->entity_id;
      if (state->raw_entity_id == target->entity_id)
        state->raw_entity_id = 0;
      state->entity_id = target->entity_id;
      state->kind = target->kind;
    }
  if (!dossier_mention_state_write (self->db, state, error))
    return FALSE;
  if (!is_other_layer)
    return TRUE;

  added.kind = target->kind;
  added.origin = DOSSIER_ORIGIN_CONFIRMED;
  added.entity_id = target->entity_id;
  added.rule_id = rule_id;
  added.raw_origin = DOSSIER_RAW_ABSENT;
  return dossier_rules_add_in_place (self->db, self->correction->version_id, &added, error);
}

/* --- the rule --- */

static gboolean
write_rule (Correcting   *self,
            const Source *source,
            const Target *target,
            gint64       *id,
            GError      **error)
{
  const DossierCorrection *correction = self->correction;
  g_autofree char         *folded = NULL;
  DossierRuleRow           row = {
              .folded = source->folded,
              .words = source->name,
              .kind = source->kind,
              .action = "is",
              .gesture = correction->gesture,
              .target_kind = target->kind,
              .entity_id = target->entity_id,
              .article_id = correction->scope == DOSSIER_RULE_HERE ? self->article_id : 0,
              .origin_article_id = self->article_id,
              .origin_sentence = self->sentence,
  };

  if (correction->gesture == DOSSIER_GESTURE_REJECT)
    {
      row.action = "is-not";
      row.entity_id = 0;
    }
  if (correction->gesture == DOSSIER_GESTURE_SPLIT)
    {
      row.action = "split";
      row.article_id = self->article_id;
    }
  if (correction->gesture == DOSSIER_GESTURE_ALIAS)
    {
      folded = dossier_entities_fold_name (correction->name);
      row.folded = folded;
      row.words = correction->name;
    }
  /* Two that are said to mean one another would never end. */
  if (target->entity_id != source->entity_id && target->entity_id != 0 &&
      !dossier_rules_forget_opposite (self->db, &row, source->entity_id, error))
    return FALSE;

  return dossier_rules_write (self->db, &row, id, error);
}

/* An entity's own new name, by which texts may call it too, unless they mean somebody else by it:
 * then the rule is about no other name than the one that it had. */
static gboolean
rename_everywhere (Correcting *self, const Source *source, gint64 namesake, GError **error)
{
  const char      *name = self->correction->name;
  g_autofree char *folded = dossier_entities_fold_name (name);
  DossierRuleRow   row = {
      .folded = namesake != 0 ? source->folded : folded,
      .words = name,
      .kind = source->kind,
      .action = "name",
      .gesture = DOSSIER_GESTURE_RENAME,
      .target_kind = source->kind,
      .entity_id = source->entity_id,
      .origin_article_id = self->article_id,
      .origin_sentence = self->sentence,
  };
  Target target = { source->kind, source->entity_id };
  gint64 rule_id = 0;

  if (!dossier_rules_write (self->db, &row, &rule_id, error) ||
      !dossier_rules_set_name (self->db, source->entity_id, name, error) ||
      !dossier_entities_add_alias (self->db, source->entity_id, name, error))
    return FALSE;

  for (guint i = 0; i < source->states->len; i++)
    if (!decide_one (self, g_ptr_array_index (source->states, i), &target, rule_id, error))
      return FALSE;
  return TRUE;
}

/* "The same as itself" says nothing of names, but whoever says it decided about these mentions:
 * what rules of elsewhere become, and that they go, changes them no more. */
static gboolean
confirm_open (Correcting *self, const Source *source, const Target *target, GError **error)
{
  for (guint i = 0; i < source->states->len; i++)
    {
      DossierMentionState *state = g_ptr_array_index (source->states, i);

      if (dossier_mention_state_is_open (state) && !decide_one (self, state, target, 0, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
correct_source (Correcting *self, const Source *source, GError **error)
{
  const DossierCorrection *correction = self->correction;
  Target                   target;
  gint64                   rule_id = 0;
  gint64                   namesake = 0;

  if (correction->gesture == DOSSIER_GESTURE_RENAME && correction->scope == DOSSIER_RULE_EVERYWHERE)
    {
      if (!dossier_rules_find_namesake (self->db,
                                        source->kind,
                                        correction->name,
                                        source->entity_id,
                                        &namesake,
                                        error))
        return FALSE;
      if (namesake == 0 || correction->namesake == DOSSIER_NAMESAKE_OTHER)
        return rename_everywhere (self, source, namesake, error);
    }

  if (!find_target (self, source, &target, error))
    return FALSE;
  if (correction->gesture == DOSSIER_GESTURE_MERGE && target.entity_id == source->entity_id)
    return confirm_open (self, source, &target, error);
  if (!write_rule (self, source, &target, &rule_id, error))
    return FALSE;
  if (correction->gesture == DOSSIER_GESTURE_ALIAS)
    return dossier_entities_add_alias (self->db, source->entity_id, correction->name, error);

  for (guint i = 0; i < source->states->len; i++)
    if (!decide_one (self, g_ptr_array_index (source->states, i), &target, rule_id, error))
      return FALSE;
  return TRUE;
}

/* Which gestures need a name, one entity, only names, … */
typedef struct
{
  gboolean is_named;
  gboolean is_of_one;
  gboolean is_of_names;
} Needs;

static const Needs needs[DOSSIER_N_GESTURES] = {
  [DOSSIER_GESTURE_RENAME] = { TRUE, TRUE, TRUE },
  [DOSSIER_GESTURE_MERGE] = { FALSE, FALSE, FALSE },
  [DOSSIER_GESTURE_SPLIT] = { TRUE, TRUE, TRUE },
  [DOSSIER_GESTURE_ALIAS] = { TRUE, TRUE, TRUE },
  [DOSSIER_GESTURE_LOCATE] = { FALSE, TRUE, TRUE },
};

static gboolean
check (const Correcting *self, GError **error)
{
  const DossierCorrection *correction = self->correction;
  const Needs             *need = &needs[correction->gesture];
  const Source            *first = g_ptr_array_index (self->sources, 0);
  g_autofree char         *name = NULL;

  if (correction->name != NULL)
    name = dossier_entities_fold_name (correction->name);
  if (need->is_named && (name == NULL || *name == '\0'))
    return refuse (error, "a name must not be empty");
  if (need->is_of_one && self->sources->len != 1)
    return refuse (error, "this can be done to one at a time");
  if (need->is_of_names && first->entity_id == 0)
    return refuse (error, "this can be done to people, places and organisations");
  if (correction->gesture == DOSSIER_GESTURE_SPLIT && self->states->len != 1)
    return refuse (error, "one mention is split off at a time");
  if (correction->gesture == DOSSIER_GESTURE_LOCATE &&
      (correction->place == NULL || first->kind != DOSSIER_ENTITY_PLACE))
    return refuse (error, "only a place lies somewhere");

  return TRUE;
}

/* Two are never made one without a word. */
static gboolean
check_namesake (const Correcting *self, GError **error)
{
  const DossierCorrection *correction = self->correction;
  const Source            *first = g_ptr_array_index (self->sources, 0);
  gint64                   namesake = 0;

  if (correction->namesake != DOSSIER_NAMESAKE_ASK ||
      (correction->gesture != DOSSIER_GESTURE_RENAME &&
       correction->gesture != DOSSIER_GESTURE_SPLIT))
    return TRUE;
  if (!dossier_rules_find_namesake (self->db,
                                    first->kind,
                                    correction->name,
                                    first->entity_id,
                                    &namesake,
                                    error))
    return FALSE;
  if (namesake == 0)
    return TRUE;

  g_set_error (error,
               G_IO_ERROR,
               G_IO_ERROR_EXISTS,
               "somebody else is called “%s” already",
               correction->name);
  return FALSE;
}

static gboolean
correct (Correcting *self, GError **error)
{
  self->states = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_state_free);
  self->sources = g_ptr_array_new_with_free_func (free_source_cb);
  if (!read_chosen (self, error) || !check (self, error) || !check_namesake (self, error))
    return FALSE;

  for (guint i = 0; i < self->sources->len; i++)
    if (!correct_source (self, g_ptr_array_index (self->sources, i), error))
      return FALSE;

  dossier_db_note (self->db,
                   DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_RULES,
                   self->article_id);
  return dossier_rules_settle (self->db, self->correction->version_id, NULL, error);
}

gboolean
dossier_rules_correct (DossierDb *db, const DossierCorrection *correction, GError **error)
{
  g_auto (Correcting) self = { .db = db, .correction = correction };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (correction != NULL && correction->ids != NULL, FALSE);
  g_return_val_if_fail ((guint) correction->gesture < DOSSIER_N_GESTURES, FALSE);
  g_return_val_if_fail (correction->gesture != DOSSIER_GESTURE_TAG, FALSE);

  return dossier_store_doing (correct (&self, error), error, "correcting names");
}
