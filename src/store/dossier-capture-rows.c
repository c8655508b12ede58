/* dossier-capture-rows.c: the table of addresses that wait to be captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-capture-rows.h"

#include "core/text/dossier-url.h"
#include "store/dossier-db-private.h"

#define SETTING_PAUSED "captures-paused"
#define SETTING_TRIED  "captures-tried"

static const char *const state_names[] = {
  [DOSSIER_CAPTURE_ROW_WAITING] = "waiting",
  [DOSSIER_CAPTURE_ROW_FAILED] = "failed",
  [DOSSIER_CAPTURE_ROW_DONE] = "done",
};

void
dossier_capture_row_free (DossierCaptureRow *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->title);
  g_clear_error (&self->error);
  g_free (self);
}

static gboolean
count_changes (DossierDb *db, gboolean ok, DossierChangeFlags flags)
{
  if (ok && sqlite3_changes (dossier_db_get_handle (db)) > 0)
    dossier_db_note (db, flags, 0);

  return ok;
}

/* Runs @statement, which is NULL when it could not be prepared. */
static gboolean
change (DossierDb *db, DossierStatement *statement, GError **error)
{
  return statement != NULL &&
         count_changes (db, dossier_statement_run (statement, error), DOSSIER_CHANGE_CAPTURES);
}

static gboolean
clear_state (DossierDb *db, DossierCaptureRowState state, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_CLEAR, error);

  if (statement != NULL)
    dossier_statement_bind_text (statement, ":state", state_names[state]);

  return change (db, statement, error);
}

/* Forgets those that are done, unless others still wait: "12 of 200" counts what is done together.
 */
static gboolean
clear_batch (DossierDb *db, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_ANY_WAITING, error);

  if (statement == NULL || dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;

  return dossier_statement_get_int (statement, 0) > 0 ||
         clear_state (db, DOSSIER_CAPTURE_ROW_DONE, error);
}

static gboolean
add_row (DossierDb *db, const char *url, gint64 feed_entry_id, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_ADD, error);
  g_autofree char *key = dossier_url_canonicalize (url);

  if (statement == NULL || !clear_batch (db, error))
    return FALSE;

  dossier_statement_bind_text (statement, ":url", url);
  dossier_statement_bind_text (statement, ":key", key);
  dossier_statement_bind_int (statement, ":asked", dossier_db_now ());
  if (feed_entry_id != 0)
    dossier_statement_bind_int (statement, ":feed_entry", feed_entry_id);
  else
    dossier_statement_bind_null (statement, ":feed_entry");
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;

  if (id != NULL)
    *id = dossier_statement_get_int (statement, 0);
  dossier_db_note (db, DOSSIER_CHANGE_CAPTURES, 0);

  return dossier_statement_step (statement, error) == DOSSIER_STEP_DONE;
}

gboolean
dossier_capture_rows_add (DossierDb  *db,
                          const char *url,
                          gint64      feed_entry_id,
                          gint64     *id,
                          GError    **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (url != NULL, FALSE);

  return dossier_store_doing (add_row (db, url, feed_entry_id, id, error),
                              error,
                              "noting that %s is to be captured",
                              url);
}

gboolean
dossier_capture_rows_clear (DossierDb *db, DossierCaptureRowState state, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (clear_state (db, state, error), error, "clearing the capture queue");
}

static DossierCaptureRowState
parse_state (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_strcmp0 (state_names[i], name) == 0)
      return (DossierCaptureRowState) i;

  return DOSSIER_CAPTURE_ROW_FAILED;
}

static DossierCaptureRow *
read_row (DossierStatement *statement)
{
  DossierCaptureRow *row = g_new0 (DossierCaptureRow, 1);
  const char        *domain = dossier_statement_get_text (statement, 5);
  g_autofree char   *text = dossier_statement_dup_text (statement, 7);

  row->id = dossier_statement_get_int (statement, 0);
  row->url = dossier_statement_dup_text (statement, 1);
  row->state = parse_state (dossier_statement_get_text (statement, 2));
  /* One more must be more, whatever a notebook from elsewhere claims. */
  row->attempts = (guint) CLAMP (dossier_statement_get_int (statement, 3), 0, G_MAXINT);
  row->not_before = dossier_statement_get_int (statement, 4);
  if (domain != NULL)
    row->error = g_error_new_literal (g_quark_from_string (domain),
                                      (int) dossier_statement_get_int (statement, 6),
                                      text != NULL ? text : "");
  row->article_id = dossier_statement_get_int (statement, 8);
  row->title = dossier_statement_dup_text (statement, 9);

  return row;
}

static gboolean
list_rows (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_capture_rows_list (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  return dossier_store_doing (list_rows (db, rows, error), error, "reading the capture queue");
}

static gboolean
set_done (DossierDb *db, gint64 id, gint64 article_id, GError **error)
{
  g_autoptr (DossierStatement) done = dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_SET_DONE, error);
  g_autoptr (DossierStatement) feeds =
      done != NULL ? dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_TELL_FEEDS, error) : NULL;

  if (feeds == NULL)
    return FALSE;

  dossier_statement_bind_int (done, ":id", id);
  dossier_statement_bind_int (done, ":article", article_id);
  dossier_statement_bind_int (feeds, ":id", id);
  dossier_statement_bind_int (feeds, ":article", article_id);

  return dossier_statement_run (done, error) &&
         count_changes (db, dossier_statement_run (feeds, error), DOSSIER_CHANGE_FEEDS);
}

gboolean
dossier_capture_rows_set_done (DossierDb *db, gint64 id, gint64 article_id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (set_done (db, id, article_id, error),
                              error,
                              "noting that capture %" G_GINT64_FORMAT " is done",
                              id);
}

static gboolean
set_trouble (DossierDb    *db,
             gint64        id,
             guint         attempts,
             gint64        not_before,
             const GError *trouble,
             GError      **error)
{
  DossierCaptureRowState state =
      not_before != 0 ? DOSSIER_CAPTURE_ROW_WAITING : DOSSIER_CAPTURE_ROW_FAILED;
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_SET_TROUBLE, error);

  if (statement != NULL)
    {
      dossier_statement_bind_int (statement, ":id", id);
      dossier_statement_bind_text (statement, ":state", state_names[state]);
      dossier_statement_bind_int (statement, ":attempts", attempts);
      dossier_statement_bind_int (statement, ":not_before", not_before);
      dossier_statement_bind_text (statement, ":domain", g_quark_to_string (trouble->domain));
      dossier_statement_bind_int (statement, ":code", trouble->code);
      dossier_statement_bind_text (statement, ":text", trouble->message);
    }

  return statement != NULL && dossier_statement_run (statement, error);
}

gboolean
dossier_capture_rows_set_trouble (DossierDb    *db,
                                  gint64        id,
                                  guint         attempts,
                                  gint64        not_before,
                                  const GError *trouble,
                                  GError      **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (trouble != NULL, FALSE);

  return dossier_store_doing (set_trouble (db, id, attempts, not_before, trouble, error),
                              error,
                              "noting that capture %" G_GINT64_FORMAT " failed",
                              id);
}

static gboolean
change_one (DossierDb *db, DossierSql sql, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);

  if (statement != NULL && id != 0)
    dossier_statement_bind_int (statement, ":id", id);

  return change (db, statement, error);
}

gboolean
dossier_capture_rows_retry (DossierDb *db, gint64 id, GError **error)
{
  DossierSql sql = id != 0 ? DOSSIER_SQL_CAPTURE_RETRY : DOSSIER_SQL_CAPTURE_RETRY_FAILED;

  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (change_one (db, sql, id, error), error, "trying captures again");
}

gboolean
dossier_capture_rows_hurry (DossierDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (change_one (db, DOSSIER_SQL_CAPTURE_HURRY, 0, error),
                              error,
                              "trying captures again");
}

static gboolean
hurry_after (DossierDb *db, GQuark domain, int code, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_CAPTURE_HURRY_AFTER, error);

  if (statement != NULL)
    {
      dossier_statement_bind_text (statement, ":domain", g_quark_to_string (domain));
      dossier_statement_bind_int (statement, ":code", code);
    }

  return change (db, statement, error);
}

gboolean
dossier_capture_rows_hurry_after (DossierDb *db, GQuark domain, int code, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (hurry_after (db, domain, code, error),
                              error,
                              "trying captures again");
}

gboolean
dossier_capture_rows_remove (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (change_one (db, DOSSIER_SQL_CAPTURE_REMOVE, id, error),
                              error,
                              "removing capture %" G_GINT64_FORMAT,
                              id);
}

static gboolean
read_setting (DossierDb *db, const char *name, char **value, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SETTING_GET, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":name", name);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *value = dossier_statement_dup_text (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_capture_rows_is_paused (DossierDb *db, gboolean *is_paused, GError **error)
{
  g_autofree char *value = NULL;
  gboolean         ok = FALSE;

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (is_paused != NULL, FALSE);

  ok = dossier_store_doing (read_setting (db, SETTING_PAUSED, &value, error),
                            error,
                            "reading whether captures pause");
  *is_paused = g_strcmp0 (value, "yes") == 0;

  return ok;
}

static gboolean
write_setting (DossierDb *db, const char *name, const char *value, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SETTING_SET, error);

  if (statement != NULL)
    {
      dossier_statement_bind_text (statement, ":name", name);
      dossier_statement_bind_text (statement, ":value", value);
    }

  return change (db, statement, error);
}

gboolean
dossier_capture_rows_set_paused (DossierDb *db, gboolean is_paused, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (write_setting (db, SETTING_PAUSED, is_paused ? "yes" : "no", error),
                              error,
                              "noting whether captures pause");
}

gboolean
dossier_capture_rows_try_to_write (DossierDb *db, GError **error)
{
  g_autofree char *now = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());

  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (write_setting (db, SETTING_TRIED, now, error),
                              error,
                              "trying to write the notebook");
}
