/* dossier-rules-tag.c: says of words that they are a name, wherever texts say them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules-tag.h"

#include "core/text/dossier-typed.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-rules-write.h"
#include "store/dossier-versions-private.h"

/* What is known of the words before anything is written. */
typedef struct
{
  DossierDb            *db;
  const DossierTagging *tagging;
  gint64                article_id;
  char                 *text;
  gsize                 length;
  char                 *name;
  char                 *sentence;
  gint64                entity_id;
  gint64                rule_id;
} Tagging;

static void
clear_tagging (Tagging *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->sentence, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tagging, clear_tagging)

/* As printed, but on one line. */
static char *
dup_name (const char *words, gsize length)
{
  g_autofree char *copy = g_strndup (words, length);
  g_auto (GStrv) parts = g_strsplit_set (copy, " \t\n\r", -1);
  g_autoptr (GString) name = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", parts[i]);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
read_words (Tagging *self, GError **error)
{
  DossierSpan span = self->tagging->span;
  DossierSpan sentence;
  g_autoptr (DossierMentionWriter) writer = NULL;

  self->text = dossier_versions_dup_text (self->db,
                                          self->tagging->version_id,
                                          &self->length,
                                          &self->article_id,
                                          error);
  if (self->text == NULL || !dossier_versions_check_span (self->text, self->length, span, error))
    return FALSE;
  if (!dossier_rules_is_name (self->tagging->kind) ||
      !dossier_typed_has_word (self->text + span.start, span.end - span.start))
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CONSTRAINT,
                           "these words are no name");
      return FALSE;
    }

  self->name = dup_name (self->text + span.start, span.end - span.start);
  writer =
      dossier_mention_writer_new (self->db, self->tagging->version_id, self->text, self->length);
  sentence = dossier_mention_writer_find_sentence (writer, span);
  self->sentence = g_strndup (self->text + sentence.start, sentence.end - sentence.start);
  return TRUE;
}

static gboolean
write_rule (Tagging *self, GError **error)
{
  const DossierTagging *tagging = self->tagging;
  g_autofree char      *folded = dossier_entities_fold_name (self->name);
  DossierRuleRow        row = {
           .folded = folded,
           .words = self->name,
           .kind = tagging->kind,
           .action = "made",
           .gesture = DOSSIER_GESTURE_TAG,
           .target_kind = tagging->kind,
           .entity_id = self->entity_id,
           .article_id = tagging->scope == DOSSIER_RULE_HERE ? self->article_id : 0,
           .origin_article_id = self->article_id,
           .origin_sentence = self->sentence,
  };

  return dossier_rules_write (self->db, &row, &self->rule_id, error);
}

/* What was found in the words, and what the reader said of them before, is nothing any more. */
static gboolean
reject_overlapped (Tagging *self, GError **error)
{
  DossierSpan span = self->tagging->span;
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_state_free);

  if (!dossier_rules_list_states (self->db, self->tagging->version_id, states, error))
    return FALSE;

  for (guint i = 0; i < states->len; i++)
    {
      DossierMentionState *state = g_ptr_array_index (states, i);

      if (state->origin == DOSSIER_ORIGIN_REJECTED || !dossier_rules_is_name (state->kind) ||
          state->span.start >= span.end || state->span.end <= span.start)
        continue;
      dossier_mention_state_decide (state, DOSSIER_ORIGIN_REJECTED, self->rule_id);
      if (!dossier_mention_state_write (self->db, state, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
count_mentions (Tagging *self, guint *n_mentions, GError **error)
{
  g_autoptr (GPtrArray) states =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_state_free);

  *n_mentions = 0;
  if (!dossier_rules_list_states (self->db, self->tagging->version_id, states, error))
    return FALSE;

  for (guint i = 0; i < states->len; i++)
    {
      const DossierMentionState *state = g_ptr_array_index (states, i);

      if (state->rule_id == self->rule_id && state->raw_origin == DOSSIER_RAW_ABSENT &&
          state->origin != DOSSIER_ORIGIN_REJECTED)
        *n_mentions += 1;
    }

  return TRUE;
}

/* Words may be a further name of somebody. */
static gboolean
read_meant (Tagging *self, char **meant, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db, DOSSIER_SQL_RULE_GET_NAME, error);
  g_autofree char *folded = dossier_entities_fold_name (self->name);
  g_autofree char *name = NULL;
  g_autofree char *name_folded = NULL;
  DossierStep      step = DOSSIER_STEP_ERROR;

  *meant = NULL;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", self->entity_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    name = dossier_statement_dup_text (statement, 0);
  if (name != NULL)
    name_folded = dossier_entities_fold_name (name);
  if (name != NULL && !g_str_equal (name_folded, folded))
    *meant = g_steal_pointer (&name);

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
tag (Tagging *self, char **meant, guint *n_mentions, GError **error)
{
  const DossierTagging *tagging = self->tagging;
  DossierMentionState   made = {
      .span = tagging->span,
      .kind = tagging->kind,
      .origin = DOSSIER_ORIGIN_MADE,
      .raw_origin = DOSSIER_RAW_ABSENT,
  };

  if (!read_words (self, error) || !dossier_entities_ensure (self->db,
                                                             tagging->kind,
                                                             self->name,
                                                             tagging->place,
                                                             &self->entity_id,
                                                             error))
    return FALSE;
  if (!write_rule (self, error) || !reject_overlapped (self, error))
    return FALSE;

  made.entity_id = self->entity_id;
  made.rule_id = self->rule_id;
  if (!dossier_rules_add_in_place (self->db, tagging->version_id, &made, error))
    return FALSE;

  dossier_db_note (self->db,
                   DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_RULES,
                   self->article_id);
  return dossier_rules_settle (self->db, tagging->version_id, NULL, error) &&
         (n_mentions == NULL || count_mentions (self, n_mentions, error)) &&
         (meant == NULL || read_meant (self, meant, error));
}

gboolean
dossier_rules_tag (DossierDb            *db,
                   const DossierTagging *tagging,
                   char                **meant,
                   guint                *n_mentions,
                   GError              **error)
{
  g_auto (Tagging) self = { .db = db, .tagging = tagging };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (tagging != NULL, FALSE);

  return dossier_store_doing (tag (&self, meant, n_mentions, error), error, "marking a name");
}
