/* fuzz-layout.c: any text as the stored layout of a document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz-document.h"

#include <string.h>

/* Letters of one to four bytes, an image, and several lines. */
static const char text[] = "Ferry f\u00e4hrt\n\u201cBack\u201d, she said.\n\ufffc\n"
                           "A \U0001f6a2 in the harbour\nOne\tTwo\nThree\tFour";

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *json = g_strndup ((const char *) data, size);
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *layout = NULL;
  g_autofree char *html = NULL;
  gboolean         is_read;

  g_free (document->text);
  document->text = g_strdup (text);
  document->text_length = strlen (text);
  is_read = dossier_document_deserialize_layout (document, json, &error);
  dossier_fuzz_check (is_read == (error == NULL));
  if (!is_read)
    return 0;
  dossier_fuzz_check_layout (document);
  layout = dossier_document_serialize_layout (document);
  html = dossier_document_to_html (document);
  dossier_fuzz_check (g_utf8_validate (html, -1, NULL));
  return 0;
}
