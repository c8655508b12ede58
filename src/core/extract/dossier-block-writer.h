/* dossier-block-writer.h: writes blocks and runs one after the other into a document's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/* An inline whose end is still to come; it starts with the next text. */
typedef struct
{
  DossierInline run;
  gboolean      has_started;
} DossierOpenRun;

/**
 * DossierBlockWriter:
 * @list_level: depth of the lists around
 * @item_ends: the item ends with its first lines; what follows stands on its own
 * @in_table: text goes into cells: nothing ends the block
 * @has_text: set by every word; for whoever wants to know whether a row got any
 * @last_image_at: end of the text when the last figure was written
 *
 * The lower half of #DossierBlockBuilder, which alone uses it and sets what the elements around
 * say: the kind of a block follows from that when it ends.
 */
typedef struct
{
  DossierDocument *document;
  GString         *text;
  /* (element-type DossierOpenRun) */
  GArray *runs;
  /* (element-type DossierBlock): images to write when the block ends */
  GArray *figures;

  /* The block being written. */
  gsize    start;
  gboolean is_open;
  gboolean needs_space;
  guint    n_breaks;
  guint    last_mark;
  gboolean has_text;
  gsize    last_image_at;

  /* What the elements around say. */
  guint    heading_level;
  guint    quote_depth;
  guint    code_depth;
  guint    caption_depth;
  guint    list_level;
  gboolean in_item;
  gboolean item_ends;
  guint    item_number;
  gboolean in_table;
} DossierBlockWriter;

void dossier_block_writer_init (DossierBlockWriter *self, DossierDocument *document);
/* Hands the text to the document. */
void dossier_block_writer_finish (DossierBlockWriter *self);

void dossier_block_writer_open (DossierBlockWriter *self);
/* Ends the block, if one is open, and writes the figures that waited for that. */
void dossier_block_writer_end (DossierBlockWriter *self);
/* The border of a block element: ends the block, but in a cell or a short item parts words only. */
void dossier_block_writer_part (DossierBlockWriter *self);
/* Ends the block as @block, whatever the elements around say. */
void dossier_block_writer_append (DossierBlockWriter *self, DossierBlock block);
/* Takes back a block that turned out empty, and the newline before it. */
void dossier_block_writer_drop (DossierBlockWriter *self);
void dossier_block_writer_write_figures (DossierBlockWriter *self);
/* Whether a figure stands directly before, whose caption may follow. */
gboolean dossier_block_writer_may_caption (const DossierBlockWriter *self);

/* @text is valid UTF-8 as it stands in the page. */
void dossier_block_writer_write_text (DossierBlockWriter *self, const char *text, gsize length);
void dossier_block_writer_write_code (DossierBlockWriter *self, const char *text, gsize length);
/* Words that stand for something else: they go into one run of their own. Takes @target. */
void dossier_block_writer_write_run (DossierBlockWriter *self,
                                     DossierInlineKind   kind,
                                     char               *target,
                                     const char         *words);
/* A line break: two in a row part a paragraph. */
void dossier_block_writer_break_line (DossierBlockWriter *self);

/* Ends a run at the current place; it starts again with the next text while it stays open. */
void dossier_block_writer_end_run (DossierBlockWriter *self, DossierOpenRun *open);
void dossier_block_writer_end_runs (DossierBlockWriter *self);

G_END_DECLS
