/* dossier-paper-table.c: a table on paper: columns that fit, rows that stay whole, its head on
 * every page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-layout-private.h"

#include <string.h>

#define MAX_COLUMNS   32
#define MAX_MEASURED  200
#define COLUMN_GAP    10
#define MIN_COLUMN    18
#define RULE_WIDTH    0.6
#define ROW_GAP       3
#define HEADLINE_ROOM 40

static const GdkRGBA RULE_COLOUR = { 0.72f, 0.72f, 0.72f, 1 };

typedef struct
{
  GArray *rows; /* DossierSpan, of the document */
  guint   n_heads;
  guint   n_columns;
  double  widths[MAX_COLUMNS];
} Table;

/* The cell that begins at @start: up to the next tab, but the last column holds all the rest. */
static DossierSpan
get_cell (const char *text, DossierSpan row, gsize start, guint column)
{
  const char *tab = memchr (text + start, '\t', row.end - start);

  return (DossierSpan){
    start,
    tab != NULL && column + 1 < MAX_COLUMNS ? (gsize) (tab - text) : row.end,
  };
}

static PangoLayout *
make_cell (DossierPaperLayout *self, DossierSpan span, gboolean is_head, double width)
{
  PangoLayout *layout = dossier_paper_text_new (self->context,
                                                DOSSIER_BLOCK_TABLE,
                                                0,
                                                self->paper->document->text + span.start,
                                                span.end - span.start,
                                                width);

  if (is_head)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (layout, attributes);
    }
  dossier_paper_text_dress (layout, self->paper, span, self->first_note, self->first_inline);
  return layout;
}

static void
measure_row (DossierPaperLayout *self, Table *table, guint i)
{
  const char *text = self->paper->document->text;
  DossierSpan row = g_array_index (table->rows, DossierSpan, i);
  gsize       start = row.start;

  for (guint column = 0; column < MAX_COLUMNS && start <= row.end; column++)
    {
      DossierSpan cell = get_cell (text, row, start, column);
      g_autoptr (PangoLayout) layout = make_cell (self, cell, i < table->n_heads, -1);
      PangoRectangle extents;

      pango_layout_get_extents (layout, NULL, &extents);
      table->widths[column] =
          MAX (table->widths[column], extents.width / (double) PANGO_SCALE + 0.5);
      table->n_columns = MAX (table->n_columns, column + 1);
      start = cell.end + 1;
    }
}

/* Columns that need less than their share keep what they need; the others part the rest. */
static void
fit_columns (DossierPaperLayout *self, Table *table)
{
  double   room = self->width - COLUMN_GAP * (table->n_columns - 1);
  gboolean is_fixed[MAX_COLUMNS] = { FALSE };
  guint    n_open = table->n_columns;
  gboolean has_changed = TRUE;

  while (has_changed && n_open > 0)
    {
      double share = room / n_open;

      has_changed = FALSE;
      for (guint i = 0; i < table->n_columns; i++)
        {
          if (is_fixed[i] || table->widths[i] > share)
            continue;
          is_fixed[i] = TRUE;
          room -= table->widths[i];
          n_open--;
          has_changed = TRUE;
          break;
        }
    }
  for (guint i = 0; i < table->n_columns; i++)
    if (!is_fixed[i])
      table->widths[i] = MAX (room / n_open, MIN_COLUMN);
}

static void
read_rows (DossierPaperLayout *self, const DossierBlock *block, Table *table)
{
  const char *text = self->paper->document->text;
  gsize       start = block->span.start;

  while (start <= block->span.end)
    {
      const char *newline = memchr (text + start, '\n', block->span.end - start);
      DossierSpan row = { start, newline != NULL ? (gsize) (newline - text) : block->span.end };

      g_array_append_val (table->rows, row);
      start = row.end + 1;
    }
  for (guint i = 0; i < table->rows->len && i < MAX_MEASURED; i++)
    measure_row (self, table, i);
}

/* The row's cells, made but not placed: their height is wanted first. */
static double
make_row (DossierPaperLayout *self, const Table *table, guint i, GPtrArray *cells)
{
  const char *text = self->paper->document->text;
  DossierSpan row = g_array_index (table->rows, DossierSpan, i);
  gsize       start = row.start;
  double      height = 0;

  for (guint column = 0; column < table->n_columns && start <= row.end; column++)
    {
      DossierSpan  cell = get_cell (text, row, start, column);
      PangoLayout *layout = make_cell (self, cell, i < table->n_heads, table->widths[column]);
      int          cell_height;

      pango_layout_get_size (layout, NULL, &cell_height);
      height = MAX (height, cell_height / (double) PANGO_SCALE);
      g_ptr_array_add (cells, layout);
      start = cell.end + 1;
    }
  return height;
}

static void
add_row (DossierPaperLayout *self, const Table *table, GPtrArray *cells, double height)
{
  gboolean is_rtl =
      cells->len > 0 && pango_layout_get_direction (cells->pdata[0], 0) == PANGO_DIRECTION_RTL;
  double x = 0;

  for (guint column = 0; column < cells->len; column++)
    {
      double       width = table->widths[column];
      DossierPiece piece = { DOSSIER_PIECE_CELL, x, self->y, width, height };

      if (is_rtl)
        piece.x = self->width - x - width;
      piece.layout = g_object_ref (cells->pdata[column]);
      piece.end_line = pango_layout_get_line_count (piece.layout);
      dossier_paper_layout_add (self, &piece);
      x += width + COLUMN_GAP;
    }
  self->y += height + ROW_GAP;
}

static void
add_rule (DossierPaperLayout *self)
{
  DossierPiece rule = { DOSSIER_PIECE_BAR, 0, self->y - ROW_GAP / 2.0, self->width, RULE_WIDTH };

  rule.colour = RULE_COLOUR;
  dossier_paper_layout_add (self, &rule);
  self->y += RULE_WIDTH + 1;
}

static void
place_row (DossierPaperLayout *self, const Table *table, guint i)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  double height = make_row (self, table, i, cells);

  if (i >= table->n_heads && !dossier_paper_layout_is_at_top (self) &&
      dossier_paper_layout_get_left_over (self) < height)
    {
      dossier_paper_layout_turn_page (self);
      for (guint head = 0; head < table->n_heads; head++)
        {
          g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_object_unref);
          double head_height = make_row (self, table, head, again);

          add_row (self, table, again, head_height);
        }
      if (table->n_heads > 0)
        add_rule (self);
    }
  dossier_paper_layout_add_numbers (self, g_array_index (table->rows, DossierSpan, i), self->y);
  add_row (self, table, cells, height);
  if (i + 1 == table->n_heads)
    add_rule (self);
}

void
dossier_paper_layout_place_table (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_BLOCK_TABLE);
  Table                      table = { .rows = g_array_new (FALSE, FALSE, sizeof (DossierSpan)) };

  table.n_heads = block->level;
  read_rows (self, block, &table);
  table.n_heads = MIN (block->level, table.rows->len - 1);
  fit_columns (self, &table);
  if (dossier_paper_layout_get_left_over (self) < HEADLINE_ROOM &&
      !dossier_paper_layout_is_at_top (self))
    dossier_paper_layout_turn_page (self);
  if (!dossier_paper_layout_is_at_top (self))
    self->y += measure->above;
  for (guint i = 0; i < table.rows->len; i++)
    place_row (self, &table, i);
  self->y += measure->below + measure->size;
  g_array_unref (table.rows);
}
