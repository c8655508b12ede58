/* test-exchange.c: what other programs export is understood, and nothing is dropped unsaid.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exchange/dossier-csv.h"
#include "core/exchange/dossier-exchange.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

static DossierImported *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  DossierImported *imported = dossier_exchange_read (text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return imported;
}

static DossierImportedArticle *
get_article (const DossierImported *imported, guint i)
{
  g_assert_cmpuint (i, <, imported->articles->len);
  return g_ptr_array_index (imported->articles, i);
}

static DossierImportedAnnotation *
get_annotation (const DossierImportedArticle *article, guint i)
{
  g_assert_cmpuint (i, <, article->annotations->len);
  return g_ptr_array_index (article->annotations, i);
}

static void
assert_tags (GPtrArray *tags, const char *joined)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < tags->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", (char *) g_ptr_array_index (tags, i));
  g_assert_cmpstr (text->str, ==, joined);
}

static void
test_pocket (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "title,url,time_added,tags,status\r\n"
      "\"Geese, and \"\"ducks\"\"\",https://pond.example/a,1700000000,birds|water,unread\r\n"
      "https://pond.example/b,https://pond.example/b,1700000001,,archive\r\n"
      "Mail,mailto:me@pond.example,1700000002,,unread\r\n");
  DossierImportedArticle *first = get_article (imported, 0);
  DossierImportedArticle *second = get_article (imported, 1);

  g_assert_cmpstr (imported->format, ==, "Pocket");
  g_assert_cmpstr (first->title, ==, "Geese, and \"ducks\"");
  g_assert_cmpint (first->added, ==, G_GINT64_CONSTANT (1700000000000));
  assert_tags (first->tags, "birds|water");
  g_assert_cmpint (first->flags, ==, 0);
  g_assert_null (second->title);
  g_assert_cmpint (second->flags, ==, DOSSIER_IMPORTED_ARCHIVED | DOSSIER_IMPORTED_READ);
  g_assert_cmpuint (second->place, ==, 3);
  g_assert_cmpuint (imported->articles->len, ==, 2);
  g_assert_cmpuint (imported->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (imported->problems, 0), "line 4"));
}

static void
test_instapaper (void)
{
  g_autoptr (DossierImported) imported =
      read_text ("URL,Title,Selection,Folder,Timestamp,Tags\n"
                 "https://pond.example/a,Geese,\"two\nlines\",Starred,1700000000,\"[\"\"x\"\"]\"\n"
                 "https://pond.example/b,Ducks,,Field notes,1700000000,[]\n");

  g_assert_cmpstr (imported->format, ==, "Instapaper");
  g_assert_cmpint (get_article (imported, 0)->flags, ==, DOSSIER_IMPORTED_STARRED);
  g_assert_cmpstr (get_annotation (get_article (imported, 0), 0)->quote, ==, "two\nlines");
  assert_tags (get_article (imported, 0)->tags, "x");
  assert_tags (get_article (imported, 1)->tags, "Field notes");
  g_assert_cmpuint (get_article (imported, 1)->place, ==, 4);
  g_assert_cmpuint (imported->problems->len, ==, 0);
}

static void
test_readwise (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,"
      "Highlighted at,Document tags\n"
      "First words,On Ponds,Ida Lund,,Why?,yellow,\"a,b\",,1,2024-03-04 05:06:07+00:00,\n"
      "Second words,On Ponds,Ida Lund,,,,,,2,,\n"
      ",On Ponds,Ida Lund,,,,,,3,,\n");
  DossierImportedArticle *article = get_article (imported, 0);

  g_assert_cmpstr (imported->format, ==, "Readwise");
  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_null (article->url);
  g_assert_cmpstr (article->byline, ==, "Ida Lund");
  g_assert_cmpstr (get_annotation (article, 0)->note, ==, "Why?");
  g_assert_cmpint (get_annotation (article, 0)->created, ==, G_GINT64_CONSTANT (1709528767000));
  assert_tags (get_annotation (article, 0)->tags, "a|b");
  g_assert_cmpstr (get_annotation (article, 1)->quote, ==, "Second words");
  /* The row without words, and "Location". */
  g_assert_cmpuint (imported->problems->len, ==, 2);
}

static void
test_wallabag (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "[{\"is_archived\":1,\"is_starred\":0,\"tags\":[\"pond\",{\"label\":\"geese\"}],"
      "\"title\":\"Geese\",\"url\":\"https://pond.example/a\",\"content\":\"<p>Honk.</p>\","
      "\"created_at\":\"2024-03-04T05:06:07+0100\",\"published_by\":[\"Ida Lund\",\"Bo Ek\"],"
      "\"annotations\":[{\"text\":\"loud\",\"quote\":\"Honk\"}]},"
      "{\"is_archived\":false,\"is_starred\":true,\"title\":\"Ducks\",\"url\":\"\"}]");
  DossierImportedArticle *article = get_article (imported, 0);
  g_autofree char        *page = NULL;

  g_assert_cmpstr (imported->format, ==, "wallabag");
  g_assert_cmpint (article->flags, ==, DOSSIER_IMPORTED_ARCHIVED | DOSSIER_IMPORTED_READ);
  assert_tags (article->tags, "pond|geese");
  g_assert_cmpstr (article->byline, ==, "Ida Lund, Bo Ek");
  page = g_strndup (g_bytes_get_data (article->page, NULL), g_bytes_get_size (article->page));
  g_assert_nonnull (strstr (page, "<p>Honk.</p>"));
  g_assert_nonnull (strstr (page, "<article>"));
  g_assert_cmpint (article->added, ==, G_GINT64_CONSTANT (1709525167000));
  g_assert_cmpstr (get_annotation (article, 0)->note, ==, "loud");
  g_assert_cmpuint (imported->problems->len, ==, 1);
}

static void
test_omnivore (void)
{
  g_autoptr (DossierImported) imported =
      read_text ("[{\"id\":\"1\",\"slug\":\"geese\",\"title\":\"Geese\",\"author\":\"Ida Lund\","
                 "\"url\":\"https://pond.example/a\",\"state\":\"Archived\",\"labels\":[\"pond\"],"
                 "\"savedAt\":\"2024-03-04T05:06:07.250Z\"}]");

  g_assert_cmpstr (imported->format, ==, "Omnivore");
  g_assert_cmpint (get_article (imported, 0)->flags, ==, DOSSIER_IMPORTED_ARCHIVED);
  g_assert_cmpint (get_article (imported, 0)->added, ==, G_GINT64_CONSTANT (1709528767250));
}

/* The ways that the model lets one thing be said. */
static void
test_web_annotations (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\",\"type\":\"AnnotationPage\",\"items\":["
      "{\"type\":\"Annotation\",\"id\":\"urn:uuid:1-2\",\"bodyValue\":\"plain\","
      "\"target\":\"https://pond.example/a#top\"},"
      "{\"type\":\"Annotation\",\"body\":[{\"type\":\"TextualBody\",\"value\":\"*loud*\"},"
      "{\"type\":\"TextualBody\",\"purpose\":\"tagging\",\"value\":\"pond\"}],"
      "\"target\":[{\"source\":{\"id\":\"https://pond.example/a\"},\"styleClass\":\"green\","
      "\"selector\":{\"type\":[\"TextQuoteSelector\"],\"exact\":\"Honk\",\"prefix\":\"it \","
      "\"refinedBy\":{\"type\":\"TextPositionSelector\",\"start\":4,\"end\":8}}}]},"
      "{\"type\":\"Annotation\"}]}");
  DossierImportedArticle    *article = get_article (imported, 0);
  DossierImportedAnnotation *second = get_annotation (article, 1);

  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_cmpstr (article->url, ==, "https://pond.example/a");
  g_assert_cmpstr (get_annotation (article, 0)->note, ==, "plain");
  g_assert_cmpstr (get_annotation (article, 0)->uuid, ==, "1-2");
  g_assert_null (get_annotation (article, 0)->quote);
  g_assert_cmpstr (second->quote, ==, "Honk");
  g_assert_cmpstr (second->prefix, ==, "it ");
  g_assert_cmpstr (second->colour, ==, "green");
  g_assert_cmpint (second->start, ==, 4);
  g_assert_cmpint (second->end, ==, 8);
  assert_tags (second->tags, "pond");
  g_assert_cmpuint (imported->problems->len, ==, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (imported->problems, 0), "annotation 3"));
}

static void
test_hypothesis (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "{\"total\":2,\"rows\":[{\"id\":\"x\",\"uri\":\"https://pond.example/a\",\"text\":\"loud\","
      "\"tags\":[\"pond\"],\"created\":\"2024-03-04T05:06:07+00:00\","
      "\"document\":{\"title\":[\"Geese\"]},"
      "\"target\":[{\"source\":\"https://pond.example/a\",\"selector\":["
      "{\"type\":\"RangeSelector\"},"
      "{\"type\":\"TextQuoteSelector\",\"exact\":\"Honk\",\"suffix\":\" twice\"}]}]},"
      "{\"id\":\"y\",\"uri\":\"https://pond.example/a\",\"text\":\"of the page\"}]}");
  DossierImportedArticle *article = get_article (imported, 0);

  g_assert_cmpstr (imported->format, ==, "Hypothesis");
  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_cmpstr (article->title, ==, "Geese");
  g_assert_cmpstr (get_annotation (article, 0)->quote, ==, "Honk");
  g_assert_cmpstr (get_annotation (article, 0)->suffix, ==, " twice");
  g_assert_null (get_annotation (article, 1)->quote);
  g_assert_cmpstr (get_annotation (article, 1)->note, ==, "of the page");
}

static void
test_bookmarks (void)
{
  g_autoptr (DossierImported) imported = read_text (
      "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
      "<DT><H3>Bookmarks Toolbar</H3>\n<DL><p>\n<DT><H3>Water birds</H3>\n<DL><p>\n"
      "<DT><A HREF=\"https://pond.example/a?x=1&amp;y=2\" ADD_DATE=\"1700000000\" "
      "TAGS=\"loud,big\">"
      "Geese</A>\n</DL><p>\n<DT><A HREF=\"https://pond.example/b\">https://pond.example/b</A>\n"
      "<DT><A HREF=\"javascript:void(0)\">A script</A>\n</DL><p>\n</DL><p>\n");
  DossierImportedArticle *geese = get_article (imported, 0);

  g_assert_cmpuint (imported->articles->len, ==, 2);
  g_assert_cmpstr (geese->url, ==, "https://pond.example/a?x=1&y=2");
  g_assert_cmpstr (geese->title, ==, "Geese");
  g_assert_cmpint (geese->added, ==, G_GINT64_CONSTANT (1700000000000));
  assert_tags (geese->tags, "loud|big|Water birds");
  g_assert_null (get_article (imported, 1)->title);
  assert_tags (get_article (imported, 1)->tags, "");
  g_assert_cmpuint (imported->problems->len, ==, 1);
}

static const char request_record[] = "WARC/1.1\r\nWARC-Type: request\r\nContent-Length: 6\r\n\r\n"
                                     "GET /\n\r\n\r\n";
static const char page_record[] =
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: <https://pond.example/a>\r\n"
    "WARC-Date: 2024-03-04T05:06:07Z\r\nContent-Length: 95\r\n\r\n"
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    "4\r\n<p>H\r\n5\r\nonk.\n\r\n0\r\n"
    "\r\n\r\n";
static const char cut_record[] =
    "WARC/1.1\r\nWARC-Type: response\r\nContent-Length: 9000\r\n\r\nHTTP";

static void
test_warc (void)
{
  g_autofree char *file = g_strconcat (request_record, page_record, cut_record, NULL);
  g_autoptr (DossierImported) imported = read_text (file);
  DossierImportedArticle *article = get_article (imported, 0);

  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_cmpstr (article->url, ==, "https://pond.example/a");
  g_assert_cmpstr (article->content_type, ==, "text/html");
  g_assert_cmpint (article->added, ==, G_GINT64_CONSTANT (1709528767000));
  g_assert_cmpmem (g_bytes_get_data (article->page, NULL),
                   g_bytes_get_size (article->page),
                   "<p>Honk.\n",
                   9);
  /* The cut record, and the request that is no page. */
  g_assert_cmpuint (imported->problems->len, ==, 2);
}

static void
test_saved_page (void)
{
  const char *page = "\n<html><body><p>Honk.</p></body></html>";
  g_autoptr (DossierImported) imported =
      dossier_exchange_read (page, strlen (page), "/home/ida/Geese.html", NULL);

  g_assert_cmpstr (get_article (imported, 0)->title, ==, "Geese.html");
  g_assert_cmpuint (g_bytes_get_size (get_article (imported, 0)->page), ==, strlen (page));
}

typedef struct
{
  const char *text;
  int         code;
  const char *words;
} BadCase;

static void
test_bad_files (void)
{
  static const BadCase cases[] = {
    { "", DOSSIER_CORE_ERROR_EMPTY, "empty" },
    { " \n\t ", DOSSIER_CORE_ERROR_EMPTY, "empty" },
    { "just words", DOSSIER_CORE_ERROR_UNSUPPORTED, "first line" },
    { "a,b\n1,2\n", DOSSIER_CORE_ERROR_UNSUPPORTED, "no column" },
    { "{\"a\":\n\n1,}x", DOSSIER_CORE_ERROR_BAD_REQUEST, "line 3" },
    { "{\"a\":1}", DOSSIER_CORE_ERROR_UNSUPPORTED, "no program" },
    { "[]", DOSSIER_CORE_ERROR_UNSUPPORTED, "no program" },
    { "url,title\nhttps://a.example/,\"never\nends", DOSSIER_CORE_ERROR_BAD_REQUEST, "line 2" },
    { "\xff\xfe\x01", DOSSIER_CORE_ERROR_NOT_TEXT, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("file %u", i);
      g_assert_null (dossier_exchange_read (cases[i].text, strlen (cases[i].text), NULL, &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
    }
}

/* A parser that calls itself for each bracket would not come back from this. */
static void
test_deep_json (void)
{
  /* Comments and other quotes, which only some parsers know, must not hide the brackets. */
  static const char *const starts[] = { "", "[/*\"*/", "['\"',", "[//\"\n" };
  g_autofree char         *deep = g_strnfill (2 * 1000 * 1000, '[');

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *file = g_strconcat (starts[i], deep, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (dossier_exchange_read (file, strlen (file), NULL, &error));
      g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_REQUEST);
    }
}

static void
test_many_tags (void)
{
  g_autoptr (GString) file = g_string_new ("url,time_added,tags\nhttps://pond.example/,nan,");
  g_autoptr (DossierImported) imported = NULL;

  for (guint i = 0; i < 100 * 1000; i++)
    g_string_append_printf (file, "tag %u|", i);
  imported = read_text (file->str);
  g_assert_cmpuint (get_article (imported, 0)->tags->len, ==, 500);
  /* "nan" is a number, but no time. */
  g_assert_cmpint (get_article (imported, 0)->added, ==, 0);
}

static void
test_many_targets (void)
{
  g_autoptr (GString) file = g_string_new ("{\"@context\":\"\",\"body\":[\"a\",\"b\"");
  g_autoptr (DossierImported) imported = NULL;

  for (guint i = 0; i < 10 * 1000; i++)
    g_string_append (file, ",{\"value\":\"c\"}");
  g_string_append (file, "],\"target\":[\"https://pond.example/\"");
  for (guint i = 0; i < 10 * 1000; i++)
    g_string_append (file, ",\"https://pond.example/\"");
  g_string_append (file, "]}");
  imported = read_text (file->str);
  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_cmpuint (get_article (imported, 0)->annotations->len, ==, 16);
  g_assert_true (
      g_str_has_prefix (get_annotation (get_article (imported, 0), 15)->note, "a\n\nb\n\nc"));
  g_assert_cmpuint (imported->problems->len, ==, 1);
}

/* The heading holds all that follows, which is no name. */
static void
test_open_folder (void)
{
  g_autoptr (GString) file =
      g_string_new ("<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><DT><H3>Birds<DL>");
  g_autoptr (DossierImported) imported = NULL;

  for (guint i = 0; i < 20 * 1000; i++)
    g_string_append_printf (file, "<DT><A HREF=\"https://pond.example/%u\">Geese</A>\n", i);
  imported = read_text (file->str);
  g_assert_cmpuint (imported->articles->len, ==, 20 * 1000);
  assert_tags (get_article (imported, 100)->tags, "");
  g_assert_cmpuint (imported->problems->len, ==, 1);
}

static void
test_odd_bytes (void)
{
  static const char file[] = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Target-URI: "
                             "https://pond.example/\xff\r\nContent-Type: text/html; a=\xe4\r\n"
                             "Content-Length: 4\r\n\r\nHonk\r\n\r\n";
  g_autoptr (DossierImported) imported = dossier_exchange_read (file, sizeof file - 1, NULL, NULL);
  g_autoptr (DossierImported) page = dossier_exchange_read ("<p>Honk", 7, "/home/\xe4.html", NULL);

  g_assert_true (g_utf8_validate (get_article (imported, 0)->url, -1, NULL));
  g_assert_true (g_utf8_validate (get_article (imported, 0)->content_type, -1, NULL));
  g_assert_true (g_utf8_validate (get_article (page, 0)->title, -1, NULL));
}

static void
test_csv_separators (void)
{
  static const char *const tables[] = { "url,x\n1,2\n", "url;x\n1;2\n", "url\tx\r\n1\t2\r\n\r\n" };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (DossierCsv) csv = dossier_csv_new (tables[i], strlen (tables[i]), NULL);

      g_assert_true (dossier_csv_next (csv, NULL));
      g_assert_cmpstr (dossier_csv_get (csv, "URL"), ==, "1");
      g_assert_cmpstr (dossier_csv_get (csv, "x"), ==, "2");
      g_assert_null (dossier_csv_get (csv, "y"));
      g_assert_false (dossier_csv_next (csv, NULL));
    }
}

/* What dossier-export-markdown writes, two articles in one file. */
static void
test_own_markdown (void)
{
  static const char text[] =
      "---\ntitle: \"The \\\"wall\\\"\"\nauthor:\n  - \"Clara Nunes\"\n  - \"Ida Lund\"\n"
      "published: \"2025-12-06\"\ncaptured: \"2025-12-07T08:00:00Z\"\n"
      "url: \"https://example.org/wall\"\nlang: \"en\"\ntags:\n  - \"sea, north\"\n---\n"
      "\n# The \"wall\"\n"
      "\n> It \\*held\\*.\n>\n> A second line.\n>\n> — The Paper, 2025-12-06 · green: tides & ebbs "
      "· #tide\n"
      "\nAsk **whom**.\n\n- one\n- two\n\n> as he said\n> to me\n\nLater.\n"
      "\n> Gone words.\n>\n> — The Paper · pink · no longer in the article\n"
      "\n---\ntitle: \"Second\"\ncaptured: \"2025-12-08T08:00:00Z\"\n"
      "url: \"https://example.org/second\"\n---\n\n# Second\n\nMine alone.\n";
  g_autoptr (DossierImported) imported = read_text (text);
  const DossierImportedArticle    *wall = g_ptr_array_index (imported->articles, 0);
  const DossierImportedArticle    *second = g_ptr_array_index (imported->articles, 1);
  const DossierImportedAnnotation *held = g_ptr_array_index (wall->annotations, 0);
  const DossierImportedAnnotation *gone = g_ptr_array_index (wall->annotations, 1);
  const DossierImportedAnnotation *mine = g_ptr_array_index (second->annotations, 0);

  g_assert_cmpstr (imported->format, ==, "Markdown");
  g_assert_cmpuint (imported->articles->len, ==, 2);
  g_assert_cmpuint (imported->problems->len, ==, 0);
  g_assert_cmpstr (wall->title, ==, "The \"wall\"");
  g_assert_cmpstr (wall->byline, ==, "Clara Nunes, Ida Lund");
  g_assert_cmpstr (wall->published, ==, "2025-12-06");
  g_assert_cmpstr (wall->url, ==, "https://example.org/wall");
  g_assert_cmpstr (wall->language, ==, "en");
  g_assert_cmpint (wall->received, ==, G_GINT64_CONSTANT (1765094400000));
  g_assert_cmpstr (g_ptr_array_index (wall->tags, 0), ==, "sea, north");
  g_assert_null (wall->page);
  g_assert_cmpuint (wall->annotations->len, ==, 2);
  g_assert_cmpstr (held->quote, ==, "It *held*.\nA second line.");
  g_assert_cmpstr (held->note,
                   ==,
                   "Ask **whom**.\n\n- one\n- two\n\n> as he said\n> to me\n\nLater.");
  g_assert_cmpstr (held->colour, ==, "green");
  g_assert_cmpstr (g_ptr_array_index (held->tags, 0), ==, "tide");
  g_assert_cmpstr (gone->quote, ==, "Gone words.");
  g_assert_null (gone->note);
  g_assert_cmpstr (second->title, ==, "Second");
  g_assert_cmpuint (second->annotations->len, ==, 1);
  g_assert_null (mine->quote);
  g_assert_cmpstr (mine->note, ==, "Mine alone.");
}

static void
test_foreign_markdown (void)
{
  g_autoptr (DossierImported) imported =
      read_text ("---\r\ntitle: 'It''s spring'\r\nsource: https://example.org/spring\r\n"
                 "tags: [garden, \"apple trees\"]\r\ndate: 2026-03-04\r\nodd line\r\n---\r\n"
                 "# It's spring\r\n\r\nThe trees bloom.\r\n\r\n## Later\r\n\r\n> Not a note.\r\n");
  const DossierImportedArticle *article = g_ptr_array_index (imported->articles, 0);
  gsize                         length = 0;
  const char                   *text = g_bytes_get_data (article->page, &length);
  g_autofree char              *copy = g_strndup (text, length);

  g_assert_cmpuint (imported->articles->len, ==, 1);
  g_assert_cmpstr (article->title, ==, "It's spring");
  g_assert_cmpstr (article->url, ==, "https://example.org/spring");
  g_assert_cmpstr (article->published, ==, "2026-03-04");
  g_assert_cmpuint (article->tags->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (article->tags, 1), ==, "apple trees");
  g_assert_cmpuint (article->annotations->len, ==, 0);
  g_assert_cmpstr (copy, ==, "It's spring\n\nThe trees bloom.\n\nLater\n\n> Not a note.");
}

/* What is in each file and has no place here, and the words by which it is told. */
static const struct
{
  const char *name;
  const char *text;
  const char *told[3];
} left_out[] = {
  { "columns",
    "url,title,cover,excerpt\nhttps://pond.example/a,Geese,https://pond.example/c.jpg,\n"
    "https://pond.example/b,Swans,,They came.\n",
    { "“cover”, “excerpt”" } },
  { "wallabag-types",
    "[{\"is_archived\":0,\"url\":\"https://pond.example/a\",\"title\":7,\"tags\":\"birds\","
    "\"annotations\":[3]}]",
    { "entry 1: “title” is not a text", "“tags” is not a list", "note 1 is no object" } },
  { "omnivore-types",
    "[{\"savedAt\":5,\"url\":\"https://pond.example/a\",\"labels\":{}},3]",
    { "“savedAt” is not a text", "“labels” is not a list", "entry 2 is no object" } },
  { "hypothesis-types",
    "{\"rows\":[{\"uri\":\"https://pond.example/"
    "a\",\"text\":[],\"target\":[{\"selector\":[{\"type\":"
    "\"RangeSelector\"}]}]},7]}",
    { "row 1: “text” is not a text", "row 1 names its passage", "row 2 is no object" } },
  { "annotation-bodies",
    "{\"@context\":\"\",\"body\":[{\"type\":\"Choice\"},5],\"target\":\"https://pond.example/a\"}",
    { "annotation 1: 2 bodies are neither words nor tags" } },
  { "own-types",
    "{\"format\":\"dossier\",\"articles\":[{\"url\":\"https://pond.example/a\",\"versions\":[9,"
    "{\"title\":4,\"annotations\":[8],\"mentions\":[{\"origin\":\"confirmed\"}]}]}]}",
    { "version 1 is no object", "version 2: “title” is not a text", "1 corrections" } },
  { "front-matter",
    "---\ntitle: Geese\nrating: 5\n  nested: {a\n---\nThey came.\n",
    { "line 3: nothing here holds “rating”", "line 4 of the front matter" } },
  { "chunks",
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://pond.example/a\r\n"
    "Content-Length: 85\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    "Transfer-Encoding: chunked\r\n\r\n4\r\n<p>H\r\n\r\n\r\n",
    { "https://pond.example/a was received in part only" } },
};

static void
test_left_out (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DossierImported) imported = read_text (left_out[i].text);
  g_autofree char *all = NULL;

  g_assert_cmpuint (imported->articles->len, >, 0);
  g_ptr_array_add (imported->problems, NULL);
  all = g_strjoinv ("\n", (char **) imported->problems->pdata);
  g_test_message ("%s", all);
  for (guint j = 0; j < G_N_ELEMENTS (left_out[i].told) && left_out[i].told[j] != NULL; j++)
    g_assert_nonnull (strstr (all, left_out[i].told[j]));
}

static void
test_descriptions (void)
{
  g_autoptr (DossierImported) imported =
      read_text ("<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>\n"
                 "<DT><A HREF=\"https://pond.example/a\">Geese</A>\n<DD>Three hundred of them\n"
                 "<DT><A HREF=\"https://pond.example/b\">Swans</A>\n</DL>");
  const DossierImportedArticle *geese = get_article (imported, 0);

  g_assert_cmpuint (imported->articles->len, ==, 2);
  g_assert_cmpstr (get_annotation (geese, 0)->note, ==, "Three hundred of them");
  g_assert_cmpuint (get_article (imported, 1)->annotations->len, ==, 0);
}

static void
test_warc_pictures (void)
{
  static const char file[] =
      "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://pond.example/a.png\r\n"
      "WARC-Date: 2024-03-04T05:06:07Z\r\nContent-Length: 47\r\n\r\n"
      "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG\r\n\r\n";
  g_autoptr (DossierImported) imported = read_text (file);
  const DossierImportedPicture *picture = NULL;

  g_assert_cmpuint (imported->articles->len, ==, 0);
  g_assert_cmpuint (imported->problems->len, ==, 0);
  g_assert_cmpuint (imported->pictures->len, ==, 1);
  picture = g_ptr_array_index (imported->pictures, 0);
  g_assert_cmpstr (picture->url, ==, "https://pond.example/a.png");
  g_assert_cmpmem (g_bytes_get_data (picture->bytes, NULL),
                   g_bytes_get_size (picture->bytes),
                   "PNG",
                   3);
  g_assert_cmpint (picture->received, ==, G_GINT64_CONSTANT (1709528767000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/core/exchange/what-is-left-out-is-told/%s", left_out[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_left_out);
    }
  g_test_add_func ("/core/exchange/a-line-below-a-bookmark-is-a-note", test_descriptions);
  g_test_add_func ("/core/exchange/pictures-of-a-warc-are-kept-apart", test_warc_pictures);
  g_test_add_func ("/core/exchange/pocket-has-tags-and-states", test_pocket);
  g_test_add_func ("/core/exchange/instapaper-has-folders-and-selections", test_instapaper);
  g_test_add_func ("/core/exchange/readwise-rows-of-one-title-are-one-article", test_readwise);
  g_test_add_func ("/core/exchange/wallabag-has-pages-and-notes", test_wallabag);
  g_test_add_func ("/core/exchange/omnivore-has-states", test_omnivore);
  g_test_add_func ("/core/exchange/web-annotations-in-every-spelling", test_web_annotations);
  g_test_add_func ("/core/exchange/hypothesis-rows-of-one-page-are-one-article", test_hypothesis);
  g_test_add_func ("/core/exchange/folders-of-bookmarks-are-tags", test_bookmarks);
  g_test_add_func ("/core/exchange/warc-pages-are-unpacked-and-the-rest-told", test_warc);
  g_test_add_func ("/core/exchange/a-saved-page-is-an-article", test_saved_page);
  g_test_add_func ("/core/exchange/our-markdown-has-quotes-and-notes", test_own_markdown);
  g_test_add_func ("/core/exchange/other-markdown-is-an-article", test_foreign_markdown);
  g_test_add_func ("/core/exchange/bad-files-are-refused-with-the-place", test_bad_files);
  g_test_add_func ("/core/exchange/brackets-without-end-are-refused", test_deep_json);
  g_test_add_func ("/core/exchange/a-hundred-thousand-tags-are-too-many", test_many_tags);
  g_test_add_func ("/core/exchange/many-targets-with-many-bodies-are-told", test_many_targets);
  g_test_add_func ("/core/exchange/an-open-folder-names-nothing", test_open_folder);
  g_test_add_func ("/core/exchange/odd-bytes-become-valid-text", test_odd_bytes);
  g_test_add_func ("/core/exchange/a-table-may-have-any-separator", test_csv_separators);
  return g_test_run ();
}
