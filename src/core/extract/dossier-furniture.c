/* dossier-furniture.c: decides node by node, then line by line, what to cut from an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-furniture.h"
#include "core/extract/dossier-furniture-words.h"
#include "core/extract/dossier-headline.h"

#include <string.h>

/* Bytes of a line that are looked at for telling words. */
#define MAX_LINE_BYTES 400
/* A line that opens as furniture does and is longer is a paragraph nevertheless. */
#define MAX_OPENING_BYTES 260
#define MAX_LABEL_BYTES   60
#define MAX_HEADING_BYTES 80
#define MAX_BYLINE_BYTES  300
/* Lines of at least this length with few links are running text. */
#define PARAGRAPH_BYTES 80
#define SENTENCE_BYTES  40

/* A section under a telling heading may hold this share of the article at most. */
#define MAX_SECTION_SHARE 0.2
/* A list with more of its text in links leads elsewhere. */
#define LINK_LIST_SHARE 0.8
/* What is shorter before the first paragraph, or behind the last, is a label. */
#define MIN_HEADING_BEFORE 40
#define MIN_BEFORE         60
#define MIN_ITEM_AFTER     10
#define MIN_AFTER          15

/* What may be cut for its name, and the share of the article's text it may hold at most: a name
 * that claims more than that is wrong. */
static const struct
{
  DossierHints hint;
  double       max_share;
} HINT_SHARES[] = {
  { DOSSIER_HINT_COMMENTS, 0.5 },   { DOSSIER_HINT_HIDDEN, 0.3 },
  { DOSSIER_HINT_RELATED, 0.25 },   { DOSSIER_HINT_POPUP, 0.25 },
  { DOSSIER_HINT_MARGIN, 0.25 },    { DOSSIER_HINT_NAVIGATION, 0.25 },
  { DOSSIER_HINT_SHARE, 0.2 },      { DOSSIER_HINT_LETTER, 0.25 },
  { DOSSIER_HINT_ADVERT, 0.2 },     { DOSSIER_HINT_WIDGET, 0.2 },
  { DOSSIER_HINT_BIO, 0.15 },       { DOSSIER_HINT_TAGS, 0.1 },
  { DOSSIER_HINT_PULL_QUOTE, 0.1 }, { DOSSIER_HINT_BYLINE, 0.05 },
};

static const struct
{
  DossierTag tag;
  double     max_share;
} TAG_SHARES[] = {
  { DOSSIER_TAG_ASIDE, 0.25 },
  { DOSSIER_TAG_FOOTER, 0.25 },
  { DOSSIER_TAG_FORM, 0.25 },
  { DOSSIER_TAG_ADDRESS, 0.05 },
};

typedef struct
{
  DossierPage *page;
  guint        root;
  char        *title_key;
  /* Sums of the running text before each line. */
  double *sums;
  /* Lines of the root. */
  guint first;
  guint end;
} Cutter;

static DossierLine *
get_line (const Cutter *self, guint line)
{
  return &g_array_index (self->page->lines, DossierLine, line);
}

static gboolean
is_running_text (const DossierLine *line)
{
  if (line->tags & (DOSSIER_LINE_IN_HEADING | DOSSIER_LINE_IN_CAPTION | DOSSIER_LINE_IN_FORM))
    return FALSE;
  if (line->link_chars * 2 > line->chars)
    return FALSE;
  return line->chars >= PARAGRAPH_BYTES || (line->n_sentences > 0 && line->chars >= SENTENCE_BYTES);
}

static void
sum_lines (Cutter *self)
{
  GArray *lines = self->page->lines;

  g_free (self->sums);
  self->sums = g_new0 (double, lines->len + 1);
  for (guint i = 0; i < lines->len; i++)
    self->sums[i + 1] =
        self->sums[i] + (is_running_text (get_line (self, i)) ? get_line (self, i)->chars : 0);
  self->first = self->page->first_line[self->root];
  self->end = self->page->first_line[self->page->tree->nodes[self->root].end];
}

static double
get_share (const Cutter *self, guint node)
{
  guint  end = self->page->tree->nodes[node].end;
  double whole = self->sums[self->end] - self->sums[self->first];
  double part = self->sums[self->page->first_line[end]] - self->sums[self->page->first_line[node]];

  return whole > 0 ? part / whole : 0;
}

static gsize
count_bytes (const Cutter *self, guint node)
{
  gsize n = 0;

  for (guint i = self->page->first_line[node];
       i < self->page->first_line[self->page->tree->nodes[node].end];
       i++)
    n += get_line (self, i)->chars;
  return n;
}

/* The share up to which the names of @node allow it to be cut; 0 when they do not. */
static double
get_max_share (const Cutter *self, guint node)
{
  guint        tag = self->page->tree->nodes[node].tag;
  DossierHints hints = self->page->hints[node];
  double       share = 0;

  for (guint i = 0; i < G_N_ELEMENTS (TAG_SHARES); i++)
    if (TAG_SHARES[i].tag == tag)
      share = TAG_SHARES[i].max_share;
  if (tag == DOSSIER_TAG_FIGURE || tag == DOSSIER_TAG_IMG || tag == DOSSIER_TAG_PICTURE ||
      tag == DOSSIER_TAG_FIGCAPTION)
    hints &= DOSSIER_HINT_ADVERT | DOSSIER_HINT_RELATED | DOSSIER_HINT_HIDDEN;
  if (tag == DOSSIER_TAG_BLOCKQUOTE)
    hints = 0;
  if (hints & DOSSIER_HINT_BODY)
    hints &= DOSSIER_HINT_COMMENTS | DOSSIER_HINT_RELATED | DOSSIER_HINT_LETTER;
  for (guint i = 0; i < G_N_ELEMENTS (HINT_SHARES); i++)
    if (hints & HINT_SHARES[i].hint)
      share = MAX (share, HINT_SHARES[i].max_share);
  return share;
}

static void
cut_named_nodes (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      double max_share;

      if (self->page->is_cut[i])
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        continue;
      max_share = get_max_share (self, i);
      if (max_share == 0 || get_share (self, i) > max_share)
        continue;
      if ((self->page->hints[i] & DOSSIER_HINT_FURNITURE) == 0 &&
          (self->page->hints[i] & DOSSIER_HINT_BYLINE) && count_bytes (self, i) > MAX_BYLINE_BYTES)
        continue;
      self->page->is_cut[i] = TRUE;
      i = tree->nodes[i].end - 1;
    }
}

/* Where the text of a line ends: the node after its last. */
static guint
get_line_end (const Cutter *self, guint line)
{
  guint end = self->page->tree->nodes[self->root].end;

  return line + 1 < self->page->lines->len ? MIN (end, get_line (self, line + 1)->node) : end;
}

static void
cut_line (Cutter *self, guint line)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = get_line (self, line)->node; i < get_line_end (self, line); i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
      self->page->is_cut[i] = TRUE;
}

/* Cuts the images in a range of nodes: those of teasers, adverts and faces go with their words. */
static void
cut_images (Cutter *self, guint from, guint to)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = from; i < to; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_IMG || tree->nodes[i].tag == DOSSIER_TAG_AMP_IMG ||
        tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT)
      self->page->is_cut[i] = TRUE;
}

static gboolean
is_line_cut (const Cutter *self, guint line)
{
  return self->page->is_cut[get_line (self, line)->node];
}

/* The beginning of a line in lower case, white space collapsed. */
static char *
dup_line (const Cutter *self, guint line)
{
  const DossierHtmlTree *tree = self->page->tree;
  GString               *text = g_string_new (NULL);
  char                  *lower;

  for (guint i = get_line (self, line)->node;
       i < get_line_end (self, line) && text->len < MAX_LINE_BYTES;
       i++)
    {
      const char *p = tree->strings + tree->nodes[i].text;

      if (tree->nodes[i].tag != DOSSIER_TAG_TEXT || self->page->is_cut[i])
        continue;
      for (; *p != '\0' && text->len < MAX_LINE_BYTES; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (!g_unichar_isspace (c))
            g_string_append_unichar (text, c);
          else if (text->len > 0 && text->str[text->len - 1] != ' ')
            g_string_append_c (text, ' ');
        }
    }
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  lower = g_utf8_strdown (text->str, text->len);
  g_string_free (text, TRUE);
  return lower;
}

static gboolean
is_link_alone (const DossierLine *line)
{
  return line->link_chars * 10 >= line->chars * 9;
}

static gboolean
repeats_title (const Cutter *self, const char *text)
{
  g_autofree char *key = NULL;

  if (self->title_key == NULL)
    return FALSE;
  key = dossier_headline_dup_key (text);
  return strcmp (key, self->title_key) == 0;
}

static gboolean
is_furniture_line (const Cutter *self, guint index, const char *text)
{
  const DossierLine    *line = get_line (self, index);
  DossierFurnitureWords words = dossier_furniture_words_match (text);

  if (line->tags & (DOSSIER_LINE_IN_CODE | DOSSIER_LINE_IN_CELL))
    return FALSE;
  if ((words & DOSSIER_FURNITURE_LABEL) && line->chars <= MAX_LABEL_BYTES)
    return TRUE;
  if (line->tags & DOSSIER_LINE_IN_HEADING)
    return FALSE;
  if ((words & DOSSIER_FURNITURE_OPENING) && line->chars <= MAX_OPENING_BYTES &&
      !(line->tags & DOSSIER_LINE_IN_CAPTION))
    return TRUE;
  if (is_link_alone (line) && !(line->tags & (DOSSIER_LINE_IN_ITEM | DOSSIER_LINE_IN_QUOTE)) &&
      line->n_sentences <= 1)
    return TRUE;
  return FALSE;
}

static void
cut_telling_lines (Cutter *self)
{
  for (guint i = self->first; i < self->end; i++)
    {
      g_autofree char *text = dup_line (self, i);

      if (is_furniture_line (self, i, text))
        cut_line (self, i);
      else if (get_line (self, i)->chars < MAX_LINE_BYTES && repeats_title (self, text))
        cut_line (self, i);
    }
}

static guint
get_heading_level (const Cutter *self, guint line)
{
  guint tag = self->page->tree->nodes[get_line (self, line)->container].tag;

  return tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6 ? tag - DOSSIER_TAG_H1 + 1 : 7;
}

/* Where the section under a heading ends: at the next heading of its rank, or the end. */
static guint
find_section_end (const Cutter *self, guint heading)
{
  guint level = get_heading_level (self, heading);
  guint i = heading + 1;

  while (i < self->end && !((get_line (self, i)->tags & DOSSIER_LINE_IN_HEADING) &&
                            get_heading_level (self, i) <= level))
    i++;
  return i;
}

/* The sections that "Related stories", "About the author" and their like introduce. */
static void
cut_sections (Cutter *self)
{
  double whole = self->sums[self->end] - self->sums[self->first];

  for (guint i = self->first; i < self->end; i++)
    {
      g_autofree char *text = NULL;
      guint            end;

      if (!(get_line (self, i)->tags & DOSSIER_LINE_IN_HEADING) ||
          get_line (self, i)->chars > MAX_HEADING_BYTES)
        continue;
      text = dup_line (self, i);
      if (!(dossier_furniture_words_match (text) & (DOSSIER_FURNITURE_HEADING)))
        continue;
      end = find_section_end (self, i);
      if (self->sums[end] - self->sums[i] > MAX_SECTION_SHARE * whole)
        continue;
      cut_images (self, get_line (self, i)->node, get_line_end (self, end - 1));
      for (; i < end; i++)
        cut_line (self, i);
      i--;
    }
}

/* Lists whose items are links and little else. */
static void
cut_link_lists (Cutter *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = self->root + 1; i < tree->nodes[self->root].end; i++)
    {
      guint chars = 0, links = 0, n = 0, from, to;

      if (tree->nodes[i].tag != DOSSIER_TAG_UL && tree->nodes[i].tag != DOSSIER_TAG_OL)
        continue;
      from = self->page->first_line[i];
      to = self->page->first_line[tree->nodes[i].end];
      for (guint k = from; k < to; k++, n++)
        {
          chars += get_line (self, k)->chars;
          links += get_line (self, k)->link_chars;
        }
      if (n >= 1 && links > LINK_LIST_SHARE * chars)
        self->page->is_cut[i] = TRUE;
      i = tree->nodes[i].end - 1;
    }
}

/* Whether a line before the first paragraph belongs to the article. */
static gboolean
is_kept_before (const DossierLine *line)
{
  if (line->tags & (DOSSIER_LINE_IN_CAPTION | DOSSIER_LINE_IN_CODE | DOSSIER_LINE_IN_CELL))
    return TRUE;
  if (line->link_chars * 2 > line->chars)
    return FALSE;
  if (line->hints & DOSSIER_HINT_BYLINE)
    return FALSE;
  if (line->hints & (DOSSIER_HINT_LEAD | DOSSIER_HINT_CAPTION))
    return line->chars >= 25;
  if (line->tags & DOSSIER_LINE_IN_HEADING)
    return line->chars >= MIN_HEADING_BEFORE;
  if (line->tags & DOSSIER_LINE_IN_ITEM)
    return line->chars >= 30;
  return line->chars >= MIN_BEFORE;
}

static gboolean
is_kept_after (const DossierLine *line)
{
  if (line->tags & (DOSSIER_LINE_IN_CAPTION | DOSSIER_LINE_IN_CODE | DOSSIER_LINE_IN_CELL |
                    DOSSIER_LINE_IN_QUOTE))
    return TRUE;
  if (line->tags & DOSSIER_LINE_IN_HEADING)
    return FALSE;
  if (line->link_chars * 2 > line->chars)
    return FALSE;
  if (line->hints & DOSSIER_HINT_BYLINE)
    return FALSE;
  if (line->tags & DOSSIER_LINE_IN_ITEM)
    return line->chars >= MIN_ITEM_AFTER;
  return line->n_sentences > 0 && line->chars >= MIN_AFTER;
}

static void
cut_ends (Cutter *self)
{
  guint first = self->first;
  guint last = self->end;

  while (first < self->end &&
         (is_line_cut (self, first) || !is_running_text (get_line (self, first))))
    first++;
  if (first == self->end)
    return;
  while (last > first &&
         (is_line_cut (self, last - 1) || !is_running_text (get_line (self, last - 1))))
    last--;
  for (guint i = self->first; i < first; i++)
    if (!is_kept_before (get_line (self, i)))
      cut_line (self, i);
  for (guint i = last; i < self->end; i++)
    {
      if (is_kept_after (get_line (self, i)))
        last = i + 1;
      else
        cut_line (self, i);
    }
  /* Behind a figure that closes the article there is nothing; before more labels, a teaser. */
  if (last < self->end)
    cut_images (self, get_line (self, last)->node, self->page->tree->nodes[self->root].end);
}

void
dossier_furniture_cut (DossierPage *page, guint root, const char *title)
{
  Cutter self = { .page = page, .root = root };

  if (title != NULL && *title != '\0')
    self.title_key = dossier_headline_dup_key (title);
  sum_lines (&self);
  cut_named_nodes (&self);
  dossier_page_read_lines (page);
  sum_lines (&self);
  cut_sections (&self);
  cut_link_lists (&self);
  cut_telling_lines (&self);
  cut_ends (&self);
  g_free (self.sums);
  g_free (self.title_key);
}
