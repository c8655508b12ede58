/* dossier-claim-rows.c: the table of claims: who said what in each version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-claim-rows.h"

#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"

static gboolean
delete_claims (DossierDb *db, gint64 version_id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CLAIM_DELETE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  return dossier_statement_run (statement, error);
}

static gboolean
insert_claim (DossierDb *db, gint64 version_id, const DossierClaim *claim, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CLAIM_ADD, error);
  const DossierSource *source = claim->source;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_int (statement, ":start", (gint64) claim->content.start);
  dossier_statement_bind_int (statement, ":end", (gint64) claim->content.end);
  dossier_statement_bind_text (statement, ":speaker", source->words);
  dossier_statement_bind_int (statement, ":speaker_start", (gint64) source->speaker.start);
  dossier_statement_bind_int (statement, ":speaker_end", (gint64) source->speaker.end);
  /* Nothing stands at an empty span, so that who is only described has no mention. */
  dossier_statement_bind_int (statement, ":name_start", (gint64) source->speaker_mention.start);
  dossier_statement_bind_int (statement, ":name_end", (gint64) source->speaker_mention.end);
  dossier_statement_bind_text (statement, ":cue", source->cue_words);
  dossier_statement_bind_int (statement, ":cue_start", (gint64) source->cue.start);
  dossier_statement_bind_int (statement, ":cue_end", (gint64) source->cue.end);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_claim_rows_write (DossierDb  *db,
                          gint64      version_id,
                          const char *text,
                          gsize       length,
                          GPtrArray  *mentions,
                          GError    **error)
{
  g_autoptr (GPtrArray) nothing = NULL;
  g_autoptr (GPtrArray) claims = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (mentions == NULL)
    mentions = nothing = g_ptr_array_new ();
  claims = dossier_claims_find (text, length, mentions);
  if (!delete_claims (db, version_id, error))
    return FALSE;
  for (guint i = 0; i < claims->len; i++)
    if (!insert_claim (db, version_id, g_ptr_array_index (claims, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
list_claims (DossierDb *db, gint64 version_id, GPtrArray *claims, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CLAIM_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierClaim *claim = g_new0 (DossierClaim, 1);

      claim->content = dossier_columns_read_span (statement, 0);
      claim->source = dossier_columns_read_source (statement, 2);
      g_ptr_array_add (claims, claim);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_claim_rows_list (DossierDb *db, gint64 version_id, GPtrArray *claims, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (claims != NULL, FALSE);

  return dossier_store_doing (list_claims (db, version_id, claims, error),
                              error,
                              "reading the claims of version %" G_GINT64_FORMAT,
                              version_id);
}
