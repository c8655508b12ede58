/* dossier-block-table.c: rows, cells, and those that span several.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-table.h"

#include <string.h>

/* Cells with more text on average make a layout, not a table. */
#define MAX_MEAN_CELL_BYTES 250
/* Rows that one cell may span. */
#define MAX_ROW_SPAN 100

gboolean
dossier_block_table_is_data (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  const char            *role = dossier_html_tree_get_attribute (tree, node, "role");
  guint                  n_rows = 0;
  guint                  n_cells = 0;
  gsize                  n_bytes = 0;

  if (g_strcmp0 (role, "presentation") == 0 || g_strcmp0 (role, "none") == 0)
    return FALSE;
  for (guint i = node + 1; i < tree->nodes[node].end; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (tag == DOSSIER_TAG_TABLE || tag == DOSSIER_TAG_PRE || tag == DOSSIER_TAG_BLOCKQUOTE)
        return FALSE;
      n_rows += tag == DOSSIER_TAG_TR;
      n_cells += tag == DOSSIER_TAG_TD || tag == DOSSIER_TAG_TH;
      n_bytes += tag == DOSSIER_TAG_TEXT ? tree->nodes[i].text_length : 0;
    }
  return n_rows >= 1 && n_cells >= 2 && n_cells > n_rows &&
         n_bytes / n_cells <= MAX_MEAN_CELL_BYTES;
}

/* Its caption stands before a table, as a paragraph. */
static void
write_caption (DossierBlockWriter *writer, const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  g_autofree char       *caption = NULL;

  for (guint i = node + 1; i < tree->nodes[node].end && caption == NULL; i = tree->nodes[i].end)
    if (tree->nodes[i].tag == DOSSIER_TAG_CAPTION && !page->is_cut[i])
      caption = dossier_html_tree_dup_text (tree, i);
  if (caption == NULL)
    return;
  dossier_block_writer_write_text (writer, caption, strlen (caption));
  dossier_block_writer_end (writer);
}

void
dossier_block_table_begin (DossierBlockTable  *self,
                           DossierBlockWriter *writer,
                           const DossierPage  *page,
                           guint               node)
{
  dossier_block_writer_end (writer);
  write_caption (writer, page, node);
  memset (self, 0, sizeof *self);
  self->end = page->tree->nodes[node].end;
  writer->in_table = TRUE;
  dossier_block_writer_open (writer);
  self->row_start = writer->text->len;
  writer->has_text = FALSE;
}

static void
write_cell_border (DossierBlockTable *self, DossierBlockWriter *writer)
{
  if (self->column > 0)
    g_string_append_c (writer->text, '\t');
  self->column++;
}

/* Leaves the columns empty that cells of rows above reach into. */
static void
pass_spans (DossierBlockTable *self, DossierBlockWriter *writer)
{
  while (self->column < DOSSIER_BLOCK_TABLE_MAX_COLUMNS && self->spans[self->column] > 0)
    {
      self->spans[self->column]--;
      write_cell_border (self, writer);
    }
}

/* Ends the current row; one without text is taken back. */
static void
end_row (DossierBlockTable *self, DossierBlockWriter *writer)
{
  dossier_block_writer_end_runs (writer);
  if (self->is_in_row)
    pass_spans (self, writer);
  self->is_in_row = FALSE;
  self->column = 0;
  if (!writer->has_text)
    {
      g_string_truncate (writer->text, self->row_start);
      return;
    }
  if (self->row_is_header && self->n_header_rows == self->n_rows)
    self->n_header_rows++;
  self->n_rows++;
  writer->has_text = FALSE;
}

void
dossier_block_table_start_row (DossierBlockTable *self, DossierBlockWriter *writer)
{
  end_row (self, writer);
  self->row_start = writer->text->len;
  if (self->n_rows > 0)
    g_string_append_c (writer->text, '\n');
  self->row_is_header = TRUE;
  self->is_in_row = TRUE;
  writer->needs_space = FALSE;
}

static guint
read_span (const DossierPage *page, guint node, const char *name, guint maximum)
{
  const char *value = dossier_html_tree_get_attribute (page->tree, node, name);
  gint64      span = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 1;

  return CLAMP (span, 1, (gint64) maximum);
}

void
dossier_block_table_start_cell (DossierBlockTable  *self,
                                DossierBlockWriter *writer,
                                const DossierPage  *page,
                                guint               node)
{
  pass_spans (self, writer);
  write_cell_border (self, writer);
  writer->needs_space = FALSE;
  if (page->tree->nodes[node].tag != DOSSIER_TAG_TH)
    self->row_is_header = FALSE;
}

void
dossier_block_table_end_cell (DossierBlockTable  *self,
                              DossierBlockWriter *writer,
                              const DossierPage  *page,
                              guint               node)
{
  guint n_columns = read_span (page, node, "colspan", DOSSIER_BLOCK_TABLE_MAX_COLUMNS);
  guint n_rows = read_span (page, node, "rowspan", MAX_ROW_SPAN);

  dossier_block_writer_end_runs (writer);
  writer->needs_space = FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      if (i > 0)
        write_cell_border (self, writer);
      if (self->column > 0 && self->column <= DOSSIER_BLOCK_TABLE_MAX_COLUMNS)
        self->spans[self->column - 1] = n_rows - 1;
    }
}

void
dossier_block_table_finish (DossierBlockTable *self, DossierBlockWriter *writer)
{
  DossierBlock table = { .kind = DOSSIER_BLOCK_TABLE };

  end_row (self, writer);
  self->end = 0;
  writer->in_table = FALSE;
  table.level = self->n_header_rows;
  if (self->n_rows == 0)
    dossier_block_writer_drop (writer);
  else
    dossier_block_writer_append (writer, table);
  writer->needs_space = FALSE;
  dossier_block_writer_write_figures (writer);
}
