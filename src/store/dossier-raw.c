/* dossier-raw.c: received bytes packed for keeping.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-raw.h"

#include "store/dossier-store-error.h"

/* Pages are packed while a reader waits: level 6 is twice as fast as 9 and 1% larger. */
#define PACK_LEVEL 6

#define CHUNK_SIZE 65536

/* Runs all of @input through @converter; more than @max_size bytes are damage. */
static GByteArray *
convert (GConverter *converter, GBytes *input, gsize max_size, GError **error)
{
  g_autoptr (GByteArray) output = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gsize              length = 0;
  const guint8      *data = g_bytes_get_data (input, &length);
  GConverterResult   result = G_CONVERTER_CONVERTED;
  guint8             nothing = 0;

  if (data == NULL)
    data = &nothing;
  while (result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (converter,
                                    data,
                                    length,
                                    chunk,
                                    CHUNK_SIZE,
                                    G_CONVERTER_INPUT_AT_END,
                                    &n_read,
                                    &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return NULL;

      data += n_read;
      length -= n_read;
      g_byte_array_append (output, chunk, (guint) n_written);
      if (output->len > max_size)
        {
          g_set_error (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_CORRUPT,
                       "there are more than %" G_GSIZE_FORMAT " bytes",
                       max_size);
          return NULL;
        }
    }

  return g_steal_pointer (&output);
}

DossierRaw *
dossier_raw_new (GBytes *bytes, GError **error)
{
  g_autoptr (GZlibCompressor) compressor = NULL;
  g_autoptr (GByteArray) packed = NULL;
  DossierRaw *self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, PACK_LEVEL);
  packed = convert (G_CONVERTER (compressor), bytes, G_MAXUINT / 2, error);
  if (packed == NULL)
    {
      g_prefix_error (error, "packing the page: ");
      return NULL;
    }

  self = g_new0 (DossierRaw, 1);
  self->packed = g_byte_array_free_to_bytes (g_steal_pointer (&packed));
  self->size = g_bytes_get_size (bytes);
  self->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return self;
}

static GBytes *
unpack (const DossierRaw *self, GError **error)
{
  g_autoptr (GZlibDecompressor) decompressor = NULL;
  g_autoptr (GByteArray) array = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) damage = NULL;
  g_autofree char *sha256 = NULL;

  decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
  array = convert (G_CONVERTER (decompressor), self->packed, self->size, &damage);
  if (array == NULL)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CORRUPT,
                           damage->message);
      return NULL;
    }

  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&array));
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (g_bytes_get_size (bytes) == self->size && g_strcmp0 (sha256, self->sha256) == 0)
    return g_steal_pointer (&bytes);

  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_CORRUPT,
                       "they are not the bytes that were received");
  return NULL;
}

GBytes *
dossier_raw_unpack (const DossierRaw *self, GError **error)
{
  GBytes *bytes = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  bytes = unpack (self, error);
  if (bytes == NULL)
    g_prefix_error (error, "unpacking the page: ");

  return bytes;
}

void
dossier_raw_free (DossierRaw *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->packed, g_bytes_unref);
  g_free (self->sha256);
  g_free (self);
}

void
dossier_raw_page_free (DossierRawPage *self)
{
  if (self == NULL)
    return;

  g_free (self->url);
  dossier_raw_free (self->raw);
  g_free (self);
}
