/* dossier-block-list.c: looks into an item before it is written, and counts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-list.h"

/* An item with more text is a section of its own: its paragraphs stay apart. */
#define MAX_ITEM_BYTES 1500
#define MAX_ITEM_NODES 1000
/* Paragraphs of an item that are shorter together are one. */
#define MAX_JOINED_BYTES 120

/* The number of the next item; 0 when the list has bullets. */
typedef guint64 Counter;

gboolean
dossier_block_list_is_section (guint tag)
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

static gboolean
is_heading (guint tag)
{
  return tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6;
}

static gsize
count_text (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  gsize                  n_bytes = 0;

  for (guint i = node; i < tree->nodes[node].end; i++)
    {
      const DossierHtmlNode *n = &tree->nodes[i];
      const char            *text = tree->strings + n->text;

      if (page->is_cut[i])
        i = n->end - 1;
      else if (n->tag == DOSSIER_TAG_TEXT)
        for (gsize k = 0; k < n->text_length; k++)
          n_bytes += !g_ascii_isspace (text[k]);
    }
  return n_bytes;
}

DossierItemForm
dossier_block_list_get_form (const DossierPage *page, guint item)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = MIN (tree->nodes[item].end, item + MAX_ITEM_NODES);
  gsize                  n_bytes = 0;
  gsize                  n_heading = 0;
  gboolean               has_section = FALSE;
  gboolean               at_paragraph = FALSE;
  guint                  n_paragraphs = 0;

  for (guint i = item + 1; i < end && n_bytes <= MAX_ITEM_BYTES; i++)
    {
      guint tag = tree->nodes[i].tag;
      gsize n;

      if (page->is_cut[i] || tag == DOSSIER_TAG_UL || tag == DOSSIER_TAG_OL)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (is_heading (tag))
        {
          n_heading += count_text (page, i);
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (dossier_block_list_is_section (tag))
        {
          has_section = TRUE;
          /* What stands before it may be an item still. */
          if (n_bytes == 0)
            return DOSSIER_ITEM_SECTION;
          continue;
        }
      at_paragraph |= tag == DOSSIER_TAG_P;
      n = tag == DOSSIER_TAG_TEXT ? count_text (page, i) : 0;
      n_bytes += n;
      n_paragraphs += at_paragraph && n > 0;
      at_paragraph &= n == 0;
    }
  /* An item that is all heading is an item in large letters. */
  if (n_heading > 0)
    return n_bytes == 0 ? DOSSIER_ITEM_PLAIN : DOSSIER_ITEM_SECTION;
  if (has_section || n_bytes > MAX_ITEM_BYTES || (n_paragraphs > 1 && n_bytes > MAX_JOINED_BYTES))
    return DOSSIER_ITEM_OPENING;
  return DOSSIER_ITEM_PLAIN;
}

static guint
read_number (const DossierPage *page, guint node, const char *name, guint fallback)
{
  const char *value = dossier_html_tree_get_attribute (page->tree, node, name);

  return value != NULL ? CLAMP (g_ascii_strtoll (value, NULL, 10), 1, G_MAXINT / 2) : fallback;
}

void
dossier_block_list_push (GArray *lists, const DossierPage *page, guint list)
{
  Counter counter = 0;

  if (page->tree->nodes[list].tag == DOSSIER_TAG_OL)
    counter = read_number (page, list, "start", 1);
  g_array_append_val (lists, counter);
}

void
dossier_block_list_pop (GArray *lists)
{
  if (lists->len > 0)
    g_array_set_size (lists, lists->len - 1);
}

guint
dossier_block_list_next (GArray *lists, const DossierPage *page, guint item)
{
  Counter *counter;
  guint    number;

  if (lists->len == 0)
    return 0;
  counter = &g_array_index (lists, Counter, lists->len - 1);
  if (*counter == 0)
    return 0;
  number = read_number (page, item, "value", *counter);
  *counter = number + 1;
  return number;
}
