/* dossier-import-unpack.c: files and pages that were packed to be smaller.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-core-error.h"
#include "net/dossier-decoder.h"

#define STEP_BYTES (256 * 1024)

static gboolean
fail_too_large (GError **error)
{
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_TOO_LARGE,
               "the file holds more than %d MiB",
               DOSSIER_IMPORT_MAX_BYTES / 1024 / 1024);
  return FALSE;
}

static gboolean
is_packed (const guint8 *data, gsize length)
{
  return length >= 2 && data[0] == 0x1f && data[1] == 0x8b;
}

/* One member of the file; moves @data on. */
static gboolean
unpack_member (const guint8 **data, gsize *length, GByteArray *unpacked, GError **error)
{
  g_autoptr (GConverter) converter =
      G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autofree guint8 *buffer = g_malloc (STEP_BYTES);
  GConverterResult   result = G_CONVERTER_CONVERTED;

  while (result == G_CONVERTER_CONVERTED)
    {
      gsize n_read = 0;
      gsize n_written = 0;

      result = g_converter_convert (converter,
                                    *data,
                                    *length,
                                    buffer,
                                    STEP_BYTES,
                                    G_CONVERTER_INPUT_AT_END,
                                    &n_read,
                                    &n_written,
                                    error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      *data += n_read;
      *length -= n_read;
      if (n_written > DOSSIER_IMPORT_MAX_BYTES - unpacked->len)
        return fail_too_large (error);
      g_byte_array_append (unpacked, buffer, (guint) n_written);
    }
  return TRUE;
}

GBytes *
dossier_import_unpack (GBytes *bytes, GError **error)
{
  gsize         size = 0;
  gsize         length = 0;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GByteArray) unpacked = NULL;

  if (!is_packed (data, size))
    {
      if (size <= DOSSIER_IMPORT_MAX_BYTES)
        return g_bytes_ref (bytes);
      fail_too_large (error);
      return NULL;
    }
  unpacked = g_byte_array_new ();
  length = size;
  while (is_packed (data, length))
    if (!unpack_member (&data, &length, unpacked, error))
      {
        g_prefix_error (error, "byte %" G_GSIZE_FORMAT " of the packed file: ", size - length);
        return NULL;
      }
  return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
}

GBytes *
dossier_import_decode (GBytes *page, const char *codings, GError **error)
{
  g_autoptr (GInputStream) memory = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GByteArray) unpacked = NULL;
  g_autofree guint8 *buffer = NULL;
  gsize              n_read = 0;

  if (codings == NULL || *codings == '\0')
    return g_bytes_ref (page);
  memory = g_memory_input_stream_new_from_bytes (page);
  stream = dossier_decoder_wrap (memory, codings, DOSSIER_EXTRACT_MAX_BYTES);
  unpacked = g_byte_array_new ();
  buffer = g_malloc (STEP_BYTES);
  do
    {
      if (!g_input_stream_read_all (stream, buffer, STEP_BYTES, &n_read, NULL, error))
        return NULL;
      g_byte_array_append (unpacked, buffer, (guint) n_read);
    }
  while (n_read == STEP_BYTES && unpacked->len <= DOSSIER_EXTRACT_MAX_BYTES);
  return g_byte_array_free_to_bytes (g_steal_pointer (&unpacked));
}
