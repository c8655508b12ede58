/* dossier-import-pictures.c: finds the pictures of imported articles in the file, or beside it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each is decoded in a process of its own before it is kept, as at a capture; one that many
 * articles show is looked at once.
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "notebook/dossier-capture-images.h"
#include "store/dossier-images.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A picture received again and again is looked for among so many. */
#define MAX_SAME_URL 16
/* Of a picture beside the file, or in its text. */
#define MAX_BYTES (32 * 1024 * 1024)

typedef struct
{
  const DossierImportedPicture *picture;
  DossierImage                 *image; /* (nullable): once it was looked at */
  gboolean                      was_seen;
} Entry;

struct _DossierImportPictures
{
  DossierExtractor *extractor;
  GFile            *folder;  /* (nullable) */
  GPtrArray        *entries; /* of Entry */
  GHashTable       *by_url;  /* address to GPtrArray of Entry, borrowed */
  guint             n_bad;
  guint             n_missing;
  guint             n_unused;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->image, dossier_image_free);
  g_free (entry);
}

DossierImportPictures *
dossier_import_pictures_new (const DossierImported *imported,
                             DossierExtractor      *extractor,
                             const char            *file_uri)
{
  DossierImportPictures *self = g_new0 (DossierImportPictures, 1);
  g_autoptr (GFile) file = g_file_new_for_uri (file_uri);

  self->extractor = extractor;
  self->folder = g_file_get_parent (file);
  self->entries = g_ptr_array_new_with_free_func (free_entry);
  self->by_url =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < imported->pictures->len; i++)
    {
      const DossierImportedPicture *picture = g_ptr_array_index (imported->pictures, i);
      GPtrArray                    *same = g_hash_table_lookup (self->by_url, picture->url);
      Entry                        *entry = g_new0 (Entry, 1);

      entry->picture = picture;
      g_ptr_array_add (self->entries, entry);
      if (same == NULL)
        {
          same = g_ptr_array_new ();
          g_hash_table_insert (self->by_url, picture->url, same);
        }
      if (same->len < MAX_SAME_URL)
        g_ptr_array_add (same, entry);
    }
  return self;
}

void
dossier_import_pictures_free (DossierImportPictures *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->folder);
  g_clear_pointer (&self->by_url, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self);
}

/* (transfer full) (nullable): a picture that can be shown. */
static DossierImage *
check (DossierImportPictures *self, GBytes *bytes, GCancellable *cancellable)
{
  g_autoptr (DossierPicture) picture =
      dossier_extractor_check_picture (self->extractor, bytes, cancellable, NULL);
  DossierImage *image;

  if (picture == NULL)
    return NULL;
  image = g_new0 (DossierImage, 1);
  image->content_type = g_strdup (picture->content_type);
  image->bytes = g_bytes_ref (picture->bytes != NULL ? picture->bytes : bytes);
  image->width = picture->width;
  image->height = picture->height;
  return image;
}

static DossierImage *
copy_image (const DossierImage *image, const char *url)
{
  DossierImage *copy = g_new0 (DossierImage, 1);

  copy->url = g_strdup (url);
  copy->content_type = g_strdup (image->content_type);
  copy->bytes = g_bytes_ref (image->bytes);
  copy->width = image->width;
  copy->height = image->height;
  return copy;
}

/* The one that was received nearest to the page. */
static Entry *
find_entry (DossierImportPictures *self, const char *url, gint64 fetched)
{
  GPtrArray *same = url != NULL ? g_hash_table_lookup (self->by_url, url) : NULL;
  Entry     *nearest = NULL;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      Entry *entry = g_ptr_array_index (same, i);

      if (nearest == NULL ||
          ABS (entry->picture->received - fetched) < ABS (nearest->picture->received - fetched))
        nearest = entry;
    }
  return nearest;
}

/* (transfer full) (nullable) */
static DossierImage *
take_entry (DossierImportPictures *self, Entry *entry, const char *url, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = NULL;

  if (!entry->was_seen)
    {
      entry->was_seen = TRUE;
      bytes = dossier_import_decode (entry->picture->bytes, entry->picture->content_encoding, NULL);
      entry->image = bytes != NULL ? check (self, bytes, cancellable) : NULL;
      self->n_bad += entry->image == NULL;
    }
  return entry->image != NULL ? copy_image (entry->image, url) : NULL;
}

/* "data:image/png;base64,…", or a file beside the file or below it, as browsers save pages. */
static GBytes *
read_near (DossierImportPictures *self, const char *url, GCancellable *cancellable)
{
  const char *comma = strchr (url, ',');
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInfo) info = NULL;

  if (g_str_has_prefix (url, "data:image/"))
    {
      gsize   length = 0;
      guchar *data = NULL;

      if (comma == NULL || comma - url < (gssize) strlen (";base64") ||
          strncmp (comma - strlen (";base64"), ";base64", strlen (";base64")) != 0)
        return NULL;
      data = g_base64_decode (comma + 1, &length);
      return g_bytes_new_take (data, length);
    }
  file = g_str_has_prefix (url, "file:") ? g_file_new_for_uri (url) : NULL;
  if (file == NULL || self->folder == NULL || !g_file_has_prefix (file, self->folder))
    return NULL;
  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE,
                            cancellable,
                            NULL);
  if (info == NULL || g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR ||
      g_file_info_get_size (info) > MAX_BYTES)
    return NULL;
  return g_file_load_bytes (file, cancellable, NULL, NULL);
}

static DossierImage *
find_image (DossierImportPictures *self,
            const DossierBlock    *block,
            gint64                 fetched,
            GCancellable          *cancellable)
{
  const char *urls[] = { block->image_url, block->fallback_url };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      Entry        *entry = find_entry (self, urls[i], fetched);
      DossierImage *image =
          entry != NULL ? take_entry (self, entry, block->image_url, cancellable) : NULL;
      g_autoptr (GBytes) bytes = NULL;

      if (image == NULL && urls[i] != NULL)
        bytes = read_near (self, urls[i], cancellable);
      if (bytes != NULL)
        image = check (self, bytes, cancellable);
      if (image == NULL)
        continue;
      g_free (image->url);
      image->url = g_strdup (block->image_url);
      return image;
    }
  return NULL;
}

void
dossier_import_pictures_give (DossierImportPictures *self,
                              DossierImportPage     *page,
                              GCancellable          *cancellable)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  page->images = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  for (guint i = 0; i < page->document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (page->document->blocks, DossierBlock, i);
      DossierImage       *image = NULL;

      if (block->image_url == NULL || !g_hash_table_add (seen, block->image_url))
        continue;
      if (page->images->len < DOSSIER_CAPTURE_MAX_IMAGES)
        image = find_image (self, block, page->fetched, cancellable);
      if (image != NULL)
        g_ptr_array_add (page->images, image);
      else
        self->n_missing++;
    }
}

void
dossier_import_pictures_report (DossierImportPictures *self, DossierImportReport *report)
{
  for (guint i = 0; i < self->entries->len; i++)
    self->n_unused += !((Entry *) g_ptr_array_index (self->entries, i))->was_seen;
  if (self->n_bad > 0)
    dossier_import_report_add_problem (
        report,
        ngettext ("%u picture could not be decoded and was left out.",
                  "%u pictures could not be decoded and were left out.",
                  self->n_bad),
        self->n_bad);
  if (self->n_unused > 0)
    dossier_import_report_add_problem (
        report,
        ngettext ("%u picture in the file is shown by no article and was left out.",
                  "%u pictures in the file are shown by no article and were left out.",
                  self->n_unused),
        self->n_unused);
  if (self->n_missing > self->n_bad)
    dossier_import_report_add_problem (
        report,
        ngettext ("%u picture is not in the file; its article shows the words for it.",
                  "%u pictures are not in the file; their articles show the words for them.",
                  self->n_missing - self->n_bad),
        self->n_missing - self->n_bad);
}
