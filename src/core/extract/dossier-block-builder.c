/* dossier-block-builder.c: walks the kept nodes once and writes blocks, inlines and text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-block-figure.h"
#include "core/extract/dossier-block-list.h"
#include "core/extract/dossier-block-table.h"
#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-bold-headings.h"
#include "core/extract/dossier-credit.h"
#include "core/extract/dossier-hero.h"
#include "core/extract/dossier-post.h"
#include "core/extract/dossier-inline-image.h"
#include "core/extract/dossier-link-list.h"
#include "core/extract/dossier-list-marks.h"
#include "core/text/dossier-url.h"

#include <string.h>

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

struct _DossierBlockBuilder
{
  DossierBlockWriter  writer;
  const DossierNotes *notes; /* (nullable) */
  const DossierPage  *page;
  GArray             *open;
  GArray             *lists;
  /* Where the embedded post ends that is being written. */
  guint post_end;
  /* Of the note being written; 0 in the text. */
  guint note_number;

  /* Of the outermost figure whose images are written already. */
  guint figure_end;

  DossierBlockTable table;
};

DossierBlockBuilder *
dossier_block_builder_new (DossierDocument *document)
{
  DossierBlockBuilder *self = g_new0 (DossierBlockBuilder, 1);

  dossier_block_writer_init (&self->writer, document);
  self->open = g_array_new (FALSE, TRUE, sizeof (Open));
  self->lists = g_array_new (FALSE, TRUE, sizeof (guint64));
  return self;
}

void
dossier_block_builder_free (DossierBlockBuilder *self)
{
  DossierDocument *document;

  if (self == NULL)
    return;
  document = self->writer.document;
  dossier_block_writer_finish (&self->writer);
  dossier_credit_mark_all (document);
  dossier_list_marks_apply (document);
  dossier_bold_headings_apply (document);
  g_array_unref (self->open);
  g_array_unref (self->lists);
  g_free (self);
}

static void
enter_list (DossierBlockBuilder *self, guint node)
{
  dossier_block_writer_end (&self->writer);
  dossier_block_list_push (self->lists, self->page, node);
  self->writer.list_level = self->lists->len;
  self->writer.in_item = FALSE;
}

static gboolean
enter_item (DossierBlockBuilder *self, guint node)
{
  DossierItemForm form = dossier_block_list_get_form (self->page, node);

  if (self->note_number > 0)
    return TRUE;
  dossier_block_writer_end (&self->writer);
  self->writer.item_number = dossier_block_list_next (self->lists, self->page, node);
  self->writer.in_item = form != DOSSIER_ITEM_SECTION;
  self->writer.item_ends = form == DOSSIER_ITEM_OPENING;
  return form == DOSSIER_ITEM_PLAIN;
}

static void
leave_list (DossierBlockBuilder *self)
{
  dossier_block_writer_end (&self->writer);
  self->writer.in_item = FALSE;
  dossier_block_list_pop (self->lists);
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

/* Inside a data table only rows, cells, breaks and runs mean anything. */
static void
enter_in_table (DossierBlockBuilder *self, guint node, Open *open)
{
  switch (open->tag)
    {
    case DOSSIER_TAG_TR:
      dossier_block_table_start_row (&self->table, &self->writer);
      break;
    case DOSSIER_TAG_TD:
    case DOSSIER_TAG_TH:
      dossier_block_table_start_cell (&self->table, &self->writer, self->page, node);
      break;
    case DOSSIER_TAG_IMG:
    case DOSSIER_TAG_AMP_IMG:
      dossier_block_figures_add (&self->writer, self->page, node);
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
      open->is_special = !self->writer.in_item && self->writer.code_depth == 0 &&
                         dossier_block_table_is_data (self->page, node);
      if (open->is_special)
        dossier_block_table_begin (&self->table, &self->writer, self->page, node);
      break;
    case DOSSIER_TAG_FIGURE:
      dossier_block_writer_part (&self->writer);
      if (self->figure_end <= node && !self->writer.in_item)
        self->figure_end = dossier_block_figures_enter (&self->writer, self->page, node);
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

static int
push_run (DossierBlockBuilder *self, DossierInlineKind kind)
{
  DossierOpenRun open = { .run = { .kind = kind } };

  g_array_append_val (self->writer.runs, open);
  return self->writer.runs->len - 1;
}

/* Whether a heading repeats in a link where it stands: "#", "¶". */
static gboolean
is_permalink (DossierBlockBuilder *self, guint node)
{
  const char      *href = dossier_html_tree_get_attribute (self->page->tree, node, "href");
  g_autofree char *text = NULL;

  if (self->writer.heading_level == 0 || href == NULL || strchr (href, '#') == NULL)
    return FALSE;
  text = dossier_html_tree_dup_text (self->page->tree, node);
  return *text == '#' || g_str_has_prefix (text, "¶") || g_str_has_prefix (text, "§") ||
         g_ascii_strncasecmp (text, "permalink", 9) == 0 ||
         g_ascii_strncasecmp (text, "link to this", 12) == 0;
}

/* What a footnote is referred to by, always in brackets, so that it is no part of the word before
 * it. TRUE when the link is done with. */
static gboolean
write_reference (DossierBlockBuilder *self, guint node)
{
  const DossierNote *note = self->notes != NULL ? dossier_notes_look_up (self->notes, node) : NULL;
  g_autofree char   *words = NULL;

  if (note == NULL)
    return is_permalink (self, node);
  words =
      g_ascii_isalnum (*note->mark) ? g_strdup_printf ("[%s]", note->mark) : g_strdup (note->mark);
  dossier_block_writer_write_run (&self->writer,
                                  DOSSIER_INLINE_REFERENCE,
                                  g_strdup (note->name),
                                  words);
  return TRUE;
}

/* Whether the name of an element inside a caption says that it holds the credit. */
static gboolean
names_credit (DossierBlockBuilder *self, guint node)
{
  static const char *const WORDS[] = { "credit", "copyright", "photographer", "attribution" };
  const char *names = dossier_html_tree_get_attribute (self->page->tree, node, "class");

  if (names == NULL || self->writer.runs->len > 0 ||
      self->page->tree->nodes[node].tag == DOSSIER_TAG_FIGCAPTION)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (strstr (names, WORDS[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Returns the next node to look at. */
static guint
enter_node (DossierBlockBuilder *self, guint node)
{
  const DossierHtmlNode *element = &self->page->tree->nodes[node];
  Open                   open = { node, element->end, element->tag, -1, FALSE };

  if (open.tag == DOSSIER_TAG_CAPTION && self->table.end > 0)
    return element->end;
  if (open.tag == DOSSIER_TAG_NOSCRIPT)
    {
      if (self->figure_end <= node)
        dossier_block_figures_enter_noscript (&self->writer, self->page, node);
      return element->end;
    }
  if (open.tag == DOSSIER_TAG_A && write_reference (self, node))
    return element->end;
  if (dossier_block_figures_is_image (open.tag) &&
      dossier_inline_image_write (&self->writer, self->page, node))
    return element->end;
  if (dossier_block_figures_is_image (open.tag) && self->table.end == 0)
    {
      if (self->figure_end <= node)
        dossier_block_figures_add (&self->writer, self->page, node);
      return element->end;
    }
  if (node < self->post_end && dossier_post_is_chrome (self->page, node))
    return element->end;
  if (open.tag == DOSSIER_TAG_BLOCKQUOTE && dossier_post_is_post (self->page, node))
    self->post_end = MAX (self->post_end, element->end);
  if (self->table.end > 0)
    enter_in_table (self, node, &open);
  else if (dossier_block_figures_is_caption (&self->writer, self->page, node))
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
  if (open.run < 0 && self->writer.caption_depth > 0 && names_credit (self, node))
    open.run = push_run (self, DOSSIER_INLINE_CREDIT);
  g_array_append_val (self->open, open);
  return node + 1;
}

static void
leave_in_table (DossierBlockBuilder *self, const Open *open)
{
  if (open->tag == DOSSIER_TAG_TABLE && open->is_special)
    dossier_block_table_finish (&self->table, &self->writer);
  else if (open->tag == DOSSIER_TAG_TD || open->tag == DOSSIER_TAG_TH)
    dossier_block_table_end_cell (&self->table, &self->writer, self->page, open->node);
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
      if (open->run >= 0)
        leave_run (self, open->run);
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
      if (self->table.end > 0)
        leave_in_table (self, &open);
      else
        leave_node (self, &open);
    }
}

/* A note is an item of a list whatever element holds it. */
static void
start_note (DossierBlockBuilder *self)
{
  self->writer.in_item = TRUE;
  self->writer.item_ends = FALSE;
  self->writer.list_level = 1;
  self->writer.item_number = self->note_number;
}

void
dossier_block_builder_add_node (DossierBlockBuilder *self, const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = tree->nodes[node].end;

  self->page = page;
  self->post_end = 0;
  self->figure_end = 0;
  if (self->note_number > 0)
    start_note (self);
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
  self->writer.in_item = FALSE;
}

/* The notes as one list at the end, each an anchor for its references. */
static void
add_notes (DossierBlockBuilder *self, DossierPage *page, const DossierNotes *notes)
{
  for (guint i = 0; i < notes->notes->len; i++)
    {
      const DossierNote *note = &g_array_index (notes->notes, DossierNote, i);
      DossierOpenRun     anchor = { 0 };

      dossier_notes_restore (page, note);
      anchor.run.kind = DOSSIER_INLINE_ANCHOR;
      anchor.run.target = note->name;
      g_array_append_val (self->writer.runs, anchor);
      self->note_number = i + 1;
      dossier_block_builder_add_node (self, page, note->node);
      g_array_set_size (self->writer.runs, 0);
    }
  self->note_number = 0;
}

void
dossier_block_builder_add_article (DossierBlockBuilder *self,
                                   DossierPage         *page,
                                   guint                root,
                                   const DossierNotes  *notes)
{
  guint hero;

  dossier_link_list_restore_given (page, root);
  dossier_block_figures_restore_captions (page, root);
  hero = dossier_hero_find (page, root);
  if (hero != 0)
    dossier_block_figures_add (&self->writer, page, hero);
  self->notes = notes;
  dossier_block_builder_add_node (self, page, root);
  add_notes (self, page, notes);
  self->notes = NULL;
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
