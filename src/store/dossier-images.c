/* dossier-images.c: the table of saved pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-images.h"

#include "store/dossier-db-private.h"
#include "store/dossier-versions-private.h"

void
dossier_image_free (DossierImage *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  g_free (self->content_type);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}

static gboolean
list_images (DossierDb *db, gint64 version_id, GPtrArray *images, GError **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_IMAGE_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierImage *image = g_new0 (DossierImage, 1);

      image->id = dossier_statement_get_int (statement, 0);
      image->url = dossier_statement_dup_text (statement, 1);
      image->content_type = dossier_statement_dup_text (statement, 2);
      image->bytes = dossier_statement_dup_bytes (statement, 3);
      image->width = dossier_statement_get_int (statement, 4);
      image->height = dossier_statement_get_int (statement, 5);
      g_ptr_array_add (images, image);
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_images_list (DossierDb *db, gint64 version_id, GPtrArray *images, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (images != NULL, FALSE);

  return dossier_store_doing (list_images (db, version_id, images, error),
                              error,
                              "reading the pictures of version %" G_GINT64_FORMAT,
                              version_id);
}

static gboolean
add_image (DossierDb *db, gint64 version_id, const DossierImage *image, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 article_id = 0;

  if (!dossier_versions_find_article (db, version_id, &article_id, error))
    return FALSE;

  statement = dossier_db_acquire (db, DOSSIER_SQL_IMAGE_ADD, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_text (statement, ":url", image->url);
  dossier_statement_bind_text (statement, ":content_type", image->content_type);
  dossier_statement_bind_bytes (statement, ":bytes", image->bytes);
  dossier_statement_bind_int (statement, ":width", image->width);
  dossier_statement_bind_int (statement, ":height", image->height);
  dossier_db_note (db, DOSSIER_CHANGE_VERSIONS, article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_images_add (DossierDb *db, gint64 version_id, const DossierImage *image, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (image != NULL && image->url != NULL && image->bytes != NULL, FALSE);

  return dossier_store_doing (add_image (db, version_id, image, error),
                              error,
                              "adding a picture to version %" G_GINT64_FORMAT,
                              version_id);
}
