/* test-document.c: the document as a value: names, layout as JSON, cleaned HTML.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-document.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

typedef struct
{
  DossierBlockKind kind;
  guint            level;
  guint            number;
  const char      *text;
} Sketch;

/* A document of these blocks, joined as documents join theirs. */
static DossierDocument *
make_document (const Sketch *sketches, guint n_sketches)
{
  DossierDocument *document = dossier_document_new ();
  GString         *text = g_string_new (NULL);

  for (guint i = 0; i < n_sketches; i++)
    {
      DossierBlock block = { .kind = sketches[i].kind };

      if (i > 0)
        g_string_append_c (text, '\n');
      block.level = sketches[i].level;
      block.number = sketches[i].number;
      block.span.start = text->len;
      g_string_append (text, sketches[i].text);
      block.span.end = text->len;
      g_array_append_val (document->blocks, block);
    }
  g_free (document->text);
  document->text_length = text->len;
  document->text = g_string_free (text, FALSE);
  return document;
}

static void
add_run (DossierDocument *document, DossierInlineKind kind, const char *words, const char *target)
{
  const char   *found = strstr (document->text, words);
  DossierInline run = { .kind = kind };

  g_assert_nonnull (found);
  run.span.start = found - document->text;
  run.span.end = run.span.start + strlen (words);
  run.target = g_strdup (target);
  g_array_append_val (document->inlines, run);
}

static void
test_kind_names (void)
{
  for (DossierBlockKind kind = DOSSIER_BLOCK_TITLE; kind <= DOSSIER_BLOCK_CODE; kind++)
    {
      DossierBlockKind read;

      g_assert_true (dossier_block_kind_from_string (dossier_block_kind_to_string (kind), &read));
      g_assert_cmpint (read, ==, kind);
    }
}

static void
test_unknown_kind (void)
{
  DossierBlockKind kind = DOSSIER_BLOCK_CODE;

  g_assert_false (dossier_block_kind_from_string ("banner", &kind));
  g_assert_false (dossier_block_kind_from_string (NULL, &kind));
  g_assert_cmpint (kind, ==, DOSSIER_BLOCK_CODE);
}

static void
test_body_start (void)
{
  static const Sketch WITH_TITLE[] = {
    { DOSSIER_BLOCK_TITLE, 0, 0, "Märkte" },
    { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "They rose." },
  };
  g_autoptr (DossierDocument) titled = make_document (WITH_TITLE, 2);
  g_autoptr (DossierDocument) only_title = make_document (WITH_TITLE, 1);
  g_autoptr (DossierDocument) untitled = make_document (WITH_TITLE + 1, 1);

  g_assert_cmpuint (dossier_document_get_body_start (titled), ==, strlen ("Märkte\n"));
  g_assert_cmpuint (dossier_document_get_body_start (only_title), ==, strlen ("Märkte"));
  g_assert_cmpuint (dossier_document_get_body_start (untitled), ==, 0);
}

static void
test_layout_round_trip (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_TITLE, 0, 0, "Bees" },
    { DOSSIER_BLOCK_FIGURE, 0, 0, "\xef\xbf\xbc" },
    { DOSSIER_BLOCK_LIST_ITEM, 2, 7, "über den Wolken" },
  };
  g_autoptr (DossierDocument) first = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));
  g_autoptr (DossierDocument) second = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  DossierBlock        *figure = &g_array_index (first->blocks, DossierBlock, 1);
  DossierBlock        *item;
  const DossierInline *anchor;

  figure->image_url = g_strdup ("https://example.org/\"bee\".jpg");
  figure->fallback_url = g_strdup ("https://example.org/small.jpg");
  figure->alternative = g_strdup ("a bee");
  add_run (first, DOSSIER_INLINE_LINK, "über", "https://example.org/up");
  add_run (first, DOSSIER_INLINE_REFERENCE, "den", "note-1");
  add_run (first, DOSSIER_INLINE_ANCHOR, "Wolken", "note-1");
  json = dossier_document_serialize_layout (first);
  g_array_set_size (second->blocks, 0);
  g_assert_true (dossier_document_deserialize_layout (second, json, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (second->blocks->len, ==, 3);
  figure = &g_array_index (second->blocks, DossierBlock, 1);
  g_assert_cmpstr (figure->image_url, ==, "https://example.org/\"bee\".jpg");
  g_assert_cmpstr (figure->fallback_url, ==, "https://example.org/small.jpg");
  g_assert_cmpstr (figure->alternative, ==, "a bee");
  item = &g_array_index (second->blocks, DossierBlock, 2);
  g_assert_cmpuint (item->level, ==, 2);
  g_assert_cmpuint (item->number, ==, 7);
  g_assert_cmpuint (second->inlines->len, ==, 3);
  anchor = dossier_document_find_anchor (second, "note-1");
  g_assert_true (anchor == &g_array_index (second->inlines, DossierInline, 2));
  g_assert_null (dossier_document_find_anchor (second, "note-2"));
  again = dossier_document_serialize_layout (second);
  g_assert_cmpstr (again, ==, json);
}

/* Each but the first is damaged; all are read against the text "ab\nä". */
static const struct
{
  const char *what;
  const char *json;
} LAYOUTS[] = {
  { "good",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":2},"
    "{\"kind\":\"paragraph\",\"start\":3,\"end\":5}],\"inlines\":[]}" },
  { "not JSON", "{\"blocks\":" },
  { "a list", "[]" },
  { "no blocks", "{\"inlines\":[]}" },
  { "blocks are no list", "{\"blocks\":{},\"inlines\":[]}" },
  { "unknown kind", "{\"blocks\":[{\"kind\":\"x\",\"start\":0,\"end\":5}],\"inlines\":[]}" },
  { "inside a character",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":2},"
    "{\"kind\":\"paragraph\",\"start\":3,\"end\":4}],\"inlines\":[]}" },
  { "past the end",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":2},"
    "{\"kind\":\"paragraph\",\"start\":3,\"end\":99}],\"inlines\":[]}" },
  { "negative", "{\"blocks\":[{\"kind\":\"title\",\"start\":-1,\"end\":5}],\"inlines\":[]}" },
  { "backwards", "{\"blocks\":[{\"kind\":\"title\",\"start\":2,\"end\":0}],\"inlines\":[]}" },
  { "a gap",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":1},"
    "{\"kind\":\"paragraph\",\"start\":3,\"end\":5}],\"inlines\":[]}" },
  { "not to the end", "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":2}],\"inlines\":[]}" },
  { "no newline between",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":1},"
    "{\"kind\":\"paragraph\",\"start\":2,\"end\":5}],\"inlines\":[]}" },
  { "fraction", "{\"blocks\":[{\"kind\":\"title\",\"start\":0.5,\"end\":5}],\"inlines\":[]}" },
  { "bad inline",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":5}],"
    "\"inlines\":[{\"kind\":\"link\",\"start\":3,\"end\":4}]}" },
  { "unknown inline",
    "{\"blocks\":[{\"kind\":\"title\",\"start\":0,\"end\":5}],"
    "\"inlines\":[{\"kind\":\"blink\",\"start\":0,\"end\":1}]}" },
};

/* Whoever reads JSON calls himself for each bracket. */
static void
test_deep_layout (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autofree char *brackets = g_strnfill (4 * 1000 * 1000, '[');
  g_autofree char *json = g_strconcat ("{\"blocks\":", brackets, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (dossier_document_deserialize_layout (document, json, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
}

static void
test_damaged_layouts (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_TITLE, 0, 0, "ab" },
    { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "ä" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (LAYOUTS); i++)
    {
      g_autoptr (DossierDocument) document = make_document (SKETCHES, 2);
      g_autoptr (GError) error = NULL;
      gboolean is_read = dossier_document_deserialize_layout (document, LAYOUTS[i].json, &error);

      g_test_message ("%s", LAYOUTS[i].what);
      g_assert_cmpint (is_read, ==, i == 0);
      if (i == 0)
        continue;
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
      g_assert_cmpuint (document->blocks->len, ==, 0);
      g_assert_cmpuint (document->inlines->len, ==, 0);
    }
}

static void
assert_html (const DossierDocument *document, const char *expected)
{
  g_autofree char *html = dossier_document_to_html (document);

  g_assert_cmpstr (html, ==, expected);
}

static void
test_html_without_title (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_TITLE, 0, 0, "Not me" },
    { DOSSIER_BLOCK_HEADING, 3, 0, "Fish & <chips>" },
    { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "2 > 1" },
    { DOSSIER_BLOCK_CODE, 0, 0, "\nif (a < b)\n  x;" },
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));

  assert_html (document,
               "<h3>Fish &amp; &lt;chips&gt;</h3>\n<p>2 &gt; 1</p>\n"
               "<pre>\n\nif (a &lt; b)\n  x;</pre>\n");
}

static void
test_html_lists (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_LIST_ITEM, 1, 0, "fruit" }, { DOSSIER_BLOCK_LIST_ITEM, 2, 4, "plum" },
    { DOSSIER_BLOCK_LIST_ITEM, 2, 5, "pear" },  { DOSSIER_BLOCK_LIST_ITEM, 1, 0, "bread" },
    { DOSSIER_BLOCK_LIST_ITEM, 1, 1, "first" }, { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "Done." },
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));

  assert_html (document,
               "<ul>\n<li>fruit<ol start=\"4\">\n<li>plum</li>\n<li>pear</li></ol>\n"
               "</li>\n<li>bread</li></ul>\n<ol>\n<li>first</li></ol>\n<p>Done.</p>\n");
}

static void
test_html_quotes (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_QUOTE, 1, 0, "outer" },
    { DOSSIER_BLOCK_QUOTE, 2, 0, "inner" },
    { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "after" },
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));

  assert_html (document,
               "<blockquote>\n<p>outer</p>\n<blockquote>\n<p>inner</p>\n"
               "</blockquote>\n</blockquote>\n<p>after</p>\n");
}

static void
test_html_tables (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_TABLE, 1, 0, "Year\tHives\n1990\t\n1991\t4" }
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, 1);

  add_run (document, DOSSIER_INLINE_STRONG, "1990", NULL);
  assert_html (document,
               "<table>\n<tr><th>Year</th><th>Hives</th></tr>\n"
               "<tr><td><strong>1990</strong></td><td></td></tr>\n"
               "<tr><td>1991</td><td>4</td></tr>\n</table>\n");
}

static void
test_html_figures (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_FIGURE, 0, 0, "\xef\xbf\xbc" },
    { DOSSIER_BLOCK_CAPTION, 0, 0, "A bee." },
    { DOSSIER_BLOCK_CAPTION, 0, 0, "Alone." },
  };
  g_autoptr (DossierDocument) captioned = make_document (SKETCHES, 2);
  g_autoptr (DossierDocument) twice = make_document (SKETCHES, 3);
  g_autoptr (DossierDocument) stray = make_document (SKETCHES + 2, 1);
  DossierBlock *figure = &g_array_index (captioned->blocks, DossierBlock, 0);

  figure->image_url = g_strdup ("https://example.org/b.jpg?a=1&b=\"2\"");
  assert_html (captioned,
               "<figure><img src=\"https://example.org/b.jpg?a=1&amp;b=&quot;2&quot;\" alt=\"\">"
               "<figcaption>A bee.</figcaption>\n</figure>\n");
  assert_html (twice,
               "<figure><img alt=\"\"><figcaption>A bee.<br>\nAlone.</figcaption>\n</figure>\n");
  assert_html (stray, "<p>Alone.</p>\n");
}

static void
test_html_runs_nest (void)
{
  static const Sketch SKETCHES[] = { { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "one two three four" } };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, 1);

  add_run (document, DOSSIER_INLINE_STRONG, "one two three", NULL);
  add_run (document, DOSSIER_INLINE_LINK, "two three four", "https://example.org/?a&b");
  assert_html (document,
               "<p><strong>one <a href=\"https://example.org/?a&amp;b\">two three</a>"
               "</strong><a href=\"https://example.org/?a&amp;b\"> four</a></p>\n");
}

static void
test_html_runs (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "area a<b here[1]" },
    { DOSSIER_BLOCK_LIST_ITEM, 1, 1, "the note" },
    { DOSSIER_BLOCK_FIGURE, 0, 0, "\xef\xbf\xbc" },
    { DOSSIER_BLOCK_CAPTION, 0, 0, "It. Photo: X" },
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));
  DossierBlock *figure = &g_array_index (document->blocks, DossierBlock, 2);

  figure->image_url = g_strdup ("https://example.org/large.jpg");
  figure->fallback_url = g_strdup ("https://example.org/small.jpg");
  add_run (document, DOSSIER_INLINE_IMAGE, "a<b", "https://example.org/f.svg");
  add_run (document, DOSSIER_INLINE_REFERENCE, "[1]", "note-1");
  add_run (document, DOSSIER_INLINE_ANCHOR, "the note", "note-1");
  add_run (document, DOSSIER_INLINE_CREDIT, "Photo: X", NULL);
  assert_html (document,
               "<p>area <img src=\"https://example.org/f.svg\" alt=\"a&lt;b\"> here"
               "<a href=\"#note-1\">[1]</a></p>\n"
               "<ol>\n<li><span id=\"note-1\">the note</span></li></ol>\n"
               "<figure><img src=\"https://example.org/small.jpg\" "
               "srcset=\"https://example.org/large.jpg\" alt=\"\">"
               "<figcaption>It. <cite>Photo: X</cite></figcaption>\n</figure>\n");
}

static void
test_html_of_hostile_levels (void)
{
  static const Sketch SKETCHES[] = {
    { DOSSIER_BLOCK_LIST_ITEM, G_MAXINT, 0, "deep" },
    { DOSSIER_BLOCK_QUOTE, G_MAXINT, 0, "deep" },
    { DOSSIER_BLOCK_HEADING, 99, 0, "deep" },
  };
  g_autoptr (DossierDocument) document = make_document (SKETCHES, G_N_ELEMENTS (SKETCHES));
  g_autofree char *html = dossier_document_to_html (document);

  g_assert_nonnull (strstr (html, "<h6>deep</h6>"));
  g_assert_cmpuint (strlen (html), <, 2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/document/kinds-have-names-that-read-back", test_kind_names);
  g_test_add_func ("/core/document/an-unknown-kind-is-refused", test_unknown_kind);
  g_test_add_func ("/core/document/the-body-starts-after-the-title", test_body_start);
  g_test_add_func ("/core/document/a-layout-comes-back-as-it-went", test_layout_round_trip);
  g_test_add_func ("/core/document/a-layout-of-brackets-is-refused", test_deep_layout);
  g_test_add_func ("/core/document/damaged-layouts-are-refused", test_damaged_layouts);
  g_test_add_func ("/core/document/html-escapes-and-leaves-the-title-out", test_html_without_title);
  g_test_add_func ("/core/document/html-nests-lists", test_html_lists);
  g_test_add_func ("/core/document/html-nests-quotes", test_html_quotes);
  g_test_add_func ("/core/document/html-tables-have-rows-and-header-cells", test_html_tables);
  g_test_add_func ("/core/document/html-figures-hold-their-captions", test_html_figures);
  g_test_add_func ("/core/document/html-tags-nest-where-runs-cross", test_html_runs_nest);
  g_test_add_func ("/core/document/html-has-references-credits-and-images-in-lines",
                   test_html_runs);
  g_test_add_func ("/core/document/absurd-levels-stay-small", test_html_of_hostile_levels);
  return g_test_run ();
}
