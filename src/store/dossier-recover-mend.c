/* dossier-recover-mend.c: makes a notebook of rows some of which are lost.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-recover-mend.h"

#include "core/anchor/dossier-selector.h"
#include "core/extract/dossier-document.h"
#include "store/dossier-raw.h"
#include "store/dossier-sqlite-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows refer to rows that refer to others; no chain is longer. */
#define MAX_ROUNDS 16

/* An article is known by its texts, and a note by its own words: of neither must anything be lost
 * because the row that they belong to is. */
static const char *const missing_rows[] = {
  "INSERT OR IGNORE INTO article (id, url, title, byline, site, published, language, lead, added) "
  "SELECT article_id, coalesce (url, source_url, 'dossier:lost-' || article_id), title, byline, "
  "site, published, language, lead, fetched "
  "FROM version "
  "WHERE article_id NOT IN (SELECT id FROM article) "
  "GROUP BY article_id "
  "HAVING number = max (number)",

  /* Another article may have that address already. */
  "INSERT OR IGNORE INTO article (id, url, title, added) "
  "SELECT article_id, 'dossier:lost-' || article_id, title, fetched "
  "FROM version "
  "WHERE article_id NOT IN (SELECT id FROM article) "
  "GROUP BY article_id",

  "INSERT OR IGNORE INTO article (id, url, title, added) "
  "SELECT article_id, 'dossier:lost-' || article_id, substr (quote, 1, 80), min (created) "
  "FROM annotation "
  "WHERE article_id NOT IN (SELECT id FROM article) "
  "GROUP BY article_id",

  "INSERT OR IGNORE INTO entity (id, kind, name) "
  "SELECT mention.entity_id, mention.kind, "
  "coalesce (mention.name, CAST (substr (CAST (version.text AS BLOB), mention.start + 1, "
  "mention.\"end\" - mention.start) AS TEXT)) "
  "FROM mention "
  "JOIN version ON version.id = mention.version_id "
  "WHERE mention.entity_id NOT IN (SELECT id FROM entity) "
  "GROUP BY mention.entity_id",

  "INSERT OR IGNORE INTO entity_alias (entity_id, name, folded, is_own) "
  "SELECT id, name, dossier_fold (name), 1 "
  "FROM entity "
  "WHERE id NOT IN (SELECT entity_id FROM entity_alias WHERE is_own = 1)",

  /* Versions are counted from 1, without a gap. */
  "CREATE TEMP TABLE recovered_number AS "
  "SELECT id, row_number () OVER (PARTITION BY article_id ORDER BY number) AS number "
  "FROM version",
  "UPDATE version SET number = number + 1000000",
  "UPDATE version SET number = (SELECT number FROM recovered_number AS n WHERE n.id = version.id)",
  "DROP TABLE recovered_number",
};

/* A new text must not take the number of one that is lost: other rows still have it. */
static const char *const fresh_numbers[] = {
  "INSERT INTO sqlite_sequence (name, seq) "
  "SELECT 'version', 0 "
  "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'version')",

  "UPDATE sqlite_sequence "
  "SET seq = max (seq, "
  "(SELECT coalesce (max (version_id), 0) FROM article), "
  "(SELECT coalesce (max (version_id), 0) FROM annotation), "
  "(SELECT coalesce (max (version_id), 0) FROM placement), "
  "(SELECT coalesce (max (version_id), 0) FROM mention), "
  "(SELECT coalesce (max (version_id), 0) FROM image), "
  "(SELECT coalesce (max (version_id), 0) FROM body)) "
  "WHERE name = 'version'",
};

/* When every article has a text. */
static const char *const right_versions[] = {
  "UPDATE article "
  "SET version_id = ("
  "SELECT id FROM version WHERE article_id = article.id ORDER BY number DESC LIMIT 1) "
  "WHERE version_id IS NULL "
  "OR NOT EXISTS (SELECT 1 FROM version WHERE id = article.version_id AND article_id = article.id)",

  "UPDATE article "
  "SET n_versions = (SELECT count (*) FROM version WHERE article_id = article.id)",

  "UPDATE annotation "
  "SET version_id = (SELECT version_id FROM article WHERE id = annotation.article_id) "
  "WHERE NOT EXISTS ("
  "SELECT 1 FROM version WHERE id = annotation.version_id AND article_id = annotation.article_id)",

  "DELETE FROM mention "
  "WHERE \"end\" > (SELECT length (CAST (text AS BLOB)) FROM version WHERE id = version_id)",

  "DELETE FROM placement "
  "WHERE \"end\" > (SELECT length (CAST (text AS BLOB)) FROM version WHERE id = version_id) "
  "OR version_id NOT IN (SELECT id FROM version) "
  "OR annotation_id NOT IN (SELECT id FROM annotation)",
};

/* What follows from other rows. */
static const char *const counts[] = {
  "UPDATE article "
  "SET n_annotations = (SELECT count (*) FROM annotation WHERE article_id = article.id)",
  "UPDATE entity SET n_articles = 0, n_mentions = 0",
  "DELETE FROM figure WHERE mention_id NOT IN (SELECT id FROM mention)",
  "INSERT INTO search (search) VALUES ('rebuild')",
  "INSERT INTO search_note (search_note) VALUES ('rebuild')",
  "INSERT INTO search_figure (search_figure) VALUES ('rebuild')",
  "INSERT INTO search_name (search_name) VALUES ('rebuild')",
};

static gboolean
execute (sqlite3 *handle, const char *sql, GError **error)
{
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  dossier_sqlite_error_set (error, handle);
  return FALSE;
}

static gboolean
execute_all (sqlite3 *handle, const char *const *statements, gsize n_statements, GError **error)
{
  for (gsize i = 0; i < n_statements; i++)
    if (!execute (handle, statements[i], error))
      return FALSE;
  return TRUE;
}

static sqlite3_stmt *
prepare (sqlite3 *handle, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL) != SQLITE_OK)
    dossier_sqlite_error_set (error, handle);
  return statement;
}

/* Finalises it. @result: what the last step said */
static gboolean
finish (sqlite3 *handle, sqlite3_stmt *statement, int result, GError **error)
{
  if (result != SQLITE_DONE)
    dossier_sqlite_error_set (error, handle);
  sqlite3_finalize (statement);
  return result == SQLITE_DONE;
}

static const char *
get_text (sqlite3_stmt *statement, int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return text != NULL ? text : "";
}

/* --- Texts --- */

/* Each line is a block, the first one the title. */
static void
add_blocks (DossierDocument *document)
{
  gsize start = 0;

  for (;;)
    {
      const char *newline = strchr (document->text + start, '\n');
      gsize end = newline != NULL ? (gsize) (newline - document->text) : document->text_length;
      DossierBlock block = { .kind = start == 0 ? DOSSIER_BLOCK_TITLE : DOSSIER_BLOCK_PARAGRAPH,
                             .span = { start, end } };

      g_array_append_val (document->blocks, block);
      if (newline == NULL)
        return;
      start = end + 1;
    }
}

static char *
make_layout (const char *text)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();

  g_free (document->text);
  document->text = g_strdup (text);
  document->text_length = strlen (text);
  add_blocks (document);
  return dossier_document_serialize_layout (document);
}

static gboolean
is_layout (const char *text, const char *layout)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();

  g_free (document->text);
  document->text = g_strdup (text);
  document->text_length = strlen (text);
  return dossier_document_deserialize_layout (document, layout, NULL);
}

/* The words that the reader marked are left of the text. */
static gboolean
add_quotes (sqlite3 *handle, gint64 article_id, GString *text, GError **error)
{
  sqlite3_stmt *statement =
      prepare (handle,
               "SELECT quote FROM annotation WHERE article_id = ?1 ORDER BY start, id",
               error);
  int result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, article_id);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_string_append_printf (text, "\n%s", get_text (statement, 0));
  return finish (handle, statement, result, error);
}

static gboolean
keep_article (sqlite3 *handle, sqlite3_stmt *article, GError **error)
{
  gint64      id = sqlite3_column_int64 (article, 0);
  const char *lead = get_text (article, 2);
  g_autoptr (GString) text = g_string_new (get_text (article, 1));
  g_autofree char *layout = NULL;
  sqlite3_stmt    *statement = NULL;

  if (*lead != '\0')
    g_string_append_printf (text, "\n%s", lead);
  if (!add_quotes (handle, id, text, error))
    return FALSE;
  layout = make_layout (text->str);
  statement = prepare (handle,
                       "INSERT INTO version (article_id, number, fetched, recogniser_revision, "
                       "source_url, title, text, layout) "
                       "VALUES (?1, 1, ?2, 0, 'dossier:kept', ?3, ?4, ?5)",
                       error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, sqlite3_column_int64 (article, 3));
  sqlite3_bind_text (statement, 3, get_text (article, 1), -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 4, text->str, -1, SQLITE_TRANSIENT);
  sqlite3_bind_text (statement, 5, layout, -1, SQLITE_TRANSIENT);
  return finish (handle, statement, sqlite3_step (statement), error);
}

/* Title and marked passages stand where the text was. */
static gboolean
keep_articles (sqlite3 *handle, GPtrArray *problems, GError **error)
{
  sqlite3_stmt *statement =
      prepare (handle,
               "SELECT id, title, lead, added, url, deleted IS NULL FROM article "
               "WHERE id NOT IN (SELECT article_id FROM version) "
               "ORDER BY id",
               error);
  int result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      if (!keep_article (handle, statement, error))
        {
          sqlite3_finalize (statement);
          return FALSE;
        }
      if (sqlite3_column_int (statement, 5))
        g_ptr_array_add (problems,
                         g_strdup_printf (_ ("The text of “%s” is lost; its title and what you "
                                             "marked in it are kept. Its address is %s."),
                                          get_text (statement, 1),
                                          get_text (statement, 4)));
    }
  return finish (handle, statement, result, error);
}

static gboolean
write_layout (sqlite3 *handle, gint64 id, const char *text, GError **error)
{
  g_autofree char *layout = make_layout (text);
  sqlite3_stmt *statement = prepare (handle, "UPDATE version SET layout = ?1 WHERE id = ?2", error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_text (statement, 1, layout, -1, SQLITE_TRANSIENT);
  sqlite3_bind_int64 (statement, 2, id);
  return finish (handle, statement, sqlite3_step (statement), error);
}

/* In the place of the page as it came: the text that was made of it. */
static gboolean
write_body (sqlite3 *handle, gint64 id, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, error);
  sqlite3_stmt *statement = NULL;
  gconstpointer packed = NULL;
  gsize         length = 0;

  if (raw == NULL)
    return FALSE;
  statement = prepare (handle,
                       "INSERT OR REPLACE INTO body (version_id, size, sha256, packed) "
                       "VALUES (?1, ?2, ?3, ?4)",
                       error);
  if (statement == NULL)
    return FALSE;
  packed = g_bytes_get_data (raw->packed, &length);
  sqlite3_bind_int64 (statement, 1, id);
  sqlite3_bind_int64 (statement, 2, (gint64) raw->size);
  sqlite3_bind_text (statement, 3, raw->sha256, -1, SQLITE_TRANSIENT);
  sqlite3_bind_blob64 (statement, 4, packed, length, SQLITE_TRANSIENT);
  return finish (handle, statement, sqlite3_step (statement), error);
}

/* @row: packed, size, sha256 from column 4 on */
static gboolean
is_body (sqlite3_stmt *row)
{
  DossierRaw raw = { 0 };
  g_autoptr (GBytes) bytes = NULL;

  if (sqlite3_column_type (row, 4) == SQLITE_NULL)
    return FALSE;
  raw.packed = g_bytes_new (sqlite3_column_blob (row, 4), (gsize) sqlite3_column_bytes (row, 4));
  raw.size = (gsize) sqlite3_column_int64 (row, 5);
  raw.sha256 = (char *) get_text (row, 6);
  bytes = dossier_raw_unpack (&raw, NULL);
  g_bytes_unref (raw.packed);
  return bytes != NULL;
}

static gboolean
mend_version (sqlite3 *handle, sqlite3_stmt *row, GPtrArray *problems, GError **error)
{
  gint64      id = sqlite3_column_int64 (row, 0);
  const char *text = get_text (row, 2);
  const char *title = get_text (row, 1);
  gboolean    is_kept = g_strcmp0 (get_text (row, 7), "dossier:kept") == 0;

  if (!is_layout (text, get_text (row, 3)))
    {
      g_ptr_array_add (
          problems,
          g_strdup_printf (_ ("How “%s” was laid out is lost; its text is there."), title));
      if (!write_layout (handle, id, text, error))
        return FALSE;
    }
  if (is_body (row))
    return TRUE;
  if (!is_kept)
    g_ptr_array_add (
        problems,
        g_strdup_printf (_ ("The page as it was received for “%s” is lost; its text is there."),
                         title));
  return write_body (handle, id, text, error);
}

static gboolean
mend_versions (sqlite3 *handle, GPtrArray *problems, GError **error)
{
  sqlite3_stmt *statement =
      prepare (handle,
               "SELECT version.id, version.title, version.text, version.layout, body.packed, "
               "body.size, body.sha256, version.source_url "
               "FROM version LEFT JOIN body ON body.version_id = version.id "
               "ORDER BY version.id",
               error);
  int result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (!mend_version (handle, statement, problems, error))
      {
        sqlite3_finalize (statement);
        return FALSE;
      }
  return finish (handle, statement, result, error);
}

/* --- Places of notes --- */

static gboolean
place (sqlite3 *handle, sqlite3_stmt *row, sqlite3_stmt *insert, GError **error)
{
  static const char *const names[] = { "exact", "approximate", "orphan" };
  DossierSelector          selector = {
             .quote = (char *) get_text (row, 2),
             .prefix = (char *) get_text (row, 3),
             .suffix = (char *) get_text (row, 4),
             .position = { (gsize) sqlite3_column_int64 (row, 5), (gsize) sqlite3_column_int64 (row, 6) },
  };
  const char         *text = get_text (row, 7);
  DossierSpan         span = { 0, 0 };
  DossierAnchorResult result = dossier_selector_anchor (&selector, text, strlen (text), &span);

  sqlite3_reset (insert);
  sqlite3_bind_int64 (insert, 1, sqlite3_column_int64 (row, 0));
  sqlite3_bind_int64 (insert, 2, sqlite3_column_int64 (row, 1));
  sqlite3_bind_text (insert, 3, names[result], -1, SQLITE_STATIC);
  sqlite3_bind_null (insert, 4);
  sqlite3_bind_null (insert, 5);
  if (result != DOSSIER_ANCHOR_ORPHAN)
    {
      sqlite3_bind_int64 (insert, 4, (gint64) span.start);
      sqlite3_bind_int64 (insert, 5, (gint64) span.end);
    }
  if (sqlite3_step (insert) == SQLITE_DONE)
    return TRUE;
  dossier_sqlite_error_set (error, handle);
  return FALSE;
}

/* In the version that it was made on, and in those after it. */
static gboolean
place_annotations (sqlite3 *handle, GError **error)
{
  sqlite3_stmt *statement =
      prepare (handle,
               "SELECT annotation.id, version.id, quote, prefix, suffix, start, \"end\", "
               "version.text "
               "FROM annotation "
               "JOIN version AS own ON own.id = annotation.version_id "
               "JOIN version ON version.article_id = own.article_id "
               "AND version.number >= own.number "
               "WHERE NOT EXISTS (SELECT 1 FROM placement "
               "WHERE annotation_id = annotation.id AND placement.version_id = version.id)",
               error);
  sqlite3_stmt *insert = NULL;
  int           result = SQLITE_OK;

  if (statement == NULL)
    return FALSE;
  insert = prepare (handle,
                    "INSERT OR IGNORE INTO placement "
                    "(annotation_id, version_id, anchor, start, \"end\") "
                    "VALUES (?1, ?2, ?3, ?4, ?5)",
                    error);
  while (insert != NULL && (result = sqlite3_step (statement)) == SQLITE_ROW)
    if (!place (handle, statement, insert, error))
      {
        sqlite3_finalize (insert);
        insert = NULL;
      }
  if (insert == NULL)
    {
      sqlite3_finalize (statement);
      return FALSE;
    }
  sqlite3_finalize (insert);
  return finish (handle, statement, result, error);
}

/* --- What refers to what is lost --- */

static gboolean
run_changes (sqlite3 *handle, char *sql, int *n_changes, GError **error)
{
  gboolean ok = execute (handle, sql, error);

  if (ok)
    *n_changes += sqlite3_changes (handle);
  g_free (sql);
  return ok;
}

/* @row: table, column, parent, its column, what deletion does, whether the column is required */
static gboolean
cut_reference (sqlite3 *handle, sqlite3_stmt *row, int *n_changes, GError **error)
{
  const char *table = get_text (row, 0);
  const char *column = get_text (row, 1);
  gboolean is_optional = !sqlite3_column_int (row, 5) && strcmp (get_text (row, 4), "CASCADE") != 0;
  g_autofree char *where =
      g_strdup_printf ("\"%s\" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM \"%s\" AS parent "
                       "WHERE parent.\"%s\" = \"%s\".\"%s\")",
                       column,
                       get_text (row, 2),
                       get_text (row, 3),
                       table,
                       column);

  if (is_optional &&
      !run_changes (handle,
                    g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = NULL WHERE %s",
                                     table,
                                     column,
                                     where),
                    n_changes,
                    error))
    return FALSE;
  return run_changes (handle,
                      g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table, where),
                      n_changes,
                      error);
}

static gboolean
cut_references_once (sqlite3 *handle, int *n_changes, GError **error)
{
  sqlite3_stmt *statement = prepare (
      handle,
      "SELECT t.name, f.\"from\", f.\"table\", f.\"to\", f.on_delete, c.\"notnull\" OR c.pk "
      "FROM pragma_table_list AS t, pragma_foreign_key_list (t.name) AS f, "
      "pragma_table_info (t.name) AS c "
      "WHERE t.schema = 'main' AND t.type = 'table' AND c.name = f.\"from\"",
      error);
  int result = SQLITE_OK;

  *n_changes = 0;
  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    if (!cut_reference (handle, statement, n_changes, error))
      {
        sqlite3_finalize (statement);
        return FALSE;
      }
  return finish (handle, statement, result, error);
}

static gboolean
cut_references (sqlite3 *handle, GError **error)
{
  int n_changes = 1;

  for (guint i = 0; i < MAX_ROUNDS && n_changes > 0; i++)
    if (!cut_references_once (handle, &n_changes, error))
      return FALSE;
  return TRUE;
}

gboolean
dossier_recover_mend (sqlite3 *handle, GPtrArray *problems, GError **error)
{
  return execute_all (handle, missing_rows, G_N_ELEMENTS (missing_rows), error) &&
         execute_all (handle, fresh_numbers, G_N_ELEMENTS (fresh_numbers), error) &&
         keep_articles (handle, problems, error) &&
         execute_all (handle, right_versions, G_N_ELEMENTS (right_versions), error) &&
         mend_versions (handle, problems, error) && cut_references (handle, error) &&
         place_annotations (handle, error) &&
         execute_all (handle, counts, G_N_ELEMENTS (counts), error);
}
