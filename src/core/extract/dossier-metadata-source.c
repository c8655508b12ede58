/* dossier-metadata-source.c: reads meta elements, headings and short lines of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-metadata-source.h"
#include "core/extract/dossier-headline.h"
#include "core/extract/dossier-metadata-marks.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_HEADINGS 12
/* Longer lines are running text. */
#define MAX_LINE_BYTES 400
#define MAX_LINES      3000

/* What holds no visible text. */
static gboolean
is_unread (const DossierHtmlNode *node)
{
  return node->tag == DOSSIER_TAG_SCRIPT || node->tag == DOSSIER_TAG_STYLE ||
         node->tag == DOSSIER_TAG_HEAD || node->tag == DOSSIER_TAG_TEMPLATE ||
         node->tag == DOSSIER_TAG_NOSCRIPT || node->tag == DOSSIER_TAG_TEXTAREA ||
         node->tag == DOSSIER_TAG_SELECT;
}

const char *
dossier_metadata_source_get_attribute (const DossierMetadataSource *self,
                                       guint                        node,
                                       const char                  *name)
{
  return dossier_html_tree_get_attribute (self->page->tree, node, name);
}

static void
add_meta (DossierMetadataSource *self, guint node)
{
  static const char *const NAMES[] = { "property", "name", "itemprop", "http-equiv" };
  const char              *content = dossier_metadata_source_get_attribute (self, node, "content");

  if (content == NULL || content[strspn (content, " \t\r\n")] == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *name = dossier_metadata_source_get_attribute (self, node, NAMES[i]);
      char       *key = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      if (key == NULL || g_hash_table_contains (self->meta, key))
        g_free (key);
      else
        g_hash_table_insert (self->meta, key, (gpointer) content);
    }
}

static void
collect (DossierMetadataSource *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint32 i = 0; i < tree->n_nodes; i++)
    {
      switch (tree->nodes[i].tag)
        {
        case DOSSIER_TAG_META:
          add_meta (self, i);
          break;
        case DOSSIER_TAG_TITLE:
          /* Drawings have titles too, behind the page's own. */
          if (self->page_title == NULL)
            self->page_title = dossier_html_tree_dup_text (tree, i);
          break;
        case DOSSIER_TAG_H1:
          if (self->headings->len < MAX_HEADINGS)
            g_array_append_val (self->headings, i);
          break;
        case DOSSIER_TAG_H2:
          if (self->subheadings->len < MAX_HEADINGS)
            g_array_append_val (self->subheadings, i);
          break;
        default:
          break;
        }
    }
}

static guint32 *
measure_text (const DossierHtmlTree *tree)
{
  guint32 *before = g_new (guint32, tree->n_nodes + 1);
  guint32  n = 0;
  guint    unread_until = 0;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      before[i] = n;
      if (i >= unread_until && is_unread (&tree->nodes[i]))
        unread_until = tree->nodes[i].end;
      if (i >= unread_until && tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        {
          const char *text = tree->strings + tree->nodes[i].text;

          if (text[strspn (text, " \t\r\n")] != '\0')
            n += tree->nodes[i].text_length;
        }
    }
  before[tree->n_nodes] = n;
  return before;
}

DossierMetadataSource *
dossier_metadata_source_new (const DossierPage *page, const char *url)
{
  DossierMetadataSource *self = g_new0 (DossierMetadataSource, 1);

  self->page = page;
  self->url = url;
  self->host = url != NULL ? dossier_url_dup_site (url) : NULL;
  self->structured = dossier_structured_data_read (page->tree);
  self->meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->headings = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->subheadings = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->lines = g_array_new (FALSE, TRUE, sizeof (DossierSourceLine));
  collect (self);
  self->text_before = measure_text (page->tree);
  self->marks = dossier_metadata_marks_read (page, self->text_before);
  return self;
}

void
dossier_metadata_source_free (DossierMetadataSource *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->lines->len; i++)
    g_free (g_array_index (self->lines, DossierSourceLine, i).text);
  g_array_unref (self->lines);
  g_array_unref (self->headings);
  g_array_unref (self->subheadings);
  g_hash_table_unref (self->meta);
  dossier_structured_data_free (self->structured);
  g_free (self->host);
  g_free (self->page_title);
  g_free (self->marks);
  g_free (self->text_before);
  g_free (self);
}

const char *
dossier_metadata_source_get_meta (const DossierMetadataSource *self, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (self->meta, names[i]);

      if (content != NULL)
        return content;
    }
  return NULL;
}

/* Appends with white space of all kinds collapsed. */
static void
append_collapsed (GString *out, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *word = text;
      gunichar    c;

      while (text<end && * text> ' ' && *text < 0x7f)
        text++;
      if (text > word)
        {
          g_string_append_len (out, word, text - word);
          continue;
        }
      c = g_utf8_get_char (text);
      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c) && c != 0x200b && c != 0xad)
        g_string_append_len (out, text, g_utf8_next_char (text) - text);
      else if (c != 0x200b && c != 0xad && out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
      text = g_utf8_next_char (text);
    }
}

static void
trim_end (GString *out)
{
  while (out->len > 0 &&
         (out->str[out->len - 1] == ' ' || out->str[out->len - 1] == DOSSIER_SOURCE_PART))
    g_string_truncate (out, out->len - 1);
}

char *
dossier_metadata_source_dup_text (const DossierMetadataSource *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  GString               *out = g_string_new (NULL);

  for (guint i = node; i < tree->nodes[node].end; i++)
    {
      const DossierHtmlNode *n = &tree->nodes[i];

      if (is_unread (n) && i != node)
        i = n->end - 1;
      else if (n->tag == DOSSIER_TAG_TEXT)
        append_collapsed (out, tree->strings + n->text, n->text_length);
      else if ((n->tag == DOSSIER_TAG_BR || dossier_tag_is_block (n->tag)) && out->len > 0 &&
               out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  trim_end (out);
  return g_string_free (out, FALSE);
}

static gboolean
is_named_for_title (const DossierMetadataSource *self, guint32 node)
{
  static const char *const NAMES[] = { "class", "id", "itemprop" };

  if (self->page->tree->nodes[node].n_attributes == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *value = dossier_metadata_source_get_attribute (self, node, NAMES[i]);

      if (value != NULL && (strstr (value, "title") != NULL || strstr (value, "headline") != NULL ||
                            strstr (value, "heading") != NULL))
        return TRUE;
    }
  return FALSE;
}

/* The headline's node: a heading with the title's words, else what is named for it. */
static guint32
find_heading (const DossierMetadataSource *self, const char *title)
{
  const DossierHtmlTree *tree = self->page->tree;
  g_autofree char       *key = title != NULL ? dossier_headline_dup_key (title) : NULL;
  guint32                holder = 0;

  for (guint32 i = 1; key != NULL && *key != '\0' && i < tree->n_nodes; i++)
    {
      guint32          tag = tree->nodes[i].tag;
      guint32          size = self->text_before[tree->nodes[i].end] - self->text_before[i];
      g_autofree char *text = NULL;
      g_autofree char *found = NULL;
      gboolean         is_heading = tag >= DOSSIER_TAG_H1 && tag <= DOSSIER_TAG_H6;

      if (size < strlen (key) || size > strlen (title) * 3 + 100)
        continue;
      if (!is_heading && (holder != 0 || !is_named_for_title (self, i)))
        continue;
      text = dossier_metadata_source_dup_text (self, i);
      found = dossier_headline_dup_key (text);
      if (strcmp (found, key) == 0 && !is_heading)
        holder = i;
      else if (is_heading && strstr (found, key) != NULL)
        return i;
    }
  if (holder != 0)
    return holder;
  return self->headings->len > 0 ? g_array_index (self->headings, guint32, 0) : 0;
}

typedef struct
{
  DossierMetadataSource *source;
  GString               *text;
  DossierSourceLine      line;
  guint32                parent;
} LineReader;

static void
end_line (LineReader *self)
{
  trim_end (self->text);
  if (self->text->len > 0 && self->text->len <= MAX_LINE_BYTES &&
      self->source->lines->len < MAX_LINES)
    {
      self->line.text = g_strdup (self->text->str);
      g_array_append_val (self->source->lines, self->line);
    }
  g_string_truncate (self->text, 0);
  self->line = (DossierSourceLine){ 0 };
}

static void
add_text (LineReader *self, guint32 node, guint32 container)
{
  const DossierMetadataSource *source = self->source;
  const DossierHtmlNode       *text = &source->page->tree->nodes[node];
  gsize                        length = self->text->len;

  /* Running text needs no more of it to be known as such. */
  if (length > MAX_LINE_BYTES)
    return;
  if (length > 0 && text->parent != self->parent)
    g_string_append_c (self->text, DOSSIER_SOURCE_PART);
  append_collapsed (self->text,
                    source->page->tree->strings + text->text,
                    MIN (text->text_length, MAX_LINE_BYTES * 2));
  if (self->text->len == 1 && *self->text->str == ' ')
    g_string_truncate (self->text, 0);
  self->parent = text->parent;
  if (self->text->len == 0)
    return;
  if (self->line.first == 0)
    {
      guint32 end_of_heading = source->page->tree->nodes[source->heading].end;

      self->line.first = node;
      self->line.container = container;
      self->line.distance =
          node < source->heading
              ? (int) source->text_before[node] - (int) source->text_before[source->heading] - 1
              : (int) source->text_before[node] - (int) source->text_before[end_of_heading];
      if (source->heading == 0)
        self->line.distance = (int) source->text_before[node];
    }
  self->line.end = node + 1;
  self->line.marks |= source->marks[node];
}

void
dossier_metadata_source_read_lines (DossierMetadataSource *self, const char *title)
{
  const DossierHtmlTree *tree = self->page->tree;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree guint32 *blocks = g_new0 (guint32, tree->n_nodes);
  LineReader          reader = { .source = self, .text = text };

  self->heading = find_heading (self, title);
  for (guint32 i = 1; i < tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      blocks[i] = blocks[node->parent];
      if (is_unread (node))
        {
          i = node->end - 1;
          continue;
        }
      if (node->tag == DOSSIER_TAG_TEXT)
        {
          if (reader.line.first != 0 && reader.line.container != blocks[i])
            end_line (&reader);
          add_text (&reader, i, blocks[i]);
          continue;
        }
      if (node->tag == DOSSIER_TAG_BR || dossier_tag_is_block (node->tag))
        {
          end_line (&reader);
          blocks[i] = i;
        }
    }
  end_line (&reader);
}

/* Entities in JSON-LD and meta elements are often written twice. */
char *
dossier_metadata_source_decode (const char *text)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } ENTITIES[] = {
    { "&amp;", "&" },    { "&quot;", "\"" },  { "&apos;", "'" },   { "&lt;", "<" },
    { "&gt;", ">" },     { "&nbsp;", " " },   { "&rsquo;", "’" },  { "&lsquo;", "‘" },
    { "&ldquo;", "“" },  { "&rdquo;", "”" },  { "&ndash;", "–" },  { "&mdash;", "—" },
    { "&hellip;", "…" }, { "&auml;", "ä" },   { "&ouml;", "ö" },   { "&uuml;", "ü" },
    { "&Auml;", "Ä" },   { "&Ouml;", "Ö" },   { "&Uuml;", "Ü" },   { "&szlig;", "ß" },
    { "&eacute;", "é" }, { "&egrave;", "è" }, { "&agrave;", "à" }, { "&ccedil;", "ç" },
    { "&bdquo;", "„" },  { "&laquo;", "«" },  { "&raquo;", "»" },  { "&shy;", "" },
  };
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  while (*text != '\0')
    {
      guint i = 0;

      if (text[0] == '&' && text[1] == '#')
        {
          gboolean is_hex = text[2] == 'x' || text[2] == 'X';
          char    *end = NULL;
          guint64  c = g_ascii_strtoull (text + 2 + is_hex, &end, is_hex ? 16 : 10);

          if (end > text + 2 + is_hex && *end == ';' && c > 0 && c < 0x110000 &&
              g_unichar_validate ((gunichar) c))
            {
              g_string_append_unichar (out, (gunichar) c);
              text = end + 1;
              continue;
            }
        }
      while (*text == '&' && i < G_N_ELEMENTS (ENTITIES) &&
             !g_str_has_prefix (text, ENTITIES[i].entity))
        i++;
      if (*text != '&' || i == G_N_ELEMENTS (ENTITIES))
        {
          g_string_append_c (out, *text++);
          continue;
        }
      g_string_append (out, ENTITIES[i].text);
      text += strlen (ENTITIES[i].entity);
    }
  return g_string_free (out, FALSE);
}

char *
dossier_metadata_source_clean (const char *text)
{
  g_autofree char *decoded = dossier_metadata_source_decode (text);
  g_autoptr (GString) out = g_string_new (NULL);

  if (decoded == NULL)
    return NULL;
  append_collapsed (out, decoded, strlen (decoded));
  trim_end (out);
  return out->len > 0 ? g_strdup (out->str) : NULL;
}
