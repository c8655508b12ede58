/* dossier-feed-entry-rows.c: the table of what feeds announced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-feed-entry-rows.h"

#include "core/feed/dossier-feed-date.h"
#include "core/text/dossier-url.h"
#include "store/dossier-capture-rows.h"
#include "store/dossier-db-private.h"

void
dossier_feed_entry_row_free (DossierFeedEntryRow *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->feed_name);
  g_free (self->problem);
  g_free (self);
}

static DossierFeedEntryState
find_state (const DossierFeedEntryRow *row, gboolean is_dismissed, const char *capture)
{
  if (row->article_id != 0)
    return DOSSIER_FEED_ENTRY_CAPTURED;
  if (g_strcmp0 (capture, "waiting") == 0)
    return DOSSIER_FEED_ENTRY_WAITING;
  if (is_dismissed)
    return DOSSIER_FEED_ENTRY_DISMISSED;
  if (g_strcmp0 (capture, "failed") == 0)
    return DOSSIER_FEED_ENTRY_FAILED;
  return DOSSIER_FEED_ENTRY_NEW;
}

static DossierFeedEntryRow *
read_row (DossierStatement *statement)
{
  DossierFeedEntryRow *row = g_new0 (DossierFeedEntryRow, 1);

  row->id = dossier_statement_get_int (statement, 0);
  row->feed_id = dossier_statement_get_int (statement, 1);
  row->url = dossier_statement_dup_text (statement, 2);
  row->title = dossier_statement_dup_text (statement, 3);
  row->summary = dossier_statement_dup_text (statement, 4);
  row->byline = dossier_statement_dup_text (statement, 5);
  row->published = dossier_statement_dup_text (statement, 6);
  row->moment = dossier_statement_get_int (statement, 7);
  row->article_id = dossier_statement_get_int (statement, 9);
  row->feed_name = dossier_statement_dup_text (statement, 10);
  row->state = find_state (row,
                           dossier_statement_get_int (statement, 8) != 0,
                           dossier_statement_get_text (statement, 11));
  row->problem = dossier_statement_dup_text (statement, 12);
  return row;
}

static DossierSql
choose_list (gint64 feed_id, gboolean only_new)
{
  if (feed_id == 0)
    return DOSSIER_SQL_FEED_ENTRY_LIST_ALL_NEW;
  return only_new ? DOSSIER_SQL_FEED_ENTRY_LIST_NEW : DOSSIER_SQL_FEED_ENTRY_LIST;
}

static gboolean
list_rows (DossierDb *db,
           DossierSql sql,
           gint64     feed_id,
           guint      limit,
           GPtrArray *rows,
           GError   **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  if (feed_id != 0)
    dossier_statement_bind_int (statement, ":feed", feed_id);
  dossier_statement_bind_limit (statement, limit);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_ptr_array_add (rows, read_row (statement));

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_feed_entry_rows_list (DossierDb *db,
                              gint64     feed_id,
                              gboolean   only_new,
                              guint      limit,
                              GPtrArray *rows,
                              GError   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (rows != NULL, FALSE);

  return dossier_store_doing (
      list_rows (db, choose_list (feed_id, only_new), feed_id, limit, rows, error),
      error,
      "reading what feeds announced");
}

/* What the table has of an entry. */
typedef struct
{
  gint64   id; /* 0 for none */
  gboolean is_changed;
} Known;

static gboolean
find_known (DossierDb              *db,
            gint64                  feed_id,
            const DossierFeedEntry *entry,
            Known                  *known,
            GError                **error)
{
  const char *const now[] = {
    entry->url, entry->title, entry->summary, entry->byline, entry->published,
  };
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_FIND, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *known = (Known){ 0 };
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":feed", feed_id);
  dossier_statement_bind_text (statement, ":identifier", entry->identifier);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      known->id = dossier_statement_get_int (statement, 0);
      for (int i = 0; i < (int) G_N_ELEMENTS (now); i++)
        known->is_changed |= g_strcmp0 (dossier_statement_get_text (statement, i + 1), now[i]) != 0;
    }

  return step != DOSSIER_STEP_ERROR;
}

static void
bind_entry (DossierStatement *statement, const DossierFeedEntry *entry, const char *key)
{
  dossier_statement_bind_text (statement, ":url", entry->url);
  dossier_statement_bind_text (statement, ":key", key);
  dossier_statement_bind_text (statement, ":title", entry->title);
  dossier_statement_bind_text (statement, ":summary", entry->summary);
  dossier_statement_bind_text (statement, ":byline", entry->byline);
  dossier_statement_bind_text (statement, ":published", entry->published);
}

/* A time to come would stand above all news until it is reached. */
static gint64
choose_moment (const DossierFeedEntry *entry, gint64 now)
{
  gint64 published = 0;

  if (entry->published != NULL && dossier_feed_date_to_time (entry->published, &published) &&
      published < now)
    return published;
  return now;
}

static gboolean
add_entry (DossierDb              *db,
           gint64                  feed_id,
           const DossierFeedEntry *entry,
           gint64                  now,
           GArray                 *new_ids,
           GError                **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_ADD, error);
  g_autofree char *key = dossier_url_canonicalize (entry->url);
  gint64           id;

  if (statement == NULL)
    return FALSE;

  bind_entry (statement, entry, key);
  dossier_statement_bind_int (statement, ":feed", feed_id);
  dossier_statement_bind_text (statement, ":identifier", entry->identifier);
  dossier_statement_bind_int (statement, ":moment", choose_moment (entry, now));
  dossier_statement_bind_int (statement, ":now", now);
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return FALSE;

  id = dossier_statement_get_int (statement, 0);
  if (new_ids != NULL && dossier_statement_is_null (statement, 1))
    g_array_append_val (new_ids, id);
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_step (statement, error) == DOSSIER_STEP_DONE;
}

static gboolean
update_entry (DossierDb *db, Known known, const DossierFeedEntry *entry, gint64 now, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_UPDATE, error);
  g_autofree char *key = dossier_url_canonicalize (entry->url);

  if (statement == NULL)
    return FALSE;

  bind_entry (statement, entry, key);
  dossier_statement_bind_int (statement, ":id", known.id);
  dossier_statement_bind_int (statement, ":now", now);
  if (known.is_changed)
    dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);

  return dossier_statement_run (statement, error);
}

static gboolean
prune (DossierDb *db, gint64 feed_id, gint64 now, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_PRUNE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":feed", feed_id);
  dossier_statement_bind_int (statement, ":now", now);
  dossier_statement_bind_limit (statement, DOSSIER_FEED_ENTRY_ROWS_KEPT);

  return dossier_statement_run (statement, error);
}

static gboolean
merge (DossierDb *db,
       gint64     feed_id,
       GPtrArray *entries,
       gint64     now,
       GArray    *new_ids,
       GError   **error)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const DossierFeedEntry *entry = entries->pdata[i];
      Known                   known;

      if (!find_known (db, feed_id, entry, &known, error))
        return FALSE;
      if (known.id != 0 ? !update_entry (db, known, entry, now, error)
                        : !add_entry (db, feed_id, entry, now, new_ids, error))
        return FALSE;
    }
  return prune (db, feed_id, now, error);
}

gboolean
dossier_feed_entry_rows_merge (DossierDb *db,
                               gint64     feed_id,
                               GPtrArray *entries,
                               gint64     now,
                               GArray    *new_ids,
                               GError   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (entries != NULL, FALSE);

  return dossier_store_doing (merge (db, feed_id, entries, now, new_ids, error),
                              error,
                              "saving what feed %" G_GINT64_FORMAT " announces",
                              feed_id);
}

/* @dismissed: 0 for not. */
static gboolean
set_dismissed (DossierDb *db, const GArray *ids, gint64 dismissed, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_SET_DISMISSED, error);

  if (statement == NULL)
    return FALSE;

  if (dismissed != 0)
    dossier_statement_bind_int (statement, ":dismissed", dismissed);
  else
    dossier_statement_bind_null (statement, ":dismissed");
  dossier_db_note (db, DOSSIER_CHANGE_FEEDS, 0);
  for (guint i = 0; i < ids->len; i++)
    {
      dossier_statement_bind_int (statement, ":id", g_array_index (ids, gint64, i));
      if (!dossier_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_feed_entry_rows_dismiss (DossierDb *db, const GArray *ids, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return dossier_store_doing (set_dismissed (db, ids, dossier_db_now (), error),
                              error,
                              "dismissing entries of a feed");
}

gboolean
dossier_feed_entry_rows_restore (DossierDb *db, const GArray *ids, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return dossier_store_doing (set_dismissed (db, ids, 0, error),
                              error,
                              "putting back entries of a feed");
}

/* @url (out) (nullable): NULL when there is no such entry. */
static gboolean
get_url (DossierDb *db, gint64 id, char **url, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_FEED_ENTRY_GET_URL, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *url = dossier_statement_dup_text (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
capture (DossierDb *db, const GArray *ids, GError **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      gint64           id = g_array_index (ids, gint64, i);
      g_autofree char *url = NULL;

      if (!get_url (db, id, &url, error))
        return FALSE;
      if (url != NULL && !dossier_capture_rows_add (db, url, id, NULL, error))
        return FALSE;
    }
  return set_dismissed (db, ids, 0, error);
}

gboolean
dossier_feed_entry_rows_capture (DossierDb *db, const GArray *ids, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  return dossier_store_doing (capture (db, ids, error), error, "capturing entries of a feed");
}
