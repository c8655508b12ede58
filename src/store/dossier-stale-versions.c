/* dossier-stale-versions.c: versions that an older recogniser read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-stale-versions.h"

#include "store/dossier-db-private.h"

#include <string.h>

void
dossier_stale_version_clear (DossierStaleVersion *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->published, g_free);
  g_clear_pointer (&self->language, g_free);
  self->id = 0;
}

static gboolean
count_stale (DossierDb *db, guint revision, gint64 *n, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_STALE_COUNT, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":revision", revision);
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;
  *n = dossier_statement_get_int (statement, 0);

  return TRUE;
}

gboolean
dossier_stale_versions_count (DossierDb *db, guint revision, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (n != NULL, FALSE);

  return dossier_store_doing (count_stale (db, revision, n, error),
                              error,
                              "counting the texts to be read again");
}

static gboolean
find_next (DossierDb *db, guint revision, DossierStaleVersion *version, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_STALE_NEXT, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":revision", revision);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  version->id = dossier_statement_get_int (statement, 0);
  version->text = dossier_statement_dup_text (statement, 1);
  version->text_length = strlen (version->text);
  version->published = dossier_statement_dup_text (statement, 2);
  version->language = dossier_statement_dup_text (statement, 3);

  return TRUE;
}

gboolean
dossier_stale_versions_next (DossierDb           *db,
                             guint                revision,
                             DossierStaleVersion *version,
                             GError             **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  dossier_stale_version_clear (version);

  return dossier_store_doing (find_next (db, revision, version, error),
                              error,
                              "looking for a text to be read again");
}
