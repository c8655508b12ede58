/* test-document-join.c: pages of one article become one document.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-block-builder.h"
#include "core/extract/dossier-document-join.h"

#include <string.h>

#define FIRST                                                                                      \
  "<title>The road</title><article><p>Read the whole story of the road here, in "                  \
  "three parts.</p><p>The road was closed, so they went the other way.<sup><a href='#n1'>1</a>"    \
  "</sup> It is longer by four days.</p><img src='/closed.jpg' alt='Closed'><p id=n1>By whom is "  \
  "not known, though many have asked.</p></article>"
#define SECOND                                                                                     \
  "<title>The road</title><article><p>Read the whole story of the road here, in "                  \
  "three parts.</p><img src='/closed.jpg' alt='Closed'><p>On the second day they met <b>the "      \
  "man</b> who had closed it.<sup><a href='#n1'>1</a></sup> He said that he was "                  \
  "sorry.</p><p>They "                                                                             \
  "believed him, which was a mistake.</p><p id=n1>He told them so himself, later "                 \
  "on.</p></article>"

/* All of a page as a document: what is furniture is not asked here. */
static DossierDocument *
read_page (const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierHtmlTree) tree = dossier_html_tree_parse (html, strlen (html), &error);
  g_autoptr (DossierPage) page = NULL;
  g_autoptr (DossierNotes) notes = NULL;
  g_autoptr (DossierBlockBuilder) builder = NULL;
  DossierDocument *document = dossier_document_new ();

  g_assert_no_error (error);
  page = dossier_page_new (tree, "https://news.example.org/the-road");
  dossier_page_cut_unread (page);
  dossier_page_read_lines (page);
  notes = dossier_notes_take (page, 0);
  builder = dossier_block_builder_new (document);
  dossier_block_builder_add_text (builder, DOSSIER_BLOCK_TITLE, "The road", strlen ("The road"));
  dossier_block_builder_add_article (builder, page, 0, notes);
  return document;
}

/* Blocks cover the text, and inlines stand in it, in order. */
static void
assert_sound (const DossierDocument *document)
{
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autoptr (DossierDocument) copy = dossier_document_new ();
  g_autoptr (GError) error = NULL;

  g_free (copy->text);
  copy->text = g_strndup (document->text, document->text_length);
  copy->text_length = document->text_length;
  dossier_document_deserialize_layout (copy, layout, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copy->blocks->len, ==, document->blocks->len);
  g_assert_cmpuint (copy->inlines->len, ==, document->inlines->len);
}

static void
test_join (void)
{
  g_autoptr (DossierDocument) article = read_page (FIRST);
  g_autoptr (DossierDocument) page = read_page (SECOND);

  g_assert_true (dossier_document_join (article, page, 2));
  g_assert_cmpstr (article->text,
                   ==,
                   "The road\n"
                   "Read the whole story of the road here, in three parts.\n"
                   "The road was closed, so they went the other way.[1] It is longer by four "
                   "days.\n"
                   "\xef\xbf\xbc\n"
                   "By whom is not known, though many have asked.\n"
                   "On the second day they met the man who had closed it.[1] He said that he was "
                   "sorry.\n"
                   "They believed him, which was a mistake.\n"
                   "He told them so himself, later on.");
  assert_sound (article);
}

static void
test_references (void)
{
  g_autoptr (DossierDocument) article = read_page (FIRST);
  g_autoptr (DossierDocument) page = read_page (SECOND);
  const DossierInline *first;
  const DossierInline *second;

  g_assert_true (dossier_document_join (article, page, 2));
  first = dossier_document_find_anchor (article, "note-1");
  second = dossier_document_find_anchor (article, "page-2-note-1");
  g_assert_nonnull (first);
  g_assert_nonnull (second);
  g_assert_true (g_str_has_prefix (article->text + first->span.start, "By whom"));
  g_assert_true (g_str_has_prefix (article->text + second->span.start, "He told them"));
  g_assert_null (dossier_document_find_anchor (article, "page-3-note-1"));
}

static void
test_repeat (void)
{
  g_autoptr (DossierDocument) article = read_page (FIRST);
  g_autoptr (DossierDocument) again = read_page (FIRST);
  g_autofree char *before = g_strdup (article->text);

  g_assert_false (dossier_document_join (article, again, 2));
  g_assert_cmpstr (article->text, ==, before);
  g_assert_cmpuint (article->blocks->len, ==, again->blocks->len);
}

static void
test_empty (void)
{
  g_autoptr (DossierDocument) article = read_page (FIRST);
  g_autoptr (DossierDocument) nothing = dossier_document_new ();
  g_autoptr (DossierDocument) page = read_page (SECOND);

  g_assert_false (dossier_document_join (article, nothing, 2));
  g_assert_true (dossier_document_join (nothing, page, 2));
  g_assert_true (g_str_has_prefix (nothing->text, "Read the whole story"));
  assert_sound (nothing);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/document-join/a-page-follows-without-what-every-page-has", test_join);
  g_test_add_func ("/core/document-join/notes-of-two-pages-keep-apart", test_references);
  g_test_add_func ("/core/document-join/a-page-that-repeats-is-refused", test_repeat);
  g_test_add_func ("/core/document-join/an-empty-document-can-be-joined", test_empty);
  return g_test_run ();
}
