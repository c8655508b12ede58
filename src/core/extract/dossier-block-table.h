/* dossier-block-table.h: writes a table of data as rows of cells.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Columns that one table may have; what spans more, or stands behind them, is taken for less. */
#define DOSSIER_BLOCK_TABLE_MAX_COLUMNS 64

/**
 * DossierBlockTable:
 * @end: where the table that is being written ends; 0 when there is none
 *
 * The table that a #DossierBlockBuilder is in. Cells that span several columns or rows are followed
 * by empty ones, so that every row has its cells in their columns.
 */
typedef struct
{
  guint    end;
  guint    n_header_rows;
  guint    n_rows;
  gsize    row_start;
  guint    column;
  gboolean is_in_row;
  gboolean row_is_header;
  /* Rows that a cell above still reaches into, by column. */
  guint8 spans[DOSSIER_BLOCK_TABLE_MAX_COLUMNS];
} DossierBlockTable;

/* Whether a table element holds data: rows and columns of short cells. Others arrange a page. */
gboolean dossier_block_table_is_data (const DossierPage *page, guint node);

void dossier_block_table_begin (DossierBlockTable  *self,
                                DossierBlockWriter *writer,
                                const DossierPage  *page,
                                guint               node);
void dossier_block_table_start_row (DossierBlockTable *self, DossierBlockWriter *writer);
void dossier_block_table_start_cell (DossierBlockTable  *self,
                                     DossierBlockWriter *writer,
                                     const DossierPage  *page,
                                     guint               node);
void dossier_block_table_end_cell (DossierBlockTable  *self,
                                   DossierBlockWriter *writer,
                                   const DossierPage  *page,
                                   guint               node);
void dossier_block_table_finish (DossierBlockTable *self, DossierBlockWriter *writer);

G_END_DECLS
