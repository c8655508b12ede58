/* dossier-paper-table.c: a table on paper: columns that fit, rows that stay whole where a
 * page holds them, its head on every page.
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
/* Heads that take more of a page than this stand on the first only. */
#define MOST_OF_HEADS 0.4

static const GdkRGBA RULE_COLOUR = { 0.72f, 0.72f, 0.72f, 1 };

typedef struct
{
  GArray *rows;  /* DossierSpan, of the document */
  GArray *cells; /* the same, of the row that was made last */
  guint   n_heads;
  guint   n_columns;
  double  widths[MAX_COLUMNS];
  double  heads_height;
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

  g_array_set_size (table->cells, 0);
  for (guint column = 0; column < table->n_columns && start <= row.end; column++)
    {
      DossierSpan  cell = get_cell (text, row, start, column);
      PangoLayout *layout = make_cell (self, cell, i < table->n_heads, table->widths[column]);
      int          cell_height;

      pango_layout_get_size (layout, NULL, &cell_height);
      height = MAX (height, cell_height / (double) PANGO_SCALE);
      g_ptr_array_add (cells, layout);
      g_array_append_val (table->cells, cell);
      start = cell.end + 1;
    }
  return height;
}

/* Part of a row that is too high for a page: of each cell the lines that fit, from those on that
 * are next; at least one, so that there is an end. Returns whether there is more. */
static gboolean
add_part (DossierPaperLayout *self, const Table *table, GPtrArray *cells, guint *next)
{
  gboolean is_rtl =
      cells->len > 0 && pango_layout_get_direction (cells->pdata[0], 0) == PANGO_DIRECTION_RTL;
  double   room = dossier_paper_layout_get_left_over (self);
  double   height = 0;
  double   x = 0;
  gboolean has_more = FALSE;

  for (guint column = 0; column < cells->len; column++)
    {
      double       width = table->widths[column];
      DossierPiece piece = { DOSSIER_PIECE_CELL, x, self->y, width };
      g_autoptr (GArray) lines = dossier_paper_text_get_lines (cells->pdata[column]);
      guint  first = next[column];
      double top;

      x += width + COLUMN_GAP;
      if (first >= lines->len)
        continue;
      top = g_array_index (lines, DossierPaperLine, first).top;
      do
        piece.height = g_array_index (lines, DossierPaperLine, next[column]++).bottom - top;
      while (next[column] < lines->len &&
             g_array_index (lines, DossierPaperLine, next[column]).bottom - top <= room);
      if (is_rtl)
        piece.x = self->width - piece.x - width;
      piece.layout = g_object_ref (cells->pdata[column]);
      piece.first_line = first;
      piece.end_line = next[column];
      piece.span = g_array_index (table->cells, DossierSpan, column);
      dossier_paper_layout_add (self, &piece);
      height = MAX (height, piece.height);
      has_more |= next[column] < lines->len;
    }
  self->y += height + ROW_GAP;
  return has_more;
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
turn_page (DossierPaperLayout *self, const Table *table)
{
  dossier_paper_layout_turn_page (self);
  if (table->heads_height > self->height * MOST_OF_HEADS || table->n_heads == 0)
    return;
  for (guint head = 0; head < table->n_heads; head++)
    {
      g_autoptr (GPtrArray) again = g_ptr_array_new_with_free_func (g_object_unref);
      guint next[MAX_COLUMNS] = { 0 };

      make_row (self, table, head, again);
      add_part (self, table, again, next);
    }
  add_rule (self);
}

static void
place_row (DossierPaperLayout *self, Table *table, guint i)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_object_unref);
  guint  next[MAX_COLUMNS] = { 0 };
  double height = make_row (self, table, i, cells);

  if (i < table->n_heads)
    table->heads_height += height;
  if (!dossier_paper_layout_is_at_top (self) && dossier_paper_layout_get_left_over (self) < height)
    {
      if (i < table->n_heads)
        dossier_paper_layout_turn_page (self);
      else
        turn_page (self, table);
      /* The heads, made anew, were the last to say what is in which cell. */
      g_ptr_array_set_size (cells, 0);
      make_row (self, table, i, cells);
    }
  dossier_paper_layout_add_numbers (self, g_array_index (table->rows, DossierSpan, i), self->y);
  while (add_part (self, table, cells, next))
    {
      if (i < table->n_heads)
        dossier_paper_layout_turn_page (self);
      else
        turn_page (self, table);
      g_ptr_array_set_size (cells, 0);
      make_row (self, table, i, cells);
    }
  if (i + 1 == table->n_heads)
    add_rule (self);
}

void
dossier_paper_layout_place_table (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_BLOCK_TABLE);
  Table                      table = {
                         .rows = g_array_new (FALSE, FALSE, sizeof (DossierSpan)),
                         .cells = g_array_new (FALSE, FALSE, sizeof (DossierSpan)),
  };

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
  g_array_unref (table.cells);
}
