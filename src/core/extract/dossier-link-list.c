/* dossier-link-list.c: looks at where links lead and at the line before them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-figure.h"
#include "core/extract/dossier-link-list.h"
#include "core/extract/dossier-line-topic.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Bytes of the line before that are looked at, from its end and start. */
#define MAX_LINE_BYTES 300
/* Text that must follow for a list to stand inside the article. */
#define MIN_TEXT_AFTER 200
/* Of the links, those that lead to other sites. */
#define OUTWARD_SHARE 0.6
#define MAX_LINKS     400
/* What stands behind the words that a label opens with. */
#define MAX_LABEL_REST 30
/* Every list is looked at, so none may look far. */
#define MAX_LINES        400
#define MAX_NODES_BEFORE 400

typedef struct
{
  guint n_links;
  guint n_outward;
  guint n_inside;
} Links;

static Links
count_links (const DossierPage *page, guint list)
{
  const DossierHtmlTree *tree = page->tree;
  g_autofree char       *site = NULL;
  Links                  links = { 0 };

  if (page->base_url != NULL)
    site = dossier_url_dup_site (page->base_url);
  for (guint i = list; i < tree->nodes[list].end && links.n_links < MAX_LINKS; i++)
    {
      const char      *href = NULL;
      g_autofree char *other = NULL;

      if (tree->nodes[i].tag == DOSSIER_TAG_A)
        href = dossier_html_tree_get_attribute (tree, i, "href");
      if (href == NULL || *href == '\0')
        continue;
      links.n_links++;
      links.n_inside += *href == '#';
      if (g_str_has_prefix (href, "http"))
        other = dossier_url_dup_site (href);
      links.n_outward += other != NULL && g_strcmp0 (other, site) != 0;
    }
  return links;
}

/* The line that ends where the list starts, lower case; NULL when there is none in the article. */
static char *
dup_line_before (const DossierPage *page, guint root, guint list)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  first = page->first_line[list];
  const DossierLine     *line;
  g_autoptr (GString) text = g_string_new (NULL);

  if (first <= page->first_line[root])
    return NULL;
  line = &g_array_index (page->lines, DossierLine, first - 1);
  if (page->is_cut[line->node] || line->link_chars * 2 > line->chars ||
      list - line->node > MAX_NODES_BEFORE)
    return NULL;
  for (guint i = line->node; i < list; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_TEXT && !page->is_cut[i])
      g_string_append_len (text, tree->strings + tree->nodes[i].text, tree->nodes[i].text_length);
  g_strstrip (text->str);
  g_string_set_size (text, strlen (text->str));
  if (text->len > MAX_LINE_BYTES)
    {
      const char *tail = g_utf8_find_next_char (text->str + text->len - MAX_LINE_BYTES, NULL);

      return g_utf8_strdown (tail, -1);
    }
  return g_utf8_strdown (text->str, text->len);
}

static gboolean
goes_on (const DossierPage *page, guint root, guint list)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  first = page->first_line[tree->nodes[list].end];
  guint                  end = page->first_line[tree->nodes[root].end];
  gsize                  n_bytes = 0;

  for (guint i = first; i < MIN (end, first + MAX_LINES) && n_bytes < MIN_TEXT_AFTER; i++)
    {
      const DossierLine *line = &g_array_index (page->lines, DossierLine, i);

      if (line->link_chars * 2 < line->chars && line->n_sentences > 0)
        n_bytes += line->chars;
    }
  return n_bytes >= MIN_TEXT_AFTER;
}

/* Whether a line opens as those that lead to other articles do, and says little else. */
static gboolean
leads_elsewhere (const char *line)
{
  gsize rest = 0;

  return dossier_line_topic_find (line, strlen (line), &rest) != DOSSIER_TOPIC_NONE &&
         rest <= MAX_LABEL_REST;
}

static gboolean
is_given (const DossierPage *page, guint root, guint list)
{
  Links            links = count_links (page, list);
  g_autofree char *before = NULL;
  gboolean         is_introduced;

  if (links.n_links == 0 || links.n_inside * 2 > links.n_links)
    return FALSE;
  before = dup_line_before (page, root, list);
  if (before == NULL || leads_elsewhere (before))
    return FALSE;
  is_introduced = g_str_has_suffix (before, ":") || g_str_has_suffix (before, "：");
  if (is_introduced && links.n_outward > 0)
    return TRUE;
  return (is_introduced || links.n_outward > OUTWARD_SHARE * links.n_links) &&
         goes_on (page, root, list);
}

/* Whether nothing of a list is left, though something was in it. */
static gboolean
is_dropped (const DossierPage *page, guint list)
{
  const DossierHtmlTree *tree = page->tree;
  gboolean               has_text = FALSE;

  if (page->is_cut[list])
    return TRUE;
  for (guint i = list + 1; i < tree->nodes[list].end; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      if (node->tag != DOSSIER_TAG_TEXT ||
          strspn (tree->strings + node->text, " \t\r\n\f") == node->text_length)
        continue;
      if (!page->is_cut[i])
        return FALSE;
      has_text = TRUE;
    }
  return has_text;
}

static void
restore (DossierPage *page, guint list)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = list; i < tree->nodes[list].end; i++)
    {
      guint tag = tree->nodes[i].tag;

      page->is_cut[i] = tag == DOSSIER_TAG_SCRIPT || tag == DOSSIER_TAG_STYLE ||
                        tag == DOSSIER_TAG_BUTTON || tag == DOSSIER_TAG_TEMPLATE ||
                        dossier_block_figures_is_image (tag);
      if (page->is_cut[i])
        i = tree->nodes[i].end - 1;
    }
}

void
dossier_link_list_restore_given (DossierPage *page, guint root)
{
  const DossierHtmlTree *tree = page->tree;

  for (guint i = root + 1; i < tree->nodes[root].end; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (tag == DOSSIER_TAG_UL || tag == DOSSIER_TAG_OL)
        {
          if (is_dropped (page, i) && is_given (page, root, i))
            restore (page, i);
          i = tree->nodes[i].end - 1;
        }
      else if (page->is_cut[i])
        i = tree->nodes[i].end - 1;
    }
}
