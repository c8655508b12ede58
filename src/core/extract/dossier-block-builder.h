/* dossier-block-builder.h: from what is left of a page to blocks and one text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "core/extract/dossier-notes.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

typedef struct _DossierBlockBuilder DossierBlockBuilder;

/* Appends to what @document holds already. */
DossierBlockBuilder *dossier_block_builder_new (DossierDocument *document);
/* Writes text and inlines to the document. */
void dossier_block_builder_free (DossierBlockBuilder *self);

/**
 * dossier_block_builder_add_article:
 * @root: the article, with its furniture cut
 * @notes: the notes taken from it before
 *
 * Its nodes, after the image that stands above it, and its notes behind it as a numbered list.
 */
void dossier_block_builder_add_article (DossierBlockBuilder *self,
                                        DossierPage         *page,
                                        guint                root,
                                        const DossierNotes  *notes);

/* One block of plain text, white space collapsed; nothing when it is blank. */
void dossier_block_builder_add_text (DossierBlockBuilder *self,
                                     DossierBlockKind     kind,
                                     const char          *text,
                                     gsize                length);
/**
 * dossier_block_builder_add_node:
 *
 * Walks a node of the page and appends its blocks as a browser would show them: white space
 * collapsed, line breaks as spaces (two part a paragraph), images as figures with their captions,
 * tables as rows and cells, layout tables as their contents. Cut nodes are left out.
 */
void
dossier_block_builder_add_node (DossierBlockBuilder *self, const DossierPage *page, guint node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBlockBuilder, dossier_block_builder_free)

G_END_DECLS
