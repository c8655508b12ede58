/* dossier-line-features.c: counts what tells the lines of an article from furniture.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-features.h"
#include "core/extract/dossier-line-trail.h"

#include <string.h>

/* Lines outside the root that are described too: leads and headlines stand before it. */
#define MARGIN_LINES 40
/* Labels are counted so many lines before and after. */
#define LABEL_REACH 5
/* Dates are counted so many lines before and after. */
#define DATE_REACH 8
/* With more bytes behind the words that tell, a line leads over to nothing. */
#define MAX_LABEL_REST 60
/* An element named for a caption that has more lines is something else. */
#define MAX_CAPTION_LINES 3
/* What a row says where there is nothing to count. */
#define NONE (-1)

/* Hints are looked for on so many elements around a line. */
#define MAX_CLIMB  48
#define N_HINTS    18
#define N_TAG_BITS 11
/* The share that stands for no such hint. */
#define NO_HINT 101
/* An element named for furniture that holds more of the running text is named for something else
 * besides: a notice in a window over the page may well say more than the article. */
#define MAX_NAMED_SHARE 60
#define NAMES_MUCH                                                                                 \
  (DOSSIER_HINT_BODY | DOSSIER_HINT_ARTICLE | DOSSIER_HINT_LEAD | DOSSIER_HINT_CAPTION |           \
   DOSSIER_HINT_POPUP)

typedef struct
{
  const DossierPage       *page;
  guint                    root;
  guint                    end;
  DossierLineTable        *table;
  const DossierLineLayout *layout;
  const DossierLineTrail  *trail;
  guint                    title_line;
  guint32                  title_key;
} Describer;

static const DossierLine *
get_line (const Describer *self, guint line)
{
  return &g_array_index (self->page->lines, DossierLine, line);
}

static const DossierLineText *
get_text (const Describer *self, guint line)
{
  return &g_array_index (self->table->texts->lines, DossierLineText, line);
}

static int
get_share (double part, double whole)
{
  return whole > 0 ? (int) (100 * part / whole) : 0;
}

/* Elements as far as they matter here. */
static int
get_tag_class (guint tag)
{
  switch (tag)
    {
    case DOSSIER_TAG_P:
      return 1;
    case DOSSIER_TAG_DIV:
      return 2;
    case DOSSIER_TAG_LI:
      return 3;
    case DOSSIER_TAG_UL:
    case DOSSIER_TAG_OL:
      return 4;
    case DOSSIER_TAG_H1:
    case DOSSIER_TAG_H2:
    case DOSSIER_TAG_H3:
    case DOSSIER_TAG_H4:
    case DOSSIER_TAG_H5:
    case DOSSIER_TAG_H6:
      return 5;
    case DOSSIER_TAG_BLOCKQUOTE:
      return 6;
    case DOSSIER_TAG_FIGURE:
    case DOSSIER_TAG_FIGCAPTION:
      return 7;
    case DOSSIER_TAG_TABLE:
    case DOSSIER_TAG_TBODY:
    case DOSSIER_TAG_TR:
    case DOSSIER_TAG_TD:
    case DOSSIER_TAG_TH:
      return 8;
    case DOSSIER_TAG_DL:
    case DOSSIER_TAG_DT:
    case DOSSIER_TAG_DD:
      return 9;
    case DOSSIER_TAG_PRE:
      return 10;
    case DOSSIER_TAG_SECTION:
    case DOSSIER_TAG_ARTICLE:
    case DOSSIER_TAG_MAIN:
      return 11;
    case DOSSIER_TAG_ASIDE:
      return 12;
    case DOSSIER_TAG_FOOTER:
    case DOSSIER_TAG_HEADER:
    case DOSSIER_TAG_ADDRESS:
      return 13;
    case DOSSIER_TAG_BODY:
      return 14;
    default:
      return 0;
    }
}

/* Characters as far as a line's first and last tell something. */
static int
get_character_class (gunichar c)
{
  switch (c)
    {
    case '.':
    case 0x3002:
      return 1;
    case '!':
    case 0xff01:
      return 2;
    case '?':
    case 0xff1f:
    case 0x61f:
      return 3;
    case ':':
    case 0xff1a:
      return 4;
    case ',':
    case ';':
      return 5;
    case 0x2026:
      return 6;
    case '"':
    case '\'':
    case 0xab:
    case 0xbb:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0x2018:
    case 0x2019:
    case 0x300c:
    case 0x300d:
      return 7;
    case '(':
    case ')':
    case '[':
    case ']':
      return 8;
    case '-':
    case 0x2013:
    case 0x2014:
      return 9;
    default:
      break;
    }
  if (g_unichar_isdigit (c))
    return 11;
  if (g_unichar_isupper (c))
    return 12;
  if (g_unichar_islower (c))
    return 13;
  return g_unichar_isalpha (c) ? 14 : 10;
}

static int
get_heading_level (const Describer *self, guint line)
{
  guint tag = self->page->tree->nodes[get_line (self, line)->container].tag;

  return tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6 ? (int) (tag - DOSSIER_TAG_H1 + 1) : 0;
}

static void
describe_words (const Describer *self, guint index, gint16 *row)
{
  const DossierLine     *line = get_line (self, index);
  const DossierLineText *text = get_text (self, index);
  guint                  letters = text->n_letters;

  row[DOSSIER_FEATURE_CHARS] = MIN (line->chars, 3000);
  row[DOSSIER_FEATURE_WORDS] = MIN (text->n_words, 500);
  row[DOSSIER_FEATURE_WORD_LENGTH] =
      text->n_words > 0 ? MIN (10 * letters / text->n_words, 300) : 0;
  row[DOSSIER_FEATURE_LINK_SHARE] = get_share (line->link_chars, line->chars);
  row[DOSSIER_FEATURE_LINKS] = MIN (text->n_links, 50);
  row[DOSSIER_FEATURE_SENTENCES] = MIN (line->n_sentences, 50);
  row[DOSSIER_FEATURE_COMMAS] = MIN (line->n_commas, 50);
  row[DOSSIER_FEATURE_DIGIT_SHARE] = get_share (text->n_digits, text->n_digits + letters);
  row[DOSSIER_FEATURE_CAPITAL_SHARE] = get_share (text->n_capitals, letters);
  row[DOSSIER_FEATURE_TITLED_SHARE] = get_share (text->n_titled, text->n_words);
  row[DOSSIER_FEATURE_MARKS] = MIN (text->n_marks, 20);
  row[DOSSIER_FEATURE_YEARS] = MIN (text->n_years, 5);
  row[DOSSIER_FEATURE_DATE] =
      dossier_line_trail_count_dates (self->trail, index, (gint64) index + 1);
  row[DOSSIER_FEATURE_STRONG_SHARE] = get_share (text->n_strong, text->length);
  row[DOSSIER_FEATURE_EMPHASIS_SHARE] = get_share (text->n_emphasised, text->length);
  row[DOSSIER_FEATURE_SMALL_SHARE] = get_share (text->n_small, text->length);
  row[DOSSIER_FEATURE_FIRST] = get_character_class (text->first);
  row[DOSSIER_FEATURE_LAST] = get_character_class (text->last);
  row[DOSSIER_FEATURE_TOPIC] = text->topic;
  row[DOSSIER_FEATURE_PUBLISHER_WORDS] = get_share (text->n_publisher, text->n_words);
  row[DOSSIER_FEATURE_ADDRESS_WORDS] = get_share (text->n_address, text->n_words);
  row[DOSSIER_FEATURE_OUTWARD_LINKS] =
      text->n_links > 0 ? get_share (text->n_outward, text->n_links) : NONE;
  row[DOSSIER_FEATURE_INWARD_LINKS] =
      text->n_links > 0 ? get_share (text->n_inward, text->n_links) : NONE;
  row[DOSSIER_FEATURE_TOPIC_REST] =
      text->topic != DOSSIER_TOPIC_NONE ? (int) MIN (text->topic_rest, 300) : NONE;
}

static void
describe_hints (const Describer *self, guint node, gint16 *row)
{
  const DossierHtmlTree *tree = self->page->tree;
  double                 whole = self->layout->sums[self->page->lines->len].running;

  for (guint k = 0; k < N_HINTS; k++)
    row[DOSSIER_FEATURE_HINT_BODY + k] = NO_HINT;
  for (guint level = 0; node != 0 && level < MAX_CLIMB; node = tree->nodes[node].parent, level++)
    {
      DossierHints hints = self->page->hints[node];
      int          share;

      if (hints == 0)
        continue;
      share = get_share (dossier_line_layout_sum (self->layout, node).running, whole);
      if (dossier_line_layout_count (self->layout, node) > MAX_CAPTION_LINES)
        hints &= ~DOSSIER_HINT_CAPTION;
      if (share >= MAX_NAMED_SHARE)
        hints &= NAMES_MUCH;
      for (guint k = 0; hints != 0 && k < N_HINTS; k++)
        if ((hints & (1u << k)) && row[DOSSIER_FEATURE_HINT_BODY + k] == NO_HINT)
          row[DOSSIER_FEATURE_HINT_BODY + k] = share;
    }
}

static void
describe_elements (const Describer *self, guint index, gint16 *row)
{
  const DossierHtmlTree *tree = self->page->tree;
  const DossierLine     *line = get_line (self, index);
  guint                  node = line->container;

  row[DOSSIER_FEATURE_TAG] = get_tag_class (tree->nodes[node].tag);
  row[DOSSIER_FEATURE_HEADING] = get_heading_level (self, index);
  for (guint k = 0; k < N_TAG_BITS; k++)
    row[DOSSIER_FEATURE_IN_PARAGRAPH + k] = (line->tags >> k) & 1;
  describe_hints (self, node, row);
}

static gboolean
holds (const DossierHtmlTree *tree, guint node, guint other)
{
  return node <= other && other < tree->nodes[node].end;
}

static void
describe_place (const Describer *self, guint index, gint16 *row)
{
  const DossierPage     *page = self->page;
  const DossierHtmlTree *tree = page->tree;
  guint                  node = get_line (self, index)->container;
  DossierLineSums        root = dossier_line_layout_sum (self->layout, self->root);
  const DossierLineSums *start = &self->layout->sums[page->first_line[self->root]];
  gint64                 before = (gint64) self->layout->sums[index].running - start->running;
  gint64                 after = (gint64) root.running - before;

  row[DOSSIER_FEATURE_IN_ROOT] = holds (tree, self->root, node);
  row[DOSSIER_FEATURE_IN_MAIN] = holds (tree, self->layout->main_box, node);
  row[DOSSIER_FEATURE_UP] = MIN (self->layout->nodes[node].up, 30);
  row[DOSSIER_FEATURE_DOWN] =
      CLAMP ((int) self->layout->main_depth - (int) self->layout->nodes[node].depth, 0, 30);
  row[DOSSIER_FEATURE_FROM_FIRST] =
      CLAMP ((int) index - (int) self->layout->first_running, -100, 200);
  row[DOSSIER_FEATURE_FROM_LAST] =
      CLAMP ((int) self->layout->last_running - 1 - (int) index, -100, 200);
  row[DOSSIER_FEATURE_TEXT_BEFORE] = CLAMP (get_share (before, root.running), 0, 100);
  row[DOSSIER_FEATURE_TEXT_AFTER] = CLAMP (after, 0, 5000);
  row[DOSSIER_FEATURE_SINCE_TITLE] =
      self->title_line != G_MAXUINT ? CLAMP ((int) index - (int) self->title_line, -50, 100) : -100;
  row[DOSSIER_FEATURE_ROOT_TEXT] = MIN (root.running / 10, 5000);
  row[DOSSIER_FEATURE_ROOT_LINES] =
      MIN (dossier_line_layout_count (self->layout, self->root), 1000);
  row[DOSSIER_FEATURE_ROOT_LINKS] = get_share (root.links, root.chars);
}

static guint
count_images (const Describer *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint                  n = 0;
  guint                  end = MIN (tree->nodes[node].end, node + 200);

  for (guint i = node; i < end; i++)
    n += tree->nodes[i].tag == DOSSIER_TAG_IMG;
  return n;
}

static int
get_topic (const Describer *self, guint line)
{
  return line >= self->table->first && line < self->end ? (int) get_text (self, line)->topic : NONE;
}

static void
describe_section (const Describer *self, guint index, guint node, gint16 *row)
{
  DossierLineSums sums = dossier_line_layout_sum (self->layout, node);
  guint           n_lines = dossier_line_layout_count (self->layout, node);
  guint           first = self->page->first_line[node];

  row[DOSSIER_FEATURE_SECTION_TAG] = get_tag_class (self->page->tree->nodes[node].tag);
  row[DOSSIER_FEATURE_SECTION_LINES] = MIN (n_lines, 300);
  row[DOSSIER_FEATURE_SECTION_CHARS] = MIN (sums.chars, 10000);
  row[DOSSIER_FEATURE_SECTION_LINKS] = get_share (sums.links, sums.chars);
  row[DOSSIER_FEATURE_SECTION_SHARE] =
      MIN (get_share (sums.running, dossier_line_layout_sum (self->layout, self->root).running),
           300);
  row[DOSSIER_FEATURE_SECTION_FIRST] = MIN (index - first, 100);
  row[DOSSIER_FEATURE_SECTION_TOPIC] = get_topic (self, first);
  row[DOSSIER_FEATURE_SECTION_WORDS] = get_share (10.0 * sums.publisher, sums.words);
  row[DOSSIER_FEATURE_SECTION_LABELS] = get_share (sums.labels, n_lines);
}

static void
describe_box (const Describer *self, guint index, guint node, gint16 *row)
{
  DossierLineSums sums = dossier_line_layout_sum (self->layout, node);
  guint           n_lines = dossier_line_layout_count (self->layout, node);
  guint           first = self->page->first_line[node];

  row[DOSSIER_FEATURE_BOX_TAG] = get_tag_class (self->page->tree->nodes[node].tag);
  row[DOSSIER_FEATURE_BOX_LINES] = MIN (n_lines, 300);
  row[DOSSIER_FEATURE_BOX_CHARS] = MIN (sums.chars, 10000);
  row[DOSSIER_FEATURE_BOX_LINKS] = get_share (sums.links, sums.chars);
  row[DOSSIER_FEATURE_BOX_SHARE] =
      MIN (get_share (sums.running, dossier_line_layout_sum (self->layout, self->root).running),
           300);
  row[DOSSIER_FEATURE_BOX_FIRST] = MIN (index - first, 100);
  row[DOSSIER_FEATURE_BOX_TOPIC] = get_topic (self, first);
  row[DOSSIER_FEATURE_BOX_LABELS] = get_share (sums.labels, n_lines);
}

static void
describe_kin (const Describer *self, guint index, gint16 *row)
{
  guint                 number = self->layout->kin_numbers[index - self->table->first];
  const DossierLineKin *kin = &g_array_index (self->layout->kins, DossierLineKin, number);

  row[DOSSIER_FEATURE_KIN_LINES] = MIN (kin->n_lines, 300);
  row[DOSSIER_FEATURE_KIN_SHARE] =
      MIN (get_share (kin->running, dossier_line_layout_sum (self->layout, self->root).running),
           300);
  row[DOSSIER_FEATURE_KIN_LINKS] = get_share (kin->links, kin->chars);
  row[DOSSIER_FEATURE_KIN_LENGTH] = MIN (kin->chars / kin->n_lines, 2000);
}

/* The topic of the line before an element, when that opens as furniture does and holds little
 * else. */
static int
get_topic_above (const Describer *self, guint node)
{
  guint first = self->page->first_line[node];

  if (first <= self->table->first || first > self->end)
    return NONE;
  return get_text (self, first - 1)->topic_rest <= MAX_LABEL_REST ? get_topic (self, first - 1)
                                                                  : NONE;
}

static void
describe_trail (const Describer *self, guint index, gint16 *row)
{
  const DossierLineTrail *trail = self->trail;
  guint                   i = index - self->table->first;
  guint                   start = self->layout->first_running;

  row[DOSSIER_FEATURE_IN_POST] = trail->is_post[i];
  row[DOSSIER_FEATURE_MEDIA_BEFORE] = MIN (trail->n_media[i], 3);
  row[DOSSIER_FEATURE_MEDIA_AFTER] = MIN (trail->n_media[i + 1], 3);
  row[DOSSIER_FEATURE_DATES_BEFORE] =
      MIN (dossier_line_trail_count_dates (trail, start, index), 20);
  row[DOSSIER_FEATURE_DATES_NEAR] =
      dossier_line_trail_count_dates (trail,
                                      (gint64) index - DATE_REACH,
                                      (gint64) index + DATE_REACH + 1);
  row[DOSSIER_FEATURE_CALLS_BEFORE] = MIN (trail->n_calls[i], 5);
  row[DOSSIER_FEATURE_SECTION_ABOVE] =
      get_topic_above (self, self->layout->nodes[get_line (self, index)->container].section);
  row[DOSSIER_FEATURE_BOX_ABOVE] =
      get_topic_above (self, self->layout->nodes[get_line (self, index)->container].box);
}

/* Offsets in the order of the four columns of each neighbouring feature. */
static const int NEIGHBOURS[] = { -2, -1, 1, 2 };

static void
describe_neighbours (const Describer *self, guint index, gint16 *row)
{
  for (guint k = 0; k < G_N_ELEMENTS (NEIGHBOURS); k++)
    {
      gint64             other = (gint64) index + NEIGHBOURS[k];
      const DossierLine *line;

      row[DOSSIER_FEATURE_CHARS_BEFORE_2 + k] = NONE;
      row[DOSSIER_FEATURE_LINKS_BEFORE_2 + k] = NONE;
      row[DOSSIER_FEATURE_TAG_BEFORE_2 + k] = NONE;
      row[DOSSIER_FEATURE_TOPIC_BEFORE_2 + k] = NONE;
      if (other < 0 || other >= self->page->lines->len)
        continue;
      line = get_line (self, other);
      row[DOSSIER_FEATURE_CHARS_BEFORE_2 + k] = MIN (line->chars, 3000);
      row[DOSSIER_FEATURE_LINKS_BEFORE_2 + k] = get_share (line->link_chars, line->chars);
      row[DOSSIER_FEATURE_TAG_BEFORE_2 + k] =
          get_tag_class (self->page->tree->nodes[line->container].tag);
      row[DOSSIER_FEATURE_TOPIC_BEFORE_2 + k] = get_topic (self, other);
    }
}

/* What a line passes on to those after it, in document order. */
typedef struct
{
  int heading;
  int label;
  int running;
} Passed;

static void
describe_passed (const Describer *self, guint index, Passed *passed, gint16 *row)
{
  guint reach = MIN (index + 1 + LABEL_REACH, self->end);
  guint from = MAX (self->table->first, index > LABEL_REACH ? index - LABEL_REACH : 0);
  int   i = index;

  row[DOSSIER_FEATURE_SINCE_HEADING] =
      passed->heading >= 0 ? CLAMP (i - passed->heading, 0, 100) : 101;
  row[DOSSIER_FEATURE_HEADING_TOPIC] =
      passed->heading >= 0 ? get_topic (self, passed->heading) : NONE;
  row[DOSSIER_FEATURE_HEADING_ABOVE] =
      passed->heading >= 0 ? get_heading_level (self, passed->heading) : NONE;
  row[DOSSIER_FEATURE_SINCE_LABEL] = passed->label >= 0 ? CLAMP (i - passed->label, 0, 100) : 101;
  row[DOSSIER_FEATURE_LABEL_ABOVE] = passed->label >= 0 ? get_topic (self, passed->label) : NONE;
  row[DOSSIER_FEATURE_LABELS_BEFORE] =
      self->layout->sums[index].labels - self->layout->sums[from].labels;
  row[DOSSIER_FEATURE_WORDS_BEFORE] =
      get_share (10.0 * (self->layout->sums[index].publisher - self->layout->sums[from].publisher),
                 self->layout->sums[index].words - self->layout->sums[from].words);
  row[DOSSIER_FEATURE_WORDS_AFTER] = get_share (
      10.0 * (self->layout->sums[reach].publisher - self->layout->sums[index + 1].publisher),
      self->layout->sums[reach].words - self->layout->sums[index + 1].words);
  row[DOSSIER_FEATURE_LAST_BEFORE] =
      index > from ? get_character_class (get_text (self, index - 1)->last) : NONE;
  row[DOSSIER_FEATURE_FIRST_AFTER] =
      index + 1 < self->end ? get_character_class (get_text (self, index + 1)->first) : NONE;
  row[DOSSIER_FEATURE_LABELS_AFTER] =
      self->layout->sums[reach].labels - self->layout->sums[index + 1].labels;
  row[DOSSIER_FEATURE_SINCE_RUNNING] =
      passed->running >= 0 ? CLAMP (i - passed->running, 0, 100) : 101;
  if (get_line (self, index)->tags & DOSSIER_LINE_IN_HEADING)
    passed->heading = i;
  if (dossier_line_is_label (get_text (self, index)))
    passed->label = i;
  if (dossier_line_is_running (get_line (self, index)))
    passed->running = i;
}

static GHashTable *
make_word_set (const char *text, guint n_joined)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTable *set = g_hash_table_new (NULL, NULL);

  if (text != NULL)
    dossier_line_texts_hash_words (words, text, strlen (text));
  for (guint i = 0; i + n_joined <= words->len; i++)
    {
      guint32 hash = 0;

      for (guint k = 0; k < n_joined; k++)
        hash = hash * 31 + g_array_index (words, guint32, i + k);
      g_hash_table_add (set, GUINT_TO_POINTER (hash));
    }
  return set;
}

/* The share of the line's words, or groups of words, that are in a set. */
static int
get_known_share (const Describer *self, guint index, GHashTable *set, guint n_joined)
{
  const DossierLineText *text = get_text (self, index);
  GArray                *words = self->table->texts->words;
  guint                  n = 0;

  if (g_hash_table_size (set) == 0 || text->n_words < n_joined)
    return NONE;
  for (guint i = 0; i + n_joined <= text->n_words; i++)
    {
      guint32 hash = 0;

      for (guint k = 0; k < n_joined; k++)
        hash = hash * 31 + g_array_index (words, guint32, text->first_word + i + k);
      n += g_hash_table_contains (set, GUINT_TO_POINTER (hash));
    }
  return get_share (n, text->n_words - n_joined + 1);
}

static void
describe_agreement (const Describer *self, const DossierLineFacts *facts)
{
  g_autoptr (GHashTable) title = make_word_set (facts->title, 1);
  g_autoptr (GHashTable) lead = make_word_set (facts->lead, 1);
  g_autoptr (GHashTable) byline = make_word_set (facts->byline, 1);
  g_autoptr (GHashTable) body = make_word_set (facts->body, 3);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = self->table->first; i < self->end; i++)
    {
      gint16  *row = self->table->rows[i - self->table->first];
      gpointer key = GUINT_TO_POINTER (get_text (self, i)->key);
      guint    count = GPOINTER_TO_UINT (g_hash_table_lookup (seen, key)) + 1;

      g_hash_table_insert (seen, key, GUINT_TO_POINTER (count));
      row[DOSSIER_FEATURE_IS_TITLE] = self->title_key == get_text (self, i)->key;
      row[DOSSIER_FEATURE_TITLE_WORDS] = get_known_share (self, i, title, 1);
      row[DOSSIER_FEATURE_LEAD_WORDS] = get_known_share (self, i, lead, 1);
      row[DOSSIER_FEATURE_BYLINE_WORDS] = get_known_share (self, i, byline, 1);
      row[DOSSIER_FEATURE_BODY_WORDS] =
          g_hash_table_size (body) > 100 ? get_known_share (self, i, body, 3) : NONE;
      row[DOSSIER_FEATURE_REPEATS] = MIN (count, 5);
    }
}

static void
describe_lines (const Describer *self)
{
  DossierLineTable *table = self->table;
  Passed            passed = { NONE, NONE, NONE };
  int               next_running = NONE;
  guint             last_section = 0;

  for (guint i = table->first; i < self->end; i++)
    {
      gint16 *row = table->rows[i - table->first];
      guint   node = get_line (self, i)->container;
      guint   section = self->layout->nodes[node].section;

      describe_words (self, i, row);
      describe_elements (self, i, row);
      describe_place (self, i, row);
      describe_section (self, i, section, row);
      describe_box (self, i, self->layout->nodes[node].box, row);
      describe_kin (self, i, row);
      describe_neighbours (self, i, row);
      describe_passed (self, i, &passed, row);
      describe_trail (self, i, row);
      /* Of the lines of one section the first has counted already. */
      if (i > table->first && section == last_section)
        {
          const gint16 *before = table->rows[i - table->first - 1];

          row[DOSSIER_FEATURE_SECTION_IMAGES] = before[DOSSIER_FEATURE_SECTION_IMAGES];
          row[DOSSIER_FEATURE_SECTION_KIN] = before[DOSSIER_FEATURE_SECTION_KIN];
        }
      else
        {
          row[DOSSIER_FEATURE_SECTION_IMAGES] = MIN (count_images (self, section), 20);
          row[DOSSIER_FEATURE_SECTION_KIN] =
              dossier_line_layout_count_twins (self->layout, section);
        }
      last_section = section;
    }
  for (guint i = self->end; i > table->first; i--)
    {
      gint16 *row = table->rows[i - 1 - table->first];

      row[DOSSIER_FEATURE_UNTIL_RUNNING] =
          next_running >= 0 ? MIN (next_running - (int) (i - 1), 100) : 101;
      if (dossier_line_is_running (get_line (self, i - 1)))
        next_running = i - 1;
    }
}

/* The last line before the text that is the title, or the first of all. */
static void
find_title (Describer *self, const char *title)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  self->title_line = G_MAXUINT;
  if (title == NULL || *title == '\0')
    return;
  dossier_line_texts_hash_words (words, title, strlen (title));
  self->title_key = dossier_line_texts_key (words, 0, words->len);
  for (guint i = self->table->first; i < self->end; i++)
    {
      if (get_text (self, i)->key != self->title_key)
        continue;
      if (self->title_line == G_MAXUINT || i <= self->layout->first_running)
        self->title_line = i;
    }
}

DossierLineTable *
dossier_line_table_new (const DossierPage *page, guint root, const DossierLineFacts *facts)
{
  DossierLineTable *table = g_new0 (DossierLineTable, 1);
  Describer         self = { .page = page, .root = root, .table = table };
  g_autoptr (DossierLineLayout) layout = NULL;
  g_autoptr (DossierLineTrail) trail = NULL;
  guint first = page->first_line[root];

  self.end = MIN (page->first_line[page->tree->nodes[root].end] + MARGIN_LINES, page->lines->len);
  table->first = first > MARGIN_LINES ? first - MARGIN_LINES : 0;
  table->n_rows = self.end - table->first;
  table->rows = g_new0 (DossierLineRow, table->n_rows);
  table->texts = dossier_line_texts_new (page, table->first, self.end);
  self.layout = layout = dossier_line_layout_new (page, table->texts, root, table->first, self.end);
  self.trail = trail = dossier_line_trail_new (page, table->texts, table->first, self.end);
  find_title (&self, facts->title);
  describe_lines (&self);
  describe_agreement (&self, facts);
  return table;
}

void
dossier_line_table_free (DossierLineTable *self)
{
  if (self == NULL)
    return;
  g_free (self->rows);
  dossier_line_texts_free (self->texts);
  g_free (self);
}
