/* dossier-maintenance.c: checks and copies of the whole notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-maintenance.h"

#include "core/extract/dossier-document.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-migration.h"
#include "store/dossier-raw.h"
#include "store/dossier-versions.h"
#include "store/dossier-versions-private.h"

#include <string.h>

typedef struct
{
  DossierSql  sql;
  const char *sentence;
} IndexCheck;

static const IndexCheck index_checks[] = {
  { DOSSIER_SQL_CHECK_SEARCH, "The full-text index does not match the articles." },
  { DOSSIER_SQL_CHECK_SEARCH_NOTE, "The full-text index does not match the annotations." },
  { DOSSIER_SQL_CHECK_SEARCH_FIGURE, "The full-text index does not match the figures." },
  { DOSSIER_SQL_CHECK_SEARCH_NAME, "The full-text index does not match the names." },
};

static void G_GNUC_PRINTF (2, 3) add_problem (GPtrArray *problems, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static gboolean
check_integrity (DossierDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CHECK_INTEGRITY, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    if (g_strcmp0 (dossier_statement_get_text (statement, 0), "ok") != 0)
      add_problem (problems, "The file is damaged: %s.", dossier_statement_get_text (statement, 0));

  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_foreign_keys (DossierDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CHECK_FOREIGN_KEYS, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    add_problem (problems,
                 "Row %" G_GINT64_FORMAT " of %s refers to a row of %s that is missing.",
                 dossier_statement_get_int (statement, 1),
                 dossier_statement_get_text (statement, 0),
                 dossier_statement_get_text (statement, 2));

  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_counts (DossierDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CHECK_COUNTS, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    add_problem (problems,
                 "The annotations of article %" G_GINT64_FORMAT " are counted wrongly.",
                 dossier_statement_get_int (statement, 0));

  return step == DOSSIER_STEP_DONE;
}

/* The index tells of its damage with an error of SQLite's. */
static gboolean
check_index (DossierDb *db, const IndexCheck *check, GPtrArray *problems, GError **error)
{
  g_autoptr (GError) damage = NULL;

  if (dossier_db_run (db, check->sql, &damage))
    return TRUE;

  if (g_error_matches (damage, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT))
    {
      add_problem (problems, "%s", check->sentence);
      return TRUE;
    }

  g_propagate_error (error, g_steal_pointer (&damage));
  return FALSE;
}

static gboolean
check_indices (DossierDb *db, GPtrArray *problems, GError **error)
{
  /* SQLite counts the check among writes. */
  if (dossier_db_is_read_only (db))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (index_checks); i++)
    if (!check_index (db, &index_checks[i], problems, error))
      return FALSE;

  return TRUE;
}

static void
check_body (DossierStatement *statement, GPtrArray *problems)
{
  g_autoptr (DossierRaw) raw = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gint64 id = dossier_statement_get_int (statement, 0);

  if (dossier_statement_is_null (statement, 3))
    {
      add_problem (problems, "What was received as version %" G_GINT64_FORMAT " is missing.", id);
      return;
    }

  raw = dossier_columns_read_raw (statement, 3);
  bytes = dossier_raw_unpack (raw, NULL);
  if (bytes == NULL)
    add_problem (problems, "What was received as version %" G_GINT64_FORMAT " is damaged.", id);
}

static gboolean
check_pages (DossierDb *db, gint64 version_id, GPtrArray *problems, GError **error)
{
  g_autoptr (GPtrArray) pages =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_raw_page_free);

  if (!dossier_versions_list_pages (db, version_id, pages, error))
    return FALSE;

  for (guint i = 0; i < pages->len; i++)
    {
      const DossierRawPage *page = g_ptr_array_index (pages, i);
      g_autoptr (GBytes) bytes = dossier_raw_unpack (page->raw, NULL);

      if (bytes == NULL)
        add_problem (problems,
                     "What was received as page %u of version %" G_GINT64_FORMAT " is damaged.",
                     i + 2,
                     version_id);
    }

  return TRUE;
}

static void
check_layout (DossierStatement *statement, GPtrArray *problems)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GError) damage = NULL;

  g_free (document->text);
  document->text = dossier_statement_dup_text (statement, 1);
  document->text_length = strlen (document->text);
  if (!dossier_document_deserialize_layout (document,
                                            dossier_statement_get_text (statement, 2),
                                            &damage))
    add_problem (problems,
                 "The layout of version %" G_GINT64_FORMAT " is damaged: %s.",
                 dossier_statement_get_int (statement, 0),
                 damage->message);
}

static gboolean
check_spans (DossierDb *db, DossierStatement *version, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_MENTION_LIST_SPANS, error);
  const char *text = dossier_statement_get_text (version, 1);
  gsize       length = strlen (text);
  guint       n_wrong = 0;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", dossier_statement_get_int (version, 0));
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    if (!dossier_versions_is_span (text, length, dossier_columns_read_span (statement, 0)))
      n_wrong++;
  if (n_wrong > 0)
    add_problem (problems,
                 "Version %" G_GINT64_FORMAT " has %u marks outside its text.",
                 dossier_statement_get_int (version, 0),
                 n_wrong);

  return step == DOSSIER_STEP_DONE;
}

static gboolean
check_versions (DossierDb *db, GPtrArray *problems, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_LIST_ALL, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      check_body (statement, problems);
      check_layout (statement, problems);
      if (!check_spans (db, statement, problems, error) ||
          !check_pages (db, dossier_statement_get_int (statement, 0), problems, error))
        return FALSE;
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_maintenance_check (DossierDb *db, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (problems != NULL, FALSE);

  return dossier_store_doing (
      check_integrity (db, problems, error) && check_foreign_keys (db, problems, error) &&
          check_counts (db, problems, error) && check_indices (db, problems, error) &&
          check_versions (db, problems, error),
      error,
      "checking the notebook");
}

gboolean
dossier_maintenance_look (DossierDb *db, gboolean *is_whole, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autoptr (GError) damage = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (is_whole != NULL, FALSE);

  *is_whole = FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_CHECK_QUICK, &damage);
  if (statement != NULL)
    step = dossier_statement_step (statement, &damage);
  if (step == DOSSIER_STEP_ROW)
    *is_whole = g_strcmp0 (dossier_statement_get_text (statement, 0), "ok") == 0;
  /* Some damage keeps even this from being asked. */
  if (step != DOSSIER_STEP_ERROR ||
      g_error_matches (damage, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT))
    return TRUE;

  g_propagate_prefixed_error (error, g_steal_pointer (&damage), "looking at the notebook: ");
  return FALSE;
}

gboolean
dossier_maintenance_backup (DossierDb *db, const char *path, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return dossier_store_doing (dossier_migration_copy (dossier_db_get_handle (db), path, error),
                              error,
                              "backing up to %s",
                              path);
}
