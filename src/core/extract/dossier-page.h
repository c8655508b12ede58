/* dossier-page.h: a page under extraction: its tree and what is known of each node.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-hints.h"
#include "core/extract/dossier-html-tree.h"

G_BEGIN_DECLS

/**
 * DossierLine:
 * @node: the first text of it
 * @container: the block element it stands in
 * @chars: bytes of text, white space collapsed
 * @link_chars: those inside links
 * @n_sentences: ends of sentences and clauses in it
 * @n_commas: commas of any script
 * @hints: of all elements around it below body
 * @tags: DOSSIER_LINE_* of the elements around it
 *
 * Inline content between two block borders: what a reader sees as one paragraph, item or label.
 */
typedef struct
{
  guint32      node;
  guint32      container;
  guint32      chars;
  guint32      link_chars;
  guint32      n_sentences;
  guint32      n_commas;
  DossierHints hints;
  guint32      tags;
} DossierLine;

enum
{
  DOSSIER_LINE_IN_PARAGRAPH = 1 << 0,
  DOSSIER_LINE_IN_HEADING = 1 << 1,
  DOSSIER_LINE_IN_ITEM = 1 << 2,
  DOSSIER_LINE_IN_QUOTE = 1 << 3,
  DOSSIER_LINE_IN_CELL = 1 << 4,
  DOSSIER_LINE_IN_CAPTION = 1 << 5,
  DOSSIER_LINE_IN_ASIDE = 1 << 6,
  DOSSIER_LINE_IN_FOOTER = 1 << 7,
  DOSSIER_LINE_IN_HEADER = 1 << 8,
  DOSSIER_LINE_IN_FORM = 1 << 9,
  DOSSIER_LINE_IN_CODE = 1 << 10,
};

/**
 * DossierPage:
 * @tree: the parsed page
 * @base_url: (nullable): what relative addresses refer to
 * @hints: one a node; those of html and body are left out
 * @is_cut: one a node: it and all in it are no part of the article
 * @lines: (element-type DossierLine): of what was not cut when they were read
 * @first_line: one a node and one more: index of the first line that starts at it or later; the
 *   lines inside node i are first_line[i] … first_line[end of i] - 1
 */
typedef struct
{
  const DossierHtmlTree *tree;
  char                  *base_url;
  DossierHints          *hints;
  guint8                *is_cut;
  GArray                *lines;
  guint32               *first_line;
} DossierPage;

/* @tree is borrowed. Reads hints and base address; cuts nothing. */
DossierPage *dossier_page_new (const DossierHtmlTree *tree, const char *url);
void         dossier_page_free (DossierPage *self);
/* Cuts what can never be read: scripts, styles, forms' controls, menus. Takes back all cuts made
 * before. */
void dossier_page_cut_unread (DossierPage *self);
/* Cuts what is hidden, shows only under the pointer, or says to be no content; returns the bytes of
 * text in that. */
gsize dossier_page_cut_hidden (DossierPage *self);
/* Reads the lines of what is not cut. */
void dossier_page_read_lines (DossierPage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPage, dossier_page_free)

G_END_DECLS
