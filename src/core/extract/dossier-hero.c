/* dossier-hero.c: looks for the image that opens an article, above its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-figure.h"
#include "core/extract/dossier-hero.h"
#include "core/extract/dossier-image.h"

#include <string.h>

/* A shorter key could be any image's ("image", "1"). */
#define MIN_KEY_BYTES 4
/* Images above the text that are looked at. */
#define MAX_IMAGES 60
/* Elements between an image and what holds its caption too, and in that. */
#define MAX_LEVELS    6
#define MAX_BOX_NODES 120

/* Names of boxes between headline and text whose images open no article. */
#define ELSEWHERE                                                                                  \
  (DOSSIER_HINT_BIO | DOSSIER_HINT_BYLINE | DOSSIER_HINT_RELATED | DOSSIER_HINT_COMMENTS |         \
   DOSSIER_HINT_LETTER | DOSSIER_HINT_ADVERT | DOSSIER_HINT_NAVIGATION | DOSSIER_HINT_WIDGET)

static const char *const NAMES[] = { "og:image",
                                     "og:image:url",
                                     "og:image:secure_url",
                                     "twitter:image",
                                     "twitter:image:src" };

static gboolean
names_image (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (NAMES); i++)
    if (strcmp (name, NAMES[i]) == 0)
      return TRUE;
  return FALSE;
}

/* The keys of the images that the page is shared with. */
static GHashTable *
read_shared (const DossierHtmlTree *tree)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const char *content;
      char       *key;

      if (tree->nodes[i].tag != DOSSIER_TAG_META)
        continue;
      if (!names_image (dossier_html_tree_get_attribute (tree, i, "property")) &&
          !names_image (dossier_html_tree_get_attribute (tree, i, "name")))
        continue;
      content = dossier_html_tree_get_attribute (tree, i, "content");
      key = content != NULL ? dossier_image_dup_key (content) : NULL;
      if (key != NULL && strlen (key) >= MIN_KEY_BYTES)
        g_hash_table_add (keys, key);
      else
        g_free (key);
    }
  return keys;
}

static gboolean
is_shared (const DossierPage *page, guint image, GHashTable *keys)
{
  g_auto (DossierImageChoice) choice = dossier_image_choose (page, image);
  g_autofree char *key = choice.url != NULL ? dossier_image_dup_key (choice.url) : NULL;
  g_autofree char *second =
      choice.fallback != NULL ? dossier_image_dup_key (choice.fallback) : NULL;

  return (key != NULL && g_hash_table_contains (keys, key)) ||
         (second != NULL && g_hash_table_contains (keys, second));
}

/* The first line of running text of the article that is kept; 0 when none is. */
static guint
find_text (const DossierPage *page, guint root)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = page->first_line[root]; i < page->first_line[tree->nodes[root].end]; i++)
    {
      const DossierLine *line = &g_array_index (page->lines, DossierLine, i);

      if (!page->is_cut[line->node] && line->n_sentences > 0 &&
          !(line->tags & (DOSSIER_LINE_IN_HEADING | DOSSIER_LINE_IN_CAPTION)))
        return line->node;
    }
  return 0;
}

/* Whether the article shows an image before its text, or the shared one anywhere. */
static gboolean
has_own (const DossierPage *page, guint root, guint text, GHashTable *keys)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = root; i < tree->nodes[root].end; i++)
    {
      g_auto (DossierImageChoice) choice = { 0 };

      if (page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (!dossier_block_figures_is_image (tree->nodes[i].tag))
        continue;
      if (is_shared (page, i, keys))
        return TRUE;
      choice = dossier_image_choose (page, i);
      if (i < text && choice.url != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The last headline of the page above @text; 0 when there is none. */
static guint
find_headline (const DossierHtmlTree *tree, guint text)
{
  for (guint i = text; i > 0; i--)
    if (tree->nodes[i].tag == DOSSIER_TAG_H1)
      return i;
  return 0;
}

/* The box of an image and its caption; 0 when nothing says that these words are one. */
static guint
find_captioned_box (const DossierPage *page, guint image)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  node = image;

  for (guint level = 0; level < MAX_LEVELS && tree->nodes[node].parent != 0; level++)
    {
      node = tree->nodes[node].parent;
      if (tree->nodes[node].end - node > MAX_BOX_NODES)
        return 0;
      if (tree->nodes[node].tag == DOSSIER_TAG_FIGURE)
        return node;
      for (guint i = node + 1; i < tree->nodes[node].end; i++)
        if (tree->nodes[i].tag == DOSSIER_TAG_FIGCAPTION || page->hints[i] & DOSSIER_HINT_CAPTION)
          return node;
    }
  return 0;
}

/* Whether an element around an image says that it shows something else than the article does, or
 * leads there. */
static gboolean
is_elsewhere (const DossierPage *page, guint image)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint node = tree->nodes[image].parent; node != 0; node = tree->nodes[node].parent)
    switch (tree->nodes[node].tag)
      {
      case DOSSIER_TAG_A:
      case DOSSIER_TAG_ASIDE:
      case DOSSIER_TAG_NAV:
      case DOSSIER_TAG_FORM:
      case DOSSIER_TAG_FOOTER:
      case DOSSIER_TAG_LI:
        return TRUE;
      default:
        if (page->hints[node] & ELSEWHERE)
          return TRUE;
      }
  return FALSE;
}

static gboolean
is_opener (const DossierPage *page, guint image)
{
  g_auto (DossierImageChoice) choice = { 0 };

  if (page->is_cut[image] || find_captioned_box (page, image) == 0 || is_elsewhere (page, image))
    return FALSE;
  choice = dossier_image_choose (page, image);
  return choice.url != NULL;
}

guint
dossier_hero_find (const DossierPage *page, guint root)
{
  const DossierHtmlTree *tree = page->tree;
  g_autoptr (GHashTable) keys = read_shared (tree);
  guint text = find_text (page, root);
  guint headline = find_headline (tree, text);
  guint opener = 0;
  guint n_images = 0;

  if (text == 0 || has_own (page, root, text, keys))
    return 0;
  for (guint i = 1; i < text && n_images < MAX_IMAGES; i++)
    {
      if (!dossier_block_figures_is_image (tree->nodes[i].tag))
        continue;
      n_images++;
      if (is_shared (page, i, keys))
        return i;
      if (opener == 0 && headline != 0 && i > headline && is_opener (page, i))
        opener = i;
    }
  return opener;
}
