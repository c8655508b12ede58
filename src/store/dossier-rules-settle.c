/* dossier-rules-settle.c: makes the mentions of a version what the rules say.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A function of what was recognised and of the rules: whatever was there before, settling again
 * gives the same. So it follows every change of either: a capture, a rule, an undo.
 */
#include "config.h"

#include "core/recognise/dossier-dates.h"
#include "core/recognise/dossier-figures.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-versions-private.h"

#include <string.h>

/* A means B, B means C, …: nobody has more names that lead on than this. */
#define MAX_STEPS 8

typedef struct
{
  DossierDb  *db;
  gint64      version_id;
  gint64      article_id;
  gboolean    has_number_rules;
  gboolean    is_changed;
  GArray     *after;    /* of DossierMentionState, whose words are borrowed */
  GHashTable *verdicts; /* entity id → DossierVerdict: a text says most names many times */
  GArray     *demands;  /* of DossierDemand */
} Settling;

static void
clear_settling (Settling *self)
{
  g_clear_pointer (&self->after, g_array_unref);
  g_clear_pointer (&self->verdicts, g_hash_table_unref);
  g_clear_pointer (&self->demands, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Settling, clear_settling)

gboolean
dossier_rules_read_key (DossierDb         *db,
                        gint64             entity_id,
                        DossierEntityKind *kind,
                        char             **folded,
                        GError           **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ENTITY_GET_KEY, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *folded = NULL;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", entity_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      dossier_columns_read_kind (statement, 0, kind);
      *folded = dossier_statement_dup_text (statement, 1);
    }
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the person, place or organisation is not in the notebook");

  return step == DOSSIER_STEP_ROW;
}

/* The one rule that holds for a name in this article; rule_id 0 when there is none. */
static gboolean
find_rule (Settling         *self,
           DossierEntityKind kind,
           const char       *folded,
           DossierVerdict   *verdict,
           GError          **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_RULE_FIND, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *verdict = (DossierVerdict){ .kind = kind };
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":folded", folded);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (kind));
  dossier_statement_bind_int (statement, ":article", self->article_id);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  verdict->rule_id = dossier_statement_get_int (statement, 0);
  verdict->is_rejected = g_strcmp0 (dossier_statement_get_text (statement, 1), "is-not") == 0;
  dossier_columns_read_kind (statement, 2, &verdict->kind);
  verdict->entity_id = dossier_statement_get_int (statement, 3);
  if (verdict->entity_id != 0)
    dossier_columns_read_kind (statement, 4, &verdict->kind);

  return TRUE;
}

/* Follows the rules from one name to the next, until one means itself or was met before. */
static gboolean
judge_entity (Settling *self, gint64 entity_id, DossierVerdict *verdict, GError **error)
{
  gint64 met[MAX_STEPS] = { entity_id };

  *verdict = (DossierVerdict){ .entity_id = entity_id };
  for (guint n = 1; n < MAX_STEPS; n++)
    {
      g_autofree char  *folded = NULL;
      DossierEntityKind kind = DOSSIER_ENTITY_PERSON;
      DossierVerdict    next;
      gboolean          is_met = FALSE;

      if (!dossier_rules_read_key (self->db, verdict->entity_id, &kind, &folded, error))
        return FALSE;
      verdict->kind = kind;
      if (!find_rule (self, kind, folded, &next, error))
        return FALSE;
      if (next.rule_id == 0)
        return TRUE;

      for (guint i = 0; i < n; i++)
        is_met |= next.entity_id == met[i];
      /* "It is what it is" holds only for the one that it is said of. */
      if (is_met && (n > 1 || next.entity_id != entity_id))
        return TRUE;

      *verdict = next;
      if (is_met || next.is_rejected || next.entity_id == 0)
        return TRUE;
      met[n] = next.entity_id;
    }

  return TRUE;
}

/* Remembers it: a text says most names many times. */
static gboolean
judge_known (gpointer data, gint64 entity_id, DossierVerdict *verdict, GError **error)
{
  Settling             *self = data;
  const DossierVerdict *known = g_hash_table_lookup (self->verdicts, &entity_id);

  if (known != NULL)
    {
      *verdict = *known;
      return TRUE;
    }
  if (!judge_entity (self, entity_id, verdict, error))
    return FALSE;

  g_hash_table_insert (self->verdicts,
                       g_memdup2 (&entity_id, sizeof entity_id),
                       g_memdup2 (verdict, sizeof *verdict));
  return TRUE;
}

static gboolean
judge (Settling *self, const DossierMentionState *state, DossierVerdict *verdict, GError **error)
{
  g_autofree char *folded = NULL;
  gint64           entity_id = state->raw_entity_id != 0 ? state->raw_entity_id : state->entity_id;

  if (entity_id != 0)
    return judge_known (self, entity_id, verdict, error);

  *verdict = (DossierVerdict){ .kind = state->kind };
  if (!self->has_number_rules || state->words == NULL)
    return TRUE;
  folded = dossier_entities_fold_name (state->words);
  return find_rule (self, state->kind, folded, verdict, error);
}

static gboolean
is_equal (const DossierMentionState *a, const DossierMentionState *b)
{
  return a->kind == b->kind && a->origin == b->origin && a->entity_id == b->entity_id &&
         a->rule_id == b->rule_id && a->is_ruled == b->is_ruled &&
         a->raw_entity_id == b->raw_entity_id && a->raw_origin == b->raw_origin;
}

static gboolean
write_if_changed (Settling                  *self,
                  const DossierMentionState *before,
                  const DossierMentionState *after,
                  GError                   **error)
{
  if (is_equal (before, after))
    return TRUE;

  self->is_changed = TRUE;
  return dossier_mention_state_write (self->db, after, error);
}

static gboolean
settle_mention (Settling *self, const DossierMentionState *before, GError **error)
{
  DossierMentionState after = *before;
  DossierVerdict      verdict;
  gint64   raw_entity_id = before->raw_entity_id != 0 ? before->raw_entity_id : before->entity_id;
  gboolean is_other_layer = FALSE;

  if (!judge (self, before, &verdict, error))
    return FALSE;

  is_other_layer = verdict.rule_id != 0 && !verdict.is_rejected &&
                   (dossier_rules_is_name (verdict.kind) != (raw_entity_id != 0) ||
                    (raw_entity_id == 0 && verdict.kind != before->kind));
  after.origin = DOSSIER_ORIGIN_RECOGNISED;
  after.rule_id = verdict.rule_id;
  after.is_ruled = verdict.rule_id != 0;
  after.raw_origin = DOSSIER_RAW_UNCHANGED;
  after.raw_entity_id = 0;
  if (is_other_layer)
    g_array_append_val (self->demands, ((DossierDemand){ before->span, verdict, 0 }));
  if (verdict.is_rejected || is_other_layer)
    {
      after.origin = DOSSIER_ORIGIN_REJECTED;
      after.raw_origin = DOSSIER_RAW_RECOGNISED;
      verdict.entity_id = raw_entity_id;
    }
  if (raw_entity_id != 0)
    {
      g_autofree char *folded = NULL;

      after.entity_id = verdict.entity_id;
      if (after.entity_id != raw_entity_id)
        after.raw_entity_id = raw_entity_id;
      after.kind = verdict.kind;
      /* A rejected one is rejected as what the recogniser took it for. */
      if (after.origin == DOSSIER_ORIGIN_REJECTED &&
          !dossier_rules_read_key (self->db, raw_entity_id, &after.kind, &folded, error))
        return FALSE;
    }

  g_array_append_val (self->after, after);
  return TRUE;
}

/* Reads the number or day from the words, as a reader's own marking does. */
static void
read_value (DossierMention *mention)
{
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *first = NULL;

  if (mention->kind == DOSSIER_ENTITY_FIGURE)
    dossier_figures_find (mention->name, strlen (mention->name), found);
  else
    dossier_dates_find (mention->name, strlen (mention->name), NULL, found);
  if (found->len == 0)
    return;

  first = g_ptr_array_index (found, 0);
  mention->figure = g_steal_pointer (&first->figure);
  mention->date = g_steal_pointer (&first->date);
  mention->is_inferred = first->is_inferred;
}

gboolean
dossier_rules_read_version (DossierDb *db,
                            gint64     version_id,
                            gint64    *article_id,
                            char     **text,
                            GError   **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db,
                          text != NULL ? DOSSIER_SQL_RULE_GET_TEXT : DOSSIER_SQL_RULE_GET_ARTICLE,
                          error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *article_id = dossier_statement_get_int (statement, 0);
  if (step == DOSSIER_STEP_ROW && text != NULL)
    *text = dossier_statement_dup_text (statement, 1);
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the version is not in the notebook");

  return step == DOSSIER_STEP_ROW;
}

/* @text: of the version that @writer writes for */
static gboolean
add_with (DossierDb            *db,
          DossierMentionWriter *writer,
          const char           *text,
          gsize                 length,
          DossierMentionState  *state,
          GError              **error)
{
  g_autoptr (DossierMention) mention = NULL;

  if (!dossier_versions_check_span (text, length, state->span, error))
    return FALSE;

  mention = dossier_mention_new (state->kind, state->span);
  mention->confidence = 1.0;
  mention->name = g_strndup (text + state->span.start, state->span.end - state->span.start);
  if (!dossier_rules_is_name (state->kind))
    read_value (mention);

  return dossier_mention_writer_add_for (writer,
                                         mention,
                                         state->origin,
                                         state->entity_id,
                                         &state->id,
                                         error) &&
         dossier_mention_state_write (db, state, error);
}

gboolean
dossier_rules_add_in_place (DossierDb           *db,
                            gint64               version_id,
                            DossierMentionState *state,
                            GError             **error)
{
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;
  gint64           article_id = 0;

  if (!dossier_rules_read_version (db, version_id, &article_id, &text, error))
    return FALSE;

  length = strlen (text);
  writer = dossier_mention_writer_new (db, version_id, text, length);
  return add_with (db, writer, text, length, state, error);
}

static gboolean
is_demanded (const DossierMentionState *state, const DossierDemand *demand)
{
  return state->span.start == demand->span.start && state->span.end == demand->span.end &&
         dossier_rules_is_name (state->kind) == dossier_rules_is_name (demand->verdict.kind) &&
         (dossier_rules_is_name (state->kind) || state->kind == demand->verdict.kind);
}

static void
meet_demand (DossierMentionState *state, const DossierDemand *demand)
{
  state->kind = demand->verdict.kind;
  state->origin = DOSSIER_ORIGIN_RECOGNISED;
  state->entity_id = demand->verdict.entity_id;
  state->rule_id = demand->verdict.rule_id;
  state->is_ruled = TRUE;
  state->raw_entity_id = demand->raw_entity_id;
  state->raw_origin = DOSSIER_RAW_ABSENT;
}

/* One that is there by a rule only: kept when a rule still asks for it. The reader's own decision
 * meets what is asked as well. */
static gboolean
settle_added (Settling *self, const DossierMentionState *before, GError **error)
{
  DossierMentionState after = *before;
  DossierEntityKind   raw_kind = before->kind;
  g_autofree char    *folded = NULL;

  if (before->is_ruled && before->raw_entity_id != 0 &&
      !dossier_rules_read_key (self->db, before->raw_entity_id, &raw_kind, &folded, error))
    return FALSE;

  dossier_mention_state_reset (&after, raw_kind);
  for (guint i = 0; i < self->demands->len; i++)
    {
      const DossierDemand *demand = &g_array_index (self->demands, DossierDemand, i);

      if (!is_demanded (before, demand))
        continue;
      if (before->is_ruled)
        meet_demand (&after, demand);
      g_array_remove_index (self->demands, i);
      break;
    }

  return !before->is_ruled || write_if_changed (self, before, &after, error);
}

/* All with one writer, which looks for the sentences of the text once. */
static gboolean
add_demanded (Settling *self, GError **error)
{
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;

  if (self->demands->len == 0)
    return TRUE;
  if (!dossier_rules_read_version (self->db, self->version_id, &self->article_id, &text, error))
    return FALSE;

  length = strlen (text);
  writer = dossier_mention_writer_new (self->db, self->version_id, text, length);
  for (guint i = 0; i < self->demands->len; i++)
    {
      const DossierDemand *demand = &g_array_index (self->demands, DossierDemand, i);
      DossierMentionState  state = { .span = demand->span };

      meet_demand (&state, demand);
      if (!add_with (self->db, writer, text, length, &state, error))
        return FALSE;
      self->is_changed = TRUE;
    }

  return TRUE;
}

gboolean
dossier_rules_list_states (DossierDb *db, gint64 version_id, GPtrArray *states, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_LIST_STATES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (states, dossier_mention_state_read (statement));

  return step == DOSSIER_STEP_DONE;
}

static gboolean
has_row (DossierDb *db, DossierSql sql, gboolean *has, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  step = dossier_statement_step (statement, error);
  *has = step == DOSSIER_STEP_ROW;

  return step != DOSSIER_STEP_ERROR;
}

/* What is absent without a rule comes last: by then it is known what rules ask for. */
static gboolean
settle_all (Settling *self, GPtrArray *states, GError **error)
{
  for (guint i = 0; i < states->len; i++)
    {
      const DossierMentionState *state = g_ptr_array_index (states, i);

      if (state->raw_origin == DOSSIER_RAW_ABSENT || !dossier_mention_state_is_open (state))
        g_array_append_vals (self->after, state, 1);
      else if (!settle_mention (self, state, error))
        return FALSE;
    }
  if (!dossier_rules_settle_words (self->db,
                                   self->version_id,
                                   self->article_id,
                                   self->after,
                                   self->demands,
                                   judge_known,
                                   self,
                                   error))
    return FALSE;
  for (guint i = 0; i < states->len; i++)
    {
      const DossierMentionState *state = g_ptr_array_index (states, i);

      if (state->raw_origin == DOSSIER_RAW_ABSENT
              ? !settle_added (self, state, error)
              : !write_if_changed (self,
                                   state,
                                   &g_array_index (self->after, DossierMentionState, i),
                                   error))
        return FALSE;
    }

  return add_demanded (self, error);
}

gboolean
dossier_rules_note (DossierDb *db, gint64 version_id, GError **error)
{
  gint64 article_id = 0;

  if (!dossier_rules_read_version (db, version_id, &article_id, NULL, error))
    return FALSE;

  dossier_db_note (db, DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES, article_id);
  return TRUE;
}

gboolean
dossier_rules_settle (DossierDb *db, gint64 version_id, gboolean *is_changed, GError **error)
{
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_state_free);
  g_auto (Settling) self = { .db = db, .version_id = version_id };

  self.after = g_array_new (FALSE, FALSE, sizeof (DossierMentionState));
  self.verdicts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self.demands = g_array_new (FALSE, FALSE, sizeof (DossierDemand));
  if (is_changed != NULL)
    *is_changed = FALSE;
  if (!dossier_rules_read_version (db, version_id, &self.article_id, NULL, error) ||
      !has_row (db, DOSSIER_SQL_RULE_ANY_OF_NUMBERS, &self.has_number_rules, error) ||
      !dossier_rules_list_states (db, version_id, states, error) ||
      !settle_all (&self, states, error))
    return FALSE;

  if (self.is_changed)
    dossier_db_note (db, DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES, self.article_id);
  if (is_changed != NULL)
    *is_changed = self.is_changed;
  return TRUE;
}

gboolean
dossier_rules_settle_new (DossierDb *db, gint64 version_id, GError **error)
{
  gboolean has_rules = FALSE;

  return has_row (db, DOSSIER_SQL_RULE_ANY, &has_rules, error) &&
         (!has_rules || dossier_rules_settle (db, version_id, NULL, error));
}
