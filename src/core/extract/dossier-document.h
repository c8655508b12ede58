/* dossier-document.h: what an article says: its metadata, blocks, and the one text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * DossierBlockKind:
 * @DOSSIER_BLOCK_TITLE: the headline; at most one, always the first block
 * @DOSSIER_BLOCK_PARAGRAPH: running text
 * @DOSSIER_BLOCK_HEADING: level 2 to 6
 * @DOSSIER_BLOCK_QUOTE: a paragraph of a block quote; level is its depth from 1
 * @DOSSIER_BLOCK_LIST_ITEM: level is its depth from 1; the bullet or number is not in the text
 * @DOSSIER_BLOCK_TABLE: rows joined by newlines, cells by tabs; level is the number of header rows
 * @DOSSIER_BLOCK_FIGURE: one U+FFFC that stands for an image
 * @DOSSIER_BLOCK_CAPTION: the words under the figure before it
 * @DOSSIER_BLOCK_CODE: preformatted; may hold newlines
 */
typedef enum
{
  DOSSIER_BLOCK_TITLE,
  DOSSIER_BLOCK_PARAGRAPH,
  DOSSIER_BLOCK_HEADING,
  DOSSIER_BLOCK_QUOTE,
  DOSSIER_BLOCK_LIST_ITEM,
  DOSSIER_BLOCK_TABLE,
  DOSSIER_BLOCK_FIGURE,
  DOSSIER_BLOCK_CAPTION,
  DOSSIER_BLOCK_CODE,
} DossierBlockKind;

/**
 * DossierBlock:
 * @level: see the kinds; 0 where it means nothing
 * @number: of an item of an ordered list, from 1; 0 when unordered
 * @span: its bytes of the text, without the newline that joins it to the next
 * @image_url: (nullable): of a figure: the absolute address, or a data URI
 * @fallback_url: (nullable): of a figure: the address the page itself shows, where that is another
 *   size of the image
 * @alternative: (nullable): of a figure: its alternative text
 */
typedef struct
{
  DossierBlockKind kind;
  guint            level;
  guint            number;
  DossierSpan      span;
  char            *image_url;
  char            *fallback_url;
  char            *alternative;
} DossierBlock;

/**
 * DossierInlineKind:
 * @DOSSIER_INLINE_LINK: leads to another page
 * @DOSSIER_INLINE_EMPHASIS: stressed
 * @DOSSIER_INLINE_STRONG: stressed strongly
 * @DOSSIER_INLINE_CODE: words of a program
 * @DOSSIER_INLINE_REFERENCE: leads to the anchor of the same document that has the same target
 * @DOSSIER_INLINE_ANCHOR: where references lead to, a footnote
 * @DOSSIER_INLINE_CREDIT: of a caption: who made the image
 * @DOSSIER_INLINE_IMAGE: words that stand for a small image in the line, a formula
 */
typedef enum
{
  DOSSIER_INLINE_LINK,
  DOSSIER_INLINE_EMPHASIS,
  DOSSIER_INLINE_STRONG,
  DOSSIER_INLINE_CODE,
  DOSSIER_INLINE_REFERENCE,
  DOSSIER_INLINE_ANCHOR,
  DOSSIER_INLINE_CREDIT,
  DOSSIER_INLINE_IMAGE,
} DossierInlineKind;

/**
 * DossierInline:
 * @target: (nullable): of a link or image: the absolute address; of a reference or anchor: a name
 *
 * A run of characters inside a block that looks or behaves differently.
 */
typedef struct
{
  DossierInlineKind kind;
  DossierSpan       span;
  char             *target;
} DossierInline;

/**
 * DossierDocument:
 * @url: (nullable): the canonical address the page names for itself, else where it came from
 * @title: never %NULL, may be empty
 * @byline: (nullable): people's names, joined by ", "
 * @published: (nullable): ISO 8601, with the precision the page gives ("2025-12-06" or
 *   "2025-12-06T18:40:00+01:00")
 * @modified: (nullable): the same
 * @site: (nullable): the publication's name, else the host
 * @language: (nullable): BCP 47 tag
 * @lead: (nullable): one or two sentences that introduce the article
 * @text: valid UTF-8, NUL-terminated, blocks joined by one newline; immutable once made
 * @text_length: bytes of @text
 * @blocks: (element-type DossierBlock): in order, covering @text
 * @inlines: (element-type DossierInline): by start
 * @next_url: (nullable): the address of the article's next page, where it goes on there
 * @access: (nullable): "preview" where the page has only the article's beginning and the rest is
 * for subscribers
 *
 * A plain value. The title is the first block of the text, so that it can be read, searched,
 * marked and annotated like every other sentence.
 */
typedef struct
{
  char   *url;
  char   *title;
  char   *byline;
  char   *published;
  char   *modified;
  char   *site;
  char   *language;
  char   *lead;
  char   *text;
  gsize   text_length;
  GArray *blocks;
  GArray *inlines;
  char   *next_url;
  char   *access;
} DossierDocument;

/* Frees what a #DossierInline owns, not the struct. */
void dossier_inline_clear (gpointer data);
/* The order of a document's inlines: by start, the longer first; a GCompareFunc. */
int dossier_inline_compare (gconstpointer a, gconstpointer b);

DossierDocument *dossier_document_new (void);
void             dossier_document_free (DossierDocument *self);

/* Takes @inlines, in the place of those there were: what these owned was moved or freed. */
void dossier_document_replace_inlines (DossierDocument *self, GArray *inlines);

/* Names used in JSON: "title", "paragraph", "heading", "quote", "list-item", "table", "figure",
 * "caption", "code". */
const char *dossier_block_kind_to_string (DossierBlockKind kind);
gboolean    dossier_block_kind_from_string (const char *name, DossierBlockKind *kind);

/**
 * dossier_document_serialize_layout:
 *
 * Blocks and inlines as compact JSON, byte offsets, for storing beside the text.
 */
char *dossier_document_serialize_layout (const DossierDocument *self);
/* Fills blocks and inlines of a document that has its text already; offsets are checked. */
gboolean
dossier_document_deserialize_layout (DossierDocument *self, const char *json, GError **error);

/* The cleaned article without its title: h2–h6, p, ul, ol, blockquote, table, pre, figure, img,
 * figcaption, a, em, strong, code, cite; span where an anchor is. */
char *dossier_document_to_html (const DossierDocument *self);

/* The anchor that a reference with @target leads to; NULL when there is none. */
const DossierInline *dossier_document_find_anchor (const DossierDocument *self, const char *target);

/* The byte at which the body starts: after the title block and its newline. */
gsize dossier_document_get_body_start (const DossierDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocument, dossier_document_free)

G_END_DECLS
