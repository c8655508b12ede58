/* dossier-page.c: reads hints and lines of a page, and cuts what is never shown.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-page.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Elements that hold no text of an article whatever stands in them. */
static const guint8 UNREAD_TAGS[DOSSIER_TAG_LAST] = {
  [DOSSIER_TAG_HEAD] = 1,   [DOSSIER_TAG_SCRIPT] = 1,   [DOSSIER_TAG_STYLE] = 1,
  [DOSSIER_TAG_LINK] = 1,   [DOSSIER_TAG_META] = 1,     [DOSSIER_TAG_TEMPLATE] = 1,
  [DOSSIER_TAG_IFRAME] = 1, [DOSSIER_TAG_BUTTON] = 1,   [DOSSIER_TAG_SELECT] = 1,
  [DOSSIER_TAG_INPUT] = 1,  [DOSSIER_TAG_TEXTAREA] = 1, [DOSSIER_TAG_DIALOG] = 1,
  [DOSSIER_TAG_CANVAS] = 1, [DOSSIER_TAG_OBJECT] = 1,   [DOSSIER_TAG_VIDEO] = 1,
  [DOSSIER_TAG_AUDIO] = 1,  [DOSSIER_TAG_MENU] = 1,     [DOSSIER_TAG_NAV] = 1,
};

/* The words that a bubble explains are few. */
#define MAX_BUBBLED_NODES 8

static const char *const UNREAD_ROLES[] = {
  "alert",   "alertdialog", "banner", "complementary", "contentinfo", "dialog", "menu",
  "menubar", "navigation",  "search", "tooltip",       "button",      "toolbar"
};

static const struct
{
  DossierTag tag;
  guint32    bit;
} TAG_BITS[] = {
  { DOSSIER_TAG_P, DOSSIER_LINE_IN_PARAGRAPH },
  { DOSSIER_TAG_H1, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_H2, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_H3, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_H4, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_H5, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_H6, DOSSIER_LINE_IN_HEADING },
  { DOSSIER_TAG_LI, DOSSIER_LINE_IN_ITEM },
  { DOSSIER_TAG_BLOCKQUOTE, DOSSIER_LINE_IN_QUOTE },
  { DOSSIER_TAG_TD, DOSSIER_LINE_IN_CELL },
  { DOSSIER_TAG_TH, DOSSIER_LINE_IN_CELL },
  { DOSSIER_TAG_FIGCAPTION, DOSSIER_LINE_IN_CAPTION },
  { DOSSIER_TAG_ASIDE, DOSSIER_LINE_IN_ASIDE },
  { DOSSIER_TAG_FOOTER, DOSSIER_LINE_IN_FOOTER },
  { DOSSIER_TAG_HEADER, DOSSIER_LINE_IN_HEADER },
  { DOSSIER_TAG_FORM, DOSSIER_LINE_IN_FORM },
  { DOSSIER_TAG_PRE, DOSSIER_LINE_IN_CODE },
};

/* What the elements around a place add up to, handed from parent to child. */
typedef struct
{
  DossierHints hints;
  guint32      tags;
  guint32      block;
  gboolean     in_link;
} Context;

static char *
find_base (const DossierHtmlTree *tree, const char *url)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const char *href;

      if (tree->nodes[i].tag == DOSSIER_TAG_BODY)
        break;
      if (tree->nodes[i].tag != DOSSIER_TAG_BASE)
        continue;
      href = dossier_html_tree_get_attribute (tree, i, "href");
      if (href != NULL && *href != '\0')
        {
          char *base = dossier_url_resolve (url, href);

          if (base != NULL)
            return base;
        }
    }
  return g_strdup (url);
}

DossierPage *
dossier_page_new (const DossierHtmlTree *tree, const char *url)
{
  DossierPage *self = g_new0 (DossierPage, 1);

  self->tree = tree;
  self->base_url = find_base (tree, url);
  self->hints = g_new0 (DossierHints, tree->n_nodes);
  self->is_cut = g_new0 (guint8, tree->n_nodes);
  self->lines = g_array_new (FALSE, TRUE, sizeof (DossierLine));
  self->first_line = g_new0 (guint32, tree->n_nodes + 1);
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].n_attributes > 0 && tree->nodes[i].tag != DOSSIER_TAG_HTML &&
        tree->nodes[i].tag != DOSSIER_TAG_BODY)
      self->hints[i] = dossier_hints_read (tree, i);
  return self;
}

void
dossier_page_free (DossierPage *self)
{
  if (self == NULL)
    return;
  g_free (self->base_url);
  g_free (self->hints);
  g_free (self->is_cut);
  g_array_unref (self->lines);
  g_free (self->first_line);
  g_free (self);
}

/* "display: none" with any white space. */
static gboolean
style_hides (const char *style)
{
  static const char *const RULES[] = { "display:none", "visibility:hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (RULES); i++)
    {
      const char *rule = RULES[i];

      for (const char *p = style; *p != '\0'; p++)
        {
          if (g_ascii_isspace (*p))
            continue;
          if (g_ascii_tolower (*p) == *rule)
            rule++;
          else
            rule = g_ascii_tolower (*p) == RULES[i][0] ? RULES[i] + 1 : RULES[i];
          if (*rule == '\0')
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
has_unread_role (const char *role)
{
  for (guint i = 0; role != NULL && i < G_N_ELEMENTS (UNREAD_ROLES); i++)
    if (g_ascii_strcasecmp (role, UNREAD_ROLES[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Servers that render React send parts of the page late, hidden under the names S:0, S:1, …; a
 * script would put them in their places. */
static gboolean
is_streamed (const DossierHtmlTree *tree, guint node)
{
  const char *id = dossier_html_tree_get_attribute (tree, node, "id");

  return id != NULL && id[0] == 'S' && id[1] == ':';
}

static gboolean
is_hidden (const DossierHtmlTree *tree, guint node)
{
  const DossierHtmlNode *element = &tree->nodes[node];
  gboolean               hides = FALSE;

  for (guint i = 0; i < element->n_attributes; i++)
    {
      const DossierHtmlAttribute *attribute = &tree->attributes[element->first_attribute + i];
      const char                 *name = tree->strings + attribute->name;
      const char                 *value = tree->strings + attribute->value;

      if (strcmp (name, "style") == 0)
        hides |= style_hides (value);
      else if (strcmp (name, "hidden") == 0)
        hides |= g_ascii_strcasecmp (value, "until-found") != 0 && !is_streamed (tree, node);
      else if (strcmp (name, "aria-hidden") == 0)
        /* An image that is not read aloud is seen all the same. */
        hides |= g_ascii_strcasecmp (value, "true") == 0 && element->tag != DOSSIER_TAG_IMG;
      else if (strcmp (name, "aria-modal") == 0)
        hides |= g_ascii_strcasecmp (value, "true") == 0;
      else if (strcmp (name, "role") == 0)
        hides |= has_unread_role (value);
    }
  return hides;
}

void
dossier_page_cut_unread (DossierPage *self)
{
  const DossierHtmlTree *tree = self->tree;

  memset (self->is_cut, 0, tree->n_nodes);
  for (guint i = 1; i < tree->n_nodes; i++)
    {
      if (!UNREAD_TAGS[tree->nodes[i].tag])
        continue;
      self->is_cut[i] = TRUE;
      i = tree->nodes[i].end - 1;
    }
}

static gsize
count_uncut_text (const DossierPage *self, guint node)
{
  const DossierHtmlTree *tree = self->tree;
  gsize                  n_bytes = 0;

  for (guint i = node; i < tree->nodes[node].end; i++)
    {
      if (self->is_cut[i])
        i = tree->nodes[i].end - 1;
      else if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        n_bytes += tree->nodes[i].text_length;
    }
  return n_bytes;
}

static gboolean
is_blank (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (text[i]))
      {
        if (i + 1 < length && (guchar) text[i] == 0xc2 && (guchar) text[i + 1] == 0xa0)
          i++;
        else
          return FALSE;
      }
  return TRUE;
}

static gboolean
has_text (const DossierHtmlTree *tree, guint from, guint end)
{
  for (guint i = from; i < end; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_TEXT &&
        !is_blank (tree->strings + tree->nodes[i].text, tree->nodes[i].text_length))
      return TRUE;
  return FALSE;
}

/* What shows beside a word while the pointer is on it, in the element that holds the word. */
static gboolean
is_bubble (const DossierPage *self, guint node)
{
  const DossierHtmlTree *tree = self->tree;
  guint                  parent = tree->nodes[node].parent;

  return (self->hints[node] & DOSSIER_HINT_POPUP) && (self->hints[parent] & DOSSIER_HINT_POPUP) &&
         !dossier_tag_is_block (tree->nodes[parent].tag) && node - parent <= MAX_BUBBLED_NODES &&
         has_text (tree, parent, node);
}

gsize
dossier_page_cut_hidden (DossierPage *self)
{
  const DossierHtmlTree *tree = self->tree;
  gsize                  n_bytes = 0;

  for (guint i = 1; i < tree->n_nodes; i++)
    {
      guint tag = tree->nodes[i].tag;

      if (tag == DOSSIER_TAG_BODY || tag == DOSSIER_TAG_TEXT)
        continue;
      if (!self->is_cut[i] && (is_hidden (tree, i) || is_bubble (self, i)))
        {
          n_bytes += count_uncut_text (self, i);
          self->is_cut[i] = TRUE;
        }
      if (self->is_cut[i])
        i = tree->nodes[i].end - 1;
    }
  return n_bytes;
}

static guint32
get_tag_bit (DossierTag tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (TAG_BITS); i++)
    if (TAG_BITS[i].tag == tag)
      return TAG_BITS[i].bit;
  return 0;
}

/* Counts visible text. Full stops count as ends of sentences where white space or the end follows;
 * those of scripts without spaces always. */
static void
count_text (DossierLine *line, const char *text, gsize length, gboolean in_link)
{
  guint32 chars = 0;

  for (gsize i = 0; i < length; i++)
    {
      guchar   c = text[i];
      gboolean ends = i + 1 == length || g_ascii_isspace (text[i + 1]) || text[i + 1] == '"' ||
                      (guchar) text[i + 1] >= 0x80;

      if (g_ascii_isspace (c))
        {
          chars += i + 1 < length && !g_ascii_isspace (text[i + 1]);
          continue;
        }
      chars++;
      if ((c == '.' || c == '!' || c == '?') && ends)
        line->n_sentences++;
      else if (c == ',')
        line->n_commas++;
      else if (c == 0xe3 && i + 2 < length && (guchar) text[i + 1] == 0x80)
        {
          line->n_commas += (guchar) text[i + 2] == 0x81;
          line->n_sentences += (guchar) text[i + 2] == 0x82;
        }
      else if (c == 0xef && i + 2 < length && (guchar) text[i + 1] == 0xbc)
        line->n_commas += (guchar) text[i + 2] == 0x8c;
    }
  line->chars += chars;
  if (in_link)
    line->link_chars += chars;
}

typedef struct
{
  DossierPage *page;
  Context     *contexts;
  DossierLine  line;
  guint32      line_block;
  gboolean     is_open;
} LineReader;

static void
end_line (LineReader *self)
{
  if (self->is_open && self->line.chars > 0)
    g_array_append_val (self->page->lines, self->line);
  memset (&self->line, 0, sizeof self->line);
  self->is_open = FALSE;
}

static void
read_text (LineReader *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;
  const DossierHtmlNode *text = &tree->nodes[node];
  const Context         *context = &self->contexts[text->parent];

  if (is_blank (tree->strings + text->text, text->text_length))
    return;
  if (self->is_open && self->line.container != context->block)
    end_line (self);
  if (!self->is_open)
    {
      self->is_open = TRUE;
      self->line.node = node;
      self->line.container = context->block;
      self->line.hints = context->hints;
      self->line.tags = context->tags;
    }
  count_text (&self->line, tree->strings + text->text, text->text_length, context->in_link);
}

static void
enter_element (LineReader *self, guint node)
{
  const DossierHtmlNode *element = &self->page->tree->nodes[node];
  Context               *context = &self->contexts[node];

  *context = self->contexts[element->parent];
  context->hints |= self->page->hints[node];
  context->tags |= get_tag_bit (element->tag);
  context->in_link |= element->tag == DOSSIER_TAG_A;
  if (dossier_tag_is_block (element->tag) || element->tag == DOSSIER_TAG_HR)
    {
      context->block = node;
      end_line (self);
    }
}

/* Two line breaks in a row part paragraphs. */
static gboolean
is_double_break (const DossierHtmlTree *tree, guint node)
{
  guint next = node + 1;

  if (tree->nodes[node].tag != DOSSIER_TAG_BR)
    return FALSE;
  while (next < tree->n_nodes && tree->nodes[next].tag == DOSSIER_TAG_TEXT &&
         is_blank (tree->strings + tree->nodes[next].text, tree->nodes[next].text_length))
    next++;
  return next < tree->n_nodes && tree->nodes[next].tag == DOSSIER_TAG_BR;
}

void
dossier_page_read_lines (DossierPage *self)
{
  const DossierHtmlTree *tree = self->tree;
  LineReader             reader = { .page = self };

  g_array_set_size (self->lines, 0);
  reader.contexts = g_new0 (Context, tree->n_nodes);
  for (guint i = 1; i < tree->n_nodes; i++)
    {
      if (self->is_cut[i] || tree->nodes[i].tag == DOSSIER_TAG_NOSCRIPT)
        {
          i = tree->nodes[i].end - 1;
          continue;
        }
      if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
        read_text (&reader, i);
      else
        enter_element (&reader, i);
      if (is_double_break (tree, i))
        end_line (&reader);
    }
  end_line (&reader);
  g_free (reader.contexts);
  for (guint i = 0, line = 0; i <= tree->n_nodes; i++)
    {
      while (line < self->lines->len && g_array_index (self->lines, DossierLine, line).node < i)
        line++;
      self->first_line[i] = line;
    }
}
