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
 * @alternative: (nullable): of a figure: its alternative text
 */
typedef struct
{
  DossierBlockKind kind;
  guint            level;
  guint            number;
  DossierSpan      span;
  char            *image_url;
  char            *alternative;
} DossierBlock;

typedef enum
{
  DOSSIER_INLINE_LINK,
  DOSSIER_INLINE_EMPHASIS,
  DOSSIER_INLINE_STRONG,
  DOSSIER_INLINE_CODE,
} DossierInlineKind;

/**
 * DossierInline:
 * @target: (nullable): of a link: the absolute address
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
} DossierDocument;

DossierDocument *dossier_document_new (void);
void             dossier_document_free (DossierDocument *self);

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
 * figcaption, a, em, strong, code. */
char *dossier_document_to_html (const DossierDocument *self);

/* The byte at which the body starts: after the title block and its newline. */
gsize dossier_document_get_body_start (const DossierDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDocument, dossier_document_free)

G_END_DECLS
