/* dossier-furniture.c: has each line judged, and makes tables, captions and images follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-furniture.h"
#include "core/extract/dossier-inline-image.h"
#include "core/extract/dossier-line-judge.h"

#include <string.h>

/* Lines as likely as this are kept. When what is kept is less than a tenth of the running text, the
 * page is of a kind that training has not seen, and the next lower bar is tried. */
static const guint16 BARS[] = { 500, 250, 80 };

#define MIN_KEPT_SHARE 0.1
/* Less running text than this proves nothing. */
#define MIN_RUNNING_BYTES 400
/* Of a line that points to another article, so much is the link. */
#define MIN_POINTER_SHARE 60
/* An element named for a pull quote with more of the text is named wrongly. */
#define MAX_PULL_QUOTE_SHARE 10
/* A standfirst has so many words, so great a part of them in what the page says its lead is, or
 * stands in an element of that name with so little of the text in it; between it and the first
 * paragraph are no more lines than these, and the trees do not rule it out. */
#define MIN_LEAD_WORDS      8
#define MIN_LEAD_SHARE      80
#define MAX_LEAD_BOX_SHARE  10
#define MAX_LEAD_DISTANCE   3
#define MIN_LEAD_LIKELIHOOD 80
/* A table with fewer rows may have been made for its looks. */
#define MIN_DATA_ROWS 3
/* Levels between an image and its figure. */
#define MAX_FIGURE_LEVELS 8
/* Words under an image are no more than these. */
#define MAX_CAPTION_BYTES 600
/* An element of a telling name with more of the running text is named wrongly. */
#define MAX_IMAGE_BOX_SHARE 0.25

/* Images in elements so named show something else than the article does. */
#define IMAGE_FURNITURE                                                                            \
  (DOSSIER_HINT_BIO | DOSSIER_HINT_BYLINE | DOSSIER_HINT_SHARE | DOSSIER_HINT_RELATED |            \
   DOSSIER_HINT_COMMENTS | DOSSIER_HINT_LETTER | DOSSIER_HINT_ADVERT | DOSSIER_HINT_NAVIGATION |   \
   DOSSIER_HINT_MARGIN | DOSSIER_HINT_POPUP | DOSSIER_HINT_WIDGET)

/* Of those, what the names of a figure and of the boxes in it still mean: the others name what a
 * click does to the image, and the letters "ad" in a number are no advertisement. */
#define FIGURE_FURNITURE                                                                           \
  (DOSSIER_HINT_BIO | DOSSIER_HINT_BYLINE | DOSSIER_HINT_RELATED | DOSSIER_HINT_COMMENTS |         \
   DOSSIER_HINT_LETTER)

typedef struct
{
  DossierPage *page;
  guint        root;
  /* One a line of the page. */
  guint8 *is_kept;
  /* Kept lines before each line, and running text before it. */
  guint32 *n_kept;
  guint32 *running;
  /* First and one past the last line that is kept. */
  guint first;
  guint end;
} Cutter;

static const DossierLine *
get_line (const Cutter *self, guint line)
{
  return &g_array_index (self->page->lines, DossierLine, line);
}

static guint
get_end (const Cutter *self, guint node)
{
  return self->page->first_line[self->page->tree->nodes[node].end];
}

static gboolean
holds (const DossierHtmlTree *tree, guint node, guint other)
{
  return node <= other && other < tree->nodes[node].end;
}

static gboolean
is_image (const DossierHtmlTree *tree, guint node)
{
  guint tag = tree->nodes[node].tag;

  return tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_AMP_IMG || tag == DOSSIER_TAG_NOSCRIPT ||
         tag == DOSSIER_TAG_PICTURE;
}

/* "Read more: " and the title of another article. */
static gboolean
is_pointer (const gint16 *row)
{
  return row[DOSSIER_FEATURE_TOPIC] == DOSSIER_TOPIC_RELATED && row[DOSSIER_FEATURE_LINKS] == 1 &&
         row[DOSSIER_FEATURE_LINK_SHARE] >= MIN_POINTER_SHARE &&
         row[DOSSIER_FEATURE_SENTENCES] == 0 && !row[DOSSIER_FEATURE_IN_ITEM] &&
         !row[DOSSIER_FEATURE_IN_HEADING] && !row[DOSSIER_FEATURE_IN_CELL];
}

/* The page says it all elsewhere, or a machine's label is all there is: nothing to judge. */
static gboolean
is_certain_furniture (const gint16 *row)
{
  if (row[DOSSIER_FEATURE_IS_TITLE] || is_pointer (row))
    return TRUE;
  if (row[DOSSIER_FEATURE_IN_ASIDE] && row[DOSSIER_FEATURE_HINT_PULL_QUOTE] <= MAX_PULL_QUOTE_SHARE)
    return TRUE;
  if (row[DOSSIER_FEATURE_TOPIC_REST] != 0 || row[DOSSIER_FEATURE_IN_HEADING] ||
      row[DOSSIER_FEATURE_IN_CELL] || row[DOSSIER_FEATURE_IN_CODE])
    return FALSE;
  switch (row[DOSSIER_FEATURE_TOPIC])
    {
    case DOSSIER_TOPIC_ADVERT:
    case DOSSIER_TOPIC_RELATED:
    case DOSSIER_TOPIC_SHARE:
    case DOSSIER_TOPIC_LETTER:
    case DOSSIER_TOPIC_COMMENTS:
    case DOSSIER_TOPIC_BIO:
    case DOSSIER_TOPIC_FEEDBACK:
      return TRUE;
    default:
      return FALSE;
    }
}

/* A standfirst at the edge of the text; one that a page repeats is kept once. */
static gboolean
is_lead (const gint16 *row)
{
  if (row[DOSSIER_FEATURE_WORDS] < MIN_LEAD_WORDS || row[DOSSIER_FEATURE_REPEATS] > 1 ||
      row[DOSSIER_FEATURE_IN_CAPTION] || row[DOSSIER_FEATURE_IS_TITLE] ||
      ABS (row[DOSSIER_FEATURE_FROM_FIRST]) > MAX_LEAD_DISTANCE)
    return FALSE;
  return row[DOSSIER_FEATURE_LEAD_WORDS] >= MIN_LEAD_SHARE ||
         row[DOSSIER_FEATURE_HINT_LEAD] <= MAX_LEAD_BOX_SHARE;
}

/* Readers miss what references differ in: posts of social networks that an article quotes, and its
 * standfirst. */
static gboolean
is_certain_text (const gint16 *row, guint16 judged)
{
  if (row[DOSSIER_FEATURE_IN_POST] && row[DOSSIER_FEATURE_IN_ROOT])
    return TRUE;
  return judged >= MIN_LEAD_LIKELIHOOD && is_lead (row);
}

/* Keeps the lines as likely as @bar; returns the share of running text in them. */
static double
keep_likely (Cutter *self, const DossierLineTable *table, const guint16 *judged, guint16 bar)
{
  double whole = 0;
  double kept = 0;

  for (guint i = 0; i < table->n_rows; i++)
    {
      guint              line = table->first + i;
      const DossierLine *facts = get_line (self, line);
      double             running = dossier_line_is_running (facts) ? facts->chars : 0;

      self->is_kept[line] = is_certain_text (table->rows[i], judged[i]) ||
                            (judged[i] >= bar && !is_certain_furniture (table->rows[i]));
      if (table->rows[i][DOSSIER_FEATURE_IN_ROOT])
        whole += running;
      if (self->is_kept[line])
        kept += running;
    }
  return whole >= MIN_RUNNING_BYTES ? kept / whole : 1;
}

/* The full stop behind a formula that is an image is a line of its own, with nothing to judge: it
 * goes with the lines around it. */
static void
keep_stops (Cutter *self, const DossierLineTable *table)
{
  for (guint i = 1; i + 1 < table->n_rows; i++)
    {
      const gint16 *row = table->rows[i];
      guint         line = table->first + i;

      if (row[DOSSIER_FEATURE_WORDS] == 0 && row[DOSSIER_FEATURE_SENTENCES] > 0 &&
          row[DOSSIER_FEATURE_CHARS] == 1)
        self->is_kept[line] = self->is_kept[line - 1] && self->is_kept[line + 1];
    }
}

static void
choose_lines (Cutter *self, const DossierLineFacts *facts)
{
  g_autoptr (DossierLineTable) table = dossier_line_table_new (self->page, self->root, facts);
  g_autofree guint16 *judged = dossier_line_judge (table);

  for (guint i = 0; i < G_N_ELEMENTS (BARS); i++)
    if (keep_likely (self, table, judged, BARS[i]) >= MIN_KEPT_SHARE)
      break;
  keep_stops (self, table);
}

static void
sum_lines (Cutter *self)
{
  guint n = self->page->lines->len;

  self->first = n;
  self->end = 0;
  for (guint i = 0; i < n; i++)
    {
      const DossierLine *line = get_line (self, i);

      self->n_kept[i + 1] = self->n_kept[i] + self->is_kept[i];
      self->running[i + 1] = self->running[i] + (dossier_line_is_running (line) ? line->chars : 0);
      if (!self->is_kept[i])
        continue;
      self->first = MIN (self->first, i);
      self->end = i + 1;
    }
}

/* The figure around an image; a number that no node has when there is none. */
static guint
find_figure (const Cutter *self, guint image)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  node = tree->nodes[image].parent;

  for (guint i = 0; i < MAX_FIGURE_LEVELS && node != self->root && node != 0; i++)
    {
      if (tree->nodes[node].tag == DOSSIER_TAG_FIGURE)
        return node;
      node = tree->nodes[node].parent;
    }
  return tree->n_nodes;
}

/* The figure around an image, or the smallest element around it that has lines. */
static guint
find_image_box (const Cutter *self, guint image)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  node = find_figure (self, image);

  if (node < tree->n_nodes && self->page->first_line[node] < get_end (self, node))
    return node;
  node = tree->nodes[image].parent;
  while (node != self->root && node != 0 && self->page->first_line[node] == get_end (self, node))
    node = tree->nodes[node].parent;
  return node;
}

static gboolean
is_caption (const Cutter *self, guint line)
{
  const DossierLine *facts = get_line (self, line);

  if (facts->chars > MAX_CAPTION_BYTES)
    return FALSE;
  return (facts->tags & DOSSIER_LINE_IN_CAPTION) ||
         (self->page->hints[facts->container] & DOSSIER_HINT_CAPTION);
}

/* Whether all words near an image are its captions, or words that a figure hides. */
static gboolean
is_captioned (const Cutter *self, guint box)
{
  if (self->page->tree->nodes[box].tag == DOSSIER_TAG_FIGURE)
    return TRUE;
  for (guint i = self->page->first_line[box]; i < get_end (self, box); i++)
    {
      guint around = self->page->tree->nodes[get_line (self, i)->container].parent;

      if (!is_caption (self, i) && !(self->page->hints[around] & DOSSIER_HINT_CAPTION))
        return FALSE;
    }
  return TRUE;
}

/* Whether a caption says more than where the image is from. */
static gboolean
is_told_caption (const Cutter *self, guint line)
{
  const DossierLine *facts = get_line (self, line);

  return is_caption (self, line) && facts->link_chars * 2 <= facts->chars;
}

static gboolean
is_in_furniture (const Cutter *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  figure = find_figure (self, node);
  double                 whole =
      self->running[get_end (self, self->root)] - self->running[self->page->first_line[self->root]];

  for (; node != self->root && node != 0; node = tree->nodes[node].parent)
    {
      double part =
          self->running[get_end (self, node)] - self->running[self->page->first_line[node]];

      if (part > MAX_IMAGE_BOX_SHARE * whole)
        return FALSE;
      if (self->page->hints[node] & (node >= figure ? FIGURE_FURNITURE : IMAGE_FURNITURE) ||
          tree->nodes[node].tag == DOSSIER_TAG_ASIDE ||
          tree->nodes[node].tag == DOSSIER_TAG_FOOTER || tree->nodes[node].tag == DOSSIER_TAG_FORM)
        return TRUE;
    }
  return FALSE;
}

/* Whether a click on an image leads elsewhere. */
static gboolean
is_in_link (const Cutter *self, guint image)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  node = tree->nodes[image].parent;

  for (guint i = 0; i < MAX_FIGURE_LEVELS && node != self->root && node != 0; i++)
    {
      if (tree->nodes[node].tag == DOSSIER_TAG_A)
        return TRUE;
      node = tree->nodes[node].parent;
    }
  return FALSE;
}

/* What tells data from a table that was made for its looks. */
typedef struct
{
  guint n_rows;
  guint n_headers;
  gsize n_chars;
  gsize n_kept;
} TableFacts;

/* Describes the table at @node; FALSE when it holds another. */
static gboolean
read_table (const Cutter *self, guint node, TableFacts *facts)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = node + 1; i < tree->nodes[node].end; i++)
    {
      if (tree->nodes[i].tag == DOSSIER_TAG_TABLE)
        return FALSE;
      facts->n_rows += tree->nodes[i].tag == DOSSIER_TAG_TR;
      facts->n_headers += tree->nodes[i].tag == DOSSIER_TAG_TH;
    }
  for (guint i = self->page->first_line[node]; i < get_end (self, node); i++)
    {
      facts->n_chars += get_line (self, i)->chars;
      facts->n_kept += self->is_kept[i] ? get_line (self, i)->chars : 0;
    }
  return TRUE;
}

/* A table with a row of headings between paragraphs that are kept belongs to them, whatever stands
 * in it: names that are links look like a menu, line by line. */
static gboolean
is_table_of_text (const Cutter *self, guint node, const TableFacts *facts)
{
  guint from = self->page->first_line[node];
  guint n_all = self->n_kept[self->page->lines->len];

  return facts->n_headers >= 2 && facts->n_rows >= MIN_DATA_ROWS &&
         holds (self->page->tree, self->root, node) && self->n_kept[from] > 0 &&
         self->n_kept[get_end (self, node)] < n_all && !is_in_furniture (self, node);
}

/* Rows with holes say nothing: a table without another inside is kept or cut as a whole. */
static void
settle_tables (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      TableFacts facts = { 0 };

      if (tree->nodes[i].tag != DOSSIER_TAG_TABLE || !read_table (self, i, &facts))
        continue;
      memset (self->is_kept + self->page->first_line[i],
              2 * facts.n_kept > facts.n_chars || is_table_of_text (self, i, &facts),
              get_end (self, i) - self->page->first_line[i]);
      i = tree->nodes[i].end - 1;
    }
}

static gboolean
is_image_kept (const Cutter *self, guint image)
{
  guint line = self->page->first_line[image];
  guint box = find_image_box (self, image);

  if (line < self->first || is_in_furniture (self, image))
    return line < self->first && !is_in_furniture (self, image);
  if (self->n_kept[get_end (self, box)] > self->n_kept[self->page->first_line[box]])
    return line < self->end || box != self->root ||
           (line == self->end && !is_in_link (self, image));
  /* A formula alone on its line has no words by which that could be judged. */
  return line < self->end &&
         (is_captioned (self, box) || dossier_inline_image_is_formula (self->page, image));
}

/* Cuts images that go with furniture, and keeps the captions of the others. */
static void
settle_images (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      guint box;

      if (self->page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (!is_image (tree, i))
        continue;
      if (!is_image_kept (self, i))
        {
          self->page->is_cut[i] = TRUE;
          i = tree->nodes[i].end - 1;
          continue;
        }
      box = find_image_box (self, i);
      if (box == self->root)
        continue;
      for (guint k = self->page->first_line[box]; k < get_end (self, box); k++)
        if (is_told_caption (self, k))
          self->is_kept[k] = TRUE;
    }
}

/* Cuts the texts of the lines that are not kept. */
static void
cut_lines (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  GArray                *lines = self->page->lines;
  guint                  line = 0;

  for (guint i = self->root; i < tree->nodes[self->root].end; i++)
    {
      if (tree->nodes[i].tag != DOSSIER_TAG_TEXT)
        continue;
      while (line + 1 < lines->len && get_line (self, line + 1)->node <= i)
        line++;
      if (line < lines->len && !self->is_kept[line])
        self->page->is_cut[i] = TRUE;
    }
}

/* The smallest element that holds the root and all kept lines. */
static void
widen_root (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  if (self->first >= self->end)
    return;
  while (self->root != 0 && !(holds (tree, self->root, get_line (self, self->first)->node) &&
                              holds (tree, self->root, get_line (self, self->end - 1)->node)))
    self->root = tree->nodes[self->root].parent;
}

guint
dossier_furniture_cut (DossierPage *page, guint root, const DossierLineFacts *facts)
{
  guint  n_lines = page->lines->len;
  Cutter self = { .page = page, .root = root };

  self.is_kept = g_new0 (guint8, n_lines + 1);
  self.n_kept = g_new0 (guint32, n_lines + 1);
  self.running = g_new0 (guint32, n_lines + 1);
  choose_lines (&self, facts);
  sum_lines (&self);
  settle_tables (&self);
  sum_lines (&self);
  widen_root (&self);
  settle_images (&self);
  cut_lines (&self);
  g_free (self.is_kept);
  g_free (self.n_kept);
  g_free (self.running);
  return self.root;
}
