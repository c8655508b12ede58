/* test-reader-print.c: an article on paper: pages, what lies on them, notes, a printer, a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/reader/dossier-paper-layout.h"
#include "app/reader/dossier-paper-print.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define WIDTH        470
#define HEIGHT       740
#define N_PARAGRAPHS 70

static char *
dup_page (void)
{
  GString *page =
      g_string_new ("<!DOCTYPE html><html lang=\"en\"><head><title>The dry canal</title>"
                    "</head><body><article><h1>The dry canal</h1>");

  g_string_append (page,
                   "<p>The canal has been dry since <em>Whitsun</em>, and the barges lie on its "
                   "bed as they were left. See <a href=\"https://canal.example/levels\">the levels "
                   "of every lock</a> for the whole of the year.</p>"
                   "<h2>What the keepers say</h2>"
                   "<blockquote><p>We have oiled the gates every Saturday, and we shall go on "
                   "oiling them until somebody tells us to stop.</p></blockquote>"
                   "<ul><li>Water is let in from the northern lake.</li><li>Mud is taken out by "
                   "hand, with shovels and with buckets.</li></ul>"
                   "<table><tr><th>Lock</th><th>Depth in May</th><th>Depth in June</th></tr>"
                   "<tr><td>Upper gate</td><td>2.1 m</td><td>0.3 m</td></tr>"
                   "<tr><td>Mill gate, beside the bakery that was closed</td><td>1.9 m</td>"
                   "<td>nothing at all, but for frogs</td></tr></table>");
  for (guint i = 1; i <= N_PARAGRAPHS; i++)
    g_string_append_printf (page,
                            "<p>Paragraph %u says that on day %u the keepers walked along the "
                            "bed, counted the stones that stood out of the mud, and wrote the "
                            "number on the door of the lock house in chalk, as had been done "
                            "in every dry year that anybody could remember.</p>",
                            i,
                            i);
  g_string_append (page, "</article></body></html>");
  return g_string_free (page, FALSE);
}

typedef struct
{
  ReaderTest          reader;
  DossierPaper       *paper;
  DossierPaperLayout *layout;
} PrintTest;

static void
set_up (PrintTest *test, gconstpointer data)
{
  g_autofree char *page = dup_page ();

  reader_test_open (&test->reader, page);
  reader_test_annotate (&test->reader,
                        "oiled the gates every Saturday",
                        DOSSIER_HIGHLIGHT_GREEN,
                        "Ask *which* oil.");
  reader_test_annotate (&test->reader, "Paragraph 3 says", DOSSIER_HIGHLIGHT_BLUE, NULL);
  reader_test_annotate (&test->reader,
                        "Paragraph 60 says that on day 60",
                        DOSSIER_HIGHLIGHT_PINK,
                        "Check <the> chalk & the door.");
}

static void
lay_out (PrintTest *test)
{
  test->paper =
      dossier_paper_new (test->reader.reading, dossier_article_view_get_text (test->reader.view));
  test->layout = dossier_paper_layout_new (test->paper, WIDTH, HEIGHT);
  while (!dossier_paper_layout_step (test->layout, 200))
    ;
}

static void
tear_down (PrintTest *test, gconstpointer data)
{
  dossier_paper_layout_free (test->layout);
  dossier_paper_free (test->paper);
  reader_test_close (&test->reader);
}

/* The page that has the words; they must be on one, and on one only. */
static guint
find_page (PrintTest *test, const char *words)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < dossier_paper_layout_get_n_pages (test->layout); i++)
    {
      g_autofree char *lines = dossier_paper_layout_dup_words (test->layout, i);
      g_autofree char *flat = g_strdelimit (g_strdup (lines), "\n", ' ');

      if (strstr (flat, words) == NULL)
        continue;
      g_assert_cmpuint (found, ==, G_MAXUINT);
      found = i;
    }
  if (found == G_MAXUINT)
    g_error ("“%s” is on no page", words);
  return found;
}

/* All words of the text are on paper, in their order. */
static void
test_complete (PrintTest *test, gconstpointer data)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *p;

  lay_out (test);
  for (guint i = 0; i < dossier_paper_layout_get_n_pages (test->layout); i++)
    {
      g_autofree char *lines = dossier_paper_layout_dup_words (test->layout, i);

      g_assert_true (dossier_paper_layout_is_sound (test->layout, i));
      g_assert_cmpuint (strlen (lines), >, 0);
      g_string_append (all, lines);
    }
  p = all->str;
  g_assert_cmpuint (dossier_paper_layout_get_n_pages (test->layout), >=, 4);
  for (guint i = 1; i <= N_PARAGRAPHS; i++)
    {
      g_autofree char *words = g_strdup_printf ("Paragraph %u says", i);
      const char      *found = strstr (p, words);

      g_assert_nonnull (found);
      p = found;
    }
  g_assert_cmpuint (find_page (test, "Whitsun"), ==, 0);
  g_assert_cmpuint (find_page (test, "We have oiled the gates"), ==, 0);
  g_assert_cmpuint (find_page (test, "Mud is taken out"), ==, 0);
  g_assert_cmpuint (find_page (test, "Depth in June"), ==, 0);
  g_assert_cmpuint (find_page (test, "nothing at all, but for frogs"), ==, 0);
}

/* Each note has a number beside its passage, and the same number at the end; a highlight without a
 * note has none. */
static void
test_notes (PrintTest *test, gconstpointer data)
{
  guint            last;
  g_autofree char *first_numbers = NULL;
  g_autofree char *second_numbers = NULL;
  guint            page;

  lay_out (test);
  last = dossier_paper_layout_get_n_pages (test->layout) - 1;
  first_numbers = dossier_paper_layout_dup_numbers (test->layout, 0);
  g_assert_cmpstr (first_numbers, ==, "1");
  page = find_page (test, "Paragraph 60 says that on day 60 the keepers");
  g_assert_cmpuint (page, >, 0);
  second_numbers = dossier_paper_layout_dup_numbers (test->layout, page);
  g_assert_cmpstr (second_numbers, ==, "2");
  g_assert_cmpuint (find_page (test, "Ask which oil."), >=, last - 1);
  g_assert_cmpuint (find_page (test, "Check <the> chalk & the door."), ==, last);
  g_assert_cmpuint (find_page (test, "Kept in Dossier on"), >=, last - 1);
}

/* A heading is never the last thing on its page, and no paragraph leaves one line alone. */
static void
test_borders (PrintTest *test, gconstpointer data)
{
  lay_out (test);
  for (guint i = 0; i + 1 < dossier_paper_layout_get_n_pages (test->layout); i++)
    {
      g_autofree char *here = dossier_paper_layout_dup_words (test->layout, i);
      g_autofree char *next = dossier_paper_layout_dup_words (test->layout, i + 1);
      g_auto (GStrv) lines = g_strsplit (here, "\n", -1);
      g_auto (GStrv) next_lines = g_strsplit (next, "\n", -1);
      guint             n = g_strv_length (lines);
      const char *const last = lines[n - 2];

      g_assert_false (g_str_has_prefix (last, "Paragraph"));
      g_assert_cmpstr (last, !=, "What the keepers say");
      /* The last line of a paragraph does not stand at the top by itself. */
      if (!g_str_has_prefix (next_lines[0], "Paragraph"))
        g_assert_false (g_str_has_prefix (next_lines[1], "Paragraph"));
    }
}

/* On any size of paper everything lies on its page. */
static void
test_sizes (PrintTest *test, gconstpointer data)
{
  static const struct
  {
    double width;
    double height;
  } SIZES[] = { { 470, 740 }, { 300, 420 }, { 120, 160 }, { 1, 1 }, { 2000, 3000 } };

  lay_out (test);
  for (gsize i = 0; i < G_N_ELEMENTS (SIZES); i++)
    {
      g_autoptr (DossierPaperLayout) layout =
          dossier_paper_layout_new (test->paper, SIZES[i].width, SIZES[i].height);

      g_assert_true (dossier_paper_layout_step (layout, 0));
      for (guint page = 0;
           SIZES[i].height > 200 && page < dossier_paper_layout_get_n_pages (layout);
           page++)
        g_assert_true (dossier_paper_layout_is_sound (layout, page));
    }
}

static char *
dup_pdf_path (PrintTest *test)
{
  g_autofree char *folder = g_path_get_dirname (test->reader.path);

  return g_build_filename (folder, "article.pdf", NULL);
}

/* One of the standard's words for a page: "/Type /Page", but not "/Pages". */
static void
check_pdf (const char *path)
{
  g_autofree char *bytes = NULL;
  gsize            length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 2000);
  g_assert_cmpint (memcmp (bytes, "%PDF-1.", 7), ==, 0);
  g_assert_nonnull (g_strstr_len (bytes + length - 32, 32, "%%EOF"));
  g_unlink (path);
}

static void
test_export (PrintTest *test, gconstpointer data)
{
  g_autofree char *path = dup_pdf_path (test);
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintOperation) operation = NULL;
  int n_pages = 0;

  operation = dossier_paper_print_new_operation (
      dossier_paper_new (test->reader.reading, dossier_article_view_get_text (test->reader.view)));
  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation,
                                            GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (test->reader.window),
                                            &error),
                   ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (operation, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, >=, 4);
  check_pdf (path);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static void
test_file (PrintTest *test, gconstpointer data)
{
  g_autofree char *path = dup_pdf_path (test);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/at/all.pdf");
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) failed = NULL;
  g_autoptr (GError) error = NULL;

  dossier_paper_print_save_async (
      dossier_paper_new (test->reader.reading, dossier_article_view_get_text (test->reader.view)),
      file,
      NULL,
      saved_cb,
      &saved);
  dossier_paper_print_save_async (dossier_paper_new (test->reader.reading, NULL),
                                  nowhere,
                                  NULL,
                                  saved_cb,
                                  &failed);
  app_test_wait_until (saved != NULL && failed != NULL);
  g_assert_true (dossier_paper_print_save_finish (saved, &error));
  g_assert_no_error (error);
  check_pdf (path);
  g_assert_false (dossier_paper_print_save_finish (failed, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* What the file says, its packed parts unpacked; zero bytes are blanks. */
static char *
dup_pdf_words (const char *path)
{
  g_autofree char *bytes = NULL;
  GString         *words = g_string_new (NULL);
  gsize            length;
  const char      *p;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_string_append_len (words, bytes, length);
  for (p = bytes; p + 8 < bytes + length; p++)
    {
      g_autoptr (GZlibDecompressor) unpacker = NULL;
      g_autoptr (GInputStream) packed = NULL;
      g_autoptr (GInputStream) stream = NULL;
      g_autofree char *part = NULL;
      gsize            n_read = 0;

      if (memcmp (p, "\nstream\n", 8) != 0)
        continue;
      p += 7;
      part = g_malloc (1 << 16);
      unpacker = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB);
      packed = g_memory_input_stream_new_from_data (p + 1, bytes + length - p - 1, NULL);
      stream = g_converter_input_stream_new (packed, G_CONVERTER (unpacker));
      /* Some streams are no packed ones. */
      g_input_stream_read_all (stream, part, 1 << 16, &n_read, NULL, NULL);
      g_string_append_len (words, part, n_read);
    }
  for (gsize i = 0; i < words->len; i++)
    if (words->str[i] == '\0')
      words->str[i] = ' ';
  return g_string_free (words, FALSE);
}

static void
save_pdf (PrintTest *test, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;

  dossier_paper_print_save_async (
      dossier_paper_new (test->reader.reading, dossier_article_view_get_text (test->reader.view)),
      file,
      NULL,
      saved_cb,
      &saved);
  app_test_wait_until (saved != NULL);
  g_assert_true (dossier_paper_print_save_finish (saved, &error));
  g_assert_no_error (error);
}

/* The link of the first paragraph stands on the words that have it; headings make the outline. */
static void
test_links (PrintTest *test, gconstpointer data)
{
  g_autofree char *path = dup_pdf_path (test);
  g_autofree char *words = NULL;
  const char      *link;
  const char      *box;
  double           x;
  double           y;
  double           right;
  double           top;

  save_pdf (test, path);
  words = dup_pdf_words (path);
  link = strstr (words, "/URI (https://canal.example/levels)");
  g_assert_nonnull (link);
  box = g_strrstr_len (words, link - words, "/Rect [");
  g_assert_nonnull (box);
  g_assert_cmpint (sscanf (box, "/Rect [ %lf %lf %lf %lf", &x, &y, &right, &top), ==, 4);
  /* On the first page of A4, a line high, right of the margin and in the upper third. */
  g_assert_cmpfloat (x, >, 60);
  g_assert_cmpfloat (right, <, 560);
  g_assert_cmpfloat (top - y, >, 8);
  g_assert_cmpfloat (top - y, <, 40);
  g_assert_cmpfloat (y, >, 560);
  g_assert_nonnull (strstr (words, "/Outlines"));
  g_assert_nonnull (strstr (words, "/Title (What the keepers say)"));
  g_assert_nonnull (strstr (words, "/CreationDate"));
  g_unlink (path);
}

/* A row that no page can hold goes on on the next ones, under the head of its table. */
static void
test_tall_row (void)
{
  ReaderTest test;
  GString   *page = g_string_new (
      "<!DOCTYPE html><html lang=\"en\"><head><title>The log of the lock</title></head><body>"
        "<article><h1>The log of the lock</h1><p>The keeper wrote it all into one cell of a table, "
        "and nobody asked why.</p><table><thead><tr><th>Year</th><th>Keeper</th><th>What "
        "happened</th></tr></thead><tbody><tr><td>1958</td><td>Ahlgren</td><td>Ice</td></tr>"
        "<tr><td>1959</td><td>Ahlgren</td><td>Mud</td></tr><tr><td>1960</td><td>Bergman</td>"
        "<td>A wedding</td></tr><tr><td>1961</td><td>Bergman</td><td>");
  g_autoptr (DossierPaper) paper = NULL;
  g_autoptr (DossierPaperLayout) layout = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  const char *p;
  guint       n_tables = 0;
  guint       n_heads = 0;

  for (guint i = 1; i <= 90; i++)
    g_string_append_printf (page, "On day%u it rained. ", i);
  g_string_append (page,
                   "</td></tr><tr><td>1962</td><td>Carlsson</td><td>Nothing</td></tr></tbody></"
                   "table><p>That is all that "
                   "was ever written there, in pencil.</p></article></body></html>");
  reader_test_open (&test, page->str);
  g_string_free (page, TRUE);
  paper = dossier_paper_new (test.reading, dossier_article_view_get_text (test.view));
  for (guint i = 0; i < paper->document->blocks->len; i++)
    n_tables +=
        g_array_index (paper->document->blocks, DossierBlock, i).kind == DOSSIER_BLOCK_TABLE;
  g_assert_cmpuint (n_tables, ==, 1);
  layout = dossier_paper_layout_new (paper, 250, 220);
  g_assert_true (dossier_paper_layout_step (layout, 0));
  g_assert_cmpuint (dossier_paper_layout_get_n_pages (layout), >=, 4);
  for (guint i = 0; i < dossier_paper_layout_get_n_pages (layout); i++)
    {
      g_autofree char *words = dossier_paper_layout_dup_words (layout, i);

      g_assert_true (dossier_paper_layout_is_sound (layout, i));
      n_heads += strstr (words, "Keeper") != NULL;
      g_string_append (all, words);
    }
  g_strdelimit (all->str, "\n", ' ');
  p = all->str;
  for (guint i = 1; i <= 90; i++)
    {
      /* One word, in which no line is broken. */
      g_autofree char *day = g_strdup_printf ("day%u", i);

      p = strstr (p, day);
      g_assert_nonnull (p);
    }
  g_assert_nonnull (strstr (p, "1962"));
  g_assert_cmpuint (n_heads, >=, 3);
  g_clear_pointer (&layout, dossier_paper_layout_free);
  g_clear_pointer (&paper, dossier_paper_free);
  reader_test_close (&test);
}

/* A picture that is there is drawn; none is larger than its page. */
static void
test_pictures (void)
{
  static const guint8 PIXELS[8 * 600 * 4] = { 0x80 };
  ReaderTest          test;
  g_autoptr (GBytes) bytes = g_bytes_new_static (PIXELS, sizeof PIXELS);
  g_autoptr (DossierPaper) paper = NULL;
  g_autoptr (DossierPaperLayout) layout = NULL;
  guint n_pictures = 0;

  reader_test_open (
      &test,
      "<!DOCTYPE html><html lang=\"en\"><head><title>Two pictures</title></head><body>"
      "<article><h1>Two pictures</h1><p>The first is tall, and stands between two "
      "paragraphs that would rather be together for once.</p><figure><img "
      "src=\"https://canal.example/1.png\" alt=\"A very tall tower\"><figcaption>The "
      "tower, seen from the foot of the hill</figcaption></figure><p>The second is "
      "not there at all, and so its words are printed where it was to stand, in the "
      "slanted letters of captions.</p><figure><img "
      "src=\"https://canal.example/2.png\" alt=\"A heron that has flown\"></figure>"
      "<p>That is all there is to see here.</p></article></body></html>");
  paper = dossier_paper_new (test.reading, dossier_article_view_get_text (test.view));
  for (guint i = 0; i < paper->document->blocks->len; i++)
    if (g_array_index (paper->document->blocks, DossierBlock, i).kind == DOSSIER_BLOCK_FIGURE &&
        n_pictures++ == 0)
      g_hash_table_insert (
          paper->pictures,
          GUINT_TO_POINTER (i),
          gdk_memory_texture_new (8, 600, GDK_MEMORY_DEFAULT, bytes, (gsize) 8 * 4));
  g_assert_cmpuint (n_pictures, ==, 2);
  layout = dossier_paper_layout_new (paper, WIDTH, 500);
  g_assert_true (dossier_paper_layout_step (layout, 0));
  n_pictures = 0;
  for (guint i = 0; i < dossier_paper_layout_get_n_pages (layout); i++)
    {
      g_assert_true (dossier_paper_layout_is_sound (layout, i));
      n_pictures += dossier_paper_layout_get_n_pictures (layout, i);
    }
  g_assert_cmpuint (n_pictures, ==, 1);
  {
    g_autofree char *words = dossier_paper_layout_dup_words (layout, 0);

    g_assert_nonnull (strstr (words, "The tower, seen from the foot"));
    g_assert_nonnull (strstr (words, "A heron that has flown"));
    g_assert_null (strstr (words, "A very tall tower"));
  }
  g_clear_pointer (&layout, dossier_paper_layout_free);
  g_clear_pointer (&paper, dossier_paper_free);
  reader_test_close (&test);
}

#define ADD(name, run) g_test_add ("/reader/print/" name, PrintTest, NULL, set_up, run, tear_down)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  ADD ("every-word-is-on-paper", test_complete);
  ADD ("notes-are-numbered-and-listed", test_notes);
  ADD ("lines-stay-together", test_borders);
  ADD ("any-paper-will-do", test_sizes);
  ADD ("a-printer-gets-pages", test_export);
  ADD ("a-pdf-is-whole-or-not-at-all", test_file);
  ADD ("links-and-headings-can-be-clicked", test_links);
  g_test_add_func ("/reader/print/a-row-that-no-page-holds-goes-on", test_tall_row);
  g_test_add_func ("/reader/print/pictures-fit-their-page", test_pictures);
  return g_test_run ();
}
