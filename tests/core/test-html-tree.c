/* test-html-tree.c: what a page is made of, the same whichever parser was built in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-decode.h"
#include "core/extract/dossier-html-tree.h"
#include "core/text/dossier-core-error.h"

#include <glib/gstdio.h>
#include <string.h>

/* Of the shared pages so many may differ: parsers have faults. */
#define MAX_DIFFERENT_PERCENT 1

/* Pages, and what is in them: elements by name, texts in quotes, attributes as they are. */
static const struct
{
  const char *html;
  const char *tree;
} CASES[] = {
  { "", "html(head body)" },
  { "<!DOCTYPE html><title>a</title><p>b", "html(head(title('a')) body(p('b')))" },
  { "a&amp;b&eacute;&#x41;&#0;&nosuch;", "html(head body('a&b\u00e9A\ufffd&nosuch;'))" },
  /* Misnested formatting is closed and opened again. */
  { "<b>1<p>2</b>3</p>", "html(head body(b('1') p(b('2') '3')))" },
  { "<a href=x>1<a href=y>2", "html(head body(a[href=x]('1') a[href=y]('2')))" },
  { "<a href=x><p>1</a>2", "html(head body(a[href=x] p(a[href=x]('1') '2')))" },
  { "<p>1<p>2<div>3<p>4", "html(head body(p('1') p('2') div('3' p('4'))))" },
  { "<ul><li>1<li>2<ul><li>3</ul></ul>", "html(head body(ul(li('1') li('2' ul(li('3'))))))" },
  { "<dl><dt>1<dd>2<dt>3", "html(head body(dl(dt('1') dd('2') dt('3'))))" },
  /* What may not stand in a table stands before it. */
  { "<table>x<tr><td>1<td>2</table>", "html(head body('x' table(tbody(tr(td('1') td('2'))))))" },
  { "<table><caption>c<tr><th>1</table>",
    "html(head body(table(caption('c') tbody(tr(th('1'))))))" },
  { "<select><option>1<option>2</select>", "html(head body(select(option('1') option('2'))))" },
  { "<template><p>1</template>", "html(head(template(p('1'))) body)" },
  { "<noscript><img src=a></noscript>x", "html(head body(img[src=a] 'x'))" },
  { "<head><noscript><link></noscript><meta></head>x", "html(head(link meta) body('x'))" },
  { "<body><form><p>1</p>2</form>3", "html(head body(form(p('1') '2') '3'))" },
  { "<body><noscript><img src=a></noscript>x", "html(head body(noscript(img[src=a]) 'x'))" },
  { "<x-card HEADING='A' data-b>1</x-card>", "html(head body(x-card[heading=A][data-b=]('1')))" },
  { "<amp-img src=a></amp-img>", "html(head body(amp-img[src=a]))" },
  { "<area><track>", "html(head body(area track))" },
  { "<image src=a>", "html(head body(img[src=a]))" },
  { "<p a=1 A=2 a=3>", "html(head body(p[a=1]))" },
  { "<pre>\n\n1</pre>", "html(head body(pre('\n1')))" },
  { "<math><mi>x</mi></math>", "html(head body(math(mi('x'))))" },
  { "<script type=application/ld+json>{\"a\": \"</p>\"}</script>",
    "html(head(script[type=application/ld+json]('{\"a\": \"</p>\"}')) body)" },
  { "<p>1<!-- 2 -->3", "html(head body(p('13')))" },
  { "<svg><title>t</title></svg>1", "html(head body('1'))" },
  { "<h1>1<h2>2</h1>", "html(head body(h1('1') h2('2')))" },
  { "<b><b><b><b>1<p>2", "html(head body(b(b(b(b('1' p('2')))))))" },
  { "<body a=1><body b=2>", "html(head body[a=1][b=2])" },
  { "<button><p>1<button>2", "html(head body(button(p('1')) button('2')))" },
  { "<ruby>a<rt>b<rp>c", "html(head body(ruby('a' rt('b') rp('c'))))" },
  { "<frameset><frame>", "html(head frameset(frame))" },
  { "x</p>", "html(head body('x' p))" },
  { "</br>", "html(head body(br))" },
  { "\xe2\x80\x9c\xe6\x96\x87", "html(head body('\u201c\u6587'))" },
};

static const struct
{
  DossierTag  tag;
  const char *name;
} NAMES[] = {
  { DOSSIER_TAG_FORM, "form" },
  { DOSSIER_TAG_LINK, "link" },
  { DOSSIER_TAG_META, "meta" },
  { DOSSIER_TAG_A, "a" },
  { DOSSIER_TAG_AMP_IMG, "amp-img" },
  { DOSSIER_TAG_B, "b" },
  { DOSSIER_TAG_BODY, "body" },
  { DOSSIER_TAG_BR, "br" },
  { DOSSIER_TAG_BUTTON, "button" },
  { DOSSIER_TAG_CAPTION, "caption" },
  { DOSSIER_TAG_DD, "dd" },
  { DOSSIER_TAG_DIV, "div" },
  { DOSSIER_TAG_DL, "dl" },
  { DOSSIER_TAG_DT, "dt" },
  { DOSSIER_TAG_H1, "h1" },
  { DOSSIER_TAG_H2, "h2" },
  { DOSSIER_TAG_HEAD, "head" },
  { DOSSIER_TAG_HTML, "html" },
  { DOSSIER_TAG_IMG, "img" },
  { DOSSIER_TAG_LI, "li" },
  { DOSSIER_TAG_NOSCRIPT, "noscript" },
  { DOSSIER_TAG_OPTION, "option" },
  { DOSSIER_TAG_P, "p" },
  { DOSSIER_TAG_PRE, "pre" },
  { DOSSIER_TAG_RP, "rp" },
  { DOSSIER_TAG_RT, "rt" },
  { DOSSIER_TAG_RUBY, "ruby" },
  { DOSSIER_TAG_SCRIPT, "script" },
  { DOSSIER_TAG_SELECT, "select" },
  { DOSSIER_TAG_TABLE, "table" },
  { DOSSIER_TAG_TBODY, "tbody" },
  { DOSSIER_TAG_TD, "td" },
  { DOSSIER_TAG_TEMPLATE, "template" },
  { DOSSIER_TAG_TH, "th" },
  { DOSSIER_TAG_TITLE, "title" },
  { DOSSIER_TAG_TR, "tr" },
  { DOSSIER_TAG_UL, "ul" },
};

/* The name of an element; those without a tag keep theirs. */
static const char *
get_name (const DossierHtmlTree *tree, const DossierHtmlNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    if (NAMES[i].tag == (DossierTag) node->tag)
      return NAMES[i].name;
  return node->tag == DOSSIER_TAG_OTHER ? tree->strings + node->text : "?";
}

static void
describe_node (const DossierHtmlTree *tree, const DossierHtmlNode *node, GString *out)
{
  if (node->tag == DOSSIER_TAG_TEXT)
    {
      g_string_append_printf (out, "'%s'", tree->strings + node->text);
      return;
    }
  g_string_append (out, get_name (tree, node));
  for (guint i = 0; i < node->n_attributes; i++)
    {
      const DossierHtmlAttribute *attribute = &tree->attributes[node->first_attribute + i];

      g_string_append_printf (out,
                              "[%s=%s]",
                              tree->strings + attribute->name,
                              tree->strings + attribute->value);
    }
}

/* As in the cases. */
static char *
describe (const DossierHtmlTree *tree)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      describe_node (tree, node, out);
      if (node->end > i + 1)
        {
          g_string_append_c (out, '(');
          g_array_append_val (ends, node->end);
          continue;
        }
      while (ends->len > 0 && g_array_index (ends, guint32, ends->len - 1) == i + 1)
        {
          g_string_append_c (out, ')');
          g_array_set_size (ends, ends->len - 1);
        }
      if (i + 1 < tree->n_nodes)
        g_string_append_c (out, ' ');
    }
  return g_string_free (out, FALSE);
}

/* What the header promises of the arrays. */
static void
check_tree (const DossierHtmlTree *tree)
{
  g_assert_cmpuint (tree->n_nodes, >, 0);
  g_assert_cmpuint (tree->nodes[0].parent, ==, 0);
  g_assert_cmpuint (tree->nodes[0].end, ==, tree->n_nodes);
  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &tree->nodes[i];

      g_assert_cmpuint (node->parent, <, i);
      g_assert_cmpuint (node->end, >, i);
      g_assert_cmpuint (node->end, <=, tree->nodes[node->parent].end);
      g_assert_true (node->tag != DOSSIER_TAG_TEXT || node->end == i + 1);
      g_assert_true (g_utf8_validate (tree->strings + node->text, -1, NULL));
    }
}

static void
test_cases (gconstpointer data)
{
  const guint parser = GPOINTER_TO_UINT (data);

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierHtmlTree) tree =
          dossier_html_tree_parse_with (parser, CASES[i].html, strlen (CASES[i].html), &error);
      g_autofree char *described = NULL;

      g_assert_no_error (error);
      check_tree (tree);
      described = describe (tree);
      g_assert_cmpstr (described, ==, CASES[i].tree);
    }
}

/* A page for which a parser would take more memory than it gets is refused, and the next is read.
 */
static void
test_memory_is_bounded (gconstpointer data)
{
  const guint      parser = GPOINTER_TO_UINT (data);
  GString         *page = g_string_new (NULL);
  g_autofree char *html = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtmlTree) tree = NULL;
  g_autoptr (DossierHtmlTree) next = NULL;

  while (page->len < 16 * 1024 * 1024)
    g_string_append (page, "<i><p a=1>");
  html = g_string_free (page, FALSE);
  tree = dossier_html_tree_parse_with (parser, html, strlen (html), &error);
  if (tree == NULL)
    g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE);
  next = dossier_html_tree_parse_with (parser, "<p>1", 4, NULL);
  g_assert_nonnull (next);
}

/* Whether all parsers make the same of a page. */
static gboolean
is_same (const char *html, gsize length)
{
  g_autoptr (DossierHtmlTree) first = dossier_html_tree_parse_with (0, html, length, NULL);
  g_autoptr (DossierHtmlTree) second = dossier_html_tree_parse_with (1, html, length, NULL);
  g_autofree char *described = first != NULL ? describe (first) : NULL;
  g_autofree char *other = second != NULL ? describe (second) : NULL;

  return g_strcmp0 (described, other) == 0;
}

static void
compare_folder (const char *folder, guint *n_pages, guint *n_different)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autofree char *html = NULL;
      gsize            length = 0;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        compare_folder (path, n_pages, n_different);
      if (!g_str_has_suffix (name, ".html") || !g_file_get_contents (path, &data, &length, NULL))
        continue;
      html = dossier_decode_to_utf8 (data, length, NULL, &length);
      (*n_pages)++;
      if (is_same (html, length))
        continue;
      (*n_different)++;
      g_test_message ("the trees of %s differ", path);
    }
}

/* Real pages, where they are at hand. */
static void
test_parsers_agree (void)
{
  const char      *shared = g_getenv ("DOSSIER_SHARED");
  const char      *folder = g_getenv ("DOSSIER_PAGES");
  g_autofree char *archive = g_build_filename (shared != NULL ? shared : "",
                                               "bench",
                                               "extraction",
                                               "dev-pages.tar.xz",
                                               NULL);
  g_autofree char *temporary = NULL;
  guint            n_pages = 0;
  guint            n_different = 0;

  if (dossier_html_tree_get_parser_name (1) == NULL)
    {
      g_test_skip ("only one parser was built in");
      return;
    }
  if (folder == NULL && !g_file_test (archive, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there are no pages to compare");
      return;
    }
  if (folder == NULL)
    {
      const char *unpack[] = { "tar", "-xJf", archive, "-C", NULL, NULL };

      folder = temporary = g_dir_make_tmp ("dossier-pages-XXXXXX", NULL);
      unpack[4] = temporary;
      g_assert_true (g_spawn_sync (NULL,
                                   (char **) unpack,
                                   NULL,
                                   G_SPAWN_SEARCH_PATH,
                                   NULL,
                                   NULL,
                                   NULL,
                                   NULL,
                                   NULL,
                                   NULL));
    }
  compare_folder (folder, &n_pages, &n_different);
  if (temporary != NULL)
    {
      const char *remove[] = { "rm", "-r", temporary, NULL };

      g_spawn_sync (NULL,
                    (char **) remove,
                    NULL,
                    G_SPAWN_SEARCH_PATH,
                    NULL,
                    NULL,
                    NULL,
                    NULL,
                    NULL,
                    NULL);
    }
  g_test_message ("%u of %u trees differ", n_different, n_pages);
  g_assert_cmpuint (n_pages, >, 0);
  g_assert_cmpuint (n_different * 100, <=, n_pages * MAX_DIFFERENT_PERCENT);
}

int
main (int argc, char **argv)
{
  const char *name;

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; (name = dossier_html_tree_get_parser_name (i)) != NULL; i++)
    {
      g_autofree char *cases = g_strdup_printf ("/core/html-tree/%s-makes-standard-trees", name);
      g_autofree char *memory = g_strdup_printf ("/core/html-tree/%s-has-bounded-memory", name);

      g_test_add_data_func (cases, GUINT_TO_POINTER (i), test_cases);
      g_test_add_data_func (memory, GUINT_TO_POINTER (i), test_memory_is_bounded);
    }
  g_test_add_func ("/core/html-tree/parsers-agree-on-real-pages", test_parsers_agree);
  return g_test_run ();
}
