/* dossier-colour-names.c: the table of what the reader calls the colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-colour-names.h"

#include "store/dossier-db-private.h"

static gboolean
read_names (DossierDb *db, char **names, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_COLOUR_NAME_LIST, error);
  DossierStep   step = DOSSIER_STEP_ERROR;
  DossierColour colour;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    if (dossier_colour_from_string (dossier_statement_get_text (statement, 0), &colour))
      {
        g_free (names[colour]);
        names[colour] = dossier_statement_dup_text (statement, 1);
      }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_colour_names_read (DossierDb *db, char **names, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);

  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    names[i] = NULL;

  return dossier_store_doing (read_names (db, names, error),
                              error,
                              "reading the names of the colours");
}

static gboolean
set_name (DossierDb *db, DossierColour colour, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (
      db,
      name != NULL ? DOSSIER_SQL_COLOUR_NAME_SET : DOSSIER_SQL_COLOUR_NAME_REMOVE,
      error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":colour", dossier_colour_to_string (colour));
  if (name != NULL)
    dossier_statement_bind_text (statement, ":name", name);
  if (!dossier_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (dossier_db_get_handle (db)) > 0)
    dossier_db_note (db, DOSSIER_CHANGE_COLOURS, 0);

  return TRUE;
}

gboolean
dossier_colour_names_set (DossierDb *db, DossierColour colour, const char *name, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail ((gsize) colour < DOSSIER_N_COLOURS, FALSE);
  g_return_val_if_fail (name == NULL || *name != '\0', FALSE);

  return dossier_store_doing (set_name (db, colour, name, error), error, "renaming a colour");
}
