/* dossier-decode.c: finds the encoding of received bytes and turns them into UTF-8.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-decode.h"
#include "core/text/dossier-ascii.h"

#include <errno.h>
#include <string.h>

#define REPLACEMENT "\xef\xbf\xbd"
#define MAX_LABEL   40

/* Labels whose meaning on the web differs from the name that iconv knows, or that iconv does not
 * know at all. */
static const struct
{
  const char *label;
  const char *charset;
} LABELS[] = {
  { "ascii", "WINDOWS-1252" },
  { "us-ascii", "WINDOWS-1252" },
  { "iso-8859-1", "WINDOWS-1252" },
  { "iso8859-1", "WINDOWS-1252" },
  { "iso_8859-1", "WINDOWS-1252" },
  { "latin1", "WINDOWS-1252" },
  { "latin-1", "WINDOWS-1252" },
  { "l1", "WINDOWS-1252" },
  { "cp1252", "WINDOWS-1252" },
  { "x-cp1252", "WINDOWS-1252" },
  { "ansi", "WINDOWS-1252" },
  { "x-user-defined", "WINDOWS-1252" },
  { "iso-8859-9", "WINDOWS-1254" },
  { "latin5", "WINDOWS-1254" },
  { "iso-8859-11", "WINDOWS-874" },
  { "tis-620", "WINDOWS-874" },
  { "x-cp1250", "WINDOWS-1250" },
  { "x-cp1251", "WINDOWS-1251" },
  { "gb2312", "GB18030" },
  { "gb_2312-80", "GB18030" },
  { "gbk", "GB18030" },
  { "x-gbk", "GB18030" },
  { "big5", "BIG5-HKSCS" },
  { "x-x-big5", "BIG5-HKSCS" },
  { "shift_jis", "CP932" },
  { "shift-jis", "CP932" },
  { "sjis", "CP932" },
  { "x-sjis", "CP932" },
  { "windows-31j", "CP932" },
  { "x-euc-jp", "EUC-JP" },
  { "euc-kr", "CP949" },
  { "ks_c_5601-1987", "CP949" },
  { "ksc5601", "CP949" },
  { "windows-949", "CP949" },
  { "x-mac-roman", "MACINTOSH" },
  { "mac", "MACINTOSH" },
  { "utf8", "UTF-8" },
  { "unicode-1-1-utf-8", "UTF-8" },
  { "unicode", "UTF-16LE" },
  { "utf-16", "UTF-16LE" },
};

static const struct
{
  const char *bytes;
  gsize       length;
  const char *charset;
} MARKS[] = {
  { "\xef\xbb\xbf", 3, "UTF-8" },
  { "\xff\xfe", 2, "UTF-16LE" },
  { "\xfe\xff", 2, "UTF-16BE" },
};

static char *
normalize_label (const char *label, gsize length)
{
  g_autofree char *lower = NULL;

  while (length > 0 && strchr (" \t\r\n\f\"'", label[0]) != NULL)
    {
      label++;
      length--;
    }
  for (gsize i = 0; i < length; i++)
    if (strchr (" \t\r\n\f\"';>/", label[i]) != NULL)
      length = i;
  if (length == 0 || length > MAX_LABEL)
    return NULL;
  lower = g_ascii_strdown (label, length);
  for (guint i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (strcmp (lower, LABELS[i].label) == 0)
      return g_strdup (LABELS[i].charset);
  return g_ascii_strup (lower, -1);
}

static const char *
find_ascii (const char *data, gsize length, const char *needle)
{
  gsize needle_length = strlen (needle);

  for (gsize i = 0; i + needle_length <= length; i++)
    if (g_ascii_strncasecmp (data + i, needle, needle_length) == 0)
      return data + i;
  return NULL;
}

/* "charset=…" in a content type, a meta element of either style; "encoding=…" in XML. */
static char *
find_label (const char *data, gsize length, const char *name)
{
  const char *end = data + length;
  const char *found = data;

  while ((found = find_ascii (found, end - found, name)) != NULL)
    {
      found += strlen (name);
      while (found < end && g_ascii_isspace (*found))
        found++;
      if (found < end && *found == '=')
        return normalize_label (found + 1, end - found - 1);
    }
  return NULL;
}

static char *
find_declared_in_page (const char *data, gsize length)
{
  const char *end = data + MIN (length, DOSSIER_DECODE_PRESCAN_BYTES);
  const char *tag = data;

  if (length > 5 && memcmp (data, "<?xml", 5) == 0)
    {
      const char *close = memchr (data, '>', end - data);
      char       *label = find_label (data, (close != NULL ? close : end) - data, "encoding");

      if (label != NULL)
        return label;
    }
  while ((tag = find_ascii (tag, end - tag, "<meta")) != NULL)
    {
      const char *close = memchr (tag, '>', end - tag);
      char       *label = find_label (tag, (close != NULL ? close : end) - tag, "charset");

      if (label != NULL)
        return label;
      tag += strlen ("<meta");
    }
  return NULL;
}

typedef struct
{
  gsize n_good;
  gsize n_bad;
} Utf8Census;

/* Counts sequences of more than one byte that are valid UTF-8, and places that are not. */
static Utf8Census
count_utf8 (const char *data, gsize length)
{
  Utf8Census  census = { 0 };
  const char *end = data + length;

  while (data < end)
    {
      gunichar c;

      data += dossier_ascii_measure (data, end - data);
      if (data == end)
        break;
      c = g_utf8_get_char_validated (data, end - data);
      if (c == (gunichar) -1 || c == (gunichar) -2)
        {
          census.n_bad++;
          for (data++; data < end && ((guchar) *data & 0xc0) == 0x80;)
            data++;
          continue;
        }
      census.n_good++;
      data = g_utf8_next_char (data);
    }
  return census;
}

static gboolean
is_single_byte_charset (const char *charset)
{
  return g_str_has_prefix (charset, "WINDOWS-") || g_str_has_prefix (charset, "ISO-8859") ||
         g_str_has_prefix (charset, "KOI8") || g_str_equal (charset, "MACINTOSH");
}

/* Servers often send the label of their default with pages that say otherwise. Text of a
 * single-byte encoding is never valid UTF-8 by chance, and UTF-8 text never without one valid
 * sequence. */
static char *
choose_charset (const char *data, gsize length, const char *content_type, Utf8Census *census)
{
  g_autofree char *declared = NULL;

  if (content_type != NULL)
    declared = find_label (content_type, strlen (content_type), "charset");
  if (declared == NULL)
    declared = find_declared_in_page (data, length);
  /* Whoever could read an ASCII declaration does not have UTF-16 before them. */
  if (declared != NULL && g_str_has_prefix (declared, "UTF-16") && length > 1 && data[0] != '\0' &&
      data[1] != '\0')
    g_clear_pointer (&declared, g_free);
  if (declared != NULL && !is_single_byte_charset (declared) && !g_str_equal (declared, "UTF-8"))
    return g_steal_pointer (&declared);
  *census = count_utf8 (data, length);
  if (census->n_bad == 0 && (declared == NULL || census->n_good > 0))
    return g_strdup ("UTF-8");
  if (declared != NULL && is_single_byte_charset (declared))
    return g_steal_pointer (&declared);
  return g_strdup (census->n_good > census->n_bad ? "UTF-8" : "WINDOWS-1252");
}

static GString *
repair_utf8 (const char *data, gsize length)
{
  GString    *out = g_string_sized_new (length);
  const char *end = data + length;

  while (data < end)
    {
      const char *bad;

      g_utf8_validate (data, end - data, &bad);
      g_string_append_len (out, data, bad - data);
      if (bad == end)
        break;
      if (*bad == '\0')
        {
          data = bad + 1;
          continue;
        }
      g_string_append (out, REPLACEMENT);
      /* One sign for one damaged character: its continuation bytes go along. */
      data = bad + 1;
      for (guint i = 0; i < 3 && data < end && ((guchar) *data & 0xc0) == 0x80; i++)
        data++;
    }
  return out;
}

/* Converts by iconv; bytes that it does not know become U+FFFD one at a time. */
static GString *
convert (const char *data, gsize length, const char *charset)
{
  GIConv   converter = g_iconv_open ("UTF-8", charset);
  GString *out;
  char    *in = (char *) data;
  gsize    left = length;

  if (converter == (GIConv) -1)
    return NULL;
  out = g_string_sized_new (length + length / 4);
  while (left > 0)
    {
      char  buffer[16384];
      char *to = buffer;
      gsize room = sizeof buffer;
      gsize result = g_iconv (converter, &in, &left, &to, &room);
      int   reason = errno;

      g_string_append_len (out, buffer, to - buffer);
      if (result != (gsize) -1 || reason == E2BIG)
        continue;
      g_string_append (out, REPLACEMENT);
      if (reason != EILSEQ)
        break;
      in++;
      left--;
    }
  g_iconv_close (converter);
  return out;
}

static void
remove_nuls (GString *text)
{
  gsize kept = 0;

  if (memchr (text->str, '\0', text->len) == NULL)
    return;
  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] != '\0')
      text->str[kept++] = text->str[i];
  g_string_truncate (text, kept);
}

/* What the Encoding Standard reads the bytes 0x80 to 0x9f of windows-1252 as
 * (https://encoding.spec.whatwg.org/index-windows-1252.txt); 0 where it has nothing. */
static const gunichar WINDOWS_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Nobody means the control characters U+0080 to U+009F: they are letters of windows-1252 that a
 * program once took for Latin-1. */
static GString *
replace_controls (GString *text)
{
  const char *end = text->str + text->len;
  const char *p = text->str;
  GString    *out = NULL;

  for (const char *found = p; (found = memchr (found, 0xc2, end - found)) != NULL; found++)
    {
      guchar   second = found[1];
      gunichar meant = second >= 0x80 && second < 0xa0 ? WINDOWS_1252[second - 0x80] : ' ';

      if (meant == ' ')
        continue;
      if (out == NULL)
        out = g_string_sized_new (text->len + 64);
      g_string_append_len (out, p, found - p);
      if (meant != 0)
        g_string_append_unichar (out, meant);
      p = found + 2;
    }
  if (out == NULL)
    return text;
  g_string_append_len (out, p, end - p);
  g_string_free (text, TRUE);
  return out;
}

char *
dossier_decode_to_utf8 (const char *data,
                        gsize       length,
                        const char *content_type,
                        gsize      *decoded_length)
{
  g_autofree char *charset = NULL;
  GString         *text = NULL;
  /* Not counted yet. */
  Utf8Census census = { .n_bad = G_MAXSIZE };

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (decoded_length != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (MARKS) && charset == NULL; i++)
    {
      if (length < MARKS[i].length || memcmp (data, MARKS[i].bytes, MARKS[i].length) != 0)
        continue;
      charset = g_strdup (MARKS[i].charset);
      data += MARKS[i].length;
      length -= MARKS[i].length;
    }
  if (charset == NULL)
    charset = choose_charset (data, length, content_type, &census);
  if (!g_str_equal (charset, "UTF-8"))
    text = convert (data, length, charset);
  if (text == NULL && census.n_bad == 0)
    text = g_string_new_len (data, length);
  if (text == NULL)
    text = repair_utf8 (data, length);
  remove_nuls (text);
  text = replace_controls (text);
  *decoded_length = text->len;
  return g_string_free (text, FALSE);
}
