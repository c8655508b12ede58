/* fuzz-extract-html.c: any bytes as a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-decode.h"
#include "core/extract/dossier-html-tree.h"
#include "tests/fuzz/dossier-fuzz-document.h"

/* The first byte chooses what the server called it; the charset is part of the input that way. */
static const char *const content_types[] = {
  NULL,
  "text/html",
  "text/html; charset=utf-8",
  "text/html; charset=iso-8859-1",
  "text/html; charset=shift_jis",
  "text/html; charset=utf-16",
  "text/html; charset=\"utf-7",
  "application/xhtml+xml",
};

/* The parsers that extraction does not use here are built in all the same. */
static void
try_other_parsers (const DossierExtractInput *input)
{
  gsize            length;
  g_autofree char *text =
      dossier_decode_to_utf8 (input->data, input->length, input->content_type, &length);

  for (guint parser = 1; dossier_html_tree_get_parser_name (parser) != NULL; parser++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierHtmlTree) tree =
          dossier_html_tree_parse_with (parser, text, length, &error);

      dossier_fuzz_check ((tree == NULL) == (error != NULL));
      dossier_fuzz_check (tree == NULL || tree->nodes[0].end == tree->n_nodes);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  DossierExtractInput input = { .url = "https://news.example/harbour/ferry?page=1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = NULL;

  if (size == 0)
    return 0;
  input.data = (const char *) data + 1;
  input.length = size - 1;
  input.content_type = content_types[data[0] % G_N_ELEMENTS (content_types)];
  try_other_parsers (&input);
  document = dossier_extract (&input, &error);
  dossier_fuzz_check ((document == NULL) == (error != NULL));
  if (document != NULL)
    dossier_fuzz_check_document (document);
  return 0;
}
