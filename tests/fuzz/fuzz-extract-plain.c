/* fuzz-extract-plain.c: any bytes as a text file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz-document.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  DossierExtractInput input = { .data = (const char *) data,
                                .length = size,
                                .content_type = "text/plain",
                                .file_name = "ferry-notes.txt" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = dossier_extract (&input, &error);

  dossier_fuzz_check ((document == NULL) == (error != NULL));
  if (document != NULL)
    dossier_fuzz_check_document (document);
  return 0;
}
