/* dossier-bundle-versions.c: brings a bundle's versions of articles that the notebook has already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A version is immutable: one whose text, or whose bytes of that moment, are there is the same one
 * and does not come again. The others find their places by when they were received.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

/* What only waits for its text has nothing that the notebook's own text lacks. */
#define DESCRIBE_VERSION                                                                           \
  "SELECT version.text, version.fetched, body.sha256, version.source_url IS 'dossier:kept' "       \
  "FROM version LEFT JOIN body ON body.version_id = version.id WHERE version.id = ?1"

#define FIND_SAME                                                                                  \
  "SELECT version.id FROM version LEFT JOIN body ON body.version_id = version.id "                 \
  "WHERE version.article_id = ?1 "                                                                 \
  "AND (version.text = ?2 OR (version.fetched = ?3 AND body.sha256 = ?4)) "                        \
  "ORDER BY version.text = ?2 DESC, version.id LIMIT 1"

gboolean
dossier_bundle_versions_find_same (DossierBundleCopy       *self,
                                   gint64                   from,
                                   const DossierBundlePair *article,
                                   gboolean                *is_known,
                                   GError                 **error)
{
  g_autoptr (OwnedStatement) describe = NULL;
  g_autoptr (OwnedStatement) find = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  *is_known = TRUE;
  describe = dossier_bundle_prepare (self->from, DESCRIBE_VERSION, error);
  find = dossier_bundle_prepare (self->to, FIND_SAME, error);
  if (describe == NULL || find == NULL)
    return FALSE;
  sqlite3_bind_int64 (describe, 1, from);
  step = dossier_statement_step (describe, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  sqlite3_bind_int64 (find, 1, article->to);
  for (int i = 0; i < 3; i++)
    sqlite3_bind_value (find, i + 2, sqlite3_column_value (describe, i));
  step = dossier_statement_step (find, error);
  if (step == DOSSIER_STEP_ROW)
    {
      gint64 same = sqlite3_column_int64 (find, 0);

      g_hash_table_insert (self->same_versions,
                           g_memdup2 (&from, sizeof from),
                           g_memdup2 (&same, sizeof same));
    }
  *is_known = step == DOSSIER_STEP_ROW || sqlite3_column_int (describe, 3) != 0;
  return step != DOSSIER_STEP_ERROR;
}

void
dossier_bundle_versions_note (DossierBundleCopy *self, gint64 article_id)
{
  g_hash_table_add (self->merged, g_memdup2 (&article_id, sizeof article_id));
  self->outcome->n_versions++;
}

gint64
dossier_bundle_versions_get (DossierBundleCopy *self, gint64 from)
{
  const gint64            *same = g_hash_table_lookup (self->same_versions, &from);
  const DossierBundlePair *pair = dossier_bundle_copy_find (self, "version", from);

  return same != NULL ? *same : pair != NULL ? pair->to : 0;
}
