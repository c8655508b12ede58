/* test-content-type.c: pages, images and feeds are told from everything else by name and by bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-content-type.h"

#include <string.h>

typedef struct
{
  DossierFetchKind      kind;
  const char           *type;
  DossierContentVerdict verdict;
  const char           *what;
} NameCase;

static const NameCase name_cases[] = {
  { DOSSIER_FETCH_PAGE, "text/html", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_PAGE, "Text/HTML; charset=ISO-8859-1", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_PAGE, " application/xhtml+xml ", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_PAGE, "text/plain;charset=utf-8", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_PAGE, "text/html, text/html", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_PAGE, NULL, DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_PAGE, "", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_PAGE, "application/octet-stream", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_PAGE, "text/xml", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_PAGE, "imagery", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_PAGE, "application/pdf", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { DOSSIER_FETCH_PAGE, "APPLICATION/PDF;version=1.7", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { DOSSIER_FETCH_PAGE, "image/jpeg", DOSSIER_CONTENT_REFUSED, "an image" },
  { DOSSIER_FETCH_PAGE, "video/mp4", DOSSIER_CONTENT_REFUSED, "a video" },
  { DOSSIER_FETCH_PAGE, "application/rss+xml", DOSSIER_CONTENT_REFUSED, "a news feed" },
  { DOSSIER_FETCH_PAGE,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    DOSSIER_CONTENT_REFUSED,
    "an office document" },
  { DOSSIER_FETCH_IMAGE, "image/avif", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_IMAGE, "text/html; charset=utf-8", DOSSIER_CONTENT_REFUSED, "a page" },
  { DOSSIER_FETCH_IMAGE, "binary/octet-stream", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_IMAGE, "video/webm", DOSSIER_CONTENT_REFUSED, "a video" },
  { DOSSIER_FETCH_FEED, "application/rss+xml; charset=utf-8", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "application/atom+xml", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "application/feed+json", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "application/json", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "text/xml", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "text/html", DOSSIER_CONTENT_WELCOME, NULL },
  { DOSSIER_FETCH_FEED, "text/css", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_FEED, "application/gzip", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_FEED, "application/vnd.quay+xml", DOSSIER_CONTENT_UNSURE, NULL },
  { DOSSIER_FETCH_FEED, "application/pdf", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { DOSSIER_FETCH_FEED, "image/png", DOSSIER_CONTENT_REFUSED, "an image" },
};

static void
test_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_cases); i++)
    {
      const NameCase       *row = &name_cases[i];
      const char           *what;
      DossierContentVerdict verdict = dossier_content_type_judge (row->kind, row->type, &what);

      g_test_message ("%s", row->type != NULL ? row->type : "(none)");
      g_assert_cmpint (verdict, ==, row->verdict);
      g_assert_cmpstr (what, ==, row->what);
    }
}

/* A row's bytes may hold NULs; what is NULL where they are welcome. */
typedef struct
{
  DossierFetchKind      kind;
  DossierContentVerdict named;
  const char           *bytes;
  gsize                 length;
  const char           *what;
} BytesCase;

#define BYTES(literal) literal, sizeof literal - 1
#define PAGE           DOSSIER_FETCH_PAGE
#define IMAGE          DOSSIER_FETCH_IMAGE
#define FEED           DOSSIER_FETCH_FEED
#define UNSURE         DOSSIER_CONTENT_UNSURE
#define WELCOME        DOSSIER_CONTENT_WELCOME

static const BytesCase bytes_cases[] = {
  { PAGE, UNSURE, BYTES ("<!DOCTYPE html><title>A</title>"), NULL },
  { PAGE, UNSURE, BYTES ("Only words, and a tab\tand a line\r\n"), NULL },
  { PAGE, UNSURE, BYTES ("\xff\xfe<\0p\0>\0"), NULL },
  { PAGE, UNSURE, BYTES ("caf\xe9 in Latin-1"), NULL },
  { PAGE, UNSURE, BYTES ("words \x01\x02 and more"), "a file that is no text" },
  { PAGE, UNSURE, BYTES ("BM of no known kind"), "an image" },
  { PAGE, WELCOME, BYTES ("BM stands for bench mark"), NULL },
  { PAGE, WELCOME, BYTES ("ID3 is a way to tag songs"), NULL },
  { PAGE, WELCOME, BYTES ("MZ begins many a program"), NULL },
  { PAGE, WELCOME, BYTES ("<p>a NUL \0 in a page</p>"), NULL },
  { PAGE, WELCOME, BYTES ("%PDF-1.7\n%\xe2\xe3"), "a PDF document" },
  { PAGE, UNSURE, BYTES ("%PDF-1.7\n"), "a PDF document" },
  { PAGE, WELCOME, BYTES ("\x89PNG\r\n\x1a\n\0\0"), "an image" },
  { PAGE, WELCOME, BYTES ("PK\3\4\x14\0"), "a packed archive" },
  { PAGE,
    UNSURE,
    BYTES ("\0\0\0\x18"
           "ftypmp42\0\0"),
    "a video" },
  { PAGE,
    UNSURE,
    BYTES ("\0\0\0\x18"
           "ftypavif\0\0"),
    "an image" },
  { PAGE, UNSURE, BYTES ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"), "a news feed" },
  { PAGE, UNSURE, BYTES ("\xef\xbb\xbf  <feed xmlns=\"x\">"), "a news feed" },
  { PAGE, UNSURE, BYTES ("<?xml version=\"1.0\"?><html xmlns=\"x\">"), NULL },
  { PAGE, UNSURE, BYTES ("%PDF"), NULL },
  { IMAGE, UNSURE, BYTES ("GIF89a\1\0\1\0"), NULL },
  { IMAGE, UNSURE, BYTES ("RIFF\x10\0\0\0WEBPVP8 "), NULL },
  { IMAGE, UNSURE, BYTES ("RIFF\x10\0\0\0WAVEfmt "), "a sound recording" },
  { IMAGE, UNSURE, BYTES ("<svg xmlns=\"x\"/>"), NULL },
  { IMAGE, UNSURE, BYTES ("no picture at all"), "a file of another kind" },
  { IMAGE, WELCOME, BYTES ("\xff\xd8\xff\xe0 a photograph"), NULL },
  { IMAGE, WELCOME, BYTES ("\n <!DOCTYPE HTML><p>Please log in"), "a page" },
  { IMAGE, WELCOME, BYTES ("%PDF-1.4"), "a PDF document" },
  { IMAGE, WELCOME, BYTES ("a format of tomorrow"), NULL },
  { FEED, UNSURE, BYTES ("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"), NULL },
  { FEED, UNSURE, BYTES ("{\"version\":\"https://jsonfeed.org/version/1.1\"}"), NULL },
  { FEED, UNSURE, BYTES ("<!doctype html><title>No feed</title>"), NULL },
  { FEED, UNSURE, BYTES ("\xff\xfe<\0r\0s\0s\0>\0"), NULL },
  { FEED, UNSURE, BYTES ("words \x01\x02 and more"), "a file that is no text" },
  { FEED, WELCOME, BYTES ("%PDF-1.7"), "a PDF document" },
  { FEED, WELCOME, BYTES ("PK\3\4\x14\0"), "a packed archive" },
};

static void
test_bytes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bytes_cases); i++)
    {
      const BytesCase      *row = &bytes_cases[i];
      g_autofree guint8    *copy = g_memdup2 (row->bytes, row->length);
      const char           *what;
      DossierContentVerdict verdict =
          dossier_content_type_judge_bytes (row->kind, row->named, copy, row->length, &what);

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (what, ==, row->what);
      g_assert_cmpint (verdict, ==, what == NULL ? WELCOME : DOSSIER_CONTENT_REFUSED);
    }
}

/* Every prefix of every row, so that a signature is never looked for past the end. */
static void
test_cut_bytes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bytes_cases); i++)
    for (gsize length = 1; length < bytes_cases[i].length; length++)
      {
        g_autofree guint8    *copy = g_memdup2 (bytes_cases[i].bytes, length);
        const char           *what;
        DossierContentVerdict verdict =
            dossier_content_type_judge_bytes (bytes_cases[i].kind, UNSURE, copy, length, &what);

        g_assert_true ((verdict == WELCOME) == (what == NULL));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/content-type/a-name-is-judged-without-its-parameters", test_names);
  g_test_add_func ("/net/content-type/bytes-decide-when-the-name-is-silent-or-lies", test_bytes);
  g_test_add_func ("/net/content-type/cut-bytes-are-never-read-past-their-end", test_cut_bytes);
  return g_test_run ();
}
