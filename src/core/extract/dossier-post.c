/* dossier-post.c: the names that embedded posts have, and the labels that they come with.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-post.h"

#include <string.h>

/* Longer words are what somebody wrote. */
#define MAX_LABEL_BYTES 80
#define MAX_LABEL_NODES 60
/* With the white space between elements. */
#define MAX_TEXT_BYTES 2000

static const char *const NAMES[] = { "twitter-tweet",   "twitter-video",  "instagram-media",
                                     "tiktok-embed",    "mastodon-embed", "bluesky-embed",
                                     "text-post-media", "fb-post",        "fb-xfbml-parse-ignore",
                                     "reddit-embed",    "reddit-card",    "imgur-embed",
                                     "linkedin-embed",  "vk_post" };

/* In lower case; what the networks write in the languages of their readers. */
static const char *const LABELS[] = {
  "view this post",
  "view on ",
  "view post",
  "see new post",
  "view this video",
  "ver esta publicación",
  "ver essa foto",
  "ver esta publicação",
  "sieh dir diesen beitrag",
  "voir cette publication",
  "visualizza questo",
  "bekijk dit bericht",
  "visa det här inlägget",
  "wyświetl ten post",
  "посмотреть эту",
  "この投稿をinstagram",
  "查看这篇",
  "在 instagram 查看",
};

gboolean
dossier_post_is_post (const DossierPage *page, guint node)
{
  const char *names = dossier_html_tree_get_attribute (page->tree, node, "class");

  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (NAMES); i++)
    if (strstr (names, NAMES[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
dossier_post_is_chrome (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  g_autofree char       *text = NULL;
  g_autofree char       *lower = NULL;
  gsize                  n_bytes = 0;

  if (tree->nodes[node].end - node > MAX_LABEL_NODES || tree->nodes[node].tag == DOSSIER_TAG_BR)
    return FALSE;
  for (guint i = node; i < tree->nodes[node].end; i++)
    n_bytes += tree->nodes[i].tag == DOSSIER_TAG_TEXT ? tree->nodes[i].text_length : 0;
  if (n_bytes > MAX_TEXT_BYTES)
    return FALSE;
  text = dossier_html_tree_dup_text (tree, node);
  if (strlen (text) > MAX_LABEL_BYTES)
    return FALSE;
  lower = g_utf8_strdown (text, -1);
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (g_str_has_prefix (lower, LABELS[i]))
      return TRUE;
  return FALSE;
}
