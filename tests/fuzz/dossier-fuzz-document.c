/* dossier-fuzz-document.c: the promises of a document, for every target that makes one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz-document.h"

#include <string.h>

void
dossier_fuzz_check_layout (const DossierDocument *document)
{
  gsize end = 0;
  gsize inline_start = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);

      dossier_fuzz_check_span (document->text, document->text_length, block->span);
      dossier_fuzz_check (block->span.start >= end);
      end = block->span.end;
    }
  for (guint i = 0; i < document->inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (document->inlines, DossierInline, i);

      dossier_fuzz_check_span (document->text, document->text_length, run->span);
      dossier_fuzz_check (run->span.start >= inline_start);
      inline_start = run->span.start;
    }
}

/* Blocks cover the text: between two of them is one newline and nothing else. */
static void
check_cover (const DossierDocument *document)
{
  gsize expected = 0;

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);

      dossier_fuzz_check (block->span.start == expected);
      dossier_fuzz_check (block->span.end == document->text_length ||
                          document->text[block->span.end] == '\n');
      dossier_fuzz_check (block->kind != DOSSIER_BLOCK_TITLE || i == 0);
      expected = block->span.end + 1;
    }
  dossier_fuzz_check (document->blocks->len == 0 || expected == document->text_length + 1);
}

static void
check_round_trip (const DossierDocument *document)
{
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autofree char *again = NULL;
  g_autoptr (DossierDocument) copy = dossier_document_new ();
  g_autoptr (GError) error = NULL;

  g_free (copy->text);
  copy->text = g_strndup (document->text, document->text_length);
  copy->text_length = document->text_length;
  dossier_fuzz_check (dossier_document_deserialize_layout (copy, layout, &error));
  again = dossier_document_serialize_layout (copy);
  dossier_fuzz_check (strcmp (layout, again) == 0);
}

void
dossier_fuzz_check_document (const DossierDocument *document)
{
  g_autofree char *html = NULL;

  dossier_fuzz_check (document->title != NULL);
  dossier_fuzz_check (strlen (document->text) == document->text_length);
  dossier_fuzz_check (g_utf8_validate (document->text, (gssize) document->text_length, NULL));
  dossier_fuzz_check (dossier_document_get_body_start (document) <= document->text_length);
  dossier_fuzz_check_layout (document);
  check_cover (document);
  check_round_trip (document);
  html = dossier_document_to_html (document);
  dossier_fuzz_check (g_utf8_validate (html, -1, NULL));
}
