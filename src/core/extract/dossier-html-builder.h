/* dossier-html-builder.h: makes the flat arrays of a tree, for whichever parser walks its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the parsers behind dossier-html-tree.
 */
#pragma once

#include "core/extract/dossier-arena.h"
#include "core/extract/dossier-html-tree.h"

G_BEGIN_DECLS

/* The arrays as they grow. They come from the arena: a parser that runs out of memory leaves
 * everything as it stands. */
typedef struct
{
  DossierArena         *arena;
  DossierHtmlNode      *nodes;
  gsize                 n_nodes;
  gsize                 nodes_room;
  DossierHtmlAttribute *attributes;
  gsize                 n_attributes;
  gsize                 attributes_room;
  char                 *strings;
  gsize                 strings_length;
  gsize                 strings_room;
} DossierHtmlBuilder;

/* @length: bytes of the page, to begin with enough room. */
void dossier_html_builder_init (DossierHtmlBuilder *self, DossierArena *arena, gsize length);

/* By name in lower case, NUL-terminated. */
DossierTag dossier_html_builder_find_tag (const char *name);

/* Begins an element; returns its index, to be given to its children and to end it. @name is kept
 * for elements that have no tag of their own. */
guint32 dossier_html_builder_begin (DossierHtmlBuilder *self,
                                    DossierTag          tag,
                                    const char         *name,
                                    gsize               name_length,
                                    guint32             parent);
/* Of the element begun last. */
void dossier_html_builder_add_attribute (DossierHtmlBuilder *self,
                                         const char         *name,
                                         gsize               name_length,
                                         const char         *value,
                                         gsize               value_length);
void dossier_html_builder_add_text (DossierHtmlBuilder *self,
                                    const char         *text,
                                    gsize               length,
                                    guint32             parent);
void dossier_html_builder_end (DossierHtmlBuilder *self, guint32 node);

/* Copies the arrays out of the arena, in their size. (transfer full) */
DossierHtmlTree *dossier_html_builder_make_tree (DossierHtmlBuilder *self);

/* The parsers: all their memory comes from the arena, whose overflow leaves them by a jump.
 * (transfer full) */
DossierHtmlTree *dossier_html_gumbo_parse (DossierArena *arena, const char *html, gsize length);
DossierHtmlTree *dossier_html_lexbor_parse (DossierArena *arena, const char *html, gsize length);

G_END_DECLS
