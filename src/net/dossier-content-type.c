/* dossier-content-type.c: whether what a server sends is what was asked for, by its name and bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-content-type.h"

#include <string.h>

/* A type, or with a slash at its end a family of types; the first that fits counts. */
typedef struct
{
  const char           *type;
  DossierContentVerdict verdict;
  const char           *what;
} TypeRule;

/* Looked at before the pages' rules; feeds come under the names of nearly every text. */
static const TypeRule feed_rules[] = {
  { "application/rss+xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/atom+xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/rdf+xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/feed+json", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/json", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/rss", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/html", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/plain", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/", DOSSIER_CONTENT_UNSURE, NULL },
  { "application/gzip", DOSSIER_CONTENT_UNSURE, NULL },
  { "application/x-gzip", DOSSIER_CONTENT_UNSURE, NULL },
  { "application/ld+json", DOSSIER_CONTENT_UNSURE, NULL },
};

static const TypeRule page_rules[] = {
  { "text/html", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/xhtml+xml", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/plain", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/markdown", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/x-markdown", DOSSIER_CONTENT_WELCOME, NULL },
  { "application/pdf", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { "application/x-pdf", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { "image/", DOSSIER_CONTENT_REFUSED, "an image" },
  { "video/", DOSSIER_CONTENT_REFUSED, "a video" },
  { "audio/", DOSSIER_CONTENT_REFUSED, "a sound recording" },
  { "font/", DOSSIER_CONTENT_REFUSED, "a font" },
  { "application/vnd.apple.mpegurl", DOSSIER_CONTENT_REFUSED, "a video" },
  { "application/x-mpegurl", DOSSIER_CONTENT_REFUSED, "a video" },
  { "application/ogg", DOSSIER_CONTENT_REFUSED, "a sound recording" },
  { "application/rss+xml", DOSSIER_CONTENT_REFUSED, "a news feed" },
  { "application/atom+xml", DOSSIER_CONTENT_REFUSED, "a news feed" },
  { "application/rdf+xml", DOSSIER_CONTENT_REFUSED, "a news feed" },
  { "application/feed+json", DOSSIER_CONTENT_REFUSED, "a news feed" },
  { "application/json", DOSSIER_CONTENT_REFUSED, "data for programs (JSON)" },
  { "application/ld+json", DOSSIER_CONTENT_REFUSED, "data for programs (JSON)" },
  { "text/css", DOSSIER_CONTENT_REFUSED, "a style sheet" },
  { "text/javascript", DOSSIER_CONTENT_REFUSED, "a script" },
  { "application/javascript", DOSSIER_CONTENT_REFUSED, "a script" },
  { "application/x-javascript", DOSSIER_CONTENT_REFUSED, "a script" },
  { "text/csv", DOSSIER_CONTENT_REFUSED, "a table (CSV)" },
  { "text/calendar", DOSSIER_CONTENT_REFUSED, "a calendar entry" },
  { "text/vcard", DOSSIER_CONTENT_REFUSED, "an address card" },
  { "message/", DOSSIER_CONTENT_REFUSED, "an e-mail" },
  { "multipart/", DOSSIER_CONTENT_REFUSED, "several files in one" },
  { "application/epub+zip", DOSSIER_CONTENT_REFUSED, "an e-book" },
  { "application/msword", DOSSIER_CONTENT_REFUSED, "an office document" },
  { "application/rtf", DOSSIER_CONTENT_REFUSED, "an office document" },
  { "text/rtf", DOSSIER_CONTENT_REFUSED, "an office document" },
  { "application/vnd.ms-excel", DOSSIER_CONTENT_REFUSED, "an office document" },
  { "application/vnd.ms-powerpoint", DOSSIER_CONTENT_REFUSED, "an office document" },
  { "application/zip", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/gzip", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/x-gzip", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/x-tar", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/x-7z-compressed", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/vnd.rar", DOSSIER_CONTENT_REFUSED, "a packed archive" },
  { "application/wasm", DOSSIER_CONTENT_REFUSED, "a program" },
};

static const TypeRule image_rules[] = {
  { "image/", DOSSIER_CONTENT_WELCOME, NULL },
  { "text/html", DOSSIER_CONTENT_REFUSED, "a page" },
  { "application/xhtml+xml", DOSSIER_CONTENT_REFUSED, "a page" },
  { "application/pdf", DOSSIER_CONTENT_REFUSED, "a PDF document" },
  { "video/", DOSSIER_CONTENT_REFUSED, "a video" },
  { "audio/", DOSSIER_CONTENT_REFUSED, "a sound recording" },
  { "application/json", DOSSIER_CONTENT_REFUSED, "data for programs (JSON)" },
};

/* The tables to look at for each kind, in this order. */
static const struct
{
  const TypeRule *rules;
  gsize           n_rules;
} tables[DOSSIER_FETCH_N_KINDS][2] = {
  [DOSSIER_FETCH_PAGE] = { { page_rules, G_N_ELEMENTS (page_rules) } },
  [DOSSIER_FETCH_IMAGE] = { { image_rules, G_N_ELEMENTS (image_rules) } },
  [DOSSIER_FETCH_FEED] = { { feed_rules, G_N_ELEMENTS (feed_rules) },
                           { page_rules, G_N_ELEMENTS (page_rules) } },
};

/* Types that are named after what nearly all of their kind share. */
static const struct
{
  const char *prefix;
  const char *what;
} type_families[] = {
  { "application/vnd.openxmlformats-officedocument.", "an office document" },
  { "application/vnd.oasis.opendocument.", "an office document" },
};

/* is_certain: no text begins like this, whatever the server calls it. */
typedef struct
{
  const char *bytes;
  gsize       length;
  gsize       offset;
  gboolean    is_image;
  gboolean    is_certain;
  const char *what;
} Signature;

static const Signature signatures[] = {
  { "%PDF-", 5, 0, FALSE, TRUE, "a PDF document" },
  { "\x89PNG\r\n\x1a\n", 8, 0, TRUE, TRUE, "an image" },
  { "\xff\xd8\xff", 3, 0, TRUE, TRUE, "an image" },
  { "GIF87a", 6, 0, TRUE, TRUE, "an image" },
  { "GIF89a", 6, 0, TRUE, TRUE, "an image" },
  { "WEBP", 4, 8, TRUE, FALSE, "an image" },
  { "ftypavif", 8, 4, TRUE, TRUE, "an image" },
  { "ftypavis", 8, 4, TRUE, TRUE, "an image" },
  { "ftypheic", 8, 4, TRUE, TRUE, "an image" },
  { "ftypmif1", 8, 4, TRUE, TRUE, "an image" },
  { "\xff\x0a", 2, 0, TRUE, FALSE, "an image" },
  { "\0\0\0\x0cJXL \r\n\x87\n", 12, 0, TRUE, TRUE, "an image" },
  { "II*\0", 4, 0, TRUE, TRUE, "an image" },
  { "MM\0*", 4, 0, TRUE, TRUE, "an image" },
  { "\0\0\1\0", 4, 0, TRUE, TRUE, "an image" },
  { "BM", 2, 0, TRUE, FALSE, "an image" },
  { "ftyp", 4, 4, FALSE, FALSE, "a video" },
  { "\x1a\x45\xdf\xa3", 4, 0, FALSE, TRUE, "a video" },
  { "AVI ", 4, 8, FALSE, FALSE, "a video" },
  { "WAVE", 4, 8, FALSE, FALSE, "a sound recording" },
  { "OggS\0", 5, 0, FALSE, TRUE, "a sound recording" },
  { "fLaC\0", 5, 0, FALSE, TRUE, "a sound recording" },
  { "ID3", 3, 0, FALSE, FALSE, "a sound recording" },
  { "PK\3\4", 4, 0, FALSE, TRUE, "a packed archive" },
  { "\x1f\x8b\x08", 3, 0, FALSE, TRUE, "a packed archive" },
  { "7z\xbc\xaf\x27\x1c", 6, 0, FALSE, TRUE, "a packed archive" },
  { "Rar!\x1a\7", 6, 0, FALSE, TRUE, "a packed archive" },
  { "\xfd"
    "7zXZ\0",
    6,
    0,
    FALSE,
    TRUE,
    "a packed archive" },
  { "\x28\xb5\x2f\xfd", 4, 0, FALSE, TRUE, "a packed archive" },
  { "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8, 0, FALSE, TRUE, "an office document" },
  { "{\\rtf1", 6, 0, FALSE, TRUE, "an office document" },
  { "wOFF\0", 5, 0, FALSE, TRUE, "a font" },
  { "wOF2\0", 5, 0, FALSE, TRUE, "a font" },
  { "\0asm", 4, 0, FALSE, TRUE, "a program" },
  { "\x7f"
    "ELF",
    4,
    0,
    FALSE,
    TRUE,
    "a program" },
  { "MZ", 2, 0, FALSE, FALSE, "a program" },
};

/* The words a page or a feed begins with; compared without case, after white space. */
static const char *const page_starts[] = { "<!doctype html", "<html", "<head", "<body", "<title" };
static const char *const feed_roots[] = { "<rss", "<feed", "<rdf:rdf" };
static const char *const svg_roots[] = { "<svg" };

static const Signature *
find_signature (const guint8 *data, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      const Signature *signature = &signatures[i];

      if (length >= signature->offset + signature->length &&
          memcmp (data + signature->offset, signature->bytes, signature->length) == 0)
        return signature;
    }
  return NULL;
}

static gboolean
is_fitting_rule (const TypeRule *rule, const char *type)
{
  gsize length = strlen (rule->type);

  return rule->type[length - 1] == '/' ? g_str_has_prefix (type, rule->type)
                                       : strcmp (type, rule->type) == 0;
}

static char *
dup_essence (const char *content_type)
{
  g_autofree char *type = g_strndup (content_type, strcspn (content_type, ";,"));

  return g_ascii_strdown (g_strstrip (type), -1);
}

static const TypeRule *
find_rule (DossierFetchKind kind, const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables[kind]); i++)
    for (gsize j = 0; j < tables[kind][i].n_rules; j++)
      if (is_fitting_rule (&tables[kind][i].rules[j], type))
        return &tables[kind][i].rules[j];
  return NULL;
}

DossierContentVerdict
dossier_content_type_judge (DossierFetchKind kind, const char *content_type, const char **what)
{
  g_autofree char *type = NULL;
  const TypeRule  *rule;

  *what = NULL;
  if (content_type == NULL)
    return DOSSIER_CONTENT_UNSURE;
  type = dup_essence (content_type);
  rule = find_rule (kind, type);
  if (rule != NULL)
    {
      *what = rule->what;
      return rule->verdict;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (type_families); i++)
    if (g_str_has_prefix (type, type_families[i].prefix))
      {
        *what = type_families[i].what;
        return DOSSIER_CONTENT_REFUSED;
      }
  return DOSSIER_CONTENT_UNSURE;
}

/* Bytes that no encoding of text uses, but UTF-16 and UTF-32, which say so with a mark. */
static gboolean
looks_binary (const guint8 *data, gsize length)
{
  if (length >= 2 && ((data[0] == 0xfe && data[1] == 0xff) || (data[0] == 0xff && data[1] == 0xfe)))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    {
      guint8 byte = data[i];

      if (byte <= 0x08 || byte == 0x0b || (byte >= 0x0e && byte <= 0x1a) ||
          (byte >= 0x1c && byte <= 0x1f))
        return TRUE;
    }
  return FALSE;
}

/* The first bytes in lower case, without a mark and white space before them. */
static char *
dup_start (const guint8 *data, gsize length)
{
  gsize start = 0;

  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    start = 3;
  while (start < length && g_ascii_isspace (data[start]))
    start++;
  return g_ascii_strdown ((const char *) data + start, (gssize) (length - start));
}

/* A root element stands at the very start, or after what XML allows before it. */
static gboolean
has_root (const char *start, const char *const *roots, gsize n_roots)
{
  gboolean has_prolog = g_str_has_prefix (start, "<?xml") || g_str_has_prefix (start, "<!--");

  for (gsize i = 0; i < n_roots; i++)
    if (g_str_has_prefix (start, roots[i]) || (has_prolog && strstr (start, roots[i]) != NULL))
      return TRUE;
  return FALSE;
}

static const char *
refuse_as_text (DossierContentVerdict verdict, const guint8 *data, gsize length)
{
  const Signature *signature = find_signature (data, length);

  if (signature != NULL && (signature->is_certain || verdict == DOSSIER_CONTENT_UNSURE))
    return signature->what;
  if (verdict == DOSSIER_CONTENT_UNSURE && looks_binary (data, length))
    return "a file that is no text";
  return NULL;
}

static const char *
refuse_as_page (DossierContentVerdict verdict, const guint8 *data, gsize length)
{
  const char      *what = refuse_as_text (verdict, data, length);
  g_autofree char *start = NULL;

  if (what != NULL || verdict == DOSSIER_CONTENT_WELCOME)
    return what;
  start = dup_start (data, length);
  if (has_root (start, feed_roots, G_N_ELEMENTS (feed_roots)))
    return "a news feed";
  return NULL;
}

static const char *
refuse_as_image (DossierContentVerdict verdict, const guint8 *data, gsize length)
{
  const Signature *signature = find_signature (data, length);
  g_autofree char *start = NULL;

  if (signature != NULL && signature->is_image)
    return NULL;
  if (signature != NULL && (signature->is_certain || verdict == DOSSIER_CONTENT_UNSURE))
    return signature->what;
  start = dup_start (data, length);
  if (has_root (start, page_starts, G_N_ELEMENTS (page_starts)))
    return "a page";
  if (verdict == DOSSIER_CONTENT_WELCOME || has_root (start, svg_roots, G_N_ELEMENTS (svg_roots)))
    return NULL;
  return "a file of another kind";
}

DossierContentVerdict
dossier_content_type_judge_bytes (DossierFetchKind      kind,
                                  DossierContentVerdict verdict,
                                  const guint8         *data,
                                  gsize                 length,
                                  const char          **what)
{
  static const char *(*const refusals[DOSSIER_FETCH_N_KINDS]) (DossierContentVerdict verdict,
                                                               const guint8         *data,
                                                               gsize                 length) = {
    [DOSSIER_FETCH_PAGE] = refuse_as_page,
    [DOSSIER_FETCH_IMAGE] = refuse_as_image,
    [DOSSIER_FETCH_FEED] = refuse_as_text,
  };

  length = MIN (length, DOSSIER_CONTENT_TYPE_SNIFF_BYTES);
  *what = refusals[kind](verdict, data, length);
  return *what == NULL ? DOSSIER_CONTENT_WELCOME : DOSSIER_CONTENT_REFUSED;
}
