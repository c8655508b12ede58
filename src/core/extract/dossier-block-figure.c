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
/* Images in a row that are compared with the next. */
#define MAX_COPIES 40
/* Elements between an image and the noscript that repeats it. */
#define MAX_NODES_BETWEEN 4

gboolean
dossier_block_figures_is_image (guint tag)
{
  return tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_AMP_IMG;
}

static gboolean
holds_address (const GArray *figures, guint from, const char *url)
{
  for (guint i = from; i < figures->len; i++)
    {
      const DossierBlock *figure = &g_array_index (figures, DossierBlock, i);

      if (g_strcmp0 (figure->image_url, url) == 0 || g_strcmp0 (figure->fallback_url, url) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether an image stands among those just before, with no word between: a copy for a loader or
 * for another width of window. Behind words it is shown again on purpose. One outside of figures
 * is a copy behind another's caption too. */
static gboolean
is_copy (const DossierBlockWriter *writer, const char *url, gboolean in_figure)
{
  const GArray *blocks = writer->document->blocks;
  guint         first = blocks->len;
  guint         n_waiting = writer->figures->len;

  if (holds_address (writer->figures, n_waiting - MIN (n_waiting, MAX_COPIES), url))
    return TRUE;
  while (!writer->is_open && first > 0 && blocks->len - first < MAX_COPIES)
    {
      DossierBlockKind kind = g_array_index (blocks, DossierBlock, first - 1).kind;

      if (kind != DOSSIER_BLOCK_FIGURE && (in_figure || kind != DOSSIER_BLOCK_CAPTION))
        break;
      first--;
    }
  return holds_address (blocks, first, url);
}

/* Takes the addresses of @choice. */
static gboolean
add_choice (DossierBlockWriter *writer,
            DossierImageChoice *choice,
            const char         *alternative,
            gboolean            in_figure)
{
  DossierBlock figure = { .kind = DOSSIER_BLOCK_FIGURE };

  if (choice->url == NULL || is_copy (writer, choice->url, in_figure))
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

static gboolean
add_image (DossierBlockWriter *writer, const DossierPage *page, guint image, gboolean in_figure)
{
  g_auto (DossierImageChoice) choice = dossier_image_choose (page, image);
  const char *alternative = dossier_html_tree_get_attribute (page->tree, image, "alt");

  return add_choice (writer, &choice, alternative, in_figure);
}

gboolean
dossier_block_figures_add (DossierBlockWriter *writer, const DossierPage *page, guint image)
{
  return add_image (writer, page, image, FALSE);
}

static guint
find_image (const DossierPage *page, guint node)
{
  for (guint i = node + 1; i < page->tree->nodes[node].end; i++)
    if (dossier_block_figures_is_image (page->tree->nodes[i].tag))
      return i;
  return 0;
}

/* The image element right before @node, if only few others stand between; 0 otherwise. */
static guint
find_image_before (const DossierPage *page, guint node)
{
  for (guint i = 1; i <= MAX_NODES_BETWEEN && i < node; i++)
    if (dossier_block_figures_is_image (page->tree->nodes[node - i].tag))
      return node - i;
  return 0;
}

/* The figure just written, if it shows what stands right before a noscript or what is in it. */
static DossierBlock *
find_stand_in (DossierBlockWriter       *writer,
               const DossierPage        *page,
               guint                     noscript,
               const DossierImageChoice *real)
{
  GArray       *blocks = writer->document->blocks;
  guint         before = find_image_before (page, noscript);
  DossierBlock *last;
  g_auto (DossierImageChoice) choice = { 0 };
  g_autofree char *key = dossier_image_dup_key (real->url);
  g_autofree char *shown = NULL;

  if (blocks->len == 0 || writer->is_open || writer->last_image_at != writer->text->len)
    return NULL;
  last = &g_array_index (blocks, DossierBlock, blocks->len - 1);
  if (last->kind != DOSSIER_BLOCK_FIGURE || last->image_url == NULL)
    return NULL;
  if (before != 0)
    choice = dossier_image_choose (page, before);
  shown = dossier_image_dup_key (last->image_url);
  return g_strcmp0 (choice.url, last->image_url) == 0 || strcmp (key, shown) == 0 ? last : NULL;
}

gboolean
dossier_block_figures_enter_noscript (DossierBlockWriter *writer,
                                      const DossierPage  *page,
                                      guint               noscript)
{
  guint         image = find_image (page, noscript);
  DossierBlock *last;
  g_auto (DossierImageChoice) choice = { 0 };

  if (image == 0)
    return FALSE;
  choice = dossier_image_choose (page, image);
  if (choice.url == NULL)
    return FALSE;
  last = find_stand_in (writer, page, noscript, &choice);
  if (last == NULL)
    return writer->figures->len == 0 && dossier_block_figures_add (writer, page, image);
  g_free (last->image_url);
  g_free (last->fallback_url);
  last->image_url = g_steal_pointer (&choice.url);
  last->fallback_url = g_steal_pointer (&choice.fallback);
  return TRUE;
}

guint
dossier_block_figures_enter (DossierBlockWriter *writer, const DossierPage *page, guint figure)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  end = tree->nodes[figure].end;
  gboolean               has_element = FALSE;

  for (guint i = figure + 1; i < end; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (!page->is_cut[i] && tag == DOSSIER_TAG_NOSCRIPT)
        has_element |= dossier_block_figures_enter_noscript (writer, page, i);
      else if (!page->is_cut[i] && dossier_block_figures_is_image (tag))
        {
          has_element = TRUE;
          add_image (writer, page, i, TRUE);
        }
      if (page->is_cut[i] || tag == DOSSIER_TAG_NOSCRIPT)
        i = tree->nodes[i].end - 1;
    }
  if (!has_element)
    {
      g_auto (DossierImageChoice) choice = dossier_image_choose_named (page, figure);

      add_choice (writer, &choice, NULL, TRUE);
    }
  return end;
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
