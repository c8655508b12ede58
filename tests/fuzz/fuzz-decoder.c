/* fuzz-decoder.c: any bytes as a packed body, and as the first bytes of a page or an image.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-content-type.h"
#include "net/dossier-decoder.h"
#include "tests/fuzz/dossier-fuzz.h"

/* Bytes that are read at the most: a few input bytes can become thousands of times as many. */
#define MAX_UNPACKED (1024 * 1024)
#define MAX_PACKED   (1024 * 1024)

static const char *const codings[] = { "gzip", "deflate", "br", "gzip, gzip", "br, deflate" };

static void
read_all (GInputStream *stream)
{
  char   chunk[4096];
  gsize  n_read = 0;
  gssize n_bytes;

  do
    {
      g_autoptr (GError) error = NULL;

      n_bytes = g_input_stream_read (stream, chunk, sizeof chunk, NULL, &error);
      dossier_fuzz_check ((n_bytes < 0) == (error != NULL));
      n_read += n_bytes > 0 ? (gsize) n_bytes : 0;
    }
  while (n_bytes > 0 && n_read < MAX_UNPACKED);
}

static void
judge (const uint8_t *data, size_t size)
{
  for (int kind = DOSSIER_FETCH_PAGE; kind <= DOSSIER_FETCH_FEED; kind++)
    for (int named = DOSSIER_CONTENT_UNSURE; named <= DOSSIER_CONTENT_WELCOME; named++)
      {
        const char           *what;
        DossierContentVerdict verdict =
            dossier_content_type_judge_bytes ((DossierFetchKind) kind,
                                              (DossierContentVerdict) named,
                                              data,
                                              size,
                                              &what);

        dossier_fuzz_check ((verdict == DOSSIER_CONTENT_REFUSED) == (what != NULL));
      }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GInputStream) packed = NULL;
  g_autoptr (GInputStream) stream = NULL;

  if (size == 0)
    return 0;
  judge (data, size);
  packed = g_memory_input_stream_new_from_data (data + 1, (gssize) size - 1, NULL);
  stream = dossier_decoder_wrap (packed, codings[data[0] % G_N_ELEMENTS (codings)], MAX_PACKED);
  read_all (stream);
  return 0;
}
