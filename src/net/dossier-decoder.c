/* dossier-decoder.c: unpacks what a server has packed for the way.
 *
 * libsoup's own decoder, of the versions that we build on, takes half a packed page for a whole
 * one; a notebook must not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-decoder.h"

#ifdef DOSSIER_HAVE_BROTLI
#include <brotli/decode.h>
#endif

#include <string.h>

/* Codings on top of each other; more than one is already odd. */
#define MAX_LAYERS 3

/* What packing may add to a body that cannot be made smaller: this part of it, and a head and a
 * tail. */
#define PACKING_SHARE 64
#define PACKING_BYTES 1024

typedef enum
{
  CODING_GZIP,
  CODING_DEFLATE,
  CODING_BROTLI,
} Coding;

static const struct
{
  const char *name;
  Coding      coding;
} coding_names[] = {
  { "gzip", CODING_GZIP },
  { "x-gzip", CODING_GZIP },
  { "deflate", CODING_DEFLATE },
#ifdef DOSSIER_HAVE_BROTLI
  { "br", CODING_BROTLI },
#endif
};

#define DOSSIER_TYPE_DECODER (dossier_decoder_get_type ())
G_DECLARE_FINAL_TYPE (DossierDecoder, dossier_decoder, DOSSIER, DECODER, GObject)

struct _DossierDecoder
{
  GObject  parent_instance;
  Coding   coding;
  gsize    n_left; /* packed bytes that may still come */
  gboolean is_begun;
  /* once begun, one of these, or none for what is not packed after all */
  GConverter *zlib;
#ifdef DOSSIER_HAVE_BROTLI
  BrotliDecoderState *brotli;
#endif
};

static void dossier_decoder_converter_init (GConverterIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierDecoder,
                               dossier_decoder,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_CONVERTER,
                                                      dossier_decoder_converter_init))

static GConverterResult
copy_through (const void     *in,
              gsize           in_size,
              void           *out,
              gsize           out_size,
              GConverterFlags flags,
              gsize          *n_read,
              gsize          *n_written)
{
  gsize length = MIN (in_size, out_size);

  memcpy (out, in, length);
  *n_read = *n_written = length;
  return length == in_size && (flags & G_CONVERTER_INPUT_AT_END) ? G_CONVERTER_FINISHED
                                                                 : G_CONVERTER_CONVERTED;
}

#ifdef DOSSIER_HAVE_BROTLI
static GConverterResult
decode_brotli (DossierDecoder *self,
               const void     *in,
               gsize           in_size,
               void           *out,
               gsize           out_size,
               gsize          *n_read,
               gsize          *n_written,
               GError        **error)
{
  const guint8       *next_in = in;
  guint8             *next_out = out;
  gsize               in_left = in_size;
  gsize               out_left = out_size;
  BrotliDecoderResult result =
      BrotliDecoderDecompressStream (self->brotli, &in_left, &next_in, &out_left, &next_out, NULL);

  *n_read = in_size - in_left;
  *n_written = out_size - out_left;
  if (result == BROTLI_DECODER_RESULT_SUCCESS)
    return G_CONVERTER_FINISHED;
  if (result == BROTLI_DECODER_RESULT_ERROR)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "invalid brotli data");
      return G_CONVERTER_ERROR;
    }
  if (*n_read > 0 || *n_written > 0)
    return G_CONVERTER_CONVERTED;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "more brotli data is needed");
  return G_CONVERTER_ERROR;
}
#endif

/* Deflate is meant to come in zlib's wrapping (RFC 9110), but some servers send it bare; the first
 * two bytes tell, by the check in RFC 1950. */
static GZlibCompressorFormat
guess_format (const guint8 *start)
{
  gboolean is_wrapped = (start[0] & 0x0f) == 8 && (start[0] * 256 + start[1]) % 31 == 0;

  return is_wrapped ? G_ZLIB_COMPRESSOR_FORMAT_ZLIB : G_ZLIB_COMPRESSOR_FORMAT_RAW;
}

static void
begin (DossierDecoder *self, const guint8 *start, gsize length)
{
  self->is_begun = TRUE;
  if (length < 2)
    return;
  if (self->coding == CODING_GZIP && start[0] == 0x1f && start[1] == 0x8b)
    self->zlib = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  if (self->coding == CODING_DEFLATE)
    self->zlib = G_CONVERTER (g_zlib_decompressor_new (guess_format (start)));
#ifdef DOSSIER_HAVE_BROTLI
  if (self->coding == CODING_BROTLI)
    self->brotli = BrotliDecoderCreateInstance (NULL, NULL, NULL);
#endif
}

static GConverterResult
convert_begun (DossierDecoder *self,
               const void     *in,
               gsize           in_size,
               void           *out,
               gsize           out_size,
               GConverterFlags flags,
               gsize          *n_read,
               gsize          *n_written,
               GError        **error)
{
  if (self->zlib != NULL)
    return g_converter_convert (self->zlib,
                                in,
                                in_size,
                                out,
                                out_size,
                                flags,
                                n_read,
                                n_written,
                                error);
#ifdef DOSSIER_HAVE_BROTLI
  if (self->brotli != NULL)
    return decode_brotli (self, in, in_size, out, out_size, n_read, n_written, error);
#endif
  return copy_through (in, in_size, out, out_size, flags, n_read, n_written);
}

static GConverterResult
dossier_decoder_convert (GConverter     *converter,
                         const void     *in,
                         gsize           in_size,
                         void           *out,
                         gsize           out_size,
                         GConverterFlags flags,
                         gsize          *n_read,
                         gsize          *n_written,
                         GError        **error)
{
  DossierDecoder  *self = DOSSIER_DECODER (converter);
  GConverterResult result;

  if (!self->is_begun && in_size < 2 && !(flags & G_CONVERTER_INPUT_AT_END))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "too few bytes to begin");
      return G_CONVERTER_ERROR;
    }
  if (!self->is_begun)
    begin (self, in, in_size);
  result = convert_begun (self, in, in_size, out, out_size, flags, n_read, n_written, error);
  if (result == G_CONVERTER_ERROR)
    return result;
  if (*n_read > self->n_left)
    {
      g_set_error_literal (error,
                           G_IO_ERROR,
                           G_IO_ERROR_MESSAGE_TOO_LARGE,
                           "too much comes packed");
      return G_CONVERTER_ERROR;
    }
  self->n_left -= *n_read;
  return result;
}

static void
dossier_decoder_reset (GConverter *converter)
{
  DossierDecoder *self = DOSSIER_DECODER (converter);

  self->is_begun = FALSE;
  g_clear_object (&self->zlib);
#ifdef DOSSIER_HAVE_BROTLI
  g_clear_pointer (&self->brotli, BrotliDecoderDestroyInstance);
#endif
}

static void
dossier_decoder_converter_init (GConverterIface *iface)
{
  iface->convert = dossier_decoder_convert;
  iface->reset = dossier_decoder_reset;
}

static void
dossier_decoder_finalize (GObject *object)
{
  dossier_decoder_reset (G_CONVERTER (object));

  G_OBJECT_CLASS (dossier_decoder_parent_class)->finalize (object);
}

static void
dossier_decoder_class_init (DossierDecoderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_decoder_finalize;
}

static void
dossier_decoder_init (DossierDecoder *self)
{
}

static GInputStream *
add_layer (GInputStream *stream, Coding coding, gsize max_packed)
{
  g_autoptr (DossierDecoder) decoder = g_object_new (DOSSIER_TYPE_DECODER, NULL);

  decoder->coding = coding;
  decoder->n_left = max_packed;
  return g_converter_input_stream_new (stream, G_CONVERTER (decoder));
}

static gboolean
find_coding (const char *name, Coding *coding)
{
  for (gsize i = 0; i < G_N_ELEMENTS (coding_names); i++)
    if (g_ascii_strcasecmp (coding_names[i].name, name) == 0)
      {
        *coding = coding_names[i].coding;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_decoder_get_accepted (void)
{
#ifdef DOSSIER_HAVE_BROTLI
  return "gzip, br";
#else
  return "gzip";
#endif
}

GInputStream *
dossier_decoder_wrap (GInputStream *stream, const char *codings, gsize max_bytes)
{
  GInputStream *wrapped = g_object_ref (stream);
  g_auto (GStrv) names = g_strsplit (codings != NULL ? codings : "", ",", -1);
  guint n_layers = 0;

  /* They are named in the order in which they were applied; the last one is undone first. */
  for (guint i = g_strv_length (names); i > 0 && n_layers < MAX_LAYERS; i--)
    {
      g_autoptr (GInputStream) inner = NULL;
      Coding coding;

      if (!find_coding (g_strstrip (names[i - 1]), &coding))
        continue;
      inner = wrapped;
      wrapped = add_layer (inner, coding, max_bytes + max_bytes / PACKING_SHARE + PACKING_BYTES);
      n_layers++;
    }
  return wrapped;
}
