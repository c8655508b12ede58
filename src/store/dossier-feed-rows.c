/* dossier-feed-rows.c: the table of feeds that the reader subscribed to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-feed-rows.h"

#include "store/dossier-db-private.h"

static const char *
get_kind_name (DossierFeedKind kind)
{
  return kind == DOSSIER_FEED_KIND_FEED ? "feed" : "sitemap";
}

void
dossier_feed_row_free (DossierFeedRow *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->name);
  g_free (self->folder);
  g_free (self->site_url);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_error (&self->error);
  g_free (self);
}

/* An error of a domain that this program does not know stays one, with its text. */
static GError *
read_error (DossierStatement *statement, int column)
{
  const char *text = dossier_statement_get_text (statement, column);
  const char *domain = dossier_statement_get_text (statement, column + 1);

  if (domain == NULL)
    return NULL;
  return g_error_new_literal (g_quark_from_string (domain),
                              (int) dossier_statement_get_int (statement, column + 2),
                              text != NULL ? text : "");
}

static DossierFeedRow *
read_row (DossierStatement *statement)
{
  DossierFeedRow *row = g_new0 (DossierFeedRow, 1);

  row->id = dossier_statement_get_int (statement, 0);
  row->url = dossier_statement_dup_text (statement, 1);
  row->kind = g_strcmp0 (dossier_statement_get_text (statement, 2), "sitemap") == 0
                  ? DOSSIER_FEED_KIND_SITEMAP
                  : DOSSIER_FEED_KIND_FEED;
  row->title = dossier_statement_dup_text (statement, 3);
  row->name = dossier_statement_dup_text (statement, 4);
  row->folder = dossier_statement_dup_text (statement, 5);
  row->site_url = dossier_statement_dup_text (statement, 6);
  row->etag = dossier_statement_dup_text (statement, 7);
  row->last_modified = dossier_statement_dup_text (statement, 8);
  row->fetched = dossier_statement_get_int (statement, 9);
  row->added = dossier_statement_get_int (statement, 10);
  row->is_automatic = dossier_statement_get_int (statement, 11) != 0;
  row->interval_seconds = (guint) dossier_statement_get_int (statement, 12);
  row->next_refresh = dossier_statement_get_int (statement, 13);
  row->ttl_seconds = (guint) dossier_statement_get_int (statement, 14);
  row->skip_hours = (guint32) dossier_statement_get_int (statement, 15);
  row->skip_days = (guint8) dossier_statement_get_int (statement, 16);
  row->error = read_error (statement, 17);
  row->n_failures = (guint) dossier_statement_get_int (statement, 20);
  row->is_stopped = dossier_statement_get_int (statement, 21) != 0;
  row->n_new = (guint) dossier_statement_get_int (statement, 22);
  return row;
}

static gboolean
list_rows (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_feed_rows_list (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  return dossier_store_doing (list_rows (db, rows, error), error, "reading the feeds");
}

static gboolean
get_row (DossierDb *db, gint64 id, DossierFeedRow **row, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_GET, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *row = read_row (statement);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_feed_rows_get (DossierDb *db, gint64 id, DossierFeedRow **row, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  *row = NULL;

  return dossier_store_doing (get_row (db, id, row, error),
                              error,
                              "reading feed %" G_GINT64_FORMAT,
                              id);
}

/* @id 0 when there is none. */
static gboolean
find_row (DossierDb *db, const char *url, gint64 *id, gboolean *is_subscribed, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_FIND, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  *is_subscribed = FALSE;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", url);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      *id = dossier_statement_get_int (statement, 0);
      *is_subscribed = dossier_statement_get_int (statement, 1) != 0;
    }

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
add_row (DossierDb *db, const DossierFeedSubscription *subscription, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", subscription->url);
  dossier_statement_bind_text (statement, ":kind", get_kind_name (subscription->kind));
  dossier_statement_bind_text (statement, ":title", subscription->title);
  dossier_statement_bind_text (statement, ":site_url", subscription->site_url);
  dossier_statement_bind_text (statement, ":name", subscription->name);
  dossier_statement_bind_text (statement, ":folder", subscription->folder);
  dossier_statement_bind_int (statement, ":automatic", subscription->is_automatic ? 1 : 0);
  dossier_statement_bind_int (statement, ":interval", subscription->interval_seconds);
  dossier_statement_bind_int (statement, ":now", dossier_db_now ());
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

/* @deleted: 0 for not. */
static gboolean
set_deleted (DossierDb *db, gint64 id, gint64 deleted, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_SET_DELETED, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  if (deleted != 0)
    dossier_statement_bind_int (statement, ":deleted", deleted);
  else
    dossier_statement_bind_null (statement, ":deleted");
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

static gboolean
change_row (DossierDb *db, const DossierFeedRow *row, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_CHANGE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", row->id);
  dossier_statement_bind_text (statement, ":name", row->name);
  dossier_statement_bind_text (statement, ":folder", row->folder);
  dossier_statement_bind_int (statement, ":automatic", row->is_automatic ? 1 : 0);
  dossier_statement_bind_int (statement, ":interval", row->interval_seconds);
  dossier_statement_bind_int (statement, ":next", row->next_refresh);
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

/* Whoever subscribes again says anew how, and wants to see something at once. What the reader once
 * called the feed stays, unless there is a new name. */
static gboolean
heed_wishes (DossierDb *db, gint64 id, const DossierFeedSubscription *subscription, GError **error)
{
  g_autoptr (DossierFeedRow) row = NULL;

  if (!get_row (db, id, &row, error))
    return FALSE;
  if (subscription->name != NULL)
    {
      g_free (row->name);
      row->name = g_strdup (subscription->name);
    }
  if (subscription->folder != NULL)
    {
      g_free (row->folder);
      row->folder = g_strdup (subscription->folder);
    }
  row->is_automatic = subscription->is_automatic;
  row->interval_seconds = subscription->interval_seconds;
  row->next_refresh = 0;
  return change_row (db, row, error);
}

/* One that had ended may have come back: who subscribes wants it to be asked again. */
static gboolean
start (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_START, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  if (sqlite3_changes (dossier_db_get_handle (db)) > 0)
    dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);
  return TRUE;
}

/* A feed begins as one that was unsubscribed from, so that undo takes it back to that and not to
 * nothing, which would lose its entries. */
static gboolean
subscribe (DossierDb                     *db,
           const DossierFeedSubscription *subscription,
           gint64                        *id,
           gboolean                      *is_new,
           GError                       **error)
{
  gboolean is_subscribed = FALSE;

  if (!find_row (db, subscription->url, id, &is_subscribed, error))
    return FALSE;
  *is_new = !is_subscribed;
  if (*id != 0 && !start (db, *id, error))
    return FALSE;
  if (is_subscribed)
    return TRUE;
  if (*id == 0)
    return add_row (db, subscription, id, error) && set_deleted (db, *id, 0, error);
  return set_deleted (db, *id, 0, error) && heed_wishes (db, *id, subscription, error);
}

gboolean
dossier_feed_rows_subscribe (DossierDb                     *db,
                             const DossierFeedSubscription *subscription,
                             gint64                        *id,
                             gboolean                      *is_new,
                             GError                       **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (subscription != NULL && subscription->url != NULL, FALSE);
  g_return_val_if_fail (id != NULL && is_new != NULL, FALSE);

  return dossier_store_doing (subscribe (db, subscription, id, is_new, error),
                              error,
                              "subscribing to %s",
                              subscription->url);
}

gboolean
dossier_feed_rows_unsubscribe (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (set_deleted (db, id, dossier_db_now (), error),
                              error,
                              "unsubscribing from feed %" G_GINT64_FORMAT,
                              id);
}

gboolean
dossier_feed_rows_change (DossierDb *db, const DossierFeedRow *row, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  return dossier_store_doing (change_row (db, row, error),
                              error,
                              "changing feed %" G_GINT64_FORMAT,
                              row->id);
}

static gboolean
set_fetched (DossierDb *db, const DossierFeedRow *row, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_SET_FETCHED, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", row->id);
  dossier_statement_bind_text (statement, ":kind", get_kind_name (row->kind));
  dossier_statement_bind_text (statement, ":title", row->title);
  dossier_statement_bind_text (statement, ":site_url", row->site_url);
  dossier_statement_bind_text (statement, ":etag", row->etag);
  dossier_statement_bind_text (statement, ":last_modified", row->last_modified);
  dossier_statement_bind_int (statement, ":fetched", row->fetched);
  dossier_statement_bind_int (statement, ":ttl", row->ttl_seconds);
  dossier_statement_bind_int (statement, ":skip_hours", row->skip_hours);
  dossier_statement_bind_int (statement, ":skip_days", row->skip_days);
  dossier_statement_bind_int (statement, ":next", row->next_refresh);
  dossier_statement_bind_int (statement, ":stopped", row->is_stopped ? 1 : 0);
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_feed_rows_set_fetched (DossierDb *db, const DossierFeedRow *row, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);

  return dossier_store_doing (set_fetched (db, row, error), error, "saving feed %s", row->url);
}

static gboolean
set_trouble (DossierDb *db, const DossierFeedRow *row, const GError *problem, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_SET_TROUBLE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", row->id);
  dossier_statement_bind_text (statement, ":text", problem->message);
  dossier_statement_bind_text (statement, ":domain", g_quark_to_string (problem->domain));
  dossier_statement_bind_int (statement, ":code", problem->code);
  dossier_statement_bind_int (statement, ":next", row->next_refresh);
  dossier_statement_bind_int (statement, ":stopped", row->is_stopped ? 1 : 0);
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_feed_rows_set_trouble (DossierDb            *db,
                               const DossierFeedRow *row,
                               const GError         *problem,
                               GError              **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (row != NULL && problem != NULL, FALSE);

  return dossier_store_doing (set_trouble (db, row, problem, error),
                              error,
                              "saving what went wrong with feed %s",
                              row->url);
}

static gboolean
set_url (DossierDb *db, gint64 id, const char *url, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_FEED_SET_URL, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_text (statement, ":url", url);
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_feed_rows_set_url (DossierDb *db, gint64 id, const char *url, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (url != NULL, FALSE);

  return dossier_store_doing (set_url (db, id, url, error), error, "moving a feed to %s", url);
}

gboolean
dossier_feed_rows_purge (DossierDb *db, gint64 before, GError **error)
{
  g_autoptr (DossierStatement) find = NULL;
  g_autoptr (DossierStatement) purge = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  g_return_val_if_fail (db != NULL, FALSE);

  find = dossier_db_acquire (db, DOSSIER_SQL_FEED_FIND_PURGEABLE, error);
  if (find == NULL)
    return FALSE;
  dossier_statement_bind_int (find, ":before", before);
  step = dossier_statement_step (find, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  g_clear_pointer (&find, dossier_statement_give_back);

  purge = dossier_db_acquire (db, DOSSIER_SQL_FEED_PURGE, error);
  if (purge == NULL)
    return FALSE;
  dossier_statement_bind_int (purge, ":before", before);
  return dossier_statement_run (purge, error);
}
