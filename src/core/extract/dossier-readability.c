/* dossier-readability.c: weighs lines, adds them up over elements, chooses one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-readability.h"
#include "core/extract/dossier-repeats.h"

#include <string.h>

/* A shorter line is a label as likely as a sentence. */
#define SENTENCE_BYTES 80
#define LABEL_BYTES    25
/* What a label and a link of this length weigh against running text. */
#define LABEL_COST 0.5
#define LINK_BYTES 60
#define LINK_COST  0.3
/* A child that holds this share of its parent's weight is taken in its place. */
#define DESCEND_SHARE      0.90
#define DESCEND_SHARE_BODY 0.75
/* An element of the same name and class beside it with this share of its weight carries on. */
#define MIN_ALIKE_SHARE 0.1
/* Less than this on a whole page is no article. */
#define MIN_WEIGHT 60
/* With more than this in sight, what is hidden is something else: the next article, a gallery. */
#define MAX_PREVIEW_WEIGHT 1200
/* Less hidden text than this is no article. */
#define MIN_HIDDEN_BYTES 400

static double
weigh_line (const DossierLine *line)
{
  double chars = line->chars;
  double link_share = chars > 0 ? line->link_chars / chars : 0;
  double weight;

  if (link_share > 0.5)
    return -MIN (chars, LINK_BYTES) * link_share * LINK_COST;
  if (line->tags & DOSSIER_LINE_IN_HEADING)
    return 0;
  if (line->chars < LABEL_BYTES)
    return -LABEL_COST;
  if (line->chars >= SENTENCE_BYTES || (line->n_sentences > 0 && line->chars >= 40))
    weight = chars - line->link_chars;
  else
    weight = 0.3 * (chars - line->link_chars);
  if (line->n_sentences + line->n_commas == 0)
    weight *= 0.4;
  if (!(line->tags & (DOSSIER_LINE_IN_PARAGRAPH | DOSSIER_LINE_IN_QUOTE)))
    weight *= 0.8;
  if (line->tags & (DOSSIER_LINE_IN_FORM | DOSSIER_LINE_IN_FOOTER))
    weight *= 0.1;
  if (line->tags & (DOSSIER_LINE_IN_ASIDE | DOSSIER_LINE_IN_CAPTION))
    weight *= 0.2;
  if (line->hints & (DOSSIER_HINT_COMMENTS | DOSSIER_HINT_POPUP | DOSSIER_HINT_MARGIN))
    weight *= 0.1;
  else if (line->hints & DOSSIER_HINT_FURNITURE)
    weight *= 0.3;
  if (line->hints & DOSSIER_HINT_BODY)
    weight *= 1.3;
  return weight;
}

typedef struct
{
  const DossierPage *page;
  /* Sums of the weights of all lines before each. */
  double *sums;
} Scores;

static double
get_weight (const Scores *self, guint node)
{
  const DossierHtmlNode *n = &self->page->tree->nodes[node];

  return self->sums[self->page->first_line[n->end]] - self->sums[self->page->first_line[node]];
}

static gboolean
is_container (const DossierHtmlTree *tree, guint node)
{
  switch (tree->nodes[node].tag)
    {
    case DOSSIER_TAG_DIV:
    case DOSSIER_TAG_SECTION:
    case DOSSIER_TAG_ARTICLE:
    case DOSSIER_TAG_MAIN:
    case DOSSIER_TAG_TABLE:
    case DOSSIER_TAG_TBODY:
    case DOSSIER_TAG_TR:
    case DOSSIER_TAG_TD:
    case DOSSIER_TAG_FORM:
    case DOSSIER_TAG_CENTER:
    case DOSSIER_TAG_OTHER:
    case DOSSIER_TAG_BODY:
    case DOSSIER_TAG_SPAN:
    case DOSSIER_TAG_FONT:
      return TRUE;
    default:
      return FALSE;
    }
}

static guint
find_heaviest (const Scores *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  best = 0;
  double                 best_weight = MIN_WEIGHT;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      double weight;

      if (self->page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (!is_container (tree, i))
        continue;
      weight = get_weight (self, i);
      if (weight > best_weight)
        {
          best = i;
          best_weight = weight;
        }
    }
  return best;
}

/* The child of @node that holds so much of it that the rest is furniture; 0 when none does. */
static guint
find_dominant_child (const Scores *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  double                 whole = get_weight (self, node);

  for (guint i = node + 1; i < tree->nodes[node].end; i = tree->nodes[i].end)
    {
      const char *property;
      double      share = DESCEND_SHARE;

      if (self->page->is_cut[i] || !is_container (tree, i))
        continue;
      property = dossier_html_tree_get_attribute (tree, i, "itemprop");
      if ((self->page->hints[i] & DOSSIER_HINT_BODY) || g_strcmp0 (property, "articleBody") == 0)
        share = DESCEND_SHARE_BODY;
      if (get_weight (self, i) >= share * whole)
        return i;
    }
  return 0;
}

static gboolean
is_alike (const DossierHtmlTree *tree, guint a, guint b)
{
  const char *names = dossier_html_tree_get_attribute (tree, a, "class");

  return tree->nodes[a].tag == tree->nodes[b].tag && names != NULL && *names != '\0' &&
         g_strcmp0 (names, dossier_html_tree_get_attribute (tree, b, "class")) == 0;
}

/* The parent of @node, when it holds more of the article in elements like @node: pages part their
 * text where something stands between. Otherwise @node. */
static guint
join_alike (const Scores *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  parent = tree->nodes[node].parent;
  double                 whole = get_weight (self, node);

  if (node == 0 || parent == 0)
    return node;
  for (guint i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end)
    if (i != node && !self->page->is_cut[i] && get_weight (self, i) >= MIN_ALIKE_SHARE * whole &&
        is_alike (tree, node, i))
      return parent;
  return node;
}

static guint
find_in_sight (const DossierPage *page, double *weight)
{
  Scores self = { .page = page };
  guint  node;
  guint  child;

  self.sums = g_new0 (double, page->lines->len + 1);
  for (guint i = 0; i < page->lines->len; i++)
    self.sums[i + 1] = self.sums[i] + weigh_line (&g_array_index (page->lines, DossierLine, i));
  node = find_heaviest (&self);
  while (node != 0 && (child = find_dominant_child (&self, node)) != 0)
    node = child;
  node = join_alike (&self, node);
  if (weight != NULL)
    *weight = node != 0 ? get_weight (&self, node) : 0;
  g_free (self.sums);
  return node;
}

static void
read_lines (DossierPage *page)
{
  dossier_page_read_lines (page);
  if (dossier_repeats_cut (page))
    dossier_page_read_lines (page);
}

/* Hidden elements are left out unless they hold most of the text: pages hide it behind a script
 * that shows it, or a notice. */
guint
dossier_readability_find (DossierPage *page)
{
  double weight = 0;
  double hidden_weight = 0;
  gsize  n_hidden;
  guint  node;

  dossier_page_cut_unread (page);
  n_hidden = dossier_page_cut_hidden (page);
  read_lines (page);
  node = find_in_sight (page, &weight);
  if (weight > MAX_PREVIEW_WEIGHT || n_hidden < MIN_HIDDEN_BYTES || n_hidden < weight)
    return node;
  dossier_page_cut_unread (page);
  read_lines (page);
  node = find_in_sight (page, &hidden_weight);
  if (hidden_weight > 2 * weight)
    return node;
  dossier_page_cut_hidden (page);
  read_lines (page);
  return find_in_sight (page, NULL);
}
