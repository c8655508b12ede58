/* dossier-extract-html.c: the article of an HTML page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-furniture.h"
#include "core/extract/dossier-metadata.h"
#include "core/extract/dossier-readability.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* With more than this in sight, what is hidden is something else: the next article, a gallery. */
#define MAX_PREVIEW_WEIGHT 1200
/* Less hidden text than this is no article. */
#define MIN_HIDDEN_BYTES 400
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

/* The node that holds the article; 0 when there is none. Hidden elements are left out unless they
 * hold most of the text: pages hide it behind a script that shows it, or a notice. */
static guint
find_article (DossierPage *page)
{
  double weight = 0;
  double hidden_weight = 0;
  gsize  n_hidden;
  guint  node;

  dossier_page_cut_unread (page);
  n_hidden = dossier_page_cut_hidden (page);
  dossier_page_read_lines (page);
  node = dossier_readability_find (page, &weight);
  if (weight > MAX_PREVIEW_WEIGHT || n_hidden < MIN_HIDDEN_BYTES || n_hidden < weight)
    return node;
  dossier_page_cut_unread (page);
  dossier_page_read_lines (page);
  node = dossier_readability_find (page, &hidden_weight);
  if (hidden_weight > 2 * weight)
    return node;
  dossier_page_cut_hidden (page);
  dossier_page_read_lines (page);
  return dossier_readability_find (page, NULL);
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
add_page (DossierDocument *document, DossierPage *page)
{
  g_autoptr (DossierBlockBuilder) builder = dossier_block_builder_new (document);
  guint article = find_article (page);

  add_title (builder, document);
  if (article == 0)
    return FALSE;
  dossier_furniture_cut (page, article, document->title);
  dossier_block_builder_add_node (builder, page, article);
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
  gboolean is_found = add_page (document, page);
  gsize    n_found = document->text_length - dossier_document_get_body_start (document);
  gsize    n_body = metadata->body != NULL ? strlen (metadata->body) : 0;

  if (n_body < MIN_STRUCTURED_BYTES || (is_found && n_body < 2 * n_found))
    return is_found && n_found > 0;
  add_structured_body (document, metadata->body, page->base_url);
  return TRUE;
}

DossierDocument *
dossier_extract_html (const char *html, gsize length, const char *url, GError **error)
{
  g_autoptr (DossierHtmlTree) tree = NULL;
  g_autoptr (DossierPage) page = NULL;
  g_autoptr (DossierMetadata) metadata = NULL;
  g_autoptr (DossierDocument) document = NULL;

  g_return_val_if_fail (html != NULL || length == 0, NULL);
  if (!check_text (html, length, error))
    return NULL;
  tree = dossier_html_tree_parse (html, length, error);
  if (tree == NULL)
    return NULL;
  page = dossier_page_new (tree, url);
  metadata = dossier_metadata_read (page, url);
  document = make_document (metadata, url);
  if (!fill_document (document, page, metadata))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_NO_ARTICLE,
                           "no article was found on the page");
      return NULL;
    }
  return g_steal_pointer (&document);
}
