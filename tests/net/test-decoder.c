/* test-decoder.c: packed bodies are unpacked whole, or refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-decoder.h"

#include <string.h>

#define TEXT "<p>The ferry, the ferry, the ferry is back.</p>"

/* Brotli's shortest form: a few bytes kept as they are, then an empty last block (RFC 7932). */
#define BROTLI      "\x8b\x09\x80<p>The ferry is back\x03"
#define BROTLI_TEXT "<p>The ferry is back"

static GBytes *
pack (const char *data, gsize length, int format)
{
  g_autoptr (GZlibCompressor) compressor =
      g_zlib_compressor_new ((GZlibCompressorFormat) format, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) output =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (output, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Reads to the end, @step bytes at a time; what came before an error is returned too. */
static char *
unpack (GBytes *packed, const char *codings, gsize step, GError **error)
{
  g_autoptr (GInputStream) plain = g_memory_input_stream_new_from_bytes (packed);
  g_autoptr (GInputStream) stream = dossier_decoder_wrap (plain, codings, 64 * 1024 * 1024);
  GString *text = g_string_new (NULL);
  char     chunk[256];
  gssize   n_bytes;

  while ((n_bytes = g_input_stream_read (stream, chunk, step, NULL, error)) > 0)
    g_string_append_len (text, chunk, n_bytes);
  return g_string_free (text, FALSE);
}

#define NOT_PACKED -1

typedef struct
{
  const char *codings;
  int         formats[3]; /* applied in this order; NOT_PACKED ends them */
} Case;

#define GZIP G_ZLIB_COMPRESSOR_FORMAT_GZIP
#define ZLIB G_ZLIB_COMPRESSOR_FORMAT_ZLIB
#define RAW  G_ZLIB_COMPRESSOR_FORMAT_RAW

static const Case cases[] = {
  { NULL, { NOT_PACKED } },
  { "", { NOT_PACKED } },
  { "identity", { NOT_PACKED } },
  { "utf-8", { NOT_PACKED } },
  { "gzip", { GZIP, NOT_PACKED } },
  { "GZip", { GZIP, NOT_PACKED } },
  { "x-gzip", { GZIP, NOT_PACKED } },
  { " gzip , ", { GZIP, NOT_PACKED } },
  { "deflate", { ZLIB, NOT_PACKED } },
  { "deflate", { RAW, NOT_PACKED } },
  { "deflate, gzip", { ZLIB, GZIP, NOT_PACKED } },
  { "gzip, identity, gzip", { GZIP, GZIP, NOT_PACKED } },
  { "gzip", { NOT_PACKED } },
};

static GBytes *
pack_case (const Case *row)
{
  GBytes *packed = g_bytes_new_static (TEXT, strlen (TEXT));

  for (gsize i = 0; row->formats[i] != NOT_PACKED; i++)
    {
      g_autoptr (GBytes) inner = packed;

      packed = pack (g_bytes_get_data (inner, NULL), g_bytes_get_size (inner), row->formats[i]);
    }
  return packed;
}

static void
test_codings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) packed = pack_case (&cases[i]);

      for (gsize step = 1; step <= 256; step += 51)
        {
          g_autoptr (GError) error = NULL;
          g_autofree char *text = unpack (packed, cases[i].codings, step, &error);

          g_assert_no_error (error);
          g_assert_cmpstr (text, ==, TEXT);
        }
    }
}

static void
assert_cut_is_noticed (GBytes *packed, const char *coding, gsize length)
{
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (packed, 0, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = unpack (cut, coding, 256, &error);

  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

static void
test_cuts_are_noticed (void)
{
  g_autoptr (GBytes) gzip = pack (TEXT, strlen (TEXT), GZIP);
  g_autoptr (GBytes) deflate = pack (TEXT, strlen (TEXT), ZLIB);

  for (gsize length = 2; length < g_bytes_get_size (gzip); length++)
    assert_cut_is_noticed (gzip, "gzip", length);
  for (gsize length = 2; length < g_bytes_get_size (deflate); length++)
    assert_cut_is_noticed (deflate, "deflate", length);
}

static void
test_brotli (void)
{
  g_autoptr (GBytes) packed = g_bytes_new_static (BROTLI, sizeof BROTLI - 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (strstr (dossier_decoder_get_accepted (), "br") == NULL)
    {
      g_test_skip ("built without brotli");
      return;
    }
  text = unpack (packed, "br", 7, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, BROTLI_TEXT);
  for (gsize length = 2; length < g_bytes_get_size (packed); length++)
    assert_cut_is_noticed (packed, "br", length);
}

static void
test_damage_is_noticed (void)
{
  static const struct
  {
    const char *coding;
    const char *bytes;
  } rows[] = {
    { "gzip", "\x1f\x8b this is only the beginning of something else altogether" },
    { "deflate", "\x78\x9c\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" },
    { "br", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) packed = g_bytes_new_static (rows[i].bytes, strlen (rows[i].bytes));
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      if (g_str_equal (rows[i].coding, "br") &&
          strstr (dossier_decoder_get_accepted (), "br") == NULL)
        continue;
      text = unpack (packed, rows[i].coding, 256, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
test_nothing_stays_nothing (void)
{
  static const char *const codings[] = { NULL, "gzip", "deflate" };

  for (gsize i = 0; i < G_N_ELEMENTS (codings); i++)
    {
      g_autoptr (GBytes) packed = g_bytes_new_static ("", 0);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = unpack (packed, codings[i], 256, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, "");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/decoder/every-coding-is-undone", test_codings);
  g_test_add_func ("/net/decoder/a-cut-is-noticed-wherever-it-falls", test_cuts_are_noticed);
  g_test_add_func ("/net/decoder/brotli-is-undone", test_brotli);
  g_test_add_func ("/net/decoder/damage-is-noticed", test_damage_is_noticed);
  g_test_add_func ("/net/decoder/nothing-stays-nothing", test_nothing_stays_nothing);
  return g_test_run ();
}
