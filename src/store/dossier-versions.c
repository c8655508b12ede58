/* dossier-versions.c: the table of versions: reading them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-versions.h"

#include "core/text/dossier-url.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-versions-private.h"

#include <string.h>

void
dossier_version_free (DossierVersion *self)
{
  if (self == NULL)
    return;

  g_free (self->source_url);
  g_free (self->headers);
  g_free (self->sha256);
  g_clear_pointer (&self->document, dossier_document_free);
  g_free (self);
}

static void
take_text (char **field, DossierStatement *statement, int column)
{
  g_free (*field);
  *field = dossier_statement_dup_text (statement, column);
}

static DossierDocument *
read_document (DossierStatement *statement, int column, GError **error)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GError) damage = NULL;

  take_text (&document->url, statement, column++);
  take_text (&document->title, statement, column++);
  take_text (&document->byline, statement, column++);
  take_text (&document->published, statement, column++);
  take_text (&document->modified, statement, column++);
  take_text (&document->site, statement, column++);
  take_text (&document->language, statement, column++);
  take_text (&document->lead, statement, column++);
  take_text (&document->access, statement, column++);
  take_text (&document->text, statement, column++);
  document->text_length = strlen (document->text);
  if (dossier_document_deserialize_layout (document,
                                           dossier_statement_get_text (statement, column),
                                           &damage))
    return g_steal_pointer (&document);

  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CORRUPT,
               "its layout is damaged (%s)",
               damage->message);
  return NULL;
}

static DossierVersion *
read_version (DossierStatement *statement, GError **error)
{
  g_autoptr (DossierVersion) version = g_new0 (DossierVersion, 1);
  int column = 0;

  version->id = dossier_statement_get_int (statement, column++);
  version->article_id = dossier_statement_get_int (statement, column++);
  version->number = (guint) dossier_statement_get_int (statement, column++);
  version->n_versions = (guint) dossier_statement_get_int (statement, column++);
  version->fetched = dossier_statement_get_int (statement, column++);
  version->source_url = dossier_statement_dup_text (statement, column++);
  version->headers = dossier_statement_dup_text (statement, column++);
  version->sha256 = dossier_statement_dup_text (statement, column++);
  version->raw_size = (gsize) dossier_statement_get_int (statement, column++);
  version->recogniser_revision = (guint) dossier_statement_get_int (statement, column++);
  version->document = read_document (statement, column, error);

  return version->document != NULL ? g_steal_pointer (&version) : NULL;
}

/* @version (out) (nullable): NULL when there is none. */
static gboolean
get_version (DossierDb       *db,
             gint64           article_id,
             guint            number,
             DossierVersion **version,
             GError         **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db,
                          number > 0 ? DOSSIER_SQL_VERSION_GET : DOSSIER_SQL_VERSION_GET_CURRENT,
                          error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":article", article_id);
  if (number > 0)
    dossier_statement_bind_int (statement, ":number", number);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  *version = read_version (statement, error);
  return *version != NULL;
}

DossierVersion *
dossier_versions_get (DossierDb *db, gint64 article_id, guint number, GError **error)
{
  DossierVersion *version = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  dossier_store_doing (get_version (db, article_id, number, &version, error),
                       error,
                       "reading article %" G_GINT64_FORMAT,
                       article_id);
  return version;
}

/* @bytes (out) (nullable): NULL when there is no such version. */
static gboolean
get_raw (DossierDb *db, gint64 version_id, GBytes **bytes, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_BODY_GET, error);
  g_autoptr (DossierRaw) raw = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  raw = dossier_columns_read_raw (statement, 0);
  *bytes = dossier_raw_unpack (raw, error);

  return *bytes != NULL;
}

GBytes *
dossier_versions_get_raw (DossierDb *db, gint64 version_id, GError **error)
{
  GBytes *bytes = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  dossier_store_doing (get_raw (db, version_id, &bytes, error),
                       error,
                       "reading what was received as version %" G_GINT64_FORMAT,
                       version_id);
  return bytes;
}

static gboolean
list_pages (DossierDb *db, gint64 version_id, GPtrArray *pages, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_BODY_PAGE_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierRawPage *page = g_new0 (DossierRawPage, 1);

      page->url = dossier_statement_dup_text (statement, 0);
      page->raw = dossier_columns_read_raw (statement, 1);
      g_ptr_array_add (pages, page);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_versions_list_pages (DossierDb *db, gint64 version_id, GPtrArray *pages, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (pages != NULL, FALSE);

  return dossier_store_doing (list_pages (db, version_id, pages, error),
                              error,
                              "reading the pages of version %" G_GINT64_FORMAT,
                              version_id);
}

static gboolean
list_versions (DossierDb *db, gint64 article_id, GArray *lines, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_VERSION_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":article", article_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierVersionLine line = {
        .id = dossier_statement_get_int (statement, 0),
        .number = (guint) dossier_statement_get_int (statement, 1),
        .fetched = dossier_statement_get_int (statement, 2),
      };

      g_array_append_val (lines, line);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_versions_list (DossierDb *db, gint64 article_id, GArray *lines, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (lines != NULL, FALSE);

  return dossier_store_doing (list_versions (db, article_id, lines, error),
                              error,
                              "reading the versions of article %" G_GINT64_FORMAT,
                              article_id);
}

static DossierStatement *
find_version (DossierDb *db, DossierSql sql, gint64 version_id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return NULL;

  dossier_statement_bind_int (statement, ":version", version_id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_DONE)
    g_set_error_literal (error,
                         DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_NOT_FOUND,
                         "the version is not in the notebook");

  return step == DOSSIER_STEP_ROW ? g_steal_pointer (&statement) : NULL;
}

gboolean
dossier_versions_find_article (DossierDb *db, gint64 version_id, gint64 *article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      find_version (db, DOSSIER_SQL_VERSION_FIND_ARTICLE, version_id, error);

  if (statement == NULL)
    return FALSE;

  *article_id = dossier_statement_get_int (statement, 0);
  return TRUE;
}

char *
dossier_versions_dup_text (DossierDb *db,
                           gint64     version_id,
                           gsize     *length,
                           gint64    *article_id,
                           GError   **error)
{
  g_autoptr (DossierStatement) statement =
      find_version (db, DOSSIER_SQL_VERSION_GET_TEXT, version_id, error);
  char *text = NULL;

  if (statement == NULL)
    return NULL;

  *article_id = dossier_statement_get_int (statement, 0);
  text = dossier_statement_dup_text (statement, 1);
  *length = strlen (text);

  return text;
}

static gboolean
is_boundary (const char *text, gsize length, gsize offset)
{
  return offset == length || ((guint8) text[offset] & 0xc0) != 0x80;
}

gboolean
dossier_versions_is_span (const char *text, gsize length, DossierSpan span)
{
  return span.start <= span.end && span.end <= length && is_boundary (text, length, span.start) &&
         is_boundary (text, length, span.end);
}

gboolean
dossier_versions_check_span (const char *text, gsize length, DossierSpan span, GError **error)
{
  if (span.start < span.end && dossier_versions_is_span (text, length, span))
    return TRUE;

  g_set_error (error,
               DOSSIER_STORE_ERROR,
               DOSSIER_STORE_ERROR_CONSTRAINT,
               "%" G_GSIZE_FORMAT " to %" G_GSIZE_FORMAT
               " is no passage of a text of %" G_GSIZE_FORMAT " bytes",
               span.start,
               span.end,
               length);
  return FALSE;
}

void
dossier_version_known_clear (DossierVersionKnown *self)
{
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->last_modified, g_free);
}

static gboolean
find_known (DossierDb *db, const char *url, DossierVersionKnown *known, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_FIND_VALIDATORS, error);
  g_autofree char *answered = NULL;
  DossierStep      step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", url);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  known->article_id = dossier_statement_get_int (statement, 0);
  known->version_id = dossier_statement_get_int (statement, 1);
  known->version = (guint) dossier_statement_get_int (statement, 2);
  known->url = dossier_statement_dup_text (statement, 3);
  known->title = dossier_statement_dup_text (statement, 4);

  known->lacks_images = dossier_statement_get_int (statement, 8) != 0;
  if (known->lacks_images)
    return TRUE;

  /* What one address said of its page says nothing about the page of another. */
  answered = dossier_statement_dup_text (statement, 5);
  if (answered != NULL)
    {
      g_autofree char *key = dossier_url_canonicalize (answered);

      if (g_strcmp0 (key, url) != 0)
        return TRUE;
    }
  known->etag = dossier_statement_dup_text (statement, 6);
  known->last_modified = dossier_statement_dup_text (statement, 7);

  return TRUE;
}

gboolean
dossier_versions_find (DossierDb *db, const char *url, DossierVersionKnown *known, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (url != NULL, FALSE);
  g_return_val_if_fail (known != NULL, FALSE);

  *known = (DossierVersionKnown){ 0 };

  return dossier_store_doing (find_known (db, url, known, error), error, "looking for %s", url);
}
