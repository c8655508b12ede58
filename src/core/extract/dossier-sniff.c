/* dossier-sniff.c: knows files that are no text by their first bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-decode.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* How much of the beginning is looked at. */
#define SNIFF_BYTES 4096
/* More control characters than one in this many bytes, and it is no text. */
#define BINARY_RATIO 20

/* From the specifications of the formats; offsets in bytes. Where two begin alike the more
 * telling one stands first. */
static const struct
{
  gsize       offset;
  const char *bytes;
  gsize       length;
  const char *what;
} SIGNATURES[] = {
  { 0, "%PDF-", 5, "a PDF document" },
  { 0, "\x89PNG\r\n\x1a\n", 8, "an image (PNG)" },
  { 0, "\xff\xd8\xff", 3, "an image (JPEG)" },
  { 0, "GIF87a", 6, "an image (GIF)" },
  { 0, "GIF89a", 6, "an image (GIF)" },
  { 0, "II*\0", 4, "an image (TIFF)" },
  { 0, "MM\0*", 4, "an image (TIFF)" },
  { 0, "\0\0\1\0", 4, "an image (icon)" },
  { 4, "ftypavif", 8, "an image (AVIF)" },
  { 4, "ftypheic", 8, "an image (HEIC)" },
  { 4, "ftypmif1", 8, "an image (HEIF)" },
  { 4, "ftyp", 4, "a video or sound file" },
  { 0, "ID3\2", 4, "a sound file" },
  { 0, "ID3\3", 4, "a sound file" },
  { 0, "ID3\4", 4, "a sound file" },
  { 0, "OggS", 4, "a video or sound file" },
  { 0, "fLaC", 4, "a sound file" },
  { 0, "\x1a\x45\xdf\xa3", 4, "a video" },
  { 0, "FLV\1", 4, "a video" },
  { 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, "an office document" },
  { 0, "{\\rtf", 5, "an office document (RTF)" },
  { 0, "%!PS", 4, "a PostScript document" },
  { 0, "\x1f\x8b\x08", 3, "a compressed file (gzip)" },
  { 0, "BZh91AY&SY", 10, "a compressed file (bzip2)" },
  { 0,
    "\xfd"
    "7zXZ\0",
    6,
    "a compressed file (xz)" },
  { 0, "7z\xbc\xaf\x27\x1c", 6, "an archive (7z)" },
  { 0, "Rar!\x1a\x07", 6, "an archive (RAR)" },
  { 257, "ustar", 5, "an archive (tar)" },
  { 0, "SQLite format 3\0", 16, "a database" },
  { 0, "wOFF", 4, "a font" },
  { 0, "wOF2", 4, "a font" },
  { 0,
    "\x7f"
    "ELF",
    4,
    "a program" },
  { 0, "\0asm", 4, "a program" },
};

static const struct
{
  const char *form;
  const char *what;
} RIFF_FORMS[] = {
  { "WEBP", "an image (WebP)" },
  { "WAVE", "a sound file" },
  { "AVI ", "a video" },
};

/* What a ZIP file is can be read off the names in it. */
static const struct
{
  const char *name;
  const char *what;
} ZIP_CONTENTS[] = {
  { "application/epub+zip", "an e-book (EPUB)" },
  { "application/vnd.oasis", "an office document (OpenDocument)" },
  { "word/", "an office document (Word)" },
  { "xl/", "an office document (Excel)" },
  { "ppt/", "an office document (PowerPoint)" },
  { "[Content_Types].xml", "an office document" },
};

static gboolean
contains (const char *data, gsize length, const char *needle)
{
  gsize needle_length = strlen (needle);

  for (gsize i = 0; i + needle_length <= length; i++)
    if (data[i] == needle[0] && memcmp (data + i, needle, needle_length) == 0)
      return TRUE;
  return FALSE;
}

static const char *
name_zip (const char *data, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (ZIP_CONTENTS); i++)
    if (contains (data, length, ZIP_CONTENTS[i].name))
      return ZIP_CONTENTS[i].what;
  return "an archive (ZIP)";
}

static const char *
find_signature (const char *data, gsize length)
{
  if (length >= 4 && memcmp (data, "PK\3\4", 4) == 0)
    return name_zip (data, length);
  if (length >= 12 && memcmp (data, "RIFF", 4) == 0)
    for (guint i = 0; i < G_N_ELEMENTS (RIFF_FORMS); i++)
      if (memcmp (data + 8, RIFF_FORMS[i].form, 4) == 0)
        return RIFF_FORMS[i].what;
  for (guint i = 0; i < G_N_ELEMENTS (SIGNATURES); i++)
    if (length >= SIGNATURES[i].offset + SIGNATURES[i].length &&
        memcmp (data + SIGNATURES[i].offset, SIGNATURES[i].bytes, SIGNATURES[i].length) == 0)
      return SIGNATURES[i].what;
  /* Some programs put a line of their own before it. */
  if (contains (data, MIN (length, 1024), "%PDF-1."))
    return "a PDF document";
  return NULL;
}

static gboolean
has_utf16_mark (const char *data, gsize length)
{
  return length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0);
}

/* The control characters that the MIME Sniffing Standard calls binary data bytes, but for NUL:
 * damaged pages hold some, and UTF-16 without a mark is half NULs. */
static gboolean
looks_binary (const char *data, gsize length)
{
  gsize n_controls = 0;
  gsize n_nuls = 0;

  if (has_utf16_mark (data, length))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guchar c = data[i];

      n_nuls += c == 0;
      n_controls +=
          (c > 0 && c <= 0x08) || c == 0x0b || (c >= 0x0e && c <= 0x1a) || (c >= 0x1c && c <= 0x1f);
    }
  return n_controls > length / BINARY_RATIO || n_nuls > length * 6 / 10;
}

static gsize
skip_space (const char *data, gsize length)
{
  gsize i = 0;

  while (i < length && (g_ascii_isspace (data[i]) || strchr ("\xef\xbb\xbf", data[i]) != NULL))
    i++;
  return i;
}

static const struct
{
  const char *start;
  const char *what;
} OTHER_TEXTS[] = {
  { "<rss", "this is a news feed, not an article" },
  { "<feed", "this is a news feed, not an article" },
  { "<rdf:RDF", "this is a news feed, not an article" },
  { "<urlset", "this is a site map, not an article" },
  { "<sitemapindex", "this is a site map, not an article" },
  { "<svg", "this is an image (SVG), not a page or text" },
};

/* The first element of an XML text, behind its declaration, comments and doctype. */
static const char *
find_other_text (const char *data, gsize length)
{
  gsize       at = skip_space (data, length);
  const char *end = data + length;
  const char *p = data + at;

  while (p + 2 < end && p[0] == '<' && (p[1] == '?' || p[1] == '!'))
    {
      p = memchr (p, '>', end - p);
      if (p == NULL)
        return NULL;
      p++;
      p += skip_space (p, end - p);
    }
  for (guint i = 0; i < G_N_ELEMENTS (OTHER_TEXTS); i++)
    {
      gsize n = strlen (OTHER_TEXTS[i].start);

      if ((gsize) (end - p) > n && memcmp (p, OTHER_TEXTS[i].start, n) == 0 &&
          !g_ascii_isalnum (p[n]))
        return OTHER_TEXTS[i].what;
    }
  return NULL;
}

gboolean
dossier_decode_check_kind (const char *data, gsize length, GError **error)
{
  const char *what;

  g_return_val_if_fail (data != NULL || length == 0, FALSE);
  length = MIN (length, SNIFF_BYTES);
  what = find_signature (data, length);
  if (what != NULL)
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_NOT_TEXT,
                   "this is %s, not a page or text",
                   what);
      return FALSE;
    }
  if (looks_binary (data, length))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_NOT_TEXT,
                           "this is a file of data, not a page or text");
      return FALSE;
    }
  what = find_other_text (data, length);
  if (what != NULL)
    {
      g_set_error_literal (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED, what);
      return FALSE;
    }
  return TRUE;
}
