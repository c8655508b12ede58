/* dossier-line-text.c: one walk over the kept nodes, one over the characters of each line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-text.h"
#include "core/extract/dossier-line-words.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define HASH_SEED  2166136261u
#define HASH_PRIME 16777619u

/* Signs that part labels: | • · › » ▶ → @ # */
static const gunichar MARKS[] = { '|',    '@',    '#',    '>',    0x00b7, 0x2022, 0x203a, 0x00bb,
                                  0x25b6, 0x25ba, 0x2192, 0x2190, 0x25cf, 0x25a0, 0x00a9, 0x2605 };

/* What the elements around a text do to it. */
typedef struct
{
  guint32 link;
  guint8  is_strong;
  guint8  is_emphasised;
  guint8  is_small;
} Face;

static gboolean
is_mark (gunichar c)
{
  for (guint i = 0; i < G_N_ELEMENTS (MARKS); i++)
    if (MARKS[i] == c)
      return TRUE;
  return FALSE;
}

/* Scripts that put no space between words: each character counts as a word. */
static gboolean
is_unspaced (gunichar c)
{
  return c >= 0x0e00 && (c < 0x1000 || c >= 0x2e80) && !(c >= 0xac00 && c <= 0xd7af);
}

static guint32
hash_character (guint32 hash, gunichar c)
{
  return (hash ^ c) * HASH_PRIME;
}

typedef struct
{
  GArray  *words;
  guint32  hash;
  guint    length;
  gboolean is_number;
} WordReader;

static void
end_word (WordReader *self, DossierLineText *line)
{
  if (self->length == 0)
    return;
  g_array_append_val (self->words, self->hash);
  if (line != NULL)
    {
      line->n_words++;
    }
  self->length = 0;
}

static void
count_word_character (WordReader *self, DossierLineText *line, gunichar c)
{
  gboolean is_digit = c < 0x80 ? g_ascii_isdigit (c) : g_unichar_isdigit (c);
  gboolean is_upper = c < 0x80 ? g_ascii_isupper (c) : g_unichar_isupper (c);

  if (self->length == 0)
    self->hash = HASH_SEED;
  if (line != NULL)
    {
      line->n_titled += is_upper && self->length == 0;
      line->n_capitals += is_upper;
      line->n_digits += is_digit;
      line->n_letters += !is_digit;
      self->is_number = is_digit && (self->length == 0 || self->is_number);
    }
  self->hash = hash_character (self->hash, is_upper ? g_unichar_tolower (c) : c);
  self->length++;
}

static void
read_characters (GArray *words, DossierLineText *line, const char *text, gsize length)
{
  WordReader  reader = { .words = words };
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean is_word = c < 0x80 ? g_ascii_isalnum (c) : g_unichar_isalnum (c);

      if (line != NULL && c != ' ')
        {
          if (line->first == 0)
            line->first = c;
          line->last = c;
        }
      if (is_word)
        {
          count_word_character (&reader, line, c);
          if (is_unspaced (c))
            end_word (&reader, line);
          continue;
        }
      if (line != NULL)
        {
          line->n_marks += is_mark (c);
          line->n_years += reader.is_number && reader.length == 4 &&
                           (p[-4] == '2' || (p[-4] == '1' && p[-3] == '9'));
        }
      end_word (&reader, line);
    }
  if (line != NULL && reader.is_number && reader.length == 4)
    line->n_years += end[-4] == '2' || (end[-4] == '1' && end[-3] == '9');
  end_word (&reader, line);
}

void
dossier_line_texts_hash_words (GArray *words, const char *text, gsize length)
{
  read_characters (words, NULL, text, length);
}

guint32
dossier_line_texts_key (const GArray *words, guint first, guint n_words)
{
  guint32 key = HASH_SEED;

  for (guint i = 0; i < n_words; i++)
    key = hash_character (key, g_array_index (words, guint32, first + i));
  return key;
}

static void
append_collapsed (GString *text, gsize start, const char *from, gsize length)
{
  const char *end = from + length;

  for (const char *p = from; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c < 0x80 ? !g_ascii_isspace (c) : !g_unichar_isspace (c))
        g_string_append_len (text, p, g_utf8_next_char (p) - p);
      else if (text->len > start && text->str[text->len - 1] != ' ')
        g_string_append_c (text, ' ');
    }
}

/* Counts a link where its first text stands: those to other sites mean something else than those
 * to other pages of this one. */
static void
count_link (DossierLineTexts *self, DossierLineText *line, const DossierHtmlTree *tree, guint link)
{
  const char      *href = dossier_html_tree_get_attribute (tree, link, "href");
  g_autofree char *site = NULL;

  line->n_links++;
  if (href == NULL)
    return;
  line->n_inward += *href == '#';
  if (!g_str_has_prefix (href, "http"))
    return;
  site = dossier_url_dup_site (href);
  line->n_outward += g_strcmp0 (site, self->site) != 0;
}

static void
add_text (DossierLineTexts      *self,
          DossierLineText       *line,
          const DossierHtmlTree *tree,
          guint                  node,
          const Face            *face)
{
  gsize before = self->text->len;
  gsize n_bytes;

  append_collapsed (self->text,
                    line->start,
                    tree->strings + tree->nodes[node].text,
                    tree->nodes[node].text_length);
  n_bytes = self->text->len - before;
  if (face->link != 0 && face->link != self->last_link)
    count_link (self, line, tree, face->link);
  self->last_link = face->link;
  if (face->is_strong)
    line->n_strong += n_bytes;
  if (face->is_emphasised)
    line->n_emphasised += n_bytes;
  if (face->is_small)
    line->n_small += n_bytes;
}

static void
finish_line (DossierLineTexts *self, guint index)
{
  DossierLineText *line = &g_array_index (self->lines, DossierLineText, index);

  while (self->text->len > line->start && self->text->str[self->text->len - 1] == ' ')
    g_string_truncate (self->text, self->text->len - 1);
  line->length = self->text->len - line->start;
  line->first_word = self->words->len;
  read_characters (self->words, line, self->text->str + line->start, line->length);
  line->key = dossier_line_texts_key (self->words, line->first_word, line->n_words);
  for (guint i = line->first_word; i < self->words->len; i++)
    {
      DossierWordKind kind = dossier_line_words_find (g_array_index (self->words, guint32, i));

      line->n_publisher += kind == DOSSIER_WORD_PUBLISHER;
      line->n_address += kind == DOSSIER_WORD_ADDRESS;
    }
  line->topic =
      dossier_line_topic_find (self->text->str + line->start, line->length, &line->topic_rest);
}

static Face
make_face (const Face *around, guint node, guint tag)
{
  Face face = *around;

  face.is_strong |= tag == DOSSIER_TAG_B || tag == DOSSIER_TAG_STRONG;
  face.is_emphasised |= tag == DOSSIER_TAG_I || tag == DOSSIER_TAG_EM;
  face.is_small |= tag == DOSSIER_TAG_SMALL || tag == DOSSIER_TAG_SUB || tag == DOSSIER_TAG_SUP;
  if (tag == DOSSIER_TAG_A)
    face.link = node;
  return face;
}

static void
read_nodes (DossierLineTexts *self, const DossierPage *page, guint first, guint end)
{
  const DossierHtmlTree *tree = page->tree;
  GArray                *lines = page->lines;
  g_autofree Face       *faces = g_new0 (Face, tree->n_nodes);
  guint                  from = g_array_index (lines, DossierLine, first).node;
  guint                  to = tree->n_nodes;
  guint                  index = first;

  if (end < lines->len)
    to = g_array_index (lines, DossierLine, end).node;
  for (guint i = 1; i < to; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (page->is_cut[i] || tag == DOSSIER_TAG_NOSCRIPT)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      faces[i] = make_face (&faces[tree->nodes[i].parent], i, tag);
      if (i < from || tag != DOSSIER_TAG_TEXT)
        continue;
      if (index + 1 < end && g_array_index (lines, DossierLine, index + 1).node == i)
        {
          finish_line (self, index++);
          g_array_index (self->lines, DossierLineText, index).start = self->text->len;
        }
      add_text (self, &g_array_index (self->lines, DossierLineText, index), tree, i, &faces[i]);
    }
  finish_line (self, index);
}

DossierLineTexts *
dossier_line_texts_new (const DossierPage *page, guint first, guint end)
{
  DossierLineTexts *self = g_new0 (DossierLineTexts, 1);

  self->text = g_string_new (NULL);
  self->lines = g_array_sized_new (FALSE, TRUE, sizeof (DossierLineText), page->lines->len);
  g_array_set_size (self->lines, page->lines->len);
  self->words = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->site = page->base_url != NULL ? dossier_url_dup_site (page->base_url) : NULL;
  if (first < end)
    read_nodes (self, page, first, end);
  return self;
}

void
dossier_line_texts_free (DossierLineTexts *self)
{
  if (self == NULL)
    return;
  g_string_free (self->text, TRUE);
  g_array_unref (self->lines);
  g_array_unref (self->words);
  g_free (self->site);
  g_free (self);
}
