/* dossier-reading-position.c: where the reader stopped in each article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-reading-position.h"

#include "store/dossier-carry.h"
#include "store/dossier-db-private.h"
#include "store/dossier-versions-private.h"

#include <string.h>

/* Of a paragraph, what is looked for in another version. */
#define MAX_PASSAGE 240
/* Paragraphs that are tried, from the one at the top on, when a new version lacks it. */
#define MAX_PASSAGES 24

static gsize
get_character_start (const char *text, gsize offset)
{
  while (offset > 0 && ((guint8) text[offset] & 0xc0) == 0x80)
    offset--;
  return offset;
}

/* The words from @start on, at most to the end of their paragraph. */
static DossierSpan
get_passage (const char *text, gsize length, gsize start)
{
  const char *newline = memchr (text + start, '\n', length - start);
  gsize       end = newline != NULL ? (gsize) (newline - text) : length;

  if (end - start > MAX_PASSAGE)
    end = get_character_start (text, start + MAX_PASSAGE);
  return (DossierSpan){ start, end };
}

/* Paragraph by paragraph, so that a place within one that was cut leads to the next. */
static gboolean
carry_place (const DossierCarry *carry, gsize old_start, gsize *start)
{
  gsize at = get_character_start (carry->old_text, MIN (old_start, carry->old_length));

  for (guint i = 0; i < MAX_PASSAGES && at < carry->old_length; i++)
    {
      DossierSpan passage = get_passage (carry->old_text, carry->old_length, at);
      DossierSpan found;
      const char *newline;

      if (passage.start < passage.end)
        {
          g_autoptr (DossierSelector) selector =
              dossier_selector_new (carry->old_text, carry->old_length, passage);

          if (dossier_carry_selector (carry, passage, selector, &found) != DOSSIER_ANCHOR_ORPHAN)
            {
              *start = found.start;
              return TRUE;
            }
        }
      newline = memchr (carry->old_text + at, '\n', carry->old_length - at);
      if (newline == NULL)
        return FALSE;
      at = newline + 1 - carry->old_text;
    }
  return FALSE;
}

static gboolean
carry_between (DossierDb *db,
               gint64     from,
               gint64     to,
               gsize     *start,
               gboolean  *is_found,
               GError   **error)
{
  gsize            old_length;
  gsize            new_length;
  gint64           article_id;
  g_autofree char *old_text = dossier_versions_dup_text (db, from, &old_length, &article_id, error);
  g_autofree char *new_text =
      old_text != NULL ? dossier_versions_dup_text (db, to, &new_length, &article_id, error) : NULL;
  g_auto (DossierCarry) carry = { 0 };

  if (new_text == NULL)
    return FALSE;
  dossier_carry_init (&carry, old_text, old_length, new_text, new_length);
  *is_found = carry_place (&carry, *start, start);
  return TRUE;
}

static gboolean
get_position (DossierDb *db,
              gint64     article_id,
              gint64     version_id,
              gsize     *start,
              gboolean  *is_found,
              GError   **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_READING_POSITION_GET, error);
  DossierStep step;
  gint64      kept_version;

  *is_found = FALSE;
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":article_id", article_id);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;
  kept_version = dossier_statement_get_int (statement, 0);
  *start = dossier_statement_get_int (statement, 1);
  if (*start == 0)
    return TRUE;
  *is_found = TRUE;
  return kept_version == version_id ||
         carry_between (db, kept_version, version_id, start, is_found, error);
}

gboolean
dossier_reading_position_get (DossierDb *db,
                              gint64     article_id,
                              gint64     version_id,
                              gsize     *start,
                              gboolean  *is_found,
                              GError   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (start != NULL && is_found != NULL, FALSE);

  return dossier_store_doing (get_position (db, article_id, version_id, start, is_found, error),
                              error,
                              "finding where article %" G_GINT64_FORMAT " was left",
                              article_id);
}

static gboolean
set_position (DossierDb *db, gint64 article_id, gint64 version_id, gsize start, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_READING_POSITION_SET, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":article_id", article_id);
  dossier_statement_bind_int (statement, ":version_id", version_id);
  dossier_statement_bind_int (statement, ":start", start);
  dossier_statement_bind_int (statement, ":moment", dossier_db_now ());
  if (!dossier_statement_run (statement, error))
    return FALSE;
  if (sqlite3_changes (dossier_db_get_handle (db)) > 0)
    return TRUE;
  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CONSTRAINT,
               "the article has no version with the id %" G_GINT64_FORMAT,
               version_id);
  return FALSE;
}

gboolean
dossier_reading_position_set (DossierDb *db,
                              gint64     article_id,
                              gint64     version_id,
                              gsize      start,
                              GError   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (set_position (db, article_id, version_id, start, error),
                              error,
                              "remembering where article %" G_GINT64_FORMAT " was left",
                              article_id);
}
