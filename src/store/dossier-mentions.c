/* dossier-mentions.c: the table of mentions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-mentions.h"

#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-versions-private.h"

static const char *const origin_names[] = {
  [DOSSIER_ORIGIN_RECOGNISED] = "recognised",
  [DOSSIER_ORIGIN_CONFIRMED] = "confirmed",
  [DOSSIER_ORIGIN_MADE] = "made",
  [DOSSIER_ORIGIN_REJECTED] = "rejected",
};

const char *
dossier_origin_to_string (DossierOrigin origin)
{
  return origin_names[origin];
}

DossierOrigin
dossier_origin_from_string (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (origin_names); i++)
    if (g_strcmp0 (origin_names[i], name) == 0)
      return (DossierOrigin) i;

  return DOSSIER_ORIGIN_RECOGNISED;
}

void
dossier_stored_mention_free (DossierStoredMention *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->mention, dossier_mention_free);
  g_free (self);
}

static DossierStoredMention *
read_mention (DossierStatement *statement)
{
  DossierStoredMention *stored = g_new0 (DossierStoredMention, 1);
  DossierEntityKind     kind = DOSSIER_ENTITY_PERSON;
  DossierSpan           span = dossier_columns_read_span (statement, 3);

  dossier_entity_kind_from_string (dossier_statement_get_text (statement, 5), &kind);
  stored->id = dossier_statement_get_int (statement, 0);
  stored->entity_id = dossier_statement_get_int (statement, 1);
  stored->origin = dossier_origin_from_string (dossier_statement_get_text (statement, 2));
  stored->mention = dossier_mention_new (kind, span);
  stored->mention->confidence = dossier_statement_get_double (statement, 6);
  stored->mention->name = dossier_statement_dup_text (statement, 7);
  stored->mention->date = dossier_statement_dup_text (statement, 8);
  stored->mention->is_inferred = dossier_statement_get_int (statement, 9) != 0;
  stored->mention->place = dossier_columns_read_place (statement, 10);
  if (kind == DOSSIER_ENTITY_FIGURE)
    stored->mention->figure = dossier_columns_read_figure (statement, 13);
  stored->rule_id = dossier_statement_get_int (statement, 20);
  stored->mention->source = dossier_columns_read_source (statement, 21);

  return stored;
}

static gboolean
list_mentions (DossierDb *db,
               DossierSql sql,
               gint64     version_id,
               GPtrArray *mentions,
               GError   **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (mentions, read_mention (statement));

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_mentions_list (DossierDb *db, gint64 version_id, GPtrArray *mentions, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (mentions != NULL, FALSE);

  return dossier_store_doing (
      list_mentions (db, DOSSIER_SQL_MENTION_LIST, version_id, mentions, error),
      error,
      "reading the mentions of version %" G_GINT64_FORMAT,
      version_id);
}

gboolean
dossier_mentions_list_decided (DossierDb *db,
                               gint64     version_id,
                               GPtrArray *mentions,
                               GError   **error)
{
  return list_mentions (db, DOSSIER_SQL_MENTION_LIST_DECIDED, version_id, mentions, error);
}

/* What the new mention takes the place of stays as rejected. */
static gboolean
reject_overlapped (DossierDb *db, gint64 version_id, const DossierMention *mention, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_REJECT_OVERLAPPED, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_int (statement, ":start", (gint64) mention->span.start);
  dossier_statement_bind_int (statement, ":end", (gint64) mention->span.end);
  dossier_statement_bind_text (statement, ":kind", dossier_entity_kind_to_string (mention->kind));

  return dossier_statement_run (statement, error);
}

static gboolean
make_mention (DossierDb            *db,
              gint64                version_id,
              const DossierMention *mention,
              gint64               *id,
              GError              **error)
{
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autofree char *text = NULL;
  gsize            length = 0;
  gint64           article_id = 0;

  text = dossier_versions_dup_text (db, version_id, &length, &article_id, error);
  if (text == NULL || !dossier_versions_check_span (text, length, mention->span, error))
    return FALSE;

  writer = dossier_mention_writer_new (db, version_id, text, length);
  dossier_db_note (db, DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES, article_id);

  return reject_overlapped (db, version_id, mention, error) &&
         dossier_mention_writer_add (writer, mention, DOSSIER_ORIGIN_MADE, id, error);
}

gboolean
dossier_mentions_make (DossierDb            *db,
                       gint64                version_id,
                       const DossierMention *mention,
                       gint64               *id,
                       GError              **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (mention != NULL, FALSE);

  return dossier_store_doing (make_mention (db, version_id, mention, id, error),
                              error,
                              "marking a %s",
                              dossier_entity_kind_to_string (mention->kind));
}

static gboolean
find_article (DossierDb *db, gint64 id, gint64 *article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_FIND_ARTICLE, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *article_id = dossier_statement_get_int (statement, 0);
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the mention is not in the notebook");

  return step == DOSSIER_STEP_ROW;
}

static gboolean
set_origin (DossierDb *db, gint64 id, DossierOrigin origin, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 article_id = 0;

  if (!find_article (db, id, &article_id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_MENTION_SET_ORIGIN, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_text (statement, ":origin", origin_names[origin]);
  dossier_db_note (db, DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES, article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_mentions_set_origin (DossierDb *db, gint64 id, DossierOrigin origin, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail ((gsize) origin < G_N_ELEMENTS (origin_names), FALSE);

  return dossier_store_doing (set_origin (db, id, origin, error),
                              error,
                              "changing mention %" G_GINT64_FORMAT,
                              id);
}

static gboolean
run_for_version (DossierDb *db, DossierSql sql, gint64 version_id, gint64 revision, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  if (sql == DOSSIER_SQL_VERSION_SET_REVISION)
    dossier_statement_bind_int (statement, ":revision", revision);

  return dossier_statement_run (statement, error);
}

static gboolean
replace_mentions (DossierDb *db,
                  gint64     version_id,
                  GPtrArray *mentions,
                  guint      revision,
                  GError   **error)
{
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autoptr (GPtrArray) decided =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  g_autofree char *text = NULL;
  gsize            length = 0;
  gint64           article_id = 0;

  text = dossier_versions_dup_text (db, version_id, &length, &article_id, error);
  if (text == NULL || !dossier_mentions_list_decided (db, version_id, decided, error))
    return FALSE;

  writer = dossier_mention_writer_new (db, version_id, text, length);
  dossier_db_note (db, DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES, article_id);

  return run_for_version (db, DOSSIER_SQL_MENTION_DELETE_RECOGNISED, version_id, 0, error) &&
         dossier_mention_writer_propose (writer, mentions, decided, error) &&
         run_for_version (db, DOSSIER_SQL_VERSION_SET_REVISION, version_id, revision, error);
}

gboolean
dossier_mentions_replace (DossierDb *db,
                          gint64     version_id,
                          GPtrArray *mentions,
                          guint      recogniser_revision,
                          GError   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (mentions != NULL, FALSE);

  return dossier_store_doing (
      replace_mentions (db, version_id, mentions, recogniser_revision, error),
      error,
      "keeping what was recognised in version %" G_GINT64_FORMAT,
      version_id);
}
