/* dossier-test-hostile-pages.c: pages that are hard on whoever reads them, and what comes of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-hostile-pages.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"

#include <string.h>

#define MIB (1024 * 1024)

#define HEAD          DOSSIER_TEST_HOSTILE_HEAD
#define UNENDED_STORY DOSSIER_TEST_HOSTILE_STORY
#define STORY         UNENDED_STORY "</article>"

const DossierTestHostilePage dossier_test_hostile_pages[] = {
  { .name = "a-charset-that-is-not-the-one",
    .content_type = "text/html; charset=utf-8",
    .head = HEAD UNENDED_STORY "<p>Im Caf\xe9 am Hafen waren am Abend alle vierzig Pl\xe4tze "
                               "besetzt, sagte die Wirtin Karla Wei\xdf.</p></article></body>",
    .title = "Ferry back in service",
    .words = "vierzig Plätze" },
  { .name = "a-charset-that-does-not-exist",
    .content_type = "text/html; charset=quay-9",
    .head = HEAD STORY,
    .title = "Ferry back in service" },
  { .name = "encodings-mixed-on-one-page",
    .head = HEAD STORY "<p>Latin-1: \xe9\xe8\xfc, UTF-8: \xc3\xa9, half a letter: \xe2\x82</p>",
    .title = "Ferry back in service" },
  { .name = "nuls-in-the-text",
    .head = HEAD "<p>a\0b</p>" STORY "\0<p>\0\0</p></body></html>",
    .head_length = sizeof (HEAD "<p>a\0b</p>" STORY "\0<p>\0\0</p></body></html>") - 1,
    .title = "Ferry back in service",
    .words = "both propellers" },
  { .name = "a-hundred-megabytes",
    .head = HEAD STORY,
    .piece = "<p>One more paragraph that says nothing at all but takes its sixty-four bytes.</p>\n",
    .count = 100 * MIB / 80,
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE },
  { .name = "a-gzip-bomb",
    .head = HEAD STORY,
    .piece = "                                                                ",
    .count = 256 * MIB / 64,
    .is_packed = TRUE,
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE },
  { .name = "a-million-nested-elements", .head = HEAD STORY, .piece = "<div>", .count = 1000000 },
  { .name = "a-million-nested-formatting-elements",
    .head = HEAD STORY,
    .piece = "<b><i>",
    .count = 500000 },
  { .name = "an-attribute-of-ten-megabytes",
    .head = HEAD "<div data-blob='",
    .piece = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    .count = 10 * MIB / 64,
    .tail = "'></div>" STORY "</body></html>",
    .title = "Ferry back in service" },
  { .name = "a-tag-with-half-a-million-attributes",
    .head = HEAD STORY "<p ",
    .piece = "a b=1 ",
    .count = 250000,
    .tail = ">end</p></body></html>" },
  { .name = "a-huge-table",
    .head = HEAD STORY "<table>",
    .piece = "<tr><td>1<td>2<td>3<td>4<td>5<td>6<td>7<td>8",
    .count = 50000,
    .tail = "</table></body></html>" },
  { .name = "tables-in-tables", .head = HEAD STORY, .piece = "<table><tr><td>", .count = 50000 },
  { .name = "a-word-without-end",
    .head = HEAD STORY "<p>",
    .piece = "wordwordwordwordwordwordwordwordwordwordwordwordwordwordwordword",
    .count = 4 * MIB / 64 },
  { .name = "links-without-end",
    .head = HEAD STORY,
    .piece = "<a href='/next?page=1'>next</a> ",
    .count = 100000 },
  { .name = "a-file-for-programs",
    .content_type = "application/pdf",
    .head = "%PDF-1.7 \xe2\xe3\xcf\xd3",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_WRONG_TYPE },
  { .name = "a-pdf-that-says-it-is-a-page",
    .head = "%PDF-1.7 \xe2\xe3\xcf\xd3",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_WRONG_TYPE },
  { .name = "a-download-of-no-known-kind",
    .content_type = "application/octet-stream",
    .headers = "Content-Disposition: attachment; filename=\"tides.bin\"",
    .head = "tides",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_WRONG_TYPE },
  { .name = "an-article-sent-as-a-download",
    .headers = "Content-Disposition: attachment; filename=\"ferry.html\"",
    .head = HEAD STORY "</body></html>",
    .title = "Ferry back in service" },
  { .name = "a-page-that-asks-for-consent",
    .head = "<title>The Quay Post</title><h1>Your privacy matters to us</h1><p>We and our 214 "
            "partners keep cookies on your device and read what is there, to measure you and show "
            "adverts.</p><button>Accept all cookies</button><p>Accept all cookies, or go to the "
            "cookie settings.</p>",
    .domain = dossier_core_error_quark,
    .code = DOSSIER_CORE_ERROR_CONSENT },
  { .name = "an-article-for-subscribers",
    .head = "<title>Ferry back in service</title><h1>Ferry back in service</h1><p>The ferry sails "
            "again.</p><p>Subscribe to continue reading.</p><p>Already a subscriber? Log in.</p>",
    .domain = dossier_core_error_quark,
    .code = DOSSIER_CORE_ERROR_PAYWALL },
  { .name = "a-page-that-wants-to-see-a-person",
    .head = "<title>Just a moment...</title><h1>quay.test</h1><p>Checking your browser before you "
            "go on to the site.</p>",
    .domain = dossier_core_error_quark,
    .code = DOSSIER_CORE_ERROR_CHALLENGE },
  { .name = "nothing",
    .head = "",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_EMPTY },
  { .name = NULL },
};

static GBytes *
make_page (const DossierTestHostilePage *row)
{
  GByteArray *page = g_byte_array_new ();
  gsize       head_length = row->head_length > 0 ? row->head_length : strlen (row->head);

  g_byte_array_append (page, (const guint8 *) row->head, (guint) head_length);
  for (guint i = 0; i < row->count; i++)
    g_byte_array_append (page, (const guint8 *) row->piece, (guint) strlen (row->piece));
  if (row->tail != NULL)
    g_byte_array_append (page, (const guint8 *) row->tail, (guint) strlen (row->tail));
  return g_byte_array_free_to_bytes (page);
}

static GBytes *
pack (GBytes *page)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 1);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) output =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  gsize       length;
  const void *data = g_bytes_get_data (page, &length);

  g_assert_true (g_output_stream_write_all (output, data, length, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

void
dossier_test_hostile_page_serve (const DossierTestHostilePage *self,
                                 DossierTestServer            *server,
                                 const char                   *path)
{
  g_autoptr (GBytes) page = make_page (self);
  g_autoptr (GBytes) sent = self->is_packed ? pack (page) : g_bytes_ref (page);
  const DossierTestAnswer answer = {
    .content_type = self->content_type != NULL ? self->content_type : "text/html; charset=utf-8",
    .headers = self->is_packed ? "Content-Encoding: gzip" : self->headers,
    .body = g_bytes_get_data (sent, NULL),
    .length = g_bytes_get_size (sent),
  };

  dossier_test_server_add_answer (server, path, &answer);
}
