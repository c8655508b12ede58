/* test-extract.c: from bytes to documents: kinds, encodings, plain text, errors.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

static DossierDocument *
extract (const char *data, gsize length, const char *content_type, GError **error)
{
  DossierExtractInput input = { data, length, content_type, "https://news.example.org/a", NULL };

  return dossier_extract (&input, error);
}

#define BODY(words)                                                                                \
  "<p>" words " stood at the gate in the rain and waited for the ferry, which did not come.</p>"   \
  "<p>Nobody on the other bank had seen it either, so they walked home again, all of them.</p>"

static const struct
{
  const char      *what;
  const char      *data;
  gsize            length;
  DossierCoreError code;
  const char      *sentence;
} REFUSED[] = {
#define REFUSE(what, data, code, sentence)                                                         \
  {                                                                                                \
    what, data, sizeof data - 1, code, sentence                                                    \
  }
  REFUSE ("PDF", "%PDF-1.7\n1 0 obj", DOSSIER_CORE_ERROR_NOT_TEXT, "a PDF document"),
  REFUSE ("PDF behind a line", "\n\n%PDF-1.4 x", DOSSIER_CORE_ERROR_NOT_TEXT, "a PDF document"),
  REFUSE ("PNG", "\x89PNG\r\n\x1a\n\0\0", DOSSIER_CORE_ERROR_NOT_TEXT, "an image (PNG)"),
  REFUSE ("JPEG", "\xff\xd8\xff\xe0\0\x10JFIF", DOSSIER_CORE_ERROR_NOT_TEXT, "an image (JPEG)"),
  REFUSE ("WebP", "RIFF\0\0\0\0WEBPVP8 ", DOSSIER_CORE_ERROR_NOT_TEXT, "an image (WebP)"),
  REFUSE ("AVIF", "\0\0\0 ftypavif\0\0", DOSSIER_CORE_ERROR_NOT_TEXT, "an image (AVIF)"),
  REFUSE ("MP4", "\0\0\0 ftypisom\0\0", DOSSIER_CORE_ERROR_NOT_TEXT, "a video"),
  REFUSE ("ZIP", "PK\3\4\x14\0\0\0a.txt", DOSSIER_CORE_ERROR_NOT_TEXT, "an archive (ZIP)"),
  REFUSE ("Word", "PK\3\4\x14\0\0\0word/document.xml", DOSSIER_CORE_ERROR_NOT_TEXT, "(Word)"),
  REFUSE ("EPUB", "PK\3\4mimetypeapplication/epub+zip", DOSSIER_CORE_ERROR_NOT_TEXT, "e-book"),
  REFUSE ("old office",
          "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..",
          DOSSIER_CORE_ERROR_NOT_TEXT,
          "an office document"),
  REFUSE ("gzip", "\x1f\x8b\x08\0\0\0", DOSSIER_CORE_ERROR_NOT_TEXT, "a compressed file"),
  REFUSE ("noise", "\1\2\3\4\5\6\7\x0e\x0f\x10", DOSSIER_CORE_ERROR_NOT_TEXT, "a file of data"),
  REFUSE ("feed",
          "<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'></rss>",
          DOSSIER_CORE_ERROR_UNSUPPORTED,
          "a news feed"),
  REFUSE ("drawing",
          "<svg xmlns='http://www.w3.org/2000/svg'></svg>",
          DOSSIER_CORE_ERROR_UNSUPPORTED,
          "an image (SVG)"),
  REFUSE ("nothing", "", DOSSIER_CORE_ERROR_EMPTY, "empty"),
  REFUSE ("white space", " \r\n\t ", DOSSIER_CORE_ERROR_EMPTY, "empty"),
  REFUSE ("empty page",
          "<!doctype html><html><body></body></html>",
          DOSSIER_CORE_ERROR_NO_ARTICLE,
          "no article"),
  REFUSE ("only links",
          "<html><body><ul><li><a href='/a'>Some headline of another story</a>"
          "<li><a href='/b'>And one more headline of another story</a></ul></body></html>",
          DOSSIER_CORE_ERROR_NO_ARTICLE,
          "no article"),
#undef REFUSE
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (REFUSED); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document =
          extract (REFUSED[i].data, REFUSED[i].length, NULL, &error);

      g_test_message ("%s: %s", REFUSED[i].what, error != NULL ? error->message : "accepted");
      g_assert_null (document);
      g_assert_error (error, DOSSIER_CORE_ERROR, (int) REFUSED[i].code);
      g_assert_nonnull (strstr (error->message, REFUSED[i].sentence));
    }
}

/* Words that merely look like the first bytes of a file. */
static void
test_words_are_no_signatures (void)
{
  static const char *const TEXTS[] = { "The new WAVE of the sea\n\nIt came at night.",
                                       "ID3 tags explained\n\nThey name songs.",
                                       "RIFF is a word\n\nIt has four letters.",
                                       "MM\n\nTwo letters." };

  for (guint i = 0; i < G_N_ELEMENTS (TEXTS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document = extract (TEXTS[i], strlen (TEXTS[i]), NULL, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
}

static void
test_too_large (void)
{
  g_autofree char *page = g_malloc (DOSSIER_EXTRACT_MAX_BYTES + 1);
  g_autoptr (GError) error = NULL;

  memset (page, 'a', DOSSIER_EXTRACT_MAX_BYTES + 1);
  g_assert_null (extract (page, DOSSIER_EXTRACT_MAX_BYTES + 1, "text/html", &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_LARGE);
}

/* The type that servers give, and what it is nevertheless. */
static const struct
{
  const char *content_type;
  const char *data;
  const char *title;
} KINDS[] = {
  { "text/html", "<title>Ferry</title>" BODY ("Anna"), "Ferry" },
  { "text/plain", "<!doctype html><title>Ferry</title>" BODY ("Anna"), "Ferry" },
  { "application/octet-stream", "<html><title>Ferry</title>" BODY ("Anna"), "Ferry" },
  { NULL, "\n<!-- made by hand --><html><title>Ferry</title>" BODY ("Anna"), "Ferry" },
  { "application/xhtml+xml; charset=utf-8",
    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title>Ferry</title>"
    "</head><body>" BODY ("Anna") "</body></html>",
    "Ferry" },
  { "text/plain", "Ferry\n\nIt did not come.", "Ferry" },
  { NULL, "Ferry <late>\n\nIt did not come.", "Ferry <late>" },
};

static void
test_kinds (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document =
          extract (KINDS[i].data, strlen (KINDS[i].data), KINDS[i].content_type, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->title, ==, KINDS[i].title);
    }
}

static void
test_unsupported_types (void)
{
  static const char *const TYPES[] = { "application/json",
                                       "text/css; charset=utf-8",
                                       "application/javascript",
                                       "text/csv" };

  for (guint i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (extract ("{\"a\": 1}", 8, TYPES[i], &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED);
    }
}

/* Plain text, so that the bytes are all there is; the paragraph must come out as given. */
static const struct
{
  const char *what;
  const char *content_type;
  const char *data;
  gsize       length;
  const char *paragraph;
} ENCODINGS[] = {
#define ENCODE(what, type, data, paragraph)                                                        \
  {                                                                                                \
    what, type, data, sizeof data - 1, paragraph                                                   \
  }
  ENCODE ("UTF-8 unsaid", NULL, "T\n\nGrüße aus Łódź.", "Grüße aus Łódź."),
  ENCODE ("windows-1252 unsaid",
          NULL,
          "T\n\nGr\xfc\xdf"
          "e \x93so\x94.",
          "Grüße “so”."),
  ENCODE ("latin 1 means windows-1252", "text/plain; charset=ISO-8859-1", "T\n\n\x80 5.", "€ 5."),
  ENCODE ("latin 1 said of UTF-8", "text/plain; charset=iso-8859-1", "T\n\nGrüße.", "Grüße."),
  ENCODE ("UTF-8 said of windows-1252",
          "text/plain; charset=utf-8",
          "T\n\nGr\xfc\xdf"
          "e.",
          "Grüße."),
  ENCODE ("windows-1251", "text/plain; charset=\"windows-1251\"", "T\n\n\xcc\xe8\xf0.", "Мир."),
  ENCODE ("KOI8-R", "text/plain;charset=koi8-r", "T\n\n\xed\xc9\xd2.", "Мир."),
  ENCODE ("Shift JIS", "text/plain; charset=shift_jis", "T\n\n\x93\xfa\x96\x7b.", "日本."),
  ENCODE ("EUC-KR", "text/plain; charset=euc-kr", "T\n\n\xc7\xd1\xb1\xb9.", "한국."),
  ENCODE ("GBK", "text/plain; charset=gb2312", "T\n\n\xd6\xd0\xb9\xfa.", "中国."),
  ENCODE ("UTF-8 mark", "text/plain; charset=iso-8859-1", "\xef\xbb\xbfT\n\nGrüße.", "Grüße."),
  ENCODE ("UTF-16LE mark", NULL, "\xff\xfeT\0\n\0\n\0\xe4\0.\0", "ä."),
  ENCODE ("UTF-16BE mark", NULL, "\xfe\xff\0T\0\n\0\n\0\xe4\0.", "ä."),
  ENCODE ("unknown label", "text/plain; charset=klingon", "T\n\nGrüße.", "Grüße."),
  ENCODE ("a broken character", NULL, "T\n\nGrüße aus \xe2\x82.", "Grüße aus \xef\xbf\xbd."),
  ENCODE ("NULs",
          NULL,
          "T\n\nGr\0\xc3\xbc\0\xc3\x9f"
          "e.",
          "Grüße."),
#undef ENCODE
};

static void
assert_block (const DossierDocument *document, guint index, const char *expected)
{
  const DossierBlock *block;
  g_autofree char    *text = NULL;

  g_assert_cmpuint (document->blocks->len, >, index);
  block = &g_array_index (document->blocks, DossierBlock, index);
  text = g_strndup (document->text + block->span.start, block->span.end - block->span.start);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_encodings (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (ENCODINGS); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document =
          extract (ENCODINGS[i].data, ENCODINGS[i].length, ENCODINGS[i].content_type, &error);

      g_test_message ("%s", ENCODINGS[i].what);
      g_assert_no_error (error);
      g_assert_true (g_utf8_validate (document->text, document->text_length, NULL));
      assert_block (document, 1, ENCODINGS[i].paragraph);
    }
}

static void
test_encoding_in_the_page (void)
{
  static const char *const HEADS[] = {
    "<meta charset=windows-1251>",
    "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset = windows-1251'>",
    "<!-- <meta name=a> --><meta name='b'><meta charset=\"Windows-1251\"/>"
  };

  for (guint i = 0; i < G_N_ELEMENTS (HEADS); i++)
    {
      g_autofree char *page = g_strconcat ("<html><head>",
                                           HEADS[i],
                                           "<title>\xcc\xe8\xf0</title>",
                                           BODY ("Anna"),
                                           NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document = extract (page, strlen (page), "text/html", &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->title, ==, "Мир");
    }
}

/* Plain text: what comes in, and title, date and blocks behind the title. */
static const struct
{
  const char *text;
  const char *file_name;
  const char *title;
  const char *published;
  const char *body;
} PLAIN[] = {
  { " date 2024-02-29 A leap day\n\nOne.\n\nTwo.\n",
    NULL,
    "A leap day",
    "2024-02-29",
    "One.\nTwo." },
  { "date 2024-03-01 No space in front\r\n\r\nOne\r\nline.\r\n",
    NULL,
    "No space in front",
    "2024-03-01",
    "One line." },
  { " date 2023-02-29 No such day\n\nOne.", NULL, "date 2023-02-29 No such day", NULL, "One." },
  { " date 2024-01-01\n\nNo headline.", "/tmp/x.txt", "", "2024-01-01", "No headline." },
  { "A title\n\nA paragraph.", NULL, "A title", NULL, "A paragraph." },
  { "This is a sentence.\n\nAnd another.",
    "/home/a/my_notes.txt",
    "my notes",
    NULL,
    "This is a sentence.\nAnd another." },
  { "First.\nSecond.\nThird.", "n.txt", "n", NULL, "First.\nSecond.\nThird." },
  { "T\n\n  Hard\n  wrapped   lines\n\n\n\nend.", NULL, "T", NULL, "Hard wrapped lines\nend." },
};

static void
test_plain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (PLAIN); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document =
          dossier_extract_plain (PLAIN[i].text, strlen (PLAIN[i].text), PLAIN[i].file_name, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (document->title, ==, PLAIN[i].title);
      g_assert_cmpstr (document->published, ==, PLAIN[i].published);
      g_assert_cmpstr (document->text + dossier_document_get_body_start (document),
                       ==,
                       PLAIN[i].body);
    }
}

static void
test_not_terminated (void)
{
  static const char PAGE[] = "<title>Ferry</title>" BODY ("Anna");
  g_autofree char  *exact = g_memdup2 (PAGE, sizeof PAGE - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDocument) document = extract (exact, sizeof PAGE - 1, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (document->title, ==, "Ferry");
}

/* Every page cut off anywhere gives a document or an error, and never a broken text. */
static void
test_cut_pages (void)
{
  static const char PAGE[] =
      "<!doctype html><html><head><title>Ferry</title><script type='application/ld+json'>"
      "{\"@type\":\"NewsArticle\",\"headline\":\"Ferry \\u00e4\"}</script></head><body>"
      "<!-- c --><p style='display:none'>x</p><img src='a.jpg' alt='b'>" BODY (
          "Anna ä") "<table><tr><th>a<td>b<tr><td>c<td>d</table><ul><li>e<ol><li>f</ol></"
                    "ul><pre>\n g</pre>";

  for (gsize length = 1; length < sizeof PAGE; length++)
    {
      g_autofree char *exact = g_memdup2 (PAGE, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierDocument) document = extract (exact, length, "text/html", &error);
      g_autofree char *layout = NULL;

      g_assert_true ((document == NULL) == (error != NULL));
      if (document == NULL)
        continue;
      layout = dossier_document_serialize_layout (document);
      g_assert_true (g_utf8_validate (document->text, document->text_length, NULL));
      g_assert_true (dossier_document_deserialize_layout (document, layout, &error));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/extract/what-is-no-article-is-refused-with-a-sentence", test_refused);
  g_test_add_func ("/core/extract/words-are-not-taken-for-signatures",
                   test_words_are_no_signatures);
  g_test_add_func ("/core/extract/more-than-the-limit-is-refused", test_too_large);
  g_test_add_func ("/core/extract/pages-are-known-whatever-the-server-says", test_kinds);
  g_test_add_func ("/core/extract/types-without-articles-are-refused", test_unsupported_types);
  g_test_add_func ("/core/extract/encodings-are-found", test_encodings);
  g_test_add_func ("/core/extract/a-page-may-declare-its-encoding", test_encoding_in_the_page);
  g_test_add_func ("/core/extract/plain-text-has-title-date-and-paragraphs", test_plain);
  g_test_add_func ("/core/extract/input-need-not-be-terminated", test_not_terminated);
  g_test_add_func ("/core/extract/cut-off-pages-stay-valid", test_cut_pages);
  return g_test_run ();
}
