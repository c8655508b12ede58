/* fuzz-charset.c: any bytes as a text in an encoding that a server, or the bytes themselves, name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-decode.h"
#include "tests/fuzz/dossier-fuzz.h"

#include <string.h>

/* The first line is what the server said; the rest is the text. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char      *text = (const char *) data;
  const char      *end = size > 0 ? memchr (data, '\n', size) : NULL;
  g_autofree char *content_type = NULL;
  g_autofree char *decoded = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gsize length_again = 0;

  if (end != NULL)
    {
      content_type = g_strndup (text, end - text);
      size -= end + 1 - text;
      text = end + 1;
    }
  dossier_fuzz_check (dossier_decode_check_kind (text, size, &error) == (error == NULL));
  decoded = dossier_decode_to_utf8 (text, size, content_type, &length);
  dossier_fuzz_check (strlen (decoded) == length);
  dossier_fuzz_check (g_utf8_validate (decoded, (gssize) length, NULL));
  again = dossier_decode_to_utf8 (decoded, length, "text/plain; charset=utf-8", &length_again);
  /* A byte order mark goes, each time there is one. */
  dossier_fuzz_check (g_str_has_suffix (decoded, again));
  return 0;
}
