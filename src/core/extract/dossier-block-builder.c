/* dossier-block-builder.c: walks the kept nodes once and writes blocks, inlines and text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-image.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* An item with more text is a section of its own: its paragraphs stay apart. */
#define MAX_ITEM_BYTES 1500
#define MAX_ITEM_NODES 1000
/* What is longer or has more elements is no caption, whatever its name. */
#define MAX_CAPTION_BYTES 600
#define MAX_CAPTION_NODES 60
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
} List;

struct _DossierBlockBuilder
{
  DossierBlockWriter writer;
  const DossierPage *page;
  GArray            *open;
  GArray            *lists;
  GHashTable        *seen_images;

  /* The data table being written: its end, or 0. */
  guint    table_end;
  guint    n_header_rows;
  guint    n_rows;
  gsize    row_start;
  guint    n_cells;
  gboolean row_is_header;

  /* The end of the outermost figure whose images are written already. */
  guint figure_end;
};

DossierBlockBuilder *
dossier_block_builder_new (DossierDocument *document)
{
  DossierBlockBuilder *self = g_new0 (DossierBlockBuilder, 1);

  dossier_block_writer_init (&self->writer, document);
  self->open = g_array_new (FALSE, TRUE, sizeof (Open));
  self->lists = g_array_new (FALSE, TRUE, sizeof (List));
  self->seen_images = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
dossier_block_builder_free (DossierBlockBuilder *self)
{
  if (self == NULL)
    return;
  dossier_block_writer_finish (&self->writer);
  g_array_unref (self->open);
  g_array_unref (self->lists);
  g_hash_table_unref (self->seen_images);
  g_free (self);
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
  g_array_append_val (self->writer.figures, figure);
  if (!self->writer.is_open && self->table_end == 0)
    dossier_block_writer_write_figures (&self->writer);
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
  GArray          *blocks = self->writer.document->blocks;
  DossierBlock    *last;

  if (image == 0)
    return;
  last = blocks->len > 0 ? &g_array_index (blocks, DossierBlock, blocks->len - 1) : NULL;
  if (last == NULL || last->kind != DOSSIER_BLOCK_FIGURE ||
      self->writer.last_image_at != self->writer.text->len || self->writer.is_open)
    {
      if (self->writer.figures->len == 0)
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
  dossier_block_writer_write_text (&self->writer, caption, strlen (caption));
  dossier_block_writer_end (&self->writer);
}

static void
enter_table (DossierBlockBuilder *self, guint node)
{
  dossier_block_writer_end (&self->writer);
  write_table_caption (self, node);
  self->table_end = self->page->tree->nodes[node].end;
  self->writer.in_table = TRUE;
  self->n_header_rows = 0;
  self->n_rows = 0;
  self->n_cells = 0;
  dossier_block_writer_open (&self->writer);
  self->row_start = self->writer.text->len;
  self->writer.has_text = FALSE;
}

/* Ends the current row; one without text is taken back. */
static void
end_row (DossierBlockBuilder *self)
{
  dossier_block_writer_end_runs (&self->writer);
  if (!self->writer.has_text)
    {
      g_string_truncate (self->writer.text, self->row_start);
      self->n_cells = 0;
      return;
    }
  if (self->row_is_header && self->n_header_rows == self->n_rows)
    self->n_header_rows++;
  self->n_rows++;
  self->n_cells = 0;
  self->writer.has_text = FALSE;
}

static void
start_row (DossierBlockBuilder *self)
{
  end_row (self);
  if (self->n_rows > 0 && self->writer.text->len > self->writer.start)
    {
      self->row_start = self->writer.text->len;
      g_string_append_c (self->writer.text, '\n');
    }
  self->row_is_header = TRUE;
  self->writer.needs_space = FALSE;
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
    g_string_append_c (self->writer.text, '\t');
  self->n_cells++;
  self->writer.needs_space = FALSE;
  if (self->page->tree->nodes[node].tag != DOSSIER_TAG_TH)
    self->row_is_header = FALSE;
}

static void
end_cell (DossierBlockBuilder *self, guint node)
{
  guint span = get_column_span (self->page->tree, node);

  dossier_block_writer_end_runs (&self->writer);
  self->writer.needs_space = FALSE;
  for (guint i = 1; i < span; i++)
    g_string_append_c (self->writer.text, '\t');
  self->n_cells += span - 1;
}

static void
leave_table (DossierBlockBuilder *self)
{
  DossierBlock table = { .kind = DOSSIER_BLOCK_TABLE };

  end_row (self);
  self->table_end = 0;
  self->writer.in_table = FALSE;
  table.level = self->n_header_rows;
  if (self->n_rows == 0)
    dossier_block_writer_drop (&self->writer);
  else
    dossier_block_writer_append (&self->writer, table);
  self->writer.needs_space = FALSE;
  dossier_block_writer_write_figures (&self->writer);
}

/* Elements. */

static void
enter_list (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  List                   list = { tree->nodes[node].tag == DOSSIER_TAG_OL, 1 };
  const char            *start = dossier_html_tree_get_attribute (tree, node, "start");

  dossier_block_writer_end (&self->writer);
  if (start != NULL)
    list.next = CLAMP (g_ascii_strtoll (start, NULL, 10), 1, G_MAXINT / 2);
  g_array_append_val (self->lists, list);
  self->writer.list_level = self->lists->len;
  self->writer.in_item = FALSE;
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

  dossier_block_writer_end (&self->writer);
  if (self->lists->len > 0)
    list = &g_array_index (self->lists, List, self->lists->len - 1);
  self->writer.item_number = 0;
  if (list != NULL && list->is_ordered)
    {
      if (value != NULL)
        list->next = CLAMP (g_ascii_strtoll (value, NULL, 10), 1, G_MAXINT / 2);
      self->writer.item_number = list->next++;
    }
  self->writer.in_item = is_plain_item (self->page, node);
  return self->writer.in_item;
}

static void
leave_list (DossierBlockBuilder *self)
{
  dossier_block_writer_end (&self->writer);
  self->writer.in_item = FALSE;
  if (self->lists->len > 0)
    g_array_set_size (self->lists, self->lists->len - 1);
  self->writer.list_level = self->lists->len;
  /* What follows a list inside an item still belongs to that item. */
  if (self->open->len > 0)
    {
      const Open *around = &g_array_index (self->open, Open, self->open->len - 1);

      self->writer.in_item = around->tag == DOSSIER_TAG_LI && around->is_special;
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
  DossierOpenRun open = { 0 };
  guint          i = 0;

  while (i < G_N_ELEMENTS (RUN_TAGS) && RUN_TAGS[i].tag != tag)
    i++;
  if (i == G_N_ELEMENTS (RUN_TAGS))
    return -1;
  open.run.kind = RUN_TAGS[i].kind;
  if (open.run.kind == DOSSIER_INLINE_CODE && self->writer.code_depth > 0)
    return -1;
  if (open.run.kind == DOSSIER_INLINE_STRONG && self->writer.heading_level > 0)
    return -1;
  for (guint k = 0; k < self->writer.runs->len; k++)
    if (g_array_index (self->writer.runs, DossierOpenRun, k).run.kind == open.run.kind)
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
  g_array_append_val (self->writer.runs, open);
  return self->writer.runs->len - 1;
}

static void
leave_run (DossierBlockBuilder *self, int run)
{
  DossierOpenRun *open = &g_array_index (self->writer.runs, DossierOpenRun, run);

  dossier_block_writer_end_run (&self->writer, open);
  g_free (open->run.target);
  g_array_set_size (self->writer.runs, run);
}

static guint
get_heading_level (guint tag)
{
  return tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6 ? MAX (2, tag - DOSSIER_TAG_H1 + 1) : 0;
}

/* Whether an element that is named as a caption can be one: few words, no lists or headings. */
static gboolean
is_short (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  gsize                  n_bytes = 0;

  if (tree->nodes[node].end - node > MAX_CAPTION_NODES)
    return FALSE;
  for (guint i = node + 1; i < tree->nodes[node].end; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (is_section (tag) || tag == DOSSIER_TAG_LI || is_image (tag))
        return FALSE;
      n_bytes += tag == DOSSIER_TAG_TEXT ? tree->nodes[i].text_length : 0;
    }
  return n_bytes <= MAX_CAPTION_BYTES;
}

static gboolean
is_caption (DossierBlockBuilder *self, guint node, guint tag)
{
  if (self->writer.caption_depth > 0)
    return FALSE;
  if (tag == DOSSIER_TAG_FIGCAPTION)
    return is_short (self->page, node);
  return (self->page->hints[node] & DOSSIER_HINT_CAPTION) && dossier_tag_is_block (tag) &&
         tag != DOSSIER_TAG_FIGURE && tag != DOSSIER_TAG_LI && !self->writer.is_open &&
         dossier_block_writer_may_caption (&self->writer) && is_short (self->page, node);
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
        self->writer.needs_space = TRUE;
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
      dossier_block_writer_end (&self->writer);
      self->writer.quote_depth++;
      break;
    case DOSSIER_TAG_PRE:
      dossier_block_writer_end (&self->writer);
      self->writer.code_depth++;
      break;
    case DOSSIER_TAG_TABLE:
      dossier_block_writer_part (&self->writer);
      open->is_special =
          !self->writer.in_item && self->writer.code_depth == 0 && is_data_table (self->page, node);
      if (open->is_special)
        enter_table (self, node);
      break;
    case DOSSIER_TAG_FIGURE:
      dossier_block_writer_part (&self->writer);
      if (self->figure_end <= node && !self->writer.in_item)
        enter_figure (self, node);
      break;
    default:
      dossier_block_writer_part (&self->writer);
      if (self->writer.heading_level == 0)
        self->writer.heading_level = get_heading_level (open->tag);
      break;
    }
}

static void
enter_inline (DossierBlockBuilder *self, guint node, Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_BR:
      dossier_block_writer_break_line (&self->writer);
      break;
    case DOSSIER_TAG_HR:
      dossier_block_writer_end (&self->writer);
      break;
    case DOSSIER_TAG_Q:
      dossier_block_writer_write_text (&self->writer, "“", strlen ("“"));
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
      dossier_block_writer_end (&self->writer);
      self->writer.caption_depth++;
      open.tag = DOSSIER_TAG_FIGCAPTION;
    }
  else if (dossier_tag_is_block (open.tag))
    {
      /* One that is no caption, being inside another or left open, is a box like others. */
      if (open.tag == DOSSIER_TAG_FIGCAPTION)
        open.tag = DOSSIER_TAG_DIV;
      enter_block (self, node, &open);
    }
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
    self->writer.needs_space = TRUE;
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
      dossier_block_writer_end (&self->writer);
      self->writer.in_item = FALSE;
      break;
    case DOSSIER_TAG_BLOCKQUOTE:
      dossier_block_writer_end (&self->writer);
      self->writer.quote_depth--;
      break;
    case DOSSIER_TAG_PRE:
      dossier_block_writer_end (&self->writer);
      self->writer.code_depth--;
      break;
    case DOSSIER_TAG_FIGCAPTION:
      dossier_block_writer_end (&self->writer);
      self->writer.caption_depth--;
      break;
    case DOSSIER_TAG_Q:
      self->writer.needs_space = FALSE;
      dossier_block_writer_write_text (&self->writer, "”", strlen ("”"));
      break;
    default:
      if (open->run >= 0)
        leave_run (self, open->run);
      if (dossier_tag_is_block (open->tag))
        dossier_block_writer_part (&self->writer);
      if (get_heading_level (open->tag) > 0)
        self->writer.heading_level = 0;
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
          if (self->writer.code_depth > 0)
            dossier_block_writer_write_code (&self->writer,
                                             tree->strings + n->text,
                                             n->text_length);
          else
            dossier_block_writer_write_text (&self->writer,
                                             tree->strings + n->text,
                                             n->text_length);
          i++;
        }
    }
  leave_until (self, end);
  dossier_block_writer_end (&self->writer);
}

void
dossier_block_builder_add_text (DossierBlockBuilder *self,
                                DossierBlockKind     kind,
                                const char          *text,
                                gsize                length)
{
  dossier_block_writer_end (&self->writer);
  dossier_block_writer_write_text (&self->writer, text, length);
  dossier_block_writer_end (&self->writer);
  if (kind != DOSSIER_BLOCK_PARAGRAPH && self->writer.document->blocks->len > 0)
    g_array_index (self->writer.document->blocks,
                   DossierBlock,
                   self->writer.document->blocks->len - 1)
        .kind = kind;
}
