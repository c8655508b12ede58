/* dossier-tags.c: the table of tags, of articles and of annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-tags.h"

#include "store/dossier-articles-private.h"
#include "store/dossier-db-private.h"
#include "store/dossier-tags-private.h"

void
dossier_tag_free (DossierTag *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self);
}

static gboolean
list_tags (DossierDb *db, GPtrArray *tags, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_TAG_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierTag *tag = g_new0 (DossierTag, 1);

      tag->id = dossier_statement_get_int (statement, 0);
      tag->name = dossier_statement_dup_text (statement, 1);
      tag->n_articles = (guint) dossier_statement_get_int (statement, 2);
      g_ptr_array_add (tags, tag);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_tags_list (DossierDb *db, GPtrArray *tags, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (tags != NULL, FALSE);

  return dossier_store_doing (list_tags (db, tags, error), error, "reading the tags");
}

char **
dossier_tags_list_article (DossierDb *db, gint64 article_id, GError **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_TAG_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement != NULL)
    {
      dossier_statement_bind_int (statement, ":article", article_id);
      while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
        g_strv_builder_add (names, dossier_statement_get_text (statement, 0));
    }
  if (!dossier_store_doing (step == DOSSIER_STEP_DONE, error, "reading the article's tags"))
    return NULL;
  return g_strv_builder_end (names);
}

static gboolean
find_tag (DossierDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_TAG_FIND, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":name", name);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *id = dossier_statement_get_int (statement, 0);

  return step != DOSSIER_STEP_ERROR;
}

gboolean
dossier_tags_ensure (DossierDb *db, const char *name, gint64 *id, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (name));

  if (*stripped == '\0')
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CONSTRAINT,
                           "a tag must have a name");
      return FALSE;
    }
  if (!find_tag (db, stripped, id, error))
    return FALSE;
  if (*id != 0)
    return TRUE;

  statement = dossier_db_acquire (db, DOSSIER_SQL_TAG_ADD, error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":name", stripped);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  *id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

static gboolean
add_to_article (DossierDb *db, gint64 article_id, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 tag_id = 0;

  if (!dossier_articles_check (db, article_id, error) ||
      !dossier_tags_ensure (db, name, &tag_id, error))
    return FALSE;

  statement = dossier_db_acquire (db, DOSSIER_SQL_ARTICLE_TAG_ADD, error);
  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":article", article_id);
  dossier_statement_bind_int (statement, ":tag", tag_id);
  dossier_db_note (db, DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ARTICLES, article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_tags_add_article (DossierDb *db, gint64 article_id, const char *name, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  return dossier_store_doing (add_to_article (db, article_id, name, error),
                              error,
                              "tagging article %" G_GINT64_FORMAT,
                              article_id);
}
