/* dossier-block-figure.c: which images are shown, and which words are captions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-figure.h"
#include "core/extract/dossier-block-list.h"
#include "core/extract/dossier-image.h"

#include <string.h>

/* What is longer or has more elements is no caption, whatever its name. */
#define MAX_CAPTION_BYTES 600
#define MAX_CAPTION_NODES 60
#define MAX_ALTERNATIVE   2000

void
dossier_block_figures_init (DossierBlockFigures *self)
{
  self->end = 0;
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
dossier_block_figures_clear (DossierBlockFigures *self)
{
  g_clear_pointer (&self->seen, g_hash_table_unref);
}

gboolean
dossier_block_figures_is_image (guint tag)
{
  return tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_AMP_IMG;
}

/* Takes the addresses of @choice. */
static gboolean
add_choice (DossierBlockFigures *self,
            DossierBlockWriter  *writer,
            DossierImageChoice  *choice,
            const char          *alternative)
{
  DossierBlock figure = { .kind = DOSSIER_BLOCK_FIGURE };

  if (choice->url == NULL || !g_hash_table_add (self->seen, g_strdup (choice->url)))
    return FALSE;
  figure.image_url = g_steal_pointer (&choice->url);
  figure.fallback_url = g_steal_pointer (&choice->fallback);
  if (alternative != NULL && *alternative != '\0' &&
      g_utf8_strlen (alternative, -1) < MAX_ALTERNATIVE)
    figure.alternative = g_strdup (alternative);
  g_array_append_val (writer->figures, figure);
  if (!writer->is_open && !writer->in_table)
    dossier_block_writer_write_figures (writer);
  return TRUE;
}

gboolean
dossier_block_figures_add (DossierBlockFigures *self,
                           DossierBlockWriter  *writer,
                           const DossierPage   *page,
                           guint                image)
{
  g_auto (DossierImageChoice) choice = dossier_image_choose (page, image);

  return add_choice (self,
                     writer,
                     &choice,
                     dossier_html_tree_get_attribute (page->tree, image, "alt"));
}

static guint
find_image (const DossierPage *page, guint node)
{
  for (guint i = node + 1; i < page->tree->nodes[node].end; i++)
    if (dossier_block_figures_is_image (page->tree->nodes[i].tag))
      return i;
  return 0;
}

void
dossier_block_figures_enter_noscript (DossierBlockFigures *self,
                                      DossierBlockWriter  *writer,
                                      const DossierPage   *page,
                                      guint                noscript)
{
  guint image = find_image (page, noscript);
  g_auto (DossierImageChoice) choice = { 0 };
  GArray       *blocks = writer->document->blocks;
  DossierBlock *last;

  if (image == 0)
    return;
  last = blocks->len > 0 ? &g_array_index (blocks, DossierBlock, blocks->len - 1) : NULL;
  if (last == NULL || last->kind != DOSSIER_BLOCK_FIGURE ||
      writer->last_image_at != writer->text->len || writer->is_open)
    {
      if (writer->figures->len == 0)
        dossier_block_figures_add (self, writer, page, image);
      return;
    }
  choice = dossier_image_choose (page, image);
  if (choice.url == NULL || !g_hash_table_add (self->seen, g_strdup (choice.url)))
    return;
  g_free (last->image_url);
  g_free (last->fallback_url);
  last->image_url = g_steal_pointer (&choice.url);
  last->fallback_url = g_steal_pointer (&choice.fallback);
}

void
dossier_block_figures_enter (DossierBlockFigures *self,
                             DossierBlockWriter  *writer,
                             const DossierPage   *page,
                             guint                figure)
{
  const DossierHtmlTree *tree = page->tree;
  gboolean               has_image = FALSE;
  gboolean               has_element = FALSE;

  self->end = tree->nodes[figure].end;
  for (guint i = figure + 1; i < self->end; i++)
    {
      guint image = dossier_block_figures_is_image (tree->nodes[i].tag) && !page->is_cut[i] ? i : 0;

      /* A noscript repeats the image before it, or is the only one to hold it. */
      if (tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT && !has_image && !page->is_cut[i])
        image = find_image (page, i);
      has_element |= image != 0;
      if (image != 0)
        has_image |= dossier_block_figures_add (self, writer, page, image);
      if (page->is_cut[i] || tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT)
        i = tree->nodes[i].end - 1;
    }
  if (!has_element)
    {
      g_auto (DossierImageChoice) choice = dossier_image_choose_named (page, figure);

      add_choice (self, writer, &choice, NULL);
    }
}

/* Whether a figure has no img, but names an image otherwise. */
static gboolean
only_names_image (const DossierPage *page, guint figure)
{
  g_auto (DossierImageChoice) choice = { 0 };

  if (find_image (page, figure) != 0)
    return FALSE;
  choice = dossier_image_choose_named (page, figure);
  return choice.url != NULL;
}

static void
restore_captions_in (DossierPage *page, guint figure)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = 0;

  for (guint i = figure + 1; i < tree->nodes[figure].end; i++)
    {
      if (tree->nodes[i].tag == DOSSIER_TAG_FIGCAPTION)
        end = tree->nodes[i].end;
      if (i < end && tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        page->is_cut[i] = FALSE;
      else if (page->is_cut[i])
        i = tree->nodes[i].end - 1;
    }
}

static gboolean
is_kept_text (const DossierPage *page, guint node)
{
  const DossierHtmlNode *text = &page->tree->nodes[node];

  return text->tag == DOSSIER_TAG_TEXT && !page->is_cut[node] &&
         strspn (page->tree->strings + text->text, " \t\r\n\f") < text->text_length;
}

void
dossier_block_figures_restore_captions (DossierPage *page, guint root)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  last = root;
  gboolean               has_begun = FALSE;

  for (guint i = root + 1; i < tree->nodes[root].end; i++)
    if (page->is_cut[i])
      i = tree->nodes[i].end - 1;
    else if (is_kept_text (page, i))
      last = i;
  /* Before and behind the text, a figure may be anything's. */
  for (guint i = root + 1; i < last; i++)
    {
      if (page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      has_begun |= is_kept_text (page, i);
      if (!has_begun || tree->nodes[i].tag != DOSSIER_TAG_FIGURE)
        continue;
      if (only_names_image (page, i))
        restore_captions_in (page, i);
      i = tree->nodes[i].end - 1;
    }
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

      if (dossier_block_list_is_section (tag) || tag == DOSSIER_TAG_LI ||
          dossier_block_figures_is_image (tag))
        return FALSE;
      n_bytes += tag == DOSSIER_TAG_TEXT ? tree->nodes[i].text_length : 0;
    }
  return n_bytes <= MAX_CAPTION_BYTES;
}

gboolean
dossier_block_figures_is_caption (const DossierBlockWriter *writer,
                                  const DossierPage        *page,
                                  guint                     node)
{
  guint tag = page->tree->nodes[node].tag;

  if (writer->caption_depth > 0)
    return FALSE;
  if (tag == DOSSIER_TAG_FIGCAPTION)
    return is_short (page, node);
  return (page->hints[node] & DOSSIER_HINT_CAPTION) && dossier_tag_is_block (tag) &&
         tag != DOSSIER_TAG_FIGURE && tag != DOSSIER_TAG_LI && !writer->is_open &&
         dossier_block_writer_may_caption (writer) && is_short (page, node);
}
