/* dossier-html-tree.c: from the parser's tree to flat arrays.
 *
 * The only file that knows the parser (gumbo).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-tree.h"
#include "core/extract/dossier-arena.h"
#include "core/extract/dossier-html-guard.h"
#include "core/text/dossier-core-error.h"

#include <gumbo.h>
#include <string.h>

static const struct
{
  const char *name;
  gboolean    is_block;
} TAGS[DOSSIER_TAG_LAST] = {
  [DOSSIER_TAG_OTHER] = { "", FALSE },
  [DOSSIER_TAG_TEXT] = { "", FALSE },
  [DOSSIER_TAG_A] = { "a", FALSE },
  [DOSSIER_TAG_ABBR] = { "abbr", FALSE },
  [DOSSIER_TAG_ADDRESS] = { "address", TRUE },
  [DOSSIER_TAG_AMP_IMG] = { "amp-img", FALSE },
  [DOSSIER_TAG_ARTICLE] = { "article", TRUE },
  [DOSSIER_TAG_ASIDE] = { "aside", TRUE },
  [DOSSIER_TAG_AUDIO] = { "audio", FALSE },
  [DOSSIER_TAG_B] = { "b", FALSE },
  [DOSSIER_TAG_BASE] = { "base", FALSE },
  [DOSSIER_TAG_BIG] = { "big", FALSE },
  [DOSSIER_TAG_BLOCKQUOTE] = { "blockquote", TRUE },
  [DOSSIER_TAG_BODY] = { "body", TRUE },
  [DOSSIER_TAG_BR] = { "br", FALSE },
  [DOSSIER_TAG_BUTTON] = { "button", FALSE },
  [DOSSIER_TAG_CANVAS] = { "canvas", FALSE },
  [DOSSIER_TAG_CAPTION] = { "caption", TRUE },
  [DOSSIER_TAG_CENTER] = { "center", TRUE },
  [DOSSIER_TAG_CITE] = { "cite", FALSE },
  [DOSSIER_TAG_CODE] = { "code", FALSE },
  [DOSSIER_TAG_COL] = { "col", FALSE },
  [DOSSIER_TAG_COLGROUP] = { "colgroup", FALSE },
  [DOSSIER_TAG_DD] = { "dd", TRUE },
  [DOSSIER_TAG_DEL] = { "del", FALSE },
  [DOSSIER_TAG_DETAILS] = { "details", TRUE },
  [DOSSIER_TAG_DFN] = { "dfn", FALSE },
  [DOSSIER_TAG_DIALOG] = { "dialog", TRUE },
  [DOSSIER_TAG_DIR] = { "dir", TRUE },
  [DOSSIER_TAG_DIV] = { "div", TRUE },
  [DOSSIER_TAG_DL] = { "dl", TRUE },
  [DOSSIER_TAG_DT] = { "dt", TRUE },
  [DOSSIER_TAG_EM] = { "em", FALSE },
  [DOSSIER_TAG_FIELDSET] = { "fieldset", TRUE },
  [DOSSIER_TAG_FIGCAPTION] = { "figcaption", TRUE },
  [DOSSIER_TAG_FIGURE] = { "figure", TRUE },
  [DOSSIER_TAG_FONT] = { "font", FALSE },
  [DOSSIER_TAG_FOOTER] = { "footer", TRUE },
  [DOSSIER_TAG_FORM] = { "form", TRUE },
  [DOSSIER_TAG_H1] = { "h1", TRUE },
  [DOSSIER_TAG_H2] = { "h2", TRUE },
  [DOSSIER_TAG_H3] = { "h3", TRUE },
  [DOSSIER_TAG_H4] = { "h4", TRUE },
  [DOSSIER_TAG_H5] = { "h5", TRUE },
  [DOSSIER_TAG_H6] = { "h6", TRUE },
  [DOSSIER_TAG_HEAD] = { "head", FALSE },
  [DOSSIER_TAG_HEADER] = { "header", TRUE },
  [DOSSIER_TAG_HGROUP] = { "hgroup", TRUE },
  [DOSSIER_TAG_HR] = { "hr", TRUE },
  [DOSSIER_TAG_HTML] = { "html", TRUE },
  [DOSSIER_TAG_I] = { "i", FALSE },
  [DOSSIER_TAG_IFRAME] = { "iframe", FALSE },
  [DOSSIER_TAG_IMG] = { "img", FALSE },
  [DOSSIER_TAG_INPUT] = { "input", FALSE },
  [DOSSIER_TAG_INS] = { "ins", FALSE },
  [DOSSIER_TAG_KBD] = { "kbd", FALSE },
  [DOSSIER_TAG_LABEL] = { "label", FALSE },
  [DOSSIER_TAG_LEGEND] = { "legend", TRUE },
  [DOSSIER_TAG_LI] = { "li", TRUE },
  [DOSSIER_TAG_LINK] = { "link", FALSE },
  [DOSSIER_TAG_MAIN] = { "main", TRUE },
  [DOSSIER_TAG_MARK] = { "mark", FALSE },
  [DOSSIER_TAG_MENU] = { "menu", TRUE },
  [DOSSIER_TAG_META] = { "meta", FALSE },
  [DOSSIER_TAG_NAV] = { "nav", TRUE },
  [DOSSIER_TAG_NOSCRIPT] = { "noscript", FALSE },
  [DOSSIER_TAG_OBJECT] = { "object", FALSE },
  [DOSSIER_TAG_OL] = { "ol", TRUE },
  [DOSSIER_TAG_OPTGROUP] = { "optgroup", TRUE },
  [DOSSIER_TAG_OPTION] = { "option", TRUE },
  [DOSSIER_TAG_P] = { "p", TRUE },
  [DOSSIER_TAG_PICTURE] = { "picture", FALSE },
  [DOSSIER_TAG_PRE] = { "pre", TRUE },
  [DOSSIER_TAG_Q] = { "q", FALSE },
  [DOSSIER_TAG_RP] = { "rp", FALSE },
  [DOSSIER_TAG_RT] = { "rt", FALSE },
  [DOSSIER_TAG_RUBY] = { "ruby", FALSE },
  [DOSSIER_TAG_S] = { "s", FALSE },
  [DOSSIER_TAG_SAMP] = { "samp", FALSE },
  [DOSSIER_TAG_SCRIPT] = { "script", FALSE },
  [DOSSIER_TAG_SECTION] = { "section", TRUE },
  [DOSSIER_TAG_SELECT] = { "select", TRUE },
  [DOSSIER_TAG_SMALL] = { "small", FALSE },
  [DOSSIER_TAG_SOURCE] = { "source", FALSE },
  [DOSSIER_TAG_SPAN] = { "span", FALSE },
  [DOSSIER_TAG_STRIKE] = { "strike", FALSE },
  [DOSSIER_TAG_STRONG] = { "strong", FALSE },
  [DOSSIER_TAG_STYLE] = { "style", FALSE },
  [DOSSIER_TAG_SUB] = { "sub", FALSE },
  [DOSSIER_TAG_SUMMARY] = { "summary", TRUE },
  [DOSSIER_TAG_SUP] = { "sup", FALSE },
  [DOSSIER_TAG_TABLE] = { "table", TRUE },
  [DOSSIER_TAG_TBODY] = { "tbody", TRUE },
  [DOSSIER_TAG_TD] = { "td", TRUE },
  [DOSSIER_TAG_TEMPLATE] = { "template", FALSE },
  [DOSSIER_TAG_TEXTAREA] = { "textarea", FALSE },
  [DOSSIER_TAG_TFOOT] = { "tfoot", TRUE },
  [DOSSIER_TAG_TH] = { "th", TRUE },
  [DOSSIER_TAG_THEAD] = { "thead", TRUE },
  [DOSSIER_TAG_TIME] = { "time", FALSE },
  [DOSSIER_TAG_TITLE] = { "title", FALSE },
  [DOSSIER_TAG_TR] = { "tr", TRUE },
  [DOSSIER_TAG_TT] = { "tt", FALSE },
  [DOSSIER_TAG_U] = { "u", FALSE },
  [DOSSIER_TAG_UL] = { "ul", TRUE },
  [DOSSIER_TAG_VAR] = { "var", FALSE },
  [DOSSIER_TAG_VIDEO] = { "video", FALSE },
};

/* State of turning one tree into arrays. */
typedef struct
{
  GArray  *nodes;
  GArray  *attributes;
  GString *strings;
  guint8   tags[GUMBO_TAG_LAST + 1];
} Flattener;

/* A node whose children are being flattened. */
typedef struct
{
  const GumboVector *children;
  guint              next;
  guint32            index;
} Level;

gboolean
dossier_tag_is_block (DossierTag tag)
{
  return tag < DOSSIER_TAG_LAST && TAGS[tag].is_block;
}

static int
compare_name (const void *name, const void *entry)
{
  return strcmp (name, *(const char *const *) entry);
}

static DossierTag
find_tag (const char *name)
{
  const char *first = (const char *) &TAGS[DOSSIER_TAG_TEXT + 1];
  const char *found =
      bsearch (name, first, DOSSIER_TAG_LAST - DOSSIER_TAG_TEXT - 1, sizeof TAGS[0], compare_name);

  if (found == NULL)
    return DOSSIER_TAG_OTHER;
  return DOSSIER_TAG_TEXT + 1 + (found - first) / sizeof TAGS[0];
}

static void *
take_cb (void *arena, size_t size)
{
  return dossier_arena_take (arena, size);
}

static void
give_cb (void *arena, void *memory)
{
  dossier_arena_give (arena, memory);
}

static guint32
add_string (Flattener *self, const char *text, gsize length)
{
  guint32 offset = self->strings->len;

  if (g_utf8_validate_len (text, length, NULL))
    {
      g_string_append_len (self->strings, text, length);
    }
  else
    {
      g_autofree char *valid = g_utf8_make_valid (text, length);

      g_string_append (self->strings, valid);
    }
  g_string_append_c (self->strings, '\0');
  return offset;
}

static void
add_attributes (Flattener *self, DossierHtmlNode *node, const GumboVector *attributes)
{
  node->first_attribute = self->attributes->len;
  node->n_attributes = attributes->length;
  for (guint i = 0; i < attributes->length; i++)
    {
      const GumboAttribute *from = attributes->data[i];
      DossierHtmlAttribute  to = { 0 };

      to.name = add_string (self, from->name, strlen (from->name));
      to.value = add_string (self, from->value, strlen (from->value));
      g_array_append_val (self->attributes, to);
    }
}

static void
add_name (Flattener *self, DossierHtmlNode *node, const GumboElement *element)
{
  GumboStringPiece name = element->original_tag;
  g_autofree char *lower = NULL;

  if (element->tag != GUMBO_TAG_UNKNOWN)
    {
      node->tag = self->tags[element->tag];
      return;
    }
  gumbo_tag_from_original_text (&name);
  lower = g_ascii_strdown (name.data != NULL ? name.data : "", name.length);
  node->tag = find_tag (lower);
  node->text = add_string (self, lower, strlen (lower));
  node->text_length = strlen (lower);
}

static guint32
add_element (Flattener *self, const GumboElement *element, guint32 parent)
{
  DossierHtmlNode node = { .parent = parent };

  add_name (self, &node, element);
  add_attributes (self, &node, &element->attributes);
  g_array_append_val (self->nodes, node);
  return self->nodes->len - 1;
}

static void
add_text (Flattener *self, const GumboText *text, guint32 parent)
{
  DossierHtmlNode node = { .tag = DOSSIER_TAG_TEXT, .parent = parent };

  node.text = add_string (self, text->text, strlen (text->text));
  node.text_length = self->strings->len - node.text - 1;
  node.end = self->nodes->len + 1;
  g_array_append_val (self->nodes, node);
}

static void
push_element (Flattener *self, GArray *levels, const GumboNode *from, guint32 parent)
{
  Level level = { &from->v.element.children, 0, add_element (self, &from->v.element, parent) };

  g_array_append_val (levels, level);
}

static void
flatten (Flattener *self, const GumboNode *root)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (Level));

  push_element (self, levels, root, 0);
  while (levels->len > 0)
    {
      Level           *level = &g_array_index (levels, Level, levels->len - 1);
      const GumboNode *child;

      if (level->next == level->children->length)
        {
          g_array_index (self->nodes, DossierHtmlNode, level->index).end = self->nodes->len;
          g_array_set_size (levels, levels->len - 1);
          continue;
        }
      child = level->children->data[level->next++];
      if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE ||
          child->type == GUMBO_NODE_CDATA)
        add_text (self, &child->v.text, level->index);
      else if (child->type == GUMBO_NODE_ELEMENT || child->type == GUMBO_NODE_TEMPLATE)
        push_element (self, levels, child, level->index);
    }
}

static DossierHtmlTree *
make_tree (const GumboOutput *output, gsize length)
{
  DossierHtmlTree *tree = g_new0 (DossierHtmlTree, 1);
  Flattener        self = { 0 };

  for (guint i = 0; i < GUMBO_TAG_UNKNOWN; i++)
    self.tags[i] = find_tag (gumbo_normalized_tagname (i));
  self.nodes = g_array_sized_new (FALSE, TRUE, sizeof (DossierHtmlNode), length / 64 + 16);
  self.attributes =
      g_array_sized_new (FALSE, TRUE, sizeof (DossierHtmlAttribute), length / 64 + 16);
  self.strings = g_string_sized_new (length + 16);
  /* Offset 0 is the empty string, for everything that has none. */
  g_string_append_c (self.strings, '\0');
  flatten (&self, output->root);
  tree->n_nodes = self.nodes->len;
  tree->nodes = (DossierHtmlNode *) (void *) g_array_free (self.nodes, FALSE);
  tree->attributes = (DossierHtmlAttribute *) (void *) g_array_free (self.attributes, FALSE);
  tree->strings = g_string_free (self.strings, FALSE);
  return tree;
}

/* The parser knows no failure, so running out of memory leaves it by a jump. Nothing here may
 * change between setjmp and the jump but the arena. */
static DossierHtmlTree *
parse_guarded (DossierArena *arena, const char *html, gsize length)
{
  GumboOptions options = kGumboDefaultOptions;

  options.allocator = take_cb;
  options.deallocator = give_cb;
  options.userdata = arena;
  options.max_errors = 0;
  if (setjmp (arena->overflow) != 0)
    return NULL;
  return make_tree (gumbo_parse_with_options (&options, html, length), length);
}

DossierHtmlTree *
dossier_html_tree_parse (const char *html, gsize length, GError **error)
{
  g_autofree char *guarded = NULL;
  gsize            guarded_length = 0;
  DossierArena     arena;
  DossierHtmlTree *tree;

  g_return_val_if_fail (html != NULL, NULL);
  guarded = dossier_html_guard (html, length, &guarded_length);
  dossier_arena_init (&arena, DOSSIER_HTML_MAX_PARSE_MEMORY);
  tree = parse_guarded (&arena, guarded, guarded_length);
  dossier_arena_clear (&arena);
  if (tree == NULL)
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_TOO_LARGE,
                 "the page is built so that reading it takes more than %d MiB of memory",
                 DOSSIER_HTML_MAX_PARSE_MEMORY / (1024 * 1024));
  return tree;
}

void
dossier_html_tree_free (DossierHtmlTree *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self->attributes);
  g_free (self->strings);
  g_free (self);
}

const char *
dossier_html_tree_get_attribute (const DossierHtmlTree *self, guint node, const char *name)
{
  const DossierHtmlNode *element = &self->nodes[node];

  for (guint i = 0; i < element->n_attributes; i++)
    {
      const DossierHtmlAttribute *attribute = &self->attributes[element->first_attribute + i];

      if (strcmp (self->strings + attribute->name, name) == 0)
        return self->strings + attribute->value;
    }
  return NULL;
}

char *
dossier_html_tree_dup_text (const DossierHtmlTree *self, guint node)
{
  GString *out = g_string_new (NULL);
  gboolean is_spaced = FALSE;

  for (guint i = node; i < self->nodes[node].end; i++)
    {
      const DossierHtmlNode *n = &self->nodes[i];
      const char            *text = self->strings + n->text;

      if (n->tag != DOSSIER_TAG_TEXT)
        {
          is_spaced |= n->tag == DOSSIER_TAG_BR || dossier_tag_is_block (n->tag);
          continue;
        }
      for (gsize k = 0; k < n->text_length; k++)
        {
          if (g_ascii_isspace (text[k]))
            {
              is_spaced = TRUE;
              continue;
            }
          if (is_spaced && out->len > 0)
            g_string_append_c (out, ' ');
          is_spaced = FALSE;
          g_string_append_c (out, text[k]);
        }
    }
  return g_string_free (out, FALSE);
}
