/* dossier-html-tree.c: a parsed page as flat arrays, whichever parser made it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-html-tree.h"
#include "core/extract/dossier-arena.h"
#include "core/extract/dossier-html-builder.h"
#include "core/extract/dossier-html-guard.h"
#include "core/text/dossier-core-error.h"

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

static const struct
{
  const char *name;
  DossierHtmlTree *(*parse) (DossierArena *arena, const char *html, gsize length);
} PARSERS[] = {
#ifdef HAVE_LEXBOR
  { "lexbor", dossier_html_lexbor_parse },
#endif
#ifdef HAVE_GUMBO
  { "gumbo", dossier_html_gumbo_parse },
#endif
};

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

DossierTag
dossier_html_builder_find_tag (const char *name)
{
  const char *first = (const char *) &TAGS[DOSSIER_TAG_TEXT + 1];
  const char *found =
      bsearch (name, first, DOSSIER_TAG_LAST - DOSSIER_TAG_TEXT - 1, sizeof TAGS[0], compare_name);

  if (found == NULL)
    return DOSSIER_TAG_OTHER;
  return DOSSIER_TAG_TEXT + 1 + (found - first) / sizeof TAGS[0];
}

const char *
dossier_html_tree_get_parser_name (guint parser)
{
  return parser < G_N_ELEMENTS (PARSERS) ? PARSERS[parser].name : NULL;
}

/* The parsers know no failure that they come back from, so running out of memory leaves them by a
 * jump. Nothing here may change between setjmp and the jump but the arena. */
static DossierHtmlTree *
parse_guarded (DossierArena *arena, guint parser, const char *html, gsize length)
{
  if (setjmp (arena->overflow) != 0)
    return NULL;
  return PARSERS[parser].parse (arena, html, length);
}

DossierHtmlTree *
dossier_html_tree_parse_with (guint parser, const char *html, gsize length, GError **error)
{
  g_autofree char *guarded = NULL;
  gsize            guarded_length = 0;
  DossierArena     arena;
  DossierHtmlTree *tree;

  g_return_val_if_fail (html != NULL, NULL);
  g_return_val_if_fail (parser < G_N_ELEMENTS (PARSERS), NULL);
  guarded = dossier_html_guard (html, length, &guarded_length);
  dossier_arena_init (&arena, DOSSIER_HTML_MAX_PARSE_MEMORY);
  tree = parse_guarded (&arena, parser, guarded, guarded_length);
  dossier_arena_clear (&arena);
  if (tree == NULL)
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_TOO_LARGE,
                 "the page is built so that reading it takes more than %d MiB of memory",
                 DOSSIER_HTML_MAX_PARSE_MEMORY / (1024 * 1024));
  return tree;
}

DossierHtmlTree *
dossier_html_tree_parse (const char *html, gsize length, GError **error)
{
  return dossier_html_tree_parse_with (0, html, length, error);
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
