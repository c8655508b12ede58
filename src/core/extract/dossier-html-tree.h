/* dossier-html-tree.h: a parsed page as flat arrays, whichever parser made it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the parser may take for one page before it is stopped: ordinary pages need 5 to 50 MiB,
 * those made to break parsers gigabytes. */
#define DOSSIER_HTML_MAX_PARSE_MEMORY (384 * 1024 * 1024)

/* The elements that extraction tells apart, in the order of their names. */
typedef enum
{
  /* Any other element. */
  DOSSIER_TAG_OTHER,
  DOSSIER_TAG_TEXT,
  DOSSIER_TAG_A,
  DOSSIER_TAG_ABBR,
  DOSSIER_TAG_ADDRESS,
  DOSSIER_TAG_AMP_IMG,
  DOSSIER_TAG_ARTICLE,
  DOSSIER_TAG_ASIDE,
  DOSSIER_TAG_AUDIO,
  DOSSIER_TAG_B,
  DOSSIER_TAG_BASE,
  DOSSIER_TAG_BIG,
  DOSSIER_TAG_BLOCKQUOTE,
  DOSSIER_TAG_BODY,
  DOSSIER_TAG_BR,
  DOSSIER_TAG_BUTTON,
  DOSSIER_TAG_CANVAS,
  DOSSIER_TAG_CAPTION,
  DOSSIER_TAG_CENTER,
  DOSSIER_TAG_CITE,
  DOSSIER_TAG_CODE,
  DOSSIER_TAG_COL,
  DOSSIER_TAG_COLGROUP,
  DOSSIER_TAG_DD,
  DOSSIER_TAG_DEL,
  DOSSIER_TAG_DETAILS,
  DOSSIER_TAG_DFN,
  DOSSIER_TAG_DIALOG,
  DOSSIER_TAG_DIR,
  DOSSIER_TAG_DIV,
  DOSSIER_TAG_DL,
  DOSSIER_TAG_DT,
  DOSSIER_TAG_EM,
  DOSSIER_TAG_FIELDSET,
  DOSSIER_TAG_FIGCAPTION,
  DOSSIER_TAG_FIGURE,
  DOSSIER_TAG_FONT,
  DOSSIER_TAG_FOOTER,
  DOSSIER_TAG_FORM,
  DOSSIER_TAG_H1,
  DOSSIER_TAG_H2,
  DOSSIER_TAG_H3,
  DOSSIER_TAG_H4,
  DOSSIER_TAG_H5,
  DOSSIER_TAG_H6,
  DOSSIER_TAG_HEAD,
  DOSSIER_TAG_HEADER,
  DOSSIER_TAG_HGROUP,
  DOSSIER_TAG_HR,
  DOSSIER_TAG_HTML,
  DOSSIER_TAG_I,
  DOSSIER_TAG_IFRAME,
  DOSSIER_TAG_IMG,
  DOSSIER_TAG_INPUT,
  DOSSIER_TAG_INS,
  DOSSIER_TAG_KBD,
  DOSSIER_TAG_LABEL,
  DOSSIER_TAG_LEGEND,
  DOSSIER_TAG_LI,
  DOSSIER_TAG_LINK,
  DOSSIER_TAG_MAIN,
  DOSSIER_TAG_MARK,
  DOSSIER_TAG_MENU,
  DOSSIER_TAG_META,
  DOSSIER_TAG_NAV,
  DOSSIER_TAG_NOSCRIPT,
  DOSSIER_TAG_OBJECT,
  DOSSIER_TAG_OL,
  DOSSIER_TAG_OPTGROUP,
  DOSSIER_TAG_OPTION,
  DOSSIER_TAG_P,
  DOSSIER_TAG_PICTURE,
  DOSSIER_TAG_PRE,
  DOSSIER_TAG_Q,
  DOSSIER_TAG_RP,
  DOSSIER_TAG_RT,
  DOSSIER_TAG_RUBY,
  DOSSIER_TAG_S,
  DOSSIER_TAG_SAMP,
  DOSSIER_TAG_SCRIPT,
  DOSSIER_TAG_SECTION,
  DOSSIER_TAG_SELECT,
  DOSSIER_TAG_SMALL,
  DOSSIER_TAG_SOURCE,
  DOSSIER_TAG_SPAN,
  DOSSIER_TAG_STRIKE,
  DOSSIER_TAG_STRONG,
  DOSSIER_TAG_STYLE,
  DOSSIER_TAG_SUB,
  DOSSIER_TAG_SUMMARY,
  DOSSIER_TAG_SUP,
  DOSSIER_TAG_TABLE,
  DOSSIER_TAG_TBODY,
  DOSSIER_TAG_TD,
  DOSSIER_TAG_TEMPLATE,
  DOSSIER_TAG_TEXTAREA,
  DOSSIER_TAG_TFOOT,
  DOSSIER_TAG_TH,
  DOSSIER_TAG_THEAD,
  DOSSIER_TAG_TIME,
  DOSSIER_TAG_TITLE,
  DOSSIER_TAG_TR,
  DOSSIER_TAG_TT,
  DOSSIER_TAG_U,
  DOSSIER_TAG_UL,
  DOSSIER_TAG_VAR,
  DOSSIER_TAG_VIDEO,
  DOSSIER_TAG_LAST,
} DossierTag;

/**
 * DossierHtmlNode:
 * @tag: a #DossierTag
 * @parent: index of the parent; the root is its own
 * @end: index one past the last descendant
 * @first_attribute: index into the attributes
 * @n_attributes: how many
 * @text: offset into the strings: of a text its content, else the element's name
 * @text_length: bytes of it
 *
 * Nodes stand in document order, so the descendants of node i are i + 1 … end - 1, the first child
 * is i + 1, and the next sibling of i is its end (while that is before the parent's end). Every
 * walk is a loop, whatever the depth of the page.
 */
typedef struct
{
  guint32 tag;
  guint32 parent;
  guint32 end;
  guint32 first_attribute;
  guint32 n_attributes;
  guint32 text;
  guint32 text_length;
} DossierHtmlNode;

/* Offsets into the strings; both are NUL-terminated there, the name in lower case. */
typedef struct
{
  guint32 name;
  guint32 value;
} DossierHtmlAttribute;

/**
 * DossierHtmlTree:
 * @nodes: (array length=n_nodes): the root first; there is always one
 * @attributes: of all nodes
 * @strings: valid UTF-8
 */
typedef struct
{
  DossierHtmlNode      *nodes;
  guint                 n_nodes;
  DossierHtmlAttribute *attributes;
  char                 *strings;
} DossierHtmlTree;

/**
 * dossier_html_tree_parse:
 * @html: (array length=length): valid UTF-8
 * @error: DOSSIER_CORE_ERROR_TOO_LARGE when the page is over a limit
 *
 * Returns: (transfer full) (nullable): the tree
 */
DossierHtmlTree *dossier_html_tree_parse (const char *html, gsize length, GError **error);
void             dossier_html_tree_free (DossierHtmlTree *self);

/* The parsers that were built in, by number from 0, the one that is used first; NULL past the last.
 * All make the same trees. */
const char *dossier_html_tree_get_parser_name (guint parser);
DossierHtmlTree *
dossier_html_tree_parse_with (guint parser, const char *html, gsize length, GError **error);

/* NULL when the element does not have it; @name in lower case. */
const char *
dossier_html_tree_get_attribute (const DossierHtmlTree *self, guint node, const char *name);
/* Text content of all descendants, white space collapsed and trimmed. */
char *dossier_html_tree_dup_text (const DossierHtmlTree *self, guint node);
/* Whether an element of this name stands in a line of its own. */
gboolean dossier_tag_is_block (DossierTag tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHtmlTree, dossier_html_tree_free)

G_END_DECLS
