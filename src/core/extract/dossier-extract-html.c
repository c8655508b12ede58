/* dossier-extract-html.c: the article of an HTML page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-furniture.h"
#include "core/extract/dossier-gate.h"
#include "core/extract/dossier-metadata.h"
#include "core/extract/dossier-next-page.h"
#include "core/extract/dossier-readability.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Less text in structured data than this is a summary. */
#define MIN_STRUCTURED_BYTES 400

static DossierDocument *
make_document (DossierMetadata *metadata, const char *url)
{
  DossierDocument *document = dossier_document_new ();

  document->url = g_strdup (metadata->url != NULL ? metadata->url : url);
  if (metadata->title != NULL)
    {
      g_free (document->title);
      document->title = g_steal_pointer (&metadata->title);
    }
  document->byline = g_steal_pointer (&metadata->byline);
  document->published = g_steal_pointer (&metadata->published);
  document->modified = g_steal_pointer (&metadata->modified);
  document->site = g_steal_pointer (&metadata->site);
  document->language = g_steal_pointer (&metadata->language);
  document->lead = g_steal_pointer (&metadata->lead);
  if (document->site == NULL && url != NULL)
    document->site = dossier_url_dup_site (url);
  return document;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
check_text (const char *html, gsize length, GError **error)
{
  if (length > DOSSIER_EXTRACT_MAX_BYTES)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_TOO_LARGE,
                   "the page has more than the %d MB an article may have",
                   DOSSIER_EXTRACT_MAX_BYTES / 1048576);
      return FALSE;
    }
  if (is_blank (html, length))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_EMPTY,
                           "the page is empty");
      return FALSE;
    }
  return TRUE;
}

static void
add_title (DossierBlockBuilder *builder, const DossierDocument *document)
{
  dossier_block_builder_add_text (builder,
                                  DOSSIER_BLOCK_TITLE,
                                  document->title,
                                  strlen (document->title));
}

static gboolean
add_page (DossierDocument *document, DossierPage *page, const DossierMetadata *metadata)
{
  g_autoptr (DossierBlockBuilder) builder = dossier_block_builder_new (document);
  g_autoptr (DossierNotes) notes = NULL;
  guint            article = dossier_readability_find (page);
  DossierLineFacts facts = { document->title, document->lead, document->byline, metadata->body };

  add_title (builder, document);
  if (article == 0)
    return FALSE;
  notes = dossier_notes_take (page, article);
  article = dossier_furniture_cut (page, article, &facts);
  dossier_block_builder_add_article (builder, page, article, notes);
  return TRUE;
}

static void
add_lines (DossierBlockBuilder *builder, const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, "\n");

      dossier_block_builder_add_text (builder, DOSSIER_BLOCK_PARAGRAPH, text, length);
      text += length;
      text += strspn (text, "\n");
    }
}

/* The text as structured data gives it: plain, or HTML. */
static void
add_structured_body (DossierDocument *document, const char *body, const char *url)
{
  g_autoptr (DossierHtmlTree) tree = NULL;
  g_autoptr (DossierPage) page = NULL;
  g_autoptr (DossierBlockBuilder) builder = NULL;

  g_array_set_size (document->blocks, 0);
  g_array_set_size (document->inlines, 0);
  document->text_length = 0;
  builder = dossier_block_builder_new (document);
  add_title (builder, document);
  if (strstr (body, "</p>") != NULL || strstr (body, "<br") != NULL)
    tree = dossier_html_tree_parse (body, strlen (body), NULL);
  if (tree == NULL)
    {
      add_lines (builder, body);
      return;
    }
  page = dossier_page_new (tree, url);
  dossier_page_cut_unread (page);
  dossier_block_builder_add_node (builder, page, 0);
}

/* Structured data is the last resort: it has no headings, links or images. */
static gboolean
fill_document (DossierDocument *document, DossierPage *page, const DossierMetadata *metadata)
{
  gboolean is_found = add_page (document, page, metadata);
  gsize    n_found = document->text_length - dossier_document_get_body_start (document);
  gsize    n_body = metadata->body != NULL ? strlen (metadata->body) : 0;

  if (n_body < MIN_STRUCTURED_BYTES || (is_found && n_body < 2 * n_found))
    return is_found && n_found > 0;
  add_structured_body (document, metadata->body, page->base_url);
  return TRUE;
}

/* Whether what was extracted is an article, and not a notice in its place. */
static gboolean
check_gate (DossierDocument       *document,
            const DossierPage     *page,
            const DossierMetadata *metadata,
            GError               **error)
{
  gsize            start = dossier_document_get_body_start (document);
  DossierGateInput input = { .page = page,
                             .title = document->title,
                             .body = document->text + start,
                             .body_length = document->text_length - start,
                             .is_paid = metadata->is_paid };
  DossierGate      gate = dossier_gate_find (&input);

  if (gate == DOSSIER_GATE_PREVIEW)
    document->access = g_strdup ("preview");
  if (gate == DOSSIER_GATE_NONE || gate == DOSSIER_GATE_PREVIEW)
    return TRUE;
  dossier_gate_set_error (gate, error);
  return FALSE;
}

DossierDocument *
dossier_extract_html (const char *html, gsize length, const char *url, GError **error)
{
  g_autoptr (DossierHtmlTree) tree = NULL;
  g_autoptr (DossierPage) page = NULL;
  g_autoptr (DossierMetadata) metadata = NULL;
  g_autoptr (DossierDocument) document = NULL;
  gboolean is_filled;

  g_return_val_if_fail (html != NULL || length == 0, NULL);
  if (!check_text (html, length, error))
    return NULL;
  tree = dossier_html_tree_parse (html, length, error);
  if (tree == NULL)
    return NULL;
  page = dossier_page_new (tree, url);
  metadata = dossier_metadata_read (page, url);
  document = make_document (metadata, url);
  is_filled = fill_document (document, page, metadata);
  if (!check_gate (document, page, metadata, error))
    return NULL;
  if (!is_filled)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_NO_ARTICLE,
                           "no article was found on the page");
      return NULL;
    }
  document->next_url = dossier_next_page_find (page, url);
  return g_steal_pointer (&document);
}
