/* dossier-capture-images.c: saves the pictures of an article at capture, so that reading loads
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-images.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-images.h"

#include <string.h>

/* The pictures of one version on their way; lives in the task's data. */
typedef struct
{
  /* owned */
  DossierNotebook *notebook;
  GFile           *folder;  /* (nullable) */
  GPtrArray       *images;  /* DossierImage, in the order of their arrival */
  GCancellable    *getting; /* cancelled by the caller's and by the clock */
  GCancellable    *asked;   /* (nullable): the caller's */
  gulong           asked_id;
  guint            clock_id;

  gint64 version_id;
  guint  n_pending;
} Gathering;

/* One picture on its way. */
typedef struct
{
  GTask  *task;
  char   *url;      /* by which the article knows it */
  char   *fallback; /* (nullable): where else it may be had */
  GBytes *bytes;    /* once they are there */
} Errand;

static void
free_gathering (gpointer data)
{
  Gathering *gathering = data;

  g_clear_handle_id (&gathering->clock_id, g_source_remove);
  if (gathering->asked != NULL)
    g_cancellable_disconnect (gathering->asked, gathering->asked_id);
  g_clear_object (&gathering->asked);
  g_clear_object (&gathering->getting);
  g_clear_object (&gathering->folder);
  g_clear_object (&gathering->notebook);
  g_ptr_array_unref (gathering->images);
  g_free (gathering);
}

static gboolean
write_images (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Gathering *gathering = data;

  for (guint i = 0; i < gathering->images->len; i++)
    if (!dossier_images_add (db,
                             gathering->version_id,
                             g_ptr_array_index (gathering->images, i),
                             error))
      return FALSE;
  return TRUE;
}

static void
images_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
one_less (GTask *task)
{
  Gathering *gathering = g_task_get_task_data (task);

  if (--gathering->n_pending > 0)
    return;
  if (gathering->images->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    dossier_store_write_async (dossier_notebook_get_store (gathering->notebook),
                               write_images,
                               gathering,
                               NULL,
                               NULL,
                               images_written_cb,
                               g_object_ref (task));
}

static Errand *
begin_errand (GTask *task, const char *url, const char *fallback)
{
  Gathering *gathering = g_task_get_task_data (task);
  Errand    *errand = g_new0 (Errand, 1);

  gathering->n_pending++;
  errand->task = g_object_ref (task);
  errand->url = g_strdup (url);
  errand->fallback = g_strdup (fallback);
  return errand;
}

static void
end_errand (Errand *errand)
{
  one_less (errand->task);
  g_object_unref (errand->task);
  g_free (errand->url);
  g_free (errand->fallback);
  g_clear_pointer (&errand->bytes, g_bytes_unref);
  g_free (errand);
}

static void
keep_image (Errand *errand, const DossierPicture *picture)
{
  Gathering    *gathering = g_task_get_task_data (errand->task);
  DossierImage *image = g_new0 (DossierImage, 1);

  image->url = g_strdup (errand->url);
  image->content_type = g_strdup (picture->content_type);
  image->bytes = g_bytes_ref (picture->bytes != NULL ? picture->bytes : errand->bytes);
  image->width = picture->width;
  image->height = picture->height;
  g_ptr_array_add (gathering->images, image);
}

static void get_image (Errand *errand, const char *url);

/* There is nothing at one address: the other is tried, once. */
static void
miss_image (Errand *errand)
{
  g_autofree char *fallback = g_steal_pointer (&errand->fallback);

  if (fallback != NULL)
    get_image (errand, fallback);
  else
    end_errand (errand);
}

static void
picture_checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (DossierPicture) picture =
      dossier_extractor_check_picture_finish (DOSSIER_EXTRACTOR (source), result, NULL);

  if (picture == NULL)
    {
      miss_image (errand);
      return;
    }
  keep_image (errand, picture);
  end_errand (errand);
}

/* What is no picture, or one made to exhaust whoever opens it, is not kept. */
static void
check_image (Errand *errand, GBytes *bytes)
{
  Gathering *gathering = g_task_get_task_data (errand->task);

  g_clear_pointer (&errand->bytes, g_bytes_unref);
  errand->bytes = g_bytes_ref (bytes);
  dossier_extractor_check_picture_async (dossier_notebook_get_extractor (gathering->notebook),
                                         bytes,
                                         gathering->getting,
                                         picture_checked_cb,
                                         errand);
}

static void
image_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (DossierFetched) fetched =
      dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, NULL);

  if (fetched != NULL)
    check_image (errand, fetched->bytes);
  else
    miss_image (errand);
}

static void
image_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, NULL);

  if (bytes != NULL && g_bytes_get_size (bytes) <= DOSSIER_FETCHER_MAX_IMAGE_BYTES)
    check_image (errand, bytes);
  else
    miss_image (errand);
}

/* "data:image/png;base64,…"; anything but a picture in base64 is left out. */
static GBytes *
decode_image (const char *url)
{
  const char *comma = strchr (url, ',');
  guchar     *data;
  gsize       length;

  if (comma == NULL || comma - url < (gssize) strlen (";base64") ||
      !g_str_has_prefix (url, "data:image/") ||
      strncmp (comma - strlen (";base64"), ";base64", strlen (";base64")) != 0)
    return NULL;
  data = g_base64_decode (comma + 1, &length);
  return g_bytes_new_take (data, length);
}

static void
get_image (Errand *errand, const char *url)
{
  Gathering          *gathering = g_task_get_task_data (errand->task);
  DossierFetchOptions options = { .kind = DOSSIER_FETCH_IMAGE };
  g_autoptr (GFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_has_prefix (url, "http:") || g_str_has_prefix (url, "https:"))
    {
      dossier_fetcher_fetch_async (dossier_notebook_get_fetcher (gathering->notebook),
                                   url,
                                   &options,
                                   gathering->getting,
                                   image_fetched_cb,
                                   errand);
      return;
    }
  bytes = decode_image (url);
  if (bytes != NULL)
    {
      check_image (errand, bytes);
      return;
    }

  /* A saved page may show what lies beside it, never what lies elsewhere on the disk. */
  file = g_str_has_prefix (url, "file:") ? g_file_new_for_uri (url) : NULL;
  if (file != NULL && gathering->folder != NULL && g_file_has_prefix (file, gathering->folder))
    g_file_load_bytes_async (file, gathering->getting, image_loaded_cb, errand);
  else
    miss_image (errand);
}

static void
asked_cancelled_cb (GCancellable *asked, gpointer getting)
{
  g_cancellable_cancel (getting);
}

static gboolean
time_is_up_cb (gpointer user_data)
{
  Gathering *gathering = user_data;

  gathering->clock_id = 0;
  g_cancellable_cancel (gathering->getting);
  return G_SOURCE_REMOVE;
}

void
dossier_capture_images_async (DossierNotebook       *notebook,
                              gint64                 version_id,
                              const DossierDocument *document,
                              GFile                 *page,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Gathering *gathering = g_new0 (Gathering, 1);

  g_task_set_source_tag (task, dossier_capture_images_async);
  g_task_set_task_data (task, gathering, free_gathering);
  gathering->notebook = g_object_ref (notebook);
  gathering->folder = page != NULL ? g_file_get_parent (page) : NULL;
  gathering->images = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  gathering->getting = g_cancellable_new ();
  gathering->version_id = version_id;
  if (cancellable != NULL)
    {
      gathering->asked = g_object_ref (cancellable);
      gathering->asked_id = g_cancellable_connect (cancellable,
                                                   G_CALLBACK (asked_cancelled_cb),
                                                   g_object_ref (gathering->getting),
                                                   g_object_unref);
    }
  gathering->clock_id =
      g_timeout_add_seconds (DOSSIER_CAPTURE_IMAGE_SECONDS, time_is_up_cb, gathering);

  gathering->n_pending = 1; /* until all have been sent for */
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);

      if (block->image_url != NULL && g_hash_table_size (seen) < DOSSIER_CAPTURE_MAX_IMAGES &&
          g_hash_table_add (seen, block->image_url))
        get_image (begin_errand (task, block->image_url, block->fallback_url), block->image_url);
    }
  one_less (task);
}

gboolean
dossier_capture_images_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
