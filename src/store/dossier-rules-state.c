/* dossier-rules-state.c: the columns of a mention that rules and corrections are about.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-rules-private.h"

static const char *const raw_origin_names[] = {
  [DOSSIER_RAW_UNCHANGED] = NULL,
  [DOSSIER_RAW_RECOGNISED] = "recognised",
  [DOSSIER_RAW_MADE] = "made",
  [DOSSIER_RAW_ABSENT] = "absent",
};

void
dossier_mention_state_free (DossierMentionState *self)
{
  if (self == NULL)
    return;

  g_free (self->words);
  g_free (self);
}

gboolean
dossier_rules_is_name (DossierEntityKind kind)
{
  return kind <= DOSSIER_ENTITY_ORGANISATION;
}

static DossierRawOrigin
parse_raw_origin (const char *name)
{
  for (gsize i = 1; name != NULL && i < G_N_ELEMENTS (raw_origin_names); i++)
    if (g_str_equal (raw_origin_names[i], name))
      return (DossierRawOrigin) i;

  return DOSSIER_RAW_UNCHANGED;
}

DossierMentionState *
dossier_mention_state_read (DossierStatement *statement)
{
  DossierMentionState *self = g_new0 (DossierMentionState, 1);

  self->id = dossier_statement_get_int (statement, 0);
  self->span = dossier_columns_read_span (statement, 1);
  dossier_columns_read_kind (statement, 3, &self->kind);
  self->origin = dossier_origin_from_string (dossier_statement_get_text (statement, 4));
  self->entity_id = dossier_statement_get_int (statement, 5);
  self->rule_id = dossier_statement_get_int (statement, 6);
  self->is_ruled = dossier_statement_get_int (statement, 7) != 0;
  self->raw_entity_id = dossier_statement_get_int (statement, 8);
  self->raw_origin = parse_raw_origin (dossier_statement_get_text (statement, 9));
  self->words = dossier_statement_dup_text (statement, 10);

  return self;
}

static void
bind_id (DossierStatement *statement, const char *name, gint64 id)
{
  if (id != 0)
    dossier_statement_bind_int (statement, name, id);
  else
    dossier_statement_bind_null (statement, name);
}

gboolean
dossier_mention_state_write (DossierDb *db, const DossierMentionState *self, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_SET_STATE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", self->id);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (self->kind));
  dossier_statement_bind_text (statement, ":origin", dossier_origin_to_string (self->origin));
  bind_id (statement, ":entity", self->entity_id);
  bind_id (statement, ":rule", self->rule_id);
  bind_id (statement, ":ruled", self->is_ruled ? 1 : 0);
  bind_id (statement, ":raw_entity", self->raw_entity_id);
  dossier_statement_bind_text (statement, ":raw_origin", raw_origin_names[self->raw_origin]);

  return dossier_statement_run (statement, error);
}

void
dossier_mention_state_reset (DossierMentionState *self, DossierEntityKind raw_kind)
{
  static const DossierOrigin origins[] = {
    [DOSSIER_RAW_UNCHANGED] = DOSSIER_ORIGIN_RECOGNISED,
    [DOSSIER_RAW_RECOGNISED] = DOSSIER_ORIGIN_RECOGNISED,
    [DOSSIER_RAW_MADE] = DOSSIER_ORIGIN_MADE,
    [DOSSIER_RAW_ABSENT] = DOSSIER_ORIGIN_REJECTED,
  };
  gboolean is_absent = self->raw_origin == DOSSIER_RAW_ABSENT;
  gboolean is_made =
      self->raw_origin == DOSSIER_RAW_UNCHANGED && self->origin == DOSSIER_ORIGIN_MADE;

  if (self->raw_entity_id != 0)
    {
      self->entity_id = self->raw_entity_id;
      self->kind = raw_kind;
    }
  self->origin = is_made ? DOSSIER_ORIGIN_MADE : origins[self->raw_origin];
  self->rule_id = 0;
  self->raw_entity_id = 0;
  /* What is absent stays as a row, so that a step that is done again finds it. */
  self->is_ruled = is_absent;
  self->raw_origin = is_absent ? DOSSIER_RAW_ABSENT : DOSSIER_RAW_UNCHANGED;
}

gboolean
dossier_mention_state_is_open (const DossierMentionState *self)
{
  return self->origin == DOSSIER_ORIGIN_RECOGNISED || self->is_ruled;
}

static DossierRawOrigin
get_raw_origin (const DossierMentionState *self)
{
  if (self->raw_origin != DOSSIER_RAW_UNCHANGED)
    return self->raw_origin;

  return self->origin == DOSSIER_ORIGIN_MADE ? DOSSIER_RAW_MADE : DOSSIER_RAW_RECOGNISED;
}

void
dossier_mention_state_decide (DossierMentionState *self, DossierOrigin origin, gint64 rule_id)
{
  gboolean was_made =
      self->raw_origin == DOSSIER_RAW_UNCHANGED && self->origin == DOSSIER_ORIGIN_MADE;

  if (origin == DOSSIER_ORIGIN_CONFIRMED && was_made)
    origin = DOSSIER_ORIGIN_MADE;
  else
    self->raw_origin = get_raw_origin (self);
  self->origin = origin;
  self->rule_id = rule_id;
  self->is_ruled = FALSE;
}
