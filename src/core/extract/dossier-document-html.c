/* dossier-document-html.c: writes a document as cleaned HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-document.h"

#include <string.h>

/* Runs inside one another in one block; more would be nobody's intention. */
#define MAX_OPEN_RUNS 16
/* Deeper lists and quotes are written at this depth. */
#define MAX_LEVEL 32

static const char *const INLINE_TAGS[] = {
  [DOSSIER_INLINE_LINK] = "a",        [DOSSIER_INLINE_EMPHASIS] = "em",
  [DOSSIER_INLINE_STRONG] = "strong", [DOSSIER_INLINE_CODE] = "code",
  [DOSSIER_INLINE_REFERENCE] = "a",   [DOSSIER_INLINE_ANCHOR] = "span",
  [DOSSIER_INLINE_CREDIT] = "cite",
};

typedef struct
{
  const DossierDocument *document;
  GString               *html;
  guint                  next_inline;
  guint                  quote_depth;
  guint                  list_depth;
  gboolean               list_is_ordered[MAX_LEVEL + 1];
  gboolean               in_figure;
  gboolean               in_caption;
} Writer;

static void
append_escaped (GString *html, const char *text, gsize length)
{
  gsize done = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char *entity = NULL;

      if (text[i] == '&')
        entity = "&amp;";
      else if (text[i] == '<')
        entity = "&lt;";
      else if (text[i] == '>')
        entity = "&gt;";
      else if (text[i] == '"')
        entity = "&quot;";
      if (entity == NULL)
        continue;
      g_string_append_len (html, text + done, i - done);
      g_string_append (html, entity);
      done = i + 1;
    }
  g_string_append_len (html, text + done, length - done);
}

static void
append_attribute (GString *html, const char *name, const char *value)
{
  g_string_append_printf (html, " %s=\"", name);
  append_escaped (html, value, strlen (value));
  g_string_append_c (html, '"');
}

static void
open_run (GString *html, const DossierInline *run)
{
  g_string_append_printf (html, "<%s", INLINE_TAGS[run->kind]);
  if (run->kind == DOSSIER_INLINE_LINK && run->target != NULL)
    append_attribute (html, "href", run->target);
  else if (run->kind == DOSSIER_INLINE_ANCHOR && run->target != NULL)
    append_attribute (html, "id", run->target);
  else if (run->kind == DOSSIER_INLINE_REFERENCE && run->target != NULL)
    {
      g_autofree char *address = g_strconcat ("#", run->target, NULL);

      append_attribute (html, "href", address);
    }
  g_string_append_c (html, '>');
}

/* An image in the line takes the place of the words that stand for it. */
static void
write_inline_image (Writer *self, const DossierInline *run, gsize end)
{
  g_autofree char *words =
      g_strndup (self->document->text + run->span.start, end - run->span.start);

  g_string_append (self->html, "<img");
  if (run->target != NULL)
    append_attribute (self->html, "src", run->target);
  append_attribute (self->html, "alt", words);
  g_string_append_c (self->html, '>');
}

/* Closes the runs that end by @offset. One that is not the innermost takes those inside it along;
 * they are opened again after it, so that the tags always nest. */
static guint
close_runs (Writer *self, const DossierInline **open, guint n_open, gsize offset)
{
  guint lowest = n_open;
  guint kept;

  for (guint i = 0; i < n_open; i++)
    if (open[i]->span.end <= offset)
      lowest = MIN (lowest, i);
  for (guint i = n_open; i > lowest; i--)
    g_string_append_printf (self->html, "</%s>", INLINE_TAGS[open[i - 1]->kind]);
  kept = lowest;
  for (guint i = lowest; i < n_open; i++)
    {
      if (open[i]->span.end <= offset)
        continue;
      open[kept++] = open[i];
      open_run (self->html, open[kept - 1]);
    }
  return kept;
}

static void
write_text_until (Writer *self, gsize *offset, gsize end)
{
  append_escaped (self->html, self->document->text + *offset, end - *offset);
  *offset = end;
}

static gsize
find_next_end (const DossierInline **open, guint n_open, gsize end)
{
  for (guint i = 0; i < n_open; i++)
    end = MIN (end, open[i]->span.end);
  return end;
}

/* Writes a stretch of one block with its runs. Stretches come in order, so the inlines are walked
 * once; what reaches over the stretch is cut to it. */
static void
write_span (Writer *self, DossierSpan span)
{
  const GArray        *inlines = self->document->inlines;
  const DossierInline *open[MAX_OPEN_RUNS];
  guint                n_open = 0;
  gsize                offset = span.start;

  while (offset < span.end || n_open > 0)
    {
      const DossierInline *run = NULL;
      gsize                stop = find_next_end (open, n_open, span.end);

      while (self->next_inline < inlines->len &&
             g_array_index (inlines, DossierInline, self->next_inline).span.start < offset)
        self->next_inline++;
      if (self->next_inline < inlines->len)
        run = &g_array_index (inlines, DossierInline, self->next_inline);
      if (run != NULL && run->span.start < stop)
        {
          write_text_until (self, &offset, run->span.start);
          self->next_inline++;
          if (run->kind == DOSSIER_INLINE_IMAGE && run->span.end <= stop)
            {
              write_inline_image (self, run, run->span.end);
              offset = run->span.end;
            }
          else if (run->kind != DOSSIER_INLINE_IMAGE && n_open < MAX_OPEN_RUNS &&
                   run->span.end > run->span.start)
            {
              open[n_open++] = run;
              open_run (self->html, run);
            }
          continue;
        }
      write_text_until (self, &offset, stop);
      n_open = close_runs (self, open, n_open, stop == span.end ? G_MAXSIZE : stop);
    }
}

static void
write_element (Writer *self, const char *tag, DossierSpan span)
{
  g_string_append_printf (self->html, "<%s>", tag);
  write_span (self, span);
  g_string_append_printf (self->html, "</%s>\n", tag);
}

static void
close_lists (Writer *self, guint depth)
{
  while (self->list_depth > depth)
    {
      g_string_append_printf (self->html,
                              "</li></%s>\n",
                              self->list_is_ordered[self->list_depth] ? "ol" : "ul");
      self->list_depth--;
    }
}

static void
open_list (Writer *self, gboolean is_ordered, guint number)
{
  self->list_depth++;
  self->list_is_ordered[self->list_depth] = is_ordered;
  if (is_ordered && number > 1)
    g_string_append_printf (self->html, "<ol start=\"%u\">\n<li>", number);
  else
    g_string_append (self->html, is_ordered ? "<ol>\n<li>" : "<ul>\n<li>");
}

static void
write_list_item (Writer *self, const DossierBlock *block)
{
  guint    level = CLAMP (block->level, 1, MAX_LEVEL);
  gboolean is_ordered = block->number > 0;

  close_lists (self, level);
  if (self->list_depth == level && self->list_is_ordered[level] != is_ordered)
    close_lists (self, level - 1);
  if (self->list_depth == level)
    g_string_append (self->html, "</li>\n<li>");
  else
    while (self->list_depth < level)
      open_list (self, is_ordered, self->list_depth + 1 == level ? block->number : 1);
  write_span (self, block->span);
}

static void
set_quote_depth (Writer *self, guint depth)
{
  for (; self->quote_depth < depth; self->quote_depth++)
    g_string_append (self->html, "<blockquote>\n");
  for (; self->quote_depth > depth; self->quote_depth--)
    g_string_append (self->html, "</blockquote>\n");
}

static void
close_figure (Writer *self)
{
  if (self->in_caption)
    g_string_append (self->html, "</figcaption>\n");
  if (self->in_figure)
    g_string_append (self->html, "</figure>\n");
  self->in_caption = FALSE;
  self->in_figure = FALSE;
}

static void
write_figure (Writer *self, const DossierBlock *block)
{
  g_string_append (self->html, "<figure><img");
  if (block->fallback_url != NULL)
    append_attribute (self->html, "src", block->fallback_url);
  else if (block->image_url != NULL)
    append_attribute (self->html, "src", block->image_url);
  if (block->fallback_url != NULL && block->image_url != NULL)
    append_attribute (self->html, "srcset", block->image_url);
  append_attribute (self->html, "alt", block->alternative != NULL ? block->alternative : "");
  g_string_append_c (self->html, '>');
  self->in_figure = TRUE;
}

/* A figure has one caption; more of them are its lines. */
static void
write_caption (Writer *self, const DossierBlock *block)
{
  if (!self->in_figure)
    {
      write_element (self, "p", block->span);
      return;
    }
  g_string_append (self->html, self->in_caption ? "<br>\n" : "<figcaption>");
  write_span (self, block->span);
  self->in_caption = TRUE;
}

static gsize
find_byte (const char *text, gsize start, gsize end, char byte)
{
  const char *found = memchr (text + start, byte, end - start);

  return found != NULL ? (gsize) (found - text) : end;
}

static void
write_row (Writer *self, DossierSpan row, const char *tag)
{
  g_string_append (self->html, "<tr>");
  for (gsize start = row.start; start <= row.end;)
    {
      gsize end = find_byte (self->document->text, start, row.end, '\t');

      g_string_append_printf (self->html, "<%s>", tag);
      write_span (self, (DossierSpan){ start, end });
      g_string_append_printf (self->html, "</%s>", tag);
      start = end + 1;
    }
  g_string_append (self->html, "</tr>\n");
}

static void
write_table (Writer *self, const DossierBlock *block)
{
  guint n_rows = 0;

  g_string_append (self->html, "<table>\n");
  for (gsize start = block->span.start; start <= block->span.end; n_rows++)
    {
      gsize end = find_byte (self->document->text, start, block->span.end, '\n');

      write_row (self, (DossierSpan){ start, end }, n_rows < block->level ? "th" : "td");
      start = end + 1;
    }
  g_string_append (self->html, "</table>\n");
}

static void
write_heading (Writer *self, const DossierBlock *block)
{
  static const char *const TAGS[] = { "h2", "h3", "h4", "h5", "h6" };

  write_element (self, TAGS[CLAMP (block->level, 2, 6) - 2], block->span);
}

static void
write_code (Writer *self, const DossierBlock *block)
{
  /* A parser drops the first newline of a pre. */
  g_string_append (self->html,
                   self->document->text[block->span.start] == '\n' ? "<pre>\n" : "<pre>");
  write_span (self, block->span);
  g_string_append (self->html, "</pre>\n");
}

static void
write_block (Writer *self, const DossierBlock *block)
{
  gboolean is_quote = block->kind == DOSSIER_BLOCK_QUOTE;

  if (block->kind == DOSSIER_BLOCK_TITLE)
    return;
  if (block->kind != DOSSIER_BLOCK_CAPTION)
    close_figure (self);
  if (block->kind != DOSSIER_BLOCK_LIST_ITEM)
    close_lists (self, 0);
  set_quote_depth (self, is_quote ? CLAMP (block->level, 1, MAX_LEVEL) : 0);
  switch (block->kind)
    {
    case DOSSIER_BLOCK_HEADING:
      write_heading (self, block);
      break;
    case DOSSIER_BLOCK_LIST_ITEM:
      write_list_item (self, block);
      break;
    case DOSSIER_BLOCK_TABLE:
      write_table (self, block);
      break;
    case DOSSIER_BLOCK_FIGURE:
      write_figure (self, block);
      break;
    case DOSSIER_BLOCK_CAPTION:
      write_caption (self, block);
      break;
    case DOSSIER_BLOCK_CODE:
      write_code (self, block);
      break;
    case DOSSIER_BLOCK_TITLE:
    case DOSSIER_BLOCK_PARAGRAPH:
    case DOSSIER_BLOCK_QUOTE:
    default:
      write_element (self, "p", block->span);
      break;
    }
}

char *
dossier_document_to_html (const DossierDocument *self)
{
  Writer writer = { .document = self };

  g_return_val_if_fail (self != NULL, NULL);
  writer.html = g_string_sized_new (self->text_length + self->text_length / 4);
  for (guint i = 0; i < self->blocks->len; i++)
    write_block (&writer, &g_array_index (self->blocks, DossierBlock, i));
  close_figure (&writer);
  close_lists (&writer, 0);
  set_quote_depth (&writer, 0);
  return g_string_free (writer.html, FALSE);
}
