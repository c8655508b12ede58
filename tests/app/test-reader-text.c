/* test-reader-text.c: the text on the screen is the text of the document, character for character.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/reader/dossier-article-text.h"
#include "app/reader/dossier-article-under-title.h"

#include <string.h>

typedef struct
{
  DossierBlockKind kind;
  guint            level;
  guint            number;
  const char      *text;
} Piece;

static const Piece PIECES[] = {
  { DOSSIER_BLOCK_TITLE, 0, 0, "Ein Fährmann zählt — 🌊 and waits" },
  { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "The lead, in one sentence." },
  { DOSSIER_BLOCK_HEADING, 2, 0, "Naïve café" },
  { DOSSIER_BLOCK_QUOTE, 1, 0, "Nobody saw it." },
  { DOSSIER_BLOCK_QUOTE, 2, 0, "Nobody at all." },
  { DOSSIER_BLOCK_LIST_ITEM, 1, 0, "one" },
  { DOSSIER_BLOCK_LIST_ITEM, 2, 0, "within" },
  { DOSSIER_BLOCK_LIST_ITEM, 1, 7, "seventh" },
  { DOSSIER_BLOCK_TABLE, 1, 0, "Town\tLevel\nPorto\t7.4\nBraga\t👩‍🔬 6" },
  { DOSSIER_BLOCK_FIGURE, 0, 0, "\xef\xbf\xbc" },
  { DOSSIER_BLOCK_CAPTION, 0, 0, "Under the picture" },
  { DOSSIER_BLOCK_CODE, 0, 0, "if (a)\n\n\tb ();" },
  { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "وصل النهر إلى سبعة أمتار." },
  { DOSSIER_BLOCK_LIST_ITEM, 1, 0, "العنصر الأول" },
  { DOSSIER_BLOCK_FIGURE, 0, 0, "\xef\xbf\xbc" },
  { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "A stray \xef\xbf\xbc in the text, and the end 🌊" },
};

static DossierDocument *
make_document (const Piece *pieces, gsize n_pieces)
{
  DossierDocument *document = dossier_document_new ();
  GString         *text = g_string_new (NULL);

  for (gsize i = 0; i < n_pieces; i++)
    {
      DossierBlock block = { .kind = pieces[i].kind,
                             .level = pieces[i].level,
                             .number = pieces[i].number };

      if (i > 0)
        g_string_append_c (text, '\n');
      block.span.start = text->len;
      g_string_append (text, pieces[i].text);
      block.span.end = text->len;
      if (block.kind == DOSSIER_BLOCK_FIGURE)
        block.alternative = g_strdup ("a bridge");
      g_array_append_val (document->blocks, block);
    }
  g_free (document->text);
  document->text_length = text->len;
  document->text = g_string_free (text, FALSE);
  return document;
}

static void
test_same_text (void)
{
  g_autoptr (DossierDocument) document = make_document (PIECES, G_N_ELEMENTS (PIECES));
  g_autoptr (DossierArticleText) text = dossier_article_text_new (document, NULL, NULL);
  g_autofree char *shown = NULL;
  GtkTextIter      start;
  GtkTextIter      end;

  gtk_text_buffer_get_bounds (text->buffer, &start, &end);
  shown = gtk_text_buffer_get_slice (text->buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, document->text);
  g_assert_cmpint (gtk_text_buffer_get_char_count (text->buffer),
                   ==,
                   g_utf8_strlen (document->text, -1));
  g_assert_cmpuint (text->images->len, ==, 2);
}

static void
test_same_offsets (void)
{
  g_autoptr (DossierDocument) document = make_document (PIECES, G_N_ELEMENTS (PIECES));
  g_autoptr (DossierArticleText) text = dossier_article_text_new (document, NULL, NULL);

  for (const char *p = document->text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gsize       offset = p - document->text;
      GtkTextIter iter;

      dossier_article_text_get_iters (text, (DossierSpan){ offset, offset }, &iter, NULL);
      g_assert_cmpuint (gtk_text_iter_get_char (&iter), ==, g_utf8_get_char (p));
      g_assert_cmpuint (dossier_article_text_get_offset (text, &iter), ==, offset);
    }
}

static void
test_blocks_found (void)
{
  g_autoptr (DossierDocument) document = make_document (PIECES, G_N_ELEMENTS (PIECES));
  g_autoptr (DossierArticleText) text = dossier_article_text_new (document, NULL, NULL);

  for (guint i = 0; i < text->lines->len; i++)
    {
      DossierRange line = g_array_index (text->lines, DossierRange, i);

      g_assert_cmpuint (dossier_article_text_find_block (text, line.start), ==, i);
      g_assert_cmpuint (dossier_article_text_find_block (text, line.end), ==, i);
    }
}

static PangoDirection
get_direction (DossierArticleText *text, const char *words)
{
  for (guint i = 0; i < text->document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (text->document->blocks, DossierBlock, i);

      if (g_str_has_prefix (text->document->text + block->span.start, words))
        return dossier_article_text_get_direction (text, block);
    }
  g_assert_not_reached ();
}

static void
test_direction (void)
{
  g_autoptr (DossierDocument) document = make_document (PIECES, G_N_ELEMENTS (PIECES));
  g_autoptr (DossierArticleText) text = dossier_article_text_new (document, NULL, NULL);

  g_assert_cmpint (get_direction (text, "العنصر"), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (get_direction (text, "وصل"), ==, PANGO_DIRECTION_RTL);
  g_assert_cmpint (get_direction (text, "seventh"), ==, PANGO_DIRECTION_LTR);
}

/* A document without a single block, and one whose only block is empty. */
static void
test_nothing (void)
{
  static const Piece EMPTY[] = { { DOSSIER_BLOCK_PARAGRAPH, 0, 0, "" } };
  g_autoptr (DossierDocument) none = dossier_document_new ();
  g_autoptr (DossierDocument) empty = make_document (EMPTY, 1);
  g_autoptr (DossierArticleText) no_text = dossier_article_text_new (none, NULL, NULL);
  g_autoptr (DossierArticleText) empty_text = dossier_article_text_new (empty, NULL, NULL);

  g_assert_cmpint (gtk_text_buffer_get_char_count (no_text->buffer), ==, 0);
  g_assert_cmpint (gtk_text_buffer_get_char_count (empty_text->buffer), ==, 0);
  g_assert_cmpuint (dossier_article_text_find_block (no_text, 0), ==, 0);
}

static void
test_under_title (void)
{
  g_autoptr (DossierDocument) document = dossier_document_new ();
  g_autoptr (GDateTime) now = g_date_time_new_utc (2026, 11, 22, 12, 0, 0);
  g_autofree char *none = dossier_article_under_title_dup_text (document, now);
  g_autofree char *all = NULL;

  g_assert_null (none);
  document->byline = g_strdup ("Ada Poe");
  document->published = g_strdup ("2025-03-03");
  document->site = g_strdup ("The Courier");
  all = dossier_article_under_title_dup_text (document, now);
  g_assert_cmpstr (all, ==, "By Ada Poe · 3 March 2025 · The Courier");
  g_free (all);
  document->access = g_strdup ("preview");
  all = dossier_article_under_title_dup_text (document, now);
  g_assert_true (
      g_str_has_suffix (all, " · The Courier · only the beginning, the rest is for subscribers"));
}

static void
count_loaded_cb (DossierArticleImage *image, guint *n_loaded)
{
  (*n_loaded)++;
}

/* A picture of one red pixel row: 4 by 1, as a portable pixmap. */
static void
test_image (void)
{
  static const char PIXMAP[] = "P6 4 1 255\n\xff\0\0\xff\0\0\xff\0\0\xff\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (PIXMAP, sizeof PIXMAP - 1);
  g_autoptr (GBytes) broken = g_bytes_new_static ("GIF89a\xff\xff", 8);
  g_autoptr (DossierArticleImage) image = dossier_article_image_new (bytes, "red");
  g_autoptr (DossierArticleImage) bad = dossier_article_image_new (broken, "words instead");
  guint n_loaded = 0;

  g_signal_connect (image, "loaded", G_CALLBACK (count_loaded_cb), &n_loaded);
  app_test_wait_until (n_loaded == 1);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (image)), ==, 4);
  dossier_article_image_set_limit (image, 2);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (GDK_PAINTABLE (image)), ==, 2);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (image)), ==, 1);
  g_assert_null (dossier_article_image_get_texture (bad));
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (GDK_PAINTABLE (bad)), >, 0);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/text/what-is-shown-is-the-document", test_same_text);
  g_test_add_func ("/reader/text/every-offset-means-the-same", test_same_offsets);
  g_test_add_func ("/reader/text/a-character-knows-its-block", test_blocks_found);
  g_test_add_func ("/reader/text/the-first-letter-gives-the-direction", test_direction);
  g_test_add_func ("/reader/text/nothing-is-shown-as-nothing", test_nothing);
  g_test_add_func ("/reader/text/the-line-under-the-title-has-what-is-known", test_under_title);
  g_test_add_func ("/reader/text/a-picture-fits-the-measure", test_image);
  return g_test_run ();
}
