/* dossier-version-order.c: gives versions that came out of order their places by time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is there stays in its order. Where the latest one is new it is the article's text from then
 * on, and what the reader noted and decided is carried to it.
 */
#include "config.h"

#include "store/dossier-version-order.h"

#include "store/dossier-annotations-private.h"
#include "store/dossier-db-private.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-rules-private.h"

#include <string.h>

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

static sqlite3_stmt *
prepare (DossierDb *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL) == SQLITE_OK)
    return statement;
  dossier_sqlite_error_set (error, dossier_db_get_handle (db));
  return NULL;
}

typedef struct
{
  gint64   id;
  gint64   fetched;
  gboolean is_new;
} Place;

/* One article and its versions, old and new. */
typedef struct
{
  DossierDb *db;
  gint64     article_id;
  GArray    *places; /* of Place: those that were there in their order, then the new ones */
  gint64     current;
} Merger;

#define LIST_PLACES                                                                                \
  "SELECT version.id, version.fetched, version.number >= ?2, article.version_id "                  \
  "FROM version JOIN article ON article.id = version.article_id "                                  \
  "WHERE version.article_id = ?1 "                                                                 \
  "ORDER BY version.number >= ?2, "                                                                \
  "CASE WHEN version.number < ?2 THEN version.number ELSE version.fetched END, version.id"

static gboolean
list_places (Merger *self, GError **error)
{
  g_autoptr (OwnedStatement) select = prepare (self->db, LIST_PLACES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, self->article_id);
  sqlite3_bind_int64 (select, 2, DOSSIER_VERSION_ORDER_LATER);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    {
      Place place = { sqlite3_column_int64 (select, 0),
                      sqlite3_column_int64 (select, 1),
                      sqlite3_column_int (select, 2) != 0 };

      self->current = sqlite3_column_int64 (select, 3);
      g_array_append_val (self->places, place);
    }
  return step == DOSSIER_STEP_DONE;
}

/* Each new one goes before the first that was there and came after it. */
static GArray *
merge_places (const Merger *self)
{
  GArray *merged = g_array_sized_new (FALSE, FALSE, sizeof (Place), self->places->len);
  guint   n_old = 0;
  guint new = 0;

  while (n_old < self->places->len && !g_array_index (self->places, Place, n_old).is_new)
    n_old++;
  new = n_old;
  for (guint i = 0; i < n_old; i++)
    {
      Place old = g_array_index (self->places, Place, i);

      for (; new < self->places->len; new ++)
        {
          Place next = g_array_index (self->places, Place, new);

          if (next.fetched >= old.fetched)
            break;
          g_array_append_val (merged, next);
        }
      g_array_append_val (merged, old);
    }
  for (; new < self->places->len; new ++)
    g_array_append_val (merged, g_array_index (self->places, Place, new));
  return merged;
}

/* Numbers are unique at every moment, so all go out of the way first. */
static gboolean
number (Merger *self, GArray *places, GError **error)
{
  static const gint64 bases[] = { 2 * DOSSIER_VERSION_ORDER_LATER, 1 };
  g_autoptr (OwnedStatement) update =
      prepare (self->db, "UPDATE version SET number = ?1 WHERE id = ?2", error);

  if (update == NULL)
    return FALSE;
  for (guint pass = 0; pass < G_N_ELEMENTS (bases); pass++)
    for (guint i = 0; i < places->len; i++)
      {
        sqlite3_bind_int64 (update, 1, bases[pass] + i);
        sqlite3_bind_int64 (update, 2, g_array_index (places, Place, i).id);
        if (!dossier_statement_run (update, error))
          return FALSE;
      }
  return TRUE;
}

/* --- what the reader made here --- */

static char *
dup_text (Merger *self, gint64 version_id, GError **error)
{
  g_autoptr (OwnedStatement) select =
      prepare (self->db, "SELECT text FROM version WHERE id = ?1", error);

  if (select == NULL)
    return NULL;
  sqlite3_bind_int64 (select, 1, version_id);
  if (dossier_statement_step (select, error) != DOSSIER_STEP_ROW)
    return NULL;
  return dossier_statement_dup_text (select, 0);
}

/* What the reader decided here stands above what the bundle says of the same words. */
static gboolean
give_way (Merger *self, gint64 version_id, gint64 last_before, GError **error)
{
  static const char *const deletions[] = {
    "DELETE FROM figure WHERE mention_id IN (%s)",
    "DELETE FROM mention WHERE id IN (%s)",
  };
  g_autofree char *overlapped = g_strdup_printf (
      "SELECT other.id FROM mention AS other JOIN mention AS carried "
      "ON carried.version_id = other.version_id AND carried.id > %" G_GINT64_FORMAT " "
      "AND carried.start < other.\"end\" AND other.start < carried.\"end\" "
      "WHERE other.version_id = %" G_GINT64_FORMAT " AND other.id <= %" G_GINT64_FORMAT " "
      "AND (other.entity_id IS NULL) = (carried.entity_id IS NULL)",
      last_before,
      version_id,
      last_before);

  for (guint i = 0; i < G_N_ELEMENTS (deletions); i++)
    {
      g_auto (GStrv) parts = g_strsplit (deletions[i], "%s", 2);
      g_autofree char *sql = g_strjoinv (overlapped, parts);

      if (!dossier_db_execute (self->db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
carry_decisions (Merger *self, gint64 version_id, GError **error)
{
  DossierDb       *db = self->db;
  g_autofree char *old_text = dup_text (self, self->current, error);
  g_autofree char *new_text = old_text != NULL ? dup_text (self, version_id, error) : NULL;
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autoptr (GPtrArray) carried =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  g_auto (DossierCarry) carry = { 0 };
  gint64 last = 0;

  if (new_text == NULL ||
      !dossier_db_query_int (db, "SELECT coalesce (max (id), 0) FROM mention", &last, error))
    return FALSE;
  writer = dossier_mention_writer_new (db, version_id, new_text, strlen (new_text));
  dossier_carry_init (&carry, old_text, strlen (old_text), new_text, strlen (new_text));
  return dossier_mention_writer_carry (writer, self->current, &carry, carried, error) &&
         (carried->len == 0 || give_way (self, version_id, last, error));
}

#define SHOW_VERSION                                                                               \
  "UPDATE article SET (version_id, title, byline, site, published, language, lead) = "             \
  "(SELECT id, title, byline, site, published, language, lead FROM version WHERE id = ?1) "        \
  "WHERE id = ?2"

static gboolean
make_current (Merger *self, gint64 version_id, GError **error)
{
  g_autoptr (OwnedStatement) update = NULL;

  if (version_id == self->current)
    return TRUE;
  if (!carry_decisions (self, version_id, error) ||
      !dossier_rules_settle_new (self->db, version_id, error))
    return FALSE;
  update = prepare (self->db, SHOW_VERSION, error);
  if (update == NULL)
    return FALSE;
  sqlite3_bind_int64 (update, 1, version_id);
  sqlite3_bind_int64 (update, 2, self->article_id);
  return dossier_statement_run (update, error);
}

/* Looks for every note of the article in the versions that came after the one it was made on. */
static gboolean
place_notes (Merger *self, GError **error)
{
  g_autoptr (OwnedStatement) select =
      prepare (self->db, "SELECT id FROM annotation WHERE article_id = ?1 ORDER BY id", error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, self->article_id);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    if (!dossier_annotations_place_where_missing (self->db,
                                                  sqlite3_column_int64 (select, 0),
                                                  error))
      return FALSE;
  return step == DOSSIER_STEP_DONE;
}

static gboolean
settle_article (Merger *self, GError **error)
{
  g_autoptr (GArray) places = NULL;
  g_autoptr (OwnedStatement) count = NULL;

  if (!list_places (self, error))
    return FALSE;
  places = merge_places (self);
  count = prepare (self->db, "UPDATE article SET n_versions = ?1 WHERE id = ?2", error);
  if (count == NULL)
    return FALSE;
  sqlite3_bind_int64 (count, 1, places->len);
  sqlite3_bind_int64 (count, 2, self->article_id);
  return number (self, places, error) && dossier_statement_run (count, error) &&
         place_notes (self, error) &&
         make_current (self, g_array_index (places, Place, places->len - 1).id, error);
}

/* Which number a version has says where it stands among the others, not what it is: while places
 * are given, and only then, the notebook lets numbers be changed. (transfer full) (nullable): what
 * forbids it again. */
static char *
allow_numbering (DossierDb *db, GError **error)
{
  g_autoptr (OwnedStatement) select = prepare (
      db,
      "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'version_is_immutable'",
      error);
  g_autofree char *trigger = NULL;

  if (select == NULL || dossier_statement_step (select, error) != DOSSIER_STEP_ROW)
    return NULL;
  trigger = dossier_statement_dup_text (select, 0);
  g_clear_pointer (&select, sqlite3_finalize);
  return dossier_db_execute (db, "DROP TRIGGER version_is_immutable", error)
             ? g_steal_pointer (&trigger)
             : NULL;
}

static gboolean
settle_articles (DossierDb *db, GHashTable *article_ids, GError **error)
{
  GHashTableIter iter;
  gpointer       article_id;

  g_hash_table_iter_init (&iter, article_ids);
  while (g_hash_table_iter_next (&iter, &article_id, NULL))
    {
      g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
      Merger merger = { db, *(gint64 *) article_id, places, 0 };

      if (!settle_article (&merger, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
dossier_version_order_settle (DossierDb *db, GHashTable *article_ids, GError **error)
{
  g_autofree char *trigger = NULL;

  if (g_hash_table_size (article_ids) == 0)
    return TRUE;
  trigger = allow_numbering (db, error);
  return trigger != NULL && settle_articles (db, article_ids, error) &&
         dossier_db_execute (db, trigger, error);
}
