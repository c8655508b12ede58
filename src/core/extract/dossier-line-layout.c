/* dossier-line-layout.c: sums, boxes and kin of lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-layout.h"

/* Lines of at least this length with few links are running text. */
#define PARAGRAPH_BYTES 80
#define SENTENCE_BYTES  40
/* A line that opens as furniture does and has no more than this behind is a label. */
#define MAX_LABEL_REST 30
/* Elements after one that are compared with it. */
#define MAX_TWINS 4

gboolean
dossier_line_is_running (const DossierLine *line)
{
  if (line->tags & (DOSSIER_LINE_IN_HEADING | DOSSIER_LINE_IN_CAPTION | DOSSIER_LINE_IN_FORM))
    return FALSE;
  if (line->link_chars * 2 > line->chars)
    return FALSE;
  return line->chars >= PARAGRAPH_BYTES || (line->n_sentences > 0 && line->chars >= SENTENCE_BYTES);
}

gboolean
dossier_line_is_label (const DossierLineText *text)
{
  return text->topic != DOSSIER_TOPIC_NONE && text->topic_rest <= MAX_LABEL_REST;
}

static const DossierLine *
get_line (const DossierLineLayout *self, guint line)
{
  return &g_array_index (self->page->lines, DossierLine, line);
}

static const DossierLineText *
get_text (const DossierLineLayout *self, guint line)
{
  return &g_array_index (self->texts->lines, DossierLineText, line);
}

static void
sum_lines (DossierLineLayout *self)
{
  guint n_lines = self->page->lines->len;

  self->sums = g_new0 (DossierLineSums, n_lines + 1);
  for (guint i = 0; i < n_lines; i++)
    {
      const DossierLine *line = get_line (self, i);
      DossierLineSums   *next = &self->sums[i + 1];

      *next = self->sums[i];
      next->running += dossier_line_is_running (line) ? line->chars : 0;
      next->chars += line->chars;
      next->links += line->link_chars;
      if (i < self->first || i >= self->end)
        continue;
      next->labels += dossier_line_is_label (get_text (self, i));
      next->words += get_text (self, i)->n_words;
      next->publisher += get_text (self, i)->n_publisher;
    }
}

DossierLineSums
dossier_line_layout_sum (const DossierLineLayout *self, guint node)
{
  const DossierLineSums *from = &self->sums[self->page->first_line[node]];
  const DossierLineSums *to =
      &self->sums[self->page->first_line[self->page->tree->nodes[node].end]];

  return (DossierLineSums){
    to->running - from->running, to->chars - from->chars, to->links - from->links,
    to->labels - from->labels,   to->words - from->words, to->publisher - from->publisher,
  };
}

guint
dossier_line_layout_count (const DossierLineLayout *self, guint node)
{
  return self->page->first_line[self->page->tree->nodes[node].end] - self->page->first_line[node];
}

static guint32
hash_string (guint32 hash, const char *text)
{
  for (; text != NULL && *text != '\0'; text++)
    hash = (hash ^ (guchar) *text) * 16777619u;
  return hash;
}

static guint32
hash_element (const DossierHtmlTree *tree, guint node)
{
  return hash_string (tree->nodes[node].tag + 1,
                      dossier_html_tree_get_attribute (tree, node, "class"));
}

/* Lines are kin when their elements and the elements around these have the same names and
 * classes. */
static void
find_kins (DossierLineLayout *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  self->kins = g_array_new (FALSE, TRUE, sizeof (DossierLineKin));
  for (guint i = self->first; i < self->end; i++)
    {
      const DossierLine *line = get_line (self, i);
      guint32            hash = hash_element (tree, line->container) * 31 +
                     hash_element (tree, tree->nodes[line->container].parent);
      gpointer        found = g_hash_table_lookup (known, GUINT_TO_POINTER (hash));
      guint           index = found != NULL ? GPOINTER_TO_UINT (found) - 1 : self->kins->len;
      DossierLineKin *kin;

      if (found == NULL)
        {
          g_array_set_size (self->kins, index + 1);
          g_hash_table_insert (known, GUINT_TO_POINTER (hash), GUINT_TO_POINTER (index + 1));
        }
      kin = &g_array_index (self->kins, DossierLineKin, index);
      kin->n_lines++;
      kin->chars += line->chars;
      kin->links += line->link_chars;
      kin->running += dossier_line_is_running (line) ? line->chars : 0;
      self->kin_numbers[i - self->first] = index;
    }
}

/* The element with most running text directly in it or in its children. */
static void
find_main_box (DossierLineLayout *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  g_autofree guint32    *weights = g_new0 (guint32, tree->n_nodes);

  self->main_box = self->root;
  self->first_running = G_MAXUINT;
  for (guint i = self->page->first_line[self->root];
       i < self->page->first_line[tree->nodes[self->root].end];
       i++)
    {
      const DossierLine *line = get_line (self, i);
      guint              box = line->container;

      if (!dossier_line_is_running (line))
        continue;
      if (self->first_running == G_MAXUINT)
        self->first_running = i;
      self->last_running = i + 1;
      if (line->tags & (DOSSIER_LINE_IN_PARAGRAPH | DOSSIER_LINE_IN_ITEM | DOSSIER_LINE_IN_QUOTE) ||
          box == self->root)
        box = box == self->root ? box : tree->nodes[box].parent;
      weights[box] += line->chars;
      if (weights[box] > weights[self->main_box])
        self->main_box = box;
    }
  if (self->first_running == G_MAXUINT)
    {
      self->first_running = self->page->first_line[self->root];
      self->last_running = self->page->first_line[tree->nodes[self->root].end];
    }
  for (guint i = self->main_box; i != 0; i = tree->nodes[i].parent)
    self->main_depth++;
}

static gboolean
holds (const DossierHtmlTree *tree, guint node, guint other)
{
  return node <= other && other < tree->nodes[node].end;
}

static void
read_nodes (DossierLineLayout *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  DossierLineNode       *nodes = g_new0 (DossierLineNode, tree->n_nodes);

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const DossierLineNode *parent = &nodes[tree->nodes[i].parent];

      if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        continue;
      nodes[i] = *parent;
      if (holds (tree, i, self->main_box))
        {
          nodes[i].depth = parent->depth + 1;
          nodes[i].section = i;
        }
      else
        {
          nodes[i].up = parent->up + 1;
          if (parent->up == 0)
            nodes[i].section = i;
        }
      if (dossier_line_layout_count (self, i) > 1)
        nodes[i].box = i;
    }
  self->nodes = nodes;
}

guint
dossier_line_layout_count_twins (const DossierLineLayout *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  end = tree->nodes[tree->nodes[node].parent].end;
  guint32                hash = hash_element (tree, node);
  guint                  n = 0;

  for (guint i = tree->nodes[node].end, k = 0; i < end && k < MAX_TWINS; i = tree->nodes[i].end)
    if (tree->nodes[i].tag != DOSSIER_TAG_TEXT)
      {
        n += hash_element (tree, i) == hash;
        k++;
      }
  return n;
}

DossierLineLayout *
dossier_line_layout_new (const DossierPage      *page,
                         const DossierLineTexts *texts,
                         guint                   root,
                         guint                   first,
                         guint                   end)
{
  DossierLineLayout *self = g_new0 (DossierLineLayout, 1);

  self->page = page;
  self->texts = texts;
  self->root = root;
  self->first = first;
  self->end = end;
  self->kin_numbers = g_new0 (guint32, end - first);
  sum_lines (self);
  find_main_box (self);
  find_kins (self);
  read_nodes (self);
  return self;
}

void
dossier_line_layout_free (DossierLineLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->sums);
  g_free (self->nodes);
  g_free (self->kin_numbers);
  g_array_unref (self->kins);
  g_free (self);
}
