/* dossier-block-writer.c: blocks, runs and white space.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-list-marks.h"

#include <string.h>

#define OBJECT_REPLACEMENT "\xef\xbf\xbc"

void
dossier_block_writer_init (DossierBlockWriter *self, DossierDocument *document)
{
  memset (self, 0, sizeof *self);
  self->document = document;
  self->text = g_string_new_len (document->text, document->text_length);
  self->runs = g_array_new (FALSE, TRUE, sizeof (DossierOpenRun));
  self->figures = g_array_new (FALSE, TRUE, sizeof (DossierBlock));
  self->last_image_at = G_MAXSIZE;
}

void
dossier_block_writer_finish (DossierBlockWriter *self)
{
  g_array_sort (self->document->inlines, dossier_inline_compare);
  g_free (self->document->text);
  self->document->text_length = self->text->len;
  self->document->text = g_string_free (self->text, FALSE);
  g_array_unref (self->runs);
  g_array_unref (self->figures);
}

/* Starts the next block: behind the newline that ends the one before. */
void
dossier_block_writer_open (DossierBlockWriter *self)
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
start_runs (DossierBlockWriter *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      DossierOpenRun *open = &g_array_index (self->runs, DossierOpenRun, i);

      if (open->has_started)
        continue;
      open->has_started = TRUE;
      open->run.span.start = self->text->len;
    }
}

/* Ends a run at the current place; it starts again with the next text while its element lasts. */
void
dossier_block_writer_end_run (DossierBlockWriter *self, DossierOpenRun *open)
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

void
dossier_block_writer_end_runs (DossierBlockWriter *self)
{
  for (guint i = 0; i < self->runs->len; i++)
    dossier_block_writer_end_run (self, &g_array_index (self->runs, DossierOpenRun, i));
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
trim_end (DossierBlockWriter *self, gsize start)
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

void
dossier_block_writer_append (DossierBlockWriter *self, DossierBlock block)
{
  block.span.start = self->start;
  block.span.end = self->text->len;
  g_array_append_val (self->document->blocks, block);
  self->is_open = FALSE;
  if (block.kind == DOSSIER_BLOCK_LIST_ITEM && self->item_ends)
    self->in_item = FALSE;
}

/* Takes back a block that turned out empty, and the newline before it. */
void
dossier_block_writer_drop (DossierBlockWriter *self)
{
  g_string_truncate (self->text, self->document->blocks->len > 0 ? self->start - 1 : self->start);
  self->is_open = FALSE;
}

static void
write_figure (DossierBlockWriter *self, DossierBlock figure)
{
  dossier_block_writer_open (self);
  g_string_append (self->text, OBJECT_REPLACEMENT);
  dossier_block_writer_append (self, figure);
  self->last_image_at = self->text->len;
}

void
dossier_block_writer_write_figures (DossierBlockWriter *self)
{
  for (guint i = 0; i < self->figures->len; i++)
    write_figure (self, g_array_index (self->figures, DossierBlock, i));
  g_array_set_size (self->figures, 0);
}

static DossierBlock
describe_block (DossierBlockWriter *self)
{
  DossierBlock block = { .kind = DOSSIER_BLOCK_PARAGRAPH };

  if (self->code_depth > 0)
    block.kind = DOSSIER_BLOCK_CODE;
  else if (self->caption_depth > 0)
    block.kind = DOSSIER_BLOCK_CAPTION;
  else if (self->in_item)
    {
      block.kind = DOSSIER_BLOCK_LIST_ITEM;
      block.level = MAX (1, self->list_level);
      block.number = self->item_number;
    }
  else if (self->heading_level > 0)
    {
      block.kind = DOSSIER_BLOCK_HEADING;
      block.level = self->heading_level;
    }
  else if (self->quote_depth > 0)
    {
      block.kind = DOSSIER_BLOCK_QUOTE;
      block.level = self->quote_depth;
    }
  return block;
}

/* A caption belongs to the figure before it. */
gboolean
dossier_block_writer_may_caption (const DossierBlockWriter *self)
{
  const GArray    *blocks = self->document->blocks;
  DossierBlockKind last;

  if (blocks->len == 0)
    return FALSE;
  last = g_array_index (blocks, DossierBlock, blocks->len - 1).kind;
  return last == DOSSIER_BLOCK_FIGURE || last == DOSSIER_BLOCK_CAPTION;
}

/* A caption without an image: behind a quote it says who is quoted. */
static DossierBlock
describe_orphan (DossierBlockWriter *self)
{
  const GArray *blocks = self->document->blocks;
  DossierBlock  block = { .kind = DOSSIER_BLOCK_PARAGRAPH };

  if (blocks->len > 0)
    {
      const DossierBlock *last = &g_array_index (blocks, DossierBlock, blocks->len - 1);

      if (last->kind == DOSSIER_BLOCK_QUOTE)
        {
          block.kind = DOSSIER_BLOCK_QUOTE;
          block.level = last->level;
        }
    }
  return block;
}

void
dossier_block_writer_end (DossierBlockWriter *self)
{
  DossierBlock block;

  self->n_breaks = 0;
  if (self->is_open)
    {
      dossier_block_writer_end_runs (self);
      trim_end (self, self->start);
      block = describe_block (self);
      if (block.kind == DOSSIER_BLOCK_CAPTION && !dossier_block_writer_may_caption (self))
        block = describe_orphan (self);
      if (self->text->len == self->start)
        dossier_block_writer_drop (self);
      else
        dossier_block_writer_append (self, block);
    }
  self->needs_space = FALSE;
  dossier_block_writer_write_figures (self);
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
void
dossier_block_writer_write_code (DossierBlockWriter *self, const char *text, gsize length)
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
      dossier_block_writer_open (self);
      start_runs (self);
      g_string_append_c (self->text, text[i]);
    }
}

/* Lines of code often are elements of their own. */
static void
break_code_line (DossierBlockWriter *self)
{
  if (self->is_open && self->text->len > self->start &&
      self->text->str[self->text->len - 1] != '\n')
    g_string_append_c (self->text, '\n');
}

/* The border of a block element. Inside a cell or a short item it parts words only. */
void
dossier_block_writer_part (DossierBlockWriter *self)
{
  if (self->in_table || (self->in_item && self->is_open && !self->item_ends))
    self->needs_space = TRUE;
  else if (self->code_depth > 0)
    break_code_line (self);
  else
    dossier_block_writer_end (self);
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
at_start (DossierBlockWriter *self)
{
  char last;

  if (!self->is_open || self->text->len == self->start)
    return TRUE;
  last = self->text->str[self->text->len - 1];
  return self->in_table && (last == '\n' || last == '\t');
}

/* No-break spaces at the start of a block are indentation. */
static gboolean
is_indent (DossierBlockWriter *self, const char *p, gsize left)
{
  return left >= 2 && memcmp (p, "\xc2\xa0", 2) == 0 && at_start (self);
}

static void
write_word (DossierBlockWriter *self, const char *word, gsize length)
{
  self->n_breaks = 0;
  if (!self->in_table)
    dossier_block_writer_open (self);
  if (self->needs_space && !at_start (self) && !is_trailing_space (self->text))
    g_string_append_c (self->text, ' ');
  self->needs_space = FALSE;
  start_runs (self);
  g_string_append_len (self->text, word, length);
  self->has_text = TRUE;
}

/* Whether a line behind a line break is the item of a list that is written as text: one with a
 * bullet, or with the next number. */
static gboolean
starts_item (DossierBlockWriter *self, const char *text, gsize length)
{
  DossierListMark mark = dossier_list_marks_read (text, length);
  DossierListMark first =
      dossier_list_marks_read (self->text->str + self->start,
                               self->is_open ? self->text->len - self->start : 0);

  if (mark.length == 0)
    return FALSE;
  if (mark.bullet != 0)
    return mark.bullet != '-' && mark.bullet != '*';
  if (first.number > 0)
    self->last_mark = first.number;
  if (mark.number != 1 && mark.number != self->last_mark + 1)
    return FALSE;
  self->last_mark = mark.number;
  return TRUE;
}

void
dossier_block_writer_write_text (DossierBlockWriter *self, const char *text, gsize length)
{
  gsize i = 0;

  while (i < length)
    {
      gsize skipped = measure_space (text + i, length - i);
      gsize start = i;

      if (skipped == 0 && self->n_breaks > 0 && !self->in_table && !self->in_item &&
          (self->n_breaks >= 2 || starts_item (self, text + i, length - i)))
        dossier_block_writer_end (self);
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

void
dossier_block_writer_write_run (DossierBlockWriter *self,
                                DossierInlineKind   kind,
                                char               *target,
                                const char         *words)
{
  DossierOpenRun open = { .run = { .kind = kind, .target = target } };

  g_array_append_val (self->runs, open);
  dossier_block_writer_write_text (self, words, strlen (words));
  dossier_block_writer_end_run (self,
                                &g_array_index (self->runs, DossierOpenRun, self->runs->len - 1));
  g_array_set_size (self->runs, self->runs->len - 1);
  g_free (target);
}

void
dossier_block_writer_break_line (DossierBlockWriter *self)
{
  if (self->code_depth > 0)
    {
      dossier_block_writer_write_code (self, "\n", 1);
      return;
    }
  self->needs_space = TRUE;
  self->n_breaks++;
}
