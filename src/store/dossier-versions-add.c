/* dossier-versions-add.c: adds a version, and its article when that is new.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-versions.h"

#include "core/text/dossier-text-hash.h"
#include "store/dossier-annotations-private.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-host-key.h"
#include "store/dossier-images.h"
#include "store/dossier-mentions-private.h"
#include "store/dossier-version-order.h"

#include <string.h>

/* What is there under the address. */
typedef struct
{
  gint64   article_id; /* 0 for nothing */
  gint64   version_id;
  guint    n_versions;
  gboolean is_deleted;
  char    *text;
  gsize    text_length;
} Current;

static void
clear_current (Current *current)
{
  g_clear_pointer (&current->text, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Current, clear_current)

static gboolean
read_current (DossierDb *db, const char *url, Current *current, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_FIND_CURRENT, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", url);
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  current->article_id = dossier_statement_get_int (statement, 0);
  current->version_id = dossier_statement_get_int (statement, 1);
  current->n_versions = (guint) dossier_statement_get_int (statement, 2);
  current->is_deleted = dossier_statement_get_int (statement, 3) != 0;
  current->text = dossier_statement_dup_text (statement, 4);
  current->text_length = current->text != NULL ? strlen (current->text) : 0;

  return TRUE;
}

static gboolean
has_text (const Current *current, const DossierDocument *document)
{
  return current->text != NULL && current->text_length == document->text_length &&
         memcmp (current->text, document->text, document->text_length) == 0;
}

/* The article that has the same text now, under whatever address. */
static gboolean
find_duplicate (DossierDb *db, const char *hash, DossierVersionOutcome *outcome, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_VERSION_FIND_TEXT, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":hash", hash);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *outcome = (DossierVersionOutcome){
      .article_id = dossier_statement_get_int (statement, 0),
      .version_id = dossier_statement_get_int (statement, 1),
      .version = (guint) dossier_statement_get_int (statement, 2),
      .is_duplicate = TRUE,
    };

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
insert_article (DossierDb *db, const DossierVersionInput *input, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_ADD, error);
  g_autofree char *host = dossier_host_key_dup_of_url (input->url);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":url", input->url);
  dossier_statement_bind_text (statement, ":title", input->document->title);
  dossier_statement_bind_int (statement, ":added", dossier_db_now ());
  dossier_statement_bind_text (statement, ":host", host);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

static gboolean
insert_body (DossierDb *db, gint64 version_id, const DossierRaw *raw, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_BODY_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_columns_bind_raw (statement, raw);

  return dossier_statement_run (statement, error);
}

static gboolean
insert_page (DossierDb            *db,
             gint64                version_id,
             guint                 number,
             const DossierRawPage *page,
             GError              **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_BODY_PAGE_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_int (statement, ":number", number);
  dossier_statement_bind_text (statement, ":url", page->url);
  dossier_columns_bind_raw (statement, page->raw);

  return dossier_statement_run (statement, error);
}

static gboolean
insert_pages (DossierDb *db, gint64 version_id, GPtrArray *pages, GError **error)
{
  for (guint i = 0; pages != NULL && i < pages->len; i++)
    if (!insert_page (db, version_id, i + 2, g_ptr_array_index (pages, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
insert_version (DossierDb                   *db,
                const DossierVersionInput   *input,
                const DossierVersionOutcome *outcome,
                const char                  *hash,
                gint64                      *id,
                GError                     **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_VERSION_ADD, error);
  const DossierDocument *document = input->document;
  g_autofree char       *layout = NULL;

  if (statement == NULL)
    return FALSE;

  layout = dossier_document_serialize_layout (document);
  dossier_statement_bind_int (statement, ":article", outcome->article_id);
  dossier_statement_bind_int (statement, ":number", outcome->version);
  dossier_statement_bind_int (statement, ":fetched", input->fetched);
  dossier_statement_bind_int (statement, ":revision", input->recogniser_revision);
  dossier_statement_bind_text (statement, ":source_url", input->source_url);
  dossier_statement_bind_text (statement, ":url", document->url);
  dossier_statement_bind_text (statement, ":title", document->title);
  dossier_statement_bind_text (statement, ":byline", document->byline);
  dossier_statement_bind_text (statement, ":published", document->published);
  dossier_statement_bind_text (statement, ":modified", document->modified);
  dossier_statement_bind_text (statement, ":site", document->site);
  dossier_statement_bind_text (statement, ":language", document->language);
  dossier_statement_bind_text (statement, ":lead", document->lead);
  dossier_statement_bind_text (statement, ":headers", input->headers);
  dossier_statement_bind_text_n (statement, ":text", document->text, document->text_length);
  dossier_statement_bind_text (statement, ":layout", layout);
  dossier_statement_bind_text (statement, ":hash", hash);
  dossier_statement_bind_text (statement, ":etag", input->etag);
  dossier_statement_bind_text (statement, ":last_modified", input->last_modified);
  dossier_statement_bind_text (statement, ":access", document->access);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return insert_body (db, *id, input->raw, error) && insert_pages (db, *id, input->pages, error);
}

static gboolean
insert_images (DossierDb *db, gint64 version_id, GPtrArray *images, GError **error)
{
  for (guint i = 0; images != NULL && i < images->len; i++)
    if (!dossier_images_add (db, version_id, g_ptr_array_index (images, i), error))
      return FALSE;

  return TRUE;
}

/* What is known of the version before is looked for in the new one, before the recogniser's
 * proposals, which must not contradict it. */
static gboolean
carry_and_propose (DossierDb                   *db,
                   const DossierVersionInput   *input,
                   const Current               *current,
                   const DossierVersionOutcome *outcome,
                   GError                     **error)
{
  g_autoptr (DossierMentionWriter) writer = NULL;
  g_autoptr (GPtrArray) carried =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  const DossierDocument *document = input->document;
  g_auto (DossierCarry) carry = { 0 };

  writer =
      dossier_mention_writer_new (db, outcome->version_id, document->text, document->text_length);
  if (current->text != NULL)
    {
      dossier_carry_init (&carry,
                          current->text,
                          current->text_length,
                          document->text,
                          document->text_length);
      if (!dossier_annotations_carry (db,
                                      current->article_id,
                                      current->version_id,
                                      outcome->version_id,
                                      &carry,
                                      error) ||
          !dossier_mention_writer_carry (writer, current->version_id, &carry, carried, error))
        return FALSE;
    }

  return dossier_mention_writer_propose (writer, input->mentions, carried, error);
}

/* Last of all: with it the article is counted and indexed. */
static gboolean
make_current (DossierDb                   *db,
              const DossierVersionInput   *input,
              const DossierVersionOutcome *outcome,
              GError                     **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SET_VERSION, error);
  const DossierDocument *document = input->document;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", outcome->article_id);
  dossier_statement_bind_int (statement, ":version", outcome->version_id);
  dossier_statement_bind_int (statement, ":n_versions", outcome->version);
  dossier_statement_bind_text (statement, ":title", document->title);
  dossier_statement_bind_text (statement, ":byline", document->byline);
  dossier_statement_bind_text (statement, ":site", document->site);
  dossier_statement_bind_text (statement, ":published", document->published);
  dossier_statement_bind_text (statement, ":language", document->language);
  dossier_statement_bind_text (statement, ":lead", document->lead);

  return dossier_statement_run (statement, error);
}

/* Captured again after it was deleted: it comes back with everything that hung on it. */
static gboolean
bring_back (DossierDb *db, gint64 article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_SET_DELETED, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", article_id);
  dossier_statement_bind_null (statement, ":deleted");

  return dossier_statement_run (statement, error);
}

static gboolean
add_version (DossierDb                 *db,
             const DossierVersionInput *input,
             DossierVersionOutcome     *outcome,
             GError                   **error)
{
  g_auto (Current) current = { 0 };
  g_autofree char *hash = NULL;
  gboolean         is_kept = FALSE;

  *outcome = (DossierVersionOutcome){ 0 };
  hash = dossier_text_hash (input->document->text, input->document->text_length);
  if (!read_current (db, input->url, &current, error))
    return FALSE;

  if (input->is_new_text_wanted && hash != NULL &&
      (current.article_id == 0 || current.is_deleted) && !find_duplicate (db, hash, outcome, error))
    return FALSE;
  if (outcome->is_duplicate)
    return TRUE;

  is_kept = has_text (&current, input->document);
  *outcome = (DossierVersionOutcome){
    .article_id = current.article_id,
    .version_id = is_kept ? current.version_id : 0,
    .version = is_kept ? current.n_versions : current.n_versions + 1,
    .is_new_article = current.article_id == 0 || current.is_deleted,
    .is_new_version = !is_kept,
  };
  if (current.is_deleted && !bring_back (db, current.article_id, error))
    return FALSE;
  if (is_kept && !current.is_deleted)
    return TRUE;

  if (!is_kept)
    {
      if (current.article_id == 0 && !insert_article (db, input, &outcome->article_id, error))
        return FALSE;
      if (!insert_version (db, input, outcome, hash, &outcome->version_id, error) ||
          !insert_images (db, outcome->version_id, input->images, error) ||
          !carry_and_propose (db, input, &current, outcome, error) ||
          !make_current (db, input, outcome, error))
        return FALSE;
    }

  dossier_db_note (db,
                   DOSSIER_CHANGE_ARTICLES | DOSSIER_CHANGE_VERSIONS | DOSSIER_CHANGE_ANNOTATIONS |
                       DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES,
                   outcome->article_id);
  return TRUE;
}

gboolean
dossier_versions_add (DossierDb                 *db,
                      const DossierVersionInput *input,
                      DossierVersionOutcome     *outcome,
                      GError                   **error)
{
  DossierVersionOutcome ignored = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (input != NULL && input->url != NULL, FALSE);
  g_return_val_if_fail (input->document != NULL && input->raw != NULL, FALSE);

  return dossier_store_doing (add_version (db, input, outcome != NULL ? outcome : &ignored, error),
                              error,
                              "adding a version of %s",
                              input->url);
}

/* A version of any age with these very words. */
static gboolean
find_text (DossierDb                 *db,
           gint64                     article_id,
           const DossierVersionInput *input,
           DossierVersionOutcome     *outcome,
           GError                   **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_IMPORT_FIND_TEXT, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":article", article_id);
  dossier_statement_bind_text_n (statement,
                                 ":text",
                                 input->document->text,
                                 input->document->text_length);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    {
      outcome->version_id = dossier_statement_get_int (statement, 0);
      outcome->version = (guint) dossier_statement_get_int (statement, 1);
    }

  return step != DOSSIER_STEP_ERROR;
}

static gboolean
add_past (DossierDb                 *db,
          gint64                     article_id,
          const DossierVersionInput *input,
          DossierVersionOutcome     *outcome,
          GError                   **error)
{
  const DossierDocument *document = input->document;
  g_autofree char       *hash = dossier_text_hash (document->text, document->text_length);
  g_autoptr (GHashTable) articles = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (DossierMentionWriter) writer = NULL;

  *outcome = (DossierVersionOutcome){ .article_id = article_id };
  if (!find_text (db, article_id, input, outcome, error))
    return FALSE;
  if (outcome->version_id != 0)
    return TRUE;

  outcome->is_new_version = TRUE;
  outcome->version = DOSSIER_VERSION_ORDER_LATER;
  if (!insert_version (db, input, outcome, hash, &outcome->version_id, error) ||
      !insert_images (db, outcome->version_id, input->images, error))
    return FALSE;
  writer =
      dossier_mention_writer_new (db, outcome->version_id, document->text, document->text_length);
  g_hash_table_add (articles, &article_id);
  dossier_db_note (db, DOSSIER_CHANGE_VERSIONS | DOSSIER_CHANGE_ANNOTATIONS, article_id);

  return dossier_mention_writer_propose (writer, input->mentions, NULL, error) &&
         dossier_version_order_settle (db, articles, error) &&
         find_text (db, article_id, input, outcome, error);
}

gboolean
dossier_versions_add_past (DossierDb                 *db,
                           gint64                     article_id,
                           const DossierVersionInput *input,
                           DossierVersionOutcome     *outcome,
                           GError                   **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (input != NULL && input->document != NULL && input->raw != NULL, FALSE);
  g_return_val_if_fail (outcome != NULL, FALSE);

  return dossier_store_doing (add_past (db, article_id, input, outcome, error),
                              error,
                              "adding a version of article %" G_GINT64_FORMAT,
                              article_id);
}
