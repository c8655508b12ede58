/* dossier-article-text.c: turns a document into a text buffer whose text is the document's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-text.h"

#include "app/reader/dossier-block-look.h"

#include <string.h>

#define OBJECT_REPLACEMENT "\xef\xbf\xbc"
/* A longer first paragraph is running text, whatever the page calls its lead. */
#define MAX_LEAD_BYTES 600

/* Of tables: the rows that are measured, the columns that get a tab stop, and em between them. */
#define MAX_MEASURED_ROWS 200
#define MAX_COLUMNS       32
#define COLUMN_GAP        1.6

static const DossierMark MARK_OF_INLINE[] = {
  [DOSSIER_INLINE_LINK] = DOSSIER_MARK_LINK,      [DOSSIER_INLINE_EMPHASIS] = DOSSIER_MARK_EMPHASIS,
  [DOSSIER_INLINE_STRONG] = DOSSIER_MARK_STRONG,  [DOSSIER_INLINE_CODE] = DOSSIER_MARK_CODE,
  [DOSSIER_INLINE_REFERENCE] = DOSSIER_MARK_LINK, [DOSSIER_INLINE_CREDIT] = DOSSIER_MARK_EMPHASIS,
  [DOSSIER_INLINE_IMAGE] = DOSSIER_MARK_CODE,
};

static const DossierBlock *
get_block (DossierArticleText *self, guint i)
{
  return &g_array_index (self->document->blocks, DossierBlock, i);
}

static gboolean
is_image (DossierArticleText *self, const DossierBlock *block)
{
  gsize length = block->span.end - block->span.start;

  return block->kind == DOSSIER_BLOCK_FIGURE && length == strlen (OBJECT_REPLACEMENT) &&
         memcmp (self->document->text + block->span.start, OBJECT_REPLACEMENT, length) == 0;
}

static void
append_text (DossierArticleText *self, gsize start, gsize end)
{
  GtkTextIter at;

  gtk_text_buffer_get_end_iter (self->buffer, &at);
  gtk_text_buffer_insert (self->buffer, &at, self->document->text + start, end - start);
}

static void
append_image (DossierArticleText *self,
              const DossierBlock *block,
              DossierImageFunc    get_image,
              gpointer            user_data)
{
  int                  width = 0;
  int                  height = 0;
  GBytes              *bytes = block->image_url != NULL && get_image != NULL
                                   ? get_image (block->image_url, &width, &height, user_data)
                                   : NULL;
  DossierArticleImage *image = dossier_article_image_new (bytes, block->alternative);
  GtkTextIter          at;

  dossier_article_image_expect_size (image, width, height);

  g_ptr_array_add (self->images, image);
  gtk_text_buffer_get_end_iter (self->buffer, &at);
  gtk_text_buffer_insert_paintable (self->buffer, &at, GDK_PAINTABLE (image));
}

/* Everything between two pictures goes in at once; each picture is one character, as in the text.
 */
static void
fill_buffer (DossierArticleText *self, DossierImageFunc get_image, gpointer user_data)
{
  gsize done = 0;

  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const DossierBlock *block = get_block (self, i);

      if (!is_image (self, block))
        continue;
      append_text (self, done, block->span.start);
      append_image (self, block, get_image, user_data);
      done = block->span.end;
    }
  append_text (self, done, self->document->text_length);
}

static void
apply_range (DossierArticleText *self, GtkTextTag *tag, guint start, guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
}

/* The scripts of Unicode 15 that are written from the right. */
static gboolean
is_right_to_left (GUnicodeScript script)
{
  static const GUnicodeScript SCRIPTS[] = {
    G_UNICODE_SCRIPT_ARABIC,    G_UNICODE_SCRIPT_HEBREW,
    G_UNICODE_SCRIPT_SYRIAC,    G_UNICODE_SCRIPT_THAANA,
    G_UNICODE_SCRIPT_NKO,       G_UNICODE_SCRIPT_ADLAM,
    G_UNICODE_SCRIPT_MANDAIC,   G_UNICODE_SCRIPT_HANIFI_ROHINGYA,
    G_UNICODE_SCRIPT_SAMARITAN,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (SCRIPTS); i++)
    if (script == SCRIPTS[i])
      return TRUE;
  return FALSE;
}

PangoDirection
dossier_article_text_get_direction (DossierArticleText *self, const DossierBlock *block)
{
  const char *end = self->document->text + block->span.end;

  for (const char *p = self->document->text + block->span.start; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalpha (c))
        return is_right_to_left (g_unichar_get_script (c)) ? PANGO_DIRECTION_RTL
                                                           : PANGO_DIRECTION_LTR;
    }
  return PANGO_DIRECTION_LTR;
}

/* The newline belongs to the line that it ends. */
static void
apply_look (DossierArticleText *self,
            DossierLook         look,
            const DossierBlock *block,
            DossierRange        line)
{
  PangoDirection direction = dossier_article_text_get_direction (self, block);

  apply_range (self,
               dossier_article_style_ensure_look (self->style, look, block->level, direction),
               line.start,
               line.end + 1);
}

/* The first or last line of a block of several. */
static void
apply_edge (DossierArticleText *self, DossierLook look, DossierRange line)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (self->buffer,
                                      &from,
                                      look == DOSSIER_LOOK_HEAD ? line.start : line.end);
  gtk_text_iter_set_line_offset (&from, 0);
  to = from;
  gtk_text_iter_forward_line (&to);
  gtk_text_buffer_apply_tag (
      self->buffer,
      dossier_article_style_ensure_look (self->style, look, 0, PANGO_DIRECTION_LTR),
      &from,
      &to);
}

static void
apply_table_head (DossierArticleText *self, const DossierBlock *block, DossierRange line)
{
  GtkTextIter from;
  GtkTextIter to;

  if (block->level == 0)
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, line.start);
  to = from;
  gtk_text_iter_forward_lines (&to, block->level);
  if (gtk_text_iter_get_offset (&to) > (int) line.end)
    gtk_text_buffer_get_iter_at_offset (self->buffer, &to, line.end);
  gtk_text_buffer_apply_tag (self->buffer,
                             dossier_article_style_ensure_look (self->style,
                                                                DOSSIER_LOOK_TABLE_HEAD,
                                                                0,
                                                                PANGO_DIRECTION_LTR),
                             &from,
                             &to);
}

static gboolean
is_lead (DossierArticleText *self, guint i)
{
  const DossierBlock *block = get_block (self, i);
  const char         *lead = self->document->lead;
  gsize               length = block->span.end - block->span.start;

  if (i > 1 || block->kind != DOSSIER_BLOCK_PARAGRAPH || lead == NULL || *lead == '\0')
    return FALSE;
  return length <= MAX_LEAD_BYTES && length == strlen (lead) &&
         memcmp (lead, self->document->text + block->span.start, length) == 0;
}

static gboolean
ends_group (DossierArticleText *self, guint i)
{
  const DossierBlock *block = get_block (self, i);
  const DossierBlock *next = i + 1 < self->document->blocks->len ? get_block (self, i + 1) : NULL;

  if (block->kind == DOSSIER_BLOCK_CODE || block->kind == DOSSIER_BLOCK_TABLE)
    return TRUE;
  if (block->kind == DOSSIER_BLOCK_LIST_ITEM)
    return next == NULL || next->kind != DOSSIER_BLOCK_LIST_ITEM;
  return block->kind == DOSSIER_BLOCK_FIGURE &&
         (next == NULL || next->kind != DOSSIER_BLOCK_CAPTION);
}

static void
dress_block (DossierArticleText *self, guint i)
{
  const DossierBlock *block = get_block (self, i);
  DossierRange        line = g_array_index (self->lines, DossierRange, i);
  DossierLook look = is_lead (self, i) ? DOSSIER_LOOK_LEAD : dossier_block_look (block->kind);

  if (look != DOSSIER_LOOK_BODY)
    apply_look (self, look, block, line);
  if (block->kind == DOSSIER_BLOCK_TABLE)
    apply_table_head (self, block, line);
  if (block->kind == DOSSIER_BLOCK_CODE)
    apply_edge (self, DOSSIER_LOOK_HEAD, line);
  if (ends_group (self, i))
    apply_edge (self, DOSSIER_LOOK_TAIL, line);
}

static void
dress_inline (DossierArticleText *self, const DossierInline *run)
{
  DossierRange range = dossier_article_text_to_range (self, run->span);

  if (run->kind == DOSSIER_INLINE_ANCHOR)
    return;
  apply_range (self,
               dossier_article_style_get_mark (self->style, MARK_OF_INLINE[run->kind]),
               range.start,
               range.end);
}

/* While GTK draws, the look of the last words of a line is kept for the next one that has to be
 * laid out, until it passes the border of a tag. Lines that are laid out already are passed over
 * with all borders in them: so the look of the title came to paragraphs further down. A tag of no
 * look on every line's end is a border at the beginning of every line. */
static void
part_lines (DossierArticleText *self)
{
  GtkTextTag *tag =
      dossier_article_style_ensure_look (self->style, DOSSIER_LOOK_END, 0, PANGO_DIRECTION_LTR);
  GtkTextIter end;

  gtk_text_buffer_get_start_iter (self->buffer, &end);
  while (!gtk_text_iter_is_end (&end))
    {
      GtkTextIter start;

      if (!gtk_text_iter_ends_line (&end))
        gtk_text_iter_forward_to_line_end (&end);
      start = end;
      if (!gtk_text_iter_forward_line (&end))
        return;
      gtk_text_buffer_apply_tag (self->buffer, tag, &start, &end);
    }
}

static void
dress_buffer (DossierArticleText *self)
{
  GtkTextIter start;
  GtkTextIter end;

  /* One tag over everything: a tag a paragraph would cost more than all the rest. */
  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag (
      self->buffer,
      dossier_article_style_ensure_look (self->style, DOSSIER_LOOK_BODY, 0, PANGO_DIRECTION_LTR),
      &start,
      &end);
  part_lines (self);
  for (guint i = 0; i < self->document->blocks->len; i++)
    dress_block (self, i);
  for (guint i = 0; i < self->document->inlines->len; i++)
    dress_inline (self, &g_array_index (self->document->inlines, DossierInline, i));
}

DossierArticleText *
dossier_article_text_new (const DossierDocument *document,
                          DossierImageFunc       get_image,
                          gpointer               user_data)
{
  DossierArticleText *self = g_new0 (DossierArticleText, 1);

  self->document = document;
  self->index = dossier_text_index_new (document->text, document->text_length);
  self->style = dossier_article_style_new ();
  self->buffer = gtk_text_buffer_new (dossier_article_style_get_table (self->style));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  self->images = g_ptr_array_new_with_free_func (g_object_unref);
  self->lines = g_array_sized_new (FALSE, FALSE, sizeof (DossierRange), document->blocks->len);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      DossierRange line = dossier_article_text_to_range (self, get_block (self, i)->span);

      g_array_append_val (self->lines, line);
    }
  fill_buffer (self, get_image, user_data);
  dress_buffer (self);
  return self;
}

void
dossier_article_text_free (DossierArticleText *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->buffer);
  dossier_text_index_free (self->index);
  dossier_article_style_free (self->style);
  g_ptr_array_unref (self->images);
  g_array_unref (self->lines);
  g_free (self);
}

DossierRange
dossier_article_text_to_range (DossierArticleText *self, DossierSpan span)
{
  return (DossierRange){ dossier_text_index_to_code_point (self->index, span.start),
                         dossier_text_index_to_code_point (self->index, span.end) };
}

DossierSpan
dossier_article_text_to_span (DossierArticleText *self, DossierRange range)
{
  return (DossierSpan){ dossier_text_index_to_byte (self->index, range.start),
                        dossier_text_index_to_byte (self->index, range.end) };
}

void
dossier_article_text_get_iters (DossierArticleText *self,
                                DossierSpan         span,
                                GtkTextIter        *start,
                                GtkTextIter        *end)
{
  DossierRange range = dossier_article_text_to_range (self, span);

  gtk_text_buffer_get_iter_at_offset (self->buffer, start, range.start);
  if (end != NULL)
    gtk_text_buffer_get_iter_at_offset (self->buffer, end, range.end);
}

gsize
dossier_article_text_get_offset (DossierArticleText *self, const GtkTextIter *iter)
{
  return dossier_text_index_to_byte (self->index, gtk_text_iter_get_offset (iter));
}

guint
dossier_article_text_find_block (DossierArticleText *self, guint character)
{
  guint low = 0;
  guint high = self->lines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->lines, DossierRange, middle).start <= character)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : 0;
}

/* Widens the columns to one row's cells; returns how many it has. */
static guint
measure_row (PangoLayout *layout, const char *row, gsize length, int *widths)
{
  const char *end = row + length;
  guint       column = 0;

  while (column < MAX_COLUMNS)
    {
      const char *tab = memchr (row, '\t', end - row);
      const char *cell_end = tab != NULL ? tab : end;
      int         width;

      pango_layout_set_text (layout, row, cell_end - row);
      pango_layout_get_pixel_size (layout, &width, NULL);
      widths[column] = MAX (widths[column], width);
      column++;
      if (tab == NULL)
        break;
      row = tab + 1;
    }
  return column;
}

static guint
measure_table (DossierArticleText *self,
               const DossierBlock *block,
               PangoLayout        *layout,
               int                *widths)
{
  const char *row = self->document->text + block->span.start;
  const char *end = self->document->text + block->span.end;
  guint       n_columns = 0;

  for (guint i = 0; i < MAX_MEASURED_ROWS && row < end; i++)
    {
      const char *newline = memchr (row, '\n', end - row);
      const char *row_end = newline != NULL ? newline : end;

      n_columns = MAX (n_columns, measure_row (layout, row, row_end - row, widths));
      row = row_end + 1;
    }
  return n_columns;
}

static PangoTabArray *
make_tabs (const int *widths, guint n_columns, int gap, int measure)
{
  PangoTabArray *tabs = pango_tab_array_new (n_columns - 1, TRUE);
  int            fair = measure / (int) n_columns;
  int            total = 0;
  int            x = 0;

  for (guint i = 0; i < n_columns; i++)
    total += widths[i] + gap;
  for (guint i = 0; i + 1 < n_columns; i++)
    {
      /* Where the words do not fit side by side, a long column gets no more than its share. */
      x += (total > measure ? MIN (widths[i], fair) : widths[i]) + gap;
      pango_tab_array_set_tab (tabs, i, PANGO_TAB_LEFT, x);
    }
  return tabs;
}

/* Tables of the same shape are rare: each has a tag of its own, named by its block. */
static GtkTextTag *
ensure_tabs_tag (DossierArticleText *self, guint i)
{
  GtkTextTagTable *table = dossier_article_style_get_table (self->style);
  g_autofree char *name = g_strdup_printf ("tabs-%u", i);
  GtkTextTag      *known = gtk_text_tag_table_lookup (table, name);
  g_autoptr (GtkTextTag) tag = NULL;
  DossierRange line = g_array_index (self->lines, DossierRange, i);

  if (known != NULL)
    return known;
  tag = gtk_text_tag_new (name);
  gtk_text_tag_table_add (table, tag);
  apply_range (self, tag, line.start, line.end + 1);
  return tag;
}

void
dossier_article_text_fit_tables (DossierArticleText       *self,
                                 PangoContext             *context,
                                 const DossierReadingFont *font,
                                 int                       measure)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  /* Heads are bold; measured so, no column is too narrow for its own. */
  pango_attr_list_insert (attributes, pango_attr_scale_new (0.9));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      const DossierBlock *block = get_block (self, i);
      int                 widths[MAX_COLUMNS] = { 0 };
      guint               n_columns;
      PangoTabArray      *tabs;

      if (block->kind != DOSSIER_BLOCK_TABLE)
        continue;
      n_columns = measure_table (self, block, layout, widths);
      if (n_columns < 2)
        continue;
      tabs = make_tabs (widths, n_columns, COLUMN_GAP * font->em, measure);
      g_object_set (ensure_tabs_tag (self, i), "tabs", tabs, NULL);
      pango_tab_array_free (tabs);
    }
}
