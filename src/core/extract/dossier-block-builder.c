/* dossier-block-builder.c: walks the kept nodes once and writes blocks, inlines and text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-image.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define OBJECT_REPLACEMENT "\xef\xbf\xbc"
/* An item with more text is a section of its own: its paragraphs stay apart. */
#define MAX_ITEM_BYTES 1500
#define MAX_ITEM_NODES 1000
/* Cells with more text on average make a layout, not a table. */
#define MAX_MEAN_CELL_BYTES 250
#define MAX_COLUMN_SPAN     40

/* An element whose end is still to come. */
typedef struct
{
  guint32    node;
  guint32    end;
  DossierTag tag;
  /* Index into the open inlines, or -1. */
  int run;
  /* For an item, a table: whether it is treated as one. */
  gboolean is_special;
} Open;

typedef struct
{
  gboolean is_ordered;
  int      next;
  int      step;
} List;

typedef struct
{
  DossierInline run;
  gboolean      has_started;
} OpenRun;

struct _DossierBlockBuilder
{
  DossierDocument   *document;
  const DossierPage *page;
  GString           *text;
  GArray            *open;
  GArray            *lists;
  GArray            *runs;
  GArray            *pending_figures;
  GHashTable        *seen_images;

  /* The block being written. */
  gsize    start;
  gboolean is_open;
  gboolean needs_space;
  guint    n_breaks;

  /* What the elements around say. */
  guint    heading_level;
  guint    quote_depth;
  guint    code_depth;
  guint    caption_depth;
  gboolean in_item;
  guint    item_number;

  /* The data table being written: its end, or 0. */
  guint    table_end;
  guint    n_header_rows;
  guint    n_rows;
  gsize    row_start;
  guint    n_cells;
  gboolean row_is_header;
  gboolean row_has_text;

  /* The end of the outermost figure whose images are written already. */
  guint figure_end;
  /* Where the last image stood, for a noscript that repeats it. */
  gsize last_image_at;
};

DossierBlockBuilder *
dossier_block_builder_new (DossierDocument *document)
{
  DossierBlockBuilder *self = g_new0 (DossierBlockBuilder, 1);

  self->document = document;
  self->text = g_string_new_len (document->text, document->text_length);
  self->open = g_array_new (FALSE, TRUE, sizeof (Open));
  self->lists = g_array_new (FALSE, TRUE, sizeof (List));
  self->runs = g_array_new (FALSE, TRUE, sizeof (OpenRun));
  self->pending_figures = g_array_new (FALSE, TRUE, sizeof (DossierBlock));
  self->seen_images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->last_image_at = G_MAXSIZE;
  return self;
}

static int
compare_inlines (gconstpointer a, gconstpointer b)
{
  const DossierInline *left = a;
  const DossierInline *right = b;

  if (left->span.start != right->span.start)
    return left->span.start < right->span.start ? -1 : 1;
  /* The longer one stands around the shorter. */
  if (left->span.end != right->span.end)
    return left->span.end > right->span.end ? -1 : 1;
  return (int) left->kind - (int) right->kind;
}

void
dossier_block_builder_free (DossierBlockBuilder *self)
{
  if (self == NULL)
    return;
  g_array_sort (self->document->inlines, compare_inlines);
  g_free (self->document->text);
  self->document->text_length = self->text->len;
  self->document->text = g_string_free (self->text, FALSE);
  g_array_unref (self->open);
  g_array_unref (self->lists);
  g_array_unref (self->runs);
  g_array_unref (self->pending_figures);
  g_hash_table_unref (self->seen_images);
  g_free (self);
}

/* Starts the next block: behind the newline that ends the one before. */
static void
open_block (DossierBlockBuilder *self)
{
  if (self->is_open)
    return;
  if (self->document->blocks->len > 0)
    g_string_append_c (self->text, '\n');
  self->start = self->text->len;
  self->is_open = TRUE;
  self->needs_space = FALSE;
}

static void
start_runs (DossierBlockBuilder *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      OpenRun *open = &g_array_index (self->runs, OpenRun, i);

      if (open->has_started)
        continue;
      open->has_started = TRUE;
      open->run.span.start = self->text->len;
    }
}

/* Ends a run at the current place; it starts again with the next text while its element lasts. */
static void
end_run (DossierBlockBuilder *self, OpenRun *open)
{
  DossierInline run = open->run;

  if (!open->has_started)
    return;
  open->has_started = FALSE;
  run.span.end = self->text->len;
  if (run.span.end <= run.span.start)
    return;
  run.target = g_strdup (open->run.target);
  g_array_append_val (self->document->inlines, run);
}

static void
end_runs (DossierBlockBuilder *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    end_run (self, &g_array_index (self->runs, OpenRun, i));
}

static gboolean
is_trailing_space (const GString *text)
{
  if (text->len == 0)
    return FALSE;
  if (text->str[text->len - 1] == ' ' || text->str[text->len - 1] == '\n')
    return TRUE;
  return text->len >= 2 && memcmp (text->str + text->len - 2, "\xc2\xa0", 2) == 0;
}

static void
trim_end (DossierBlockBuilder *self, gsize start)
{
  while (self->text->len > start && is_trailing_space (self->text))
    g_string_truncate (self->text,
                       self->text->len - (self->text->str[self->text->len - 1] == '\xa0' ? 2 : 1));
  for (guint i = self->document->inlines->len; i > 0; i--)
    {
      DossierInline *run = &g_array_index (self->document->inlines, DossierInline, i - 1);

      if (run->span.end <= self->text->len)
        break;
      run->span.end = self->text->len;
      if (run->span.start >= run->span.end)
        g_array_remove_index (self->document->inlines, i - 1);
    }
}

static void
append_block (DossierBlockBuilder *self, DossierBlock block)
{
  block.span.start = self->start;
  block.span.end = self->text->len;
  g_array_append_val (self->document->blocks, block);
  self->is_open = FALSE;
}

/* Takes back a block that turned out empty, and the newline before it. */
static void
drop_block (DossierBlockBuilder *self)
{
  g_string_truncate (self->text, self->document->blocks->len > 0 ? self->start - 1 : self->start);
  self->is_open = FALSE;
}

static void
write_figure (DossierBlockBuilder *self, DossierBlock figure)
{
  open_block (self);
  g_string_append (self->text, OBJECT_REPLACEMENT);
  append_block (self, figure);
  self->last_image_at = self->text->len;
}

static void
write_pending_figures (DossierBlockBuilder *self)
{
  for (guint i = 0; i < self->pending_figures->len; i++)
    write_figure (self, g_array_index (self->pending_figures, DossierBlock, i));
  g_array_set_size (self->pending_figures, 0);
}

static DossierBlock
describe_block (DossierBlockBuilder *self)
{
  DossierBlock block = { .kind = DOSSIER_BLOCK_PARAGRAPH };

  if (self->code_depth > 0)
    block.kind = DOSSIER_BLOCK_CODE;
  else if (self->caption_depth > 0)
    block.kind = DOSSIER_BLOCK_CAPTION;
  else if (self->in_item)
    {
      block.kind = DOSSIER_BLOCK_LIST_ITEM;
      block.level = MAX (1, self->lists->len);
      block.number = self->item_number;
    }
  else if (self->quote_depth > 0)
    {
      block.kind = DOSSIER_BLOCK_QUOTE;
      block.level = self->quote_depth;
    }
  else if (self->heading_level > 0)
    {
      block.kind = DOSSIER_BLOCK_HEADING;
      block.level = self->heading_level;
    }
  return block;
}

/* A caption belongs to the figure before it. */
static gboolean
may_caption (DossierBlockBuilder *self)
{
  const GArray    *blocks = self->document->blocks;
  DossierBlockKind last;

  if (blocks->len == 0)
    return FALSE;
  last = g_array_index (blocks, DossierBlock, blocks->len - 1).kind;
  return last == DOSSIER_BLOCK_FIGURE || last == DOSSIER_BLOCK_CAPTION;
}

static void
end_block (DossierBlockBuilder *self)
{
  DossierBlock block;

  self->n_breaks = 0;
  if (self->is_open)
    {
      end_runs (self);
      trim_end (self, self->start);
      block = describe_block (self);
      if (block.kind == DOSSIER_BLOCK_CAPTION && !may_caption (self))
        block.kind = DOSSIER_BLOCK_PARAGRAPH;
      if (self->text->len == self->start)
        drop_block (self);
      else
        append_block (self, block);
    }
  self->needs_space = FALSE;
  write_pending_figures (self);
}

/* Bytes of a character that stands for nothing readable: soft hyphens, zero-width spaces, marks of
 * order, the sign that stands for images here, control characters. 0 when it is an ordinary one. */
static gsize
measure_ignored (const char *p, gsize left)
{
  const guchar *u = (const guchar *) p;

  if (left >= 2 && u[0] == 0xc2 && (u[1] == 0xad || (u[1] < 0xa0 && u[1] != 0x85)))
    return 2;
  if (left >= 3 && u[0] == 0xe2 && u[1] == 0x80 && (u[2] == 0x8b || u[2] == 0x8e || u[2] == 0x8f))
    return 3;
  if (left >= 3 && u[0] == 0xef &&
      ((u[1] == 0xbb && u[2] == 0xbf) || (u[1] == 0xbf && u[2] == 0xbc)))
    return 3;
  return 0;
}

/* In code white space counts; carriage returns and other controls do not. */
static void
write_code (DossierBlockBuilder *self, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      gsize ignored = measure_ignored (text + i, length - i);

      if (ignored > 0)
        {
          i += ignored - 1;
          continue;
        }
      if ((guchar) text[i] < 0x20 && text[i] != '\n' && text[i] != '\t')
        continue;
      if (!self->is_open && text[i] == '\n')
        continue;
      open_block (self);
      start_runs (self);
      g_string_append_c (self->text, text[i]);
    }
}

/* Lines of code often are elements of their own. */
static void
break_code_line (DossierBlockBuilder *self)
{
  if (self->is_open && self->text->len > self->start &&
      self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
}

/* The border of a block element. Inside a cell or a short item it parts words only. */
static void
part (DossierBlockBuilder *self)
{
  if (self->table_end > 0 || (self->in_item && self->is_open))
    self->needs_space = TRUE;
  else if (self->code_depth > 0)
    break_code_line (self);
  else
    end_block (self);
}

static gsize
measure_space (const char *p, gsize left)
{
  const guchar *u = (const guchar *) p;

  if (u[0] <= 0x20 || u[0] == 0x7f)
    return 1;
  if (left >= 2 && u[0] == 0xc2 && u[1] == 0x85)
    return 2;
  if (left >= 3 && u[0] == 0xe2 && u[1] == 0x80 && (u[2] == 0xa8 || u[2] == 0xa9))
    return 3;
  return 0;
}

static gboolean
at_start (DossierBlockBuilder *self)
{
  char last;

  if (!self->is_open || self->text->len == self->start)
    return TRUE;
  last = self->text->str[self->text->len - 1];
  return self->table_end > 0 && (last == '\n' || last == '\t');
}

/* No-break spaces at the start of a block are indentation. */
static gboolean
is_indent (DossierBlockBuilder *self, const char *p, gsize left)
{
  return left >= 2 && memcmp (p, "\xc2\xa0", 2) == 0 && at_start (self);
}

static void
write_word (DossierBlockBuilder *self, const char *word, gsize length)
{
  if (self->n_breaks >= 2 && self->table_end == 0 && !self->in_item)
    end_block (self);
  self->n_breaks = 0;
  if (self->table_end == 0)
    open_block (self);
  if (self->needs_space && !at_start (self) && !is_trailing_space (self->text))
    g_string_append_c (self->text, ' ');
  self->needs_space = FALSE;
  start_runs (self);
  g_string_append_len (self->text, word, length);
  self->row_has_text = TRUE;
}

static void
write_text (DossierBlockBuilder *self, const char *text, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      gsize skipped = measure_space (text + i, length - i);
      gsize start = i;

      if (skipped > 0)
        self->needs_space = TRUE;
      else if (is_indent (self, text + i, length - i))
        skipped = 2;
      else
        skipped = measure_ignored (text + i, length - i);
      if (skipped > 0)
        {
          i += skipped;
          continue;
        }
      while (i < length && measure_space (text + i, length - i) == 0 &&
             measure_ignored (text + i, length - i) == 0)
        i++;
      write_word (self, text + start, i - start);
    }
}

static void
break_line (DossierBlockBuilder *self)
{
  if (self->code_depth > 0)
    {
      write_code (self, "\n", 1);
      return;
    }
  self->needs_space = TRUE;
  self->n_breaks++;
}

/* Images. */

static gboolean
add_image (DossierBlockBuilder *self, guint node)
{
  g_autofree char *url = dossier_image_dup_url (self->page, node);
  const char      *alternative = dossier_html_tree_get_attribute (self->page->tree, node, "alt");
  DossierBlock     figure = { .kind = DOSSIER_BLOCK_FIGURE };

  if (url == NULL || !g_hash_table_add (self->seen_images, g_strdup (url)))
    return FALSE;
  figure.image_url = g_steal_pointer (&url);
  if (alternative != NULL && *alternative != '\0' && g_utf8_strlen (alternative, -1) < 2000)
    figure.alternative = g_strdup (alternative);
  g_array_append_val (self->pending_figures, figure);
  if (!self->is_open && self->table_end == 0)
    write_pending_figures (self);
  return TRUE;
}

static gboolean
is_image (guint tag)
{
  return tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_AMP_IMG;
}

static guint
find_image (const DossierPage *page, guint node)
{
  for (guint i = node + 1; i < page->tree->nodes[node].end; i++)
    if (is_image (page->tree->nodes[i].tag))
      return i;
  return 0;
}

/* A noscript behind an image holds the real one. */
static void
enter_noscript (DossierBlockBuilder *self, guint node)
{
  guint            image = find_image (self->page, node);
  g_autofree char *url = NULL;
  GArray          *blocks = self->document->blocks;
  DossierBlock    *last;

  if (image == 0)
    return;
  last = blocks->len > 0 ? &g_array_index (blocks, DossierBlock, blocks->len - 1) : NULL;
  if (last == NULL || last->kind != DOSSIER_BLOCK_FIGURE ||
      self->last_image_at != self->text->len || self->is_open)
    {
      if (self->pending_figures->len == 0)
        add_image (self, image);
      return;
    }
  url = dossier_image_dup_url (self->page, image);
  if (url == NULL || !g_hash_table_add (self->seen_images, g_strdup (url)))
    return;
  g_free (last->image_url);
  last->image_url = g_steal_pointer (&url);
}

/* The images of a figure come before its caption, wherever they stand in it. */
static void
enter_figure (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  gboolean               has_image = FALSE;

  self->figure_end = tree->nodes[node].end;
  for (guint i = node + 1; i < self->figure_end; i++)
    {
      guint image = is_image (tree->nodes[i].tag) && !self->page->is_cut[i] ? i : 0;

      /* A noscript repeats the image before it, or is the only one to hold it. */
      if (tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT && !has_image && !self->page->is_cut[i])
        image = find_image (self->page, i);
      if (image != 0)
        has_image |= add_image (self, image);
      if (self->page->is_cut[i] || tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT)
        i = tree->nodes[i].end - 1;
    }
}

/* Tables. */

/* A table of data has rows and columns of short cells; others arrange a page. */
static gboolean
is_data_table (const DossierPage *page, guint node)
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
write_table_caption (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  g_autofree char       *caption = NULL;

  for (guint i = node + 1; i < tree->nodes[node].end && caption == NULL; i = tree->nodes[i].end)
    if (tree->nodes[i].tag == DOSSIER_TAG_CAPTION && !self->page->is_cut[i])
      caption = dossier_html_tree_dup_text (tree, i);
  if (caption == NULL)
    return;
  write_text (self, caption, strlen (caption));
  end_block (self);
}

static void
enter_table (DossierBlockBuilder *self, guint node)
{
  end_block (self);
  write_table_caption (self, node);
  self->table_end = self->page->tree->nodes[node].end;
  self->n_header_rows = 0;
  self->n_rows = 0;
  self->n_cells = 0;
  open_block (self);
  self->row_start = self->text->len;
  self->row_has_text = FALSE;
}

/* Ends the current row; one without text is taken back. */
static void
end_row (DossierBlockBuilder *self)
{
  end_runs (self);
  if (!self->row_has_text)
    {
      g_string_truncate (self->text, self->row_start);
      self->n_cells = 0;
      return;
    }
  if (self->row_is_header && self->n_header_rows == self->n_rows)
    self->n_header_rows++;
  self->n_rows++;
  self->n_cells = 0;
  self->row_has_text = FALSE;
}

static void
start_row (DossierBlockBuilder *self)
{
  end_row (self);
  if (self->n_rows > 0 && self->text->len > self->start)
    {
      self->row_start = self->text->len;
      g_string_append_c (self->text, '\n');
    }
  self->row_is_header = TRUE;
  self->needs_space = FALSE;
}

static guint
get_column_span (const DossierHtmlTree *tree, guint node)
{
  const char *value = dossier_html_tree_get_attribute (tree, node, "colspan");
  gint64      span = value != NULL ? g_ascii_strtoll (value, NULL, 10) : 1;

  return CLAMP (span, 1, MAX_COLUMN_SPAN);
}

static void
start_cell (DossierBlockBuilder *self, guint node)
{
  if (self->n_cells > 0)
    g_string_append_c (self->text, '\t');
  self->n_cells++;
  self->needs_space = FALSE;
  if (self->page->tree->nodes[node].tag != DOSSIER_TAG_TH)
    self->row_is_header = FALSE;
}

static void
end_cell (DossierBlockBuilder *self, guint node)
{
  guint span = get_column_span (self->page->tree, node);

  end_runs (self);
  self->needs_space = FALSE;
  for (guint i = 1; i < span; i++)
    g_string_append_c (self->text, '\t');
  self->n_cells += span - 1;
}

static void
leave_table (DossierBlockBuilder *self)
{
  DossierBlock table = { .kind = DOSSIER_BLOCK_TABLE };

  end_row (self);
  self->table_end = 0;
  table.level = self->n_header_rows;
  if (self->n_rows == 0)
    drop_block (self);
  else
    append_block (self, table);
  self->needs_space = FALSE;
  write_pending_figures (self);
}

/* Elements. */

static void
enter_list (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  List                   list = { tree->nodes[node].tag == DOSSIER_TAG_OL, 1, 1 };
  const char            *start = dossier_html_tree_get_attribute (tree, node, "start");

  end_block (self);
  if (start != NULL)
    list.next = CLAMP (g_ascii_strtoll (start, NULL, 10), 1, G_MAXINT / 2);
  g_array_append_val (self->lists, list);
  self->in_item = FALSE;
}

static gboolean
is_section (guint tag)
{
  switch (tag)
    {
    case DOSSIER_TAG_H1:
    case DOSSIER_TAG_H2:
    case DOSSIER_TAG_H3:
    case DOSSIER_TAG_H4:
    case DOSSIER_TAG_H5:
    case DOSSIER_TAG_H6:
    case DOSSIER_TAG_TABLE:
    case DOSSIER_TAG_PRE:
    case DOSSIER_TAG_BLOCKQUOTE:
    case DOSSIER_TAG_FIGURE:
    case DOSSIER_TAG_ARTICLE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* An item with headings, figures or pages of text is a section in a list's clothes. */
static gboolean
is_plain_item (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = MIN (tree->nodes[node].end, node + MAX_ITEM_NODES);
  gsize                  n_bytes = 0;

  for (guint i = node + 1; i < end && n_bytes <= MAX_ITEM_BYTES; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (page->is_cut[i] || tag == DOSSIER_TAG_UL || tag == DOSSIER_TAG_OL)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (is_section (tag))
        return FALSE;
      n_bytes += tag == DOSSIER_TAG_TEXT ? tree->nodes[i].text_length : 0;
    }
  return n_bytes <= MAX_ITEM_BYTES;
}

static gboolean
enter_item (DossierBlockBuilder *self, guint node)
{
  const char *value = dossier_html_tree_get_attribute (self->page->tree, node, "value");
  List       *list = NULL;

  end_block (self);
  if (self->lists->len > 0)
    list = &g_array_index (self->lists, List, self->lists->len - 1);
  self->item_number = 0;
  if (list != NULL && list->is_ordered)
    {
      if (value != NULL)
        list->next = CLAMP (g_ascii_strtoll (value, NULL, 10), 1, G_MAXINT / 2);
      self->item_number = list->next++;
    }
  self->in_item = is_plain_item (self->page, node);
  return self->in_item;
}

static void
leave_list (DossierBlockBuilder *self)
{
  end_block (self);
  self->in_item = FALSE;
  if (self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
  /* What follows a list inside an item still belongs to that item. */
  if (self->open->len > 0)
    {
      const Open *around = &g_array_index (self->open, Open, self->open->len - 1);

      self->in_item = around->tag == DOSSIER_TAG_LI && around->is_special;
    }
}

static const struct
{
  DossierTag        tag;
  DossierInlineKind kind;
} RUN_TAGS[] = {
  { DOSSIER_TAG_A, DOSSIER_INLINE_LINK },        { DOSSIER_TAG_B, DOSSIER_INLINE_STRONG },
  { DOSSIER_TAG_STRONG, DOSSIER_INLINE_STRONG }, { DOSSIER_TAG_EM, DOSSIER_INLINE_EMPHASIS },
  { DOSSIER_TAG_I, DOSSIER_INLINE_EMPHASIS },    { DOSSIER_TAG_CITE, DOSSIER_INLINE_EMPHASIS },
  { DOSSIER_TAG_DFN, DOSSIER_INLINE_EMPHASIS },  { DOSSIER_TAG_VAR, DOSSIER_INLINE_EMPHASIS },
  { DOSSIER_TAG_CODE, DOSSIER_INLINE_CODE },     { DOSSIER_TAG_KBD, DOSSIER_INLINE_CODE },
  { DOSSIER_TAG_SAMP, DOSSIER_INLINE_CODE },     { DOSSIER_TAG_TT, DOSSIER_INLINE_CODE },
};

/* Opens a run for an inline element; -1 when it makes none. */
static int
enter_run (DossierBlockBuilder *self, guint node, guint tag)
{
  OpenRun open = { 0 };
  guint   i = 0;

  while (i < G_N_ELEMENTS (RUN_TAGS) && RUN_TAGS[i].tag != tag)
    i++;
  if (i == G_N_ELEMENTS (RUN_TAGS))
    return -1;
  open.run.kind = RUN_TAGS[i].kind;
  if (open.run.kind == DOSSIER_INLINE_CODE && self->code_depth > 0)
    return -1;
  if (open.run.kind == DOSSIER_INLINE_STRONG && self->heading_level > 0)
    return -1;
  for (guint k = 0; k < self->runs->len; k++)
    if (g_array_index (self->runs, OpenRun, k).run.kind == open.run.kind)
      return -1;
  if (open.run.kind == DOSSIER_INLINE_LINK)
    {
      const char *href = dossier_html_tree_get_attribute (self->page->tree, node, "href");

      if (href == NULL || *href == '\0' || *href == '#')
        return -1;
      open.run.target = dossier_url_resolve (self->page->base_url, href);
      if (open.run.target == NULL)
        return -1;
    }
  g_array_append_val (self->runs, open);
  return self->runs->len - 1;
}

static void
leave_run (DossierBlockBuilder *self, int run)
{
  OpenRun *open = &g_array_index (self->runs, OpenRun, run);

  end_run (self, open);
  g_free (open->run.target);
  g_array_set_size (self->runs, run);
}

static guint
get_heading_level (guint tag)
{
  return tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6 ? MAX (2, tag - DOSSIER_TAG_H1 + 1) : 0;
}

static gboolean
is_caption (DossierBlockBuilder *self, guint node, guint tag)
{
  if (self->caption_depth > 0)
    return FALSE;
  if (tag == DOSSIER_TAG_FIGCAPTION)
    return TRUE;
  return (self->page->hints[node] & DOSSIER_HINT_CAPTION) && dossier_tag_is_block (tag) &&
         tag != DOSSIER_TAG_FIGURE && !self->is_open && may_caption (self) &&
         find_image (self->page, node) == 0;
}

/* Inside a data table only rows, cells, breaks and runs mean anything. */
static void
enter_in_table (DossierBlockBuilder *self, guint node, Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_TR:
      start_row (self);
      break;
    case DOSSIER_TAG_TD:
    case DOSSIER_TAG_TH:
      start_cell (self, node);
      break;
    case DOSSIER_TAG_IMG:
    case DOSSIER_TAG_AMP_IMG:
      add_image (self, node);
      break;
    default:
      if (open->tag == DOSSIER_TAG_BR || dossier_tag_is_block (open->tag))
        self->needs_space = TRUE;
      open->run = enter_run (self, node, open->tag);
      break;
    }
}

static void
enter_block (DossierBlockBuilder *self, guint node, Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_UL:
    case DOSSIER_TAG_OL:
      enter_list (self, node);
      break;
    case DOSSIER_TAG_LI:
      open->is_special = enter_item (self, node);
      break;
    case DOSSIER_TAG_BLOCKQUOTE:
      end_block (self);
      self->quote_depth++;
      break;
    case DOSSIER_TAG_PRE:
      end_block (self);
      self->code_depth++;
      break;
    case DOSSIER_TAG_TABLE:
      part (self);
      open->is_special =
          !self->in_item && self->code_depth == 0 && is_data_table (self->page, node);
      if (open->is_special)
        enter_table (self, node);
      break;
    case DOSSIER_TAG_FIGURE:
      part (self);
      if (self->figure_end <= node && !self->in_item)
        enter_figure (self, node);
      break;
    default:
      part (self);
      if (self->heading_level == 0)
        self->heading_level = get_heading_level (open->tag);
      break;
    }
}

static void
enter_inline (DossierBlockBuilder *self, guint node, Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_BR:
      break_line (self);
      break;
    case DOSSIER_TAG_HR:
      end_block (self);
      break;
    case DOSSIER_TAG_Q:
      write_text (self, "“", strlen ("“"));
      break;
    default:
      open->run = enter_run (self, node, open->tag);
      break;
    }
}

/* Returns the next node to look at. */
static guint
enter_node (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlNode *element = &self->page->tree->nodes[node];
  Open                   open = { node, element->end, element->tag, -1, FALSE };

  if (open.tag == DOSSIER_TAG_CAPTION && self->table_end > 0)
    return element->end;
  if (open.tag == DOSSIER_TAG_NOSCRIPT)
    {
      if (self->figure_end <= node)
        enter_noscript (self, node);
      return element->end;
    }
  if (is_image (open.tag) && self->table_end == 0)
    {
      if (self->figure_end <= node)
        add_image (self, node);
      return element->end;
    }
  if (self->table_end > 0)
    enter_in_table (self, node, &open);
  else if (is_caption (self, node, open.tag))
    {
      end_block (self);
      self->caption_depth++;
      open.tag = DOSSIER_TAG_FIGCAPTION;
    }
  else if (dossier_tag_is_block (open.tag))
    enter_block (self, node, &open);
  else
    enter_inline (self, node, &open);
  g_array_append_val (self->open, open);
  return node + 1;
}

static void
leave_in_table (DossierBlockBuilder *self, const Open *open)
{
  if (open->tag == DOSSIER_TAG_TABLE && open->is_special)
    leave_table (self);
  else if (open->tag == DOSSIER_TAG_TD || open->tag == DOSSIER_TAG_TH)
    end_cell (self, open->node);
  else if (open->run >= 0)
    leave_run (self, open->run);
  else if (dossier_tag_is_block (open->tag))
    self->needs_space = TRUE;
}

static void
leave_node (DossierBlockBuilder *self, const Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_UL:
    case DOSSIER_TAG_OL:
      leave_list (self);
      break;
    case DOSSIER_TAG_LI:
      end_block (self);
      self->in_item = FALSE;
      break;
    case DOSSIER_TAG_BLOCKQUOTE:
      end_block (self);
      self->quote_depth--;
      break;
    case DOSSIER_TAG_PRE:
      end_block (self);
      self->code_depth--;
      break;
    case DOSSIER_TAG_FIGCAPTION:
      end_block (self);
      self->caption_depth--;
      break;
    case DOSSIER_TAG_Q:
      self->needs_space = FALSE;
      write_text (self, "”", strlen ("”"));
      break;
    default:
      if (open->run >= 0)
        leave_run (self, open->run);
      if (dossier_tag_is_block (open->tag))
        part (self);
      if (get_heading_level (open->tag) > 0)
        self->heading_level = 0;
      break;
    }
}

static void
leave_until (DossierBlockBuilder *self, guint node)
{
  while (self->open->len > 0)
    {
      Open open = g_array_index (self->open, Open, self->open->len - 1);

      if (open.end > node)
        return;
      g_array_set_size (self->open, self->open->len - 1);
      if (self->table_end > 0)
        leave_in_table (self, &open);
      else
        leave_node (self, &open);
    }
}

void
dossier_block_builder_add_node (DossierBlockBuilder *self, const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = tree->nodes[node].end;

  self->page = page;
  for (guint i = node; i < end;)
    {
      const DossierHtmlNode *n = &tree->nodes[i];

      leave_until (self, i);
      if (page->is_cut[i])
        i = n->end;
      else if (n->tag != DOSSIER_TAG_TEXT)
        i = enter_node (self, i);
      else
        {
          if (self->code_depth > 0)
            write_code (self, tree->strings + n->text, n->text_length);
          else
            write_text (self, tree->strings + n->text, n->text_length);
          i++;
        }
    }
  leave_until (self, end);
  end_block (self);
}

void
dossier_block_builder_add_text (DossierBlockBuilder *self,
                                DossierBlockKind     kind,
                                const char          *text,
                                gsize                length)
{
  end_block (self);
  write_text (self, text, length);
  end_block (self);
  if (kind != DOSSIER_BLOCK_PARAGRAPH && self->document->blocks->len > 0)
    g_array_index (self->document->blocks, DossierBlock, self->document->blocks->len - 1).kind =
        kind;
}
